"""Posts that a verb or a deed noun gives: «شغل منصب …»، «كان مسؤولاً عن …»، «لجنة برئاسة …»."""

from __future__ import annotations

from khabar.claims.draft import SPEAKER, Draft, argument
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.ours import is_first
from khabar.claims.predicates import EXCEPT, is_not, merely, put, told_of
from khabar.claims.scene import WAS, Scene
from khabar.claims.steps import only_of
from khabar.claims.ties import names_one_of
from khabar.claims.titles import complete, extent, is_post
from khabar.claims.traits import TRADES
from khabar.grammar.classes import word_class

_NEAR = 5  # tokens from a verb of being to the post
_TOOK = word_class("took_post")  # who took a post may hold it still
# Verbs whose predicate may be a post; after the first, the post is no longer held.
_BEING = word_class("being") | word_class("in_post")
_IS_NOT = word_class("is_not")
_NO = frozenset({"ليس", "ليست"})
_HEADED, _FORMING = word_class("headed"), word_class("forming")
_TASKS = frozenset({"مهام"})  # «تولى مهام قائد المنطقة»
_FILLS = _TOOK | word_class("fills_post")
_HOLDS = _FILLS | word_class("holds_post")
_LEFT = frozenset({"dismissal", "resign"})
_WHETHER, _GOVERNS = frozenset({"سواء"}), frozenset({"ala", "li", "bi", "min", "an"})
_MANY, _ANY = "مناصب", "اي"
_LEADERSHIP = word_class("leadership")
_HEADS, _OFFICES = word_class("heads"), word_class("office")
_SEATS, _FROM = word_class("held_post"), frozenset({"من", "عن"})  # «منصبه»، «مهامه»
_CAPACITY = word_class("capacity")  # «بصفته»، «باعتباره»


@only_of(stems=_HEADED)
def headed(scene: Scene) -> None:
    """Whom a body is headed by."""
    for at, word in enumerate(scene.words):
        if word.preposition == "ب" and word.stem in _HEADED and not word.article:
            _headed(scene, at)


@only_of(stems=_CAPACITY)
def in_capacity(scene: Scene) -> None:
    """What somebody is in the capacity of which he does something."""
    for at, word in enumerate(scene.words):
        if word.preposition == "ب" and word.stem in _CAPACITY and word.pronoun in ("ه", "ها"):
            _as(scene, at)


@only_of(labels={"post"}, stems=_TASKS)
def held_posts(scene: Scene) -> None:
    """The posts that verbs say somebody holds, by the word for a post."""
    for verb in scene.verbs:
        _held(scene, verb)


@only_of(stems=_SEATS)
def own_seats(scene: Scene) -> None:
    """The posts that are somebody's by an enclitic."""
    for at, word in enumerate(scene.words):
        if word.stem in _SEATS and word.pronoun:
            _of_seat(scene, at)


@only_of(stems=_FILLS | _BEING | _IS_NOT, lemmas=_FILLS | _HEADS | _BEING)
def taken_posts(scene: Scene) -> None:
    """The posts that a verb gives by itself, or says that somebody is in."""
    for verb in scene.verbs:
        if verb.entry is not None and not verb.negated:
            if verb.entry.lemma in _FILLS or verb.word is not None and verb.word.stem in _FILLS:
                _took(scene, verb)
            elif verb.entry.lemma in _HEADS:
                _heads(scene, verb)
    for verb in scene.verbs:
        if _is_not(verb) if verb.negated else _is_being(verb):
            _was(scene, verb)


@only_of(stems=_NO)
def denied_posts(scene: Scene) -> None:
    """The posts that somebody is said not to hold."""
    for at, _ in scene.labelled("title"):
        item = scene.item(at)
        if item is not None and _predicated(scene, at) and is_not(scene, item):
            _is_none(scene, item, at)


TENURES = (headed, in_capacity, held_posts, own_seats, taken_posts, denied_posts)


