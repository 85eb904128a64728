"""What came of something: «نتج عن القصف مقتل …», «الحادث نتج عنه …», «الهجوم جاء رداً على …»."""

from __future__ import annotations

from khabar.claims.agents import antecedent_at_head, brought_by, taken_up
from khabar.claims.causal import Links
from khabar.claims.chains import named_effect
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.negation import denies_cause
from khabar.claims.reasons import is_not, subject_of
from khabar.claims.traits import PERIODS, REASONS, acts, is_abstract, is_place, is_reason, is_somebody, is_state
from khabar.grammar.classes import word_class

_AIMS = frozenset({"هدف", "غرض", "غايه"})
_BEHIND, _LIES = "وراء", frozenset({"كان", "وقف"})
_NEAR = 4  # items from the verb to what came of it
_SKIPPED = frozenset({"open", "close", "date"})  # «ونتج عن الحادث «استشهاد» شرطي»
_AFTER = "بعد"
_CAME = word_class("came_about")


def came_of(links: Links, verb: Item) -> None:
    """«نتج عن القصف مقتل …»: what came of it, after its cause or before it; «القصف نتج عنه مقتل …»."""
    head = links.object_of(verb, ("an", "min"))
    if head is None:
        _of_it(links, verb)
        return
    if _of_so_much(links, verb, head):
        return
    lead = before(links.items, verb.index).items[:1]
    effect = lead[0] if lead else _after(links, head)
    if effect is None:
        return
    cause = links.name(head, effect)
    if head.short and head.has("demonstrative"):  # «ونتج عن ذلك مقتل شرطي»
        cause = links.ended(verb) or Argument(*links.sentence.bounds(head.first, head.last), head)
    links.add("reversed", [cause], [links.name(effect)] if lead else links.effects(effect), verb)


def _after(links: Links, head: Item) -> Item | None:
    """«نتج عن القصف مقتل …»: the deed after the cause."""
    told = head.short and head.has("demonstrative")
    for item in links.items[head.index + 1 : head.index + _NEAR]:
        if item.kind == "trigger" and not item.prep and (told or not item.genitive):
            return item
        if not item.nominal and item.kind not in _SKIPPED:
            break
    return None


def _of_it(links: Links, verb: Item) -> None:
    """«… هجوماً، نتج عنه مقتل …»: of what stands before it, and what came of that."""
    items = links.items
    taken = items[verb.index + 1] if verb.index + 1 < len(items) else None
    if taken is None or taken.value != "pronoun" or taken.prep not in ("an", "min"):
        return
    rows = [i for i in items[taken.index + 1 : taken.index + 1 + _NEAR] if i.kind not in _SKIPPED]
    effect = rows[0] if rows and rows[0].nominal and not rows[0].prep else None
    if effect is None:
        return
    cause = _told_before(links, verb, effect)
    if cause is not None:
        links.add("forward", [cause], links.effects(effect), verb)


def _told_before(links: Links, verb: Item, effect: Item) -> Argument | None:
    """What «عنه» takes up: the phrase that the verb is said of, or the blow of the clause before «ما» and «و»."""
    if taken_up(links, verb) is not None:
        return brought_by(links, verb, effect)  # «تعرضت الدورية لمقذوف، ما نتج عنه …»: all that the clause tells
    led = before(links.items, verb.index)
    lead = led.items[0] if led.items else None
    if lead is not None and (lead.kind == "trigger" or _matter(lead)):
        return links.name(lead, verb)
    blow = brought_by(links, verb, effect)
    if blow is None or blow.item is not None and blow.item.kind == "trigger":
        return blow
    apart = verb.conj or links.items[verb.index - 1].kind == "mark"  # «انفجرت عبوة بدورية، نتج عنها …»
    return blow if blow.draft is not None and blow.draft.event in STRIKES and apart else None


def _matter(item: Item) -> bool:
    """Something that happened, and nobody and nowhere: «الحادث», «الأمر»."""
    person = acts(item) or is_somebody(item) or is_state(item) or is_place(item)
    return item.kind == "noun" and item.definite and not item.mentions and not person


def _of_so_much(links: Links, verb: Item, head: Item) -> bool:
    """«ليبيا تنتج 400 ألف برميل من النفط»: of what it makes so much, and nothing that it came of."""
    between = links.items[verb.index + 1 : head.index]
    return head.prep == "min" and any(i.nominal and i.count is not None and not i.prep for i in between)


def came_about(links: Links, item: Item) -> list[Argument] | None:
    """«الغارات تأتي رداً على …», «كان انسحابه بسبب …»: of what it is said; None where nothing comes about so."""
    ahead = links.items[item.index - 1] if item.index else None
    if ahead is not None and ahead.kind == "other" and ahead.has("pronoun") and not ahead.conj:
        told = subject_of(links, item)  # «الواقع المؤلم هو نتيجة …»
        return [links.name(told, item)] if told is not None else None
    verb = next((i for i in reversed(links.items[: item.index]) if i.kind not in ("open", "noun", "trigger")), None)
    if verb is None or verb.kind != "verb" or verb.word is None or not any(e.lemma in _CAME for e in verb.word.entries):
        return None
    inner = links.items[verb.index + 1 : item.index]
    bare = [i for i in inner if i.nominal and not (i.prep or i.genitive or i.conj)]
    if len(bare) > 1 or not bare and any(i.nominal for i in inner):
        return None  # «كانت الخزينة ممتلئة بسبب …», «كان في المدينة بسبب …»: how somebody or something was
    # «العمليات التي تقوم بها القوات | تأتي بناء على طلب …»
    opens = antecedent_at_head(links, verb) if not bare else None
    led = [opens] if opens is not None else before(links.items, verb.index).items if not bare else []
    told = bare[0] if bare else _whole(links, led[0]) if led else None
    if told is None or is_reason(told):
        return None
    if told.has("demonstrative") and told.short or told.kind == "noun" and (acts(told) or is_somebody(told)):
        return []  # «جاء ذلك رداً على …»: whatever was told of before
    return [links.name(told, item)]


