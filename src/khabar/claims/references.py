"""Who a pronoun, a bare verb or a short form stands for, inside one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from khabar.claims.agreement import (
    BLOWS,
    HARM,
    MISSING,
    OF_ONE,
    SLAIN,
    THAT,
    agrees,
    are_people,
    are_women,
    before_others,
    follows,
    is_dual,
    kinds_wanted,
    may_be_ahead,
    opener,
    opens_sentence,
    tells_only,
)
from khabar.claims.bounds import (
    SUFFERERS,
    before_twin,
    goes_on_about,
    holders_of,
    moves,
    only_here,
    struck,
    then_took,
)
from khabar.claims.candidates import Candidate, by_the_way, is_body, is_one, is_unarmed, may_act, may_own, opens
from khabar.claims.context import GOING
from khabar.claims.cues import Speech, innermost
from khabar.claims.draft import MINE, NEAREST, SPEAKER, SUBJECT, Argument, Draft
from khabar.claims.freed import Befallen, is_asked_for
from khabar.claims.introduced import presented
from khabar.claims.items import OF_THEM
from khabar.claims.pointers import Pointers, pointer
from khabar.claims.selves import first_person, of_ours, surely_first, tells_of_me, verb_of
from khabar.claims.together import told_together
from khabar.claims.traits import headed, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND

_REACH = 3  # sentences
_OF_MANY = frozenset({"f", "pl"})  # how a verb or a pronoun stands that means several groups
_SIDES = 2  # groups of which nobody tells which «هم» means
_UNNAMED = word_class("mere_source")  # who tells what others did
_CAPTIVES = frozenset({"detainee", "abductee", "hostage"})
_MY = frozenset({"ي", "ني"})
_UNDERGOES = "undergo"  # «تعرضت للضرب»: «I» or she
_DOERS = frozenset({"actor", "facilitator", "issuer", "party", "member"})
# Who did it and whom it hit is carried over from another sentence only for persons: for groups, six in seven
# of such guesses were wrong on annotated reports.
_BLAMED = frozenset({"actor", "target"})
_GOES_ON, _OPENS = GOING | {"control"}, 2  # items before a verb that opens its sentence: «كما قد …»
_ONE = MISSING | {"ه"}
_THAT_ONE = frozenset({"انه", "انها", "بانه", "بانها"})
_MIGHT_BE = word_class("might_be")
_CARRIED, _OFFICES = "frame.transfer", frozenset({"state", "court"})
_DIED = (".np", ".vp")  # «مقتله»، «استشهد»: not «محاولة اغتياله»
_THAT_THEY = tuple(word_class("that_he"))


class Resolver:
    """Fills what waits, from the nearest fitting mention before it."""

    def __init__(
        self,
        found: Mapping[int, Sequence[Candidate]],
        within: Mapping[int, Sequence[Candidate]],
        speeches: Sequence[Speech],
    ) -> None:
        told = [s for s in speeches if s.kind == "direct" and s.speakers]
        self.direct = [s for s in told if s.speakers[-1].kind in ("person", "anonymous")]
        self.indirect = [s for s in speeches if s.kind != "direct" and s.speakers]
        self.firsts: dict[tuple[int, int], tuple[int, int]] = {}  # of second names, the first
        self.actors: dict[int, set[tuple[int, int]]] = {}
        self.harming: dict[int, set[tuple[int, int]]] = {}
        self.abducted: dict[int, set[tuple[int, int]]] = {}
        self.by_order = found
        self.renewed: dict[int, list[Candidate]] = {}  # by sentence, whom a pronoun takes up there
        self.meant: dict[tuple[int, str], Candidate] = {}  # by sentence and pronoun, whom it stood for last
        self.topics: dict[int, Candidate] = {}  # by sentence, whom a verb without a subject is about
        self.befallen = Befallen()
        self.pointers = Pointers(found, within)

    def settle(self, drafts: Iterable[Draft]) -> None:
        """Missing subjects first: who a pronoun means depends on who acts."""
        drafts = list(drafts)
        self._struck(drafts)
        for draft in drafts:
            if draft.event == "alias":
                for holder in draft.roles.get("person", [])[:1]:
                    names = draft.roles.get("name", [])
                    later = [n for n in names if n.start > holder.stop]
                    self.firsts.update({(n.start, n.stop): (holder.start, holder.stop) for n in later})
        for draft in drafts:
            self._point(draft)
            if draft.waits():
                self._fill(draft, MISSING)
                self._fill(draft, frozenset())
            for role, listed in draft.roles.items():
                if [argument for argument in listed if argument.part]:
                    draft.roles[role] = [self._whole(draft, role, a) if a.part else a for a in listed]
            self.befallen.note(draft)

    def _whole(self, draft: Draft, role: str, part: Argument) -> Argument:
        """«قتلت العشرات منهم»: people of the same sentence, who did nothing in it; else the number stands."""
        they = replace(part, stop=part.start, item=None, inherited=True, pending="هم", anchor=part.start, part=False)
        found = self._resolve(draft, role, they)
        whole = found[0] if len(found) == 1 else None
        item = whole.item if whole is not None else None
        if (
            whole is None
            or item is None
            or whole.start < draft.sentence.start
            or (whole.start, whole.stop) in self._doers(draft)
        ):
            return replace(part, part=False)
        several = item.inflected("pl") or item.count is not None
        people = item.has("human", "grouphead") and several and not item.has("placehead", "mediahead", "say_noun")
        return whole if people else replace(part, part=False)

    def _doers(self, draft: Draft) -> set[tuple[int, int]]:
        return self.actors.get(draft.order, set()) | self.harming.get(draft.order, set())

    def _point(self, draft: Draft) -> None:
        """«الأول»، «الثاني»، «الأخير»، «المذكور»: the person of a list, or the last, who is meant."""
        for listed in draft.roles.values():
            for at, argument in enumerate(listed):
                which = pointer(argument)
                if which is None:
                    continue
                argument.anchor = argument.start
                if which < 0:
                    meant = self.pointers.last(argument, draft.order, self._before(argument, draft))
                else:
                    meant = self.pointers.of_two(which, draft.order, self._listed(argument, draft))
                listed[at] = self._made(meant) if meant is not None else argument

    def are_people(self, argument: Argument, draft: Draft) -> list[Candidate]:
        """Persons before a pronoun, nearest first, each name once."""
        distinct: list[Candidate] = []
        for candidate in self._before(argument, draft):
            if candidate.kind == "person" and all(candidate.item is not d.item for d in distinct):
                distinct.append(candidate)
        return distinct

    def _listed(self, argument: Argument, draft: Draft) -> list[Candidate]:
        """The last two persons who stand joined in one sentence, in their order."""
        people = self.are_people(argument, draft)
        for later, former in pairwise(people):
            joined = later.item is not None and later.item.conj and later.order == former.order
            if joined:
                return [former, later]
        return []

    def _struck(self, drafts: Sequence[Draft]) -> None:
        """Who acts in each sentence: a deed that «و» joins to theirs is not done to them; and whom they abduct."""
        for draft in drafts:
            if draft.event == "abduction":
                held = self.abducted.setdefault(draft.order, set())
                held.update((a.start, a.stop) for a in draft.roles.get("target", ()))
            for argument in draft.roles.get("actor", []):
                if draft.event in HARM or draft.event == "arrest":
                    self.harming.setdefault(draft.order, set()).add((argument.start, argument.stop))
                if not argument.pending:
                    self.actors.setdefault(draft.order, set()).add((argument.start, argument.stop))

    def _fill(self, draft: Draft, only: frozenset[str]) -> None:
        for role, listed in list(draft.roles.items()):
            settled: list[Argument] = []
            for argument in listed:
                now = argument.pending and (not only or argument.pending in only)
                settled.extend(self._resolve(draft, role, argument) if now else [argument])
            if settled:
                draft.roles[role] = settled
            else:
                del draft.roles[role]

    def _resolve(self, draft: Draft, role: str, argument: Argument) -> list[Argument]:
        if (
            argument.pending == "هما"
            and draft.event != "release"
            and (draft.at is None or self._listed(argument, draft))
        ):
            return self._both(draft, argument)
        if argument.pending in MISSING and of_ours(draft, argument):
            return []
        if argument.pending in (SPEAKER, MINE) or first_person(draft, argument, role):
            speaker = self._speaker(draft)
            if argument.pending == MINE:
                return [speaker] if speaker is not None and self._mine(draft, argument) else []
            sure = argument.pending == SPEAKER or surely_first(verb_of(draft, argument))
            plain = argument.verb is None or argument.verb.entry is None or argument.verb.entry.value != _UNDERGOES
            if (
                sure
                or speaker is not None
                and not self._heroine(draft, argument)
                and (plain or self._mine(draft, argument))
            ):
                return [speaker] if speaker is not None else []
        if (teller := self._teller(draft, argument)) is not None:
            return [teller]
        options = self._options(draft, role, argument)
        if argument.pending in MISSING and kinds_wanted(draft, argument) == "dual":
            here = any(c.order == draft.order for c in options)  # «وقال العنصران إنهما فرا»
            if not here and len(self._listed(argument, draft)) > 1:
                return self._both(draft, argument)
        options = options or self._ahead(draft, argument)
        chosen = self._chosen(options, draft, argument, role) if options else None
        if chosen is not None and chosen.order < draft.order:
            buried = self.befallen.buried(draft, role, argument, self.by_order)
            chosen = buried[0] if buried else chosen
        freed = self.befallen.freed(draft, role, argument, self.by_order)
        asks = chosen is not None and chosen.subject and is_asked_for(draft, role, argument.pending)
        if freed and (chosen is None or asks or freed[-1].order >= chosen.order or self._tells(chosen)):
            return [self._made(c) for c in freed]
        if chosen is None or asks:
            return []
        if self._is_i(chosen, draft, argument):
            return []
        self._renew(chosen, draft)
        many = kinds_wanted(draft, argument) in _OF_MANY and role == "actor"
        return [self._made(c) for c in told_together(self.by_order.get(chosen.order, ()), chosen, many)]

    def _tells(self, candidate: Candidate) -> bool:
        """Who speaks, or is told of by whose kin he is."""
        speakers = (s.speakers[-1].text for s in (*self.indirect, *self.direct))
        told = any(text is not None and text[0] <= candidate.start < text[1] for text in speakers)
        return told or candidate.item is not None and candidate.item.has("kin")

    def _ahead(self, draft: Draft, argument: Argument) -> list[Candidate]:
        """«وعقب انشقاقه انضم فلان إلى …»: who acts after what opens the sentence, where nobody was told of before."""
        wants = kinds_wanted(draft, argument)
        if not opens_sentence(draft) or draft.event in SLAIN or self._before(argument, draft):
            return []
        acting = (c for c in self.by_order.get(draft.order, ()) if c.subject and c.start > argument.anchor)
        known = {(a.start, a.stop) for listed in draft.roles.values() for a in listed if not a.pending}
        first = next((c for c in acting if (c.start, c.stop) not in known), None)  # «بعد أن اعتقلته الشرطة، فر …»
        return [first] if first is not None and may_be_ahead(first) and agrees(first, wants) else []

    def _teller(self, draft: Draft, argument: Argument) -> Argument | None:
        """«أعلنت قوة تابعة للوزارة أنها قتلت خمسة»: who says it did it, and not whoever is named in between."""
        verb, sentence = verb_of(draft, argument), draft.sentence
        at = verb.first - 1 if verb is not None else -1
        if argument.pending != SUBJECT or at < 0 or sentence.form(at) not in _THAT_ONE:
            return None
        if verb is not None and verb.inflected("past") and verb.inflected("f") != sentence.form(at).endswith("ها"):
            return None  # «أعلن المرصد أنه قصفت القوات مناطق»
        speech = innermost(self.indirect, argument.anchor)
        teller = speech.speakers[-1] if speech is not None and speech.forward else None
        if speech is None or teller is None or teller.text is None or speech.start != sentence.tokens[at].start:
            return None
        here = sentence.start <= teller.text[0] < argument.anchor and teller.kind == "group"
        watching = [c for c in self.by_order.get(draft.order, ()) if c.start == teller.text[0] and tells_only(c)]
        if watching and draft.event in BLOWS:
            return None  # «أعلن المرصد أنه قتل خمسة مدنيين»: they were killed
        alone = here and teller.feminine == sentence.form(at).endswith("ها")
        return Argument(*teller.text, None, True) if alone else None

    def _renew(self, chosen: Candidate, draft: Draft) -> None:
        """Who is told of without a name is told of there, too: it goes on about them where nobody else may be meant."""
        if chosen.order < draft.order and chosen.number != "pl" and chosen.kind != "group":
            self.renewed.setdefault(draft.order, []).append(chosen)

    def _options(self, draft: Draft, role: str, argument: Argument) -> list[Candidate]:
        """Who may be meant, nearest first."""
        pending, wants = argument.pending, kinds_wanted(draft, argument)
        known = {(a.start, a.stop) for listed in draft.roles.values() for a in listed if not a.pending}
        before = self._before(argument, draft)
        two = [c for c in before if c.number == "dual"] if is_dual(draft, argument) else []  # «ضابطان … لجآ إلى تركيا»
        if pending == "هما":
            two = [c for c in before if c.kind == "human" and agrees(c, "dual")]
        options = [c for c in two or before if (c.start, c.stop) not in known and (two or agrees(c, wants))]
        verb = verb_of(draft, argument) if pending in MISSING else None
        if verb is not None and verb.pronoun in _MY and (me := self._speaker(draft)) is not None:
            name = draft.sentence.source[me.start : me.stop]  # «أعطاني 200 دولار»: somebody else did
            options = [c for c in options if draft.sentence.source[c.start : c.stop] != name]
        options = [c for c in options if not c.hit or role in SUFFERERS and (follows(draft) or then_took(draft))]
        options = before_twin(holders_of(options, draft, role), draft, pending)
        if pending in MISSING:
            options = self._unnamed(options, draft, argument, wants)
        source = draft.sentence.source
        told_of = {_plain(source[start:stop]) for start, stop in known if role in _DOERS}  # nobody does it to himself
        options = [c for c in options if _plain(source[c.start : c.stop]) not in told_of]
        if (
            role == "actor"
            and draft.event in BLOWS
            and any(c.kind == "group" and source[c.start : c.stop] in told for c in options for told in told_of)
        ):
            return []  # «غارات ضد متشددي التنظيم»: not by the organisation, nor does it say by whom
        if role == "actor" and pending not in MISSING and draft.event in HARM:
            options = self._others(options, argument)
        if pending == "هن":
            options = [c for c in options if are_women(c)]
        if pending == "هما" or draft.event in OF_ONE and pending in ("ه", "ها"):
            options = [c for c in options if c.kind != "group"]  # one organisation is not two, nor «قبضت عليه»
        joined = draft.at is not None and draft.at.conj  # «قصفت القوات مواقع … ودمرتها»، «قاموا بخطف ثلاثة وقتلهم»
        if pending not in MISSING and not joined:  # what stands between subject and verb describes the subject
            options = before_others(options, draft, role, argument)
        if role in SUFFERERS and draft.at is not None and draft.at.kind == "trigger" and draft.at.conj:
            acting = self.actors.get(draft.order, set())  # «غارات الطائرات على المواقع وتدميرها»
            options = [c for c in options if (c.start, c.stop) not in acting]
        if role in SUFFERERS:
            options = self._but_teller(options, draft, argument) if pending == "ه" and joined else options
            options = self._but_alive(options, draft, argument)
            doers = [source[a.start : a.stop] for a in draft.roles.get("actor", ()) if not a.pending]
            # «عناصر المقاومة الذين أمطروهم»: not the resistance
            options = [c for c in options if c.kind != "group" or not any(source[c.start : c.stop] in d for d in doers)]
            options = struck(options, draft, pending)
            options = [c for c in options if not c.one]  # «أطلق أحد الجنود النار باتجاهه فأصابه»: who did it
        options = self._going(self._acting(options, draft, role), draft, role, argument)
        if only_here(draft, role, argument):
            options = [c for c in options if c.order == draft.order]
        if not argument.alone:
            options = [c for c in options if c.order == draft.order or goes_on_about(c, draft, role, pending)]
        if pending == "هم" and role == "actor" and draft.event in HARM:
            groups = {draft.sentence.source[c.start : c.stop] for c in options if c.kind == "group"}
            options = options if len(groups) < _SIDES or draft.at is None or not draft.at.conj else []
        if role in _BLAMED and not (moves(draft) or _goes_on(draft, argument)):
            options = self._blamed(options, draft, role, argument)
        if role == "organisation" and draft.event == "position":
            harming = self.harming.get(draft.order, set())  # «قتلت القوات قائدها فلاناً»: not their own
            options = [c for c in options if (c.start, c.stop) not in harming and c.kind != "person"]
        if role == "organisation" and pending not in MISSING:
            options = [c for c in options if c.order == draft.order and may_own(c, wants) and not is_unarmed(c)]
        if draft.event == "kinship" and pending in ("ه", "ها"):  # «وقُتل شقيقه فلان»: of who is named right before
            options = options[:1] if options and options[0].kind == "person" else []
        return are_people(options, draft, role, argument)

    def _acting(self, options: list[Candidate], draft: Draft, role: str) -> list[Candidate]:
        """Without who does nothing of the kind: places, outlets, whom others abduct there, the unarmed."""
        if role in _DOERS:
            options = [c for c in options if c.kind == "person" or c.item is None or may_act(c.item)]
        if role == "actor" and draft.event in BLOWS:  # «خطفوا 230 مدنياً بعد سيطرتهم على …»
            taken = self.abducted.get(draft.order, set())  # «خطف 170 مدرساً خلال مداهمة البلدة التي استولوا عليها»
            options = [c for c in options if (c.start, c.stop) not in taken and (c.subject or not is_unarmed(c))]
            options = [c for c in options if c.item is None or not c.item.has("pn")]  # «سقط قتلى …، واستهدافهم»
            options = [c for c in options if c.kind != "human" or not _is_captive(c)]
        return options

    def _unnamed(self, options: list[Candidate], draft: Draft, argument: Argument, wants: str) -> list[Candidate]:
        """Whom a verb without a subject may mean."""
        options = [c for c in self._told(options, draft, argument) if not c.post]
        if wants == "pl" and (argument.pending == NEAREST or _relates(draft)):
            options = [c for c in options if not is_body(c)]  # «المدن التي سيطروا عليها»: no «الأمم المتحدة»
        if wants == "pl":
            options = [c for c in options if not _is_office(c)]  # «تأكدت اللجنة … يعانون من نقص»
        return options

    def _told(self, options: list[Candidate], draft: Draft, argument: Argument) -> list[Candidate]:
        """Without who says it, where no «إنه» takes them up: «قال ناشطون إن … انشق … وتمكنوا من الهرب»."""
        speech = innermost(self.indirect, argument.anchor) if options else None
        text = speech.speakers[-1].text if speech is not None else None
        sentence = draft.sentence
        if speech is None or text is None or not sentence.start <= speech.start < sentence.stop or not speech.forward:
            return options
        words = list(zip(sentence.tokens, sentence.forms, strict=True))
        said = [f for t, f in words if speech.start <= t.start < argument.anchor]
        before = [f for t, f in words if t.start < speech.start]
        that = any(form in THAT for form in (*before[-1:], *said[:1]))
        if not that or any(form.endswith(_THAT_THEY) for form in (*before[-1:], *said)):
            return options  # «يروي كيف هرب», «قال إنه هرب ووصل إلى …»
        if _MIGHT_BE.intersection(said[:2]):
            return options  # «نفى القيادي أن يكون قد انشق»
        return [c for c in options if not (text[0] <= c.start < text[1])]

    def _but_teller(self, options: list[Candidate], draft: Draft, argument: Argument) -> list[Candidate]:
        """«قال الضابط إن القوة داهمت المنزل واعتقلته»: none who tells it, unless «منزله» has taken him up before."""
        speech = innermost(self.indirect, argument.anchor) if options else None
        text = speech.speakers[-1].text if speech is not None and speech.forward else None
        if speech is None or text is None:
            return options
        words = zip(draft.sentence.tokens, draft.sentence.words, strict=True)
        if any(w.pronoun == "ه" for t, w in words if speech.start <= t.start < argument.anchor):
            return options
        return [c for c in options if c.kind == "person" or not (text[0] <= c.start < text[1])]

    def _going(self, options: list[Candidate], draft: Draft, role: str, argument: Argument) -> list[Candidate]:
        """«استعادت السلطات ثلاثة منهم قبيل عبورهم …»: not who took them; «قال فلان إن … وتم نقله»: not who tells it."""
        if role != "actor" or draft.event not in GOING:
            return options
        if argument.pending == "هم" and not OF_THEM.isdisjoint(draft.sentence.spelled):
            return [c for c in options if c.kind != "group" or c.order < draft.order]
        if argument.pending != "ه" or not draft.rule.startswith(_CARRIED):
            return options
        speech = innermost(self.indirect, argument.anchor) if options else None
        text = speech.speakers[-1].text if speech is not None and speech.forward else None
        if speech is None or text is None:
            return options
        words = [w for t, w in zip(draft.sentence.tokens, draft.sentence.words, strict=True)
                 if speech.start <= t.start < argument.anchor]  # fmt: skip
        his = any(w.pronoun == "ه" and not (w.form.endswith(_THAT_THEY) or w.has("prep", "pronoun")) for w in words)
        own = any(a.form.endswith(_THAT_THEY) and b.verbal for a, b in pairwise(words))  # «إنه أصيب وتم نقله»
        return options if his or own else [c for c in options if not text[0] <= c.start < text[1]]

    def _but_alive(self, options: list[Candidate], draft: Draft, argument: Argument) -> list[Candidate]:
        """«أوضح المتحدث أن رجلاً فجر نفسه ما أدى إلى مقتله»: none who tells it."""
        if draft.event not in SLAIN or not draft.rule.endswith(_DIED):
            return options
        for told in (self.indirect, self.direct):
            speech = innermost(told, argument.anchor) if options else None
            text = speech.speakers[-1].text if speech is not None else None
            options = [c for c in options if text is None or not text[0] <= c.start < text[1]]
        return options

    def _is_i(self, chosen: Candidate, draft: Draft, argument: Argument) -> bool:
        """Who speaks, in his own words: «كشف سامر: «اعتقل المئات …»»; but «قال: إنه هرب»."""
        speech = innermost(self.direct, argument.anchor)
        text = speech.speakers[-1].text if speech is not None else None
        if speech is None or text is None or _says_that_he(draft.sentence, speech.start, argument.anchor):
            return False
        name = draft.sentence.source[text[0] : text[1]]
        return text[0] <= chosen.start < text[1] or _is_named(chosen, draft.sentence, name)

    def _others(self, options: list[Candidate], argument: Argument) -> list[Candidate]:
        """Without who tells it: «قال الشيخ إن المسجد … وخبث منفذها من استهدافه لرجال الأمن»."""
        speech = innermost(self.indirect, argument.anchor) if options else None
        text = speech.speakers[-1].text if speech is not None else None
        return [c for c in options if text is None or c.kind == "group" or not (text[0] <= c.start < text[1])]

    def _blamed(self, options: list[Candidate], draft: Draft, role: str, argument: Argument) -> list[Candidate]:
        """Without groups and nameless people of other sentences, unless the claim is plainly of one person."""
        alone = all(c.kind != "person" for c in options)
        one = alone and draft.event in OF_ONE and role == "target" and argument.pending in _ONE
        one = one or draft.event in GOING and argument.verb is not None
        topic = self.topics.get(draft.order)
        return [
            c
            for c in options
            if c.order == draft.order
            or c.kind == "person"
            or c is topic
            or one
            and (is_one(c) or self.befallen.holds(c))  # «اعتقلت الشرطة شاباً. واقتادته إلى …»
        ]

    def _chosen(self, options: Sequence[Candidate], draft: Draft, argument: Argument, role: str) -> Candidate:
        """The nearest, but for a missing subject a subject, and for a pronoun nobody who is told of by the way."""
        chosen, topic = options[0], self.topics.get(draft.order)
        key, at = (draft.order, argument.pending), draft.at
        same = self.meant.get(key) if at is not None and at.conj and not at.prep and role in SUFFERERS else None
        if same is not None and all(a.start != same.start for listed in draft.roles.values() for a in listed):
            return same  # «بإعدامهم أو سجنهم وتعذيبهم»
        if argument.pending == SUBJECT:
            chosen = next((c for c in options if c.subject and c.order == chosen.order), None) or opener(
                options, draft, argument
            )
            if (
                chosen.inner and chosen.order < draft.order
            ):  # «قال إن المبعوث سيصل إلى مسقط، حيث يلتقي الوزير. وسيسافر …»
                outer = (c for c in options if c.order == chosen.order and c.subject and not c.inner)
                chosen = next((c for c in outer if not self._tells(c)), chosen)
            beside = chosen.item if chosen.kind == "human" and not chosen.subject else None
            if beside is not None and beside.prep and not (beside.pronoun or beside.has("kin")):
                named = [c for c in options if c.kind == "person" and c.order == chosen.order]
                chosen = named[0] if len(named) == 1 else chosen  # «أُفرج عن فلان بوساطة من شيخ، وعاد إلى بلدته»
            if chosen.number == "sg" and chosen.kind != "group":
                self.topics.setdefault(draft.order, chosen)
        elif by_the_way(chosen) and not (role in SUFFERERS and follows(draft)):
            chosen = next((c for c in options[1:] if c.kind == "person" or c.subject or c is topic or opens(c)), chosen)
        chosen = self._holder(chosen) if chosen.post else chosen
        if role in SUFFERERS:
            self.meant[key] = chosen
        return chosen

    def _holder(self, post: Candidate) -> Candidate:
        """«العقيد فلان، قائد الكتيبة، … انشقاقه»: who has the post, named right before it."""
        named = [c for c in self.by_order.get(post.order, ()) if c.kind == "person" and c.stop <= post.start]
        return named[-1] if named else post

    def _speaker(self, draft: Draft) -> Argument | None:
        """The person in whose own words the draft stands."""
        speech = self._spoken(draft)
        text = speech.speakers[-1].text if speech is not None else None
        return (
            Argument(*text, None, True)
            if text is not None
            else presented(draft.sentence, self.by_order.get(draft.order, ()))
        )

    def _spoken(self, draft: Draft) -> Speech | None:
        place = draft.sentence.tokens[draft.at.first].start if draft.at is not None else draft.start
        return innermost(self.direct, place)

    def _mine(self, draft: Draft, argument: Argument) -> bool:
        """Nobody else in the sentence is told of before what «I», or she, did, and no country may have done it."""
        alone = [a for r, listed in draft.roles.items() if r != "time" for a in listed if not a.pending]
        state = any(a.item is not None and is_state(a.item) for a in alone)
        speech = self._spoken(draft)
        if speech is None or speech.speakers[-1].stem in _UNNAMED:
            return False
        here = [c for c in self.by_order.get(draft.order, ()) if speech.start <= c.start < argument.anchor]
        told = [c for at in (draft.order - 2, draft.order - 1) for c in self.by_order.get(at, ())]
        woman = any(c.number == "f" and c.kind != "group" for c in told)  # «تعرفت على فتاة. تركت التنظيم …»
        first = argument.verb or draft.at
        opens = first is not None and (draft.sentence.quoted[first.first] or tells_of_me(draft.sentence))
        plain = opens and all(c.number == "sg" and c.kind != "group" for c in here)
        return plain and not woman and not (state and len(alone) == 1)

    def _heroine(self, draft: Draft, argument: Argument) -> bool:
        """A woman or a group of the same sentence, of whom «خرجت» may tell."""
        speech, held = self._spoken(draft), draft.event in OF_ONE
        here = [c for c in self.by_order.get(draft.order, ()) if speech is None or c.start >= speech.start]
        if tells_of_me(draft.sentence):  # «رأيت عناصر التنظيم يعدمون …، بعدها قررت الهرب»: those are many
            here = [c for c in here if c.item is None or not (c.item.has("human") and c.item.inflected("pl"))]
        return any(c.number == "f" and c.stop <= argument.anchor and not (held and c.kind == "group") for c in here)

    def _both(self, draft: Draft, argument: Argument) -> list[Argument]:
        """The last two people before a dual pronoun."""
        two = self._listed(argument, draft) or list(reversed(self.are_people(argument, draft)[:2]))
        return [self._made(c) for c in two] if len(two) > 1 else []  # one of the two is not both

    def _before(self, argument: Argument, draft: Draft) -> list[Candidate]:
        """What was mentioned before, nearest first, in this sentence and the few before it."""
        near: list[Candidate] = []
        for order in range(draft.order, draft.order - _REACH, -1):
            near += [c for c in reversed(self.by_order.get(order, ())) if c.stop <= argument.anchor]
        for order in (draft.order, draft.order - 1):
            near += [c for c in reversed(self.renewed.get(order, ())) if all(c is not n for n in near)]
        return near

    def _made(self, candidate: Candidate) -> Argument:
        start, stop = self.firsts.get((candidate.start, candidate.stop), (candidate.start, candidate.stop))
        return Argument(start, stop, candidate.item, True)


def _is_office(candidate: Candidate) -> bool:
    """«الوزارة»، «اللجنة»، «المحكمة»: of which no verb in the plural of men tells."""
    item = candidate.item
    return item is not None and not item.inflected("pl") and headed(item, "grouphead", _OFFICES)


def _plain(words: str) -> str:
    """«المسلحون» and «المسلحين» are the same."""
    return words[:-2] if words.endswith(SOUND) and " " not in words else words


def _is_captive(candidate: Candidate) -> bool:
    """«نقلوا الأسرى بعد خسارتهم القاعدة»: those who are held lose, take and strike nothing."""
    return candidate.item is not None and headed(candidate.item, "human", _CAPTIVES)


def _relates(draft: Draft) -> bool:
    """«… التي احتلوها»: right behind a relative pronoun."""
    return draft.at is not None and draft.at.first > 0 and draft.sentence.words[draft.at.first - 1].has("rel")


def _says_that_he(sentence: Sentence, start: int, stop: int) -> bool:
    """«قال: إنه …»: what he says is put in the third person."""
    words = zip(sentence.tokens, sentence.forms, strict=True)
    return any(form.endswith(_THAT_THEY) for token, form in words if start <= token.start < stop)


def _is_named(candidate: Candidate, sentence: Sentence, name: str) -> bool:
    return candidate.kind == "person" and sentence.source[candidate.start : candidate.stop] == name


def _goes_on(draft: Draft, argument: Argument) -> bool:
    """«كما تمكنت من السيطرة على البلدة»: by a verb that opens its sentence, like «كما سيطرت عليها»."""
    verb = argument.verb
    return verb is not None and verb.index <= _OPENS and draft.event in _GOES_ON
