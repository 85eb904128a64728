"""What the parts of a name are, as far as their form tells them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.mentions.personwords import BEFORE_FAMILY, DIVINE, KUNYA, is_second
from khabar.mentions.sentence import Sentence
from khabar.types import PersonName
from khabar.words import FATHER


def name_parts(sentence: Sentence, first: int, last: int) -> PersonName:
    """The parts of a name as far as their form tells them; a father only where «بن» says so."""
    start = sentence.words[first].lead
    if len(sentence.form(first)) == 1:
        return PersonName(given=sentence.source[slice(*sentence.bounds(first, last))])
    forms = [sentence.source[t.start : t.stop] for t in sentence.tokens[first:last]]
    folded = [t.form for t in sentence.tokens[first:last]]
    forms[0], folded[0] = forms[0][start:] if len(forms[0]) > start else forms[0], folded[0][start:]
    joined = sentence.words[first].entries == (FATHER,)
    if joined or folded[0] in KUNYA and folded[0] not in ("ابن", "بن") and not forms[0].startswith("آ"):
        end = 1 if joined else 3 if len(folded) > 2 and folded[1] in DIVINE else 2
        rest = forms[end:]
        return PersonName(
            kunya=" ".join(forms[:end]), nisba=" ".join(rest) if rest and rest[-1].endswith("ي") else None
        )
    size = _size(folded, 0)
    given = " ".join(forms[:size])
    father: str | None = None
    if size + 1 < len(folded) and folded[size] in ("بن", "ابن", "بنت"):
        end = size + 1 + _size(folded, size + 1)
        father, size = " ".join(forms[size + 1 : end]), end
    if size >= len(folded):
        word = sentence.words[first]
        alone = (
            size == 1 and father is None and "given" not in word.labels and (word.article or "family" in word.labels)
        )
        return PersonName(family=given) if alone else PersonName(given=given, father=father)
    family = " ".join(forms[-2:]) if len(folded) - size > 1 and folded[-2] in BEFORE_FAMILY else forms[-1]
    return PersonName(given=given, father=father, family=family)


def _size(folded: Sequence[str], at: int) -> int:
    """How many words the name at a place has: two for «عبد الرحمن» and «نور الدين»."""
    if at + 1 >= len(folded):
        return 1
    return 2 if folded[at] in DIVINE or is_second(folded[at], folded[at + 1]) else 1
