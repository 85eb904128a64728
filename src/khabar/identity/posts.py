"""Posts as they are compared: what two reports that call one post by other words have in common."""

from __future__ import annotations

from functools import lru_cache

from khabar.identity.things import nation
from khabar.text.fold import fold_word

# Words for one kind of post, by the word that stands for all of them.
_KINDS = {
    "متحدث": "متحدث متحدثه ناطق ناطقه", "قايد": "قايد امير مسوول امر زعيم", "مدير": "مدير مديره",
    "رييس": "رييس رييسه", "وزير": "وزير وزيره",
}  # fmt: skip
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
# Words that a post is not known by: when, how high, and what every post is of.
_VOID = frozenset(
    """باسم في ل ب من على عن سابق سابقا حالي جديد عام عامه رسمي رسميه ملف ملفات شوون قسم قاطع سابقه مخلوع مقال منشق
    اول ثاني كبير ابرز بارز معروف""".split()
)
SPOKESMAN = "متحدث"


@lru_cache(maxsize=1 << 14)
def head(title: str) -> str:
    """The kind of a post: «الناطق الرسمي» and «المتحدث» are one."""
    first = fold_word(title).split(" ")[0].removeprefix("ال")
    if first not in _KIND and first.endswith("ا") and first[:-1] in _KIND:
        first = first[:-1]
    return _KIND.get(first, first)


@lru_cache(maxsize=1 << 14)
def marks(title: str) -> frozenset[str]:
    """Kind and field, for each field: «مسؤول ملف النفط» and «أمير النفط» share one."""
    words = [_bare(word) for word in fold_word(title).split(" ")[1:]]
    return frozenset(f"{head(title)} {word}" for word in words if word and word not in _VOID and not nation(word))


def _bare(word: str) -> str:
    """A word without article and «ل»: «للنفط», «النفط»."""
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    return word.removeprefix("ال") if len(word) > 4 else word


def one_post(one: str, two: str) -> bool:
    """Whether two titles of one holder may be one post: a field in common, or one kind and no field."""
    if head(one) != head(two):
        return False
    left, right = marks(one), marks(two)
    return bool(left & right) or not (left and right) and (left == right or head(one) == SPOKESMAN)
