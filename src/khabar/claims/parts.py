"""What a sentence adds to its claims: parts of a toll, each of a list, instances of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from khabar.claims.context import VICTIMS, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.rolls import EACH, roll
from khabar.claims.traits import acts, is_many, is_place, is_somebody
from khabar.grammar.classes import word_class

_RANKS, _SHARES = word_class("rank_word"), word_class("some_do") | word_class("all_of_them")
_STOPS = frozenset(".؛")
_THEY = frozenset({"pl", "dual"})
_AMONG = frozenset({"", "min", "ka"})
_PARTED = VICTIMS | {"flight", "handover"}
_UNLESS = 4  # items from «ما لم» to those whom it leaves out
_WHOLES = ("victim", "target", "actor")
_PEOPLE = ("human", "kin", "title", "grouphead", "nationality", "ethnicity")


def add_parts(context: Context) -> None:
    """«بينهم نساء وأطفال»، «أبرزهم فلان وفلان»: parts of the claim before, which names the whole."""
    for item in context.of["clause"]:
        if item.value != "among":
            continue
        plain, named = _listed(context.items, item)
        groups = [*_grouped(context.items, plain), *([person] for person in named)]
        for draft in _wholes(context, item) if groups and not _thanked(context.items, item) else []:
            for group in groups:
                if draft.event != "movement" or _go_too(draft, group):
                    _part(context, draft, group, item if group is groups[0] else None)


def _thanked(items: Sequence[Item], marker: Item) -> bool:
    """«اعتقال مسلحين بفضل رجال الأمن، وعلى رأسهم فلان»: he is one of those by whom it came about, who stand nearer."""
    for item in reversed(items[: marker.index]):
        if item.kind in ("verb", "trigger", "that", "relative", "clause") or item.count is not None:
            return False
        if item.prep == "cause":
            return item.kind == "noun" and item.definite and item.has("human", "grouphead") and is_many(item)
    return False


def _go_too(draft: Draft, group: Sequence[Item]) -> bool:
    """«تقدموا في عدة مناطق بينها عدن»، «سيطروا على مواقع بينها حاجز»: only people are some of those who go."""
    whole = _whole(draft)
    if whole is None or whole.item is None or not (whole.item.count or whole.item.has(*_PEOPLE) or whole.item.mentions):
        return True
    people = whole.item.has(*_PEOPLE) or whole.item.mention("person", "group") is not None
    for item in group:
        if is_place(item) or people != (item.has(*_PEOPLE) or item.mention("person", "group") is not None):
            return False
    return True


def add_lists(context: Context) -> None:
    """«ثلاثة أشخاص، هم: فلان وفلان ومقيم سوري»، «الشابين: فلان، وفلان»: a claim for each, which names the whole."""
    if not EACH.isdisjoint(context.stems):
        _add_each(context)
    for item in _announcing(context):
        pronoun = item.kind == "other"
        counted = _counted(context.items, item, pronoun)
        told = roll(context.items, item.index + 1, pronoun) if counted is not None else []
        if not any(one.mention("person") for one in told):
            continue
        for base in [d for d in _wholes(context, item) if (whole := _whole(d)) and whole.item is counted]:
            for one in told:
                _part(context, base, [one])


def _announcing(context: Context) -> list[Item]:
    """The pronouns and colons that a list may follow, in order."""
    they = [
        item
        for item in context.of["other"]
        if item.value in _THEY and item.entry is not None and item.entry.label == "pronoun"
    ]
    if ":" not in context.sentence.spelled:
        return they
    return sorted([*they, *(item for item in context.of["mark"] if item.value == ":")], key=attrgetter("index"))


def _counted(items: Sequence[Item], marker: Item, pronoun: bool) -> Item | None:
    """Those whom a list after a pronoun or a colon names: counted, or several by what they are."""
    for item in reversed(items[: marker.index]):
        if item.kind == "mark" and item.value not in _STOPS:
            if not pronoun:
                return None
        elif pronoun and item.kind == "noun" and not item.prep and item.has("direction") and not item.conj:
            continue  # «ثلاثة شبان من البلدة شمال المدينة، هم: …»
        elif item.kind == "noun" and (not item.prep or item.count is not None or item.has("human")):
            several = item.has("human") and bool(_THEY & item.word.features) if item.word is not None else False
            return item if item.count is not None or several else None
        elif not (pronoun and item.prep and not item.has("human") and item.mention("person") is None):
            return None  # «قتل ستة مدنيين [في الغارة]، وهم: …»
    return None


def _add_each(context: Context) -> None:
    """«اعتقلت القوات كلاً من: فلان، وفلان»: a claim for each of them whom no claim names yet."""
    for base in [d for d in context.drafts if d.part_of is None and d.event in _PARTED and d.ready()]:
        role = next((role for role in _WHOLES if role in base.roles), None)
        first = base.roles[role][0].item if role is not None else None
        if role is None or first is None or first.mention("person") is None or not _opens_each(context, first):
            continue
        told = [a.item for d in context.drafts if d.at is base.at for a in d.roles.get(role, ())]
        for one in roll(context.items, first.index)[1:]:
            person = one.mention("person")
            if person is not None and all(one is not item for item in told):
                draft = _copy(context, base, "each")
                draft.time = base.time
                draft.roles[role] = []
                draft.add(role, context.words(person.first, person.last, one))
                context.drafts.append(draft)


def _opens_each(context: Context, item: Item) -> bool:
    """«كل من فلان», «كلاً من: فلان»."""
    at = item.first - 1
    at -= context.sentence.form(at) == ":"
    return context.sentence.form(at) == "من" and at > 0 and context.sentence.words[at - 1].stem in EACH


def _wholes(context: Context, marker: Item) -> list[Draft]:
    """The last claims before a marker that tell of people, and of the same people."""
    able = [d for d in context.drafts if d.part_of is None and d.at is not None and d.event in _PARTED and d.ready()]
    able = [d for d in able if _whole(d) is not None and not d.rule.endswith(".losses")]
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
    unless = any(i.kind == "clause" and i.value == "if" for i in items[max(0, marker.index - _UNLESS) : marker.index])
    if unless or marker.index and items[marker.index - 1].negated:
        return plain, named  # «ما لم يكن أي منهم محبوساً»: nobody of them
    marker = _past_most(items, marker)
    for after in items[marker.index + 1 :]:
        if after.kind in ("verb", "that", "relative", "clause"):
            break
        if after.kind != "noun" or after.prep == "min" and not (after.has("human") or _told_of(after, marker)):
            continue
        if named and "alias" in after.labels and not after.conj:
            continue  # «بينهم فلان المكنى أبو حمزة»: the same one
        if not plain and not named and after.prep not in _AMONG:
            break  # «معظمهم بشظايا ألغام»
        apart = items[after.index - 1].kind == "mark" and not (after.conj or after.prep or after.genitive)
        if apart and plain and after.index > marker.index + 1 and not after.mentions and after.count is None:
            break  # «وصلت الطائرة، أغلب ركابها نازحون، | غضب الميليشيا …»: what goes on after the aside
        if (plain or named) and after.conj and after.has("lightnoun") and not after.has(*_PEOPLE):
            break  # «بينهم طفل، | ووقوع عشرات الجرحى»
        opens = after.index == marker.index + 2 and items[after.index - 1].kind == "open"
        if after.mention("person") is not None and (not after.inside or not named and opens):
            if after.prep in ("", "ka"):
                named.append(after)
        elif not named and _goes_on(plain, after, marker):
            plain.append(after)
    return plain, named


def _past_most(items: Sequence[Item], marker: Item) -> Item:
    """«غالبيتهم | العظمى من المدنيين»: the marker with what says how great a part it is."""
    after = items[marker.index + 1] if marker.index + 1 < len(items) else None
    if after is None or not _is_share(marker) or after.prep or after.conj or not (after.short and after.definite):
        return marker
    great = after.has("adj") and not after.has("human", "nationality", "title")
    return replace(marker, index=after.index) if great else marker


def _goes_on(plain: Sequence[Item], after: Item, marker: Item) -> bool:
    if not plain:
        return after.index == marker.index + 1
    people = after.has("human", "kin", "title", "grouphead") or after.count is not None or bool(after.mentions)
    plural = after.word is not None and after.word.form.endswith(("ون", "ين", "ان"))
    if (not people or after.has("nationality", "ethnicity") and not plural) and after.has(
        "adj", "nationality", "ethnicity"
    ):
        return False  # «قياديون من جنسيات سورية وعربية»
    if after.count is not None and _is_share(marker) or after.has("pn"):
        return False  # «سقط عشرون قتيلاً معظمهم مدنيون وعشرات الجرحى»
    counted = marker.count is not None and after.count is not None and not after.prep
    return after.conj and (counted or after.index <= plain[-1].index + 2)


def _told_of(after: Item, marker: Item) -> bool:
    """«ثلاثة منهم | من رجال الأمن»، «غالبيتهم | من الحوثيين»: who those are, right after the marker."""
    told = is_somebody(after) or acts(after)
    return after.index == marker.index + 1 and told and not after.has("origin")  # «من أبناء الريف»: where from


def _part(context: Context, base: Draft, group: Sequence[Item], marker: Item | None = None) -> None:
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
    if marker is not None and "count" not in draft.roles:
        _share(context, draft, marker)
    context.drafts.append(draft)


def _share(context: Context, draft: Draft, marker: Item) -> None:
    """«[ثلاثة] منهم»، «[معظمهم]»: how many of the whole they are."""
    if marker.count is not None:
        context.count(draft, marker)
    elif _is_share(marker):
        counted = context.words(marker.first, marker.last, marker)
        counted.number = True
        draft.add("count", counted)


def _is_share(marker: Item) -> bool:
    """«معظمهم»، «غالبيتهم»."""
    return marker.word is not None and marker.word.stem in _SHARES and marker.last == marker.first + 1


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
    for item in context.of["noun"] if "ka" in context.preps else ():
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
