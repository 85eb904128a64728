"""Whose undertaking a deed is, what is exposed to one, and what is stopped on its way: «تعرض المدينة لقصف»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.attempts import foiled
from khabar.claims.context import STRIKES, Context, Sides
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.words import Word

NEXT, FOILED = 3, 5  # items on which a light verb may throw its doubt
_STEADY = word_class("steady")  # «استمرار الدولة في دعم …»، «تمسكها بدعم …»
_WILL, _REFUSALS = word_class("will"), word_class("refusal")
_INTENT = _WILL - _REFUSALS
_UNDERTAKING, _DECLARES = word_class("undertaking"), word_class("declares")
_UNDERTAKINGS = {
    "bi": _UNDERTAKING | _STEADY,
    "ala": word_class("venture") | word_class("ability") | _STEADY | _INTENT,  # «عزم الجيش على شن هجوم»
    "fi": word_class("success") | word_class("failure") | word_class("taking_part") | _STEADY | _INTENT,
    "ila": word_class("recourse") | _INTENT,  # «لجوء الجيش إلى قصف الأحياء»
    "li": _STEADY | _INTENT,
    "an": word_class("inability"),
    "": _WILL | _DECLARES,  # «محاولة التنظيم شن هجوم»، «إعلان الجيش السيطرة على البلدة»
}
_PACT = frozenset({"agreement"})
_INVOLVED = word_class("involvement")  # «تورط ضباط في خطف التاجر»
_VAIN = word_class("failure") | _UNDERTAKINGS["an"]
_ALL = frozenset[str]().union(*_UNDERTAKINGS.values(), _INVOLVED)
_HERS, _ONES = "ها", frozenset({"ه", "ها"})
_DOWN = "drop|down"  # triggers of bringing down
_EXPOSURE = "تعرض"
_AMBUSHES, _FALLS = word_class("post_of_ambush"), frozenset({"وقع", "سقط"})
_RIDDEN = frozenset({"vehicle", "military-vehicle"})
_FEARS = word_class("fears")
_SUFFERED = STRIKES | frozenset({"abuse", "killing", "injury", "abduction", "arrest", "detention"})
_BEFALLING = frozenset({"arrest", "abduction", "detention", "execution", "killing"})
_DEALS = word_class("undertakes")
_WILLED = frozenset({"plan", "try", "manage", "fail"})
_RANKS = word_class("rank_word")
_BEATING, _BEATS = "ضرب", frozenset({"اعتدي", "انهال"})
_BLOWS = 6  # items from the verb to «بالضرب»


@only_of(stems=_ALL)
def undertake(context: Context) -> None:
    """«قيام الطائرات بشن غارات»، «نجاح الجيش في تحرير …»: whose undertaking it is does the deed that it brings in."""
    for deed in context.of["trigger"]:
        undertakings = _UNDERTAKINGS.get(deed.prep)
        if undertakings is None or deed.index < 1 or foiled(context.sentence, context.items, deed):
            continue  # «استعداد الثوار لصد هجوم»: of others
        whose = context.items[deed.index - 1]
        if (word := _his(whose, undertakings)) is not None:
            _by_whom(context, deed, whose, word)
            continue
        own = _undertaking(context, whose, undertakings) is not None  # «محاولة قيادي بارز | الفرار»
        if whose.has("lightnoun") and whose.prep == deed.prep and deed.index > 1 and not own:
            whose = context.items[deed.index - 2]
        if deed.prep == "fi" and _involves(context, deed):
            continue
        listed = [whose]
        while whose.conj and not whose.prep and whose.kind == "noun" and whose.index and not own:
            whose = context.items[whose.index - 1]  # «نجاح القوات والمقاومة في دخول …»
            listed.insert(0, whose)
        if context.means(deed, _PACT) and _is_steady_of(context, whose):
            continue  # «من شروطها التزام الحركة بالهدنة»
        last, at = whose.fill[1], _undertaking(context, whose, undertakings)
        if at is None and whose.prep in ("min", "fi") and whose.kind == "noun" and deed.index > 1:
            whose = context.items[whose.index - 1]  # «قيام عناصر من الشرطة بمداهمة …»
            at = _undertaking(context, whose, undertakings)
        if whose.kind != "noun" or whose.light:
            continue
        if at is None and not deed.prep and (tries := _named_after(context, whose)):
            context.given[deed.index] = [whose if whose.mention("person") else tries]
            context.modal.setdefault(deed.index, "attempted")
            continue
        if at is None:
            before = context.previous(whose)
            bound = before is not None and (whose.genitive or before.kind == "other" or _counted_beside(before, whose))
            if before is None or not bound or context.sentence.words[before.last - 1].stem not in undertakings:
                continue
            doing = context.sentence.words[before.last - 1]
        else:
            doing = context.sentence.words[at]
        light = doing.entry("lightnoun")
        tried = light is not None and light.value == "attempted"
        declared = not deed.prep and doing.stem in _DECLARES and _declares(context, whose, at, deed, light)
        if not deed.prep and not (declared or tried and _tries(context, whose, at)):
            continue  # «محاولة إنهاء سيطرة …»
        if at is not None and _is_quality(context.sentence.words[at + 1]):
            continue  # «محاولة جديدة للتقدم»
        if at is not None:
            among = context.items[whose.index + 1].prep == "min"
            whose.fill = (at + 1, last if among else whose.fill[1])
            if (tried or doing.stem in _STEADY) and at == whose.first:
                whose = replace(whose)
                whose.stand_for(context.sentence.words[at + 1])  # «محاولة قيادي بارز»: somebody, and no attempt
        context.given[deed.index] = [whose, *(listed[1:] if at is not None else ())]
        context.orphans.pop(deed.index, None)
        if doing.stem in _VAIN or tried:
            context.modal.setdefault(deed.index, "attempted")


def _is_steady_of(context: Context, whose: Item) -> bool:
    return any(word.stem in _STEADY for word in context.sentence.words[whose.first : whose.last])


def _declares(context: Context, whose: Item, at: int | None, deed: Item, light: Entry | None) -> bool:
    """«إعلان الجيش السيطرة على …»، «قرار الحكومة إرسال قوات»: a step of its own that a body announces or decides on."""
    own = deed.entry is not None and (deed.entry.label == "ni" or light is not None)
    body = at == whose.first and any(found.first == whose.first + 1 for found in whose.mentions)
    after = context.following(deed)
    others = after is not None and after.genitive and (acts(after) or is_somebody(after)) and light is None
    return own and body and not (others or deed.pronoun)


def _is_quality(word: Word) -> bool:
    """An adjective without the article, which says what an attempt is like, and not whose."""
    return "adj" in word.labels and not (word.article or word.has("human", "grouphead", "title", "nationality"))


def _his(item: Item, undertakings: frozenset[str]) -> Word | None:
    """«استعداده»، «قيامها»: a word for it with the enclitic of whose it is; «رفضه قصف الحي» is of what others do."""
    word = item.word if item.kind == "noun" and item.last == item.first + 1 else None
    mine = word is not None and word.pronoun and word.stem in undertakings and word.stem not in _REFUSALS
    return word if mine else None


def _by_whom(context: Context, deed: Item, undertaking: Item, word: Word) -> None:
    """«أكدت تمسكها بدعم الجيش»، «أعلن الجيش عزمه على اقتحام الحي»: whose it is by its enclitic, and how it ended."""
    if deed.word is not None and deed.word.pronoun:
        return  # «عزمه على اعتقالهم»: whom it is done to the enclitic of the deed tells
    subject = _who_says(context, undertaking, word.pronoun)
    if subject:
        context.given.setdefault(deed.index, subject)
    elif word.stem in _STEADY or word.stem in _UNDERTAKING:
        context.own.setdefault(deed.index, word.pronoun)
    if word.stem in _VAIN:
        context.modal.setdefault(deed.index, "attempted")


def _who_says(context: Context, undertaking: Item, pronoun: str) -> list[Item]:
    """«أعلنت الحركة | أمس | استعدادها ل…»: the subject of the verb right before, of whom alone the enclitic can be."""
    between: list[Item] = []
    for item in reversed(context.items[max(0, undertaking.index - FOILED) : undertaking.index]):
        if item.kind == "verb":
            subject = context.subjects.get(item.index, [])
            alone = bool(subject) and not item.pronoun and all(i in subject or i.kind == "date" for i in between)
            fits = alone and item.inflected("f") == (pronoun == _HERS) and pronoun in _ONES
            return list(subject) if fits and (acts(subject[0]) or is_somebody(subject[0])) else []
        if item.kind not in ("noun", "date"):
            return []
        between.append(item)
    return []


def _named_after(context: Context, last: Item) -> Item | None:
    """«محاولة القيادي في التنظيم | فلان | الفرار»: whose attempt it is, by his post and then by his name."""
    for whose in reversed(context.items[max(0, last.index - NEXT) : last.index]):
        at = _undertaking(context, whose, _UNDERTAKINGS[""])
        light = context.sentence.words[at].entry("lightnoun") if at is not None else None
        if at is not None:
            post = context.sentence.words[at + 1].has("title", "human", "honorific", "alias")
            tried = light is not None and light.value == "attempted"
            if not tried or not post or whose.kind != "noun":
                return None
            one = replace(whose, fill=(at + 1, whose.fill[1]))
            one.stand_for(context.sentence.words[at + 1])
            return one
        if whose.kind != "noun" or whose.prep not in ("fi", "min") or whose.conj:
            return None
    return None


def _counted_beside(before: Item, whose: Item) -> bool:
    """«محاولة | خمسة من عناصره …»: a number stands right after what it governs."""
    return before.short and before.last == whose.first and whose.count is not None and not (whose.prep or whose.conj)


def _tries(context: Context, whose: Item, at: int | None) -> bool:
    """«محاولة مجموعة من … الفرار»: it is people who try."""
    if whose.mentions or whose.has("human", "grouphead"):
        return True
    return at is not None and at + 1 < whose.last and context.sentence.words[at + 1].has("human", "title", "grouphead")


def _involves(context: Context, deed: Item) -> bool:
    """«تورط ضباط في خطف التاجر», «نفى تورطه في …»: whose part in a deed is told of may have done it."""
    after: Item | None = None
    for item in reversed(context.items[max(0, deed.index - FOILED) : deed.index]):
        word = context.sentence.words[item.first]
        if word.stem in _INVOLVED:
            _part(context, deed, item, after, word.pronoun)
            return True
        if item.kind not in ("noun", "other") or item.conj:
            return False
        after = item if item.kind == "noun" else after
    return False


def _part(context: Context, deed: Item, item: Item, after: Item | None, pronoun: str) -> None:
    """Whose part it is: the enclitic's, what the word governs, or what stands after it."""
    denier = next((i for i in reversed(context.items[: item.index]) if i.kind == "verb"), None)
    denied = denier is not None and _denies(denier)
    himself = context.subjects.get(denier.index) if denied and denier is not None else None
    if pronoun and himself:
        context.given[deed.index] = list(himself)
    elif pronoun:
        context.own.setdefault(deed.index, pronoun)
    elif item.kind == "noun" and item.fill[1] > item.first + 1:
        context.given[deed.index] = [replace(item, fill=(item.first + 1, item.fill[1]))]
    elif after is not None and not after.prep:
        context.given[deed.index] = [after]
    else:
        return
    if not denied:
        context.modal.setdefault(deed.index, "possible")


