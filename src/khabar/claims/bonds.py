"""Who belongs to a group without a word of belonging: «فلان المقرب من …»، «تتبع الكتيبة للفرقة»."""

from __future__ import annotations

from khabar.claims.owners import owner
from khabar.claims.scene import Scene
from khabar.claims.ties import agrees, belonger, predicated
from khabar.grammar.classes import word_class

_CLOSE = word_class("linked_to")
_TO = frozenset({"li", "ila"})


def bonds(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in enumerate(scene.words if not _CLOSE.isdisjoint(scene.stems) else ()):
        if word.stem in _CLOSE and scene.form(at + 1) == "من" and not (word.preposition or word.pronoun):
            _close(scene, at)
    for at, _ in scene.labelled("relation"):
        _below(scene, at)


def _close(scene: Scene, at: int) -> None:
    """«سالم هادي المقرب من الجماعة»، «المقربة من …»: to a group or somebody by name; not of a source."""
    whole, holder = owner(scene, at), belonger(scene, at)
    named = whole is not None and any(f.first == whole[0] for f in (*scene.groups, *scene.people))
    if whole is None or holder is None or not named:
        return
    own = any(f.first == holder[0] for f in (*scene.groups, *scene.people))
    plain = scene.is_a(holder[0], "human", "grouphead") and not scene.is_a(holder[0], "say_noun", "thing")
    beside = agrees(scene, at, holder) and (scene.words[at].article or not own)
    if not (own or plain) or not (beside or predicated(scene, at, holder)):
        return
    draft = scene.pair("membership", "close", ("member", "organisation"), holder, whole)
    draft.constants["relation"], draft.given = "loyal", beside


def _below(scene: Scene, at: int) -> None:
    """«وتتبع كتيبة الصقور للفرقة الأولى»: the verb stands before who belongs, and that before to whom."""
    item = next((i for i in scene.verbs if i.first == at), None)
    following = scene.items[item.index + 1 : item.index + 3] if item is not None and not item.negated else []
    if len(following) < 2 or following[0].prep or following[1].prep not in _TO:
        return
    part, whole = (scene.group(i.fill[0]) for i in following)
    if part is None or whole is None or part.last > following[0].last:
        return
    draft = scene.pair(
        "membership", "related", ("member", "organisation"), (part.first, part.last), (whole.first, whole.last)
    )
    draft.constants["relation"] = "part"
