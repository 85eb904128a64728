"""Words for the full-text index: every spelling and clitic under which a word may be looked for.

The index holds each word folded, and beside it, at the same place, what it is without its clitics
(«وبالرقة» is also «بالرقة»، «الرقة» and «رقة»). A question is asked as written: «الرقة» does not find «رقة».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, product

import apsw

from khabar.text.fold import fold, fold_word
from khabar.text.tokens import Token, tokenize
from khabar.types import Span

_KEPT = 400_000  # words whose forms are remembered
ARTICLES = frozenset("al el ul ar as ash at ad an az ed ez er es ech esh et en".split())  # in Latin letters
_ROWS = 200  # ways to spell words in a row that are looked for
_SHORTEST = 3  # letters that must be left of a word
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم")
_QUERY = apsw.FTS5_TOKENIZE_QUERY
_forms: dict[str, tuple[str, ...]] = {}


def register(connection: apsw.Connection) -> None:
    """Make the tokenizer ``khabar`` known to a connection."""
    connection.register_fts5_tokenizer("khabar", _factory)


def _factory(_: apsw.Connection, __: list[str]) -> Callable[[bytes, int, str | None], Iterator[tuple[int, int, str]]]:
    return _tokens  # type: ignore[return-value]


def _tokens(utf8: bytes, flags: int, _: str | None) -> list[tuple[int, int, *tuple[str, ...]]]:
    """Tokens for SQLite; offsets are not used, because the index does not hold the text."""
    text = utf8.decode("utf-8", "replace")
    if flags & _QUERY:  # a question comes here in the forms that it looks for
        return [(0, 0, word) for word in text.split()]
    return [(0, 0, *forms) for _, forms in read(text)]


def read(text: str) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Every word of a text with its forms; marks are left out."""
    for token in _words(text):
        yield token, forms_of(token.form, text[token.stop - 1] == "ه")


def _words(text: str) -> list[Token]:
    """The words of a text; a hamza before waw has one seat: مسئول، مسؤول."""
    seated = text.replace("ئو", "ؤو").replace("ءو", "ؤو")
    return [token for token in tokenize(fold(seated)) if token.kind != "mark"]


def forms_of(form: str, bound: bool) -> tuple[str, ...]:
    """The folded word, then what it is without clitics; ``bound``: its last letter may be a pronoun."""
    key = form + "\x00" if bound else form
    made = _forms.get(key)
    if made is None:
        if len(_forms) >= _KEPT:
            _forms.clear()
        made = _forms[key] = tuple(dict.fromkeys(_variants(form.lower(), bound)))
    return made


def _variants(form: str, bound: bool) -> Iterator[str]:
    yield form
    if not "\u0621" <= form[0] <= "\u064a":
        return
    bases = [form]
    if form[0] in "وف" and len(form) > _SHORTEST:
        bases.append(form[1:])
        yield form[1:]
    for base in bases:
        yield from _without_head(base)
        yield from _without_tail(base, bound)
        if base[0] in "بلك" and len(base) > _SHORTEST + 1:
            yield from _without_tail(base[1:], bound)


def _without_head(form: str) -> Iterator[str]:
    """Without preposition and article."""
    if form.startswith("ال") and len(form) > _SHORTEST:
        yield form[2:]
    elif form.startswith("لل") and len(form) > _SHORTEST:
        yield "ال" + form[2:]
        yield form[2:]
    elif form[0] in "بلك" and len(form) > _SHORTEST:
        yield form[1:]
        if form[1:3] == "ال" and len(form) > _SHORTEST + 1:
            yield form[3:]


def _without_tail(form: str, bound: bool) -> Iterator[str]:
    """Without a pronoun: «قائدهم» → قائد، «مدينته» → مدينة."""
    if form.startswith("ال"):
        return
    tail = next((p for p in _PRONOUNS if form.endswith(p)), "ه" if bound and form.endswith("ه") else "")
    stem = form[: len(form) - len(tail)]
    if tail and len(stem) >= _SHORTEST:
        yield stem
        if stem.endswith("ت"):
            yield stem[:-1] + "ه"


def asked(word: str) -> tuple[str, ...]:
    """The forms under which a word of a question is looked for: as written, and without what stands before ال."""
    form = fold_word(word).lower()
    found = [form]
    inner = form[1:] if form[:1] in ("و", "ف") and len(form) > _SHORTEST + 2 else form
    if inner.startswith("لل") and len(inner) > _SHORTEST:
        found.append("ال" + inner[2:])
    elif inner[:1] in ("ب", "ل", "ك") and inner[1:3] == "ال" and len(inner) > _SHORTEST + 2:
        found.append(inner[1:])
    elif inner != form and inner.startswith("ال"):
        found.append(inner)
    return tuple(found)


class Question:
    """Words to look for: all of them, «…» or "…" for words in a row, -word for one that must not be there.

    ``spell`` gives Arabic words that a Latin one may mean.
    """

    def __init__(self, text: str, spell: Callable[[str], tuple[str, ...]] = lambda _: ()) -> None:
        self.wanted: list[list[tuple[str, ...]]] = []
        self.unwanted: list[list[tuple[str, ...]]] = []
        for minus, quoted, bare in re.findall(r'(-?)(?:["«“]([^"»”]*)["»”]|(\S+))', text):
            words = [(*asked(token.form), *spell(token.form)) for token in _words(quoted or bare)]
            if any(len(forms) > 1 for forms in words):  # al-Raqqa: one word in Arabic
                words = [forms for forms in words if len(forms) > 1 or forms[0] not in ARTICLES]
            if words:
                (self.unwanted if minus else self.wanted).append(words)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.wanted

    @property
    def wanting(self) -> Question:
        """The question without what must not be there."""
        made = Question("")
        made.wanted = self.wanted
        return made

    def match(self) -> str:
        """The question as FTS5 reads it."""
        wanted = " AND ".join(map(_expression, self.wanted))
        unwanted = " OR ".join(map(_expression, self.unwanted))
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    def holds(self, text: str) -> bool:
        """Whether a text has all that is wanted and nothing that is not."""
        words = list(read(text))
        there = [next(_places(phrase, words), None) is not None for phrase in self.wanted]
        return all(there) and all(next(_places(phrase, words), None) is None for phrase in self.unwanted)

    def spans(self, text: str) -> list[Span]:
        """Where the words of the question stand in a text."""
        words = list(read(text))
        found = {span for phrase in self.wanted for span in _places(phrase, words)}
        return sorted(found)


def _expression(phrase: list[tuple[str, ...]]) -> str:
    """One phrase: words in a row, each in any of its forms."""
    rows = list(islice(product(*phrase), _ROWS))
    either = [f'"{" ".join(row)}"' for row in rows]
    return either[0] if len(either) == 1 else f"({' OR '.join(either)})"


def _places(phrase: list[tuple[str, ...]], words: list[tuple[Token, tuple[str, ...]]]) -> Iterator[Span]:
    size = len(phrase)
    first = set(phrase[0])
    for at in range(len(words) - size + 1):
        if first.isdisjoint(words[at][1]):
            continue
        if all(not set(phrase[n]).isdisjoint(words[at + n][1]) for n in range(1, size)):
            yield Span(words[at][0].start, words[at + size - 1][0].stop)
