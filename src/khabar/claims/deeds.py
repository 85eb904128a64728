"""Trigger nouns as items: the deed with its adjectives, and the light noun before it."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.claims.items import BREAKS, TRIGGER_NOUNS, Item
from khabar.claims.traits import SELVES
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.mentions.wholes import is_building_word
from khabar.words import Word

_ALL = word_class("all")
_ONE = word_class("one_of_several")
_MANY = ("ين", "ون", "ان")
_SINGULAR = frozenset({"sg"})
_NAMED = ("noun", "human", "thing", "placehead", "grouphead", "weapon")
_ARMED = word_class("armed_one")
_FEW = word_class("few")
_OTHERS = word_class("other_ones")
_CALLED = frozenset({"intended", "attempted"})
_PUT_OFF = "intended"
_WHOSE, _BRINGS = 2, frozenset({"bi", "ila", "li", "an"})
_FIRST = "اول"
_SERIES = "مجموعه"
_BLOWS = frozenset({"shelling", "air-strike"})
_RANKS = word_class("deed_rank")
_BACKING = "support"
_FUNCTION = TRIGGER_NOUNS | BREAKS
_OF_PEOPLE = frozenset("arrest abduction detention release killing execution injury flight|desertion".split())
_BEFALLS = frozenset({"nt", "np"})  # deed nouns whose genitive is who suffers it


def push_trigger(chunks: Chunks, at: int, entry: Entry, last: int, number: Found | None = None) -> int:
    """The trigger noun at ``at``, whose phrase ends at ``last``, as an item."""
    word = chunks.words[at]
    start = number.first if number is not None else at
    genitive, previous = chunks.governed(start), chunks.previous
    end = chunks.words[last - 1] if entry.label in _BEFALLS and last > at + 1 else word
    last = _with_adjectives(chunks, at, entry, last)
    item = Item("trigger", start, last, entry=entry, genitive=genitive, fill=(at, last), count=number)
    item.stand_for(word)
    item.pronoun = end.pronoun  # «بعد إطلاق سراحه»
    item.definite = word.definite
    chunks.push(item, chunks.words[start])
    if previous is not None and item.definite and number is None and previous.last == at:
        previous = _point(chunks, item, previous)
        if previous is not None and previous.last == item.first:
            previous = _point(chunks, item, previous)  # «غالبية | هذه الهجمات»
    if previous is not None and previous.kind == "noun":
        _lighten(chunks, item, previous)
    if item.conj and not item.prep and not item.hedge:
        _join(chunks, item)
    return last


def _join(chunks: Chunks, item: Item) -> None:
    """«دعوته إلى وقف القتال وانسحاب المسلحين»: called for like the deed it is joined to."""
    for other in reversed(chunks.items[:-1]):
        if other.kind == "trigger":
            called = other.hedge in _CALLED and other.prep and other.entry is not None
            item.hedge = other.hedge if called else ""
            return
        if other.kind not in ("noun", "date") or other.conj:
            return


def _point(chunks: Chunks, item: Item, previous: Item) -> Item | None:
    """«هذا الهجوم»: what points at a deed belongs to its phrase."""
    some = _ALL | _ONE  # «غالبية هذه الهجمات»، «إحدى الغارات»
    most = previous.word is not None and previous.word.stem in some and item.genitive
    points = "demonstrative" in previous.labels or most
    if previous.kind != "noun" or not previous.short or not points or item.prep or item.conj:
        return previous
    item.first, item.prep, item.prep_at, item.conj = previous.first, previous.prep, previous.prep_at, previous.conj
    item.genitive, item.negated = previous.genitive, item.negated or previous.negated
    chunks.items.remove(previous)
    return chunks.items[-2] if len(chunks.items) > 1 else None


def _lighten(chunks: Chunks, item: Item, previous: Item) -> None:
    """A light noun before: «عملية اعتقال …», «مطالبة بإطلاق …», «احتمال …»."""
    last = previous.last - 1
    if last > previous.first and chunks.words[last].stem == _FIRST:
        last -= 1  # «شن أول غارات»
    if item.genitive and item.count is None and _rank(item, previous):
        item.first, item.prep, item.prep_at, item.conj = previous.first, previous.prep, previous.prep_at, previous.conj
        item.genitive, item.negated = previous.genitive, item.negated or previous.negated
        chunks.items.remove(previous)  # «شن الجيش [أكبر هجوم] على …»
        return
    light = chunks.words[last].entry("lightnoun")
    if chunks.words[last].stem == _SERIES and previous.short and item.genitive and item.entry is not None:
        if item.entry.label == "ev" and not item.definite:  # «مجموعة هجمات»
            item.prep, item.prep_at, item.conj, item.light = previous.prep, previous.prep_at, previous.conj, True
            return
    counted = item.count is not None and previous.last == item.first and not item.prep  # «بشن | 30 غارة»
    if (item.genitive or counted) and light is not None:
        item.prep, item.prep_at, item.conj, item.light = previous.prep, previous.prep_at, previous.conj, True
        outer = chunks.words[last - 1].entry("lightnoun") if last > previous.first and not light.value else None
        put_off = outer is not None and outer.value == _PUT_OFF
        item.hedge = light.value or _PUT_OFF * put_off  # «تأخر عملية اقتحام المدينة»
        item.negated = item.negated or previous.negated
    elif item.prep and previous.last in (item.first, item.prep_at) and previous.word is not None:
        demand = _head(chunks, item, previous, previous.word).entry("lightnoun")
        item.hedge = demand.value if demand is not None else ""


def _head(chunks: Chunks, item: Item, whose: Item, own: Word) -> Word:
    """«تهديد | بعض القادة | بإحراق …»: the noun whose genitive counts those before a deed, or their own first word."""
    head = chunks.items[-3] if whose.count is not None and len(chunks.items) > _WHOSE else None
    if head is None or head.kind != "noun" or head.word is None or not head.short or head.last != whose.first:
        return own
    return own if head.definite or whose.prep or whose.conj or item.prep not in _BRINGS else head.word


def _rank(deed: Item, item: Item) -> bool:
    """«أعنف الغارات»، «أول هجوم», not «آخر معاقل …»: a word that says which of several a blow is."""
    beside = item.short and item.last == deed.first and item.count is None and not item.definite
    blow = deed.entry is not None and (deed.entry.label == "ev" or deed.entry.value in _BLOWS)
    return beside and blow and item.word is not None and item.word.stem in _RANKS


def _with_adjectives(chunks: Chunks, at: int, entry: Entry, last: int) -> int:
    article = chunks.words[at].article or entry.value == _BACKING and bool(chunks.words[at].pronoun)  # «دعمها العسكري»
    while last < len(chunks.tokens):
        branded = entry.label in ("ev", "ni") and last == at + 1 and _branded(chunks, last, article)
        second = article and last > at + 1 and _second(chunks, last)
        second = second or last > at + 1 and _superlative(chunks, last, article)
        if not branded and not second and not _adjective(chunks, at, entry, last, article):
            break
        last += 1
    return last


def _second(chunks: Chunks, at: int) -> bool:
    """«الدعم المالي والعسكري»: a second adjective, joined to the first."""
    word, before = chunks.words[at], chunks.words[at - 1]
    nisba = before.stem.endswith(("ي", "يه")) and word.stem.endswith(("ي", "يه")) or "adj" in before.labels
    joined = word.form.startswith("و") and word.article and "adj" in word.labels
    return nisba and before.article and joined and at not in chunks.units


def _superlative(chunks: Chunks, at: int, article: bool) -> bool:
    """«الهجوم الأكثر دموية»: the specification of a superlative."""
    return (
        article and chunks.words[at - 1].stem == "اكثر" and not chunks.words[at].lead and not chunks.words[at].article
    )


def _free(chunks: Chunks, at: int, article: bool) -> bool:
    """A word without clitics that agrees in the article and is part of no mention."""
    word = chunks.words[at]
    if word.conjunction or word.preposition or word.article != article:
        return False
    return at not in chunks.units and at not in chunks.numbers and not chunks.aims(at)


def _branded(chunks: Chunks, at: int, article: bool) -> bool:
    """«هجوم إرهابي»، «تفجير انتحاري»: a person word used of a deed."""
    word = chunks.words[at]
    told = "human" in word.labels and word.stem.endswith(("ي", "يه", "يا")) or word.stem in _ARMED  # «كميناً مسلحاً»
    return told and _free(chunks, at, article) and "adj" in word.labels


def _thing(chunks: Chunks, word: Word) -> bool:
    """A word that names somebody or something, with an enclitic or without: «صديقه», «آلية»."""
    if word.has(*_NAMED):
        return True
    return len(word.form) > 1 and chunks.vocabulary.word(word.form[:-1]).has("human", "kin")


def _adjective(chunks: Chunks, first: int, entry: Entry, at: int, article: bool) -> bool:
    word = chunks.words[at]
    if article and word.article and word.stem in _FEW and not (word.conjunction or word.preposition):
        return True  # «الغارات الثلاث التي …»
    if chunks.tokens[at].kind != "word" or not _free(chunks, at, article) or word.any(_FUNCTION):
        return False
    if word.pronoun and word.stem in SELVES or is_building_word(word):
        return False  # «تفجير | نفسيهما»، «استهداف | مبنى المحافظة»
    if entry.value in _OF_PEOPLE and not article and "nationality" in word.labels and not word.stem.endswith("ه"):
        return False  # «اعتقال | كوري جنوبي»
    if entry.label == "np" and not article and word.stem in _OTHERS:
        return False  # «مقتل شرطي وجرح | آخر»: whom it befell
    if "adj" in word.labels and word.stem.endswith("ه") and chunks.words[at - 1].stem.endswith("ات"):
        return True  # «المواجهات المسلحة», «مواجهات مسلحة»
    if article and word.stem.endswith(("ي", "يه")) and not word.has("placehead", "title", "grouphead"):
        return True
    if word.stem.endswith("ه") and entry.features == _SINGULAR and at == first + 1 and _thing(chunks, word):
        before, joined = chunks.previous, chunks.words[first].conjunction
        if joined or before is None or before.kind != "noun" or before.last != first or before.definite:
            return False  # «إعدام | صديقه», «إعطاب | آلية عسكرية», «وإعطاب | مدرعة»
    if word.form.endswith(_MANY) and not chunks.words[first].form.endswith(_MANY):
        return False  # «اختطاف وقتل | غربيين»
    named = word.has("placehead", "grouphead", "noun")
    feminine = chunks.words[at - 1].stem.endswith(("ه", "ات", "تين", "تان"))
    if "placehead" in word.labels and feminine and not word.stem.endswith(("ه", "ات")):
        return False  # «بغارتين | مبنى …»
    return "adj" in word.labels and "human" not in word.labels or word.stem.endswith("يه") and not named
