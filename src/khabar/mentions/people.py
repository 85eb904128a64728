"""People: kunyas, given names with what follows, names after a title, and what the tagger marks."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import PersonName
from khabar.words import VERBAL

KUNYA = frozenset({"ابو", "ابي", "ابا", "ام", "ابن", "بن"})
_DIVINE = frozenset({"عبد", "عبيد"})
_OTHER = frozenset(
    "verb say noun adj human kin title honorific grouphead group media placehead weapon document thing lightnoun prep "
    "sub conj comp rel stop negation vt vi vp nt ni np ev light vcause cite direction nationality demonstrative "
    "particle say_participle aux modal hedge cause mediahead say_noun pronoun".split()
)


class PersonFinder:
    """Finds named people in a sentence."""

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]]) -> list[Found]:
        """Named people in order, never overlapping."""
        founds: list[Found] = []
        at = 0
        while at < len(sentence.tokens):
            last, rule = self._at(sentence, at, tagged)
            if last > at:
                founds.append(Found(at, last, "person", rule, name_parts(sentence, at, last)))
            at = max(at + 1, last)
        return founds

    def _at(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> tuple[int, str]:
        token, word = sentence.tokens[at], sentence.words[at]
        if token.kind != "word" or word.pronoun and not tagged.get(at):
            return at, ""
        bare = word.form[word.lead :] if word.lead else word.form
        if bare in ("ابو", "ابي", "ابا", "ام") and not word.article:
            last = self._kunya(sentence, at, tagged)
            if last > at + 1:
                return last, "person.kunya"
        tag = tagged.get(at)
        if tag is not None and tag[1] == "person":
            last = self._trim(sentence, at, tag[0])
            if last > at:
                return self._grow(sentence, last, tagged), "person.tagger"
        after_title = at > 0 and sentence.words[at - 1].has("honorific", "title") and not sentence.words[at].conjunction
        if self._given(sentence, at):
            last = self._grow(sentence, at + 1, tagged)
            if last > at + 1:
                return last, "person.given"
            if after_title or self._bracketed(sentence, at, last):
                return last, "person.title"
        return at, ""

    @staticmethod
    def _bracketed(sentence: Sentence, at: int, last: int) -> bool:
        return sentence.form(at - 1) == "(" and sentence.form(last) == ")" and not sentence.words[at].has(*_OTHER)

    def _given(self, sentence: Sentence, at: int) -> bool:
        """A given name that is not a common word, or one that stands before another name."""
        word = sentence.words[at]
        entry = word.entry("given")
        if entry is None or word.article and not word.has("family"):
            return self._divine(sentence, at)
        if word.has(*_OTHER):
            following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
            return following is not None and following.has("given", "family") and not following.has(*_OTHER) and not following.lead
        return True

    @staticmethod
    def _divine(sentence: Sentence, at: int) -> bool:
        word = sentence.words[at]
        bare = word.form[word.lead :]
        return bare in _DIVINE and at + 1 < len(sentence.words) and sentence.words[at + 1].article

    def _kunya(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> int:
        following = at + 1
        if following >= len(sentence.tokens) or sentence.tokens[following].kind != "word":
            return at
        word = sentence.words[following]
        if word.conjunction and not word.has("given") or word.has("prep", "rel", "comp", "sub", "negation"):
            return at
        if sentence.words[at].form.endswith("ام") and not (word.has("given") or not word.entries or word.article):
            return at  # أم also means «or»
        last = following + 1
        if self._divine(sentence, following):
            last += 1
        return self._grow(sentence, last, tagged)

    def _trim(self, sentence: Sentence, first: int, last: int) -> int:
        """A tagger span without trailing words that are no name."""
        word = sentence.words[first]
        if word.has("verb", "say", "prep", "sub", "comp", "grouphead", "placehead", "human", "nationality", "cite") and not word.has("given", "family"):
            return first
        while last > first and (sentence.tokens[last - 1].kind == "mark" or sentence.words[last - 1].has("say", "prep", "sub", "rel")):
            last -= 1
        return last

    def _grow(self, sentence: Sentence, last: int, tagged: Mapping[int, tuple[int, str]]) -> int:
        """Further parts of the name: بن, given names, family names, a nisba."""
        while last < len(sentence.tokens):
            token, word = sentence.tokens[last], sentence.words[last]
            if token.kind != "word" or word.pronoun or sentence.quoted[last]:
                break
            if word.form in ("بن", "ابن", "بنت", "ال", "ولد") and last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].kind == "word":
                last += 2
                continue
            if word.form in ("ابو", "ابي", "ابا") and last + 1 < len(sentence.tokens):
                last += 2
                continue
            if self._divine(sentence, last) and not word.lead:
                last += 2
                continue
            if word.lead:
                break
            named = word.has("given", "family") and (not word.has(*_OTHER) or word.has("family"))
            unknown = not word.entries and (word.article or last in tagged and tagged[last][1] == "person")
            if not named and not unknown:
                break
            last += 1
        return last


def name_parts(sentence: Sentence, first: int, last: int) -> PersonName:
    """The parts of a name as far as their form tells them."""
    start = sentence.words[first].lead
    forms = [sentence.source[t.start : t.stop] for t in sentence.tokens[first:last]]
    folded = [t.form for t in sentence.tokens[first:last]]
    forms[0], folded[0] = forms[0][start:] if len(forms[0]) > start else forms[0], folded[0][start:]
    if folded[0] in KUNYA and folded[0] not in ("ابن", "بن"):
        end = 3 if len(folded) > 2 and folded[1] in _DIVINE else 2
        rest = forms[end:]
        return PersonName(kunya=" ".join(forms[:end]), nisba=" ".join(rest) if rest and rest[-1].endswith("ي") else None)
    size = 2 if folded[0] in _DIVINE and len(folded) > 1 else 1
    given, rest = " ".join(forms[:size]), forms[size:]
    father = " ".join(rest[1:-1]) if len(rest) > 2 and rest[0] in ("بن", "ابن") else None
    if father is None and len(rest) == 2 and rest[0] not in ("بن", "ابن"):
        father = rest[0]
    return PersonName(given=given, father=father or None, family=rest[-1] if rest else None)


__all__ = ["KUNYA", "PersonFinder", "VERBAL", "name_parts"]
