"""Who speaks in a report: the phrase of a source read into a speaker, and short forms led back to their full name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.sources import HIS_WORDS, WISH, phrase
from khabar.claims.speaker import Speaker, bare, is_feminine
from khabar.claims.traits import is_state
from khabar.claims.voices import (
    can_speak,
    in_paper,
    is_body,
    is_one,
    more_of_name,
    nameless,
    no_name,
    owner,
    ranked,
    second_post,
)
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence

_SOURCES = word_class("source_word")
_BY_POST = word_class("known_by_post")
_SAME = word_class("same")
_MEETINGS = word_class("meeting")
_PLAIN_PREPS = ("fi", "min", "bi", "li", "maa")
_OPENS, _SHUTS = tuple('«“"‹'), tuple('»”"›')
_IN_NAME, _ACCUSED, _OF_TWO = "باسم", "متهم", ("اول", "ثاني")
_ONE = word_class("one_of")  # «أحد الأسرى من اللواء الخامس»: of whom nobody has told before
_NEAR = 4  # sentences from who was told of to his words
_PLAIN = frozenset({"adj"})
_STYLE = 3  # words before a name
_BEFELL = dict.fromkeys(("arrest", "detention", "abduction", "proceeding"), ("held", "target"))
_BEFELL["flight"] = ("left", "actor")
_HELD, _LEFT = word_class("held_one"), word_class("one_who_left")
_OURS = frozenset({"محدثنا", "محدثتنا"})  # who speaks to us
_MEMORY = 400  # names that a short form may stand for, counted back from where it stands


@dataclass(slots=True)
class Roster:
    """Remembers the speakers, people and groups of a report."""

    source: str
    speakers: list[Speaker] = field(default_factory=list)
    befell: dict[str, set[str]] = field(default_factory=dict)  # by «held» and «left», the names of whom that is told
    issued: dict[str, str] = field(default_factory=dict)  # whose a paper is, by its word
    styled: dict[str, str] = field(default_factory=dict)  # «المتهم فلان»: names by what stands before them
    people: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    named: tuple[int, int] | None = None  # the first person of the body
    titled: tuple[int, int] | None = None  # of a headline
    met: Speaker | None = None  # who is asked in an interview, and has no name
    topic: tuple[Sentence, Item] | None = None  # whom the last sentence told of
    body: tuple[Sentence, Item] | None = None  # or which group acted at its head
    leading: tuple[Sentence, Item] | None = None  # and the last one with a name, in which sentence
    told_at: int = -9
    paragraph: int = -1
    fresh: bool = False  # in the first sentence of one

    def note(self, sentence: Sentence) -> None:
        """The named people and groups of a sentence, for short forms that come later."""
        self.fresh, self.paragraph = sentence.paragraph != self.paragraph, sentence.paragraph
        for found in sentence.founds:
            if found.kind in ("person", "group") and found.named:
                start, stop = sentence.bounds(found.first, found.last)
                if found.kind == "person" and not sentence.heading:
                    self.named = self.named or (start, stop)
                elif found.kind == "person":
                    self.titled = self.titled or (start, stop)
                (self.people if found.kind == "person" else self.groups).append(self.source[start:stop])
                if found.kind == "person":
                    self._style(sentence, found.first, self.source[start:stop])

    def take(self, drafts: Sequence[Draft]) -> None:
        """Remember by name who is told of as taken or accused, or as one who left."""
        for draft in drafts:
            way, role = _BEFELL.get(draft.event, ("", ""))
            for one in draft.roles.get(role, ()) if role and draft.polarity == "affirmed" else ():
                person = one.item.mention("person") if one.item is not None and not one.pending else None
                if person is not None and one.start == draft.sentence.bounds(person.first, person.last)[0]:
                    self.befell.setdefault(way, set()).add(self.source[one.start : one.stop])

    def _style(self, sentence: Sentence, first: int, name: str) -> None:
        """«المتهم فلان»، «المعتقل المدعو فلان»: what stands before a name, for who goes by it later."""
        for at in range(first - 1, max(first - 1 - _STYLE, -1), -1):
            word = sentence.words[at]
            if not word.article or word.lead or not word.has("human", "nationality", "alias"):
                return
            if "human" in word.labels and "title" not in word.labels and "pl" not in word.features:
                self.styled[word.stem] = name

    def head(self, sentence: Sentence) -> None:
        """The groups of a letterhead or a byline: «الوزارة» of a communique is the one at its head."""
        for found in sentence.founds:
            if found.kind == "group" and found.named:
                start, stop = sentence.bounds(found.first, found.last)
                self.groups.append(self.source[start:stop])

    def meets(self, sentence: Sentence, items: Sequence[Item]) -> None:
        """«حوار مع منشق عن الجماعة»: who is asked, where he has no name."""
        if self.met is not None or self.named is not None or _MEETINGS.isdisjoint(sentence.spelled):
            return
        guest = next(
            (i for i in items if i.prep == "maa" and i.kind == "noun" and i.has("human", "kin", "title")), None
        )
        if guest is not None:
            told = [n for n in phrase(sentence, items, guest.index).nouns if n.index >= guest.index]
            self.met = self.read(sentence, items, told or [guest], True)

    def goes_on(self, sentence: Sentence, subjects: Sequence[Item], order: int, said: bool = False) -> None:
        """Remember whom a sentence tells of: who speaks next, where nobody is named, may be he, or a group they."""
        self.topic = self.body = None
        for item in subjects:
            if is_one(item):
                self.topic = sentence, item
                break
        if subjects and not said and is_body(subjects[0]):
            self.body = sentence, subjects[0]
        if self.topic is not None and self.topic[1].mention("person") is not None:
            self.leading, self.told_at = self.topic, order

    def hero(self, order: int) -> Speaker | None:
        """The person by name whom one of the last few sentences told of."""
        if self.leading is None or order - self.told_at > _NEAR:
            return None
        sentence, item = self.leading
        return self.read(sentence, [item], [item], True)

    def told(self, feminine: bool | None) -> Speaker | None:
        """Whom the last sentence told of, as a speaker, where his gender fits."""
        told = self.body if feminine else self.topic
        if told is None:
            return None
        sentence, item = told
        return self.read(sentence, [item], [item], True)

    def first(self) -> Speaker | None:
        """The person whom the report names first: the guest of an interview that brings nobody in."""
        named = self.named or (self.titled if self.met is None else None)
        return self._add(Speaker("person", named, self.source[slice(*named)])) if named is not None else None

    def full(self, text: str) -> str:
        """The longest name told so far that ends, or else begins, as this one."""
        name = self._longest(text, self.people)
        return name if name != text else next((p for p in self.people if bare(p)[:1] == bare(text)), text)

    def recalls(self, sentence: Sentence, item: Item) -> bool:
        """Whether these words are the end of a name told before."""
        words = bare(self.source[sentence.bounds(item.first, item.last)[0] : sentence.tokens[item.last - 1].stop])
        return bool(words) and any(bare(name)[-len(words) :] == words for name in self.people[-30:])

    def nameless(self, sentence: Sentence, item: Item) -> Speaker:
        """«منتقدين يقولون»: people who are told only by what they do."""
        start, stop = sentence.bounds(item.first, item.last)
        return self._add(
            Speaker("anonymous", (start, stop), self.source[start:stop], sentence=sentence, anonymous=True)
        )

    def read(
        self, sentence: Sentence, items: Sequence[Item], nouns: Sequence[Item], trust: bool = False
    ) -> Speaker | None:
        """One speaker from the phrases of a source; a named person wins over the post."""
        lead = nouns[0] if trust and nouns else next((n for n in nouns if can_speak(n)), None)
        if (
            lead is None
            or lead.word is None
            or lead is not next((n for n in nouns if not n.prep or n is nouns[0]), None)
        ):
            return None
        rest = [n for n in nouns if n.index > lead.index]
        if "say_noun" in lead.labels and not any(
            e.value == "source" for e in lead.word.entries if e.label == "say_noun"
        ):
            return self._add(self._document(sentence, lead, rest))
        named = self._named(sentence, lead, rest)
        if named is not None:
            tail = next((n for n in rest if n.first == named.last and more_of_name(sentence, n)), None)
            if tail is not None:
                return self._add(self._person(sentence, named.first, tail.last, lead, rest))
            return self._add(self._person(sentence, named.first, named.last, lead, rest, named))
        raw = next((n for n in rest if (nameless(n) or ranked(items, n)) and not no_name(sentence, items, n)), None)
        if raw is not None and lead.has("title", "human", "honorific"):
            return self._add(self._person(sentence, raw.first, raw.last, lead, rest))
        told = self._described(sentence, lead, rest)
        return told if is_state(lead) else self._add(told)  # who goes on with «وأضاف» is no country

    def _add(self, speaker: Speaker) -> Speaker:
        self.speakers.append(speaker)
        return speaker

    @staticmethod
    def _named(sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Found | None:
        """The named person of the source, unless they only belong to somebody else's description."""
        plural = lead.has("say_noun", "mediahead")
        house = "grouphead" in lead.labels and not lead.has("title", "human", "honorific")  # «اللواء» is a rank as well
        one = lead.has("title", "human", "honorific") and not lead.inflected("pl")
        for noun in (lead, *rest):
            ahead = next((r for r in rest if r.last == noun.first), None)
            if ahead is not None and ahead.prep == "li" and ahead.has("title", "honorific"):
                continue  # «السكرتير الخاص للرئيس هادي»
            if ahead is not None and ahead.prep == "li" and sentence.words[noun.first - 1].has("title", "honorific"):
                continue  # «المتحدث الرسمي لمستشفى الأمير فلان»: after whom a house is named
            if (
                plural
                or house
                and noun is lead
                or noun.prep in ("li", "maa", "an", "did", "by")
                and not (noun is lead and noun.prep in ("an", "li"))  # «نقل عن رئيس الوزراء فلان قوله»، «وفقا لـ»
                or noun.conj
                and noun is not lead
                and not (one and second_post(noun))
            ):
                continue
            for found in noun.mentions:
                if (
                    found.kind == "person"
                    and "باسم" not in (sentence.form(found.first), sentence.form(max(found.first - 1, 0)))
                    and not owner(noun, found)
                    and not (noun.has("kin", "noun") and found.last - found.first == 1 and noun.prep)
                    and not any(
                        g.kind == "group" and g.first <= found.first and g.last >= found.last and g is not found
                        for g in noun.mentions
                    )
                ):
                    return found
        return None

    def name(self, sentence: Sentence, first: int, last: int, lead: Item, rest: Sequence[Item]) -> Speaker:
        """A name that nobody knew as one; only its place after a cue says so."""
        for at in range(first + 1, last):
            if (
                sentence.words[at].article
                and sentence.words[at].has("title", "human", "adj")
                and not sentence.words[at].has("given", "family")
            ):
                last = at
                break
        return self._add(self._person(sentence, first, last, lead, rest))

    def _person(
        self, sentence: Sentence, first: int, last: int, lead: Item, rest: Sequence[Item], found: Found | None = None
    ) -> Speaker:
        start, stop = sentence.bounds(first, last)
        text = self.source[start:stop]
        role = None
        if lead.first < first:
            role = (sentence.bounds(lead.first, lead.last)[0], sentence.tokens[first - 1].stop)
        else:
            after = next((n for n in rest if n.first >= last and n.has("title", "human") and not n.prep), None)
            if after is not None:
                more = [
                    n.last
                    for n in rest
                    if n.first > after.first and n.prep in ("bi", "fi", "li") and n.index <= after.index + 2
                ]
                role = (sentence.bounds(after.first, after.last)[0], sentence.tokens[max([after.last, *more]) - 1].stop)
        told = self.source[role[0] : role[1]] if role else ""
        hers = lead.word.stem if lead.word is not None and lead.word.pronoun else next(iter(bare(told)), "")
        feminine = hers.endswith("ه")  # «والدته فلانة», but «شقيقه فلان»
        full = self._longest(text, self.people)
        if found is None:
            self.people.append(text)
        return Speaker(
            "person",
            (start, stop),
            full,
            found,
            sentence,
            role,
            lead.word.stem if lead.word else "",
            feminine=feminine,
            keys=frozenset(bare(text) + bare(told)),
        )

    @staticmethod
    def _longest(text: str, known: Sequence[str]) -> str:
        """«العلي» → «أحمد العلي»: the longest earlier name that ends in these words."""
        words = bare(text)
        best = text
        for name in reversed(known[-_MEMORY:]):
            parts = bare(name)
            if len(parts) > len(words) and parts[-len(words) :] == words and len(name) > len(best):
                best = name
        return best

    def paper(self, sentence: Sentence, at: int) -> Speaker:
        """«البيان»: a paper told of by itself; its issuer is that of the last one, where there was one."""
        start, stop = sentence.bounds(at, at + 1)
        name = self._issuer(sentence.words[at].stem) or self.source[start:stop]
        return self._add(Speaker("document", (start, stop), name, sentence=sentence))

    def _document(self, sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Speaker:
        """«بيان لقوة المهام»: the words of the document, the name of who issued it; «محضر [التحقيق]»."""
        of = next((n for n in rest[:1] if n.kind == "trigger" and n.genitive and n.first == lead.last), lead)
        start, stop = sentence.bounds(lead.first, of.last)
        issuer: str | None = None
        for noun in rest:
            told = not (noun.prep or noun.genitive) and noun.index == lead.index + 1
            if noun.prep not in ("", "li", "an", "min") or noun.conj or told:
                break  # «أوصى التقرير مجلس الأمن»: to whom it speaks
            if can_speak(noun) and "say_noun" not in noun.labels:
                first, stop = sentence.bounds(*noun.fill)
                issuer = self.source[first:stop]
                break
        inside = lead.mention("group")
        if issuer is None and inside is not None and inside.first > lead.first:
            first, last = sentence.bounds(inside.first, inside.last)
            issuer = self.source[first:last]
        text = self.source[start:stop]
        speaker = Speaker(
            "document",
            (start, stop),
            issuer,
            None,
            sentence,
            None,
            lead.word.stem if lead.word else "",
            keys=frozenset(bare(issuer or text)),
        )
        if issuer is None and lead.definite:
            speaker.name = self._issuer(speaker.stem)
        speaker.name = speaker.name or text
        return speaker

    def _issuer(self, paper: str) -> str | None:
        """Whose a paper is that is told of by itself: the one before it, or what somebody said in one."""
        for speaker in reversed(self.speakers[-_MEMORY:]):
            if speaker.kind == "document":
                if speaker.name and (not speaker.stem or speaker.stem == paper):
                    return speaker.name
            elif speaker.sentence is not None and speaker.name and in_paper(speaker.sentence, paper):
                return speaker.name
        return self.issued.get(paper)

    def _described(self, sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Speaker:
        """A source without a person's name: its whole phrase, or what a definite one takes up."""
        word = lead.word
        if word is None:
            raise ValueError("a source without a word")
        start, stop = self._extent(sentence, lead, rest)
        torn = next((at for at in range(start + 1, stop) if self.source[at] in _OPENS), stop)
        if torn < stop and self.source[stop : stop + 1] in _SHUTS:
            stop += 1
        elif not any(mark in _SHUTS for mark in self.source[torn + 1 : stop]):
            stop = start + len(self.source[start:torn].rstrip())  # a quotation that does not end in it
        text = self.source[start:stop]
        group = lead.mention("group")
        if group is not None and group.first > lead.first and not lead.has("grouphead", "group", "mediahead"):
            group = None
        media = word.has("mediahead", "media") or group is not None and group.rule == "group.media"
        body = group is not None or word.has("grouphead", "group") or is_state(lead)
        kind = "media" if media else "group" if body else "anonymous"
        feminine = is_feminine(word)
        speaker = Speaker(
            kind,
            (start, stop),
            text,
            group,
            sentence,
            None,
            word.stem,
            kind == "anonymous",
            feminine=feminine,
            keys=frozenset(bare(text)),
        )
        if lead.definite or group is not None or word.form in _OURS:
            self._resolve(speaker, lead, text)
        return speaker

    @staticmethod
    def _extent(sentence: Sentence, lead: Item, rest: Sequence[Item]) -> tuple[int, int]:
        """The words of an unnamed source: its head with genitives and short prepositional phrases."""
        start, stop = sentence.bounds(lead.first, lead.last)
        last, accused = lead, lead.word is not None and lead.word.stem == _ACCUSED
        known = lead.definite and not lead.has("title", "human") and (lead.word is None or lead.word.stem not in _ONE)
        for more in rest:
            if sentence.form(more.first) == _IN_NAME and more.index == last.index + 1:
                stop, last = sentence.tokens[more.last - 1].stop, more  # «الناطق [باسم المقاومة] في عدن»
                continue
            told = more.prep == "bi" and (more.pronoun or accused)  # «المتهم | باشتراكه في …»
            if told or more.index > last.index + 1 or more.conj and not can_speak(more):
                break
            if not more.conj and (more.prep not in (*_PLAIN_PREPS, "") or more.prep == "" and not more.genitive):
                break
            if not (more.prep or more.conj) and _ungoverned(sentence, more):
                break
            if (
                not more.prep
                and "mediahead" in more.labels
                or more.prep
                and (known or more.has("direction", "say_noun"))
                or more.kind == "date"
            ):
                break
            stop, last = sentence.tokens[more.last - 1].stop, more
        if sentence.form(last.last) in _SAME:
            stop = sentence.tokens[last.last].stop
        elif sentence.form(last.last - 1) == "ل" and last.last - last.first > 1:
            stop = sentence.tokens[last.last - 2].stop
        for at in range(lead.first + 1, last.last):
            if sentence.form(at) in WISH or sentence.form(at) in HIS_WORDS:
                stop = sentence.tokens[at - 1].stop
                break
        return start, stop

    def _resolve(self, speaker: Speaker, lead: Item, text: str) -> None:
        words = [w for w in bare(text) if w not in _SAME]
        if not words:
            return
        known = self._known(words, lead)
        if known is not None:
            speaker.name, speaker.kind, speaker.anonymous = known.name, known.kind, known.anonymous
            speaker.protected, speaker.role, speaker.mention = known.protected, known.role, known.mention
            speaker.keys = speaker.keys | known.keys
            return
        for name in reversed(self.groups[-_MEMORY:]):
            parts = bare(name)
            if (
                len(parts) > len(words)
                and set(words) <= set(parts)
                and (parts[0] == words[0] or speaker.kind == "media")
            ):
                speaker.name, speaker.anonymous = name, False
                speaker.kind = "group" if speaker.kind == "anonymous" else speaker.kind
                return

    def _known(self, words: Sequence[str], lead: Item) -> Speaker | None:
        """The speaker that a definite description takes up again."""
        wanted, head = set(words), words[0] if words else ""
        house = "grouphead" in lead.labels and not lead.has("title", "human")  # «الوزارة» is not who speaks for it
        for speaker in reversed(self.speakers[-_MEMORY:]):
            if (
                wanted
                and not (house and speaker.kind == "person")
                and wanted <= speaker.keys
                and speaker.name
                and (len(bare(speaker.name)) > len(words) or speaker.kind == "person")
            ):
                return speaker
        word = lead.word
        if word is not None and len(words) == 1 and lead.definite and not word.pronoun and word.stem in self.styled:
            return Speaker("person", None, self.styled[word.stem], keys=frozenset(bare(self.styled[word.stem])))
        way = "held" if head in _HELD else "left" if head in _LEFT else ""
        if len(words) == 1 and lead.definite and len(self.befell.get(way, ())) == 1:
            name = next(iter(self.befell[way]))  # «أوقفت الشرطة فلاناً …، وأوضحت أن الموقوف اعترف بأن …»
            return Speaker("person", None, name, keys=frozenset(bare(name)))
        if (head == "مصدر" or head in _OURS) and len(words) == 1:
            fitting = (s for s in reversed(self.speakers) if s.kind == "person" or s.stem in _SOURCES)
            return next(fitting, None) or next(
                (s for s in reversed(self.speakers) if s.kind not in ("media", "document")), None
            )
        if head == "مصادر" and len(words) == 1 and self.speakers:
            same = next((s for s in reversed(self.speakers) if s.stem in _SOURCES), None)
            return same or next((s for s in reversed(self.speakers) if s.kind not in ("media", "document")), None)
        if head in _BY_POST and len(words) == 1:
            people = (s for s in reversed(self.speakers) if s.kind == "person" and (head != _ACCUSED or s.role is None))
            return next(people, None)  # «أكد الناطق سالم أن المتهم اعترف»: who speaks for others is not accused
        return None

    def again(self, feminine: bool | None) -> Speaker | None:
        """The last speaker, where the gender fits; in a new paragraph neither «الأول» nor «الثاني»."""
        recent = [s for s in self.speakers[-4:] if not (self.fresh and s.stem in _OF_TWO)] or self.speakers[-4:]
        fitting = (s for s in reversed(recent) if feminine is None or s.feminine == feminine)
        return next(fitting, recent[-1] if recent else None)


def _ungoverned(sentence: Sentence, item: Item) -> bool:
    """«توقعت مصادر بارزة | انهيار الهدنة»: a noun right behind an indefinite adjective, which governs none."""
    before = sentence.words[item.first - 1]
    return before.labels == _PLAIN and not (before.article or item.definite or item.mentions)
