"""Draft claims from triggers: fill each frame's roles from the slots of its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.claims.arguments import Slots, Subject, before, complements, is_place
from khabar.claims.draft import Argument, Draft, argument
from khabar.claims.items import TRIGGER_NOUNS, TRIGGER_VERBS, Item
from khabar.grammar.frames import Frame
from khabar.mentions.sentence import Sentence

STRIKES = frozenset({"attack", "raid", "air-strike", "shelling", "bombing", "clash"})
_VICTIMS = frozenset({"killing", "injury", "arrest", "abduction", "detention", "execution", "release", "missing", "displacement", "movement"})
_BUILDINGS = frozenset("mosque church hospital school market prison bridge university embassy headquarters checkpoint house hotel palace building".split())
_PARTED = _VICTIMS | {"flight"}
_MODAL = {"try": "attempted", "plan": "intended", "fail": "attempted", "foil": "attempted", "refuse": "asserted"}
_HEDGES = frozenset({"possible", "reported", "unknown", "attempted", "intended"})


class Clauses:
    """Reads the triggers of one sentence into drafts."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], frames: Mapping[str, Frame], order: int) -> None:
        self.sentence, self.items, self.frames, self.order = sentence, items, frames, order
        self.subjects: dict[int, list[Item]] = {}  # verb index → its subject
        self.pending: dict[int, str] = {}  # verb index → "subject" or enclitic
        self.given: dict[int, list[Item]] = {}  # trigger noun → subject through a light verb
        self.target: dict[int, list[Item]] = {}
        self.modal: dict[int, str] = {}
        self.passive: set[int] = set()  # verbs whose subject stands before them and suffers
        self.waits: dict[int, Item] = {}  # trigger noun → light verb whose missing subject is its object
        self.helper: dict[int, list[Item]] = {}  # trigger noun → who made it possible
        self.absorbed: set[int] = set()
        self.extra: dict[int, Slots] = {}
        self.drafts: list[Draft] = []
        self.unread: list[Item] = []
        self.claims_of: dict[int, list[Draft]] = {}

    def run(self) -> list[Draft]:
        """Verbs first, so that light verbs hand their subjects to the nouns they carry."""
        for item in self.items:
            if item.kind == "verb":
                self._verb(item)
        for item in self.items:
            if item.kind == "trigger" and item.index not in self.absorbed:
                self._noun(item)
        self._casualties()
        self._among()
        self._instances()
        self._backed()
        self.drafts.sort(key=lambda draft: draft.at.index if draft.at else 0)
        return self.drafts

    # -- verbs ----------------------------------------------------------------------------------

    def _verb(self, item: Item) -> None:
        entry = item.entry
        label = entry.label if entry else "verb"
        frames = self._frames(entry.value) if entry and label in TRIGGER_VERBS else []
        frame = frames[0] if frames else None
        roles = frozenset(slot for f in frames for slot in f.roles)
        slots = complements(self.items, item.index, roles)
        front = before(self.items, item.index)
        if front.shared is not None and not front.items:
            front.items = self.subjects.get(front.shared.index, [])
        resumed = [slot for slot in slots.pronouns if slot in roles and front.items]
        if resumed and (front.relative or front.adjacent):
            slots.put(resumed[0], front.items)  # «مناطق يسيطر عليها …»
            front.items, front.relative = [], False
        subject, objects = self._voice(item, label, slots, front, frame)
        self.subjects[item.index] = subject
        if not subject:
            self.pending[item.index] = "subject"
        if label == "light" and entry is not None:
            self._light(item, entry.value, subject, objects, slots)
        elif label == "vcause":
            self._light(item, "result", [], objects, slots)
        elif frame is not None and not (label == "vt" and len(slots.bare) < 2 and not front.items and _stops(item)):
            if label == "vp":
                subject, objects = [], [subject] if subject else []
            self._first(item, frames, subject, objects, slots)

    def _frames(self, value: str) -> list[Frame]:
        """The frames of a trigger; where there are several, the first whose roles are filled is meant."""
        return [self.frames[name] for name in value.split("|") if name in self.frames]

    def _first(self, item: Item, frames: Sequence[Frame], subject: list[Item], objects: list[list[Item]], slots: Slots) -> None:
        for frame in frames:
            known = len(self.drafts)
            self._claim(item, frame, subject, objects, slots)
            if frame is frames[-1] or any(d.ready() for d in self.drafts[known:]):
                return
            del self.drafts[known:]
            self.claims_of.pop(item.index, None)

    def _voice(
        self, item: Item, label: str, slots: Slots, front: Subject, frame: Frame | None
    ) -> tuple[list[Item], list[list[Item]]]:
        """Subject and objects of a verb, from voice, order and pronouns."""
        bare = [group for group in slots.bare if not self._aside(group[0])]
        if len(bare) > 2 and _acts(bare[0][0]) and bare[1][0].first == bare[0][-1].last and bare[1][0].count is None and not bare[1][0].mention("person"):
            bare.pop(1)  # «جبهة … ذراع تنظيم …»: an apposition
        pronoun = item.pronoun
        plural = item.word is not None and any("pl" in e.features for e in item.word.entries)
        lead = front.items
        if front.pronoun:
            return [], bare
        if self.sentence.tokens[item.first].vowelled and label == "vt" and bare and not lead:
            return [], bare[:1]
        if len(bare) > 1 and self._renamed(bare[0][0], bare[1][0]):
            bare.pop(1)  # «قتل فلان الملقب أبو فلان»
        if lead and len(bare) > 1 and label == "vt" and self.items[item.index - 1].kind == "mark" and not front.relative:
            return bare[0], bare[1:]
        if front.shared is not None and bare and not plural and not pronoun and label != "vt":
            return bare[0], bare[1:]
        if front.relative:
            if pronoun:
                return (bare[0] if bare else []), [lead, *bare[1:]] if lead else bare[1:]
            if label in ("vi", "vp", "light", "vcause"):
                return lead, bare
            if bare or label == "light_obj":
                return lead, bare
            if frame is not None and frame.passive and not slots.take("ala"):
                self.passive.add(item.index)
                return [], [lead] if lead else []
            return lead, bare
        if lead and not self._opens(item):
            if pronoun and bare and not plural:
                return bare[0], [lead, *bare[1:]]
            if self.sentence.tokens[item.first].vowelled and label == "vt":
                self.passive.add(item.index)
                return [], [lead]
            if not bare and not pronoun and label == "vt" and frame is not None and frame.passive and not slots.take("ala"):
                self.passive.add(item.index)
                return [], [lead]
            return lead, bare
        if plural and item.word is not None and not item.word.entry("vp"):
            return [], bare
        if not bare:
            return [], []
        if label in ("vi", "vp", "light", "light_obj", "say", "verb", "aux", "modal", "vcause", "hedge") or len(bare) > 1 or pronoun:
            return bare[0], bare[1:]
        if label == "vt" and frame is not None:
            return self._single(item, bare, slots, frame, front)
        return bare[0], bare[1:]

    def _renamed(self, one: Item, other: Item) -> bool:
        return any(w.has("alias") for w in self.sentence.words[one.last : other.first])

    def _aside(self, item: Item) -> bool:
        """A bare phrase that is no argument: direction, manner («تمهيدا»، «غيابيا»)."""
        if _adverbial(item):
            return True
        if item.word is not None and item.word.stem in ("احد", "احدا"):
            return False
        lone = item.kind == "noun" and item.last - item.first == 1 and self.sentence.tokens[item.first].tanwin
        return lone and not item.has("human", "kin", "weapon", "thing", "placehead", "grouphead", "title") and not item.mentions

    def _single(
        self, item: Item, bare: list[list[Item]], slots: Slots, frame: Frame, front: Subject
    ) -> tuple[list[Item], list[list[Item]]]:
        """A transitive verb with one phrase: passive, unless the phrase acts."""
        group = bare[0]
        vowelled = self.sentence.tokens[item.first].vowelled
        shared = front.shared is not None and bool(front.items)
        if vowelled or not frame.passive:
            return ([], bare) if vowelled else (group, [])
        if shared and group[0].kind == "noun" and not _acts(group[0]):
            return front.items, bare
        if "ala" in frame.roles and slots.take("ala"):
            return group, []
        if _acts(group[0]) and frame.event not in _VICTIMS and group[0].count is None:
            return group, []
        return [], bare

    def _opens(self, item: Item) -> bool:
        """The verb opens its clause: what stands before belongs to another."""
        previous = self.items[item.index - 1] if item.index else None
        return previous is None or previous.kind in ("that", "clause")

    def _light(self, item: Item, way: str, subject: list[Item], objects: list[list[Item]], slots: Slots) -> None:
        carried = [i for group in [*objects, *slots.by.values()] for i in group if i.kind == "trigger"]
        if way in ("happen", "foil", "result") and subject and subject[0].kind == "trigger":
            carried = [*[i for i in subject if i.kind == "trigger"], *carried]
            subject = []
        if not carried and self.items[item.index - 1 : item.index]:
            previous = [i for i in subject if i.kind == "trigger"]
            if previous and way in ("do", "undergo"):
                carried, subject = previous, objects[0] if objects else []
                self.extra[previous[0].index] = slots
        if item.pronoun and way == "do" and not carried:
            return
        following = self.items[item.index + 1 : item.index + 3]
        for noun in carried:
            if way in _MODAL:
                self.modal[noun.index] = _MODAL[way]
            if way in ("do", "manage", "try", "plan", "fail", "refuse"):
                self.given[noun.index] = [s for s in subject if s is not noun]
                if not subject:
                    self.pending[noun.index] = "subject"
                if way == "do":
                    self.extra.setdefault(noun.index, slots)
            elif way == "help":
                self.helper[noun.index] = subject
            elif way == "undergo":
                self.target[noun.index] = subject
                if not subject:
                    self.waits[noun.index] = item
            elif way == "happen" and noun.pronoun and subject:
                self.target[noun.index] = subject  # «المتهمة تم توقيفها»
            elif way == "happen":
                self.extra.setdefault(noun.index, slots)
            elif way == "host" and subject and is_place(subject[0]):
                self.extra.setdefault(noun.index, Slots(places=subject))
        if way in _MODAL:
            for after in following:
                if after.kind == "verb":
                    self.modal[after.index] = _MODAL[way]

    # -- trigger nouns --------------------------------------------------------------------------

    def _noun(self, item: Item) -> None:
        entry = item.entry
        frames = self._frames(entry.value) if entry else []
        if entry is None or not frames:
            return
        frame = frames[0]
        slots = complements(self.items, item.index, frozenset(s for f in frames for s in f.roles) | {"li"})
        extra = self.extra.get(item.index)
        if extra is not None:
            for slot, group in extra.by.items():
                if any(slot in f.roles for f in frames) and slot not in slots.by and item not in group:
                    slots.by[slot] = group
            slots.dates.extend(extra.dates)
            slots.places.extend(p for p in extra.places if p not in slots.places)
        subject = list(self.given.get(item.index, []))
        objects: list[list[Item]] = [self.target[item.index]] if self.target.get(item.index) else []
        gen, li = slots.take("gen"), slots.take("li")
        if li and self.items[li[0].index - 1] is not item and self.items[li[0].index - 1].kind != "date":
            slots.by.pop("li")
            li = []
        if gen and gen[0].word is not None and gen[0].word.stem == "عده" and gen[0].last - gen[0].first == 1:
            gen = []  # «غارات عدة»
            slots.by.pop("gen", None)
        if item.pronoun:
            slots.pronouns["gen"] = item.pronoun
        placed = bool(slots.places) and item.index in self.extra and not item.prep
        if item.definite and entry.label in ("ev", "nt") and not placed and not (subject or objects or gen or li or item.pronoun) and not any(s in frame.roles for s in slots.by):
            return  # «التفجير», «المعارك»: taken up again, nothing new is said
        if entry.label == "np":
            objects = [gen] if gen else objects
        elif entry.label == "ni":
            subject = gen or subject or li
            slots.by.pop("li", None)
            objects = objects or (slots.bare[:1] if "obj" in frame.roles else [])
        elif entry.label == "nt":
            subject, objects = self._transitive(item, subject, objects, gen, li, slots)
        else:
            if gen and not is_place(gen[0]):
                subject = gen if _acts(gen[0]) else subject
                objects = objects or ([] if _acts(gen[0]) or frame.event == "clash" else [gen])
            elif gen and _building(gen[0]):
                objects = objects or [gen]
            elif gen:
                slots.places.extend(gen)
        self._first(item, frames, subject, objects, slots)

    def _transitive(
        self, item: Item, subject: list[Item], objects: list[list[Item]], gen: list[Item], li: list[Item], slots: Slots
    ) -> tuple[list[Item], list[list[Item]]]:
        bare = [group for group in slots.bare if group[0].kind == "noun" and not _adverbial(group[0])]
        if gen:
            first = self._frames(item.entry.value)[0] if item.entry else None
            if first is not None and "obj" in first.roles and not self._fits(first, first.roles["obj"], gen[0]) and gen[0].kind == "noun":
                return gen, [li] if li else bare[:1]  # «دخول القوات المدينة»
            burned = bool(li) and gen[0].has("human") and (li[0].count is not None or li[0].has("thing"))
            if burned or li and _acts(gen[0]) or bare and _acts(gen[0]):
                slots.by.pop("li", None)
                return gen, [li or bare[0]]
            if _acts(gen[0]) and slots.take("ala") and "ala" in self._frames(item.entry.value)[0].roles if item.entry else False:
                return gen, []
            return subject, [gen]
        if li:
            slots.by.pop("li", None)
            if _acts(li[0]) and item.entry is not None and self._frames(item.entry.value)[0].event in STRIKES:
                return li, objects
            return subject, [li]
        if item.pronoun:
            return ([], bare[:1]) if bare else (subject, [])
        return subject, objects or ([])

    # -- claims ---------------------------------------------------------------------------------

    def _claim(self, item: Item, frame: Frame, subject: list[Item], objects: list[list[Item]], slots: Slots) -> None:
        noun_subject = [s for s in subject if s.kind == "trigger"]
        if noun_subject and item.kind == "verb" and frame.event in STRIKES:
            if noun_subject[0].entry and self._frames(noun_subject[0].entry.value)[0].event in STRIKES and objects:
                self.target[noun_subject[0].index] = objects[0]
                self.extra.setdefault(noun_subject[0].index, slots)
                return
        if frame.roles.get("obj2") == "to" and len(objects) > 1 and objects[0] and _acts(objects[0][0]):
            objects = [objects[1], objects[0]]  # «سلّمت الدولة السلطات المتهم»
        if subject and any(g and _reflexive(g[0]) for g in objects):
            objects = [g for g in objects if not g or not _reflexive(g[0])]
            if frame.event == "handover":  # «سلم نفسه»
                objects, subject = [subject, *objects], []
        fillers: dict[str, list[Item]] = {}
        places = list(slots.places)
        if "facilitator" in frame.roles.values() and self.helper.get(item.index):
            fillers["facilitator"] = list(self.helper[item.index])
        for slot, group in self._filled(frame, subject, objects, slots):
            role = frame.roles[slot]
            if role == "from" and frame.event == "flight" and all(i.mention("group") and not is_place(i) for i in group):
                role = "organisation"
            kept = [i for i in group if self._fits(frame, role, i)]
            if role == "target" and frame.event == "bombing" and kept and all(_is_weapon(i) for i in kept):
                role = "means"
            if role == "target" and frame.event == "siege" and kept and is_place(kept[0]):
                role = "place"
            if slot == "min" and role == "actor":
                kept = [i for i in kept if _acts(i)]
            if slot == "subj" and noun_subject and "means" in frame.roles.values():
                fillers.setdefault("means", noun_subject[:1])
            if role == "means" and slot in ("fi", "bi", "during"):
                kept = [i for i in kept if i.kind == "trigger" or i.mention("weapon") or i.has("weapon")]
            if kept:
                fillers.setdefault(role, []).extend(k for k in kept if k not in fillers.get(role, []))
            elif slot in ("ala", "min", "ila", "gen") and group and is_place(group[0]) and role not in ("to", "from", "place"):
                places.extend(group)
        self._emit(item, frame, fillers, places, slots)

    def _filled(
        self, frame: Frame, subject: list[Item], objects: list[list[Item]], slots: Slots
    ) -> list[tuple[str, list[Item]]]:
        filled = [("subj", subject)] if subject and "subj" in frame.roles else []
        for slot, group in zip(("obj", "obj2"), objects, strict=False):
            if slot in frame.roles and group:
                filled.append((slot, group))
        filled += [(slot, group) for slot, group in slots.by.items() if slot in frame.roles and slot not in ("subj", "obj")]
        return filled

    def _fits(self, frame: Frame, role: str, item: Item) -> bool:
        kinds = frame.typed.get(role)
        if item.kind == "trigger":
            return role in ("means", "event")
        if item.has("lightnoun", "say_noun") and not item.mentions or _reflexive(item):
            return False
        if role == "victim" and not _living(item):
            return False
        if not kinds:
            return True
        if "place" in kinds and (is_place(item) or item.has("placehead")):
            return True
        if "weapon" in kinds and item.has("weapon"):
            return True
        return any(f.kind in kinds for f in item.mentions)

    def _emit(self, item: Item, frame: Frame, fillers: dict[str, list[Item]], places: list[Item], slots: Slots) -> None:
        lead = _lead(frame)
        whole = fillers.get(lead, [])
        parts: list[list[Item]] = [[i] for i in whole] if len(whole) > 1 and _separate(whole, frame) else [whole]
        made: list[Draft] = []
        for part in parts:
            draft = self._draft(item, frame)
            for role, group in fillers.items():
                for filler in part if role == lead else group:
                    draft.add(role, argument(self.sentence, filler))
                    if filler.count is not None and role == lead and "count" not in draft.roles:
                        counted = _count(self.sentence, filler)
                        if counted is not None:
                            draft.add("count", counted)
            for place in places:
                if "place" not in frame.roles.values() or "place" not in fillers:
                    draft.add("place", _place(self.sentence, place))
            if "base" in frame.roles and frame.roles["base"] not in draft.roles:
                self._base(item, draft, frame.roles["base"])
            if item.count is not None and item.kind == "trigger":
                counted = _count(self.sentence, item)
                if counted is not None:
                    draft.add("count", counted)
            if item.light and self.sentence.words[self.items[item.index - 1].last - 1].has("decision"):
                self._decided(item, draft)
            self._missing(item, frame, draft, slots)
            draft.time = slots.dates[0] if slots.dates else None
            made.append(draft)
        self.drafts.extend(made)
        self.claims_of.setdefault(item.index, []).extend(made)

    def _decided(self, item: Item, inner: Draft) -> None:
        """«قرار تسليم …»: a decree whose content is the deed."""
        start, stop = self.sentence.bounds(item.first, item.last)
        draft = Draft("decree", "frame.decree.decision", self.sentence, self.order, item, needs=("content",), start=start, stop=stop)
        draft.add("content", Argument(start, max(stop, inner.stop)))
        for filler in self.given.get(item.index, []):
            draft.add("issuer", argument(self.sentence, filler))
        draft.polarity = inner.polarity
        self.drafts.append(draft)

    def _base(self, item: Item, draft: Draft, role: str) -> None:
        """«مناطق سيطرة …»، «باتت تحت سيطرة …»: what the trigger is said of."""
        previous = self.items[item.index - 1] if item.index else None
        if item.genitive and previous is not None and is_place(previous):
            draft.add(role, argument(self.sentence, previous))
        elif previous is not None and previous.kind == "noun" and is_place(previous) and item.entry is not None and item.entry.value == "stronghold":
            draft.add(role, _place(self.sentence, previous))
        elif item.prep in ("under", "li"):
            base = next((i for i in reversed(self.items[: item.index]) if i.kind == "noun" and is_place(i)), None)
            if base is not None:
                draft.add(role, _place(self.sentence, base))

    def _missing(self, item: Item, frame: Frame, draft: Draft, slots: Slots) -> None:
        """Roles held by a pronoun or by nothing: to be filled from what was said before."""
        entry = item.entry
        if item.kind == "verb" and entry is not None:
            if item.pronoun and "obj" in frame.roles and frame.roles["obj"] not in draft.roles:
                self._wait(draft, frame.roles["obj"], item.pronoun, item)
            if item.index in self.passive:
                return
            passive = entry.label == "vt" and frame.roles.get("obj") in draft.roles and not self.subjects.get(item.index)
            plural = item.word is not None and any("pl" in e.features for e in item.word.entries)
            if "subj" in frame.roles and frame.roles["subj"] not in draft.roles and (not passive or plural):
                role = frame.roles["subj"]
                obj = frame.roles.get("obj", "")
                if entry.label in ("vi", "light_obj") or entry.label == "vt" and (obj in draft.roles or frame.roles.get("ala", "") in draft.roles):
                    self._wait(draft, role, "subject", item)
            if entry.label == "vp" and frame.roles["obj"] not in draft.roles:
                subject = self.subjects.get(item.index, [])
                for filler in subject:
                    draft.add(frame.roles["obj"], argument(self.sentence, filler))
                if not subject:
                    self._wait(draft, frame.roles["obj"], "subject", item)
            return
        if entry is None:
            return
        if item.index in self.waits and frame.roles.get("obj", "-") not in draft.roles and "obj" in frame.roles:
            self._wait(draft, frame.roles["obj"], "subject", self.waits[item.index])
        if "gen" in slots.pronouns and slots.pronouns["gen"]:
            slot = "subj" if entry.label in ("ni", "ev") else "obj"
            if entry.label == "nt" and frame.roles.get("obj", "") in draft.roles:
                slot = "subj"
            role = frame.roles.get(slot, "")
            if role and role not in draft.roles:
                self._wait(draft, role, slots.pronouns["gen"], item)
        if self.pending.get(item.index) == "subject" and frame.roles.get("subj", "-") not in draft.roles and "subj" in frame.roles:
            self._wait(draft, frame.roles["subj"], "subject", item)

    def _wait(self, draft: Draft, role: str, pending: str, item: Item) -> None:
        frame = self.frames.get(draft.rule.split(".")[1])
        if frame is not None and not {"group", "person"} & set(frame.typed.get(role, ("group",))):
            return  # a weapon, a sum or a place is not carried over
        start = self.sentence.tokens[item.first].start
        waiting = Argument(start, start, None, True, pending, anchor=start)
        draft.roles.setdefault(role, []).append(waiting)

    def _draft(self, item: Item, frame: Frame) -> Draft:
        start, stop = self.sentence.bounds(item.first, item.last)
        draft = Draft(frame.event, f"frame.{frame.id}.{item.entry.label if item.entry else ''}", self.sentence, self.order, item)
        draft.constants, draft.needs = dict(frame.constants), frame.needs
        if frame.carried and item.index in self.given and not item.genitive:
            draft.constants.update(frame.carried)  # «نجح الجيش في السيطرة على …»
        if frame.imperfect and item.kind == "verb" and not item.negated and item.word is not None and not item.word.future:
            if any("imperfect" in e.features for e in item.word.entries):
                draft.constants.update(frame.imperfect)
        draft.start, draft.stop = start, stop
        draft.polarity = "denied" if item.negated else "affirmed"
        modality = self.modal.get(item.index) or (item.hedge if item.hedge in _HEDGES else "") or frame.modality
        if item.word is not None and item.word.future:
            modality = modality or "intended"
        draft.modality = modality or "asserted"
        return draft

    # -- parts of a toll ------------------------------------------------------------------------

    def _casualties(self) -> None:
        """«سقوط عشرة قتلى»، «50 قتيلا»: the noun itself says what happened."""
        for item in self.items:
            entry = item.word.entry("pn") if item.word is not None and item.kind == "noun" else None
            if entry is None or item.inside:
                continue
            left = self._left(item) if entry.value == "flight" else None
            if item.definite and item.count is None and not item.partitive and left is None:
                continue
            frame = self.frames.get(entry.value)
            if frame is None or any(a.item is item for d in self.drafts for listed in d.roles.values() for a in listed):
                continue
            if item.count is None and (item.genitive or item.prep) and not self._falls(item):
                continue
            start, stop = self.sentence.bounds(item.first, item.last)
            draft = Draft(frame.event, f"frame.{frame.id}.pn", self.sentence, self.order, item, needs=frame.needs, start=start, stop=stop)
            draft.polarity = "denied" if item.negated else "affirmed"
            inner = next((f for f in item.mentions if f.kind == "number" and f.first > item.fill[0]), None)
            following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
            shares = following is not None and following.conj and following.partitive and following.has("pn")
            if inner is not None and inner.last < item.fill[1]:  # «جثامين 9 مدنيين»
                draft.add(_lead(frame), Argument(*self.sentence.bounds(inner.last, item.fill[1]), item))
                draft.add("count", Argument(*self.sentence.bounds(inner.first, inner.last), item, number=True))
            else:  # «قتلى وجرحى من …»
                draft.add(_lead(frame), self._victims(following if shares and following is not None else item))
            if left is not None:
                draft.add("organisation", left)
            counted = _count(self.sentence, item)
            if counted is not None:
                draft.add("count", counted)
            self.drafts.append(draft)

    def _victims(self, item: Item) -> Argument:
        """Who the dead are: «قتلى من المدنيين»، «50 قتيلا في صفوف القوات»، else the word itself."""
        if item.partitive and item.fill[1] - item.fill[0] > 2 and not item.has("flight"):
            at = next((i for i in range(item.fill[0], item.fill[1]) if self.sentence.form(i) == "من"), None)
            if at is not None and item.word is not None and item.word.entry("pn").value != "flight":  # type: ignore[union-attr]
                return Argument(*self.sentence.bounds(at + 1, item.fill[1]), item)
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if following is not None and following.prep == "fi" and following.word is not None and following.word.stem == "صفوف":
            if following.last - following.first > 1:
                last = following.last
                more = self.items[following.index + 1 : following.index + 3]
                if len(more) == 2 and more[0].value == "participle" and more[1].kind == "noun":
                    last = more[1].last  # «في صفوف القوات الموالية ل…»
                return Argument(*self.sentence.bounds(following.first + 1, last), following)
        return argument(self.sentence, item)

    def _left(self, item: Item) -> Argument | None:
        """«المنشقين من …»، «الفارين من …»: the group that they left."""
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if item.mention("group") is not None and item.partitive:
            return _group(self.sentence, item)
        if following is not None and following.prep in ("min", "an") and following.mention("group") is not None:
            return _group(self.sentence, following)
        return None

    def _falls(self, item: Item) -> bool:
        previous = self.items[item.index - 1] if item.index else None
        return previous is not None and previous.kind in ("trigger", "noun") and previous.word is not None and previous.word.stem in ("سقوط", "وقوع")

    def _among(self) -> None:
        """«بينهم نساء وأطفال»، «أبرزهم فلان وفلان»: parts of the claim before, which names the whole."""
        for item in self.items:
            if item.kind != "clause" or item.value != "among":
                continue
            plain, named = self._listed(item)
            whole = [d for d in self.drafts if d.part_of is None and d.at is not None and d.at.index < item.index and d.event in _PARTED]
            whole = [d for d in whole if _whole_of(d) is not None and d.ready()]
            if not (plain or named) or not whole:
                continue
            base = max(whole, key=lambda d: d.at.index if d.at else 0)
            lead = _whole_of(base)
            same = [d for d in whole if (a := _whole_of(d)) is not None and lead is not None and (a.start, a.stop) == (lead.start, lead.stop)]
            apart = any(i.kind == "mark" for i in self.items[plain[0].index : plain[-1].index]) if plain else False
            for draft in same:
                for described in [[p] for p in plain] if apart else [plain] if plain else []:
                    self._part(draft, item, described)
                for person in named:
                    self._part(draft, item, [person])

    def _listed(self, marker: Item) -> tuple[list[Item], list[Item]]:
        """What a marker of parts introduces: described people, and each named person up to the next verb."""
        plain: list[Item] = []
        named: list[Item] = []
        for after in self.items[marker.index + 1 :]:
            if after.kind in ("verb", "that", "relative") or after.kind == "clause" and after.value != "among":
                break
            if after.kind == "clause":
                break
            if after.kind != "noun" or after.prep == "min" and not after.has("human"):
                continue
            if after.mention("person") is not None and (not after.inside or not named and self.items[after.index - 1].kind == "open" and after.index == marker.index + 2):
                if after.prep in ("", "ka"):
                    named.append(after)
            elif not named and (not plain and after.index == marker.index + 1 or plain and after.conj and after.index <= plain[-1].index + 2):
                plain.append(after)
        return plain, named

    def _instances(self) -> None:
        """«مدن كبيرة … كمدينة …»: named instances of what was lost or taken."""
        for item in self.items:
            if item.kind != "noun" or item.prep != "ka" or not is_place(item):
                continue
            before_it = [d for d in self.drafts if d.event == "control" and d.at is not None and d.at.index < item.index]
            bases = [d for d in before_it if d.ready() and d.constants.get("change") != "holds"]
            if not bases:
                continue
            listed = [item]
            for after in self.items[item.index + 1 :]:
                if after.kind != "noun" or not (after.conj or after.prep == "min"):
                    break
                if after.conj:
                    listed.append(after)
            for instance in listed:
                self._clone(bases[-1], instance)

    def _clone(self, base: Draft, item: Item) -> None:
        roles = {role: list(args) for role, args in base.roles.items() if role != "place"}
        draft = Draft(base.event, base.rule + ".instance", self.sentence, self.order, base.at, roles, dict(base.constants), base.needs)
        draft.start, draft.stop, draft.polarity, draft.modality = base.start, base.stop, base.polarity, base.modality
        part = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if not is_place(item) and part is not None and part.prep == "min" and is_place(part):
            start, stop = self.sentence.bounds(item.first, part.last)
            draft.add("place", Argument(start, stop, part))
        else:
            draft.add("place", _place(self.sentence, item))
        self.drafts.append(draft)

    def _backed(self) -> None:
        """«بدعم من …»، «بقيادة …»: who stands behind whom."""
        for item in self.items:
            if item.kind != "noun" or item.prep not in ("backed", "led") or not (item.mention("group", "place")):
                continue
            to = self._supported(item)
            if to is None:
                continue
            start, stop = self.sentence.bounds(item.first, item.last)
            draft = Draft("support", f"frame.support.{item.prep}", self.sentence, self.order, item, needs=("actor", "to"), start=start, stop=stop)
            draft.add("actor", argument(self.sentence, item))
            draft.add("to", to)
            draft.constants["kind"] = "leadership" if item.prep == "led" else "backing"
            self.drafts.append(draft)

    def _supported(self, item: Item) -> Argument | None:
        previous = self.items[item.index - 1] if item.index else None
        if previous is not None and previous.kind == "noun" and previous.mention("group") is not None and (item.prep == "led" or not previous.prep):
            return argument(self.sentence, previous)
        if item.prep == "led":
            return None
        before_it = [d for d in self.drafts if d.at is not None and d.at.index < item.index and "actor" in d.roles and not d.roles["actor"][0].pending]
        return before_it[-1].roles["actor"][0] if before_it else None

    def _part(self, base: Draft, item: Item, nouns: list[Item]) -> None:
        lead = next((r for r in ("victim", "target", "actor") if r in base.roles), None)
        if lead is None or base.at is None:
            return
        draft = Draft(base.event, base.rule + ".part", self.sentence, self.order, base.at, dict(base.roles), dict(base.constants), base.needs)
        draft.start, draft.stop = base.start, base.stop
        draft.polarity, draft.modality, draft.time = base.polarity, base.modality, base.time
        whole = draft.roles.pop(lead)
        count = draft.roles.pop("count", None)
        first = (count or whole)[0]
        start, stop = min(first.start, whole[0].start), max(whole[-1].stop, first.stop)
        draft.part_of = Argument(start, stop)
        for noun in nouns:
            person = noun.mention("person")
            if person is not None:
                start, stop = self.sentence.bounds(person.first, person.last)
                draft.add(lead, Argument(start, stop, noun))
                continue
            draft.add(lead, argument(self.sentence, noun))
            counted = _count(self.sentence, noun) if noun.count is not None else None
            if counted is not None:
                draft.add("count", counted)
        self.drafts.append(draft)


