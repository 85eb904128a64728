"""What a protest is for and against, and protesters who are told of by what they do: «هتف المحتجون ضد المحافظ»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.arguments import complements
from khabar.claims.chains import named
from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_living
from khabar.grammar.classes import word_class

_CROWD = frozenset({"people"})
_PROTESTER = frozenset({"protester"})
_MOTIVES = word_class("protest_motive")
_ASKS, _BACKS, _OPPOSES = word_class("protest_asks"), word_class("protest_backs"), word_class("protest_opposes")
_STANCES = _ASKS | _BACKS | _OPPOSES
_DEMANDS, _DENOUNCES = word_class("demands_in_protest"), word_class("denounces_in_protest")
_DEEDS = word_class("deed_of_protest")
_TAKES_PART = word_class("takes_part")
_OF_STANCE = frozenset({"bi", "ila", "li", "maa"})  # «مطالبين ب…»، «للدعوة إلى …»، «رفضا ل…»، «تضامنا مع …»
_AGAINST = frozenset({"did"})
_BY_WHAT = _DEMANDS | _DENOUNCES | _DEEDS
_PROTESTING = word_class("protesting")
_AIMS = frozenset({"for", "against"})
_REACH, _NEXT = 12, 3  # items from a protest to what it is for; from a word of wanting to what is wanted
_ENDS = frozenset({"that", "clause"})


@only_of(lemmas=_BY_WHAT)
def march(context: Context) -> None:
    """What protesters do to protest."""
    for verb in context.of["verb"] if "human" in context.labels else ():
        _march(context, verb)


@only_of(stems=_PROTESTING)
def refuse_food(context: Context) -> None:
    """Who protests by not eating."""
    for item in context.of["noun"] if "human" in context.labels else ():
        _refuse_food(context, item)


def add_stances(context: Context) -> None:
    """For each protest of the sentence what it is for and against."""
    told = [draft for draft in context.drafts if draft.event == "protest" and draft.at is not None]
    for at, draft in enumerate(told):
        until = told[at + 1].at if at + 1 < len(told) else None
        _own(context, draft)
        _take_stand(context, draft, until)
        if "actor" not in draft.roles and _by_noun(context, draft) and not draft.roles.keys().isdisjoint(_AIMS):
            draft.needs = ()  # «شهدت المدينة احتجاجات على الغلاء»: whose they are is not said


def _own(context: Context, draft: Draft) -> None:
    """«خرجت مظاهرات»: the protest goes out by itself, and nobody who was told of before is looked for."""
    at = draft.at
    if at is None or at.kind != "trigger" or at.prep or not any(at in told for told in context.subjects.values()):
        return
    actors = [argument for argument in draft.roles.pop("actor", []) if not argument.pending]
    if actors:
        draft.roles["actor"] = actors


def _by_noun(context: Context, draft: Draft) -> bool:
    """A noun that tells of it without an enclitic, and of no verb whose doer is not found: «كل من يخرج في مظاهرة»."""
    at = draft.at
    if at is None or at.kind != "trigger" or at.pronoun:
        return False
    if not at.prep and not at.conj and at.index and any(at in told for told in context.subjects.values()):
        return True  # «خرجت مظاهرات … ضد …»
    return at.index not in context.given and at.index not in context.orphans


def _march(context: Context, verb: Item) -> None:
    """«أغلق المتظاهرون الطريق»، «طالب المعتصمون ب…»: those who are called protesters, at what they protest by."""
    lemmas = verb.word.lemmas if verb.word is not None else frozenset[str]()
    if verb.negated or lemmas.isdisjoint(_BY_WHAT) or verb.index in context.passive:
        return
    who = [i for i in context.subjects.get(verb.index, []) if headed(i, "human", _PROTESTER)]
    if not who and lemmas & _DEEDS and _has_stance(context, verb):
        who = [i for i in context.subjects.get(verb.index, []) if _are_people(i)]
    near = who and who[0].index > verb.index - _NEXT  # no pronoun, and nobody of a clause before
    if not near or any(d.event == "protest" and d.at is not None and _within(d, verb, who[0]) for d in context.drafts):
        return
    if context.modal.get(verb.index) or verb.hedge or verb.word is not None and verb.word.future:
        return
    draft = context.start("protest", "frame.protest.deed", verb, ("actor",))
    for one in who:
        draft.add("actor", context.filler(one))
        context.count(draft, one)
    slots = complements(context.items, verb.index, _AGAINST)
    for place in slots.places:
        draft.add("place", context.place(place))
    draft.time = slots.dates[0] if slots.dates else None
    context.drafts.append(draft)


def _has_stance(context: Context, verb: Item) -> bool:
    """«احتشد الآلاف رفضاً للانقلاب»، «قطع الأهالي الطريق للمطالبة بالكهرباء»: for what it is, in its clause."""
    items = context.items
    for item in items[verb.index + 1 : verb.index + 1 + _REACH]:
        if item.kind in _ENDS or item.kind in ("verb", "relative") or item.kind == "mark" and item.value not in "،,":
            return False
        if item.nominal and (_stance(context, item) and _wanted(items, item, past=False) or _motive(context, item)):
            return True
    return False


def _are_people(item: Item) -> bool:
    """«سائقو الشاحنات»، «آلاف اليمنيين»: and no force or body."""
    nation = item.has("nationality") and item.count is not None
    crowd = headed(item, "grouphead", _CROWD)  # «الأهالي»
    return item.kind == "noun" and (crowd or not acts(item) and (is_living(item) or nation))


def _motive(context: Context, item: Item) -> bool:
    return item.prep == "cause" and context.sentence.form(item.prep_at) in _MOTIVES


def _refuse_food(context: Context, item: Item) -> None:
    """«الأسرى [المضربين] عن الطعام»: those of whom it is told by the way that they protest."""
    word, who = context.sentence.words[item.last - 1], item
    if word.stem not in _PROTESTING or not word.article:
        return
    if item.last - item.first > 1:
        who = replace(item, fill=(item.fill[0], item.last - 1))
    else:
        before = context.previous(item)
        if before is None or before.kind != "noun" or before.last != item.first or item.prep or item.conj:
            return
        who = before
    last = context.sentence.words[who.fill[1] - 1]
    if not who.has("human"):
        who = replace(who, fill=(who.fill[1] - 1, who.fill[1]))  # «صحة [الأسرى] المضربين»
    if (
        not (last.article and last.has("human"))
        or headed(who, "human", _PROTESTER)
        or any(_within(d, item, who) for d in context.drafts)
    ):
        return
    draft = context.start("protest", "frame.protest.participle", item, ("actor",))
    draft.add("actor", context.filler(who))
    context.count(draft, who)
    context.drafts.append(draft)


def _within(draft: Draft, verb: Item, who: Item) -> bool:
    """The verb tells of a protest already, or its subject has one."""
    return draft.at is verb or any(argument.item is who for argument in draft.roles.get("actor", ()))


def _take_stand(context: Context, draft: Draft, until: Item | None) -> None:
    """Give a protest what its clause says that it is for, and against."""
    at = draft.at
    if at is None:
        return
    items, drafts = context.items, {d.at.index: d for d in context.drafts if d.at is not None}
    lemmas = at.word.lemmas if at.kind == "verb" and at.word is not None else frozenset[str]()
    for item in items[at.index : at.index + 1 + _REACH]:
        if item is until or item.kind in _ENDS or item.kind == "mark" and item.value not in "،,":
            return
        role, wanted = "", None
        if item.kind == "verb":
            own = item is at or _of_protest(context, at, item)
            if not own and item.index > at.index:
                return
            lemmas = item.word.lemmas if item.word is not None else frozenset[str]()
            role = "for" if lemmas & _DEMANDS else "against" if lemmas & _DENOUNCES else ""
            wanted = _wanted(items, item, past=True) if role else None
        elif item.nominal and item.index > at.index and _opposed(context, item):
            role, wanted = "against", item
        elif item.nominal or item.kind == "other":
            role = _stance(context, item)
            wanted = _wanted(items, item, past=False) if role else None
        if wanted is None or role in draft.roles:
            continue
        aim = named(context.sentence, items, drafts, wanted)
        draft.add(role, aim)
        actors = [a for a in draft.roles.get("actor", ()) if a.pending or a.inherited or a.start < aim.start]
        if actors or "actor" in draft.roles:  # «تظاهرات مؤيدة للأكراد»: whom it is for, and nobody who is in it
            draft.roles["actor"] = actors
            if not actors:
                del draft.roles["actor"]


def _opposed(context: Context, item: Item) -> bool:
    """«ضد المحافظ»، «احتجاجا على الفساد»."""
    return item.prep == "did" or _motive(context, item)


def _stance(context: Context, item: Item) -> str:
    """«مطالبين»، «تضامنا»، «رفضا»، «وقفة تضامنية»: the role of what stands behind such a word."""
    word = context.sentence.words[item.last - 1]
    told = {word.stem, word.form}
    if (
        told.isdisjoint(_STANCES)
        or item.pronoun
        or word.article
        and not item.prep
        or not (item.last - item.first == 1 or item.kind == "trigger")
    ):
        return ""
    return "against" if told & _OPPOSES else "for"


def _wanted(items: Sequence[Item], item: Item, past: bool) -> Item | None:
    """What is asked for or denounced: behind its preposition, for a verb past whoever does it."""
    for other in items[item.index + 1 : item.index + 1 + (_NEXT if past else 1)]:
        if other.nominal and other.prep in _OF_STANCE and not (other.pronoun and other.short and other.kind == "other"):
            return other
        if other.kind == "mark" or other.nominal and other.prep:
            return None
    return None


def _of_protest(context: Context, at: Item, verb: Item) -> bool:
    """«مظاهرة … تطالب ب…»، «طالب المشاركون فيها ب…»: a verb that tells of the protest, or of who is in it."""
    lemmas = verb.word.lemmas if verb.word is not None else frozenset[str]()
    if not lemmas & (_DEMANDS | _DENOUNCES) or verb.negated:
        return False
    before, after = context.previous(verb), context.following(verb)
    if after is not None and after.word is not None and after.word.stem in _TAKES_PART:
        return True
    ahead = before is not None and (before.kind == "relative" or before is at or before.nominal)
    return ahead and not verb.conj and verb.inflected("f") and at.kind == "trigger"
