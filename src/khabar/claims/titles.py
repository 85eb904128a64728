"""The parts of a post: its title, the organisation where that has a name of its own, the place."""

from __future__ import annotations

from khabar.claims.composed import ACTING
from khabar.claims.draft import Draft
from khabar.claims.scene import Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_BODIES = word_class("body")
_FIELDS = word_class("post_field")
CALLINGS = frozenset(  # what somebody is rather than holds
    "officer official senior-official security-official military-official expert driver mediator correspondent "
    "journalist activist guard bodyguard member doctor lawyer researcher writer analyst leader professor presenter "
    "player photographer preacher employee engineer businessman mastermind perpetrator".split()
)
_EXPERTS = frozenset({"expert", "researcher", "analyst"})
_OVER = frozenset({"عن", "من", "علي"})
_OVER_WHAT = frozenset({"عن", "علي"})
_OF, _AFFAIRS = "عن", "شوون"
_PRESS, _THE = "group.media", "ال"
_PRESSMEN = frozenset("correspondent photographer presenter journalist".split())
_CHARGED, _OVERSEES = word_class("in_charge_of"), word_class("over_what")
_BLOWS = frozenset("killing killed_off attack blow bombing bombing_by abduction shelling air-strike".split())
INSIDE = word_class("inside")
BY_NAME = word_class("by_name")
SO_CALLED = word_class("so_called")
_DECIDED = "مقررا"  # «كان مقرراً أن …»
_HANGS = frozenset({"ل", "هو", "هي"})
_OTHERS = word_class("other_ones")
_RULERS = word_class("ruler_title")
_FORMER, _PROXY = word_class("former"), word_class("by_proxy")
_POSTS = frozenset({"title", "honorific"})
# Said before a name and no post: courtesy, praise, blame, or what befell somebody.
_EPITHETS = frozenset(
    "mr ms so-called terrorist martyr sheikh doctor hajji child youth student detainee casualty migrant colleague "
    "fighter agent perpetrator mastermind prince imam clergy financier artist medic constable".split()
)


def post_value(word: Word) -> tuple[str, bool]:
    """What kind of post a word names, and whether it is one at all."""
    if word.form == "والي":
        return "wali", True
    if word.labels.isdisjoint(_POSTS) or word.form[word.lead :] == _DECIDED:
        return "", False
    titles = [e.value for e in word.entries if e.label == "title"]
    polite = [e.value for e in word.entries if e.label == "honorific"]
    values = titles or polite
    if not values:
        return "", False
    epithet = not _EPITHETS.isdisjoint(values) or word.article and not _EPITHETS.isdisjoint(polite)
    return values[0], not epithet


def is_post(word: Word) -> bool:
    """Does the word name a post, and not only courtesy, praise or blame?"""
    return post_value(word)[1]


def extent(scene: Scene, at: int) -> int:
    """End of the post that starts here, with its organisation and place."""
    if scene.composed(at) and scene.words[at].stem in ACTING and scene.titled(at + 2):
        return extent(scene, at + 2)  # «القائم بأعمال [محافظ عدن]»
    item = scene.item(at)
    last = item.last if item is not None else at + 1
    if scene.composed(at) and scene.words[at + 1].article:
        last = max(last, at + 2)  # «الأستاذ [المساعد]»
    person = next((p.first for p in scene.people if at < p.first < last), None)
    if person is not None:
        return person
    last = _purposes(scene, last)
    for _ in range(3):
        if (
            last < len(scene.words)
            and "adj" in scene.words[last].labels
            and scene.words[last].article == scene.words[at].article
            and not (scene.words[last].lead or scene.dated(last))
        ):
            last += 1
        following = last
        while (
            scene.form(following) in ("ما", "لما")
            or following < len(scene.words)
            and scene.words[following].stem in SO_CALLED
            or scene.form(following) in ("ب", *INSIDE, *BY_NAME)
        ):
            following += 1
        if scene.is_a(following, "placehead") and following + 1 in scene.places and following not in scene.places:
            following += 1
        cover = scene.cover(following)
        glued = (
            last < len(scene.words)
            and scene.words[last].preposition in ("ب", "ل")
            and not scene.words[last].conjunction
        )
        spoken = glued and cover is not None and cover.rule == _PRESS and scene.words[last].preposition == "ل"
        if spoken and not _reports(scene.words[at]):
            break  # «قال فلان، رئيس البلدية، لوكالة …»: to whom he says it
        if cover is not None and cover.first == following and (following > last or glued):
            last = cover.last
        elif scene.form(last) == "في" and at + 1 == last and (_studies(scene.words[at]) or _has_field(scene, at, last)):
            inside = scene.item(last + 1)  # «الخبير في شؤون الجماعات»
            bare = inside is not None and inside.last == last + 2 and scene.is_a(last + 1, "grouphead", "placehead")
            last = inside.last if inside is not None and not (bare and not inside.definite) else last
            break
        elif scene.form(following - 1) in BY_NAME and following > last and scene.person(following) is None:
            named = scene.item(following)  # «الناطق باسم عملية الكرامة»
            last = named.last if named is not None and named.first == following else last
            break
        else:
            break
    return _charge(scene, at, _served(scene, at, last))


