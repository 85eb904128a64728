"""Who says it where no verb of saying does."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.cues import Speech, denial_at
from khabar.claims.items import Item
from khabar.claims.reach import Reach, around, cut
from khabar.claims.sources import can_speak, opens_quote
from khabar.claims.speakers import Roster
from khabar.claims.subjects import subject_of
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_HEARD = word_class("heard")
_TOLD = 4  # items from «وبين» to its «أن»
SAYING = word_class("saying")


def heard(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> bool:
    """«سمعت من أحد الحراس أنه …»: what somebody was told, and by whom."""
    told = items[item.index + 1 : item.index + 4]
    if not told or told[0].prep != "min" or item.word is None:
        return False
    learnt = any(e.lemma in _HEARD for e in item.word.entries)
    that = next((i for i in told if i.kind == "that"), None)
    if not learnt or that is None or not can_speak(told[0]):
        return False
    speaker = roster.read(sentence, items, [i for i in told if i.nominal and i.index < that.index], True)
    if speaker is None:
        return False
    start = sentence.tokens[that.first].start
    outside, cue = around(made, start), sentence.bounds(item.first, item.last)
    cut(made, sentence.tokens[item.first].start)
    made += reach.forward(sentence, [*outside, speaker], cue, start, "neutral", order, items)
    return True


def explained(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«وبين أن …»، «وبين فلان أن …»: the verb that is spelt like «بين»."""
    that = items[item.index]
    if item.kind == "noun":
        told = [i for i in items[item.index : item.index + _TOLD] if i.kind == "noun"]
        at = item.index + len(told)
        if not item.conj or any(i.conj for i in told[1:]) or at >= len(items) or items[at].kind != "that":
            return
        that = items[at]
        speaker = roster.read(sentence, items, told, True) if can_speak(item) else None
        again = [speaker] if speaker is not None else []
    else:
        again = list(made[-1].speakers) if made else ([s] if (s := roster.again(False)) is not None else [])
    if again:
        cue = sentence.bounds(item.prep_at, item.prep_at + 1)
        cut(made, cue[0])
        made += reach.forward(sentence, again, cue, sentence.tokens[that.first].start, "neutral", order, items)


def saying(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«واصل حديثه بقوله: …»، «اختتم بالقول إن …»: who acts in the sentence speaks."""
    following = items[item.index + 1] if item.index + 1 < len(items) else None
    if following is None or not (
        following.kind == "that"
        or following.kind == "mark"
        and following.value == ":"
        or opens_quote(sentence, following.first)
    ):
        return
    speakers = list(made[-1].speakers) if made else subject_of(roster, sentence, items, item)
    speakers = speakers or ([s] if (s := roster.again(None)) is not None else [])
    if speakers:
        cue = sentence.bounds(item.first, item.last)
        cut(made, sentence.tokens[item.first].start)
        made += reach.forward(sentence, speakers, cue, sentence.tokens[following.first].start, "neutral", order, items)


def denial(
    roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«رغم نفي الحكومة مقتل الجنود، …»: who denies says so, up to the next mark.

    The stance is neutral, for it is ``modality`` that denies what such a noun governs.
    """
    deed = items[item.index + 1] if item.index + 1 < len(items) else None
    at = denial_at(sentence, item) if deed is not None and deed.kind == "trigger" else None
    if deed is None or at is None:
        return
    denier = Item("noun", at + 1, item.last, word=sentence.words[at + 1], fill=(at + 1, item.last), definite=True)
    denier.mentions, denier.index = [f for f in item.mentions if f.first > at], item.index
    speaker = roster.read(sentence, items, [denier])
    if speaker is None:
        return
    mark = next((i for i in items[deed.index :] if i.kind in ("mark", "clause")), None)
    stop = sentence.tokens[mark.first].start if mark is not None else sentence.stop
    cue, start = sentence.bounds(at, at + 1), sentence.tokens[deed.first].start
    made.append(Speech(start, stop, [*around(made, start), speaker], cue, "indirect", "neutral", order))
