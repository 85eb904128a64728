"""Whether a noun phrase goes on with a word: «قائد | الكتيبة», «شقيق القائد», and not «منع التنظيم | الأهالي»."""

from __future__ import annotations

from khabar.claims.chunks import ANY, CONTRARY, HIGHNESS, Chunks
from khabar.claims.items import BREAKS, NOUNS
from khabar.claims.openings import untold
from khabar.claims.routes import (
    ALONE,
    ASKED,
    BEARING,
    BREAK,
    FIXED,
    INNER,
    ITSELF,
    PARTICIPLES,
    PHRASE,
    RARE,
    SELVES,
    SHARED,
    SHARES,
    WISHING,
)
from khabar.claims.traits import is_accusative
from khabar.claims.verbs import is_verb_inside, of_itself
from khabar.grammar.classes import word_class
from khabar.mentions.personwords import RANK_ADJECTIVES
from khabar.mentions.wholes import is_building_word
from khabar.words import SOUND, Word

_MAY_END = RARE | SHARED | FIXED | ASKED | BREAK  # a word with none of these ends no phrase but before it
_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يتان", "يا")
_SUMS = word_class("sum_noun")
_ALL = word_class("all") | word_class("one_of")
_PAIR = ("ان", "تين")
_SPECIAL = "خاصه"
_DEGREES = word_class("degree")  # «المتهم الرئيسي»
_NO = frozenset({"لم", "ولم", "لا", "ولا"})
_TIMES = word_class("times")
_HIS_WORDS = word_class("his_words")
_TIME = "مره"
_CONDEMNED = word_class("condemned")
_RANKS = frozenset({"honorific"})
_ROYAL, _STYLED = "الملكي", frozenset({"صاحب", "صاحبه"})
_NAMES = frozenset({"person", "group", "place"})
_CALLS = frozenset({"alias"})
_NOUNS = frozenset({"human", "placehead", "grouphead"})
_DESCRIBING = frozenset({"adj", "nationality", "ethnicity"})


def continues(chunks: Chunks, at: int, definite: bool) -> bool:
    """May a phrase, definite or not up to here, go on with this token?"""
    words, routes = chunks.words, chunks.routes
    word = words[at]
    whole = definite and word.form.startswith("ال")
    whole = whole and (says_which(chunks, at) or chunks.styled and _style_before(chunks, at))
    if whole or chunks.contrary and _contrary(chunks, at):
        return True
    if definite and not word.article:
        return "honorific" in words[at - 1].labels and _graded(chunks, at)
    may_end = routes[at] & _MAY_END or routes[at - 1] & SHARED or chunks.sentence.unquoted[at - 1]
    if may_end and _ends(chunks, at) or at in chunks.consumed:
        return False
    before = words[at - 1]
    if before.form in _HIS_WORDS:
        return False  # «نقلت عنه قوله | «الجيش …»»
    if chunks.whichever and at > 1 and chunks.sentence.forms[at - 2] in ANY and _after_any(chunks, at, definite):
        return False
    if word.pronoun and word.has("weapon", "thing") and "human" in before.labels and not definite:
        return False  # «فجر انتحاري | سترته الناسفة»
    if before.stem in _TIMES and ("adj" not in word.labels or word.has("thing", "noun", "weapon", "human")):
        return False  # «قصفت ثلاث مرات | ناقلات نفط»
    if definite and before.article and _whom(word, before) or word.labels == _CALLS and word.form[0] in "يت":
        return False  # «قناص | يلقب بفلان»
    unit = chunks.units[at].kind if at in chunks.units else ""
    if unit == "money" and before.stem in _SUMS:
        return True  # «مبلغ | 10 آلاف دولار»
    if unit in ("date", "money") or word.stem in SELVES and word.pronoun and not definite:
        return False  # «فجر انتحاري نفسه»
    if chunks.present & ITSELF and at + 1 < len(words) and routes[at + 1] & ITSELF and of_itself(chunks, at):
        return False  # «إرهابيان سلما نفسيهما»
    if unit in ("group", "person") and any(f.last == at for f in chunks.units.values() if f.kind == "place"):
        return False  # «زودت روسيا النظام»
    if unit:
        if unit == "person" and "grouphead" in before.labels and not before.has("human", "title", "honorific"):
            return not definite  # «استدعت النيابة | الصحفي فلان»
        named = unit == "group" and word.stem.endswith(SOUND)  # «كبدت المقاومة المتمردين …»
        apart = unit in ("group", "place") and (named or not word.has("adj", "nationality"))  # «منع التنظيم الأهالي»
        man = unit == "group" and not named and word.stem.endswith("ه") and _masculine(before)
        apart = apart or man  # «هاجم الوزير المعارضة»، «تساند طائرات التحالف المقاومة»
        # «تحاصر القوات الغوطة»، «تحاصر قوات النظام الزبداني»
        apart = apart and (unit == "group" or not word.stem.endswith(_NISBA) or _is_taken(chunks, at))
        return not definite or word.article and not apart
    if at in chunks.numbers and (definite or chunks.numbers[at].rule != "number.digits" or _counts(chunks, at)):
        return False
    route = routes[at]
    if route & INNER and is_verb_inside(chunks, at) or route & PHRASE and chunks.function(at) is not None:
        return False
    return not definite or word.article and (_adjectival(chunks, at) or _ranked(chunks, at))


