"""Noun phrases: how far they go, what they count, and the whole that a part is taken from.

The definiteness of Arabic does most of the work: an indefinite noun may govern a genitive, a
definite phrase goes on only with definite adjectives, and whatever comes next is a new phrase.
"""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.claims.deeds import push_trigger
from khabar.claims.items import BREAKS, NOUNS, TRIGGER_VERBS, Item
from khabar.claims.routes import ALONE, BREAK, INNER, LETTERS, PARTICIPLES, PHRASE
from khabar.claims.traits import PERIODS, SELVES
from khabar.claims.verbs import is_verb_inside
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.types import Quantity
from khabar.words import Word

_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يتان", "يا")
_SUMS = frozenset({"مبلغ", "مبالغ"})
_MANY = ("ون", "ين")
_GOERS = frozenset({"ap", "pp", "pn"})
_TWO = word_class("two")
_TIMES = word_class("times")
_ALL = word_class("all")
_RANKS = word_class("rank_word")
_COUSINS = word_class("cousin_head")
_BANDS = word_class("band")
_NAMES = frozenset({"person", "group", "place"})
_DESCRIBING = frozenset({"adj", "nationality", "ethnicity"})


def push_noun(chunks: Chunks, at: int) -> int:
    """The noun phrase or the trigger noun that starts here, as an item."""
    number = chunks.numbers.get(at)
    if number is not None:
        return _counted(chunks, number)
    if at not in chunks.units:
        found = chunks.trigger(at)
        if found is not None:
            return push_trigger(chunks, at, *found)
    return _phrase(chunks, at, at, None)


def _counted(chunks: Chunks, number: Found) -> int:
    """A number with what it counts, or by itself."""
    start, at = number.first, number.last
    if isinstance(number.value, Quantity) and number.value.unit and at - start > 1:
        at -= 1  # «28 برميلا متفجرا»: the unit is the noun
    if at < len(chunks.tokens) and at not in chunks.units and not chunks.words[at].lead:
        found = chunks.trigger(at)
        if found is not None and found[0].label in ("ev", "ni"):
            return push_trigger(chunks, at, *found, number)
    if at + 1 < len(chunks.words) and chunks.sentence.form(at) == "من" and at + 1 not in chunks.units:
        found = chunks.trigger(at + 1)
        if found is not None and found[0].label == "ev":
            return push_trigger(chunks, at + 1, *found, number)  # «عدداً من الغارات»
    goers = at < len(chunks.words) and chunks.words[at].any(_GOERS) and _many(chunks.words[at])
    if goers and not chunks.words[at].lead:
        return _phrase(chunks, start, at, number)  # «ثلاثة عائدين من سرت»، «40 معتقلاً»
    counts = at < len(chunks.tokens) and (_continues(chunks, at, False) or _so_called(chunks, at))
    if counts and not chunks.words[at].preposition:
        return _phrase(chunks, start, at, number)
    item = Item("noun", start, at, count=number, fill=(start, at), genitive=chunks.governed(start))
    chunks.push(item, chunks.words[start])
    return _partitive(chunks, item, _after_count(chunks, item, at))


def _many(word: Word) -> bool:
    """In the plural, or in the accusative of what a number above ten counts."""
    return (
        word.form.endswith(_MANY) or word.form.endswith("ا") and any({"acc", "sg"} <= e.features for e in word.entries)
    )


def _so_called(chunks: Chunks, at: int) -> bool:
    """«27 «مرتداً»»: people by a word in quotation marks that open right after their number."""
    quoted = chunks.sentence.quoted
    return quoted[at] and not quoted[at - 1] and chunks.words[at].has("human") and not chunks.words[at].lead


