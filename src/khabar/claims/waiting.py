"""Roles held by a pronoun or by nothing: they wait for what was said before."""

from __future__ import annotations

from itertools import takewhile

from khabar.claims.asides import suspected
from khabar.claims.candidates import named_as
from khabar.claims.companions import WHOEVER, companion_of
from khabar.claims.company import LEAVING
from khabar.claims.concord import agrees, is_object
from khabar.claims.context import STRIKES, VICTIMS, Context
from khabar.claims.draft import MINE, NEAREST, SPEAKER, SUBJECT, Argument, Draft
from khabar.claims.fitting import fits
from khabar.claims.items import Item
from khabar.claims.lacking import goes_on, has_its_own, is_of_thing, lacks, to_himself, who_stands_by
from khabar.claims.leads import OURS, before
from khabar.claims.ours import is_first
from khabar.claims.sites import settle, take_up
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_feminine, is_place
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_ME = frozenset({"ي", "ني"})
_YOU = "كم"
_UNDERGONE = frozenset({"handover", "arrest", "detention", "abduction", "movement", "execution", "killing", "abuse"})
_DEADLY = frozenset({"killing", "abuse", "execution"})  # «وقتل في الهجوم …»: often of those counted far behind
_MANNERS = word_class("way_of_death")
_SEIZED = frozenset({"handover", "arrest", "detention", "abduction", "movement"})
_WHERE = frozenset({"ila", "fi", "at"})
_CARRIED = frozenset({"group", "person", "living", "somebody"})
_GOING = frozenset({"movement", "flight"})
_TAKEN = "captured|bound"  # «وقوعه في الأسر»; what falls by «سقوطه» may be a place
_HANDED = _GOING | {"handover", "displacement"}  # whom a verb makes go
_NOR = frozenset({"ولم", "فلم"})  # «لم ينشق ولم يغادر الجبهة»
_AFTER, _SINCE = frozenset({"unreal", "but", "if"}), "بعد"
_ENDS = frozenset({"from", "to", "via"})
_PLACES = frozenset({"ه", "ها", "هما"})
_PHRASES = frozenset({"sentence", "release", "killing", "execution"})  # whose verb may be a phrase with its object
_ANSWERS = "answerable"
_BASED, _WITHIN, _NEAR = "based", frozenset({"fi", "bi"}), 5  # items back from where a place lies
_WITHHELD, _HARM = "withheld", "harm_to"
_WRECKED = ("target", "thing")
_CLASH, _OPPOSITE = "clash", frozenset({"maa", "did", "ala"})
_NEVER, _SHELLS = frozenset({"content", "for"}), "shelling"
_MY_PARTS = frozenset({"victim", "target", "payee", "to"})  # what «أفرجوا عني»، «دفعوا لي» make of who speaks
_MY_OWN = frozenset({"movement", "flight", "membership", "payment", "handover", "residence"})  # told of oneself
_BEFELL_ME = frozenset({"injury", "arrest", "detention", "abduction"})
_BEFALLS_ME, _SHE = _BEFELL_ME | {"abuse"}, frozenset({"past", "f", "sg"})  # «تعرضت للضرب»: she, or «I»
_SOME_OF_THEM = word_class("some_do")
_DEALT = STRIKES | frozenset("killing injury arrest abduction detention execution release destruction".split())
_LEFT = frozenset({"flight", "displacement"})
_PARTS = word_class("counted") | word_class("some_of") | word_class("one_of_them")
_MET = ("thing", "weapon", "placehead", "grouphead")
_PLACES_TOO = frozenset({"leave_ranks"})  # «غادرت القطاع»: a place is left so as well as a body
_SOMEBODY = frozenset(
    "victim target actor party member organisation payee to".split()
)  # whom «به»، «عنه»، «بحقه» may mean


