"""The words of a clause, as the cause or the effect of another, where no claim stands for it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_abstract, is_place
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_CAME = word_class("came_about")
_LONG = 8  # tokens of a clause that a relative clause is left out of
_WIDEST, _OUTER = 12, 16  # tokens of a clause that is taken; of one that «ما» takes up
_LEAD = 3  # items before a verb that are its subject
_SILENT = frozenset({"mark", "open", "close", "date"})
_PARTICLES = word_class("indeed") - {"ولقد"} | {"سوف"}
_LEADS_IN = word_class("leads_in")  # «… نظراً لأن», «… وذلك بسبب»
_TOLD = frozenset({"", "min", "an", "bi"})
_OF = frozenset({"ila", "an", "bi"})  # «لفت إلى مقتل …», «أفاد بوقوع …»
_PARTS = frozenset({"cause", "after", "since", "before", "during"})
_SAID_OF = 3  # words of a clause that says which cause it was
_COMMAS = "،,:"
_ASIDES = frozenset({"during", "since", "after", "before", "near"})  # prepositions of when and where


def clause(
    sentence: Sentence,
    items: Sequence[Item],
    start: int,
    stop: int,
    outer: bool = False,
    told: bool = False,
    aside: bool = False,
) -> Argument | None:
    """The last verb of a stretch of items with its subject and what follows; all of it where it has no verb.

    ``outer``: «ما» takes the clause up; ``aside``: a comma stands after it. Then no relative clause is meant.
    """
    while stop > start and (items[stop - 1].kind in _SILENT or _leads_in(items[stop - 1])):
        stop -= 1
    start = max(_opened(items[start:stop]), start)
    start = next((i.index + 1 for i in reversed(items[start:stop]) if i.kind == "mark" and i.value in _COMMAS), start)
    reason = next((i.index for i in reversed(items[start:stop]) if i.prep == "cause"), start)
    if outer and reason > start and _last_verb(items, start, reason, True) is not None:
        stop = reason  # «عزله التنظيم | بسبب خلافات، ما دفعه إلى …»: what he did about it came of the deed
    else:
        start = reason
    rows = items[start:stop]
    verb = _last_verb(items, start, stop, outer or aside, aside)
    if verb is None:
        return _phrase(sentence, rows)
    if verb.has("say") and not verb.has("light"):
        return _told(sentence, rows[rows.index(verb) + 1 :]) if told and not verb.negated else None
    head, first = verb, verb.first
    ahead = items[verb.index - 1] if verb.index > start else None
    if ahead is not None and ahead.kind == "verb" and ahead.has("aux") and ahead.last == first:
        head, first = ahead, ahead.first
    if head.negated or sentence.form(first - 1) in _PARTICLES:
        first -= 1  # «لم يحضر بسبب …»: the negation belongs to what came about
    else:
        first = _subject(items, head, start)
    last = _core(items, verb, stop)
    if (
        last == verb.last
        and first < verb.first
        and any(e.lemma in _CAME for e in (verb.word.entries if verb.word is not None else ()))
    ):
        return Argument(*sentence.bounds(first, verb.first), items[verb.index - 1])  # «هذه الغارات | جاءت رداً على …»
    if last == verb.last == first + 1 and _of_a_phrase(items, verb, start):
        first = items[verb.index - 2].first  # «البنى التحتية التي تضررت | جراء القتال»
    widest = _OUTER if outer else _WIDEST
    return Argument(*sentence.bounds(first, last), verb) if 1 < last - first <= widest else None


def _core(items: Sequence[Item], verb: Item, stop: int) -> int:
    """Where the verb and what it governs end, without when and where: «سلموا أنفسهم | خلال اليومين …»."""
    told = verb.last
    for item in items[verb.index + 1 : stop]:
        aside = item.prep in _ASIDES or item.prep == "fi" and item.kind == "noun" and is_place(item)
        long = item.kind in ("relative", "verb") and items[stop - 1].last - verb.first > _LONG
        if (aside or long) and told > verb.last:
            return told
        told = item.last
    return told


def _of_a_phrase(items: Sequence[Item], verb: Item, start: int) -> bool:
    """«… البنى التحتية | التي تضررت»: a relative clause of a verb alone, right after the phrase that it is about."""
    if verb.index < start + 2 or items[verb.index - 1].kind != "relative":
        return False
    told = items[verb.index - 2]
    return told.nominal and told.last == items[verb.index - 1].first


def _last_verb(items: Sequence[Item], start: int, stop: int, outer: bool, aside: bool = False) -> Item | None:
    """The last verb, or the last outside a relative clause: «… الجنوب الذي يعاني من الفقر، ما أدى إلى …»."""
    for item in reversed(items[start:stop]):
        if item.kind != "verb":
            continue
        ahead = items[item.index - 1] if item.index > start else None
        if ahead is not None and ahead.kind == "verb" and ahead.has("aux"):
            ahead = items[ahead.index - 1] if ahead.index > start else None
        if aside and ahead is not None and _tells_of(items, ahead, item, start):
            continue
        if not outer or ahead is None or ahead.kind != "relative":
            return item
    return None


def _tells_of(items: Sequence[Item], told: Item, verb: Item, start: int) -> bool:
    """«أنهت هدنة | استمرت ثلاث سنوات»: a verb right after an indefinite phrase that another verb governs."""
    if verb.conj or not told.nominal or told.definite or told.last != verb.first:
        return False
    return any(i.kind == "verb" for i in items[start : told.index])


def _opened(rows: Sequence[Item]) -> int:
    """Where the words begin that a bracket or quotation opens before their end; 0 for nowhere."""
    closed = 0
    for item in reversed(rows):
        closed += item.kind == "close"
        if item.kind == "open":
            closed -= 1
            if closed < 0:
                return item.index + 1
    return 0


def with_which(sentence: Sentence, items: Sequence[Item], effect: Argument) -> Argument:
    """«[الوضع المأساوي] الذي تعيشه البلاد»، «[الأضرار] التي لحقت بالقرية»: with the matter that a clause is about."""
    verb = effect.draft.at if effect.draft is not None else effect.item
    if verb is None or verb.kind != "verb" or verb.index < 2 or items[verb.index - 1].kind != "relative":
        return effect
    told = items[verb.index - 2]
    matter = told.kind == "trigger" or is_abstract(told) or told.kind == "noun" and bool(verb.pronoun)
    which = items[verb.index - 1]
    apart = which.value == "what" or which.conj or told.prep == "cause" or told.last != which.first
    if matter and not apart and effect.start == sentence.bounds(verb.first, verb.last)[0]:
        effect.start = sentence.bounds(told.first, told.last)[0]
    return effect


def _leads_in(item: Item) -> bool:
    return item.word is not None and item.word.stem in _LEADS_IN and item.last - item.first == 1


def _phrase(sentence: Sentence, rows: Sequence[Item]) -> Argument | None:
    """«عدد القتلى مرشح للارتفاع بسبب …»: a clause without a verb, from its subject on."""
    lead = rows[0] if rows else None
    if lead is None or not lead.nominal or lead.prep not in ("", "cause"):
        return None
    if any(item.kind in ("relative", "open", "mark", "clause", "that") for item in rows):
        return None
    first, last = lead.first - lead.negated, rows[-1].last
    return Argument(*sentence.bounds(first, last), lead) if 1 < last - first <= _WIDEST else None


def _told(sentence: Sentence, rows: Sequence[Item]) -> Argument | None:
    """«رجح السكان وجود ضحايا بسبب …»، «حذرت من كارثة صحية بسبب …»: what somebody tells of, and not who tells it."""
    if any(not item.nominal for item in rows):
        return None
    lead = next((i for i in rows if i.prep in _OF and (i.kind == "trigger" or i.has("noun") and is_abstract(i))), None)
    if lead is None:
        lead = next((i for i in reversed(rows[1:]) if not (i.genitive or i.conj)), None)
        if lead is None or lead.prep not in _TOLD or lead.kind == "noun" and not lead.has("noun"):
            return None
    if rows[-1].last - lead.first > _WIDEST:
        return None
    return Argument(*sentence.bounds(lead.first, rows[-1].last), lead)


def _subject(items: Sequence[Item], verb: Item, start: int) -> int:
    """The token where the phrase right before a verb begins, with what governs it."""
    index = verb.index
    while index > max(start, verb.index - _LEAD):
        item = items[index - 1]
        if not item.nominal or item.last != items[index].first or items[index].conj:
            break
        index -= 1
        if not item.prep and not item.genitive:
            return item.first
    return verb.first


def ahead(sentence: Sentence, items: Sequence[Item], index: int, ended: int) -> Argument | None:
    """«بسبب الحصار توقف العمل في المصنع»: the clause that goes on after a cause, which ends at ``ended``."""
    start = next((i.index for i in items[index:] if _goes_on(sentence, items, i, ended)), len(items))
    while start < len(items) and (items[start].kind in _SILENT or items[start].kind == "that"):
        start += 1
    verb: Item | None = None
    last = start
    for item in items[start:]:
        if item.kind in ("mark", "clause", "relative", "open", "that") or item.last - items[start].first > _WIDEST:
            break
        if item.kind == "verb" and verb is None:
            verb = item
        elif item.kind == "verb" and _tells_of_it(items, item):
            break
        last = item.index + 1
    if verb is None or verb.has("say") and not verb.has("light") or last <= verb.index:
        return None
    lead = items[start]
    if lead.conj or lead is not verb and (not lead.nominal or lead.prep):
        return None
    first = lead.first - (lead is verb and (verb.negated or sentence.form(lead.first - 1) in _PARTICLES))
    stop = items[last - 1].last
    return Argument(*sentence.bounds(first, stop), verb) if 1 < stop - first <= _WIDEST + 1 else None


def _tells_of_it(items: Sequence[Item], verb: Item) -> bool:
    """«… من إحباط هجوم | كان يستهدف كنيسة»، «… اشتباكات | استخدمت فيها …»: a clause about what stands before it."""
    told, after = items[verb.index - 1], items[verb.index + 1] if verb.index + 1 < len(items) else None
    if not verb.conj and after is not None and after.value == "pronoun" and after.prep in _ASIDES | {"fi", "an"}:
        return True
    plain = told.nominal and not (told.definite or told.conj or told.has("pronoun"))
    return plain and told.last == verb.first and not verb.conj


def lengthened(sentence: Sentence, items: Sequence[Item], cause: Argument) -> Argument:
    """«الألغام [التي زرعها المتمردون]»، «خلافات [نشبت بين القادة]»: with the clause that says which."""
    after = next((i for i in items if sentence.bounds(i.first, i.last)[0] >= cause.stop), None)
    if after is None or not after.index or after.conj or cause.item is None:
        return cause
    verb: Item | None = after
    if after.kind == "relative" and after.value != "what":
        verb = items[after.index + 1] if after.index + 1 < len(items) else None
    elif items[after.index - 1].definite or items[after.index - 1].mentions:
        return cause
    if verb is None or verb.kind != "verb" or verb.conj or verb.has("say") and not verb.has("vt", "vi", "light"):
        return cause
    last, told, words = verb.last, 0, 1
    bare = (
        cause.item.last - cause.item.first == 1 and cause.stop <= sentence.bounds(cause.item.first, cause.item.last)[1]
    )
    for item in items[verb.index + 1 :]:
        if item.kind == "other" and item.value in ("pronoun", "object"):
            last = item.last
            continue
        told += not item.genitive
        words += item.last - item.first
        if not item.nominal or item.conj or told > 1 or item.prep in _PARTS:
            break
        if words > _SAID_OF + bare:  # «هجوم [نفذته الحركة الانفصالية المسلحة]»: one word names too little
            return cause  # a clause as long as that is a claim of its own
        last = item.last
    cause.stop = sentence.bounds(verb.first, last)[1]
    return cause


def _goes_on(sentence: Sentence, items: Sequence[Item], item: Item, ended: int) -> bool:
    """A comma, or the verb of the clause."""
    before = items[item.index - 1]
    known = before.definite or before.short and before.has("demonstrative")  # «إثر ذلك | اندلعت …»
    verb = item.kind == "verb" and known and before.kind != "relative"  # not «تفاهم تم التوصل إليه»
    return sentence.bounds(item.first, item.last)[0] >= ended and (item.kind == "mark" or verb)


def clipped(effect: Argument, limit: int) -> Argument:
    """An effect that ends before its cause: «المفاوضات | نظراً لإصرارهم على …»."""
    if effect.start < limit < effect.stop:
        effect.stop = limit
    return effect


def is_standing(draft: Draft) -> bool:
    """«بقيادة فلان», «تحت سيطرة الجماعة»: how things stand, and nothing that happened."""
    return draft.constants.get("kind") == "leadership" or draft.constants.get("change") == "holds"


def not_laid(drafts: Sequence[Draft]) -> list[Draft]:
    """Without «الألغام التي زرعها …»: of those who laid them is told by the way, whatever comes of the clause."""
    return [d for d in drafts if d.rule != "frame.plant.vt" or d.at is None or not d.at.pronoun]