def lies_behind(links: Links, verb: Item) -> None:
    """«كان الفساد وراء انهيار الجيش»، «تقف خلافات وراء انشقاقه»: a matter, and what it brought about."""
    if verb.word is None or not any(e.lemma in _LIES for e in verb.word.entries):
        return
    rows = links.items[verb.index + 1 : verb.index + 1 + _NEAR]
    at = next((i for i in rows if i.kind == "noun" and links.sentence.form(i.first) == _BEHIND), None)
    bare = [i for i in links.items[verb.index + 1 : at.index] if i.nominal] if at is not None else []
    matter = next((i for i in (*bare, *before(links.items, verb.index).items)), None)
    if at is None or matter is None or matter.prep or matter.mentions or at.prep:
        return
    if matter.word is not None and matter.word.stem in REASONS | _AIMS:
        return  # «كان الهدف وراء الهجوم …»
    if matter.kind == "noun" and not (is_abstract(matter) or matter.has("demonstrative") and not matter.short):
        return
    if matter.kind == "noun" and (acts(matter) or is_somebody(matter) or is_state(matter) or is_place(matter)):
        return  # «التنظيم وراء الهجوم»: who did it
    inner = links.items[at.index + 1] if at.short and at.index + 1 < len(links.items) else None
    if inner is not None and inner.genitive:
        effect = links.name(inner)
    elif not at.short:
        effect = Argument(*links.sentence.bounds(at.first + 1, at.last), at)
    else:
        return
    links.add("reversed", [links.name(matter, at)], [effect], verb)


def is_no_cause(links: Links, item: Item) -> bool:
    """«لم يكن الانسحاب نتيجة هزيمة»، «…، وليس بسبب القصف»: that it did not come of this, of whatever it came."""
    if denies_cause(links.sentence, item):
        return True
    verb = next((i for i in reversed(links.items[: item.index]) if i.kind not in ("noun", "trigger")), None)
    if verb is None or not is_not(verb):
        return False
    return sum(i.nominal and not (i.prep or i.genitive) for i in links.items[verb.index + 1 : item.index]) < 2


def after_which(links: Links, item: Item) -> Argument | None:
    """«استؤنفت الرحلات بعد [توقف أشهر] جراء …»، «بعد أشهر من [توقف الرحلات] جراء …»: what came to an end."""
    ended = ""
    for other in reversed(links.items[: item.index]):
        timed = other.kind == "date" or other.word is not None and other.word.stem in PERIODS
        behind = other.prep == "after" or timed and links.sentence.unjoined(other.first) == _AFTER
        if not (timed or other.nominal) or timed and behind and ended != "min":
            return None
        if not behind:
            ended = other.prep or ended
            continue
        other = links.items[other.index + 1] if timed else other
        named = links.name(other, item)
        last = links.items[item.index - 1]
        stop = named.stop if named.draft is not None else links.sentence.bounds(last.first, last.last)[1]
        return Argument(named.start, stop, other, draft=named.draft)
    return None


def _whole(links: Links, lead: Item) -> Item:
    """«انسحابه من البعثة كان بسبب …»: the deed, and not whom it left."""
    ahead = links.items[lead.index - 1] if lead.index else lead
    deed = ahead.kind == "trigger" and ahead.last in (lead.first, lead.prep_at) and not ahead.prep
    return ahead if deed and (lead.prep or lead.genitive) else lead


def taken_back(links: Links, item: Item) -> None:
    """«اشتباكات فرّ على إثرها المئات»، «الصراع الذي قتل بسببه الآلاف»: of what the clause is, and what it tells."""
    items, at = links.items, item.index
    ahead = items[at - 1] if at else None
    verb = ahead if ahead is not None and ahead.kind == "verb" else None
    if ahead is not None and ahead.kind == "relative" and at + 1 < len(items):
        verb = items[at + 1] if items[at + 1].kind == "verb" else None
    if verb is None or verb.negated:
        return
    told = _taken(links, min(verb.index, at))
    effect = _clause(links, verb, at)
    if told is not None and effect is not None and effect.stop > links.sentence.bounds(verb.first, verb.last)[1]:
        links.add("forward", [links.name(told, verb)], [effect], verb)


def _taken(links: Links, index: int) -> Item | None:
    """The deed or the matter that the clause is about: before «الذي», or an indefinite phrase right before the verb."""
    ahead = links.items[index - 1] if index else None
    if ahead is not None and ahead.kind == "relative":
        ahead = links.items[index - 2] if index > 1 else None
    elif ahead is None or ahead.definite:
        return None
    if ahead is None or not ahead.nominal:
        return None
    person = acts(ahead) or is_somebody(ahead) or is_state(ahead) or is_place(ahead)
    return ahead if ahead.kind == "trigger" or not ahead.mentions and not person else None


def _clause(links: Links, verb: Item, at: int) -> Argument | None:
    """«فرّ على إثرها المئات»: the verb with whom or what it tells of."""
    draft = links.at.get(verb.index)
    if draft is not None:
        return named_effect(draft)
    after = links.items[max(verb.index, at) + 1 : max(verb.index, at) + 2]
    if not after or not after[0].nominal or after[0].prep:
        return None
    start, stop = links.sentence.bounds(verb.first, verb.last)[0], links.name(after[0]).stop
    return Argument(start, stop, verb)