def wait(context: Context, item: Item, frame: Frame, draft: Draft, slots: Slots) -> None:
    """Mark the roles of a draft that are to be filled from before."""
    if item.kind == "verb":
        _verb(context, item, frame, draft, slots)
        for place in _where(context, item) if frame.id == _BASED and "place" not in draft.roles else ():
            draft.add("place", context.place(place))
    else:
        if "li" in slots.pronouns:
            _suffer(context, item, frame, draft, slots.pronouns["li"])
        _noun(context, item, frame, draft, slots.pronouns.get("gen", ""))
    for slot, pronoun in slots.pronouns.items():  # «أفرج عنه»، «صدرت بحقه مذكرة»
        role = frame.roles.get(slot)
        if slot == "li" and item.kind == "trigger" and item.entry is not None and item.entry.label == "nt":
            continue  # to whom it is done, as ``_suffer`` reads it
        if item.kind == "trigger" and frame.id == _WITHHELD:
            continue  # «قطع الإمدادات عنهم»: of several told of before, it is not clear of whom
        if slot == "li" and frame.event == "movement" or slot == "maa" and frame.event in LEAVING:
            continue  # «لم يعد لها»، «هربت معها»: with whom, and nobody who did it
        if (
            role in _SOMEBODY
            and (role not in draft.roles or slot == "bayn")
            and (pronoun not in OURS or pronoun in _ME and role in _MY_PARTS)
        ):
            _put(context, draft, role, item, SPEAKER if pronoun in _ME else pronoun)
        elif role == "from" and role not in draft.roles and _leaves(context, item, frame, slot):
            settle(context, item, draft, role, pronoun)  # «دخل الجيش البلدة بعد فرار المسلحين منها»
        elif role == "thing" and item.kind == "trigger" and frame.id == _HARM and role not in draft.roles:
            settle(context, item, draft, role, pronoun)  # «زار المدينة ورأى الدمار الذي لحق بها»
        elif role == "place" and role not in draft.roles:
            if _goes_on(context, item) or _who(context, item):
                settle(context, item, draft, role, pronoun)  # «دخل البلدة وسيطر عليها»، «الذين كانوا يسيطرون عليها»
            elif item.kind == "verb":
                take_up(context, item, draft, pronoun)  # «المدينة التي كان الجيش يسيطر عليها»


def _leaves(context: Context, item: Item, frame: Frame, slot: str) -> bool:
    """Whether «منها» is where somebody goes from: «وصل إلى المدينة ثم فر منها»، «ونزح منها السكان»."""
    if item.kind == "trigger":
        return frame.event in _LEFT
    held = next((i for i in context.items[item.index + 1 :] if i.value == "pronoun" and i.prep == slot), None)
    ahead = context.previous(held) if held is not None else None
    part = ahead is not None and ahead.kind == "noun" and ahead.short
    part = part and ahead is not None and (ahead.count is not None or context.sentence.form(ahead.first) in _PARTS)
    return frame.event in _LEFT | {"movement"} and not part and _goes_on(context, item)  # «لاذ الكثير | منها بالفرار»


def _goes_on(context: Context, item: Item) -> bool:
    """A verb that is joined to another, or in a clause of its own; a deed («السيطرة عليها»)."""
    before = context.previous(item)
    return item.kind == "trigger" or item.conj or before is not None and before.kind in ("clause", "that")


def _who(context: Context, item: Item) -> bool:
    """«الذين كانوا يسيطرون عليها»: of those who do it the relative pronoun tells, and not of where."""
    near = context.items[max(0, item.index - 2) : item.index]
    return item.inflected("pl") and any(i.kind == "relative" and i.value == "pl" for i in near)


def _where(context: Context, verb: Item) -> list[Item]:
    """«هاجموا البلدتين وقريتهما، حيث | تتحصن القوات»: the places right before «where», which begins the clause."""
    at = verb.index - 1
    if at < 1 or context.items[at].value != "where":
        return []
    at -= 1 + (context.items[at - 1].kind == "mark")
    if at >= 0 and context.items[at].prep in _WITHIN:  # «… بلدتي نبل وكفرية الواقعتين بريف حلب، حيث …»
        near = takewhile(lambda i: i.nominal or i.kind == "other", reversed(context.items[max(0, at - _NEAR) : at]))
        at = next((i.index for i in near if is_place(i) and i.mention("place") and not i.genitive), at)
    found: list[Item] = []
    while at >= 0 and context.items[at].kind == "noun" and is_place(context.items[at]) and not acts(context.items[at]):
        found.insert(0, context.items[at])
        if not context.items[at].conj:
            break
        at -= 1
    return found


