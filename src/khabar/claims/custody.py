"""Who is held, said without a verb of holding: «لا يزال فلان قيد الاعتقال»، «وهو خلف القضبان»، «في سجن …»."""

from __future__ import annotations

from khabar.claims.arguments import complements
from khabar.claims.captives import is_held
from khabar.claims.context import Context, Sides
from khabar.claims.draft import Argument
from khabar.claims.filling import fill
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_jail, is_living, is_somebody, names_jail
from khabar.grammar.classes import word_class
from khabar.words import Word

_HOLDS = word_class("in_custody")  # «قيد»، «رهن»
_BARS, _NUMBER, _GRASP = word_class("bars"), word_class("in_number"), word_class("in_grasp")
_CAPTIVITY, _KEEPS_ON = word_class("captivity"), word_class("keeps_on")
_KEEPS, _JAILERS = word_class("keeps_held"), word_class("jailer")
_BEHIND = frozenset({"خلف", "وراء"})
_PUT = "وضع"
_ARRESTS = frozenset({"arrest", "detention"})
_KEPT_SO = word_class("kept_so")
_LOST = word_class("lost_people")
_ENCLITICS = {"هو": "ه", "هي": "ها", "هم": "هم"}
_NEXT = 3  # items back to a verb of going on
_NEAR = 6  # items back to the verb of keeping
_IN = frozenset({"under", "fi", "by"})
_ANY = _HOLDS | _BARS | _NUMBER | _GRASP | _CAPTIVITY


def _may_tell(word: Word) -> bool:
    """By the word alone."""
    return word.stem in _ANY or names_jail(word)


@only_of(stems=_ANY, labels={"placehead"}, so=_may_tell)
def add_custody(context: Context) -> None:
    """A detention of whom stands before such a phrase, or of whom was told before."""
    for item in context.items:
        event = _state(context, item) if item.prep in _IN or item.stem in _BARS and item.prep else ""
        if not event:
            continue
        held, pronoun = _whom(context, item)
        if not (held or pronoun) or is_jail(item) and any(is_held(one) for one in held):
            continue  # «إن 120 أسيراً في سجن …»: told by what they are called
        for putting in [one for one in held if _is_putting(one)]:
            held.remove(putting)
            _put_there(context, item, putting)
        if held or pronoun:
            _tell(context, item, event, held, pronoun)


@only_of(stems=_KEEPS_ON)
def keep_held(context: Context) -> None:
    """«تواصل السلطات اعتقال فلان»، «تجديد حبس فلان»، «استمرار توقيفه»: whoever was arrested before is still held."""
    for draft in context.drafts:
        at = draft.at
        if draft.event != "arrest" or at is None or at.kind != "trigger" or at.prep or at.conj or not at.index:
            continue
        whom = next((a.item for a in draft.roles.get("target", ()) if a.item is not None), None)
        known = whom is None or whom.count is None and (whom.definite or whom.mention("person") is not None)
        if not known or at.entry is None or at.entry.label != "nt":
            continue  # «تواصل القوات اعتقال ناشطين»: others, one after another
        if context.sentence.words[at.first - 1].stem in _KEEPS_ON or _goes_on(context, at):
            draft.event, draft.rule = "detention", "frame.detention.goes_on"


def _goes_on(context: Context, deed: Item) -> bool:
    """A verb of going on with it right before, or before who does: «تواصل السلطات | اعتقال …»."""
    for item in reversed(context.items[max(0, deed.index - _NEXT) : deed.index]):
        if item.kind == "verb":
            return item.word is not None and item.word.stem in _KEEPS_ON
        if item.kind not in ("noun", "date") or item.prep:
            return False
    return False


