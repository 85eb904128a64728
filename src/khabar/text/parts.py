"""The parts of a page: headline, byline, dateline, subheading, body, boilerplate.

Every line that is not blank is in a part, in order. What is not surely something else is body: a
sentence must not be lost. Phrases are in ``data/lexicon/boilerplate.tsv``, matched on folded words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from khabar.text.fold import fold, fold_all, fold_word
from khabar.types import Part, swift

_LINE = re.compile("[^\\n\\r\\x0b\\x0c\\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_STOP = re.compile(r"[.!…][\s\"'”’»)\]]*\Z")
_ELLIPSIS = re.compile(r"\.\.+[\s\"'”’»)\]]*\Z")
_LEADS_ON = re.compile(r"[:،؛][\s.-]*\Z")
_ITEM = re.compile(r"\s*(?:\(?\d+\)?\s*[-–—.):/]|[-–—]\s*\S)")
_BULLET = re.compile(r"\s*[*•●▪■◆>]+")
_HASHTAGS = re.compile(r"\s*(?:#\w+\s*)+\Z")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|\A@\w+")
_RULE = re.compile(r"\s*(?:[–—|/:()\[\]]|(?<=\s)[-ـ]|[-ـ](?=\s))[\s–—|/:()\[\]ـ-]*")
_RULED = re.compile("[–—|/:()\\[\\]ـ-]")  # without one of these there is no rule
_QUOTED = re.compile(r"[«\"“”{‹(].{1,30}[»\"“”}›)]\Z")
_ENDS = re.compile(r"[.!؟?…»”\")\]]\s*\Z")
_HEADLINE, _SUBHEADING, _QUESTION = 20, 12, 15  # most words
_WHOLE = 300  # characters up to which a line can be anything but a paragraph
_PARAGRAPH = 160  # characters of a paragraph in which there are mostly more words than in any heading
_REACH = 100  # characters in which a dateline must end


@swift
@dataclass(frozen=True, slots=True)
class _Line:
    """A stretch of one line: its source span, the folded words at its head, and how it looks."""

    start: int
    stop: int
    text: str
    words: list[str]

    @property
    def stopped(self) -> bool:
        end = self.text[-16:]
        return bool(_STOP.search(end)) and not _ELLIPSIS.search(end)

    @property
    def long(self) -> bool:
        """Whether it can only be a paragraph."""
        return len(self.words) > _HEADLINE or len(self.text) > _WHOLE or (len(self.words) >= 8 and self.stopped)

    @property
    def item(self) -> bool:
        return bool(_ITEM.match(self.text))


class _Phrases:
    """Phrases of one label as tuples of folded words, with the most words of a line they hold for."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}

    def add(self, form: str, limit: int) -> None:
        words = tuple(_WORD.findall(fold_word(form)))
        self._by_first.setdefault(words[0], []).append((words, limit))
        self._by_first[words[0]].sort(key=lambda item: -len(item[0]))

    def at(self, words: Sequence[str], index: int = 0) -> tuple[int, int]:
        """How many words the longest phrase at an index has, and its limit; 0 where there is none."""
        for phrase, limit in self._by_first.get(words[index], ()) if index < len(words) else ():
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase), limit
        return 0, 0

    def any_at(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Index, number of words and limit wherever a phrase stands."""
        for index, word in enumerate(words):
            if word in self._by_first:
                length, limit = self.at(words, index)
                if length:
                    yield index, length, limit


@cache
def _lexicon() -> dict[str, _Phrases]:
    source = resources.files("khabar") / "data" / "lexicon" / "boilerplate.tsv"
    lexicon: dict[str, _Phrases] = {}
    for row in source.read_text(encoding="utf-8").splitlines()[1:]:
        if row.strip() and not row.startswith("#"):
            form, label, value = [*row.split("\t"), ""][:3]
            lexicon.setdefault(label, _Phrases()).add(form, int(value or 99))
    return lexicon


def find_parts(text: str) -> tuple[Part, ...]:
    """The parts of a raw text in order; every line with anything on it lies in one."""
    lines = [_line(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.stop > line.start]
    lines, chrome = _peeled(text, lines)
    kinds = _boilerplate(lines)
    rest = [index for index, kind in enumerate(kinds) if kind is None]
    for index, found in _classified([lines[index] for index in rest]):
        kinds[rest[index]] = found
    parts = list(chrome)
    lead = True
    for each, kind in zip(lines, kinds, strict=True):
        line = each
        cut = _dateline_end(line, lead) if kind == "body" else 0
        lead = lead and kind != "body"
        if cut:
            end = line.start + len(line.text[:cut].rstrip())
            parts.append(Part("dateline", line.start, end))
            line = _line(text, line.start + cut, line.stop)
        if line.stop > line.start:
            parts.append(Part(kind or "body", line.start, line.stop))
    return tuple(sorted(parts, key=lambda part: part.start))


def _line(text: str, start: int, stop: int) -> _Line:
    held = text[start:stop]
    start += len(held) - len(held.lstrip())
    held = held.strip()
    words = _WORD.findall(fold_all(held[: _WHOLE if len(held) <= _WHOLE else _PARAGRAPH]))
    if len(words) <= _HEADLINE and len(held) > _WHOLE:
        words = _WORD.findall(fold_all(held[:_WHOLE]))
    return _Line(start, start + len(held), held, words)


def _peeled(text: str, lines: list[_Line]) -> tuple[list[_Line], list[Part]]:
    """Lines without the page controls before their first word and the boxes after their last."""
    chrome: list[Part] = []
    kept: list[_Line] = []
    for index, whole in enumerate(lines):
        line = whole
        if index < 2:
            count, _ = _lexicon()["boiler_head"].at(line.words)
            if 0 < count < len(line.words):
                cut = line.start + _offset(line, count)
                chrome.append(Part("boilerplate", line.start, line.start + len(text[line.start : cut].rstrip())))
                line = _line(text, cut, line.stop)
        kept.append(line)
        if index < len(lines) - 3:
            continue
        end = line if len(line.text) <= _WHOLE else _line(text, line.stop - _WHOLE, line.stop)
        at = _tail(end, last=index == len(lines) - 1)
        if at:
            chrome.append(Part("boilerplate", end.start + at, line.stop))
            kept[-1] = _line(text, line.start, end.start + at)
    return kept, chrome


def _offset(line: _Line, count: int) -> int:
    """Where the word of that number begins, in characters of the line."""
    folded = fold(line.text)
    for index, match in enumerate(_WORD.finditer(folded.folded)):
        if index == count:
            return folded.offsets[match.start()]
    return len(line.text)


def _tail(line: _Line, *, last: bool) -> int:
    """Where boilerplate begins that runs to the end of the line after a sentence; 0 for none."""
    lexicon = _lexicon()
    for index, _, _ in lexicon["boiler_tail"].any_at(line.words):
        at = _offset(line, index) if index and len(line.words) - index <= 40 else 0
        if at and _ENDS.search(line.text[:at]):
            return at
    if not last or _STOP.search(line.text) or len(line.words) < 8:
        return 0
    for index, length, _ in lexicon["boiler_tags"].any_at(line.words):
        tags = len(line.words) - index - length
        if 0 < tags <= 20 and index and not lexicon["function"].at(line.words, index - 1)[0]:
            at = _offset(line, index)
            if not re.search("[.،؛:؟!]", line.text[at:]):
                return at
    return 0


def _boilerplate(lines: list[_Line]) -> list[str | None]:
    """The kind "boilerplate" for the lines that are, None for the others."""
    kinds: list[str | None] = []
    prose = max((index for index, line in enumerate(lines) if line.stopped or line.long), default=-1)
    listed = False
    for index, line in enumerate(lines):
        if listed and not line.stopped and not line.long:
            kinds.append("boilerplate")
            listed = index > prose  # a list that ends the text may have many links, any other only one
            continue
        listed = _heads_links(line)
        kinds.append("boilerplate" if listed or _is_boilerplate(line) else None)
    return kinds


def _heads_links(line: _Line) -> bool:
    return _lexicon()["boiler_opens"].at(line.words)[0] == len(line.words) > 0


def _is_boilerplate(line: _Line) -> bool:
    words, count, lexicon = line.words, len(line.words), _lexicon()
    if len(line.text) > _WHOLE:
        return False
    if not words or _HASHTAGS.match(line.text):
        return True
    if not _LETTERS.search(line.text):
        return count <= 6 or bool(_ADDRESS.search(line.text))
    bare = [word for word in words if not word.isdigit()]
    if lexicon["boiler_line"].at(bare)[0] == len(bare):
        return True
    if count <= 12 and sum(1 for word in bare if _LETTERS.match(word)) <= 3 and _ADDRESS.search(line.text):
        return True
    length, limit = lexicon["boiler_start"].at(words)
    if length and count <= limit:
        return True
    if count <= 20 and any(count <= limit for _, _, limit in lexicon["boiler_within"].any_at(words)):
        return True
    length, limit = lexicon["boiler_opens"].at(words)
    if length and count <= 25 and _colon_after(line, length):
        return True
    length, limit = lexicon["boiler_label"].at(words)
    return bool(length) and count <= limit and _colon_after(line, length) and not _speaks(words[length:])


def _speaks(words: Sequence[str]) -> bool:
    """Whether words can be a sentence: among them is a verb of reports or a function word."""
    lexicon = _lexicon()
    return any(lexicon["function"].at((word,))[0] or lexicon["opener"].at((word,))[0] for word in words)


def _colon_after(line: _Line, count: int) -> bool:
    at = _offset(line, count)
    return ":" in line.text[:at].rstrip("\"'«“( ")[-3:]


def _classified(lines: list[_Line]) -> Iterator[tuple[int, str]]:
    """Number and kind of each line that is not boilerplate."""
    first = next((index for index, line in enumerate(lines) if line.long), None)
    if first is None or len(lines) == 1:
        yield from ((index, "body") for index in range(len(lines)))
        return
    yield from enumerate(_lead(lines[:first]))
    run = 0
    for index in range(first, len(lines)):
        line, after = lines[index], lines[index + 1 : index + 3]
        run = 0 if line.long or line.stopped else run + 1
        yield index, _between(line, after, run) if after else _last(line, lines[index - 1])


def _lead(lines: list[_Line]) -> list[str]:
    """Kinds of the lines before the first paragraph."""
    kinds: list[str | None] = [_credit(line, lead=True) for line in lines]
    plain = [index for index, kind in enumerate(kinds) if kind is None]
    if len(plain) > 1 and plain[0] == 0 and len(lines[0].words) <= 3 and len(lines[plain[1]].words) > 3:
        kinds[0] = None if _begins_sentence(lines[0]) or _LEADS_ON.search(lines[0].text) else "byline"
        plain = [index for index in plain if kinds[index] is None]
    if len(plain) > 5 or any(lines[index].item for index in plain):
        return [kind or "body" for kind in kinds]
    headline = False
    for index in plain:
        line = lines[index]
        if line.stopped or _begins_sentence(line) or _LEADS_ON.search(line.text):
            kinds[index] = "body"
        else:
            kinds[index] = "subheading" if headline else "headline"
            headline = True
    return [kind or "body" for kind in kinds]


def _between(line: _Line, after: Sequence[_Line], run: int) -> str:
    """Kind of a line from the first paragraph on."""
    count = len(line.words)
    if line.text.endswith(("؟", "?")) and count <= _QUESTION and not line.item:
        return "subheading"
    if line.long or line.stopped or line.item or count > _SUBHEADING or _LEADS_ON.search(line.text):
        return "body"
    if run > 2 or _begins_sentence(line) or (_BULLET.match(line.text) and count > 6):
        return "body"
    if after[0].long or (after[0].stopped and not after[0].item):
        return "subheading"
    follows = run == 1 and len(after) > 1 and after[1].long and not after[0].item
    return "subheading" if follows else "body"


def _last(line: _Line, before: _Line) -> str:
    """Kind of the last line: a name, or a starred note on who wrote it, is a byline."""
    starred = line.text.startswith("*") and not before.text.startswith("*")
    note = starred and len(line.words) <= _SUBHEADING and not line.stopped and not _begins_sentence(line)
    return "byline" if note or _credit(line, lead=False) else "body"


def _begins_sentence(line: _Line) -> bool:
    """Whether the first word, with or without و and ف, begins sentences of reports, not headings."""
    if not line.words:
        return False
    opener, word = _lexicon()["opener"], line.words[0]
    return bool(opener.at((word,))[0] or (word[0] in "وف" and opener.at((word[1:],))[0]))


def _credit(line: _Line, *, lead: bool) -> str | None:
    """Byline or dateline for a line of its own that is one, else None."""
    words, lexicon = line.words, _lexicon()
    if len(words) > 16 or line.stopped or line.item:
        return None
    if _is_name(words) or (len(words) <= 10 and _names_writer(line)):
        return "byline"
    if not lead or _LEADS_ON.search(line.text):
        return None
    pieces = [piece for piece in _RULE.split(line.text) if piece.strip(" *")]
    labels = [_piece(piece) for piece in pieces]
    if not labels or not all(labels):
        return None
    told = {label for found in labels for label in found}
    if told == {"day"}:
        return "dateline"
    if "place" in told or "agency" in told:
        if "name" in told:
            return "byline"
        if "unknown" in told and (":" in line.text or "unknown" in labels[0]):
            return None if ":" in line.text else "byline"
        return "dateline" if "place" in told or len(pieces) > 1 else "byline"
    others = words[1:]
    office = lexicon["outlet"].at(words)[0] and len(words) <= 5
    return "byline" if office and all(word.startswith(("ال", "وال", "لل")) for word in others) else None


def _names_writer(line: _Line) -> bool:
    starts, _ = _lexicon()["byline_start"].at(line.words)
    labelled, _ = _lexicon()["byline_label"].at(line.words)
    return bool(starts and len(line.words) > starts) or bool(labelled and _colon_after(line, labelled))


def _is_name(words: Sequence[str]) -> bool:
    """Two to four words, the first a given name, none that a name cannot hold."""
    words = words[1:] if words and words[0] in ("د", "م", "أ", "ا") else words
    named = 2 <= len(words) <= 4 and bool(_lexicon()["given"].at(words)[0])
    return named and not _speaks(words) and not any(word[0].isdigit() for word in words)


def _piece(piece: str) -> frozenset[str]:
    """What one stretch of a dateline can be: place, agency, day, name or unknown; empty where nothing."""
    words, found = _WORD.findall(fold_word(piece)), set()
    lexicon, index = _lexicon(), 0
    if words and (words[0] in ("وكاله", "خاص") or lexicon["outlet"].at(words)[0]) and len(words) <= 5:
        return frozenset() if _speaks(words[1:]) else frozenset({"agency"})
    while index < len(words):
        lengths = {label: lexicon[label].at(words, index)[0] for label in ("dateline", "agency", "day")}
        label = max(lengths, key=lambda key: lengths[key])
        if not lengths[label] and not words[index][0].isdigit():
            break
        found.add("day" if not lengths[label] else "place" if label == "dateline" else label)
        index += max(1, lengths[label])
    if index == len(words):
        return frozenset(found)
    if len(words) > 5 or _speaks(words):
        return frozenset()
    if _QUOTED.match(piece.strip()) or (found and _QUOTED.search(piece.strip())):
        return frozenset({"agency"})
    return frozenset({"name" if _is_name(words) else "unknown"}) if len(words) <= 4 else frozenset()


def _dateline_end(line: _Line, lead: bool) -> int:
    """Length of the dateline before a paragraph's first sentence, 0 where there is none."""
    if not _RULED.search(line.text, 0, _REACH):
        return 0
    end, begin, told, count = 0, 0, set[str](), 0
    for rule in _RULE.finditer(line.text[:_REACH]):
        piece = line.text[begin : rule.start()]
        if piece.strip():
            labels = _piece(piece)
            if not labels or (not lead and labels & {"name", "unknown"}):
                break
            told |= labels
            count += 1
        begin = rule.end()
        if _closes(rule.group(), told, count, lead):
            end = begin
    return end


def _closes(rule: str, told: Iterable[str], count: int, lead: bool) -> bool:
    """Whether a rule after these pieces ends a dateline."""
    if "place" not in told and "agency" not in told:
        return False
    if count == 1 and (":" in rule or "agency" in told):
        return lead and ("place" in told or ":" not in rule)
    dashed = any(mark in rule for mark in "-–—ـ:|")
    return dashed or (rule.startswith("/") and rule.endswith(" ") and lead)
