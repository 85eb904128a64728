"""How events are phrased: the lists are read as they are meant, and hold their floors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from phrasings import HALVES, Count, below, judge, lines, measure, parse, summed, tightened

if TYPE_CHECKING:
    from khabar.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "tests" / "gold" / "phrasings"
FLOORS = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))["phrasings"]


def said(event: str, polarity: str = "affirmed", modality: str = "asserted", **roles: str) -> dict[str, Any]:
    arguments = {role: [{"text": text}] for role, text in roles.items()}
    return {"event": event, "polarity": polarity, "modality": modality, "time": None, "arguments": arguments}


def test_a_line_is_read() -> None:
    line = parse("لم يعتقل الأمن سالماً وخالداً. | arrest target=سالم + خالد; actor=الأمن (denied) | !killing")
    assert line.text == "لم يعتقل الأمن سالماً وخالداً."
    assert [(c.event, dict(c.roles), c.polarity, c.modality) for c in line.wanted] == [
        ("arrest", {"target": ("سالم", "خالد"), "actor": ("الأمن",)}, "denied", "asserted")
    ]
    assert line.unwanted == ("killing",)
    assert parse("هدأت المدينة. | !").unwanted == ("*",)
    with pytest.raises(ValueError, match="nothing is said"):
        parse("هدأت المدينة.")


def test_a_claim_is_right_by_its_roles_polarity_and_modality() -> None:
    line = parse("… | arrest target=سالم هادي (intended) | !killing")
    right = judge(line, [said("arrest", modality="intended", target="سالم هادي")])
    assert right == (Count(wanted=1, right=1, unwanted=1), [])
    otherwise, faults = judge(line, [said("arrest", target="سالم هادي"), said("killing")])
    assert otherwise == Count(wanted=1, unwanted=1, wrongly=1)
    assert faults == ["otherwise: arrest", "wrongly said: killing"]
    assert judge(line, [])[0] == Count(wanted=1, silent=1, unwanted=1)


@pytest.mark.parametrize("half", HALVES)
def test_every_line_names_words_of_its_sentence(half: str) -> None:
    for path in sorted((LISTS / half).glob("*.txt")):
        for line in lines(path):
            for claim in line.wanted:
                for role, texts in claim.roles.items():
                    closed = role in {"change", "status", "relation", "outcome", "kind"}
                    missing = [text for text in texts if text.removeprefix("ال") not in line.text]  # «للجيش»
                    assert closed or not missing, f"{path.name}: {missing} of {role} is not in the sentence"


def test_floors_hold(reader: Reader) -> None:
    from khabar.intake import read_bytes
    from khabar.share.form import to_dict

    found = {
        half: summed(measure(LISTS / half, lambda data, name: to_dict(reader.read(read_bytes(data, path=name)))))
        for half in HALVES
    }
    assert not below(found, FLOORS), below(found, FLOORS)


def test_floors_only_rise() -> None:
    found = {"open": Count(wanted=10, right=6, unwanted=10, wrongly=2)}
    bounds = {"open": {"right": 0.7, "wrongly said": 0.1}}
    assert tightened(found, bounds) == bounds
    assert tightened(found, {}) == {"open": {"right": 0.6, "wrongly said": 0.2}}
    assert len(below(found, bounds)) == 2
