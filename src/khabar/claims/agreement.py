"""Whom a pronoun can stand for, by number, gender and what its clause says."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.candidates import Candidate, is_woman
from khabar.claims.context import GOING, STRIKES
from khabar.claims.draft import NEAREST, SUBJECT, Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import headed, is_airborne, is_place
from khabar.grammar.classes import word_class
from khabar.types import Quantity
from khabar.words import SOUND

OF_ONE = frozenset({"arrest", "detention", "abduction", "handover", "injury", "release"})  # «سُلّمت» is no group
_WOMEN = word_class("women")
MISSING = frozenset({SUBJECT, NEAREST})
_LOSSES = "frame.inflict"  # «دحر الجيش الميليشيات وكبدها خسائر»
HARM = frozenset("killing injury attack abuse execution abduction shelling destruction".split())
BLOWS = STRIKES | HARM | {"siege", "seizure", "destruction", "control", "arrest"}
_HELD = frozenset({"control", "siege"})
_BLOWN = "frame.bombing_by.vt"
_SPEAKERS, _WATCHERS = frozenset({"spokesman"}), frozenset({"مرصد", "المرصد"})
_STEPS = word_class("own_step")
_ACCOUNT = "frame.called_to_account"
_TAKERS = frozenset({"at", "ila", "by"})  # «سلم إلى المخابرات للتحقيق معه»: who has him asks
SLAIN = frozenset({"killing", "execution"})
_TWO, _AT_HEAD = 2, 1
_WHEN = frozenset({"after", "before", "since", "cause"})
_SINCE = word_class("since_when")
_MEN, _OF_MEN = frozenset({"people"}), "و"  # «مقاتلو الفصيل»
_OFFICE = frozenset({"state", "court"})  # which nobody means by «انشقاقهم»
_FROM_AIR = "air-strike"
_FINITE = frozenset({"past", "imperfect"})
AIMED = frozenset({"ila", "ala", "did"})
THAT, _AND_THAT_HE = frozenset({"ان", "بان"}), frozenset({"وانه", "وانها", "وانهم"})
_BEFALLS = frozenset({"victim", "target"})
_PERSONAL = frozenset({"target", "victim", "holder", "member", "person"})


def living(options: list[Candidate]) -> list[Candidate]:
    """«مقتل ثمانية في المحافظة إثر تعرضهم لهجوم»: no place is «them»."""
    return [c for c in options if c.kind == "person" or c.item is None or c.item.has("human") or not is_place(c.item)]


def _lives(item: Item, role: str) -> bool:
    """No place; «المعتقلين» are people, though a place is spelled like one of them."""
    many = item.short and item.has("human") and item.word is not None and item.word.form.endswith(SOUND)
    return not is_place(item) or many and role in _BEFALLS


def _own_step(item: Item | None) -> bool:
    """«قرر التخلي عن الحركة»: what one decides for oneself, and orders nobody."""
    return item is not None and item.word is not None and item.word.stem in _STEPS


def _goal(candidate: Candidate, draft: Draft) -> bool:
    """«يوجهون سلاحهم صوب الأهالي، يقتلون …»: at whom a verb of the same sentence aims, and no doer of the next."""
    item = candidate.item
    if draft.at is None or draft.at.kind != "verb":
        return False
    return item is not None and candidate.order == draft.order and item.prep in AIMED and not candidate.subject


def tells_only(candidate: Candidate) -> bool:
    """A spokesman, an outlet, who watches: who tells of blows, and strikes nobody."""
    item = candidate.item
    if item is None or item.word is None:
        return False
    told = headed(item, "title", _SPEAKERS) or headed(item, "human", _SPEAKERS)
    return told or item.has("mediahead", "media") or item.word.stem in _WATCHERS


def follows(draft: Draft) -> bool:
    """«… فقتلوهم»، «… واختطفوه»: a deed that is joined to what the same people did before."""
    return draft.at is not None and draft.at.kind == "verb" and draft.at.conj and draft.event in HARM


def are_people(options: list[Candidate], draft: Draft, role: str, argument: Argument) -> list[Candidate]:
    """People before groups, where the role or the event is one of people; nobody where the nearest is aimed at."""
    if role == "actor" and draft.event in HARM and options and _goal(options[0], draft):
        acting = [c for c in options if c.subject and c.order == draft.order]
        return acting[:1] if follows(draft) else []  # «أطلق مسلحون النار على جنود فقتلوهم»
    if role == "actor" and draft.event in BLOWS and options and tells_only(options[0]):
        return []
    if role == "target" and draft.rule.startswith(_ACCOUNT):
        options = [c for c in options if c.kind != "group"]  # «لملاحقة المتورطين ومحاسبتهم»: people, and no body
    if role == "target" and draft.constants.get("kind") == "investigation":
        options = [c for c in options if c.item is None or not (c.item.prep in _TAKERS or is_place(c.item))]
    if role == "actor" and draft.event == _FROM_AIR:
        options = _flying(options)
    if role == "actor" and draft.event in _HELD:
        options = [c for c in options if c.item is None or not is_airborne(c.item)]  # aircraft hold no building
    if draft.event in OF_ONE:
        options = [c for c in options if c.kind == "person" or c.hit or c.item is None or _lives(c.item, role)]
    if argument.pending == "هم" and draft.event in OF_ONE or draft.rule.startswith("frame.surrender_self"):
        options = [c for c in options if c.kind != "group" or c.number == "pl"]  # «تسلمتهم السلطات»، «سلم نفسه»
    if role == "victim" and draft.event in SLAIN and argument.pending == "ه":
        deed = draft.at.entry if draft.at is not None else None
        told = deed is not None and deed.label == "nt"  # «أعلنوا قتله»: whoever has a name
        options = [c for c in options if c.kind == "person" or c.kind != "group" and not told]
    if role == "actor" and draft.rule.startswith(_BLOWN):  # «فجر نفسه»: no organisation, nor whom he killed before
        options = [c for c in options if c.order == draft.order and (c.kind == "person" or _may_die(c))]
    if role == "actor" and draft.event == "flight":
        # «التنظيم … انشقاقهم عنه», «أعدمه التنظيم لأنه هرب»: an organisation does not leave itself
        one = argument.pending == "هم" or kinds_wanted(draft, argument) == "sg"
        options = [c for c in options if not (one and c.kind == "group" and c.number != "pl")]
        options = [c for c in options if c.item is None or not headed(c.item, "grouphead", _OFFICE)]
    if role == "issuer" and any(_own_step(a.item) for a in draft.roles.get("content", ())):
        return [c for c in options if c.kind == "group"]
    if options and (role in _PERSONAL or draft.event in GOING):
        near = options[0].order - 1
        people = [c for c in options if (c.kind in ("person", "human") or _go_on(c, draft)) and c.order >= near]
        if not (draft.rule.startswith(_LOSSES) and options[0].kind == "group" and _only_of_before(people, draft)):
            options = people or options
        if role == "holder":
            options = [c for c in options if c.kind == "person"] or options
    return [c for c in options if c.kind == "person"] if role == "person" else options


def _only_of_before(people: Sequence[Candidate], draft: Draft) -> bool:
    """«أصيب ثمانية آخرون. ودحر الجيش الميليشيات وكبدهم خسائر»: those of before stand behind a group here."""
    return all(c.order < draft.order for c in people)


def _flying(options: list[Candidate]) -> list[Candidate]:
    """«المقاتلات قصفت مواقع تتمركز فيها الميليشيات، حيث شنت غارات»: aircraft before others of the sentence."""
    craft = [c for c in options if c.item is not None and is_airborne(c.item) and c.order == options[0].order]
    return craft + [c for c in options if c not in craft] if craft else options


def _may_die(candidate: Candidate) -> bool:
    """Somebody who acts, and no «قتل خاله»: told of by whose he is."""
    his = candidate.item is not None and bool(candidate.item.pronoun)
    return candidate.kind == "human" and candidate.subject and not his


def _go_on(candidate: Candidate, draft: Draft) -> bool:
    """«هاجم مقاتلو الفصيل الحاجز …، ثم انسحبوا»: the men of a group, who act in the sentence that goes on with them."""
    item, at = candidate.item, draft.at
    here = candidate.kind == "group" and candidate.subject and candidate.order == draft.order
    if not here or item is None or item.word is None or at is None or not at.conj:
        return False
    return at.inflected("pl") and headed(item, "grouphead", _MEN) and item.word.form.endswith(_OF_MEN)


def before_others(options: list[Candidate], draft: Draft, role: str, argument: Argument) -> list[Candidate]:
    """Who was told of before those whose roles are known; «واجه فرار مقاتليه بإعدامهم»: those right beside it."""
    told = [a for r, listed in draft.roles.items() if r != role for a in listed if not a.pending]
    others = [a.start for a in told if not a.inherited]
    opened = [start for start in others if draft.sentence.start <= start < argument.anchor]
    at = draft.at
    if opened and at is not None and at.kind == "trigger" and at.prep == "bi" and role in _BEFALLS:
        here = [c for c in options if c.order == draft.order and c.item is not None and c.kind != "group"]
        beside = [c for c in here if c.item is not None and c.item.index == at.index - 1]
        if beside:
            return beside
    return [c for c in options if not opened or c.start < min(opened)]


def opener(options: Sequence[Candidate], draft: Draft, argument: Argument) -> Candidate:
    """«أن القيادي متورط في اغتيال فلان، وأنه هرب»: of whom it began to tell; else the nearest."""
    sentence, told_by = draft.sentence, argument.verb or draft.at  # «وأنهم قاموا بهجوم»: the verb that carries it
    at = told_by.first - 1 if told_by is not None else -1
    if at < 1 or sentence.form(at) not in _AND_THAT_HE:
        return options[0]
    begun = next((i for i in range(at - 1, -1, -1) if sentence.unjoined(i) in THAT), -1)
    start = sentence.tokens[begun].stop if begun >= 0 else sentence.stop
    told = [c for c in options if c.order == draft.order and c.start > start]
    return min(told, key=lambda c: c.start, default=options[0])


def opens_sentence(draft: Draft) -> bool:
    """«وعقب انشقاقه …»، «ومنذ أن انشق …»: a deed that tells when, at the head of its sentence."""
    at = draft.at
    if at is None or draft.sentence.heading or at.index > _AT_HEAD:
        return False
    if at.kind == "trigger":
        return at.index == 0 and at.prep in _WHEN and bool(at.pronoun)
    return at.index == 1 and at.kind == "verb" and draft.sentence.unjoined(0) in _SINCE


def may_be_ahead(candidate: Candidate) -> bool:
    """Somebody by his name, a group, or who is known by what he is and is nobody's."""
    item = candidate.item
    known = item is not None and item.definite and not (item.pronoun or item.prep)
    return candidate.kind in ("person", "group") or known


