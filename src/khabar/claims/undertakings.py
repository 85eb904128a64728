"""Whose undertaking a deed is, and what is exposed to one: «قيام الطائرات بشن غارات»، «تعرض المدينة لقصف»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import STRIKES, Context
from khabar.grammar.classes import word_class

NEXT, FOILED = 3, 5  # items on which a light verb may throw its doubt
_UNDERTAKING = "قيام"
_EXPOSURE = "تعرض"
_DEALS = word_class("undertakes")
_RANKS = word_class("rank_word")


def undertake(context: Context) -> None:
    """«في ظل قيام الطائرات بشن غارات»: whose undertaking it is does the deed that ب brings in."""
    for deed in context.of("trigger") if _UNDERTAKING in context.sentence.stems else ():
        if deed.prep != "bi" or deed.index < 1:
            continue
        whose = context.items[deed.index - 1]
        if whose.has("lightnoun") and whose.prep == "bi" and deed.index > 1:
            whose = context.items[deed.index - 2]
        last = whose.fill[1]
        if whose.prep in ("min", "fi") and whose.kind == "noun" and deed.index > 1:
            whose = context.items[whose.index - 1]  # «قيام عناصر من الشرطة بمداهمة …»
        if whose.kind != "noun" or whose.light:
            continue
        words = context.sentence.words[whose.first : whose.last]
        at = next((i for i, word in enumerate(words[:-1]) if word.stem == _UNDERTAKING), None)
        if at is None:
            before = context.previous(whose)
            if before is None or not whose.genitive or context.sentence.words[before.last - 1].stem != _UNDERTAKING:
                continue
        else:
            among = context.items[whose.index + 1].prep == "min"
            whose.fill = (whose.first + at + 1, last if among else whose.fill[1])
        context.given[deed.index] = [whose]
        context.orphans.pop(deed.index, None)


def deal(context: Context) -> None:
    """«أدى إلى شن التحالف أولى غاراته على …»، «تنفيذ الجيش غارات على …»: whose undertaking it is deals the blow."""
    for deed in context.of("trigger") if not _DEALS.isdisjoint(context.sentence.stems) else ():
        known = context.deed(deed)
        if known is None or known.event not in STRIKES or deed.prep or deed.conj or not deed.index:
            continue
        whose = context.items[deed.index - 1]
        if (
            whose.kind == "noun"
            and whose.short
            and whose.word is not None
            and whose.word.stem in _RANKS
            and deed.index > 1
        ):
            whose = context.items[deed.index - 2]  # «شن التحالف | أول | غارات …»
        head = context.sentence.words[whose.first]
        if (
            whose.kind != "noun"
            or whose.fill[1] <= whose.first + 1
            or head.stem not in _DEALS
            or head.article
            or head.pronoun
        ):
            continue
        doer = replace(whose, fill=(whose.first + 1, whose.fill[1]))
        if whose.mention("group", "place", "person") is not None:
            context.given.setdefault(deed.index, [doer])


def suffer(context: Context) -> None:
    """«بعد تعرض المدينة لقصف»: what is exposed to a deed is what it befalls."""
    for deed in context.of("trigger") if _EXPOSURE in context.sentence.stems else ():
        if deed.prep != "li":
            continue
        for whose in reversed(context.items[max(0, deed.index - NEXT - 1) : deed.index]):
            if whose.kind not in ("noun", "date"):
                break
            words = context.sentence.words[whose.first : whose.last - 1]
            at = next((i for i, word in enumerate(words) if word.stem == _EXPOSURE), None)
            if at is not None and whose.first + at + 1 < whose.fill[1]:
                whose.fill = (whose.first + at + 1, whose.fill[1])
                context.target.setdefault(deed.index, [whose])
                break