def _denies(verb: Item) -> bool:
    said = verb.word.entry("say") if verb.word is not None else None
    return said is not None and said.value == "deny"


@only_of(labels={"aux"})
def bring_down(context: Context) -> None:
    """«أسقط الجيش طائرة مسيّرة كانت تستهدف المطار»: what was brought down on its way has not struck."""
    for being in context.of["verb"]:
        if "aux" not in being.labels or not 1 < being.index < len(context.items) - 1:
            continue
        craft, deed = context.items[being.index - 1], context.items[being.index + 1]
        if not craft.nominal or deed.kind != "verb" or not deed.inflected("imperfect") or deed.inflected("past"):
            continue
        downs = (i for i in reversed(context.items[max(0, craft.index - NEXT) : craft.index]) if i.kind == "verb")
        down = next(downs, None)
        if down is not None and down.entry is not None and down.entry.value == _DOWN and not down.negated:
            context.modal.setdefault(deed.index, "attempted")


def _undertaking(context: Context, whose: Item, undertakings: frozenset[str]) -> int | None:
    """Where in the phrase of whose it is the word for it stands."""
    words = context.sentence.words
    return next((at for at in range(whose.first, whose.last - 1) if words[at].stem in undertakings), None)


@only_of(stems=_DEALS)
def deal(context: Context) -> None:
    """«أدى إلى شن التحالف أولى غاراته على …»، «تنفيذ الجيش غارات على …»: whose undertaking it is deals the blow."""
    for deed in context.of["trigger"]:
        known = context.deed(deed)
        if known is None or known.event not in STRIKES or deed.prep or deed.conj or not deed.index:
            continue
        whose = context.items[deed.index - 1]
        if (
            whose.kind == "noun"
            and whose.short
            and whose.word is not None
            and whose.word.stem in _RANKS
            and deed.index > 1
        ):
            whose = context.items[deed.index - 2]  # «شن التحالف | أول | غارات …»
        head = context.sentence.words[whose.first]
        if whose.short and whose.kind == "noun" and whose.word is not None and whose.word.stem in _DEALS:
            _by_will(context, deed, whose)
        if (
            whose.kind != "noun"
            or whose.fill[1] <= whose.first + 1
            or head.stem not in _DEALS
            or head.article
            or head.pronoun
        ):
            continue
        doer = replace(whose, fill=(whose.first + 1, whose.fill[1]))
        if whose.mention("group", "place", "person") is not None:
            context.given.setdefault(deed.index, [doer])


