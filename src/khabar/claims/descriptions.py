"""A bare phrase that says what the one beside it is, or how somebody goes, and fills no role of its own."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import STATE, Item
from khabar.claims.leads import Lead
from khabar.claims.traits import acts, headed, is_adverbial, is_many, is_place, names_again
from khabar.grammar.classes import word_class
from khabar.words import SOUND

_THINGS = ("human", "kin", "weapon", "thing", "placehead", "grouphead", "title")
_CALLED = ("title", "honorific", "human", "kin")  # what somebody is called beside a name
_POSTED = frozenset({"leader", "officer", "member"})
_FALLS = "fall_dead"
_DIED_SO, _HELD_AS = word_class("death_how"), word_class("taken_as")
_EDGES = word_class("struck_about")
_SOMEONE = ("احد", "احدا")
_ONE_OF = word_class("one_of") | word_class("foremost")
Group = list[Item]


def is_apposed(group: Group, other: Item) -> bool:
    """«جبهة … ذراع تنظيم …»: a phrase that describes the group right before it."""
    apart = other.first != group[-1].last or other.count is not None or other.mention("person") is not None
    plural = (
        other.word is not None and other.word.form.endswith("ين") and "human" in other.labels and not other.mentions
    )
    apart = apart or other.kind == "trigger" or _known(other) or plural or is_place(other)
    man = other.word is not None and (other.word.form.endswith("ا") or not other.has("adj"))
    apart = apart or man and other.has("human", "kin") and not other.definite  # «اعتقلت القوات شاباً …»
    return acts(group[0]) and not apart


def is_posted(context: Context, group: Group, other: Item) -> bool:
    """«قُتل فلان قائد الكتيبة»: the post that stands right after a name is that man's."""
    last, word = group[-1], other.word
    if word is None or last.mention("person") is None or other.first != last.last or other.count is not None:
        return False
    held = other.has("title") and not (word.article or word.lead or other.mention("person"))
    return held and not context.sentence.accusative(other.first)


def is_told_by(context: Context, group: Group, other: Item) -> bool:
    """«قُتل فلان، قائد الكتيبة، في …», «خطفت الجبهة، ذراع التنظيم، خمسة»: right after one comma, who or what that is."""
    comma = context.items[other.index - 1]
    before = context.items[comma.index - 1]
    if comma.kind != "mark" or comma.value not in "،," or other.conj:
        return False
    if other.stem in _ONE_OF and not other.prep and not (group[0].stem in _ONE_OF or group[0].prep):
        return True  # «قُتل فلان، أحد قادة الحركة، في …»: who he is, and nobody whom he killed
    if other.count is not None or other.partitive:
        return False
    last = group[-1]
    if before is not last and not (before.value == "apposition" and before.first <= last.fill[0] < before.last):
        return False
    if last.count is not None or not (last.definite or last.mention("person", "group") is not None):
        return False
    if acts(last) and last.mention("person") is None:
        return "grouphead" in other.labels and other.definite
    return other.has(*_CALLED)


def end_of(context: Context, item: Item) -> int:
    """The comma that ends what an item begins; the item itself where none does."""
    return next((i.index for i in context.items[item.index + 1 :] if i.kind == "mark"), item.index)


def _known(item: Item) -> bool:
    """A phrase that is the name of a listed group, and so describes no other: «كبدت المقاومة | الحوثيين خسائر»."""
    return any(f.kind == "group" and f.rule == "group.group" and f.first == item.first for f in item.mentions)


def is_said_of(context: Context, group: Group, other: Item) -> bool:
    """«تنظيم داعش المتهم ب…»: a participle of whoever stands right before it, not «سلمت السلطات المتهم إلى …»."""
    if not other.has("blamed", "pp", "ap") or not other.definite or not other.short or other.mentions:
        return False
    if other.first != group[-1].last or not group[-1].definite:
        return False
    following = context.following(other)
    return following is not None and bool(following.prep) and not _differ(group[-1], other)


def _differ(one: Item, other: Item) -> bool:
    """Endings that show that two words are not said of one another: «النيابة المتهمين»، «السلطات المتهم»."""
    if one.word is None or other.word is None:
        return True
    mine, held = other.word.form, one.word.stem
    if mine.endswith(SOUND[1]) and one.word.form.endswith(SOUND[0]):
        return True  # «اقتاد المسلحون | المعتقلين»
    if mine.endswith(SOUND):
        return not held.endswith(SOUND) and not ("human" in one.labels and one.inflected("pl"))
    return mine.endswith("ه") != (held.endswith(("ه", "ات")) or one.inflected("f") or one.inflected("pl"))


