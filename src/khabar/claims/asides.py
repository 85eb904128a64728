"""Clauses that only say who somebody is, and stand between a verb and its phrases."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.attributes import past_attribute
from khabar.claims.items import Item
from khabar.claims.traits import acts, is_somebody
from khabar.grammar.classes import word_class

_NAMED = word_class("named_word")
_REACH = 16  # items of such a clause
_LEADS = frozenset({"lead", "support", "arm", "fund", "training"})  # of whom a clause tells by it
_GOES = frozenset({"went", "movement", "enter", "land", "flight", "join"})
_SENDS = frozenset({"send", "movement", "enter", "transfer", "displacement"})
_PARTICIPLES = frozenset({"ap", "pp"})
_DOUBT = 4  # items of a doubt on who somebody is
_NEAR = 3  # items from a verb to the end of its subject
_PHRASES = frozenset({"noun", "other", "mark", "date", "open", "close"})
_LISTS = frozenset({"ala", "fi", "at"})  # before the object of «أدرج على لائحة», «زج في سجون»
_BELONGS = frozenset({"li", "min", "bi", "ila"})
_BESIDE = frozenset({"apposition", "،", ","})
_OBLIQUE = "ين"
_WHEN = frozenset({"fi", "during", "after", "bi"})  # of a deed, before whom it befell
_WITHIN = frozenset({"noun", "trigger", "date", "other", "open", "close"})
_SIDES = "،,-–"
_ENDS = frozenset({".", "؛", ":"})


def past(items: Sequence[Item], item: Item, at: int, roles: frozenset[str], comma: bool) -> int:
    """Where the clause of the trigger goes on, past one that begins with ``item``; 0 where it begins none."""
    if item.kind == "relative":
        return _past_relative(items, item, at, roles)
    if item.kind != "verb":
        return 0
    if item.conj:
        return _called(items, item)
    if on := doubted(items, item):
        return on
    if items[at].kind != "verb":
        return _called(items, item) or past_attribute(items, item, at, roles)
    return (
        _described(items, item, at, roles, comma)
        or _called(items, item)
        or past_attribute(items, item, at, roles)
        or _told(items, item, at, roles)
        or _going(items, item, at)
        or "obj" in roles
        and _whom(items, item, at)
        or item.index == at + 2
        and (_undergone(items, item, at) or "obj" in roles and _bearing(items, item, at))
    )


def _past_relative(items: Sequence[Item], item: Item, at: int, roles: frozenset[str]) -> int:
    """The same of a relative clause."""
    on = _called(items, item)
    if on or items[at].kind != "verb":
        return on or past_attribute(items, item, at, roles)
    if on := _relative(items, item, at) or _told(items, item, at, roles):
        return on
    if item.conj:
        return 0
    return (
        past_attribute(items, item, at, roles)
        or _going(items, item, at)
        or "obj" in roles
        and _whom(items, item, at)
        or past_clause(items, item, at, roles)
    )


def doubted(items: Sequence[Item], item: Item) -> int:
    """Where the clause goes on past «يعتقد أنها تابعة للتحالف»، «يشتبه بأنهم من التنظيم»; 0 where it begins none."""
    if "hedge" not in item.labels or item.conj or item.negated or not item.index:
        return 0  # as most items
    if items[item.index - 1].kind != "noun":
        return 0
    end = item.index + 1
    end += end < len(items) and items[end].kind == "that"
    told = items[end] if end + 1 < len(items) and not items[end].conj else None
    if told is not None and told.kind == "verb" and told.entry is not None and told.entry.value == "join":
        return end + 2 if items[end + 1].prep in _BELONGS else 0  # «يعتقد أنهم ينتمون إلى التنظيم»
    if told is None or told.kind not in ("noun", "other"):
        return 0
    if "relation" in told.labels and not told.prep:
        return end + 1 + (told.kind == "other" and items[end + 1].prep in _BELONGS)
    return end + 1 if told.prep == "min" and told.mention("group") is not None else 0


def past_one_side(items: Sequence[Item], item: Item) -> int:
    """«بين مقاتلين | كانوا في جولة في الجبل | وقوات الجيش»: the second side, past what is told of the first, or 0."""
    if item.kind not in ("relative", "verb") or item.conj:
        return 0
    for other in items[item.index + 1 : item.index + _REACH]:
        if other.kind not in _PHRASES and (other.kind != "verb" or other.conj) or other.value in _ENDS:
            return 0
        if other.kind == "noun" and other.conj and not other.prep and acts(other):
            before = items[other.index - 1]
            apart = before.kind in ("close", "date") or before.kind == "noun" and before.prep and not acts(before)
            return other.index if apart else 0
    return 0


def past_doubt(items: Sequence[Item], item: Item) -> Item | None:
    """«مسلحون يعتقد أنهم من التنظيم | قتلوا …»: of whom a verb tells right past a doubt on who they are."""
    if item.kind != "verb" or item.conj:
        return None
    first = item.index - _DOUBT
    for other in items[first if first > 1 else 1 : item.index]:
        if "hedge" in other.labels and other.kind in ("verb", "other") and doubted(items, other) == item.index:
            return items[other.index - 1]
    return None


def is_aside(items: Sequence[Item], item: Item) -> bool:
    """«رجل، يعتقد أنه أجنبي، قتل …»: a doubt between commas on who somebody is."""
    after = items[item.index + 1 : item.index + 2 + _DOUBT]
    opened = item.index > 1 and not item.conj and items[item.index - 1].kind == "mark"
    return opened and "hedge" in item.labels and any(i.kind == "mark" for i in after)


def _described(items: Sequence[Item], item: Item, at: int, roles: frozenset[str], comma: bool) -> int:
    """«سلم مسلحون ينتمون إلى التنظيم | أنفسهم»: a verb that only says who they are, before the object."""
    apart = comma and item.index > at + 2  # «كتيبة تابعة للتنظيم، تنشط في الشرق، | انشقاقها»
    holder = items[item.index - 1 - apart]
    if holder.kind != "noun":
        return 0
    known = holder.definite and holder.count is None or holder.last != item.first
    if known and not apart or not item.inflected("imperfect") or item.inflected("past"):
        return 0
    ahead = items[item.index + 1 : item.index + 1 + _REACH]
    after = next((i for i in ahead if i.value == "object" or i.kind not in _PHRASES and not i.genitive), None)
    taken = after is not None and after.kind == "trigger" and bool(after.pronoun) and not after.prep
    if not taken and (after is None or after.value != "object"):
        stop = after.index if after is not None and after.kind == "verb" and after.conj else len(items)
        own = [i for i in ahead if i.kind == "noun" and i.index < stop and not (i.prep or i.conj or i.genitive)]
        theirs = (i for i in own if i.pronoun or i is not own[0] and "human" in i.labels and i.inflected("acc"))
        after = next(theirs, None) if not apart and "obj" in roles else None  # «… | أسلحتهم للجيش»
    return after.index if after is not None else 0


def _relative(items: Sequence[Item], item: Item, at: int) -> int:
    """«سلم السعوديون الذين هربوا من العراق | أنفسهم»: a relative clause before the object of a phrase."""
    verb = items[at].entry
    if verb is None or " " not in verb.lemma:
        return 0
    ahead = items[item.index + 1 : item.index + 1 + _REACH]
    return next((i.index for i in ahead if i.value == "object"), 0)


def _told(items: Sequence[Item], item: Item, at: int, roles: frozenset[str]) -> int:
    """«قصفت طائرات التحالف الذي تقوده السعودية | مواقع …»: whom somebody leads, before the object of the verb.

    «شن تحالف تقوده واشنطن | غارات»: the same of whom no article tells.
    """
    if not at < item.index - 1 <= at + _NEAR:
        return 0
    bare = item.kind == "verb"
    whom = items[item.index - 1]
    if bare and (not item.inflected("imperfect") or whom.kind != "noun" or whom.definite):
        return 0
    start = item.index + (not bare)
    clause = [i for i in items[start : start + 4] if i.kind != "mark" or i.value not in "،,"][:3]
    led = clause[0] if clause and clause[0].kind == "verb" and clause[0].pronoun else None
    if led is None or len(clause) < 3 or led.entry is None or led.entry.value not in _LEADS or clause[1].kind != "noun":
        return 0
    whole = not (clause[1].prep or clause[1].conj) and clause[1].definite
    after = clause[2]
    goes_on = after.nominal and not (after.prep or after.conj or after.genitive)
    upon = after.kind == "noun" and after.prep == "ala" and "ala" in roles and not after.conj
    return after.index if whole and (goes_on or upon) else 0


def _going(items: Sequence[Item], item: Item, at: int) -> int:
    """«توجه الطلاب الذين يحملون جوازات أجنبية | إلى سوريا»: who they are, before where they go."""
    entry = items[at].entry
    if entry is None or _GOES.isdisjoint(entry.value.split("|")):
        return 0
    joins = entry.value == "join"
    back = item.index - 1 - (items[item.index - 1].kind == "mark")
    if not at < back <= at + _NEAR or items[back].kind not in ("noun", "other"):
        return 0
    if item.kind == "verb" and (items[back].definite or not item.inflected("imperfect")):
        return 0
    clause = items[item.index + (item.kind == "relative") : item.index + _NEAR + _NEAR]
    if not clause or clause[0].kind != "verb" or not (_only_says(clause[0]) or "relation" in clause[0].labels):
        return 0
    for other in clause[1:]:
        if other.kind not in _PHRASES or other.conj and not other.prep or other.labels & _PARTICIPLES:
            return 0
        if other.prep == "ila":
            whither = other.mention("place") is not None or "placehead" in other.labels
            return other.index if joins and other.mention("group") is not None or whither and not joins else 0
    return 0


def _whom(items: Sequence[Item], item: Item, at: int) -> int:
    """«اعتقلت القوات التي كانت تقاتل التنظيم في المدينة، | عشرات المسلحين»: past a comma, whom a group took or hit."""
    holder = items[item.index - 1]
    if not at < holder.index <= at + _NEAR:
        return 0
    known = holder.kind == "noun" and not holder.prep and holder.count is None and not holder.partitive
    if not known or item.kind == "verb" and (holder.definite or item.inflected("past")):
        return 0
    ahead = items[item.index + 1 : item.index + 1 + _REACH]
    shut = next((i for i in ahead if i.kind in ("mark", "clause", "that") or i.value == "object"), None)
    after = items[shut.index + 1] if shut is not None and shut.index + 1 < len(items) else None
    if shut is None or after is None or shut.value not in "،," or after.kind != "noun" or "human" not in after.labels:
        return 0
    many = acts(holder) and (after.count is not None or after.partitive and not after.pronoun)
    ends = after.word.form[-2:] if after.word is not None else ""
    many = many or holder.has("human", "grouphead") and (after.inflected("acc") or ends == _OBLIQUE)
    return after.index if many and not (after.prep or after.conj or after.genitive) else 0


def past_clause(items: Sequence[Item], relative: Item, at: int, roles: frozenset[str]) -> int:
    """«قتل في الهجوم الذي وقع في المدينة | خمسة جنود»، «استهدفت الغارات التي شنها التحالف | مواقع …»: where it ends.

    A verb in a relative clause has as many bare phrases as it needs; one more is of the verb before the clause.
    """
    verb = items[at]
    if relative.kind != "relative" or relative.conj or relative.value == "what":
        return 0
    if verb.kind != "verb" or verb.entry is None or verb.pronoun:
        return 0
    holder = items[relative.index - 1]
    marked = holder.kind == "mark"
    told = items[relative.index + 1] if relative.index + 2 < len(items) else None
    if told is None or told.kind != "verb" or relative.index > at + _NEAR + marked + 1:
        return 0
    own = _own(items, told) if not marked else _REACH  # up to the mark, all is of the clause
    if own < 0:
        return 0
    bare = [i for i in items[at + 1 : relative.index] if i.nominal and not (i.prep or i.genitive or i.conj)]
    if len(bare) > 1 or not bare and holder.prep not in _WHEN or bare and (bare[0].count or not bare[0].definite):
        return 0
    for after in items[told.index + 1 : relative.index + _REACH]:
        if after.kind == "mark" and marked and after.value in _SIDES:
            own, marked = 0, False
        elif after.kind not in _WITHIN:
            return 0
        elif after.nominal and not (after.prep or after.conj or after.genitive):
            own -= 1
            if own < 0:
                return after.index if not marked and _awaited(after, verb, bool(bare), roles) else 0
    return 0


def _own(items: Sequence[Item], told: Item) -> int:
    """How many bare phrases the verb of a relative clause has of its own; -1 where that is not known."""
    entry = told.entry
    if entry is None or told.has("aux", "modal", "say"):
        return -1
    after = items[told.index + 1]
    if told.pronoun or after.value == "pronoun" and after.prep:
        return 1  # «التي شنها التحالف»، «التي يسيطر عليها التنظيم»
    if entry.label == "vt" or "vt" in told.labels:
        return 1
    return 0 if entry.label == "vi" or entry.label == "light" and entry.value == "happen" else -1


def _awaited(after: Item, verb: Item, done: bool, roles: frozenset[str]) -> bool:
    """Whom or what the verb before the clause still wants: somebody who is new, or what was hit."""
    if after.kind != "noun" or after.has("participle", "adj") and not after.has("human", "grouphead"):
        return False
    new = after.count is not None or after.partitive or not after.definite and is_somebody(after)
    if not done:
        return new and verb.has("vt", "vp")
    hit = after.has("placehead", "thing", "weapon") or not after.definite and after.has("grouphead", "human")
    return "obj" in roles and (new or hit)


def _undergone(items: Sequence[Item], item: Item, at: int) -> int:
    """«تعرضت حافلة تقل جنوداً | لهجوم»: what some thing or somebody does, before what befell it."""
    entry, holder = items[at].entry, items[item.index - 1]
    if entry is None or entry.value != "undergo":
        return 0
    if holder.definite or holder.kind != "noun" or not item.inflected("imperfect"):
        return 0
    for other in items[item.index + 1 : item.index + _REACH]:
        if other.kind == "trigger" and other.prep == "li":
            return other.index
        if other.kind not in ("noun", "date") or other.conj and other.prep:
            return 0
    return 0


def _bearing(items: Sequence[Item], item: Item, at: int) -> int:
    """«هاجم رجل يحمل سكيناً | دورية للشرطة»: how somebody new came, before whom or what the verb hits."""
    verb, holder = items[at], items[item.index - 1]
    some = holder.kind == "noun" and not (holder.definite or holder.prep) and holder.has("human", "grouphead")
    if not some or "vt" not in verb.labels or verb.pronoun or verb.inflected("pl") or not verb.inflected("past"):
        return 0
    told = items[item.index + 1] if "aux" in item.labels and item.index + 1 < len(items) else item
    if told.kind != "verb" or not told.inflected("imperfect") or told.inflected("past") or told.pronoun:
        return 0
    entry = told.entry
    own = entry is not None and "vt" in (entry.label, entry.value)
    if entry is None or not own and "vi" not in (entry.label, entry.value):
        return 0
    for after in items[told.index + 1 : told.index + _REACH]:
        if after.kind not in _WITHIN:
            return 0
        if after.nominal and not (after.prep or after.conj or after.genitive):
            if not own:
                return after.index if after.kind == "noun" and not after.pronoun else 0
            own = False
    return 0


def _only_says(verb: Item) -> bool:
    """A verb that goes nowhere itself: «يحملون جوازات», not «أرسلتهم … إلى»."""
    entry = verb.entry
    said = entry is not None and "vt" in (entry.label, entry.value)
    return entry is not None and said and _SENDS.isdisjoint(entry.value.split("|"))


def _called(items: Sequence[Item], item: Item) -> int:
    """«استسلم مقاتل في الحركة، والذي يسمى فلان، | إلى الجيش»: a clause that only tells the name."""
    at = item.index + (item.kind == "relative")
    if at + 1 >= len(items):
        return 0
    verb, name = items[at], items[at + 1]
    named = verb.kind == "verb" and verb.word is not None and verb.word.stem in _NAMED
    if not named or name.mention("person") is None:
        return 0
    after = name.index + 1
    while after < len(items) and items[after].value in _BESIDE:
        after += 1
    return after if after < len(items) and items[after].prep else 0


def suspected(items: Sequence[Item], deed: Item) -> Item | None:
    """«رجلاً يشتبه في انتمائه إلى …»: who stands before a clause that lays a deed of his to his door."""
    doubt = items[deed.index - 1] if deed.index > 1 and deed.pronoun else None
    if doubt is None or doubt.kind not in ("other", "verb") or "hedge" not in doubt.labels or doubt.conj:
        return None
    whom = items[doubt.index - 1]
    many = whom.count is not None and whom.fill == (whom.count.first, whom.count.last)  # «خمسة | يشتبه في انتمائهم»
    return whom if whom.kind == "noun" and (many or is_somebody(whom)) else None


def lists(items: Sequence[Item], item: Item) -> bool:
    """«أدرجت الدولة الحزب على لائحة | المنظمات الإرهابية»: of what the list is, and nobody's object."""
    if (
        item.value != "object"
        or item.prep not in _LISTS
        or item.word is None
        or item.word.definite
        or item.index + 1 >= len(items)
    ):
        return False
    after = items[item.index + 1]
    return after.kind == "noun" and not (after.prep or after.conj) and after.first == item.last
