"""How far a noun phrase goes.

The definiteness of Arabic does most of the work: an indefinite noun may govern a genitive, a
definite phrase goes on only with definite adjectives, and whatever comes next is a new phrase.
"""

from __future__ import annotations

from khabar.claims.chunks import CONTRARY, HIGHNESS, Chunks
from khabar.claims.items import BREAKS, NOUNS, TRIGGER_VERBS, opens_clause
from khabar.claims.openings import untold
from khabar.claims.routes import ALONE, ASKED, BEARING, BREAK, INNER, PARTICIPLES, PHRASE, RARE, WISHING
from khabar.claims.traits import SELVES, is_accusative
from khabar.claims.verbs import backs, is_verb_inside, of_itself
from khabar.grammar.classes import word_class
from khabar.mentions.personwords import RANK_ADJECTIVES
from khabar.words import SOUND, Word

_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يتان", "يا")
_SUMS = word_class("sum_noun")
_FALL = "وقوع"
_ALL = word_class("all") | word_class("one_of")
_PAIR = ("ان", "تين")
_NUNATED = (*SOUND, "ان")
_SPECIAL = "خاصه"
_DEGREES = word_class("degree")  # «المتهم الرئيسي»
_NO = frozenset({"لم", "ولم", "لا", "ولا"})
_TIMES, _SHARES = word_class("times"), word_class("some_do")
_HIS_WORDS = word_class("his_words")
_TIME = "مره"
_OTHERS = word_class("other_ones")
_ANOTHER = "اخري"
_CONDEMNED = word_class("condemned")
_RANKS = frozenset({"honorific"})
_ROYAL, _STYLED = "الملكي", frozenset({"صاحب", "صاحبه"})
_SELVES = word_class("first_person")
_FOREMOST = word_class("rank_word")  # «أحد أبرز القيادات …»
_PERSONS = frozenset({"human", "kin", "title", "nationality"})
_NAMES = frozenset({"person", "group", "place"})
_CALLED = frozenset({"person", "group"})
_CALLS = frozenset({"alias"})
_NOUNS = frozenset({"human", "placehead", "grouphead"})
_DESCRIBING = frozenset({"adj", "nationality", "ethnicity"})
_TELLERS = frozenset({"title", "direction", "say_noun"})
_ABSTRACT = frozenset({"lightnoun"})
_OWN_WILL = frozenset({"refuse", "plan", "try", "choose"})
_OWN_DOING = word_class("own_doing")
_OUTCOMES = word_class("success") | word_class("failure")
_UNKNOWN = word_class("unknown_doer")  # «طعن مجهول | شاباً»
_WITHOUT, _CREW = word_class("lacking"), word_class("crew")


def extent(chunks: Chunks, at: int) -> tuple[int, bool]:
    """End of the noun phrase that starts at ``at``, and whether it is definite."""
    words = chunks.words
    unit = chunks.units.get(at)
    counted = "human" in words[at].labels and any(chunks.numbered(number, at) for number in chunks.numbers.values())
    last, definite = (unit.last, True) if unit is not None else (at + 1, words[at].definite)
    while (crewed := _unmanned(chunks, last)) != last or continues(chunks, last, definite):
        if crewed != last:
            last = crewed
            continue
        word = words[last]
        if unit is not None and "alias" in word.labels and word.article and unit.last == last and unit.kind in _CALLED:
            break  # «سالم هادي | المعروف باسم …»
        if last == at + 1 and _is_whole(chunks, at):
            break
        if last not in chunks.units and _is_apart(chunks, last, definite):
            break
        if not definite and chunks.closed(last - 1) and last not in chunks.numbers:
            named = last in chunks.units and not word.has("nationality")
            if word.definite or named or not (word.any(_DESCRIBING) or _alike(chunks.words[last - 1], word)):
                break
        if not definite and ("placehead" in word.labels and _fired(chunks, at, last) or _armed(chunks, at, last)):
            break
        crosses = counted and last == at + 1 and chunks.whole_place(last)  # «عبر ألف مقاتل | الحدود»
        if not definite and (crosses or last > at + 1 and chunks.somebody_else(last)):
            break
        unit = chunks.units.get(last)
        if unit is not None and unit.kind in _NAMES:
            if (
                definite
                and not (word.article or word.form.startswith("ال") and _whole(chunks, last))
                or not definite
                and last > at + 1
                and chunks.describes(last - 1)
                and chunks.words[last - 1].stem not in _FOREMOST
                and "direction" not in chunks.words[last - 1].labels  # «شمال شرقي نيجيريا»
            ):
                break  # «بايع فصيل محلي تنظيم …»
            last, definite = unit.last, True
            continue
        deed = not definite and "adj" not in word.labels and chunks.trigger(last) is not None
        if deed and not _field(chunks, last) and not backs(chunks, last):
            break
        if last == at + 1 and "pn" in word.labels and chunks.words[at].stem == _FALL:
            break  # «وقوع | قتلى»
        if definite and (last == at + 1 or chunks.words[last - 1].article) and _another(chunks, last):
            break
        if "direction" in word.labels and not definite and _sided(chunks, last):
            break
        if last > at + 1 and not definite and _begins(chunks, last):
            break
        if last == at + 1 and _tells(chunks, at, last) or definite and word.article and _declines(chunks, at, last):
            break
        definite = definite or word.definite
        last += 1
    return last, definite


