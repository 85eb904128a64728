"""Words that are no part of a name though the tagger draws them into one, and names that are nobody's."""

from __future__ import annotations

import re
from functools import lru_cache

from khabar.grammar.classes import word_class
from khabar.mentions.personwords import AFTER_NAMES, BLESSINGS, DIVINE, OF_GOD, PARTICLES, RULES, is_second
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND, VERBAL, Word

GOD = frozenset({"الله", "لله", "بالله"})
_ADJECTIVE = frozenset({"adj"})
_GIVEN = frozenset({"given"})
_NAMED = frozenset({"given", "family"})
APART = word_class("after_name")
_KIN_IN_NAMES = word_class("kin_in_names")
_MANY = ("وا", "ون", "ا")  # ends of verbs of several
_NUMBERS, _ARE = frozenset({"pl", "dual"}), frozenset({"title", "adj", "grouphead"})
_SEVERAL = (*SOUND, "ان", "و")
_AREAS = frozenset(
    "state governorate province region district subdistrict city town village area neighbourhood municipality "
    "county".split()
)
_TOWN = 2  # words of the name of a place
_VERB = 4  # letters of a verb that no foreign name is taken for
_ALA = re.compile(r"\bعلى\b")
_DOTTED = re.compile(r"\b(?:[إا]لي|حتي)\b")  # «إلي» for «إلى»: a report that dots every such letter
_OFTEN = 2
_THEIRS = frozenset({"ه", "ها", "هم"})
_OWNED = 5  # letters of a word that may be a name though it ends as one with a pronoun
_JOINED = 4  # letters of a word that may be «و» and a name
_PRAYED = frozenset({"وجهه", "ثراه"})  # «كرم الله وجهه»
_WHITHER = frozenset({"الي", "من", "عن", "نحو", "باتجاه"})
_LEADS = frozenset("honorific title alias".split())


def after_place(sentence: Sentence, first: int, last: int) -> int:
    """«رئيس ولاية هيرشبيلي | فلان الفلاني»، «حاكم محافظة شانلي أورفة | عز الدين …»: where the name of a place ends that
    the tagger marks with the name behind it; ``first`` where none stands there."""
    if not first or not is_area(sentence.words[first - 1]):
        return first
    for at in range(first + 1, min(first + 1 + _TOWN, last)):
        if sentence.words[at - 1].entries or sentence.words[at - 1].lead:
            break
        if _opens(sentence, at, last):
            return at
    return first


def is_of_town(sentence: Sentence, first: int, last: int) -> bool:
    """«حي العنود بالدمام»: a part of a town and the town, and nobody."""
    town = sentence.words[first + 1] if first and last == first + 2 else None
    return town is not None and town.preposition == "ب" and is_area(sentence.words[first - 1])


def is_area(head: Word) -> bool:
    """«محافظة», «حي»: a word that the name of a place follows."""
    entry = head.entry("placehead") if not head.article else None
    return entry is not None and entry.value in _AREAS


def _opens(sentence: Sentence, at: int, last: int) -> bool:
    """Does a name begin here, by a given name or «عبد …»?"""
    word = sentence.words[at]
    if word.form in DIVINE:
        return last > at + 1
    entry = word.entry("given")
    if entry is None:
        return False
    if last > at + 1 and is_second(word.stem, sentence.form(at + 1)):
        return True  # «سيف الدين …»
    plain = word.labels == _GIVEN and entry.note != "word"
    return plain or last > at + 1 and sentence.words[at + 1].has(*_NAMED)


