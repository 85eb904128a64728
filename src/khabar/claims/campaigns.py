"""«عمليات التحالف ضد التنظيم»، «الصراع بين …»: deeds only where after them stands whom they are against or between.

Or where armed men have them: «عمليات الجيش في سيناء»، «نفذت المقاومة ثلاث عمليات». And misdeeds, where it says to
whom they were done: «جرائم الجماعة بحق المدنيين»، «ممارساتها ضد السكان».
"""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.chunks import Chunks
from khabar.claims.items import TRIGGER_NOUNS
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.words import VERBAL, Word

_CAMPAIGNS, _SUCH = word_class("campaign"), word_class("campaign_kind")
_MISDEEDS, _TO_WHOM, _CRIMES = word_class("misdeed"), frozenset({"بحق", "ضد"}), "فظايع"
_STRUCK = word_class("only_struck")
_WARS, _STATE_OF_WAR = word_class("war_word"), word_class("war_kind") | _SUCH
_AGAINST = "ضد"
_UPON = frozenset({_AGAINST})
_BETWEEN, _ON = "بين", "علي"
_WITH = frozenset({_AGAINST, "مع", _BETWEEN})
_FROM, _GUERRILLA = "من", "عصابات"  # «حرب عصابات»: how, and not whose
_WAR = "حرب"  # «الحرب على التنظيم», but «الصراع على المدينة»
_OPERATIONS, _WITHIN = "عمليات", frozenset({"في"})
_OFFICE = ("title", "grouphead", "placehead", "human")
_OWNER = 8  # tokens from a force to its operations
_OTHER = 3  # tokens from one side to the other
_DEALT, _DEALER = word_class("carries_out") | word_class("undertakes"), 12  # tokens from such a verb to its operation
_PLACES, _TO = frozenset({"في", "داخل", "قرب", "بالقرب", "وسط", "خلال", "منذ", "بعد", "اثر", "عقب"}), "ل"
_FAR = 9  # tokens from an operation to whom it is against
_CLAUSE = 6  # tokens of a clause that says who carries it out
_CARRIED_OUT = ("light", "light_obj")
_WHOSE = frozenset({"group", "place"})
_ARMED = ("human", "grouphead", "ethnicity")
_BLOW = "هجمات"  # what such operations are told as
_BATTLE = "احتراب"  # what such wars are told as
_WAGED_ON = "waged_on"
_WHOSE_WAR = frozenset({"group"})