def _is_apart(chunks: Chunks, at: int, definite: bool) -> bool:
    """By its ending, or after an indefinite phrase by what it says: a phrase of its own."""
    if chunks.sentence.accusative(at):
        return True
    if definite:
        return chunks.words[at].article and _two_others(chunks, at - 1, at)
    return _object(chunks, at) or _two_sides(chunks, at) or chunks.bodied(at)


def _unmanned(chunks: Chunks, at: int) -> int:
    """«طائرة [من دون طيار] شنت غارة»: what an aircraft lacks, and nothing that is not done; where that ends."""
    without = at + (chunks.sentence.form(at) == "من")
    if without + 1 >= len(chunks.words) or chunks.sentence.form(without) not in _WITHOUT:
        return at
    crew = chunks.words[without + 1]
    return without + 2 if crew.stem in _CREW and not (crew.article or crew.lead or crew.pronoun) else at


def _is_whole(chunks: Chunks, at: int) -> bool:
    """Whether a phrase ends with its first word: «خطف مسلحون | 10 من قياديي الحزب»."""
    return at + 1 in chunks.numbers and _people(chunks.words[at]) or _came(chunks, at, at + 1)


def _came(chunks: Chunks, at: int, last: int) -> bool:
    """«وبعد ذلك | وصل إلى …»: right after what only points to something before, where that opens a clause, a verb."""
    word, ahead = chunks.words[last], chunks.previous
    pointed = chunks.prep == "after" and "demonstrative" in chunks.words[at].labels
    pointed = pointed and (chunks.conj or opens_clause(ahead))
    if chunks.words[at].form in _SELVES and (ahead is None or ahead.has("say") and ahead.last == at):
        return True  # «نعلن نحن | ضباط اللواء انشقاقنا»
    return pointed and bool(word.verbal) and not (word.article or word.lead)


def _alike(before: Word, word: Word) -> bool:
    """«ناشطين متابعين»، «رجلان ملثمان»: two sound plurals or duals, the second of which tells what the first are."""
    return word.form.endswith(_NUNATED) and before.form[-2:] == word.form[-2:] and not word.lead


def _people(word: Word) -> bool:
    """People in the sound plural, after whom a number counts others."""
    return word.form.endswith(SOUND) and "human" in word.labels and not word.definite


