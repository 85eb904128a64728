"""Why something was done, by a phrase of its own: «لأسباب تتعلق بـ…»، «لرفضه …»، «يعود سبب ذلك إلى …»."""

from __future__ import annotations

from khabar.claims.agents import came_before
from khabar.claims.causal import GOES_BACK, Links
from khabar.claims.causephrases import effects_before
from khabar.claims.chains import named_effect
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.spans import clause, lengthened
from khabar.claims.traits import REASONS
from khabar.grammar.classes import word_class

GROUNDS = word_class("ground")  # «لرفضه …»، «لاتهامه بـ…»: what somebody did or is said to have done
STATES = word_class("ground_state")  # «لسوء الأحوال الجوية»: how things stood
_RELATE, _RELATED = word_class("relates_to"), word_class("related_to")
_OPEN = word_class("reason_unknown")  # «لأسباب مجهولة»
_SEVERAL = word_class("several_reasons")  # «لأسباب صحية», but «لسبب ما»
_NOT = word_class("not_for")  # «ليس لأسباب دينية»
_BEHIND = frozenset({"at", "fi", "li"})  # «السبب وراء …»، «في …»
_CHIEF = word_class("first_of_them")
_LINKING = frozenset({"bi", "ila", "maa"})
_WIDEST = 10  # tokens of a ground
_LAWLESS = frozenset({"abduction", "killing", "injury", "abuse"})  # events that no charge is told of by itself
_BY = "ب"
_FAR = 16  # tokens from what came of a ground to the ground
_NEAR = 4  # items from a reason to what it is
_TOLD = frozenset({"flight", "arrest", "execution", "killing", "detention", "appointment", "release", "abduction",
    "movement", "displacement", "proceeding", "abuse", "control", "attack"})  # fmt: skip


def grounded(links: Links, item: Item) -> None:
    """The effect, then the ground that «ل» brings in."""
    if item.prep != "li" or item.word is None or item.conj and not item.pronoun:
        return
    if item.word.stem in REASONS:
        ground = _reason(links, item) if item.word.stem in _SEVERAL else None
        if ground is not None and links.sentence.form(item.first - 1) not in _NOT:
            _because_of(links, item, ground, told=False)
    elif item.word.stem in STATES and not item.pronoun and _bound(links, item):
        _because_of(links, item, links.name(item), told=False)
    elif item.word.stem in GROUNDS and item.pronoun:
        _because_of(links, item, _whole(links, item), told=True)


def gone_back(links: Links, item: Item) -> bool:
    """«يعود سبب الانشقاق إلى تأخر الرواتب»: of what it was the reason, then what the reason was."""
    verb = links.items[item.index - 1] if item.index else None
    if verb is None or verb.kind != "verb" or verb.negated or verb.word is None:
        return False
    if not verb.word.means(GOES_BACK):
        return False
    effect = next((i for i in links.items[item.index + 1 : item.index + 1 + _NEAR] if i.nominal), None)
    cause = links.object_of(verb, ("ila",))
    if effect is None or cause is None or effect is cause or not (effect.genitive or effect.prep in _BEHIND):
        return True
    ground = _whole(links, cause) if cause.pronoun and cause.kind == "noun" else links.name(cause)
    ground = lengthened(links.sentence, links.items, ground)
    links.add("reversed", [ground], [links.name(effect, cause)], verb)
    return True


def this_goes_back(links: Links, verb: Item) -> None:
    """«حدثت انقسامات داخل الحركة، ويعود ذلك إلى مقتل زعيمها»: why the clause before it came about."""
    start, this = links.opening(verb.index), links.items[verb.index + 1 : verb.index + 2]
    if start >= verb.index - 1 or verb.negated or not (this and this[0].short and this[0].has("demonstrative")):
        return
    cause = links.object_of(verb, ("ila",))
    if cause is None:
        return
    told = [d for d in links.events if d.at is not None and start <= d.at.index < verb.index]
    came = came_before(links, verb)
    words = clause(links.sentence, links.items, start, verb.index, outer=True)
    effect = came or (named_effect(told[-1]) if told and words is None else words)
    if effect is not None and effect.stop <= links.sentence.bounds(verb.first, verb.last)[0]:
        links.add("reversed", [lengthened(links.sentence, links.items, links.name(cause))], [effect], verb)


