"""Deed nouns that tell of no deed: any that may come, one told elsewhere, one that there is no need to talk of."""

from __future__ import annotations

from khabar.claims.aims import is_feared
from khabar.claims.context import MOVING, STRIKES, Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.grammar.classes import word_class

_TALK = 3  # items from a need to the talk for which there is none
_AFAR, _NEEDS = word_class("afar"), word_class("need_of")
_DEAD = word_class("left_dead")
_DRILLS, _TAUGHT = word_class("drill"), 4  # items from who learns to what he is taught
_FORCE, _NO_FORCE = STRIKES | {"siege"}, word_class("no_force")
_BACKING, _CHECKED = "support", word_class("aimed_for")
_OUT, _OPERATIONS = "خارج", "عمليات"
_FALLING = word_class("casualties_fall")
_ANY = frozenset({"اي", "ايه"})


def is_idle(context: Context, item: Item) -> bool:
    """A trigger noun of which nothing is said here."""
    if item.first and context.sentence.words[item.first - 1].stem in _ANY and _any(context, item):
        return True
    if item.word is not None and item.word.pronoun and _predicated(context, item):
        return True
    if item.genitive and (item.definite and _of_office(context, item) or _outside(context, item)):
        return True
    if not (item.prep or item.conj) and _blamed(context, item) or _by_words(context, item):
        return True
    if (item.prep == "ala" or item.conj) and not _DRILLS.isdisjoint(context.stems) and _drilled(context, item):
        return True
    return item.prep == "an" and (_away(context, item) or _moot(context, item))


def _drilled(context: Context, item: Item) -> bool:
    """«تدرب الجنود على اقتحام المباني»، «دورة على تفكيك العبوات»: what is learned, and done to nobody."""
    deed = context.deed(item)
    if deed is None or deed.event not in _FORCE:
        return False
    for other in reversed(context.items[max(0, item.index - _TAUGHT) : item.index]):
        if other.word is not None and other.word.stem in _DRILLS:
            return True
        if other.kind not in ("noun", "trigger", "date") or other.prep not in ("", "ala"):
            return False
    return False


def _by_words(context: Context, item: Item) -> bool:
    """«معركة انتخابية»، «هجوماً إعلامياً»: of words, votes or law, by the adjective right after it; no force is used."""
    words, at = context.sentence.words, item.fill[0] + 1
    if at >= len(words):
        return False
    word, head = words[at], words[item.fill[0]]
    if word.article != head.article or word.conjunction or word.preposition:
        return False
    if word.stem not in _NO_FORCE and word.form.removesuffix("ا") not in _NO_FORCE:
        return False
    deed = context.deed(item)
    return deed is not None and deed.event in _FORCE


def _outside(context: Context, item: Item) -> bool:
    """«المدينة خارج سيطرة الدولة»: whose it is not, and what lies outside is no place that anybody holds."""
    return item.first > 0 and context.sentence.form(item.first - 1) == _OUT and item.has("ni")


def is_left(context: Context, item: Item) -> bool:
    """«أطلق النار عليه فأرداه قتيلاً»: how the enclitic of the verb was left, and nobody else."""
    if _how_they_went(context, item) or _kept_from(context, item):
        return True
    verb = context.previous(item)
    if not says_dead(item) or verb is None:
        return False
    if verb.kind == "noun":  # «أردت الشرطة المهاجم قتيلاً»
        return item.short and any(d.event == "killing" and _holds(d, verb) for d in context.drafts)
    return verb.kind == "verb" and bool(verb.pronoun)


def _kept_from(context: Context, item: Item) -> bool:
    """«لمنع سقوط قتلى»، «تفادي وقوع المزيد من القتلى»: none of them fell, or none is to."""
    words = context.sentence.words
    falls = item.first > 1 and words[item.first - 1].stem in _FALLING
    return falls and is_feared(context.items, item, context.sentence)


def says_dead(item: Item) -> bool:
    """«قتيلاً»: as what somebody was left."""
    return item.word is not None and item.word.form in _DEAD