def _reports(word: Word) -> bool:
    """«مراسلاً لقناة …»، «مصور لوكالة …»: whose calling is with an outlet."""
    return any(e.value in _PRESSMEN for e in word.entries if e.label in ("title", "human"))


def _studies(word: Word) -> bool:
    """«خبير في الإرهاب»، «باحثة في المركز»."""
    entry = word.entry("title")
    return entry is not None and entry.value in _EXPERTS


def _has_field(scene: Scene, at: int, last: int) -> bool:
    return scene.words[at].article and scene.is_a(last + 1, "noun")


def _served(scene: Scene, at: int, last: int) -> int:
    """«النائب الثاني [لرئيس المجلس]»، «رئيساً [للوزراء]»، «المدير العام [للتعليم]»: whom or what the post serves."""
    word, item = scene.word(last), scene.item(last)
    if word is None or item is None or word.preposition != "ل" or word.conjunction or word.pronoun:
        return last
    if item.fill[0] != last or any(p.first == last + 1 for p in scene.people):
        return last
    ministers = last == at + 1 and not scene.words[at].article  # not «قال قائد الشرطة للصحافيين»
    titled = scene.titled(last) and (ministers or "pl" not in word.features)
    plain = word.article and "noun" in word.labels and not word.has("human", "media")
    plain = plain and scene.words[last - 1].stem not in _FORMER  # «القائد السابق للتحضير ل…»
    if not titled and (not plain or item.mention("group", "place", "person") is not None):
        return last
    end = item.last
    while end < len(scene.words) and scene.words[end].article and scene.is_a(end, "adj") and not scene.words[end].lead:
        end += 1  # «للشؤون العربية»
    if any(p.first == end for p in scene.people):
        end = item.last  # «السكرتير الخاص لرئيس الجمهورية | اليمني فلان»
    return next((p.first for p in scene.people if last < p.first <= end), end)


def _charge(scene: Scene, at: int, last: int) -> int:
    """«المسؤول السابق [عن المالية في التنظيم]»، «واليا [على دير الزور]»: what somebody is over, and in which body."""
    over = scene.item(last + 1) if scene.form(last) in _OVER_WHAT else None
    if over is None or over.prep_at != last or over.mention("person") is not None or over.pronoun:
        return last
    stem = scene.words[at].stem.removesuffix("ا")
    held = over.has("grouphead", "placehead") or over.mention("place") is not None
    if stem not in _CHARGED if scene.form(last) == _OF else stem not in _OVERSEES or not held:
        return last
    last = over.last
    while (of := scene.item(last)) is not None and of.first == last and of.genitive and not of.prep:
        last = of.last
    cover = scene.cover(last + 1) if scene.form(last) in INSIDE else None
    return cover.last if cover is not None and cover.first == last + 1 else last


def _purposes(scene: Scene, last: int) -> int:
    """«رئيس المنتدى الخليجي للأمن والسلام الدكتور فلان»: what an office is for, where a name comes after it."""
    end = last
    while end < len(scene.words) and scene.words[end].article and not scene.words[end].has("title", "honorific"):
        word = scene.words[end]
        if not (word.preposition == "ل" or end > last and (word.conjunction or "adj" in word.labels)):
            break
        end += 1
    named = end < len(scene.words) and (
        "honorific" in scene.words[end].labels or any(p.first == end for p in scene.people)
    )
    return end if named and end > last else last


