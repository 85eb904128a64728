"""Causes that a noun names: «الأضرار الناجمة عن القصف», «كان القصف سبب الأضرار»."""

from __future__ import annotations

from khabar.claims.agents import brought_by
from khabar.claims.causal import Links
from khabar.claims.chains import CASUALTIES, EFFECTS, WIDE, named_effect
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument
from khabar.claims.items import Item, opens_clause
from khabar.claims.leads import before
from khabar.claims.spans import ahead, clause, clipped
from khabar.claims.traits import is_reason
from khabar.grammar.classes import word_class

REASON = "سبب"
_IS_NOT = "ليس"
_WAS = "كان"
_FEARS = word_class("fears")
_CALLS = word_class("in_ones_words")
LAYS = word_class("lays")  # «عزا … إلى»
LEAVING = word_class("leaving_behind")  # «مخلفاً»
_LEFT = 3  # items from it to whom it tells of
_THAT = "لان"
_BEING = "كون"
_THEN, _ENDS = "فان", frozenset({"mark", "clause", "relative", "open", "that"})
_MADE = 12  # tokens of how things are made
_NOT = word_class("denying_noun") | {"وليس", "ولا"}
_IFS = word_class("if_word")
_IS = frozenset({"pronoun", "aux"})
_SELVES = frozenset({"هو", "هي", "هم"})


def laid(links: Links, verb: Item) -> None:
    """«عزا المسؤول الانشقاقات إلى تأخر الرواتب»: the effect, then the cause."""
    cause = links.object_of(verb, ("ila",))
    if cause is None:
        return
    bare = [i for i in links.items[verb.index + 1 : cause.index] if i.nominal and not (i.prep or i.genitive or i.conj)]
    named = before(links.items, verb.index).items or len(bare) > 1
    if bare and named:
        told = next((i for i in bare if is_reason(i)), bare[-1])
        inner = links.items[told.index + 1]
        if told.last - told.first > 1 and is_reason(told):  # «أرجع [سبب تأخر] القوات في الهجوم إلى …»
            links.add("laid", [links.name(cause)], [_put_to(links, told, cause)], verb)
            return
        deed = inner if inner.kind == "trigger" and (inner.light and not inner.hedge or is_reason(told)) else told
        links.add("laid", [links.name(cause)], [links.name(deed, cause)], verb)


def _put_to(links: Links, told: Item, cause: Item) -> Argument:
    """«سبب [تأخر القوات في تنفيذ الهجوم] إلى …»: all that stands between the word for a reason and the reason."""
    last = next((i for i in reversed(links.items[told.index : cause.index]) if i.nominal), told)
    return Argument(*links.sentence.bounds(told.first + 1, last.last), told)


def is_not(verb: Item) -> bool:
    """«لم يكن»، «ليس»."""
    no = verb.entry is not None and verb.entry.value == _IS_NOT
    being = verb.has("aux") and verb.entry is not None and verb.entry.lemma == _WAS
    return verb.kind == "verb" and (no or verb.negated and being)


def resulting(links: Links, item: Item) -> None:
    """«الأضرار الناجمة عن القصف», «التفجير ناجم عن هجوم»: what came about, then what it came from."""
    cause = _next(links, item)
    if cause is None or cause.prep not in ("an", "min") or not cause.nominal:
        return
    effect: Argument | None = None
    if not item.short:
        start, stop = links.sentence.bounds(item.first, item.last - 1)
        effect = Argument(start, stop, item)
    elif (told := subject_of(links, item)) is not None:
        effect = links.name(told, item)
    if effect is not None:
        links.add("reversed", [links.name(cause)], [effect], None)


def reason(links: Links, item: Item) -> None:
    """«كان القصف سبب الحريق», «سبب الحريق خلل فني»: a cause that is called so, before its effect or after it."""
    if item.prep or item.word is not None and item.word.article and not item.short:
        return  # «السبب الرئيسي وراء …»: which cause it is, and not of what
    effect = item if not item.short else _next(links, item)
    if effect is None or effect is not item and (not effect.genitive or effect.prep):
        return
    named = links.name(effect)
    if effect is item:
        named = Argument(*links.sentence.bounds(item.first + 1, item.last), item)
    cause = subject_of(links, item) or _predicate(links, effect, named.stop)
    if cause is not None:
        links.add("reversed", [links.name(cause)], [named], None)
        if cause.negated or any(is_not(i) for i in links.items[max(0, cause.index - 1) : item.index]):
            links.made[-1].polarity = "denied"  # «ليس القصف سبب الحريق»


