"""Belongings and prices, rewards, and what is not known of somebody's fate or way."""

from __future__ import annotations

from khabar.claims.bounties import offered, offered_sums
from khabar.claims.carried import ASSETS, found_on, had_by, held_before, owned_by, took
from khabar.claims.draft import Draft, argument
from khabar.claims.fates import CUT_OFF, unheard_of, unknown_fate
from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.claims.sums import EACH
from khabar.claims.traits import acts, is_living, is_somebody
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_SUM_VERBS = word_class("amounts_to")
_VERB_REACH = 8  # tokens from a price to the verb that tells how much it is, and from that to the sum
_PRICE_REACH, _WAGE_REACH = 16, 6
_MEASURES = word_class("sum_lead")
_IN_RETURN = word_class("in_return")
_RATES = word_class("rate")
_FEMININE = ("ه", "ات")  # as words are keyed: «الشرطة», «القوات»
_NEWS_OF = word_class("news_of")
_COMPANY = frozenset({"maa", "helper", "along"})
_WITHOUT, _VAGUE_SUMS = word_class("lacking"), word_class("vague_sum")
_THEM = frozenset({"هم", "هما"})
_IS_NOT, _NOT, _BE = frozenset({"ليس", "ليست"}), frozenset({"لم", "لا"}), frozenset({"يكن", "تكن", "يوجد", "توجد"})
_ASKS = word_class("asks_for")
_HOLDERS = frozenset({"human", "title", "given", "group", "grouphead"})


@only_of(labels={"holding", "bounty", "cost"})
def named_belongings(scene: Scene) -> None:
    """What somebody holds, by a word for that; rewards and prices."""
    money = _money(scene)
    for at, word in scene.labelled("holding", "bounty", "cost"):
        if "bounty" in word.labels:
            offered(scene, at, money)
        elif "holding" in word.labels:
            known = len(scene.drafts)
            if word.pronoun and at + 1 < len(scene.words):
                _held(scene, at, money)
            elif word.preposition == "ب" or scene.form(at - 1) == "في":
                _with(scene, at, money)
            if len(scene.drafts) == known and (held := held_before(scene, at)):
                _had(scene, at, held)
        else:
            _cost(scene, at, money)


def carried(scene: Scene) -> None:
    """What somebody has with him or on him."""
    money, assets = _money(scene), not ASSETS.isdisjoint(scene.stems)
    for item in scene.items:
        value = item.value
        if not value and item.prep != "at" and not (assets and item.prep == "li"):
            continue  # as mostly
        if value == "holding" and not item.short or value == "pronoun" and _taken(scene, item):
            _held(scene, item.last - 1, money)  # «حاملين معهم …»، «ومعه مبلغ …»
        elif value == "pronoun":
            if (start := found_on(scene, item)) is not None:
                _held(scene, item.last - 1, money, start, waits=not took(scene, item))  # «عثر معه على …»
            elif (had := had_by(scene, item)) is not None:
                _owned(scene, *had)
        elif (thing := owned_by(scene, item)) is not None:
            _owned(scene, item, thing)
    offered_sums(scene, money)


@only_of(forms=_IN_RETURN)
def exchanged(scene: Scene) -> None:
    """What is given or done for money."""
    money = _money(scene)
    for at, form in enumerate(scene.sentence.forms):
        if form in _IN_RETURN:
            _for_money(scene, at, money)


@only_of(labels={"fate", "whereabouts"})
def fates(scene: Scene) -> None:
    """Of whom it is not known what has become of them, or where they are."""
    for item in scene.items:
        if item.kind == "noun" and item.has("fate", "whereabouts"):
            unknown_fate(scene, item)


@only_of(stems=CUT_OFF)
def cut_off(scene: Scene) -> None:
    """Of whom nothing has been heard."""
    for item in scene.items:
        if item.kind == "noun" and item.word is not None and item.word.stem in _NEWS_OF:
            unheard_of(scene, item)


BELONGINGS = (named_belongings, carried, exchanged, fates, cut_off)


def _money(scene: Scene) -> list[Found]:
    """The sums that are named."""
    return [found for found in scene.sentence.founds if found.kind == "money"]


def _taken(scene: Scene, item: Item) -> bool:
    """«هرب … ومعه مليون دولار»: a sum or a weapon comes right after."""
    if not item.conj or item.prep != "maa":
        return False
    following = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
    if following is None or following.prep:
        return False
    return following.mention("money", "weapon") is not None or following.has("thing") and not following.definite


# -- possession ---------------------------------------------------------------------------------


