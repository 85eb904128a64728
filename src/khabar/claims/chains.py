"""The links of a chain of causes: the words that name a cause or an effect, and what a blow did by which means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_blow
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

EFFECTS = frozenset(
    "siege shortage handover detention appointment missing movement killing injury destruction arrest displacement "
    "flight abduction control decree recruitment seizure release execution accident abuse agreement raid".split()
)
CASUALTIES = frozenset({"killing", "injury", "destruction"})
_LEADS = ("victim", "target", "thing", "place", "actor", "content", "party")
_WITH = ("count", "to", "from", "organisation", "member", "person", "title")
_NEAR = 24  # characters from a verb to what it tells of
_WILL = word_class("will")
_NOT = word_class("denying_word")
_LACKS = word_class("lacks")  # «عدم …»: what is not there
_AIMS = ("target", "thing", "place", "means")
_REACH = 10  # tokens from a verb to the noun that it tells of a deed with
_SIDES = 60  # characters from a clash to whose it is
_APART = frozenset({"cause", "after", "before", "since", "during"})  # of why and when, and no part of a name
_WHERE = frozenset({"fi", "bi", "near", "at", "during", "before", "after", "since"})
_TOLD = frozenset({"place", "time", "from", "via", "to", "count"})  # where and when, and how many
_PUT_OFF = "intended"
_IS_DONE = word_class("is_done")
_JOINED = 2  # characters between what «و» joins
WIDE = 6  # words that name a cause or an effect, no more


def named(
    sentence: Sentence, items: Sequence[Item], at: Mapping[int, Draft], item: Item, until: Item | None = None
) -> Argument:
    """The words that name a cause or an effect: a phrase with its genitive and what is bound to it."""
    within = items[item.index + 1] if item.index + 1 < len(items) else item
    if item.kind == "noun" and within.light and within.genitive and within.first == item.last:
        deed = named(sentence, items, at, within, until)  # «وقوع | إصابات بين المدنيين»
        undone = within.hedge == _PUT_OFF  # «تأخر الهجوم»: that it was put off, and no attack
        draft = None if undone else deed.draft
        return Argument(sentence.bounds(item.first, item.last)[0], deed.stop, item, draft=draft)
    draft = at.get(item.index)
    if draft is None and item.kind == "trigger" and item.index + 1 < len(items) and items[item.index + 1].genitive:
        draft = at.get(item.index + 1)  # «سقوط 28 قتيلا»
    lacking = item.negated and sentence.unjoined(item.first - 1).removeprefix("ل") in _LACKS
    start, stop = sentence.bounds(item.first - lacking, item.last)  # «عدم صرف الرواتب»
    ahead = items[item.index - 1] if item.index else item
    if ahead is not item and ahead.last == item.first and _governs(ahead, item) and not ahead.prep:
        start, draft = sentence.bounds(ahead.first, ahead.last)[0], None  # «رفضه مبايعة التنظيم هو الذي دفعه إلى …»
    last = item
    for other in items[item.index + 1 :]:
        begins = other.prep_at if 0 <= other.prep_at < other.first else other.first
        both = other.conj and last.prep == "bayn" and other.prep in ("", "bayn") and other.first == last.last
        if (
            not other.nominal
            or other.conj
            and not both
            or begins != last.last
            or other.prep in _APART
            or other is until
        ):
            break
        ended = item.definite or until is not None and last.definite  # «دفع الحصار السكان إلى …»
        apart = ended and not other.prep and not other.genitive
        apart = apart and not (other is items[item.index + 1] and _governs(item, other))
        alone = last is item and not item.definite and item.last - item.first == 1  # «شقوقاً | داخل صفوف الحركة …»
        wide = WIDE + bool(other.genitive) * 2 + both * WIDE + (alone and other.prep == "fi") * 4
        if apart and not both or other.last - item.first > wide:
            break
        stop, last = sentence.bounds(other.first, other.last)[1], other
    if draft is not None and draft.at is item:
        own = [
            a
            for role in _leads(draft)
            for a in draft.roles.get(role, [])
            if not a.inherited and not a.pending and a.start >= start and (until is None or a.item is not until)
        ]
        if own and draft.event not in STRIKES:
            stop = max(sentence.bounds(item.first, item.last)[1], _listed(own))
    return Argument(start, stop, item, draft=draft)


def _listed(told: Sequence[Argument]) -> int:
    """«تدمير مخازن | ومستودعات ذخيرة | وآليات»: where a list ends, of which one word joins the next."""
    stop = told[0].stop
    for argument in told[1:]:
        if not stop <= argument.start <= stop + _JOINED:
            break
        stop = argument.stop
    return stop


def _leads(draft: Draft) -> tuple[str, ...]:
    """«الهدنة مع أنقرة»: of a pact whose it is, and not what it is about."""
    noun = draft.at is not None and draft.at.kind == "trigger"
    return ("party",) if noun and draft.event == "agreement" else _LEADS


def _governs(item: Item, other: Item) -> bool:
    """«رفضه | قتل المدنيين»: what somebody refuses, tries or wants."""
    mine = item.pronoun and item.short and item.word is not None and item.word.stem in _WILL
    return bool(mine) and other.kind == "trigger"


def linked(effects: list[Draft]) -> list[Draft]:
    """The last event before a cause, with those that are joined to it by «و»."""
    kept = [effects[-1]]
    for draft in reversed(effects[:-1]):
        following = kept[0].at
        if draft.at is following or following is not None and following.conj and _one_breath(draft, kept[0]):
            kept.insert(0, draft)
        else:
            break
    return kept


def _one_breath(draft: Draft, following: Draft) -> bool:
    """«قتل خمسة وأصيب ستة»، but not «اعتقلت القوات ستة شبان، وأصيبت حارسة»: a comma parts deeds of other kinds."""
    if {draft.event, following.event} <= CASUALTIES or draft.at is None or following.at is None:
        return True
    return not any(draft.sentence.form(i) in "،," for i in range(draft.at.last, following.at.first))


def _object_of(draft: Draft, stop: int) -> int:
    """«أطلقوا النار»، «لقوا مصرعهم»: where the words end that tell of a deed together."""
    at = draft.at
    if at is None or at.entry is None or at.kind != "verb" or " " not in at.entry.lemma:
        return stop
    own = at.entry.lemma.split()[-1].removeprefix("ال")
    for index in range(at.last, min(at.last + _REACH, len(draft.sentence.words))):
        if draft.sentence.words[index].stem == own:
            return max(stop, draft.sentence.bounds(index, index + 1)[1])
    return stop


def _told_with(draft: Draft, stop: int) -> int:
    """«فروا إلى تركيا»، «التحق بالتنظيم»، «أصيب العشرات»: where ends what a verb tells of."""
    rows = (a for role in _WITH for a in draft.roles.get(role, []))
    own = [a.stop for a in rows if not a.inherited and not a.pending and stop <= a.start < stop + _NEAR]
    return min(own, default=stop)


def give_means(cause: Draft, effects: Sequence[Draft]) -> None:
    """The blow that did it, or its means, are the means of what it did; what it hit is what «تدميره» speaks of."""
    if cause.event not in STRIKES or cause.event == "clash" or cause.at is None:
        return
    for effect in effects:
        _take_up(cause, effect)
        if effect.event in CASUALTIES and "means" not in effect.roles:
            if "means" in cause.roles:
                effect.roles["means"] = [Argument(a.start, a.stop, a.item, True) for a in cause.roles["means"]]
            elif cause.at.kind == "trigger":
                start, stop = cause.sentence.bounds(cause.at.first, cause.at.last)
                effect.roles["means"] = [Argument(start, stop, cause.at, True)]


def give_blow(cause: Argument, effects: Sequence[Draft]) -> None:
    """«أسفر الهجوم عن مقتل خمسة»: a blow that was told of before is the means of what it did as well."""
    blow = cause.item
    if not is_blow(blow):
        return
    for effect in effects:
        if effect.event in CASUALTIES and "means" not in effect.roles:
            effect.roles["means"] = [Argument(cause.start, cause.stop, blow, True)]


def _take_up(cause: Draft, effect: Draft) -> None:
    """«قصف رتلاً …، ما أدى إلى تدميره»: what the blow hit, where it hit one thing."""
    told = effect.roles.get("thing", [])
    target = [a for a in cause.roles.get("target", []) if not a.pending]
    if len(told) == 1 and told[0].pending in ("ه", "ها") and len(target) == 1:
        effect.roles["thing"] = [Argument(target[0].start, target[0].stop, target[0].item, True)]


def opening_of(sentence: Sentence, item: Item) -> int:
    """The token with which an item begins: «[لم] تصل القافلة», where a verb is denied."""
    denied = item.kind == "verb" and item.negated and sentence.unjoined(item.first - 1) in _NOT
    return item.first - denied


def named_effect(draft: Draft) -> Argument:
    """Trigger and leading role: the words that name an effect."""
    at = draft.at
    first = opening_of(draft.sentence, at) if at is not None else 0
    start, stop = draft.sentence.bounds(first, at.last) if at is not None else (draft.start, draft.stop)
    stop = _object_of(draft, stop)
    for role in _leads(draft):
        own = [a for a in draft.roles.get(role, []) if not a.inherited and a.start >= start]
        if own:
            return Argument(start, max(stop, own[-1].stop), draft=draft)
    if at is not None and at.kind == "verb":
        stop = max(stop, _told_with(draft, stop))
    lead = next(
        (a for r in _LEADS for a in draft.roles.get(r, []) if not a.inherited and not a.pending and a.item), None
    )
    if (
        at is not None
        and at.kind == "verb"
        and lead is not None
        and lead.item is not None
        and 0 <= at.first - lead.item.last < 3
    ):
        start = draft.sentence.bounds(lead.item.first, lead.item.last)[0]  # «173 مدنيا قتلوا»
    return Argument(start, stop, draft=draft)


def named_cause(draft: Draft) -> Argument:
    """The words that name a cause: a verb with its sides, or an event noun with what it hit."""
    at = draft.at
    if at is None or at.kind == "verb":
        return _deed(draft)
    start, stop = draft.sentence.bounds(at.first, at.last)
    if at.first and not at.prep and draft.sentence.words[at.first - 1].stem in _IS_DONE:
        start = draft.sentence.bounds(at.first - 1, at.first)[0]  # «[تم القبض] على العشرات»
    if draft.event == "clash":  # «قتال بين الجيش والمسلحين»: both sides
        sides = [a for a in draft.roles.get("party", []) if not a.inherited and stop <= a.start < stop + _SIDES]
        stop = max([stop, *(a.stop for a in sides)])
    for role in _AIMS:
        for argument in draft.roles.get(role, []):
            wide = argument.item is not None and argument.item.last - at.first > WIDE
            if not argument.inherited and start < argument.start < stop + 40 and not wide:
                stop = max(stop, argument.stop)
    return Argument(start, stop, draft=draft)


def _deed(draft: Draft) -> Argument:
    """A verb with its sides, without where and when: «أسقطت الطائرة» of «أسقطت الطائرة فوق البلدة في يوليو»."""
    at = draft.at
    sides = [a for role, told in draft.roles.items() for a in told if role not in _TOLD or _is_object(a)]
    own = [a for a in sides if not (a.inherited or a.pending)]
    if at is None or not own:
        return Argument(draft.start, draft.stop, draft=draft)
    start, stop = draft.sentence.bounds(at.first, at.last)
    stop = _object_of(draft, max([stop, *(a.stop for a in own)]))
    return Argument(min([start, *(a.start for a in own)]), stop, draft=draft)


def _is_object(argument: Argument) -> bool:
    """«عبر المهربون النهر»، «استولوا على عدن»: a place that the verb governs."""
    return argument.item is not None and argument.item.kind == "noun" and argument.item.prep not in _WHERE
