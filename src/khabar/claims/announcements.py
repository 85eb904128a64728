"""What somebody announces, claims or promises, and so does: «أعلن الجيش السيطرة على …»، «أقر القائد بالهزيمة»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.appointments import SEATS
from khabar.claims.attempts import foiled
from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_somebody, is_state
from khabar.grammar.classes import word_class

_DECIDED = (
    frozenset({"decree", "loyal", "emergency", "issued", "mobilized", "protest", "suspended", "aid_given"}) | SEATS
)  # done by whoever announces it
_OUGHT = word_class("needed") | {"اهميه"}
_TRUCES = word_class("truce")
_SIDES = frozenset({"bayn", "maa"})
_UNDERTAKES = word_class("undertakes")
_DENIES, _BACKED, _DEEDS = "deny", "support", frozenset({"nt", "ni"})
_ITS, _OWN = frozenset({"ها", "ه"}), 6  # items from a verb to a deed of its subject
_ANNOUNCED = frozenset({"announce", "claim", "neutral"})
_CONFESSES = "confess"
_BINDING = frozenset({_CONFESSES, "promise"})
_VOTES = word_class("votes")
_KEEPS = "kept_to"
Groups = Sequence[Sequence[Item]]


def own(context: Context, item: Item, subject: list[Item], objects: Groups, slots: Slots) -> None:
    """Whose deeds those are that a verb has beside it: his who announces, promises or denies them, or has them."""
    one = subject[0]
    if "say" in item.labels:
        _say_own(context, item, subject, objects, slots)
    elif "ala" in slots.by:
        _vote(context, item, subject, slots)
    if one.mentions and is_state(one):
        keep_own(context, item, subject[:1])


def _say_own(context: Context, item: Item, subject: list[Item], objects: Groups, slots: Slots) -> None:
    """The deeds of who says so."""
    one = subject[0]
    if announces(item) and (acts(one) or is_somebody(one) or is_state(one)):
        hand_on(context, subject, [*objects, slots.take("an")])
    elif binds(item, one):
        deeds = [i for i in slots.take("bi") if i.kind == "trigger" and not keeps(item, i)]
        context.given.update((i.index, subject) for i in deeds if not _befell(context, item, one, i))
    elif not _vote(context, item, subject, slots) and objects:
        disown(context, item, subject, objects)


def _befell(context: Context, verb: Item, one: Item, deed: Item) -> bool:
    """«اعترف الجيش بمقتل جنوده»، «أقرت الدولة بسيطرة المسلحين على البلدة»: what a body owns to that others did."""
    said = verb.word.entry("say") if verb.word is not None else None
    if said is None or said.value != _CONFESSES or not (acts(one) or is_state(one)) or is_somebody(one):
        return False
    return deed.entry is None or deed.entry.label not in _DEEDS or _is_of_others(context, deed)


def _vote(context: Context, item: Item, subject: list[Item], slots: Slots) -> bool:
    """«صوّت المجلس على إقالة المحافظ»: who votes for it does it."""
    if item.word is None or not item.word.means(_VOTES):
        return False
    voted = (i for i in slots.take("ala") if i.entry is not None and i.entry.value in SEATS)
    context.given.update((i.index, subject) for i in voted)
    return True


def hand_on(context: Context, subject: list[Item], objects: Groups) -> None:
    """«أعلن الجيش السيطرة على …»: who announces it did it."""
    for deed in (i for group in objects for i in group if i.kind == "trigger" and (i.light or not i.prep)):
        if foiled(context.sentence, context.items, deed):
            continue  # «أعلنت الشرطة إحباط محاولة تسلل»: of others
        if _is_of_others(context, deed):
            continue
        before = context.items[deed.index - 1].word if deed.light else None
        if before is not None and before.stem in _OUGHT:
            continue  # «أكد الوزير ضرورة دعم المقاومة»: by whom is not said
        done = before is not None and before.stem in _UNDERTAKES  # «أعلن عن شن غارات»
        if deed.prep == "an" and not (done or deed.pronoun):
            continue  # «كشف المنتدى عن عملية فرار»: of others
        if deed.entry is not None and (done or deed.entry.label == "ni" or deed.entry.value in _DECIDED):
            context.given.setdefault(deed.index, subject)
    for deed in (i for group in objects for i in group if i.kind == "trigger" and i.entry is not None):
        near = context.items[deed.index + 1 : deed.index + 3]
        if deed.entry is not None and deed.entry.lemma in _TRUCES and all(i.prep not in _SIDES for i in near):
            context.given.setdefault(deed.index, subject)  # «أعلن التحالف هدنة»: by itself


def _is_of_others(context: Context, deed: Item) -> bool:
    """«أعلن الوزير سيطرة الجيش على المدينة»: whose deed it is stands behind it; but «سيطرة قواته»."""
    whose, meant = context.following(deed), deed.entry
    if meant is None or meant.label != "ni" or meant.value in _DECIDED:
        return False  # «أعلن المقاتلون مبايعة التنظيم»، «أعلنت الحركة تعيين فلان»: to whom it is done
    if whose is None or not whose.genitive or whose.pronoun or deed.pronoun or whose.last == deed.last:
        return False
    return whose.kind == "noun" and (acts(whose) or is_somebody(whose) or is_state(whose) and _does_to(context, whose))


def _does_to(context: Context, whose: Item) -> bool:
    """«شدد الوزير على دعم واشنطن للجيش»: whom the state does it to stands behind it."""
    after = context.following(whose)
    return after is not None and after.prep == "li"


def disown(context: Context, item: Item, subject: list[Item], objects: Groups) -> None:
    """«نفت الجماعة تجنيد الأطفال»: what a body denies is its own, where the deed is not told of another."""
    said = item.word.entry("say") if item.word is not None and "say" in item.labels else None
    if said is None or said.value != _DENIES or not (acts(subject[0]) or is_state(subject[0])):
        return
    for deed in (i for group in objects for i in group if i.kind == "trigger" and (i.light or not i.prep)):
        if deed.entry is None or deed.entry.label not in _DEEDS or deed.pronoun or deed.hedge:
            continue
        whom = context.following(deed)
        told = whom is not None and whom.kind == "noun" and whom.genitive
        if whom is not None and told and _owned(context, deed, whom):
            continue
        context.given.setdefault(deed.index, subject)


def _owned(context: Context, deed: Item, whom: Item) -> bool:
    """«نفى الجيش قصف التحالف لمواقعه»، «… مقتل أحد جنوده»: the deed of another, or what befell one's own."""
    if context.sentence.words[whom.last - 1].pronoun or whom.pronoun:
        return True
    after = context.following(whom)
    body = acts(whom) or is_state(whom)
    if body and after is not None and after.prep == "li":
        return True
    backed = deed.entry is not None and deed.entry.value == _BACKED
    return body and deed.entry is not None and deed.entry.label == "ni" and not backed


