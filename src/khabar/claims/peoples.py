"""Several people told of by their country: «شابين سودانيين»، «مقاتلين سوريين في الجماعة»، «هم تونسيان وليبي»."""

from __future__ import annotations

from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.words import SOUND, Word

_FIGHTING = frozenset(
    "fighter member extremist terrorist militant mercenary smuggler suspect detainee suicide-bomber attacker rebel "
    "recruiter trainer volunteer".split()
)
_TAKEN = frozenset({"detainee", "hostage", "abductee", "mercenary"})
_TWO = _FIGHTING | frozenset(
    "person youth student man sniper guide killer officer adviser worker engineer driver guard expert".split()
)  # of two of whom one tells as of one; no soldiers and no victims
_INSIDE = frozenset({"fi", "min", "bi"})
_SEVERAL = word_class("various")
_REGIONS = word_class("of_region")
_ANY = word_class("anybody")
_LEADING = "قيادي"  # «قياديان باكستانيان», and no presidents
_BUT_FOR = "يي"  # «سعوديي المولد»
_WHO_ARE = frozenset({"هم", "هما"})
_ENDS = (*SOUND, "ان", "ات")
_NOT = "غير"
_OF_THEM = frozenset({"منهم", "بينهم"})
_BEFORE = 3  # items from a list of peoples to who they are


