"""What a deed is for, or is feared: what «ل» brings in has yet to be done, what is guarded against has not come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.claims.context import GOING
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_named_group
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_FEARS = word_class("fears")
_COMING = word_class("coming")
_UNDERGO = ("عرض", "خضع", "خاضع", "تصد", "استجاب", "نتيجه", "نظر")  # «تعرض لهجوم»، «تخضع لسيطرة»: no purpose
_EXPOSED = "عرضه"  # «عرضة لهجمات»: which may come
_AS_SUCH = word_class("deed_as_such")
# «إدانة الوزارة للهجوم»، «ثأراً لمقتله»، «آثار لقصف»: what «ل» is the object or the owner of, and no aim.
_RECORDINGS = word_class("recording")  # «فيديو لإعدام …»: what they show, and no aim either
_OF = word_class("no_aim")
_OCCASIONS = word_class("sitting")
_WARDS, _KEEPS_FROM, _OFF = word_class("wards"), word_class("keeps_from"), frozenset({"an", "li"})
_AIMING = word_class("campaign") | {"اجراء"}
_BESIDE = frozenset({"apposition", "pronoun", "participle"})  # what may stand beside a noun
_AIMS_AT = word_class("aims_at")
_TOWARD, _STEPS = "toward", frozenset({"nt", "ni"})
_BRINGS_ABOUT = word_class("brings_about")
_IS_FORCED = "اضطر"  # to what he is forced he does
_BESIDES = 2  # items: «فيديو | منشور | لإعدام …»
_STOPPING = "وقف"
_FOR = frozenset({"for", "li"})
_REACH = 8  # items from what somebody undergoes to the deed
_NEARBY = 5  # items from what wards something off to the deed


def is_wanted(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """Any deed but a move, which who sets out for it makes: «حضروا لعبور الحدود» tells of none yet."""
    return draft.event not in GOING or has_come(items, at)


def is_shown(items: Sequence[Item], deed: Item) -> bool:
    """«نشر صورا لقصف البلدة»: what a recording shows."""
    near = items[max(0, deed.index - _BESIDES) : deed.index] if deed.prep == "li" else ()
    return any(i.kind == "noun" and i.word is not None and i.word.stem in _RECORDINGS for i in near)


def is_aimed(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«تنتظر القوات أوامر للتحرك نحو العاصمة وتحريرها»: joined to what somebody sets out to do."""
    if at.kind != "trigger":
        return False
    if at.prep == "ila":
        toward = sentence.words[at.prep_at].entry("direction") if at.prep_at >= 0 else None
        if toward is not None and toward.value == _TOWARD and at.entry is not None and at.entry.label in _STEPS:
            return True  # «خطوة نحو تحرير المدينة»
        meant = sentence.words[at.prep_at - 1] if at.prep_at > 0 else None
        return meant is not None and meant.article and meant.stem in _AIMS_AT  # «النهج الرامي إلى قتل …»
    if at.prep:
        return False
    if not at.conj:
        return _brought_about(items, at, sentence)
    before = joined_to(items, at)
    while before is not None and before.conj and not before.prep:
        before = joined_to(items, before)  # «لتدريب الجنود وتزويدهم بالسلاح ونقلهم»
    return before is not None and before.prep == "li" and is_purpose(items, before, sentence)


