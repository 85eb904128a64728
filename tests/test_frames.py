"""Every frame is run on its own examples and refusals; a frame without both fails."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from khabar.errors import FrameError
from khabar.grammar.frames import Example, Frame, parse
from khabar.types import Claim, Report
from made_claims import fills

if TYPE_CHECKING:
    from khabar.reader import Reader

FILES = sorted(
    (file for file in (resources.files("khabar") / "data" / "frames").iterdir() if file.name.endswith(".toml")),
    key=lambda file: file.name,
)
FRAMES = {
    f"{file.name}:{name}": frame
    for file in FILES
    for name, frame in parse(file.name, file.read_text(encoding="utf-8")).items()
}


def rows(kind: str) -> list[object]:
    return [
        pytest.param(frame, example, id=f"{where}-{number}")
        for where, frame in FRAMES.items()
        for number, example in enumerate(frame.examples if kind == "example" else frame.refusals, 1)
    ]


def claims(reader: Reader, text: str, event: str) -> list[Claim]:
    reading = reader.read(Report(text, "sha256:example"))
    return [claim for claim in reading.claims if claim.event == event]


def test_there_are_frames() -> None:
    assert FRAMES


@pytest.mark.parametrize("kind", ["example", "refuse"])
def test_every_frame_has_both(kind: str) -> None:
    bare = [w for w, f in FRAMES.items() if not (f.examples if kind == "example" else f.refusals)]
    assert not bare, f"{len(bare)} frames have no {kind}: {', '.join(bare)}"


@pytest.mark.parametrize(("frame", "example"), rows("example"))
def test_example(reader: Reader, frame: Frame, example: Example) -> None:
    assert example.roles, "an example needs the words of its roles"
    found = claims(reader, example.text, frame.event)
    right = [c for c in found if all(fills(c, role, want) for role, want in example.roles.items())]
    said = [{r: f if isinstance(f, str) else [x.text for x in f] for r, f in c.arguments.items()} for c in found]
    assert right, f"{frame.event} {dict(example.roles)} expected in «{example.text}», found {said}"


@pytest.mark.parametrize(("frame", "example"), rows("refuse"))
def test_refusal(reader: Reader, frame: Frame, example: Example) -> None:
    found = claims(reader, example.text, frame.event)
    assert not found, f"no {frame.event} is said in «{example.text}», found {[c.evidence[0].text for c in found]}"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[a]\nevent = 'killing'", "roles"),
        ("[a]\nroles = { subj = 'actor' }", "event"),
        ("[a]\nevent = 'killing'\nroles = { nowhere = 'actor' }", "nowhere"),
        ("[a]\nevent = 'killing'\nroles = {}\nneed = ['victim']", "need"),
        ("[a]\nevent = 'killing'\nroles = {}\nneeds = 'victim'", "needs"),
        ("[a", "TOML"),
    ],
)
def test_a_frame_that_does_not_hold(text: str, what: str) -> None:
    with pytest.raises(FrameError, match=what) as caught:
        parse("mine.toml", text)
    assert str(caught.value).startswith("mine.toml")
