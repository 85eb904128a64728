"""Sentences of death: one that is pronounced is a proceeding, one that is carried out an execution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.leads import Lead
from khabar.claims.slots import Slots
from khabar.claims.traits import headed, is_court, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

RULINGS = word_class("ruling")
_CARRIES_OUT = word_class("carries_out")
_PRISONS = word_class("prison")
_PUTS_OFF = frozenset({"تاجيل", "ارجاء", "استيناف", "مواصله", "استكمال"})
_DEATH = "الاعدام"
_PENALTIES = word_class("death_penalty")  # «حكم القصاص»
_STATE = frozenset({"state"})
_DEATHS = frozenset({"execution", "killing"})
_THEIRS = frozenset({"ه", "ها", "هم", "هما"})
_NEAR = 5  # items from a verb or a ruling to the sentence
_FAR = 9  # items from a verb to the sentence that it carries out, past whose it is and when
_KEPT = frozenset({"count", "charge", "place", "actor"})  # roles that an execution and its sentence share


def read_verdicts(context: Context) -> None:
    """Tell which of the drafts so far are sentences that nobody has carried out, and which are carried out."""
    for draft in context.drafts:
        if draft.event in _DEATHS:
            _pronounced(context, draft)
        if draft.event == "proceeding":
            _carried_out(context, draft)
            _upheld(context, draft)
            if draft.constants.get("kind") == "trial" and draft.at is not None and _put_off(context, draft.at):
                draft.modality, draft.given = "asserted", True


def _put_off(context: Context, at: Item) -> bool:
    """«قررت المحكمة تأجيل محاكمة المتهمين»: they are tried, whenever it goes on."""
    return at.light and at.first > 0 and context.sentence.words[at.first - 1].stem in _PUTS_OFF


def jail(context: Context, item: Item, frames: Sequence[Frame], slots: Slots) -> None:
    """«حكماً غيابياً بسجن فلان», «حكمت المحكمة بحبس فلان»: who goes there stands in the phrase with the prison."""
    if not frames or frames[0].id != "sentence_on" or slots.take("ala") or "ala" in slots.pronouns:
        return
    for phrase in context.items[item.index + 1 : item.index + _NEAR]:
        if phrase.kind not in ("noun", "date", "other"):
            return
        word = context.sentence.words[phrase.first]
        if phrase.prep == "bi" and phrase.kind == "noun" and word.stem in _PRISONS and not word.article:
            at = phrase.first + 1
            held = [found for found in context.sentence.founds if found.first == at and found.kind == "person"]
            if phrase.last == at:
                if word.pronoun in _THEIRS:
                    slots.pronouns["ala"] = word.pronoun  # «حكماً بسجنه»
                return
            whom = replace(phrase, prep="", fill=(at, phrase.last), mentions=held, definite=True)
            whom.stand_for(context.sentence.words[at])
            slots.by["ala"] = [whom]
            slots.places = [place for place in slots.places if place is not phrase]
            return


def ruled(context: Context, item: Item, frames: Sequence[Frame], subject: list[Item]) -> list[Item]:
    """«أصدرت المحكمة حكماً يقضي بسجن …»: who sends somebody to prison is whose ruling it is, not whoever was told of."""
    if not subject or subject[0].kind != "trigger" or not frames or frames[0].id != "sentence":
        return subject
    judge = context.given.get(subject[0].index, [])
    context.passive.update([] if judge else [item.index])
    return judge


def judges(context: Context, item: Item, front: Lead, frames: Sequence[Frame], subject: list[Item]) -> list[Item]:
    """«بايع التنظيم ثم اعتُقل، وحكم عليه بالسجن»: who does what is told before passes no sentence, if he is no court."""
    if not frames or frames[0].id != "sentence_on" or item.kind != "verb":
        return subject
    if front.shared is not None and not any(_judges(i) for i in subject):
        subject = []
    on = context.following(item)
    told = item.inflected("past") or on is not None and on.prep == "ala" and bool(on.pronoun)  # «فقد يُحكم عليه»
    if not subject and told and item.inflected("m") and not item.inflected("pl"):
        context.passive.add(item.index)  # «وحُكم عليه»: by whom is not told
    return subject


def _is_ruling(item: Item) -> bool:
    """A word for what a judge or a decree rules: «حكم»، «قضت»."""
    return item.kind in ("verb", "trigger", "noun") and item.word is not None and item.word.stem in RULINGS


def _pronounced(context: Context, draft: Draft) -> None:
    """«حكما بإعدام خمسة متهمين», «قضت بإعدام …»: a sentence, which nobody has carried out yet."""
    at = draft.at
    if at is None or at.kind != "trigger":
        return
    passed = _handed_down(context, at)
    accused = context.previous(at)
    if accused is not None and at.prep == "bi" and accused.last == at.first and accused.has("blamed"):
        return  # «حكمت بالإعدام على المدان | بقتل ثلاثة»: what he was found guilty of
    if at.prep != "bi" and not passed:
        return
    rulings = [item for item in context.items[max(0, at.index - _NEAR) : at.index] if _is_ruling(item)]
    if not passed and not any(item.kind == "verb" or draft.event == "execution" for item in rulings):
        return  # «حكم القاضي بقتل فلان»
    draft.event, draft.rule, draft.needs = "proceeding", "frame.sentence.execution", ("target",)
    draft.constants = {"kind": "sentence"}
    held = {role: listed for role, listed in draft.roles.items() if role in _KEPT}
    draft.roles = {"target": draft.roles.get("victim", []), **held} if "victim" in draft.roles else held
    court = next((who for item in rulings for who in context.subjects.get(item.index, []) if _judges(who)), None)
    if court is not None and "actor" not in draft.roles:
        draft.add("actor", context.filler(court))  # «قضت المحكمة بإعدام المتهم»


def _upheld(context: Context, draft: Draft) -> None:
    """«أيدت محكمة النقض حكم الإعدام بحق …»: the court that does something about a sentence."""
    at = draft.at
    if draft.constants.get("kind") != "sentence" or "actor" in draft.roles:
        return
    if at is None or at.kind != "trigger" or at.conj or at.prep not in ("", "ala"):
        return
    verb = next((i for i in reversed(context.items[max(0, at.index - _NEAR) : at.index]) if i.kind == "verb"), None)
    court = next((who for who in context.subjects.get(verb.index, []) if _judges(who)), None) if verb else None
    if court is not None and court.index == at.index - 1:
        draft.add("actor", context.filler(court))


def _judges(item: Item) -> bool:
    return is_court(item) or headed(item, "grouphead", _STATE)


def _handed_down(context: Context, at: Item) -> bool:
    """«جنايات نينوى: الإعدام لثلاثة مدانين»: a sentence that stands for itself, to whom it is given."""
    before, after = context.previous(at), context.following(at)
    opens = before is None or before.kind == "mark"
    given = after is not None and after.prep == "li" and after.first == at.last
    return opens and given and not at.conj and context.sentence.form(at.first) == _DEATH


def _carried_out(context: Context, draft: Draft) -> None:
    """«نفذت السلطات حكم الإعدام بحق ثلاثة»، «حكم الإعدام نُفذ بحق ثلاثة»: a sentence of death that is carried out."""
    at = draft.at
    if at is None or at.kind != "trigger" or at.prep not in ("", "bi"):
        return
    if context.sentence.words[at.last - 1].stem not in _PENALTIES:
        return
    verb = next((i for i in reversed(context.items[max(0, at.index - _FAR) : at.index]) if i.kind == "verb"), None)
    light = context.sentence.words[at.first - 1].stem if at.light else ""
    after = _executes(context.following(at))
    if not (after or _executes(verb) or light in _CARRIES_OUT):
        return
    whom = context.following(at)
    if "target" not in draft.roles and whom is not None and whom.prep == "bi" and is_somebody(whom):
        draft.add("target", context.filler(whom))  # «نفذ التنظيم حكم الإعدام بثلاثة من عناصره»
        context.count(draft, whom)
    draft.event, draft.rule, draft.needs, draft.constants = "execution", "frame.execution.sentence", ("victim",), {}
    draft.roles = {"victim" if role == "target" else role: listed for role, listed in draft.roles.items()}
    if after:
        draft.roles.pop("actor", None)  # «أعلن القاضي أن حكم الإعدام نُفذ بحق …»: by whom, it does not say


def _executes(item: Item | None) -> bool:
    """A verb of carrying out."""
    return item is not None and item.kind == "verb" and item.entry is not None and item.entry.lemma in _CARRIES_OUT