def _then_did(context: Context, item: Item) -> bool:
    """«أطلقا النار عليه فقتلاه»، «فأرداه قتيلاً»: by those of whom was told right before."""
    after = context.following(item)
    if after is not None and after.nominal and not after.prep and not after.has("pn"):
        return False  # «فأصابهم الفشل»
    then = item.word is not None and item.word.conjunction == "ف"
    return bool(item.pronoun) and item.conj and (then or item.inflected("dual"))


def _verb(context: Context, item: Item, frame: Frame, draft: Draft, slots: Slots) -> None:
    label, cut = item.entry.label if item.entry is not None else "", slots.cut
    obj, subj = frame.roles.get("obj"), frame.roles.get("subj")
    ours = item.pronoun in OURS
    led = item.index in context.bound and frame.event == "support"  # «تحالف تقوده …»: of the coalition, or of nobody
    if (
        item.pronoun
        and obj is not None
        and obj not in draft.roles
        and not led
        and not (ours and item.inflected("dual"))
    ):
        _put(context, draft, obj, item, SPEAKER if ours else item.pronoun)  # «قتلانا» are our dead
    if ours and frame.id == "given" and obj in draft.roles and "payee" not in draft.roles:
        _put(context, draft, "payee", item, SPEAKER)  # «أعطاني 200 دولار»
    if frame.id in _PHRASES and obj is not None and obj not in draft.roles and item.entry is not None:
        held = next((i for i in context.items[item.index + 1 :] if i.value == "object" and i.pronoun), None)
        if held is not None and " " in item.entry.lemma:
            _put(context, draft, obj, held, held.pronoun)  # «قضت المحكمة بسجنه …»، «أطلقوا سراحه»
            draft.widen(*context.sentence.bounds(held.first, held.last))
    if item.index in context.passive or item.prep == "min" or context.sentence.form(item.first - 1) in WHOEVER:
        return  # «كل من ينتمي إلى التنظيم»، «لمن يسلمون أنفسهم»: whoever does, and nobody who was told of
    subject = context.subjects.get(item.index, [])
    passive = label == "vt" and obj in draft.roles and not subject and (frame.passive or frame.event != "control")
    passive = passive and not (frame.event == "bombing" and to_himself(context, item))
    passive = passive and not _has_object(context, item, frame, draft, obj)
    passive = passive or not subject and frame.passive and label == "vi" and _by_nobody(item, frame, slots)
    acted = (
        not passive
        or _pays(context, item, frame)
        or _goes(context, item, frame)
        or item.inflected("pl")
        and not (frame.event in _GOING and _is_ours_by_chance(item))
        or _then_did(context, item)
        or item.index in context.acting
        or item.index in context.each
    )
    acted = acted and not (
        cut and frame.event in _GOING and not item.inflected("pl")
    )  # «وصلت إلى المدينة التي … أربع شاحنات»
    if subj is not None and subj not in draft.roles and frame.event == "bombing" and to_himself(context, item):
        bomber = who_stands_by(context, item)
        if bomber is not None:
            draft.add(subj, bomber)
    if subj is not None and subj not in draft.roles and acted and lacks(context, item, frame, draft, label, subject):
        if is_of_thing(context, item):
            return  # «إن أول طائرة تتبع المنظمة وصلت إلى عدن»: neither she nor it was told of before
        near = item.index in context.near or _describes(context, item)
        _put(context, draft, subj, item, context.each.get(item.index) or (NEAREST if near else SUBJECT))
    if obj in draft.roles and subj not in draft.needs and may_be_mine(context, item):
        claim_mine(context, item, frame, draft)
    plural = label == "vt" and not subject and item.inflected("pl")
    plural = plural and not (_acted(context, item) or _met_another(context, item, frame))
    alone = frame.event in VICTIMS and (plural or item.index in context.told)
    by = draft.roles.get("actor", ())  # «أنه اعتقل على يد الأمن»: by whom, and so nothing that he did
    told = bool(by) and (obj in draft.roles or any(a.item is None or a.item.prep != "by" for a in by))
    if alone and obj is not None and frame.passive and not told:
        _put(context, draft, obj, item)  # «اعتقلوا في الموصل»
    elif label == "vt" and obj is not None and obj not in draft.roles and not (plural or subject):
        if frame.passive and frame.event in _UNDERGONE and not cut and _undergoes(context, item, frame):
            _put(context, draft, obj, item)
    if label == "vp" and obj is not None and obj not in draft.roles:
        # «أدينت العملية»: nobody is found guilty; «اختفت مظاهر الدولة»: nor is anybody missing
        for filler in subject if frame.event != "proceeding" else ():
            if obj not in frame.typed or fits(frame, obj, filler):
                draft.add(obj, context.filler(filler))
        # «أصيب في الهجوم الذي … أربعة جنود»: whoever stands after the clause
        if not subject and not cut and not has_its_own(context, item):
            _put(context, draft, obj, item)


