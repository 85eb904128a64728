"""What somebody does for a living: «الصيدلاني فلان»، «فلان، وهو مدرس لغات»، «محاميه فلان»."""

from __future__ import annotations

from khabar.claims.composed import COMPOSING
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.claims.ties import names_one_of
from khabar.claims.titles import is_post
from khabar.claims.traits import TRADES, is_place
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import VERBAL, Word

_COURTESY = word_class("polite_post")
_TOLD = TRADES | frozenset(
    "police soldier officer cleric diplomat judge aid-worker activist athlete artist adviser smuggler official".split()
)  # what «وهو» may say that somebody is
_HE = frozenset({"هو", "هي", "وهو", "وهي"})
_REACH = 3  # adjectives between a calling and a name
_SAME = frozenset({"lawyer", "driver", "translator"})  # of whom one says «محاميه»


def _may_be_calling(word: Word) -> bool:
    """By the word alone: a calling, or what one begins with that several words name."""
    return word.stem in COMPOSING or names_one_of(word, _TOLD)


@only_of(labels={"human"}, so=_may_be_calling)
def callings(scene: Scene) -> None:
    """All callings of one sentence that are no posts."""
    for at, word in scene.labelled("human") if scene.people else ():
        if word.article:
            if names_one_of(word, TRADES):
                _named(scene, at)
        elif word.pronoun or word.form.endswith("ه") and scene.raw(at).endswith("ه"):
            if names_one_of(word, TRADES):
                _owned(scene, at)
    for at, word in scene.labelled("human") if not _HE.isdisjoint(scene.spelled) else ():
        if not (word.article or word.pronoun or word.lead) and scene.unjoined(at - 1) in HE:
            _told(scene, at)


def is_calling(scene: Scene, at: int, values: frozenset[str] = TRADES) -> bool:
    """One person by what he does for a living."""
    word = scene.word(at)
    if word is None or not names_one_of(word, values) or scene.verbal(at) or scene.cover(at) is not None:
        return False
    features = {f for e in word.entries if e.label == "human" for f in e.features}
    return not features & {"pl", "dual"} or "sg" in features


def _named(scene: Scene, at: int) -> None:
    """«الطالب الجامعي فلان»: a calling with its article and adjectives, right before a name."""
    last = at + 1
    while last < at + _REACH and scene.is_a(last, "adj") and scene.words[last].article and not scene.words[last].lead:
        last += 1
    person = next((p for p in scene.people if p.first == last), None)
    courteous = scene.words[at].stem in _COURTESY
    if (
        person is None
        or courteous
        or not is_calling(scene, at)
        or is_post(scene.words[at])
        or person.first in scene.outer
    ):
        return
    if at and scene.words[at - 1].article and scene.is_a(at, "adj"):
        return  # «المكتب السياسي فلان»
    if scene.words[last].conjunction or scene.is_a(at - 1, "human", "title", "honorific"):
        return
    _draft(scene, "named", person, at, last)


def _owned(scene: Scene, at: int) -> None:
    """«محاميه فلان»."""
    person = scene.person(at + 1)
    if person is None or scene.words[at].any(VERBAL) or not is_calling(scene, at, _SAME):
        return
    if not scene.words[person.first].conjunction:
        _draft(scene, "owned", person, at, at + 1)
        title = scene.drafts[-1].roles["title"][0]
        bare = scene.raw(at).removesuffix(scene.words[at].pronoun or "ه")
        title.stop -= 0 if bare.endswith("ت") else len(scene.words[at].pronoun or "ه")  # «محاميته»


def _told(scene: Scene, at: int) -> None:
    """«فلان، وهو مدرس لغة إنكليزية من …»: what is said of the person before, with its genitives."""
    item = scene.item(at)
    if item is None or not (is_calling(scene, at, _TOLD) or scene.composed(at)):
        return
    last = at + 1 + scene.composed(at)
    while last < item.last and not ("prep" in scene.words[last].labels or scene.words[last].lead or _name(scene, last)):
        last += 1
    holder = _before(scene, at - 1)
    named = holder is not None and any(p.first == holder[0] for p in scene.people)
    if holder is None or named and scene.composed(at):
        return  # «فلان، وهو رجل أعمال»: told with what stands after a name
    draft = scene.draft("position", "calling", at, last, "holder", "title")
    draft.add("holder", scene.arg(*holder))
    draft.add("title", scene.arg(at, last))
    scene.roles.append((at, last))


def _before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The person, or the one person without a name, who stands right before «وهو»."""
    end = scene.back(at) + 1
    person = next((p for p in scene.people if p.last == end), None)
    if person is not None:
        person = scene.outer.get(person.first, person)
        return person.first, person.last
    item = next((i for i in scene.items if i.nominal and i.last == end), None)
    if item is None or not item.has("human", "kin") or is_place(item) or item.count is not None:
        return None
    return item.fill


def _name(scene: Scene, at: int) -> bool:
    return scene.person(at) is not None or at in scene.places or scene.group(at) is not None


def _draft(scene: Scene, rule: str, person: Found, first: int, last: int) -> None:
    draft = scene.draft("position", rule, first, person.last, "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    draft.add("title", scene.arg(first, last))
    scene.roles.append((first, last))
