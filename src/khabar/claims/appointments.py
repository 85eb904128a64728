"""Who is put into which post, and by whom: «عيّن الرئيس فلانا محافظا ل…»، «بتعيين فلان خلفا له»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khabar.claims.context import Context, Sides
from khabar.claims.items import Item
from khabar.claims.slots import close_of
from khabar.claims.traits import acts
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.words import Word

_REACH = 14  # items from the trigger to the post: names with ranks and descriptions stand between
_ENDS = frozenset({"verb", "that", "clause", "relative"})
_OF_WHAT = frozenset({"li", "ala", "fi", "an"})  # «واليا على الرقة»، «وزيرا للدفاع»
_IN = frozenset({"fi", "bi"})
_INSTEAD = word_class("instead")  # «خلفا له»
SEATS = frozenset({"appointment", "dismissal"})
_NEW = "جديد"
_NEW_ONES = frozenset({_NEW, "جدد", "جديده"})
_HOW = frozenset({"ala", "ka"})  # «على رأس الحركة»، «كقائد للحركة»
_HEAD, OVER = "راس", "over"  # «على رأس الحركة»: the slot of what somebody is put at the head of
RULERS, _RULES = word_class("appointer"), word_class("ruler_title")
_STATES = word_class("ruled_state")  # «رئيس الوزراء»
_DUTIES = word_class("charged_with")  # «كلفه بقيادة …»، «بالإشراف على …»
NEWCOMER = "newcomer"  # the value of a post that stands for whoever is put there
_PUTS_OUT, _REFERS, _RETIRED, _FAR = word_class("puts_out"), frozenset({"احال"}), word_class("retired_to"), 12
ISSUER = "issuer"  # the value of a post that stands before a name and is not his who is named


def appoints(frames: Sequence[Frame]) -> bool:
    """Is somebody put into a post by this trigger?"""
    for frame in frames:
        if frame.change == "appointed":
            return True
    return False


def seat(context: Context, item: Item, sides: Sides) -> Sides:
    """The sides of an appointment by what stands in them: who is named, the post in the accusative, who decides.

    Given back as they are where nobody or no post is named.
    """
    after = list(_clause(context, item))
    told = _patient(context, item, sides, after)
    if told is not None:
        after.insert(0, told)
    post = next((at for at, other in enumerate(after) if at and _is_post(context, other)), None)
    if new := _newcomer(context, item, sides, after) or _himself(context, item, sides, after):
        return new
    if post is None:
        instead = any(_instead(i) for i in after)
        named = [i for i in after if _named(i)]
        if not instead or context.left is None or not named:
            return sides
        person, title = named[0], context.left
    else:
        named = [i for i in after[:post] if _named(i)]
        if not named:
            return sides
        near, title = named[-1], _widened(context, after[post])
        person = named[0] if title.prep in _HOW else near
        if item.kind == "trigger" and any(i.prep == "li" and i.index > person.index for i in after[:post]):
            return sides  # «تعيين الرئيس فلان لثلاثة من … كمستشارين»: he names them
        if title.prep == "ala":
            title = _head_of(title, sides)
    issuer = sides.subject
    if item.kind == "verb":
        led = [] if told is not None else context.subjects.get(item.index, [])
        first = next((i for i in after if i.kind == "noun" and not i.prep), person)
        issuer = [first] if first is not person and (acts(first) or first.value == ISSUER) else led
    else:
        issuer = context.given.get(item.index, [])
    return Sides([i for i in issuer if i is not person], [[person], [title]], sides.slots)


def _newcomer(context: Context, item: Item, sides: Sides, after: Sequence[Item]) -> Sides | None:
    """«عيّن الرئيس محافظا جديدا لعدن»، «تعيين قائد جديد»: somebody who is told of by his new post alone."""
    if any(_named(i) for i in after) or item.pronoun:
        return None
    verbal = item.kind == "verb"
    told = after[1:] if verbal and after and (acts(after[0]) or after[0].value == ISSUER) else after
    post = told[0] if told else None
    if post is None or post.kind != "noun" or post.prep or not post.has("title") or post.word is None:
        return None
    if post.word.article or not any(
        i.stem.removesuffix("ا") in _NEW_ONES for i in context.sentence.words[post.first : post.last + 1]
    ):
        return None
    led = context.subjects.get(item.index, []) if verbal else context.given.get(item.index, [])
    issuer = list(after[:1]) if verbal and told is not after else led
    if not issuer:
        return None  # «ينتظر تعيين قائد جديد»، «قانون يسمح بتعيين نائب»: of a deed that nobody is said to do
    who = replace(post, value=NEWCOMER)
    return Sides([i for i in issuer if i is not post], [[who], [_alone(post)]], sides.slots)


def _himself(context: Context, item: Item, sides: Sides, after: Sequence[Item]) -> Sides | None:
    """«تعيينه محافظا لعدن»، «عيّنته الحركة قائدا»: whom the enclitic takes up, and nobody who is named here."""
    if not item.pronoun or item.conj or item.prep == "bi" or any(_named(i) and not acts(i) for i in after[:2]):
        return None
    led = context.given.get(item.index, [])
    near = [i for i in after if i.kind != "date"]
    if item.kind == "verb":
        if not near or near[0].prep or not (acts(near[0]) or near[0].value == ISSUER):
            return None
        led, near = near[:1], near[1:]
    if not near or near[0].prep or not _is_post(context, near[0]):
        return None
    return Sides(led, [[], [_widened(context, near[0])]], sides.slots)


def _alone(post: Item) -> Item:
    """The word of a post without what says which one it is: «محافظا | جديدا»."""
    return replace(post, fill=(post.fill[0], post.fill[0] + 1), mentions=[], count=None)


def _head_of(title: Item, sides: Sides) -> Item:
    """«على رأس الحركة»: the post is the word itself, and the body that he heads has a role of its own."""
    body = title.mention("group")
    if body is not None:
        sides.slots.put(OVER, [replace(title, first=body.first, fill=(body.first, body.last), prep="")])
    return replace(title, fill=(title.first, title.first + 1), mentions=[])


def _patient(context: Context, item: Item, sides: Sides, after: Sequence[Item]) -> Item | None:
    """«أن فلاناً عُيّن رئيساً»، «فلان الذي اختير أميراً»: who stands before the verb, the post right after it."""
    post = next((i for i in after if i.kind != "date"), None)  # «الذي عُيّن أمس قائدا»
    if item.kind != "verb" or post is None or not _is_post(context, post) or item.pronoun:
        return None
    groups = sides.objects if item.index in context.passive else [sides.subject] if _relates(context, item) else []
    led = next((group[0] for group in groups if group and group[0].index < item.index), None)
    return led if led is not None and led.mention("person") is not None and not _is_new(context, post) else None


def _relates(context: Context, item: Item) -> bool:
    before = context.previous(item)
    return before is not None and before.kind == "relative"


def _is_new(context: Context, post: Item) -> bool:
    """«عيّن قائداً جديداً»: somebody else than who did it."""
    return any(word.stem == _NEW for word in context.sentence.words[post.first : post.last + 1])


def _clause(context: Context, item: Item) -> Iterator[Item]:
    """What follows the trigger up to the next verb, without what brackets hold."""
    items, at = context.items, item.index + 1
    while at < min(len(items), item.index + _REACH):
        other = items[at]
        if other.kind == "open":
            at = close_of(items, at)
            continue
        ends = other.kind in _ENDS or other.kind == "mark" and other.value not in "،,"
        ends = ends or other.kind == "trigger" and bool(other.conj or other.prep)
        if not ends or _instead(other):
            yield other
        if ends:
            return
        at += 1


def _instead(item: Item) -> bool:
    """«خلفا له», which may be read as a verb."""
    return item.word is not None and (item.word.stem in _INSTEAD or item.word.form in _INSTEAD)


def _named(item: Item) -> bool:
    return item.kind == "noun" and item.prep in ("", "li") and item.mention("person") is not None


def _is_post(context: Context, item: Item) -> bool:
    """A post in the indefinite accusative, or one that is called so: «محافظا»، «في منصب …»."""
    if item.kind != "noun" or item.conj or item.word is None:
        return False
    if item.prep == "led":
        return True  # «كُلّف فلان بقيادة اللواء»
    if item.prep == "ala":
        return item.word.stem == _HEAD and item.mention("group") is not None  # «على رأس الحركة»
    if item.prep == "ka":
        return item.has("title") and not item.word.article  # «كقائد للتنظيم»
    if item.prep in _IN:
        return item.has("post") or item.prep == "bi" and item.word.stem in _DUTIES
    if item.prep or item.word.article or item.mention("person") is not None or not item.has("title", "human"):
        return False
    first = context.sentence.words[item.first].form
    return first.endswith("ا") or item.genitive is False and item.has("title") and first.endswith("ي")


def _widened(context: Context, title: Item) -> Item:
    """The post with what it is over: «محافظا لعدن»، «بقيادة اللواء»."""
    if title.prep == "led":
        title.fill = title.prep_at, title.fill[1]
        return title
    following = context.following(title)
    near = following is not None and following.first - title.last in (0, 1)
    if following is not None and near and following.prep in _OF_WHAT and not following.conj:
        if following.kind == "noun" and not following.pronoun and following.mention("person", "date") is None:
            title.fill = title.fill[0], following.last
    return title


def _alone_or_of(item: Item) -> bool:
    """«الرئيس»، «الرئيس التونسي»: a post by its word, or with its country."""
    nation = item.mention("nationality")
    return item.short or nation is not None and nation.first == item.first + 1 and nation.last == item.last


def _of_state(item: Item, words: Sequence[Word]) -> bool:
    """«رئيس الوزراء»، «رئيس الحكومة»: who heads a state, told of in two words."""
    head, last = words[item.first], words[item.first + 1 : item.first + 2]
    return item.last - item.first > 1 and head.stem in _RULES and bool(last) and last[0].stem in _STATES


def _puts_out(verb: Item, words: Sequence[Word]) -> bool:
    """«أحال … إلى التقاعد»، «أقال»، «أعفى»: who is put out stands behind who does it."""
    lemmas = verb.word.lemmas if verb.word is not None else frozenset[str]()
    if lemmas.isdisjoint(_PUTS_OUT) or not verb.inflected("past") or verb.entry is None or verb.entry.label == "vp":
        return False
    near = words[verb.last : verb.last + _FAR]
    return lemmas.isdisjoint(_REFERS) or any(word.stem in _RETIRED for word in near)


def set_apart(items: Sequence[Item], at: int, name: int, words: Sequence[Word]) -> bool:
    """«عيّن الرئيس فلانا محافظا»: whose post stands right after the verb decides, and is not who is named after it."""
    verb, item = items[at - 1] if at else None, items[at]
    if verb is None or verb.kind != "verb" or verb.entry is None:
        return False
    if not item.definite or item.word is None or item.word.stem not in RULERS:
        return False
    ranked = items[name].has("title", "honorific")
    if ranked and _puts_out(verb, words):
        item.value = ISSUER
        return True  # «أحال وزير الداخلية | اللواء فلانا إلى التقاعد»
    if SEATS.isdisjoint(verb.entry.value.split("|")) or not (_alone_or_of(item) or _of_state(item, words)):
        return False
    if ranked:
        item.value = ISSUER
        return True  # «كلّف الرئيس العميد فلانا …»، «أعفى الوزير مدير الشرطة …»
    after = items[name + 1] if name + 1 < len(items) else None
    if after is None or after.kind != "noun" or after.word is None:
        return False
    post = not after.prep and not after.definite and after.has("title", "human") and after.word.form.endswith("ا")
    if post or after.prep == "led" or after.prep in _IN and after.has("post"):
        item.value = ISSUER
        return True
    return False