def _begins(chunks: Chunks, at: int) -> bool:
    """Right after the adjective of an indefinite phrase, which governs nothing: a phrase of its own."""
    word = chunks.words[at]
    described = chunks.describes(at - 1)
    if word.stem in _OUTCOMES and not word.article and chunks.words[at - 1].has("adj", "nationality"):
        return True  # «أكدت مصادر عسكرية | نجاح الجيش في …»
    if described and (
        "human" in word.labels and _parts(chunks, at) or "lightnoun" in word.labels and "adj" not in word.labels
    ):
        return True  # «احتجزت كتيبة محلية | مسلحين …»، «تداولت صفحات محلية | خبر مقتله»
    if described and _foreseen(chunks, at):
        return True
    if word.definite:
        crossed = described and chunks.whole_place(at) and chunks.words[at - 2].has("human", "grouphead")
        other = chunks.words[at - 1].stem in _OTHERS  # «أطلقت مجموعة أخرى | النيران»
        # «عبر قيادي بارز | الحدود», but «أهم المدن»، «شمالي المدينة»
        crossed = crossed and not (chunks.governing(at - 1) or "direction" in chunks.words[at - 1].labels)
        return word.article and (other or crossed)
    if chunks.words[at - 1].stem == _ANOTHER and "human" in word.labels and "adj" not in word.labels:
        return not word.form.endswith(SOUND)  # «أوقفت مفرزة أخرى | عنصر دعم»
    if described and "grouphead" in word.labels and not word.has("adj", "nationality"):
        return True  # «تمول دول خليجية | جماعات مسلحة»
    if chunks.sited(at):
        return True  # «اقتحمت قوة أمنية | منزل …»
    # «قصفت مقاتلات تركية | مواقع …»
    return described and "nationality" in chunks.words[at - 1].labels and not word.has("adj", "nationality")


def _tells(chunks: Chunks, at: int, last: int) -> bool:
    """«أكدت مصادر | وقوع …»، «نفت مصادر | سقوط …»: who tells of it, and no source of it."""
    word, verb = chunks.words[last], chunks.previous
    if "say_noun" not in chunks.words[at].labels or not word.any(_ABSTRACT) or word.any(_DESCRIBING):
        return False
    told = verb is not None and verb.kind == "verb" and verb.last == at and "say" in verb.labels
    return told and not (word.article or word.has("human"))


def _foreseen(chunks: Chunks, at: int) -> bool:
    """«توقعت مصادر بارزة | انهيار الهدنة»: after sources and what they are like, a thing of something else."""
    word, verb = chunks.words[at], chunks.previous
    if verb is None or verb.kind != "verb" or "say" not in verb.labels or "noun" not in word.labels or word.article:
        return False
    if "say_noun" not in chunks.words[verb.last].labels or word.lead or word.any(_DESCRIBING | _NOUNS | _TELLERS):
        return False
    return at + 1 < len(chunks.words) and (chunks.words[at + 1].article or chunks.trigger(at + 1) is not None)


def _declines(chunks: Chunks, at: int, last: int) -> bool:
    """«رفضت الحركة | المشاركة في …»: what somebody will not or would do, right after who it is."""
    verb = chunks.previous
    if verb is None or verb.kind != "verb" or verb.last != at or verb.entry is None or verb.entry.label != "light":
        return False
    return verb.entry.value in _OWN_WILL and chunks.words[last].stem in _OWN_DOING


def _object(chunks: Chunks, at: int) -> bool:
    """«قنص مسلح | مدنياً»، «خطف مجهولون | شاباً»، «قتل رجل | شقيقه»: no genitive of the noun before."""
    before = chunks.words[at - 1]
    acts = before.has("human") or before.form.endswith("ون") and before.has("adj") or before.form in _UNKNOWN
    return chunks.his_kin(at) or acts and not before.form.endswith("ا") and chunks.suffering(at)


def _two_sides(chunks: Chunks, at: int) -> bool:
    """«خطف مسلحون | صحافيين»: people in the nominative, and others who are not."""
    word, before = chunks.words[at], chunks.words[at - 1]
    acts = before.form.endswith("ون") and before.has("human", "adj") and not before.pronoun
    return acts and word.form.endswith("ين") and word.any(_PERSONS) and not (word.lead or word.article)


def _two_others(chunks: Chunks, at: int, last: int) -> bool:
    """«اقتاد الجنود | الشابين»: two, after people in the plural."""
    word, head = chunks.words[last], chunks.words[at]
    if not word.form.endswith("ين") or "human" not in word.labels or "human" not in head.labels:
        return False
    told = {feature for entry in word.entries if entry.label == "human" for feature in entry.features}
    whose = {feature for entry in head.entries if entry.label == "human" for feature in entry.features}
    return "dual" in told and "pl" not in told and "pl" in whose and "sg" not in whose


