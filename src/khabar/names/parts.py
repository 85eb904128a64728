"""A name parted: kunya, given name, father, family, nisba, in Arabic and in Latin letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from khabar.names.spelling import Written, split
from khabar.names.tables import known, particles

Kind = Literal["given", "father", "second", "family", "nisba", "kunya"]
Blend = Literal["", "servant", "god", "faith", "islam", "worship", "time", "guidance"]

_MOST = 16  # words of a name
_LONGEST = 300  # characters of a name
_LEAST = 3  # letters of a word from which a particle may be cut off
_GOD, _FAITH = "الله", "الدين"
_ABD = re.compile("abd(?:[aeou]{1,2}(?:[lrsntdz]|sh|dh|th))?")
_ABD_JOINED = re.compile("abd[aeiou]{0,2}(.{3,})")
_GOD_TAIL = re.compile("l{0,2}a?l?l[ae]h?i?")
_GOD_JOINED = re.compile("(.{2,}?)(?:ou|u|o|a)(?:llahi?|lah)|(.{3,}?)(?:ou|u|o|a)lla")
_FAITH_JOINED = re.compile("(.{2,}?)(?:[aeiou]{1,2}|y)(?:dd|ld|tt|ld|d)(?:in|een|ine|ene|yn)")
_FAITH_SURE = re.compile(".*(?:[dlt][dt]|d)(?:een|ine|ene)|.*(?:dd|ld|tt)in")
_SON_JOINED = re.compile("(?:ben|bin|bn)(.{3,})")
_FATHER_JOINED = re.compile("ab(?:ou|oo|u)(.{3,})")
_ARTICLE_JOINED = re.compile("[ae]l([^aeiou].{3,})")
_BLENDS = frozenset(get_args(Blend)) - {"", "servant"}
_LEADING = frozenset({"article", "son", "daughter", "people", "father", "mother"})
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
    def parts(self) -> tuple[Part, ...]:
        """All parts, the kunyas first."""
        return (*self.kunyas, *((self.given,) if self.given else ()), *self.chain)


@dataclass(slots=True)
class _Item:
    text: str
    word: str
    arabic: bool
    link: str = ""
    blend: Blend = ""
    article: bool = False


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Name:
    """The parts of a name; no text is refused, and one without Arabic or Latin letters has no parts."""
    words = split(text[:_LONGEST])
    cut = len(text) > _LONGEST or len(words) > _MOST
    del words[_MOST:]
    titles = []
    while len(words) > 1 and particles().get(words[0].folded) == "title" and words[0].folded not in known().spelled:
        titles.append(words.pop(0).text)
    items = _items(words)
    kunyas: list[Part] = []
    given: Part | None = None
    chain: list[Part] = []
    plain = sum(item.link not in ("father", "mother") for item in items)
    for at, item in enumerate(items):
        last = at + 1 == len(items)
        if item.link in ("father", "mother"):
            kunyas.append(_part(item, "kunya"))
        elif given is None and not chain and _is_given(item, bool(kunyas), plain):
            given = _part(item, "given")
        else:
            chain.append(_part(item, _kind(item, last)))
    return Name(text, tuple(kunyas), given, tuple(chain), tuple(titles), cut)


def _part(item: _Item, kind: Kind) -> Part:
    linked = item.link in ("son", "daughter")
    mother = item.link == "mother"
    return Part(kind, item.text, item.word, item.blend, item.article, linked, mother, item.arabic)


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


def _items(words: list[Written]) -> list[_Item]:
    """Words joined to what can be compared: particles go into the word that they lead or follow."""
    items: list[_Item] = []
    link, article, pending = "", False, ""  # what waits for a word
    texts: list[str] = []
    for at, written in enumerate(words):
        kind = particles().get(written.folded, "")
        last = at + 1 == len(words)
        servant = not written.arabic and _ABD.fullmatch(written.folded) is not None
        if kind in _BLENDS and items and not (link or pending) and items[-1].blend == "":
            _join(items[-1], " ".join([*texts, written.text]), cast(Blend, kind))
            texts, article = [], False
            continue
        if (kind == "servant" or servant) and not last:
            texts.append(written.text)
            pending, article = "servant", False
            continue
        if kind in _LEADING and not last and (len(written.folded) > 1 or items):
            texts.append(written.text)
            article = article or kind == "article"
            link = link if kind == "article" else kind
            continue
        item = _arabic(written) if written.arabic else _latin(written, not items)
        item.text = " ".join([*texts, written.text])
        item.link = link or item.link
        item.article = item.article or article
        if pending:
            item.blend, item.article = "servant", False
        items.append(item)
        link, article, pending, texts = "", False, "", []
    return items


def _join(item: _Item, tail: str, kind: Blend) -> None:
    item.text = f"{item.text} {tail}"
    item.blend = kind
    item.word = _construct(item.word)


def _construct(word: str) -> str:
    """«هبة الله» is said hibat: the letter before the second word."""
    return f"{word[:-1]}ت" if word.endswith("ه") else word


def _arabic(written: Written) -> _Item:
    word, text = written.folded, written.text
    names = known().spelled
    if word in names:
        return _Item(text, word, True)
    if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
        tail = word[len("عبدال") :]
        return _Item(text, _GOD if tail == "له" else tail, True, blend="servant")
    if word.endswith(_GOD) and len(word) > len(_GOD) + 1:
        return _Item(text, _construct(word.removesuffix(_GOD)), True, blend="god")
    if word.endswith(_FAITH) and len(word) > len(_FAITH) + 1:
        return _Item(text, _construct(word.removesuffix(_FAITH)), True, blend="faith")
    if word.startswith("ابو") and word[3:] in names:
        return _Item(text, word[3:], True, link="father")
    if word.startswith("بن") and len(word) > 4 and word[2:] in names:
        return _Item(text, word[2:], True, link="son")
    bare = text.lstrip("\u200e\u200f\u202a-\u202e")
    if word.startswith("ال") and len(word) > 4 and bare[:1] in _ALEFS:
        return _Item(text, word[2:], True, article=True)
    return _Item(text, word, True)


def _latin(written: Written, first: bool) -> _Item:
    word, text = written.folded, written.text
    names = known().spelled
    if word in names:
        return _Item(text, word, False)
    joined = _ABD_JOINED.fullmatch(word)
    if joined:
        return _Item(text, _servant(joined[1]), False, blend="servant")
    god = _GOD_JOINED.fullmatch(word)
    if god and (word.endswith(("llah", "lla", "llahi")) or (god[1] or god[2]) in names):
        return _Item(text, god[1] or god[2], False, blend="god")
    faith = _FAITH_JOINED.fullmatch(word)
    if faith and (_FAITH_SURE.fullmatch(word) or faith[1] in names):
        return _Item(text, faith[1], False, blend="faith")
    for pattern, link in ((_FATHER_JOINED, "father"), (_SON_JOINED, "son")):
        match = pattern.fullmatch(word)
        if match and match[1] in names:
            return _Item(text, match[1], False, link=link)
    article = _ARTICLE_JOINED.fullmatch(word)
    if article and (article[1] in names or not first or text[2:3].isupper() and not text.isupper()):
        return _Item(text, article[1], False, article=True)
    return _Item(text, word, False)


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