def ends(sentence: Sentence, at: int) -> bool:
    """«صالح | يحشدون …», «هادي | هو …»: does the name end before this word, whatever the tagger says?"""
    word = sentence.words[at]
    if blesses(sentence, at) or opens_kin(sentence, at):
        return True
    if word.preposition == "ب" and not word.conjunction and "noun" in word.labels:
        return True  # «سالم هادي | بجراح»: a word that is a name elsewhere
    if word.any(_NAMED):
        return False
    if word.form in APART or "pronoun" in word.labels or sentence.tokens[at].tanwin:
        return True
    if word.form in GOD and not bears_god(sentence, at):
        return True
    if word.form.endswith(SOUND) and "group" in word.labels or word.article and "relation" in word.labels:
        return True  # «طالب عسيري الحوثيين بـ…»
    if word.preposition and not word.conjunction and word.entries and "particle" not in word.labels:
        return True  # «هادي بضغط …», «سالم هادي لصحافيين»
    if _is_verb(word) or _went(sentence, at) or _are_several(word) or _is_theirs(word):
        return True
    return _did(sentence, at) or _is_purpose(sentence, at)


def _are_several(word: Word) -> bool:
    """«نايف هادي | صحافيون …», «حمود هادي | القياديان في …»: several, by what they are or how they are."""
    if "sg" in word.features or word.features.isdisjoint(_NUMBERS) or not word.any(_ARE):
        return False
    return word.form.endswith(_SEVERAL)


def _is_theirs(word: Word) -> bool:
    """«بشار هادي | طلعاتها»: what no list knows, with the pronoun of whose it is."""
    return not (word.entries or word.article) and len(word.form) > _OWNED and word.form.endswith(("ها", "هم"))


def _did(sentence: Sentence, at: int) -> bool:
    """«الرئيس هادي | أصدر قراراً», «سالم هادي | التقاه …»: a verb and nothing else, with whom or what it is done to."""
    word = sentence.words[at]
    verb = word.labels <= VERBAL and bool(word.verbal) and word.form[0] == "ا" and not (word.lead or word.article)
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    done = after is not None and after.form[-1] == "ا" and not (after.article or after.any(_NAMED))
    return verb and (word.pronoun in _THEIRS or done)  # no «ثائر البستاني», which could be «ألبس… + ني»


def _is_purpose(sentence: Sentence, at: int) -> bool:
    """«سالم هادي | لطمأنته»: «ل» and a deed of no list that is done to somebody; no name ends so."""
    word = sentence.words[at]
    bound = word.form[0] == "ل" and word.form.endswith("ته") and len(word.form) > _OWNED
    return bound and not word.entries and sentence.source[sentence.tokens[at].stop - 1] == "ه"


def opens_kin(sentence: Sentence, at: int) -> bool:
    """«العقيد خميس | نجل فلان»: whose kin somebody is; «أحمد ابن سالم» is a name, and «إيليا أباه»."""
    word = sentence.words[at]
    if "kin" not in word.labels or word.lead or word.article or word.pronoun or word.any(_NAMED):
        return False
    his = word.form.endswith("ه") and sentence.source[sentence.tokens[at].stop - 1] != "ة"
    return not his and word.stem not in _KIN_IN_NAMES


def blesses(sentence: Sentence, at: int) -> bool:
    """«سالم هادي | رحمه الله», «محمد | صلى الله عليه وسلم»: what is said of God after a name, and no part of it."""
    if sentence.form(at + 1) not in GOD:
        return False
    word = sentence.words[at]
    if word.stem == "رحمه":
        return sentence.source[sentence.tokens[at].stop - 1] == "ه"  # not «رحمة الله»
    if word.stem in OF_GOD:
        return sentence.form(at + 2) in _PRAYED
    return word.form in BLESSINGS


def is_particle(sentence: Sentence, at: int) -> bool:
    """«فلاديمير | فان ويلينبرغ»: a particle before what no list knows, or before another."""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is None or sentence.form(at) not in PARTICLES or sentence.tokens[at + 1].kind != "word":
        return False
    token = sentence.tokens[at]
    if len(after.form) < _VERB or not {"إ", "أ"}.isdisjoint(sentence.source[token.start : token.stop]):
        return after.form in PARTICLES and after.form != "فان"  # «فإن لي صديقاً»
    return after.form in PARTICLES or not (after.entries or after.article or after.lead or after.pronoun)


def may_join(word: Word) -> bool:
    """«كيري | وأعوانه»: «و» before what no list knows, and no name that begins with it."""
    return word.form[0] == "و" and not word.entries and len(word.form) > _JOINED


