"""Who confesses a deed, and who only concedes a point: «اعترف المتهم بقتل …», «اعترف الوزير بوجود أزمة»."""

from __future__ import annotations

from khabar.claims.context import Context, Sides
from khabar.claims.items import Item
from khabar.claims.negation import denies
from khabar.claims.traits import headed
from khabar.grammar.classes import word_class

_HELD = frozenset({"detainee", "suspect", "criminal", "convict", "attacker", "smuggler", "agent", "abductee"})
_SPEAKERS = frozenset({"official", "expert", "journalist", "writer", "diplomat", "politician", "cleric", "judge"})
_COURT = word_class("heard_before")  # «أمام القاضي», «أثناء التحقيق»
_ACCUSED = word_class("may_confess")  # «الإرهابيون», «ممن قبض عليهم»
_DEEDS = word_class("owned_up_to")  # «بتورطه»، «بمشاركته», «بالتهم»
_ROOTS, _BI = tuple(word.removesuffix("ه") for word in _DEEDS if len(word) > 3), "ب"
_POLITICS = frozenset({"agreement", "support", "appointment", "decree", "control", "shortage", "position", "alias"})
_OF_ONESELF = frozenset({"انه", "انها", "انهم", "انهما", "انهن", "اني", "انني", "اننا"})
_THAT = 4  # items from the verb to what is confessed in a clause
_AROUND = 12  # words around the verb that say before whom
_MANY = "اعترافات"


def concedes(context: Context, item: Item, sides: Sides) -> bool:
    """«اعترفت واشنطن بأن …», «اعترف بالدولة», «اعترف الوزير بوجود …»: no confession before a judge."""
    if _is_denied(context, item):
        return True
    known = sides.slots.take("bi")
    who = sides.subject[0] if sides.subject else None
    told = who is not None and (who.mention("person") is not None or who.has("human", "title", "kin"))
    if who is not None and not told and (who.mention("group", "place") or _uncertain(who)):
        return True
    if _taken_up(context, item) or any(_is_named(phrase) for phrase in known[:1]):
        return True
    if who is not None and (headed(who, "human", _HELD) or who.has("pp", "blamed")) or _in_court(context, item):
        return False
    if who is not None and _speaks_only(who):
        return True
    told = item.word is not None and item.word.stem == _MANY or _near(context, item, _ACCUSED)
    return not (told or _owns_up(context, item, known))


def _is_denied(context: Context, item: Item) -> bool:
    """«نفى المتهم أن يكون قد اعترف»: he did not, and who tells so is he himself."""
    near = context.items[max(0, item.index - _THAT) : item.index]
    return any(i.kind == "that" for i in near) and any(denies(i) for i in near)


def _is_named(phrase: Item) -> bool:
    """«اعترف بدولة فلسطين», and not «بمساعدة عناصر التنظيم»."""
    return any(f.kind in ("group", "place") and f.first == phrase.fill[0] for f in phrase.mentions)


def _speaks_only(who: Item) -> bool:
    """«الوزير», «محلل»: whoever says so as an office or a calling has it."""
    return headed(who, "human", _SPEAKERS)


def _in_court(context: Context, item: Item) -> bool:
    """«اعترف أمام القاضي», «أثناء التحقيقات اعترف»."""
    return _near(context, item, _COURT)


def _near(context: Context, item: Item, stems: frozenset[str]) -> bool:
    words = context.sentence.words[max(0, item.first - _AROUND) : item.last + _AROUND]
    return any(word.stem in stems for word in words)


def _owns_up(context: Context, item: Item, known: list[Item]) -> bool:
    """«بأنه قتل …», «بمشاركته في …», «بقتل الجنود»: what somebody did himself."""
    if known:
        deed = context.deed(known[0])
        words = context.sentence.words[known[0].first : known[0].first + 2]
        done = deed is not None and deed.event not in _POLITICS
        return done or any(word.stem in _DEEDS or not word.labels and _is_of_deed(word.form) for word in words)
    that = next((i for i in context.items[item.index + 1 : item.index + 1 + _THAT] if i.kind == "that"), None)
    past = item.kind != "verb" or item.inflected("past") and not item.inflected("imperfect")
    if that is None or not past or context.sentence.form(that.last - 1).removeprefix("ب") not in _OF_ONESELF:
        return False
    told = context.following(that)
    return told is not None and (told.kind == "verb" or told.kind == "noun" and not told.prep)  # not «بأنه من المهم …»


def _is_of_deed(form: str) -> bool:
    """«باشتراكه»: a word that is not split, by how it begins."""
    return form.startswith(_BI) and form[1:].startswith(_ROOTS)


def _uncertain(item: Item) -> bool:
    """«مرحلة اعترف فيها بالأمر الواقع»، «جميع من …»: an indefinite word for no person, which confesses nothing."""
    return (
        item.word is not None
        and not item.pronoun
        and item.has("noun", "stop")
        and not (item.definite or item.has("adj"))
    )


def _taken_up(context: Context, item: Item) -> bool:
    """«تعترف بها»: a pronoun with ب right after."""
    following = context.following(item)
    return following is not None and following.value == "pronoun" and following.prep == "bi"