def parts(scene: Scene, first: int, last: int) -> tuple[int, tuple[int, int] | None, Found | None]:
    """End of the title proper, its organisation, its place."""
    end = last
    organisation: tuple[int, int] | None = None
    place: Found | None = None
    for at in range(first + 1 + scene.composed(first), last):  # past «القائم بأعمال …»
        form, word = scene.form(at), scene.words[at]
        if word.has("alias", "pn") and "title" not in word.labels:
            end = min(end, at)  # «قيادي يدعى فلان»، «العميد المنشق فلان»
        if "title" in word.labels and not word.lead and not word.article and scene.is_a(at - 1, "nationality"):
            end = min(end, at)  # «نائب الرئيس اليمني رئيس …»
        if form in _OVER:
            over = scene.item(at + 1) if form in _OVER_WHAT else None
            if over is None or over.first != at + 1:
                end = min(end, at)
            elif place is None and (spot := scene.place_from(at + 1, 2)) is not None and spot.last == over.last:
                place, end = spot, min(end, at)  # «والياً على دير الزور»
            elif organisation is None and over.has("grouphead", "placehead"):
                organisation, end = (at + 1, over.last), min(end, at)  # «مسؤولاً عن ديوان الركاز»
        if word.stem == "جنسيه" and scene.is_a(at - 1, "nationality"):
            end = min(end, at - 1)  # «القيادي التونسي الجنسية»
        if form in BY_NAME:
            group = scene.group(at + 1)
            stop = next((i for i in range(at + 2, last) if scene.form(i) in INSIDE), last)
            if (
                group is not None
                and group.last < stop
                and not (scene.words[group.last].preposition == "ب" and scene.group(group.last))
            ):
                stop = group.last
            return at + 1, ((at + 1, min(stop, last)) if at + 1 < last else None), scene.places.get(stop + 1)
        group = scene.group(at)
        inside = scene.form(at - 1) in (*INSIDE, "ب", "علي")
        glued = word.preposition in ("ب", "ل")
        if glued and word.article and word.stem in _PROXY:
            continue  # «محافظ حلب بالوكالة»
        aim = glued and scene.words[at].stem in _FIELDS  # «رئيس المنتدى للأمن والسلام»
        if organisation is None and group is not None and not aim and (inside or glued or _apart(scene, first, group)):
            begun = _body(scene, first, at) if glued else at
            begun -= begun > first + 1 and group.rule == _PRESS and scene.is_a(begun - 1, "mediahead")
            organisation, end = (begun, min(group.last, last)), min(end, _shut(scene, first, begun))
        elif at in scene.places and scene.words[at - 1].stem in SO_CALLED:
            organisation, end = (at, scene.places[at].last), min(end, _shut(scene, first, at))
        elif at in scene.places and scene.is_a(at - 1, "placehead") and scene.words[at - 1].preposition == "ب":
            place, end = place or scene.places[at], min(end, at - 1)
        elif at in scene.places and glued and "mediahead" in word.labels:
            organisation, end = organisation or (at, scene.places[at].last), min(end, at)  # «مراسلاً لقناة الشرق»
        elif at in scene.places and (inside or glued or scene.form(at - 1) == "الي"):
            end = min(end, _shut(scene, first, at))
            place = place or scene.places[at]
        elif glued and (
            "placehead" in word.labels or word.preposition == "ب" and "noun" in word.labels and not _is_aim(word)
        ):
            end = min(end, at)
    return end, organisation, place


def _is_aim(word: Word) -> bool:
    """«المتخصص بشؤون الإرهاب»: what an office is for, and no place."""
    return word.stem.startswith(_AFFAIRS)


def _body(scene: Scene, first: int, at: int) -> int:
    """«رئيس [المجلس العسكري للثوار]»: where the body begins that is said to be of the group at ``at``."""
    begun = at - 1
    while begun > first + 1 and scene.words[begun].article and scene.words[begun].stem.endswith(("ي", "يه")):
        begun -= 1
    word = scene.words[begun]
    return begun if begun > first and word.article and not word.lead and word.stem in _BODIES else at