def charged(links: Links, item: Item) -> None:
    """«خطف المسلحون ثلاثين قروياً بتهمة التعاون مع الجيش»: what is laid to those whom somebody takes or kills."""
    start = links.opening(item.index)
    near = [d for d in links.events if d.at is not None and start <= d.at.index < item.index]
    last = near[-1] if near else None
    if last is None or last.at is None or last.event not in _LAWLESS or not last.ready() or item.prep_at < 0:
        return
    between = links.items[last.at.index + 1 : item.index]
    if "charge" in last.roles and last.event != "abduction":
        return
    if not all(i.nominal or i.kind in ("other", "date") for i in between):
        return
    effect, ground = named_effect(last), links.name(item)
    ground.start = links.sentence.bounds(item.prep_at, item.prep_at + 1)[0]
    ground.start += links.sentence.source[ground.start] == _BY  # «ب[تهمة التعاون مع الجيش]»
    ground.draft = None
    if effect.stop <= ground.start:
        links.add("backward", [ground], [effect], None)


def _because_of(links: Links, item: Item, ground: Argument, told: bool) -> None:
    start = links.opening(item.index)
    near = [d for d in links.events if d.at is not None and start <= d.at.index < item.index]
    if any(d.event in _TOLD and d.ready() for d in near):
        effects = effects_before(links, item)
        if effects and all(_came(e, item) for e in effects):
            _widen(links, effects[-1], item)
            links.add("backward", [ground], effects, None)
    elif not told:
        words = clause(links.sentence, links.items, start, item.index, told=True)
        if words is not None and words.item is not None and words.item.kind == "verb":
            links.add("backward", [ground], [words], None)


def _widen(links: Links, effect: Argument, item: Item) -> None:
    """«[حكماً بسجنه عشر سنوات] لانتمائه إلى …»: a step of the law with all that stands between it and its ground."""
    at = effect.draft.at if effect.draft is not None and effect.draft.event == "proceeding" else None
    between = links.items[at.index + 1 : item.index] if at is not None and at.kind == "trigger" else ()
    if between and all(i.nominal and not i.conj for i in between):
        effect.stop = max(effect.stop, links.sentence.bounds(between[-1].first, between[-1].last)[1])


def _came(effect: Argument, item: Item) -> bool:
    """A deed shortly before the ground, and no matter that happens to stand in the sentence."""
    draft = effect.draft
    told = draft is not None and draft.event in _TOLD and draft.at is not None
    return told and draft is not None and draft.at is not None and item.first - draft.at.last <= _FAR


def _reason(links: Links, item: Item) -> Argument | None:
    """«لأسباب صحية»، «لأسباب تتعلق بوضعه العائلي»؛ none for «لأسباب مجهولة»."""
    sentence, items = links.sentence, links.items
    told = _among(links, item)
    if told is not None:
        return _whole(links, told)  # «لأسباب عدة، منها | تأخر الرواتب»
    if any(sentence.words[at].stem in _OPEN for at in range(item.first, min(item.last + 2, len(sentence.words)))):
        return None
    following = items[item.index + 1] if item.index + 1 < len(items) else None
    if following is not None and following.word is not None:
        linking = following.kind == "verb" and any(e.lemma in _RELATE for e in following.word.entries)
        linking = linking or sentence.words[following.last - 1].stem in _RELATED
        what = items[following.index + 1] if linking and following.index + 1 < len(items) else None
        if what is not None and what.nominal and what.prep in _LINKING:
            return _whole(links, what)
        if linking or following.kind in ("verb", "relative"):
            return None
    described = item.last - item.first > 1
    return Argument(*sentence.bounds(item.first, item.last), item) if described else None


def _among(links: Links, item: Item) -> Item | None:
    """«لأسباب عدة، منها | …»، «لعدة أسباب أبرزها | …»: one of the reasons, which is told."""
    rows = [i for i in links.items[item.index + 1 : item.index + 1 + _NEAR] if i.kind != "mark" or i.value not in "،,:"]
    if len(rows) < 2 or not rows[1].nominal or rows[1].prep:
        return None
    some = rows[0].value == "pronoun" and rows[0].prep == "min" or rows[0].kind == "clause" and rows[0].value == "among"
    return rows[1] if some or rows[0].short and links.sentence.form(rows[0].first) in _CHIEF else None


def _bound(links: Links, item: Item) -> bool:
    """«لسوء | الأحوال»: of what it is said stands in the genitive."""
    following = links.items[item.index + 1] if item.index + 1 < len(links.items) else None
    return not item.short or following is not None and following.genitive and following.last > item.last


def _whole(links: Links, item: Item) -> Argument:
    """The ground to the end of its clause: «رفضه قتل المدنيين»، «تعاونه مع الجيش وتقديم معلومات له»."""
    last = item
    for other in links.items[item.index + 1 :]:
        joined = other.conj and other.kind != "trigger"
        plain = other.nominal or other.kind == "other" and other.value in ("apposition", "pronoun")
        if (
            not plain
            or joined
            or other.prep in ("cause", "after", "since", "during")
            or other.last - item.first > _WIDEST
        ):
            break
        last = other
    return Argument(*links.sentence.bounds(item.first, last.last), item, draft=None)