def _phrase(chunks: Chunks, start: int, at: int, number: Found | None) -> int:
    word, lead = chunks.words[at], chunks.words[start]
    genitive = chunks.governed(start)
    last, definite = _extent(chunks, at)
    item = Item("noun", start, last)  # the rest one by one, which takes half the time of so many keywords
    item.word, item.count, item.fill = word, number, (at, last)
    if word.stem in _ALL and not word.article and last > at + 1 and not word.pronoun:
        item.word = chunks.words[at + 1]  # «كافة المناطق»: regions
    elif word.stem in _RANKS and not word.article and last > at + 1 and chunks.words[at + 1].has("placehead"):
        item.word = chunks.words[at + 1]  # «ثالث مدينة»، «آخر معاقل …»
    item.definite, item.genitive = definite, genitive
    if word.stem in _COUSINS and last > at + 1 and chunks.words[at + 1].has("kin"):
        item.lent = chunks.words[at + 1].pronoun  # «ابن عمه | فلان»
    if chunks.founds:
        item.mentions = chunks.mentions(start, last)
    if chunks.sentence.form(last) == "برتبه" and last + 1 < len(chunks.words) and item.has("human", "title"):
        item.last = last = last + 2  # «ضابط برتبة عقيد»
    pair = chunks.numbers.get(last) if number is None else None
    if pair is not None and chunks.sentence.form(last) in _TWO:
        item.count = pair
        item.last = last = pair.last  # «مسلحين اثنين»
    chunks.push(item, lead)
    if number is not None and lead.preposition and not item.prep:
        item.prep = LETTERS[lead.preposition]
    end = _partitive(chunks, item, _after_count(chunks, item, last) if chunks.numbers or number is not None else last)
    return _belonging(chunks, item, end)


def _after_count(chunks: Chunks, item: Item, last: int) -> int:
    """«جنديين اثنين», «42 حوثياً على الأقل»: a count that follows its noun."""
    form = chunks.sentence.form
    if item.count is not None and form(last) == "علي" and form(last + 1) in ("الاقل", "الاكثر"):
        item.last = last + 2
        return last + 2
    number = chunks.numbers.get(last)
    if number is None or item.count is not None or number.rule == "number.vague" or chunks.words[last].lead:
        return last
    period = chunks.words[number.last - 1].stem in PERIODS
    if period or item.mention("group", "person") is not None or form(number.last) == "من":
        return last  # «أعدم التنظيم خمسة من عناصره»
    if number.last < len(chunks.tokens) and _continues(chunks, number.last, False):
        return last
    item.count, item.last = number, number.last
    return number.last


# -- how far a phrase goes ----------------------------------------------------------------------


def _extent(chunks: Chunks, at: int) -> tuple[int, bool]:
    """End of the noun phrase that starts at ``at``, and whether it is definite."""
    unit = chunks.units.get(at)
    last, definite = (unit.last, True) if unit is not None else (at + 1, chunks.words[at].definite)
    while _continues(chunks, last, definite):
        word = chunks.words[last]
        if last not in chunks.units and (chunks.sentence.accusative(last) or _object(chunks, last, definite)):
            break
        if not definite and chunks.closed(last - 1) and last not in chunks.numbers:
            if word.definite or last in chunks.units or not word.has("adj"):
                break
        if not definite and word.has("placehead") and _fired(chunks, at, last):
            break
        if chunks.unit_kind(last) in _NAMES:
            if definite and not word.article or not definite and last > at + 1 and chunks.describes(last - 1):
                break  # «بايع فصيل محلي تنظيم …»
            last, definite = chunks.units[last].last, True
            continue
        if not definite and not word.has("adj") and chunks.trigger(last) is not None and not _field(chunks, last):
            break
        if last == at + 1 and definite and _another(chunks, last):
            break
        apart = last > at + 1 and not definite and chunks.describes(last - 1)
        if apart and (word.has("human") and _parts(chunks, last) or word.has("lightnoun") and not word.has("adj")):
            break  # «احتجزت كتيبة محلية | مسلحين …»، «تداولت صفحات محلية | خبر مقتله»
        if last > at + 1 and not definite and not word.definite and chunks.sited(last):
            break  # «اقتحمت قوة أمنية | منزل …»
        described = last > at + 1 and not definite and not word.definite and not word.has("adj", "nationality")
        if described and chunks.words[last - 1].has("nationality") and chunks.describes(last - 1):
            break  # «قصفت مقاتلات تركية | مواقع …»
        definite = definite or word.definite
        last += 1
    return last, definite