def campaign(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """The operation that begins at this token as a deed, with the end of its word; None where it is none.

    Between it and «ضد» stand only what kind it is and whose: «حملة إعلامية ضد …» is of words, «عملية الإنقاذ» none;
    or a clause that says who carries it out: «العملية التي نفذتها الشرطة ضد …».
    """
    word = chunks.words[at]
    if word.stem in _WARS:
        return _war(chunks, at)
    if word.stem in _MISDEEDS and not word.pronoun and _preposition(chunks, at, _TO_WHOM, _SUCH) is not None:
        told = _CRIMES  # and no «جرائم القتل»، «ممارسات تجارية»
    elif word.stem in _CAMPAIGNS and _is_blow(chunks, at):
        told = _BLOW
    else:
        return None
    entry = chunks.vocabulary.word(told).entry("ev")
    return (entry, at + 1) if entry is not None else None


def _is_blow(chunks: Chunks, at: int) -> bool:
    """It says whom it is against, or that armed men have it or deal it."""
    against = _preposition(chunks, at, _UPON, _SUCH)
    if against is not None:
        return _fought(chunks, against + 1)
    if chunks.words[at].stem == _OPERATIONS and _is_in_field(chunks, at):
        return True
    return _is_theirs(chunks, at + 1) or _is_dealt(chunks, at)


def _is_theirs(chunks: Chunks, at: int) -> bool:
    """«إحباط عملية للتنظيم في …»، «أول عملية لكتائب …»: whose it is right after it."""
    return at < len(chunks.words) and chunks.words[at].preposition == _TO and _is_armed(chunks.words[at])


def _is_dealt(chunks: Chunks, at: int) -> bool:
    """«نفذت المقاومة ثلاث عمليات في العاصمة»، «العملية التي نفذها التنظيم»: armed men deal it.

    No more stands after it than of what kind it is, where and when: «نفذت القوات عملية إنقاذ» is none.
    """
    words, forms = chunks.words, chunks.sentence.forms
    after = at + 1
    while after < len(words) and words[after].stem in _SUCH:
        after += 1
    if after + 1 < len(words) and words[after].has("rel") and words[after + 1].means(_DEALT):
        return any(_is_armed(word) and not word.lead for word in words[after + 2 : after + 2 + _OTHER])
    near = [i for i in range(max(0, at - _DEALER), at) if words[i].means(_DEALT)]
    if near and any(words[i].has("rel", "that") or words[i].any(VERBAL) for i in range(near[-1] + 1, at)):
        return False
    if not near or words[at].lead or words[at].pronoun:
        return False
    unit = chunks.units.get(after)
    ends = after >= len(words) or chunks.tokens[after].kind == "mark" or forms[after] in _PLACES
    if not ends and not (unit is not None and (unit.kind == "date" or unit.kind == "place" and words[after].lead)):
        return False
    return any(_is_armed(words[i]) for i in range(max(0, near[-1] - _OTHER), at))


def _is_in_field(chunks: Chunks, at: int) -> bool:
    """«عمليات الجيش في سيناء»، «تكثف القوات عملياتها في الأنبار»: where armed men have them, in a named place.

    Not those that an office is for, «غرفة عمليات الجيش في …», and not those of a firm, «أوقفت الشركة عملياتها في …».
    """
    words = chunks.words
    where = _preposition(chunks, at, _WITHIN, _SUCH)
    if where is None or at and words[at - 1].has(*_OFFICE) and not (words[at].lead or words[at].pronoun):
        return False
    ground = next((chunks.units.get(i) for i in range(where + 1, where + 3) if i in chunks.units), None)
    if ground is None or ground.kind != "place":
        return False
    whose = range(max(0, at - _OWNER), at) if words[at].pronoun else range(at + 1, where)
    return any(_is_armed(words[i]) for i in whose)


def _is_armed(word: Word) -> bool:
    head = word.entry("grouphead")
    return head is not None and head.value == "armed" or word.has("soldier")


def _war(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """«الحرب على تنظيم …»، «صراع الدولة مع جماعة …»، «التصعيد بين تركيا والحزب»: between groups and states."""
    is_war = chunks.words[at].stem == _WAR
    wanted = _WITH | {_ON} if is_war else _WITH
    against = _preposition(chunks, at, wanted, _STATE_OF_WAR)
    if against is None or at and chunks.sentence.form(at - 1) == _FROM:
        return None  # «الفارون من الحرب بين …»
    whom = against + 1
    if whom not in chunks.units and whom < len(chunks.words) and "grouphead" in chunks.words[whom].labels:
        whom += 1  # «مع مسلحي التنظيم»، «بين حكومة أنقرة و…»
    unit = chunks.units.get(whom)
    against_whom = chunks.sentence.form(against)
    if unit is None or unit.kind not in (_WHOSE if against_whom == _BETWEEN else _WHOSE_WAR):
        return None
    if unit.kind != "group" and not is_war and not _group_near(chunks, unit.last):
        return None  # «التصعيد بين دولتين» may be of words
    entry = chunks.vocabulary.word(_BATTLE).entry("ev")
    if entry is not None and against_whom == _ON:
        entry = replace(entry, value=_WAGED_ON)
    return (entry, at + 1) if entry is not None else None


def _group_near(chunks: Chunks, at: int) -> bool:
    """«بين تركيا | وحزب العمال»: the other side is a group."""
    return any(unit is not None and unit.kind == "group" for unit in map(chunks.units.get, range(at, at + _OTHER)))


def _preposition(chunks: Chunks, at: int, wanted: frozenset[str], such: frozenset[str]) -> int | None:
    """Where one of these stands, past what kind the deed is, whose, and a clause that says who carries it out."""
    forms = chunks.sentence.forms
    if wanted.isdisjoint(forms[at + 1 : at + _FAR]):
        return None
    against = at + 1
    while against < len(chunks.words) and forms[against] not in wanted:
        unit = chunks.units.get(against)
        if chunks.words[against].conjunction or forms[against] == _GUERRILLA:
            return None
        if unit is not None and unit.kind in _WHOSE:
            against = unit.last
        elif _says_whose(chunks.words[against]) or chunks.words[against].stem in such:
            against += 1
        elif (past := _past_clause(chunks, against, wanted)) > against:
            against = past
        else:
            return None
    return against if against < len(chunks.words) else None


def _says_whose(word: Word) -> bool:
    return word.has("nationality", "grouphead") and not word.preposition


def _past_clause(chunks: Chunks, at: int, wanted: frozenset[str]) -> int:
    """«… [التي نفذتها الشرطة] ضد …»، «… [يشنها مسلحون] ضد …»: where the clause ends that a light verb makes."""
    verb = at + ("rel" in chunks.words[at].labels)
    if verb >= len(chunks.words) or not chunks.words[verb].has(*_CARRIED_OUT):
        return at
    for i in range(verb + 1, min(verb + _CLAUSE, len(chunks.words))):
        if chunks.sentence.form(i) in wanted:
            return i
        if chunks.tokens[i].kind == "mark" or chunks.words[i].any(TRIGGER_NOUNS) and i not in chunks.units:
            return at
    return at


def _fought(chunks: Chunks, at: int) -> bool:
    """A group or people, and nobody by his name: «حملة ضد الوزير» is fought with words."""
    if at >= len(chunks.words):
        return False
    number = chunks.numbers.get(at)
    at = number.last if number is not None else at
    unit = chunks.units.get(at)
    if unit is not None:
        return unit.kind == "group"
    whom = chunks.words[at] if at < len(chunks.words) else None
    if whom is not None and whom.stem in _STRUCK:
        return True  # «عملية ضد مواقع المسلحين»
    if whom is None or not whom.has(*_ARMED) or "kin" in whom.labels:
        return False
    return "title" not in whom.labels or "pl" in whom.features  # «ضد ناشطي الحزب», not «ضد الوزير»
