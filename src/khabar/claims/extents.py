"""How far a noun phrase goes.

The definiteness of Arabic does most of the work: an indefinite noun may govern a genitive, a
definite phrase goes on only with definite adjectives, and whatever comes next is a new phrase.
"""

from __future__ import annotations

from khabar.claims.campaigns import campaign
from khabar.claims.chunks import LACKING, Chunks
from khabar.claims.continuations import are_others, continues, says_which
from khabar.claims.items import TRIGGER_VERBS
from khabar.claims.routes import APART, DEED, FIRST_PERSONS, OPEN, POINTS
from khabar.claims.traits import is_accusative
from khabar.claims.verbs import backs
from khabar.grammar.classes import word_class
from khabar.mentions.wholes import is_building_word
from khabar.words import SOUND, Word

_ADJECTIVE = frozenset({"adj"})
_FALL = "وقوع"
_NUNATED = (*SOUND, "ان")
_OTHERS = word_class("other_ones")
_ANOTHER = "اخري"
_FOREMOST = word_class("rank_word")  # «أحد أبرز القيادات …»
_PERSONS = frozenset({"human", "kin", "title", "nationality"})
_NAMES = frozenset({"person", "group", "place"})
_CALLED = frozenset({"person", "group"})
_NOUNS = frozenset({"human", "placehead", "grouphead"})
_DESCRIBING = frozenset({"adj", "nationality", "ethnicity"})
_TELLERS = frozenset({"title", "direction", "say_noun"})
_ABSTRACT = frozenset({"lightnoun"})
_OWN_WILL = frozenset({"refuse", "plan", "try", "choose"})
_OWN_DOING = word_class("own_doing")
_OUTCOMES = word_class("success") | word_class("failure")
_UNKNOWN = word_class("unknown_doer")  # «طعن مجهول | شاباً»
_CREW = word_class("crew")


def extent(chunks: Chunks, at: int) -> tuple[int, bool]:
    """End of the noun phrase that starts at ``at``, and whether it is definite."""
    words, routes, units = chunks.words, chunks.routes, chunks.units
    size = len(words)
    unit = units.get(at)
    last, definite = (unit.last, True) if unit is not None else (at + 1, words[at].definite)
    while True:
        if chunks.lacking and (crewed := _unmanned(chunks, last)) != last:
            last = crewed
            continue
        if last >= size or not (chunks.contrary or routes[last] & OPEN) or not continues(chunks, last, definite):
            break  # as before most words
        word = words[last]
        if unit is not None and "alias" in word.labels and word.article and unit.last == last and unit.kind in _CALLED:
            break  # «سالم هادي | المعروف باسم …»
        if last == at + 1 and (routes[at] & POINTS or last in chunks.numbers) and _is_whole(chunks, at):
            break
        if routes[last] & APART and last not in units and _is_apart(chunks, last, definite):
            break
        if not definite and _is_complete(chunks, at, last):
            break
        unit = units.get(last)
        if unit is not None and unit.kind in _NAMES:
            if (
                definite
                and not (word.article or word.form.startswith("ال") and says_which(chunks, last))
                or not definite
                and last > at + 1
                and chunks.describes(last - 1)
                and chunks.words[last - 1].stem not in _FOREMOST
                and "direction" not in chunks.words[last - 1].labels  # «شمال شرقي نيجيريا»
            ):
                break  # «بايع فصيل محلي تنظيم …»
            last, definite = unit.last, True
            continue
        if _is_its_own(chunks, at, last, definite):
            break
        definite = definite or word.definite
        last += 1
    return last, definite


def _is_complete(chunks: Chunks, at: int, last: int) -> bool:
    """An indefinite phrase that governs no more: by its ending, by a weapon, or by whom it tells of."""
    if chunks.closed(last - 1) and last not in chunks.numbers:
        word = chunks.words[last]
        named = last in chunks.units and "nationality" not in word.labels
        if word.definite or named or is_building_word(word):
            return True
        if not (word.any(_DESCRIBING) or _alike(chunks.words[last - 1], word)):
            return True
    if at in chunks.founds and _shot(chunks, at, last):
        return True
    if last > at + 1:
        apart = chunks.somebody_else(last)
    else:
        apart = bool(chunks.numbers) and _crosses(chunks, at)
    return apart or chunks.whole(at, last)


def _is_its_own(chunks: Chunks, at: int, last: int, definite: bool) -> bool:
    """A phrase of its own by what it says: a deed, who was hurt, who or what another one is."""
    words, word = chunks.words, chunks.words[last]
    if last == at + 1:
        if "pn" in word.labels and words[at].stem == _FALL:
            return True  # «وقوع | قتلى»
        if "say_noun" in words[at].labels and _tells(chunks, at, last):
            return True
    if definite:
        other = (last == at + 1 or words[last - 1].article) and _another(chunks, last)
        return other or word.article and _declines(chunks, at, last)
    if chunks.routes[last] & DEED and "adj" not in word.labels and (chunks.trigger(last) or campaign(chunks, last)):
        if not _field(chunks, last) and not backs(chunks, last):
            return True
    return "direction" in word.labels and _sided(chunks, last) or last > at + 1 and _begins(chunks, last)


