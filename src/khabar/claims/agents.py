"""What brought something about: the subject of the verb that says so, a deed before it, the clause that it ends."""

from __future__ import annotations

from khabar.claims.causal import Links
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument
from khabar.claims.items import Item, opens_clause
from khabar.claims.leads import Lead, before
from khabar.claims.traits import (
    acts,
    is_abstract,
    is_blow,
    is_feminine,
    is_place,
    is_reason,
    is_somebody,
    is_state,
    is_weapon,
)
from khabar.grammar.classes import word_class

_FROM_WHAT, _WHAT = "مما", "ما"
_TAKING = 2  # items that may lead up to «ما» and «الأمر»
_BEHIND = 5  # items from a deed to the end of what says more of it
_AROUND = 10  # items from a deed to where it was
_DEALT = STRIKES | {"killing", "injury"}
_MATTERS = word_class("matter")  # «الأمر الذي …»
_HAPPENED = ("ev", "nt", "lightnoun")
_HARMS = frozenset("killing injury arrest siege destruction displacement lose shortage clash".split())  # frames
_WEARS = word_class("wears_down")
_WORDS = 4  # of a deed right after the verb of what it does
_CLAUSES = frozenset({"verb", "relative", "that", "clause"})
_DEEDS = frozenset({"ev", "nt"})
_SHE, _WHICH, _MANY = "نها", "التي", "ات"
_INNER = frozenset({"mark", "that", "clause", "relative"})


def brought_by(links: Links, verb: Item, head: Item) -> Argument | None:
    """What did it: the subject of the verb, or the clause before «ما»."""
    previous = links.items[verb.index - 1] if verb.index else None
    until = taken_up(links, verb)
    if previous is not None and until is None and (picked := _picked_out(links, previous)) is not None:
        return picked
    if previous is not None and until is not None:
        return came_before(links, until) or _taken(links, verb, previous, until)
    between = [i for i in links.items[verb.index + 1 : head.index] if i.nominal and not i.prep and not i.genitive]
    if verb.pronoun and verb.has("brings") and (opens := _opener(links, verb)) is not None and _harms(opens):
        return links.name(opens, verb)
    if previous is not None and previous.kind == "relative" and between and _its_own(verb, between[0]):
        return links.name(between[0], head)  # «والتي أدى تمردها إلى …»
    if verb.conj and between and between[0].index == verb.index + 1 and between[0].kind == "trigger":
        return links.name(between[0], head)  # «…، وأسفرت هذه الاشتباكات عن …»: of its own subject, whatever is before
    if verb.pronoun and previous is not None and previous.kind == "relative":
        bare = verb.entry is not None and verb.entry.value == "bare"
        if bare or between:  # «الدمار الذي خلفته الميليشيا»: what stands before was brought about, and did nothing
            return None if bare else links.name(between[0], head)  # «من أرغمتهم الغارات على الفرار»
    led = before(links.items, verb.index)
    if (told := _same(links, verb) if led.pronoun else _past_relative(links, verb, led)) is not None:
        return links.name(told, verb)
    if led.shared is not None and not led.items:  # «اندلع حريق … ولم يسفر عن …»
        after = _subject(links, led.shared, verb)
        led = before(links.items, led.shared.index)
        if not led.items and after is not None:
            return links.name(after)  # «حصد القصف آلاف القتلى وأوقع أضراراً»
    if not led.items and not between and (told := _told_of(links, verb)) is not None:
        return links.name(told)  # «العملية التي جرت أمس أدت إلى …»
    urged = bool(led.items) and len(between) == 1 and head.kind == "trigger" and _urges(led.items[0], verb, between[0])
    if led.items and (led.relative or led.items[0].kind == "trigger" or not between or urged):
        many = verb.inflected("pl") and not verb.inflected("sg")  # «المسلحين الذين أجبروا …»
        deeper = (led.relative or led.shared is not None) and not many
        lead = _behind(links, led.items[0]) if deeper else _told_by(links, _described(links, led.items[0]), verb)
        inner = links.items[lead.index + 1]
        if lead.kind == "noun" and inner.kind == "trigger" and inner.genitive and (deeper or _says_nothing(lead)):
            return links.name(inner)  # «سبب الانفجار الذي …», but «وقف القصف أدى إلى …»
        if led.relative and (whole := _inside(links, lead)) is not None:
            return whole
        if lead.kind == "trigger" or lead.index in links.at or led.relative:
            return links.name(lead, head)
        done = _deed(links, lead.index + 1, verb.index)
        if done is not None or not _blow_before(links, verb) or _beside_it(lead, verb):
            return links.name(done or lead)
    elif between and (not led.items or _right_after(verb, between[0])) and not _is_this(between[0]):
        opens = _urging(links, verb, between[0])
        return links.name(between[0], head) if opens is None else links.name(opens, verb)
    opens = _opener(links, verb) if not between else None
    return links.name(opens, verb) if opens is not None else links.ended(verb)