def is_named_after(context: Context, post: Item, name: Item) -> bool:
    """«قُتل القائد الموالي للرئيس فلان، سالم فلان، في …»: after a comma, the name of whose post stands before it."""
    comma = context.items[name.index - 1]
    posted = post.has("title", "honorific") and post.definite and post.mention("person") is None
    return posted and comma.kind == "mark" and name.mention("person") is not None and not name.prep and not name.conj


def is_renamed(context: Context, one: Item, other: Item) -> bool:
    """«قتل فلان الملقب أبو فلان», and not «سلم فلان، الملقب أبو فلان، سلاحه»."""
    words = context.sentence.words
    at = next((i for i in range(other.first - 1, one.last - 1, -1) if "alias" in words[i].labels), -1)
    if other.kind != "noun" or at < 0 or any(f in ("،", ",") for f in context.sentence.forms[at : other.first]):
        return False
    band = is_many(one) or one.mention("person") is None and not one.has("human", "title", "kin")
    return (
        not band or one.inflected("sg") or one.definite and other.mention("person") is None
    )  # «اغتال مسلحون | المدعو فلاناً»


def is_manner(item: Item) -> bool:
    """«فرّ هاربا», «غادر متخفيا»: in the accusative, what somebody is who goes, and marked so: it is nobody else."""
    word = item.word
    if item.kind != "noun" or word is None or not item.short or item.count is not None or item.mentions or item.conj:
        return False
    nominal = [e.features for e in word.entries]
    if word.article or word.pronoun or not word.form.endswith("ا") or not item.has("human", "adj"):
        return False
    if headed(item, "human", _POSTED):
        return False  # «هربت شبكة قيادياً في التنظيم»: somebody else, and not how they went
    if not nominal or not all({"acc", "sg"} <= features for features in nominal):
        return False
    item.value = STATE
    return True


def is_fallen(verb: Item, item: Item, bare: list[Group], front: Lead) -> bool:
    """«سقط خمسة من الحركة قتلى»، «أن 25 مسلحاً سقطوا قتلى»: what became of those of whom the verb tells."""
    if "pn" not in item.labels or verb.entry is None or _FALLS not in verb.entry.value:
        return False
    toll = item.word.entry("pn") if item.kind == "noun" and item.word is not None else None
    if toll is None or toll.value != "killing" or not item.short or item.definite or item.prep or item.conj:
        return False
    told = front.items if bare[0][0] is item else bare[0]
    if any(group[0] is item and len(group) > 1 for group in bare) or not any(i.count for i in told):
        return False
    item.value = STATE
    return True


def is_how_done(verb: Item, item: Item) -> bool:
    """«قُتل حرقاً»: how he died; «كانت الجماعة تحتجزهم رهائن»: as what she holds those whom the enclitic means."""
    if item.word is None or not item.short or item.prep or item.conj or item.mentions or item.definite:
        return False
    form = item.word.form
    return form in _DIED_SO or bool(verb.pronoun) and form in _HELD_AS


def is_aside(context: Context, item: Item) -> bool:
    """A bare phrase that is no argument: direction, manner («تمهيدا»، «غيابيا»), «المكنى»."""
    if "alias" in item.labels and item.mention("person") is not None:
        previous = context.previous(item)  # «انشق المدعو أبو حمزة»: nobody else is named
        if previous is None:
            return False
        several = is_many(previous) and not previous.inflected("sg")  # «اغتال مسلحون مجهولون | المدعو فلاناً»
        described = previous.nominal and not acts(previous) and not several
        return described or previous.kind in ("other", "close") and previous.value != "object"
    if names_again(item):
        return True  # «القيادي أبو حمزة واسمه الحقيقي فلان»
    about = item.stem in _EDGES and not item.short
    if not about and (is_adverbial(item) or "alias" in item.labels) and item.mention("money") is None:
        return True  # but «يأخذ المهربون | نحو ألفي دولار»، «قصف الطيران | محيط القرية»
    if item.kind != "noun" or not context.sentence.tokens[item.first].tanwin or not item.short:
        return False
    someone = item.word is not None and item.word.stem in _SOMEONE
    return not someone and not item.has(*_THINGS) and not item.mentions
