"""Causes that the report marks as such: «أسفر عن», «ما أدى إلى», «نتيجة», «جراء», «لأن»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.agents import brought_by, dealt_by, deed_before, set_apart, taken_up
from khabar.claims.causal import GOES_BACK, RESULTS, Links
from khabar.claims.causephrases import MOTIVES, backward
from khabar.claims.chains import (
    give_blow,
    give_means,
    named_effect,
)
from khabar.claims.concord import agrees
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.grounds import GROUNDS, STATES, charged, gone_back, grounded, this_goes_back
from khabar.claims.items import NOMINAL, Item
from khabar.claims.leads import before
from khabar.claims.motives import CALLED, called_so, names_reason, said_of, says_no_more, spelled_out
from khabar.claims.outcomes import came_of, lies_behind, taken_back
from khabar.claims.reasons import LAYS, LEAVING, REASON, because, laid, left_behind, made_so, reason, resulting
from khabar.claims.therefore import THEREFORE, so_that, therefore
from khabar.claims.traits import REASONS, acts, is_abstract, is_actor, is_blow, is_named_place, is_reason
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_MAKES = "جعل"
_STIRS_UP = "احدث"
_BACK = "back"  # a verb whose subject is what came about: «نتج عن القصف مقتل …»
_FATAL = "اودي بحياه"
_WHATEVER = word_class("whatever_came")
_ACTS = word_class("forces")
_SHARES = frozenset({"ساهم", "اسهم"})
_WHICH = 2  # words that say what is stirred: «حالة ذعر»
_OF = "من"
_PORTENDS = word_class("portends")
_NEAR = 4  # items from a verb to a fear that it stirs up
_KEPT_OFF = "without"
_STIRS, _STIRRED = "اثار", word_class("stirred")
_GROUND = "خلفيه"  # «على خلفية …»
_EXCEPT = "الا"
_BROUGHT_IN = GROUNDS | STATES | REASONS
_TELLING = LEAVING | _BROUGHT_IN | CALLED
_BRINGS = frozenset({"cause", "charge"})
_PUSHES = "دفع"  # «دفع السكان إلى الفرار», but «دفع بتعزيزات إلى …», «دفع رواتب لمقاتليه»


def find_causes(sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> Links:
    """The causal links of one sentence, with their drafts."""
    links = Links(sentence, items, drafts, order)
    told = links.results or not _TELLING.isdisjoint(sentence.stems)
    so = not THEREFORE.isdisjoint(sentence.spelled)
    for item in items:
        kind = item.kind
        if kind in NOMINAL:
            if told or item.negated or item.prep in _BRINGS:
                _by_phrase(links, item)
        elif kind == "verb":
            if so:
                therefore(links, item)
            _by_verb(links, item)
        elif kind == "clause":
            if item.value == "because":
                because(links, item)
        elif so and kind == "that" and not item.prep:
            so_that(links, item)
        elif item.prep == "cause":
            if item.value == "pronoun":
                taken_back(links, item)
            elif kind == "that" or kind == "relative" and item.value == "what":
                if sentence.words[item.prep_at].stem not in MOTIVES:
                    because(links, item)  # «بسبب أن المسلحين اقتربوا من البلدة»، «بسبب ما تعرضت له القرية»
    for draft in links.made:  # «نفى صلته بالعملية التي أسفرت عن مقتل اثنين»: what came of it, came
        draft.related = any(a.draft is not None and a.draft.related for a in draft.roles.get("effect", ()))
    return links


def _by_verb(links: Links, item: Item) -> None:
    """«أسفر عن», «أودى بحياة», «يعزو … إلى»."""
    entry, word = item.entry, item.word
    lemma = entry.lemma if entry is not None else ""
    if entry is not None and entry.label == "vcause":
        if entry.value == _BACK:
            came_of(links, item)
        elif lemma != _STIRS_UP or item.inflected("past") or set_apart(links, item):
            _forward(links, item, entry.value)  # but «سيحدث ذلك غدا»: that it will happen
    elif lemma == _MAKES and set_apart(links, item):
        made_so(links, item)
    elif "brings" in item.labels and word is not None and (set_apart(links, item) or dealt_by(links, item)):
        brings = word.entry("brings")
        _forward(links, item, brings.value if brings is not None else "")
    elif lemma == _FATAL:
        _fatal(links, item)
    elif item.stem in LAYS:
        laid(links, item)
    elif item.index and word is not None and word.means(GOES_BACK):
        this_goes_back(links, item)
    elif links.behind:
        lies_behind(links, item)


def _by_phrase(links: Links, item: Item) -> None:
    """«نتيجة …», «لعدم …», «على خلفية …», «ناجم عن …»."""
    sentence = links.sentence
    if item.prep == "cause" or item.negated and sentence.form(item.first - 1) == "لعدم":
        backward(links, item)
    elif item.prep == "charge" and sentence.form(item.prep_at + 1) == _GROUND:
        backward(links, item)  # «اندلعت احتجاجات على خلفية …»
    elif item.prep == "charge":
        charged(links, item)
    elif item.kind == "noun" and links.results and sentence.words[item.last - 1].stem in RESULTS:
        resulting(links, item)
    elif item.prep == "li" and item.word is not None and item.word.stem in _BROUGHT_IN:
        grounded(links, item)
    elif item.kind == "noun" and item.word is not None and is_reason(item):
        if not gone_back(links, item):
            made = len(links.made)
            if item.word.stem == REASON:
                reason(links, item)
            if len(links.made) == made:
                called_so(links, item)
    elif item.kind == "noun" and names_reason(links, item):
        called_so(links, item)  # «أحد أسباب …»
    elif item.kind == "noun" and item.word is not None and item.word.stem in LEAVING:
        left_behind(links, item)


def _forward(links: Links, verb: Item, takes: str) -> None:
    """«غارات أسفرت عن …»، «… ما أدى إلى …»، «أدى انفجار … إلى …»."""
    if verb.entry is not None and verb.entry.lemma == _STIRS and _fears(links, verb):
        return
    head = links.object_of(verb, tuple(takes.split("|")))
    if head is None or _pushed(links, verb, head) or not _stirred(links.sentence, verb, head):
        return
    if verb.negated and verb.has("brings") and _EXCEPT in links.sentence.forms[verb.last :]:
        return  # «لن يزيد إلا من تلاحمهم»
    if head.word is not None and head.word.stem in _WHATEVER or head.prep == "ila" and is_named_place(head):
        return  # «أسفرت الإجراءات عن النتائج التالية»، «الطريق الذي يؤدي إلى تعز»
    effects = _what_came(links, verb, head)
    cause = brought_by(links, verb, head)
    if cause is None or any(e.meets(cause) for e in effects):
        return
    if cause.draft is None and cause.item is not None and says_no_more(links, cause.item):
        cause = spelled_out(links, cause.item, effects) or said_of(links, cause.item) or cause
    if cause.draft is None and cause.item is not None and _where(links, cause):
        deed = deed_before(links, cause.item)
        if deed is None:
            return
        cause = links.name(deed, head)
    if verb.entry is not None and verb.entry.lemma in _ACTS and _forced(links, verb, cause):
        return  # «أجبر المسلحون السكان على الرحيل»: what somebody does, and no cause
    shares = verb.entry is not None and verb.entry.lemma in _SHARES
    matter = _is_deed(cause) or cause.item is not None and is_abstract(cause.item)
    if shares and not (matter and _is_deed(effects[0])):
        return  # «ساهم القصف في نزوح السكان»، «أسهمت الوساطة في وقف القتال», but «ساهم الحوار في التنمية»
    told = [e.draft for e in effects if e.draft is not None]
    first = _shared(links, verb)
    if first is not None:
        cause = first.roles["cause"][0]
    if cause.draft is not None:
        give_means(cause.draft, told)
    else:
        give_blow(cause, told)
    if first is None or verb.negated or first.polarity == "denied":
        made = links.add("forward", [cause], effects, verb)
        if verb.word is not None and verb.word.means(_PORTENDS):
            made.modality = "possible"
        elif cause.draft is None and cause.item is not None and says_no_more(links, cause.item):
            made.modality = "unknown"  # «الأسباب التي أدت إلى الحادث»: what it was, nobody says
        return
    for effect in effects:  # «أودى القصف بحياة خمسة وأدى إلى إصابة ستة»: one cause, and all that came of it
        first.add("effect", effect)


def _what_came(links: Links, verb: Item, head: Item) -> list[Argument]:
    """What is brought about, or that it was: «ما [أضعف الحركة]», and that it was not: «[حالت دون تقدم القوات]»."""
    effects = links.effects(head)
    matter = head.kind == "trigger" or head.prep or is_abstract(head) and not acts(head)
    told = verb.has("brings") and not (matter or verb.entry is not None and verb.entry.label == "vcause")
    if told or head.prep == _KEPT_OFF:
        return [Argument(links.sentence.bounds(verb.first, verb.last)[0], effects[0].stop, verb)]
    return effects


def _fears(links: Links, verb: Item) -> bool:
    """«أثار الهجوم | مخاوف من حرب»: a fear, of which the word throws a doubt on what it is of, and on nothing else."""
    near = links.items[verb.index + 1 : verb.index + _NEAR]
    fear = next((i for i in near if i.kind == "other" and i.has("hedge") and i.has("noun")), None)
    of = links.items[fear.index + 1] if fear is not None and fear.index + 1 < len(links.items) else None
    if fear is None or of is None or not of.nominal or verb.negated:
        return False
    cause, start = brought_by(links, verb, fear), links.sentence.bounds(fear.first, fear.last)[0]
    if cause is not None and cause.stop <= start:
        links.add("forward", [cause], [Argument(start, links.name(of).stop, fear)], verb).modality = "asserted"
    return True


def _where(links: Links, cause: Argument) -> bool:
    """«القرى التي أمطروها وأوقعوا فيها عشرات القتلى»: a place, and nothing that happened."""
    item = cause.item
    told = item is not None and (item.definite or item.genitive or item.mention("place") is not None)
    return told and item is not None and is_named_place(item) and cause.stop <= links.name(item).stop


def _shared(links: Links, verb: Item) -> Draft | None:
    """The draft of the verb before, which tells what else the same cause brought about."""
    shared = before(links.items, verb.index).shared if verb.conj else None
    return links.by.get(shared.index) if shared is not None else None


def _forced(links: Links, verb: Item, cause: Argument) -> bool:
    """«اقتحم المسلحون المبنى وأجبروا الحراس على الرحيل»: what the same people do next."""
    at = cause.draft.at if cause.draft is not None else None
    next_deed = at is not None and at.kind == "verb" and verb.conj and taken_up(links, verb) is None
    return next_deed or cause.draft is None and _does(cause.item)


def _pushed(links: Links, verb: Item, head: Item) -> bool:
    """«دفع الجيش بتعزيزات إلى المدينة», «يدفع رواتب لمقاتليه»: nothing that is brought about."""
    if verb.entry is None or verb.entry.lemma != _PUSHES:
        return False
    between = links.items[verb.index + 1 : head.index]
    if head.prep in ("ila", "li") and not _does(head) and taken_up(links, verb) is not None:
        return False  # «… ما دفع بالسكان إلى الرحيل»، «… ما دفعهم للتدخل»
    pushed = any(i.prep == "bi" and (i.nominal or i.value == "pronoun") for i in between)
    led = before(links.items, verb.index).items
    if pushed and head.kind == "trigger" and led and (led[0].kind == "trigger" or is_abstract(led[0])):
        return False  # «الحصار دفع بالمقاتلين إلى الفرار»
    return pushed or head.prep == "li" and head.kind != "trigger"


def _fatal(links: Links, verb: Item) -> None:
    """«… هجوما …، أودى بحياة …»: the verb itself says that something killed."""
    draft = links.at.get(verb.index)
    lead = before(links.items, verb.index).items[:1]
    lead = lead or [i for i in links.items[verb.index + 1 : verb.index + 2] if not i.prep]  # «أودى القصف بحياة …»
    cause = links.name(lead[0]) if lead and lead[0].kind == "trigger" else _told_of(links, verb) or links.ended(verb)
    if draft is None or cause is None:
        return
    strike = cause.draft is not None and cause.draft.event in STRIKES
    if strike or cause.draft is None and is_blow(cause.item):
        own = named_effect(draft)
        if own.start < cause.start < own.stop:  # «أودى القصف | بحياة طفلين»
            lives = next((i for i in links.items[verb.index + 1 :] if i.prep == "bi" and i.value == "object"), verb)
            own.start = max(cause.stop, links.sentence.bounds(lives.first, lives.last)[0])
        effects = [own, *links.effects(verb)[1:]]
        told = [e.draft for e in effects if e.draft is not None]
        if cause.draft is not None:
            give_means(cause.draft, told)
        else:
            give_blow(cause, told)
        links.add("forward", [cause], effects, verb)


def _told_of(links: Links, verb: Item) -> Argument | None:
    """«بعد غارات على …، عقب هجوم على …، أودى بحياة خمسة»: the last blow before it that it may agree with."""
    for item in reversed(links.items[links.opening(verb.index) : verb.index]):
        if item.kind == "trigger" and is_blow(item) and agrees(verb, item):
            return links.name(item)
    return None


def _does(item: Item | None) -> bool:
    """Somebody, a group or a state: who acts, and is no cause."""
    return item is not None and is_actor(item)


def _is_deed(argument: Argument) -> bool:
    return argument.draft is not None or argument.item is not None and argument.item.kind == "trigger"


def _stirred(sentence: Sentence, verb: Item, head: Item) -> bool:
    """«أثار القرار غضباً»: what is stirred up is a feeling or a quarrel, not a question."""
    stirs = verb.entry is not None and verb.entry.lemma == _STIRS
    last = head.first + _WHICH
    last = min(head.last, last) if sentence.form(head.last) != _OF else last  # «حالة من الذعر»
    return not stirs or any(word.stem in _STIRRED for word in sentence.words[head.first : last + (last > head.last)])
