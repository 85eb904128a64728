"""Posts whose holder is not named: «نفى الناطق باسم الجماعة»، «انشقاق قائد كتيبة»; a mention, no claim."""

from __future__ import annotations

from khabar.claims.items import TRIGGER_NOUNS
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.claims.titles import BY_NAME, CALLINGS, INSIDE, extent, is_post, parts
from khabar.grammar.classes import word_class
from khabar.words import Word

_PLURAL = frozenset({"pl", "dual"})
_VERBS = frozenset({"vt", "vi", "vp", "light"})
_DEGREES = word_class("degree")  # no field of a calling
_ANY = word_class("anybody")


def _may_name_post(word: Word) -> bool:
    """By the word alone; not «مساعدة»، «مراقبة»."""
    return not word.pronoun and not word.any(TRIGGER_NOUNS) and is_post(word)


@only_of(labels={"title"}, so=_may_name_post)
def offices(scene: Scene) -> None:
    """The posts that no reader of people has taken, as roles."""
    for at, word in scene.labelled("title"):
        if not _names_post(scene, at, word):
            continue
        end = parts(scene, at, max(extent(scene, at), at + 1))[0]
        end = _whole(scene, at, end)
        if _held(scene, at, end, word):
            scene.roles.append((at, end))


def _names_post(scene: Scene, at: int, word: Word) -> bool:
    """Is the word a post of one person, told here for the first time?"""
    if (
        not _may_name_post(word)
        or not scene.titled(at)
        or scene.verbal(at)
        or word.any(_VERBS)
        and scene.item(at) is None
    ):
        return False
    titles = [e for e in word.entries if e.label == "title"]
    raw = scene.raw(at)
    if any(not _PLURAL.isdisjoint(e.features) for e in titles) or raw.endswith(("ين", "ون", "ى")):
        return False
    before = scene.word(at - 1)
    if before is not None and "adj" in word.labels and _describes(before, word):
        return False  # «المجتمعية والإعلامية»، «رتبة قيادية»
    if before is not None and (
        before.pronoun and "honorific" not in before.labels and "adj" in word.labels or before.stem in _ANY
    ):
        return False
    if any(first <= at < last for first, last in scene.roles):
        return False
    if scene.cover(at) is not None or at in scene.named:
        return False
    apart = word.article or word.conjunction == "و" or scene.form(at + 1) in BY_NAME
    return apart or not any(p.last == at for p in scene.people)


def _describes(before: Word, word: Word) -> bool:
    """Is the word an adjective of what stands before it, or of the same thing as the adjective before it?"""
    if word.article:
        return before.article and (not word.lead or "adj" in before.labels or bool(word.conjunction))
    return word.stem.endswith("ه") and before.stem.endswith("ه") or word.form.endswith("ا")


def _whole(scene: Scene, first: int, end: int) -> int:
    """With the noun that it is the post of, without what leads on: «قاضي التحقيق»، «قائد ميداني [من]»."""
    word = scene.word(end)
    if end == first + 1 and word is not None and not scene.words[first].article:
        if word.article and not word.lead and not word.has("adj", "nationality") and scene.cover(end) is None:
            end += 1
    while end > first + 1 and (scene.is_a(end - 1, "prep") or scene.tokens[end - 1].kind != "word"):
        end -= 1
    return end


def _held(scene: Scene, first: int, end: int, word: Word) -> bool:
    """Does the report tell what the post is, and not only of somebody who has one?"""
    entry = word.entry("title")
    if entry is not None and entry.value == "candidate":
        return False
    common = entry is not None and entry.value in CALLINGS
    told = end > first + 1
    if scene.form(end - 1) in BY_NAME:
        return True
    if common:
        after = scene.words[first + 1] if told else None
        return after is not None and after.article and "nationality" not in after.labels and after.stem not in _DEGREES
    tied = scene.form(end) in INSIDE and scene.cover(end + 1) is not None
    return told or word.article or tied