def _shut(scene: Scene, first: int, at: int) -> int:
    """The title without the words that lead to its organisation: «رئيس [ما يسمى بـ] …»."""
    while at > first + 1 and (
        scene.form(at - 1) in ("ب", "ما", "لما", "الي", "علي", *INSIDE) or scene.words[at - 1].stem in SO_CALLED
    ):
        at -= 1
    return at


def _apart(scene: Scene, first: int, group: Found) -> bool:
    """An organisation with a name of its own, not the field of the post («قائد الجيش»)."""
    head = scene.words[group.first]
    if group.rule == _PRESS and _reports(scene.words[first]):
        long = group.last > group.first + 1 and scene.form(group.first - 1) != _THE
        return group.named and long  # «مراسل [صحيفة الشمال]»
    if scene.words[group.first - 1].stem == "اركان":
        return True  # «رئيس أركان الجيش …»
    if head.stem == "مجلس" and scene.is_a(group.first + 1, "title") and scene.words[group.first + 1].stem != "نواب":
        return False  # «رئيس مجلس الوزراء»
    if group.rule == "group.group" and "grouphead" not in head.labels:
        return head.named.removeprefix("ال") not in _FIELDS
    return head.stem in _BODIES and group.last > group.first + 1 and group.named


def bare(scene: Scene, first: int, end: int) -> int:
    """End of a rank or calling without the nationality after it: «الباحث [السنغالي]», but «وزير الخارجية السعودي»."""
    entry = scene.words[first].entry("title")
    if entry is not None and entry.value not in CALLINGS:
        return end
    while end > first + 1 and scene.is_a(end - 1, "nationality") and not scene.is_a(end - 1, "group"):
        end -= 1
    return end


def complete(scene: Scene, draft: Draft, first: int, last: int) -> None:
    """Title, organisation and place of a post that stands from ``first`` up to ``last``."""
    if _blamed(scene, first):
        scene.drafts.remove(draft)
        return
    end, organisation, place = parts(scene, first, last)
    if organisation is not None and scene.form(organisation[0] - 1) == _OF:
        if scene.group(organisation[0]) is None:
            end, organisation = organisation[1], None  # «كان مسؤولاً عن الحدود»: what it is over, and no body
    end = bare(scene, first, end)
    end -= end > first + 1 and scene.words[end - 1].stem in _OTHERS  # «قيادي آخر»
    end -= end > first + 1 and scene.form(end - 1) in _HANGS  # «الأمين العام [لـ]«الحركة»»، «باحث أمريكي [هو] فلان»
    called = end
    while end > first + 1 and scene.words[end - 1].stem in _FORMER:
        end -= 1  # «الرئيس | المخلوع»: the status, and no part of the title
    scene.roles.append((first, called if _is_plain(scene, first, end) else end))
    draft.add("title", scene.arg(first, end))
    if organisation is not None and organisation[0] < organisation[1]:
        draft.add("organisation", scene.arg(*organisation))
    if place is not None:
        draft.add("place", scene.arg(place.first, place.last))


def _is_plain(scene: Scene, first: int, end: int) -> bool:
    """«الرئيس [المخلوع]»، «الرئيس اليمني [السابق]»: a ruler is called so with his status; not «القائد | السابق»."""
    return scene.words[first].stem in _RULERS and all(
        scene.is_a(at, "adj", "nationality") for at in range(first + 1, end)
    )


def _blamed(scene: Scene, first: int) -> bool:
    """«المسؤول عن مقتل أبنائهم»: who did it, and no post."""
    over = scene.item(first + 2) if scene.form(first + 1) == _OF else None
    entry = over.entry if over is not None and over.kind == "trigger" else None
    return entry is not None and not _BLOWS.isdisjoint(entry.value.split("|"))


def position(scene: Scene, person: Found, first: int, last: int, rule: str) -> Draft:
    """One post of one person."""
    while last > first + 1 and scene.tokens[last - 1].kind == "mark":
        last -= 1
    draft = scene.draft("position", rule, min(first, person.first), max(last, person.last), "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    complete(scene, draft, first, last)
    if any(w.stem in _FORMER for w in scene.words[first : last + 1]):
        draft.constants["status"] = "former"
    return draft


def is_equal(word: Word) -> bool:
    """«نظيره الروسي فلان»: a post that is told by that of another."""
    if "title" not in word.labels:
        return False
    return any(e.label == "title" and e.value == "counterpart" for e in word.entries)
