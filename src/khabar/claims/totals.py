"""Totals: «بلغ عدد القتلى 45», «ارتفعت حصيلة القتلى إلى 33», and those of whom a participle tells how many they are."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import HURT, STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_airborne, is_another, is_many, is_place, is_target
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.words import Word

_SUMS = word_class("toll")
_COUNTED = word_class("counted")
_REACHES, _RISES, _RISE = word_class("reaches"), word_class("rises"), word_class("rise")
_BEFALLEN = HURT | {"arrest", "detention", "abduction", "missing", "displacement"}
_VEHICLES = frozenset({"vehicle", "vessel", "armour"})
_OTHERS = word_class("other_ones") - {"اخر", "اخري"}
TAKEN_AWAY = frozenset({"movement", "handover"})
_BODIES = word_class("corpse")
_FAR = 9  # items from a sum to the verb that says how many
_PERSONS = frozenset({"person"})


@only_of(stems=_SUMS)
def add_sums(context: Context) -> None:
    """«بلغ عدد القتلى 45»، «ارتفعت حصيلة القتلى إلى 33»، «إن عدد القتلى 22»: a sum of those whom the noun tells of."""
    for item in context.of["noun"]:
        ahead = _foretold(context, item)
        if ahead is not None and item.count is not None and not is_taken(context, item):
            draft = context.start(ahead.event, f"frame.{ahead.id}.sum", item, ahead.needs)
            draft.add(ahead.lead, context.words(item.count.last + 1, item.last, item))
            context.count(draft, item)
            context.drafts.append(draft)
            continue
        of = _of_those(context, item)
        rise = item.word is not None and item.word.stem in _RISE and item.last > item.first + 2 - (of is not None)
        frame = _summed(context, item, item.first + rise)
        if frame is None or item.negated:
            continue
        number = item if _numbered(context, item) else _sum(context, of or item)
        number = _risen(context, (of or item).index) if number is None and rise else number
        if number is None or number.count is None:
            continue
        if number.has("pn", "human") and number.prep == "ila":
            _free(context, number)
        if is_taken(context, number):
            continue
        draft = context.start(frame.event, f"frame.{frame.id}.sum", item, frame.needs)
        last = number.count.first if number is item else item.last
        alone = number is item or number.fill == (number.count.first, number.count.last)
        those = _those(context, item) if headed(number, "human", _PERSONS) else None
        held = _held(context, item) or of
        last = held.last if held is not None and number is not item else last
        whole = context.words(item.first + 1 + rise, last, item) if alone else context.filler(number)
        draft.add(frame.lead, those or (context.filler(of) if of is not None and alone else whole))
        context.count(draft, number)
        context.drafts.append(draft)


def _summed(context: Context, item: Item, at: int) -> Frame | None:
    """What befell those of whose sum a phrase tells; None for a sum of several: «عدد القتلى والجرحى»."""
    words = context.sentence.words
    if words[at].stem not in _SUMS or at == item.first and item.prep:
        return None
    following = context.following(item)
    both = following is not None and following.conj and following.has("pn") and item.count is None
    held = _held(context, item) or _of_those(context, item)
    last = held.last if held is not None else following.last if following is not None and both else item.last
    values = [entry.value for word in words[at + 1 : last] if (entry := word.entry("pn", "pp")) is not None]
    frame = context.frames.get(values[0]) if len(set(values)) == 1 else None
    return frame if frame is not None and frame.event in _BEFALLEN else None


def _free(context: Context, number: Item) -> None:
    """«ارتفاع حصيلة القتلى جراء قذائف أطلقت على الحي إلى [11 شهيداً]»: no verb between has them for its own."""
    for draft in context.drafts:
        for role, listed in list(draft.roles.items()) if draft.event not in HURT else ():
            left = [a for a in listed if a.item is not number]
            if len(left) < len(listed):
                draft.roles[role] = left
            if not left:
                del draft.roles[role]


def _of_those(context: Context, item: Item) -> Item | None:
    """«العدد (الإجمالي) | للقتلى»: those whose sum it is, in a phrase of their own."""
    head = context.sentence.words[item.last - 1]
    if not head.article or head.stem not in _SUMS:
        return None
    after = context.following(item)
    if after is not None and after.kind == "noun" and after.short and after.definite and not (after.prep or after.conj):
        after = context.following(after) if not after.has("human", "pn") else after
    told = after is not None and after.kind == "noun" and after.prep == "li" and after.definite and after.has("pn")
    return after if told else None


def _foretold(context: Context, item: Item) -> Frame | None:
    """«ارتفع إلى [18 عدد القتلى]»: the number stands before the sum, and before whose sum it is."""
    verb = context.previous(item)
    if item.prep != "ila" or item.count is None or verb is None or verb.kind != "verb" or verb.negated:
        return None
    if item.count.first != item.fill[0] and item.count.first != item.first or not _rises(verb.word):
        return None
    return _summed(context, item, item.count.last) if item.count.last < item.last else None


def _held(context: Context, item: Item) -> Item | None:
    """«عدد المعتقلين»: those of whom a participle tells, which is a phrase of its own."""
    after = context.following(item)
    if after is None or not item.short or after.kind != "noun" or after.prep or after.conj or after.first != item.last:
        return None
    if not (after.definite and after.has("pp") and after.has("human")):
        return None
    return after if all(draft.at is not after for draft in context.drafts) else None


@only_of(stems=_COUNTED)
def count_those(context: Context) -> None:
    """«بلغ عدد المنشقين عن الجيش 1200 عنصر»: how many they are of whom a participle tells."""
    for draft in context.drafts:
        at = draft.at
        if at is None or not at.index or at.kind != "noun" or "count" in draft.roles or draft.polarity != "affirmed":
            continue
        if not draft.rule.endswith((".ap", ".pn", ".pp")):
            continue
        number = _number_of(context, context.items[at.index - 1], at)
        if number is not None:
            context.count(draft, number)
            draft.widen(*context.sentence.bounds(number.first, number.last))


def _number_of(context: Context, head: Item, at: Item) -> Item | None:
    """The number that a verb of reaching gives of «عدد …», past what tells of whom it counts."""
    counts = head.kind == "noun" and not head.prep and head.word is not None and head.word.stem in _COUNTED
    verb = context.items[head.index - 1] if head.index else None
    if not counts or head.last != at.first or verb is None or not _reaches(verb) or verb.negated:
        return None
    related = False
    for after in context.items[at.index + 1 :]:
        if after.kind == "relative":
            related = True
        elif after.kind in ("mark", "clause", "that") or after.kind == "verb" and not related or after.conj:
            return None
        elif after.kind == "noun" and after.count is not None and after.prep in ("", "ila", "bi"):
            return after
    return None


def _those(context: Context, item: Item) -> Argument | None:
    """«عدد القتلى المدنيين بلغ 844 شخصاً»: who they are that were killed."""
    told = next((at for at in range(item.first + 2, item.last) if context.sentence.words[at].has("human")), None)
    return context.words(told, item.last, item) if told is not None else None


def name_counted(context: Context) -> None:
    """«قتل خمسة أشخاص وجرح 16»: whom a mere number counts is told by the toll before it, or by one joined to it."""
    told: Argument | None = None
    dead = ""
    befallen = [draft for draft in context.drafts if draft.event in _BEFALLEN]
    for draft in sorted(befallen, key=lambda d: d.at.index if d.at is not None else 0):
        role = "victim" if draft.event in HURT else "target"
        listed = draft.roles.get(role, ())
        if len(listed) != 1 or listed[0].item is None or listed[0].item.kind != "noun":
            continue
        item, plain = listed[0].item, listed[0]
        if item.count is None or draft.event not in HURT and not plain.part:
            continue
        if item.fill != (item.count.first, item.count.last):
            told = plain if draft.part_of is None and not item.mention("person") else None
            dead = draft.event
        elif context.sentence.words[item.fill[0]].article and not plain.part:
            continue  # «قتل خمسة مدنيين وأصيب العشرات»: scores of people, whoever they are
        elif whose := _joined_whose(context, item):
            draft.roles[role] = [replace(one, inherited=True) for one in whose]
        elif told is not None and "count" in draft.roles and (item.conj or draft.at is not None and draft.at.conj):
            fell = draft.event != dead and _is_fallen(context, told)
            draft.roles[role] = [plain if fell else replace(told, inherited=True)]
        elif plain.part:
            draft.roles[role] = _told_last(context, draft, item) or [plain]
        else:
            told = None


def _is_fallen(context: Context, told: Argument) -> bool:
    """«سقط 40 قتيلا وأصيب العشرات»: a word for the dead, which tells nothing of the hurt."""
    item = told.item
    head = context.sentence.words[item.fill[0]] if item is not None else None
    return (
        head is not None and item is not None and head.has("pn") and context.words(*item.fill, item).start == told.start
    )


def _told_last(context: Context, draft: Draft, number: Item) -> list[Argument]:
    """The people of whom was told last before, in what is said there: not who did it, nor where nobody is said to have
    done it, who dealt a blow.
    """
    known = bool(draft.roles.get("actor"))
    dealt = [draft] if known else [d for d in context.drafts if d is draft or d.event in STRIKES]
    doers = {a.start for d in dealt for a in d.roles.get("actor", ())}
    for one in reversed(context.items[: number.index]):
        if one.kind == "that" or one.kind == "mark" and one.value not in "،,؛":
            return []
        if one.kind != "noun" or is_airborne(one) or one.has("media", "say_noun") or _is_another(one):
            continue
        body = one.mention("group")
        if body is not None and body.first > one.fill[0] and (is_target(one) or headed(one, "thing", _VEHICLES)):
            return [replace(context.words(body.first, body.last, one), inherited=True)]  # «سيارتين للمتمردين»
        told = context.filler(one)
        many = one.has("human", "kin") and is_many(one) and not one.has("ap")
        if (many or acts(one)) and not is_place(one) and told.start not in doers:
            return [] if _tells(context, one) else [replace(told, inherited=True)]
    return []


def _is_another(one: Item) -> bool:
    """«وأخرى»، «آخرون»: whoever is told of beside others."""
    return is_another(one) or one.word is not None and one.word.stem in _OTHERS


def _tells(context: Context, one: Item) -> bool:
    """«أفاد مصدر في المقاومة بمقتل 12 منهم»: among those who tell it."""
    ahead = (i for i in reversed(context.items[: one.index]) if i.kind in ("verb", "that", "mark"))
    verb = next(ahead, None)
    return verb is not None and verb.kind == "verb" and verb.has("say")


def _joined_whose(context: Context, number: Item) -> list[Argument]:
    """«قتل 14 وجرح 33 من المسلحين»: of whom the toll joined to that of a mere number tells, right after it."""
    deed = context.following(number)
    counted = context.following(deed) if deed is not None and deed.kind in ("verb", "trigger") else None
    if deed is None or counted is None or not deed.conj or deed.prep or deed.negated:
        return []
    if counted.kind != "noun" or counted.count is None or counted.prep or counted.conj:
        return []
    if counted.fill == (counted.count.first, counted.count.last):
        return _joined_whose(context, counted)
    made = next((d for d in context.drafts if d.at is deed and d.event in _BEFALLEN), None)
    listed = made.roles.get("victim") or made.roles.get("target") if made is not None else None
    if not listed or listed[0].item is not counted:
        return []
    at = next((i for i in range(*counted.fill) if context.sentence.form(i) == "من"), None)
    if at is not None:
        return [context.words(at + 1, counted.fill[1], counted)]  # «11 آخرين | من المسلحين»
    return [one for one in listed if one.item is not None] if counted.partitive else []


def _numbered(context: Context, item: Item) -> bool:
    """«عدد القتلى 22»، «عدد القتلى 22 قتيلاً»: after the number in it stands nothing, or who is counted."""
    if item.count is None or item.count.first <= item.first + 1 or is_taken(context, item):
        return False
    last = item.count.last
    return last == item.last or last + 1 == item.last and context.sentence.words[last].has("pn", "human")


def _sum(context: Context, item: Item) -> Item | None:
    """The number that a verb of reaching gives, or a mere «هو»: right after it, or after the sum."""
    around = context.items[max(item.index - 2, 0) : item.index + 2]
    if around and around[0].index == item.index - 2 and not _estimates(context, around[0]):
        around = around[1:]
    verb = next((i for i in around if _reaches(i)), None) or _farther(context, item)
    if verb is None:
        return None
    for after in context.items[max(verb.index, item.index) + 1 :][:2]:
        if after.kind == "noun" and after.count is not None and after.prep in ("", "ila", "bi"):
            return after
    return _risen(context, max(verb.index, item.index)) if _rises(verb.word) else None


def _farther(context: Context, item: Item) -> Item | None:
    """«حصيلة القتلى منذ بدء المواجهات في المدينة | بلغت …»: past where, since when, and who they are that fell."""
    inner = False
    for after in context.items[item.index + 1 : item.index + _FAR]:
        if after.kind == "verb" and not inner:
            following = context.following(after)
            own = following is None or following.stem in _SUMS  # «عدد القتلى كبير وقد بلغ عدد الجرحى عشرين»
            return after if _reaches(after) and not (own or after.conj or after.negated) else None
        inner = inner and after.kind != "verb" or after.kind == "relative" and after.value != "what"
        if not (after.nominal or after.kind in ("date", "other", "relative", "verb")):
            return None
    return None


def _rises(word: Word | None) -> bool:
    return word is not None and (word.stem in _RISE or any(e.lemma in _RISES for e in word.entries))


def _risen(context: Context, at: int) -> Item | None:
    """«يرتفع عدد القتلى في صفوف الجيش منذ مايو إلى 18»: the number to which, in the same clause or past another."""
    inner = False
    for after in context.items[at + 1 :]:
        if after.kind in ("that", "clause") or after.kind == "mark" and after.value not in "،,":
            return None
        if after.kind == "verb" and not inner:
            return None
        inner = inner or after.kind == "relative"
        if after.kind == "noun" and after.prep == "ila" and after.count is not None:
            plain = after.fill == (after.count.first, after.count.last)
            people = after.has("human", "pn")
            return after if people or plain and not inner else None
    return None


def _estimates(context: Context, verb: Item) -> bool:
    """«قدرت اللجنة عدد القتلى بثلاثة آلاف»: who counts stands between."""
    between = context.items[verb.index + 1]
    return _reaches(verb) and verb.kind == "verb" and between.kind == "noun" and not between.prep


def _reaches(item: Item) -> bool:
    if item.kind == "other":
        return item.entry is not None and item.entry.label == "pronoun"
    return item.kind == "verb" and item.word is not None and any(e.lemma in _REACHES for e in item.word.entries)


def is_taken(context: Context, item: Item, event: str = "") -> bool:
    """Whether another claim tells of them; that they are taken somewhere does not tell that they were hurt."""
    ready = [draft for draft in context.drafts if draft.ready() and (not event or _of_it(draft, event))]
    if event in HURT and not (_are_bodies(context, item) or _known(item)):
        ready = [draft for draft in ready if draft.event not in TAKEN_AWAY]
    return any(a.item is item for draft in ready for listed in draft.roles.values() for a in listed)


def _are_bodies(context: Context, item: Item) -> bool:
    """«وصلت عشرات الجثث»: by no more than the word; «جثث | خمسة جنود» says whose they were."""
    after = context.following(item)
    whose = (
        after is not None and after.first == item.last and after.count is not None and not (after.prep or after.conj)
    )
    return item.word is not None and item.word.stem in _BODIES and not whose


def _known(item: Item) -> bool:
    """«الجرحى الثلاثة»: those who were told of before."""
    return item.definite and not item.partitive


def _of_it(draft: Draft, event: str) -> bool:
    """Not the dead of «قتلى وجرحى من الحوثيين», who are told by the phrase of the others."""
    return draft.event == event or not draft.rule.endswith(".pn")
