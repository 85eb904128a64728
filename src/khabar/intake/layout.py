"""Letters on a page to paragraphs in reading order.

A page holds letters where they are seen. They are put into lines from left to right, lines into columns (the right one
first where the page is Arabic), and each line is turned into the order in which it is read by the Unicode algorithm,
which is its own inverse here: Arabic runs turn, numbers stay. Only then are the shapes of letters (ﻢ, ﻻ) folded to the
letters that they are, because a joined shape of two letters would otherwise turn inside itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z]")
_MARK = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed]+")
_TANWIN = "\u064b"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_END = re.compile("[.!؟?:؛…]['\"»”)\\]]*$")
_GUTTER = 7  # points of white between columns
_WIDE = 14  # points: less white is a column's edge only beside many lines; beside few it may be chance
_LINES, _MANY = 4, 8  # fewer beside each other are no columns
_WORDS = 2.5  # words a line: cells of tables have fewer, and tables are read row by row
_PART = 0.6  # of the lines must stand on each side
_GAP = 0.16  # of the letter size: more white than this parts words
_CELL = 2.5  # of the letter size: more white than this parts cells
_LEADING = 1.45  # of the usual distance of lines: more begins a paragraph
_FAR = 2.3  # of the letter size
_LARGE = 1.2  # of the size of most lines: headlines


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter as it is seen; in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    base: float
    size: float


@dataclass(slots=True)
class Line:
    """Letters on one base line, from left to right."""

    glyphs: list[Glyph]
    base: float
    size: float
    words: list[list[Glyph]] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(glyph.x0 for glyph in self.glyphs)

    @property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined; ``open`` where the last one is full and its sentence goes on, so that a page may break it."""

    text: str
    base: float
    size: float = 0.0
    open: bool = False


def paragraphs(glyphs: Iterable[Glyph]) -> list[Paragraph]:
    """The paragraphs of a page, in the order in which they are read."""
    lines = _lines(_marked([replace(glyph, text=_turned(glyph.text)) for glyph in glyphs]))
    arabic = sum(len(_ARABIC.findall(glyph.text)) for line in lines for glyph in line.glyphs)
    latin = sum(len(_LATIN.findall(glyph.text)) for line in lines for glyph in line.glyphs)
    right = arabic >= latin
    body = median([glyph.size for line in lines for glyph in line.glyphs] or [0.0])
    found: list[Paragraph] = []
    for column in _columns(lines, right):
        found = joined(found, _paragraphs(column, right, body))
    return _rebracketed(found)