def _tell(context: Context, item: Item, event: str, held: list[Item], pronoun: str) -> None:
    """A claim of those who are so, with who holds them and where."""
    frame, known = context.frames[event], len(context.drafts)
    target = [held] if held else []
    fill(context, item, [frame], Sides([], target, complements(context.items, item.index, frame.slots)))
    verb = _kept_by(context, held[0].index if held else item.index)
    for draft in context.drafts[known:]:
        draft.rule = f"frame.{frame.id}.custody"
        if not held:
            start = context.sentence.tokens[item.prep_at].start
            draft.roles["target"] = [Argument(start, start, None, True, pronoun, anchor=start)]
        elif (being := context.previous(held[0])) is not None and being.has("aux") and being.negated:
            draft.polarity = "denied"  # «لم يعد فلان قيد الاعتقال»
        if item.prep == "by":
            draft.add("actor", context.filler(item))
        elif is_jail(item):
            draft.roles["place"] = [context.words(*item.fill, item), *draft.roles.get("place", [])]
        for keeper in context.subjects.get(verb.index, []) if verb is not None and event == "detention" else ():
            if acts(keeper) and not draft.roles.get("actor"):
                draft.add("actor", context.filler(keeper))


def _state(context: Context, item: Item) -> str:
    """What such a phrase says of whom it is said of: the id of a frame; «» for any other phrase."""
    word = item.word
    if word is None or item.kind not in ("noun", "trigger"):
        return ""
    before = context.sentence.words[item.prep_at].stem
    if item.prep == "under":
        return "detention" if before in _HOLDS and _is_arrest(context, item) else ""
    if item.prep == "fi" and item.definite and word.stem in _CAPTIVITY and _is_kept_there(context, item):
        return "detention"  # «وضع في الحبس الانفرادي»، «كان في الأسر»
    if word.stem in _BARS:
        return "detention" if before in _BEHIND and item.definite else ""  # «خلف القضبان»
    words, state = context.sentence.words, ""
    if item.prep == "by":
        state = "detention" if words[item.first - 1].stem in _GRASP and acts(item) else ""
    elif item.prep == "fi" and word.stem in _NUMBER:
        state = "missing" if words[min(item.first + 1, len(words) - 1)].stem in _LOST else ""
    elif item.prep == "fi" and is_jail(item):
        state = "detention"
    return state if state and _is_told_so(context, item) else ""


def _is_kept_there(context: Context, item: Item) -> bool:
    """After a verb of being or of putting somebody there, or after those of whom it tells."""
    return _is_told_so(context, item) or _kept_by(context, item.index) is not None


def _is_told_so(context: Context, item: Item) -> bool:
    """Right after a verb of being or «هو», or after those of whom such a verb tells: where else, somebody does it."""
    last = context.previous(item)
    while last is not None and (last.kind == "date" or last.value == "apposition"):
        last = context.previous(last)
    if last is None or last.kind == "verb":
        return last is not None and last.has("aux")
    if last.kind == "noun":
        while last is not None and last.conj and last.kind == "noun":
            last = context.previous(last)
        being = context.previous(last) if last is not None else None
        if last is None or last.word is None or last.word.stem in _JAILERS:
            return False  # «كان الحارس في السجن»
        return being is not None and (being.kind == "verb" and being.has("aux") or being.kind == "that")
    return bool(_said_of(last))  # «قال شقيقه إنه في السجن»: he, or who speaks


def _said_of(item: Item) -> str:
    """The enclitic of «هو»."""
    return _ENCLITICS.get(item.word.form.removeprefix("و"), "") if item.word is not None else ""


def _kept_by(context: Context, at: int) -> Item | None:
    """«وضعت السلطات الضابط رهن الاعتقال»، «أبقت المحكمة على المتهم …»: the verb that says who keeps them so."""
    for item in reversed(context.items[max(0, at - _NEAR) : at]):
        if item.kind == "verb":
            return item if item.word is not None and item.word.stem in _KEEPS and not item.negated else None
        if item.kind in ("mark", "clause", "that", "relative"):
            return None
    return None


def _put_there(context: Context, item: Item, held: Item) -> None:
    """«تم وضع [فلان] قيد الاعتقال»: in the words after the noun of putting."""
    frame = context.frames["detention"]
    draft = context.start(frame.event, "frame.detention.custody", item, frame.needs)
    draft.add("target", context.words(held.fill[0] + 1, held.fill[1], held))
    context.drafts.append(draft)


