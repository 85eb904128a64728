"""Two names compared: a score, a verdict and every reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.names.parts import Name, Part, parse
from khabar.names.reasons import Comparison, Reason, Verdict
from khabar.names.tables import costs
from khabar.names.words import likeness, word

SAME = 0.82  # score from which two names count as one, set on tests/names/pairs.tsv
AGREE = 0.85  # likeness from which two words count as spellings of one name
NEAR = 0.72  # likeness from which they may be
_NEAR_ACROSS = 0.55  # the same between two scripts, where less can be told

_WEIGHTS = {"given": 1.0, "father": 0.8, "second": 0.8, "family": 1.0, "nisba": 0.9, "kunya": 0.9}
_MISSING = 0.35  # how much is lost where all but one part is on one side only
_CONFLICT = 0.4  # what is left of a score where something contradicts
_BARE = 0.6  # the most for a kunya alone
_LONE = 0.75  # the most where one name is a single word and the other is not
_SKIPPED = 0.8  # father here, grandfather there
_DOUBT = 0.8  # the most where a part is only spelled nearly alike, or what is left of both cannot be compared
_ASIDE = 0.02  # for aligning: a part at the same place before one at another
_UNBLENDED = 0.4  # «عبد الله» and «عبد»
_SHORTENED = 0.75  # «نور الدين» and «نور»
_WHOLE = frozenset({"servant", "god"})  # names made of two that are not said by the first alone
_TITLE_LETTERS = frozenset("دما")
_OPEN = frozenset("aeiou'")
_LIKE_INITIAL = 0.3


def compare(first: str, second: str) -> Comparison:
    """How two names compare, each in Arabic or Latin letters, with the reasons.

    No text is refused: of one that holds no name the score is 0 and the verdict ``unsure``.
    """
    reasons: list[Reason] = []
    if first <= second:
        score_, verdict = _judge(parse(first), parse(second), reasons)
        return Comparison(score_, verdict, tuple(reasons))
    score_, verdict = _judge(parse(second), parse(first), reasons)
    return Comparison(score_, verdict, tuple([reason.turned() for reason in reasons]))


def score(first: str, second: str) -> float:
    """The score of ``compare`` alone, much quicker: most pairs are settled by their given names."""
    one, two = (parse(first), parse(second)) if first <= second else (parse(second), parse(first))
    if one.given is not None and two.given is not None and one.chain and two.chain:
        alike = _alike(one.given, two.given)
        if alike < _near(one.given, two.given) and not _initial(one.given, two.given):
            return _CONFLICT * alike
    return _judge(one, two, None)[0]


@dataclass(slots=True)
class _Scale:
    """What is weighed so far."""

    reasons: list[Reason] | None
    likeness: float = 0.0  # of what both have, times its weight
    weight: float = 0.0  # of what both have
    missing: float = 0.0  # weight of what only one has
    agreed: int = 0
    near: bool = False  # something may be one name, or two
    letters: bool = False  # something that agrees is a letter alone
    conflict: bool = False
    factor: float = 1.0

    def say(self, code: str, first: str = "", second: str = "") -> None:
        if self.reasons is not None:
            self.reasons.append(Reason(code, first, second))

    def pair(self, one: Part, two: Part, alike: float, kind: str = "") -> None:
        """Two parts that stand for the same: they agree, are near, or contradict."""
        kind = kind or _common(one, two)
        weight = _WEIGHTS[kind]
        self.likeness += weight * alike
        self.weight += weight
        if one.initial and two.initial and alike >= AGREE:
            self.letters = True
            self.say("initial.fits", one.text, two.text)
        elif alike >= AGREE:
            self.agreed += 1
            self.say(f"{kind}.same", one.text, two.text)
        elif alike >= _near(one, two):
            self.near = True
            self.say(f"{kind}.near", one.text, two.text)
        else:
            self.conflict = True
            self.say(f"{kind}.differs", one.text, two.text)

    def lacks(self, one: Part | None, two: Part | None) -> None:
        """A part that only one name has."""
        part = one or two
        if part is not None:
            self.missing += _WEIGHTS[part.kind]
            self.say(f"{part.kind}.missing", one.text if one else "", two.text if two else "")

    def initial(self, one: Part, two: Part) -> None:
        """A letter that fits: as good as missing."""
        self.missing += _WEIGHTS[_common(one, two)]
        self.say("initial.fits", one.text, two.text)

    def result(self) -> float:
        if not self.weight:
            return 0.0
        found = self.likeness / self.weight
        if self.missing:
            found *= 1 - _MISSING * self.missing / (self.missing + self.weight)
        found *= self.factor
        return min(1.0, found * _CONFLICT if self.conflict else found)


def _judge(one: Name, two: Name, reasons: list[Reason] | None) -> tuple[float, Verdict]:
    scale = _Scale(reasons)
    for title in (*one.titles, *two.titles):
        scale.say("title.ignored", title)
    if one.cut or two.cut:
        scale.say("name.cut")
    alone, other = len(one.parts), len(two.parts)
    if not (alone and other):
        scale.say("not.read")
        return 0.0, "unsure"
    bare = one.bare or two.bare
    if not bare and (alone == 1 or other == 1):
        return _lone(one, two, scale)
    _kunyas(one, two, scale)
    if _given(one, two, scale):
        return scale.result(), "different"
    beside = bool(one.kunyas) != bool(two.kunyas) and not bare
    _chains(one.chain, two.chain, scale, beside=beside)
    found = scale.result()
    if not scale.weight:
        scale.say("nothing.shared")
        return 0.0, "unsure"
    if bare:
        scale.say("kunya.bare", one.text if one.bare else "", two.text if two.bare else "")
        found = min(found, _BARE)
    if scale.conflict:
        return found, "different"
    if scale.near:
        found = min(found, _DOUBT)
    if bare or scale.letters or scale.agreed < 2 or found < SAME:
        if scale.agreed == 1 and not bare:
            scale.say("little.shared")
        return found, "unsure"
    return found, "same"


def _lone(one: Name, two: Name, scale: _Scale) -> tuple[float, Verdict]:
    """One of the names is a single word: it may be any part of the other, and is never enough."""
    single, other = (one.parts[0], two) if len(one.parts) == 1 else (two.parts[0], one)
    turned = single is not one.parts[0]
    parts = [
        part for part in other.parts if part.kind != "kunya" and (single.linked or not (part.linked and other.given))
    ]
    if not parts or single.initial and single.word != other.parts[0].word:
        scale.say("nothing.shared")
        return 0.0, "unsure"
    alike, part = max(((_alike(single, part), part) for part in parts), key=lambda found: found[0])
    comparable = single.kind == part.kind or any(single.kind == q.kind for q in parts)
    if alike < _near(single, part) and not comparable and len(parts) < len(other.parts):
        scale.say("nothing.shared")
        return _CONFLICT * alike, "unsure"
    scale.pair(*((part, single) if turned else (single, part)), alike, part.kind if len(other.parts) > 1 else "")
    for rest in other.parts:
        if rest is not part:
            scale.lacks(*((rest, None) if turned else (None, rest)))
    found = scale.result()
    if scale.conflict:
        return found, "different"
    scale.say("single.word", "" if turned else single.text, single.text if turned else "")
    return (found if len(other.parts) == 1 else min(found, _LONE)), "unsure"


def _kunyas(one: Name, two: Name, scale: _Scale) -> None:
    if not (one.kunyas and two.kunyas):
        for part in one.kunyas:
            scale.lacks(part, None)
        for part in two.kunyas:
            scale.lacks(None, part)
        return
    pairs = [(_alike(first, second), first, second) for first in one.kunyas for second in two.kunyas]
    alike, first, second = max(pairs, key=lambda pair: pair[0])
    scale.pair(first, second, alike)


def _given(one: Name, two: Name, scale: _Scale) -> bool:
    """Weighs the given names; true where they differ, which settles it."""
    first, second = one.given, two.given
    if first is None or second is None:
        scale.lacks(first, second)
        return False
    initial = _initial(first, second)
    if initial:
        if initial == "fits":
            scale.initial(first, second)
            return False
        alike = 0.0
    else:
        alike = _alike(first, second)
    if alike >= _near(first, second):
        scale.pair(first, second, alike)
        return False
    scale.conflict, scale.likeness, scale.weight, scale.missing = True, alike, 1.0, 0.0
    crossed = one.chain and two.chain and min(_alike(first, two.chain[0]), _alike(second, one.chain[0])) >= AGREE
    if crossed:
        scale.say("order.swapped", first.text, second.text)
    else:
        scale.say("given.differs", first.text, second.text)
    return True


def _chains(one: Sequence[Part], two: Sequence[Part], scale: _Scale, *, beside: bool) -> None:
    """Weighs what follows the given names: aligned in order, then what stands between.

    ``beside`` tells that one has a kunya and the other none: «محمد أبو ريشة» beside «محمد الحلبي».
    """
    anchors = _align(one, two)
    at, to = 0, 0
    apart = beside and bool(one) != bool(two)
    nisbas = any(_common(one[i], two[j]) == "nisba" for i, j, _ in anchors)
    for i, j, alike in [*anchors, (len(one), len(two), 0.0)]:
        apart |= _between(one[at:i], two[to:j], scale, closed=i < len(one), nisbas=nisbas)
        if i < len(one):
            scale.pair(one[i], two[j], alike)
            if i != j and _skips(one, i, two, j):
                scale.near = True
                scale.factor *= _SKIPPED
                scale.say("father.skipped", one[i].text, two[j].text)
        at, to = i + 1, j + 1
    if apart and scale.weight and not scale.conflict:
        scale.near = True
        scale.say("rest.apart")
        if not anchors:
            scale.factor *= _LONE


def _skips(one: Sequence[Part], i: int, two: Sequence[Part], j: int) -> bool:
    """Whether two parts that agree are a father here and a grandfather there, as far as one can see."""
    if not ({one[i].kind, two[j].kind} <= {"father", "second"}):
        return False
    return one[i].linked and two[j].linked or not (i + 1 == len(one) and j + 1 == len(two))


def _between(one: Sequence[Part], two: Sequence[Part], scale: _Scale, *, closed: bool, nisbas: bool) -> bool:
    """What does not agree between two places that do: contradicts where it is of one kind, else is missing.

    True where both have something left that the other's cannot be compared with.
    """
    left, alone = list(two), False
    for first in one:
        second = next((part for part in left if _comparable(first, part, closed=closed, nisbas=nisbas)), None)
        if second is None:
            scale.lacks(first, None)
            alone = True
            continue
        left.remove(second)
        if _initial(first, second) == "fits":
            scale.initial(first, second)
        else:
            scale.pair(first, second, _alike(first, second))
    for part in left:
        scale.lacks(None, part)
    return alone and bool(left)


def _comparable(one: Part, two: Part, *, closed: bool, nisbas: bool) -> bool:
    if one.initial or two.initial:
        return True
    kinds = {one.kind, two.kind}
    if len(kinds) == 1:
        return not (nisbas and "nisba" in kinds)
    return closed and kinds == {"father", "second"}


def _align(one: Sequence[Part], two: Sequence[Part]) -> list[tuple[int, int, float]]:
    """Pairs that agree, in order in both, as alike as can be."""
    if not one or not two:
        return []
    found = {}
    for i, first in enumerate(one):
        for j, second in enumerate(two):
            lettered = (first.initial or second.initial) and first.word != second.word
            alike = 0.0 if lettered else _alike(first, second)
            if alike >= AGREE:
                found[i, j] = alike
    if len(found) < 2:
        return [(i, j, alike) for (i, j), alike in found.items()]
    sums = [[0.0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(two) - 1, -1, -1):
            best = max(sums[i + 1][j], sums[i][j + 1])
            if (i, j) in found:
                best = max(best, sums[i + 1][j + 1] + found[i, j] - _ASIDE * abs(i - j))
            sums[i][j] = best
    pairs: list[tuple[int, int, float]] = []
    i = j = 0
    while i < len(one) and j < len(two) and sums[i][j]:
        if (i, j) in found and sums[i][j] == sums[i + 1][j + 1] + found[i, j] - _ASIDE * abs(i - j):
            pairs.append((i, j, found[i, j]))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: Part, two: Part) -> float:
    """How alike two parts are; what they are made of counts as well as how they are spelled."""
    found = likeness(one.word, two.word)
    if one.blend != two.blend:
        blends = {one.blend, two.blend}
        return min(found, _SHORTENED if "" in blends and not blends & _WHOLE else _UNBLENDED)
    if one.mother != two.mother:
        return min(found, _UNBLENDED)
    if one.article != two.article:
        if one.linked or two.linked:
            return min(found, 0.5)  # «بن خالد» and «الخالد»
        if one.arabic and two.arabic:
            return min(found, 0.8)
    return found


def _near(one: Part, two: Part) -> float:
    """The likeness below which two parts contradict."""
    return NEAR if one.arabic == two.arabic else _NEAR_ACROSS


def _initial(one: Part, two: Part) -> str:
    """Whether one of them is a letter alone, and whether it fits the other: ``fits``, ``not`` or nothing."""
    if one.word == two.word or not (one.initial or two.initial):
        return ""
    if {one.word, two.word} & _TITLE_LETTERS:
        return "fits"  # «م. أحمد»: a letter of a name, or of a title
    first, second = word(one.word).sounds[:1], word(two.word).sounds[:1]
    if first == second or first in _OPEN and second in _OPEN:
        return "fits"
    return "fits" if costs("read").pairs.get(first + second, 1.0) <= _LIKE_INITIAL else "not"


def _common(one: Part, two: Part) -> str:
    """What two parts are together: the kind that says more."""
    if one.kind == two.kind or two.kind in ("second", "given"):
        return one.kind
    return two.kind if one.kind in ("second", "given") else one.kind
