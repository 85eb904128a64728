"""Who has the family name of somebody hidden in a report that does not name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.share.chosen import Chosen
from khabar.share.identities import Identity, is_known, sources, word_before
from khabar.share.offsets import Mask
from khabar.share.requests import is_word, sentences, words_of
from khabar.text.fold import Text
from khabar.types import Mention, Reading, Span


def of_family(each: Chosen, reading: Reading, text: Text, beside: Sequence[Text]) -> Iterator[Identity]:
    """Who has the family name alone in a report that does not name who is hidden, and the words for their kin.

    It may be somebody else: so it is nobody's number but its own in this report.
    """
    inside = each.in_family(text)
    found = list(_in_text(each, reading, text)) if inside else []
    latin = set[Span]() if inside else set(each.of_family(text))
    yield from found
    if not found and (latin or any(next(each.of_family(other), None) for other in beside)):
        yield Identity(protected=True, loose=latin, families={each.name})


def _in_text(each: Chosen, reading: Reading, text: Text) -> Iterator[Identity]:
    """The same, where the family name stands in the text."""
    others = list(_namesakes(each, reading))
    taken = Mask(len(text.source), (Span(m.start, m.stop) for m in others))
    titled = {m.stop + 1 for m in reading.mentions if m.kind == "role"}
    theirs = any(m.kind == "person" and words_of(m.text)[-1] == each.words[-1] for m in others)
    spans = set[Span]() if theirs else set(each.of_family(text, lambda span: not taken.any(span), titled))
    wholes: dict[str, set[str]] = {}
    for mention in reading.mentions:
        wholes.setdefault(mention.entity or mention.id, set()).update(words_of(mention.text))
    alone = {
        m for m in reading.mentions if m.kind == "person" and m.named and each.is_alone(words_of(m.text))
        and wholes[m.entity or m.id] <= {*each.words, *words_of(m.text)}
    }  # fmt: skip
    told = {
        Span(s.start, s.stop) for s in sources(reading)
        if s.kind in ("person", "anonymous") and s.text and s.start is not None and s.stop is not None
        and each.is_alone(words_of(s.text)) and each.is_alone(words_of(s.name or s.text))
    }  # fmt: skip
    spans |= set(_kin(each, reading))
    standing = told | {Span(m.start, m.stop) for m in alone}
    if standing:
        names = {text.source[span.start : span.stop] for span in standing}
        who = {m.id for m in alone}
        yield Identity(
            protected=True, mentions=who, spans=standing, terms=names, loose=spans, families={each.name}
        )  # fmt: skip
    elif spans:
        yield Identity(protected=True, loose=spans, families={each.name})


def _kin(each: Chosen, reading: Reading) -> Iterator[Span]:
    """«كريم العلي، شقيق أحمد»: the first name behind a word of kinship, and the family name of who stands beside it."""
    lines = sentences(reading.report.text)
    for first in reading.mentions:
        before = word_before(reading.report.text, first.start)
        if first.kind != "person" or words_of(first.text) != each.words[:1] or not is_word("kin", before):
            continue
        line = next(line for line in lines if line.start <= first.start < line.stop)
        for other in reading.mentions:
            named = other.kind == "person" and words_of(other.text)[-1:] == each.words[-1:]
            if named and line.start <= other.start < line.stop:
                yield Span(first.start, first.stop)
                yield Span(other.stop - len(other.text.split()[-1]), other.stop)


def _namesakes(each: Chosen, reading: Reading) -> Iterator[Mention]:
    """People of this family name who have another given name, and no word of kinship before it; places and groups."""
    for mention in reading.mentions:
        if mention.kind in ("place", "group"):
            if is_known(mention.value):
                yield mention
        elif mention.kind == "person" and len(words_of(mention.text)) > 1 and not each.is_alone(words_of(mention.text)):
            if not is_word("kin", word_before(reading.report.text, mention.start)):
                yield mention
