"""What is decreed where no one verb with its two sides says it: «تم منع …»، «قراراً يحظر …»، «يُمنع على السكان …»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.arguments import complements
from khabar.claims.context import Context
from khabar.claims.decrees import hold_order
from khabar.claims.draft import Argument
from khabar.claims.items import NOMINAL, Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_abstract, is_somebody, is_state
from khabar.grammar.classes import word_class

_PAPERS = word_class("edict") | word_class("statute")  # «قرار»، «مرسوم»، «أمر ملكي»
_BY_OFFICE = word_class("by_office")  # «أمر | ملكي»: the order of an office, and no matter
_MATTER = "امر"
_HOLDS, _RULES = word_class("holds_edict"), word_class("rules_so")  # «يقضي ب…»، «يحظر …»
_IMPOSING, _HALTING = word_class("imposing"), word_class("halting")  # «تم فرض …»، «تم منع …»
_COMES_ABOUT, _RESOLVED = frozenset({"تم", "جري"}), frozenset({"تقرر"})
_BY_NOBODY = _IMPOSING | _COMES_ABOUT | _RESOLVED
_FORBIDS, _FORBIDDEN = word_class("forbids"), word_class("forbidden")
_ISSUES, _TAKES = word_class("issues_edict"), word_class("takes_decision")
_OF = frozenset({"bi", "ala", "with"})
_PLANS, _MEANT = frozenset({"plan", "try"}), "intended"
_AWAITS = word_class("calls_for_consent")
_EMERGENCY, _COMES_OUT = "emergency", ("يصدر", "تصدر")
_BY_NOUN, _TERMS = "decree_noun", word_class("sets_term")
_TERM, _GIVES_TERM = "مهله", frozenset({"اعطي", "منح", "حدد"})  # «أعطاهم مهلة يومين ل…»
_ASKS, _ASKED = frozenset({"طالب", "دعا", "طلب"}), frozenset({"bi", "ila"})  # «قرار يطالب الحركة ب…»
_NUMBERED, _HEADED = frozenset({"رقم"}), 2
_MAKING, _SOUGHT = frozenset({"اصدار", "اتخاذ", "تبني", "سن"}), frozenset({"bi", "ila", "li"})
_DECLARES = word_class("declares_edict")
_NOT_TO = "عدم"
_NEAR = 4  # items from a decree to what it holds
_SEATS = frozenset({"appointment"})
_SUSPENDED, _SERVICES = "suspended", word_class("service")
_IMPOSITIONS = word_class("imposition")


@only_of(stems=_PAPERS | _FORBIDDEN | _IMPOSING | _BY_NOBODY | {_TERM}, lemmas=_FORBIDS | _TERMS)
def add_edicts(context: Context) -> None:
    """A decree for each that no other reader has found."""
    stems = context.stems
    papers, forbids, imposes = [not told.isdisjoint(stems) for told in (_PAPERS, _FORBIDDEN, _IMPOSING)]
    for item in context.items:
        if item.kind == "verb":
            _come_about(context, item)
            _forbid(context, item)
            _set_term(context, item)
            if papers:
                _state(context, item)
        elif item.kind in NOMINAL:
            if papers:
                _hold(context, item)
            if forbids:
                _forbid(context, item)
            if imposes:
                _impose(context, item)


def _hold(context: Context, item: Item) -> None:
    """«أصدر المجلس قراراً [يمنع …]»، «مرسوم [يقضي ب…]»، «القرار الذي اتخذته القيادة [ب…]»."""
    word = item.word
    if word is None or word.stem not in _PAPERS or item.pronoun:
        if word is not None and "lightnoun" in item.labels and not item.short:
            _hold_on(context, item)  # «طالبهم بتنفيذ قرار مجلس الأمن الذي …»
        return
    if word.stem == _MATTER and not any(
        w.stem in _BY_OFFICE for w in context.sentence.words[item.first + 1 : item.last]
    ):
        return
    if (held := _not_issued(context, item)) is not None:
        return
    if (held := _ordered(context, item)) is not None:
        by = context.following(item)
        draft_edict(context, item, held, [by] if by is not None and by.prep == "min" and rules(by) else [])
        return
    taken = _taken(context, item)
    if taken is not None:
        draft_edict(context, item, taken[1], [taken[0]])
        return
    _hold_on(context, item)


def _hold_on(context: Context, item: Item) -> None:
    """«قرار [يمنع …]»، «قرار مجلس الأمن رقم 1701 [الذي يدعو الحركة إلى …]»: by the verb that tells of the paper."""
    if _PAPERS.isdisjoint(w.stem for w in context.sentence.words[item.first : min(item.first + _HEADED, item.last)]):
        return
    verb = context.following(item)
    while verb is not None and verb.index < item.index + _NEAR and _tells_which(verb):
        verb = context.following(verb)
    if verb is not None and verb.kind == "relative":
        verb = context.following(verb)
    if verb is None or verb.kind != "verb" or verb.word is None or verb.negated:
        return
    lemmas = verb.word.lemmas
    known, issuer = len(context.drafts), _issuer(context, item)
    whose = [] if issuer else _whose(context, item)
    issuer = issuer or whose
    if lemmas & _ASKS and issuer:
        near = context.items[verb.index + 1 : verb.index + _NEAR]
        held = next((i for i in near if i.prep in _ASKED and i.nominal), None)
        if held is not None:
            draft_edict(context, item, held, issuer)
    elif lemmas & _HOLDS:
        held = next(
            (i for i in context.items[verb.index + 1 : verb.index + _NEAR] if i.prep in _OF and i.nominal), None
        )
        if held is not None:
            draft_edict(context, item, held, issuer)
    elif lemmas & _RULES and issuer and not verb.pronoun:
        held = context.following(verb)
        if held is not None and held.nominal:
            draft_edict(context, item, held, issuer, verb)
    for draft in context.drafts[known:] if whose else ():
        draft.given = True  # «طالب بتنفيذ قرار المجلس الذي …»: it has been made


def _state(context: Context, verb: Item) -> None:
    """«نص القرار على إخلاء المقرات»، «وقضى المرسوم ب…»: what the paper holds, behind the verb before it."""
    if verb.word is None or verb.negated or verb.word.lemmas.isdisjoint(_HOLDS):
        return
    paper = context.following(verb)
    held = context.following(paper) if paper is not None else None
    if paper is None or paper.word is None or paper.word.stem not in _PAPERS or paper.prep or paper.conj:
        return
    if held is not None and held.nominal and held.prep in _OF and not held.conj:
        draft_edict(context, verb, held, [])


def _not_issued(context: Context, item: Item) -> Item | None:
    """«لم يصدر عن الوزارة أي قرار ب…»: denied, of whoever has not issued it."""
    held = context.following(item)
    who = context.previous(item)
    word = context.previous(who) if who is not None and who.prep == "an" else None
    if held is None or word is None or who is None or word.kind != "other" or held.prep != "bi" or not held.nominal:
        return None
    if not context.sentence.form(word.last - 1).endswith(_COMES_OUT) or not rules(who):
        return None
    known = len(context.drafts)
    draft_edict(context, item, held, [who])
    for draft in context.drafts[known:]:
        draft.polarity, draft.modality, draft.given = "denied", "asserted", True
    return held


def _ordered(context: Context, item: Item) -> Item | None:
    """«أوامر بسحب القوات من …»، «مرسوم بإلغاء …»: a deed with its sides, right behind the word."""
    if item.kind != "trigger" or item.entry is None or item.entry.value != _BY_NOUN or context.given.get(item.index):
        return None
    near = context.items[max(0, item.index - _NEAR) : item.index]
    if any(i.word is not None and (i.word.stem in _AWAITS or i.word.means(_AWAITS)) for i in near):
        return None  # «تنتظر القوات صدور الأوامر باقتحام …»
    held = context.following(item)
    whom = context.following(held) if held is not None and held.prep in ("li", "min") else None
    held = whom if whom is not None else held  # «أوامر للقوات | بالانسحاب»، «أوامر من قائدهم | بالانسحاب»
    if held is None or held.prep != "bi" or not held.nominal or held.conj:
        return None
    if held.pronoun and held.short or held.has("demonstrative"):
        return None  # «أمراً بذلك»
    after = context.following(held)
    return held if held.kind == "trigger" or not held.short or after is not None and after.genitive else None


def _taken(context: Context, item: Item) -> tuple[Item, Item] | None:
    """«القرار الذي اتخذته القيادة ب…»: who took it, and what it holds."""
    relative = context.following(item)
    verb = context.following(relative) if relative is not None and relative.kind == "relative" else None
    if verb is None or verb.kind != "verb" or verb.word is None or not verb.pronoun:
        return None
    if not verb.word.lemmas & (_TAKES | _ISSUES):
        return None
    who = context.following(verb)
    held = next((i for i in context.items[verb.index + 2 : verb.index + 2 + _NEAR] if i.prep == "bi"), None)
    if who is None or held is None or not held.nominal or not rules(who):
        return None
    return who, held


def _tells_which(item: Item) -> bool:
    """«قرار … | رقم 1701 | الذي»، «قرار واضح | وصريح | يطالب …»: which paper it is, or what it is like."""
    if item.kind not in ("noun", "other") or item.prep or item.word is None:
        return False
    return item.word.stem in _NUMBERED or item.has("adj") and not item.definite and not item.mentions


def _whose(context: Context, item: Item) -> list[Item]:
    """«قرار [مجلس الأمن] الذي يدعو إلى …»: a body in the genitive of the paper."""
    body = item.mention("group") if item.kind == "noun" else None
    if body is None or body.first <= item.fill[0]:
        return []
    whose = replace(item, fill=(body.first, body.last), prep="")
    whose.stand_for(context.sentence.words[body.first])
    return [whose]


def _is_sought(context: Context, item: Item) -> bool:
    """«طالب المجلس بإصدار قرار …», «دعا إلى اتخاذ قرار …»: a paper that has yet to be made."""
    making = context.previous(item)
    return making is not None and making.prep in _SOUGHT and making.word is not None and making.word.stem in _MAKING


def _issuer(context: Context, item: Item) -> list[Item]:
    """Who issues it: the subject of the verb before, or whoever gives the noun its doer."""
    given = [i for i in context.given.get(item.index, ()) if rules(i)]
    if given:
        return given
    for verb in reversed(context.items[max(0, item.index - _NEAR) : item.index]):
        if verb.kind == "verb" and verb.word is not None:
            if verb.word.lemmas & (_ISSUES | _TAKES):
                return [i for i in context.subjects.get(verb.index, ()) if rules(i)]
            return []
    return []


def _come_about(context: Context, verb: Item) -> None:
    """«تم فرض حظر …»، «جرى إغلاق المعبر»، «تقرر نقل المعسكر»: by nobody who is named."""
    word = verb.word
    if word is None or word.stem not in _BY_NOBODY:
        return
    held = context.following(verb)
    if held is None or held.word is None or held.prep or held.conj or held.pronoun:
        return
    stem = held.word.stem
    alone = all(i.kind == "trigger" for i in context.subjects.get(verb.index, ()))
    if word.stem in _IMPOSING and alone and _opens(context, verb):
        held = _imposed(context, verb)  # «فُرض حظر تجول في …»
    elif word.stem in _COMES_ABOUT and stem in _IMPOSING:
        held = _imposed(context, held)
    elif word.stem in _COMES_ABOUT:
        goes_on = not held.short or _goes_on(context, held)
        held = held if goes_on and (stem in _HALTING or _halts(context, held)) else None
    elif word.stem in _RESOLVED:
        held = held if _is_resolved(context, verb, held) else None
    else:
        return
    if held is not None:
        draft_edict(context, verb, held, [])


def _opens(context: Context, verb: Item) -> bool:
    """At the head of its sentence, and so of nobody who was named."""
    return verb.index == 0 or all(i.kind == "mark" for i in context.items[: verb.index])


def _imposed(context: Context, held: Item) -> Item | None:
    """«تم فرض [حظر التجول]»: of which the verb was taken to lack its subject; not «تم فرض السيطرة»."""
    inner = context.following(held)
    deed = context.deed(inner) if inner is not None and held.last == inner.first else None
    if inner is None or inner.prep or held.last - held.first > 1 or deed is None or deed.event != "decree":
        return None
    context.drafts[:] = [d for d in context.drafts if d.at is not inner or d.event != "decree"]
    return inner


def _is_resolved(context: Context, verb: Item, held: Item) -> bool:
    """«تقرر [نقل المعسكر إلى …]»: a deed, which nobody else is told to decide on."""
    if context.subjects.get(verb.index) or not held.nominal or held.definite and held.short:
        return False
    if context.may_mean(held, _SEATS):
        return False  # «تقرر إعفاء العقيد من منصبه»: told by his post
    return (held.kind == "trigger" or held.has("noun")) and not (verb.conj and context.previous(verb) is not None)


def _halts(context: Context, held: Item) -> bool:
    """«جرى تعليق الدراسة», and not «تعليق الصور»."""
    deed = context.deed(held)
    what = context.sentence.words[held.last] if held.last < len(context.sentence.words) else None
    return deed is not None and deed.id == _SUSPENDED and what is not None and what.stem in _SERVICES


def _goes_on(context: Context, held: Item) -> bool:
    after = context.following(held)
    return after is not None and after.genitive


def _forbid(context: Context, item: Item) -> None:
    """«يُمنع على السكان الخروج …»، «كان ممنوعاً على السكان عبور …»: to whom it is forbidden stands right after it."""
    word = item.word
    if word is None or item.negated:
        return
    if item.kind != "verb":
        forbidden = word.stem in _FORBIDDEN
    else:
        by_nobody = not item.pronoun and not context.subjects.get(item.index)
        forbidden = not word.lemmas.isdisjoint(_FORBIDS) and item.inflected("imperfect") and by_nobody
    whom = context.following(item) if forbidden else None
    if whom is not None and whom.prep == "min" and item.kind != "verb":
        _keep_from(context, item, whom)
    if whom is None or whom.prep != "ala":
        return
    rest = context.items[whom.index + 1 : whom.index + _NEAR]
    what = next((i for i in rest if i.nominal and not (i.prep or i.conj)), None)
    if what is not None and not is_state(what) and not acts(what):
        draft_edict(context, item, what, [], item)


def _keep_from(context: Context, item: Item, what: Item) -> None:
    """«المدنيون ممنوعون من [الاقتراب من الحدود]»: what those are kept from of whom it is told."""
    who = context.previous(item)
    told = who is not None and who.kind == "noun" and not who.prep and not item.definite
    if told and what.nominal and not what.has("human", "grouphead"):
        draft_edict(context, item, what, [])


def _impose(context: Context, item: Item) -> None:
    """«هدد ب[فرض عقوبات على …]»، «نقطة ل[فرض رسوم على …]»، «أعلن [فرض حظر التجول]»: what is imposed, and by whom."""
    if item.word is None or item.word.stem not in _IMPOSING:
        return
    whole = item.last - item.first > 1  # «فرض رسوم», one phrase
    held = _inner(context, item) if whole else context.following(item)
    if held is None:
        return
    deed = context.deed(held) if not whole else None
    tax = held.word is not None and held.word.stem in _IMPOSITIONS
    if held.prep or held.first != item.last and not whole or not (tax or deed is not None and deed.event == "decree"):
        return
    verb = next(
        (i for i in reversed(context.items[max(0, item.index - 2 * _NEAR) : item.index]) if i.kind == "verb"), None
    )
    if verb is None or verb.word is None or verb.negated:
        return
    light, hedge = verb.word.entry("light"), verb.word.entry("hedge")
    plans = light is not None and light.value in _PLANS or hedge is not None and hedge.value == _MEANT
    told = not plans and not item.prep and bool(verb.word.lemmas & _DECLARES)
    if plans and item.prep in ("", "bi") or item.prep == "li" or told:
        issuer = [i for i in context.subjects.get(verb.index, ()) if rules(i) and not is_one(i)]
        if issuer:
            if not told:
                context.modal.setdefault(item.index, "intended")
            draft_edict(context, item, held, issuer)


def _inner(context: Context, item: Item) -> Item:
    """«فرض [رسوم]»: what stands in the genitive of the noun, in one phrase with it."""
    inner = replace(item, first=item.first + 1, fill=(item.first + 1, item.last), prep="", prep_at=-1)
    inner.stand_for(context.sentence.words[item.first + 1])
    return inner


def _set_term(context: Context, verb: Item) -> None:
    """«أمهلت الجماعة السكان يومين لمغادرة القرية»: what others have to do by then."""
    if verb.word is None or verb.negated or verb.word.lemmas.isdisjoint(_TERMS) and not _gives_term(context, verb):
        return
    issuer = [i for i in context.subjects.get(verb.index, ()) if rules(i)]
    if not issuer:
        return
    held = next((i for i in context.items[verb.index + 1 : verb.index + 2 * _NEAR] if i.prep == "li"), None)
    if held is None or not held.nominal:
        return
    bare = [
        i for i in context.items[verb.index + 1 : held.index] if i.kind == "noun" and not i.prep and i.count is None
    ]
    if verb.pronoun or any(i not in issuer for i in bare):  # «تمهل المليشيات يومين»: whom, and not who
        draft_edict(context, verb, held, issuer)


def _gives_term(context: Context, verb: Item) -> bool:
    """«أعطى التنظيم أصحاب المحلات مهلة يومين ل…»، «حدد الجيش مهلة ل…»."""
    if _TERM not in context.stems or verb.word is None or verb.word.lemmas.isdisjoint(_GIVES_TERM):
        return False
    near = context.items[verb.index + 1 : verb.index + _NEAR]
    return any(i.kind == "noun" and not i.prep and i.word is not None and i.word.stem == _TERM for i in near)


def is_one(item: Item) -> bool:
    """«شرطي»، «مسؤولون»: people without a name or an office."""
    named = item.mention("person", "group", "place") is not None or item.has("title", "grouphead")
    return item.has("human", "given") and not named


def rules(item: Item) -> bool:
    """Somebody who can decree: a body, a state, whoever holds a post; and no matter, and nobody who protests."""
    if item.kind != "noun" or is_abstract(item) and not acts(item) or headed(item, "human", frozenset({"protester"})):
        return False
    return acts(item) or is_state(item) or is_somebody(item) or item.mention("place") is not None


def draft_edict(context: Context, at: Item, held: Item, issuer: list[Item], first: Item | None = None) -> None:
    """A decree with what it holds, to the end of its clause, unless one is read there."""
    start, stop = context.sentence.bounds(held.first, held.last)
    begin = context.sentence.bounds(at.first, at.last)[0]
    for known in context.drafts:
        if (
            known.event == "decree"
            and known.ready()
            and any(
                a.start < stop and (start < a.stop or begin <= known.start) and start < a.stop
                for a in known.roles.get("content", ())
            )
        ):
            return
    draft = context.start("decree", "frame.decree.edict", at, ("content",))
    for one in issuer:
        draft.add("issuer", context.filler(one))
    draft.add("content", Argument(start, stop, held))
    undone = held.first > 0 and held.negated and context.sentence.form(held.first - 1).endswith(_NOT_TO)
    first = first or (replace(held, first=held.first - 1) if undone else None)  # «طلبت [عدم استخدام الهواتف]»
    deed = context.deed(held)
    if deed is not None and deed.id == _EMERGENCY:  # «حظر تجوال | في المدينة»
        for place in complements(context.items, held.index, frozenset()).places:
            draft.add("place", context.place(place))
    else:
        hold_order(context, draft)
    if first is not None:
        told = draft.roles["content"][0]
        begin = context.sentence.bounds(first.first, first.last)[0]
        draft.roles["content"] = [Argument(begin, max(told.stop, stop), held)]
    draft.polarity = "denied" if at.negated else "affirmed"
    future = at.word is not None and at.kind == "verb" and at.word.future
    modal = context.modal.get(at.index)
    future = future or _is_sought(context, at)
    meant = modal is not None and (at.kind == "verb" or at.word is not None and at.word.stem in _IMPOSING)
    draft.modality = modal if meant and modal is not None else "intended" if future else "asserted"
    context.drafts.append(draft)