def _object(chunks: Chunks, at: int, definite: bool) -> bool:
    """«قنص مسلح | مدنياً»: in the accusative, where the noun before is not."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if definite or not word.has("human") or not word.form.endswith("ا") or before.form.endswith("ا"):
        return False
    nominal = [e.features for e in word.entries]
    return before.has("human") and all({"acc", "sg"} <= features for features in nominal)


def _field(chunks: Chunks, at: int) -> bool:
    """«مسؤول التجنيد»: a deed with its article right after a post is what the post is for."""
    post, deed = chunks.words[at - 1], chunks.trigger(at)
    held = post.has("title") and not post.article and not post.any(TRIGGER_VERBS)
    return chunks.words[at].article and held and deed is not None and deed[0].label != "ev"


def _another(chunks: Chunks, at: int) -> bool:
    """«اعتقلت الشرطة | التونسي فلاناً»: one man's nationality before his name, after a feminine group."""
    word, head = chunks.words[at], chunks.words[at - 1]
    if not word.has("nationality") or word.stem.endswith("ه") or chunks.unit_kind(at + 1) != "person":
        return False
    return head.has("grouphead") and head.stem.endswith(("ه", "ات"))


def _fired(chunks: Chunks, at: int, last: int) -> bool:
    """«قصفت بأربعة صواريخ | مخازن …», «استهدفت قذائف هاون | المدرسة»: counted weapons and kinds govern no place."""
    weapon = any(f.kind == "weapon" and f.last == last for f in chunks.founds.get(at, ()))
    kind = last == at + 2 and chunks.words[last].article
    return weapon and (kind or any(number.last == at for number in chunks.numbers.values()))


def _continues(chunks: Chunks, at: int, definite: bool) -> bool:
    """May the phrase go on with this token?"""
    if at >= len(chunks.tokens):
        return False
    word = chunks.words[at]
    if definite and not word.article or at in chunks.consumed or _ends(chunks, at):
        return False
    if word.pronoun and at > 1 and chunks.sentence.form(at - 2) in ("اي", "ايه"):
        return False  # «لم تعلن أي جماعة | مسؤوليتها»
    if word.pronoun and word.has("weapon", "thing") and chunks.words[at - 1].has("human") and not definite:
        return False  # «فجر انتحاري | سترته الناسفة»
    if chunks.words[at - 1].stem in _TIMES and (not word.has("adj") or word.has("thing", "noun", "weapon", "human")):
        return False  # «قصفت ثلاث مرات | ناقلات نفط»
    if definite and _whom(chunks, at):
        return False
    unit = chunks.unit_kind(at)
    if unit == "money" and chunks.words[at - 1].stem in _SUMS:
        return True  # «مبلغ | 10 آلاف دولار»
    if unit in ("date", "money") or word.stem in SELVES and word.pronoun and not definite:
        return False  # «فجر انتحاري نفسه»
    if unit in ("group", "person") and any(f.last == at for f in chunks.units.values() if f.kind == "place"):
        return False  # «زودت روسيا النظام»
    if unit:
        before = chunks.words[at - 1]
        if unit == "person" and before.has("grouphead") and not before.has("human", "title", "honorific"):
            return not definite  # «استدعت النيابة | الصحفي فلان»
        named = unit == "group" and word.stem.endswith(("ين", "ون"))  # «كبدت المقاومة المتمردين …»
        apart = unit in ("group", "place") and (named or not word.has("adj", "nationality"))  # «منع التنظيم الأهالي»
        apart = apart and (unit == "group" or not word.stem.endswith(_NISBA))  # «تحاصر القوات الغوطة»
        return not definite or word.article and not apart
    if at in chunks.numbers and (definite or chunks.numbers[at].rule != "number.digits" or _counts(chunks, at)):
        return False
    route = chunks.routes[at]
    if route & INNER and is_verb_inside(chunks, at) or route & PHRASE and chunks.function(at) is not None:
        return False
    return not definite or word.article and _adjectival(chunks, at)


