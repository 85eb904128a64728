"""Phrases before a verb: which of them can be its subject, and which only say when, where or of whom."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.antecedents import is_instead
from khabar.claims.companions import form_of
from khabar.claims.items import NOMINAL, Item
from khabar.claims.traits import (
    ALL_ALONG,
    OF_DATES,
    PERIODS,
    SELVES,
    is_all_along,
    is_circumstance,
    is_of_date,
    is_place,
    is_reflexive,
)
from khabar.grammar.classes import word_class

BOUND = frozenset({"li", "min", "bi", "by"})  # of a participle: «الموالية لفلان»، «المدعومة بغطاء جوي»
_WHICH_OF = word_class("which_of")
_MOST, _REMARKS = word_class("most"), word_class("remark")
_NO_LEADS = word_class("no_lead")
_BY = frozenset({"by", "backed"})
_ASIDES = ALL_ALONG | OF_DATES | SELVES | PERIODS | _NO_LEADS | _MOST | _REMARKS | _WHICH_OF  # what may be an aside
_NAME = "apposition"
OPENS = frozenset({"since", "during", "after", "at"})


def tells_of(items: Sequence[Item], index: int) -> bool:
    """«وهو …» after the phrase that it tells of."""
    item = items[index]
    if item.word is None or item.word.conjunction != "و" or item.entry is None or item.entry.label != "pronoun":
        return False
    holder = items[index - 2] if index > 1 and items[index - 1].kind == "mark" else items[index - 1] if index else None
    return holder is not None and holder.kind == "noun" and not (holder.prep or holder.genitive)


def _is_hour(item: Item) -> bool:
    """«04,00»: when, and nobody."""
    if item.kind != "noun" or item.word is None:
        return False
    return item.word.form[0].isdigit() and not item.word.form.isdigit() and item.short


def _numbered(items: Sequence[Item]) -> bool:
    """«7- استشهد …»: the number of a point."""
    return len(items) > 1 and items[1].kind == "mark" and form_of(items[0]).isdigit()


def lasts(item: Item) -> bool:
    """«22 عاما»: an age or a while, which does nothing."""
    return item.count is not None and item.word is not None and item.word.stem in PERIODS


def may_lead(items: Sequence[Item], index: int) -> bool:
    """A phrase that is neither cited, nor a genitive, a direction or a mere «هذا»."""
    item, cite = items[index], items[index - 1].entry if index else None
    if cite is not None and cite.label == "cite" or item.genitive or "direction" in item.labels:
        return False
    if item.stem in _ASIDES and _is_aside(items, index) or _is_hour(item) or is_instead(item):
        return False
    if index and _is_of_before(items, index) or not index and _numbered(items):
        return False
    if is_circumstance(item) and not (index and items[index - 1].kind == "that"):
        return False  # «إن حريقاً اندلع»: after «إن» the subject has the ending of an object
    return not ("demonstrative" in item.labels and item.short)


def _is_aside(items: Sequence[Item], index: int) -> bool:
    """A phrase that by its word only says when, where, how long, which or how."""
    item = items[index]
    if is_reflexive(item) or is_of_date(item) or is_all_along(item) or lasts(item) or _which(items, index):
        return True  # «بحسب المصدر ذاته، فر خمسة …»، «البالغ من العمر 22 عاما التحق ب…»
    if item.kind == "noun" and item.stem in _NO_LEADS:
        return True  # «…، الواقعة شمال العاصمة، سيطرت …»، «قبيل الساعة»
    if item.stem in _MOST and item.word is not None and item.word.article and not item.mentions:
        return True  # «وفي الهجوم الأكثر دموية انفجرت …»
    return item.stem in _REMARKS and item.short  # «والجدير بالذكر استسلم قيادي …»


def _is_of_before(items: Sequence[Item], index: int) -> bool:
    """A phrase of what stands right before it: whom somebody obeys, the second of two, what a deed befell."""
    item, before = items[index], items[index - 1]
    if item.prep in BOUND and before.value == "participle":
        return True  # «القوات الموالية للرئيس استعادت …»: whom they obey
    if item.kind == "trigger" and before.kind == "clause" and before.value == "if":
        return True  # «في حال سقوط المدينة سينزح …»
    if item.prep or before.last != item.first:
        return False
    if item.conj:
        return bool(before.prep) and _beside(items, index) or _backs(items, index)
    # «في حال اقتحام الجيش المدينة سينزح …»
    return before.kind in NOMINAL and (_suffers(items, index) or _took_over(items, index))


def _backs(items: Sequence[Item], index: int) -> bool:
    """«مقاتلو الحركة، المدعومة من قطر وتركيا | والسودان، هاجموا …»: one more by whom somebody is backed or called."""
    at = index
    while at and items[at].kind == "noun" and items[at].conj and not items[at].prep:
        if items[at - 1].last != items[at].first:
            return False
        at -= 1
    first, whom = items[at], items[at - 1] if at else None
    if first.kind != "noun" or whom is None or not first.prep:
        return False
    if first.prep == "min" and (is_place(first) and is_place(items[index]) or whom.has("relation")):
        return whom.last == first.prep_at  # «مقاتلون من ليبيا | وتونس هاجموا …»
    return first.prep in _BY


def _took_over(items: Sequence[Item], index: int) -> bool:
    """«منذ تولي الرئيس فلان الحكم، قتل المئات»: who did what tells since when, and what he did."""
    at = index
    while at and items[at - 1].kind in NOMINAL and not items[at].prep and items[at - 1].last == items[at].first:
        at -= 1
    opener = items[at]
    word = opener.word
    told = word is not None and not word.definite and opener.has("light", "noun")
    return at < index and opener.prep in OPENS and told


def _which(items: Sequence[Item], index: int) -> bool:
    """«آخرها انشقاق فلان»: which of them the deed is that follows."""
    item, after = items[index], items[index + 1] if index + 1 < len(items) else None
    told = bool(item.pronoun) and item.word is not None and item.word.stem in _WHICH_OF and item.short
    return told and after is not None and after.kind == "trigger" and not after.prep


def _beside(items: Sequence[Item], index: int) -> bool:
    """«في محافظة حدودية مع سوريا والعراق، قتل …», «أمير الحركة في باي وبكول فلان»: the second of two places."""
    item, first = items[index], items[index - 1] if index else None
    if first is None or not item.conj or item.prep or not first.prep or first.last != item.first:
        return False
    after = items[index + 1] if index + 1 < len(items) else None
    if first.prep == "fi" and first.mention("group") and item.mention("group"):
        return True
    if first.prep == "bayn" and (is_place(item) or after is not None and after.kind == "mark"):
        return True  # «بعد التصعيد بين أنقرة والحزب، أعلنت وحدات …», but «بين الشرطة ومسلحين أطلقوا النار»
    plain = item.short and item.word is not None and not item.word.article
    if "nationality" in item.labels and first.prep == "min" and plain:
        return True  # «قياديين من جنسيات مغاربية وسورية تمكنوا من …»
    named = after is not None and (after.kind == "mark" or after.value == _NAME or bool(after.mention("person")))
    return is_place(first) and is_place(item) and named


def _suffers(items: Sequence[Item], index: int) -> bool:
    """A bare phrase right after a deed that stands with its doer behind a preposition: the object of the deed."""
    if index and items[index - 1].kind == "trigger" and items[index - 1].pronoun and items[index - 1].prep:
        deed = items[index - 1]  # «بعد تركه التنظيم وصل المقاتل …»
        return deed.entry is not None and deed.entry.label == "nt" and deed.last == items[index].first
    if index < 2 or not items[index - 1].genitive or items[index - 1].kind != "noun":
        return False
    deed = items[index - 2]
    told = deed.kind == "trigger" and deed.entry is not None and deed.entry.label == "nt"
    clause = items[index - 3] if index > 2 else None
    behind = bool(deed.prep) or clause is not None and clause.kind == "clause"
    return told and behind and deed.last == items[index - 1].first and items[index - 1].last == items[index].first
