"""Causes that a preposition names, and what they brought about before it or after: «نتيجة …»، «بسبب …»، «إثر …»."""

from __future__ import annotations

from khabar.claims.agents import beside, joined, moved, takes_up
from khabar.claims.causal import MOST, STATE_LABELS, Links, in_relative
from khabar.claims.chains import (
    EFFECTS,
    give_means,
    linked,
    named_effect,
    opening_of,
)
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.outcomes import after_which, came_about, is_no_cause
from khabar.claims.spans import ahead, clause, clipped, lengthened, with_which
from khabar.claims.traits import PERIODS
from khabar.grammar.classes import word_class

_THANKS = "الله"  # «بفضل الله»
_AVENGING = "ثارا"  # «ثأراً لمقتل قائدهم»
_SUCH = frozenset({"تلك", "وتلك", "هذه", "وهذه"})
_ANSWERS = ("ردا", "انتقاما", _AVENGING)  # only a blow answers a blow
_ASKED = word_class("asked")
_FAR = 10  # tokens between an effect of any kind and its cause
MOTIVES = word_class("protest_motive") | {"خشيه"}
_FEARS = word_class("fears")
_UNDONE = word_class("undone")
_RESULT, _GOVERNING = "نتيجه", frozenset({"عن", "الي", "علي", "في", "من"})
_HAMZA = "أ"
_OPERATIONS = frozenset({"عمليه", "عمليات"})
_AFFECTED, _WOUNDS = "متاثر", word_class("wounds")
_HOSTS = "host"
_PAIR = 2
_ON_GROUNDS, _ACTED_ON = "بناء", word_class("acted_on")


def backward(links: Links, item: Item) -> None:
    """«… نتيجة القصف»، «بسبب …»، at the end of its clause or at its head."""
    following = links.items[item.index + 1] if item.index + 1 < len(links.items) else None
    lasted = item.word is not None and item.word.stem in PERIODS  # «إثر يوم واحد من …»
    if links.sentence.form(item.first) == _THANKS or lasted or following is not None and following.light:
        return  # «بسبب عمليات القتل»: the deed has the preposition too
    if item.word is not None and item.word.stem in _ASKED or links.sentence.form(item.prep_at - 1) in _SUCH:
        return  # «رداً على سؤال …», «وتلك نتيجة مدهشة»
    if links.sentence.form(item.prep_at) == _RESULT and links.sentence.form(item.prep_at - 1) in _GOVERNING:
        return  # «راضون عن نتيجة العملية»
    if item.prep_at >= 0 and links.sentence.source[links.sentence.tokens[item.prep_at].start] == _HAMZA:
        return  # «أثر», a trace, and not «إثر»
    if links.sentence.form(item.prep_at) == _ON_GROUNDS and not _on_request(links, item):
        return  # «يتم تأسيسه بناء على قوام المقاومة»
    if links.sentence.form(item.prep_at).startswith(_AFFECTED) and not _is_wound(item):
        return  # «متأثراً بجروحه», but «متأثراً بأفكاره»
    causes = [links.name(item, _those_after(links, item))]
    light = links.items[item.index - 1] if item.light and item.index else item
    if light is not item and light.prep == "cause" and light.word is not None and light.word.stem not in _OPERATIONS:
        causes[0].start = links.sentence.bounds(light.first, light.last)[0]  # «نظراً | لاشتداد المعارك»
    avenged = item.prep_at >= 0 and links.sentence.form(item.prep_at) == _AVENGING
    if item.short and item.has("demonstrative") and _of_that(links, item):
        return
    if avenged and item.kind != "trigger" or item.conj and joined(links, item, causes[0]):
        return
    if item.prep_at >= 0 and links.sentence.words[item.prep_at].stem in _FEARS:
        start = links.sentence.bounds(item.prep_at, item.prep_at + 1)[0]  # «[خشية هجوم]»: the fear, and no attack
        causes = [Argument(start, causes[0].stop, item)]
    also = beside(links, item, causes[0])
    if also is not None:
        causes.append(links.name(also))
    if _by_will(links, item):
        effects = moved(links, item, effects_before(links, item))
    else:
        effects = effects_before(links, item) or _effects_after(links, item, causes[0].stop)
    if effects and links.sentence.form(item.prep_at).startswith(_AFFECTED):
        effects = _deaths(effects)  # «أصيب … وتوفي متأثراً بجروحه»
    if not effects:
        return
    if causes[0].draft is not None:
        give_means(causes[0].draft, [e.draft for e in effects if e.draft is not None])
    if effects[0].start < causes[0].start and len(causes) == 1:
        causes = [lengthened(links.sentence, links.items, causes[0])]
    links.add("backward", causes, effects, None)
    if is_no_cause(links, item):
        links.made[-1].polarity, links.made[-1].modality = "denied", "asserted"


