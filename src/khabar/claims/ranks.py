"""Who stands in the ranks of a group, is one of its people, or follows its leader."""

from __future__ import annotations

from khabar.claims.among import among
from khabar.claims.draft import Draft
from khabar.claims.heads import past_relative
from khabar.claims.items import Item
from khabar.claims.predicates import of_kin, put, told_of, whom
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.claims.ties import classes, counts, describes, member, topic
from khabar.claims.traits import headed, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_INSIDE = frozenset({"في", "ضمن"})
_WITHIN, _OUT_OF = "ضمن", "من"
_RANKS_OF = word_class("ranks")
_FOLLOWERS = word_class("follower")
_UNTOLD = frozenset({"dead", "wounded", "civilian"})
_SERVING = frozenset({"member", "fighter", "soldier", "militant"})
_MANNED = frozenset({"officer", "police"})  # whom reports quote one by one: «ضابط في الشرطة»
_MADE_OF = word_class("made_of")  # «يتألف المجلس من …»
_INCLUDES = word_class("includes") | _MADE_OF
_PARTS = frozenset({"جزء", "جزءا"})
_ROLLS, _PROGRAMME = word_class("roll"), word_class("programme")
_STATES = frozenset({"country"})
_WHICH = word_class("relative_pronoun")
_FRONTS = word_class("front")  # «جبهة نهم»
_ONCE = "سابق"
_LISTED = 8  # items after a verb among which its parts are
_STYLED = 6  # tokens of titles between followers and the name of whom they follow


@only_of(labels={"human"})
def ranks(scene: Scene) -> None:
    """Who is told of in the ranks of a group."""
    for item in scene.items if scene.groups else ():
        if item.kind == "noun" and "human" in item.labels:
            _in_ranks(scene, item)


@only_of(stems=_FOLLOWERS)
def followers(scene: Scene) -> None:
    """Who follows whom."""
    for at, word in enumerate(scene.words):
        if word.stem in _FOLLOWERS and not (word.article or word.pronoun):
            _follows(scene, at)


@only_of(stems=_PARTS)
def parts(scene: Scene) -> None:
    """Who is said to be part of a group."""
    for at, word in enumerate(scene.words):
        if word.stem in _PARTS and not (word.article or word.pronoun):
            _part(scene, at)


@only_of(forms={_WITHIN})
def within(scene: Scene) -> None:
    """Of whom a verb of being says that he is in a group."""
    for item in scene.items:
        if item.prep == "fi" and item.kind == "noun" and scene.form(item.prep_at) == _WITHIN:
            _within(scene, item)


@only_of(stems=_INCLUDES)
def included(scene: Scene) -> None:
    """Whom a group is said to include, or to be made of."""
    for item in scene.verbs:
        if item.word is not None and item.word.stem in _INCLUDES and not item.negated:
            _includes(scene, item)


RANKS = (ranks, among, followers, parts, within, included)


def _within(scene: Scene, item: Item) -> None:
    """«كان سالم هادي ضمن فصيل …»: of whom a verb of being says that he is in a group."""
    group = scene.group(item.fill[0])
    told = told_of(scene, item) if group is not None and (group.named or scene.words[group.first].article) else None
    if group is None or told is None or told.who is None or scene.is_a(group.first, "human") or _is_area(scene, group):
        return
    holder = scene.item(told.who[0])
    if holder is None or not (holder.has("human", "kin") or scene.person_in(holder) is not None):
        return
    draft = member(scene, item, told.who, (group.first, group.last))
    put(scene, draft, "member", told)


def _part(scene: Scene, at: int) -> None:
    """«هؤلاء المقاتلون هم في الأساس جزء من الجبهة»: those of whom it is said are part of a group."""
    group, item = scene.group(at + 2), scene.item(at)
    if group is None or scene.form(at + 1) != "من" or item is None or item.prep:
        return
    for other in reversed(scene.items[max(0, item.index - _STYLED) : item.index]):
        linked = other.kind == "other" or other.kind == "verb" and "aux" in other.labels or other.prep == "fi"
        if linked and not other.negated:
            continue
        if (
            other.kind == "noun"
            and not (other.prep or other.negated)
            and (
                other.mentions
                or _belongs(other)
                or "demonstrative" in other.labels
                and scene.is_a(other.last - 1, "human")
            )
        ):
            person = scene.person_in(other)
            who = (person.first, person.last) if person is not None else other.fill
            draft = scene.pair("membership", "part", ("member", "organisation"), who, (group.first, group.last))
            draft.constants["relation"] = "part"
        return


