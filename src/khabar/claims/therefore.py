"""What somebody did for all that: «هددوه، ولذلك غادر المدينة», «لم تستقبلهم المعسكرات، لذا لجأوا إلى الفنادق»."""

from __future__ import annotations

from khabar.claims.causal import Links
from khabar.claims.chains import named_effect
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.grammar.classes import word_class

THEREFORE = word_class("therefore")
_SO = "فان"
_HAS, _REASON = frozenset({"فقد", "قد"}), "السبب"
_IFS = word_class("if_word")
_FAR = 40  # characters from what was the case to what was done for it
_WIDEST = 12  # tokens of what was done
_ENDS = frozenset({"mark", "clause", "relative", "open", "that"})
_THINKS = frozenset({"modal", "hedge"})


def therefore(links: Links, verb: Item) -> None:
    """The clause that ends before «لذلك», and what its verb tells of."""
    at = _marker(links, verb)
    if (
        at < 0
        or verb.has(*_THINKS)
        or verb.has("aux")
        and not verb.negated
        or verb.has("say")
        and not verb.has("light", "vi")
    ):
        return
    if not (verb.inflected("past") or verb.negated or _will(links, verb)):
        return  # «ولذلك نجد أن …»
    effect = _done(links, verb)
    cause = _before(links, verb, at, effect.start if effect is not None else 0)
    if effect is not None and cause is not None:
        links.add("forward", [cause], [effect], None if verb.negated else verb)  # «لم تصل» is what came of it


def so_that(links: Links, that: Item) -> None:
    """«هاجموا القرية ثلاث مرات، لذا فإن للسكان الحق في …»: the clause that «فإن» brings in."""
    at = that.first - 1
    if at < 0 or links.sentence.form(at) not in THEREFORE or not links.sentence.form(that.first).startswith(_SO):
        return
    last = that.last
    for item in links.items[that.index + 1 :]:
        if item.kind in _ENDS or item.last - that.last > _WIDEST:
            break
        last = item.last
    start, stop = links.sentence.tokens[that.last].start, links.sentence.tokens[last - 1].stop  # «[للسكان] الحق»
    cause = _before(links, that, at, start)
    if cause is not None and last - that.last > 1:
        links.add("forward", [cause], [Argument(start, stop, links.items[that.index + 1])], None)


def _before(links: Links, head: Item, at: int, start: int) -> Argument | None:
    """The clause that ends before «لذلك», up to where what was done begins."""
    until = next((i for i in links.items if i.last > at), head)
    if not until.index or links.opening(until.index) == until.index:
        return None  # «… . ولذلك غادر»: of the sentence before
    ahead = links.items[until.index - 1]
    if not (ahead.kind == "mark" or until.conj or links.sentence.form(at).startswith("و")):
        return None  # «يخطط لذلك»
    deed, words = links.ended(until), links.wording(until)
    inner = deed is not None and words is not None and words.start < deed.start and deed.stop <= words.stop
    cause = words if deed is None or inner else deed
    if cause is None or _if(links, cause) or not _tells(cause):
        return None
    far = links.sentence.bounds(at, at + 1)[0] - cause.stop > _FAR
    return None if far or cause.stop > start else cause


def _tells(cause: Argument) -> bool:
    """A clause with its verb, and no phrase that is left of one."""
    at = cause.draft.at if cause.draft is not None else cause.item
    return at is not None and at.kind == "verb"


def _will(links: Links, verb: Item) -> bool:
    """«ولهذا السبب سنستمر في …»: what they are about to do."""
    return links.sentence.unjoined(verb.first).startswith("س") and verb.inflected("imperfect")


def _if(links: Links, cause: Argument) -> bool:
    """«إن فتحت فمي، …»: what has not happened."""
    at = next((i.first for i in links.items if links.sentence.bounds(i.first, i.last)[0] >= cause.start), 0)
    opens = next((i for i in links.items if i.first == at), None)
    told = opens is not None and opens.kind == "verb" and at > 0
    return told and links.sentence.form(at - 1) in _IFS


def _marker(links: Links, verb: Item) -> int:
    """The token of «لذلك» right before the verb, or -1."""
    sentence = links.sentence
    at = verb.first - 1 - bool(verb.negated)
    at -= at >= 0 and sentence.form(at) in _HAS
    at -= at > 0 and sentence.form(at) == _REASON
    return at if at >= 0 and sentence.form(at) in THEREFORE else -1


def _done(links: Links, verb: Item) -> Argument | None:
    """The deed, or the clause of its verb."""
    draft = links.at.get(verb.index)
    if draft is not None and draft.ready():
        return named_effect(draft)
    first, last = verb.first - bool(verb.negated), verb.last
    for item in links.items[verb.index + 1 :]:
        if item.kind in _ENDS or item.last - first > _WIDEST or item.kind == "verb" and item.conj:
            break
        last = item.last
    return Argument(*links.sentence.bounds(first, last), verb) if last - first > 1 else None
