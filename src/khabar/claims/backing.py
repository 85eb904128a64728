"""Who stands behind whom: «بدعم من …»، «بقيادة …»، «مدعوماً من …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.bindings import are_of
from khabar.claims.carriers import DOES_WITH
from khabar.claims.context import STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.kinds import UNNAMED
from khabar.claims.leads import before
from khabar.claims.traits import acts, is_blow, is_many, is_place, is_somebody, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_ARMS = word_class("arms")
_MONEYED = word_class("moneyed")
_MONEY = frozenset({"مال", "اموال"})
_FAR = 4  # words after a verb of support
_BESIDE = 2  # items between a verb and who does it
_REINFORCE = word_class("reinforcement")
_CLAUSE = frozenset({"verb", "that", "clause", "relative", "mark"})
_WITH = word_class("with_support")
_ACCUSED, _AIDING = word_class("accused_of"), word_class("aiding")
_FROM = frozenset({"min", "maa"})
_NEAR = 4  # items from a backer to the verb after it
_NO_NATION = frozenset({"دولي"})
_FORMING = word_class("forming")
_UPHELD, _STATES = word_class("upheld"), word_class("state_word")
_BEHIND = frozenset({"backed", "led", "overseen", "bi"})  # prepositions of who stands behind whom
_LEADING = frozenset({"led", "overseen"})
_HELPED = "helper"  # «بمساعدة طيران التحالف»
_BACKED = frozenset({"backed", "overseen", _HELPED})
_FORCE = STRIKES | {"control", "killing", "arrest", "seizure"}  # deeds that somebody oversees who leads in war
_COMMAS = "،,"
_ACROSS = 3  # items before a participle up to «أن»


def add_support(context: Context) -> None:
    """«بدعم من …»، «بقيادة …»: who stands behind whom."""
    for marker in _markers(context):
        if marker.kind != "trigger" and marker.prep == "bi":
            continue
        item = _backer(context, marker) or _nation_backs(context, marker)
        actor = _told_behind(context, marker, item) if item is not None else None
        if item is None or actor is None:
            continue
        to = _supported(context, marker, actor.item is not None and _governs(context, item))
        if to is None:
            continue
        at = marker if marker.prep in _BACKED else item
        rule = marker.prep if marker.prep in _BEHIND else "backed"
        draft = context.start("support", f"frame.support.{rule}", at, ("actor", "to"))
        draft.add("actor", actor)
        for other in _beside(context, item):
            draft.add("actor", context.filler(other))
        draft.add("to", to)
        draft.constants["kind"] = "leadership" if marker.prep in _LEADING else "backing"
        draft.given = marker.prep == "led" or _is_upheld(context, marker) and _predicated(context, marker)
        context.drafts.append(draft)
    for verb in context.of["verb"]:
        if verb.pronoun and verb.entry is not None and verb.entry.value == "support":
            _uphold(context, verb)
    for draft in context.drafts:
        if draft.event == "support" and draft.at is not None and draft.constants.get("kind") == "backing":
            draft.constants["kind"] = _kind(context, draft.at)


def _markers(context: Context) -> list[Item]:
    """The phrases that bring in who stands behind somebody."""
    upheld = not _UPHELD.isdisjoint(context.stems)
    if not upheld and _BEHIND.isdisjoint(context.preps) and _HELPED not in context.preps:
        return []  # as mostly
    return [
        item
        for item in context.items
        if item.prep in _BEHIND or upheld and _upheld(context, item) or item.prep == _HELPED and _helps(context, item)
    ]


def _kind(context: Context, at: Item) -> str:
    """«الدعم المالي»، «تدعمها بالسلاح»: with what somebody is backed, near the word for it."""
    for index in range(at.first + 1, min(at.last + (_FAR if at.kind == "verb" else 1), len(context.sentence.words))):
        word = context.sentence.words[index]
        if context.sentence.tokens[index].kind == "mark" or word.has("rel"):
            break
        given = word.preposition == "ب"
        if word.stem in _MONEYED and not word.preposition or given and word.stem in _MONEY:
            return "money"
        if given and word.stem in _ARMS:
            return "arms"
    return "backing"


def _helps(context: Context, item: Item) -> bool:
    """«بمساعدة طيران التحالف»، «بمساعدة وحدات من الجيش»: a force; in «متهم بمساعدة التنظيم» whom one helps."""
    if not (is_blow(item) or acts(item) and not item.has("human")):
        return False
    if context.sentence.forms[item.prep_at] not in _AIDING:
        return False  # «بالتنسيق مع التحالف»
    ahead = context.previous(item)
    accused = ahead is not None and context.sentence.words[ahead.last - 1].stem in _ACCUSED
    return not (accused or _is_governed(context, item))


def _uphold(context: Context, verb: Item) -> None:
    """«مقاتلون تدعمهم الضربات الجوية التي يشنها التحالف»: whose blows stand behind somebody."""
    blow = context.following(verb)
    if blow is None or blow.prep or blow.conj or not is_blow(blow):
        return
    actor = _told_behind(context, verb, _striker(context, blow) or blow)
    led = before(context.items, verb.index).items[:1]
    if actor is None or not led or not (acts(led[0]) or led[0].kind == "noun" and is_somebody(led[0])):
        return
    draft = context.start("support", "frame.support.vt", verb, ("actor", "to"))
    draft.add("actor", actor)
    draft.add("to", context.filler(led[0]))
    draft.constants["kind"] = "backing"
    context.drafts.append(draft)


def _beside(context: Context, item: Item) -> list[Item]:
    """«بدعم من تركيا [وقطر]»: bodies that «و» joins to it, none of which does what a verb after it tells."""
    found: list[Item] = []
    for other in context.items[item.index + 1 :]:
        last = found[-1] if found else item
        body = other.kind == "noun" and other.conj and not other.prep and (acts(other) or is_state(other))
        if not body or other.first != last.last or is_state(other) != is_state(item):
            return [] if other.kind == "verb" and not other.conj else found
        found.append(other)
    return found


def _predicated(context: Context, marker: Item) -> bool:
    """«لم يعد سراً أن التنظيم مدعوم من …»: what «أن» holds of somebody is not denied by what stands before it."""
    for item in reversed(context.items[max(0, marker.index - _ACROSS) : marker.index + 1]):
        if item.kind == "that":
            return True
        if item.negated or item.kind in ("verb", "mark"):
            return False
    return False


def _is_upheld(context: Context, marker: Item) -> bool:
    """«مدعوماً من …»، «مسنودةً بـ…»: told by a participle, and no deed of its own."""
    led = marker.prep == "backed" and context.sentence.words[marker.prep_at].stem in _UPHELD
    return led or marker.prep not in _BEHIND


def _told_behind(context: Context, marker: Item, item: Item) -> Argument | None:
    """A group or a state; somebody by name who leads, «بقيادة أميركية», or people who back."""
    whole = context.following(item)
    if whole is not None and whole.prep == "min" and are_of(item, whole):
        return context.words(item.fill[0], whole.last, item)  # «بدعم قوات من الجيش»
    if item.mention("group", "place"):
        return context.filler(item)
    if item.kind == "trigger":  # «بدعم الضربات الجوية»: whose they are is not told
        return context.words(item.first, item.last, item)
    if marker.prep not in _LEADING:
        forces = item.fill[0] > marker.first and item.index == marker.index  # «بدعم تركي»
        forces = forces or item.has("human") and is_somebody(item) or item.has("grouphead") and acts(item)
        forces = forces or item.word is not None and item.word.stem in UNNAMED and marker.prep != "bi"
        forces = forces or marker.prep == "backed" and item.mention("person") is not None  # «بدعم من سالم هادي»
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
    if marker.kind == "noun" and marker.prep in _LEADING | {"backed", _HELPED}:
        return marker
    if marker.value == "participle" or marker.word is not None and marker.word.stem in _UPHELD:
        after = context.following(marker)
        return after if after is not None and after.kind == "noun" and after.prep in ("min", "bi") else None
    if marker.prep in ("backed", _HELPED):
        return _striker(context, marker) or (marker if is_blow(marker) else None)
    given = marker.index in context.given or marker.index in context.orphans
    if marker.kind != "trigger" or marker.prep != "bi" or given or marker.entry is None:
        return None
    following = _past_joined(context, marker)
    if marker.entry.value != "support" or following is None:
        return None
    own = following.prep in _FROM or following.genitive and (marker.conj or not _is_governed(context, marker))
    if not own or following.kind == "noun":
        return following if own else None
    return _striker(context, following) or (following if is_blow(following) else None)


def _nation_backs(context: Context, marker: Item) -> Item | None:
    """«سيطرت الفصائل على البلدة بدعم تركي»: whose support it is, by the adjective of a nation."""
    given = marker.index in context.given or marker.index in context.orphans
    if marker.kind != "trigger" or marker.prep != "bi" or given or marker.entry is None:
        return None
    after = context.following(marker)
    if marker.entry.value != "support" or marker.pronoun or after is not None and after.prep in ("li", "min"):
        return None
    words = context.sentence.words
    at = next((at for at in range(marker.first + 1, marker.last) if words[at].has("nationality")), None)
    if at is None or words[at].stem in _NO_NATION:
        return None
    nation = replace(marker, kind="noun", prep="", fill=(at, at + 1), mentions=[])
    nation.stand_for(words[at])
    return nation


def _past_joined(context: Context, marker: Item) -> Item | None:
    """«بدعم [وتنسيق] من التحالف»: who stands behind, past what goes with it."""
    following = context.following(marker)
    if following is None or not following.conj or following.word is None or following.word.stem not in _WITH:
        return following
    return context.following(following)


def _is_governed(context: Context, marker: Item) -> bool:
    """«اتهمه بدعم التنظيم»، «التزام مصر بدعم الحكومة»: whom somebody is said to back, and not who backs."""
    ahead = context.previous(marker)
    if ahead is not None and ahead.kind == "noun" and not (ahead.mentions or acts(ahead) or _follow(ahead)):
        return True
    verb = next((i for i in reversed(context.items[: marker.index]) if i.kind in ("verb", "that")), None)
    words = verb.word.entries if verb is not None and verb.word is not None else ()
    return any(entry.lemma in DOES_WITH for entry in words)


def _striker(context: Context, blow: Item) -> Item | None:
    """«بدعم من غارات التحالف»، «مدعومة بضربات جوية من التحالف»: whose blows they are."""
    for draft in context.drafts:
        for actor in draft.roles.get("actor", ()) if draft.at is blow else ():
            if actor.item is not None:
                return actor.item
    after = context.following(blow)
    if after is not None and (after.genitive or after.prep == "li") and (acts(after) or is_state(after)):
        return after
    return after if after is not None and after.prep == "min" and (acts(after) or is_state(after)) else None


def _opened(context: Context, item: Item) -> Item | None:
    """«بدعم من الطيران، تمكنت القوات من …»: the verb after a backer that opens the sentence."""
    for other in context.items[item.index + 1 : item.index + _NEAR + 1]:
        told = context.items[other.index - 1].kind == "relative"  # «الغارات التي تقودها الدولة | تمكن …»
        if other.kind == "verb" and not told:
            return other
    return None


def _verb_before(context: Context, item: Item) -> Item | None:
    """«خاض الجيش معارك بدعم من …»: the verb of the clause, which has a deed for its object."""
    for other in reversed(context.items[: item.index]):
        if other.kind in ("that", "relative", "clause") or other.kind == "mark" and other.value in ".؛":
            return None
        if other.kind == "verb":
            return other
    return None


def _victors(context: Context, fight: Item | None) -> Argument | None:
    """«خسرها التنظيم إثر معارك مع القوات، بدعم من الطيران»: not who lost is backed, but whom he fought."""
    for draft in context.drafts:
        if draft.at is fight and draft.event == "clash":
            foes = [a for a in draft.roles.get("party", ()) if a.item is not None and a.item.prep == "maa"]
            return foes[0] if foes else None
    return None


def _doers(draft: Draft) -> list[Argument]:
    """Who does it; «أرسلت المقاومة بدعم من التحالف قوات»: who sends, and not who goes."""
    return draft.roles.get("facilitator") or draft.roles["actor"]


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
        actors = [argument for draft in made for argument in _doers(draft) if not argument.pending]
        near = previous is not None and previous.kind == "noun" and previous.mention("group") is not None
        if near and last is not None and any(i.kind == "mark" for i in context.items[last.index : item.index]):
            actors = [a for a in actors if a.item is previous]  # «الزيارة، مع تنفيذ القوات بدعم من …»: not the visitor
        if item.prep == "overseen":
            actors = [a for d in made if d.event in _FORCE for a in d.roles["actor"] if a in actors]
        if actors:
            return None if _of_another(context, item, actors) else actors[0]
        if item.prep == "overseen":
            return None
        verb = last or _opened(context, item)
        if verb is not None and verb.kind == "trigger" and not (verb.prep or verb.genitive):
            verb = _verb_before(context, item)
        subject = context.subjects.get(verb.index, []) if verb is not None else []
        if subject and (acts(subject[0]) or _follow(subject[0]) or _these(subject[0])) and subject[0] is not item:
            return context.filler(subject[0])
    if led and previous is not None and previous.kind == "mark" and previous.value in _COMMAS:
        previous = context.previous(previous)  # «قوات اللواء الأول، بقيادة العميد فلان، …»
        if previous is None or previous.mention("group") is None or not acts(previous):
            return None
    if previous is None or previous.kind != "noun":
        return None
    if led and led_by_one and (men := _men(context, previous)) is not None:
        return context.filler(men)
    if (
        led
        and led_by_one
        and (is_place(previous) or is_state(previous) or previous.definite and previous.stem in _STATES)
    ):
        return None  # «الحكومة بقيادة الرئيس»: at whose head he is by his post
    band = previous.has("grouphead") and acts(previous)  # «قوة بقيادة العقيد فلان»
    first = previous.fill[0]
    if led and band and previous.stem in _FORMING and context.sentence.words[first + 1].has("grouphead"):
        return context.words(first + 1, previous.fill[1], previous)  # «تشكيل | قوة بقيادة …»
    group = previous.mention("group")
    if group is not None and (led or not previous.prep and acts(previous)):
        some = previous.has("grouphead") and group.first > previous.fill[0] + 1  # «مجموعة من قوات الحركة بقيادة …»
        return context.filler(previous) if some or not led else context.group(previous)
    people = item.prep == "backed" and previous.has("ethnicity") and previous.definite and not previous.prep
    return context.filler(previous) if led and band or people else None  # «هم الأكراد السوريون بدعم من …»


def _men(context: Context, previous: Item) -> Item | None:
    """«مسلحون بقيادة فلان»، «300 عنصر من الحركة بقيادة …»، «وصلت تعزيزات إلى البلدة بقيادة …»: whom he leads."""
    if _follow(previous):
        return previous
    head = context.previous(previous)
    if previous.prep == "min" and head is not None and head.last == previous.prep_at and head.count is not None:
        return head if _follow(head) else None
    if not is_place(previous) or acts(previous):
        return None
    verb = next((i for i in reversed(context.items[: previous.index]) if i.kind in _CLAUSE), None)
    led = context.subjects.get(verb.index, []) if verb is not None and verb.kind == "verb" else []
    near = verb is not None and len(led) == 1 and abs(led[0].index - verb.index) <= _BESIDE
    force = near and (acts(led[0]) or _follow(led[0]) or _is_force(led[0]))
    return led[0] if force and not is_state(led[0]) and not is_place(led[0]) else None


def _follow(item: Item) -> bool:
    """Several people, who are not named; of «مقاتلون من الحركة بقيادة …» it is not clear whom he leads."""
    several = item.count is not None or is_many(item) and item.mention("group") is None
    return item.kind == "noun" and item.has("human") and several and item.mention("person") is None


def _these(item: Item) -> bool:
    """«هذه القوات»."""
    group = item.mention("group") if item.kind == "noun" and item.has("demonstrative") else None
    return group is not None and item.last == group.last == item.first + 2 and item.definite


def _is_force(item: Item) -> bool:
    return item.word is not None and item.word.stem in _REINFORCE
