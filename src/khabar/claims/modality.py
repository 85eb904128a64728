"""How certain: hedges, conditions, plans and denials that stand around a trigger in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.aims import is_aimed, is_feared, is_purpose, is_wanted
from khabar.claims.draft import Draft
from khabar.claims.items import GROUND, Item
from khabar.claims.negation import YET, denied_deeds, neither, refute, unconfirmed, untrue_deeds
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_STRONG = frozenset({"possible", "intended", "attempted", "unknown", "reported"})
_SECRET = word_class("secret")
# Hedges that qualify one noun («17 مشتبها به») and say nothing of the clause.
_CONSENTS = "accepted"
_ADJECTIVAL = word_class("hedge_of_noun")
_CONFIRMS = word_class("confirms")
_TO_COME = word_class("to_come")
_FIRST = word_class("first_finding")
_SIGNS = word_class("sign")
_GIVEN = frozenset({"after", "since", "cause"})  # «بعد وصوله» is taken as given, whatever is doubted
_DOUBTS = frozenset({"possible", "conditional", "unknown"})
_DOUBTED = frozenset({"membership", "origin", "nationality", "residence", "payment"})
_SOUGHT = word_class("sought")  # what is asked for, so that something may happen
_NEEDED = word_class("needed")
_AIMS = _NEEDED | {"هدف"} | _CONFIRMS
_CALM = frozenset({"noun", "trigger", "date", "mark"})  # items that open no clause, and doubt only by their word
_EITHER = "سواء"  # «سواء كانوا ينتمون إلى الجماعة أو غيرها»: one or the other, and nobody says which
_CHARGE = word_class("charge_of")
_CLEARS = word_class("clears")
_OFFERS = word_class("offers")
_WORKS = "عمل"
_REACH = 9
_NEAR = 4
_THAT = "بان"
_INDEED = "وقد"
_PARDON = "عفو"
_LIKELY = word_class("likely")
_ABLE = word_class("able")
_ALLOWED = word_class("allowed")
_SEEN = word_class("seen")
_WAKE = word_class("wake")


def mark(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """Set the modality of each draft from its clause."""
    if not drafts:
        return
    sentence = drafts[0].sentence
    clauses = _clauses(items, sentence, max([d.at.index for d in drafts if d.at is not None], default=-1))
    denied, untrue = denied_deeds(items, sentence), untrue_deeds(items, sentence)
    for draft in drafts:
        at = draft.at
        if draft.given:
            continue
        if at is not None and _has_happened(items, at):
            draft.polarity, draft.related = "affirmed", True  # «ولم ترد تفاصيل عن القصف الذي وقع أمس»
            continue
        if at is not None and at.index in untrue and draft.polarity == "affirmed":
            draft.polarity, draft.modality = "denied", "asserted"
            continue
        if at is not None and at.index in denied and draft.polarity == "affirmed":
            draft.polarity = "denied"
        if at is None or draft.modality != "asserted" or _causes(items, at):
            continue
        known = at.prep in _GIVEN or _in_the_wake(items, at)
        if clauses[at.index] and (not known or clauses[at.index] == "conditional"):
            draft.modality = clauses[at.index]
        elif at.prep in ("for", "price", "until") or at.prep == "ala" and _worked_on(items, at):
            draft.modality = "intended"  # «بهدف السيطرة على …»، «مقابل الإفراج عن …»، «تعمل القوات على تحرير المدينة»
        elif at.prep in ("cause", "min") and is_feared(items, at, draft.sentence) or _charged(items, at):
            draft.modality = "possible"
        elif at.prep == "charge":
            if draft.sentence.form(at.prep_at + 1) != GROUND:  # «على خلفية مقتل …» is no charge
                draft.modality = "possible"  # «بتهمة الانتماء إلى …»
        elif at.prep == "li" and at.pronoun and draft.event == "membership":
            draft.modality = "possible"  # «مطلوب لانتمائه إلى …»: why he is wanted
        elif is_aimed(items, at) or at.prep == "li" and is_wanted(items, draft, at) and is_purpose(items, at):
            draft.modality = "intended"
        elif _would(items, at, draft.sentence):
            draft.modality = "conditional"
        elif _to_come(draft, at):
            draft.modality = "intended"
    _share(drafts)
    refute(items, drafts)
    for draft in drafts:
        known = draft.modality == "asserted" and draft.at is not None and _is_related(items, draft.at)
        draft.related = draft.related or known


def _has_happened(items: Sequence[Item], at: Item) -> bool:
    """A blow with its article, of which a relative clause tells in the past right after it."""
    after = items[at.index + 1 : at.index + 3]
    if at.kind != "trigger" or not at.definite or at.negated or at.pronoun or len(after) < 2:
        return False
    if after[0].kind != "relative" or after[0].value == "what" or after[1].kind != "verb":
        return False
    verb = after[1]
    done = verb.inflected("past") and not (verb.inflected("imperfect") or verb.negated)
    return done and not verb.has("say", "hedge", "modal", "aux")


def _is_related(items: Sequence[Item], at: Item) -> bool:
    """«طالب بمحاكمة الجنود الذين قتلوا خمسة»: what a relative clause tells of in the past is not asked for."""
    for item in reversed(items[: at.index + 1]):
        if item.kind in ("clause", "that", "relative"):
            return False
        if item.kind != "verb" or item.has("aux"):
            continue
        past = item.inflected("past") and not (item.inflected("imperfect") or item.negated)
        if not past or item.has("say", "hedge", "modal"):
            return False
        before = items[item.index - 1] if item.index > 1 else None
        if before is not None and before.kind == "relative":
            whom = items[before.index - 1]
            return whom.nominal and whom.definite and not whom.has("say_noun", "lightnoun")
        if not item.conj:
            return False
    return False


def _in_the_wake(items: Sequence[Item], at: Item) -> bool:
    """«ستشدد الأمن في أعقاب هجوم»: what it comes after has happened."""
    previous = items[at.index - 1].word if at.index and at.genitive else None
    return previous is not None and previous.stem in _WAKE


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


def _would(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«وصول المسلحين إلى العاصمة سيؤدي إلى …»: what has not come about, by the future of what it leads to."""
    if at.kind != "trigger" or at.prep or at.entry is None or at.entry.label not in ("ni", "nt"):
        return False
    verb = next((i for i in items[at.index + 1 :] if i.kind in ("verb", "clause", "that", "relative", "mark")), None)
    if verb is None or verb.kind != "verb" or verb.entry is None or verb.entry.label != "vcause" or verb.word is None:
        return False
    return verb.word.future or sentence.form(verb.first - 1) == "سوف"


