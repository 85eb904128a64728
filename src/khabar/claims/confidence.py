"""How often a rule's claims were right on annotated text: its smoothed precision.

``data/confidence.tsv`` counts, for each rule, claims made and claims that agree with the annotators (one event family,
the same words, the leading role: ``bench/scorer.py``). A rule that was counted at least ``LEAST`` times has a figure of
its own; the other rules of one frame are counted together; what does not reach ``LEAST`` even so is unmeasured, None.
The figure is the mean of a beta posterior, (right + a) / (claims + a + b), whose prior Beta(a, b) is fitted to all
rules by its marginal likelihood (empirical Bayes: Casella, "An Introduction to Empirical Bayes Data Analysis", The
American Statistician 39, 1985). It says nothing on who speaks, on modality, or on what is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from khabar.errors import LexiconError

LEAST = 20  # claims that a rule must have made
PRIOR = "*"
_FILE = "confidence.tsv"


def kin(rule: str) -> str:
    """The rules that are counted together: those of one frame; denials, which come from the denying, are their own."""
    return "denied" if rule.endswith(".denied") else ".".join(rule.split(".")[:2])


@dataclass(frozen=True, slots=True)
class Confidence:
    """Rule or kin to a share between 0 and 1, to three digits; what is missing is unmeasured."""

    own: dict[str, float]
    shared: dict[str, float]

    @classmethod
    def of(cls, counts: dict[str, tuple[int, int]], prior: tuple[float, float]) -> Confidence:
        """From claims and right claims by rule, and the prior's pseudo-counts (all, right)."""
        rest: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        own = {}
        for rule, (fired, right) in counts.items():
            if fired >= LEAST:
                own[rule] = _smoothed(fired, right, prior)
            else:
                rest[kin(rule)][0] += fired
                rest[kin(rule)][1] += right
        shared = {name: _smoothed(fired, right, prior) for name, (fired, right) in rest.items() if fired >= LEAST}
        return cls(own, shared)

    def __call__(self, rule: str) -> float | None:
        return self.own[rule] if rule in self.own else self.shared.get(kin(rule))


def _smoothed(fired: int, right: int, prior: tuple[float, float]) -> float:
    return round((right + prior[1]) / (fired + prior[0]), 3)


def data() -> bytes:
    """The packaged table."""
    return (resources.files("khabar") / "data" / _FILE).read_bytes()


def load() -> Confidence:
    """From the packaged table. Raises ``LexiconError`` with the line of a row that does not hold."""
    return parse(data().decode("utf-8").splitlines())


def parse(lines: Iterable[str]) -> Confidence:
    """From rows of rule, claims, right claims; the row ``*`` holds the prior."""
    counts: dict[str, tuple[int, int]] = {}
    prior: tuple[float, float] | None = None
    for rule, fired, right in _rows(lines):
        if rule == PRIOR:
            prior = fired, right
        else:
            counts[rule] = int(fired), int(right)
    if prior is None:
        raise LexiconError("no row * with the prior", _FILE, "make it again with scripts/calibrate.py")
    return Confidence.of(counts, prior)


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, float, float]]:
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        try:
            rule, fired, right = line.split("\t")
            row = rule, float(fired), float(right)
        except ValueError:
            row = "", 0.0, 1.0
        if not 0 <= row[2] <= row[1]:
            raise LexiconError(
                "not a rule, its claims and how many were right",
                f"{_FILE}:{number}",
                "make it again with scripts/calibrate.py",
            )
        yield row
