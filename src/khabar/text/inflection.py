"""Generate the written forms of a lemma from its pattern: Arabic morphology as small tables.

Each pattern gives ``(form, features)`` pairs in the spelling of the lemma; folding comes later.
Features: past, imperfect, sg, dual, pl, m, f, bound (only before an object pronoun).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Form = tuple[str, frozenset[str]]


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_SG, _DUAL, _PL, _FEM, _ACC = _f("sg"), _f("dual"), _f("pl"), _f("sg", "f"), _f("sg", "acc")
_FEM_PL, _FEM_DUAL = _f("pl", "f"), _f("dual", "f")
_PAST = {"": ("past", "sg", "m"), "ت": ("past", "sg", "f"), "وا": ("past", "pl", "m"), "ا": ("past", "dual", "m"),
         "تا": ("past", "dual", "f"), "ن": ("past", "pl", "f"), "نا": ("past", "pl", "first")}  # fmt: skip
_IMPERFECT = {"": ("sg",), "ون": ("pl",), "وا": ("pl",), "ان": ("dual",), "ا": ("dual",), "ن": ("pl", "f")}


def _past(lemma: str) -> Iterator[Form]:
    if lemma[-1] in "اى" and len(lemma) > 2:
        stem = lemma[:-1]
        yield lemma, _f("past", "sg", "m")
        yield stem + "ا", _f("past", "sg", "m", "bound")
        yield stem + "ت", _f("past", "sg", "f")
        yield stem + "وا", _f("past", "pl", "m")
        yield stem + "تا", _f("past", "dual", "f")
        yield stem + ("وا" if lemma[-1] == "ا" else "يا"), _f("past", "dual", "m")
        return
    for ending, features in _PAST.items():
        if lemma.endswith("ي") and ending == "وا":
            yield lemma[:-1] + ending, _f(*features)
        else:
            yield lemma + ending, _f(*features)


def _imperfect(imperfect: str) -> Iterator[Form]:
    weak = imperfect[-1] in "يىو"
    stem = imperfect[:-1] if weak else imperfect
    for prefix, person in (("ي", ("m",)), ("ت", ("f",)), ("ن", ("first", "pl"))):
        for ending, features in _IMPERFECT.items():
            if person[0] == "first" and ending:
                continue
            base = stem if weak and ending in ("ون", "وا") else imperfect
            yield prefix + base[1:] + ending, _f("imperfect", *person, *features)
        if weak:
            yield prefix + stem[1:], _f("imperfect", "jussive", "sg", *person)
        elif len(imperfect) > 3 and imperfect[-2] in "اوي":
            yield prefix + imperfect[1:-2] + imperfect[-1], _f("imperfect", "jussive", "sg", *person)


def verb(lemma: str, imperfect: str) -> Iterator[Form]:
    """Third and first persons of both aspects; further words of a phrase stay as they are."""
    head, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    forms = [*_past(head), *(_imperfect(imperfect.split()[0]) if imperfect else ())]
    for form, features in forms:
        yield form + rest, features


def noun(lemma: str, _: str) -> Iterator[Form]:
    """A noun with its tanwin and dual; the plural is a row of its own."""
    if " " in lemma:
        yield lemma, _SG
        return
    if lemma.endswith("ة"):
        yield lemma, _FEM
        for ending in ("تان", "تين", "تا", "تي"):
            yield lemma[:-1] + ending, _FEM_DUAL
        return
    yield lemma, _SG
    if not lemma.endswith(("اء", "ا", "ى")):
        yield lemma + "ا", _ACC
    for ending in ("ان", "ين"):
        yield lemma + ending, _DUAL


def plural(lemma: str, _: str) -> Iterator[Form]:
    """A broken plural."""
    yield lemma, _PL
    if not lemma.endswith(("اء", "ا", "ى", "ة", "ات")) and " " not in lemma:
        yield lemma + "ا", _PL


def fem(lemma: str, _: str) -> Iterator[Form]:
    """A noun in ة with its plural in ات."""
    yield from noun(lemma, _)
    if " " not in lemma:
        yield (lemma[:-1] if lemma.endswith("ة") else lemma) + "ات", _FEM_PL


def sound(lemma: str, _: str) -> Iterator[Form]:
    """A person word with sound plurals, masculine and feminine."""
    if " " in lemma:
        yield lemma, _SG
        return
    yield lemma, _f("sg", "m")
    yield lemma + "ا", _ACC
    for ending, features in (("ان", _DUAL), ("ين", _PL), ("ون", _PL), ("و", _PL), ("ي", _PL), ("ة", _FEM),
                             ("ات", _FEM_PL), ("تان", _FEM_DUAL), ("تين", _FEM_DUAL)):  # fmt: skip
        yield lemma + ending, features


def adj(lemma: str, _: str) -> Iterator[Form]:
    """An adjective in all its agreements."""
    if " " in lemma:
        yield lemma, _SG
        return
    stem = lemma[:-1] if lemma.endswith("ة") else lemma
    yield lemma, _SG
    for ending, features in (("ا", _ACC), ("ة", _FEM), ("ان", _DUAL), ("ين", _PL), ("ون", _PL), ("ات", _FEM_PL),
                             ("تان", _FEM_DUAL), ("تين", _FEM_DUAL)):  # fmt: skip
        yield stem + ending, features


def nisba(lemma: str, _: str) -> Iterator[Form]:
    """A relational adjective in ي."""
    yield from adj(lemma, _)
    if " " not in lemma:
        yield lemma + "ي", _PL
        yield lemma + "و", _PL



def inflect(pattern: str, lemma: str, value: str) -> Iterable[Form]:
    """All forms of a lemma; an empty pattern is the lemma alone."""
    tables = {"verb": verb, "noun": noun, "plural": plural, "fem": fem, "sound": sound, "adj": adj, "nisba": nisba}
    return tables[pattern](lemma, value) if pattern else [(lemma, frozenset())]


PATTERN_NAMES = frozenset({"verb", "noun", "plural", "fem", "sound", "adj", "nisba"})
