"""Who belongs to which group."""

from __future__ import annotations

from khabar.claims.belongers import agrees, belonger, of_one, predicated
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item, opens_clause
from khabar.claims.kinds import UNNAMED
from khabar.claims.owners import owner
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import SOUND, Word

_FAMILIES = word_class("family_of")
MEMBERS = frozenset(
    "member fighter soldier extremist terrorist person leader rebel militant attacker suicide-bomber police officer "
    "guard mercenary".split()
)
_ALLEGED = word_class("alleged")
_COUNTING = word_class("counting")  # «عدد من عناصر …»
_MEN, _BY_CALLING = "رجال", word_class("men_of_calling")  # «رجال الشرطة»
_TWO = ("تين", "تان")  # «المواليتين»: two places, as no people are spoken of
_CROWD = frozenset("civilian supporter displaced population dead wounded official sympathizer wanted".split())
_BEING = word_class("being")
_NAMES = frozenset({"appointment", "dismissal"})
_HIS = word_class("to_him") - {"لهما"}
_WITH_HIM, _ALLIED = word_class("with_him"), word_class("allied_with")
_LED_BY = frozenset({"من", "الي", "ب", "ل"})
_EACH, _NOT = "كل", "غير"
_OF_THEM = frozenset({"من", "ومن", "بعض", "ان", "جميع", "كل", "احد"})
_UNITS = word_class("unit")
_RESISTING = word_class("resisting")
_SITES = word_class("site")
_SIDES = word_class("sides_with")
_BEFORE_IT = frozenset({"،", ",", "-", "–", "("})


@only_of(labels={"human"})
def some_of_group(scene: Scene) -> None:
    """Who is some of a group."""
    for item in scene.items:
        if item.partitive and item.kind == "noun":
            _partitive(scene, item)


def _relates(word: Word) -> bool:
    """By the word alone."""
    return not word.preposition and not word.pronoun


@only_of(labels={"relation"}, so=_relates)
def related(scene: Scene) -> None:
    """Whose a participle says that somebody is."""
    for at, word in scene.labelled("relation"):
        if _relates(word):
            _related(scene, at)


TIES = (some_of_group, related)


# -- membership ---------------------------------------------------------------------------------


def classes(scene: Scene, at: int) -> set[str]:
    """What kinds of people a word names."""
    return {e.value for e in scene.words[at].entries if e.label == "human"}


def names_one_of(word: Word, kinds: frozenset[str]) -> bool:
    """Does a word name people of one of these kinds?"""
    for entry in word.entries:
        if entry.label == "human" and entry.value in kinds:
            return True
    return False


def member(scene: Scene, item: Item, who: tuple[int, int], group: tuple[int, int]) -> Draft:
    """One membership: ``who`` of ``group``, with the number that the phrase has."""
    draft = scene.pair("membership", "member", ("member", "organisation"), _of_whom(scene, who), group)
    if item.count is not None:
        draft.add("count", scene.arg(item.count.first, item.count.last))
    draft.constants["relation"] = "member"
    if any(word.stem in _ALLEGED for word in scene.words[who[0] : min(group[0] + 1, len(scene.words))]):
        draft.modality = "possible"  # «ناشطين مفترضين من التنظيم»
    return draft


def describes(word: Word) -> bool:
    """«مجموعات سياسية وعسكرية في المعارضة»: what something is like, and no woman."""
    return "adj" in word.labels and word.stem.endswith("ه") and "title" not in word.labels


def _is_done_to(scene: Scene, item: Item) -> bool:
    """«قتل فلان عنصراً في التنظيم»: the object of a verb, and not what its subject is."""
    verb = next((v for v in reversed(scene.verbs) if v.last <= item.first), None)
    if verb is None or verb.word is None or "aux" in verb.labels or verb.word.stem in _BEING:
        return False
    between = scene.items[verb.index + 1 : item.index]
    if any(i.kind not in ("noun", "date", "other") for i in between) or verb.entry is None:
        return False
    plain = any(e.label == "verb" and e.value == "vt" for e in verb.word.entries)
    return verb.entry.label == "vt" and verb.entry.value not in _NAMES or plain and verb.entry.label == "verb"


def topic(scene: Scene, at: int, item: Item) -> tuple[int, int] | None:
    """«والناشطة عضو في الجبهة»: of whom a sentence without a verb says it."""
    front = scene.items[item.index - 1] if item.index else None
    if front is None or front.kind != "noun" or front.prep or not front.definite or front.last != at:
        return None
    opens = opens_clause(scene.items[front.index - 1] if front.index else None)
    return front.fill if opens and not scene.sentence.accusative(at) else None