def keep_own(context: Context, verb: Item, state: Sequence[Item]) -> None:
    """«أوقفت بريطانيا دعمها للفصائل»: a state is no group, and the enclitic of its deed means it all the same."""
    for deed in context.items[verb.index + 1 : verb.index + _OWN]:
        if deed.kind in ("verb", "that", "relative", "mark", "clause"):
            return
        if deed.kind == "trigger" and deed.pronoun in _ITS and deed.entry is not None and deed.entry.label == "ni":
            context.given.setdefault(deed.index, list(state))


def announces(item: Item) -> bool:
    """A verb of claiming or announcing, whose subject may be who did what it tells."""
    said = item.word.entry("say") if item.word is not None and "say" in item.labels else None
    return said is not None and said.value in _ANNOUNCED


def keeps(verb: Item, deed: Item) -> bool:
    """«التزمت الفصائل بالهدنة»: a pact that is kept, and not made again."""
    told = verb.entry is not None and verb.entry.value == _KEEPS
    return told and deed.entry is not None and deed.entry.value == "agreement"


def binds(item: Item, who: Item) -> bool:
    """«أقر القائد بالهزيمة»، «تعهدت فرنسا بدعم …»: what it brings in with ب is his who says it."""
    said = item.word.entry("say") if item.word is not None and "say" in item.labels else None
    if said is None or said.value not in _BINDING:
        return False
    return acts(who) or is_state(who) or is_somebody(who)