@only_of(labels={"nationality"})
def peoples(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in scene.labelled("nationality"):
        if not word.lead:
            _described(scene, at)
    if not all(word.article for _, word in scene.labelled("nationality")):
        _listed(scene)


def _described(scene: Scene, at: int) -> None:
    """«شابين سودانيين»، «مقاتلين سوريين في الجماعة»، «12 مقاتلاً سورياً من التنظيم»: people, and then their country.

    What crowds there are of a country («جنود أتراك»، «المقاتلين الأجانب») says who nobody is; of captives and of those
    who lead it is told whose they are («أسرى إثيوبيين»، «قياديون أجانب»).
    """
    item = scene.item(at)
    first = at - 1 - (scene.is_a(at - 1, "adj") and scene.is_a(at - 2, "human") and not scene.words[at - 1].lead)
    if item is None or item.first > first or first < 0 or item.prep == "ka":
        return
    noun, word = scene.words[first], scene.words[at]
    if (
        noun.article
        or any(w.article for w in scene.words[first + 1 : at + 1])
        or noun.pronoun
        or "grouphead" in noun.labels
    ):
        return
    kinds = {e.value for e in noun.entries if e.label == "human"}
    leads = noun.stem.startswith(_LEADING)
    two = (leads or bool(kinds & _TWO)) and item.count is None and _are_two(noun)
    told = leads or kinds & _TAKEN or kinds & _FIGHTING and _of_body(scene, item, at)
    if not (two or told) or scene.is_a(at + 1, "title"):
        return
    one = item.count is not None and item.count.last == first and noun.form.endswith("ا") and word.form.endswith("يا")
    if at in scene.places and not one or not one and not (_are_several(noun) and _are_several(word, "nationality")):
        return
    around = scene.cover(first)
    if around is not None and around.first < first or scene.words[first - 1].stem in _ANY and first > 0:
        return
    draft = scene.pair("nationality", "several", ("person", "country"), (first, at), (at, at + 1))
    if item.count is not None and item.count.last == first:
        draft.add("count", scene.arg(item.count.first, item.count.last))


def _are_two(noun: Word) -> bool:
    """«ضابطان»، which is no plural as well."""
    features = {f for e in noun.entries if e.label in ("human", "title") for f in e.features}
    return "dual" in features and "pl" not in features


def _of_body(scene: Scene, item: Item, at: int) -> bool:
    """«مقاتلين سوريين [في الجماعة]»: whose nationality tells of whom a body has."""
    inner = item.mention("group")
    if inner is not None and inner.first > at:
        return True
    after = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
    return after is not None and after.nominal and after.prep in _INSIDE and after.mention("group") is not None


def _are_several(word: Word, label: str = "human") -> bool:
    """Two or more by their form: «شابين»، «مسلحون»، «أفغان»."""
    features = {f for e in word.entries if e.label == label for f in e.features}
    if word.stem.endswith(_BUT_FOR):
        return False
    return bool(features & {"pl", "dual"}) and "sg" not in features or word.stem.endswith(_ENDS)


def nationals(scene: Scene, at: int) -> None:
    """«مقاتلون من جنسيات عربية وأجنبية»; of others than a number of them, no countries are told by «مختلفة»."""
    holder = scene.human_before(at - 1, 1)
    if holder is None or scene.form(holder[0] - 1) == _NOT:
        holder = _qualified(scene, at - 1)
    if holder is None or scene.form(at - 2) in _OF_THEM:
        return  # «297 شخصا، 37 منهم من جنسيات أجنبية»: so many of them
    last = at + 1
    denied = scene.form(last) == _NOT  # «من جنسيات غير سورية»
    last += denied
    if last >= len(scene.words):
        return
    told = scene.is_a(last, "nationality") or scene.words[last].stem in _REGIONS
    if not told and (denied or scene.words[last].stem not in _SEVERAL):
        return
    if not told and not (_counted(scene, holder[0]) and {e.value for e in scene.words[holder[0]].entries} & _FIGHTING):
        return
    draft = scene.draft("nationality", "several", holder[0], last + 1, "person", "country")
    draft.add("person", scene.arg(*holder))
    if denied:
        draft.polarity = "denied"
    if not told:
        draft.add("country", scene.arg(at, last + 1))  # «من جنسيات مختلفة»
        return
    while last < len(scene.words) and scene.is_a(last, "nationality", "adj", "ethnicity"):
        if scene.words[last].stem in _SEVERAL:
            break
        draft.add("country", scene.arg(last, last + 1))
        last += 1


def _qualified(scene: Scene, at: int) -> tuple[int, int] | None:
    """«مهاجرين | غير شرعيين | من جنسيات أفريقية»: people, past what they are not."""
    item = scene.item(at - 1)
    whole = scene.items[item.index - 1] if item is not None and item.index and item.prep == "without" else item
    if item is None or whole is None or item.last != at or not scene.is_a(whole.fill[0], "human"):
        return None
    return whole.fill if whole.mention("group", "person", "document") is None else None


def _counted(scene: Scene, at: int) -> bool:
    item = scene.item(at)
    return item is not None and item.count is not None and item.count.rule != "number.vague"


def _listed(scene: Scene) -> None:
    """«أربعة إرهابيين هم تونسيان وليبي»، «ومنهم خمسة أردنيين وثلاثة مغاربة»: peoples, one after the other."""
    listed: list[Item] = []
    for item in scene.items:
        people = item.kind == "noun" and not (item.prep or item.negated) and _is_people(scene, item)
        if item.conj and listed and people:
            listed.append(item)
            continue
        if listed:
            _peoples(scene, listed)
        listed = [item] if people else []
    _peoples(scene, listed)


def _is_people(scene: Scene, item: Item) -> bool:
    """«تونسيان»، «ثلاثة يمنيين»: some of a country, and nothing else that they are."""
    at = item.fill[0]
    if at >= len(scene.words) or "nationality" not in scene.words[at].labels:
        return False
    return not scene.words[at].article and item.fill[1] <= at + 1 and not scene.is_a(at + 1, "human")


def _peoples(scene: Scene, listed: list[Item]) -> None:
    if not listed:
        return
    counted = [i for i in listed if i.count is not None]
    before = scene.unjoined(listed[0].first - 1)
    if before in _WHO_ARE:
        whole = _who(scene, listed[0].index - 1)
    else:
        whole = scene.human_before(listed[0].first, 3) if len(counted) > 1 else None
    if whole is None:
        return
    for item in listed:
        at = item.fill[0]
        draft = scene.draft("nationality", "counted", item.first, at + 1, "person", "country")
        draft.add("person", scene.arg(*whole))
        if item.count is not None:
            draft.add("count", scene.arg(item.count.first, item.count.last))
        draft.add("country", scene.arg(at, at + 1))


def _who(scene: Scene, at: int) -> tuple[int, int] | None:
    """Those of whom «هم» tells: the people right before it, past a comma."""
    for item in reversed(scene.items[max(0, at - _BEFORE) : at + 1]):
        if item.kind == "noun":
            plain = "human" in item.labels and item.mention("group", "person") is None
            return item.fill if plain else None
    return None
