"""Deeds that have yet to come by the rest of their clause: «تحرير المدينة بات وشيكاً», «بدأ تحرير المدينة»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.doubts import to_come
from khabar.claims.draft import Draft
from khabar.claims.items import Item, opens_clause
from khabar.claims.traits import REASONS
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_FORESEEN, _THINKABLE = word_class("foreseen"), word_class("thinkable")
_MATTER = word_class("matter")
_CALLS_FOR, _LIES = word_class("calls_for"), word_class("lies_in")
_PRIORITIES, _AMONG = word_class("priorities"), frozenset({"ala", "min", "fi"})
_EITHER = _FORESEEN | _THINKABLE | _PRIORITIES
_DEEDS = frozenset({"nt", "ni", "ev"})
_WILLS = {"intended": word_class("will_of"), "possible": word_class("right_of"), "attempted": word_class("failure")}
_BY_WORD = frozenset({"decree", "appointment", "agreement"})  # what a decision brings about by itself
_ANY_WILL = frozenset[str]().union(*_WILLS.values())
_OF_WILL = frozenset({"", "fi", "ila", "an", "bi", "li", "ala"})
_HE = frozenset({"pronoun", "apposition"})
_OWNERS = 3  # items from a will to the deed: «مطالبة | المجلس | المقاتلين | بالانسحاب»
_TO_COME = word_class("to_come")
_BEGINS = word_class("begins_to")
_UNDER_WAY = word_class("under_way")
_DONE_AT_ONCE = frozenset({"arrest", "control", "handover", "release", "execution"})
_TAKING = frozenset({"gained", "lost"})
_COMES_ABOUT = frozenset({"happen", "do"})  # «سيتم»، «سيجري»
_NEAR = 4  # items from a verb of beginning to the deed
_TAKES = word_class("takes")
_FAR = 10  # items from the deed to the predicate
_NO_MORE = frozenset({"عاد"})
_OTHER, _COMMAS = "غير", "،,"
_FREE = frozenset({"", "bayn"})  # «بات بين قوسين أو أدنى»
_FROM = "من"  # «سقطت قذيفة قريبا من المنزل»: where, and not when


def ahead(items: Sequence[Item], draft: Draft, at: Item) -> str:
    """The modality of what has yet to come by the rest of its clause; empty for what is there."""
    if not _CALLS_FOR.isdisjoint(draft.sentence.stems) and _called_for(items, at):
        return "intended"
    if _would(items, at, draft.sentence):
        return "conditional"
    if said := _prospect(items, at, draft.sentence):
        return said
    if _scheduled(items, at, draft.sentence) or _takes(items, at, draft):
        return "intended"
    if _begun(items, draft, at):
        return "attempted"
    if draft.polarity == "affirmed" and draft.event not in _BY_WORD and (willed := _willed(items, at, draft.sentence)):
        return willed
    near = at.prep == "near" and at.kind == "trigger"  # «قرب سقوط المدينة»
    return "intended" if near or _to_come(draft, at) else ""


def _called_for(items: Sequence[Item], at: Item) -> bool:
    """«الشرط الرئيسي هو الانسحاب …»، «تتمثل المطالب في إطلاق …»: what a demand, an aim or a way out consists in."""
    before = items[at.index - 1] if at.index and at.kind == "trigger" else None
    if before is None:
        return False
    if at.prep == "fi":
        verb = next((i for i in reversed(items[: at.index]) if i.kind not in ("noun", "other")), None)
        if verb is None or verb.kind != "verb" or verb.word is None or not verb.word.means(_LIES):
            return False
        told = [i for i in items[verb.index + 1 : at.index] if not i.prep] or items[max(0, verb.index - 1) : verb.index]
        return bool(told) and _calls(told[0])
    if at.prep or not (before.kind == "other" and before.has("pronoun") and not before.conj):
        return False
    for item in reversed(items[: before.index]):
        if item.kind in ("that", "clause", "mark", "relative"):
            return False
        if not item.prep and _calls(item):
            return True
    return False


def _calls(item: Item) -> bool:
    return item.kind == "noun" and item.word is not None and item.word.stem in _CALLS_FOR


def _willed(items: Sequence[Item], at: Item, sentence: Sentence) -> str:
    """«أعلنت عزمها توفير غطاء جوي»، «حق الدولة في ضرب …»، «لعجزه عن …»: past whose will, right or failing it is."""
    if _ANY_WILL.isdisjoint(sentence.stems):
        return ""
    deed = items[at.index - 1] if at.light and at.index else at  # «عزمها | توفير | غطاء جوي»
    if at.kind != "trigger" or deed.genitive or deed.prep not in _OF_WILL:
        return ""
    for before in reversed(items[max(0, deed.index - _OWNERS) : deed.index]):
        if before.kind != "noun" and before.value not in _HE:
            return ""
        stem = before.word.stem if before.word is not None else ""
        if stem in REASONS and not before.short:
            stem = sentence.words[before.first + 1].stem  # «سبب [تأخر] القوات في …»
        said = next((way for way, words in _WILLS.items() if stem in words), "")
        if said and deed.prep == "fi" and before.has("say_noun"):
            return ""  # «طلب لجنة تحقيق في جريمة إحراق …»
        if said and not before.conj:
            owned = before.pronoun or not before.short or before.index < deed.index - 1
            return said if deed.prep or owned else ""
        if before.prep:
            return ""
    return ""


def _prospect(items: Sequence[Item], at: Item, sentence: Sentence) -> str:
    """The modality that the predicate of a deed gives it; empty where it says nothing of whether it was done."""
    if _EITHER.isdisjoint(sentence.stems) or at.kind != "trigger" or at.prep or at.genitive or at.light:
        return ""
    before = items[at.index - 1] if at.index else None
    if at.entry is None or at.entry.label not in _DEEDS or not (before is None or opens_clause(before) or _is(before)):
        return ""
    if before is not None and _was(before):
        return ""  # «كان خروجه صعبا»: he has left
    for item in items[at.index + 1 : at.index + 1 + _FAR]:
        if item.kind == "verb":
            if not _is(item) or _was(item) or item.negated and item.word is not None and item.word.means(_NO_MORE):
                return ""  # «لم تعد مهمة صعبة»
        elif item.kind == "mark" and item.value in _COMMAS and item.index + 1 < len(items):
            beyond = items[item.index + 1]  # «تطهير المحافظة من …، هدف أول»
            return _predicate(beyond, sentence) if beyond.kind == "noun" and beyond.first == item.last else ""
        elif item.kind not in ("noun", "other", "date", "trigger"):
            return ""
        elif item.kind == "noun" and (said := _predicate(item, sentence)):
            return said
        elif item.kind == "noun" and _comes_first(item, sentence):
            return "intended"
    return ""


def _is(item: Item) -> bool:
    return item.kind == "verb" and "aux" in item.labels


def _was(item: Item) -> bool:
    return item.word is not None and item.word.stem in ("كان", "كانت") and not item.negated


def _predicate(item: Item, sentence: Sentence) -> str:
    """«وشيكا» by itself, or «… المدينة | غير ممكن»: a word with no article after a phrase that has one."""
    for at in range(item.first, item.last):
        word = sentence.words[at]
        if word.stem not in _FORESEEN | _THINKABLE or word.article or word.lead or sentence.form(at + 1) == _FROM:
            continue
        free = item.prep in _FREE and not item.genitive
        ahead = at - 1 - (at > 1 and sentence.form(at - 1) == _OTHER)  # «المدينة | غير ممكن»
        alone = at == item.first or sentence.words[item.first].stem in _MATTER  # «أمر ضروري»
        if free and alone or item.first <= ahead and sentence.words[ahead].article:
            return "intended" if word.stem in _FORESEEN else "possible"
    return ""


def _comes_first(item: Item, sentence: Sentence) -> bool:
    """«… على رأس أولويات الحكومة»، «… من أولوياتها»: of what is to be done before all else."""
    if item.prep not in _AMONG:
        return False
    return not _PRIORITIES.isdisjoint(word.stem for word in sentence.words[item.first : item.first + 2])


def _begun(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """«بدأت القوات في تحرير المدينة»: a town is not in the hands of who has begun to take it."""
    carried = items[at.index - 1] if at.light and at.index else at
    if (
        at.kind == "trigger"
        and draft.event in _DONE_AT_ONCE
        and draft.sentence.unjoined(carried.first - 1) in _UNDER_WAY
    ):
        return True  # «وجار إلقاء القبض عليهم»
    if draft.event != "control" or at.kind != "trigger" or draft.constants.get("change") not in _TAKING:
        return False
    before = items[at.index - 1] if at.index else None
    if before is not None and at.genitive and before.word is not None and before.word.stem in _BEGINS:
        return True
    verb = next((i for i in reversed(items[max(0, at.index - _NEAR) : at.index]) if i.kind != "noun"), None)
    begins = verb is not None and verb.kind == "verb" and verb.word is not None and verb.word.means(_BEGINS)
    return begins and at.prep in ("", "fi", "bi")


def _would(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«وصول المسلحين إلى العاصمة سيؤدي إلى …»: what has not come about, by the future of what it leads to."""
    if at.kind != "trigger" or at.prep or at.entry is None or at.entry.label not in ("ni", "nt"):
        return False
    verb = next((i for i in items[at.index + 1 :] if i.kind in ("verb", "clause", "that", "relative", "mark")), None)
    if verb is None or verb.kind != "verb" or verb.entry is None or verb.entry.label != "vcause" or verb.word is None:
        return False
    return to_come(verb, sentence)