def _owned(scene: Scene, item: Item, thing: Item) -> None:
    """«لدى التنظيم صواريخ»."""
    draft = scene.draft("possession", "at", item.first, thing.last, "holder", "thing")
    draft.add("holder", argument(scene.sentence, item))
    draft.add("thing", argument(scene.sentence, thing))
    _deny(scene, draft, item.prep_at)


def _held(scene: Scene, at: int, money: list[Found], start: int | None = None, waits: bool = True) -> None:
    """«بحوزته مبلغ 45 مليون دينار وثلاث عبوات ناسفة»."""
    things = _things(scene, at + 1 if start is None else start, money)
    head = scene.item(things[0][0]) if things else None
    pronoun = scene.words[at].pronoun
    holder = bearer(scene, at, pronoun)
    if not things or head is not None and is_somebody(head) or holder is None and not waits:
        return  # «مصطحبة معها طفليها»
    draft = scene.draft("possession", "holding", at, things[-1][1], "holder", "thing")
    for first, last in things:
        draft.add("thing", scene.arg(first, last))
    _deny(scene, draft, at)
    if holder is not None:
        draft.add("holder", scene.arg(*holder))
    elif pronoun not in _THEM or not _by_takers(scene, at):
        scene.wait(draft, "holder", at, pronoun)


def _deny(scene: Scene, draft: Draft, at: int) -> None:
    """«ليست بحوزتهم أسلحة»، «لم يكن بحوزة المسلحين …»، «ليس لدى الجيش …»: what they are said not to have."""
    not_so = scene.unjoined(at - 1) in _IS_NOT or scene.unjoined(at - 2) in _NOT and scene.form(at - 1) in _BE
    if at and not_so:
        draft.polarity = "denied"


def _by_takers(scene: Scene, at: int) -> bool:
    """«ضبطت القوة بحوزتهم …»: right after those who took it, whom «هم» does not mean."""
    held = next((i for i in scene.items if i.first <= at < i.last), None)
    takers = scene.items[held.index - 1] if held is not None and held.index > 1 else None
    verb = scene.items[takers.index - 1] if takers is not None else None
    return verb is not None and verb.kind == "verb" and takers is not None and acts(takers)


def _with(scene: Scene, at: int, money: list[Found]) -> None:
    """«عثر بحوزة القتيل على جواز سفر»، «كان بحوزة المهاجم حزام ناسف»: who had it stands in the genitive."""
    held = next((i for i in scene.items if i.first <= at < i.last), None)
    if held is None or held.last < at + 2:
        return
    things = [thing for thing in _things(scene, held.last, money) if _is_thing(scene, thing[0])]
    if not things or not any(w.any(_HOLDERS) for w in scene.words[at + 1 : held.last]):
        return
    draft = scene.draft("possession", "holding", at, things[-1][1], "holder", "thing")
    draft.add("holder", scene.arg(at + 1, held.last))
    for first, last in things:
        draft.add("thing", scene.arg(first, last))
    _deny(scene, draft, at)


def _had(scene: Scene, at: int, held: list[Item]) -> None:
    """«القنبلة التي كانت بحوزته»، «الأسلحة التي بحوزة الفصيل»: what somebody has stands before."""
    word = scene.words[at]
    mine = next((i for i in scene.items if i.first <= at < i.last), None)
    whose = None if word.pronoun or mine is None else mine
    if whose is not None and whose.last == at + 1:
        after = scene.items[whose.index + 1] if whose.index + 1 < len(scene.items) else None
        whose = after if after is not None and after.kind == "noun" and not after.prep else whose
    if not word.pronoun and (whose is None or not (whose.has(*_HOLDERS) or whose.mention("person", "group"))):
        who = scene.words[at + 1 : whose.last] if whose is not None else ()
        if not any(w.any(_HOLDERS) for w in who):
            return
    last = whose.last if whose is not None else at + 1
    draft = scene.draft("possession", "holding", held[0].first, last, "holder", "thing")
    for thing in held:
        draft.add("thing", argument(scene.sentence, thing))
    if whose is not None:
        draft.add("holder", scene.arg(at + 1, last))
        return
    holder = bearer(scene, held[0].first, word.pronoun)
    if holder is not None:
        draft.add("holder", scene.arg(*holder))
    elif word.pronoun not in _THEM:
        scene.wait(draft, "holder", at, word.pronoun)


def _is_thing(scene: Scene, at: int) -> bool:
    item = scene.item(at)
    return item is None or item.mention("weapon", "money", "document") is not None or item.has("thing", "weapon")


