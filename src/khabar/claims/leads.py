"""What stands before a verb: its subject, or the phrase that a relative clause is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.antecedents import (
    THEY,
    antecedent_of,
    begins,
    dealt,
    deed_of,
    is_beheld,
    means_nobody,
    of_all_that,
    open_of,
    seen_doing,
    told_past,
    while_they,
)
from khabar.claims.asides import past_doubt
from khabar.claims.chunks import awaits_verb
from khabar.claims.companions import WHOEVER, companion_of, controller_of, form_of
from khabar.claims.fronts import BOUND, OPENS, lasts, may_lead, tells_of
from khabar.claims.heads import past_relative
from khabar.claims.items import NOMINAL, Item, opens_clause
from khabar.claims.scene import WAS
from khabar.claims.traits import acts, are_some, is_abstract, is_feminine, is_in_turn, is_place, is_somebody
from khabar.grammar.classes import word_class

_PLAIN = word_class("named_word")  # «والمدعو فلان» is somebody else
_HE = "نه"  # «أنه», «إنه»
_PRONOUNS = ("ها", "هم", "نه", "هما", "نهم")
OURS = frozenset({"نا", "ني", "ي"})  # «القوات تقتلنا»: never what stands before the verb
_THAT, _ROOTS = word_class("that_thing"), word_class("origin_word")
_HEDGED = ("نه", "نها", "نهم")
_BESIDE_WHAT = 2  # words: «علاوة على»
_BOUNDS = frozenset({"that", "clause", "relative", "open", "verb"})  # kinds of items past which nobody is looked for


@dataclass(slots=True)
class Lead:
    """Who stands before a verb: phrases, or a relative antecedent."""

    items: list[Item] = field(default_factory=list)
    relative: bool = False
    adjacent: bool = False
    shared: Item | None = None  # the verb whose subject it shares
    pronoun: bool = False  # «أنها بسطت»: the subject is a pronoun


def before(items: Sequence[Item], at: int) -> Lead:
    """The phrase before a verb that can be its subject or antecedent."""
    if at + 1 < len(items) and items[at + 1].value == "pronoun":
        if _in_course(items, items[at]):
            return Lead(shared=companion_of(items, at))
        if deed_of(items, items[at]) is not None:
            return Lead()
    if at > 1 and "aux" in items[at - 1].labels and _is_some_deed(items, at):
        return Lead([items[at - 2]], adjacent=True)
    lead = _before(items, at)
    return _told_of_one(items, lead) if lead.items and len(lead.items) == 1 else lead


def _told_of_one(items: Sequence[Item], lead: Lead) -> Lead:
    """The one phrase before a verb, unless it says when that was, or who tells it."""
    one = lead.items[0]
    if not lead.relative and (_is_besides(one) or not one.mentions and _is_when(one)):
        return Lead()
    if one.index > 1:
        if awaits_verb(items[one.index - 2]):
            return Lead()  # «بحسب ما ذكر شهود، فر خمسة»: who tells it
        if items[one.index - 1].conj:
            lead.items = [_said_of(items, one)]
    return lead


def _said_of(items: Sequence[Item], item: Item) -> Item:
    """«شقيقه، وهو تاجر يعيش في …»: of whom «وهو» tells, and not what he is."""
    pronoun = items[item.index - 1]
    told = pronoun.kind == "other" and pronoun.conj and pronoun.entry is not None and pronoun.entry.label == "pronoun"
    if not told or item.definite or item.mentions or item.prep:
        return item
    holder = items[item.index - 2]
    if holder.kind == "mark" and holder.value in "،," and item.index > 2:
        holder = items[item.index - 3]
    people = holder.has("human", "kin", "title", "given") or holder.mention("person") is not None
    ground = item.has("placehead") and is_place(holder) and not item.inflected("pl")
    ground = ground and is_feminine(item) == is_feminine(holder)  # «سرت، وهي مدينة سيطر عليها …»
    return holder if holder.kind == "noun" and (people or ground) else item


def _antecedent(items: Sequence[Item], relative: int, verb: Item) -> Item | None:
    found = antecedent_of(items, relative) if not of_all_that(items[relative], verb) else None
    undergoes = verb.entry is not None and verb.entry.value == "undergo" and items[relative].value == "what"
    if found is not None and undergoes and found.kind == "noun":
        return found if is_somebody(found) or acts(found) or found.mentions else None  # «[تفاصيل] ما تعرض له»
    return found


def _before(items: Sequence[Item], at: int) -> Lead:
    if not at:
        return Lead()
    verb, previous = items[at], items[at - 1]
    if verb.prep == "min" or previous.word is not None and previous.word.form in WHOEVER:
        return Lead([], True)  # «كل من يحاول الهرب»: «من» is who it is, and nobody in particular
    being = previous.kind == "verb" and "aux" in previous.labels and at > 1
    joined = verb.conj or previous.conj
    if being and not joined and items[at - 2].kind == "that" and form_of(items[at - 2]).endswith(_PRONOUNS):
        return Lead(pronoun=True)  # «إنها كانت تقصف المدينة»
    relative = at - 2 if being or at > 1 and previous.kind == "other" and is_in_turn(previous) else at - 1
    told = _told_before(items, at)
    if told is not None:
        return Lead([told])
    if items[relative].kind == "relative":
        antecedent = _antecedent(items, relative, verb)
        return Lead([antecedent] if antecedent else [], True)
    if verb.conj:  # «… وأصيب»: a clause of its own
        return Lead(shared=companion_of(items, at))
    if previous.kind == "that" and (shared := controller_of(items, at)) is not None:
        return Lead(shared=shared)  # «حاول أن يفر»
    return _ahead(items, at, being)


def _told_before(items: Sequence[Item], at: int) -> Item | None:
    """Of whom the verb tells past what stands between, or right after he is joined to others."""
    verb, previous = items[at], items[at - 1]
    bare = previous.kind == "noun" and not previous.prep
    if bare and are_some(previous):
        return previous  # «40 عنصراً، بعضهم التحق بالجماعات»
    if verb.conj:
        return None
    told = _speaker(items, at) if previous.kind == "mark" else None
    told = told or past_doubt(items, verb) or (past_relative(items, verb) if not verb.prep else None)
    if told is None and previous.word is not None and previous.word.form == THEY:
        told = while_they(items, verb)
    return previous if told is None and bare and previous.conj and begins(items, verb) else told


def _ahead(items: Sequence[Item], at: int, being: bool) -> Lead:
    """Who stands before a verb in its own clause; ``being`` says that a verb of being stands between."""
    verb, previous = items[at], items[at - 1]
    if previous.kind in ("that", "clause") and previous.word is not None and previous.word.form.endswith(_PRONOUNS):
        return Lead(pronoun=not (_stands_for_nobody(previous, verb) or means_nobody(items, previous, verb)))
    hedge = previous.entry if previous.kind == "other" else None
    if hedge is not None and hedge.label == "hedge" and hedge.lemma.endswith(_HEDGED):
        return Lead(pronoun=True)  # «يقال إنه عبر البحر»
    whole = _among(items, at) if verb.inflected("pl") else None
    if whole is not None:
        return Lead([whole], adjacent=True)
    if verb.prep == previous.prep == "li" and previous.kind == "noun" and not (verb.pronoun or previous.definite):
        return Lead(shared=companion_of(items, at))  # «دفع المال لمهرب ليعبر الحدود»: who paid
    nouns, bound = _phrases(items, at)
    if bound is not None and bound.kind == "relative" and bound.index and items[bound.index - 1].kind == "trigger":
        hedged = items[bound.index + 1]
        if hedged.kind == "other" and hedged.entry is not None and hedged.entry.label == "hedge":
            return Lead([items[bound.index - 1]])  # «الاعتداء الذي نُسب إلى التنظيم أدى إلى …»
    if being:  # «30 أجنبيا كانوا يحاولون …»
        holder = items[at - 2]
        counted = holder.count is not None or holder.partitive
        counted = counted or holder.kind == "noun" and not holder.definite and not holder.prep and _goes(holder, verb)
        if _touches(holder, previous) and (counted or _resumes(items, at, holder)) and not previous.conj:
            return Lead([holder], adjacent=True)
    # «أجرت الصحيفة مقابلة مع فتاتين، هربتا من …»
    apart = previous.kind == "mark" and verb.inflected("dual") and not verb.inflected("sg")
    if bound is not None and bound.kind == "verb" and not bound.has("aux", "modal") and (apart or not _raises(bound)):
        opener = _described(items, bound) or told_past(items, bound, verb) or _seen(items, bound, verb)
        if opener is not None:
            return Lead([opener])
        # what follows a verb is its own; only an indefinite phrase right here is an antecedent
        counted = previous.count is not None or previous.partitive  # «خمسة من عناصر التنظيم حاولوا …»
        if _touches(previous, verb) and (not previous.definite or counted or verb.pronoun):
            apart = previous.prep == "min" and "human" not in previous.labels  # «متطرفون من أصول بريطانية ينتمون ل…»
            return Lead([_whole(items, previous) if verb.pronoun or apart else previous], bool(verb.pronoun), True)
        return Lead()
    remarked = _beside_remark(items, bound) if bound is not None and previous.kind == "mark" else None
    chosen = remarked or _chosen(items, verb, nouns, bound)
    return Lead() if _is_followed(items, verb, chosen) or _apart(items, at, bound, chosen) else chosen


def _is_some_deed(items: Sequence[Item], at: int) -> bool:
    """«أحبطت الشرطة هجوماً | كان يستهدف كنيسة»: what did so, and not who foiled it."""
    being = items[at - 1]
    if being.kind != "verb" or items[at].conj or being.conj:
        return False
    deed = items[at - 2]
    return deed.kind == "trigger" and not deed.definite and _touches(deed, being)


def _is_besides(item: Item) -> bool:
    """«وعلاوة على مواقع الحركة | قصف الطيران …»: beside what, at the head of a sentence, and nobody who did it."""
    if item.index or not item.conj or item.prep or item.word is None or item.word.conjunction:
        return False
    return item.first >= _BESIDE_WHAT  # two words, but «وكذلك القوات»


def _is_when(item: Item) -> bool:
    """«وبعد ذلك هاجم التنظيم المدينة»، «ليلة هاجم التنظيم المدينة»: when it was, and nobody who did it."""
    if item.word is None or not item.short:
        return False
    if item.stem in _THAT:
        apart = item.conj and not item.word.conjunction  # «وإضافة إلى | ذلك»
        return bool(item.prep) or item.genitive or apart
    if "noun" not in item.labels or item.prep or item.genitive or item.definite or item.has("human", "grouphead"):
        return False
    return any(e.label == "noun" and e.value == "time" for e in item.word.entries)


def _is_followed(items: Sequence[Item], verb: Item, lead: Lead) -> bool:
    """«في المنطقة التي تشهد معارك، سيطر الجيش على …»: who does it stands behind a verb that governs nobody."""
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    if after is None or "vi" not in verb.labels or verb.pronoun or verb.has("vt", "light") or len(lead.items) != 1:
        return False
    deed = lead.items[0].kind == "trigger" and lead.items[0].index < verb.index - 1 or lead.items[0].has("ev")
    return deed and after.kind == "noun" and not (after.prep or after.conj) and (acts(after) or is_somebody(after))


def _stands_for_nobody(that: Item, verb: Item) -> bool:
    """«أنه قصفت القوات مناطق»: a pronoun that does not agree with its verb tells of nobody; the subject follows."""
    return form_of(that).endswith(_HE) and verb.inflected("f") and not verb.inflected("m")


def _in_course(items: Sequence[Item], verb: Item) -> bool:
    """«شنت الشرطة حملة [اعتقلت خلالها …]»: what whoever carries something out does in the course of it."""
    after = items[verb.index + 1] if verb.index + 2 < len(items) else None
    if after is None or after.prep not in ("during", "fi") or verb.pronoun:
        return False
    whom, deed = items[after.index + 1], items[verb.index - 1]
    active = verb.entry is not None and verb.entry.label in ("vt", "light_obj", "light") and verb.inflected("past")
    active = active and (verb.inflected("f") and not verb.inflected("m") or verb.inflected("pl"))
    if not active or not whom.nominal or whom.prep or acts(whom) or deed.kind not in ("noun", "trigger", "date"):
        return False
    other = items[whom.index + 1] if whom.index + 1 < len(items) else None
    return other is None or not other.nominal or bool(other.prep) or other.conj or other.genitive


def _seen(items: Sequence[Item], bound: Item, verb: Item) -> Item | None:
    """«شاهدوا القوات تتقدم»، «مدرعات شوهدت تتجه نحو …»: who is seen, after the verb of seeing or before it."""
    if verb.index > bound.index + 1 or not is_beheld(bound) or bound.negated:
        return seen_doing(items, bound, verb)
    return next(iter(_before(items, bound.index).items), None)


def _apart(items: Sequence[Item], at: int, bound: Item | None, chosen: Lead) -> bool:
    """«بينهم أطفال خلال قصف للقوات استهدف …»: those who are among them, a deed, and a verb that tells of the deed."""
    among = bound is not None and bound.value == "among"
    return among and any(i.kind == "trigger" for lead in chosen.items[:1] for i in items[lead.index + 1 : at])


def _beside_remark(items: Sequence[Item], bound: Item) -> Lead | None:
    """«فلان، الذي كان عنصراً في التنظيم، وصل إلى …»: of whom the clause between commas tells."""
    if bound.stem not in WAS:
        return None
    holder = antecedent_of(items, bound.index - 1) if items[bound.index - 1].kind == "relative" else None
    return Lead([holder]) if holder is not None and holder.mention("person") else None


def _speaker(items: Sequence[Item], at: int) -> Item | None:
    """«حذّر عريف، انشق عن الجيش قبل أيام، من …»: who speaks, without a name, and of whom a past right after tells."""
    if at < 3 or items[at - 1].value not in "،,":
        return None
    holder, verb = items[at - 2], items[at - 3]
    people = holder.has("human", "honorific", "title") and not (holder.definite or holder.prep or holder.mentions)
    says = verb.kind == "verb" and "say" in verb.labels and holder.kind == "noun"
    return holder if people and says and items[at].inflected("past") and not items[at].pronoun else None


def _goes(holder: Item, verb: Item) -> bool:
    """«استهدف سفينة كانت تحمل أسلحة»: an imperfect after a verb of being tells of the phrase before both."""
    if not holder.has("human", "thing", "grouphead", "placehead", "weapon"):
        return False
    return verb.inflected("imperfect") and not verb.inflected("past") and not verb.conj


def _resumes(items: Sequence[Item], at: int, holder: Item) -> bool:
    """«منطقة كانت تسيطر عليها القوات»: a pronoun after the verb takes up what stands before both."""
    after = items[at + 1] if at + 1 < len(items) else None
    return not holder.definite and after is not None and after.value == "pronoun" and after.prep == "ala"


def _among(items: Sequence[Item], at: int) -> Item | None:
    """«أن عشرة مدنيين، بينهم عدد من الأطفال، قتلوا»: the whole, past its parts."""
    index = at - 1
    being = index > 0 and items[index].kind == "verb" and items[index].has("aux") and items[index].inflected("pl")
    index -= being
    while index > 0 and items[index].kind in ("noun", "close", "open", "mark", "other"):
        if items[index].kind == "mark" and items[index].value not in "،,-–":
            return None
        index -= 1
    if items[index].kind != "clause" or items[index].value != "among":
        return None
    index -= 1
    if index > 0 and items[index].kind == "mark":
        index -= 1
    whole = items[index]
    opened = items[index - 1] if index > 0 else None
    opens = opens_clause(opened, being=True, commas=False)  # «وكان خمسة، بينهم فلان، فروا»
    described = not whole.definite and (being or items[at].inflected("imperfect"))  # «أوقف ثمانية، بينهم طفل، كانوا …»
    known = whole.nominal and not whole.prep and whole.count is not None
    return whole if known and (opens or described) else None


def _described(items: Sequence[Item], bound: Item) -> Item | None:
    """«مسلحان يستقلان دراجة | أطلقا النار»: who opens the clause, and the first verb only describes."""
    if bound.conj or bound.negated or not bound.index or not bound.inflected("imperfect") or bound.inflected("past"):
        return None
    holder = items[bound.index - 1]
    if holder.mention("person") and holder.index > 1 and "alias" in items[holder.index - 1].labels:
        holder = items[holder.index - 2]  # «أن أميركياً يدعى فلان ينتمي إلى التنظيم | سلّم نفسه»
        while holder.prep == "min" and holder.index:
            holder = items[holder.index - 1]
        named = True
    else:
        named = False
    opens = holder.index == 0 or items[holder.index - 1].kind in ("that", "clause")
    people = holder.has("human", "grouphead") or named and holder.has("nationality")
    people = people and not holder.definite and not holder.prep and (named or not holder.mentions)
    return holder if opens and people and (named or _touches(holder, bound)) else None


def _whole(items: Sequence[Item], previous: Item) -> Item:
    """«14 شاباً من أبناء البلدة خطفهم …»: the people, not the place or kin they are from."""
    whole = next((item for item in items if item.index == previous.index - 1), None)
    if previous.prep == "min" and whole is not None and whole.kind == "noun" and not (whole.definite or whole.prep):
        return whole
    return previous


def _therefore(item: Item) -> bool:
    """«…، لذلك تخطط الجماعة …»: what follows from the clause before it."""
    return item.kind == "noun" and item.short and "demonstrative" in item.labels


def _touches(previous: Item, verb: Item) -> bool:
    return previous.last == verb.first and previous.kind in NOMINAL


def _phrases(items: Sequence[Item], at: int) -> tuple[list[Item], Item | None]:
    """The phrases of the clause before a verb, in order, and the item that ends the search."""
    nouns: list[Item] = []
    index = at - 1
    if index > 0 and items[index].kind == "verb" and "aux" in items[index].labels and not items[index].conj:
        index -= 1  # «الجيش كان يسيطر»
    topic = index > 0 and items[index].kind == "clause" and form_of(items[index]) == "فقد"
    index -= topic  # «أما فلان فقد قُتل في …»
    while index >= 0:
        item = items[index]
        if item.kind == "close":
            index = open_of(items, index) - 1
            continue
        if item.kind == "verb" and "alias" in item.labels and _names_somebody(items[index + 1]):
            index -= 1  # «قيادي يدعى فلان قتل …»
            continue
        if item.kind in _BOUNDS or item.kind == "mark" and item.value not in "،,-–":
            break
        if item.prep == "li" and _therefore(item):
            break
        if item.conj:
            if item.prep in OPENS and index and items[index - 1].kind == "mark":
                break  # «…، ومنذ ذلك الوقت قتل الآلاف»
            if index == at - 1 and _opened(items, item):
                return [item], items[index - 1]
        if item.kind in NOMINAL and may_lead(items, index):
            nouns.append(item)
        elif item.kind == "other" and tells_of(items, index):
            nouns.clear()  # «فلان، وهو تاجر ومسؤول عن …، فرّ»: what he is does nothing beside him
        index -= 1
    nouns.reverse()
    bound = items[index] if index >= 0 else None
    if topic and (bound is None or bound.value != "topic"):
        return [], bound
    named = [i for i in nouns if topic and not i.prep and i.mention("person") is not None]
    return named or nouns, bound  # «أما مسؤول …، التونسي فلان، فقد فرّ»


def _names_somebody(item: Item) -> bool:
    """What stands after «يدعى», whether or not it is joined to who is called so."""
    return item.value == "apposition" or item.kind == "noun" and item.mention("person") is not None


def _opened(items: Sequence[Item], item: Item) -> bool:
    """«المدينة بيد الجيش، والعمل يجري على …»: after a comma, what is none of those before it opens a clause."""
    before = items[item.index - 1] if item.index > 1 else None
    return not item.prep and item.definite and before is not None and before.kind == "mark" and is_abstract(item)


def _chosen(items: Sequence[Item], verb: Item, nouns: Sequence[Item], bound: Item | None) -> Lead:
    """The first phrase without a preposition, unless the verb describes the phrase right before it."""
    previous = items[verb.index - 1]
    directly = _touches(previous, verb) and not lasts(previous)
    told_of = previous.genitive and previous.kind == "noun" and (previous.count is not None or not previous.definite)
    if told_of and directly:
        return Lead([previous], bool(verb.pronoun), True)  # «تدمير 16 آلية شاركت في الهجوم»
    lead = 0
    while lead < len(nouns) and nouns[lead].prep:
        lead += 1
    if lead == len(nouns):
        return Lead([previous], True, True) if dealt(items, previous, verb) else Lead()
    own = previous in nouns or previous.kind == "trigger" and bool(verb.pronoun)  # «من صد هجوم شنته الجماعة»
    directly = directly and (previous.prep not in BOUND or own) and previous.prep != "backed"
    directly = directly and not _is_wrought(nouns[lead], previous, verb)
    told = bound is not None and bound.kind == "that" and previous is nouns[0]
    acts = previous.definite and verb.inflected("pl") and not verb.inflected("sg")  # «لكن الجنود قتلوه»
    acts = acts or verb.pronoun in OURS
    if directly and verb.pronoun and not (told or acts):  # «شبان خطفهم …»
        return Lead([_whole(nouns, previous)], True, True)
    some = previous.partitive and bool(previous.prep) and verb.inflected("pl")  # «على مجموعة من المتمردين حاولوا …»
    if directly and (some or not previous.definite):
        people = (
            nouns[lead].has("human", "nationality")
            and not nouns[lead].prep
            and "human" not in previous.labels
            and not previous.count
        )
        rooted = previous.word is not None and previous.word.stem in _ROOTS and not previous.definite
        if previous.prep == "min" and people and (rooted or not nouns[lead].definite):
            return Lead([nouns[lead]], adjacent=directly)  # «متطرفون من أصول بريطانية ينتمون ل…»
        if previous.prep:
            return Lead([previous], True, True)
        if previous is not nouns[lead] and not previous.conj:
            return Lead([previous], False, True)
    joined = [noun for noun in nouns[lead + 1 :] if noun.conj and not noun.prep and not _of_his(noun)]
    alone = verb.inflected("sg") or not verb.inflected("pl")
    if joined and alone and _posts(nouns[lead], nouns[lead + 1 :], joined):
        joined = []
    return Lead([nouns[lead], *joined], adjacent=directly)


def _is_wrought(deed: Item, previous: Item, verb: Item) -> bool:
    """«الهجوم على القنصلية | نفذته امرأتان»: a deed is carried out, and not whom or where it hit."""
    beside = previous.kind == "noun" and bool(previous.prep)
    wrought = bool(verb.pronoun) and not verb.prep and verb.has("light")
    return wrought and beside and deed.kind == "trigger" and deed.definite


def _posts(holder: Item, after: Sequence[Item], joined: Sequence[Item]) -> bool:
    """«فلان، قائد الكتيبة ومسؤول التسليح، انشق»: his posts, and nobody beside him."""
    first = after[0]
    told = holder.mention("person") is not None and not first.conj and not first.prep and first.has("title")
    return told and all(
        noun.has("title") and noun.count is None and not noun.pronoun and noun.mention("person") is None
        for noun in (first, *joined)
    )


def _of_his(noun: Item) -> bool:
    """«القائد، ومقره في تعز، انشق»، «والملقب بأبي فلان»: what is his, or a name, which does nothing beside him."""
    if "alias" in noun.labels and noun.word is not None and noun.word.article and noun.word.stem not in _PLAIN:
        return True
    people = noun.mention("person", "group") is not None or noun.has("human", "kin", "grouphead", "weapon", "title")
    return (bool(noun.pronoun) or noun.has("residence")) and noun.kind == "noun" and not people


def _raises(item: Item) -> bool:
    """A verb that lends its subject to the next: «بدأت القوات تقصف»."""
    return item.entry is not None and (item.entry.label in ("light", "hedge") or "hedge" in item.labels)