def _contrary(chunks: Chunks, at: int) -> bool:
    """«طرق التهريب [غير المشروعة]»: an adjective and what turns it around; «غير مؤكدة» is a doubt of its own."""
    form = chunks.sentence.form
    first = at if form(at) in CONTRARY else at - 1 if form(at - 1) in CONTRARY else -1
    if first < 1 or first + 1 >= len(chunks.words) or chunks.words[first + 1].any(_NOUNS) or chunks.function(first + 1):
        return False
    adjective = chunks.words[first + 1]
    phrase = chunks.function(first)
    return adjective.any(_DESCRIBING) and not adjective.lead and (phrase is None or phrase[1] == first + 1)


def _after_any(chunks: Chunks, at: int, definite: bool) -> bool:
    """«لم تعلن أي جماعة | مسؤوليتها»، «لم تتبن أي جهة | العملية»; but «أي أنصار النظام», which says who they are."""
    none = chunks.words[at].article and not definite and at > 3 and chunks.sentence.form(at - 4) in _NO
    return bool(chunks.words[at].pronoun) or none


def _style_before(chunks: Chunks, at: int) -> bool:
    """«صاحب السمو | الملكي | الأمير فلان»: how a prince is styled goes on with his title."""
    form, word = chunks.sentence.form, chunks.words[at]
    if form(at - 1) == HIGHNESS and word.form == _ROYAL:
        return True
    start = at - 1 - (form(at - 1) == _ROYAL)
    styled = start > 0 and form(start) == HIGHNESS and chunks.words[start - 1].stem in _STYLED
    return styled and word.article and not word.lead and word.has("title", "honorific")


def _graded(chunks: Chunks, at: int) -> bool:
    """«الملازم | أول فلان»، «العميد | ركن فلان»: a rank of two words, the second without an article."""
    rank = chunks.words[at - 1]
    if not rank.article or chunks.words[at].lead:
        return False
    listed = chunks.vocabulary.lexicon.labelled(_RANKS).get(rank.stem, ())
    return any(parts == (rank.stem, chunks.words[at].form) for parts, _ in listed)


def _ranked(chunks: Chunks, at: int) -> bool:
    """«العقيد الطيار»: what a rank is called further."""
    return chunks.words[at].stem in RANK_ADJECTIVES and "honorific" in chunks.words[at - 1].labels