def _field(chunks: Chunks, at: int) -> bool:
    """«مسؤول التجنيد»: a deed with its article right after a post is what the post is for."""
    post, deed = chunks.words[at - 1], chunks.trigger(at)
    held = "title" in post.labels and not post.article and not post.any(TRIGGER_VERBS)
    return chunks.words[at].article and held and deed is not None and deed[0].label != "ev"


def _sided(chunks: Chunks, at: int) -> bool:
    """«معسكرا | شمالي قاعدة …»: on which side of a place it lies, which is no adjective."""
    if not is_accusative(chunks.words[at - 1]) or chunks.words[at].article:
        return False
    if at + 1 >= len(chunks.words) or chunks.words[at + 1].lead:
        return False
    return "placehead" in chunks.words[at + 1].labels or chunks.unit_kind(at + 1) == "place"


def _another(chunks: Chunks, at: int) -> bool:
    """«اعتقلت الشرطة | التونسي فلاناً»، «… | الصحفي فلاناً»: what one man is before his name, after a feminine group."""
    word, head = chunks.words[at], chunks.words[at - 1]
    if not word.has("nationality", "title", "human") or word.stem.endswith("ه") or chunks.unit_kind(at + 1) != "person":
        return False
    owned = "nationality" in word.labels and not head.stem.endswith(("ه", "ات"))  # «الجيش السوري»
    return "grouphead" in head.labels and head.article and not owned


def _fired(chunks: Chunks, at: int, last: int) -> bool:
    """«قصفت بأربعة صواريخ | مخازن …», «استهدفت قذائف هاون | المدرسة»: counted weapons and kinds govern no place."""
    weapon = any(f.kind == "weapon" and f.last == last for f in chunks.founds.get(at, ()))
    kind = last == at + 2 and chunks.words[last].article
    return weapon and (kind or any(number.last == at for number in chunks.numbers.values()))


def _armed(chunks: Chunks, at: int, last: int) -> bool:
    """«استهدفت عبوة ناسفة | دورية»: a weapon by its whole name, which governs nothing that is no adjective."""
    if last == at + 1 or at not in chunks.founds:
        return False
    named = any(f.kind == "weapon" and f.last == last for f in chunks.founds[at])
    word = chunks.words[last]
    return named and not word.article and word.has("grouphead", "placehead", "human")


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


def continues(chunks: Chunks, at: int, definite: bool) -> bool:
    """May a phrase, definite or not up to here, go on with this token?"""
    words = chunks.words
    if at >= len(words):
        return False
    word = words[at]
    whole = definite and word.form.startswith("ال")
    whole = whole and (_whole(chunks, at) or chunks.styled and _style_before(chunks, at))
    if whole or chunks.contrary and _contrary(chunks, at):
        return True
    if definite and not word.article:
        return "honorific" in words[at - 1].labels and _graded(chunks, at)
    if at in chunks.consumed or _ends(chunks, at):
        return False
    before = words[at - 1]
    if before.form in _HIS_WORDS:
        return False  # «نقلت عنه قوله | «الجيش …»»
    if at > 1 and chunks.sentence.form(at - 2) in ("اي", "ايه") and _after_any(chunks, at, definite):
        return False
    if word.pronoun and word.has("weapon", "thing") and "human" in before.labels and not definite:
        return False  # «فجر انتحاري | سترته الناسفة»
    if before.stem in _TIMES and ("adj" not in word.labels or word.has("thing", "noun", "weapon", "human")):
        return False  # «قصفت ثلاث مرات | ناقلات نفط»
    if definite and _whom(chunks, at) or word.labels == _CALLS and word.form[0] in "يت":
        return False  # «قناص | يلقب بفلان»
    unit = chunks.units[at].kind if at in chunks.units else ""
    if unit == "money" and before.stem in _SUMS:
        return True  # «مبلغ | 10 آلاف دولار»
    if unit in ("date", "money") or word.stem in SELVES and word.pronoun and not definite:
        return False  # «فجر انتحاري نفسه»
    if of_itself(chunks, at):
        return False  # «إرهابيان سلما نفسيهما»
    if unit in ("group", "person") and any(f.last == at for f in chunks.units.values() if f.kind == "place"):
        return False  # «زودت روسيا النظام»
    if unit:
        if unit == "person" and "grouphead" in before.labels and not before.has("human", "title", "honorific"):
            return not definite  # «استدعت النيابة | الصحفي فلان»
        named = unit == "group" and word.stem.endswith(SOUND)  # «كبدت المقاومة المتمردين …»
        apart = unit in ("group", "place") and (named or not word.has("adj", "nationality"))  # «منع التنظيم الأهالي»
        man = unit == "group" and not named and word.stem.endswith("ه") and _masculine(before)
        apart = apart or man  # «هاجم الوزير المعارضة»
        # «تحاصر القوات الغوطة»، «تحاصر قوات النظام الزبداني»
        apart = apart and (unit == "group" or not word.stem.endswith(_NISBA) or _is_taken(chunks, at))
        return not definite or word.article and not apart
    if at in chunks.numbers and (definite or chunks.numbers[at].rule != "number.digits" or _counts(chunks, at)):
        return False
    route = chunks.routes[at]
    if route & INNER and is_verb_inside(chunks, at) or route & PHRASE and chunks.function(at) is not None:
        return False
    return not definite or word.article and (_adjectival(chunks, at) or _ranked(chunks, at))


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
    if word.form in _SHARES or chunks.sentence.unjoined(at - 1) in _SHARES:
        return True  # «40 عنصراً | بعضهم | التحق بالجماعات»
    if word.form in BEARING and chunks.bears(at):
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


