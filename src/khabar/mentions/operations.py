"""Operations, battles and exercises by name: «عاصفة الحزم»، «عملية "السهم الذهبي"»، «معركة أطلق عليها اسم …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.gazetteer import Gazetteer
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import CodeValue
from khabar.words import VERBAL, Vocabulary, Word

HEADS = word_class("operation_head")
_MILITARY = word_class("military")  # without one of these a campaign may be of any kind
_ANY_KIND = word_class("any_operation")
# Between «عملية» and its name: «التي أطلق عليها اسم»، «ما يسمى».
_NAMING = word_class("operation_naming")
_CALLED = _NAMING - {"التي", "الذي", "ما", "ب", "عليها", "عليه", "تحت"}
_FEW = 5  # tokens that a name may have
_REACH = 8  # tokens between the noun and its quoted name


class OperationFinder:
    """Finds named operations; the value is the id of a listed one, or None."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._lexicon = vocabulary.lexicon
        self._phrases = vocabulary.lexicon.labelled(frozenset({"operation"}))

    def begins(self, word: Word) -> bool:
        """Can the name of an operation begin with the word, or follow it?"""
        return word.stem in HEADS or "operation" in word.labels or not self._phrases.keys().isdisjoint(_keys(word))

    def find(self, sentence: Sentence, starts: Sequence[int]) -> list[Found]:
        """Operations in order of their first token; ``starts`` are the tokens that one can begin with."""
        founds: list[Found] = []
        for at in starts:
            if founds and at < founds[-1].last:
                continue
            found = self._listed(sentence, at, founds) or self._quoted(sentence, at)
            if found is not None:
                founds.append(found)
        return founds

    def _listed(self, sentence: Sentence, at: int, founds: Sequence[Found]) -> Found | None:
        """A name that the lexicon knows; one that is common words or a force too needs a noun or quotation marks."""
        last, entry = self._known(sentence, at)
        if entry is None or (founds and founds[-1].last > at):
            return None
        after = sentence.words[last] if last < len(sentence.words) else None
        if sentence.quoted[at] and not sentence.unquoted[last - 1] and after is not None and after.article:
            return None  # «"عاصفة الحزم الإعلامية"»
        if entry.note:
            joined = bool(founds) and founds[-1].last >= at - 1 and bool(sentence.words[at].conjunction)
            marked = entry.note == "weak" and sentence.quoted[at] and last - at > 1
            if not (joined or marked or self._led(sentence, at)):
                return None
        return Found(at, last, "operation", "operation.lexicon", CodeValue(entry.value or None))

    def _known(self, sentence: Sentence, at: int) -> tuple[int, Entry | None]:
        word = sentence.words[at]
        for key in _keys(word):
            for parts, entry in self._phrases.get(key, ()):
                if sentence.reads(at + 1, parts[1:]):
                    return at + len(parts), entry
        return at + 1, word.entry("operation")

    @staticmethod
    def _led(sentence: Sentence, at: int) -> bool:
        """Does «عملية» or the like stand before the name, with nothing but what describes or names it between?"""
        for back in range(at - 1, max(-1, at - _REACH), -1):
            word = sentence.words[back]
            if word.stem in HEADS:
                room = back > 0 and sentence.words[back - 1].stem == "غرفه"
                return not room and not (word.article and back == at - 1)
            if (
                sentence.form(back) != "("
                and word.stem not in _NAMING
                and word.form not in _NAMING
                and not word.has("adj")
            ):
                return False
        return False

    def _quoted(self, sentence: Sentence, at: int) -> Found | None:
        """«عملية "السهم الذهبي"»: a name in quotation marks or brackets after a noun that wants one."""
        word = sentence.words[at]
        if word.stem not in HEADS or at > 0 and sentence.words[at - 1].stem == "غرفه":
            return None
        first, named, armed = at + 1, False, word.stem not in _ANY_KIND
        while (
            first < min(len(sentence.tokens), at + _REACH)
            and not sentence.quoted[first]
            and sentence.form(first) != "("
        ):
            between = sentence.words[first]
            named = named or between.stem in _CALLED or between.form in _CALLED
            armed = armed or between.stem in _MILITARY
            if not (between.has("adj") or between.stem in _NAMING or between.form in _NAMING):
                return None
            first += 1
        bracket = sentence.form(first) == "("
        first += bracket
        if not bracket and not _opens(sentence, first):
            return None
        last = self._closed(sentence, first, bracket)
        if not last or not armed or not self._names(sentence, first, last, named):
            return None
        end, entry = self._known(sentence, first)
        code = entry.value or None if entry is not None and end >= last else None
        last = end if code else last
        return Found(first, last, "operation", "operation.quoted", CodeValue(code))

    @staticmethod
    def _closed(sentence: Sentence, first: int, bracket: bool) -> int:
        """The token after a quotation of few words that begins here; 0 where there is none."""
        for last in range(first, min(first + _FEW, len(sentence.tokens))):
            if bracket and sentence.form(last + 1) == ")" or not bracket and sentence.unquoted[last]:
                return last + 1
            if sentence.tokens[last].kind == "mark":
                return 0
        return 0

    def _names(self, sentence: Sentence, first: int, last: int, named: bool) -> bool:
        """Is what is quoted a name, and not a thing of another kind or a writer's doubt («عملية "إرهابية"»)?"""
        words = sentence.words[first:last]
        if any(
            w.any(VERBAL) and not w.article and not w.has("noun", "nt", "ev") or w.has("rel", "cite") for w in words
        ):
            return False
        head = words[0]
        if (
            head.has("group", "grouphead", "media", "mediahead")
            and head.stem != "درع"
            or head.preposition
            or head.conjunction
        ):
            return False
        if any(w.conjunction for w in words) and not named:
            return False
        names = " ".join(w.form for w in words)
        if names in self.gazetteer or head.named in self.gazetteer and len(words) == 1:
            return False
        if any(w.has("given", "kunya") and not w.has("noun") for w in words) or head.form in ("ابو", "ام"):
            return False
        if sentence.forms[first - 1] == "ب" and not named:
            return False  # «وصف العملية بـ"الفعل الجبان"»
        if len(words) == 1:
            return named and not head.has("adj") or head.article and head.has("noun") and not head.has("human", "title")
        return named or words[-1].article or not words[-1].has("adj")


def _opens(sentence: Sentence, at: int) -> bool:
    """Does the quotation mark before a token open a quotation, and not close one?"""
    if at >= len(sentence.tokens):
        return False
    before = sentence.source[sentence.start : sentence.tokens[at].start].rstrip()
    return before.endswith(("«", "“", "„", "‹")) or before.endswith('"') and before.count('"') % 2 == 1


def _keys(word: Word) -> tuple[str, str, str]:
    """How an operation whose name begins with a word may be listed."""
    return word.named, word.stem, word.form[len(word.conjunction) :]