def _in_ranks(scene: Scene, item: Item) -> None:
    """«عنصرين في الصحوة»، «جندي بالجيش»، «المقاتلين في صفوف …»، «تركيا العضو في الحلف»."""
    after = scene.form(item.last)
    out = after == _OUT_OF and scene.is_a(item.last + 1, "noun")  # «مسلحين من صفوف الحركة»
    at = item.last + (after in _INSIDE or out and scene.words[item.last + 1].stem in _RANKS_OF)
    lent = item.fill[0] >= item.last and scene.words[item.first].article  # «العنصر السابق في التنظيم فلان»
    if item.mention("person") is not None and not lent or item.partitive and item.mention("group") is not None:
        return
    armed = scene.is_a(at, "noun") and scene.words[at].stem in _RANKS_OF
    group = scene.group(at + armed)
    if group is None or not armed and (_is_area(scene, group) or scene.words[group.first].stem in _PROGRAMME):
        return  # «مقاتلين مدربين ضمن البرنامج»
    if at == item.last and (scene.words[group.first].preposition != "ب" or group.first != at):
        return
    if at == item.last and scene.is_a(at, "human") and not scene.is_a(at, "group"):
        return  # «فوجئ المسلحون بعناصر الجيش»: other people
    first = item.first if lent else item.fill[0] + ("body" in classes(scene, item.fill[0]))
    last = min(item.fill[1], item.last)
    if first >= last or classes(scene, first) & _UNTOLD or item.prep == "ka" or describes(scene.words[first]):
        return
    kinds = classes(scene, first)
    many = item.count is not None or item.inflected("pl") and not item.inflected("sg")
    plain = last == first + 1 or _qualified(scene, first, last)
    if not armed and not (plain and (kinds & _SERVING or many and kinds & _MANNED)):
        return
    draft = _ranked(scene, item, (first, last), (group.first, group.last), many)
    if draft is not None and any(w.stem.startswith(_ONCE) for w in scene.words[first + 1 : last]):
        draft.constants["status"] = "former"


def _is_area(scene: Scene, group: Found) -> bool:
    """A front, a district or a province, which hold people and are none; «لواء المعتز» is a brigade."""
    if group.rule == "group.group" or not scene.is_a(group.first, "placehead"):
        return False
    return (
        not scene.is_a(group.first, "grouphead")
        or group.last == group.first + 1
        or scene.words[group.first].stem in _FRONTS
    )


def _qualified(scene: Scene, first: int, last: int) -> bool:
    """«مقاتل سابق»، «عنصر أمني»، «العضو البارز»: adjectives of who it is, and nothing else."""
    article = scene.words[first].article
    return all(
        w.has("adj", "nationality") and w.article == article and not (w.lead or "relation" in w.labels or _governs(w))
        for w in scene.words[first + 1 : last]
    )


def _governs(word: Word) -> bool:
    """«عنصراً مساهماً في الأمن»: what follows belongs to the participle."""
    entry = word.entry("adj")
    return entry is not None and entry.value == "participle"


def _ranked(scene: Scene, item: Item, who: tuple[int, int], group: tuple[int, int], many: bool) -> Draft | None:
    """The membership of whom such a phrase tells, or of those whom it names."""
    first, last = who
    kinds, word = classes(scene, first), scene.words[first]
    alone = item.count is None and not many
    if word.article:
        named = (scene.person(group[1]) or scene.person(item.fill[0])) if alone else None
        if named is not None and not scene.words[named.first].lead:
            return member(scene, item, (named.first, named.last), group)  # «العنصر السابق في التنظيم فلان»
        if "member" in kinds or alone and last > first + 1:
            told = _described(scene, item)
            if told is None and item.first and scene.words[item.first - 1].article:
                return None  # «دول الخليج الأعضاء في التحالف»
            return member(scene, item, told or who, group)
        if item.first and scene.words[item.first - 1].article:
            return None
    if alone and scene.unjoined(first - 1) in HE:
        told = _taken_by(scene, first - 1)  # «فلان، وهو عنصر سابق في التنظيم»
        return member(scene, item, told or who, group)
    said = scene.sentence.accusative(first) or scene.tokens[first].tanwin
    if said and "soldier" in kinds and scene.is_a(first, "adj"):
        return None  # «تلتحق عسكرياً بالقوات»
    subject = told_of(scene, item) if item.count is None and not item.prep else None
    hers = scene.words[first].stem.endswith("ه")  # «كانت زوجة فلان عضوة في …»
    if subject is not None and (said or hers or subject.denied):
        draft = member(scene, item, subject.who or who, group)
        draft.widen(*scene.sentence.bounds(first, last))
        put(scene, draft, "member", subject)
        return draft
    if alone and not said and (holder := _set_beside(scene, item, kinds)) is not None:
        who = holder
    elif not many or "member" in kinds and item.count is None:
        who = topic(scene, first, item) or who  # «أن المتهمين أعضاء في …»
    return member(scene, item, who, group)


def _set_beside(scene: Scene, item: Item, kinds: set[str]) -> tuple[int, int] | None:
    """«فلان عضو في …»، «فلان، مقاتل سابق في …،»: the name right before."""
    end = item.first
    if end > 1 and scene.form(end - 1) in ("،", ",") and not item.conj and "grouphead" not in item.labels:
        end -= 1
    elif "member" not in kinds:
        return None
    found = next((p for p in scene.people if p.last == end), None)
    if found is None or item.prep or of_kin(scene, found):
        return None
    found = scene.outer.get(found.first, found)
    return found.first, found.last


