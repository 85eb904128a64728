"""A little of bench/fuzz.py on reports of our own."""

import itertools
from pathlib import Path

import pytest

import fuzz
from khabar.reader import Reader
from khabar.share.form import to_dict
from khabar.types import Report
from scorer import faults


@pytest.fixture(scope="module")
def run(reader: Reader) -> fuzz.Fuzz:
    folder = Path(__file__).parent / "gold" / "seen" / "text"
    reports = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return fuzz.Fuzz(reports, reader, seed=3)


def test_nothing_breaks(run: fuzz.Fuzz) -> None:
    for number in range(300):
        run.one(number)
    assert run.wrong == []
    assert run.claims > 100


@pytest.mark.parametrize(
    "text",
    [
        "تمئتي مقتل ه قيادنفىة",  # a letter alone beside a deed
        "لم يقتل أحد من الجنود سوى",  # an exception that ends its sentence
        "رجلا يدعى «أبو عياض الصغير",  # a name in a quotation that is never closed
        "مقتل \u0640 \u064b\u0651 الجندي",  # words of marks alone
        "عوقب بمجرد نجاحه 2في قتل عدد كبير من السياح",  # a number without what it counts as who did it
    ],
)
def test_what_broke_once_does_not_again(reader: Reader, text: str) -> None:
    assert list(faults(to_dict(reader.read(Report.of(text))))) == []


def test_an_input_is_the_same_again(run: fuzz.Fuzz, capsys: pytest.CaptureFixture[str]) -> None:
    run.one(77, show=True)
    first = capsys.readouterr().out
    run.one(77, show=True)
    assert capsys.readouterr().out == first != ""


def test_a_break_and_a_false_span_are_counted(run: fuzz.Fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "wrong", [])
    monkeypatch.setattr(fuzz, "faults", lambda form: ["false"])
    run.one(1)
    monkeypatch.setattr(fuzz, "render", lambda *_: 1 / 0)
    run.one(4)
    assert any("false" in line for line in run.wrong)
    assert any("ZeroDivisionError" in line for line in run.wrong)


@pytest.mark.skipif(not hasattr(fuzz.signal, "setitimer"), reason="no clock of processor time here")
def test_a_hang_is_stopped() -> None:
    with pytest.raises(fuzz.TooSlow), fuzz.limited(0.05):
        sum(1 for _ in itertools.count())