def _has_object(context: Context, item: Item, frame: Frame, draft: Draft, role: str | None) -> bool:
    """«…، كما قتلت خمسة مدنيين»: in a clause of its own, whoever was told of did, for none of those is of its gender.

    Not where a blow was told of that the verb may tell of: «وقعت غارات في المدينة حيث قتلت خمسة».
    """
    told = [a.item for a in draft.roles.get(role or "", ()) if a.item is not None]
    if frame.event not in _DEALT or item.conj or len(told) != 1 or not is_object(item, told[0]):
        return False
    if context.sentence.words[told[0].last - 1].pronoun or context.sentence.form(told[0].first) in _SOME_OF_THEM:
        return False  # «كما اعتقلت محافظها»، «… بعضهم»: whose those are, others tell
    opener = context.previous(item)
    if opener is None or opener.kind != "clause":
        return False
    return not any(i.kind == "trigger" and not i.prep and agrees(item, i) for i in context.items[: item.index])


def _is_ours_by_chance(item: Item) -> bool:
    """«نقل الجرحى إلى المستشفى»: a passive in the singular, spelled like what «we» do by another verb («أقلّ»)."""
    entry = item.entry
    return entry is not None and "sg" in entry.features and "pl" not in entry.features


def _by_nobody(item: Item, frame: Frame, slots: Slots) -> bool:
    """«ثم أفرج عنه»: of whom it is done the enclitic tells, and the verb may be one that names no doer."""
    return not item.inflected("f") and any(frame.roles.get(slot) == "target" for slot in slots.pronouns)


def may_be_mine(context: Context, item: Item) -> bool:
    """«دخلت المدينة»: what is spelled like «she» did it may be what «I» did, where nobody stands before it."""
    if item.kind != "verb" or item.index in context.passive or context.subjects.get(item.index):
        return False
    told = is_first(item) or item.inflected("past") and item.inflected("f") and not item.negated
    return told and not before(context.items, item.index).items


def claim_mine(context: Context, item: Item, frame: Frame, draft: Draft) -> bool:
    """Let whoever speaks have done it, if all else is told."""
    subj, obj = frame.roles.get("subj"), frame.roles.get("obj")
    told = draft.roles.get(obj, []) if obj is not None else []
    sure = is_first(item)
    if not (told or sure or obj is None) and frame.passive and draft.event in _BEFELL_ME:
        _put(context, draft, obj, item, MINE)  # «سجنت ستة أشهر»: without whom, nobody was jailed but «I»
        return True
    if not (sure or draft.event in _MY_OWN) or frame.id in _PLACES_TOO or subj is None or subj in draft.roles:
        return False
    if not told or any(a.pending for a in told):
        return False
    _put(context, draft, subj, item, SPEAKER if sure else MINE)
    return True


def _pays(context: Context, item: Item, frame: Frame) -> bool:
    """«فرّ بعدما دفع ألفي دولار»: in a clause of its own, who pays has been told of before."""
    before = context.previous(item)
    return frame.id == "payment" and before is not None and (before.kind in ("clause", "that") or item.conj)


def _goes(context: Context, item: Item, frame: Frame) -> bool:
    """«ثم غادر المدينة»، «قبل أن يغادر البلاد»، «وهو يدخل البلدة»: a place does nothing there; who goes was told of."""
    if frame.event != "movement" or frame.roles.get("obj") not in _ENDS or item.pronoun:
        return False
    before, joined = context.previous(item), item.conj
    if before is not None and before.kind == "verb" and before.has("aux"):
        joined, before = before.conj, context.previous(before)  # «وكان قد غادر البلاد»
    joined = joined or context.sentence.form(item.first - 1) in _NOR
    if before is None or joined:
        return joined
    told = before.entry is not None and before.entry.label == "pronoun"
    told = told or before.kind == "that" and not before.prep or before.kind == "clause" and before.value in _AFTER
    return told or context.sentence.form(before.first) == _SINCE