def kinds_wanted(draft: Draft, argument: Argument) -> str:
    pending = argument.pending
    if pending in MISSING:
        verb = argument.verb or draft.at
        word = verb.word if verb is not None else None
        features = {f for e in word.entries for f in e.features} if word is not None else set()
        if "pl" in features and "sg" not in features:
            return "pl"
        if (
            word is not None
            and all("dual" in e.features for e in word.entries if e.features & _FINITE)
            and "dual" in features
        ):
            return "dual"
        phrase = verb is not None and verb.entry is not None and verb.entry.label == "light_obj"
        if phrase and {"f", "imperfect"} <= features:
            return "f"  # «تلقي القبض»: spelled like «تلقى», which takes no such object
        return "f" if "f" in features and "m" not in features else "sg" if "m" in features else "any"
    return {"ه": "sg", "he": "sg", "ها": "f", "هم": "pl", "هن": "pl", "هما": "two"}.get(pending, "any")


def is_dual(draft: Draft, argument: Argument) -> bool:
    """A missing subject of a verb that may be in the dual."""
    verb = argument.verb or draft.at
    if argument.pending not in MISSING or verb is None or verb.kind != "verb":
        return False
    ends = draft.sentence.source[draft.sentence.tokens[verb.last - 1].stop - 1]
    return verb.inflected("dual") or ends == "آ"  # «لجآ»


