"""Groups: named ones of the lexicon, heads with what follows them, and what the tagger marks."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import GroupValue
from khabar.words import VERBAL, Vocabulary, Word

_STOP = frozenset("prep sub conj comp rel negation stop cause cite pronoun demonstrative particle".split())
_NAMED_BARE = frozenset({"armed", "state", "political", "police", "military"})
_LONGEST = 8


class GroupFinder:
    """Finds groups in a sentence; nested ones too («قوات التحالف الدولي», «التحالف الدولي»)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]]) -> list[Found]:
        """Groups in order of their first token."""
        founds: list[Found] = []
        at = 0
        while at < len(sentence.tokens):
            inner = self._known(sentence, at)
            outer = self._headed(sentence, at, tagged)
            tag = tagged.get(at)
            if inner is not None:
                founds.append(inner)
            if outer is not None and (inner is None or outer.last > inner.last):
                founds.append(outer)
            elif inner is None and tag is not None and tag[1] == "group" and self._plausible(sentence, at, tag[0]):
                founds.append(Found(at, tag[0], "group", "group.tagger", GroupValue()))
            at += 1
        return founds

    def _known(self, sentence: Sentence, at: int) -> Found | None:
        word = sentence.words[at]
        lead = len(word.conjunction)
        keys = (word.form[lead:], ("ال" if word.article else "") + word.stem, word.stem)
        for key in dict.fromkeys(keys):
            for parts, entry in self.vocabulary.lexicon.phrases.get(key, ()):
                if entry.label in ("group", "media") and all(
                    sentence.form(at + 1 + i) == part for i, part in enumerate(parts[1:])
                ):
                    canonical = entry.value if entry.label == "group" else None
                    return Found(at, at + len(parts), "group", f"group.{entry.label}", GroupValue(canonical or None))
        single = word.entry("group", "media")
        if single is not None and not word.pronoun:
            canonical = single.value if single.label == "group" else None
            return Found(at, at + 1, "group", f"group.{single.label}", GroupValue(canonical or None))
        return None

    @staticmethod
    def _plausible(sentence: Sentence, first: int, last: int) -> bool:
        word = sentence.words[first]
        return not word.has(*VERBAL, "adj", "noun", "human", "prep", "nationality", "title", "direction")

    def _headed(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        word = sentence.words[at]
        entry = word.entry("grouphead", "mediahead")
        if entry is None or word.pronoun or self._verb_here(sentence, at):
            return None
        last = self._end(sentence, at, word, tagged)
        named = True
        if last == at + 1:
            named = word.article and entry.value in _NAMED_BARE
            if not named:
                return None
        elif not word.article and not any(
            w.article or w.has("group", "nationality", "ethnicity") or sentence.quoted[at + 1 + i] or (at + 1 + i) in tagged
            or not w.entries
            for i, w in enumerate(sentence.words[at + 1 : last])
        ):
            named = False
        return Found(at, last, "group", "group.head", GroupValue(), named)

    @staticmethod
    def _verb_here(sentence: Sentence, at: int) -> bool:
        return sentence.words[at].has(*VERBAL) and not sentence.words[at].article and at == 0

    def _end(self, sentence: Sentence, at: int, head: Word, tagged: Mapping[int, tuple[int, str]]) -> int:
        """Where the name of a group ends: Arabic definiteness again, with its quoted names."""
        last, definite = at + 1, head.article
        while last < len(sentence.tokens) and last < at + _LONGEST:
            token, word = sentence.tokens[last], sentence.words[last]
            if token.kind == "mark":
                if token.form == "(" and last == at + 1 and not definite and self._known(sentence, last + 1):
                    inner = self._known(sentence, last + 1)
                    if inner is not None and sentence.form(inner.last) == ")":
                        return inner.last + 1
                break
            if word.conjunction or word.has(*_STOP) and not word.article:
                break
            if word.preposition:
                if definite and head.article and word.preposition == "ل" and last > at + 1 and word.article:
                    definite = True
                    last += 1
                    continue
                if definite and head.article and word.stem == "حقوق":
                    return min(last + 2, len(sentence.tokens))
                break
            known = self._known(sentence, last)
            tag = tagged.get(last)
            if definite:
                if not word.article or not word.has("adj", "nationality", "ethnicity") and not (
                    not word.entries and word.stem.endswith(("ي", "يه"))
                ):
                    break
                last += 1
                continue
            if known is not None:
                return self._adjectives(sentence, known.last)
            if tag is not None and tag[1] in ("group", "person", "place") and tag[0] > last:
                last, definite = tag[0], True
                continue
            if word.has(*VERBAL) and not word.article and not word.has("grouphead", "noun", "title", "adj", "human"):
                break
            if token.kind == "number" and last > at + 1:
                break
            definite = word.definite or sentence.unquoted[last]
            last += 1
            if word.pronoun or sentence.unquoted[last - 1]:
                break
        while last > at + 1 and not definite and sentence.words[last - 1].has("adj") and not sentence.words[last - 1].has(
            "nationality", "ethnicity"
        ):
            last -= 1
        return last

    @staticmethod
    def _adjectives(sentence: Sentence, last: int) -> int:
        while last < len(sentence.tokens):
            word = sentence.words[last]
            if word.article and not word.conjunction and not word.preposition and word.has("nationality"):
                last += 1
            else:
                break
        return last