def _to_come(draft: Draft, at: Item) -> bool:
    """«يمثل أمام القاضي الأسبوع المقبل»: a deed of a time that has yet to come, and no verb of the past."""
    if draft.time is None or at.kind == "verb" and at.inflected("past"):
        return False
    return draft.sentence.words[draft.time.last - 1].stem in _TO_COME


def _causes(items: Sequence[Item], at: Item) -> bool:
    """«سيؤدي مقتله إلى …»: what will follow is in doubt, not the deed it follows from."""
    verb = items[at.index - 1] if at.index else None
    caused = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.label == "vcause"
    return caused and at.kind == "trigger" and not at.prep


def doubt(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """The doubt of a clause on what it says of who somebody is: «يشتبه بأنهم عناصر من …»."""
    told = [d for d in drafts if d.event in _DOUBTED or d.rule == "who.was"]  # a name and a post are told by the way
    if not told:
        return
    sentence = told[0].sentence
    clauses = _clauses(items, sentence)
    for draft in told:
        doubts = _STRONG | _DOUBTS if draft.event == "payment" else _DOUBTS
        place = draft.roles["title"][0].start if draft.rule == "who.was" and "title" in draft.roles else draft.start
        at = next((i.index for i in items if sentence.tokens[i.last - 1].stop > place), None)
        if at is not None and draft.modality == "asserted" and clauses[at] in doubts:
            draft.modality = clauses[at]


def clause_modality(sentence: Sentence, items: Sequence[Item], at: Item) -> str:
    """How certain the clause of an item is: for what is told in words that are no claim."""
    if at.kind == "verb" and at.word is not None and at.word.future:
        return "intended"
    before = items[at.index - 1] if at.index else None
    if before is not None and (before.kind == "relative" or before.kind == "verb" and before.inflected("past")):
        return "asserted"  # «إذا … التي قدمت اعتراضات»، «كانوا يظهرون ولاءهم»
    near = items[at.index : at.index + _NEAR] if at.kind != "verb" else ()
    if any(i.word is not None and i.word.stem in _LIKELY for i in near):
        return "possible"  # «عدد القتلى مرشح للارتفاع بسبب …»
    return _clauses(items, sentence)[at.index] or "asserted"


def _not_said(item: Item, word: Word, sentence: Sentence) -> str:
    """The doubt of a negated verb: of what is not said, not denied, not done."""
    if sentence.unjoined(item.first - 1) == "لن" or sentence.unjoined(item.first) in _ALLOWED:
        return "intended"  # «لن تتهاون في ملاحقة …»، «لا يجوز اعتقال …»
    if item.entry is not None and _CONSENTS in item.entry.value:
        return "intended"  # «لم توافق على الانسحاب من …»
    if item.entry is not None and item.entry.label == "light_obj":
        return ""  # «لم تعلن أي جهة مسؤوليتها عن الهجوم»: which there was
    said = word.entry("say")
    told = said is not None and said.value in ("neutral", "announce", "deny")
    # «لم يجزم بأنهم ينتمون إلى الجماعة», but «مصدر لم يذكر اسمه»
    return "possible" if told and sentence.form(item.last) not in _SECRET else ""


def _hedge(item: Item, sentence: Sentence) -> str:
    """The doubt that one item throws on what follows it in its clause."""
    if item.kind in ("other", "that") and item.entry is not None and item.entry.label == "hedge":
        plain = item.entry.value in _STRONG and item.entry.lemma.split()[0] not in _ADJECTIVAL
        return item.entry.value if plain else ""
    if item.kind == "clause" and item.value == "purpose":
        return "intended"  # «كي يوصلني إلى …»
    word = item.word
    if item.kind == "verb" and word is not None and (item.negated or neither(sentence, item)):
        return _not_said(item, word, sentence)
    if word is None or item.negated:
        return ""
    if item.kind == "noun" and word.stem in _CONFIRMS and unconfirmed(sentence, item):
        return "unknown"
    if item.kind == "verb":
        if word.future:
            return "intended"
        before = sentence.form(item.first - 1)
        if sentence.unjoined(item.first) in _ABLE and sentence.form(item.last) not in _SEEN:
            return "possible"  # «يمكن للجيش أن يقصف …»
        done = item.entry is not None and "past" in item.entry.features  # «وقد تمكن من …»
        if sentence.unjoined(item.first - 1) in YET and item.inflected("imperfect") and not done:
            return "possible"
        sought = before.removeprefix("ب") in _SOUGHT and item.inflected("imperfect")
        if sought and word.has("vcause", "vt"):
            return "intended"  # «لمن يدلي بمعلومات تقود إلى القبض عليه»
        said = word.entry("say")
        if _yet_to_do(item, said):
            return "intended"
        if said is not None and (said.value == "expect" or _accused(item, sentence, said.value)):
            return "possible"  # «توقع استعادة السيطرة عليها»
    if word.stem in _NEEDED and item.kind == "noun":
        return "intended"  # «ضرورة محاكمة المتورطين»
    if word.stem == "هدف" and item.kind == "noun" and word.definite:
        return "intended"
    if (
        "hedge" not in word.labels
        or word.has("say")
        and sentence.source[sentence.tokens[item.last - 1].stop - 1] == "ي"
    ):
        return ""  # «يروي», he tells, is not «يُروى»
    entry = word.entry("hedge")
    if entry is None or entry.value not in _STRONG or word.stem in _ADJECTIVAL:
        return ""
    return entry.value


def _yet_to_do(item: Item, said: Entry | None) -> bool:
    """A promise, a threat, a call or an offer: «عرض التنظيم الإفراج عن …»."""
    promised = said is not None and said.value in ("promise", "threat") and "past" in said.features
    offered = item.entry is not None and item.entry.lemma in _OFFERS
    return promised or offered or said is not None and said.value == "demand"


def _accused(item: Item, sentence: Sentence, stance: str) -> bool:
    """«الذي يُتهم بأنه المسؤول عن …»: by nobody who is named."""
    return stance == "accuse" and not item.pronoun and sentence.form(item.last).startswith(_THAT)


def _clauses(items: Sequence[Item], sentence: Sentence, last: int | None = None) -> list[str]:
    """The modality in force at each item, to the last that is asked for.

    Conditions last to the end, hedges to the end of their clause.
    """
    out: list[str] = []
    condition = ""
    hedge, reach, verbal = "", 0, False
    for item in items if last is None else items[: last + 1]:
        kind, word = item.kind, item.word
        if kind == "clause" and item.value == "if":
            condition = "conditional"
        elif (condition or hedge) and sentence.form(item.first - 1) == _INDEED:
            condition = hedge = ""  # «…، وقد استسلم خمسة»: this has happened
        elif condition and kind == "mark" and item.value in ".؛":
            condition = ""
        if kind in _CALM and (
            word is None or "hedge" not in word.labels and word.stem not in _AIMS and word.form != _EITHER
        ):  # most items throw no doubt and end no clause
            out.append(condition or hedge)
            reach -= 1
            if reach <= 0:
                hedge = ""
            continue
        found, before = _hedge(item, sentence), hedge
        either = word is not None and word.form == _EITHER and _verb_follows(items, item)
        if not found and (either or item.kind == "that" and _signed(items, item, sentence)):
            found = "possible"
        elif kind == "relative" and _pardoned(items, item):
            found = "conditional"
        if found:
            hedge, reach, verbal = found, _REACH, item.kind == "verb"
        elif _ends(items, item, verbal) or hedge == "unknown" and item.kind == "verb":
            hedge = ""
        elif hedge == "attempted" and item.kind == "relative" and _brings(items, item):
            hedge = ""  # «… لدى محاولتهم اقتحام القرية، ما أسفر عن …»: what came of an attempt has come
        itself = found and item.kind == "verb" and (item.has("hedge") or _demands(item))  # not itself: «قررت»، «ألزمت»
        out.append(condition or (before if itself else hedge))
        reach -= 1
        if reach <= 0:
            hedge = ""
    return out


def _pardoned(items: Sequence[Item], relative: Item) -> bool:
    """«العفو عن المقاتلين الذين يسلمون سلاحهم»: whoever will, and nobody who has."""
    before = items[max(0, relative.index - 2) : relative.index]
    if len(before) < 2 or before[1].prep != "an" or before[0].word is None or before[0].word.stem != _PARDON:
        return False
    verb = items[relative.index + 1] if relative.index + 1 < len(items) else None
    return verb is not None and verb.kind == "verb" and verb.inflected("imperfect") and not verb.inflected("past")


def _verb_follows(items: Sequence[Item], item: Item) -> bool:
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return after is not None and after.kind == "verb"


def _signed(items: Sequence[Item], that: Item, sentence: Sentence) -> bool:
    """«الدلائل الأولية تشير إلى أن …»، «تفيد المؤشرات بأن …»: what signs point to, and nobody says."""
    verb = next((i for i in reversed(items[max(0, that.index - 3) : that.index]) if i.kind == "verb"), None)
    if verb is None or verb.entry is None or verb.negated:
        return False
    near = [i for i in items[max(0, verb.index - 1) : verb.index + 2] if i.nominal and not i.prep]
    return any(word.stem in _SIGNS for i in near for word in sentence.words[i.first : i.first + 1]) or any(
        word.stem in _FIRST for i in near for word in sentence.words[i.first + 1 : i.last]
    )


def _brings(items: Sequence[Item], item: Item) -> bool:
    """«… ما أسفر عن …»: what comes of the clause before."""
    verb = items[item.index + 1] if item.index + 1 < len(items) else None
    return verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.label == "vcause"


def _demands(item: Item) -> bool:
    said = item.word.entry("say") if item.word is not None else None
    return said is not None and said.value == "demand"


def _ends(items: Sequence[Item], item: Item, verbal: bool) -> bool:
    """A new clause: «فيما»، «لكن»، a relative, a participle of saying, or a verb that is joined on."""
    if (
        item.kind == "clause"
        and item.value in ("while", "but", "also", "because")  # a reason is given as known
        or item.kind == "relative"
        and item.value != "what"
    ):
        return True
    if item.kind == "clause" and item.value in ("when", "where") and _happened(items, item):
        return True  # «قد ينسحب التنظيم بعد أن خسر المدينة»
    if item.kind == "other" and item.entry is not None and item.entry.label == "say_participle":
        return True  # «حذر من الاقتراب، مؤكدا أنهم قصفوا …»: another speech, with doubts of its own
    if item.kind != "verb" or not item.conj:
        return False
    previous = items[item.index - 1] if item.index else None
    return verbal or previous is not None and previous.kind == "mark"


def _happened(items: Sequence[Item], item: Item) -> bool:
    """A verb in the past, and nothing else, stands right after."""
    verb = items[item.index + 1] if item.index + 1 < len(items) else None
    return verb is not None and verb.kind == "verb" and verb.inflected("past") and not verb.inflected("imperfect")
