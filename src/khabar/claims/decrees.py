"""What a decree holds and whose post it ends: «قرار تسليم …»، «منع الأهالي من مغادرة البلدة»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.grammar.classes import word_class

_HEADS = word_class("post_alone")  # a post by itself, and no rank
_BY_WORD_OF, _SINCE = word_class("by_word_of"), "بعد"
_WHY = frozenset({"cause", "because"})  # «… نتيجة الظروف»: why it was decreed, and no part of it


def vacate(context: Context, draft: Draft) -> None:
    """«إعفاء [مدير الشرطة] العقيد فلان من منصبه»: the post that stands before the name, or for it."""
    told = [title.item for title in draft.roles.get("title", [])]
    if any(title is None or not (title.has("post") and title.pronoun) for title in told):
        return
    for filler in draft.roles.get("person", []):
        item = filler.item
        if item is None or item.word is None or item.word.entry("title") is None:
            continue
        person = item.mention("person")
        first, last = min(item.first, item.fill[0]), item.fill[1]
        if person is not None:
            last = person.first if item.fill[0] >= person.first else min(last, person.first)
        while last > first + 1 and context.sentence.words[last - 1].has("honorific"):
            last -= 1  # «مدير الشرطة | العقيد فلان»
        rank = item.has("honorific") and (item.prep == "li" or item.word.stem not in _HEADS)
        if last > first and not (last == first + 1 and rank and person is not None):
            draft.roles.pop("title", None)
            draft.add("title", context.words(first, last, item))
            context.left = replace(item, fill=(first, last), mentions=[])


def hold_order(context: Context, draft: Draft) -> None:
    """What is decreed goes on to the end of its clause: «منع [الأهالي من مغادرة البلدة]»."""
    first = draft.roles["content"][0]
    if first.item is None:
        return
    last = first.item
    for item in context.items[first.item.index + 1 :]:
        if _is_by_word_of(context, draft, item) or _is_since(context, item):
            break
        joined = item.kind == "date" or item.value == "apposition" or _tells_which(context, item, last)
        if not (item.nominal and not item.conj or joined or item.nominal and last.nominal) or item.prep in _WHY:
            break
        last = item
    stop = context.sentence.bounds(last.first, last.last)[1]
    begin = (
        context.sentence.bounds(first.item.first, first.item.last)[0] if first.item.count is not None else first.start
    )
    draft.roles["content"] = [Argument(begin, max(stop, first.stop), first.item)]
    draft.widen(begin, stop)


def _is_by_word_of(context: Context, draft: Draft, item: Item) -> bool:
    """«تعليق الدراسة | بقرار من رئاسة الجامعة»: who decreed it, and no part of what is decreed."""
    whose = context.following(item)
    if item.prep != "bi" or item.word is None or item.word.stem not in _BY_WORD_OF or not item.short:
        return False
    if whose is None or whose.prep != "min" or whose.kind != "noun":
        return False
    if draft.event == "decree" and "issuer" not in draft.roles:
        draft.add("issuer", context.filler(whose))
    return True


def _is_since(context: Context, item: Item) -> bool:
    """«العودة إلى منازلهم | بعد أربع سنوات من تهجيرهم»: when it was decreed."""
    whence = context.following(item)
    since = item.kind == "date" and context.sentence.words[item.first].stem == _SINCE
    return since and whence is not None and whence.prep == "min" and whence.nominal


def _tells_which(context: Context, item: Item, last: Item) -> bool:
    """«دخول النازحين | القادمين من الريف»: which of them, and not who somebody with a name is."""
    return item.value == "participle" and last.kind == "noun" and context.sentence.words[item.first].article


def decide(context: Context, item: Item, inner: Draft) -> None:
    """«قرار تسليم …»: a decree whose content is the deed."""
    draft = context.start("decree", "frame.decree.decision", item, ("content",))
    draft.add("content", Argument(draft.start, max(draft.stop, inner.stop)))
    for filler in context.given.get(item.index, []):
        draft.add("issuer", context.filler(filler))
    draft.polarity = inner.polarity
    context.drafts.append(draft)