def _went(sentence: Sentence, at: int) -> bool:
    """«سالم هادي فر إلى تركيا»: a verb of going, however short, right before where to or where from."""
    word, after = sentence.words[at], sentence.words[at + 1 : at + 2]
    if not word.labels <= VERBAL or "vi" not in word.labels or word.lead or "past" not in word.features:
        return False
    return bool(after) and after[0].form in _WHITHER


def _is_verb(word: Word) -> bool:
    if not word.verbal or not word.labels <= VERBAL or word.article or len(word.form) < _VERB:
        return False
    imperfect = all("imperfect" in entry.features for entry in word.verbal)
    return word.future or imperfect and word.form[0] in "يت" or word.form.endswith(_MANY)


def bears_god(sentence: Sentence, at: int) -> bool:
    """«نصر الله», «عبد الله»: does the word before make a name with that of God?"""
    before = sentence.words[at - 1] if at else None
    return before is not None and (before.form[before.lead :] in DIVINE or before.stem in OF_GOD)


def titled(sentence: Sentence, at: int) -> bool:
    """«الرئيس السابق على …»: after a title stands a name, however it is spelled; not in «الإمام على بعد»."""
    before, after = sentence.words[at - 1] if at else None, sentence.words[at + 1 : at + 2]
    if before is None or after and after[0].lead:
        return False
    former = at > 1 and before.article and "adj" in before.labels and sentence.words[at - 2].any(_LEADS)
    return former or before.any(_LEADS)


def rules(sentence: Sentence, at: int) -> bool:
    """«عودة بحاح», «نظام بشار الأسد»: a given name that here is a deed or a thing of him whose name follows."""
    word = sentence.words[at]
    if word.stem not in RULES or word.article or word.pronoun:
        return False
    before = sentence.words[at - 1] if at else None
    # «أكد ناشطون | عودة فلان»: what several are is not said before one name
    return before is None or not before.any(_LEADS) or before.form.endswith(SOUND)


def demands(sentence: Sentence, at: int) -> bool:
    """«وطالب سالم هادي بـ…»: a verb of saying, in the past, at the head of its clause, and no given name."""
    word = sentence.words[at]
    if "say" not in word.labels or word.stem[0] == "ي":
        return False
    return not at or bool(word.conjunction) or sentence.tokens[at - 1].kind == "mark"


def over(sentence: Sentence, at: int) -> bool:
    """Nothing stands here that «على» could govern: the end, a mark, a verb, a conjunction or preposition."""
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "mark":
        return True
    word = sentence.words[at]
    governed = word.has("noun", "human", "placehead", "grouphead", "thing", "nt", "ev")
    return bool(word.conjunction) or word.any(AFTER_NAMES) and not word.article and not governed


def of_name(sentence: Sentence, at: int) -> bool:
    """«ياسر باعزب: …»، «عالية بالحارث، …»: as ``unsplit``, and where the name can only end here."""
    word = sentence.words[at]
    if unsplit(word):
        return True
    if word.preposition != "ب" or word.conjunction or word.pronoun or not over(sentence, at + 1):
        return False
    if word.stem.startswith("ال"):
        return word.labels == _GIVEN
    second = sentence.source[sentence.tokens[at].start + 1]
    return second == "ا" and word.labels <= _ADJECTIVE and not word.article


def unsplit(word: Word) -> bool:
    """«بلعيدي»، «بوسعدية»: what looks like a proclitic before a word that nothing is known of belongs to the name."""
    return word.preposition == "ب" and not (word.conjunction or word.article or word.entries or word.pronoun)


@lru_cache(maxsize=8)
def told_apart(source: str) -> bool:
    """Whether a report writes «على», the preposition, otherwise than «علي», the name."""
    return len(_ALA.findall(source)) >= _OFTEN


@lru_cache(maxsize=8)
def dotted(source: str) -> bool:
    """Whether «علي» may be the preposition, as the report is spelled."""
    return _DOTTED.search(source) is not None
