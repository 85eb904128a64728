"""What somebody did for all that: «هددوه، ولذلك غادر المدينة», «لم تستقبلهم المعسكرات، لذا لجأوا إلى الفنادق»."""

from __future__ import annotations

from khabar.claims.causal import Links
from khabar.claims.chains import named_effect
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.grammar.classes import word_class

THEREFORE = word_class("therefore")
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
    until = next((i for i in links.items if i.last > at), verb)
    if not until.index or links.opening(until.index) == until.index:
        return  # «… . ولذلك غادر»: of the sentence before
    ahead = links.items[until.index - 1]
    if not (ahead.kind == "mark" or until.conj or links.sentence.form(at).startswith("و")):
        return  # «يخطط لذلك»
    effect = _done(links, verb)
    deed, words = links.ended(until), links.wording(until)
    inner = deed is not None and words is not None and words.start < deed.start and deed.stop <= words.stop
    cause = words if deed is None or inner else deed
    if cause is None or _if(links, cause) or not _tells(cause):
        return
    if links.sentence.bounds(at, at + 1)[0] - cause.stop > _FAR:
        return
    if effect is not None and cause.stop <= effect.start:
        links.add("forward", [cause], [effect], None if verb.negated else verb)  # «لم تصل» is what came of it


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
