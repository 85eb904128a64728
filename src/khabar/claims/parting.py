"""What parts a deed from a place or a day of its sentence: clauses and phrases between them, or around one of them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import TRIGGER_VERBS, Item
from khabar.claims.known import is_looked_back_at
from khabar.claims.traits import are_some, is_many, is_place
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_APART = frozenset({"because", "where", "also", "but", "unreal", "if", "holding", "topic"})
_ELSEWHEN = frozenset({"after", "before", "since"})
_WHICH, _UNTIL = "وذلك", "until"
_SINCE = frozenset({"before", "since"})
_HARM = frozenset({"killing", "injury"})
_OUT_OF = frozenset({"min", "ala", "li"})  # «بعد يومين من مقتله», «بعد ساعات على رحيله»
_BY_WHICH = frozenset({"an", "bi", "ila"})  # «بعد الإعلان عن مقتله»
_WAKE = word_class("wake")
_AFTER_ALL, _AFTER_THAT = word_class("from_when"), word_class("after_which")
_WITHIN = frozenset({"fi", "bi", "during", "cause", "at", "maa", "with", "through"})  # «قُتل في الهجوم الذي وقع أمس»
_SIDES = ("human", "grouphead", "group", "title")


def apart(items: Sequence[Item], at: int, other: int, verbs: int, sentence: Sentence, where: bool = False) -> bool:
    """Whether another clause stands between a trigger and a phrase, but for one that says what is there."""
    before = other < at
    low, high = (other, at) if before else (at, other)
    count, comma, dated = 0, False, items[other].kind == "date"
    for item in items[low + 1 : high]:
        if item.kind == "noun":
            comma = False  # a phrase parts nothing
            continue
        if item.kind == "that" or item.kind == "clause" and _begins(items, item, items[at], before, sentence):
            if not (where and before and item.value == "where" and _is_right_before(items, other, item)):
                return True
        if item.kind == "mark" and item.value in "؛:.…":
            return True
        if item.kind == "relative" and item.value != "what":
            if before or comma or _anothers(items, item, at, dated) and not _goes_back(sentence, item, items[other]):
                return True
        if dated and not before and (item.kind == "trigger" and item.prep in _SINCE or _is_there(item)):
            return True  # «أول هجوم منذ سقوط المدينة في يوليو»
        if item.kind == "verb":
            count += 1
            if count > verbs or comma and item.conj and not _leads(item) or not before and _goes_on(items, item, at):
                return True
        comma = item.kind == "mark"
    if before:
        return _told_of_others(items, at, other)
    return opens_anew(items, other) or _is_front(items, at, other)


def _is_there(item: Item) -> bool:
    """«دخلوا الجامعة | وهم الآن يخوضون معارك»: how those go on who were told of."""
    return item.kind == "other" and item.conj and item.entry is not None and item.entry.label == "pronoun"


def _leads(verb: Item) -> bool:
    """«قصف البلدة أمس، وأدى القصف إلى …»: what came of it."""
    return verb.entry is not None and verb.entry.label == "vcause"


def _is_right_before(items: Sequence[Item], place: int, where: Item) -> bool:
    """«في مدينة كسلا شرقي البلاد، | حيث …»: where it happens, with no more than places up to it."""
    if items[place].prep not in ("fi", "bi"):
        return False
    between = items[place + 1 : where.index]
    return all(is_place(i) if i.kind == "noun" else i.kind == "mark" and i.value in "،," for i in between)


def opens_anew(items: Sequence[Item], other: int) -> bool:
    """«قُتل ثلاثة، وفي يوم الثلاثاء …», «… وفي حلب قصف الجيش …»: a place or a day with which the next clause begins."""
    phrase, held = items[other], _bearer(items, other)
    if not phrase.conj or held is None:
        return phrase.conj
    if items[other - 1].kind != "mark" and not (phrase.prep or phrase.has("prep")):
        return False  # «ليلا وصباح أمس»
    return held.kind != phrase.kind or held.prep != phrase.prep


def _bearer(items: Sequence[Item], at: int) -> Item | None:
    """What stands right before an item, or before the comma before it."""
    first = at - 2 if at > 1 and items[at - 1].kind == "mark" else at - 1
    return items[first] if first >= 0 else None


def _begins(items: Sequence[Item], item: Item, at: Item, before: bool, sentence: Sentence) -> bool:
    """Whether a word of time or of reason begins what came about elsewhere or at another time."""
    if item.value == "when":
        return sentence.unjoined(item.first) in _AFTER_ALL  # «قُتل أمس بعد أن سيطر …»
    if item.value != "while" or before:
        return before or item.value in _APART
    verb = next((i for i in items[item.index + 1 :] if i.kind in ("verb", "mark", "that")), None)
    if verb is None or verb.kind != "verb" or verb.has("aux"):
        return False  # «انفجر اللغم بينما كانت القافلة تمر في المدينة», «في وقت متأخر»
    harm = _is_harm(at) or at.prep in _WITHIN  # «قُتل أربعة بانفجار لغم بينما جُرح عشرة في حلب»
    return not (harm and _is_harm(verb))


def _is_harm(item: Item) -> bool:
    return item.entry is not None and not _HARM.isdisjoint(part.split("_")[0] for part in item.entry.value.split("|"))


def _anothers(items: Sequence[Item], relative: Item, at: int, dated: bool) -> bool:
    """«قصف مواقع التنظيم الذي يسيطر على …», «ردا على الغارات التي …»: a clause behind the deed tells of others."""
    whose = _bearer(items, relative.index)
    if whose is None or whose.index == at:
        return False
    if whose.kind == "trigger":
        return bool(whose.prep) and whose.prep not in _WITHIN
    if whose.kind != "noun" or dated and whose.prep not in _WITHIN:
        return whose.kind == "noun"
    return _is_side(whose) or dated and _is_site(whose)


def _goes_back(sentence: Sentence, relative: Item, other: Item) -> bool:
    """«استهدفت الجامع الذي يتسع لألف مصل وذلك يوم الجمعة»: what is told of the whole."""
    return _WHICH in sentence.forms[relative.last : other.first]


def _is_site(item: Item) -> bool:
    return item.has("placehead") or item.mention("place") is not None


def _is_side(item: Item) -> bool:
    """Somebody, or a group: whoever does things of their own."""
    return item.has(*_SIDES) or item.mention("person", "group") is not None


def _goes_on(items: Sequence[Item], verb: Item, at: int) -> bool:
    """A verb behind a deed that tells of those whom it befell, or of who says it."""
    return verb.conj and verb.has("say") or _tells_of_them(items, verb)


def _tells_of_them(items: Sequence[Item], verb: Item) -> bool:
    """«اعتقل خمسون ضابطاً رفضوا العمل في السودان»: what those did whom it befell, and where."""
    who = items[verb.index - 1] if verb.index else None
    who = items[who.index - 1] if who is not None and who.kind == "date" and who.index else who
    if who is None or who.kind != "noun" or who.definite or verb.conj or verb.pronoun:
        return False
    if not who.has("human") or not (is_many(who) or who.count is not None or are_some(who)):
        return False
    plain = verb.entry is None or verb.entry.label not in TRIGGER_VERBS or verb.entry.value == "fight"
    return plain and verb.inflected("past") and not verb.inflected("imperfect") and not verb.has("aux", "say", "hedge")


def _is_front(items: Sequence[Item], at: int, other: int) -> bool:
    """«وردا على مقتل جنديين، قصف الجيش مواقع في العراق»: a phrase before the clause, and what the clause tells."""
    end = next((i for i in items[at + 1 : other] if i.kind == "mark" and _opens(items, i)), None)
    if end is None:
        return False
    head = items[0]  # of the clause
    for item in reversed(items[:at]):
        if item.kind == "that" or item.kind == "mark" and item.value in "؛:.…":
            head = items[item.index + 1]
            break
    ahead = items[head.index : end.index]
    if head.kind == "clause":
        return head.value in ("when", "while", "where") and not any(i.kind == "mark" for i in ahead)
    if not (head.nominal and head.prep or head.kind == "date"):
        return False
    return not any(i.kind == "verb" and not _tells_of_it(items, i) for i in ahead)


def _tells_of_it(items: Sequence[Item], verb: Item) -> bool:
    """A verb that tells of the phrase right before it: «هجوم استهدف البلدة», «الهجوم الذي …»."""
    held = items[verb.index - 1] if verb.index else None
    if held is None or verb.conj:
        return False
    return held.kind == "relative" or held.nominal and not held.definite and not held.mentions


def _opens(items: Sequence[Item], mark: Item) -> bool:
    """A clause of its own begins after a comma: with a verb, or with its subject."""
    after = items[mark.index + 1] if mark.index + 1 < len(items) else None
    return after is not None and after.kind == "verb" and not after.conj


def _told_of_others(items: Sequence[Item], at: int, other: int) -> bool:
    """«العناصر الذين تدربوا في تركيا عبروا الحدود لقتال …»: a clause before the deed has its own place and day."""
    relative = next((i for i in reversed(items[:other]) if i.kind in ("relative", "mark", "that", "clause")), None)
    if relative is None or relative.kind != "relative" or relative.value == "what" or not relative.index:
        return False
    whose = _bearer(items, relative.index)
    if whose is None or not any(i.kind == "verb" for i in items[relative.index + 1 : other]):
        return False
    if whose.kind != "noun" or not (_is_side(whose) or _is_site(whose)):
        return False
    return any(_is_main(items, i) for i in items[other + 1 : at + 1])


def _is_main(items: Sequence[Item], item: Item) -> bool:
    """A verb that is joined to none and tells of no phrase right before it, or a comma behind which none goes on."""
    if item.kind == "mark":
        after = items[item.index + 1] if item.index + 1 < len(items) else None
        return after is None or not (after.conj or after.kind == "relative" and after.value == "what")
    return item.kind == "verb" and not item.conj and items[item.index - 1].kind != "relative"


# -- deeds of another time ------------------------------------------------------------------------------------------


def is_of_another_time(items: Sequence[Item], at: Item, sentence: Sentence) -> bool:
    """«بعد وصوله», «منذ إعلان وفاته», «بعد يومين من مقتل ثلاثة وإصابة خمسة»: what came about before what is told."""
    blamed = at.kind == "trigger" and not at.prep and sentence.words[at.first - 1].stem in _WAKE  # «مسؤولية الهجوم»
    if blamed or is_looked_back_at(items, at, sentence):
        return True  # «في أعقاب مقتله», «ذكرى الهجوم»
    for item in reversed(items[: at.index + 1]):
        if item.prep in _ELSEWHEN:
            return item is not at or not _strikes(items, at)
        before = items[item.index - 1] if item.index else None
        if before is not None and before.kind == "date" and item.prep in _OUT_OF and _since(before, sentence):
            return True
        joined = item.prep in _BY_WHICH or not item.prep and (item.genitive or item.conj) or item.kind == "date"
        if not (item.nominal or item.kind == "date") or not joined:
            return False
    return False


def _strikes(items: Sequence[Item], at: Item) -> bool:
    """«قُتل أمس بعد هجوم على …»: the blow that did it."""
    verb = next((i for i in reversed(items[: at.index]) if i.kind in ("verb", "trigger", "that", "clause")), None)
    blow = at.entry is not None and at.entry.label == "ev" and at.prep == "after"
    return blow and verb is not None and _is_harm(verb)


def _since(date: Item, sentence: Sentence) -> bool:
    return sentence.unjoined(date.first) in _AFTER_THAT


def is_out_of(items: Sequence[Item], at: Item, date: Item, sentence: Sentence) -> bool:
    """«بعد يومين من تفجير قتل ثلاثة»: whatever stands in the phrase from which a day is counted."""
    after = items[date.index + 1] if date.index + 1 < len(items) else None
    if after is None or after.prep not in _OUT_OF or not after.nominal or not _since(date, sentence):
        return False
    for item in items[date.index + 1 : at.index + 1]:
        if item.kind == "mark" or item.kind == "verb" and not _tells_of_it(items, item):
            return False
    return True


# -- days of saying -------------------------------------------------------------------------------------------------


def is_of_saying(items: Sequence[Item], date: Item) -> bool:
    """«أعلنت الشرطة أمس مقتل …», «قال في خطاب ألقاه أمس، إن …», «أعلن الوزير، أمس، عن …»: the day of the saying."""
    aside, held = _is_aside(items, date), items[date.index - 1] if date.index else None
    if held is not None and held.kind == "noun" and held.has("say_noun") and date.prep != _UNTIL:
        return True  # «إعلانه أمس», «في بيان أمس»
    for item in reversed(items[: date.index]):
        if item.kind == "mark" and aside:
            continue
        if item.kind in ("mark", "that", "clause", "trigger"):
            return False  # «أعلنت مقتل ثلاثة أمس»: the day of what is told
        if item.kind == "verb":
            if item.has("say"):
                return True
            if not _gives_words(items, item):
                return False
        elif item.kind == "relative":
            return False
        elif item.entry is not None and item.entry.label == "say_participle":
            return True
    return False


def _is_aside(items: Sequence[Item], date: Item) -> bool:
    """«…، أمس، …»: set off by commas on both sides."""
    before = items[date.index - 1] if date.index else None
    after = items[date.index + 1] if date.index + 1 < len(items) else None
    return before is not None and before.kind == "mark" and after is not None and after.kind == "mark"


def _gives_words(items: Sequence[Item], verb: Item) -> bool:
    """«في خطاب ألقاه أمس», «في بيان أصدرته أمس»: what a paper or a talk is said to be."""
    held = items[verb.index - 1] if verb.index else None
    return held is not None and (held.has("say_noun") or held.value == "aside") and not verb.conj
