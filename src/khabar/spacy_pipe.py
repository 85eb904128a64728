"""khabar as a part of a spaCy pipeline: ``nlp.add_pipe("khabar")``.

``doc.spans["khabar"]`` holds one span a mention, labelled with its kind; ``doc._.khabar`` the claims and
``doc._.khabar_reading`` the whole reading, both in the published JSON form, so that a document can be stored and sent
between processes. Their offsets are those of ``doc.text``, which is never changed. A mention that begins or ends inside
one of spaCy's tokens (after a leading «و» or «ب») gets the tokens that it touches: ``span._.khabar_mention`` is the
mention itself, and ``span._.khabar_exact`` says whether the span has the same words.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

import khabar
from khabar.errors import EmptyInput
from khabar.share.form import to_dict

KEY, READING = "khabar", "khabar_reading"
Json = dict[str, Any]


class Pipe:
    """Reads each document; ``published`` (an ISO date) and ``outlet`` hold for all documents of the pipeline."""

    def __init__(self, outlet: str | None, published: str | None) -> None:
        self.outlet = outlet
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        try:
            reading = khabar.read(doc.text, outlet=self.outlet, published=self.published)
        except EmptyInput:  # a blank document has nothing to say
            return doc
        doc._.set(READING, to_dict(reading))
        doc.spans[KEY] = [
            doc.char_span(m.start, m.stop, label=m.kind, span_id=m.id, alignment_mode="expand")
            for m in reading.mentions
            if m.stop > m.start
        ]
        return doc


def _claims(doc: Doc) -> list[Json]:
    reading = doc._.get(READING)
    return [] if reading is None else list(reading["claims"])


def _mention(span: Span) -> Json | None:
    """The mention that a span of ``doc.spans["khabar"]`` was made for."""
    reading = span.doc._.get(READING) or {"mentions": []}
    return next((m for m in reading["mentions"] if m["id"] == span.id_), None)


def _exact(span: Span) -> bool | None:
    mention = _mention(span)
    return None if mention is None else (mention["start"], mention["stop"]) == (span.start_char, span.end_char)


def _register() -> None:
    Doc.set_extension(READING, default=None, force=True)
    Doc.set_extension(KEY, getter=_claims, force=True)
    Span.set_extension("khabar_mention", getter=_mention, force=True)
    Span.set_extension("khabar_exact", getter=_exact, force=True)


_register()


@Language.factory(KEY, default_config={"outlet": None, "published": None})  # type: ignore[untyped-decorator,unused-ignore]
def make(nlp: Language, name: str, outlet: str | None, published: str | None) -> Pipe:
    """The part, for ``nlp.add_pipe("khabar", config={"outlet": …, "published": …})``."""
    return Pipe(outlet, published)
