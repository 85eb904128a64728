"""How certain: hedges, conditions, plans and denials that stand around a trigger in its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.claims.aims import bearer, governor, is_aimed, is_feared, is_kept_from, is_purpose, is_wanted, joined_to
from khabar.claims.context import STRIKES, Context
from khabar.claims.doubts import STRONG, to_come
from khabar.claims.draft import Draft
from khabar.claims.hedges import hedged
from khabar.claims.items import GROUND, Item
from khabar.claims.known import is_answered_for, is_by_the_way, is_dispersed, is_known, is_lifted, is_looked_back_at
from khabar.claims.negation import denied_deeds, is_condition, none_there, refute, untrue_deeds
from khabar.claims.prospects import ahead
from khabar.claims.traits import is_place
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_WAR = "frame.waged"
_NEAR = 4  # items
_GIVEN = frozenset({"after", "since", "cause"})
_BEFALLEN = STRIKES | {"killing", "injury", "abduction"}
_LASTING = frozenset({"support", "control", "siege"})
_CAPTIVE = frozenset({"abduction", "arrest", "detention", "missing"})
_CONDITION = 5  # items from a deed to what it hangs on
_DOUBTS = frozenset({"possible", "conditional", "unknown"})
_YET_TO_BE = frozenset({"intended", "attempted", "possible"})
_DOUBTED = frozenset({"membership", "origin", "nationality", "residence", "payment"})
_CHARGE = word_class("charge_of")
_CLEARS = word_class("clears")
_SHARES, _SHARED = word_class("shares_in") | word_class("works_together"), frozenset({"fi", "ala"})
_WORKS, _DOES = "عمل", "do"
_OPENERS = frozenset({"verb", "that", "clause", "relative", "mark"})
_ACCUSED = word_class("accused_of")
_TO_BE = frozenset({"ان", "بان"})
_ORDERS, _CARRIES_OUT = word_class("edict"), word_class("carries_out")
_BY_ORDER = frozenset({"decree", "appointment", "agreement"})  # what an order brings about by itself
_ORDER = 4  # items from an order to what it says
_NEXT = 2
_AFTER_THAT = frozenset({"بعد", "بعدما", "منذ"})  # «بعد أن قتل …»
_BRINGS = frozenset({"ala", "bi", "ila", "li", "for", "min", "cause", "an"})  # what brings in a deed yet to be done
_LIKELY = word_class("likely")
_COMES_ABOUT = frozenset({"light", "aux", "vt", "vi", "vp"})
_UNDER = word_class("is_under") | word_class("subject_to")
_OF_POST = frozenset({"who.post", "who.took", "who.heads"})  # «يتولى منصب …»
_OF_VERB = _OF_POST | {"who.was"}


def mark(contexts: Iterable[Context]) -> None:
    """Set the modality of each draft from its clause.

    Each step goes through all sentences, as ``read_clauses`` does it.
    """
    told = [context for context in contexts if context.drafts]
    doubts = [_doubts(context.items, context.drafts) for context in told]
    denials = [_denials(context) for context in told]
    for context, clauses, (denied, untrue) in zip(told, doubts, denials, strict=True):
        _mark(context.items, context.drafts, clauses, denied, untrue)
    for context in told:
        items, drafts = context.items, context.drafts
        _share(drafts)
        _join(items, drafts)
        refute(context)
        for draft in drafts:
            known = draft.modality == "asserted" and draft.at is not None
            draft.related = draft.related or known and _is_told(items, draft)
            topic = known and draft.event in _BEFALLEN and draft.at is not None and _is_topic(items, draft.at)
            draft.given = draft.given or topic


def _doubts(items: Sequence[Item], drafts: Sequence[Draft]) -> list[str]:
    """The doubt in force at each item, to the last that a draft tells of."""
    last = max([draft.at.index for draft in drafts if draft.at is not None], default=-1)
    return hedged(items, drafts[0].sentence, last)


def _denials(context: Context) -> tuple[set[int], set[int]]:
    """The deeds that are denied, and those of a rumour that is."""
    return denied_deeds(context), untrue_deeds(context.items, context.sentence)


def _without(draft: Draft, denied: set[int]) -> bool:
    """«لا يشارك في الحرب على التنظيم»: there is a war, without him."""
    at = draft.at
    if at is None or at.index not in denied or not at.prep or not draft.rule.startswith(_WAR):
        return False
    foes = [a for a in draft.roles.get("party", ()) if a.item is not None and a.item.index > at.index]
    draft.roles = {**draft.roles, "party": foes}
    return True


def _mark(
    items: Sequence[Item], drafts: Sequence[Draft], clauses: Sequence[str], denied: set[int], untrue: set[int]
) -> None:
    sentence = drafts[0].sentence
    for draft in drafts:
        at = draft.at
        if is_dispersed(draft):
            draft.modality = "asserted"
            continue
        if draft.given or _stands(items, draft) or _without(draft, denied):
            continue
        if at is not None and not _is_sentence(draft) and _has_happened(items, at, sentence):
            _let_off(draft, at, at.index in denied or clauses[at.index] == "intended")
            draft.polarity, draft.related = "affirmed", True  # «ولم ترد تفاصيل عن القصف الذي وقع أمس»
            draft.modality = "asserted" if draft.modality == "intended" else draft.modality  # «قرر كشف الجرائم التي …»
            continue
        if at is not None and at.index in untrue and draft.polarity == "affirmed":
            draft.polarity, draft.modality = "denied", "asserted"
            continue
        if at is not None and at.index in denied and draft.polarity == "affirmed":
            told = is_looked_back_at(items, at, sentence)  # «لم يعلن عن أسباب انشقاقه»: he has left
            if not told and clauses[at.index] != "unknown":  # «لم يتم تأكيد مقتله»: nobody knows
                draft.polarity = "denied"
        if at is None or draft.modality != "asserted" or _causes(items, at):
            continue
        hangs = is_condition(items, at, draft.sentence) or _hangs_on(items, at)
        doubt = "conditional" if hangs else clauses[at.index]
        known = bool(doubt) and is_known(items, draft, at, doubt)
        known = known and not _by_whom(items, draft, at) or doubt == "intended" and _is_captive(draft)
        if doubt and (not known or doubt == "conditional"):
            draft.modality = doubt
        elif governor(items, at).prep == "lest":
            draft.modality = "possible"  # «انتشرت القوات تحسبا لهجوم»
        elif _undertaken(items, draft, at):
            draft.modality = "intended"
        elif (
            at.prep in ("cause", "min") and _feared(items, draft, at) or _charged(items, at) or is_kept_from(items, at)
        ):
            draft.modality = "possible"
        elif at.prep == "charge":
            if draft.sentence.form(at.prep_at + 1) != GROUND:  # «على خلفية مقتل …» is no charge
                draft.modality = "possible"  # «بتهمة الانتماء إلى …»
        elif at.prep == "li" and at.pronoun and draft.event == "membership":
            draft.modality = "possible"  # «مطلوب لانتمائه إلى …»: why he is wanted
        elif at.prep == "li" and at.pronoun and draft.constants.get("kind") == "charge":
            continue  # «أوقف لاتهامه بقتل …»: he was accused, and that is why
        elif (
            is_aimed(items, at, sentence)
            or at.prep == "li"
            and is_wanted(items, draft, at)
            and is_purpose(items, at, sentence)
        ):
            draft.modality = "intended"
        else:
            draft.modality = ahead(items, draft, at) or "asserted"


def _by_whom(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """«يبدو أن هذا الهجوم نفذته الحركة»: the deed is known, and who did it is what is doubted."""
    verb = items[at.index + 1] if at.index + 1 < len(items) else None
    if verb is None or verb.kind != "verb" or not verb.pronoun or verb.entry is None or verb.entry.value != _DOES:
        return False
    told = at.kind == "trigger" and at.definite and not (at.prep or at.genitive)
    return told and any(a.item is not None and a.item.index > at.index for a in draft.roles.get("actor", ()))


def _feared(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """What is feared or warded off, where nobody is said to have been kept from it."""
    return draft.polarity == "affirmed" and is_feared(items, at, draft.sentence)


def _hangs_on(items: Sequence[Item], at: Item) -> bool:
    """«أكد القادة اقتحام المدينة في حال فشل الحوار»: a deed by a noun that is to come only if something does."""
    if at.kind != "trigger" or at.prep in _GIVEN:
        return False
    for item in items[at.index + 1 : at.index + 1 + _CONDITION]:
        if item.kind == "clause":
            after = items[item.index + 1] if item.index + 1 < len(items) else None
            return item.value == "if" and (after is None or after.prep != "min")  # «في حال من الهدوء»
        if item.kind not in ("noun", "date"):
            return False
    return False


def _is_captive(draft: Draft) -> bool:
    """«طالبت بالإفراج عن ثلاثة جنود مخطوفين»: what they are whom a demand is about, and no part of it."""
    return draft.rule.endswith(".pp") and draft.event in _CAPTIVE


def _stands(items: Sequence[Item], draft: Draft) -> bool:
    """«حاول الفرار إلى مناطق سيطرة التنظيم»: whose a place is by the way is not in doubt."""
    at = draft.at
    if draft.event != "control" or at is None or at.kind != "trigger" or not at.index:
        return False
    if draft.constants.get("change") != "holds":
        return False
    before = items[at.index - 1]
    words = draft.sentence.words
    if at.prep == "li":
        return words[at.first - 1].stem in _UNDER  # «الخاضعة لسيطرة …»
    return at.genitive and before.last == at.first and is_place(before)


def _is_sentence(draft: Draft) -> bool:
    """«طالب بتنفيذ أحكام الإعدام التي صدرت بحق …»: it is the sentence that was passed, and nobody carried it out."""
    return draft.rule == "frame.execution.sentence"


def _has_happened(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """A blow of which a relative clause tells in the past right after it."""
    after = items[at.index + 1 : at.index + 3]
    if (
        at.kind == "trigger"
        and after
        and not (at.definite or at.negated or at.conj or after[0].conj)
        and at.prep == "min"
    ):
        verb = after[0]  # «بعد يوم من هجوم شنته الطائرات»
        done = verb.kind == "verb" and verb.inflected("past") and not verb.inflected("imperfect")
        return done and bool(verb.pronoun) and items[at.index - 1].prep in _GIVEN
    if at.kind != "trigger" or not at.definite or at.negated or at.pronoun or len(after) < 2:
        return False
    if after[0].kind != "relative" or after[0].value == "what" or after[1].kind != "verb":
        return False
    verb = after[1]
    doing = verb.entry is not None and verb.entry.value == "do" and not to_come(verb, sentence)
    done = (verb.inflected("past") or doing) and not (verb.inflected("imperfect") and not doing or verb.negated)
    return done and not verb.has("say", "hedge", "modal", "aux")


def _let_off(draft: Draft, at: Item, undone: bool) -> None:
    """«لم تشارك الجماعة في المعارك التي دارت …»: the deed was done, and by nobody of whom the denial tells."""
    if not undone and draft.polarity != "denied" and draft.modality != "intended":
        return
    for role, listed in list(draft.roles.items()):
        kept = [a for a in listed if not (a.pending or a.item is not None and a.item.index < at.index)]
        if len(kept) < len(listed):
            draft.start = draft.sentence.bounds(at.first, at.last)[0]
            draft.roles[role] = kept
        if not kept:
            del draft.roles[role]


def _is_told(items: Sequence[Item], draft: Draft) -> bool:
    """What is told in the past of whom it asks for, or of which it is asked why."""
    at = draft.at
    if at is None:
        return False
    if draft.event in _BEFALLEN and _is_behind(at) or _is_captive(draft) or is_lifted(draft):
        return True
    if is_answered_for(items, at) and "actor" not in draft.roles:
        return True
    return _is_related(items, at, draft.event in _LASTING) or is_looked_back_at(items, at, draft.sentence)


def _is_related(items: Sequence[Item], at: Item, lasting: bool) -> bool:
    """«طالب بمحاكمة الجنود الذين قتلوا خمسة»: what a relative clause tells of in the past is not asked for.

    Nor is what it tells of as lasting: «بانسحاب القوات التي تحاصر المدينة»; nor what came before it was asked for:
    «طالب بالانسحاب بعد أن قتل الجنود خمسة».
    """
    for item in reversed(items[: at.index + 1]):
        if item.kind in ("clause", "that", "relative"):
            return False
        if item.kind != "verb" or "aux" in item.labels:
            continue
        past = item.inflected("past") and not item.inflected("imperfect")
        future = item.word is not None and item.word.future
        if not (past or lasting and not future) or item.negated or item.has("say", "hedge", "modal"):
            return False
        before = items[item.index - 1] if item.index > 1 else None
        if before is not None and before.kind == "clause":
            return before.word is not None and before.word.form in _AFTER_THAT
        if before is not None and before.kind == "relative":
            whom = items[before.index - 1]
            light = whom.word.entry("lightnoun") if whom.word is not None else None
            abstract = whom.has("say_noun") or light is not None and bool(light.value)
            abstract = abstract and whom.mention("group") is None
            return whom.nominal and whom.definite and not abstract
        if not item.conj:
            return False
    return False


def _is_behind(at: Item) -> bool:
    """«دعا إلى عدم السفر بعد هجوم على …»: what a call, a threat or a doubt comes after has happened."""
    return at.kind == "trigger" and at.prep in _GIVEN and not at.negated


def _is_topic(items: Sequence[Item], at: Item) -> bool:
    """«نفى أن تكون الحملة على الحزب مجرد غطاء»: of a deed that is known, what it is is denied, and not that it was."""
    if at.kind != "trigger" or not at.definite or at.prep or at.index < _NEXT:
        return False
    that, being = items[at.index - _NEXT : at.index]
    if that.kind != "that" or not being.has("aux") or being.negated or not being.inflected("imperfect"):
        return False
    rest = items[at.index + 1 :]
    verb = next((i for i in rest if i.kind in ("verb", "mark", "clause", "that")), None)
    came = verb is not None and verb.kind == "verb" and verb.entry is not None
    return not (came and verb is not None and verb.entry is not None and verb.entry.label in _COMES_ABOUT)


def _charged(items: Sequence[Item], at: Item) -> bool:
    """«وجهت إليه تهمة قتل …»، «برئ من قتل …»: what somebody is charged with, or is cleared of."""
    before = items[at.index - 1] if at.index else None
    if before is not None and not at.prep and before.word is not None and before.word.stem in _CHARGE:
        return before.last == at.first
    if at.kind != "trigger" or at.prep != "min":
        return False
    if before is not None and before.word is not None and before.word.stem in _CLEARS:
        return True  # «بعد تبرئته من قتل …»
    verb = next((i for i in reversed(items[: at.index]) if i.kind != "noun" and i.value != "apposition"), None)
    return verb is not None and verb.entry is not None and verb.entry.lemma in _CLEARS


def _worked_on(items: Sequence[Item], at: Item) -> bool:
    """«تعمل القوات على …»: what somebody works for, and has not done."""
    verb = next((i for i in reversed(items[max(0, at.index - _NEAR) : at.index]) if i.kind == "verb"), None)
    return verb is not None and verb.word is not None and any(e.lemma == _WORKS for e in verb.word.entries)


def _share(drafts: Sequence[Draft]) -> None:
    """«يشتبه بتهريبه مقاتلين فارين من …»: what is no more than possible of those of whom a participle is said."""
    for draft in drafts:
        at = draft.at
        if at is None or at.value != "participle" or draft.given or draft.modality != "asserted":
            continue
        who = next((a.item for listed in draft.roles.values() for a in listed if a.item is not None), None)
        held = (d for d in drafts if d is not draft and d.at is not None and d.at.index < at.index)
        doubts = [d.modality for d in held if any(a.item is who for listed in d.roles.values() for a in listed)]
        draft.modality = next((doubt for doubt in doubts if doubt in _DOUBTS), "asserted")


def _join(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """«ينص الاتفاق على انسحاب الجيش والإفراج عن الأسرى»: a deed that is joined to one which has yet to be done."""
    doubts = {
        d.at.index: d.modality
        for d in drafts
        if d.at is not None and d.polarity == "affirmed" and d.modality in _YET_TO_BE
    }
    for draft in drafts:
        at = draft.at
        if at is None or draft.given or draft.modality != "asserted" or draft.polarity != "affirmed":
            continue
        if (shared := _worked_together(items, at)) is not None:
            before = joined_to(items, shared)
            if before is not None and (doubts.get(before.index) == "intended" or _agreed_on(items, before)):
                draft.modality = "intended"
        if at.conj and not at.prep and (at.kind == "trigger" or _may_be_deed(at)):
            before = joined_to(items, at)
            if before is None:
                continue
            if before.index in doubts and governor(items, before).prep in _BRINGS:
                draft.modality = doubts[before.index]
            elif _charged(items, before) or before.prep == "charge":
                draft.modality = "possible"  # «تهمة الانتماء إلى التنظيم وقتل الجنود»


def _worked_together(items: Sequence[Item], at: Item) -> Item | None:
    """«اتفقا على وقف القتال | والتعاون في ملاحقة …»: a share in a deed, which is joined to another."""
    share = items[at.index - 1] if at.index and at.kind == "trigger" and at.prep in _SHARED else None
    alone = share is not None and share.kind == "noun" and share.conj and share.short and not share.prep
    return share if alone and share is not None and share.word is not None and share.word.stem in _SHARES else None


def _may_be_deed(item: Item) -> bool:
    """«هدد باعتقاله وقتل والده»: a noun of a deed that is spelt as a verb, and has no subject of its own."""
    return item.kind == "verb" and item.short and item.has("nt", "ni", "np", "ev")


def _undertaken(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """«بهدف السيطرة على …»، «مقابل الإفراج عن …»، «تعمل القوات على تحرير …»، «اتفقا على انسحاب …»."""
    if at.prep in ("for", "price", "until") or at.prep == "bi" and _ordered(items, draft, at):
        return not _ended_with(items, draft, at)
    if at.kind == "trigger" and _awaited(items, at):
        return True
    by = bearer(items, at)  # «تعمل على تسهيل عودة …»
    return by.prep == "ala" and (_worked_on(items, by) or draft.event != "agreement" and _agreed_on(items, by))


def _ended_with(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """«بقي في منصبه حتى اعتقاله»: what befell him up to which he did so; not «يقاتله حتى مقتله»."""
    if at.prep != "until" or not at.pronoun or draft.event not in _BEFALLEN | _CAPTIVE:
        return False
    clause = [i for i in items[: at.index] if i.kind in ("verb", "mark", "that", "clause", "relative")]
    verb = next((i for i in reversed(clause) if i.kind != "mark"), None)
    before = clause[-2] if len(clause) > 1 else None  # «ظل | يقاتل حتى مقتله»
    told = [v for v in (verb, before) if v is not None and v.kind == "verb" and not v.has("hedge", "modal", "say")]
    return any(v.inflected("past") and not v.inflected("imperfect") and not v.negated for v in told)


def _awaited(items: Sequence[Item], at: Item) -> bool:
    """«يقاتلون حتى يتم تطهير البلدة»: what has yet to come about; not «حتى تم …»."""
    near = reversed(items[max(0, at.index - _NEXT) : at.index])
    verb = next((i for i in near if i.kind == "verb" or not i.prep), None)  # «حتى يتم بشكل كامل طرد …»
    return verb is not None and verb.kind == "verb" and verb.prep == "until" and not verb.inflected("past")


def _ordered(items: Sequence[Item], draft: Draft, at: Item) -> bool:
    """«أوامر بقتل الأسرى»، «فتوى من القيادة بقتل …»: what is ordered, where nobody is said to have carried it out."""
    if at.kind != "trigger" or draft.event in _BY_ORDER:
        return False
    for item in reversed(items[max(0, at.index - _ORDER) : at.index]):
        if not item.nominal:
            return False
        if item.word is not None and item.word.stem in _ORDERS:
            if item.prep in ("bi", "ala"):
                return False  # «اعتقلته بأمر من النيابة»، «بناء على أوامر»
            before = items[item.index - _NEXT : item.index] if item.index >= _NEXT else items[: item.index]
            return not any(i.word is not None and i.word.stem in _CARRIES_OUT for i in before)
    return False


def _agreed_on(items: Sequence[Item], at: Item) -> bool:
    """«اتفق الطرفان على انسحاب …»: what parties agree on has yet to be done."""
    verb = next((i for i in reversed(items[: at.index]) if i.kind in ("verb", "that", "clause", "relative")), None)
    return verb is not None and verb.entry is not None and verb.entry.value == "agreed"


def _causes(items: Sequence[Item], at: Item) -> bool:
    """«سيؤدي مقتله إلى …»: what will follow is in doubt, not the deed it follows from."""
    verb = items[at.index - 1] if at.index else None
    caused = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.label == "vcause"
    return caused and at.kind == "trigger" and not at.prep


def doubt(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """The doubt of a clause on what it says of who somebody is: «يشتبه بأنهم عناصر من …»."""
    for draft in drafts:
        draft.given = draft.given or is_by_the_way(draft)
    # A name and a post are told by the way; but not what a verb tells of them.
    told = [d for d in drafts if d.event in _DOUBTED or d.rule in _OF_VERB]
    told = [d for d in told if not d.given]
    if not told:
        return
    sentence = told[0].sentence
    clauses, none = hedged(items, sentence), none_there(items, sentence)
    for draft in told:
        doubts = STRONG | _DOUBTS if draft.event == "payment" or draft.rule in _OF_POST else _DOUBTS
        place = draft.roles["title"][0].start if draft.rule in _OF_VERB and "title" in draft.roles else draft.start
        at = next((i.index for i in items if sentence.tokens[i.last - 1].stop > place), None)
        if at in none:
            draft.polarity = "denied"  # «لا توجد قيادات مرتبطة بإيران»
        elif at is not None and draft.modality == "asserted" and clauses[at] in doubts:
            draft.modality = clauses[at]
        elif at is not None and draft.modality == "asserted" and draft.event != "payment":
            draft.modality = _alleged(items, at, clauses[at]) or "asserted"


def _alleged(items: Sequence[Item], at: int, doubt: str) -> str:
    """«متهم بأنه كان عنصراً في …»: what somebody is charged with; «أراد أن يكون عضواً في …»: what he wants to be."""
    near = reversed(items[max(0, at - _NEAR) : at + 1])
    told = next((i for i in near if i.kind in _OPENERS and not (i.kind == "verb" and i.has("aux"))), None)
    if told is None or told.kind != "that" or not told.index or told.word is None:
        return ""
    ahead = next((i for i in reversed(items[: told.index]) if i.kind in _OPENERS or _accuses(i)), None)
    if ahead is None or ahead.kind in ("clause", "relative", "mark"):
        return ""
    if _accuses(ahead):
        return "possible" if told.word.form.startswith("ب") else ""
    verb = items[told.index + 1] if told.index + 1 < len(items) else ahead
    being = verb.kind == "verb" and verb.inflected("imperfect") and not verb.inflected("past")
    wants = ahead.kind == "verb" and not ahead.has("say", "aux")
    wants = wants and (doubt == "intended" or not ahead.has("hedge", "modal"))
    return "intended" if being and wants and told.word.form in _TO_BE and verb.has("aux") else ""


def _accuses(item: Item) -> bool:
    return item.word is not None and (
        item.word.stem in _ACCUSED or item.entry is not None and item.entry.lemma in _ACCUSED
    )


def clause_modality(sentence: Sentence, items: Sequence[Item], at: Item) -> str:
    """How certain the clause of an item is: for what is told in words that are no claim."""
    if at.kind == "verb" and to_come(at, sentence):
        return "intended"
    before = items[at.index - 1] if at.index else None
    if before is not None and (before.kind == "relative" or before.kind == "verb" and before.inflected("past")):
        return "asserted"  # «إذا … التي قدمت اعتراضات»، «كانوا يظهرون ولاءهم»
    near = items[at.index : at.index + _NEAR] if at.kind != "verb" else ()
    if any(i.word is not None and i.word.stem in _LIKELY for i in near):
        return "possible"  # «عدد القتلى مرشح للارتفاع بسبب …»
    return hedged(items, sentence)[at.index] or "asserted"


def due(sentence: Sentence, items: Sequence[Item], verb: Item) -> str:
    """How certain it is that a verb brings something about: «سيؤدي إلى …»، «يمكن أن يؤدي إلى …»."""
    if to_come(verb, sentence):
        return "intended"
    ahead = items[verb.index - 1] if verb.index else verb
    doubted = ahead.kind == "that" and (ahead.has("modal", "hedge") or items[ahead.index - 1].has("hedge"))
    return hedged(items, sentence)[verb.index] or "asserted" if doubted else "asserted"