def _taken(links: Links, verb: Item, previous: Item, until: Item) -> Argument | None:
    """«…، ما أدى إلى …»: the deed of the clause before, or its words."""
    bare = verb.entry is not None and verb.entry.value == "bare"
    more = previous.conj or bare and bool(verb.pronoun)  # «وما خلفته الحرب»: another thing, and no effect
    words = None if more and until is previous else links.wording(until)
    deed = links.ended(until)
    return words if deed is None or words is not None and _within(deed, words) else deed


def came_before(links: Links, until: Item) -> Argument | None:
    """«خيانة أدت إلى [كشف الخلية]، ما أدى إلى …»: what the clause before brought about brings about the next."""
    start = links.opening(until.index)
    verb = next((i for i in reversed(links.items[start : until.index]) if i.kind == "verb"), None)
    made = links.by.get(verb.index) if verb is not None else None
    if made is None or verb is None or made.polarity == "denied" or made.rule != "cause.forward":
        return None
    cause, effects = made.roles["cause"][0], made.roles["effect"]
    opens = links.sentence.bounds(links.items[start].first, links.items[start].last)[0]
    whole = cause.start == opens or verb.index == start and not cause.inherited  # and no blow that the verb describes
    if not whole or len(effects) > 1 or effects[0].stop > links.sentence.bounds(until.first, until.last)[0]:
        return None
    effect = effects[0]
    return Argument(effect.start, effect.stop, effect.item, draft=effect.draft)


def _urges(lead: Item, verb: Item, told: Item) -> bool:
    """«الخلافات دفعت المقاتلين إلى …»: a matter that moves somebody, who stands behind the verb."""
    this = lead.kind == "noun" and lead.has("demonstrative") and not (lead.short or lead.mentions)
    matter = this and not (acts(lead) or is_somebody(lead) or is_state(lead) or is_place(lead))
    apart = verb.inflected("f") != is_feminine(lead) and not lead.conj  # «وبعد عمليات الشراء | يجبر التنظيم الأطفال …»
    return not apart and (matter or is_abstract(lead)) and (acts(told) or is_somebody(told) or is_state(told))


def _urging(links: Links, verb: Item, whom: Item) -> Item | None:
    """«[الاعتداء] الذي أوقع 12 قتيلاً | وأجبر فرنسا على …»: what opens, where somebody stands behind the verb."""
    if not (acts(whom) or is_somebody(whom) or is_state(whom)):
        return None
    return antecedent_at_head(links, verb)


def antecedent_at_head(links: Links, verb: Item) -> Item | None:
    """A deed or a matter at the head of the clause, of which «الذي» tells and with which the verb agrees."""
    start = links.opening(verb.index)
    if start + 2 >= verb.index:
        return None
    first, which, *between = links.items[start : verb.index]
    if which.kind != "relative" or which.value == "what" or which.conj:
        return None
    if any(i.kind in ("that", "clause") or i.kind == "mark" and i.value not in "،," for i in between):
        return None
    plain = first.nominal and first.definite and not first.prep and first.last == which.first
    if not plain or first.kind != "trigger" and (not is_abstract(first) or acts(first)):
        return None
    return first if links.sentence.form(which.first).endswith(_WHICH) == verb.inflected("f") else None