def _counts(chunks: Chunks, at: int) -> bool:
    """«بشن | 30 غارة»، «جثث | 30 قائداً»: the number counts what follows, and is not that of a unit or an article."""
    last, before = chunks.numbers[at].last, chunks.words[at - 1]
    if last >= len(chunks.words):
        return False
    return before.has("lightnoun") and chunks.trigger(last) is not None or before.has("pn") and _people(chunks, last)


def _people(chunks: Chunks, at: int) -> bool:
    return chunks.words[at].has("human", "title", "kin") and not chunks.words[at].article


def _ends(chunks: Chunks, at: int) -> bool:
    """A mark, a clitic, a function word or a closed quotation ends a phrase."""
    word = chunks.words[at]
    if chunks.tokens[at].kind == "mark" or word.conjunction or word.preposition or word.form in ALONE:
        return True
    if chunks.more(at):
        return True
    if word.has("demonstrative") and at + 1 < len(chunks.words) and chunks.words[at + 1].article:
        return True  # «لم تتبن أي جهة | هذا الهجوم»
    if word.has("nationality") and chunks.sentence.form(at + 1) == "(" and chunks.unit_kind(at + 2) == "person":
        return chunks.units[at + 2].rule == "person.initials"  # «… الأمن الداخلي | اللبناني (م. ش.)»
    if chunks.sentence.unquoted[at - 1] and not word.article and at not in chunks.units:
        return True
    if _saying(word):
        return True  # «مسؤول قوله»
    if not chunks.routes[at] & BREAK:
        return False
    if word.any(BREAKS) and not word.article or word.has("stop"):
        return True
    return word.any(PARTICIPLES) and chunks.governs(at)


def _saying(word: Word) -> bool:
    """«مسؤول قوله»."""
    return word.has("say_noun") and (bool(word.pronoun) or word.stem in ("قوله", "قولها", "قولهم"))