def joined(before: list[Paragraph], after: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs of two columns or pages, the one that goes on made whole."""
    if not before or not after or not before[-1].open or abs(before[-1].size - after[0].size) > 0.5:
        return before + after
    whole = replace(after[0], text=f"{before[-1].text} {after[0].text}")
    return [*before[:-1], whole, *after[1:]]


def _lines(glyphs: list[Glyph]) -> list[Line]:
    """Letters by base line, top down; a letter printed twice to look bold is one."""
    found: list[Line] = []
    for glyph in sorted(glyphs, key=lambda each: each.base):
        last = found[-1] if found else None
        if last is not None and abs(glyph.base - last.base) <= 0.3 * max(glyph.size, last.size):
            last.glyphs.append(glyph)
            last.size = max(last.size, glyph.size)
        else:
            found.append(Line([glyph], glyph.base, glyph.size))
    for line in found:
        _fill(line)
    return [line for line in found if line.words]


def _fill(line: Line) -> None:
    line.glyphs = sorted(_once(line.glyphs), key=lambda each: (each.x0, each.x1))
    word: list[Glyph] = []
    for glyph in line.glyphs:
        if word and (glyph.text.isspace() or glyph.x0 - max(each.x1 for each in word) > _GAP * glyph.size):
            line.words.append(word)
            word = []
        if not glyph.text.isspace():
            word.append(glyph)
    if word:
        line.words.append(word)
    line.glyphs = [glyph for each in line.words for glyph in each]


def _once(glyphs: Sequence[Glyph]) -> Iterable[Glyph]:
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        places = [(glyph.text, round(glyph.x0) + near, round(glyph.base)) for near in (-1, 0, 1)]
        if glyph.text.isspace() or seen.isdisjoint(places):
            seen.add(places[1])
            yield glyph


def _marked(glyphs: list[Glyph]) -> list[Glyph]:
    """Vowel signs with the letter that they stand on, before it, as a line from left to right has them.

    A sign has no width, and fonts draw it to either side of its place; but programs write it next to its letter.
    """
    found = list(glyphs)
    kept = [not _MARK.fullmatch(glyph.text) for glyph in glyphs]
    for at, mark in enumerate(glyphs):
        if kept[at]:
            continue
        near = [_neighbour(glyphs, at, step) for step in (1, -1)]
        bases = [each for each in near if each is not None]
        if mark.text == _TANWIN and at + 1 < len(glyphs) and glyphs[at + 1].text == "\0":
            found[at + 1] = replace(found[at + 1], text="\u0627")  # the sign stands on no other second half of a ﻻ
        if not bases:
            kept[at] = True
            continue
        middle = (mark.x0 + mark.x1) / 2
        over = [each for each in bases if glyphs[each].x0 <= middle <= glyphs[each].x1]
        base = (over or bases)[0]
        found[base] = replace(found[base], text=mark.text + found[base].text)
    return [glyph for glyph, keep in zip(found, kept, strict=True) if keep]


def _neighbour(glyphs: list[Glyph], at: int, step: int) -> int | None:
    """The next letter before or after a sign in the order of writing, on the same line."""
    for other in range(at + step, at + 4 * step, step):
        if not 0 <= other < len(glyphs):
            return None
        glyph = glyphs[other]
        if _ARABIC.search(glyph.text):
            return other if abs(glyph.base - glyphs[at].base) < glyph.size else None
        if glyph.text.strip() and not _MARK.fullmatch(glyph.text) and glyph.text != "\0":
            return None
    return None


def _columns(lines: list[Line], right: bool) -> list[list[Line]]:
    """Lines in reading order: the longest stretch that stands in columns is parted, then what is above and below."""
    best = _stretch(lines)
    if best is None:
        return [lines] if lines else []
    first, last, middle = best
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines[first : last + 1]:
        for side, words in enumerate(_parted(line, middle)):
            if words:
                glyphs = [glyph for word in words for glyph in word]
                sides[side].append(Line(glyphs, line.base, max(glyph.size for glyph in glyphs), words))
    order = reversed(sides) if right else iter(sides)
    inner = [column for side in order for column in _columns(side, right)]
    return _columns(lines[:first], right) + inner + _columns(lines[last + 1 :], right)


def _parted(line: Line, middle: float) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    left = [word for word in line.words if word[0].x0 < middle]
    return left, line.words[len(left) :]


def _stretch(lines: list[Line]) -> tuple[int, int, float] | None:
    """First and last line of the longest stretch with white down through it, and where the white is."""
    masks = [_mask(line) for line in lines]
    best: tuple[int, int, float] | None = None
    for first in range(len(lines)):
        union = 0
        for last in range(first, len(lines)):
            union |= masks[last]
            long = last - first + 1
            if long >= _MANY and not _gaps(union, long):
                break
            if long < _LINES or (best is not None and long <= best[1] - best[0] + 1):
                continue
            for middle in _gaps(union, long):
                if _prose(lines[first : last + 1], middle):
                    best = (first, last, middle)
                    break
    return best


def _mask(line: Line) -> int:
    """Which points across the page are covered, as bits."""
    bits = 0
    for word in line.words:
        start, stop = int(max(word[0].x0, 0)), int(max(glyph.x1 for glyph in word)) + 1
        bits |= ((1 << max(min(stop, 5000) - start, 1)) - 1) << min(start, 5000)
    return bits


def _gaps(bits: int, lines: int) -> list[float]:
    """The middles of white stretches wide enough to part columns of so many lines."""
    steps = bin(bits)[:1:-1]  # the left edge first
    first = steps.find("1")
    runs = re.finditer(f"0{{{_GUTTER if lines >= _MANY else _WIDE},}}", steps)
    return [(run.start() + run.end()) / 2 for run in runs if run.start() > first >= 0]


def _prose(lines: list[Line], middle: float) -> bool:
    """Whether both sides hold lines of running words, and not cells."""
    sides: tuple[list[int], list[int]] = ([], [])
    for line in lines:
        for side, words in enumerate(_parted(line, middle)):
            if words:
                sides[side].append(len(words))
    enough = max(_LINES - 1, _PART * len(lines) / 2)
    return all(len(side) >= enough and sum(side) / len(side) >= _WORDS for side in sides)


def _paragraphs(lines: list[Line], right: bool, body: float) -> list[Paragraph]:
    """Lines of a column joined where the first word of the next would not have fitted."""
    steps = sorted(after.base - before.base for before, after in pairwise(lines))
    usual = steps[len(steps) // 4] if steps else 0.0  # the lower quartile: most steps are inside paragraphs
    large = _LARGE * body
    edge = (min(line.x0 for line in lines), max(line.x1 for line in lines))
    found: list[Paragraph] = []
    open_line: Line | None = None
    for line in lines:
        text = _read(line, right)
        if not text:
            continue
        if open_line is not None and _goes_on(open_line, line, usual, large, edge, right):
            found[-1] = Paragraph(f"{found[-1].text} {text}", line.base, line.size)
        else:
            found.append(Paragraph(text, line.base, line.size))
        open_line = line
    if open_line is not None and found:
        room = open_line.x0 - edge[0] if right else edge[1] - open_line.x1
        full = room < 0.12 * (edge[1] - edge[0]) and len(open_line.words) > 3
        found[-1] = replace(found[-1], open=full and not _END.search(found[-1].text))
    return found


def _goes_on(before: Line, after: Line, usual: float, large: float, edge: tuple[float, float], right: bool) -> bool:
    step = after.base - before.base
    if any(_cells(before)) or any(_cells(after)):
        return False
    if abs(after.size - before.size) > 0.15 * before.size:
        return False
    if after.size > large:
        return step < _FAR * after.size  # a headline is broken where it looks well
    if step > _LEADING * usual or (step > _FAR * after.size and step > 1.2 * usual):
        return False
    indent = edge[1] - after.x1 if right else after.x0 - edge[0]
    if indent > 1.2 * after.size and (edge[1] - before.x1 if right else before.x0 - edge[0]) < 0.5 * after.size:
        return False
    word = after.words[-1] if right else after.words[0]
    width = max(glyph.x1 for glyph in word) - word[0].x0
    room = before.x0 - edge[0] if right else edge[1] - before.x1
    return room < width + 0.2 * after.size


def _cells(line: Line) -> list[bool]:
    """For each white between words, whether it parts cells of a table."""
    wide = _CELL * line.size
    return [after[0].x0 - max(glyph.x1 for glyph in before) > wide for before, after in pairwise(line.words)]


def _read(line: Line, right: bool) -> str:
    """A line in the order in which it is read, its shapes as letters."""
    from bidi import get_display

    seen = "".join(
        mark + "".join(glyph.text for glyph in word)
        for word, mark in zip(line.words, ["", *("\t" if gap else " " for gap in _cells(line))], strict=True)
    )
    seen = _CONTROLS.sub("", seen)
    arabic, latin = len(_ARABIC.findall(seen)), len(_LATIN.findall(seen))
    if not arabic:
        return seen.strip()
    text = str(get_display(seen, base_dir="R" if right or arabic >= latin else "L"))
    return _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text).strip()


def _turned(text: str) -> str:
    """The letters of one glyph as they are seen: a font gives two letters of one glyph in the order of reading."""
    if len(text) > 1 and _ARABIC.search(text) and not _MARK.match(text):
        return text[::-1]
    return text


def _rebracketed(found: list[Paragraph]) -> list[Paragraph]:
    """Brackets turned round where a page has them all the wrong way: some programs write them as they are meant."""
    right = wrong = 0
    for paragraph in found:
        depth = 0
        for char in paragraph.text:
            depth += {"(": 1, ")": -1, "«": 1, "»": -1}.get(char, 0)
            right += char in "(«" and depth > 0
            wrong += char in ")»" and depth < 0
    if wrong <= right:
        return found
    turn = str.maketrans("()«»[]", ")(»«][")
    return [replace(each, text=each.text.translate(turn)) for each in found]