def _how_they_went(context: Context, item: Item) -> bool:
    """«وصل المسلحون فارين من المدينة»: how those came of whom the verb tells, and nobody else."""
    toll = item.word.entry("pn") if item.word is not None else None
    if toll is None or toll.value != "flight" or item.count is not None or item.prep or item.conj or item.genitive:
        return False
    if item.definite or item.word is None or not item.word.form.endswith("ين"):
        return False
    ahead = (i for i in reversed(context.items[: item.index]) if i.kind in ("verb", "that", "clause", "mark"))
    verb = next(ahead, None)
    meant = context.meant(verb.entry.value) if verb is not None and verb.entry is not None else ()
    return any(f.event == "handover" or f.event in MOVING and f.roles.get("subj") == "actor" for f in meant)


def _holds(draft: Draft, item: Item) -> bool:
    return any(argument.item is item for argument in draft.roles.get("victim", ()))


def _away(context: Context, item: Item) -> bool:
    """«عاشت القرى هدوءاً بعيداً عن هجمات المسلحين»: none is told of, but of those from whom people flee."""
    if context.sentence.words[item.prep_at - 1].stem not in _AFAR:
        return False
    verb = next((i for i in reversed(context.items[: item.index]) if i.kind == "verb"), None)
    meant = context.meant(verb.entry.value) if verb is not None and verb.entry is not None else ()
    return not any(frame.event in MOVING for frame in meant)


def _moot(context: Context, item: Item) -> bool:
    """«لا حاجة إلى الحديث عن تحرير المدينة»: what there is no need to talk of is neither said nor denied."""
    talk = context.previous(item)
    if talk is None or not talk.has("say_noun", "lightnoun"):
        return False
    near = context.items[max(0, talk.index - _TALK) : talk.index]
    return any(i.nominal and i.word is not None and i.word.stem in _NEEDS for i in near)


def _predicated(context: Context, item: Item) -> bool:
    """«إصاباتهم بالغة»: said of what befell them, which is told elsewhere."""
    if item.last <= item.fill[0] + 1:
        return False
    following = context.following(item)
    against = following is not None and following.prep in ("did", "ala")  # «عملياته العسكرية ضد التنظيم»
    if following is not None and following.prep == "fi" and item.entry is not None and item.word is not None:
        against = item.word.stem == _OPERATIONS and item.entry.label == "ev"  # «عملياتها العسكرية في الأنبار»
    backs = item.entry is not None and item.entry.value == _BACKING  # «دعمها الكامل للحكومة»
    told = context.sentence.words[item.last - 1].article and (against or backs)
    formally = context.sentence.forms[item.last - 1].endswith("ا")  # «انشقاقه رسمياً»
    return not (item.prep or item.conj or told or formally)


def _of_office(context: Context, item: Item) -> bool:
    """«رئيس التحقيقات في مكتب النائب العام»، «مسؤول التجنيد»: what an office is for, and not where it is done."""
    office = context.previous(item)
    if office is None or not item.short or item.pronoun or item.prep:
        return False
    if office.kind != "noun" or office.last != item.first or not office.short or office.mentions:
        return False
    following = context.following(item)
    aimed = following is not None and following.prep in ("ala", "did")  # «قائد الهجوم على المدينة»
    return office.has("title") and not aimed


def _blamed(context: Context, item: Item) -> bool:
    """«ألقيت مسؤولية الهجوم على الحزب»: whom it is laid to, and no target."""
    following = context.following(item)
    laid = following is not None and following.prep == "ala" and item.first > 0
    return laid and context.sentence.form(item.first - 1).endswith("مسووليه")


def _any(context: Context, item: Item) -> bool:
    """«الرد على أي هجوم»، «عرقلة أي تقدم»: one that may come, and of which nothing is said."""
    before = context.previous(item)
    checked = before is not None and before.word is not None and before.word.stem in _CHECKED
    return item.prep in ("ala", "li", "min", "did") or checked and not item.prep
