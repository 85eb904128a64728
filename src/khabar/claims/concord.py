"""Which nouns may be the subject of a verb, by their gender and their case."""

from __future__ import annotations

from khabar.claims.items import Item
from khabar.grammar.classes import word_class

CRAFT = frozenset({"aircraft", "vehicle", "vessel", "building"})
_PEOPLE = frozenset({"human"})
_HEADS = _PEOPLE | {"thing", "placehead"}
_FATHERS = word_class("kunya_father")


def clashes(verb: Item, noun: Item) -> bool:
    """«تستهدف حزب …»: a verb in the feminine before a masculine noun, which so is no subject of it."""
    if verb.word is None or noun.word is None or verb.entry is None:
        return False
    label = verb.entry.label
    persons = [e.features for e in verb.word.entries if e.label == label and e.features & {"past", "imperfect"}]
    feminine = bool(persons) and all("f" in p and "sg" in p for p in persons)
    thing = noun.word.entry("thing")
    if thing is not None and thing.value in CRAFT and {"f", "sg"} <= thing.features and not noun.definite:
        return bool(persons) and all("m" in p for p in persons)  # «استهدف طائرة»: feminine after a masculine
    heads = [e.features for e in noun.word.entries if e.label in ("grouphead", "human")]
    masculine = any("sg" in h and "f" not in h for h in heads) and not noun.word.stem.endswith(("ه", "ات"))
    return feminine and masculine and not any(h & {"f", "pl"} for h in heads)


def is_object(verb: Item, noun: Item) -> bool:
    """«بعد أن دمرت الجسر»، «كما قتلت خمسة مدنيين»: past a verb in the feminine a masculine, which is no subject."""
    if verb.word is None or noun.word is None or verb.entry is None or noun.kind != "noun" or noun.prep:
        return False
    mine = [e.features for e in verb.word.entries if e.label == verb.entry.label]
    if not mine or not all({"f", "past"} <= told and "m" not in told for told in mine):
        return False
    if clashes(verb, noun):
        return True
    heads = [e for e in noun.word.entries if e.label in _HEADS]
    feminine = any("f" in e.features or "pl" in e.features and e.label not in _PEOPLE for e in heads)
    return bool(heads) and not feminine and not noun.word.stem.endswith(("ه", "ات", "اء", "ي"))


def agrees(verb: Item, deed: Item) -> bool:
    """«هجوم أودى»، «غارات أودت»: a deed in the singular or the plural, and a verb behind it that tells of it."""
    she = deed.word is not None and deed.word.stem.endswith(("ه", "ات")) or deed.inflected("pl")
    return verb.inflected("f") if she else verb.inflected("m")


def in_feminine(item: Item) -> bool:
    """A verb of the past in the feminine, and in it alone."""
    return item.inflected("f") and item.inflected("past") and not item.inflected("m")


def is_man(item: Item) -> bool:
    """A man by his name."""
    person = item.mention("person")
    given = item.word.entry("given") if item.word is not None else None
    father = item.word is not None and item.word.form in _FATHERS
    return person is not None and (father or given is not None and given.value == "m")


def are_doers(item: Item) -> bool:
    """People in the nominative of the sound plural."""
    return item.word is not None and "human" in item.labels and item.word.form.endswith("ون") and not item.prep
