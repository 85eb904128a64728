"""Names that no list knows, and single names: people by what stands round them."""

from __future__ import annotations

from collections.abc import Callable

from khabar.grammar.classes import word_class
from khabar.mentions.nameends import GOD, opens_kin
from khabar.mentions.personwords import AFTER_NAMES, KUNYA_STARTS, OTHER
from khabar.mentions.sentence import Sentence
from khabar.words import Word

# Of a form: is it a name in running text, or a word that is hardly ever one; None where it is rarer than that many
# half-octaves, and nobody can tell.
Likely = Callable[[str, int], bool | None]
SEEN, _OFTEN = 8, 12
OVERSEEN = frozenset({"group", "grouphead", "placehead", "place"})  # what a post is over
_LED = frozenset("وبل")  # what such a word begins with is rather a particle
_OWNED = ("هم", "ها", "كم", "نا")
_ENDS = ("ه", "ات", "ون")  # of words of every day rather than of names
_MARKS = ("،", ",", ".", "؛", ":")
_COMPANIONS = word_class("companion")
_KIN, _PLAIN = frozenset({"kin"}), frozenset({"given", "family", "noun"})
_PLAINLY = frozenset("given family noun adj verb say vt vi light aux hedge vcause".split())
_THAT = frozenset({"ان", "انه", "انها", "انهم", "انهن", "اني", "انني", "اننا"})
_DEFINITE = frozenset({"given", "family", "adj"})
_NAMES = 4
_POST = 9  # tokens that a post with what it is over may take
_GOES_ON = frozenset({"comp", "prep", "rel", "cite"})
_WHOSE = 5  # letters of a word that ends in a pronoun


def is_foreign(sentence: Sentence, at: int, before: Word, likely: Likely) -> bool:
    """Two words unknown to every list after a title, a finished phrase or in a list: «الأمريكي دونالد ترامب»."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].kind != "word":
        return False
    word, after = sentence.words[at], sentence.words[at + 1]
    if after.form in KUNYA_STARTS:
        return False  # «الناشط في محافظة إدلب أبو فلان»
    nisba = after.article and after.stem.endswith("ي") and (not after.entries or "family" in after.labels)
    named = not after.article and after.has("given", "family") and not after.any(OTHER)
    unknown = not after.entries and not after.article or after.form == "اغ" or nisba
    ranked = at > 1 and before.article and "title" in sentence.words[at - 2].labels  # «العميد المنشق التوم جدو»
    if word.entries or not (unknown or named) or word.article and not ranked or sentence.tokens[at + 1].tanwin:
        return False  # «دأبوا دوماً»
    if not _may_name(word, likely(word.form, SEEN), before) or not _may_end(after, likely):
        return False
    if word.conjunction:
        return unknown and before.has("title", "honorific", "alias")
    titled = before.has("title", "honorific", "alias")
    if unknown and (
        titled or before.article and (before.has("adj", "nationality") or ranked and "human" in before.labels)
    ):
        return True
    if word.form.endswith((*_ENDS, "ين")) or after.form.endswith(_ENDS):
        return False
    if "say" in before.labels and "noun" not in before.labels:
        return _told(sentence, at + 2)  # «قال بهيد تشيكين، قائد …»
    return before.any(OVERSEEN) and _over(sentence, at) and _ended(sentence, at + 2)  # «في البيشمركة بهيد تشيكين»


def _may_name(word: Word, named: bool | None, before: Word) -> bool:
    """May a name begin with a word of no list, which is ``named`` so often?"""
    if named is False or word.stem.endswith("وا") or _is_owned(word) or word.form in GOD:
        return False  # «الخاصة لوجودنا وكرامتنا»
    if word.form[0] in _LED and not named:
        return False  # «الأطفال بابتسامة عريضة»
    if word.preposition or word.pronoun or len(word.stem) < 3 or not word.article and word.stem[0] in "يت":
        return False
    return not (word.stem[-2:] in ("ان", "ين", "ون") and word.stem[-2:] == before.stem[-2:])  # «زعيمان محليان قويان»


def _may_end(after: Word, likely: Likely) -> bool:
    """May a name of two such words end with this one?"""
    if _is_owned(after) or likely(after.form, _OFTEN) is False or after.lead or after.pronoun or len(after.stem) < 3:
        return False
    if after.stem[0] != "ت":
        return after.stem[0] != "ي"
    return likely(after.form, 0) is None and not after.form.endswith(_ENDS)  # «السورية بهيجة تقترب», but «بهيج تشيكين»


def _told(sentence: Sentence, at: int) -> bool:
    """Does the clause go on here with who he is, or with what he says?"""
    at += sentence.form(at) in ("،", ",")
    return at < len(sentence.words) and sentence.words[at].has("comp", "title", "honorific")


def _over(sentence: Sentence, at: int) -> bool:
    """«المتحدث باسم الوزارة | …»، «حاكم المنطقة | …»: does a post end here with what it is over?"""
    for back in range(at - 1, max(-1, at - _POST), -1):
        word = sentence.words[back]
        if sentence.tokens[back].kind != "word" or word.any(AFTER_NAMES - {"prep"}) and not word.article:
            return False
        if "title" in word.labels and not word.pronoun:
            return back < at - 1 and not sentence.accusative(back)
    return False


def _ended(sentence: Sentence, at: int) -> bool:
    """Does the clause go on here with what is said, or with where and when?"""
    if at >= len(sentence.words) or sentence.tokens[at].kind == "mark":
        return True
    return sentence.words[at].any(_GOES_ON) or sentence.words[at].preposition == "ل"


def _is_owned(word: Word) -> bool:
    """Does a word of no list end as one does that is somebody's: «كرامتنا»، «خيوطها»?"""
    return not word.entries and len(word.form) > _WHOSE and word.form.endswith(_OWNED)


