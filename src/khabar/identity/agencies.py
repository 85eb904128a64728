"""News agencies that a report names, and one key for all ways to write an outlet's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from khabar.text.fold import fold, fold_word

_HEADS = frozenset(
    """وكاله وكالات صحيفه جريده قناه موقع شبكه مجله اذاعه تلفزيون فضائيه منصه مدونه
    انباء الانباء للانباء الاخباريه
    اخبار للاخبار الالكتروني الالكترونيه نيوز news agency daily the""".split()
)
_MEDIA = frozenset("صحيفه جريده قناه موقع شبكه مجله اذاعه تلفزيون فضاييه راديو".split())
_NO_AGENCY = (
    r"(?!الاستخبارات|المخابرات|الغوث|الطاقه|الامن|الفضاء|ناسا|الامم|التنميه|التحقيق|انباء\b|الانباء\b|حكوميه|دوليه"
    r"|اغاثه|محليه|خاصه)"
)
_DATELINE = 160  # characters at the head of a report in which an agency is whose text it is
_OPENING = r"(?:^|[\n(\[–—\-،,/:«|])\s*"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency in a report: from where to where its word holds, a key and the name as written."""

    start: int
    stop: int
    key: str
    name: str


@cache
def _known() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Folded form → key; how a sentence names an agency; how a dateline does."""
    file = resources.files("khabar") / "data" / "agencies.tsv"
    rows = [r.split("\t") for r in file.read_text(encoding="utf-8").splitlines() if r and not r.startswith("#")][1:]
    keys = {fold_word(form): key for key, form, *_ in rows}
    bare = [fold_word(form) for _, form, *needs in rows if not (needs and needs[0].strip())]

    def either(forms: list[str]) -> str:
        return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))

    head = r"(?<!\w)[ولبفك]{0,2}(?:ال)?وكال(?:ه|تي)\s+"
    named = rf"(?P<named>(?:{either(list(keys))})(?!\w))"
    own = rf"(?:انباء\s+)?{_NO_AGENCY}(?P<own>\w{{3,}}(?:\s+\w{{3,}}){{0,2}}?)(?=\s+للانباء|(?P<tail>\W|$))"
    sentence = rf"{head}(?:{named}|{own})|(?<!\w)(?:[وفبل]|عن\s+)?(?P<bare>{either(bare)})(?!\w)"
    dateline = rf"{_OPENING}(?:وكاله\s+)?(?P<line>{either(list(keys))})(?=\s*(?:$|[\n)\]–—\-،,/:»|]))"
    return keys, re.compile(sentence), re.compile(dateline, re.MULTILINE)


@cache
def house(name: str) -> str:
    """One key for an outlet or agency, whether its name comes with «وكالة», «صحيفة» and an article or not."""
    folded = fold_word(name).lower()
    keys = _known()[0]
    words = [word for word in re.findall(r"[^\W_]+", folded) if word not in _HEADS]
    joined = " ".join(words)
    for form in (folded, joined):
        if form in keys:
            return keys[form]
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in words) or folded


@cache
def names_a_house(name: str) -> bool:
    """Whether a name says of itself that it is one of an outlet or agency: «وكالة الرافد», «صحيفة الأفق»."""
    head, _, rest = fold_word(name).partition(" ")
    return bool(rest) and (head.removeprefix("ال") in _MEDIA or rest.endswith("للانباء"))


def is_agency(name: str) -> bool:
    """Whether an outlet is an agency by its name."""
    folded = fold_word(name)
    return folded.split(" ")[0].removeprefix("ال") == "وكاله" or folded in _known()[0]


def agencies(text: str) -> list[Agency]:
    """Agencies that a text names: in its dateline, for all of it; elsewhere for the sentence."""
    folded = fold(text)
    keys, sentence, dateline = _known()
    found = []
    for match in dateline.finditer(folded.folded[:_DATELINE]):
        start, stop = folded.span(*match.span("line"))
        found.append(Agency(0, len(text), keys[match["line"]], text[start:stop]))
        break
    for match in sentence.finditer(folded.folded):
        group = next(g for g in ("named", "own", "bare") if match[g])
        start, stop = folded.span(*match.span(group))
        key = keys.get(match[group]) or house(text[start:stop])
        found.append(Agency(*_sentence(text, start), key, text[start:stop]))
    return found


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around a place."""
    ends = ".!?؟\n"
    start = max(text.rfind(end, 0, at) for end in ends) + 1
    stop = min((found for end in ends if (found := text.find(end, at)) >= 0), default=len(text))
    return start, stop
