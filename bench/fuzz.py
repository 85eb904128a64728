"""Feed the reader what nobody would write: no exception but khabar's own, no hang, every span true.

usage: fuzz.py --data DIR --inputs N [--seed S] [--start K] [--show]

DIR holds news/conflict.jsonl.gz. Input K of seed S is always the same, so a long run goes in slices: ``--start 0
--inputs 50000``, then ``--start 50000`` and so on; ``--start K --inputs 1 --show`` prints one input again. Each input
is a real report cut and mutated a few times; one in 20,000 is a line of a megabyte. It goes in as text or as bytes
(UTF-8, UTF-16, Windows-1256, damaged, as a page or a mail), with and without a day of publication, and comes out as
JSON and, every fourth time, as a person reads it. Limit for one input: 2 s of processor time and 60 µs a character.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import FrameType

from khabar.errors import KhabarError
from khabar.intake import read_bytes
from khabar.reader import Reader
from khabar.share.form import to_json
from khabar.share.sheet import render
from khabar.types import Report
from readings import news
from scorer import faults

SECONDS, SECONDS_A_CHARACTER = 2.0, 60e-6
BASE = 400  # reports that inputs are cut from
LONG_EVERY, LARGE_EVERY = 20_000, 1_000
MEGABYTE = 1_000_000
_DAYS = ("0001-01-01", "1900-02-28", "2016-02-29", "2017-07-15", "9999-12-31", None, None, None)
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_HIDDEN = "\u0640\u064b\u064e\u0651\u0652\u0670\u200b\u200c\u200d\ufeff\u00ad\u0300\u034f\u2060"
_LINES = "\n\r\t\v\f\u0085\u2028\u2029\u00a0\u3000\x00\x1b\x7f"
_MARKS = "«»\"“”‘’'()[]{}<>،؛؟:.…!-–—/%#@*|\\"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹,.٬٫/½²"
_SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטי", "абвгдежз", "ܐܒܓܕܗ", "漢字仮名", "กขฃค", "😀🇸🇾👨‍👩‍👧", "پچژگڤڭۀ",
    "𞸀𞸁𞺡", "𝐀𝒷",
)  # fmt: skip
_PAGES = (
    "<p>", "</p>", "<div dir=rtl>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "&nbsp;", "&#x202e;",
    "&#xD800;", "&#99999999;", "<table><tr><td>", "<h1>", "<meta charset=utf-16>", "<a href='javascript:x'>", "<", ">",
)  # fmt: skip
_WORDS = (
    "قال", "إن", "أن", "الذي", "و", "لم", "قتل", "مقتل", "أمس", "نحو", "مليار", "ألف", "من", "إلى", "عبر", "بين", "أبو",
    "شباط", "رمضان", "هـ", "دولار", "مئتي", "المصدر", "نفى", "بسبب", "ما أدى إلى", "يدعى", "الملقب", "بن", "آل",
)  # fmt: skip


class TooSlow(BaseException):
    """One input took more time than its length allows."""


Mutation = Callable[[random.Random, str], str]


def _sprinkle(alphabet: str) -> Mutation:
    def mutate(chance: random.Random, text: str) -> str:
        chars = list(text)
        for _ in range(chance.randint(1, 12)):
            chars.insert(chance.randint(0, len(chars)), chance.choice(alphabet))
        return "".join(chars)

    return mutate


def _put(pieces: tuple[str, ...]) -> Mutation:
    def mutate(chance: random.Random, text: str) -> str:
        for _ in range(chance.randint(1, 6)):
            at = chance.randint(0, len(text))
            space = chance.choice(("", " "))
            text = text[:at] + space + chance.choice(pieces) + space + text[at:]
        return text

    return mutate


def _script(chance: random.Random, text: str) -> str:
    alphabet = chance.choice(_SCRIPTS)
    word = "".join(chance.choice(alphabet) for _ in range(chance.randint(1, 9)))
    at = chance.randint(0, len(text))
    return text[:at] + word + text[at:]


def _shaped(chance: random.Random, text: str) -> str:
    """Some letters as presentation forms, which older systems wrote."""
    return "".join(chance.choice(_FORMS.get(char, char)) if chance.random() < 0.3 else char for char in text)


def _shuffled(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    at = chance.randint(0, len(words))
    some = words[at : at + chance.randint(2, 20)]
    chance.shuffle(some)
    return " ".join(words[:at] + some + words[at + len(some) :])


def _doubled(chance: random.Random, text: str) -> str:
    start = chance.randint(0, len(text))
    piece = text[start : start + chance.randint(1, 40)]
    return text[:start] + piece * chance.randint(2, 8) + text[start:]


def _cut(chance: random.Random, text: str) -> str:
    start = chance.randint(0, len(text))
    return text[:start] + text[start + chance.randint(1, 20) :]


def _surrogate(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chr(chance.randint(0xD800, 0xDFFF)) + text[at:]


def _any(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + "".join(chr(chance.randrange(0xD800)) for _ in range(chance.randint(1, 6))) + text[at:]


def _forms() -> dict[str, str]:
    """Letter to its presentation forms."""
    made: dict[str, str] = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            made[plain] = made.get(plain, "") + chr(code)
    return made


_FORMS = _forms()
MUTATIONS: dict[str, Mutation] = {
    "bidi controls": _sprinkle(_BIDI), "hidden characters": _sprinkle(_HIDDEN), "line ends": _sprinkle(_LINES),
    "marks": _sprinkle(_MARKS), "digits": _sprinkle(_DIGITS), "other scripts": _script, "presentation forms": _shaped,
    "page fragments": _put(_PAGES), "words put in": _put(_WORDS), "words shuffled": _shuffled, "repeats": _doubled,
    "cuts": _cut, "lone surrogates": _surrogate, "any characters": _any,
}  # fmt: skip


@dataclass(slots=True)
class Fuzz:
    """One run: what was fed, and what came of it."""

    reports: list[str]
    reader: Reader
    seed: int
    fed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    characters: int = 0
    longest: int = 0
    claims: int = 0
    slowest: tuple[float, int, int] = (0.0, 0, 0)  # seconds of processor time, input, characters

    def text(self, number: int, chance: random.Random) -> tuple[str, list[str]]:
        """The text of one input and what was done to it."""
        report = chance.choice(self.reports)
        start = chance.randint(0, len(report))
        text = report[start : start + chance.choice((20, 80, 200, 400, 800))]
        names = chance.sample(sorted(MUTATIONS), chance.randint(0, 4))
        if chance.random() < 0.2:
            other = chance.choice(self.reports)
            at = chance.randint(0, len(other))
            text += chance.choice((" ", "", "\n", "\n\n")) + other[at : at + 300]
            names.append("two reports spliced")
        for name in names[:4]:
            text = MUTATIONS[name](chance, text) if name in MUTATIONS else text
        if number % LONG_EVERY == LONG_EVERY // 2:
            return self._long(chance, text or "و", MEGABYTE), ["a line of a megabyte"]
        if number % LARGE_EVERY == LARGE_EVERY // 2:
            return self._long(chance, text or "و", chance.randint(10_000, 60_000)), ["long lines"]
        return text, names or ["as it is"]

    @staticmethod
    def _long(chance: random.Random, text: str, size: int) -> str:
        """One line, of one piece again and again: a sentence, a mark, a letter, a number."""
        piece = chance.choice((text, text[:7], chance.choice(_MARKS), chance.choice(_WORDS) + " ", "9", "(«"))
        return ((piece or "ا").replace("\n", " ") * (size // max(1, len(piece)) + 1))[:size]

    def one(self, number: int, show: bool = False) -> None:
        """Make, feed and check one input."""
        chance = random.Random(f"{self.seed}:{number}")
        text, names = self.text(number, chance)
        route = chance.choice(("text", "text", "text", "utf-8", "utf-16", "cp1256", "damaged", "page", "mail"))
        day = chance.choice(_DAYS)
        if show:
            print(f"input {number} of seed {self.seed} as {route}, {day}, {', '.join(names)}:\n{text!r}")
        self.fed.update([*names, f"as {route}"])
        self.characters += len(text)
        self.longest = max(self.longest, len(text))
        start = time.process_time()
        try:
            with limited(SECONDS + SECONDS_A_CHARACTER * len(text)):
                self._read(self._report(chance, text, route, day), number)
        except KhabarError as error:
            self.refused[type(error).__name__] += 1
        except TooSlow:
            self._fault(number, f"more than {SECONDS + SECONDS_A_CHARACTER * len(text):.1f} s")
        except Exception:  # noqa: BLE001  (what is looked for)
            self._fault(number, traceback.format_exc(limit=-2))
        spent = time.process_time() - start
        if len(text) < MEGABYTE:
            self.slowest = max(self.slowest, (spent, number, len(text)))

    def _report(self, chance: random.Random, text: str, route: str, day: str | None) -> Report:
        if route == "text":
            return Report.of(text, published=day)
        if route in ("utf-16", "cp1256"):
            return read_bytes(text.encode(route, "replace"), path="fuzz.txt", published=day)
        data = bytearray(text.encode("utf-8", "replace"))
        if route == "damaged":
            for _ in range(min(len(data), chance.randint(1, 8))):
                data[chance.randrange(len(data))] = chance.randrange(256)
        elif route == "page":
            data = bytearray(b"<html><body><article><h1>" + data[:80] + b"</h1><p>" + data + b"</p>")
        elif route == "mail":
            head = "From: a@b.example\nSubject: خبر\nContent-Type: text/plain; charset=utf-8\n\n"
            data = bytearray(head.encode()) + data
        name = {"page": "fuzz.html", "mail": "fuzz.eml"}.get(route, "fuzz.txt")
        return read_bytes(bytes(data), path=name, published=day)

    def _read(self, report: Report, number: int) -> None:
        text = report.text
        reading = self.reader.read(report)
        line = to_json(reading)
        line.encode("utf-8", "backslashreplace")
        form = json.loads(line)
        if reading.report.text != text or ("\n" in line.rstrip("\n")):
            self._fault(number, "the text was altered, or its JSON is not one line")
        for fault in faults(form):
            self._fault(number, fault)
        if number % 4 == 0:
            render(reading, "ar" if number % 8 else "en")
        self.claims += len(form["claims"])

    def _fault(self, number: int, fault: str) -> None:
        self.wrong.append(f"input {number}: {fault}")
        print(self.wrong[-1], flush=True)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes more than some seconds of processor time; no limit where the system has no such clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(_: int, __: FrameType | None) -> None:
    raise TooSlow


def summary(run: Fuzz, start: int, stop: int, seconds: float) -> str:
    """What was done, as a person reads it."""
    spent, number, length = run.slowest
    lines = [f"{what:24}{count}" for what, count in run.fed.most_common()]
    lines += [f"refused {what:16}{count}" for what, count in run.refused.most_common()]
    lines.append(f"slowest below a megabyte: {spent:.2f} s for {length} characters (input {number})")
    lines.append(
        f"{stop - start} inputs ({start} to {stop - 1} of seed {run.seed}) of {run.characters} characters, the longest "
        f"{run.longest}, {run.claims} claims, {run.refused.total()} refused, {len(run.wrong)} faults, {seconds:.0f} s"
    )
    return "\n".join(lines)


def main() -> int:
    """Feed, check, sum up; 1 where anything was wrong. Ctrl-C stops and says how far it came."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--inputs", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    reports = [text for _, text in islice(news(options.data), BASE)]
    run = Fuzz(reports, Reader.load(), options.seed)
    began, number = time.monotonic(), options.start
    try:
        while number < options.start + options.inputs:
            run.one(number, options.show)
            number += 1
            if number % 5000 == 0:
                print(f"{number} done, {len(run.wrong)} faults", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(f"stopped; go on with --start {number}", file=sys.stderr)
    print(summary(run, options.start, number, time.monotonic() - began))
    return 1 if run.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