def _parts(chunks: Chunks, at: int) -> bool:
    """«الجيش المسلحين»: people in the plural do not describe what is one."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if not word.form.endswith(_MANY) or not word.has("human") or before.form.endswith(_MANY):
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


def _adjectival(chunks: Chunks, at: int) -> bool:
    """A definite word that can be an adjective of what stands before it."""
    word = chunks.words[at]
    if chunks.unit_kind(at) in _NAMES and chunks.units[at].last > at + 1 or _parts(chunks, at):
        return False
    if word.has("title", "honorific") and not word.has("nationality"):
        return False
    if word.has("human") and not _same_number(chunks, at):
        return False
    if word.has("adj", "nationality", "ethnicity"):
        return True
    if word.has("human") and chunks.words[at - 1].stem.endswith(_MANY) and chunks.words[at - 1].has("human"):
        return True  # «المقاتلين الأجانب»
    if word.any(NOUNS) or chunks.vocabulary.is_place("ال" + word.stem):
        return False
    return word.stem.endswith(_NISBA) or word.stem.startswith("م") or not word.entries


def _same_number(chunks: Chunks, at: int) -> bool:
    """«القوات المسلحة», not «المسلحون الناشط» or «السلطات الصحافي»."""
    mine, before = chunks.words[at].stem, chunks.words[at - 1].stem
    if before.endswith(("ون", "ين")):
        numbers = {f for e in chunks.words[at].entries for f in e.features}
        return mine.endswith(("ون", "ين")) or "pl" in numbers and "sg" not in numbers  # «المقاتلين الأجانب»
    if before.endswith(("ه", "ات")):
        return mine.endswith(("ه", "ات"))
    return True


# -- parts and their whole ----------------------------------------------------------------------


def _partitive(chunks: Chunks, item: Item, last: int) -> int:
    """«22 من رجال الأمن», «عدد من القياديين», «مسلحين من تنظيم …»: the whole is the filler."""
    if chunks.sentence.form(last) != "من" or last + 1 >= len(chunks.tokens):
        return last
    if item.has("part"):
        return _part_of(chunks, item, last)
    count = item.count
    if count is not None and isinstance(count.value, Quantity) and count.value.unit is not None:
        head = chunks.words[last + 1].entry("placehead")
        place = head is not None and head.value == "territory"
        if count.value.unit == "%":
            place = head is not None or chunks.unit_kind(last + 1) == "place"
        if place:  # «40 في المئة من أراضي …»، «مئة كيلومتر من الأراضي»
            item.word, item.fill = chunks.words[last + 1], (count.first, item.fill[1])
        if place or count.value.unit != "%":
            return _widen(chunks, item, last + 1)  # «22 قنطاراً من المواد الغذائية»
    bare = count is not None and (item.fill == (count.first, count.last) or item.has("quantifier"))
    band = item.short and item.word is not None and item.word.stem in _BANDS  # «مجموعة من عناصر …»
    if not bare and (item.definite or not (item.has("human") or band)):
        return last
    at = last + 1
    word = chunks.words[at]
    if chunks.tokens[at].kind == "mark" or word.has("rel", "comp", "prep") or is_verb_inside(chunks, at):
        return last
    deed = chunks.trigger(at) if bare and not word.article else None
    if bare and (_left(chunks, at) or deed is not None and deed[0].value.startswith("short_of")):
        return last  # «يعاني الآلاف | من نقص في …»
    if not bare and chunks.unit_kind(at) != "group" and not word.has("grouphead", "group", "human"):
        return last
    end, _ = _extent(chunks, at)
    item.fill = (at, end) if bare else (item.fill[0], end)
    item.last, item.definite, item.partitive = end, True, True
    item.word = word if bare else item.word
    item.mentions.extend(chunks.mentions(at, end))
    return end


def _left(chunks: Chunks, at: int) -> bool:
    """«نزح الآلاف من المدينة»: one place, and no whole whose parts are counted."""
    word = chunks.words[at]
    if word.has("grouphead", "human", "thing", "group"):
        return False
    return word.stem.endswith("ه") if word.has("placehead") else chunks.unit_kind(at) == "place"


def _part_of(chunks: Chunks, item: Item, last: int) -> int:
    """«الجزء الأكبر من حي …»: the part with its whole."""
    if chunks.unit_kind(last + 1) != "place" and not chunks.words[last + 1].has("placehead"):
        return last
    return _widen(chunks, item, last + 1)


def _belonging(chunks: Chunks, item: Item, last: int) -> int:
    """«أهداف لتنظيم …»، «تجمعا لقوات …»: whose they are belongs to the phrase."""
    if item.definite or last >= len(chunks.tokens):
        return last
    word = chunks.words[last]
    if last in chunks.units and chunks.units[last].rule == "group.media":
        return last  # «قالت مصادر لـ«الصحيفة»»
    if (
        word.preposition != "ل"
        or word.conjunction
        or word.has("media", "mediahead")
        or chunks.unit_kind(last) != "group"
        or item.mention("person")
    ):
        return last
    item.partitive = item.partitive or item.has("human")
    return _widen(chunks, item, last)


def _widen(chunks: Chunks, item: Item, at: int) -> int:
    """Take in the phrase that starts here."""
    end, _ = _extent(chunks, at)
    item.fill, item.last, item.definite = (item.fill[0], end), end, True
    item.mentions.extend(chunks.mentions(at, end))
    return end