def _lead(frame: Frame) -> str:
    return next((r for r in ("victim", "target", "thing", "actor") if r in frame.roles.values() and any(r in n for n in frame.needs)), "")


def _stops(item: Item) -> bool:
    """«توقف القطار»: the past of an intransitive verb, though also the present of «أوقف»."""
    word = item.word
    if word is None or word.pronoun:
        return False
    past = any(e.label == "verb" and e.value == "vi" and "past" in e.features for e in word.entries)
    return past and not any("past" in e.features for e in word.entries if e.label == "vt")


def _whole_of(draft: Draft) -> Argument | None:
    """The leading argument of a claim that can have parts."""
    for role in ("victim", "target", "actor"):
        if role in draft.roles:
            first = draft.roles[role][0]
            return None if first.pending or first.item is not None and first.item.mention("person") is not None else first
    return None


def _separate(items: list[Item], frame: Frame) -> bool:
    """A list gives a claim for each where each is counted or named."""
    if frame.event in STRIKES or frame.event == "control":
        return False
    return sum(i.count is not None or i.mention("person") is not None for i in items) >= 2 or any(i.count is not None for i in items[1:])


def _acts(item: Item) -> bool:
    """A phrase that can do things by itself: a group or named person, not a mere member."""
    if item.count is not None:
        return False
    found = item.mention("group")
    if found is not None and found.first <= item.fill[0]:
        return True
    if item.has("grouphead"):
        return True
    return item.has("human") and item.word is not None and item.word.entry("human") is not None and item.word.entry("human").value in ("fighter", "soldier", "police") and item.definite  # type: ignore[union-attr]


