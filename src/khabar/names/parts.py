"""A name parted: kunya, given name, father, family, nisba, in Arabic and in Latin letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast, get_args

from khabar.names.spelling import Written, order, split
from khabar.names.tables import known, particles

Kind = Literal["given", "father", "second", "family", "nisba", "kunya"]
Blend = Literal["", "servant", "god", "faith", "islam", "worship", "time", "guidance"]

_MOST = 16  # words of a name
_LONGEST = 300  # characters of a name
_LETTERS_MOST = 40  # letters of a word
_NAMED = 3  # words of a name from which its first may be a title although it is a name as well
_JOINED = 5  # letters beyond which a word may be two names
_LEAST = 3  # letters of a word from which a particle may be cut off
_GOD, _FAITH = "الله", "الدين"
_ABD = re.compile("abd(?:[aeou]{1,2}(?:[lrsntdz]|sh|dh|th))?")
_ABD_JOINED = re.compile("abd[aeiou]{0,2}(.{3,})")
_GOD_TAIL = re.compile("l{0,2}a?l?l[ae]h?i?")
_GOD_JOINED = re.compile("(.{2,}?)(?:ou|u|o|a)(?:llahi?|lah)|(.{3,}?)(?:ou|u|o|a)lla")
_FAITH_JOINED = re.compile("(.{2,}?)(?:[aeiou]{1,2}|y)(?:dd|ld|tt|d)(?:in|een|ine|ene|yn)")
_FAITH_SURE = re.compile(".*(?:[dlt][dt]|d)(?:een|ine|ene)|.*(?:dd|ld|tt)in")
_SON_JOINED = re.compile("(?:ben|bin|bn)(.{3,})")
_FATHER_JOINED = re.compile("ab(?:ou|oo|u)(.{3,})")
_ARTICLE_JOINED = re.compile("[ae]l([^aeiou].{3,})")
_BLENDS = frozenset(get_args(Blend)) - {"", "servant"}
_LEADING = frozenset({"article", "son", "daughter", "people", "father", "mother"})
_KUNYA = frozenset({"father", "mother"})
_LETTERS = frozenset({"sh", "kh", "gh", "th", "dh", "ch"})
_ALEFS = frozenset("اٱ")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: what it is, how it is written, and the folded word that is compared.

    ``blend`` tells a name made of two (عبد الله، نور الدين): the first, or for servants of God the second, is ``word``.
    """

    kind: Kind
    text: str
    word: str
    blend: Blend = ""
    article: bool = False
    linked: bool = False  # «بن» stands before it
    mother: bool = False  # «أم» stands before it
    arabic: bool = False
    initial: bool = False  # a letter alone, «ش.» or «Sh.»


