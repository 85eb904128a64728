"""What a sentence adds to its claims: parts of a toll, instances of a place, who stands behind an actor."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import VICTIMS, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import acts, is_place, is_somebody, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_RANKS = word_class("rank_word")
_NEAR = 4  # items from a backer to the verb after it
_THEY = frozenset({"pl", "dual"})
_AMONG = frozenset({"", "min", "ka"})
_PARTED = VICTIMS | {"flight", "handover"}
_WHOLES = ("victim", "target", "actor")
_UPHELD, _STATES = word_class("upheld"), word_class("state_word")
_BEHIND = frozenset({"backed", "led", "bi"})  # prepositions of who stands behind whom


def add_parts(context: Context) -> None:
    """«بينهم نساء وأطفال»، «أبرزهم فلان وفلان»: parts of the claim before, which names the whole."""
    for item in context.of("clause"):
        if item.value != "among":
            continue
        plain, named = _listed(context.items, item)
        groups = [*_grouped(context.items, plain), *([person] for person in named)]
        for draft in _wholes(context, item) if groups else []:
            for group in groups:
                _part(context, draft, group)


def add_lists(context: Context) -> None:
    """«ثلاثة أشخاص، هم: فلان وفلان ومقيم سوري»: a claim for each, which names the whole."""
    for item in context.of("other"):
        if item.entry is None or item.entry.label != "pronoun" or item.value not in _THEY:
            continue
        counted = next((i for i in reversed(context.items[: item.index]) if i.kind != "mark"), None)
        told = _told_of(context.items, item)
        if counted is None or counted.count is None or not any(one.mention("person") for one in told):
            continue
        for base in [d for d in _wholes(context, item) if (whole := _whole(d)) and whole.item is counted]:
            for one in told:
                _part(context, base, [one])


def _told_of(items: Sequence[Item], marker: Item) -> list[Item]:
    """The people of a list that a pronoun brings in."""
    told: list[Item] = []
    for after in items[marker.index + 1 :]:
        if after.kind in ("mark", "open", "close", "other") and after.value not in (".", "؛"):
            continue
        if after.inside > marker.inside and told:
            continue  # «وهم سالم (أبو حمزة)، و…»: a second name
        if after.kind != "noun" or told and not (after.conj or after.mention("person")):
            break
        if after.prep or not (after.mention("person") or after.has("human")):
            break
        told.append(after)
    return told


def _wholes(context: Context, marker: Item) -> list[Draft]:
    """The last claims before a marker that tell of people, and of the same people."""
    able = [d for d in context.drafts if d.part_of is None and d.at is not None and d.event in _PARTED and d.ready()]
    able = [d for d in able if _whole(d) is not None]
    ahead = [d for d in able if d.at is not None and d.at.kind == "verb" and _parted(context, d, marker)]
    if ahead:
        return ahead  # «أن عشرة، بينهم طفلان، قتلوا»
    known = [d for d in able if d.at is not None and d.at.index < marker.index]
    if not known:
        return []
    lead = _whole(max(known, key=lambda draft: draft.at.index if draft.at else 0))
    return [d for d in known if _same(_whole(d), lead)]


def _parted(context: Context, draft: Draft, marker: Item) -> bool:
    """Whether the parts stand right after the whole, and before the verb that tells of it."""
    whole, at = _whole(draft), draft.at
    if whole is None or whole.item is None or at is None or not whole.item.index < marker.index < at.index:
        return False
    between = context.items[whole.item.index + 1 : at.index]
    return all(i.kind in ("mark", "clause", "noun", "other") and not (i.prep and i.prep != "min") for i in between)


def _same(one: Argument | None, other: Argument | None) -> bool:
    return one is not None and other is not None and (one.start, one.stop) == (other.start, other.stop)


def _whole(draft: Draft) -> Argument | None:
    """The leading argument of a claim that can have parts."""
    role = next((role for role in _WHOLES if role in draft.roles), None)
    if role is None:
        return None
    first = draft.roles[role][0]
    if first.pending or first.item is not None and (first.item.mention("person") is not None or _is_one(first.item)):
        return None
    return first


def _is_one(item: Item) -> bool:
    """«عبور الشخص الواحد …، وعُرف منهم فلان»: one person, of whom nobody is a part."""
    one = item.has("human") and item.count is None and item.inflected("sg") and not item.inflected("pl")
    return one and not (item.partitive or item.has("grouphead"))


def _grouped(items: Sequence[Item], plain: list[Item]) -> list[list[Item]]:
    """Described people together, or each by himself where marks stand between."""
    if not plain:
        return []
    apart = any(i.kind == "mark" for i in items[plain[0].index : plain[-1].index])
    apart = apart or any(one.count is not None for one in plain)  # «بينهم أربعة أطفال وامرأة»
    return [[one] for one in plain] if apart else [plain]


def _listed(items: Sequence[Item], marker: Item) -> tuple[list[Item], list[Item]]:
    """What a marker of parts introduces: described people, and each named person up to the next verb."""
    plain: list[Item] = []
    named: list[Item] = []
    if marker.index and items[marker.index - 1].negated:
        return plain, named  # «ما لم يكن أي منهم محبوساً»: nobody of them
    for after in items[marker.index + 1 :]:
        if after.kind in ("verb", "that", "relative", "clause"):
            break
        if after.kind != "noun" or after.prep == "min" and not after.has("human"):
            continue
        if named and "alias" in after.labels and not after.conj:
            continue  # «بينهم فلان المكنى أبو حمزة»: the same one
        if not plain and not named and after.prep not in _AMONG:
            break  # «معظمهم بشظايا ألغام»
        opens = after.index == marker.index + 2 and items[after.index - 1].kind == "open"
        if after.mention("person") is not None and (not after.inside or not named and opens):
            if after.prep in ("", "ka"):
                named.append(after)
        elif not named and _goes_on(plain, after, marker):
            plain.append(after)
    return plain, named


def _goes_on(plain: Sequence[Item], after: Item, marker: Item) -> bool:
    if not plain:
        return after.index == marker.index + 1
    people = after.has("human", "kin", "title", "grouphead") or after.count is not None or bool(after.mentions)
    plural = after.word is not None and after.word.form.endswith(("ون", "ين", "ان"))
    if (not people or after.has("nationality", "ethnicity") and not plural) and after.has(
        "adj", "nationality", "ethnicity"
    ):
        return False  # «قياديون من جنسيات سورية وعربية»
    return after.conj and after.index <= plain[-1].index + 2


def _part(context: Context, base: Draft, group: Sequence[Item]) -> None:
    draft = _copy(context, base, "part")
    draft.time = base.time
    lead = next(role for role in _WHOLES if role in base.roles)
    whole = draft.roles.pop(lead)
    count = draft.roles.pop("count", None)
    first = (count or whole)[0]
    draft.part_of = Argument(min(first.start, whole[0].start), max(whole[-1].stop, first.stop))
    for item in group:
        person = item.mention("person")
        if person is not None:
            draft.add(lead, context.words(person.first, person.last, item))
        else:
            draft.add(lead, context.filler(item))
            context.count(draft, item)
    context.drafts.append(draft)


def _copy(context: Context, base: Draft, rule: str) -> Draft:
    """A claim like another, with roles of its own."""
    roles = {role: list(listed) for role, listed in base.roles.items()}
    made = Draft(
        base.event, f"{base.rule}.{rule}", context.sentence, context.order, base.at, roles, dict(base.constants),
        base.needs, base.start, base.stop, base.polarity, base.modality,
    )  # fmt: skip
    made.given = base.given
    return made


# -- instances ----------------------------------------------------------------------------------


def add_instances(context: Context) -> None:
    """«مدن كبيرة … كمدينة …»: named instances of what was lost or taken."""
    for item in context.of("noun"):
        if item.prep != "ka" or not is_place(item):
            continue
        if context.sentence.words[item.fill[0]].stem in _RANKS:
            continue  # «كأول مديرية يتم تحريرها»
        before_it = [d for d in context.drafts if d.event == "control" and d.at is not None and d.at.index < item.index]
        bases = [d for d in before_it if d.ready() and d.constants.get("change") != "holds"]
        if bases:
            for instance in [item, *_joined(context.items, item)]:
                _instance(context, bases[-1], instance)


def _joined(items: Sequence[Item], item: Item) -> list[Item]:
    """The phrases that «و» joins to it, each with its «من …»."""
    joined: list[Item] = []
    for after in items[item.index + 1 :]:
        if after.kind != "noun" or not (after.conj or after.prep == "min"):
            break
        if after.conj:
            joined.append(after)
    return joined


def _instance(context: Context, base: Draft, item: Item) -> None:
    draft = _copy(context, base, "instance")
    draft.roles.pop("place", None)
    part = context.following(item)
    if not is_place(item) and part is not None and part.prep == "min" and is_place(part):
        draft.add("place", context.words(item.first, part.last, part))
    else:
        draft.add("place", context.place(item))
    context.drafts.append(draft)


# -- who stands behind whom ---------------------------------------------------------------------


def add_support(context: Context) -> None:
    """«بدعم من …»، «بقيادة …»: who stands behind whom."""
    upheld = not _UPHELD.isdisjoint(context.sentence.stems)
    for marker in [i for i in context.items if i.prep in _BEHIND or upheld and _upheld(context, i)]:
        if marker.kind != "trigger" and marker.prep == "bi":
            continue
        item = _backer(context, marker)
        actor = _told_behind(context, marker, item) if item is not None else None
        if item is None or actor is None:
            continue
        to = _supported(context, marker, actor.item is not None and _governs(context, item))
        if to is None:
            continue
        at = marker if marker.prep == "backed" else item
        draft = context.start("support", f"frame.support.{marker.prep or 'backed'}", at, ("actor", "to"))
        draft.add("actor", actor)
        draft.add("to", to)
        draft.constants["kind"] = "leadership" if marker.prep == "led" else "backing"
        draft.given = marker.prep == "led"
        context.drafts.append(draft)


def _told_behind(context: Context, marker: Item, item: Item) -> Argument | None:
    """A group or a state; somebody by name who leads, «بقيادة أميركية», or people who back."""
    if item.mention("group", "place"):
        return context.filler(item)
    if marker.prep != "led":
        forces = item.has("human") and is_somebody(item) or item.has("grouphead") and acts(item)
        return context.filler(item) if forces else None
    person = _leader(context, item)
    if person is not None:
        return context.words(person.first, person.last, item)
    return context.filler(item) if item.short and item.mention("nationality") else None


def _leader(context: Context, item: Item) -> Found | None:
    """«بقيادة العقيد فلان»: the person that the phrase names, or who stands right after the rank."""
    after = context.following(item)
    named = item.mention("person")
    return named or (after.mention("person") if after is not None and after.value == "apposition" else None)


def _governs(context: Context, item: Item) -> bool:
    return item.mention("group", "place") is None and _leader(context, item) is not None


def _upheld(context: Context, item: Item) -> bool:
    """«تقدمت المقاومة مدعومةً من الجيش»: how somebody goes, and not which of several they are."""
    if item.word is None or item.word.article or item.word.stem not in _UPHELD:
        return False
    held = context.previous(item)
    if item.kind == "noun":  # «سيطرت القوات على البلدة، مدعومةً من …»
        return item.short and not item.prep and held is not None and held.kind == "mark"
    if item.value != "participle":
        return False
    if item.word.form.endswith("ا") and held is not None and held.kind == "noun":
        return True  # «تقدم الجيش نحو البلدة مدعوماً من …»
    return held is not None and held.kind == "noun" and held.definite and held.last == item.first and not held.prep


def _backer(context: Context, marker: Item) -> Item | None:
    """Who stands behind: «بقيادة …»، «بدعم من …»، and «بدعم …» where nobody is said to do it."""
    if marker.kind == "noun" and marker.prep in ("backed", "led"):
        return marker
    if marker.value == "participle" or marker.word is not None and marker.word.stem in _UPHELD:
        after = context.following(marker)
        return after if after is not None and after.kind == "noun" and after.prep in ("min", "bi") else None
    if marker.prep == "backed":
        return _striker(context, marker)
    given = marker.index in context.given or marker.index in context.orphans
    if marker.kind != "trigger" or marker.prep != "bi" or given or marker.entry is None:
        return None
    following = context.following(marker)
    if marker.entry.value != "support" or following is None or following.kind != "noun":
        return None
    return following if following.genitive or following.prep == "min" else None


def _striker(context: Context, blow: Item) -> Item | None:
    """«بدعم من غارات التحالف»، «مدعومة بضربات جوية من التحالف»: whose blows they are."""
    for draft in context.drafts:
        for actor in draft.roles.get("actor", ()) if draft.at is blow else ():
            if actor.item is not None:
                return actor.item
    after = context.following(blow)
    return after if after is not None and after.prep == "min" and (acts(after) or is_state(after)) else None


def _opened(context: Context, item: Item) -> Item | None:
    """«بدعم من الطيران، تمكنت القوات من …»: the verb after a backer that opens the sentence."""
    return next((i for i in context.items[item.index + 1 : item.index + _NEAR] if i.kind == "verb"), None)


def _victors(context: Context, fight: Item | None) -> Argument | None:
    """«خسرها التنظيم إثر معارك مع القوات، بدعم من الطيران»: not who lost is backed, but whom he fought."""
    for draft in context.drafts:
        if draft.at is fight and draft.event == "clash":
            foes = [a for a in draft.roles.get("party", ()) if a.item is not None and a.item.prep == "maa"]
            return foes[0] if foes else None
    return None


def _of_another(context: Context, item: Item, actors: Sequence[Argument]) -> bool:
    """«استهدف الهجوم عربات للجماعة، مدعومةً بقوات …»: a group right before the comma may be the one that is backed."""
    mark = context.previous(item)
    before = context.previous(mark) if mark is not None and mark.kind == "mark" else None
    named = before is not None and before.kind == "noun" and before.mention("group") is not None
    return named and all(a.item is not before for a in actors)


def _supported(context: Context, item: Item, led_by_one: bool) -> Argument | None:
    """Who acts in the clause; the group right before, where nobody does yet."""
    previous, led = context.previous(item), item.prep == "led"
    if not led:
        last = next((i for i in reversed(context.items[: item.index]) if i.kind in ("verb", "trigger", "that")), None)
        last = None if last is not None and last.kind == "that" else last  # «قال فلان إن الجيش، مدعوماً …»
        made = [d for d in context.drafts if last is not None and d.at is last and "actor" in d.roles]
        if any(d.constants.get("change") == "lost" for d in context.drafts if d.at is not None and d.at.kind == "verb"):
            made = [d for d in made if d.constants.get("change") != "lost"]
            if not made:
                return _victors(context, last)
        actors = [argument for draft in made for argument in draft.roles["actor"] if not argument.pending]
        near = previous is not None and previous.kind == "noun" and previous.mention("group") is not None
        if near and last is not None and any(i.kind == "mark" for i in context.items[last.index : item.index]):
            actors = [a for a in actors if a.item is previous]  # «الزيارة، مع تنفيذ القوات بدعم من …»: not the visitor
        if actors:
            return None if _of_another(context, item, actors) else actors[0]
        verb = last or _opened(context, item)
        subject = context.subjects.get(verb.index, []) if verb is not None else []
        if subject and acts(subject[0]) and subject[0] is not item:
            return context.filler(subject[0])
    if previous is None or previous.kind != "noun":
        return None
    if (
        led
        and led_by_one
        and (is_place(previous) or is_state(previous) or previous.word is not None and previous.word.stem in _STATES)
    ):
        return None  # «الحكومة بقيادة الرئيس»: at whose head he is by his post
    band = previous.has("grouphead") and acts(previous)  # «قوة بقيادة العقيد فلان»
    group = previous.mention("group")
    if group is not None and (led or not previous.prep and acts(previous)):
        some = previous.has("grouphead") and group.first > previous.fill[0] + 1  # «مجموعة من قوات الحركة بقيادة …»
        return context.filler(previous) if some or not led else context.group(previous)
    return context.filler(previous) if led and band else None