def _taken_by(scene: Scene, at: int) -> tuple[int, int] | None:
    """Of whom «وهو» tells: the name or the phrase right before it."""
    end = scene.back(at) + 1
    named = next((p for p in scene.people if p.last == end), None)
    if named is not None and not of_kin(scene, named):
        named = scene.outer.get(named.first, named)  # «المهرب فلان، وهو عنصر سابق في التنظيم»
        return named.first, named.last
    front = scene.item(end - 1) if end else None
    if front is None or front.last < end or not (scene.person_in(front) is not None or front.has("human", "kin")):
        return None
    return whom(scene, front)


def _described(scene: Scene, item: Item) -> tuple[int, int] | None:
    """Who is called «العضو في …»: the name right before."""
    end = scene.back(item.first) + 1
    front = scene.item(end - 1) if end else None
    if front is not None and front.last == end and "placehead" in front.labels:
        return front.fill  # «دول الخليج الأعضاء في …»
    named = (f for f in (*scene.people, *scene.groups, *scene.places.values()) if f.last == end)
    found = max(named, key=lambda f: f.last - f.first, default=None)
    return (found.first, found.last) if found is not None else None


def _follows(scene: Scene, at: int) -> None:
    """«عشرة من أتباع الرئيس السابق فلان»: whom they follow; «أنصار الله» is a name, and «أنصار فلان» his whole side."""
    item = scene.item(at)
    if item is None or item.count is None or not counts(scene, item.count):
        return
    around = scene.group(at)
    if scene.sentence.quoted[at] or around is not None and around.rule == "group.group":
        return
    body = scene.group(at + 1)
    leader = next((p for p in scene.people if at < p.first <= at + _STYLED), None)
    if body is not None and body.rule == "group.group" and not scene.words[body.first].lead:
        whom = body.first, body.last
    elif leader is not None and all(
        scene.is_a(i, "title", "honorific", "adj", "nationality") and not scene.words[i].lead
        for i in range(at + 1, leader.first)
    ):
        whom = leader.first, leader.last
    else:
        return
    draft = scene.pair("membership", "follows", ("member", "organisation"), (at, at + 1), whom)
    draft.add("count", scene.arg(item.count.first, item.count.last))
    draft.constants["relation"] = "loyal"


def _includes(scene: Scene, verb: Item) -> None:
    """«ائتلاف يضم جبهة النصرة وفصائل أخرى»، «يضم المجلس ممثلين عن …»: who is part of what."""
    listed = [i for i in scene.items[verb.index + 1 : verb.index + _LISTED] if i.kind != "date"]
    end = verb.first - (scene.form(verb.first - 1) in _WHICH)
    holder = past_relative(scene.items, verb)
    owner = holder.fill if holder is not None else _body(scene, end)  # «الجماعة التي بايعت التنظيم تضم عناصر …»
    if owner is None and listed and not listed[0].prep:
        owner = _body(scene, listed[0].last) if listed[0].definite else None
        listed = listed[1:] if owner is not None and owner[0] == listed[0].fill[0] else []
    parts: list[Item] = []
    led = verb.word is not None and verb.word.stem in _MADE_OF
    if led and not (listed and listed[0].prep == "min"):
        return
    for item in listed if owner is not None else ():
        if item.prep and not (led and item is listed[0]) or parts and not item.conj or not _belongs(item):
            break
        parts.append(item)
    if owner is None or not parts or scene.words[owner[0]].stem in _ROLLS:
        return  # «قائمة تضم 85 مطلوباً»
    last = max(parts[-1].last, owner[1])
    draft = scene.draft("membership", "includes", min(owner[0], verb.first), last, "member", "organisation")
    draft.at = verb
    for item in parts:
        draft.add("member", scene.arg(*item.fill))
    draft.add("organisation", scene.arg(*owner))
    people = all("human" in item.labels and item.mention("group") is None for item in parts)
    draft.constants["relation"] = "member" if people else "part"


def _body(scene: Scene, end: int) -> tuple[int, int] | None:
    """The body that ends at a token: a group, or a noun for one without a name."""
    bodies = [g for g in scene.groups if g.last == end and not scene.is_a(g.first, "human", "title", "placehead")]
    found = max(bodies, key=lambda g: g.last - g.first, default=None)
    if found is not None:
        return found.first, found.last
    item = scene.item(end - 1) if end else None
    plain = item is not None and item.last == end and "grouphead" in item.labels and "placehead" not in item.labels
    return item.fill if item is not None and plain and item.kind == "noun" else None


def _belongs(item: Item) -> bool:
    """Somebody, a group or a state, and no district, building or effort."""
    if item.kind != "noun" or item.pronoun:
        return False
    named = {f.rule for f in item.mentions if f.kind in ("group", "person") and f.first == item.fill[0]}
    if is_state(item) or headed(item, "placehead", _STATES) or "group.group" in named:
        return True
    return (bool(named) or item.has("human", "grouphead")) and not item.has("placehead", "thing")
