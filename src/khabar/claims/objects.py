"""What a verb of cause brings about, past clauses about what did it: «أدى الهجوم الذي وقع …، إلى مقتل …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.traits import acts, is_place, is_somebody
from khabar.grammar.classes import word_class

_MANNER = word_class("manner")
_OBJECT = 18  # items from a verb to what it brings about
_ASIDE = 9  # items from a comma to the one that closes what stands between
_COMMAS = frozenset("،,")


def object_of(items: Sequence[Item], verb: Item, takes: Sequence[str]) -> Item | None:
    """The head of what the verb brings about, by its preposition."""
    bare: list[Item] = []
    later: Item | None = None
    placed: Item | None = None
    inner = False  # in a clause about what did it: «أدى الهجوم الذي شنه … إلى مقتل …»
    cited = _cited(items, verb)
    for item in items[verb.index + 1 : verb.index + _OBJECT]:
        if item.index in cited:
            continue
        if bare and "bare" not in takes and _opens_aside(items, item, bare[-1]):
            inner = True
        elif item.kind == "mark" and bare and _goes_on(items, item, takes, inner):
            continue  # «أدت الغارات على مواقع في الريف، إلى مقتل …»
        elif item.kind in ("mark", "clause", "relative", "that", "verb") and not _described(items, item):
            if not inner or item.kind != "verb" or item.conj:
                break
        if not item.nominal or inner and not _brought_about(item, takes):
            continue
        if item.prep == "bi" and item.word is not None and item.word.stem in _MANNER:
            continue  # «تسبب القصف بصورة عرضية في …»
        if item.prep == "li" and "ila" in takes:
            if item.index == verb.index + 1:
                return item  # «أفضى لمقتل …»
            later = later or item  # «أدى القصف للحي إلى …»
        elif item.prep in takes and item.prep:
            if later is not None and later.kind == "trigger" and item.kind != "trigger":
                return later  # «ما دفعهم للانتقال | إلى الجبل»
            if item.prep != "fi" or not (placed or _where(item)) or placed and item.kind == "trigger":
                return item
            placed = placed or item  # «تسببت تفجيرات في سوق | في مقتل …»
        if item.prep and not bare and "bare" in takes:
            break  # «خلفا للزعيم …»
        if not item.prep and not item.genitive and not item.conj:
            bare.append(item)
    if "bare" not in takes or not bare:
        return placed if later is not None and _is_there(later) else later or placed
    led = before(items, verb.index)
    if verb.conj and len(bare) > 1 and bare[0].kind == "trigger" and bare[0].index == verb.index + 1:
        return bare[1]  # «وخلفت تلك المواجهات | عشرات القتلى»
    return bare[0] if led.items or led.relative or led.shared is not None or verb.pronoun else bare[-1]


def _cited(items: Sequence[Item], verb: Item) -> range:
    """«أدى القصف | ، وفق المصدر، | إلى …»: who says it, between two commas."""
    rows = items[verb.index + 1 : verb.index + _OBJECT]
    first = next((i.index for i in rows if i.kind == "mark"), None)
    if first is None or first + 1 >= len(items) or items[first].value not in _COMMAS:
        return range(0)
    cite = items[first + 1]
    if cite.entry is None or cite.entry.label != "cite":
        return range(0)
    last = next((i.index for i in items[first + 1 : first + _ASIDE] if i.kind == "mark"), first)
    inner = items[first + 2 : last]
    return range(first, last + 1) if inner and all(i.nominal for i in inner) else range(0)


def _is_there(item: Item) -> bool:
    """«يؤدي عمله في الكشف عن الألغام المضادة | للمشاة»: somebody or a place, and nothing that comes about."""
    return item.kind == "noun" and item.count is None and (acts(item) or is_somebody(item) or is_place(item))


def _opens_aside(items: Sequence[Item], item: Item, told: Item) -> bool:
    """«الهجوم | الذي وقع في …»، «هجوم | استهدف …»: a clause about what did it."""
    if item.kind == "relative":
        return item.value != "what" and not item.conj
    if item.kind != "verb" or item.conj or told.definite or item.entry is None or item.entry.label == "vcause":
        return False
    return all(i.nominal and not i.conj for i in items[told.index : item.index])


def _goes_on(items: Sequence[Item], mark: Item, takes: Sequence[str], inner: bool) -> bool:
    """A comma in a clause about what did it, or right before what it brought about."""
    after = items[mark.index + 1] if mark.index + 1 < len(items) else None
    if after is None or mark.value not in _COMMAS or after.conj:
        return False
    return _brought_about(after, takes) or inner and after.nominal


def _described(items: Sequence[Item], item: Item) -> bool:
    """«أدى انفجار قتل فيه خمسة إلى …»: a clause about what is named right before it."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return item.kind == "verb" and after is not None and after.value == "pronoun" and after.prep == "fi"


def _where(item: Item) -> bool:
    """Where something was, and nothing that was brought about."""
    return item.kind == "noun" and (is_place(item) or item.has("placehead"))


def _brought_about(item: Item, takes: Sequence[str]) -> bool:
    """«عن مقتل …», «في أزمة حادة», «عن 40 قتيلاً» after words that stand between."""
    if not item.nominal or not item.prep or item.prep not in takes:
        return False
    return item.kind == "trigger" or item.count is not None