def _of_whom(scene: Scene, who: tuple[int, int]) -> tuple[int, int]:
    """«تركيا، وهي عضو في الحلف»: of whom «وهي» says what they are."""
    if scene.unjoined(who[0] - 1) not in HE or who[1] > who[0] + 1:
        return who
    end = who[0] - 1 - (scene.form(who[0] - 2) in _BEFORE_IT)
    told = [f for f in (*scene.people, *scene.groups, *scene.places.values()) if f.last == end]
    found = min(told, key=lambda f: f.first, default=None)
    return (found.first, found.last) if found is not None else who


def _partitive(scene: Scene, item: Item) -> None:
    """«مسلحين من تنظيم …»، «ثمانية من عناصر تنظيم …»، «أعضاء لداعش»."""
    lent = item.index in scene.called and item.fill[0] >= item.last  # «عنصر من التنظيم يدعى فلان»
    first = item.first if lent else item.fill[0]
    if first >= len(scene.words) or not scene.is_a(first, "human") or classes(scene, first) & _CROWD:
        return
    if scene.words[first].stem in _RESISTING:
        return  # «لم تلق مقاومة كبيرة من الجماعة»
    if any(word.stem in _FAMILIES for word in scene.words[first + 1 : item.last]):
        return  # «56 شخصاً من عائلات التنظيم»: who is of their families is none of them
    group = next(
        (
            g
            for g in scene.groups
            if first < g.first < item.last
            and (scene.is_a(g.first, "grouphead", "group") or not scene.is_a(g.first, "human"))
            and not scene.is_a(g.first, "origin", "kin")
        ),
        None,
    )
    if group is None:
        _of(scene, item, first)
        return
    group = scene.group(group.first) or group
    head = group.first
    while head < group.last - 1 and scene.is_a(head, "human") and not scene.is_a(head, "group", "grouphead"):
        head += 1  # «فردا من عناصر التنظيم»
    linked = group.first - 1 if scene.form(group.first - 1) == "من" else group.first
    if linked == group.first and item.count is not None and item.count.first != first and not _counted(scene, item):
        return
    if scene.words[group.first].preposition == "ل" and (group.first > first + 1 or not _plural_members(scene, first)):
        return
    told = scene.sentence.accusative(first) or scene.tokens[first].tanwin
    if told and item.count is None and not _is_done_to(scene, item):  # «كان عضواً في …»: tells of somebody else
        holder = scene.person_before(first)
        if holder is not None:
            member(scene, item, (holder.first, holder.last), (head, group.last))
        return
    inner = next((i for i in range(first + 1, linked) if scene.form(i) == "من"), linked)
    counted = item.count is not None and scene.words[first].stem.startswith("قيادي")  # «10 من قياديي الحزب»
    if "leader" in classes(scene, first) and linked == group.first and not counted:
        return  # «قادة التنظيم» is a post; «قياديون من التنظيم» are of it
    if "body" in classes(scene, first):
        first += 1
    if first < inner:
        made = member(scene, item, item.fill if lent else (first, inner), (head, group.last))
        made.widen(*scene.sentence.bounds(first, inner))


def counts(scene: Scene, count: Found) -> bool:
    """«28»، «عدد من …»، «مئات»: how many there were; but not «كثير من …»، «بعض …»."""
    return count.rule != "number.vague" or scene.words[count.first].stem in _COUNTING


def _counted(scene: Scene, item: Item) -> bool:
    """«28 من مسلحي التنظيم»، «عشرات من عناصر …»; but «رجال الأمن» are what they are called."""
    count = item.count
    after = scene.word(item.fill[0] + 1)
    if count is None or after is not None and after.stem in _BY_CALLING and scene.words[item.fill[0]].stem == _MEN:
        return False
    return counts(scene, count)


def _plural_members(scene: Scene, at: int) -> bool:
    features = {f for e in scene.words[at].entries if e.label == "human" for f in e.features}
    return bool(classes(scene, at) & MEMBERS) and bool(features & {"pl", "dual"})


def _of(scene: Scene, item: Item, first: int) -> None:
    """«أربعة من عناصر النظام»: counted members, and the name of the group in their genitive."""
    whole = scene.group(first)
    counted = item.count is not None and item.count.first != first and _counted(scene, item)
    if whole is None or not counted or not classes(scene, first) & MEMBERS or whole.last <= first + 1:
        return
    head = scene.words[first + 1]
    if (head.article or "grouphead" in head.labels) and not head.has("adj", "human"):
        member(scene, item, (first, first + 1), (first + 1, whole.last))