def _by_will(context: Context, deed: Item, dealing: Item) -> None:
    """«تخطط الجماعة لتوجيه ضربة لهم»: who plans or tries it deals the blow, if anybody does."""
    for item in reversed(context.items[: dealing.index]):
        if item.kind == "verb":
            willed = item.entry is not None and item.entry.label == "light" and item.entry.value in _WILLED
            subject = context.subjects.get(item.index) if willed else None
            if subject:
                context.given.setdefault(deed.index, list(subject))
            return
        if item.kind not in ("noun", "date"):
            return


@only_of(stems={_BEATING})
def beat(context: Context) -> None:
    """«اعتدت الشرطة بالضرب على صحفيين»: who beats whom is told by the noun, and no attack."""
    for verb in context.of["verb"]:
        if verb.word is None or not verb.word.means(_BEATS):
            continue
        near = context.items[verb.index + 1 : verb.index + _BLOWS]
        deed = next((i for i in near if i.kind == "trigger" and i.prep == "bi" and i.word is not None), None)
        whom = context.following(deed) if deed is not None else None
        told = deed is not None and deed.word is not None and deed.word.stem == _BEATING
        if deed is None or not told or whom is None or whom.kind != "noun" or whom.prep != "ala":
            continue
        context.drafts[:] = [draft for draft in context.drafts if draft.at is not verb]
        subject = context.subjects.get(verb.index)
        if subject:
            context.given.setdefault(deed.index, list(subject))
        else:
            context.orphans.setdefault(deed.index, verb)