def _undergoes(context: Context, item: Item, frame: Frame) -> bool:
    """«ثم سُلّم إلى …»، «واعتُقلت في حلب»، «وكان قد قُتل على يد رفاقه»: a past with such a phrase after it, and nobody."""
    following, previous = context.following(item), context.previous(item)
    if following is not None and following.kind == "date" and (previous is None or previous.kind != "mark"):
        following = context.following(following)  # «اعتقل العام الماضي على يد …»
    joined = item.conj
    if previous is not None and previous.kind == "verb" and previous.has("aux") and item.inflected("past"):
        joined, previous = joined or previous.conj, context.previous(previous)
    ahead = previous is not None and previous.kind == "clause" and previous.value == "unreal"  # «قبل أن يُرحَّل إلى …»
    if item.pronoun or item.inflected("imperfect") and not ahead:
        return False
    if following is None or following.prep not in _WHERE and following.prep != "by":
        return False
    if frame.event in _DEADLY and following.prep != "by":
        sure = context.sentence.tokens[item.first].vowelled or context.sentence.form(item.last) in _MANNERS
        if not sure and (
            frame.event == "execution" or any(i.nominal and not i.prep for i in context.items[item.index + 1 :])
        ):
            return False  # «وقتل في الهجوم، بحسب الشرطة، خمسة جنود»
    if joined or previous is None:
        return True
    # «شقيقه، الذي كان حارساً، قُتل في غارة»: of him whom the comma parts from it
    return frame.event in _SEIZED and following.prep in _WHERE and previous.kind in ("mark", "clause")


def _acted(context: Context, item: Item) -> bool:
    """«قتلوا جندياً وجرحوا آخر»: joined to a verb in the plural with an object, it tells of the same doers."""
    verbs = [i for i in context.items[: item.index] if i.kind == "verb" and not i.has("aux", "say")]
    last = verbs[-1] if verbs and item.conj else None
    if last is None or last.entry is None or last.entry.label != "vt" or not last.inflected("pl"):
        return False
    return any(d.at is last and frozenset(d.roles) & {"victim", "target", "thing"} for d in context.drafts)


def _met_another(context: Context, item: Item, frame: Frame) -> bool:
    """«يقتلون أهل القرية»، «نصبوا حاجزا وأوقفوا السيارات»: it befell whoever or what stands there."""
    after = context.following(item)
    met = after is not None and after.has(*_MET) and not item.inflected("first")  # but «أوقفنا حاجز»
    return has_its_own(context, item) and (frame.event in _DEADLY or met)


def _describes(context: Context, item: Item) -> bool:
    """«… ثلاثة عائدين كانوا يقاتلون …»: the verb, not joined to anything, tells of who stands right before it."""
    first = context.previous(item)
    if first is not None and first.kind == "verb" and first.has("aux"):
        item, first = first, context.previous(first)
    return first is not None and first.nominal and not item.conj and item.inflected("pl")


def _suffer(context: Context, item: Item, frame: Frame, draft: Draft, pronoun: str) -> None:
    """«اعتقال الشرطة له», «اتهامه لها»: the enclitic of لـ after a deed noun is to whom it is done."""
    obj = frame.roles.get("obj")
    if item.entry is not None and item.entry.label == "nt" and pronoun and obj is not None and obj not in draft.roles:
        _put(context, draft, obj, item, pronoun)


