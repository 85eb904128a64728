"""Clauses that ask for a name not to be printed («طلب عدم ذكر اسمه»), and words found in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from khabar.text.fold import Text, fold_word
from khabar.types import Span

_WORD = re.compile(r"[^\W_]+")
_SLAVE = re.compile(r"\b(عبد)(?=ال\w{3})")  # عبدالرحمن and عبد الرحمن are one name
_SHORT = 2  # letters of a word that takes no ending of the accusative
_GAP = r"[\W_]{0,3}"
_PREFIX = "(?:[وف]?[بلكس]?)"
_SUFFIX = "(?:هما|هم|هن|ها|نا|كم|ه|ك|ي|ا)?"
_STEMS = {"ابو": "(?:ابو|ابا|ابي)", "بن": "(?:بن|ابن)", "ابن": "(?:بن|ابن)"}
_ENDINGS = {"*": r"\w{0,3}", "+": "(?:هما|هم|هن|ها|نا|ه|ي)?"}  # by the mark at the end of a row
_BREAK = re.compile(r"[!?؟\n]+|(?<![\s.(«\"“][^\W\d_])\.+(?![A-Za-z0-9])")


@lru_cache(maxsize=8192)
def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, in small letters."""
    return tuple(_WORD.findall(_SLAVE.sub(r"\1 ", fold_word(phrase).lower())))


@lru_cache(maxsize=2048)
def phrase_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the words in folded text as whole words, with the clitics that may be attached."""
    forms = [_STEMS.get(word, _spelled(word, n == len(words))) for n, word in enumerate(words, 1)]
    if words[0].startswith("ال") and len(words[0]) > 4:
        forms[0] = f"(?:{forms[0]}|(?<=ل){_spelled(words[0][1:], len(words) == 1)})"
    suffix = _SUFFIX if len(words) > 1 or len(words[0]) > 3 else ""
    body = _GAP.join(forms)
    return re.compile(rf"(?<![^\W_]){_PREFIX}(?P<it>{body}{suffix})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=2048)
def written_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the words in folded text as they stand, with nothing attached; to be used with ``find``."""
    return re.compile(rf"(?<![^\W_])(?P<it>{_GAP.join(map(re.escape, words))})(?![^\W_])", re.IGNORECASE)


def _spelled(word: str, last: bool) -> str:
    """A word as it may be written: at the end of a phrase ة is ت before what is attached, inside it «كاظمًا الساعدي»."""
    if last and word.endswith("ه"):
        return re.escape(word[:-1]) + r"(?:ه|ت(?=\w))"
    return re.escape(word) + ("ا?" if not last and len(word) > _SHORT else "")


def find(pattern: re.Pattern[str], text: Text, start: int = 0, stop: int | None = None) -> Iterator[Span]:
    """Source spans of a phrase; invisible marks that follow its last letter belong to it."""
    for match in pattern.finditer(text.folded):
        span = source_span(text, *match.span("it"))
        if start <= span.start and (stop is None or span.stop <= stop):
            yield span


def source_span(text: Text, first: int, last: int) -> Span:
    """The source span of folded characters, with the vowel marks after the last of them."""
    start, stop = text.span(first, last)
    return Span(start, max(stop, text.offsets[last]) if last > first else stop)


def sentences(source: str) -> list[Span]:
    """Rough sentences, enough to say what stands beside a name."""
    edges = [0, *(match.end() for match in _BREAK.finditer(source)), len(source)]
    return [Span(a, b) for a, b in pairwise(edges) if b > a]


@cache
def _forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    data = resources.files("khabar") / "data"
    files = [(data / name).read_text(encoding="utf-8") for name in ("requests.tsv", "telling.tsv")]
    for line in "\n".join(files).splitlines():
        kind, _, form = line.partition("\t")
        if form and not line.startswith("#") and kind != "kind":
            words = r"\s+".join(re.escape(word) for word in fold_word(form.rstrip("*+")).split())
            forms.setdefault(kind, []).append(words + _ENDINGS.get(form[-1], ""))
    return forms


def any_of(kind: str) -> str:
    """A part of a pattern: one of the words of a kind."""
    return "(?:" + "|".join(sorted(_forms()[kind], key=len, reverse=True)) + ")"