def _trap(context: Context) -> None:
    """«وقعت قوة من الحشد في كمين نصبه مسلحون»: who fell into an ambush is whom it hit."""
    for deed in context.of["trigger"] if not context.stems.isdisjoint(_AMBUSHES) else ():
        ambush = deed.prep == "fi" and deed.entry is not None and deed.entry.lemma in _AMBUSHES
        for other in reversed(context.items[max(0, deed.index - NEXT - 1) : deed.index]) if ambush else ():
            if other.kind == "verb" and other.word is not None and not other.negated:
                fell = context.items[other.index + 1]
                whom = fell.kind == "noun" and not (fell.prep or fell.conj or fell.has("pn"))  # not «سقط قتلى في كمين»
                if whom and not _FALLS.isdisjoint(e.lemma for e in other.word.entries) and _is_trapped(fell):
                    context.target.setdefault(deed.index, [fell])
            if other.kind not in ("noun", "date"):
                break


def _is_trapped(item: Item) -> bool:
    """People, a body of them, or what they ride in."""
    return acts(item) or is_somebody(item) or item.has("grouphead") or headed(item, "thing", _RIDDEN)


@only_of(stems=_AMBUSHES | {_EXPOSURE})
def suffer(context: Context) -> None:
    """«بعد تعرض المدينة لقصف»: what is exposed to a deed is what it befalls."""
    _trap(context)
    for deed in context.of["trigger"] if _EXPOSURE in context.stems else ():
        if deed.prep != "li":
            if deed.conj and not deed.prep:
                _suffer_too(context, deed)
            continue
        for whose in reversed(context.items[max(0, deed.index - NEXT - 1) : deed.index]):
            if whose.kind not in ("noun", "date"):
                break
            words = context.sentence.words[whose.first : whose.last]
            at = next((i for i, word in enumerate(words) if word.stem == _EXPOSURE), None)
            if at is None:
                continue
            if any(doer.index < whose.index for doer in context.given.get(deed.index, ())):
                context.given.pop(deed.index)  # «هرب فلان بعد تعرضه للتعذيب»: not what he fled for
            if whose.prep == "for" or whose.prep == "cause" and context.sentence.form(whose.prep_at) in _FEARS:
                context.modal.setdefault(deed.index, "possible")  # «خشية تعرضه للتعذيب»
            if words[at].pronoun:
                known = context.deed(deed)
                if known is not None and known.event in _SUFFERED:
                    context.waits.setdefault(deed.index, whose)  # «بعد تعرضه للتعذيب»
            elif whose.first + at + 1 < whose.fill[1]:
                whose.fill = (whose.first + at + 1, whose.fill[1])
                context.target.setdefault(deed.index, [_counted(context, _exposed(context, whose, at))])
            elif (exposed := context.items[whose.index + 1]).kind == "noun" and not (exposed.prep or exposed.conj):
                context.target.setdefault(deed.index, [exposed])  # «تعرض | عدد من المنازل لقصف»
            break