def _noun(context: Context, item: Item, frame: Frame, draft: Draft, pronoun: str) -> None:
    label = item.entry.label if item.entry is not None else ""
    obj, subj = frame.roles.get("obj"), frame.roles.get("subj")
    if item.index in context.waits and obj is not None and obj not in draft.roles:
        light = context.waits[item.index]
        _put(context, draft, obj, light, light.pronoun if light.kind == "noun" and light.pronoun else SUBJECT)
        for argument in draft.roles.get(obj, []) if frame.event in _BEFALLS_ME and _may_be_i(context, light) else ():
            argument.verb = argument.verb or light  # «تعرضت للضرب»: of whoever speaks, or of her
    if pronoun in OURS:
        pronoun = SPEAKER  # «تم أسري»، «بعد اعتقالنا»
        by = any(a.item is not None and a.item.prep == "by" for a in draft.roles.get(subj or "", ()))
        if label == "nt" and obj is not None and by:
            draft.roles.pop(
                obj, None
            )  # «استهدافنا من قبل قناصة على الجبال»: who speaks was hit, and not where they were
    if pronoun and item.index not in context.target:
        if label == "nt" and obj is not None and obj in draft.roles and _on_them(draft.roles[obj][0].item, pronoun):
            del draft.roles[obj]
        place = obj is not None and _CARRIED.isdisjoint(frame.typed.get(obj, ("group",)))  # «عبورهم إلى سوريا»
        taken = frame.event == "control" and pronoun in _PLACES  # «مطار عدن بعد تحريره من الميليشيا»
        doer = label in ("ni", "ev") or label == "nt" and (place and not taken or obj in draft.roles)
        doer = doer or not item.pronoun and item.index in context.own and frame.event not in _HANDED  # «اتهموه بالقتل»
        following = context.following(item)
        joined = following is not None and following.kind == "noun" and following.conj and not following.prep
        if label == "nt" and joined and obj in draft.roles and following is draft.roles[obj][0].item:
            _put(context, draft, obj, item, pronoun)  # «بهدف إحراقه وزوجته»
            return
        held = draft.roles.get(obj, ()) if obj is not None else ()
        if place and "from" in draft.roles and any(a.item is not None and a.item.prep == "fi" for a in held):
            return  # «عقب تحريره من الميليشيا في أجواء …»: what was freed, and nobody who did it
        if frame.event == "attack" and label == "nt" and item.prep == "fi" and obj not in draft.roles:
            return  # «لم يراعوا أحداً في استهدافهم»: who does it as well as whom it hits
        role = subj if doer else obj
        if role == obj and frame.id == _SHELLS and _is_doer(context, item, draft, subj, pronoun):
            return
        if frame.id == _ANSWERS and pronoun == "هم":
            return  # «أقر متهمون أمام القضاء بمسؤوليتهم»: of whom it tells hangs on the verb before
        if role == subj and frame.event in _GOING and _moves(context, item, pronoun):
            return  # «تتبع شاحنة بعد خروجها من المخيم»: the lorry, and not who followed it
        suspect = suspected(context.items, item) if role == subj and role and role not in draft.roles else None
        if suspect is not None and role:
            draft.add(role, context.filler(suspect))  # «ضد ناشطين يشتبه في ارتباطهم بالتنظيم»
        elif role and (role not in draft.roles or frame.event == _CLASH and _is_other_side(draft)):
            _put(context, draft, role, item, pronoun)
    if item.index in context.orphans and subj is not None and subj not in draft.roles:
        _put(context, draft, subj, item)
        for argument in draft.roles.get(subj, []):
            argument.verb = context.orphans[item.index]


def _is_other_side(draft: Draft) -> bool:
    """«تستعين الحكومة بطائرات في حربها على الحركة»: only whom somebody fights is told of, and not yet who does."""
    return all(a.item is not None and a.item.prep in _OPPOSITE for a in draft.roles.get("party", ()))


def _is_doer(context: Context, item: Item, draft: Draft, subj: str | None, pronoun: str) -> bool:
    """«جدد الطيران قصفه بالبراميل»: the enclitic means the subject of the verb that has the deed for its object."""
    told = draft.roles.get(subj or "", ())
    doer = told[0].item if len(told) == 1 else None
    if item.prep or item.conj or doer is None or doer.prep or doer.index > item.index:
        return False
    named = named_as(context.sentence, doer)
    return named is not None and (named[2] == "sg" if pronoun == "ه" else pronoun == "ها" and named[2] == "f")


def _on_them(item: Item | None, pronoun: str) -> bool:
    """«سنقوم بتصفيتهم [ومعاقبتهم]»: what else is done to them, joined with the same enclitic, and nobody of theirs."""
    if item is None or item.word is None or not item.short or not item.word.form.endswith(pronoun):
        return False
    joined = item.conj or item.word.form.startswith("و") and not item.word.entries
    return joined and not (item.has("kin", "human", "title", "grouphead") or item.mentions)