def _says_nothing(lead: Item) -> bool:
    """«عملية», «حادث», «سبب»: nothing of what was done by the deed behind it."""
    return lead.has("lightnoun") or is_reason(lead)


def _inside(links: Links, lead: Item) -> Argument | None:
    """«هوية منفذ | التفجير الذي …»، «إنهاء | الصراع الذي …»: the deed that the phrase ends with."""
    first = lead.first + lead.has("demonstrative")
    for at in range(lead.last - 1, first, -1) if lead.kind == "noun" else ():
        word = links.sentence.words[at]
        if word.article and word.has(*_HAPPENED) and word.stem not in _MATTERS:
            return Argument(*links.sentence.bounds(at, lead.last), lead)
    return None


def _described(links: Links, lead: Item) -> Item:
    """«سلام عادل ودائم | وشامل يؤدي إلى …»: what the adjectives tell of."""
    while lead.index and lead.conj and lead.short and lead.has("adj") and not lead.has("noun", "human", "thing"):
        told = links.items[lead.index - 1]
        if not told.nominal or told.last != lead.first:
            break
        lead = told
    return lead


def _told_by(links: Links, lead: Item, verb: Item) -> Item:
    """«أن [الانتصارات] التي حققها | المقاتلون أثارت …»: what opens the clause, and not who is told of by the way."""
    rows = links.items[max(0, lead.index - 4) : lead.index]
    if len(rows) < 3 or lead.last != verb.first or not (acts(lead) or is_somebody(lead) or is_state(lead)):
        return lead
    matter, which, told = rows[-3:]
    opens = len(rows) < 4 or rows[0].kind in ("that", "clause")
    about = which.kind == "relative" and which.value != "what" and not which.conj and told.kind == "verb"
    abstract = matter.kind == "trigger" or is_abstract(matter)
    return matter if opens and about and abstract and matter.definite and not matter.prep else lead


def _beside_it(lead: Item, verb: Item) -> bool:
    """«واجهت الجماعة خلافات شديدة | أدت إلى …»: what the verb alone tells of, and no operation that was a blow."""
    return is_abstract(lead) and lead.last == verb.first and not lead.definite and not lead.has("lightnoun")


def _right_after(verb: Item, told: Item) -> bool:
    """«عسكرياً، أدت | الضربات إلى …»: a deed right after the verb, whatever stands before it."""
    return told.kind == "trigger" and told.index == verb.index + 1 and bool(verb.entry) and not verb.pronoun


def _its_own(verb: Item, told: Item) -> bool:
    """«التي أدى | تمردها»: the subject of the verb, with a pronoun that takes up what the clause is about."""
    return told.index == verb.index + 1 and bool(told.pronoun) and not verb.pronoun


def _opener(links: Links, verb: Item) -> Item | None:
    """«أن [إطالة الحرب] ستؤدي إلى …»، «[هذا القرار] من شأنه أن يؤدي …»: what opens the clause; no person or place."""
    end = _before_doubt(links, verb)
    index = end
    while index and links.items[index - 1].nominal and not (index < end and links.items[index].conj):
        index -= 1
    if index == end or verb.conj and end == verb.index:
        return None
    first, ahead = links.items[index], links.items[index - 1] if index else None
    if (
        not opens_clause(ahead, commas=False)
        or first.prep not in ("", "ka")
        or first.short
        and first.has("demonstrative")
    ):
        return None
    somebody = acts(first) or is_somebody(first) or is_state(first) or is_place(first) or is_weapon(first)
    return None if somebody and first.kind != "trigger" else first


def _before_doubt(links: Links, verb: Item) -> int:
    """«الهجوم | يمكن أن يؤدي إلى …»، «القرار | من شأنه أن …»: where what may be stands behind its subject."""
    index = verb.index
    that = links.items[index - 1] if index else verb
    if that.kind != "that" or not index:
        return index
    if that.has("hedge", "modal"):
        return index - 1
    doubt = links.items[index - 2] if index > 1 else that
    return index - 2 if doubt.kind == "other" and doubt.entry is not None and doubt.entry.label == "hedge" else index


