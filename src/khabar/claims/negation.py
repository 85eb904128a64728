"""Which deeds a sentence denies: «لم يسفر عن سقوط قتلى», «لم يعد يسيطر على …», «لا صحة لما تردد عن …»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from khabar.claims.context import Context
from khabar.claims.cues import denial_at
from khabar.claims.draft import Draft
from khabar.claims.items import NOMINAL, TRIGGER_VERBS, Item, opens_clause
from khabar.claims.known import is_answered_for
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

YET = frozenset({"قد", "فقد"})  # «لم يكن قد وصل»; before the imperfect, «قد يصل», it may be so
_CARRIERS = frozenset({"light", "vcause", "aux"})  # labels of verbs that carry a deed
_GETS, _TOLD = "aid_taken", frozenset({"vt", "vi"})  # of verbs that carry the backing that somebody gets
_BACK, _BARE = "back", "bare"  # «لم ينجم عن …»، «لم يخلف …»
_OUT_OF = frozenset({"an", "min"})
_CARRY = word_class("happens") | word_class("lets")
_GOES_ON = word_class("goes_on")
_IS_NOT = word_class("is_not")
# What they bring in is not denied by a noun: «لا صلة بين الضربات والاتفاق».
_BEYOND = frozenset({"ila", "maa", "bayn", "ala", "at", "an", "did", "by", "during"})
_COME = frozenset({"after", "since", "cause", "despite"})
_TRUTH = word_class("truth")
_THERE = "هناك"
_EXISTS = word_class("there_is_any") | {_THERE}
_DECLINES = word_class("declines")
_NOT = word_class("denying_word")
_NEAR = 7  # tokens from a verb of refusing to what is not confirmed
_OTHER = "غير"
_OR = "او"
_WILL_NOT = "لن"
_EXCEPT = "الا"
_TIME = frozenset({"مره", "المره"})
_SECRET, _NAME = word_class("secret"), 3  # tokens from a wish to the name that is hidden
_CONSENTS = "accepted"
_CONFINED = word_class("confined")
_NO, _CAUSED_NOT = "ليس", frozenset({"ليس", "ليست", "لا"})
_UNEQUALLED, _CAME_BEFORE = word_class("unequalled"), word_class("came_before")
_ABLE = word_class("able")
_ALLOWED = word_class("allowed")
_LINKS, _NO_WONDER = word_class("link"), word_class("no_wonder")
_SEEN, _FORGETS = word_class("seen"), word_class("forgets")
_TO_ME = frozenset({"لي", "لنا"})
_IMPOSSIBLE = word_class("impossible")
_WHO_NEVER = 4  # items from it to «أن»
_TAKES_PART, _PART = word_class("took_part"), 4  # items from such a verb to the deed
_CAN = _ABLE | _ALLOWED | _IMPOSSIBLE
_CANNOT = frozenset(conjunction + form for conjunction in ("", "و", "ف") for form in _CAN)


def neither(sentence: Sentence, item: Item) -> bool:
    """«رفض تأكيد أو نفي مقتله», «لم تنف الحكومة أو تؤكد …»: what stands beside its contrary, and is not said."""
    if item.first < 2 or sentence.forms[item.first - 1] != "او":
        return False
    if sentence.words[item.first - 2].has("say_noun", "say") and item.has("say_noun"):
        return True
    near = range(max(1, item.first - _NEAR), item.first - 1)
    negated = any(sentence.words[at].has("say") and sentence.unjoined(at - 1) in _NOT for at in near)
    return negated and item.kind == "verb" and item.has("say")


def unconfirmed(sentence: Sentence, item: Item) -> bool:
    """«رفض الجيش تأكيد مقتله»، «لا يمكن تأكيد …»: a noun of confirming after a verb that says that nobody does."""
    for at in range(item.first - 1, max(-1, item.first - _NEAR), -1):
        word = sentence.words[at]
        if sentence.tokens[at].kind == "mark":
            return False
        if word.has("verb", "modal", "light"):
            declines = any(e.lemma in _DECLINES for e in word.entries)
            return declines or at > 0 and sentence.unjoined(at - 1) in _NOT - {"ما"}  # not «أهم ما جاء فيه تأكيده أن …»
    return False


def denied_deeds(context: Context) -> set[int]:
    """The items that a negation denies: nouns in its reach, and verbs after a denied one of being."""
    items, sentence = context.items, context.sentence
    # «انسحبوا وليس بسبب القصف»: that it came of this is denied, and not what it was
    denying = [i for i in items if i.negated and not denies_cause(sentence, i) or i.prep == "without"]
    negated = [item for item in denying if item.negated]
    unable = _unable(items, sentence, negated) | _no_such(context)
    if not denying:
        return unable
    if negated:
        unable |= {at for at in none_there(items, sentence) if items[at].value == "participle"}
    unable |= _never(items, denying)
    found = unable | _denied(items, sentence) | _done_no_more(items, sentence) | _nor(items, sentence)
    return found - _of_others(items, negated) if found and negated else found


def _of_others(items: Sequence[Item], negated: Sequence[Item]) -> set[int]:
    """«لم يشارك الرجل في | هجوم التنظيم على القرية»: a deed of others, in which somebody had no part."""
    found: set[int] = set()
    for verb in negated:
        if verb.kind != "verb" or verb.word is None or not verb.word.means(_TAKES_PART):
            continue
        for item in items[verb.index + 1 : verb.index + _PART]:
            whose = items[item.index + 1] if item.index + 1 < len(items) else None
            deed = item.entry is not None and item.entry.label == "ev" and item.prep == "fi"  # no «قتل المدنيين»
            if deed and whose is not None and whose.genitive:
                if whose.has("grouphead", "human") or whose.mention("group", "person") is not None:
                    found.add(item.index)
    return found


def denies_cause(sentence: Sentence, item: Item) -> bool:
    """«انسحبوا، وليس بسبب القصف»: that it came of this; but «بسبب عدم القصف»."""
    return item.negated and item.prep == "cause" and sentence.unjoined(item.prep_at - 1) in _CAUSED_NOT


def none_there(items: Sequence[Item], sentence: Sentence) -> set[int]:
    """The items of whom or what it is said that there is none: «لا يوجد في البلاد صحافيون | محبوسون»."""
    found: set[int] = set()
    if _EXISTS.isdisjoint(sentence.stems):
        return found
    none = False
    for item in items:
        if item.kind in ("mark", "clause", "that", "relative", "open") or item.prep == "cause":
            none = False
        elif item.negated and item.word is not None and item.word.stem in _EXISTS or item.negated and _there_is(item):
            none = True
        elif item.kind == "verb" or item.prep == "except":
            none = False
        elif none:
            found.add(item.index)
    return found


def _no_such(context: Context) -> set[int]:
    """«ليسوا منشقين عن النظام»: what a predicate says that they are not."""
    found: set[int] = set()
    for verb in context.of["verb"]:
        after = context.following(verb) if verb.entry is not None and verb.entry.value == _NO else None
        if after is not None:
            plain = after.kind == "noun" and not (after.prep or after.definite or after.mentions)
            if plain and verb.last == after.first:
                found.add(after.index)
    return found


def _never(items: Sequence[Item], denying: Sequence[Item]) -> set[int]:
    """«لم يسبق لهم أن قصفوا …»، «لم يحدث أن هاجمت الجماعة …»: what somebody has not done before."""
    found: set[int] = set()
    for item in denying:
        if item.kind != "verb" or item.word is None or not item.word.means(_CAME_BEFORE):
            continue
        rest = items[item.index + 1 : item.index + 1 + _WHO_NEVER]
        that = next((i for i in rest if i.kind == "that" or not (i.prep == "li" or i.genitive or i.conj)), None)
        verb = items[that.index + 1] if that is not None and that.index + 1 < len(items) else None
        if that is not None and that.kind == "that" and verb is not None and verb.kind == "verb":
            found.add(verb.index)
    return found


def _nor(items: Sequence[Item], sentence: Sentence) -> set[int]:
    """«لم يقصف البلدة أو يقتل …»، «حتى لا يقتحموا البلدة ويخطفوا …»: a verb that shares the negation of one before."""
    found: set[int] = set()
    shared = ""  # the particle of the negated verb
    for item in items:
        if item.kind == "verb":
            own = (item.negated or bool(shared)) and item.inflected("imperfect") and not item.inflected("past")
            if shared and item.conj and own and not item.negated and not item.has("say", "aux"):
                either = sentence.unjoined(item.first - 1) == _OR or sentence.form(item.first) == _OR
                if either or shared == _WILL_NOT:
                    found.add(item.index)
                    continue
            shared = _shares(items, item, sentence) if item.negated and own else ""
        elif item.kind in ("mark", "clause", "that", "relative", "open"):
            shared = ""
    return found


def _shares(items: Sequence[Item], item: Item, sentence: Sentence) -> str:
    """The particle by which a verb is denied; «حتى لا» denies what will be, as «لن» does."""
    particle = sentence.unjoined(item.first - 1)
    before = items[item.index - 1] if item.index else None
    purpose = (
        before is not None and (before.value == "purpose" or before.kind == "that") or item.prep in ("until", "li")
    )
    return _WILL_NOT if purpose and particle == "لا" else particle


def _denied(items: Sequence[Item], sentence: Sentence) -> set[int]:
    """Nouns of events under a negation: «لم يسفر عن سقوط قتلى»، «دون وقوع إصابات»، «عدم وجود»، «لا صحة»."""
    found: set[int] = set()
    scope = said = wish = False  # said: by a verb, not by «دون»; wish: what is denied is a plan or a will
    from_on = 0  # «لم يسفر الهجوم على البلدة | عن إصابات»: what did it was
    for item in items:
        said = said and not _links(item)
        if item.kind in ("mark", "clause", "open") or item.kind == "relative" and item.value != "what":
            scope = False
        elif item.prep == "except" or scope and _given(item):
            scope = False  # «لم تقع خسائر عدا مقتل جنديين»: what is excepted did happen
        elif item.kind == "verb":
            without = scope and item.index > 0 and items[item.index - 1].kind == "that"
            scope = said = (item.negated or without) and _carries(item) and not _told(items, item)
            from_on = _brought(items, item) if said else 0
        elif scope and is_answered_for(items, item):
            scope = False  # «لا علاقة للحركة بالخطف»
        elif (
            scope
            and not said
            and _beyond(items, item)
            and not (wish and item.prep == "at")
            or scope
            and not said
            and _goes_on(items, item)
            or _left(items, item, sentence)
        ):
            scope = False
        elif item.prep == "without" or item.negated and (item.kind == "noun" or _there_is(item)):
            wish = item.has("lightnoun")
            if item.kind == "trigger" or sentence.unjoined(item.first - 1) != "غير":  # «حصيلة غير نهائية من خمسة قتلى»
                scope, said = True, False
        if scope and item.kind in NOMINAL and item.index >= from_on:
            if item.word is not None and item.word.stem in _UNEQUALLED:
                scope = False  # «دمار لم يسبق له مثيل وعدد من القتلى»: said of what did happen
                continue
            found.add(item.index)
    return found


def _brought(items: Sequence[Item], verb: Item) -> int:
    """«لم يسفر الهجوم على البلدة | عن إصابات»، «لم ينجم عن القصف | أي إصابات»: where what did not come begins."""
    if verb.entry is None or verb.entry.label != "vcause":
        return 0
    takes = verb.entry.value.split("|")
    rows = list(takewhile(lambda i: i.nominal or i.kind in ("date", "other"), items[verb.index + 1 :]))
    if takes == [_BACK]:
        came = rows and rows[0].prep in _OUT_OF
        return next((i.index for i in rows[1:] if came and i.nominal and not (i.prep or i.genitive or i.conj)), 0)
    if takes == [_BARE]:
        bare = [i.index for i in rows if i.nominal and not (i.prep or i.genitive or i.conj)]
        return bare[1] if len(bare) > 1 and rows[0].kind == "trigger" and rows[0].definite else 0
    return next((i.index for i in rows if i.prep in takes and i.nominal), 0)


def _links(item: Item) -> bool:
    """«لا توجد صلة بين القصف والهدنة»: there is no such thing between the two, and both may be."""
    return item.kind == "noun" and item.word is not None and item.word.stem in _LINKS


def _goes_on(items: Sequence[Item], item: Item) -> bool:
    """«دون خسائر في 28 يونيو | وتفجير عبوة في …»: a deed joined behind a date is told of, and not denied."""
    return (
        item.kind == "trigger"
        and item.conj
        and not item.prep
        and item.index > 0
        and items[item.index - 1].kind == "date"
    )


def _given(item: Item) -> bool:
    """«لم تقع إصابات جراء القصف»، «لم تسجل أضرار رغم سقوط صاروخ»: in spite of what, or after what, nothing was."""
    return item.kind == "trigger" and item.prep in _COME


def _left(items: Sequence[Item], item: Item, sentence: Sentence) -> bool:
    """What a denial does not hold of: what alone is left, and what is said of a time that was not the first."""
    if item.kind == "noun" and item.word is not None and item.word.stem in _NO_WONDER:
        return True  # «لم يكن من المفاجئ أن يهاجموا …»
    return _excepted(items, item, sentence) or _first_time(item, sentence)


def _excepted(items: Sequence[Item], item: Item, sentence: Sentence) -> bool:
    """«لم يكن أمامهم غير الفرار»: what alone is left is not denied."""
    if (
        item.kind != "trigger"
        or item.prep != "without"
        or item.prep_at < 0
        or sentence.unjoined(item.prep_at) != _OTHER
    ):
        return False
    verb = next((i for i in reversed(items[: item.index]) if i.kind in ("verb", "mark", "clause", "relative")), None)
    return verb is not None and verb.kind == "verb" and verb.negated


def is_condition(items: Sequence[Item], deed: Item, sentence: Sentence) -> bool:
    """«لن ينسحب إلا بعد تسليم …»، «رفضوا المغادرة إلا بعد الإفراج عن …»: without what they will not do it."""
    if deed.prep != "after" or deed.prep_at < 1 or sentence.unjoined(deed.prep_at - 1) != _EXCEPT:
        return False
    verb = next((i for i in reversed(items[: deed.index]) if i.kind in ("verb", "that", "clause", "mark")), None)
    if verb is None or verb.kind != "verb":
        return False
    return sentence.unjoined(verb.first - 1) == _WILL_NOT or verb.word is not None and verb.word.means(_DECLINES)


def _first_time(item: Item, sentence: Sentence) -> bool:
    """«لا تعد هذه أول مرة يقصف فيها …»: not the first time, and so once more."""
    return item.kind == "noun" and not _TIME.isdisjoint(sentence.forms[item.first : item.last])


def _there_is(item: Item) -> bool:
    """«ليس هناك …»، «ليس لديه …»: what follows is not there."""
    return item.kind == "other" and (
        item.value == "pronoun" and item.prep == "at" or item.word is not None and item.word.stem == _THERE
    )


def _carries(item: Item) -> bool:
    """A verb whose negation denies the deed that it carries: «لم يقع», «لم يسفر عن», but not «لا يزال»."""
    stem = item.word.stem if item.word is not None else ""
    if stem in _GOES_ON:
        return False
    if item.entry is not None and item.entry.label in _TOLD and item.entry.value.endswith(_GETS):
        return True  # «لم يتلق دعماً من …»، «لم يحصل على تدريب من …»
    return item.entry is not None and item.entry.label in _CARRIERS or stem in _CARRY


def _beyond(items: Sequence[Item], item: Item) -> bool:
    """«عدم التفكير في الثأر تجاه المتهمين بالقتل», «ذكرت دون إسهاب أنه …»: where what a noun denies ends."""
    if item.prep in _BEYOND:
        return True
    return item.kind == "that" and item.index > 0 and items[item.index - 1].prep == "without"


def _told(items: Sequence[Item], item: Item) -> bool:
    """«لم يكن خروج فلان سهلاً»، «لم تعد … مقصورة على»: a deed that is known is not denied, but what is said of it."""
    if not item.has("aux") or item.index + 2 >= len(items):
        return False
    if any(i.kind == "noun" and i.word is not None and i.word.stem in _CONFINED for i in items[item.index + 2 :]):
        return True
    deed, owner = items[item.index + 1], items[item.index + 2]
    return deed.kind == "trigger" and not deed.prep and owner.kind == "noun" and owner.genitive and owner.definite


def _done_no_more(items: Sequence[Item], sentence: Sentence) -> set[int]:
    """«لم يكن الجيش يقصف …»، «لم يعد التنظيم يسيطر على …»، «لم يكن قد وصل»: the verb after a denied one of being."""
    found: set[int] = set()
    denied = False
    for item in items:
        if item.kind == "verb" and item.word is not None:
            if denied and not item.conj and (sentence.unjoined(item.first - 1) in YET or item.inflected("imperfect")):
                found.add(item.index)
            denied = item.negated and item.word.stem in _IS_NOT
        elif denied and _first_time(item, sentence) or item.kind in ("mark", "clause", "that", "relative", "open"):
            denied = False
    return found


def is_able(item: Item, sentence: Sentence) -> bool:
    """«يمكن للجيش أن …»، «يمكنه …»، «بوسعهم …»: what can be, and may not be."""
    word = sentence.words[item.first]
    return word.form[len(word.conjunction) :] in _ABLE or item.kind == "verb" and word.stem in _ABLE


def _unable(items: Sequence[Item], sentence: Sentence, negated: Sequence[Item]) -> set[int]:
    """«لا يمكن أن يقصف …»، «يستحيل قصف …»، «من المستحيل أن …»: the deed that cannot be."""
    found: set[int] = set()
    unwilling = [item for item in negated if _unwilling(item)]
    if not unwilling and _CAN.isdisjoint(sentence.stems) and _CANNOT.isdisjoint(sentence.spelled):
        return found
    cannot = False
    for item in items:
        if item.negated:
            told = is_able(item, sentence) or sentence.unjoined(item.first) in _ALLOWED
            hides = not _SECRET.isdisjoint(sentence.forms[item.last : item.last + _NAME])  # «لم يشأ كشف هويته»
            told = told or item in unwilling and not hides
        else:
            told = sentence.unjoined(item.first) in _IMPOSSIBLE
            told = told and not (item.index and items[item.index - 1].negated)  # «لم يعد من الصعب أن …»
        if told:
            cannot = sentence.form(item.last) not in _SEEN
        elif cannot and item.kind == "verb" and (item.conj or item.word is not None and item.word.means(_FORGETS)):
            cannot = False  # «تعذر إنقاذه وتوفي»، «لا ينبغي أن ننسى أن …»
        elif cannot and item.kind in ("verb", "trigger"):
            found.add(item.index)
            plain = item.kind == "verb" and (item.entry is None or item.entry.label not in TRIGGER_VERBS)
            cannot = plain or _carries(item)  # «مستحيل أن ترى تفجيرا»
        elif item.kind in ("mark", "clause", "relative", "open") or item.has("say_noun"):
            cannot = False  # «لا يمكن تأكيد مقتله»: what cannot be is that it is told
    return found


def _unwilling(item: Item) -> bool:
    """«لا تريد العودة»: what somebody does not mean to do."""
    if item.kind != "verb" or item.word is None:
        return False
    if item.entry is not None and _CONSENTS in item.entry.value:
        return False  # «لم يوافقوا على الانسحاب»: they may yet
    wish = item.word.entry("hedge")
    return wish is not None and wish.value == "intended"


def untrue_deeds(items: Sequence[Item], sentence: Sentence) -> set[int]:
    """«لا صحة لما تردد عن مقتل …», «لا أساس للأنباء التي تحدثت عن …»: deeds of the rumour that is rejected."""
    found: set[int] = set()
    if _TRUTH.isdisjoint(sentence.stems) and "say_noun" not in sentence.labels:
        return found
    rejected = False
    for item in items if not _TRUTH.isdisjoint(sentence.stems) else [i for i in items if i.kind == "trigger"]:
        if item.kind == "noun" and item.negated and item.word is not None and item.word.stem in _TRUTH:
            rejected = True
        elif item.kind == "mark" or item.kind == "clause" and item.value != "when":
            rejected = False
        elif item.kind == "verb" and rejected:
            found.add(item.index)
        elif item.kind == "trigger" and item.prep in ("", "an", "li"):
            governed = item.prep != "an" and _denying(items, item, sentence)
            if rejected or governed:
                found.add(item.index)
    return found


def _denying(items: Sequence[Item], item: Item, sentence: Sentence) -> bool:
    """«رغم نفي الحكومة مقتل الجنود»: what the noun of a denial governs."""
    previous = items[item.index - 1] if item.index else None
    if previous is None or previous.kind != "noun" or previous.last != item.first:
        return False
    return denial_at(sentence, previous) is not None


def refute(context: Context) -> None:
    """«ما نشر عن مقتله لا أساس له من الصحة»، «… وهذا غير صحيح»: what stands before it in what is said is denied."""
    items, drafts = context.items, context.drafts
    for item in context.of["other"]:
        if item.entry is None or item.entry.label != "falsity":
            continue
        if _brings_in(items, item):
            _reject(items, item, drafts)
            continue
        if any(denies(other) for other in items[: item.index]):
            continue  # «نفى الناطق ما أعلن …، واصفاً الخبر بأنه عارٍ من الصحة»: denied once
        opened = max((i.index for i in items[: item.index] if _begins_it(i)), default=-1)
        for draft in drafts:
            if draft.at is not None and opened < draft.at.index < item.index and draft.polarity == "affirmed":
                if not any(_told_me(items, other) for other in items[: draft.at.index]):
                    draft.polarity, draft.modality = "denied", "asserted"


def _begins_it(item: Item) -> bool:
    """«أن الخبر …»، «…، | وما يقال عن انسحابنا لا صحة له»: where what is called false begins at the earliest."""
    return item.kind == "that" and not _resumes(item) or item.kind == "relative" and item.value == "what" and item.conj


def _told_me(items: Sequence[Item], item: Item) -> bool:
    """«قال لي إنني قبضت المال، وهذا كذب»: it is he who says it, and affirms it."""
    said = item.kind == "verb" and item.has("say") and item.index + 1 < len(items)
    me = items[item.index + 1] if said else None
    return me is not None and me.word is not None and me.word.form in _TO_ME


def _brings_in(items: Sequence[Item], item: Item) -> bool:
    """«غير صحيح أن …»: what is false stands after it; not «الخبر غير صحيح، إذ إن …»."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    opens = opens_clause(items[item.index - 1] if item.index else None)
    return opens and after is not None and after.kind == "that" and not after.conj and after.first == item.last


def _reject(items: Sequence[Item], item: Item, drafts: Sequence[Draft]) -> None:
    """Deny what a clause after «غير صحيح» says, up to where another begins: «…، فقد أصيب ولم يقتل»."""
    ends = (i.index for i in items[item.index + 2 :] if i.kind in ("clause", "mark"))
    stop = next(ends, len(items))
    for draft in drafts:
        if draft.at is not None and item.index < draft.at.index < stop and draft.polarity == "affirmed":
            draft.polarity, draft.modality = "denied", "asserted"


def denies(item: Item) -> bool:
    """A verb of denial: «نفى»."""
    said = item.word.entry("say") if item.kind == "verb" and item.word is not None else None
    return said is not None and said.value == "deny" and not item.negated


def _resumes(item: Item) -> bool:
    """«… بأنها شائعات لا أساس لها»: the enclitic takes up what stands before."""
    return item.word is not None and item.word.form.endswith(("انه", "انها", "انهم"))
