"""Posts and ranks beside a name: titles before it; ``holders`` reads those after it."""

from __future__ import annotations

from khabar.claims.holders import after
from khabar.claims.items import TRIGGER_NOUNS
from khabar.claims.postspans import APART, his, past_aside, past_bracket, segments
from khabar.claims.scene import Scene
from khabar.claims.titles import BY_NAME, INSIDE, SO_CALLED, is_equal, is_post, position
from khabar.claims.traits import is_heir
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.personwords import TITLE_LETTERS
from khabar.words import SOUND, VERBAL, Word

_REACH = 14
_OF_FIELDS = word_class("of_fields")
_MEETS, _BETWEEN = word_class("meets"), frozenset({"بين", "كل", "كلا"})
_NAMED_FOR = word_class("named_for")
_RULERS = word_class("ruler_title")
_OVERSEES = word_class("oversees")
_TELLS = ("adj", "nationality")
_THEY = frozenset({"هم", "هما"})
_AFFAIRS = "شوون"


def posts(scene: Scene) -> None:
    """The posts that stand beside the names of one sentence."""
    for number, person in enumerate(scene.people):
        if person.first not in scene.outer:
            titles = _own(scene, _titles_before(scene, person))
            for first, last in (*_joined_before(scene, titles), *titles):
                _shared(scene, number, first, last)
            if not (titles and _of_another(scene, titles[-1][0]) and scene.form(person.last) not in APART):
                after(scene, person)  # not «سكرتير خاص لرئيس البلاد فلان مدير المكتب»: of him whom it begins with


# -- before a name ------------------------------------------------------------------------------


def _titles_before(scene: Scene, person: Found) -> list[tuple[int, int]]:
    """«الناطق باسم … العقيد فلان»: the post with its organisation, and the rank."""
    head = scene.words[person.first]
    if head.conjunction and (person.rule != "person.tagger" or head.has("given", "family")):
        return []  # «شقيق زعيم الجماعة وعبد الله فلان»
    end = person.first
    if head.preposition == "ل" and "given" in head.labels or scene.form(end - 1) in BY_NAME and end > 1:
        return []  # «نشرت السفير مقالة لفلان», «متحدث باسم القائد فلان»
    if scene.words[end].preposition and scene.is_a(end - 1, "relation"):
        return []  # «قائد موال لفلان»: of another
    marks = _past_nation(scene, _past_marks(scene, person, end))
    end = past_aside(scene, past_bracket(scene, marks))
    told = scene.unjoined(end - 1) in _THEY  # «الصحافيون الثلاثة وهم فلان وفلان»
    end, marks = end - told, marks - told
    starts = _starts(scene, end, max(0, person.first - _REACH))
    if not starts:
        return []
    if (
        not told
        and marks < person.first
        and (
            scene.words[starts[-1]].lead
            and not scene.words[starts[-1]].conjunction
            or any(p.last in (starts[-1], starts[-1] - 1) for p in scene.people)
        )
    ):
        return []  # «فلان، وزير …، فلان»: the post of the one before
    if _named_for(scene, starts[-1]) or _of_other(scene, starts[-1], end):
        return []
    return segments(scene, sorted(starts), end)


def _of_other(scene: Scene, first: int, end: int) -> bool:
    """«قتل قائد الشرطة | رجلاً يدعى فلان»: the name is that of somebody by another phrase than the post."""
    item = scene.item(end - 2) if end > 1 and scene.is_a(end - 1, "alias") else None
    return item is not None and first < item.first and not item.prep and "human" in item.labels and not item.definite