def _related(scene: Scene, at: int) -> None:
    """«التابع لـ…»، «الموالية لـ…»، «المدعوم من …»، «والتي تتبع …»."""
    entry = scene.words[at].entry("relation")
    if entry is None or scene.form(at - 1) == "من" and not scene.words[at].article:
        return  # «أشخاص من منتسبي …» is read as members
    if entry.value == "backed" and scene.form(at + 1) == "علي":
        return  # «سيطرت المقاومة المسنودة على البلدة»: by whom is not told
    whole, pronoun = owner(scene, at), _to_them(scene, at)
    if whole is None and not pronoun:
        return
    holder = of_one(scene, at, belonger(scene, at))
    those = holder is None or _joined(scene, at) or not (agrees(scene, at, holder) or predicated(scene, at, holder))
    holder = _those(scene, at) if those else holder
    if holder is None and whole is not None and scene.words[at].stem.endswith(_TWO):
        _loyal_places(scene, at, whole)
    if holder is None or scene.words[at].conjunction and _is_owner(scene, holder, at):
        return
    sides = scene.words[at].stem.removesuffix("ا") in _SIDES
    if not those and (
        _of_deed(scene, holder[0]) or (sides or entry.value != "loyal") and not _unit(scene, holder[0], at)
    ):
        return
    if sides and (those or whole is None or scene.tokens[at].tanwin or not _is_side(scene, whole[0])):
        return  # «مؤيدون لفلان»، «الناشطون المؤيدون للقضية»، «كان موقف الدولة مؤيداً للمعارضة»
    if sides and whole is not None and _is_people(scene, whole[0]) and not _is_media(scene, holder[0]):
        if scene.words[at].article and any(g.first == holder[0] and g.named for g in scene.groups):
            draft = scene.pair("support", "sides", ("actor", "to"), holder, whole)
            draft.constants["kind"] = "backing"
        return
    if whole is not None:
        draft = scene.pair("membership", "related", ("member", "organisation"), holder, whole)
        other = scene.group(whole[1]) if scene.word(whole[0] - 2) and scene.words[whole[0] - 2].stem == _EACH else None
        if other is not None and scene.words[other.first].conjunction:
            draft.add("organisation", scene.arg(other.first, other.last))  # «موالية لكل من … و…»
    else:
        draft = scene.draft("membership", "related", holder[0], at + 2, "member", "organisation")
        draft.add("member", scene.arg(*holder))
        beside = _beside(scene, holder[0], pronoun)
        if beside is not None:
            draft.roles["organisation"] = [beside]
        else:
            scene.wait(draft, "organisation", at, pronoun)
    if scene.form(at - 1) == _NOT:
        draft.polarity = "denied"  # «الميليشيات غير التابعة للجيش»
    item = scene.item(at) if those else None
    if item is not None and item.count is not None and item.fill[0] == at:
        draft.add("count", scene.arg(item.count.first, item.count.last))
    people = those or scene.is_a(holder[0], "human") and scene.cover(holder[0]) is None
    draft.constants["relation"] = "member" if people and entry.value == "part" else entry.value


def _loyal_places(scene: Scene, at: int, whole: tuple[int, int]) -> None:
    """«بلدتي نبل والزهراء المواليتين للنظام»: places by their names, which hold with somebody."""
    ends = {place.last: place for place in scene.places.values()}
    place = ends.get(at)
    listed: list[Found] = []
    while place is not None:
        listed.insert(0, place)
        place = ends.get(place.first) if scene.words[place.first].conjunction else None
    if not listed:
        return
    draft = scene.pair("membership", "related", ("member", "organisation"), (listed[0].first, listed[0].last), whole)
    for other in listed[1:]:
        draft.add("member", scene.arg(other.first, other.last))
    draft.constants["relation"] = "loyal"


def _is_side(scene: Scene, at: int) -> bool:
    """Whom one can be with: somebody, a body or a state."""
    named = any(f.first == at for f in (*scene.people, *scene.groups)) or at in scene.places
    return named or scene.is_a(at, "human", "grouphead", "group", "title", "ethnicity")


