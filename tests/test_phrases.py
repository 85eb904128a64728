"""Phrases with their values, each read whole: ``data/phrases.tsv`` says the kind, the words and the value.

Where «NONE» is expected, no mention of that kind may touch the words.
"""

from pathlib import Path

import pytest

from khabar.reader import Reader
from khabar.types import CodeValue, DateRange, GroupValue, Mention, PersonName, Quantity, Report

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    if line and not line.startswith("#")
]


def _side(number: float | None) -> str:
    return "?" if number is None else f"{number:g}" if number < 1e5 else str(int(number))


def _shown(mention: Mention) -> str:
    match mention.value:
        case DateRange(first, last, basis):
            days = "?" if first is None else first if first == last else f"{first}..{last}"
            return f"{days} {(basis or '-')[0]}"
        case Quantity(low, high, approximate, unit, currency):
            return f"{_side(low)}..{_side(high)}{'~' * approximate} {currency or unit or ''}".strip()
        case CodeValue(code):
            return code or "-"
        case GroupValue(canonical):
            return canonical or "-"
        case PersonName(given, father, family, kunya, nisba):
            parts = {"given": given, "father": father, "family": family, "kunya": kunya, "nisba": nisba}
            return " ".join(f"{key}={part}" for key, part in parts.items() if part)
    return "-"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}:{row[1]}")
def test_phrase(reader: Reader, row: list[str]) -> None:
    kind, words, expected, published, sentence = row
    reading = reader.read(Report.of(sentence, published=published or None))
    start = sentence.index(words)
    stop = start + len(words)
    touching = [m for m in reading.mentions if m.kind == kind and m.start < stop and start < m.stop]
    if expected == "NONE":
        assert not touching
    else:
        exact = [m for m in touching if (m.start, m.stop) == (start, stop)]
        assert exact, [m.text for m in touching]
        assert _shown(exact[0]) == expected
        assert sentence[exact[0].start : exact[0].stop] == exact[0].text


def test_there_are_many() -> None:
    assert len(ROWS) >= 400
