"""Rewards: who offers which sum for what. «وضعت الحكومة مكافأة لمن يدلي بمعلومات عن …»."""

from __future__ import annotations

from khabar.claims.draft import argument
from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.claims.traits import acts, is_somebody
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_WANTED = word_class("wanted")  # what a reward is offered for
_OFFERS = word_class("offers_reward")  # «رصدت الوزارة خمسة ملايين دولار لمن …»
_TOLD, _HEAD = "معلومات", "راس"
_REACH = 16  # words from the reward to what it is for
_NEAR = 5  # words from the reward to how much it is
_CLAUSE = 12  # words of what somebody has to do for it
_WHOEVER, _EVERY, _WHO = "لمن", ("لكل", "لاي"), ("من", "شخص")
_ENDS = frozenset({"mark", "clause", "that", "relative"})


def offered(scene: Scene, at: int, money: list[Found]) -> None:
    """A reward that a word names, at its place; none where nothing says what it is for."""
    verb = next((i for i in reversed(scene.items) if i.kind == "verb" and i.last <= at), None)
    if verb is None:
        return
    near = [m for m in money if at <= m.first <= at + _NEAR]
    amount = next((m for m in near if m.named), near[0] if near else None)  # «مكافأة مالية تصل إلى مليون دولار»
    bare = at + 2 if scene.is_a(at + 1, "adj") else at + 1
    sum_of = (amount.first, amount.last) if amount else (at, bare)
    _reward(scene, verb, at, sum_of)


def offered_sums(scene: Scene, money: list[Found]) -> None:
    """«رصدت الوزارة خمسة ملايين دولار لمن يدلي بمعلومات»: a sum alone, by the verb and by whoever may get it."""
    if not money or scene.tells("bounty"):
        return
    for verb in scene.verbs:
        if verb.word is None or verb.negated or not any(e.lemma in _OFFERS for e in verb.word.entries):
            continue
        amount = next((m for m in money if m.named and verb.last <= m.first < verb.last + _REACH), None)
        if amount is None:
            continue
        head = any(_is_head(scene, i) for i in scene.items if amount.last <= i.first <= amount.last + _NEAR)
        if head or _whoever(scene, amount.last, amount.last + _NEAR) is not None:
            _reward(scene, verb, amount.last - 1, (amount.first, amount.last), amount.first)


def _reward(scene: Scene, verb: Item, at: int, amount: tuple[int, int], until: int | None = None) -> None:
    goals = _goals(scene, at)
    if not goals:
        return
    draft = scene.draft("reward", "bounty", verb.first, max(last for _, last in goals), "for")
    for first, last in goals:
        draft.add("for", scene.arg(first, last))
    offerer = _offerer(scene, verb, at if until is None else until)
    if offerer is not None:
        draft.add("offerer", argument(scene.sentence, offerer))
    draft.add("amount", scene.arg(*amount))


def _offerer(scene: Scene, verb: Item, until: int) -> Item | None:
    """Who stands right after the verb, or before it."""
    ahead = scene.items[verb.index - 1] if verb.index else None
    offerer = ahead if ahead is not None and ahead.kind == "noun" and not ahead.prep else None
    for item in scene.items[verb.index + 1 :]:
        if item.first >= until or item.kind in _ENDS:
            break  # «خصص، وفق ما أكده نازحون، …»
        if item.kind == "noun" and not item.prep:
            offerer = item
            break
    return offerer if offerer is not None and (acts(offerer) or is_somebody(offerer) or offerer.mentions) else None


def _goals(scene: Scene, at: int) -> list[tuple[int, int]]:
    """What has to be done, or brought, for it."""
    other = next((i for i in range(at + 1, min(at + _REACH, len(scene.words))) if scene.is_a(i, "bounty")), None)
    if other is not None:
        return []  # «مكافأة … ومكافأة مماثلة لمن …»: what the second is for
    ahead = range(at, min(at + _REACH - 2, len(scene.words)))
    wanted = next((i for i in ahead if scene.words[i].stem == _TOLD), None)
    whoever = _whoever(scene, at, at + _REACH)
    if wanted is None and whoever is not None:  # «… لمن يدل على مكانه»
        near = range(whoever + 1, min(whoever + _CLAUSE, len(scene.words)))
        wanted = next((i for i in near if i in ahead and scene.words[i].stem in _WANTED and not _tells(scene, i)), None)
    if wanted is not None:
        return _brought(scene, wanted)
    if whoever is not None:
        return _done(scene, whoever)
    return _return(scene, at)


def _tells(scene: Scene, at: int) -> bool:
    """«لمن يدل عليه | قتل بغارة»: a verb of another clause."""
    return any(i.kind == "verb" and i.first == at for i in scene.items)


def _is_head(scene: Scene, item: Item) -> bool:
    """«مقابل رأس فلان»، «على رأسه»: whose head it is."""
    if item.prep not in ("ala", "price") or item.word is None or item.word.stem != _HEAD:
        return False
    after = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
    whose = after is not None and after.genitive
    return bool(item.pronoun) or item.last - item.first > 1 or whose


def _brought(scene: Scene, wanted: int) -> list[tuple[int, int]]:
    """«معلومات عنه»، «معلومات عن مكان فلان ولقتله»."""
    held = next((i for i in scene.items if i.first <= wanted < i.last), None)
    end = held.last if held is not None and scene.words[wanted].stem in _WANTED else wanted + 1
    following = next((i for i in scene.items if i.first > wanted and i.nominal), None)
    if end < len(scene.words) and scene.words[end].entry("prep") is not None:
        end += 1 if scene.words[end].pronoun or following is None else following.last - end
    goals = [(wanted, end)]
    if following is not None and following.conj and following.first >= end:
        stop = next((i.first for i in scene.items if i.first > following.last and i.kind == "mark"), following.last)
        goals.append((following.first, stop))
    return goals


def _whoever(scene: Scene, start: int, stop: int) -> int | None:
    """«لمن …»، «لكل من …»: the word before what whoever gets it must do."""
    for at in range(start, min(stop, len(scene.words) - 1)):
        form = scene.form(at)
        if form == _WHOEVER:
            return at
        if form in _EVERY and scene.form(at + 1) in _WHO:
            return at + 1
    return None


def _done(scene: Scene, whoever: int) -> list[tuple[int, int]]:
    """«لمن [يقتل الطيار]»: to the end of the clause."""
    verb = next((i for i in scene.items if i.first == whoever + 1 and i.kind == "verb"), None)
    if verb is None or not verb.inflected("imperfect"):
        return []
    last = verb
    for item in scene.items[verb.index + 1 :]:
        if item.kind in _ENDS or item.kind == "verb" or item.last - verb.first > _CLAUSE:
            break
        last = item
    return [(verb.first, last.last)]


def _return(scene: Scene, at: int) -> list[tuple[int, int]]:
    """«مكافأة مقابل رأسه»، «للقبض على فلان»."""
    for item in scene.items:
        if item.first <= at:
            continue
        if item.kind in ("that", "clause", "relative") or item.first > at + _REACH:
            break
        price = item.prep == "price" or item.prep == "li" and item.word is not None and item.word.stem in _WANTED
        price = price or _is_head(scene, item)
        if not (item.nominal and price) or item.mention("money") is not None:
            continue
        after = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
        object_of = after is not None and after.nominal and not after.conj and after.prep in ("", "ala", "ila")
        return [(item.first, after.last if after is not None and object_of else item.last)]
    return []