def _things(scene: Scene, at: int, money: list[Found]) -> list[tuple[int, int]]:
    """A phrase, and further ones joined to it; a sum of money whole."""
    things: list[tuple[int, int]] = []
    while at < len(scene.words):
        if (
            scene.form(at) in ("علي", "مبلغ", "مبلغا")
            and any(m.first == at + 1 for m in money)
            or scene.form(at) == "علي"
        ):
            at += 1
        amount = next((m for m in money if m.first == at), None)
        item = next((i for i in scene.items if i.first == at and i.nominal and not i.genitive), None)
        if amount is None and (item is None or things and not item.conj):
            break
        last = amount.last if amount is not None else item.last if item is not None else at + 1
        while (
            amount is None
            and (more := next((i for i in scene.items if i.first == last and i.genitive), None)) is not None
        ):
            last = more.last
        if (
            amount is None
            and scene.form(last) == "من"
            and (part := scene.item(last + 1)) is not None
            and part.last - last <= 3
        ):
            last = part.last
        things.append((at, last))
        at = last
        if at >= len(scene.words) or not scene.words[at].conjunction:
            break
    return things


def bearer(scene: Scene, at: int, pronoun: str, unnamed: bool = True) -> tuple[int, int] | None:
    """Whom «بحوزته» or «زوجته» is said of: the nearest person who does not only come along."""
    if pronoun == "هم":
        people = (i for i in reversed(scene.items) if i.first < at and i.nominal and i.has("human", "grouphead"))
        found = next((i for i in people if i.count is not None or i.partitive), None)
        return found.fill if found is not None else None
    if pronoun == "هما":
        people = (i for i in reversed(scene.items) if i.first < at and i.nominal and i.has("human", "nationality"))
        found = next((i for i in people if i.inflected("dual") and not i.genitive), None)
        return found.fill if found is not None else None
    if pronoun not in ("ه", "ها"):
        return None
    company = _company(scene, at)
    for item in reversed(scene.items):
        if item.first >= at or not item.nominal or item.index in company or item.prep in ("fi", "bi", "near", "ila"):
            continue
        person = scene.person_in(item)
        if person is not None and person.last <= at:
            if _woman(scene, person) == (pronoun == "ها"):
                person = scene.outer.get(person.first, person)
                return person.first, person.last
        elif unnamed and not item.prep and not item.genitive and scene.group(item.fill[0]) is not None:
            if pronoun == "ها" or not scene.words[item.fill[0]].stem.endswith(_FEMININE):
                return item.fill  # «عثرت الشرطة بحوزته»: not on the police themselves
        elif unnamed and "human" in item.labels and item.count is None and _single(item, pronoun):
            return item.fill[0], item.fill[0] + 1
    return None


def _company(scene: Scene, at: int) -> set[int]:
    """Items of those who come along: «برفقة زوجته وشقيقه عدنان»."""
    company: set[int] = set()
    along = False
    for item in scene.items:
        if item.first >= at:
            break
        if item.kind == "mark" or item.nominal and item.prep and item.prep not in _COMPANY:
            along = False
        along = along or item.prep in _COMPANY
        if along and item.nominal:
            company.add(item.index)
    return company


def _woman(scene: Scene, person: Found) -> bool:
    """By the given name or «أم …»."""
    word = scene.words[person.first]
    given = word.entry("given")
    return word.form.endswith("ام") and person.rule == "person.kunya" or given is not None and given.value == "f"


def _single(item: Item, pronoun: str) -> bool:
    word = item.word
    features = {f for e in word.entries if e.label == "human" for f in e.features} if word is not None else set()
    if ("f" in features) != (pronoun == "ها"):
        return False
    return (
        "sg" in features
        and not features & {"pl", "dual"}
        and word is not None
        and not word.stem.endswith(("ين", "ون", "ان"))
    )


# -- prices -------------------------------------------------------------------------------------