def _own(scene: Scene, titles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """«فلان، وزير …، | رئيس … فلان»: without the post of the one before; «هذا القائد الحكيم» names nobody."""
    if not titles:
        return titles
    first = titles[0][0]
    parted = len(titles) > 1 and scene.form(titles[1][0] - 1) in ("،", ",")
    if parted and scene.form(first - 1) in ("،", ",") and any(p.last == first - 1 for p in scene.people):
        return titles[1:]
    this = scene.is_a(first - 1, "demonstrative") and scene.words[first].article
    return [] if this and titles[0][1] == first + 1 else titles


def _joined_before(scene: Scene, titles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """«نائب الرئيس ورئيس الوزراء فلان»، «الكاتب، ورئيس تحرير … فلان»: the post that another of his is joined to."""
    first = titles[0][0] if titles else 0
    word = scene.words[first]
    whose = any(w.pronoun for w in scene.words[first : titles[0][1]]) if titles else False
    if first < 2 or word.conjunction != "و" or word.preposition or whose or _several(scene, first):
        return []  # «رئيس الحكومة ووزير داخليته فلان»
    end = first - (scene.form(first - 1) in ("،", ","))
    starts = sorted(_starts(scene, end, max(0, end - _REACH)))
    if not starts or any(p.last in (starts[0], starts[0] - 1) for p in scene.people):
        return []  # «فلان، وزير … ورئيس … فلان»: the post of the one before
    spans = segments(scene, starts, end)
    if not spans or any(not _is_one(scene.words[at]) for at, _ in spans) or not _acts(scene, starts[0]):
        return []
    return [*_joined_before(scene, spans), *spans]


def _acts(scene: Scene, at: int) -> bool:
    """A post whose one holder does what a verb right before it tells, or who opens the clause."""
    return at == 0 or scene.tokens[at - 1].kind != "word" or scene.verbal(at - 1) or scene.is_a(at - 1, "say", "comp")


def _is_one(word: Word) -> bool:
    """Is it the post of one person, and not of several («وزراء»)?"""
    return any("sg" in e.features for e in word.entries if e.label in ("title", "honorific"))


def _several(scene: Scene, at: int) -> bool:
    """«اجتمع مدير الشرطة وقائد القوة فلان»، «بين الوزير ورئيس الحزب فلان»: two people, who do something together."""
    before = range(max(0, at - _REACH), at)
    return any(
        w.form in _BETWEEN or "verb" in w.labels and w.stem in _MEETS for w in map(scene.words.__getitem__, before)
    )


def _past_nation(scene: Scene, end: int) -> int:
    """«المسؤول الشرعي في التنظيم، السعودي | فلان»: a nationality that stands between a comma and the name."""
    word = scene.words[end - 1] if end > 2 else None
    if word is None or not (word.article and "nationality" in word.labels) or word.has("title", "human"):
        return end
    return end - 2 if scene.form(end - 2) in ("،", ",", "(") else end  # «رئيس الوزراء | (الإسرائيلي فلان)»


def _past_marks(scene: Scene, person: Found, end: int) -> int:
    """Where a title may end before a name: before a comma, a bracket, «د.» or the stroke of «جندي متدرب/ فلان»."""
    if scene.form(end - 1) == "(" and scene.form(person.last) == ")":
        return end - 1
    if scene.form(end - 1) in (".", "/") and scene.form(end - 2) in TITLE_LETTERS:
        end -= 2
    if scene.form(end - 1) == "/":
        return end - 1
    return end - (scene.form(end - 1) in ("،", ",") and not scene.words[person.first].conjunction)


def _named_for(scene: Scene, at: int) -> bool:
    """«مركز الملك فلان»: the name of a place or a body."""
    return at > 0 and scene.words[at].article and not scene.words[at].lead and scene.words[at - 1].stem in _NAMED_FOR


def _starts(scene: Scene, end: int, floor: int) -> list[int]:
    """Where titles begin, walking back over what may stand between a title and its holder."""
    at, starts = end - 1, list[int]()
    while at >= floor:
        word = scene.words[at]
        if at in scene.apart or at in scene.named:
            break
        cover = scene.cover(at)
        if cover is not None and not _rank(scene, cover, end if not starts else starts[-1]):
            held = _held_inside(scene, cover, end) if cover.last >= end and not starts else 0
            held = held or _held_to(scene, cover, end)
            if held:
                starts[:] = [held]
                break
            at = cover.first
            if scene.words[at].conjunction:
                beside = cover.kind == "place" and scene.cover(at - 1) is not None
                if beside or cover.last == at + 1 and scene.words[at].article and _joined(scene, at):
                    at -= 1  # «المدير الإقليمي بمنطقة الشرق الأوسط وشمال أفريقيا فلان», «وزير الشؤون والأوقاف فلان»
                    continue
                break
            inside = scene.form(at - 1) in (*INSIDE, "عن")  # «قائد الكتيبة في اللواء 35 | المقدم فلان»
            if (
                "title" in scene.words[at].labels
                and scene.words[at].entry("placehead") is None
                and cover.kind == "group"
            ):
                starts.extend([at] if not inside else [])
            at -= 2 if inside else 1
            continue
        if scene.form(at) in ("،", ",") and starts == [at + 1] and "honorific" in scene.words[at + 1].labels:
            at -= 1  # «الأمين العام لـ…، الدكتور فلان»
            continue
        if scene.tokens[at].kind != "word":
            break
        if (
            starts
            and starts[-1] == at + 1
            and word.any(VERBAL)
            and not (word.article or is_heir(scene.words, at))
            and _opens(scene, at)
        ):
            break  # «طالب رئيس الجمهورية …»
        if is_equal(word) or _is_theirs(scene, at, end if not starts else starts[-1], starts):
            starts.append(at)
            break
        if not word.pronoun and scene.is_a(at - 1, "title") and scene.words[at - 1].article and his(scene, at):
            break  # «أرسل الرئيس نائبه … فلان»: no part of another post
        if (
            scene.titled(at)
            and not word.pronoun
            and not ("placehead" in word.labels and "honorific" not in word.labels)
        ):
            starts.append(at)
            served = _served(scene, at) if word.preposition == "ل" else 0
            if served:
                starts[-1] = served  # «الممثل الخاص للأمين العام»
            both = _of_both(scene, starts[-1])
            if both < starts[-1]:
                starts[-1], at = both, both - 1
                continue
            if (word.conjunction or word.preposition) and word.form != "والي":
                break
        elif not _between(scene, at):
            break
        at -= 1
    return starts


def _is_theirs(scene: Scene, at: int, end: int, starts: list[int]) -> bool:
    """«زعيمها فلان»، «ناطقهم الرسمي فلان»، «قائدها في حلب، الملا فلان»: a post whose body an enclitic names."""
    word = scene.words[at]
    if not his(scene, at) or word.any(VERBAL) or word.entry("title") is None or not is_post(word):
        return False
    if starts and not (word.pronoun and all(scene.is_a(i, "honorific") for i in starts)):
        return False  # «زعيمها الملا فلان»
    end -= scene.form(end - 1) in ("،", ",")
    plain = at + 1
    while plain < end and scene.words[plain].article and scene.is_a(plain, "adj"):
        plain += 1
    if plain < end and scene.words[plain].preposition == "ل" and scene.words[plain].stem == _AFFAIRS:
        return True  # «نائبه لشؤون الطاقة فلان»
    if plain < end and scene.form(plain) in INSIDE:
        cover = scene.cover(plain + 1)
        plain = cover.last if cover is not None and cover.kind == "place" and cover.first == plain + 1 else plain
    return plain == end


def _opens(scene: Scene, at: int) -> bool:
    """Does a clause begin with the word?"""
    return at == 0 or scene.tokens[at - 1].kind != "word" or scene.is_a(at - 1, "sub", "comp", "rel", "aux")


def _of_both(scene: Scene, at: int) -> int:
    """Where «إمام | وخطيب مسجد …» begins: two posts, which share what they are of, and are one."""
    word, before = scene.words[at], at - 1
    joined = at > 0 and word.conjunction == "و" and not (word.preposition or word.article) and _is_one(word)
    if not joined or not scene.titled(before) or scene.verbal(before) or not _is_one(scene.words[before]):
        return at
    bare = scene.words[before]
    return at if bare.article or bare.pronoun or scene.cover(before) is not None else before


def _served(scene: Scene, at: int) -> int:
    """Where the post begins that serves another: «الممثل الخاص للأمين العام»; 0 for none, and for whoever serves
    one who rules, whose own name follows: «السكرتير الخاص للرئيس فلان»."""
    for back in range(at - 1, max(-1, at - 4), -1):
        word = scene.words[back]
        if scene.tokens[back].kind != "word" or word.conjunction or word.preposition or word.pronoun:
            return 0
        if scene.titled(back):
            ruled = scene.words[at].stem in _RULERS and not any(e.value == "deputy" for e in word.entries)
            return 0 if ruled or word.stem.endswith(SOUND) else back
        if "adj" not in word.labels:
            return 0
    return 0


def _of_another(scene: Scene, at: int) -> bool:
    """«السكرتير الخاص | للرئيس فلان»: whom another serves, of whom the sentence goes on to tell."""
    if scene.words[at].preposition != "ل":
        return False
    return scene.titled(at - 1) or at > 1 and scene.is_a(at - 1, "adj") and scene.titled(at - 2)


def _held_inside(scene: Scene, cover: Found, end: int) -> int:
    """«إدارة الرئيس فلان»، «القوات الموالية للرئيس فلان»: the post in the name of a group; 0 for none."""
    if cover.kind != "group" or cover.rule == "group.group":
        return 0
    for at in range(cover.first + 1, end):
        if scene.is_a(at - 1, "mediahead"):
            continue  # «صحيفة السفير»
        numbers = {f for e in scene.words[at].entries if e.label in ("title", "honorific") for f in e.features}
        if scene.titled(at) and not scene.words[at].conjunction and "sg" in numbers:
            return at
    return 0


def _held_to(scene: Scene, cover: Found, end: int) -> int:
    """«نظام الزعيم | الليبي الراحل فلان», «القوات الموالية للرئيس | الشرعي فلان»: the same where adjectives go on."""
    held = _held_inside(scene, cover, cover.last) if cover.last < end else 0
    told = range(held + 1, end)
    plain = all(scene.words[i].article and not scene.words[i].lead and scene.is_a(i, *_TELLS) for i in told)
    return held if held and plain else 0


def _rank(scene: Scene, cover: Found, end: int) -> bool:
    """«اللواء الركن فلان» looks like a unit, and is a rank where a name follows."""
    word, numbered = scene.words[cover.first], any(t.kind == "number" for t in scene.tokens[cover.first : cover.last])
    return cover.last == end and word.article and "honorific" in word.labels and not numbered


def _between(scene: Scene, at: int) -> bool:
    """May this word stand inside a title?"""
    word = scene.words[at]
    if (
        word.form in BY_NAME
        or word.stem in SO_CALLED
        or word.form == "ما"
        or word.form == "الي"
        and at + 1 in scene.places  # «المبعوث إلى اليمن فلان»
        or (word.form in INSIDE or word.form == "عن" or word.form == "علي" and _over(scene, at))
        and scene.is_a(at + 1, "grouphead", "placehead", "noun")
    ):
        return True
    if word.conjunction and not _joined(scene, at) or scene.verbal(at):
        return False
    if word.pronoun:  # «وزير خارجيته فلان»، «المتحدث باسمها»
        named = word.preposition == "ب" and word.stem == "اسم"
        held = (
            scene.titled(at - 1)
            and not scene.words[at - 1].article
            and word.has("noun", "placehead", "grouphead", "adj")
        )
        return at > 0 and not word.conjunction and "kin" not in word.labels and (named or held)
    if word.preposition == "ب" and not word.article and word.any(TRIGGER_NOUNS):
        return False  # «أصدر الرئيس قراراً بتعيين فلان»
    if (
        "demonstrative" in word.labels
        and not word.lead
        and scene.word(at + 1) is not None
        and scene.words[at + 1].article
    ):
        return scene.is_a(at + 1, "grouphead", "group")  # «قائد هذه القوات فلان»
    if (
        word.has("rel", "comp", "sub", "negation", "cite", "demonstrative", "kin", "prep", "say_participle", "cause")
        and not word.article
    ):
        return False
    return (
        not word.preposition
        or word.preposition in "بل"
        and (word.article or word.has("noun", "grouphead", "placehead", "mediahead"))
    )


def _over(scene: Scene, at: int) -> bool:
    """«المشرف العام على المركز»: a post that is over something."""
    return any(scene.words[i].stem in _OVERSEES for i in range(max(0, at - 2), at))


def _joined(scene: Scene, at: int) -> bool:
    """«وزير المياه والبيئة»، «المنتدى للأمن والسلام»، «الناشط المدني والسياسي»: two fields of one post."""
    word, before = scene.words[at], scene.words[at - 1]
    if word.conjunction != "و" or not at:
        return False
    if word.article and (
        before.preposition == "ل" or "adj" in word.labels and "adj" in before.labels and before.article
    ):
        return True
    whole = word.article or at + 1 < len(scene.words) and scene.words[at + 1].article
    field = at > 1 and (scene.words[at - 2].stem in _OF_FIELDS or scene.titled(at - 2) and "noun" in before.labels)
    field = field or bool(before.conjunction) and _joined(scene, at - 1)  # «وزير المياه والبيئة والزراعة»
    return whole and before.article and field


def _shared(scene: Scene, number: int, first: int, last: int) -> None:
    """«القياديان فلان وفلان»: a dual or plural title is that of each name of the list, and of no single one."""
    features = {f for e in scene.words[first].entries if e.label in ("title", "honorific") for f in e.features}
    one = "sg" in features or not features & {"dual", "pl"}
    own = last - (last > first + 1 and scene.is_a(last - 1, "nationality"))  # «الرئيسان [الأوغندي]»
    if one:
        position(scene, scene.people[number], first, last, "before")
        if his(scene, first) and not is_equal(scene.words[first]):
            _of_theirs(scene, first, last)
    listed, end = [scene.people[number]], last
    for other in scene.people[number + 1 :]:
        between = _plain(scene, listed[-1].last, other.first)
        joined = bool(scene.words[other.first].conjunction) or "و" in between or "،" in between
        plain = joined and not one and all(form in "،,و" for form in between)
        states = own < last and _another_state(scene, listed[-1].last, other.first)
        if not (plain or states):
            break
        listed.append(other)
        end = own if states else end
    for person in listed[one:] if len(listed) > 1 else ():
        position(scene, person, first, end, "before")


def _another_state(scene: Scene, first: int, last: int) -> bool:
    """«الرئيس الأميركي فلان | والروسي | فلان»: the same post, of another state."""
    word = scene.words[first]
    return last == first + 1 and word.article and word.conjunction == "و" and "nationality" in word.labels


def _of_theirs(scene: Scene, first: int, last: int) -> None:
    """The body of «زعيمها»: what the enclitic stands for, which is no part of the title."""
    draft, pronoun = scene.drafts[-1], his(scene, first)
    if last == first + 1:
        draft.roles["title"][0].stop -= len(pronoun)
    scene.wait(draft, "organisation", first, pronoun)


def _plain(scene: Scene, first: int, last: int) -> list[str]:
    """What stands between two names, without what brackets hold."""
    kept: list[str] = []
    inside = False
    for token in scene.tokens[first:last]:
        inside = token.form == "(" or inside and token.form != ")"
        if not inside and token.form != ")":
            kept.append(token.form)
    return kept