def _may_be_i(context: Context, light: Item) -> bool:
    """«تعرضتُ», and no «قد تكون تعرضت»: a verb that «I» may be the subject of."""
    if light.kind != "verb" or is_first(light):
        return light.kind == "verb"
    ahead = context.previous(light)
    hers = ahead is not None and ahead.kind == "verb" and ahead.has("aux") and ahead.inflected("imperfect")
    told = hers or light.entry is None or bool(context.subjects.get(light.index))
    return not told and light.entry is not None and light.entry.features >= _SHE


def _moves(context: Context, item: Item, pronoun: str) -> bool:
    """Whether the enclitic means a thing that stands right before the deed."""
    before = context.previous(item)
    if pronoun != "ها" or before is None or before.kind != "noun" or before.word is None or before.mentions:
        return False
    return before.has("thing") and not before.has("human", "grouphead") and before.word.stem.endswith("ه")


def _put(context: Context, draft: Draft, role: str, item: Item, pending: str = SUBJECT) -> None:
    if role == "event":
        _claimed(context, draft, item)
        return
    if pending == _YOU:
        return  # «جئنا لذبحكم»: those who are spoken to, and nobody who was told of before
    if settle(context, item, draft, role, pending):
        return
    if role == "place" and draft.event == "siege" and pending != "ها":
        if "target" in draft.roles:
            return
        role = "target"  # «حاصرهم الثوار»: no place is looked for, but those who were told of
    if (
        role in _NEVER
        or role == "place"
        and pending == "ها"
        or role == "organisation"
        and draft.event == "flight"
        and item.pronoun == pending
    ):
        return  # what is claimed or ordered is no person or group of before
    if role == "facilitator" and item.kind == "trigger":
        return  # «نقلهم إلى المستشفى»: who took them there is mostly nobody who was told of before
    if role == "thing" and draft.event == "destruction":
        _wreck(context, item, draft, pending)  # «… وتدميرها»: no person or group of before
        return
    if context.sentence.heading and pending in (SUBJECT, NEAREST):
        return  # «هكذا هربت»: a headline tells of nobody who was told of before
    typed = context.frames[draft.rule.split(".")[1]].typed
    if _CARRIED.isdisjoint(typed.get(role, ("group",))) and not _is_taken(item):
        return  # a weapon, a sum or a place is not carried over
    start = context.sentence.tokens[item.first].start
    since = context.sentence.tokens[context.since.get(item.index, item).first].start
    alone = goes_on(context, item)
    draft.roles.setdefault(role, []).append(Argument(start, start, None, True, pending, anchor=since, alone=alone))


def _is_taken(item: Item) -> bool:
    return bool(item.pronoun) and item.entry is not None and item.entry.value == _TAKEN


def _wreck(context: Context, item: Item, draft: Draft, pronoun: str) -> None:
    """«استهدفت المقاومة آلية ودمرتها»: the one thing that the verb before it, which it is joined to, hit or took."""
    ahead = companion_of(context.items, item.index) if item.kind == "verb" and item.conj else None
    if ahead is None or pronoun not in _PLACES or pronoun == "هما":
        return
    told = [d for d in context.drafts if d.at is ahead]
    hit = [a for d in told for role in _WRECKED for a in d.roles.get(role, ()) if a.item is not None and not a.pending]
    whole = hit[0].item if len(hit) == 1 else None
    if whole is None or not whole.has("thing", "weapon", "placehead") or whole.has("human"):
        return
    if (pronoun == "ها") == (is_feminine(whole) or whole.inflected("pl") and not whole.inflected("sg")):
        draft.roles["thing"] = [Argument(hit[0].start, hit[0].stop, whole, True)]


def _claimed(context: Context, draft: Draft, item: Item) -> None:
    """«في هجوم شنه مسلح وتبناه التنظيم»: the last blow of the sentence."""
    for deed in reversed(context.items[: item.index]):
        meant = context.deed(deed)
        if meant is not None and meant.event in STRIKES:
            told = context.filler(deed)
            draft.roles.setdefault("event", []).append(Argument(told.start, told.stop, deed, True))
            return
