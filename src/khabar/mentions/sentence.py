"""A sentence with its words: what finders and the claim engine read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from khabar.mentions.colons import colons, insert
from khabar.mentions.found import Found
from khabar.text.sentences import QUOTES
from khabar.text.tokens import Token
from khabar.words import AND_ONE, DOUBTFUL, Vocabulary, Word, may_be_his

Labels = tuple[str, ...] | frozenset[str]
_NO_LABELS = frozenset[str]()
_FORM, _STEM, _LABELS = attrgetter("form"), attrgetter("stem"), attrgetter("labels")
_ASKS = frozenset({"هل", "وهل", "فهل"})
_LETTERS = 2  # «د/ فلان» is read as «د. فلان»


_SHADDA = "\u0651"


@dataclass(slots=True)
class Sentence:
    """Tokens without quotation marks, their words, and the mentions found so far.

    ``quoted[i]`` says that a quotation mark stands right before token ``i``.
    """

    source: str
    tokens: list[Token]
    forms: list[str]
    words: list[Word]
    quoted: list[bool]
    unquoted: list[bool]
    paragraph: int = 0
    heading: bool = False
    dateline: bool = False
    byline: bool = False
    founds: list[Found] = field(default_factory=list)
    start: int = field(init=False)
    stop: int = field(init=False)
    spelled: frozenset[str] = field(init=False, repr=False, compare=False)  # the forms of its words, and
    stems: frozenset[str] = field(init=False, repr=False, compare=False)  # their stems: both once it is summed up
    _labels: frozenset[str] | None = None
    _labelled: dict[frozenset[str], Sequence[tuple[int, Word]]] = field(default_factory=dict)  # what was asked for

    def __post_init__(self) -> None:
        self.start, self.stop = self.tokens[0].start, self.tokens[-1].stop

    def sum_up(self) -> None:
        """Tell what stands anywhere in it; to be called once all mentions are found, for finders change words."""
        self.spelled = frozenset(self.forms)
        self.stems = frozenset(map(_STEM, self.words))

    @property
    def labels(self) -> frozenset[str]:
        """The labels of its words; to be asked for once it is chunked, which changes some."""
        if self._labels is None:
            self._labels = _NO_LABELS.union(*set(map(_LABELS, self.words)))  # few sets of labels differ
        return self._labels

    def labelled(self, labels: Labels) -> Sequence[tuple[int, Word]]:
        """The words with one of the labels, in order; looked for when first asked."""
        borne = self.labels.intersection(labels)
        if not borne:
            return ()  # as mostly
        found = self._labelled.get(borne)
        if found is None:
            one, *more = borne
            if more:
                found = [(at, word) for at, word in enumerate(self.words) if not word.labels.isdisjoint(borne)]
            else:
                found = [(at, word) for at, word in enumerate(self.words) if one in word.labels]
            self._labelled[borne] = found
        return found

    @property
    def asks(self) -> bool:
        """A question: by its mark, or by «هل» at its head, where headlines leave the mark out."""
        return self.tokens[-1].form == "؟" or self.forms[0] in _ASKS

    def form(self, index: int) -> str:
        forms = self.forms
        return forms[index] if 0 <= index < len(forms) else ""

    def reads(self, at: int, forms: tuple[str, ...]) -> bool:
        """Do these forms stand from a token on?"""
        return tuple(self.forms[at : at + len(forms)]) == forms

    def unjoined(self, index: int) -> str:
        """The form at a token without a conjunction: «هو» of «وهو», «كان» of «وكان»; empty beyond either end."""
        if not 0 <= index < len(self.words):
            return ""
        word = self.words[index]
        return word.form[len(word.conjunction) :] if word.conjunction else word.form

    def accusative(self, at: int) -> bool:
        """A noun with the alef of tanwin, which no other noun governs: «قوة أمنية منزلاً»."""
        word = self.words[at]
        if word.form[-1] != "ا" or word.article or word.pronoun:
            return False
        if "adj" in word.labels and "placehead" not in word.labels:
            return False
        return self.tokens[at].tanwin or bool(word.entries) and all("acc" in e.features for e in word.entries)

    def doubled(self, at: int) -> bool:
        """A word with a shadda in the source: «هرّب»."""
        return _SHADDA in self.source[self.tokens[at].start : self.tokens[at].stop]

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Source span of tokens ``first`` up to ``last``, without leading و ب ل ف ك."""
        token = self.tokens[first]
        start = token.start
        lead = self.words[first].lead
        if lead:
            start = skip(self.source, start, token.stop, lead)
        stop = self.tokens[last - 1].stop
        if self.source[stop : stop + 1] == "ـ":
            stop += 1  # «1438هـ»
        if self.unquoted[last - 1] and not self.quoted[first]:
            stop = _with_mark(self.source, start, stop)
        return start, stop


def _with_mark(source: str, start: int, stop: int) -> int:
    """«تنظيم «داعش»»: a quotation that opened inside the span closes inside it."""
    span, after = source[start:stop], source[stop : stop + 1]
    if after == "»" and span.count("«") > span.count("»") or after == "”" and span.count("“") > span.count("”"):
        return stop + 1
    return stop + 1 if after == '"' and span.count('"') % 2 == 1 else stop


