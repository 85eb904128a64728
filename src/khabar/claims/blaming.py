"""Who is said to answer for a deed: «تتحمل الحكومة مسؤولية …»، «ألقى باللوم على …»، «المجموعة المسؤولة عن الهجوم»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.chains import named
from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_actor, is_state
from khabar.grammar.classes import word_class
from khabar.words import Word

_ANSWERING, _BLAME = word_class("answering"), word_class("blame")
_LAYS, _BEARS, _PUTS = word_class("lays_answering"), word_class("bears_answering"), word_class("puts_blame")
_IN_CHARGE = word_class("answerable_adjective")
_FAULTS, _WHOLE = word_class("fault"), word_class("wholly")
_HARMS = frozenset(
    "attack air-strike shelling bombing raid killing injury execution abduction destruction displacement abuse missing "
    "accident siege".split()
)
_BLOWS = frozenset("attack air-strike shelling bombing raid abduction killing".split())
_FELL = frozenset({"fell"})  # «سقوط المدينة»
_BACK, _ON = 6, 8  # items from the noun to the verb that lays it on somebody, and on to what it is for
_ON_WHOM, _FOR_WHAT = frozenset({"ala", "ila", "li"}), frozenset({"fi", "an"})
_FINGERS, _STANDS, _FEW = "اصابع", word_class("stands_behind"), 3
_BEHIND_WORDS, _AT = frozenset({"وراء", "خلف"}), frozenset({"fi", "bi"})
_HE, _COMMAS = ("m", "f"), ("،", ",", ":")
_HERE = frozenset({"ه", "ها", "هما"})


@only_of(stems=_ANSWERING | _BLAME | {_FINGERS} | _BEHIND_WORDS | _IN_CHARGE)
def add_blame(context: Context) -> None:
    """A claim for each who is told to answer for what was done."""
    for item in context.items:
        if item.stem in _ANSWERING:
            _lay(context, item)
        elif item.stem in _BLAME:
            _put(context, item)
    if _FINGERS in context.stems or _BEHIND_WORDS & context.stems:
        for item in context.items:
            _point(context, item)
    if not context.stems.isdisjoint(_IN_CHARGE):
        for item in context.of["noun"]:
            _charge(context, item)


def name_blamed(context: Context) -> None:
    """The whole words of every deed for which somebody is told to answer."""
    answered = [draft for draft in context.drafts if draft.event == "responsibility"]
    told = context.by_deed() if answered else {}
    for draft in answered:
        _name(context, draft, told)
        if draft.modality == "possible" and _is_said(context, draft):
            draft.modality = "asserted"


def _is_said(context: Context, draft: Draft) -> bool:
    """«حملت الوزارة الجماعة مسؤولية الهجوم»: who says so stands right after the verb, as the source of it."""
    verb = draft.at
    if verb is None or verb.kind != "verb" or verb.word is None or verb.word.lemmas.isdisjoint(_LAYS):
        return False
    who = context.subjects.get(verb.index, [])
    ahead = context.previous(verb)
    related = ahead is not None and (ahead.kind == "relative" or ahead.has("aux", "hedge", "modal"))
    own = {a.item for a in draft.roles.get("actor", ())}
    return bool(who) and who[0].index == verb.index + 1 and who[0] not in own and not (related or verb.negated)


def _name(context: Context, draft: Draft, told: dict[int, Draft]) -> None:
    """«تبنت [التفجير في مدينة الصدر]»: a deed with what it was done to, and where."""
    whole: list[Argument] = []
    for argument in draft.roles.get("event", ()):
        item = argument.item
        if item is None or item.kind != "trigger" or argument.inherited or argument.pending:
            whole.append(argument)
            continue
        who = [a.item for a in draft.roles.get("actor", ()) if a.item is not None and a.item.index > item.index]
        named_so = named(context.sentence, context.items, told, item, who[0] if who else None)
        start, stop = min(argument.start, named_so.start), max(argument.stop, named_so.stop)
        whole.append(Argument(start, stop, item, draft=argument.draft))
        draft.widen(start, stop)
    if whole:
        draft.roles["event"] = whole


def _lay(context: Context, item: Item) -> None:
    """«حمّلت الحكومة الجماعة [مسؤولية] انهيار الهدنة»، «تتحمل الحكومة [المسؤولية] عن …»."""
    deed = _deed(context, item)
    over = deed is None and context.sentence.words[item.last - 1].article  # «محملاً التنظيم المسؤولية»
    if deed is None and not over:
        return
    for verb in reversed(context.items[max(0, item.index - _BACK) : item.index]):
        lemmas = verb.word.lemmas if verb.word is not None else frozenset[str]()
        form = verb.word.form if verb.word is not None else ""
        bears = verb.kind == "verb" and bool(lemmas & _BEARS)
        lays = verb.kind == "verb" and bool(lemmas & _LAYS) or form in _LAYS
        if bears and not verb.pronoun and deed is not None:
            who = [i for i in context.subjects.get(verb.index, ()) if is_actor(i)]
            _claim(context, verb, who, deed, "asserted")
            return
        if lays:
            deed = deed if deed is not None else _of_before(context, verb)
            if deed is not None:
                _claim(context, verb, _on_whom(context, verb, item), deed, "possible")
            return
        if verb.kind in ("verb", "that", "clause", "relative"):
            return


def _of_before(context: Context, verb: Item) -> Item | None:
    """«قتل ستة في هجوم على موقع، على ما أعلن مصدر محملاً التنظيم المسؤولية»: the blow that the sentence told of."""
    if verb.kind == "verb":
        return None  # «حمل الوزير الحركة المسؤولية»: for what stands elsewhere
    before = reversed(context.items[: verb.index])
    return next((i for i in before if i.kind == "trigger" and context.may_mean(i, _BLOWS)), None)


def _on_whom(context: Context, verb: Item, item: Item) -> list[Item]:
    """The last of those between the verb and what it lays on them; for a verb there is somebody else who does it."""
    if verb.kind == "noun" and verb.fill[1] > verb.first + 1:
        one = replace(verb, fill=(verb.first + 1, verb.fill[1]))  # «محملاً الجماعة»
        one.stand_for(context.sentence.words[verb.first + 1])
        return [one] if is_actor(one) else []
    between = [i for i in context.items[verb.index + 1 : item.index] if i.kind == "noun" and not i.prep]
    subject = context.subjects.get(verb.index, []) if verb.kind == "verb" else []
    whom = [i for i in between if is_actor(i) and i not in subject]
    if verb.kind == "verb" and not subject and len(whom) < 2:
        return []  # «حملت الجماعة المسؤولية عن …»: on whom is not said
    last = whom[-1:]
    while last and last[0].conj and last[0] is not whom[0]:
        last.insert(0, whom[whom.index(last[0]) - 1])
    return last


def _put(context: Context, item: Item) -> None:
    """«ألقى [باللوم] على الجماعة في الهجوم»، «هجمات يُلقى [باللوم] فيها على …»."""
    verb = next((i for i in reversed(context.items[max(0, item.index - _BACK) : item.index]) if i.kind == "verb"), None)
    if verb is None or verb.word is None or not verb.word.lemmas & _PUTS:
        return
    who: list[Item] = []
    deed: Item | None = None
    for other in context.items[item.index + 1 : item.index + 1 + _ON]:
        if other.kind in ("verb", "that", "clause", "relative") or other.kind == "mark" and other.value not in "،,":
            break
        if other.kind == "noun" and other.prep in _ON_WHOM and is_actor(other) and not who:
            who = [other]
        elif other.value == "pronoun" and other.prep == "fi" and other.pronoun in _HERE and deed is None:
            deed = _before(context, verb)
        elif other.nominal and other.prep in _FOR_WHAT and deed is None and _is_fault(context, other):
            deed = other
    if who and deed is not None:
        _claim(context, verb, who, deed, "possible")


def _before(context: Context, verb: Item) -> Item | None:
    """«هجوم ألقي باللوم فيه على …»: the deed that the verb tells of."""
    for other in reversed(context.items[max(0, verb.index - _BACK) : verb.index]):
        if other.kind == "trigger" and _is_fault(context, other):
            return other
        if other.kind in ("verb", "mark"):
            return None
    return None


def _charge(context: Context, item: Item) -> None:
    """«المجموعة [المسؤولة] عن الهجوم»، «الجماعة [مسؤولة] عن مقتل …»: of whom it is told right before."""
    word = context.sentence.words[item.last - 1]
    deed, who = context.following(item), context.previous(item)
    if word.article and word.stem in _IN_CHARGE and deed is not None and deed.prep == "an":
        _name_him(context, item, deed)
    if word.stem not in _IN_CHARGE or deed is None or deed.prep != "an" or not _is_fault(context, deed):
        return
    if who is not None and who.value in _HE and who.has("pronoun"):
        who = context.previous(who)  # «فلان هو المسؤول عن …»
    if item.last - item.first > 1 and context.sentence.words[item.first].has("grouphead"):
        who = replace(item, fill=(item.first, item.last - 1))
    elif who is None or who.kind != "noun" or who.last < item.first - 1 or item.conj or item.prep:
        return
    elif word.article and _is_another(context, who, word):
        who = None
    if who is not None and is_actor(who) and (acts(who) or is_state(who) or who.mention("person", "group") is not None):
        _claim(context, item, [who], deed, "asserted")


def _is_another(context: Context, who: Item, word: Word) -> bool:
    """«اعتقلت الشرطة المسؤول عن التفجير»: whom they took, and not who did so."""
    verb = context.previous(who)
    if who.mention("person") is not None or verb is None or verb.kind != "verb":
        return False
    return verb.has("vt") or (who.stem.endswith("ه") and not word.stem.endswith("ه"))


def _name_him(context: Context, item: Item, deed: Item) -> None:
    """«المسؤول عن الهجوم هو فلان»، «المسؤول عن الهجوم، فلان، …»: who he is stands behind the pronoun or the comma."""
    near = context.items[deed.index + 1 : deed.index + 1 + _ON]
    he = next((i for i in near if i.kind == "other" and i.value in _HE and i.has("pronoun") or _is_comma(i)), None)
    who = context.following(he) if he is not None else None
    if who is None or not _is_fault(context, deed) or not is_actor(who) or who.conj or who.prep:
        return
    if who.mention("person") is not None or not _is_comma(he) and who.mention("group") is not None:
        _claim(context, item, [who], deed, "asserted")


def _is_comma(item: Item | None) -> bool:
    return item is not None and item.kind == "mark" and item.value in _COMMAS


def _point(context: Context, item: Item) -> None:
    """«تتجه أصابع الاتهام إلى الجماعة في الهجوم»، «يقف وراء الهجوم [عناصر من …]»: who stands past the deed."""
    stem = item.word.stem if item.word is not None else ""
    after = context.items[item.index + 1 : item.index + 1 + _ON]
    if stem == _FINGERS:
        who = next((i for i in after if i.kind == "noun" and i.prep in _ON_WHOM and is_actor(i)), None)
        deed = next((i for i in after if i.prep in _AT and _is_fault(context, i)), None)
        if who is not None and deed is not None:
            _claim(context, item, [who], deed, "possible")
        return
    lemmas = item.word.lemmas if item.kind == "verb" and item.word is not None else frozenset[str]()
    if not lemmas & _STANDS or len(after) < _FEW or after[0].value != "object" or item.negated:
        return
    deed = next((i for i in after[1:3] if i.kind == "trigger" and _is_fault(context, i)), None)
    if deed is None:
        return
    for other in context.items[deed.index + 1 : deed.index + _ON]:
        if other.kind in ("verb", "that", "clause", "relative", "mark"):
            return
        if other.kind == "noun" and not (other.prep or other.conj or other.genitive) and not other.short:
            if is_actor(other) or other.has("human", "grouphead"):
                _claim(context, item, [other], deed, "asserted")
                return


def _deed(context: Context, item: Item) -> Item | None:
    """What one answers for: the genitive of the noun, or what stands behind «عن»."""
    for other in context.items[item.index + 1 : item.index + 3]:
        word = other.word
        if word is not None and word.stem in _WHOLE and other.short:
            continue  # «المسؤولية | الكاملة | عن …»
        near = other.nominal and not other.conj and (other.genitive or not other.prep or other.prep == "an")
        return other if near and _is_fault(context, other) else None
    return None


def _is_fault(context: Context, item: Item) -> bool:
    """Something that was done or went wrong, and no duty: «مسؤولية مقتل …», not «مسؤولية حماية …»."""
    if context.may_mean(item, _HARMS):
        return True
    deed = context.deed(item)
    return deed is not None and deed.id in _FELL or item.word is not None and item.word.stem in _FAULTS


def _claim(context: Context, at: Item, who: Sequence[Item], deed: Item, modality: str) -> None:
    if not who or any(d.event == "responsibility" and d.at is at and d.ready() for d in context.drafts):
        return
    draft = context.start("responsibility", "frame.responsibility.blame", at, ("actor", "event"))
    for one in who:
        draft.add("actor", context.filler(one))
    told = context.by_deed()
    aim = named(context.sentence, context.items, told, deed)
    draft.add("event", Argument(aim.start, aim.stop, deed))
    draft.polarity = "denied" if at.negated else "affirmed"
    future = at.word is not None and at.word.future
    draft.modality = context.modal.get(at.index) or ("intended" if future else modality)
    context.drafts.append(draft)
