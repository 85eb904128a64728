"""Names that no list knows, and single names: people by what stands round them."""

from __future__ import annotations

from collections.abc import Callable

from khabar.grammar.classes import word_class
from khabar.mentions.nameends import GOD, opens_kin
from khabar.mentions.personwords import KUNYA_STARTS
from khabar.mentions.sentence import Sentence
from khabar.words import Word

# Of a form: is it a name in running text, or a word that is hardly ever one; None where it is rarer than that many
# half-octaves, and nobody can tell.
Likely = Callable[[str, int], bool | None]
SEEN, _OFTEN = 8, 12
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
_WHOSE = 5  # letters of a word that ends in a pronoun


def is_foreign(sentence: Sentence, at: int, before: Word, likely: Likely) -> bool:
    """Two words unknown to every list after a title, a finished phrase or in a list: «الأمريكي دونالد ترامب»."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].kind != "word":
        return False
    word, after = sentence.words[at], sentence.words[at + 1]
    if after.form in KUNYA_STARTS:
        return False  # «الناشط في محافظة إدلب أبو فلان»
    nisba = after.article and after.stem.endswith("ي") and (not after.entries or "family" in after.labels)
    unknown = not word.entries and (not after.entries and not after.article or after.form == "اغ" or nisba)
    ranked = at > 1 and before.article and "title" in sentence.words[at - 2].labels  # «العميد المنشق التوم جدو»
    if word.article and not ranked or word.stem.endswith("وا") or sentence.tokens[at + 1].tanwin:
        return False  # «دأبوا دوماً»
    named = word.has("given", "family") or likely(word.form, SEEN)
    if named is False or _is_owned(word) or _is_owned(after) or likely(after.form, _OFTEN) is False or word.form in GOD:
        return False  # «الخاصة لوجودنا وكرامتنا»
    if word.form[0] in _LED and not named:
        return False  # «الأطفال بابتسامة عريضة»
    if not unknown or word.preposition or after.lead or word.pronoun or after.pronoun:
        return False
    if len(word.stem) < 3 or len(after.stem) < 3 or not word.article and word.stem[0] in "يت":
        return False
    if (
        after.stem[0] == "ي"
        or after.stem[0] == "ت"
        and (likely(after.form, 0) is not None or after.form.endswith(_ENDS))
    ):
        return False  # «السورية بهيجة تقترب», but «بهيج تشيكين»
    if word.stem[-2:] in ("ان", "ين", "ون") and word.stem[-2:] == before.stem[-2:]:
        return False  # «زعيمان محليان قويان»
    if word.conjunction:
        return before.has("title", "honorific", "alias")
    if before.has("say", "group") and not before.has("noun"):  # «في البيشمركة بهيد تشيكين»
        return not (nisba or word.form.endswith((*_ENDS, "ين")) or after.form.endswith(_ENDS))
    titled = before.has("title", "honorific", "alias")
    return titled or before.article and (before.has("adj", "nationality") or ranked and "human" in before.labels)


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
