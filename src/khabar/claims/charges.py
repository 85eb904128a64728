"""Who stands accused of what: «فلان المتهم بالتجسس», «590 شخصاً متهمين بـ…», «وهو متهم بـ…»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.accusations import whole
from khabar.claims.draft import Draft
from khabar.claims.items import opens_clause
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_COMMAS = ("،", ",")
_ACCUSED = "متهم"
_THEY = frozenset({"هم"})
_ENCLITICS = ("هم", "ها", "ه")
_PEOPLE = ("human", "title", "kin")
_RULE = "who.charged"
_HELD = frozenset({"arrest", "detention", "execution"})  # what is done to somebody for what he stands accused of
_WHOM = ("target", "victim")
_NO_CHARGE = word_class("no_charge")  # «المتهمون بنظر الحكومة»


@only_of(labels={"blamed"})
def charges(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, _ in scene.labelled("blamed"):
        entry = scene.words[at].entry("blamed")
        if entry is not None and entry.lemma == _ACCUSED and not scene.words[at].lead:
            _charged(scene, at)


def held_for(made: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """What phrases tell, without charges of those who are held or put to death for them: «اعتقلت متهمين بالتجسس».

    There the charge is a role of the deed, and no step of a court.
    """
    kept: list[Draft] = []
    for draft in told:
        deeds = [d for d in made if d.event in _HELD and _of_them(d, draft)] if draft.rule == _RULE else []
        for deed in deeds:
            for argument in draft.roles.get("charge", ()) if "charge" not in deed.roles else ():
                deed.add("charge", argument)
        if not deeds:
            kept.append(draft)
    return kept


def _of_them(deed: Draft, draft: Draft) -> bool:
    """Is it done to the same words?"""
    done = [a for role in _WHOM for a in deed.roles.get(role, ()) if not (a.pending or a.inherited)]
    # «أوقفت الشرطة فلانا المتهم بقتل فلان»، «خمسة شبان متهمين بـ…»: said of them beside that
    done = [a for a in done if a.item is not None and a.item.word is not None and "blamed" in a.item.word.labels]
    done = [a for a in done if a.item is not None and a.item.mention("person") is None]
    whom = [a for a in draft.roles.get("target", ()) if not (a.pending or a.inherited)]
    return any(a.meets(b) for a in done for b in whom)


def _charged(scene: Scene, at: int) -> None:
    """A claim, where what somebody is accused of follows, and who it is stands before."""
    laid = scene.item(at + 1)
    if laid is None or laid.first != at + 1:
        laid = next((i for i in scene.items if i.first == at + 1 and i.kind == "trigger"), None)
    if laid is None or laid.prep != "bi":  # «المتهم بالتورط في قتل …»
        laid = next((i for i in scene.items if i.prep == "bi" and at < i.prep_at < i.first == at + 3), None)
    if laid is None or laid.prep != "bi" or scene.words[laid.fill[0]].stem in _NO_CHARGE:
        return
    who = _who(scene, at)
    told = None if who is not None else _pronoun(scene, at)
    if who is None and told is None:
        who = _themselves(scene, at)
    if who is None and told is None:
        return
    draft = scene.draft("proceeding", "charged", who[0] if who else at, laid.last, "target")
    if who is not None:
        draft.add("target", scene.arg(*who))
        counted = scene.item(at)
        if counted is not None and counted.count is not None and counted.fill[0] == who[0]:
            draft.add("count", scene.arg(counted.count.first, counted.count.last))
    elif told:
        scene.wait(draft, "target", at, told)
    draft.add("charge", scene.arg(*whole(scene.sentence, scene.items, laid)))
    draft.constants["kind"] = "charge"


def _who(scene: Scene, at: int) -> tuple[int, int] | None:
    """The person right before it, or the people whom its own phrase counts or names."""
    end = at - (scene.form(at - 1) in "،," and scene.words[at].article)
    named = next((p for p in scene.people if p.last == end), None)
    if named is not None:
        return (named.first, named.last) if scene.words[at].article or _said_of(scene, named.first) else None
    item = scene.item(at)
    described = item is not None and item.fill[0] < at - 1 and item.has(*_PEOPLE) and not item.mentions
    described = described and scene.is_a(at - 1, "adj")  # «مسؤول مالي سابق متهم بـ…»
    if item is None or not (described or scene.is_a(at - 1, *_PEOPLE)) or scene.cover(at - 1) is not None:
        return None
    whole = item.fill[0] < at and item.has(*_PEOPLE)
    first = item.fill[0] if whole else at - 1
    if scene.words[first].article and scene.unjoined(first - 1) in HE:
        end = first - 1 - (scene.form(first - 2) in _COMMAS)  # «فلان، وهو المسلح المتهم بقتل …»
        named = next((p for p in scene.people if p.last == end), None)
        if named is not None:
            return named.first, named.last
    return first, at


def _said_of(scene: Scene, first: int) -> bool:
    """«أن فلاناً متهم بـ…»، «كان القائد فلان متهماً بـ…»: a name that opens its clause, or after a verb of being."""
    item = scene.item(first)
    if item is None or item.prep or item.conj and item.index:
        return False
    before = scene.items[item.index - 1] if item.index else None
    while before is not None and before.kind == "noun" and before.last == item.first and not before.prep:
        item, before = before, scene.items[before.index - 1] if before.index else None  # «القائد | فلان»
    return opens_clause(before, being=True)


def _themselves(scene: Scene, at: int) -> tuple[int, int] | None:
    """«حبس المتهم بقتل فلان»، «11 متهماً بالترويج لـ…»: whom no other word names."""
    item, word = scene.item(at), scene.words[at]
    if item is None or item.kind != "noun" or item.fill[0] != at or word.pronoun or item.mention("person") is not None:
        return None
    before = scene.items[item.index - 1] if item.index else None
    if not (item.prep or item.conj) and before is not None and before.kind == "noun" and before.last == at:
        return None  # «تنظيم داعش المتهم بالوقوف خلف …»
    return (at, at + 1) if word.article or item.count is not None or word.form.endswith("ين") else None


def _pronoun(scene: Scene, at: int) -> str | None:
    """«وهو متهم بـ…», «إنه متهم بـ…»: the enclitic for whom it is said of."""
    before = scene.unjoined(at - 1)
    if before in HE:
        return "ه" if before == "هو" else "ها"
    if scene.is_a(at - 1, "comp"):
        return scene.words[at - 1].pronoun or _enclitic(before)
    return "هم" if before in _THEY else None


def _enclitic(form: str) -> str | None:
    """That of «إنهم», which is a word of its own."""
    return next((p for p in _ENCLITICS if form.endswith(p)), None)
