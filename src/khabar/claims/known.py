"""What is taken as given, whatever is in doubt around it: «يسعى إلى كشف ملابسات اغتياله», «بعد توقيع الاتفاق»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_GIVEN = frozenset({"after", "since", "cause", "despite"})  # «بعد وصوله» is taken as given, whatever is doubted
_AFTER = frozenset({"بعد", "منذ"})
_MEANWHILE = frozenset({"during", "at"})
_WAKE = word_class("wake")
_MOTIVE, _INQUIRY = word_class("why_done"), word_class("inquiry")
_ASKED = {  # what it is said of, by how the deed is brought in: «التحقيق في مقتله»، «المسؤولين عن مقتله»
    "fi": _MOTIVE | _INQUIRY,
    "beyond": _MOTIVE,
    "bi": _INQUIRY,
    "an": word_class("who_answers"),
    "ala": _WAKE,  # «ذكرى مرور 70 عاماً على القصف»
}
_UNDER = word_class("under_what")
_LIKE = word_class("just_as")
_AGREED = frozenset({"agreement", "decree"})
_ANSWERS_FOR, _OF_DEED = word_class("answers_for"), frozenset({"an", "bi"})
_LIFTS = word_class("lifts_siege")
_DISPERSED = "frame.disperse"
_AVOWS = word_class("avows")
_ANY = word_class("any_of")
_FAR = 3  # items from a motive to the deed


def is_known(items: Sequence[Item], draft: Draft, at: Item, doubt: str) -> bool:
    """Whether a deed has happened by how its phrase is brought in."""
    sentence = draft.sentence
    if at.prep in _GIVEN or is_behind(items, at, sentence) or is_looked_back_at(items, at, sentence):
        return True
    if at.kind != "trigger":
        return False
    if is_lifted(draft):
        return True
    if doubt == "attempted" and at.prep in _MEANWHILE and at.prep_at + 1 == at.first:
        return True  # «حاول الهروب لدى ضبطه», and not «أثناء محاولته الفرار»
    if (told := avowal(items, at)) is not None and told.prep in _GIVEN:
        return True
    if draft.event in _AGREED and at.prep and sentence.unjoined(at.prep_at) in _UNDER:
        return True  # «سيدخل القاعدة بموجب اتفاق»
    if at.prep == "ka" and sentence.form(at.prep_at + 1) in _LIKE:
        return True  # «زيارة … على غرار زيارة الرئيس»
    return not at.light and _pointed_at(sentence, at)


def is_answered_for(items: Sequence[Item], at: Item) -> bool:
    """«نفى مسؤوليته عن قصف المستشفى»، «لا صلة لها بالخطف»: a deed that was done, whoever has to do with it."""
    if at.kind != "trigger" or at.prep not in _OF_DEED:
        return False
    for before in reversed(items[max(0, at.index - _FAR) : at.index]):
        if not before.nominal and before.value != "pronoun":
            return False
        if before.word is not None and before.word.stem in _ANSWERS_FOR:
            return True
    return False


def is_lifted(draft: Draft) -> bool:
    """«طالب برفع الحصار عن المدينة»: the siege is in force."""
    at = draft.at
    if draft.event != "siege" or at is None or at.kind != "trigger" or not at.first:
        return False
    return draft.sentence.words[at.first - 1].stem in _LIFTS


def is_dispersed(draft: Draft) -> bool:
    """«حاولت الشرطة تفريق متظاهرين»: they were there, whatever became of it."""
    at = draft.at
    if at is None or not draft.rule.startswith(_DISPERSED) or at.kind != "trigger":
        return False
    if not any(a.item is not None and a.item.has("human") for a in draft.roles.get("actor", ())):
        return False  # «تفريق كلمة الأمة»
    return draft.sentence.unjoined(at.last) not in _ANY


def is_by_the_way(draft: Draft) -> bool:
    """«قد تسقط القاعدة بيد القوات الموالية لهادي»: whose they are is not in doubt."""
    member, whole = draft.roles.get("member"), draft.roles.get("organisation")
    if draft.rule != "who.related" or not member or not whole:
        return False
    words = zip(draft.sentence.tokens, draft.sentence.words, strict=True)
    inside = (w for t, w in words if member[0].start < t.start < max(whole[0].start, draft.stop))
    return any(w.article and w.has("relation") for w in inside)


def is_looked_back_at(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«كشف ملابسات اغتياله»، «طالب بالتحقيق في مقتله»: a deed of which somebody asks why or how it was done."""
    if at.kind != "trigger":
        return False
    if at.genitive:
        return sentence.words[at.first - 1].stem in _WAKE
    asked = _ASKED.get(at.prep)
    if asked is None:
        return False
    for before in reversed(items[max(0, at.index - _FAR) : at.index]):
        if not before.nominal:
            return False
        if any(w.stem in asked for w in sentence.words[before.first : before.last]):
            return True
    return False


def is_behind(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«بعد توقيع الاتفاق»، «بعد يوم من اكتمال سيطرتهم»: what that comes after, or is of, has happened."""
    genitive = at.genitive
    for before in reversed(items[: at.index]):
        if not genitive or not before.nominal or before.word is None or "hedge" in before.word.labels:
            return False
        if before.prep in _GIVEN and before.kind == "noun":
            return True
        if before.prep == "min":
            date = items[before.index - 1] if before.index else None
            return date is not None and date.kind == "date" and sentence.unjoined(date.first) in _AFTER
        genitive = before.genitive
    return False


def avowal(items: Sequence[Item], at: Item) -> Item | None:
    """«لن يتهاون بعد [تبني الحزب] أمس | قتل شرطيين»: the owning up to a deed that it governs."""
    if at.prep or at.conj or at.kind != "trigger":
        return None
    for before in reversed(items[max(0, at.index - _FAR) : at.index]):
        if before.kind == "noun" and before.word is not None and before.word.stem in _AVOWS:
            return before
        if before.kind not in ("noun", "date") or before.prep:
            return None
    return None


def _pointed_at(sentence: Sentence, at: Item) -> bool:
    """«وقف هذه الغارات»: of which everybody has heard."""
    return any("demonstrative" in w.labels for w in sentence.words[at.first : at.last])