def are_women(candidate: Candidate) -> bool:
    word = candidate.item.word if candidate.item is not None else None
    return word is not None and (word.stem in _WOMEN or word.stem.endswith("ات"))


def _of_men(candidate: Candidate) -> bool:
    """«المسلحين الحوثيين»: people by a word that is no group by itself, of whom no enclitic in the feminine tells."""
    word = candidate.item.word if candidate.item is not None else None
    return word is not None and word.stem.endswith(SOUND) and word.has("human") and not word.has("group")


def agrees(candidate: Candidate, wants: str) -> bool:
    if wants == "any":
        return True
    if wants == "dual":  # «سلما نفسيهما»
        count = candidate.item.count.value if candidate.item is not None and candidate.item.count is not None else None
        two = isinstance(count, Quantity) and count.low == count.high == _TWO
        return two or candidate.item is not None and candidate.item.inflected("dual")
    if wants == "pl":
        people = candidate.kind == "human" and candidate.number in ("pl", "f") and not is_woman(candidate)
        return candidate.kind == "group" or people
    if wants == "two":  # «كانا برفقة امرأة … القبض عليهما»: not on her
        return candidate.number == "dual" or agrees(candidate, "pl") and candidate.number != "f"
    if wants == "f":
        many = candidate.kind == "group" and candidate.number == "pl"
        return candidate.number == "f" or many and not _of_men(candidate)
    return candidate.number == "sg"