def how_held(told: list[Item]) -> bool:
    """«اقتادوه معصوب العينين»، «أعادوه مكبلاً»: how he was, after a verb whose enclitic says whom."""
    how = told[0]
    word = how.word
    described = word is not None and (how.has("adj", "pp") and word.form.endswith("ا") or not word.entries)
    described = described and not how.has("pn")  # «أردوه قتيلاً»
    return len(told) == 1 and described and not how.mentions and how.count is None and not how.prep


def _is_arrest(context: Context, item: Item) -> bool:
    deed = context.deed(item)
    if deed is not None:
        return deed.event in _ARRESTS and item.definite
    return " ".join(context.sentence.forms[item.fill[0] : item.fill[0] + 2]) in _KEPT_SO


def _is_held(context: Context, item: Item) -> bool:
    """Somebody, or who is put there: «تم وضع فلان قيد الاعتقال»."""
    verb = context.previous(item)
    done = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.value == "happen"
    return (done and not (verb is not None and verb.negated)) if _is_putting(item) else _may_be_held(item)


def _may_be_held(item: Item) -> bool:
    """Somebody; «خمسة من أعضاء الخلية», some of those who are."""
    return is_somebody(item) or item.partitive and is_living(item)


def _is_putting(item: Item) -> bool:
    putting = item.word is not None and item.word.stem == _PUT and not item.short and item.kind == "noun"
    pair = item.count is not None and item.count.first > item.first  # «وضع مسلحين اثنين قيد الاعتقال»
    return putting and not item.conj and (item.count is None or pair)


def _is_put(context: Context, item: Item) -> bool:
    """The noun of putting alone, after a verb by which it came about."""
    verb = context.previous(item)
    done = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.value == "happen"
    putting = item.short and item.word is not None and item.word.stem == _PUT
    return putting and done and not (verb is not None and verb.negated)


def _with_others(context: Context, last: Item) -> list[Item]:
    """«وضع فلان وفلان قيد الاعتقال»: all who are joined before it."""
    held = [last]
    while held[0].conj and held[0].index:
        other = context.items[held[0].index - 1]
        other = context.items[other.index - 1] if other.value == "apposition" and other.index else other
        if other.kind != "noun" or not _is_held(context, other) or other.prep:
            return [last]
        held.insert(0, other)
    return held


def _whom(context: Context, item: Item) -> tuple[list[Item], str]:
    """Who stands right before it or before its verb of being; the enclitic of whom a pronoun means."""
    last = context.previous(item)
    while last is not None and last.kind == "date":
        last = context.previous(last)  # «وُضع الأسبوع الماضي قيد الاعتقال»
    if last is not None and last.value in ("apposition", "participle") and last.index:
        last = context.items[last.index - 1]
    if last is None or last.negated:
        return [], ""
    if last.kind == "noun" and last.pronoun and _is_put(context, last):
        return [], last.pronoun  # «وتم وضعهما قيد الاعتقال»
    if last.kind == "noun":
        kept = last.prep == "ala" and _kept_by(context, last.index) is not None  # «أبقت المحكمة على المتهم …»
        loose = not last.prep or kept
        return (_with_others(context, last), "") if _is_held(context, last) and loose else ([], "")
    put = last.kind == "verb" and last.word is not None and last.word.stem.startswith(_PUT)
    if put and last.pronoun:
        return [], last.pronoun  # «وضعوه قيد الاحتجاز»
    if last.kind == "verb" and (put or last.has("aux")):
        front = before(context.items, last.index).items
        if front:
            ahead = context.items[last.index - 1]
            if last.inflected("dual") and ahead.kind == "noun" and ahead.conj:
                front = _with_others(context, ahead)  # «فلان وفلان وُضعا قيد الاعتقال»
            else:
                front = front[:1]
            return [one for one in front if _may_be_held(one)], ""
        if last.index and not last.conj and context.items[last.index - 1].kind != "mark":
            return [], ""  # «أغلبهم ظل قيد الاعتقال»
        if put and last.inflected("dual") and not last.inflected("sg"):
            return [], "هما"
        return [], "هم" if last.inflected("pl") else "ها" if last.inflected("f") else "ه"
    form = last.word.form if last.word is not None else ""
    if last.kind == "that":
        return [], next((p for p in ("هم", "ها", "ه") if form.endswith(p)), "")
    return [], _said_of(last)