def _held(scene: Scene, item: Item) -> None:
    """«كان يشغل منصب أمير …»، «أُعفي من منصب …»: the holder is the subject, or who the clause is about."""
    near = range(item.last, min(item.last + 4, len(scene.words)))
    at = next((i for i in near if "post" in scene.words[i].labels or scene.words[i].stem in _TASKS), None)
    if at is None or at + 1 >= len(scene.words) or scene.words[at].pronoun:
        return
    if scene.words[at].stem == _MANY:
        scene.roles.append((at + 1, extent(scene, at + 1)))
        _some(scene, item, at)
        return  # «أعلن إلغاء مناصب …», «يتولون مناصب قيادية»
    if not _of_post(item) or scene.words[at].preposition == "ل":
        return  # «خاض الانتخابات لمنصب …»
    first = at + 1
    if (
        scene.form(at - 1) == _ANY
        or scene.item(first) is None
        or scene.words[first].lead
        or item.negated
        and (not scene.titled(first) or any(i.prep in EXCEPT for i in scene.items[item.index :]))
        or scene.cover(first) is not None
        or not (
            scene.titled(first)
            or scene.is_a(first, "human")
            or scene.words[first].article
            and scene.words[first].stem.endswith("ي")
        )
    ):
        _some(scene, item, at)
        return
    last = extent(scene, first)
    draft = scene.draft("position", "post", item.first, last, "holder", "title")
    _holder(scene, draft, item, at)
    complete(scene, draft, first, last)
    if item.negated:
        draft.polarity = "denied"
        return
    past = item.word is not None and "past" in item.word.features
    took = item.word is not None and item.word.stem in _TOOK
    if past and not took or _was_once(scene, item):
        draft.constants["status"] = "former"


def _some(scene: Scene, verb: Item, at: int) -> None:
    """«يتولون مناصب قيادية في الجماعة»، «لم يتول أي منصب عسكري»: a post of which only the kind or the body is told."""
    post, word = scene.item(at), verb.word
    if post is None or post.prep or post.definite or word is None or not _of_post(verb) or _to_be(verb):
        return
    if scene.form(at - 1) == _ANY and not verb.negated:
        return  # «لم يسبق أن تولى أي منصب»: what is denied from afar
    after = scene.items[post.index + 1] if post.index + 1 < len(scene.items) else None
    within = after is not None and after.prep == "fi" and after.kind == "noun"
    body = scene.group(after.fill[0]) if within and after is not None else None
    holder = _whose(scene, verb, at)
    if holder is None or body is None and post.last == at + 1:
        return
    draft = scene.draft("position", "post", verb.first, post.last, "holder", "title")
    draft.add("holder", scene.arg(*holder))
    draft.add("title", scene.arg(at, post.last))
    if body is not None:
        draft.add("organisation", scene.arg(body.first, body.last))
    if verb.negated:
        draft.polarity = "denied"
    elif verb.inflected("past") and word.stem not in _TOOK or _was_once(scene, verb):
        draft.constants["status"] = "former"


def _to_be(verb: Item) -> bool:
    """«سيتولى»: who is yet to hold it."""
    return verb.word is not None and verb.word.form.removeprefix(verb.word.conjunction).startswith("سي")


def _whose(scene: Scene, verb: Item, at: int) -> tuple[int, int] | None:
    """Who holds it: by name between, before the verb, with the verb before, or right before «ويشغلون»."""
    named = next((p for p in scene.people if verb.last <= p.first <= at), None)
    if named is not None:
        return named.first, named.last
    front = before(scene.items, verb.index)
    if front.shared is not None and not front.items:
        front = before(scene.items, front.shared.index)
    near = scene.items[verb.index - 1] if verb.index and verb.conj and verb.inflected("imperfect") else None
    beside = near is not None and near.kind == "noun" and near.last == verb.first and not near.definite
    who = front.items[0] if front.items else near if beside else None
    if who is None or not (who.has("human", "title", "kin") or scene.person_in(who) is not None):
        return None
    person = scene.person_in(who)
    return (person.first, person.last) if person is not None and not who.has("kin") else who.fill


