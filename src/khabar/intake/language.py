"""Is a text Arabic, and if not, which language is it?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import islice

from khabar.errors import NotArabic
from khabar.text.fold import fold_all


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOLD = 0.15  # of all words: those that only Arabic has
_SHARE = 0.25  # of all letters, so that a report may quote much Latin
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufefc]+")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)..")
_ARABIC_WORDS = _words("في من على علي الى الي عن ان انه التي الذي هذا هذه ما لم كان كانت قال وقال بعد مع او")
_PERSIAN_WORDS = _words("را كه از براي شد شده مي هاي در با است بود شود كند كرده دارد نيز باشد خواهد كفت داد اند")
_LETTERS_OF = {
    "Urdu": "ٹڈڑںےہ",
    "Kurdish": "ەێۆڵڕ",
    "Pashto": "ټډړښځڅڼۍې",
    "Uyghur": "ۇۈۋېڭ",
    "Persian": "پچژگ",
}
_FARSI = re.compile("[پچژگکی]")
_LATIN_WORDS = {
    "English": _words("the of and to in is was that for with has by on at from"),
    "French": _words("le la les des et de du est une dans un en pour que qui sur au"),
    "German": _words("der die das und ist von mit den im ein eine nicht auf"),
    "Spanish": _words("el los las y en que del se por una un con su al"),
    "Turkish": _words("ve bir bu için ile da de olarak olan en daha çok"),
}
_REMEDY = "khabar reads Arabic only; give the Arabic original"


def sample(text: str, size: int = 600, slices: int = 8) -> str:
    """The text, or evenly spread slices of it where it is long."""
    if len(text) <= size * slices:
        return text
    step = len(text) // slices
    return " ".join(text[at : at + size] for at in range(0, step * slices, step))


def count(runs: re.Pattern[str], text: str) -> int:
    """How many characters a pattern of runs finds; faster than one match for each."""
    return sum(map(len, runs.findall(text)))


def require_arabic(text: str, where: str | None = None) -> None:
    """Raise NotArabic unless the text is Arabic; the error names the language where it can be told."""
    probe = sample(text)
    if not _LETTER.search(probe):
        raise NotArabic("no Arabic letters", where, _REMEDY)
    language = _in_arabic_letters(probe) if _is_mostly_arabic(probe) else _in_others(probe)
    if language:
        raise NotArabic(f"the text is in {language}, not in Arabic", where, _REMEDY)


def _is_mostly_arabic(text: str) -> bool:
    """Whether enough of the letters are Arabic; of most texts the first half has them."""
    enough = _SHARE * len(text)
    if count(_ARABIC, text[: len(text) // 2]) >= enough:
        return True
    arabic = count(_ARABIC, text)
    return arabic >= enough or arabic >= _SHARE * count(_WORD, text)


def _in_arabic_letters(text: str) -> str | None:
    """The other language that is written in Arabic letters, or None for Arabic."""
    words = _WORD.findall(fold_all(text))
    total = len(words) or 1
    article = _ARTICLE.match
    hits = 0 if _PERSIAN_WORDS.isdisjoint(words) else sum(map(_PERSIAN_WORDS.__contains__, words))
    told = (word for word in words if word in _ARABIC_WORDS or article(word))
    enough = int(max(_TOLD * total, hits)) + 1  # of them settle it: most texts need not be read on
    known = sum(1 for _ in islice(told, enough))
    if known == enough:
        return None
    arabic, persian = known / total, hits / total if hits > 1 or _FARSI.search(text) else 0.0
    if arabic >= _TOLD and arabic > persian:
        return None
    letters = count(_ARABIC, text)
    shares = {name: sum(map(text.count, marks)) / letters for name, marks in _LETTERS_OF.items()}
    name = max(shares, key=lambda key: shares[key])
    if name != "Persian" and shares[name] > 0.02 and arabic < 0.1:
        return name
    return "Persian" if persian >= 0.05 or (shares["Persian"] > 0.02 and arabic < 0.1) else None


def _in_others(text: str) -> str:
    """The language of a text in other letters, or at least its script."""
    words = [word.lower() for word in _WORD.findall(text)]
    hits = {name: sum(1 for word in words if word in known) for name, known in _LATIN_WORDS.items()}
    best = max(hits, key=lambda key: hits[key])
    if hits[best] >= 0.05 * len(words):
        return best
    letters = _LETTER.findall(text)[:2000]
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").split()[0] for letter in letters)
    script = scripts.most_common(1)[0][0].capitalize()
    return f"a language of {script} letters" if script != "Unknown" else "a language of unknown letters"
