"""Who says it: the chain from the outlet to the innermost source, drawn as a line with a stop for each."""

from __future__ import annotations

from khabar.share.form import chain_of
from khabar.share.page.markup import NOTHING, Html, icon, join, name, place, tag, words
from khabar.types import Attribution, Claim

_KINDS = ("outlet", "media", "person", "group", "document", "anonymous")


def chain(claim: Claim, outlet: str | None) -> Html:
    """The attribution of a claim as an ordered list; the last stop is the one who says it."""
    links = chain_of(claim, outlet)
    stops = [_stop(link, last=link is links[-1]) for link in links]
    return tag("ol", join(stops), cls="chain")


def _stop(link: Attribution, *, last: bool) -> Html:
    source = link.source
    kind = source.kind if source.kind in _KINDS else "anonymous"
    who = source.name or source.text
    shown = name(who) if who else words("sheet.outlet" if source.kind == "outlet" else f"source.{source.kind}")
    drawn = tag("span", icon(kind), cls="node")
    body = join([_cue(link), tag("strong", shown), _beside(link)])
    return tag(
        "li", join([drawn, tag("span", body, cls="who")]),
        cls=f"s-{kind}{' says' if last else ''}", data_at=place(source),
        data_cue=place(link.cue),
        data_content=place(link.content),
    )  # fmt: skip


def _cue(link: Attribution) -> Html:
    """How the stop above leads to this one: the cue's words and whether it is quoted."""
    if link.source.kind == "outlet" and link.cue is None:
        return NOTHING
    cue = Html(f"«{name(link.cue.text)}» ") if link.cue is not None else NOTHING
    return tag("span", join([cue, words(f"cite.link.{link.kind}")]), cls="cue")


def _beside(link: Attribution) -> Html:
    source = link.source
    who = source.name or source.text or ""
    told = dict.fromkeys(part for part in (source.role, source.origin, source.residence) if part and part not in who)
    notes = [name(part) for part in told]
    if source.text and source.name and source.text != source.name:
        notes.insert(0, Html(f"«{name(source.text)}»"))
    notes.append(words(f"source.{source.kind}"))
    if source.anonymous and source.kind != "anonymous":
        notes.append(words("source.anonymous"))
    return tag("span", join(notes, " · "), cls="beside")


def key(link: Attribution) -> str:
    """What makes two links one source in the filter."""
    source = link.source
    return f"{source.kind} {source.name or source.text or ''}"