def _crosses(chunks: Chunks, at: int) -> bool:
    """«عبر ألف مقاتل | الحدود»: people with their number right before, who govern no place."""
    counted = "human" in chunks.words[at].labels and any(chunks.numbered(n, at) for n in chunks.numbers.values())
    return counted and chunks.whole_place(at + 1)


def _is_apart(chunks: Chunks, at: int, definite: bool) -> bool:
    """By its ending, or after an indefinite phrase by what it says: a phrase of its own."""
    if chunks.sentence.accusative(at):
        return True
    if definite:
        return chunks.words[at].article and _two_others(chunks, at - 1, at)
    return _object(chunks, at) or _two_sides(chunks, at) or _adverb(chunks, at) or chunks.bodied(at)


def _unmanned(chunks: Chunks, at: int) -> int:
    """«طائرة [من دون طيار] شنت غارة»: what an aircraft lacks, and nothing that is not done; where that ends."""
    without = at + (chunks.sentence.form(at) == "من")
    if without + 1 >= len(chunks.words) or chunks.sentence.form(without) not in LACKING:
        return at
    crew = chunks.words[without + 1]
    return without + 2 if crew.stem in _CREW and not (crew.article or crew.lead or crew.pronoun) else at


def _is_whole(chunks: Chunks, at: int) -> bool:
    """Whether a phrase ends with its first word: «خطف مسلحون | 10 من قياديي الحزب»."""
    return at + 1 in chunks.numbers and _people(chunks.words[at]) or _came(chunks, at, at + 1)


def _came(chunks: Chunks, at: int, last: int) -> bool:
    """«وبعد ذلك | وصل إلى …», «بعد ساعات من ذلك | تظاهر …»: what only points to something has but a definite noun."""
    word, ahead = chunks.words[last], chunks.previous
    if chunks.words[at].form in FIRST_PERSONS and (ahead is None or ahead.has("say") and ahead.last == at):
        return True  # «نعلن نحن | ضباط اللواء انشقاقنا»
    if "demonstrative" not in chunks.words[at].labels or word.article or word.lead or last in chunks.units:
        return False
    return bool(word.verbal)


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
        "human" in word.labels and are_others(chunks, at) or "lightnoun" in word.labels and "adj" not in word.labels
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
    """«أكدت مصادر | وقوع …»، «نفت مصادر | سقوط …»: sources that tell of it, and no source of it."""
    word, verb = chunks.words[last], chunks.previous
    if not word.any(_ABSTRACT) or word.any(_DESCRIBING):
        return False
    told = verb is not None and verb.kind == "verb" and verb.last == at and "say" in verb.labels
    return told and not (word.article or "human" in word.labels)


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
    acts = "human" in before.labels or before.form.endswith("ون") and "adj" in before.labels or before.form in _UNKNOWN
    return chunks.his_kin(at) or acts and not before.form.endswith("ا") and chunks.suffering(at)


def _adverb(chunks: Chunks, at: int) -> bool:
    """«أعدم الجيش ميدانياً | شابين»: how it was done, and those to whom."""
    before, word = chunks.words[at - 1], chunks.words[at]
    how = before.form.endswith("يا") and before.labels == _ADJECTIVE and not before.lead
    return how and word.form.endswith(("ين", "ا")) and "human" in word.labels and not (word.lead or word.article)


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


def _shot(chunks: Chunks, at: int, last: int) -> bool:
    """A weapon begins the phrase, and governs nothing that stands here."""
    if "placehead" in chunks.words[last].labels and _fired(chunks, at, last):
        return True
    return last > at + 1 and _armed(chunks, at, last)


def _fired(chunks: Chunks, at: int, last: int) -> bool:
    """«قصفت بأربعة صواريخ | مخازن …», «استهدفت قذائف هاون | المدرسة»: counted weapons and kinds govern no place."""
    weapon = any(f.kind == "weapon" and f.last == last for f in chunks.founds[at])
    kind = last == at + 2 and chunks.words[last].article
    return weapon and (kind or any(number.last == at for number in chunks.numbers.values()))


def _armed(chunks: Chunks, at: int, last: int) -> bool:
    """«استهدفت عبوة ناسفة | دورية»: a weapon by its whole name, which governs nothing that is no adjective."""
    named = any(f.kind == "weapon" and f.last == last for f in chunks.founds[at])
    word = chunks.words[last]
    thing = "thing" in word.labels and not word.has("adj", "weapon")  # «ببراميل متفجرة | منازل المدنيين»
    return named and not word.article and (thing or word.has("grouphead", "placehead", "human"))