def _is_weapon(item: Item) -> bool:
    return item.kind == "noun" and (item.has("weapon") or any(f.kind == "weapon" and f.first == item.fill[0] for f in item.mentions))


def _building(item: Item) -> bool:
    """A place that is a building: it is hit, not where something happens."""
    entry = item.word.entry("placehead") if item.word is not None else None
    return entry is not None and entry.value in _BUILDINGS


def _reflexive(item: Item) -> bool:
    return item.word is not None and item.word.stem in ("نفس", "انفس", "كل", "ذات") and bool(item.word.pronoun)


def _group(sentence: Sentence, item: Item) -> Argument:
    found = max((f for f in item.mentions if f.kind == "group"), key=lambda f: f.last - f.first)
    start, stop = sentence.bounds(found.first, found.last)
    return Argument(start, stop, item)


def _living(item: Item) -> bool:
    """A phrase that can be killed or hurt: people, not things the lexicon knows as things."""
    if item.count is not None or item.mention("person", "group", "nationality"):
        return True
    if item.has("human", "kin", "title", "given", "grouphead", "ethnicity"):
        return True
    return item.word is not None and (not item.word.entries or item.word.form.endswith(("ون", "ين")))


def _adverbial(item: Item) -> bool:
    """A bare phrase that is no argument: direction, manner."""
    if item.has("direction", "stop"):
        return True
    word = item.word
    return word is not None and item.last - item.first == 1 and word.has("adj") and not word.article and not word.has("human")


def _count(sentence: Sentence, item: Item) -> Argument | None:
    if item.count is None:
        return None
    start, stop = sentence.bounds(item.count.first, item.count.last)
    return Argument(start, stop, item, number=True)


def _place(sentence: Sentence, item: Item) -> Argument:
    """The place itself rather than the phrase around it, where one is named."""
    place = item.mention("place")
    if place is not None:
        start, stop = sentence.bounds(place.first, place.last)
        return Argument(start, stop, item)
    return argument(sentence, item)


__all__ = ["Clauses", "STRIKES", "TRIGGER_NOUNS"]
