"""Generate the written forms of a lemma from its pattern: Arabic morphology as small tables.

Each pattern gives ``(form, features)`` pairs in the spelling of the lemma; folding comes later.
Features: past, imperfect, sg, dual, pl, m, f, bound (only before a pronoun).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Form = tuple[str, frozenset[str]]


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_SG, _DUAL, _PL, _FEM, _ACC = _f("sg"), _f("dual"), _f("pl"), _f("sg", "f"), _f("sg", "acc")
_OF_TWO = _f("dual", "bound")
_MASC, _FEM_PL, _FEM_DUAL = _f("sg", "m"), _f("pl", "f"), _f("dual", "f")
_HE, _SHE, _THEY, _WE = _f("past", "sg", "m"), _f("past", "sg", "f"), _f("past", "pl", "m"), _f("past", "pl", "first")
_I = _f("past", "sg", "first")
_BOTH_M, _BOTH_F, _THEY_F = _f("past", "dual", "m"), _f("past", "dual", "f"), _f("past", "pl", "f")
_OWN = frozenset({"كان", "عاد", "قام", "زار", "صار", "عاش", "قال", "خاف", "نال"})  # «سرت», of «سار», is a town
_DOUBLED = frozenset({"اضطر", "استقر", "استمر", "أصر"})
_LONG = 4
_BOUND = _f("past", "sg", "m", "bound")
_PAST = (("", _HE), ("ت", _SHE), ("وا", _THEY), ("ا", _BOTH_M), ("تا", _BOTH_F), ("ن", _THEY_F), ("نا", _WE))
_NUMBERS = {"": ("sg",), "ون": ("pl",), "وا": ("pl",), "ان": ("dual",), "ا": ("dual",), "ن": ("pl", "f")}


def _person(prefix: str, *person: str) -> tuple[str, list[Form], frozenset[str]]:
    """Prefix, endings with their features, and the features of the jussive; «we» has one form alone."""
    endings = [(e, _f("imperfect", *person, *n)) for e, n in _NUMBERS.items() if not e or person[0] != "first"]
    return prefix, endings, _f("imperfect", "jussive", "sg", *person)


_PERSONS = (_person("ي", "m"), _person("ت", "f"), _person("ن", "first", "pl"))


def _past(lemma: str) -> list[Form]:
    if lemma[-1] in "اى" and len(lemma) > 2:
        stem = lemma[:-1]
        both = stem + ("وا" if lemma[-1] == "ا" else "يا")
        full = both[:-1]  # «رأى» → «رأيت»، «نجا» → «نجوت»
        return [
            (lemma, _HE), (stem + "ا", _BOUND), (stem + "ت", _SHE), (stem + "وا", _THEY),
            (stem + "تا", _BOTH_F), (both, _BOTH_M), (full + "ت", _I), (full + "نا", _WE),
        ]  # fmt: skip
    if len(lemma) > 3 and lemma[-2] == "ا" and lemma[0] in "أا":  # «أحال» → «أحيل»، «اقتاد» → «اقتيد»
        bare, brief = lemma[:-2] + "ي" + lemma[-1], lemma[:-2] + lemma[-1]
        passive = [(bare + ending, features | {"passive"}) for ending, features in _PAST if "first" not in features]
        told = [(lemma + ending, features) for ending, features in _PAST if "first" not in features]
        longer: list[Form] = [(brief + "نا", _WE)] if len(lemma) > _LONG else []  # «استعدنا», and not «ابننا» of «أبان»
        return [*told, *longer, *passive]
    if len(lemma) == 2 and lemma[-1] not in "اىيو":  # «مر» → «مررنا»
        doubled = [(lemma + lemma[-1] + "نا", _WE), (lemma + lemma[-1] + "ت", _I)]
        return [*((lemma + e, features) for e, features in _PAST if e != "نا"), *doubled]
    if lemma in _OWN:  # «كان» → «كنت»، «عاد» → «عدنا»
        short = lemma[0] + lemma[2]
        ours = short + ("ا" if lemma[2] == "ن" else "نا")
        mine = short if lemma[2] == "ت" else short + "ت"
        own = [(mine, _I), (ours, _WE)]
        return [*((lemma + e, features) for e, features in _PAST if e != "نا"), *own]
    doubles = len(lemma) == _LONG and lemma.startswith("ان") and lemma[-1] not in "اىيو"
    if doubles or lemma in _DOUBLED:  # «انضم» → «انضممت»
        doubled = [(lemma + lemma[-1] + "نا", _WE), (lemma + lemma[-1] + "ت", _I)]
        return [*((lemma + e, features) for e, features in _PAST if e != "نا"), *doubled]
    if len(lemma) == _LONG and lemma[0] == "أ" and lemma[-2] == "ي":  # «أصيب» → «أصبت»
        return [*((lemma + ending, features) for ending, features in _PAST), (lemma[:-2] + lemma[-1] + "ت", _I)]
    if lemma[-1] == "ي":
        return [(lemma[:-1] + e if e == "وا" else lemma + e, features) for e, features in _PAST]
    return [(lemma + ending, features) for ending, features in _PAST]


def _imperfect(imperfect: str, lemma: str = "") -> list[Form]:
    weak = imperfect[-1] in "يىو"
    rest = imperfect[1:]
    short = imperfect[1:-1] if weak else ""
    sound = lemma[-2:-1] == imperfect[-2] != "ا"  # «استجوب يستجوب», «قاوم يقاوم», whose و is never lost
    if not weak and len(imperfect) > 3 and imperfect[-2] in "اوي" and not sound:
        short = imperfect[1:-2] + imperfect[-1]
    forms: list[Form] = []
    for prefix, endings, jussive in _PERSONS:
        for ending, features in endings:
            base = short if weak and ending in ("ون", "وا") else rest
            forms.append((prefix + base + ending, features))
        if short or weak:
            forms.append((prefix + short, jussive))
    return forms


def verb(lemma: str, imperfect: str) -> list[Form]:
    """Third and first persons of both aspects; further words of a phrase stay as they are."""
    head, _, rest = lemma.partition(" ")
    forms = _past(head)
    if imperfect:
        forms += _imperfect(imperfect.split()[0], head)
    return [(f"{form} {rest}", features) for form, features in forms] if rest else forms


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


def paired(lemma: str, _: str) -> Iterator[Form]:
    """A noun of kin, of which two are told of with an enclitic: «طفليها»."""
    yield from noun(lemma, _)
    yield (lemma[:-1] + "ت" if lemma.endswith("ة") else lemma) + "ي", _OF_TWO


def plural(lemma: str, _: str) -> Iterator[Form]:
    """A broken plural."""
    yield lemma, _PL
    if not lemma.endswith(("اء", "ا", "ى", "ة", "ات")) and " " not in lemma:
        yield lemma + "ا", _PL


def pair(lemma: str, _: str) -> Iterator[Form]:
    """A masculine noun of which two are named after it: «معسكري خالد وطارق»; most lemmas mean "my" with that letter."""
    yield lemma, _DUAL


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
    yield lemma, _MASC
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
    return _PATTERNS[pattern](lemma, value) if pattern else [(lemma, _NONE)]


_NONE = frozenset[str]()
_PATTERNS: dict[str, Callable[[str, str], Iterable[Form]]] = {
    "verb": verb, "noun": noun, "plural": plural, "fem": fem, "sound": sound, "adj": adj, "nisba": nisba,
    "paired": paired, "pair": pair,
}  # fmt: skip
PATTERN_NAMES = frozenset(_PATTERNS)