def _exposed(context: Context, whose: Item, at: int) -> Item:
    """«احتمال تعرض السفارات لهجمات»: who is exposed, and no chance of it."""
    if not at:
        return whose
    those = replace(whose)
    those.stand_for(context.sentence.words[whose.first + at + 1])
    return those


def _suffer_too(context: Context, deed: Item) -> None:
    """«تعرض الصحفيون للخطف والتعذيب»: joined to a deed that somebody is exposed to."""
    before = context.previous(deed)
    while before is not None and before.conj and not before.prep and before.nominal and before.short:
        before = context.previous(before)
    known = context.deed(deed)
    if before is None or before.kind != "trigger" or before.prep != "li" or known is None:
        return
    if known.event in _SUFFERED and before.index in context.target and before.last <= deed.first:
        context.target.setdefault(deed.index, context.target[before.index])


def _counted(context: Context, whose: Item) -> Item:
    """«تعرض 20 فتاة للاغتصاب»: those whom a number in the phrase counts."""
    number = next((f for f in whose.mentions if f.kind == "number" and f.first == whose.fill[0]), None)
    if number is None or number.last >= whose.fill[1]:
        return whose
    those = replace(whose, fill=(number.last, whose.fill[1]), count=number)
    those.stand_for(context.sentence.words[number.last])
    return those


def befell(context: Context, item: Item, sides: Sides) -> bool:
    """«حملة اعتقالات طالت عشرات الشبان»، «طالت الاعتقالات …»: whom the deed befell that stands beside the verb."""
    deeds = [i for i in sides.subject if i.kind == "trigger"]
    previous = context.previous(item)
    if not deeds and previous is not None and previous.kind == "trigger" and previous.last == item.first:
        deeds = [previous]
    whom = sides.objects[0] if sides.objects else [i for i in sides.subject if i.kind != "trigger"]
    meant = context.deed(deeds[0]) if deeds else None
    if meant is None or meant.event not in _BEFALLING or not whom or item.negated:
        return False
    context.target[deeds[0].index] = whom
    context.extra.setdefault(deeds[0].index, sides.slots)
    return True