def _is_people(scene: Scene, at: int) -> bool:
    """«حزب الشعوب المؤيد للأكراد»: a people, to whom no party belongs or is loyal."""
    word = scene.words[at]
    return "ethnicity" in word.labels or "nationality" in word.labels and word.stem.endswith(SOUND)


def _is_owner(scene: Scene, holder: tuple[int, int], at: int) -> bool:
    """«كتلة تابعة للمجلس ومنضوية في …»: what stands before is to whom those belong of whom both are said."""
    lead = holder[0] - 1 - (scene.form(holder[0] - 1) in _LED_BY)
    word, head = scene.words[at], scene.words[holder[0]]
    agrees = word.stem.endswith("ه") and head.stem.endswith("ه")  # «لجماعة متطرفة وموالية ل…»
    return holder[1] == at and scene.is_a(lead, "relation") and not agrees


def _joined(scene: Scene, at: int) -> bool:
    """«قياديون وموالون لهم»: joined to what stands before, and so said of others."""
    word = scene.words[at]
    if not word.stem.endswith(SOUND) or not word.conjunction and scene.form(at - 1) != "او":
        return False
    group = scene.cover(at - 1)  # «الحوثيين والموالين لفلان»
    return not word.article or not scene.words[at - 1].stem.endswith(SOUND) or group is not None


def _of_deed(scene: Scene, first: int) -> bool:
    """«عملا انتحاريا مرتبطا بـ…»: an adjective of a deed or a thing, and nobody who belongs to anybody."""
    word = scene.words[first]
    plain = "adj" in word.labels and not ("grouphead" in word.labels or word.conjunction)
    plain = plain and not ("human" in word.labels and word.stem.endswith(SOUND))  # «تعزيز المقاتلين الموالين ل…»
    named = any(f.first == first for f in (*scene.people, *scene.groups))
    return plain and not named and scene.is_a(first - 1, "noun", "ev", "nt", "ni")


def _to_them(scene: Scene, at: int) -> str:
    """The pronoun of whom they belong to: «قناة … الموالية له»، «الميليشيات المتحالفة معها»."""
    form = scene.form(at + 1)
    if form in _WITH_HIM and scene.words[at].stem in _ALLIED:
        return form[2:]
    return form[1:] if form in _HIS else ""


def _beside(scene: Scene, first: int, pronoun: str) -> Argument | None:
    """«قوات النظام والمسلحون الموالون لها»: they belong to what they are joined to."""
    item = scene.item(first)
    one = scene.items[item.index - 1] if item is not None and item.conj and item.index else None
    if one is None or item is None or not one.nominal or item.first - one.last > 1:
        return None
    owners = (f for f in one.mentions if f.kind in ("group", "person"))
    found = max(owners, key=lambda f: (-f.first, f.last), default=None)
    if "human" in one.labels and pronoun == "هم":
        found = None
    elif found is None and not one.has("grouphead", "group"):
        return None
    start, stop = scene.sentence.bounds(*(one.fill if found is None else (found.first, found.last)))
    return Argument(start, stop, one, True)


def _those(scene: Scene, at: int) -> tuple[int, int] | None:
    """«ثلاثة من المنتسبين إلى …»، «قياديون وموالون لهم»: the participle is all that names the people."""
    word = scene.words[at]
    before = scene.form(at - 1)
    if not word.stem.endswith(SOUND):
        return None
    if word.conjunction:
        return at, at + 1
    if word.article:
        led = before in _OF_THEM or scene.is_a(at - 1, "verb", "vt", "part") or _so_many(scene, at)
        return (at, at + 1) if led else None
    return (at, at + 1) if before in ("او", "و") else None


def _so_many(scene: Scene, at: int) -> bool:
    """«عشرات الموالين ل…»."""
    return any(f.kind == "number" and f.last == at for f in scene.sentence.founds)


def _is_media(scene: Scene, at: int) -> bool:
    """«وسائل إعلام مؤيدة للحزب»."""
    item = scene.item(at)
    return item is not None and item.fill[0] == at and item.has("mediahead")


def _unit(scene: Scene, at: int, said: int) -> bool:
    """People, a group or a unit, or so many of them («700 منتسب للجيش»); not what belongs to one."""
    word = scene.words[at]
    if _so_many(scene, said):
        return True
    if word.stem in _SITES:
        return False
    return (
        _is_media(scene, at)
        or word.has("human", "grouphead", "group", "mediahead")
        or word.stem in _UNITS
        or word.stem in UNNAMED  # «جهات مدعومة من …»
        or any(f.first == at for f in (*scene.people, *scene.groups))
    )
