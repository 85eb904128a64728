"""Participles with phrases of their own: «القادمون من …», «المحتجز لدى …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.arguments import complements
from khabar.claims.context import Context, Sides
from khabar.claims.draft import SPEAKER, Argument
from khabar.claims.filling import fill
from khabar.claims.fitting import fits
from khabar.claims.items import Item, opens_clause
from khabar.claims.kinds import UNNAMED
from khabar.claims.leads import before
from khabar.claims.onway import sent_on, whither
from khabar.claims.sites import settle
from khabar.claims.steps import only_of
from khabar.claims.traits import PERIODS, acts, headed, is_feminine, is_jail, is_place, is_somebody, is_state
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame, slots_of
from khabar.grammar.lexicon import Entry
from khabar.words import Word

_ACTIVE = "ap"
_SAID_OF = frozenset({"ap", "pp"})
_LEFT = word_class("who_left")
_WAY = "طريق"
_THESE = frozenset({"هذه", "تلك"})
_SELF = {"هو": "ه", "هي": "ها", "هم": "هم"}
_MANY = ("ون", "ين", "ان")
_REACH = 4  # items
_FAR = 10  # items from what is on the way to the verb of being
_EITHER, _COUNTED, _HOSTAGES = word_class("of_either"), word_class("counted"), word_class("taken_as")
_CRAFT = frozenset({"vehicle", "vessel", "aircraft"})
_WHOM = frozenset({"target", "place", "holder", "actor"})
_TO_FROM = frozenset({"min", "ila", "an"})
_HELD = frozenset({"at", "by", "fi"})
_SIDES = frozenset({"from", "to", "organisation", "via"})
_GOING = frozenset({"flight", "displacement"})
_FIGHTS = word_class("fled_from")
_OF_THEM, _PAIR = word_class("all") | word_class("one_of"), 2


def add_participles(context: Context) -> None:
    """A claim for each participle that takes phrases: of the phrase before it, which does or suffers it."""
    for item in context.of["other"]:
        if item.value != "participle" or item.entry is None:
            continue
        frames = context.meant(item.entry.value)
        holder = _described(context, item)
        following = context.following(item)
        if not frames or holder is None or following is not None and _told_of(context, holder, item.entry, following):
            continue
        slots = complements(_near(context, item), item.index, slots_of(frames))
        active, known = item.entry.label == _ACTIVE, len(context.drafts)
        fill(context, item, frames, Sides([holder] if active else [], [] if active else [[holder]], slots))
        _keep_told(context, known, active and not _from_fights(following))
        for draft in context.drafts[known:]:
            draft.given = holder.definite and item.definite
    if not _LEFT.isdisjoint(context.stems):
        _add_leavers(context)


def _add_leavers(context: Context) -> None:
    """«العقيد المنشق فلان»، «متهم هارب»: who is called so has left, wherever he is named or told of at first."""
    for item in context.of["noun"]:
        word, named = context.sentence.words[item.last - 1], context.following(item)
        if word.stem not in _LEFT or item.short or not item.has("human", "title", "honorific"):
            continue
        person = named.mention("person") if named is not None and named.first == item.last else None
        if not word.article or named is None or person is not None and person.first != named.first:
            person = None
        if person is None and (named is not None and named.prep in _TO_FROM or not _unnamed(item)):
            continue
        frame = context.frames["flight"]
        draft = context.start(frame.event, f"frame.{frame.id}.ap", item, frame.needs)
        if person is not None and named is not None:
            draft.add("actor", context.words(person.first, person.last, named))
        else:
            draft.add("actor", context.filler(item))
            context.count(draft, item)
        draft.given = True
        context.drafts.append(draft)


def _unnamed(item: Item) -> bool:
    """«متهم هارب»، «خمسة من المتهمين الهاربين»: told of for the first time; «المقاتلون الفارون» are known already."""
    return item.has("human") and not item.mentions[1:] and (item.count is not None or not item.definite)


@only_of(labels=_SAID_OF, stems={_WAY})
def add_predicates(context: Context) -> None:
    """«أنه مفقود»، «وهو معتقل لدى …»: a participle said of whom a pronoun means, or of whom it tells itself."""
    for item in context.items:
        word = item.word
        if word is not None and (one := _one_of(context, item, word)) is not None:
            _themselves(context, item, one)
            continue
        if word is None or word.labels.isdisjoint(_SAID_OF) and word.stem != _WAY:
            continue
        if item.kind != "noun" and (item.value != "participle" or item.entry is not None):
            continue
        _on_the_way(context, item)
        if item.definite or _some(item):
            _themselves(context, item, word)
        if item.definite:
            continue
        _coming(context, item)
        _going(context, item)
        sought = not item.short and context.sentence.words[item.first + 1].preposition == "ل"  # «مطلوب للقضاء»
        taken = not item.short and context.sentence.words[item.first + 1].stem in _HOSTAGES  # «محتجزين رهائن لدى …»
        entry = word.entry("pp") if item.short or sought or taken and item.last == item.first + 2 else None
        previous = _before_time(context, item)
        if entry is None or previous is None or item.prep or item.conj:
            continue
        frames = context.meant(entry.value)
        if not frames or frames[0].roles.get("obj") not in _WHOM:
            continue
        role = frames[0].roles["obj"]
        pronoun, laden = pronoun_of(previous), role == "holder"
        held = [] if pronoun else [i for i in _holders(context, item, previous) if laden or _may_be(i)]
        pronoun = pronoun or ("" if held else _was(item, previous))
        if not (pronoun or held) and previous.kind == "verb" and previous.has("aux") and _first(previous):
            pronoun = SPEAKER  # «بقيت أربعة أشهر محتجزاً»
        if not (pronoun or held):
            continue
        slots = complements(context.items, item.index, slots_of(frames))
        known, item.entry = len(context.drafts), entry
        fill(context, item, frames, Sides([], [held] if held else [], slots))
        if held and _is_not(context, held[0], previous):
            for draft in context.drafts[known:]:
                draft.polarity = "denied"  # «لم يعد القيادي معتقلاً لدى …»
        start = context.sentence.tokens[previous.first].start
        for draft in context.drafts[known:] if not held else ():
            if "place" in frames[0].filled and pronoun == "ها":
                if previous.kind != "verb" or not before(context.items, previous.index).items:
                    settle(context, item, draft, "place", pronoun)
                continue  # «إلا أنها محاصرة»: the town, or nothing that is clear
            whom = role if role == "actor" else "target"
            draft.roles.setdefault(whom, []).append(Argument(start, start, None, True, pronoun, anchor=start))


def _is_not(context: Context, first: Item, last: Item) -> bool:
    """A negated verb of being right before those of whom the participle is said, who end where it stands."""
    verb = context.previous(first)
    return first.index <= last.index and verb is not None and verb.has("aux") and verb.negated


def _before_time(context: Context, item: Item) -> Item | None:
    """What stands before a participle, past how long it was: «بقي خالد أربعة أشهر محتجزاً»."""
    previous = context.previous(item)
    timed = previous is not None and previous.kind == "noun" and previous.word is not None and not previous.prep
    if previous is not None and timed and previous.word is not None and previous.word.stem in PERIODS:
        return context.previous(previous)
    return previous


@only_of(labels={"pp"})
def add_beset(context: Context) -> None:
    """«وصلت إلى مدينة الفاشر المحاصرة»: a place that an adjective says to be under siege."""
    for item in context.of["noun"]:
        word = context.sentence.words[item.last - 1]
        entry = word.entry("pp") if item.last - item.first > 1 and word.article and not word.lead else None
        frame = context.meant(entry.value)[0] if entry is not None and context.meant(entry.value) else None
        if frame is None or frame.roles.get("obj") != "place" or not is_place(item) or item.negated:
            continue
        draft = context.start(frame.event, f"frame.{frame.id}.pp", item, frame.needs)
        draft.add("place", context.words(item.fill[0], item.last - 1, item))
        draft.given = True
        context.drafts.append(draft)


def _near(context: Context, item: Item) -> Sequence[Item]:
    """The few items that may belong to a participle: up to the next comma."""
    end = item.index + 1 + _REACH
    stop = next((i.index for i in context.items[item.index + 1 : end] if i.kind == "mark"), end)
    return context.items[:stop]


def _one_of(context: Context, item: Item, word: Word) -> Word | None:
    """«أحد | الفارين من الموصل»، «جميع | الهاربين من السجن»: the participle by which they are called."""
    first, last = item.fill
    if word.stem not in _OF_THEM or last - first != _PAIR or item.kind != "noun":
        return None
    called = context.sentence.words[first + 1]
    return called if called.article and not called.labels.isdisjoint(_SAID_OF) else None


def _themselves(context: Context, item: Item, word: Word) -> None:
    """«الفارين من الموصل»، «المعتقلين لدى الجماعة»: people whom a participle with phrases of its own names."""
    entry, following = word.entry("ap", "pp"), context.following(item)
    long = item.fill[1] - item.fill[0] > 1 and word is item.word
    if entry is None or following is None or long or item.mentions and item.count is None:
        return
    active = entry.label == _ACTIVE
    if following.prep not in (_TO_FROM if active else _HELD) or following.conj:
        return
    if not active and following.prep == "fi" and not is_place(following) or _told_of(context, item, entry, following):
        return
    if active and following.has("human"):
        return  # «الفارين من عناصر الميليشيات»
    jailed = not active and following.prep == "fi" and is_jail(following)  # «المخطوفون في سجون الجماعة»
    frames = context.meant("detention" if jailed else entry.value)
    slots = complements(_near(context, item), item.index, slots_of(frames))
    known, kept = len(context.drafts), item.entry
    item.entry = entry
    fill(context, item, frames, Sides([item] if active else [], [] if active else [[item]], slots))
    item.entry = kept
    _keep_told(context, known, active and not _from_fights(following))
    for draft in context.drafts[known:]:
        draft.given = True


def _some(item: Item) -> bool:
    """«180 منشقاً عن الحركة»، «القبض على عائد من سوريا»: people who are counted, or stand where a noun does."""
    active = item.kind == "noun" and item.word is not None and item.word.entry(_ACTIVE) is not None
    return active and (item.count is not None or item.genitive or item.prep not in ("", "bi"))


def _from_fights(following: Item | None) -> bool:
    """«الفارين من المعارك»، «النازحون من القصف»: from what they run, where no place is told."""
    if following is None or following.prep != "min":
        return False
    fight = following.kind == "trigger" and following.entry is not None and following.entry.label in ("ev", "nt")
    return fight or following.word is not None and following.word.stem in _FIGHTS


def _keep_told(context: Context, known: int, active: bool) -> None:
    """Only what tells more of those who went than that they did: «الفارين», «العائلات النازحة» are names by now."""
    if active:
        made = context.drafts[known:]
        context.drafts[known:] = [d for d in made if d.event not in _GOING or not _SIDES.isdisjoint(d.roles)]


def _told_of(context: Context, item: Item, entry: Entry, following: Item) -> bool:
    """«عاد النازحون إلى قراهم»: the phrase after them is one of the verb before them."""
    gone = entry.value in _GOING
    if gone and following.prep == "ila" and following.pronoun:
        return True  # «إعادة النازحين إلى بيوتهم»: nobody is driven to his own home
    for draft in context.drafts:
        if gone and following.prep == "ila" and draft.event == "movement" and draft.at is not None:
            if 0 < item.index - draft.at.index < _REACH:
                return True  # «عودة جميع النازحين إلى مناطقهم»
        fillers = {a.item.index for listed in draft.roles.values() for a in listed if a.item is not None}
        if item.index in fillers and following.index in fillers:
            return True
    return False


def _holders(context: Context, item: Item, previous: Item) -> list[Item]:
    """Of whom a participle is said: beside a verb of being, or right before it: «المدينة محاصرة»."""
    held = _still(context, item, previous)
    if held is not None:
        return held
    if previous.kind == "verb" and previous.has("aux"):
        front = before(context.items, previous.index)
        if front.items and (_agrees(front.items[-1], item) or _is_she(front.items[-1], item)):
            return front.items
        whom = _governed(context, front.items[-1], item) if front.items and front.relative else None
        if whom is not None:
            return [whom]
        near = [i for i in context.items[max(0, previous.index - 2) : previous.index] if i.nominal]
        near = [i for i in near if not i.definite or i.count is not None or i.partitive]
        return [i for i in near if _agrees(i, item)][:1]  # «إنقاذ أفراد من الطائفة كانوا محاصرين»
    alone = previous.kind == "noun" and previous.definite and not previous.prep and previous.last == item.first
    form = context.sentence.form(item.first)
    if alone and previous.count is not None and not form.endswith("ا") and _agrees(previous, item):
        return [previous]  # «وجود مئة عائلة سريانية محتجزة من قبل …»
    if not alone or form.endswith(("ا", "ين")) or not _agrees(previous, item):
        return []
    return [previous] if opens_clause(context.previous(previous)) else []


def _is_she(holder: Item, item: Item) -> bool:
    """«تلك القوات باتت محاصرة»، «عدن أصبحت محررة»: a name of a place, and what a demonstrative stands before."""
    she = item.word is not None and item.word.form.endswith("ه")
    these = holder.word is not None and holder.word.form in _THESE
    return she and (these or is_place(holder) and is_feminine(holder))


def _may_be(holder: Item) -> bool:
    """«المدينة محاصرة»، «الموظفون محتجزون»: a place, a group or people; «المياه مفقودة» tells of nobody."""
    people = acts(holder) or is_somebody(holder) or holder.count is not None or holder.partitive
    return people or is_place(holder) or not holder.has("noun", "thing")


def _governed(context: Context, held: Item, item: Item) -> Item | None:
    """«إنقاذ المدنيين الذين كانوا محاصرين»: the people at the end of the phrase that the relative takes up."""
    last = context.sentence.words[held.last - 1]
    if held.short or not last.form.endswith(_MANY) or not context.sentence.form(item.first).endswith(_MANY):
        return None
    one = replace(held, fill=(held.last - 1, held.last), mentions=[])
    one.stand_for(last)
    return one


def _was(item: Item, previous: Item) -> str:
    """«كانوا محاصرين في …»: after a verb of being without a subject, the enclitic of whom it tells."""
    if previous.kind != "verb" or not previous.has("aux") or item.word is None or _first(previous):
        return ""
    form = item.word.form
    if form.endswith("ا") and previous.inflected("f") and not previous.inflected("m"):
        return SPEAKER  # «بقيت أربعة أشهر محتجزاً»: he who speaks, and no woman
    return "هم" if form.endswith(_MANY) else "ها" if form.endswith("ه") else "ه"


def _coming(context: Context, item: Item) -> None:
    """«القافلة كانت قادمة من ليبيا»: an active participle after a verb of being, of whom stands before both."""
    entry = item.word.entry("ap") if item.word is not None and item.last - item.first == 1 else None
    verb = context.previous(item)
    if entry is None or verb is None or item.prep or item.definite:
        return
    held = _still(context, item, verb)  # «كان الرتل عائداً من …»، «كانت القافلة متجهة إلى …»
    if held is not None:
        item.entry = entry
        frames = context.meant(entry.value)
        fill(context, item, frames, Sides(held, [], complements(context.items, item.index, slots_of(frames))))
        return
    if item.kind != "noun" or not item.short or verb.kind != "verb" or not verb.has("aux"):
        return
    front, on_way = before(context.items, verb.index), sent_on(context, verb)
    frames = context.meant(entry.value)
    if on_way and frames and frames[0].event == "movement":
        item.entry = entry
        fill(context, item, frames, Sides(on_way, [], complements(context.items, item.index, slots_of(frames))))
        return
    if frames and not front.items and _first(verb):
        item.entry = entry
        _told(context, item, frames[0], SPEAKER)  # «كنت عائداً من …»
        return
    if not frames or not front.items or not _agrees(front.items[-1], item):
        return
    item.entry = entry
    slots = complements(context.items, item.index, slots_of(frames))
    fill(context, item, frames, Sides(front.items, [], slots))


def _first(verb: Item) -> bool:
    """«كنت»: a verb of being in the first person."""
    entries = verb.word.entries if verb.word is not None else ()
    return all("first" in e.features for e in entries if e.label == "aux")


def _going(context: Context, item: Item) -> None:
    """«قال إنه ذاهب إلى …»، «وهو قادم من …»: an active participle said of whom a pronoun means."""
    entry = item.word.entry("ap") if item.kind == "noun" and item.short and item.word is not None else None
    previous = context.previous(item)
    if entry is None or previous is None or item.prep or item.definite or item.conj:
        return
    pronoun, frames = pronoun_of(previous), context.meant(entry.value)
    if pronoun and frames and frames[0].roles.get("subj") == "actor":
        item.entry = entry
        _told(context, item, frames[0], pronoun)


def _told(context: Context, item: Item, frame: Frame, pronoun: str) -> None:
    """A claim of whom a pronoun means, or of who speaks."""
    slots = complements(context.items, item.index, frame.slots)
    known, start = len(context.drafts), context.sentence.tokens[item.first].start
    fill(context, item, [frame], Sides([], [], slots))
    for draft in context.drafts[known:]:
        draft.roles["actor"] = [Argument(start, start, None, True, pronoun, anchor=start)]


def _on_the_way(context: Context, item: Item) -> None:
    """«مقاتلين كانوا في طريقهم إلى بلدانهم»: who is on the way, and where to."""
    word, frame = item.word, context.frames.get("movement")
    if item.kind != "noun" or item.prep != "fi" or word is None or word.stem != _WAY or not word.pronoun:
        return
    slots = complements(context.items, item.index, frozenset({"ila", "li", "min", "maa"}))
    previous = context.previous(item)
    whither(slots, item)
    if frame is None or previous is None or not any(is_place(i) for i in (*slots.take("ila"), *slots.take("min"))):
        return
    pronoun, known = pronoun_of(previous), len(context.drafts)
    holder = [previous] if previous.nominal and not is_place(previous) else []  # «من آسيا في طريقها إلى …»
    if pronoun and previous.kind != "that":
        holder = _seen(context, previous)  # «شوهدت قوات وهي في طريقها إلى …»
    elif previous.kind == "verb" and previous.has("aux"):
        holder = sent_on(context, previous) or before(context.items, previous.index).items
        if not holder or not fits(context.frames["went"], "actor", holder[0]):
            holder = _travels(context, previous)
    if holder:
        fill(context, item, [frame], Sides(holder, [], slots))
    elif pronoun:
        _told(context, item, frame, pronoun)  # «خطفوا ثلاثة وهم في طريقهم إلى بغداد»
    for draft in context.drafts[known:]:
        draft.rule = "frame.movement.way"


def _seen(context: Context, pronoun: Item) -> list[Item]:
    """Who stands right before «وهو», or does what the verb right before it says."""
    last = context.previous(pronoun)
    held = context.subjects.get(last.index, []) if last is not None and last.kind == "verb" else []
    held = [last] if last is not None and last.kind == "noun" and not is_place(last) else held
    return held if held and fits(context.frames["went"], "actor", held[0]) else []


def _travels(context: Context, verb: Item) -> list[Item]:
    """«استهدف تعزيزات في المحافظة، كانت في طريقها إلى تعز»: what can be on a way, past where it was."""
    she = verb.inflected("f")
    for other in reversed(context.items[max(0, verb.index - _FAR) : verb.index]):
        if other.kind in ("verb", "that", "clause", "relative", "trigger"):
            return []
        if other.kind != "noun" or is_place(other) or not fits(context.frames["went"], "actor", other):
            continue
        loose = not other.prep or headed(other, "thing", _CRAFT)
        if loose and other.word is not None and she == (other.word.stem.endswith(("ه", "ات")) or other.inflected("pl")):
            return [other]
    return []


def _still(context: Context, item: Item, previous: Item) -> list[Item] | None:
    """«ما زال شقيقه أحمد محتجزاً لدى …»: those who stand between the verb of being and the participle."""
    holder = previous if previous.nominal or previous.value == "apposition" else None
    if holder is not None and holder.value == "apposition":
        holder = context.items[holder.index - 1]
    verb, held = context.previous(holder) if holder is not None else None, [holder] if holder is not None else []
    while held[:1] and held[0].conj and verb is not None and verb.nominal and not verb.prep:
        held.insert(0, verb)  # «لا تزال ثلاث نساء وأطفالهن محتجزات»
        verb = context.previous(verb)
    if holder is None or verb is None or verb.kind != "verb" or not verb.has("aux") or holder.prep:
        return None
    form = context.sentence.form(item.first)
    shown = form.endswith("ين") or form.endswith(("ه", "ات")) and (holder.definite or len(held) > 1)  # «باتت … محاصرة»
    many = shown and (_agrees(holder, item) or len(held) > 1)  # «ظل الموظفون محاصرين»
    return held if holder.nominal and (form.endswith("ا") or many) else None


def pronoun_of(item: Item) -> str:
    """The enclitic of «أنه», or that of «هو»."""
    form = item.word.form if item.word is not None else ""
    if item.kind == "that":
        return next((p for p in ("هم", "ها", "ه") if form.endswith(p)), "")
    return _SELF.get(form.removeprefix("و"), "")


def _described(context: Context, item: Item) -> Item | None:
    """The nearest phrase of the clause before it that agrees; people and things, no places."""
    for other in reversed(context.items[max(0, item.index - _REACH) : item.index]):
        if other.kind not in ("noun", "date"):
            return None
        person = other.mention("person")
        if person is not None and person.last == item.first:  # «القيادي فلان المسجون …», not «صور فلان المسجون»
            return other if person.first == other.fill[0] else None
        besieged = item.entry is not None and item.entry.value == "siege"  # «البلدة المحاصرة من قبل …»
        if other.last == item.first and _is_backer(other) and _backs(context, item):
            return other
        place = other.mention("place") if besieged else None
        if (
            place is not None
            and other.has("human")
            and place.last == item.first
            and item.word is not None
            and item.word.form.endswith("ه")
        ):
            return replace(other, fill=(place.first, place.last), count=None)  # «سكان مدينة تعز المحاصرة من قبل …»
        if other.kind == "noun" and (besieged or not is_place(other)) and _agrees(other, item):
            return other
        if other.kind == "noun" and other.word is not None and other.word.stem in _COUNTED and other.last == item.first:
            counted = replace(other, fill=(other.fill[0] + 1, other.fill[1]))
            counted.stand_for(context.sentence.words[counted.fill[0]])
            if not is_place(counted) and _agrees(counted, item):
                return counted  # «عدد [العائلات] المحتجزة لدى …»
    return None


def _backs(context: Context, item: Item) -> bool:
    """«الدول الداعمة للإرهاب»: by what a state can do as well as people."""
    frames = context.meant(item.entry.value) if item.entry is not None else []
    she = item.word is not None and item.word.form.endswith("ه")
    return she and bool(frames) and frames[0].event == "support" and frames[0].roles.get("subj") == "actor"


def _is_backer(other: Item) -> bool:
    return other.kind == "noun" and (is_state(other) or other.stem in UNNAMED)


def _agrees(other: Item, item: Item) -> bool:
    """In number and gender, as far as the endings show them."""
    if other.word is None or item.word is None:
        return False
    form, stem = item.word.form, other.word.stem
    numbers = {f for e in other.word.entries for f in e.features}
    if form.endswith(_MANY):
        return other.count is not None or stem.endswith(_MANY) or bool(numbers & {"pl", "dual"})
    if form.endswith("ات"):
        return stem.endswith("ات") or "pl" in numbers  # «النساء المختطفات»
    if form.endswith("ه"):
        return not stem.endswith(_MANY) and ("f" in numbers or "pl" in numbers or stem.endswith(("ه", "ات")))
    return ("f" not in numbers or stem in _EITHER) and (not numbers or "sg" in numbers)