def _scheduled(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«الهجوم على القاعدة سيتم فجر الجمعة»: of which a verb of coming about tells in the future."""
    if at.kind != "trigger" or at.prep or at.conj or at.entry is None or at.entry.label not in _DEEDS:
        return False
    verb = next((i for i in items[at.index + 1 : at.index + 1 + _FAR] if not i.nominal and i.kind != "date"), None)
    if verb is None or verb.kind != "verb" or verb.conj or verb.entry is None or not to_come(verb, sentence):
        return False
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    own = after is not None and after.nominal and not after.prep  # «الهجوم سيتم التحقيق فيه»
    return verb.entry.label == "light" and verb.entry.value in _COMES_ABOUT and not (own or verb.negated)


def _takes(items: Sequence[Item], at: Item, draft: Draft) -> bool:
    """«تحرير المدينة لن يحتاج دعماً»، «… سيستغرق أسابيع»: a town is not taken of which it is told what that takes."""
    if draft.event not in _DONE_AT_ONCE or at.kind != "trigger" or at.prep or at.genitive:
        return False
    verb = next((i for i in items[at.index + 1 : at.index + 1 + _FAR] if not i.nominal and i.kind != "date"), None)
    told = verb is not None and verb.kind == "verb" and not verb.conj and verb.inflected("imperfect")
    return told and verb is not None and verb.word is not None and verb.word.means(_TAKES)


def _to_come(draft: Draft, at: Item) -> bool:
    """«يمثل أمام القاضي الأسبوع المقبل»: a deed of a time that has yet to come, and no verb of the past."""
    if draft.time is None or at.kind == "verb" and at.inflected("past"):
        return False
    return draft.sentence.words[draft.time.last - 1].stem in _TO_COME