def left_behind(links: Links, item: Item) -> None:
    """«انفجرت سيارة في السوق، مخلفةً عشرات الجرحى»: who suffered, by a participle that tells of the blow before it."""
    start = links.opening(item.index)
    told = [d for d in links.events if d.at is not None and start <= d.at.index < item.index]
    near = [i for i in links.items[item.index : item.index + _LEFT] if i.index in links.at]
    suffered = next((i for i in near if links.at[i.index].event in CASUALTIES), None)
    if suffered is None or not told or told[-1].event not in STRIKES:
        return  # «لاذوا بالفرار مخلفين وراءهم قتلى»
    cause = links.ended(item)
    if cause is not None and cause.draft is not None:
        last = links.items[item.index - 1]
        last = links.items[item.index - 2] if last.kind == "mark" else last
        clipped(cause, links.sentence.bounds(last.first, last.last)[1])
        links.add("forward", [cause], links.effects(suffered), None)


def _next(links: Links, item: Item) -> Item | None:
    return links.items[item.index + 1] if item.index + 1 < len(links.items) else None


def subject_of(links: Links, item: Item) -> Item | None:
    """The phrase that a predicate is said of: right before it, or at the head of its clause before «هو»."""
    index = item.index - 1
    if index >= 0 and links.items[index].kind == "other" and _is(links.items[index]):
        start = links.opening(index)
        return next((i for i in links.items[start:index] if i.nominal and not i.prep), None)
    if index < 0 or not links.items[index].nominal or links.items[index].conj:
        return None
    while index > 0 and (links.items[index].genitive or _fallen(links.items[index - 1], links.items[index])):
        index -= 1
    told, before = links.items[index], links.items[index - 1] if index else None
    return told if opens_clause(before, being=True) and told.definite and not told.prep else None


def _fallen(deed: Item, item: Item) -> bool:
    """«سقوط الطائرة ناجم عن …»: the deed, and not what it befell."""
    return deed.kind == "trigger" and deed.last == item.first and not (item.prep or item.conj or deed.definite)


def _predicate(links: Links, effect: Item, stop: int) -> Item | None:
    """«سبب الحريق (هو) خلل فني»: the first phrase after the effect, where it is indefinite or after «هو»."""
    for item in links.items[effect.index + 1 : effect.index + 4]:
        within = item.nominal and links.sentence.bounds(item.first, item.last)[1] <= stop
        if within or item.kind == "other" and _is(item):
            continue
        told = item.nominal and not (item.prep or item.conj or item.genitive)
        after = links.items[item.index - 1].kind == "other"
        return item if told and (after or not item.definite) else None
    return None


def _is(item: Item) -> bool:
    return item.entry is not None and item.entry.label in _IS


def _picks_out(links: Links, relative: Item) -> bool:
    """«لأن الجبهة هي التي تحاصر المدينة»: the clause itself, no aside of it."""
    return relative.first > 0 and links.sentence.form(relative.first - 1) in _SELVES


def _is_object(links: Links, mark: Item) -> bool:
    """«لا يتعدى كونه …»، «أكثر من كونها …»: what a verb or a preposition governs, and no reason."""
    before = links.items[mark.index - 1] if mark.index else None
    ruled = mark.first > 0 and links.sentence.words[mark.first - 1].has("prep")
    return ruled or before is None or before.kind == "verb"