def skip(source: str, start: int, stop: int, letters: int) -> int:
    """The offset after ``letters`` letters, with the vowels and tatweel that belong to them."""
    at = start + letters
    if at < stop and source[start : at + 1].isalpha() and "ـ" not in source[start : at + 1]:
        return at  # no vowels
    at = start
    while at < stop:
        char = source[at]
        mark = "\u064b" <= char <= "\u0652" or char in "\u0640\u0670" or "\u200b" <= char <= "\u200f"
        if letters == 0 and not mark:
            break
        if not mark:
            letters -= 1
        at += 1
    return at


def make_sentence(source: str, tokens: Sequence[Token], vocabulary: Vocabulary, paragraph: int) -> Sentence | None:
    """A sentence from raw tokens; None where it has no word."""
    forms = list(map(_FORM, tokens))
    for token in tokens:
        if token.kind != "mark":
            break
    else:
        return None
    slashes = frozenset[int]()
    if "/" in forms:
        strokes = _strokes(forms, vocabulary)
        tokens = [token for at, token in enumerate(tokens) if at not in strokes]
        slashes, forms = _slashes(source, tokens), [token.form for token in tokens]
    if QUOTES.isdisjoint(forms) and not slashes:
        plain = [False] * len(forms)
        words = _owned(source, tokens, vocabulary.words(forms), vocabulary)
        return Sentence(source, list(tokens), _listed(words), words, plain, plain[:], paragraph)
    kept, quoted, unquoted = list(tokens), [False] * (len(forms) + 1), [False] * len(forms)
    for at in reversed([at for at, form in enumerate(forms) if form in QUOTES or at in slashes]):
        quoted[at + 1] = True  # of several marks the last tells of the word after them, the first of that before
        if at:
            unquoted[at - 1] = True
        del kept[at], quoted[at], unquoted[at]
    quoted.pop()
    words = _owned(source, kept, vocabulary.words([token.form for token in kept]), vocabulary)
    for at in reversed(colons(source, kept, words, quoted, unquoted)):
        insert(at, kept, words, quoted, unquoted, vocabulary)
    return Sentence(source, kept, _listed(words), words, quoted, unquoted, paragraph)


def _listed(words: Sequence[Word]) -> list[str]:
    """The forms as the vocabulary holds them: tables of words find the very same string sooner than an equal one."""
    return list(map(_FORM, words))


def _slashes(source: str, tokens: Sequence[Token]) -> frozenset[int]:
    """«تنظيم / داعش /»: slashes that stand apart around a name, as some outlets quote."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.form != "/" or at in found or source[token.start - 1 : token.start].strip():
            continue
        last = next((i for i in range(at + 2, min(at + 5, len(tokens))) if tokens[i].form == "/"), None)
        if last is not None and all(other.kind == "word" for other in tokens[at + 1 : last]):
            found |= {at, last}
    return frozenset(found)


def _strokes(forms: Sequence[str], vocabulary: Vocabulary) -> frozenset[int]:
    """«العريف / فلان»: the strokes that part a rank from a name, as ministries write; they say nothing."""
    found: set[int] = set()
    for at in [at for at, form in enumerate(forms) if form == "/" and 0 < at < len(forms) - 1]:
        before, after = vocabulary.words([forms[at - 1], forms[at + 1]])
        ranked = before.has("honorific") and before.article and len(before.stem) > _LETTERS
        ranked = ranked or at > 1 and _is_rank(forms[at - 2], forms[at - 1], vocabulary)
        if ranked and not after.has("honorific", "title") and after.form.isalpha() and not after.conjunction:
            found.add(at)
    return frozenset(found)


def _is_rank(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """«الجندي أول»، «وكيل رقيب»."""
    listed = vocabulary.lexicon.phrases.get(vocabulary.word(first).stem, ())
    return any(parts[1:] == (second,) and entry.label == "honorific" for parts, entry in listed)


def _owned(source: str, tokens: Sequence[Token], words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """The words, with «شقيقه» told from «شقيقة», and «وأدى» from «وادي», which are one folded form."""
    if not any(map(DOUBTFUL, words)):
        return words  # as mostly
    for at in [at for at, word in enumerate(words) if word.doubtful]:
        word = words[at]
        if may_be_his(word.stem, word.labels) and source[tokens[at].stop - 1] == "ه":
            words[at] = vocabulary.owned(word)
        elif word.form in AND_ONE and source[tokens[at].start + 1] in "أإ":
            words[at] = vocabulary.joined(word)  # «وأحد العناصر», not «واحد»
        elif word.form[0] == "و" and word.form[-1] == "ي" and not word.conjunction and "placehead" in word.labels:
            governed = at > 0 and "prep" in words[at - 1].labels  # «في وادى حضرموت»
            spelled = source[tokens[at].start + 1] == "أ" or "ي " in source  # not where every final «ي» is written so
            if source[tokens[at].stop - 1] == "ى" and spelled and not governed:
                words[at] = vocabulary.led(word)
    return words