@dataclass(frozen=True, slots=True)
class Name:
    """A name parted: kunyas, the given name, then what follows it in order."""

    text: str
    kunyas: tuple[Part, ...] = ()
    given: Part | None = None
    chain: tuple[Part, ...] = ()
    titles: tuple[str, ...] = ()
    cut: bool = False  # longer than any name: only the first words are read

    @property
    def bare(self) -> bool:
        """Whether it is nothing but a kunya."""
        return self.given is None and not self.chain

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, the kunyas first."""
        return (*self.kunyas, *((self.given,) if self.given else ()), *self.chain)


@dataclass(slots=True)
class _Item:
    start: int
    stop: int
    word: str
    arabic: bool
    link: str = ""
    blend: Blend = ""
    article: bool = False


@lru_cache(maxsize=1 << 15)
def parse(text: str) -> Name:
    """The parts of a name; no text is refused, and one without Arabic or Latin letters has no parts."""
    said = order(text[:_LONGEST])
    words = split(said)
    cut = len(text) > _LONGEST or len(words) > _MOST or any(len(word.folded) > _LETTERS_MOST for word in words)
    words = [word._replace(folded=word.folded[:_LETTERS_MOST]) for word in words[:_MOST]]
    titles = _titles(said, words)
    items = _items(said, words)
    kunyas: list[Part] = []
    given: Part | None = None
    chain: list[Part] = []
    plain = sum(item.link not in _KUNYA for item in items)
    for at, item in enumerate(items):
        if item.link in _KUNYA:
            kunyas.append(_part(said, item, "kunya"))
        elif given is None and not chain and _is_given(item, bool(kunyas), plain):
            given = _part(said, item, "given")
        else:
            chain.append(_part(said, item, _kind(item, at + 1 == len(items))))
    return Name(text, tuple(kunyas), given, tuple(chain), titles, cut)


def _titles(said: str, words: list[Written]) -> tuple[str, ...]:
    """Takes the titles off the front; a word that is a name as well is a title where two words are left."""
    found = []
    while len(words) > 1:
        folded = words[0].folded
        both = len(words) > 2 and particles().get(f"{folded} {words[1].folded}") == "title"
        if not both and (particles().get(folded) != "title" or folded in known().spelled and len(words) < _NAMED):
            break
        found.append(said[words[0].start : words[both].stop])
        del words[: 1 + both]
    return tuple(found)


def _part(said: str, item: _Item, kind: Kind) -> Part:
    linked = item.link in ("son", "daughter")
    mother = item.link == "mother"
    text = said[item.start : item.stop]
    initial = len(item.word) == 1 or item.word in _LETTERS and not item.blend
    return Part(kind, text, item.word, item.blend, item.article, linked, mother, item.arabic, initial)


def _is_given(item: _Item, after_kunya: bool, plain: int) -> bool:
    if item.link:
        return False
    if item.article:
        return not after_kunya and plain > 1
    return not after_kunya or bool(item.blend) or item.word in known().spelled and not _is_nisba(item)


def _kind(item: _Item, last: bool) -> Kind:
    if item.link == "people":
        return "family"
    if item.link:
        return "father"
    if item.article:
        return "nisba" if _is_nisba(item) else "family"
    if item.blend or not last:
        return "second"
    if _is_nisba(item):
        return "nisba"
    return "second" if item.word in known().spelled else "family"


def _is_nisba(item: _Item) -> bool:
    word = item.word
    if item.blend or len(word) <= _LEAST:
        return False
    if item.arabic:
        ends = word.endswith("ي")
    else:
        ends = word[-1] in "iy"
    return ends and (item.article or word not in known().spelled or word.endswith(("awi", "aoui", "ani", "اني", "اوي")))


def _items(said: str, words: list[Written]) -> list[_Item]:
    """Words joined to what can be compared: particles go into the word that they lead or follow."""
    items: list[_Item] = []
    link, article, pending = "", False, False  # what waits for a word
    start = -1
    for at, written in enumerate(words):
        kind = particles().get(written.folded, "")
        last = at + 1 == len(words)
        start = written.start if start < 0 else start
        if kind in _BLENDS and items and not (link or pending) and items[-1].blend == "":
            before = items[-1]
            before.stop, before.blend, before.word = written.stop, cast(Blend, kind), _construct(before.word)
            start, article = -1, False
            continue
        servant = kind == "servant" or not written.arabic and _ABD.fullmatch(written.folded) is not None
        if servant and not last:
            pending, article = True, False
            continue
        if kind in _LEADING and not last and (len(written.folded) > 1 or items):
            article = article or kind == "article"
            link = link if kind == "article" else kind
            continue
        found = _read(said, written, first=not items)
        found[0].start = start
        found[0].link = link or found[0].link
        found[0].article |= article
        if pending:
            found[0].blend, found[0].article = "servant", False
        items.extend(found)
        link, article, pending, start = "", False, False, -1
    return items


def _read(said: str, written: Written, *, first: bool) -> list[_Item]:
    """One word, or two names written together: «عليرضا», Mohammadreza."""
    names = known().spelled
    item = _Item(written.start, written.stop, written.folded, written.arabic)
    word = item.word
    if word in names:
        return [item]
    if written.arabic:
        _arabic(item, said[written.start])
    else:
        _latin(item, said[written.start : written.stop], first)
    if item.word == word and len(word) > _JOINED:
        for at in range(_LEAST, len(word) - _LEAST + 1):
            if word[:at] in names and word[at:] in names:
                return [replace(item, word=word[:at]), replace(item, word=word[at:])]
    return [item]


def _construct(word: str) -> str:
    """«هبة الله» is said hibat: the letter before the second word."""
    return f"{word[:-1]}ت" if word.endswith("ه") else word


def _arabic(item: _Item, initial: str) -> None:
    word, names = item.word, known().spelled
    if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
        tail = word[len("عبدال") :]
        item.word, item.blend = (_GOD if tail == "له" else tail), "servant"
    elif word.startswith("عبد") and word[3:] in names:
        item.word, item.blend = word[3:], "servant"
    elif word.endswith(_GOD) and len(word) > len(_GOD) + 1:
        item.word, item.blend = _construct(word.removesuffix(_GOD)), "god"
    elif word.endswith(_FAITH) and len(word) > len(_FAITH) + 1:
        item.word, item.blend = _construct(word.removesuffix(_FAITH)), "faith"
    elif word.startswith("ابو") and word[3:] in names:
        item.word, item.link = word[3:], "father"
    elif word.startswith("بن") and len(word) > _LEAST + 1 and word[2:] in names:
        item.word, item.link = word[2:], "son"
    elif word.startswith("ال") and len(word) > _LEAST + 1 and initial in _ALEFS:
        item.word, item.article = word[2:], True


def _latin(item: _Item, text: str, first: bool) -> None:
    word, names = item.word, known().spelled
    joined = _ABD_JOINED.fullmatch(word)
    if joined:
        item.word, item.blend = _servant(joined[1]), "servant"
        return
    god = _GOD_JOINED.fullmatch(word)
    if god and (word.endswith(("llah", "lla", "llahi")) or (god[1] or god[2]) in names):
        item.word, item.blend = god[1] or god[2], "god"
        return
    faith = _FAITH_JOINED.fullmatch(word)
    if faith and (_FAITH_SURE.fullmatch(word) or faith[1] in names):
        item.word, item.blend = faith[1], "faith"
        return
    father = _FATHER_JOINED.fullmatch(word)
    if father and (father[1] in names or not first):
        item.word, item.link = father[1], "father"
        return
    son = _SON_JOINED.fullmatch(word)
    if son and son[1] in names:
        item.word, item.link = son[1], "son"
        return
    article = _ARTICLE_JOINED.fullmatch(word)
    if article and (article[1] in names or not first or text[2:3].isupper() and not text.isupper()):
        item.word, item.article = article[1], True


def _servant(rest: str) -> str:
    """What follows «abd» and a vowel: the article, or the letter that it has become, goes."""
    names = known().spelled
    if _GOD_TAIL.fullmatch(rest):
        return "allah"
    if rest in names:
        return rest
    if rest[0] == rest[1] or rest[0] == "l" and len(rest) > _LEAST:
        return rest[1:]
    return rest