def because(links: Links, mark: Item) -> None:
    """«أعدمه لأنه …»: the clause after it is the cause."""
    if links.sentence.form(mark.first).startswith(_BEING) and _is_object(links, mark):
        return
    if mark.kind == "clause" and _fronted(links, mark):
        _because_first(links, mark)
        return
    if mark.conj:
        return  # «… ولأنه …»: another reason
    until = mark.index - 1 if mark.index and links.items[mark.index - 1].value == "؛" else mark.index
    start = links.opening(until)
    told = [d for d in links.events if d.at is not None and start <= d.at.index < mark.index]
    told = [d for d in told if d.at is None or not links.by_the_way(d.at, start)]  # «يرفض ما يقدم إليه لأنه …»
    effects = [d for d in told if d.event in EFFECTS and (d.ready() or d.at is not None and d.at.kind == "verb")]
    first = mark.first if mark.kind == "relative" else mark.last  # «بسبب [ما تعرضت له القرية]»
    last = first
    for item in links.items[mark.index + 1 :]:
        ends = item.kind in ("mark", "clause", "open") or item.kind == "relative" and not _picks_out(links, item)
        if ends or item.last - first > WIDE + 2:
            break
        last = item.last
    at = effects[-1].at if effects else None
    after = links.items[mark.index + 1] if mark.index + 1 < len(links.items) else mark
    past = after.inflected("past") and not after.inflected("imperfect")
    aim = mark.word is not None and mark.word.form.endswith(_THAT) and after.kind == "verb" and not past
    if last <= first + 1 or aim or links.sentence.form(first) in _IFS or links.sentence.form(mark.first - 1) in _NOT:
        return  # «لا لأنه …»; «يتبرمج لأن ينفجر»: what it is for; «لأنه إن …»: no cause yet
    inner = next((d for i in links.items[mark.index + 1 :] if i.last <= last and (d := links.at.get(i.index))), None)
    named = after.has("say", "hedge") or after.word is not None and after.word.means(_CALLS)
    if mark.kind == "relative" and named:
        return  # «بسبب ما وصفه بأنه …»: what it was by his own words
    feared = mark.prep == "cause" and links.sentence.form(mark.prep_at) in _FEARS
    first = mark.prep_at if feared else first  # «خوفا من أن …»: it may never be, and the words say so
    cause = Argument(*links.sentence.bounds(first, last), links.items[mark.index + 1], draft=inner)
    if at is not None and links.plain(at.index + 1, until) is None:
        links.add("because", [cause], [named_effect(effects[-1])], None)
    elif (words := _what_is_so(links, start, until)) is not None:
        links.add("because", [cause], [words], None)


def _what_is_so(links: Links, start: int, until: int) -> Argument | None:
    """The clause before its reason; that of a relative only where there is no other: «من شعبيته تزداد لأنه …»."""
    words = clause(links.sentence, links.items, start, until, aside=True)
    if words is not None:
        return words
    words = clause(links.sentence, links.items, start, until)
    verb = words.item if words is not None else None
    about = verb is not None and verb.index and links.items[verb.index - 1].kind == "relative"
    return None if about and verb is not None and verb.pronoun else words


def _fronted(links: Links, mark: Item) -> bool:
    """«ولأن البلاد مقسمة، …»: nothing stands before it in its sentence."""
    said = mark.index > 0 and links.items[mark.index - 1].kind == "that"  # «قال إنه بما أن …»
    return said or all(i.kind in ("open", "close") for i in links.items[: mark.index])


def _because_first(links: Links, mark: Item) -> None:
    """«لأن الطرق مقطوعة، نفدت الأدوية»: the cause up to the comma, and the clause after it."""
    comma = next((i for i in links.items[mark.index + 1 :] if i.kind in _ENDS), None)
    if comma is None or not 1 < comma.first - mark.last <= _MADE:
        return
    if comma.kind == "that":
        _so(links, mark, comma)
    if comma.value not in ("،", ","):
        return
    start, stop = links.sentence.bounds(mark.last, comma.first)
    effect = ahead(links.sentence, links.items, comma.index, stop)
    if effect is not None:
        links.add("because", [Argument(start, stop, links.items[mark.index + 1])], [effect], None)


def _so(links: Links, mark: Item, that: Item) -> None:
    """«بما أنهم شنوا هجمات | فإن للحكومة حق الرد»: the clause that «فإن» brings in."""
    last = _end(links, that).last
    if links.sentence.form(that.first).startswith(_THEN) and last - that.last > 1:
        cause = Argument(*links.sentence.bounds(mark.last, that.first), links.items[mark.index + 1])
        effect = Argument(*links.sentence.bounds(that.last, last), links.items[that.index + 1])
        links.add("because", [cause], [effect], None)


def _end(links: Links, opener: Item) -> Item:
    """The last item of the clause behind one that brings it in; that itself where nothing stands behind it."""
    last = opener
    for item in links.items[opener.index + 1 :]:
        if item.kind in _ENDS or item.last - opener.last > _MADE:
            break
        last = item
    return last


def made_so(links: Links, verb: Item) -> None:
    """«…، ما جعل الأطباء يعملون في الظلام»: the clause before it, and how it made things be."""
    last = _end(links, verb)
    cause = brought_by(links, verb, last)
    words = last.last - verb.last
    if cause is not None and (words > 1 or words and verb.pronoun):
        effect = Argument(*links.sentence.bounds(verb.last, last.last), links.items[verb.index + 1])
        links.add("forward", [cause], [effect], verb)
