"""The part of a spaCy pipeline gives what the reader gives; skipped where spaCy is not installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import khabar
from khabar.share.form import to_dict

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'khabar[spacy]'")
pytest.importorskip("khabar.spacy_pipe")
REPORTS = sorted((Path(__file__).parent / "gold" / "seen" / "text").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("ar")
    made.add_pipe("khabar", config={"outlet": "منبر", "published": "2017-07-15"})
    return made


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_same_mentions_and_claims(nlp: Any, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = nlp(text)
    form = to_dict(khabar.read(text, outlet="منبر", published="2017-07-15"))
    assert doc.text == text
    assert doc._.khabar == form["claims"]
    assert doc._.khabar_reading == form
    spans = list(doc.spans["khabar"])
    assert [(s.id_, s.label_) for s in spans] == [(m["id"], m["kind"]) for m in form["mentions"]]
    for span, mention in zip(spans, form["mentions"], strict=True):
        assert span.start_char <= mention["start"] < mention["stop"] <= span.end_char
        assert span._.khabar_mention == mention
        assert span._.khabar_exact == (span.text == mention["text"])


def test_a_leading_particle_is_said_to_be_there(nlp: Any) -> None:
    doc = nlp("وصل المقاتلون أمس إلى حلب وبالرقة قتل جندي.")
    assert {span.text: span._.khabar_exact for span in doc.spans["khabar"]}["حلب"] is True
    place = next(span for span in doc.spans["khabar"] if span._.khabar_mention["text"] == "الرقة")
    assert (place.text, place._.khabar_exact) == ("وبالرقة", False)


def test_blank_documents_and_stored_ones(nlp: Any) -> None:
    blank = nlp("  \n")
    assert blank._.khabar == []
    assert "khabar" not in blank.spans
    doc = nlp("قتل جندي في حلب.")
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.khabar == doc._.khabar != []
    assert [s.text for s in again.spans["khabar"]] == [s.text for s in doc.spans["khabar"]]