def _counts(chunks: Chunks, at: int) -> bool:
    """«بشن | 30 غارة»، «جثث | 30 قائداً»: the number counts what follows, and is not that of a unit or an article."""
    last, before = chunks.numbers[at].last, chunks.words[at - 1]
    if last >= len(chunks.words):
        return False
    counted = chunks.words[last]
    people = counted.has("human", "title", "kin") and not (counted.article or counted.lead)
    if people and (is_accusative(counted) or chunks.describes(at - 1) or before.form.endswith(_PAIR)):
        return True  # «قتل تفجيران انتحاريان | 13 شخصاً»، «قتلت عبوة ناسفة | 5 جنود»
    light = "lightnoun" in before.labels and (chunks.trigger(last) is not None or "pn" in counted.labels)
    return light or "pn" in before.labels and people


def _ends(chunks: Chunks, at: int) -> bool:
    """A mark, a clitic, a function word or a closed quotation ends a phrase."""
    word, route = chunks.words[at], chunks.routes[at]
    if chunks.tokens[at].kind == "mark" or word.conjunction or word.preposition:
        return True
    if route & RARE and word.form in WISHING and untold(chunks.sentence.forms, at):
        return True  # «مصدر أمني | رفض الكشف عن اسمه»
    if (route | chunks.routes[at - 1]) & SHARED and (word.form in SHARES or chunks.sentence.unjoined(at - 1) in SHARES):
        return True  # «40 عنصراً | بعضهم | التحق بالجماعات»
    if route & FIXED and word.form in BEARING and chunks.bears(at):
        return True
    if route & ASKED:
        if word.form in ALONE or chunks.more(at) or chunks.aims(at) or _saying(word):
            return True  # «مسؤول قوله»
        if "demonstrative" in word.labels and at + 1 < len(chunks.words) and chunks.words[at + 1].article:
            return True  # «لم تتبن أي جهة | هذا الهجوم»
        if (
            "nationality" in word.labels
            and chunks.sentence.form(at + 1) == "("
            and chunks.unit_kind(at + 2) == "person"
        ):
            return chunks.units[at + 2].rule == "person.initials"  # «… الأمن الداخلي | اللبناني (م. ش.)»
    if chunks.sentence.unquoted[at - 1] and not word.article and at not in chunks.units:
        return True
    if not route & BREAK:
        return False
    if word.any(BREAKS) and not word.article or "stop" in word.labels and not _special(chunks, at):
        return True
    return word.any(PARTICIPLES) and chunks.governs(at) and not (word.article and chunks.words[at - 1].stem in _ALL)


def _special(chunks: Chunks, at: int) -> bool:
    """«وحدات خاصة»: of forces an adjective, and «above all» nowhere."""
    before = chunks.words[at - 1]
    return chunks.words[at].form == _SPECIAL and "grouphead" in before.labels and not before.definite


def _saying(word: Word) -> bool:
    """«مسؤول قوله»."""
    return "say_noun" in word.labels and (bool(word.pronoun) or word.stem in ("قوله", "قولها", "قولهم"))


def says_which(chunks: Chunks, at: int) -> bool:
    """«من قبل المسلحين الحوثيين», «للمرة الأولى»: a word listed with its article, which says which they are."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if word.lead:
        return False
    people = before.article and "human" in before.labels
    if people and any(word.form.endswith(end) and before.form.endswith(end) for end in SOUND):
        return chunks.unit_kind(at) == "group" and chunks.units[at].last == at + 1
    return before.stem == _TIME and "adj" in word.labels


def are_others(chunks: Chunks, at: int) -> bool:
    """«الجيش المسلحين»: people in the plural do not describe what is one."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if not word.form.endswith(SOUND) or "human" not in word.labels or before.form.endswith(SOUND):
        return False
    numbers = {f for e in before.entries for f in e.features}
    body = not numbers and any(e.label == "grouphead" and e.value != "people" for e in before.entries)
    return (body or "sg" in numbers) and "pl" not in numbers  # «نقلت سيارات الإسعاف | المصابين»


def _whom(word: Word, before: Word) -> bool:
    """«عذب المحققون | السجناء», «المهاجرون | الحدود»: after a nominative a word that is none, and so no adjective."""
    if not before.form.endswith("ون") or word.form.endswith("ون"):
        return False
    return word.form.endswith("ين") or bool(word.entries) and not word.any(_DESCRIBING)