def _picked_out(links: Links, relative: Item) -> Argument | None:
    """«الخلاف على المبايعة هو الذي دفعه إلى …»: the whole phrase before «هو», from its head on."""
    it = links.items[relative.index - 1] if relative.kind == "relative" and relative.index else None
    if it is None or it.kind != "other" or not it.has("pronoun") or it.conj or it.last != relative.first:
        return None
    rows = links.items[links.opening(it.index) : it.index]
    if not rows or rows[0].prep or any(not i.nominal or i.conj for i in rows):
        return None
    head = rows[0] if len(rows) > 1 and rows[1].prep else None
    if head is None or head.kind != "noun" or head.mentions or "noun" not in head.labels:
        return None
    return Argument(*links.sentence.bounds(head.first, rows[-1].last), head)


def joined(links: Links, item: Item, cause: Argument) -> bool:
    """«بسبب نهب الرواتب ونتيجة خلافات …»: another cause of the same, which has its own preposition."""
    for other in reversed(links.items[: item.index]):
        if other.prep == "cause":
            start = links.name(other).start
            told = next((d for d in links.made if any(a.start == start for a in d.roles["cause"])), None)
            if told is not None:
                told.add("cause", cause)
            return told is not None
        if not other.nominal:
            break
    return False


def beside(links: Links, item: Item, cause: Argument) -> Item | None:
    """«بسبب سوء المعاملة والفساد»: what is joined to a cause, and no claim by itself."""
    sentence = links.sentence
    for other in links.items[item.index + 1 :]:
        if not other.nominal:
            break
        if sentence.bounds(other.first, other.last)[0] < cause.stop:
            continue
        near = sentence.tokens[other.first - 1 - other.negated].stop <= cause.stop
        also = other.conj or other.negated and bool(sentence.words[other.first - 1].conjunction)
        lone = other.negated or other.index not in links.at
        next_to = other.index == item.index + 1 or other.negated or is_abstract(other) and not other.mentions
        return other if near and also and lone and next_to and not other.prep else None
    return None


def moved(links: Links, item: Item, effects: list[Argument]) -> list[Argument]:
    """«انشق … احتجاجاً على …»: what somebody did by his own will, and no other deed between."""
    if links.sentence.words[item.prep_at - 1].has("prep"):
        return []  # «يعود ذلك إلى خشية رجال الأعمال …»
    for effect in effects:
        at = effect.draft.at if effect.draft is not None else effect.item
        if at is None or at.kind not in ("verb", "trigger") or at.index >= item.index:
            return []
        ahead = links.items[at.index - 1] if at.index else None
        between = [i for i in links.items[at.index + 1 : item.index] if effects[-1] is effect]
        apart = any(i.kind in _CLAUSES or i.has("ev", "np") for i in between)
        if apart or ahead is not None and ahead.kind == "relative":
            return []  # «العناصر الذين انضموا …»
        if effect.draft is not None and effect.draft.event == "protest":
            effect.draft.add("against", links.name(item))  # «تظاهر السكان احتجاجاً على …»
            return []
    return effects


def _within(cause: Argument, words: Argument) -> bool:
    """«تشددت في منع عبور المقاتلين، ما أدى إلى …»: a deed that is only a part of what the clause tells."""
    at = cause.draft.at if cause.draft is not None else None
    inner = at is not None and at.kind == "trigger" and (bool(at.prep) or at.genitive or _told_after(at, words))
    return inner and cause.draft is not None and cause.draft.event not in _DEALT


def _told_after(at: Item, words: Argument) -> bool:
    """«تعذر الوصول منذ اقتحموا البلدة، ما أدى إلى …»: the last clause before «ما» tells of something else."""
    verb = words.item
    return verb is not None and verb.kind == "verb" and verb.index > at.index