@cache
def _clause() -> re.Pattern[str]:
    lead = r"(?:(?:الذي|التي|الذين|اللذين|وقد|وهو|وهي|مع|قد|من)\s+)*"
    ask = rf"(?:[وف]?{any_of('ask')}(?:\s+\w+){{0,5}}?\s+|(?=ب?عدم\b))"
    reveal = rf"(?:\w+\s+)?[بل]?{any_of('reveal')}(?:\s+\w+){{0,3}}?\s+{any_of('identity')}"
    word = rf"\s+(?!{any_of('stop')}\b)[^\s،,.؛;:()\[\]«»\"”“–-]+"
    tail = rf"(?:\s+{any_of('kept')})?(?:\s+{any_of('reason')}(?:{word}){{0,9}})?"
    alias = rf"[وف]?{any_of('alias')}(?!\w)(?!\s+الي\b)"
    named = rf"[وفب]*{any_of('names')}(?:\s+\w+){{0,4}}?\s+{any_of('untrue')}"
    hides = rf"[وف]?{any_of('hides')}(?:\s+\w+){{0,2}}?\s+(?:{any_of('identity')}|اسم|هويه)(?:{word}){{0,9}}"
    known = rf"[وفب]{{0,2}}{any_of('known')}(?=\s*[،,.؛)»]|\s+(?:{any_of('identity')}|من)\b)"
    told = rf"(?:\s+(?!{any_of('no wish')}(?!\w)|ال(?!{any_of('telling')}))\w+){{0,4}}?"
    withheld = (
        rf"[وفب]{{0,2}}{any_of('not so')}{told}\s+{any_of('own name')}"  # «لا نستطيع أن نسميه», «لا تسألوا عن اسمي»
    )
    secret = (
        rf"[وفب]{{0,2}}{any_of('own name')}\s+(?:\w+\s+){{0,2}}?{any_of('secret')}"  # «اسمه لن يظهر», «اسمها محجوب»
    )
    secrecy = rf"[وف]?{any_of('ask')}(?:\s+\w+){{0,2}}?\s+[بل]?{any_of('secrecy')}"  # «مشترطاً السرية التامة»
    wished = rf"[وف]{{0,2}}{any_of('kept back')}(?:\s+\w+){{0,4}}?\s+{any_of('as they wished')}"  # «حُجب بطلب منه»
    nameless = rf"{any_of('without')}\s+{any_of('names')}(?=\s*[،,.؛!)»\"]|\s+{any_of('please')}(?!\w))"
    nothing = rf"[وف]?(?:لا|بلا|دون|ولا)\s+{any_of('of them seen')}(?:\s+و(?:لا|بلا|دون)\s+{any_of('of them seen')})+"
    anybody = rf"[وف]?{any_of('call me')}(?:\s+\w+){{0,1}}?\s+{any_of('anybody')}"  # «قولوا واحد من أهل الحارة»
    whence = rf"[وفب]{{0,2}}{any_of('nobody knows')}\s+{any_of('whence')}"  # «ألا يعرف أحد من أين جاء هذا»
    more = f"{secrecy}|{wished}|{nameless}|{nothing}|{anybody}|{whence}"
    clauses = f"{ask}{reveal}(?!\\w)|{alias}|{named}|{hides}|{known}|{withheld}|{secret}|{more}"
    return re.compile(rf"(?<!\w){lead}(?:{clauses}){tail}(?!\w)")


@cache
def cue_pattern() -> re.Pattern[str]:
    """A word of speaking, which describes nobody."""
    return re.compile(rf"(?<!\w)[وف]?(?P<it>{any_of('cue')})(?!\w)")


def requests(text: Text) -> list[Span]:
    """Source spans of all clauses that ask for a name not to be printed."""
    return [source_span(text, *match.span()) for match in _clause().finditer(text.folded)]


@cache
def word_pattern(kind: str) -> re.Pattern[str]:
    """Words of one kind in folded text, with what may be attached in front; to be used with ``find``."""
    return re.compile(rf"(?<!\w)[وف]?[بلك]?(?P<it>{any_of(kind)})(?!\w)")


def is_word(kind: str, text: str) -> bool:
    """Whether a text is a word of one kind and nothing else, with what may be attached in front."""
    return word_pattern(kind).fullmatch(fold_word(text).strip()) is not None


def contents(said: str, text: Text) -> Iterator[Span]:
    """Where what is said may begin behind a word of speaking: «قال» goes on with «إن», and not with «أن»."""
    for span in find(word_pattern("content"), text):
        other = "أ" in text.source[span.start : span.stop] and is_word("says", said)
        if not other and _whole(text, span):
            yield span


def stops(text: Text) -> Iterator[Span]:
    """Words that go on with something else than a description."""
    return (span for span in find(word_pattern("stop"), text) if _whole(text, span))


def _whole(text: Text, span: Span) -> bool:
    """Whether «إن» is not the end of «كان» or «لأن»."""
    return text.source[span.start - 1 : span.start] not in ("ك", "ل")


@cache
def age_pattern() -> re.Pattern[str]:
    """A number of years in folded text; to be used with ``find``."""
    return re.compile(rf"(?<![\w.])(?P<it>\d{{1,2}})\s+{any_of('years')}(?!\w)")


@cache
def worded_age_pattern() -> re.Pattern[str]:
    """How old somebody is in words: «ذات الأحد عشر عاماً», «وهي في الرابعة»; to be used with ``find``."""
    years = any_of("in years")
    bodies = (
        rf"(?:{any_of('of years')}|عمر(?:ه|ها))\s+(?:\w+\s+){{1,2}}{years}",
        rf"{any_of('of years')}\s+ال{years}\s+\w+",
        r"[وف]?(?:هو|هي)\s+في\s+ال\w+(?:\s+عشر\w?)?(?:\s+من\s+عمر\w+)?",
    )
    return re.compile(rf"(?<!\w)(?P<it>{'|'.join(bodies)})(?!\w)")
