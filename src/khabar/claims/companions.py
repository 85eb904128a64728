"""The verb before a coordinated one, whose subject it shares: «انشق فلان … ووصل إلى …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.traits import is_many
from khabar.grammar.classes import word_class

_AMOUNTS = word_class("amounts_to")
_COUNTED = word_class("counted")

_MANY = frozenset({"plm", "plf"})
_NEARLY = word_class("nearly_does")
_CONTROLS, _CONTROL = frozenset({"manage", "try", "plan", "fail", "refuse"}), 6  # items back from «أن» to the verb
WHOEVER = frozenset({"لمن", "بمن", "عمن"})  # «سمحوا لمن يرغب بالخروج»


def form_of(item: Item) -> str:
    """The folded form of its word, empty where it has none."""
    return item.word.form if item.word is not None else ""


def companion_of(items: Sequence[Item], at: int) -> Item | None:
    """The verb before a coordinated one that agrees with it and so shares its subject."""
    mine, tense = _agreement(items[at]), _tense(items[at])
    nearer: Item | None = None
    for item in reversed(items[:at]):
        if item.kind == "clause" and _as_said(items, item.index):
            continue
        if item.kind in ("clause", "that") or item.value == ":":
            return None  # «قال فلان: هربت …، واعتقلني الجيش»: nothing of who speaks before the colon
        if item.kind != "verb" or _as_said(items, item.index - 1):
            continue
        if _of_deed(items, item, at):
            return None
        if "alias" in item.labels or _amounts(items, item):
            continue  # «انشق قيادي يدعى فلان وفر …»
        told = _agreement(item, tense)
        if nearer is None and told and _MANY & mine and _of_many(items, item):
            nearer = item  # «…، وتصدى الجنود لهم وقتلوا خمسة»: before many a verb stands in the singular
        if not mine or not told or mine & told:
            return None if _announces(items, item, at) else nearer or item
    return None


def _of_many(items: Sequence[Item], verb: Item) -> bool:
    """People in the plural right after a joined verb, who do what it tells; not «قُتل الجنود», «اعتقل المسلحين»."""
    if not verb.conj or verb.pronoun:
        return False
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    if after is None or after.kind != "noun" or after.prep or after.conj or not after.has("human"):
        return False
    if not is_many(after) or form_of(after).endswith("ين"):
        return False
    more = items[after.index + 1] if after.index + 1 < len(items) else None
    if verb.entry is None or verb.entry.label not in ("vt", "vp"):
        return True
    return more is not None and more.kind == "noun" and not (more.prep or more.conj or more.genitive)


def controller_of(items: Sequence[Item], at: int) -> Item | None:
    """«كاد المقاتل أن يفر»، «قررت الكتيبة أن تنسحب»: the verb before «أن» whose subject does what it brings in.

    Where a phrase stands right after the verb, that may be who does it: «قرر الجيش أن تنسحب الكتيبة».
    """
    verb, that = items[at], items[at - 1]
    if form_of(that) != "ان":
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    told = verb.inflected("imperfect") and not verb.inflected("past")
    own = after is not None and after.nominal and not (after.prep or after.conj)
    takes = verb.entry is not None and verb.entry.label == "vt"
    own = own and not (takes and after is not None and not form_of(after).endswith("ون"))
    if not told or own or that.prep:
        return None
    for item in reversed(items[max(0, at - _CONTROL) : at - 1]):
        if item.kind == "verb":
            light = item.word.entry("light") if item.word is not None else None
            near = item.word is not None and any(e.lemma in _NEARLY for e in item.word.entries)
            same = _agreement(item) & _agreement(verb) or verb.inflected("pl") or verb.inflected("dual")
            return item if (near or light is not None and light.value in _CONTROLS) and same else None
        if item.kind not in ("noun", "date") and item.value != "apposition":
            return None
    return None


def _amounts(items: Sequence[Item], verb: Item) -> bool:
    """«قائد القوات، ويقدر عدد أفرادها بالآلاف، وانضم …»: how many they are, told by the way."""
    if verb.stem not in _AMOUNTS or verb.index + 1 >= len(items):
        return False
    many = items[verb.index + 1]
    return many.nominal and many.word is not None and many.word.stem in _COUNTED


def _of_deed(items: Sequence[Item], verb: Item, at: int) -> bool:
    """«هجوم شنه التنظيم، وقتل 12 من عناصره»: what tells of a deed ends at the comma, and who did that kills nobody."""
    deed = items[verb.index - 1] if verb.pronoun and verb.index else None
    told = deed is not None and deed.kind == "trigger" and not deed.definite
    return told and items[at - 1].kind == "mark" and not items[at].inflected("pl")


def _announces(items: Sequence[Item], item: Item, at: int) -> bool:
    """«أعلن الوزير العفو، وقتل ثلاثة جنود»: who only said something has not killed whoever stands after the comma."""
    verb, after = items[at], items[at + 1] if at + 1 < len(items) else None
    if "say" not in item.labels or verb.pronoun:
        return False
    if verb.has("nt") and any(i.kind == "trigger" for i in items[item.index + 1 : at]):
        return True  # «أعلن الناطق تحرير البلدة وقتل خمسة»: the killing of five, which he tells as well
    if items[at - 1].kind != "mark":
        return False
    told = verb.entry is not None and verb.entry.label == "vt" and verb.inflected("past")
    return told and after is not None and after.kind == "noun" and after.count is not None and after.has("human")


def _as_said(items: Sequence[Item], index: int) -> bool:
    """«لم يُعدم كما أشيع، بل وصل إلى …»: what others say, right after what it is said of."""
    item = items[index]
    return index > 0 and item.kind == "clause" and form_of(item) == "كما" and items[index - 1].kind != "mark"


def _tense(item: Item) -> str:
    """«past» or «imperfect», where it can be only the one."""
    past, imperfect = item.inflected("past"), item.inflected("imperfect")
    return "" if past == imperfect else "past" if past else "imperfect"


def _agreement(item: Item, tense: str = "") -> set[str]:
    """Number and gender, or the first person, of a verb as it may be read; in the tense, where it has that."""
    if item.word is None:
        return set()
    pairs = set()
    entries = [entry for entry in item.word.entries if tense in entry.features] or item.word.entries
    for entry in entries:
        number = "pl" if "pl" in entry.features else "dual" if "dual" in entry.features else "sg"
        if "past" in entry.features or "imperfect" in entry.features:
            pairs.add(number + ("first" if "first" in entry.features else "f" if "f" in entry.features else "m"))
    return pairs
