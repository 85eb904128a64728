"""Every mention of a report, by what it names: its words, its value, and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.share.page.families import KINDS, family
from khabar.share.page.markup import NOTHING, Html, both, join, literal, name, tag, words
from khabar.share.values import quantity
from khabar.types import CodeValue, DateRange, GroupValue, Mention, PersonName, PlaceValue, Quantity, Reading, Value


def glossary(reading: Reading, report: int) -> Html:
    """Mentions grouped by family, things in order of their first mention."""
    order = sorted(reading.mentions, key=lambda m: (m.start, -m.stop))
    groups = []
    for kind in (*KINDS, "other"):
        things = _things(reading, [m for m in order if family("kind", m.kind) == kind])
        if things:
            rows = join(_thing(title, mentions) for title, mentions in things)
            groups.append(tag("section", join([tag("h4", words(f"family.{kind}")), tag("ul", rows)]), cls=f"g-{kind}"))
    if not groups:
        return NOTHING
    title = tag("summary", join([tag("h3", words("page.mentions")), _count(len(order))], " "))
    return tag("details", join([title, tag("div", join(groups), cls="groups")]), cls="glossary", id=f"r{report}m")


def _count(number: int) -> Html:
    return tag("span", literal(str(number)), cls="count")


def _things(reading: Reading, mentions: Sequence[Mention]) -> list[tuple[str, list[Mention]]]:
    """Mentions of one thing together, under its name."""
    names = {entity.id: entity.name for entity in reading.entities}
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.entity or f"\0{mention.kind} {mention.text}", []).append(mention)
    return [(names.get(key, group[0].text), group) for key, group in found.items()]


def _thing(title: str, mentions: Sequence[Mention]) -> Html:
    return tag("li", join([tag("b", name(title)), tag("ul", join(map(_mention, mentions)))]))


def _mention(mention: Mention) -> Html:
    """One mention; the script shows a copy of it beside the words."""
    kind = tag("span", words(f"kind.{mention.kind}"), cls=f"kind m-{family('kind', mention.kind)}")
    told = [tag("span", part) for part in _value(mention.value)]
    if not mention.named:
        told.append(tag("span", words("page.unnamed")))
    rule = tag(
        "span", join([words("sheet.rule"), Html(": "), tag("code", literal(mention.rule), dir="ltr")]), cls="rule"
    )
    return tag(
        "li", join([kind, name(mention.text, "words"), *told, rule], " "),
        cls="mention", data_at=f"{mention.start}-{mention.stop}",
    )  # fmt: skip


def _value(value: Value) -> Iterator[Html]:
    match value:
        case Quantity():
            yield both(quantity(value, "ar"), quantity(value, "en"))
        case PersonName():
            for part in ("given", "father", "family", "kunya", "nisba"):
                if told := getattr(value, part):
                    yield _pair(f"person.{part}", name(told))
        case PlaceValue():
            yield from _place(value)
        case DateRange(first, last, basis):
            if first or last:
                yield _left(first or "…" if first == last else f"{first or '…'} – {last or '…'}")
            if basis:
                yield words(f"basis.{basis}")
        case GroupValue(code) | CodeValue(code):
            if code:
                yield _left(code)


def _place(value: PlaceValue) -> Iterator[Html]:
    if value.descriptor:
        yield name(value.descriptor)
    if value.kind:
        yield words(f"place.{value.kind}", value.kind)
    for area in (value.district, value.governorate, value.country):
        if area:
            yield tag("bdi", literal(area))
    if value.latitude is not None and value.longitude is not None:
        yield _left(f"{value.latitude:.4f}, {value.longitude:.4f}")
    if value.gazetteer:
        yield _left(value.gazetteer)
    else:
        yield words("page.unresolved")


def _pair(key: str, content: Html) -> Html:
    return join([words(key), Html(": "), content])


def _left(text: str) -> Html:
    return tag("bdi", literal(text), dir="ltr")