def _of_seat(scene: Scene, at: int) -> None:
    """«استقال فلان من منصبه مديراً للأمن»، «أُعفي فلان من مهامه كقائد للشرطة»: which post his was."""
    first, word = at + 1, scene.word(at + 1)
    if word is None or word.conjunction or not scene.titled(first) or not is_post(word):
        return
    if word.preposition != "ك" and not (_predicated(scene, first) and not word.lead):
        return
    person = next((p for p in reversed(scene.people) if p.last <= at), None)
    if person is None or any(i.kind in ("verb", "mark") and person.last <= i.first < at for i in scene.items):
        return
    person = scene.outer.get(person.first, person)
    last = extent(scene, first)
    draft = scene.draft("position", "seat", person.first, last, "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    complete(scene, draft, first, last)
    if scene.words[at].preposition == "من" or scene.form(at - 1) in _FROM:
        draft.constants["status"] = "former"


def _of_post(verb: Item) -> bool:
    """A verb of holding a post, of taking it or of leaving it."""
    entry, word = verb.entry, verb.word
    if entry is not None and (entry.lemma in _HOLDS or not _LEFT.isdisjoint(entry.value.split("|"))):
        return True
    return word is not None and (word.stem in _HOLDS or any(e.lemma in _HOLDS for e in word.verbal))


def _was_once(scene: Scene, item: Item) -> bool:
    """«كان يشغل …»، «كان فلان يشغل …»."""
    if item.first and scene.unjoined(item.first - 1) in WAS:
        return True
    front = next((i for i in reversed(scene.items[: item.index]) if not i.nominal or i.prep), None)
    was = front is not None and front.kind == "verb" and scene.unjoined(front.first) in WAS
    return was and front is not None and not scene.is_a(front.first - 1, "sub")  # not «إذا كان فلان يشغل …»


def _is_being(verb: Item) -> bool:
    """«كان»، «كنت», of which the lemma tells."""
    word = verb.word
    return word is not None and (word.stem in _BEING or is_first(verb) and _lemma(verb) in _BEING)


def _is_not(verb: Item) -> bool:
    """«لم يكن»، «لم يعد»."""
    return verb.word is not None and verb.word.stem in _IS_NOT


def _lemma(verb: Item) -> str:
    return verb.entry.lemma if verb.entry is not None else ""


def _was(scene: Scene, item: Item) -> None:
    """«كان مسؤولاً عن …»، «يعمل إماماً ل…»: a post in the accusative after a verb of being."""
    at = next((i for i in range(item.last, min(item.last + _NEAR, len(scene.words))) if _predicated(scene, i)), None)
    if at is None and _is_construct(scene, item):
        at = item.last
    if (
        at is None
        or scene.form(item.first - 1) in _WHETHER
        or any(
            (i.kind in ("verb", "that", "clause", "mark", "trigger") or i.prep in _GOVERNS)
            and item.last <= i.first < at
            for i in scene.items
        )
    ):
        return  # «سواء كان ناشطاً أو …»: of nobody; «عملت على تشتيت الأنظار إعلامياً»
    told = scene.item(at)
    if item.negated and (told is None or merely(scene, told)):
        return
    if (
        told is not None
        and told.fill[0] < at
        and told.count is None
        and "human" in told.labels
        and "title" not in told.labels
    ):
        return  # «كان شريكاً [شرعياً] كاملاً»: of what kind somebody is who has no post
    last = extent(scene, at)
    draft = scene.draft("position", "was", item.first, last, "holder", "title")
    if item.negated:
        draft.polarity = "denied"
    between = next((i for i in scene.items if item.last <= i.first < at and i.nominal and not i.prep), None)
    if between is not None and between.has("human", "title") and scene.person_in(between) is None:
        draft.add("holder", argument(scene.sentence, between))
    elif between is not None and not between.mentions and not between.has("kin", "grouphead"):
        return  # «كان زواجها شرعياً»: said of a thing
    else:
        _holder(scene, draft, item, at)
    complete(scene, draft, at, last)
    if item.negated:
        _drop_bare(scene, draft)
    elif item.word is not None and (item.word.stem in WAS or is_first(item) and _lemma(item) in WAS):
        draft.constants["status"] = "former"


def _is_construct(scene: Scene, item: Item) -> bool:
    """«الذي كان أمير التنظيم في …»، «فلان كان قائد الكتيبة»: a post in a genitive, of whom is told before the verb."""
    at = item.last
    post = scene.item(at)
    if post is None or post.first != at or not scene.titled(at) or not is_post(scene.words[at]) or scene.verbal(at):
        return False
    word = scene.words[at]
    if word.article or word.lead or word.pronoun or scene.person_in(post) is not None or extent(scene, at) < at + 2:
        return False
    if scene.is_a(at + 1, "prep"):
        return False  # «التي كانت مقررة في …»
    if any(p.first in (post.last, extent(scene, at)) for p in scene.people):
        return False
    front = before(scene.items, item.index)
    people = ("kin", "human", "title") if front.relative else ("kin",)  # «الرجل كان …» is somebody told of before
    known = any(scene.person_in(i) is not None or i.has(*people) for i in front.items)
    return known and (front.relative or front.adjacent)


def _is_none(scene: Scene, item: Item, at: int) -> None:
    """«ليس فلان قائداً للواء»، «وهو ليس قيادياً في …»: a post that somebody is said not to hold."""
    told = told_of(scene, item)
    if told is None or not told.denied:
        return
    last = extent(scene, at)
    draft = scene.draft("position", "was", at, last, "holder", "title")
    if told.who is not None:
        draft.add("holder", scene.arg(*told.who))
    put(scene, draft, "holder", told)
    complete(scene, draft, at, last)
    _drop_bare(scene, draft)


def _drop_bare(scene: Scene, draft: Draft) -> None:
    """«لم يكن مراقباً»: what nobody is said to be without a body or a place is no post."""
    if not {"organisation", "place"} & draft.roles.keys():
        scene.drafts.remove(draft)


def _took(scene: Scene, item: Item) -> None:
    """«تولى فلان قيادة اللواء …», «تولى السلطة»: the post by the noun of what its holder does, or by a word for one."""
    led = next(
        (i for i in scene.items[item.index + 1 : item.index + _NEAR] if i.nominal and not i.prep and _leads(scene, i)),
        None,
    )
    seat = led or _office(scene, item)
    if seat is None or not _people_between(scene, item, seat) or _is_of_body(scene, item):
        return
    first = seat.first
    if led is None:
        draft = scene.draft("position", "took", item.first, seat.last, "holder", "title")
        _holder(scene, draft, item, first)
        draft.add("title", scene.arg(first, seat.last))
        return
    body = scene.group(first + 1)
    if first + 1 >= seat.last or not scene.words[first + 1].article and body is None:
        return
    draft = scene.draft("position", "took", item.first, seat.last, "holder", "title")
    _holder(scene, draft, item, first)
    draft.add("title", scene.arg(first, first + 1))
    draft.add("organisation", scene.arg(first + 1, body.last if body is not None else seat.last))
    scene.roles.append((first, first + 1))


def _office(scene: Scene, verb: Item) -> Item | None:
    """«تولى فلان السلطة»، «تسلم مهامه في آذار»: a seat without a word of whose, and no title of it behind."""
    if verb.word is None or verb.word.stem not in _TOOK:
        return None
    for item in scene.items[verb.index + 1 : verb.index + _NEAR]:
        if item.kind != "noun" or item.prep:
            return None
        word = scene.words[item.first]
        if item.short and word.definite and word.stem in _OFFICES and not word.lead:
            return item if not scene.titled(item.last) else None
    return None


def _leads(scene: Scene, item: Item) -> bool:
    word = scene.words[item.first]
    return word.stem in _LEADERSHIP and not word.article and not word.pronoun


def _people_between(scene: Scene, verb: Item, seat: Item) -> bool:
    """Is the subject after the verb, if there is one, somebody, and no group?"""
    between = [i for i in scene.items[verb.index + 1 : seat.index] if i.nominal and not i.prep and not i.inside]
    named = all(i.mention("person") is not None or i.has("human", "title") for i in between)
    plain = verb.word is not None and verb.word.stem in _FILLS  # «تسلم قيادة …» is not hers for sure
    alone = not between and verb.inflected("f") and not plain
    return named and not alone


def _is_of_body(scene: Scene, verb: Item) -> bool:
    """«تشكيل مجلس رئاسي | يتولى إدارة البلاد»: a verb right after a phrase tells of what that is, and of nobody."""
    front = scene.items[verb.index - 1] if verb.index else None
    if front is None or verb.conj or not (front.nominal or front.kind == "trigger"):
        return False
    return scene.person_in(front) is None and not front.has("human", "title", "kin")


def _heads(scene: Scene, item: Item) -> None:
    """«يرأس فلان الهيئة»، «الجماعة التي يتزعمها فلان»."""
    after = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
    if after is None or after.kind != "noun" or after.prep or after.conj:
        return
    person, front = scene.person_in(after), before(scene.items, item.index)
    owner = next((i for i in scene.items[after.index + 1 :] if i.value != "apposition"), None)
    if item.pronoun:
        owner = front.items[0] if front.relative and len(front.items) == 1 else None
    elif person is None:  # «فلان الذي يرأس اللجنة»، «يرأس اللجنة فلان»
        told = front.items[0] if len(front.items) == 1 and (front.relative or front.adjacent) else None
        told, owner = told if told is not None or owner is None or owner.prep or owner.conj else owner, after
        person = scene.person_in(told) if told is not None and "kin" not in told.labels else None
    elif owner is not None and (owner.prep or owner.conj):
        owner = None
    if person is None:
        return
    person = scene.outer.get(person.first, person)
    body = scene.group(owner.fill[0]) if owner is not None and owner.kind == "noun" else None
    if body is None:
        return
    first, last = min(item.first, person.first), max(person.last, body.last)
    draft = scene.draft("position", "heads", first, last, "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    title = scene.arg(item.first, item.first + 1)
    title.stop -= len(item.pronoun)
    draft.add("title", title)
    draft.add("organisation", scene.arg(body.first, body.last))


def _predicated(scene: Scene, at: int) -> bool:
    """A title, or a calling, in the accusative that no other word governs."""
    word = scene.words[at]
    if word.form[-1] != "ا" or word.lead or word.definite:
        return False
    entry = word.entry("title")
    if entry is None or not is_post(word):
        entry = word.entry("human") if names_one_of(word, TRADES) and not scene.verbal(at) else None
    if entry is None or entry.label == "title" and not scene.titled(at):
        return False
    return "acc" in entry.features or scene.tokens[at].tanwin


def _headed(scene: Scene, at: int) -> None:
    """«لجنة برئاسة فلان»، «الائتلاف بزعامة …»: who heads what stands before."""
    person = next((p for p in scene.people if at < p.first <= at + _NEAR), None)
    between = range(at + 1, person.first) if person is not None else ()
    if person is None or not all(scene.is_a(i, "title", "honorific", "adj", "nationality") for i in between):
        return
    draft = scene.draft("position", "headed", at, person.last, "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    draft.add("title", scene.arg(at, at + 1))
    group = next((g for g in scene.groups if g.last == at), None)
    item = scene.item(at - 1) if at else None
    if group is not None:
        draft.add("organisation", scene.arg(group.first, group.last))
    elif item is not None and item.kind == "noun" and item.last == at and item.has("grouphead"):
        formed = scene.words[item.fill[0]].stem in _FORMING and scene.is_a(item.fill[0] + 1, "grouphead")
        draft.add("organisation", scene.arg(item.fill[0] + formed, item.fill[1]))  # «تشكيل | لجنة برئاسة القاضي فلان»


def _as(scene: Scene, at: int) -> None:
    """«فلان بصفته قائداً للواء»، «فلان، باعتباره رئيس اللجنة»: the post in which somebody acts."""
    first = at + 1
    if not scene.titled(first) or scene.words[first].lead or scene.verbal(first):
        return
    if not (is_post(scene.words[first]) or scene.composed(first)):
        return
    near = next((i for i in reversed(scene.items) if i.first < at and i.nominal and not i.genitive), None)
    person = scene.person_in(near) if near is not None and "kin" not in near.labels else None
    last = extent(scene, first)
    if person is None or any(first <= p.first <= last for p in scene.people):
        return
    person = scene.outer.get(person.first, person)
    draft = scene.draft("position", "as", person.first, last, "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    complete(scene, draft, first, last)


def _holder(scene: Scene, draft: Draft, item: Item, at: int) -> None:
    """The subject around the verb, or a wait for one."""
    after = next((p for p in scene.people if item.last <= p.first <= at), None)
    front = before(scene.items, item.index)
    named = [f for i in front.items for f in i.mentions if f in scene.people]
    found = after or (scene.outer.get(named[0].first, named[0]) if named else None)
    if found is not None:
        draft.add("holder", scene.arg(found.first, found.last))
    elif front.items and (front.adjacent or front.relative) and front.items[0].has("human", "title", "kin"):
        draft.add("holder", argument(scene.sentence, front.items[0]))
    else:
        scene.wait(draft, "holder", item.first, SPEAKER if is_first(item) else "he")