def taken_up(links: Links, verb: Item) -> Item | None:
    """Where words begin that take up the clause before them: «ما», «؛ مما», «وهو ما», «(وهو) الأمر الذي»."""
    told = links.items[verb.index - 1] if verb.index else None
    if told is None or told.kind != "relative":
        return None
    if told.value != "what":
        if not _matter(links, told.index - 1):
            return None
        told = links.items[told.index - 1]
    for _ in range(_TAKING):
        ahead = links.items[told.index - 1] if told.index else None
        it = ahead is not None and ahead.kind == "other" and ahead.has("pronoun") and ahead.last == told.first
        this = ahead is not None and ahead.short and ahead.has("demonstrative") and ahead.last == told.first
        if ahead is None or not (it or this or ahead.kind == "mark" and ahead.value == "؛"):
            break
        told = ahead
    return told


def takes_up(links: Links, item: Item) -> bool:
    """«ما»، «الأمر الذي»: does the word take up all that stands before it, where a verb of cause follows?"""
    if item.kind != "relative" or item.index + 1 >= len(links.items):
        return False
    verb = links.items[item.index + 1]
    return verb.kind == "verb" and verb.has("vcause", "brings") and taken_up(links, verb) is not None


def set_apart(links: Links, verb: Item) -> bool:
    """«…، ما مكّن …»، «… مما مكّن …»: of all that stands before, and no object: «يعرف ما مكّن …»."""
    taking = taken_up(links, verb)
    if taking is None or not taking.index:
        return False
    if taking.kind != "relative" or links.sentence.form(taking.first) == _FROM_WHAT:
        return True
    ahead = links.items[taking.index - 1]
    told = links.sentence.form(taking.first) == _WHAT and ahead.nominal and ahead.last == taking.first
    if told and verb.inflected("past"):  # «قصف الجيش القرية ما اضطرهم إلى الفرار»
        deed = links.ended(taking)
        return deed is not None and deed.draft is not None
    return ahead.kind == "mark"


def dealt_by(links: Links, verb: Item) -> bool:
    """«أعاق القصف وصول القافلة»، «اعتقال القائد أضعف الحركة»: what a blow or a loss does, and nobody who acts."""
    if verb.word is None or not any(e.lemma in _WEARS for e in verb.word.entries):
        return False
    after = links.items[verb.index + 1] if verb.index + 1 < len(links.items) else verb
    if _harms(after) and not (after.prep or after.conj) and after.last - after.first < _WORDS:
        return not verb.pronoun and not before(links.items, verb.index).items
    lead = before(links.items, verb.index)
    if verb.pronoun and (opens := _opener(links, verb)) is not None:
        return _harms(opens)  # «فقدان التنظيم للمدينة أفقده مصادر تمويله»
    return len(lead.items) == 1 and not lead.relative and lead.shared is None and _harms(lead.items[0])


def _harms(item: Item) -> bool:
    """A noun of a deed that befalls somebody."""
    if item.kind != "trigger" or item.entry is None:
        return False
    return is_blow(item) or not _HARMS.isdisjoint(item.entry.value.split("|"))


def _behind(links: Links, lead: Item) -> Item:
    """«الهجوم على المتحف الذي أدى إلى …», «هجوم سوسة الذي أسفر عن …»: the deed, and not what it befell."""
    if lead.kind != "noun" or is_somebody(lead) or is_weapon(lead):
        return lead
    following = lead
    for item in reversed(links.items[max(0, lead.index - _BEHIND) : lead.index]):
        if item.kind == "mark" and is_place(following):
            continue  # «التفجير في البلدة، جنوب العاصمة، والذي خلف …»
        if following.kind != "noun" or following.conj:
            break
        if item.kind == "trigger" and item.entry is not None and item.entry.label in _DEEDS:
            return item
        following = item
    return lead


def deed_before(links: Links, place: Item) -> Item | None:
    """«قصف على الأحياء | في محافظة عدن، والتي أدت إلى …»، «حرائق | غابات أسفرت عن …»: the deed there, and no place."""
    for item in reversed(links.items[max(0, place.index - _AROUND) : place.index]):
        if item.kind == "trigger" and item.entry is not None and item.entry.label in _DEEDS:
            return item
        apart = not item.nominal and item.kind not in ("date", "mark") or item.kind == "mark" and item.value not in "،,"
        if apart or item.prep == "li" and item.kind == "noun" and is_abstract(item):
            break  # «محادثات | لإنهاء الحرب في البلاد، والتي …»
    return None


