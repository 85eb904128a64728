"""Words that are a particle, a name or a verb: what the words around them, or their spelling, say they are."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.claims.items import TRIGGER_VERBS, Item, opens_clause
from khabar.claims.traits import is_many
from khabar.claims.verbs import expresses, fixed_verb
from khabar.grammar.classes import word_class
from khabar.words import FUNCTION, SOUND, VERBAL, Word

_WHICH = frozenset({"الذي", "التي", "ما", "مما"})
_PAST = word_class("indeed") | {"فقد"}  # before a verb alone: «قد عبر إلى ليبيا»
_THAT_HE = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})  # «يقال إنه عبر البحر»
_THEN, MOTHER = "ثم", "ام"
_SELVES = {"هو": "sg", "هي": "f", "هم": "pl"}
_DOUBLED = "\u0651"
_DOTLESS = "لى"
_BEFORE = 7  # tokens from «مثل» to «أمام»

_WHO = ("human", "title", "honorific", "grouphead", "alias")
_FAR = 10  # words from a verb of crossing to what is crossed


def verb_after(chunks: Chunks, at: int) -> bool:
    """A word that may be a verb stands here, or something else than a definite noun, a name or a sum."""
    if at >= len(chunks.words) or chunks.words[at].any(VERBAL) and not chunks.words[at].article:
        return True
    return not (chunks.words[at].article or at in chunks.units or at in chunks.numbers)


def is_mother(chunks: Chunks, at: int) -> bool:
    """«استشهدت أم وطفلتها»: right after a verb in the feminine, or before her own kin, no «or»."""
    last, after = chunks.previous, chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if after is None:
        return False
    hers = bool(after.conjunction) and "kin" in after.labels and after.pronoun == "ها"
    she = last is not None and last.kind == "verb" and last.last == at and last.inflected("f")
    return hers or she and not (after.any(VERBAL) or "negation" in after.labels)


def imam(chunks: Chunks, at: int) -> bool:
    """«إمام», not «أمام»: only the seat of the hamza tells the two apart."""
    token = chunks.tokens[at]
    return chunks.words[at].stem == "امام" and "إ" in chunks.sentence.source[token.start : token.stop]


def verbal(chunks: Chunks, at: int) -> bool:
    """«قد عبر إلى ليبيا»، «إنه عبر البحر»، «بيّن»: a verb that is a preposition elsewhere."""
    ahead = chunks.sentence.unjoined(at - 1)
    word = chunks.words[at]
    left = ahead in _WHICH and "vcause" in word.labels and not word.pronoun  # «الهجوم الذي خلف 22 قتيلاً»
    crosses = "vt" in word.labels and not word.lead and (ahead in _THAT_HE or _crosses(chunks, at, ahead))
    return left or ahead in _PAST or crosses or doubled(chunks, at) or _voices(chunks, at)


def _voices(chunks: Chunks, at: int) -> bool:
    """«عبر الوزير عن قلقه»: at the head of a clause, before «عن» and what somebody feels."""
    return opens_clause(chunks.previous) and not chunks.words[at].preposition and expresses(chunks, at)


def _crosses(chunks: Chunks, at: int, ahead: str) -> bool:
    """«ثم عبر الحدود إلى تركيا»، «أن المنشق عبر نهر الفرات»: before a place, after «ثم» or who opens a clause."""
    if at + 1 >= len(chunks.words) or not (
        "placehead" in chunks.words[at + 1].labels or chunks.unit_kind(at + 1) == "place"
    ):
        return False
    who, opened = chunks.previous, chunks.items[-2] if len(chunks.items) > 1 else None
    if who is None or opened is None or who.kind != "noun" or opened.kind != "that":
        return ahead == _THEN
    one = "human" in who.labels and who.inflected("sg") and not who.inflected("f") or who.mention("person") is not None
    return one and who.last == at and not (who.prep or "grouphead" in who.labels)


def on_me(chunks: Chunks, at: int, last: int) -> bool:
    """«قبضوا عليّ في المدينة»: with «me», where a report dots no other «على», and nothing that it governs follows."""
    word, token = chunks.words[at], chunks.tokens[at]
    if word.lead or last > at + 1:
        return False
    source = chunks.sentence.source
    spelled = source[token.start : token.stop]
    if "ى" in spelled or at in chunks.units:
        return False
    ahead = chunks.previous
    deed = ahead is not None and ahead.last == at and (ahead.kind in ("verb", "trigger") or ahead.value == "object")
    if not deed or _DOUBLED not in spelled and _DOTLESS not in source:
        return False  # «الحسين بن علي (رضي الله عنه)»
    if last >= len(chunks.words) or chunks.tokens[last].kind == "mark" or chunks.unit_kind(last) == "date":
        return True
    following = chunks.words[last]
    governs = bool(following.preposition) or bool(following.labels) and following.labels <= FUNCTION
    return governs and not chunks.unit_kind(last) and not following.has("comp", "rel")


def stands_before(chunks: Chunks, at: int) -> bool:
    """«مثل المتهم أمام المحكمة»: a verb by the phrase that goes with it."""
    ahead = chunks.sentence.forms[at + 1 : at + _BEFORE]
    last = chunks.previous
    opens = opens_clause(last) or last is not None and last.kind == "relative" or ahead[:1] == ["امام"]
    return opens and "امام" in ahead and fixed_verb(chunks, at) is not None


def doubled(chunks: Chunks, at: int) -> bool:
    """«بيّن»، «عبّر»: a shadda says that it is the verb, and no preposition."""
    token = chunks.tokens[at]
    word = chunks.words[at]  # «عبّر عن أسفه» crosses nothing
    spelled = "\u0651" in chunks.sentence.source[token.start : token.stop]
    return spelled and not word.any(TRIGGER_VERBS)


def who_did(chunks: Chunks, at: int) -> str:
    """«التنظيم هو من نفذ الهجوم»: how many it is who did it, by the pronoun before «من» and the verb after it."""
    if at + 1 >= len(chunks.words) or not at or at + 1 in chunks.units:
        return ""
    verb = chunks.words[at + 1]
    does = verb.any(VERBAL) and not (verb.lead or verb.article or "human" in verb.labels and not verb.pronoun)
    named = len(chunks.items) > 1 and chunks.items[-2].nominal and not chunks.items[-2].prep
    return _SELVES.get(chunks.sentence.form(at - 1), "") if does and named else ""


def acts(chunks: Chunks, at: int) -> bool:
    """People or a group stand here."""
    return at < len(chunks.words) and (
        "human" in chunks.words[at].labels or chunks.unit_kind(at) in ("person", "group")
    )


def dated(chunks: Chunks, at: int) -> int:
    """The token after a date that stands here."""
    ends = [f.last for f in chunks.sentence.founds if f.kind == "date" and f.first in (at, at + 1)]
    return max(ends, default=at)


def blow(chunks: Chunks, at: int) -> bool:
    """A definite event stands here."""
    return at < len(chunks.words) and chunks.words[at].article and chunks.words[at].has("nt", "ev")


def placed(chunks: Chunks, at: int) -> bool:
    """A place stands here."""
    return at < len(chunks.words) and ("placehead" in chunks.words[at].labels or chunks.unit_kind(at) == "place")


def crosses(chunks: Chunks, at: int) -> bool:
    """«عبر القيادي في الحركة فلان الحدود»: the verb, where somebody follows, and past him a place without «في»."""
    number = chunks.numbers.get(at + 1)
    first = number.last if number is not None else at + 1
    if first >= len(chunks.words) or chunks.words[first].lead or chunks.unit_kind(first) == "place":
        return False
    if not (chunks.unit_kind(first) == "person" or chunks.words[first].has(*_WHO)):
        return False
    for place in range(first + 1, min(first + _FAR, len(chunks.words))):
        word, before = chunks.words[place], chunks.words[place - 1]
        if chunks.tokens[place].kind == "mark" or word.conjunction:
            return False
        bare = not word.lead and not before.has("prep", "demonstrative") and (word.article or placed(chunks, place))
        if bare and placed(chunks, place):
            owned = before.has("human", "title", "grouphead", "placehead") and not before.definite
            return not owned or chunks.closed(place - 1) or place - 1 in chunks.units  # not «عبر قادة الحدود»
    return False


def others(last: Item | None, word: Word) -> bool:
    """«استقبل المخيم | الفارين من …»: people in the plural after what is one, and so told of by themselves."""
    if last is None or last.word is None or last.count:
        return False
    if not word.article:  # «محاكمة عائدين من …»، «شهادة منشق عن …»: whose it is
        many, her = word.form.endswith(SOUND) and not is_many(last), last.word.stem.endswith("ه")
        apart = many or her and not word.form.endswith(("ه", "ات"))
        people = "human" in word.labels and "ap" in word.labels and not word.lead
        return apart and people and not (last.definite or last.has("human", "kin", "grouphead", "demonstrative", "adj"))
    if not word.form.endswith(SOUND):
        return False
    if last.word.form.endswith(SOUND[0]) and word.form.endswith(SOUND[1]):
        return True  # «اقتاد المسلحون | المعتقلين إلى …»
    one = last.inflected("sg") and not last.inflected("pl") and not last.inflected("dual")
    return one and not last.partitive and not last.word.stem.endswith(SOUND)


def accusative(last: Item | None, word: Word) -> bool:
    """«15 عنصراً منشقاً عن …»: people or a thing of whom an accusative after them tells."""
    if last is None or last.word is None or word.lead or last.definite or not last.word.form.endswith("ا"):
        return False
    return last.has("human", "kin", "thing", "weapon")
