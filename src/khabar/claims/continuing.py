"""Whether a verb of saying that names nobody goes on with who spoke last, or with whom its own sentence tells of."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.cues import cue_of, feminine, plural
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.sources import phrase
from khabar.claims.speaker import Speaker
from khabar.claims.speakers import Roster
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_ADDS = word_class("adds")
_AFTER = frozenset({"clause", "that"})  # «حينما قال», «لكنه أوضح»
_OF = frozenset({"", "fi", "li", "min"})  # «القيادي في الحركة», and not «أشاد الأمير بالاهتمام»
_UNDERGONE = ("killing", "injury", "arrest", "abduction", "detention", "release", "missing")
_HERE, _I, _BARE = "هنا", "أ", word_class("bare_alef")


def is_here(sentence: Sentence, item: Item) -> bool:
    """«هنا», which is «هنّأ» but for its hamza."""
    if sentence.words[item.first].stem != _HERE:
        return False
    start, stop = sentence.bounds(item.first, item.last)
    return sentence.source[start:stop] == _HERE


def is_mine(sentence: Sentence, item: Item) -> bool:
    """«أعتقد أن», with the hamza of «I» that «اعتقد» has not."""
    entry = cue_of(item)
    start, _ = sentence.bounds(item.first, item.last)
    return entry is not None and not item.conj and entry.lemma in _BARE and sentence.source[start] == _I


def tells_of_noun(items: Sequence[Item], item: Item) -> bool:
    """«نص بسيط يذكر مقتله», «طروحات ترد على ذلك»: a verb that tells of the thing right before it, and of nobody."""
    held = items[item.index - 1] if item.index else None
    if held is None or item.conj or held.kind != "noun" or held.last != item.first or not item.inflected("imperfect"):
        return False
    known = held.definite or held.pronoun or held.mentions
    return not (known or held.has("human", "title", "given", "family", "demonstrative"))


def are_others(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«قالوا»، «نص بسيط يذكر»، «أعتقد»: several people, a thing, or whoever writes, and not the one who spoke last."""
    last = roster.speakers[-1] if roster.speakers else None
    told = next((i for i in reversed(items[: item.index]) if i.kind == "verb"), None) if item.conj else None
    if tells_of_noun(items, item) or is_mine(sentence, item) or told is not None and _says_nothing(items, told):
        return True
    return plural(item) and last is not None and last.mention is not None and last.kind == "person"


def _says_nothing(items: Sequence[Item], verb: Item) -> bool:
    """«وثائق تفصح عن فكرهم وتكشف عن …»: of the thing of which the verb before it tells."""
    return "say" in verb.labels and tells_of_noun(items, verb)


def acting(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> Speaker | None:
    """«ظهر القيادي فلان في تسجيل، وقال»: who acts in the sentence before the verb of saying."""
    held, entry = items[item.index - 1], cue_of(item)
    if entry is None or entry.lemma in _ADDS:
        return None  # «ووجه الوزير رسالة، وأضاف أن …»: he who spoke before adds to it
    if is_mine(sentence, item) or not item.conj and held.kind not in _AFTER and not (held.kind == "verb" and held.conj):
        return None
    nouns = _subject(sentence, items, item)
    return roster.read(sentence, items, nouns) if nouns else None


def _subject(sentence: Sentence, items: Sequence[Item], item: Item) -> list[Item]:
    many, woman = plural(item), feminine(item)
    if cue_of(item) is None or not many and woman is None:
        return []
    for verb in reversed(items[: item.index]):
        if verb.kind == "that" or verb.kind == "mark" and verb.value in "؛:.…":
            return []
        if verb.kind != "verb" or "aux" in verb.labels or verb.index and items[verb.index - 1].kind == "relative":
            continue
        if _is_undergone(verb) or not many and verb.inflected("f") != woman or tells_of_noun(items, verb):
            return []
        nouns = [n for n in phrase(sentence, items, verb.index + 1).nouns if n.index < item.index]
        lead = next((n for n in nouns if not n.prep), None)
        if lead is None or sentence.accusative(lead.first):
            front = before(items, verb.index)
            if not front.items or front.relative or front.shared is not None:
                continue
            nouns, lead = front.items, front.items[0]
        if lead.inflected("pl") != many or not _is_somebody(lead):
            return []
        return [
            lead,
            *(n for n in nouns if n.index > lead.index and n.prep in _OF and (n.prep or n.mentions or n.genitive)),
        ]
    return []


def _is_undergone(verb: Item) -> bool:
    value = verb.entry.value if verb.entry is not None else ""
    return "vp" in verb.labels or any(part.split("_")[0] in _UNDERGONE for part in value.split("|"))


def _is_somebody(item: Item) -> bool:
    """A person by name, or who holds a post, and neither «الشاب», whom the report may name elsewhere, nor an army."""
    if item.kind != "noun" or item.prep:
        return False
    return item.mention("person") is not None or "title" in item.labels and not _is_accusative(item)


def _is_accusative(item: Item) -> bool:
    """«لا ينتظر عائدا سريعا»: no subject."""
    return not item.definite and item.word is not None and item.word.form.endswith("ا")