def _brought_about(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«لتسهيل دخول النازحين»: in the genitive of a noun that says no more than that the deed is brought about."""
    by = bearer(items, at)
    return by is not at and by.prep == "li" and is_purpose(items, by, sentence)


def bearer(items: Sequence[Item], at: Item) -> Item:
    """The noun that brings a deed about, of which the preposition is: «على تسهيل دخول …»; or the deed."""
    before = items[at.index - 1] if at.index and at.genitive else None
    if before is None or before.kind != "noun" or before.last != at.first or before.word is None:
        return at
    return before if before.word.stem in _BRINGS_ABOUT else at


def governor(items: Sequence[Item], at: Item) -> Item:
    """The phrase at the head of a row of genitives: «لتجنب | سقوط | قتلى»."""
    while at.genitive and at.index and items[at.index - 1].nominal and items[at.index - 1].last == at.first:
        at = items[at.index - 1]
    return at


def joined_to(items: Sequence[Item], at: Item) -> Item | None:
    """The deed that a deed is joined to, with nothing but nouns between them."""
    for before in reversed(items[: at.index]):
        if before.kind == "trigger" and (not before.genitive or governor(items, before).prep in _FOR):
            return before  # «من أجل استمرار [السيطرة] عليها وإخراج …»
        if before.kind == "mark" and before.value in "،," and before.index == at.index - 1 and at.pronoun:
            continue  # «للوصول إلى البلدة، وتحريرها»
        if before.kind not in ("noun", "trigger", "date") and before.value not in _BESIDE:
            return None
    return None


def is_feared(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«خوفاً من فرار مقاتليه»، «حماية الحدود من تسلل المسلحين»: what may come, and is not said to have come."""
    if at.prep == "cause":
        return sentence.form(at.prep_at) in _FEARS
    for item in reversed(items[max(0, at.index - _NEARBY) : at.index]):
        lemma = item.entry.lemma if item.kind == "verb" and item.entry is not None else ""
        if lemma in _WARDS or item.nominal and item.stem in _WARDS:
            return True
        if item.kind not in ("noun", "trigger"):
            return False
    return False


def is_kept_from(items: Sequence[Item], at: Item) -> bool:
    """«ردع المسلحين عن مهاجمة القرية»، «لوقف المسلحين للاستيلاء على …»: from what somebody is kept."""
    if at.prep not in _OFF:
        return False
    for item in reversed(items[max(0, at.index - 2) : at.index]):
        stops = item.nominal or item.kind == "verb" and item.has("noun")  # «ردع المسلحين»
        if stops and item.stem in _KEEPS_FROM:
            return at.prep == "an" or item.stem == _STOPPING and item.mention("group", "person") is not None
    return False


def has_come(items: Sequence[Item], at: Item) -> bool:
    """«حضروا لعبور الحدود»: who has come to do it has not done it yet."""
    verb = next((i for i in reversed(items[: at.index]) if i.kind == "verb"), None)
    return verb is not None and verb.word is not None and verb.entry is not None and verb.entry.lemma in _COMING


def _befalls(verb: Item) -> bool:
    """A verb of undergoing, right before somebody or something that a second verb describes."""
    return verb.kind == "verb" and verb.entry is not None and verb.entry.value == "undergo"


def is_purpose(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«ل» + event names an aim, unless it marks what somebody underwent or an object."""
    if at.pronoun and at.entry is not None and at.entry.label == "ev":
        return False
    if not at.light and at.first and sentence.words[at.first - 1].stem in _OCCASIONS:
        return False  # «في أول جلسة لمحاكمة المتهمين»
    head = items[at.index - 1] if at.light else at
    if head.conj and head.first and sentence.words[head.first - 1].stem in _OF:
        return False  # «…، إضافة لتدمير ثلاثة مخازن»
    light = items[at.index - 1].word if at.light else None  # «لحادث إطلاق نار» is no aim, «لشن هجوم» is one
    undertaken = light is not None and light.stem not in _AS_SUCH
    if is_shown(items, at) or any(
        i.word is not None and i.word.stem in _OF for i in items[max(0, at.index - 2) : at.index - undertaken]
    ):
        return False
    before = items[at.index - 1 - undertaken] if at.index > undertaken else None
    if not at.light and before is not None and _is_operation(before, at, sentence):
        return True
    for item in _clause_before(items, at.index - undertaken):
        words = sentence.words[item.first : item.last]
        if any(root in word.stem for word in words if word.form != _EXPOSED for root in _UNDERGO):
            return False
        if item is before and _has_object(item):
            return False
        if item.kind == "verb" and item.entry is not None and item.entry.label == "vcause":
            return False  # «أدى لمقتل …»
        if item.kind == "verb" and item.entry is not None and item.entry.lemma == _IS_FORCED:
            between = items[item.index + 1 : at.index]
            return any(i.kind == "trigger" for i in between) or not item.inflected("past")  # «اضطر للانضمام إلى …»
        if item.kind == "verb" and _befalls(items[max(0, item.index - 2)]):
            return False  # «تعرضت حافلة تقل جنوداً لهجوم»
        if item.kind in ("verb", "clause", "that"):
            return True
    return True


def _clause_before(items: Sequence[Item], stop: int) -> Iterator[Item]:
    """The items before a deed, the nearest first; a list counts for one: «تعرضت قرى الحمرا والسرية … والعمق لقصف»."""
    left = _REACH
    for item in reversed(items[:stop]):
        left -= not (item.kind == "noun" and item.conj)
        if left < 0:
            return
        yield item


def _is_operation(before: Item, at: Item, sentence: Sentence) -> bool:
    """«مع تنفيذ القوات عمليات عسكرية [لاستعادة …]»: what an operation is for."""
    if not before.nominal or before.last != at.first:
        return False
    return any(word.stem in _AIMING for word in sentence.words[before.first : before.last])


def _has_object(before: Item) -> bool:
    """«حدوث لـ…»: a noun that says no more than that something is done, and has «ل» for its object."""
    named = before.kind != "noun" or is_named_group(before)
    plain = before.word.entry("lightnoun") if before.word is not None and not named else None  # «وحركة الفجر»
    return plain is not None and not (plain.value or before.hedge)
