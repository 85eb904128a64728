"""What is called the reason of something: «السبب في … هو …», «كان … سبباً في …», «من أسباب … …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.causal import GOES_BACK, Links
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.spans import lengthened
from khabar.claims.traits import REASONS, acts, is_accusative, is_place, is_somebody, is_state
from khabar.grammar.classes import word_class

CALLED = REASONS | word_class("called_reason")  # «كان القصف سبباً في …»
_OF = frozenset({"fi", "li"})  # «السبب في …»، «سبباً لـ…»
_BEHIND = "وراء"
_THAT = "ذلك"  # «السبب في ذلك»: of whatever was told of before
_REACH = 6  # items from a reason to what it is said to be
_WIDEST = 10  # tokens that a reason is called by
_LIES = word_class("lies_in")  # «يكمن السبب في …»
_SAME = word_class("very_same")  # «هي ذاتها أسباب …»
_SELVES = frozenset({"هو", "هي"})


def names_reason(links: Links, item: Item) -> bool:
    """A phrase that calls something a reason: «السبب الرئيسي», «أحد أسباب»."""
    return item.kind == "noun" and _word(links, item) >= 0


def called_so(links: Links, item: Item) -> None:
    """A reason with what it is the reason of: said of what stands before it, or before what it is said to be."""
    effect = _effect(links, item)
    if effect is None:
        return
    cause = said_of(links, item)
    if cause is None:
        end = next((i.index for i in links.items[item.index :] if _start(links, i) >= effect.stop), len(links.items))
        cause = _said_to_be(links, item, end)
    if cause is None or cause.meets(effect):
        return
    if effect.item is not None and effect.item.prep == "li" and effect.draft is not None:
        if effect.draft.modality == "intended":
            effect.draft.modality = "asserted"  # «كان القصف سبباً لنزوح السكان»: it came about, and is no aim
    if cause.start > effect.start:
        cause = lengthened(links.sentence, links.items, cause)
    links.add("reversed", [cause], [effect], _copula(links, item))


def _copula(links: Links, item: Item) -> Item | None:
    """«قد تكون السبب في …»: the verb that says how certain it is."""
    verb = next((i for i in reversed(links.items[: item.index]) if not i.nominal), None)
    return verb if verb is not None and verb.kind == "verb" and verb.has("aux") else None


def says_no_more(links: Links, item: Item) -> bool:
    """«الأسباب الجذرية (التي …)», but not «أسباب الحملة (التي …)»: a reason, and no deed that it is the reason of."""
    at = _word(links, item)
    return item.kind == "noun" and at >= 0 and (at + 1 == item.last or _described(links, at + 1))


def spelled_out(links: Links, item: Item, effects: list[Argument]) -> Argument | None:
    """«السبب الذي دفعه إلى الهرب هو | إعدام صديقه»: what the reason was that a clause of its own tells of."""
    end = max(e.stop for e in effects)
    index = next((i.index for i in links.items[item.index :] if _start(links, i) >= end), len(links.items))
    return _said_to_be(links, item, index)


def _word(links: Links, item: Item) -> int:
    words = links.sentence.words
    for at in range(item.first, item.last):
        if words[at].stem in CALLED:
            return at
    return -1


def _start(links: Links, item: Item) -> int:
    return links.sentence.bounds(item.first, item.last)[0]


def _effect(links: Links, item: Item) -> Argument | None:
    """«سبب | الفرار»، «السبب في | الفرار»، «السبب وراء | الفرار»، «أسباب تدهور الوضع»."""
    at = _word(links, item)
    following = links.items[item.index + 1] if item.index + 1 < len(links.items) else None
    if at + 1 < item.last and not links.sentence.words[at].article and not _described(links, at + 1):
        return Argument(*links.sentence.bounds(at + 1, item.last), item)  # «أسباب | تدهور الوضع»
    if following is None or not following.nominal:
        return None
    if links.sentence.form(following.first) == _BEHIND:
        if following.has("demonstrative") or links.sentence.form(following.first + 1) == _THAT:
            return None
        if following.last - following.first > 1:
            return Argument(*links.sentence.bounds(following.first + 1, following.last), following)
        inner = links.items[following.index + 1] if following.index + 1 < len(links.items) else None
        return links.name(inner) if inner is not None and inner.genitive else None
    if following.genitive and not following.prep or following.prep in _OF:
        this = following.has("demonstrative") and links.sentence.form(following.first) == _THAT
        return links.name(following) if not this else None
    return None


def _described(links: Links, at: int) -> bool:
    """«سبباً | رئيسياً»، «السبب | الأول»: which reason it is."""
    words = links.sentence.words
    return words[at].has("adj", "ordinal") and not words[at].has("noun") or is_accusative(words[at - 1])


def said_of(links: Links, item: Item) -> Argument | None:
    """«كان القصف السبب في …»، «القصف هو السبب في …»: what is called the reason."""
    if item.prep or not item.index:
        return None
    ahead = links.items[item.index - 1]
    was = ahead.kind == "verb" and ahead.has("aux")
    if was or ahead.kind == "other" and ahead.has("pronoun") and links.sentence.form(ahead.first) in _SELVES:
        rows = links.items[links.opening(ahead.index) : ahead.index]
        if was and ahead.negated or not rows or rows[0].prep or any(not i.nominal for i in rows):
            return None
        return _matter(links, rows)
    verb = next((i for i in reversed(links.items[: item.index]) if not i.nominal), None)
    if verb is None or verb.kind != "verb" or verb.negated or not verb.has("aux") or verb.index + 1 == item.index:
        return None
    return _matter(links, links.items[verb.index + 1 : item.index])


def _matter(links: Links, rows: Sequence[Item]) -> Argument | None:
    """The words of a phrase that is no person and no place, from its head to its end."""
    head = rows[0]
    somebody = head.kind == "noun" and (acts(head) or is_somebody(head) or is_state(head) or is_place(head))
    short = head.short and head.has("demonstrative")
    if somebody or short or head.prep or rows[-1].last - head.first > _WIDEST:
        return None
    return Argument(*links.sentence.bounds(head.first, rows[-1].last), head, draft=links.at.get(head.index))


def _said_to_be(links: Links, item: Item, end: int) -> Argument | None:
    """«السبب في الفرار هو | نقص الرواتب»، «من أسباب الفرار | نقص الرواتب»، «سبب الفرار يعود إلى | …»."""
    items = links.items
    if item.prep not in ("", "min") or item.index and items[item.index - 1].nominal and not item.prep:
        return None
    for copula in items[end : end + _REACH]:
        if copula.kind == "verb" and copula.word is not None and not copula.negated:
            way = "ila" if copula.word.means(GOES_BACK) else "fi" if copula.word.means(_LIES) else ""
            told = items[copula.index + 1] if copula.index + 1 < len(items) else None
            if told is None or not told.nominal or told.prep != way or not (way or copula.has("aux")):
                return None
            return links.name(told)
        if copula.kind == "other" and links.sentence.form(copula.first) in _SELVES:
            told = items[copula.index + 1] if copula.index + 1 < len(items) else None
            same = told is not None and told.word is not None and told.word.stem in _SAME
            return links.name(told) if told is not None and told.nominal and not (told.prep or same) else None
        if item.prep == "min" and copula.nominal and not (copula.prep or copula.genitive or copula.conj):
            return links.name(copula)
        if not copula.nominal or copula.conj:
            return None
    return None
