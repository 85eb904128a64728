"""Groups and outlets that the lexicon lists by name, and heads of several words: «حزب الله», «وزارة الدفاع»."""

from __future__ import annotations

from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry, Phrases
from khabar.mentions.found import Found
from khabar.mentions.groupwords import TEENS
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import GROUP, Starts
from khabar.types import GroupValue
from khabar.words import SOUND, VERBAL, Vocabulary, Word

HEADS = frozenset({"group", "media", "grouphead", "mediahead"})  # labels of words that a group can begin with
OCCUPIER, _OF_AN_ARMY = "الاحتلال", word_class("of_an_army")
_ITS_ARMY = ("جيش", OCCUPIER)
_DESCRIBING = frozenset({"nationality", "adj"})
_TROOPS = frozenset({"grouphead", "human", "thing", "placehead"})
_DOES, _OPENS = frozenset({"vt", "vi"}), frozenset({"comp", "sub"})
_LEADS_ON = VERBAL | {"prep", "comp", "say"}


class ListedGroups:
    """Finds them by their first two words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._phrases: dict[str, Phrases] = {}  # by their first word and their second
        for first, listed in vocabulary.lexicon.labelled(HEADS).items():
            for parts, entry in listed:
                self._phrases.setdefault(first, {}).setdefault(parts[1], []).append((parts, entry))
        armies = vocabulary.lexicon.labelled(HEADS)[_ITS_ARMY[0]]
        self._occupier = next(entry.value for parts, entry in armies if parts == _ITS_ARMY)
        self._starts = Starts(self._names_one)

    def opens(self, word: Word) -> bool:
        """Can a name or a head of several words begin with the word?"""
        phrases = self._phrases
        return word.form in phrases or not phrases.keys().isdisjoint(_keys(word))

    def goes_on(self, sentence: Sentence, at: int) -> bool:
        """Does the next word go on with one?"""
        word, second, phrases = sentence.words[at], sentence.form(at + 1), self._phrases
        if second in phrases.get(word.form, ()):
            return True
        for key in _keys(word):
            if second in phrases.get(key, ()):
                return True
        return False

    def head(self, sentence: Sentence, at: int) -> tuple[Entry | None, int]:
        """The head of a group at a token, and of how many words it is; its name goes on after them."""
        word = sentence.words[at]
        key = word.stem if word.lead else word.form
        listed = self._phrases.get(key)
        for parts, entry in listed.get(sentence.form(at + 1), ()) if listed is not None else ():
            heads = entry.label == "mediahead" or entry.label == "grouphead" and not parts[-1].startswith("ال")
            if heads and sentence.reads(at + 2, parts[2:]):
                return entry, len(parts)
        return word.entry("grouphead", "mediahead"), 1

    def at(self, sentence: Sentence, at: int) -> Found | None:
        """The name that begins at a token; one of several words before one of a single word."""
        if not self._starts[sentence.forms[at]]:
            return None
        word = sentence.words[at]
        found = self._phrase(sentence, at, _keys(word))
        if found is not None and not (sentence.form(found.last) in TEENS and sentence.words[found.last - 1].article):
            return found  # «الفرقة الرابعة», and not «الفرقة الرابعة عشرة»
        if word.named == OCCUPIER and _occupies(sentence, at):
            return Found(at, at + 1, "group", "group.group", GroupValue(self._occupier))
        single = word.entry("group", "media")
        if single is None or word.pronoun or not self._stands(sentence, at, single):
            return None
        canonical = single.value if single.label == "group" else None
        return Found(at, at + 1, "group", f"group.{single.label}", GroupValue(canonical or None))

    def _phrase(self, sentence: Sentence, at: int, keys: tuple[str, ...]) -> Found | None:
        """A name of several words that the lexicon knows."""
        word, second = sentence.words[at], sentence.form(at + 1)
        for key in keys:
            listed = self._phrases.get(key)
            if listed is None or second not in listed:
                continue  # as mostly
            for parts, entry in listed[second]:
                if not sentence.reads(at + 2, parts[2:]):
                    continue
                if entry.label == "media" and sentence.quoted[at + 1] and word.has("mediahead"):
                    return Found(at + 1, at + len(parts), "group", "group.media", GroupValue())
                if entry.label in ("group", "media"):
                    canonical = entry.value if entry.label == "group" else None
                    return Found(at, at + len(parts), "group", f"group.{entry.label}", GroupValue(canonical or None))
                if entry.label == "grouphead" and parts[-1].startswith("ال") and entry.value != "people":
                    return Found(at, at + len(parts), "group", "group.head", GroupValue())
        return None

    def _stands(self, sentence: Sentence, at: int, entry: Entry) -> bool:
        """«حوثيين» without an article describes; «الميادين» in «مدينة الميادين» is a place."""
        word = sentence.words[at]
        if word.stem.endswith(SOUND) and not word.article and not word.form.startswith("ال", word.lead):
            return False
        if word.named == "الانتقالي" and at and not sentence.words[at - 1].any(_LEADS_ON):
            return False  # «الحل الانتقالي»
        if entry.label == "media" and self._vocabulary.is_place(word.named):
            before = sentence.words[at - 1] if at else None
            return sentence.quoted[at] or before is not None and before.has("mediahead", "cite")
        return True

    def _names_one(self, form: str) -> int:
        word = self._vocabulary.word(form)
        return GROUP if word.has("group", "media") or not self._phrases.keys().isdisjoint(_keys(word)) else 0


def _occupies(sentence: Sentence, at: int) -> bool:
    """«مواجهات مع الاحتلال»، «اعتقل الاحتلال»: an army, and not «منذ الاحتلال»، «الاحتلال العراقي»."""
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is not None and after.article and after.any(_DESCRIBING) or word.pronoun:
        return False
    if before is None or before.any(_OPENS) or sentence.tokens[at - 1].kind == "mark":
        return not word.preposition and after is not None and after.any(VERBAL)  # «إن الاحتلال قصف …»
    if word.preposition:
        near = sentence.words[max(0, at - 2) : at]  # «دورية للاحتلال»، «قوة راجلة للاحتلال»
        return word.preposition == "ل" and any(w.any(_TROOPS) for w in near) and not before.article
    return not _OF_AN_ARMY.isdisjoint((before.stem, before.form)) or before.any(_DOES) and not before.article


def _keys(word: Word) -> tuple[str, ...]:
    """How a name that begins with a word may be listed."""
    if word.form == word.stem == word.named and not word.conjunction:
        return (word.form,)  # as with most
    return word.form[len(word.conjunction) :], word.named, word.stem