def _of_that(links: Links, item: Item) -> bool:
    """«قصفوا القرية، ونزح السكان إثر ذلك»، «…، وعلى إثر ذلك نزح السكان»: «ذلك» takes up the clause before both."""
    after = links.items[item.index + 1] if item.index + 1 < len(links.items) else None
    opens = item.conj or item.index > 0 and links.items[item.index - 1].kind == "mark"
    draft = links.at.get(after.index) if opens and after is not None and after.kind == "verb" else None
    effect = named_effect(draft) if draft is not None else None
    if effect is None and not item.conj:
        effect = next(iter(effects_before(links, item)[-1:]), None)
    at = effect.draft.at if effect is not None and effect.draft is not None else None
    if effect is None or at is None:
        return False
    told = links.ended(at if at.index < item.index else item)
    if told is None or told.stop > min(effect.start, links.sentence.bounds(item.first, item.last)[0]):
        return False
    links.add("backward", [told], [effect], None)
    return True


def _on_request(links: Links, item: Item) -> bool:
    """«العمليات تأتي | بناء على طلب من الحكومة»: what is said to come of what was asked."""
    asked = item.word is not None and item.word.stem in _ACTED_ON
    return asked and bool(came_about(links, item))


def _by_will(links: Links, item: Item) -> bool:
    """«خوفا من …»، «احتجاجا على …»: why somebody did what the clause tells."""
    return links.sentence.words[item.prep_at].stem in MOTIVES


def _those_after(links: Links, item: Item) -> Item | None:
    """«قُتل جراء القصف | خمسة مدنيين»: those of whom the verb before a cause tells, where they stand after it."""
    draft = links.at.get(item.index - 1)
    told = (a.item for role in ("victim", "thing", "target") for a in draft.roles.get(role, ())) if draft else ()
    return next((one for one in told if one is not None and one.index > item.index), None)


def effects_before(links: Links, item: Item) -> list[Argument]:
    """What stands before the cause in its clause: claims, or the words of a clause that is none."""
    start, previous = links.opening(item.index), links.items[item.index - 1] if item.index else None
    if item.conj and previous is not None and previous.kind == "mark":
        return []  # «…، ونظراً لغيابه تأجل …»: of what comes after
    came = came_about(links, item)
    if came is not None:
        return came
    answer = links.sentence.form(item.prep_at) in _ANSWERS
    behind = after_which(links, item) if item.prep == "cause" and not (answer or _by_will(links, item)) else None
    if behind is not None:
        return [behind]
    if (same := _of_the_same(links, item)) is not None:
        return same
    told = [d for d in links.events if d.at is not None and start <= d.at.index < item.index]
    told = [d for d in told if d.at is None or d.at.entry is None or d.at.entry.label not in STATE_LABELS]
    apart = previous is not None and previous.kind == "mark"
    if apart:  # «بدأت الحملة التي أنهت الهدنة، إثر هجوم»: of the clause, and not of what is told by the way
        told = [d for d in told if d.at is None or not links.by_the_way(d.at, start)]
    earlier = [d for d in told if d.event in EFFECTS or answer and d.event in STRIKES]
    earlier = earlier or [d for d in told if d.at is not None and item.first - d.at.last <= _FAR]
    asked = [d for d in told if d.at is previous and d.at is not None and d.at.pronoun and d.at.kind == "trigger"]
    earlier = asked or earlier  # «أفرج عنه بعد استجوابه على خلفية اغتيال فلان»: why he was asked
    last = earlier[-1] if earlier else None
    begin = last.at.index + 1 if last is not None and last.at is not None else start
    verb = links.plain(begin, item.index)
    if last is not None and last.ready() and verb is None:
        limit = links.sentence.bounds(0, max(1, item.prep_at if item.prep_at > 0 else item.first))[1]
        undone = _undone(links, linked(earlier)[0], start)
        if undone is not None:
            return [clipped(undone, limit)]
        inner = last.at is previous and previous is not None and previous.kind == "verb"
        told = [last] if inner else linked(earlier)  # «دمر الجيش المقر، وقتل | إثر الغارة عشرة»
        return [with_which(links.sentence, links.items, clipped(named_effect(d), limit)) for d in told]
    if verb is not None and links.sentence.form(verb.first - 1).endswith("ما"):
        return []  # «عادوا … وإصلاح ما تضرر بسبب …»
    words = clause(links.sentence, links.items, start, item.index - item.light, told=True, aside=apart)
    lacks = item.prep != "cause" and words is not None and words.item is not None and words.item.kind != "verb"
    if item.conj and words is not None and words.item is not None and in_relative(links.items, words.item):
        return []  # «الأسلحة التي نملكها وبفضل …»: of what comes after
    if words is not None and words.item is not None and (deed := _hosted(links, words.item)) is not None:
        return [clipped(links.name(deed, item), links.sentence.bounds(0, max(1, item.prep_at))[1])]
    if words is None or lacks:
        return []  # «علامات أمنية لعدم الاقتراب»
    return [with_which(links.sentence, links.items, words)]