def _is_this(item: Item) -> bool:
    """«وأدى ذلك إلى …»: whatever was told of before."""
    return item.short and item.has("demonstrative")


def _same(links: Links, verb: Item) -> Item | None:
    """«إن [الضربة] هي الأحدث، وإنها أدت إلى …»: of what the clause before told that the pronoun agrees with."""
    that = next((i for i in reversed(links.items[: verb.index]) if i.kind == "that"), None)
    if that is None or not that.conj or that.word is None:
        return None
    first = next((i for i in reversed(links.items[: that.index]) if i.kind == "that"), None)
    told = links.items[first.index + 1] if first is not None else None
    if told is None or not told.nominal or told.prep or not (told.kind == "trigger" or is_abstract(told)):
        return None
    return told if that.word.form.endswith(_SHE) == is_feminine(told) == verb.inflected("f") else None


def _past_relative(links: Links, verb: Item, led: Lead) -> Item | None:
    """«[الخسائر] التي تكبدها | الجيش دفعت الحكومة إلى …»: a matter that opens, and no other that stands nearer."""
    told = _told_of(links, verb) if not led.relative else None
    if told is None or told.kind != "trigger" and (not (is_abstract(told) or is_weapon(told)) or acts(told)):
        return None
    near = led.items[0] if led.items else None
    return told if near is None or near is told or near.kind != "trigger" and not is_abstract(near) else None


def _told_of(links: Links, verb: Item) -> Item | None:
    """What opens the clause, where all that stands between is a clause about it."""
    start, end = links.opening(verb.index), _before_doubt(links, verb)
    if start + 1 >= end or verb.conj:
        return None
    first, second = links.items[start], links.items[start + 1]
    about = second.kind == "relative" and second.value != "what"
    about = about or second.kind == "verb" and not (first.definite or second.conj or second.has("aux", "say"))
    opens = first.nominal and not first.prep and about
    ends = links.items[end - 1].kind == "mark" or _past_clause(links, first, verb, end)
    return first if opens and ends and first.last == second.first else None


def _past_clause(links: Links, first: Item, verb: Item, end: int) -> bool:
    """«المعركة التي دارت للسيطرة على البلدة أسفرت عن …»: of what opens, and not of what its clause ends with."""
    last, inner = links.items[end - 1], links.items[first.index + 1 : end]
    inner = inner[inner[0].kind == "relative" :]
    ended = last.definite or last.kind == "date"
    if not ended or any(i.kind in _INNER for i in inner) or sum(i.kind == "verb" for i in inner) != 1:
        return False
    known = first.kind == "trigger" or first.index in links.at or is_abstract(first)
    which = links.items[first.index + 1]
    many = first.word is not None and first.word.form.endswith(_MANY)  # «تحركات … قامت بها الحكومة»
    told = which.kind == "relative"
    hers = links.sentence.form(which.first).endswith(_WHICH) if told else is_feminine(first) or many
    return known and verb.inflected("f") == hers


def _subject(links: Links, shared: Item, verb: Item) -> Item | None:
    """The blow right after another verb that brings something about."""
    after = links.items[shared.index + 1]
    brings = shared.entry is not None and shared.entry.label == "vcause"
    return after if brings and after is not verb and after.kind == "trigger" and not after.prep else None


def _deed(links: Links, start: int, stop: int) -> Item | None:
    """«نفذت قوة عملية …، أسفرت عن»: what was done, not who did it."""
    for item in links.items[start:stop]:
        named = any(w.has("lightnoun") for w in links.sentence.words[item.first : item.last])
        if item.nominal and not (item.prep or item.genitive) and (item.kind == "trigger" or named):
            return item
    return None


def _matter(links: Links, index: int) -> bool:
    """«الأمر الذي …»: the clause before it."""
    item = links.items[index] if index >= 0 else None
    return (
        item is not None and item.nominal and item.word is not None and item.word.article and item.word.stem in _MATTERS
    )


def _blow_before(links: Links, verb: Item) -> bool:
    start = links.opening(verb.index)
    return any(d.at is not None and start <= d.at.index < verb.index and d.event in STRIKES for d in links.events)
