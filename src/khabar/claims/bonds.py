"""Who belongs to a group without a word of belonging: «تتبع الكتيبة للفرقة»."""

from __future__ import annotations

from khabar.claims.scene import Scene
from khabar.claims.steps import only_of

_TO = frozenset({"li", "ila"})


@only_of(labels={"relation"})
def bonds(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, _ in scene.labelled("relation"):
        _below(scene, at)


def _below(scene: Scene, at: int) -> None:
    """«وتتبع كتيبة الصقور للفرقة الأولى»: the verb stands before who belongs, and that before to whom."""
    item = next((i for i in scene.verbs if i.first == at), None)
    following = scene.items[item.index + 1 : item.index + 3] if item is not None and not item.negated else []
    if len(following) < 2 or following[0].prep or following[1].prep not in _TO:
        return
    first = following[0].fill[0]
    pointed = "demonstrative" in following[0].labels  # «تتبع هذه الكتيبة لـ…»
    part, whole = scene.group(first) or scene.group(first + pointed), scene.group(following[1].fill[0])
    if part is None or whole is None or part.last > following[0].last:
        return
    draft = scene.pair(
        "membership", "related", ("member", "organisation"), (part.first, part.last), (whole.first, whole.last)
    )
    draft.constants["relation"] = "part"