def _of_the_same(links: Links, item: Item) -> list[Argument] | None:
    """«أُرسلوا نظراً لأهمية الجبهة، | إثر فشل الضباط …»: a second reason, after a comma, of what the first was of."""
    before = links.made[-1] if links.made and links.items[item.index - 1].kind == "mark" else None
    if before is None or before.rule != "cause.backward" or item.index < _PAIR:
        return None
    cause = before.roles["cause"][0]
    near = [i for i in links.items[: item.index - 1] if links.sentence.bounds(i.first, i.last)[0] >= cause.start]
    deed = cause.draft is not None or cause.item is not None and cause.item.kind == "trigger"
    if deed or not near or any(not i.nominal for i in near):
        return None  # «جراء انفجار إثر …»: why it blew up
    return [Argument(e.start, e.stop, e.item, draft=e.draft) for e in before.roles["effect"]]


def _hosted(links: Links, verb: Item) -> Item | None:
    """«شهدت المدينة | موجة نزوح بسبب …»: what a place saw."""
    if verb.kind != "verb" or verb.entry is None or verb.entry.value != _HOSTS or verb.negated:
        return None
    rows = links.items[verb.index + 1 : verb.index + 3]
    bare = [i for i in rows if i.nominal and not (i.prep or i.genitive or i.conj)]
    return bare[1] if len(bare) > 1 else None


def _undone(links: Links, draft: Draft, start: int) -> Argument | None:
    """«[تأخر وصول القافلة]»، «[لم يتمكنوا من الفرار]»: what was not done, with the word that says so."""
    at = draft.at
    for item in reversed(links.items[start : at.index]) if at is not None and at.kind == "trigger" else ():
        if item.kind == "verb":
            kept = item.word is not None and any(e.lemma in _UNDONE for e in item.word.entries)
            if not (kept or item.negated):
                return None
            begin = links.sentence.bounds(opening_of(links.sentence, item), item.last)[0]
            return Argument(begin, named_effect(draft).stop, item)
        if not item.nominal or item.conj:
            return None
    return None


def _effects_after(links: Links, item: Item, stop: int) -> list[Argument]:
    """«بسبب القصف نزح السكان»: the cause stands at the head of the clause."""
    start = links.opening(item.index)
    led = links.items[start : item.index - item.light]  # «نظراً لاشتداد | المعارك اضطر …»
    if any(i.kind == "verb" or i.nominal and not i.prep for i in led):
        return []
    main = _main(links, item.index + 1)
    answer = links.sentence.unjoined(item.prep_at) in _ANSWERS
    kinds = EFFECTS | STRIKES if answer else EFFECTS
    end = next((i.index for i in links.items[main:] if takes_up(links, i)), len(links.items))
    came = next((i.index for i in links.items[main:end] if _results(i)), end)
    told = [d for d in links.events if d.at is not None and main <= d.at.index < came]
    later = [d for d in told if (d.event in kinds or came < end and d.event in STRIKES) and d.ready()]
    words = ahead(links.sentence, links.items, item.index + 1, stop)
    if words is not None and main < len(links.items) and links.plain(main, main + 1) is not None:
        return [words]  # «بسبب القصف توقف العمل، ثم قُتل خمسة»: what comes next may have another cause
    found = [named_effect(d) for d in _joined(links, later)[:MOST] if d.start >= stop]
    if found or any(i.nominal for i in led):
        return found
    return [words] if words is not None else []


def _joined(links: Links, drafts: list[Draft]) -> list[Draft]:
    """The first of them, with those that «و» joins to it in the same clause."""
    kept = drafts[:1]
    for draft in drafts[1:]:
        before, after = kept[-1].at, draft.at
        if before is None or after is None or not after.conj and after is not before:
            break
        if any(i.kind in ("that", "clause") for i in links.items[before.index : after.index]):
            break
        kept.append(draft)
    return kept


def _main(links: Links, start: int) -> int:
    """The verb that the sentence goes on with, relative clauses left aside."""
    rows = links.items[start:]
    return next(
        (i.index for i in rows if i.kind == "verb" and links.items[i.index - 1].kind != "relative"), len(links.items)
    )


def _deaths(effects: list[Argument]) -> list[Argument]:
    """That somebody died, by a verb."""
    told = [(e.draft.at if e.draft is not None else e.item, e) for e in effects]
    verbs = [e for at, e in told if at is not None and at.kind == "verb"]
    return [e for e in verbs if e.draft is not None and e.draft.event == "killing"] or verbs[:1]


def _is_wound(item: Item) -> bool:
    """«جراحه»، «إصابته»: what one dies of."""
    hurt = item.kind == "trigger" and item.entry is not None and item.entry.value.startswith("injury")
    return hurt or item.word is not None and item.word.stem in _WOUNDS


def _results(item: Item) -> bool:
    """«إثر ذلك اندلعت اشتباكات | أسفرت عن …»: what comes next came of the clause before it."""
    return item.kind == "verb" and item.entry is not None and item.entry.label == "vcause"