def _whole(chunks: Chunks, at: int) -> bool:
    """«من قبل المسلحين الحوثيين», «للمرة الأولى»: a word listed with its article, which says which they are."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if word.lead:
        return False
    people = before.article and "human" in before.labels
    if people and any(word.form.endswith(end) and before.form.endswith(end) for end in SOUND):
        return chunks.unit_kind(at) == "group" and chunks.units[at].last == at + 1
    return before.stem == _TIME and "adj" in word.labels


def _parts(chunks: Chunks, at: int) -> bool:
    """«الجيش المسلحين»: people in the plural do not describe what is one."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if not word.form.endswith(SOUND) or "human" not in word.labels or before.form.endswith(SOUND):
        return False
    numbers = {f for e in before.entries for f in e.features}
    body = not numbers and any(e.label == "grouphead" and e.value != "people" for e in before.entries)
    return (body or "sg" in numbers) and "pl" not in numbers  # «نقلت سيارات الإسعاف | المصابين»


def _whom(chunks: Chunks, at: int) -> bool:
    """«عذب المحققون | السجناء», «المهاجرون | الحدود»: after a nominative a word that is none, and so no adjective."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if not before.form.endswith("ون") or not before.article or word.form.endswith("ون"):
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
    """One man, by the form of the word: «الوزير»."""
    one = word.has("title", "human") and not word.stem.endswith(("ه", "ات", "ين", "ون")) and not word.pronoun
    return one and word.article and "pl" not in word.features


def _adjectival(chunks: Chunks, at: int) -> bool:
    """A definite word that can be an adjective of what stands before it."""
    word = chunks.words[at]
    if chunks.unit_kind(at) in _NAMES and chunks.units[at].last > at + 1 or _parts(chunks, at):
        return False
    before = chunks.words[at - 1]  # «الجريمة الإرهابية»، «المعاقل الإرهابية»
    things = before.stem.endswith("ه") or "pl" in before.features and before.has("thing") and not before.has("human")
    crime = "adj" in word.labels and word.stem.endswith("ه") and things and "grouphead" not in before.labels
    if _condemned(chunks, at):
        return True
    if word.has("title", "honorific") and not (crime or "nationality" in word.labels or word.stem in _DEGREES):
        return False
    if "human" in word.labels and not _same_number(chunks, at):
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


def is_bare_name(chunks: Chunks, at: int) -> bool:
    """«قسد», «حماس»: a group by one word without an article, of which no plural of people tells."""
    return "group" in chunks.words[at].labels and not chunks.words[at].article


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
