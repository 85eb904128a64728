"""From drafts and speeches to the values that leave the reader: mentions, entities, claims, unread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import cast

from khabar.claims.cues import Speech, innermost
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import TRIGGER_VERBS, Item
from khabar.claims.speaker import Speaker
from khabar.grammar.frames import CLOSED
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.text.fold import fold_word
from khabar.types import (
    Attribution,
    AttributionKind,
    Claim,
    DateRange,
    Entity,
    Filler,
    GroupValue,
    Mention,
    Modality,
    Polarity,
    Quantity,
    Source,
    SourceKind,
    Span,
    Time,
    Unread,
    Words,
)  # fmt: skip

_Name = tuple[str, str]
_SPEECHES = 40  # that can open before a claim and still hold it
_BYNAME = Found(0, 0, "person", "person.byname")
_NAMED = frozenset({"person", "group", "place"})  # kinds of mentions that are of entities
_OUTSIDE = frozenset({"position", "origin", "residence", "nationality"})


@dataclass(slots=True)
class Assembly:
    """Builds the reading of one report; ids count up in reading order."""

    text: str
    outlet: str | None
    mentions: list[Mention] = field(default_factory=list)
    spans: dict[tuple[int, int], Mention] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)
    own: Attribution = field(init=False)  # the voice of the outlet
    _chains: dict[int, tuple[Attribution, ...]] = field(default_factory=dict)  # of speeches, by their id: most say much

    def __post_init__(self) -> None:
        self.own = Attribution(Source("outlet", self.outlet), "own")

    # -- mentions -------------------------------------------------------------------------------

    def add_mentions(
        self, sentences: Sequence[Sentence], roles: Sequence[tuple[int, int]], drafts: Sequence[Draft] = ()
    ) -> None:
        """All finds as mentions with ids and entities; names that the report calls one thing share an entity."""
        rows: list[tuple[int, int, Found | None]] = []
        seen: set[tuple[int, int, str]] = set()
        for sentence in sentences:
            for found in sentence.founds:
                start, stop = sentence.bounds(found.first, found.last)
                where = start, stop, found.kind
                if stop > start and where not in seen:
                    seen.add(where)
                    rows.append((start, stop, found))
        named = {start for start, _, kind in seen if kind == "person"}  # «قائد السبسي» is his name, and no post
        rows += [(start, stop, None) for start, stop in dict.fromkeys(roles) if start not in named]
        aliases = [d for d in drafts if d.event == "alias" and d.polarity == "affirmed"]
        rows += [(start, stop, _BYNAME) for start, stop in _bynames(aliases, seen)]
        rows.sort(key=lambda row: (row[0], -row[1]))
        entities = self._cluster(rows, aliases)
        for number, ((start, stop, find), entity) in enumerate(zip(rows, entities, strict=True), 1):
            text = self.text[start:stop]
            if find is None:
                mention = Mention(f"m{number}", "role", start, stop, text, "role.post", True)
            else:
                mention = Mention(
                    f"m{number}", find.kind, start, stop, text, find.rule, find.named, entity, find.value
                )  # fmt: skip
            self.mentions.append(mention)
            self.spans.setdefault((start, stop), mention)
        self._entities()

    def _cluster(self, rows: Sequence[tuple[int, int, Found | None]], aliases: Sequence[Draft]) -> list[str | None]:
        """Same kind and same name, one canonical id, a short form of exactly one longer name, or an alias."""
        keys = [
            (find.kind, _name_of(find, self.text[start:stop]))
            if find is not None and find.named and find.kind in _NAMED
            else None
            for start, stop, find in rows
        ]
        same = _links({key for key in keys if key is not None}, self._renamed(aliases))
        names: dict[_Name, str] = {}
        out: list[str | None] = []
        for key in keys:
            if key is None:
                out.append(None)
                continue
            target = same.get(key, key)
            entity = names.get(target)
            if entity is None:
                entity = names[target] = f"e{len(names) + 1}"
            out.append(entity)
        return out

    def _renamed(self, aliases: Sequence[Draft]) -> list[tuple[str, str]]:
        """Pairs of names that alias claims bind together."""
        pairs = []
        for draft in aliases:
            for one in draft.roles.get("person", [])[:1]:
                holder = _key(self.text[one.start : one.stop])
                pairs += [(holder, _key(self.text[a.start : a.stop])) for a in draft.roles.get("name", [])]
        return pairs

    def _entities(self) -> None:
        members: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.entity is not None:
                members.setdefault(mention.entity, []).append(mention)
        for identity, listed in members.items():
            longest = max(listed, key=lambda m: (len(m.text), -m.start)) if len(listed) > 1 else listed[0]
            self.entities.append(Entity(identity, listed[0].kind, longest.text, tuple([m.id for m in listed])))

    # -- claims ---------------------------------------------------------------------------------

    def build(self, drafts: Sequence[Draft], speeches: Sequence[Speech]) -> list[Claim]:
        """Claims of drafts that are ready, in reading order; what says the same with the same roles is one claim."""
        ordered = sorted(drafts, key=attrgetter("start", "stop"))
        ids: dict[int, str] = {}
        kept: list[tuple[Draft, Speech | None]] = []
        seen: dict[tuple[object, ...], str] = {}
        posts: list[tuple[str, frozenset[str], str]] = []
        spoken = sorted(speeches, key=lambda s: s.start)
        starts = [s.start for s in spoken]
        for draft in ordered:
            last = bisect_right(starts, draft.stop)
            said = self._speech(draft, spoken[max(0, last - _SPEECHES) : last])
            key = self._same(draft, said)
            again = seen.get(key) or self._held(draft, posts)
            if again is not None:
                ids[id(draft)] = again
                continue
            if draft.event == "position" and draft.polarity == "affirmed":
                posts.append((*self._post(draft), f"c{len(kept) + 1}"))
            seen[key] = ids[id(draft)] = f"c{len(kept) + 1}"
            kept.append((draft, said))
        return [self._claim(ids[id(d)], d, s, ids) for d, s in kept]

    def _speech(self, draft: Draft, speeches: Sequence[Speech]) -> Speech | None:
        at = draft.at
        position = draft.sentence.tokens[at.first].start if at is not None else draft.stop - 1
        if draft.event in _OUTSIDE:
            position = draft.start
        return innermost(speeches, position)

    def _post(self, draft: Draft) -> tuple[str, frozenset[str]]:
        """Who holds a post, and the words of it."""
        holder = draft.roles["holder"][0]
        mention = self.spans.get((holder.start, holder.stop))
        who = mention.entity if mention is not None and mention.entity else _key(self.text[holder.start : holder.stop])
        told = [a for role in ("title", "organisation", "place") for a in draft.roles.get(role, [])]
        return who, frozenset(word for a in told for word in _key(self.text[a.start : a.stop]).split())

    def _held(self, draft: Draft, posts: Sequence[tuple[str, frozenset[str], str]]) -> str | None:
        """«الرئيس هادي» after «الرئيس اليمني هادي»: a post told before, in no other words; the claim that told it."""
        if draft.event != "position" or draft.polarity != "affirmed" or draft.constants.get("status"):
            return None
        who, words = self._post(draft)
        return next((claim for holder, known, claim in posts if holder == who and words <= known), None)

    def _same(self, draft: Draft, speech: Speech | None) -> tuple[object, ...]:
        roles = tuple(sorted([(role, self._texts(listed)) for role, listed in draft.roles.items()]))
        if draft.event == "cause":
            return ("cause", draft.start, draft.stop, roles)
        speaker = speech.speakers[-1].name if speech is not None and speech.speakers else None
        part = draft.at.index if draft.at is not None and draft.part_of else 0
        step = draft.constants.get("kind") if draft.event == "proceeding" else draft.constants.get("change")
        return (draft.event, roles, draft.polarity, draft.modality, speaker, part, step)

    def _texts(self, arguments: Sequence[Argument]) -> tuple[str, ...]:
        if len(arguments) == 1:
            return (_key(self.text[arguments[0].start : arguments[0].stop]),)
        return tuple(sorted([_key(self.text[a.start : a.stop]) for a in arguments]))

    def _claim(self, identity: str, draft: Draft, speech: Speech | None, ids: dict[int, str]) -> Claim:
        arguments: dict[str, tuple[Filler, ...] | str] = {}
        for role, listed in draft.roles.items():
            arguments[role] = tuple([self._filler(a, ids) for a in listed])
        arguments.update({role: value for role, value in draft.constants.items() if role in CLOSED})
        time, part_of = self._time(draft), self._filler(draft.part_of, ids) if draft.part_of is not None else None
        if time is not None:
            arguments.setdefault("time", (self._dated(time),))
        if part_of is not None:
            arguments.setdefault("part_of", (part_of,))
        modality, polarity = draft.modality, draft.polarity
        known = (
            draft.given or draft.related and not (speech is not None and speech.stance == "deny" and _is_object(draft))
        )
        if speech is not None and draft.event not in _OUTSIDE and not known:
            polarity, modality = _stance(speech.stance, polarity, modality)
        return Claim(
            identity, draft.event, arguments, self._chain(speech), self._evidence(draft), draft.rule,
            cast(Polarity, polarity), cast(Modality, modality), time, draft.confidence, part_of,
        )  # fmt: skip

    def _filler(self, argument: Argument, ids: dict[int, str]) -> Filler:
        mention = self.spans.get((argument.start, argument.stop))
        value = mention.value if mention is not None and isinstance(mention.value, Quantity) else None
        if argument.number and value is None and argument.item is not None and argument.item.count is not None:
            counted = argument.item.count.value
            value = counted if isinstance(counted, Quantity) else None
        return Filler(
            argument.start, argument.stop, self.text[argument.start : argument.stop],
            mention.id if mention else None, mention.entity if mention else None, argument.inherited, None, value,
            ids.get(id(argument.draft)) if argument.draft is not None else None,
        )  # fmt: skip

    def _dated(self, time: Time) -> Filler:
        mention = self.spans.get((time.start, time.stop))
        return Filler(time.start, time.stop, time.text, mention.id if mention else None)

    def _time(self, draft: Draft) -> Time | None:
        item = draft.time
        if item is None:
            return None
        start, stop = draft.sentence.bounds(item.first, item.last)
        value = item.mentions[0].value if item.mentions else None
        if isinstance(value, DateRange):
            return Time(self.text[start:stop], start, stop, value.first, value.last, value.basis)
        return Time(self.text[start:stop], start, stop)

    def _evidence(self, draft: Draft) -> tuple[Words, ...]:
        words = (Words(draft.start, draft.stop, self.text[draft.start : draft.stop]),)
        return words if draft.under is None else (Words(*draft.under, self.text[slice(*draft.under)]), *words)

    def _chain(self, speech: Speech | None) -> tuple[Attribution, ...]:
        if speech is None:
            return (self.own,)
        known = self._chains.get(id(speech))
        if known is not None:
            return known
        cue = Words(*speech.cue, self.text[speech.cue[0] : speech.cue[1]]) if speech.cue else None
        links = [self.own]
        for speaker in speech.speakers:
            source, kind = self._source(speaker), cast(AttributionKind, speech.kind)
            links.append(Attribution(source, kind, cue, Span(speech.start, speech.stop)))
        chain = self._chains[id(speech)] = tuple(links)
        return chain

    def _source(self, speaker: Speaker) -> Source:
        start, stop = speaker.text or (None, None)
        text = self.text[start:stop] if speaker.text else None
        mention = self.spans.get(speaker.text) if speaker.text else None
        name = speaker.name
        if mention is not None and mention.entity is not None and speaker.kind == "person":
            entity = next((e for e in self.entities if e.id == mention.entity), None)
            name = entity.name if entity is not None else name
        role = self.text[speaker.role[0] : speaker.role[1]] if speaker.role else None
        return Source(
            cast(SourceKind, speaker.kind), name, text, start, stop, mention.id if mention else None, role,
            speaker.origin, speaker.residence, speaker.anonymous, speaker.protected,
        )  # fmt: skip

    def unread(self, unclaimed: Sequence[tuple[Sentence, Sequence[Item]]]) -> list[Unread]:
        """Sentences with a trigger, of those without a claim."""
        rows: list[Unread] = []
        for sentence, items in unclaimed:
            if _has_trigger(items):
                start, stop = sentence.start, sentence.stop
                rows.append(Unread(start, stop, self.text[start:stop], "trigger without its roles"))
        return rows


def _is_object(draft: Draft) -> bool:
    """«نفى الهجوم الذي شنه الجيش»: what is denied is the deed; «نفى صلته بالهجوم الذي قتل فيه جنديان»: it was done."""
    at = draft.at
    return at is not None and at.kind == "trigger" and not (at.prep or at.conj)


def _has_trigger(items: Sequence[Item]) -> bool:
    for item in items:
        verb = item.kind == "verb" and item.entry is not None and item.entry.label in TRIGGER_VERBS
        if verb or item.kind == "trigger":
            return True
    return False


def _stance(stance: str, polarity: str, modality: str) -> tuple[str, str]:
    """What the cue itself says about its content: denied, doubted, threatened."""
    if stance == "deny":
        return ("denied" if polarity == "affirmed" else "affirmed"), modality
    if modality != "asserted":
        return polarity, modality
    if stance in ("demand", "threat", "promise"):
        return polarity, "intended"
    if stance in ("doubt", "expect"):
        return polarity, "possible"
    return polarity, modality


def _name_of(find: Found, text: str) -> str:
    """What tells a thing from others: the canonical id of a known group, else its folded name."""
    known = find.value.canonical if isinstance(find.value, GroupValue) else None
    return f"={known}" if known else _key(text)


def _bynames(aliases: Sequence[Draft], seen: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """«الملقب بـ«الخطاط»»: second names of people that only the words before them tell to be names."""
    held = sorted({(start, stop) for start, stop, kind in seen if kind in ("person", "group", "place")})
    groups = {(start, stop) for start, stop, kind in seen if kind == "group"}
    for draft in aliases:
        if not any((one.start, one.stop) in groups for one in draft.roles.get("person", [])):
            for name in draft.roles.get("name", []):
                if not any(start < name.stop and name.start < stop for start, stop in held):
                    yield name.start, name.stop


def _links(names: set[_Name], aliases: Sequence[tuple[str, str]]) -> dict[_Name, _Name]:
    """Names that stand for another: short forms of exactly one longer name, then aliases."""
    same: dict[_Name, _Name] = {}
    longer: dict[_Name, list[_Name]] = {}  # long names by the word that may stand for them alone
    for kind, name in names:
        parts = name.split()
        if len(parts) > 1 and kind in ("person", "group"):
            heads = (parts[-1],) if kind == "person" else {parts[0], parts[0].removeprefix("ال")}
            for head in heads:
                longer.setdefault((kind, head), []).append((kind, name))
    for kind, name in names:
        if " " not in name:
            forms = {name} if kind == "person" else {name, name.removeprefix("ال")}
            found = {full for form in forms for full in longer.get((kind, form), ())}
            if len(found) == 1:
                same[kind, name] = found.pop()
    for one, other in aliases:
        for kind in ("person", "group"):
            if (kind, one) in names and (kind, other) in names and one != other:
                root = same.get((kind, one), (kind, one))
                if root != (kind, other):
                    same[kind, other] = root
                    same.update({k: root for k, v in same.items() if v == (kind, other) and k != root})
    return same


@lru_cache(10_000)  # names come again, within a report and in the next
def _key(text: str) -> str:
    """The folded words of a name."""
    words = [w.removeprefix("#") for w in fold_word(text).replace("_", " ").replace("#", " ").split()]
    joined = " ".join(words)
    return joined.replace("عبد ", "عبد").strip('«»"“”()،,. ')
