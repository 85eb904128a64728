"""Harm with an article, which its own clause tells whom it befell: «الدمار الذي لحق بالمدينة»، «الذي تعرضت له»."""

from __future__ import annotations

from khabar.claims.arguments import complements
from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.routes import is_befalling


def harmed(context: Context, item: Item) -> None:
    """Give the noun what the verb of its clause tells: «الدمار الهائل الذي لحق | بممتلكات الأهالي»."""
    relative = context.following(item)
    verb = context.following(relative) if relative is not None and relative.kind == "relative" else None
    if verb is None or verb.kind != "verb" or verb.word is None or verb.has("light"):
        return
    if is_befalling(verb.word):
        context.extra.setdefault(item.index, complements(context.items, verb.index, frozenset({"bi"})))