def _cost(scene: Scene, at: int, money: list[Found]) -> None:
    """«وصلت تكلفة الواحد منهم … 20 ألف دولار»، «سعر … إلى 50 ألف ريال»، «فدية قدرها …»."""
    stop = next(
        (i.first for i in scene.items if i.first > at and (i.kind in ("clause", "that") or i.value in (".", "؛"))),
        len(scene.tokens),
    )
    entry = scene.words[at].entry("cost")
    reach = _WAGE_REACH if entry is not None and entry.value == "wage" else _PRICE_REACH
    amount = next((m for m in money if at <= m.first <= min(at + reach, stop)), None)
    if amount is None:
        return
    if at + 1 < len(scene.words) and scene.words[at + 1].stem in _RATES:
        return
    draft = scene.draft("payment", "cost", at, amount.last, "amount")
    draft.add("amount", scene.arg(amount.first, amount.last))
    _unpaid(scene, draft, at)
    each = next((i for i in scene.items if i.first == amount.last and i.prep == EACH), None)
    if each is not None:
        draft.add("payer", argument(scene.sentence, each))
    priced = next((i for i in scene.items if i.first == at + 1 and i.nominal and not i.prep), None)
    whole = scene.item(at)
    purpose = next(
        (i for i in scene.items if at < i.first < amount.first and i.kind == "trigger" and i.prep == "li"), None
    )
    if purpose is not None:
        last = next(
            (i.last for i in reversed(scene.items) if purpose.first < i.first and i.last <= amount.first and i.nominal),
            purpose.last,
        )
        draft.add("for", scene.arg(purpose.first, last))
        if priced is not None and priced.kind == "noun" and priced.first != amount.first:
            draft.add("payer", argument(scene.sentence, priced))
        elif whole is not None and at + 1 < whole.last <= purpose.first:
            draft.add("payer", scene.arg(at + 1, whole.last))
    elif entry is not None and entry.value == "wage":
        draft.add("for", scene.arg(at, at + 1))
        if whole is not None and whole.last > at + 1 and scene.words[at + 1].any(_HOLDERS):
            draft.add("payee", scene.arg(at + 1, min(whole.last, amount.first)))  # «راتب المقاتل مئة دولار»
    elif whole is not None and at + 1 < whole.last <= amount.first and entry is not None and entry.value == "price":
        draft.add("for", scene.arg(at + 1, whole.last))
    elif priced is not None and priced.first != amount.first and entry is not None and entry.value == "price":
        last = priced.last
        if priced.kind == "trigger" and (of := scene.item(last)) is not None and of.genitive:
            last = of.last
        draft.add("for", scene.arg(priced.first, last))


def _unpaid(scene: Scene, draft: Draft, at: int) -> None:
    """«لم نطلب فدية», «دون فدية»: none; «طلب الخاطفون فدية»: one that is asked for."""
    verb = next((i for i in reversed(scene.items) if i.last <= at and i.kind == "verb"), None)
    if scene.form(at - 1) in _WITHOUT:
        draft.polarity = "denied"
    elif verb is not None and all(i.nominal and not i.prep for i in scene.items[verb.index + 1 :] if i.last <= at):
        draft.polarity = "denied" if verb.negated else draft.polarity
        asks = verb.word is not None and not _ASKS.isdisjoint(e.lemma for e in verb.word.entries)
        draft.modality = "intended" if asks else draft.modality
        between = [i for i in scene.items[verb.index + 1 :] if i.last <= at and i.kind == "noun" and not i.genitive]
        if asks and between and between[0].first == verb.last and (acts(between[0]) or is_somebody(between[0])):
            draft.add("payee", argument(scene.sentence, between[0]))  # «طالب الخاطفون العائلة بفدية قدرها …»
            if len(between) == 2 and is_living(between[1]) and between[1].first == between[0].last:
                draft.add("payer", argument(scene.sentence, between[1]))


def _for_money(scene: Scene, at: int, money: list[Found]) -> None:
    """«مقابل 1500 دولار»، «مقابل مبلغ قدره …»: what was done stands before."""
    if any(scene.is_a(i, "cost") for i in range(at, at + 3)):
        return
    following = at + 1
    while (
        following < len(scene.tokens)
        and following < at + 4
        and (scene.form(following) in _MEASURES or scene.is_a(following, "adj"))
    ):
        following += 1
    amount = next((m for m in money if at < m.first <= following), None)
    if amount is None or not amount.named:
        amount = _told_by_verb(scene, at, money) or amount
    if amount is None:
        _vague_sum(scene, at)
        return
    draft = scene.draft("payment", "price", at, amount.last, "amount")
    draft.add("amount", scene.arg(amount.first, amount.last))


def _told_by_verb(scene: Scene, at: int, money: list[Found]) -> Found | None:
    """«مقابل مبالغ مالية تراوحت بين …»: how much it is stands after a verb."""
    for index in range(at + 1, min(at + _VERB_REACH, len(scene.words))):
        if scene.form(index) in (".", "؛") or scene.words[index].stem in _IN_RETURN:
            return None
        if scene.words[index].stem in _SUM_VERBS:
            return next((m for m in money if m.named and index < m.first <= index + _VERB_REACH), None)
    return None


def _vague_sum(scene: Scene, at: int) -> None:
    """«مقابل مادي ضخم»، «مقابل مبالغ مالية»."""
    following = scene.word(at + 1)
    if following is None or following.stem not in _VAGUE_SUMS:
        return
    last = at + 2
    while scene.is_a(last, "adj") and not scene.words[last].lead:
        last += 1
    first = at if following.stem in ("مادي", "مالي") else at + 1
    draft = scene.draft("payment", "price", at, last, "amount")
    draft.add("amount", scene.arg(first, last))


# -- what is not known --------------------------------------------------------------------------