def _is_taken(chunks: Chunks, at: int) -> bool:
    """«تعادي الجبهة | الولايات المتحدة»، «قصف قوات النظام | القريتين»: right behind a deed and who does it, a place."""
    deed, who = chunks.previous, chunks.words[at - 1]
    told = deed is not None and deed.kind in ("verb", "trigger") and not deed.pronoun and not deed.definite
    if not told or chunks.units[at].kind != "place" or not who.article:
        return False
    return who.has("group", "grouphead") or any(f.kind == "group" and f.last == at for f in chunks.units.values())


def _masculine(word: Word) -> bool:
    """One man or body, by the form of the word: «الوزير»، «التحالف»."""
    one = (
        word.has("title", "human", "grouphead") and not word.stem.endswith(("ه", "ات", "ين", "ون")) and not word.pronoun
    )
    return one and word.article and "pl" not in word.features


def _adjectival(chunks: Chunks, at: int) -> bool:
    """A definite word that can be an adjective of what stands before it."""
    word = chunks.words[at]
    if chunks.unit_kind(at) in _NAMES and chunks.units[at].last > at + 1 or are_others(chunks, at):
        return False
    before = chunks.words[at - 1]  # «الجريمة الإرهابية»، «المعاقل الإرهابية»
    plural = "pl" in before.features and "thing" in before.labels and "human" not in before.labels
    things = plural or before.stem.endswith("ه")
    crime = "adj" in word.labels and word.stem.endswith("ه") and things and "grouphead" not in before.labels
    if _condemned(chunks, at):
        return True
    if word.has("title", "honorific") and not (crime or "nationality" in word.labels or word.stem in _DEGREES):
        return False
    if "human" in word.labels and not _same_number(chunks, at) or is_building_word(word):
        return False
    if word.has("adj", "nationality", "ethnicity"):
        return True
    if "human" in word.labels and before.stem.endswith(SOUND) and "human" in before.labels:
        return True  # «المقاتلين الأجانب»
    if word.any(NOUNS) or chunks.vocabulary.is_place("ال" + word.stem):
        return False
    return word.stem.endswith(_NISBA) or word.stem.startswith("م") or not word.entries


def _condemned(chunks: Chunks, at: int) -> bool:
    """«انضم إلى تنظيم … الإرهابي»: said of the group right before; not «قتلت قوات الأمن الإرهابي فلاناً»."""
    word = chunks.words[at]
    if not word.means(_CONDEMNED) or chunks.unit_kind(at + 1) == "person":
        return False
    unit = next((u for u in chunks.units.values() if u.kind == "group" and u.last == at), None)
    if unit is None:
        return False
    head = chunks.words[unit.first]
    headed = head.has("grouphead", "placehead")
    return not headed or head.stem.endswith(("ه", "ات")) == word.stem.endswith("ه")


def _same_number(chunks: Chunks, at: int) -> bool:
    """«القوات المسلحة», not «المسلحون الناشط» or «السلطات الصحافي»."""
    mine, before, verb = chunks.words[at].stem, chunks.words[at - 1].stem, chunks.previous
    taken = mine.endswith(SOUND) and verb is not None and verb.kind == "verb" and verb.last == at - 1
    if taken and is_bare_name(chunks, at - 1):
        return False  # «تحتجز قسد | المعتقلين»
    if before.endswith(SOUND):
        numbers = {f for e in chunks.words[at].entries for f in e.features}
        return mine.endswith(SOUND) or "pl" in numbers and "sg" not in numbers  # «المقاتلين الأجانب»
    if before.endswith(("ه", "ات")):
        return mine.endswith(("ه", "ات"))
    return True


def is_bare_name(chunks: Chunks, at: int) -> bool:
    """«قسد», «حماس»: a group by one word without an article, of which no plural of people tells."""
    return "group" in chunks.words[at].labels and not chunks.words[at].article