def writer(sentence: Sentence, at: int) -> int:
    """«ترجمة: هبة ناصيف – منصة …»: the end of a name between the marks of a line that says who wrote it; or ``at``."""
    if at and sentence.tokens[at - 1].kind != "mark" or sentence.words[at].article:
        return at
    last = at
    while last < len(sentence.words) and last < at + _NAMES and sentence.tokens[last].kind == "word":
        word = sentence.words[last]
        if word.lead or word.pronoun or word.entries and not word.has("given", "family"):
            return at
        last += 1
    ended = last == len(sentence.words) or sentence.tokens[last].kind == "mark"
    return last if ended and last > at + 1 and "given" in sentence.words[at].labels else at


def is_guest(sentence: Sentence, at: int, common: bool) -> bool:
    """«منذر (اسم مستعار)»، «يقول منذر، الذي …»، «قال عمر: …»: one name, where only somebody can stand."""
    if sentence.form(at + 1) == "(" and sentence.form(at + 2) == "اسم":
        return not common
    word, said = sentence.words[at], sentence.words[at - 1] if at else None
    if said is None or "say" not in said.labels or word.lead:
        return False
    if not common:
        return sentence.form(at + 1) in ("،", ",", ":")
    return _says(sentence, at, said, word)


def _says(sentence: Sentence, at: int, said: Word, word: Word) -> bool:
    """Whether a word that is a name and more speaks: «قال عمر: …», «تقول سلمى، …», and no «قال مدرس: …»."""
    if not word.labels <= _PLAINLY or word.article or word.pronoun:
        return False
    woman = any(e.label == "given" and e.value == "f" for e in word.entries)
    if woman not in {"f" in e.features for e in said.entries if e.label == "say"}:
        return False
    after = sentence.form(at + 1)
    return after == ":" or after in _THAT or woman and after in ("،", ",")


def is_kin(sentence: Sentence, at: int, common: bool) -> bool:
    """«شقيقه الأصغر عمار»، «ابن عمي الأكبر، نبيل، …»، «سالم هادي والد علي»: a given name beside somebody's kin."""
    if common or sentence.form(at - 1) in _COMPANIONS:
        return _is_companion(sentence, at)
    before = at - 1
    if sentence.form(before) in ("،", ","):
        if sentence.form(at + 1) not in ("،", ","):
            return False
        before -= 1
    if before > 0 and sentence.words[before].article and "adj" in sentence.words[before].labels:
        before -= 1
    if before < 0 or sentence.words[at].lead:
        return False
    word = sentence.words[before]
    if opens_kin(sentence, before):
        return before == at - 1 and before > 0 and sentence.words[before - 1].has("given", "family")
    return bool(word.pronoun) and "kin" in word.labels and "verb" not in word.labels


def _is_companion(sentence: Sentence, at: int) -> bool:
    """«صديقي بلال، …»، «عن طريق ابن عمي مفتاح.»: right after somebody's kin or friend and before a mark."""
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    if before is None or word.lead or sentence.form(at + 1) not in _MARKS:
        return False
    if word.article and word.stem[0] == "ا" and "adj" in word.labels:
        return False  # «ابنه الأكبر»
    if before.form in _COMPANIONS:
        return True
    return bool(before.pronoun) and before.labels == _KIN and word.labels <= (_DEFINITE if word.article else _PLAIN)
