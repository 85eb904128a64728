"""Who speaks: the phrase of a source read into a speaker, and short forms led back to their full name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from khabar.claims.arguments import close_of
from khabar.claims.items import Item
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.text.fold import fold_word

# Words that can stand for a source by themselves, whatever else the lexicon knows of them.
_SOURCES = frozenset("متهم مصدر مصادر مركز مرصد مسوول مسوولون مسوولين تحقيقات نشطاء ناشطون ناشطين محدث خبراء محللون منتقدين احد احدي عدد بعض حصيله غرفه جهات جهه محقق محققون صفحات صفحه حساب وسايل معارضون حزب حركه جناح عايله شبكه".split())
_BY_POST = frozenset("متحدث ناطق مسوول ناشط محدث باحث خبير محلل قيادي شاهد ضابط متهم".split())
_POSTS = frozenset("متحدث ناطق مسوول ناشط قيادي ضابط شاهد وزير رييس محافظ قايد باحث خبير محلل محامي مدير محدث طبيب نايب".split())
_SAME = frozenset("ذاته ذاتها نفسه نفسها ذاتهم نفسهم انفسهم عينه عينها ذات نفس".split())
_SECRET = frozenset("هويته هويتها هويتهم اسمه اسمها اسماءهم اسمايهم هوياتهم اسميهما هويتهما هويه اسم".split())
_WISH = frozenset("رفض رفضت رفضوا طلب طلبت طلبوا فضل فضلت فضلوا اشترط اشترطت اشترطوا تحفظ امتنع".split())
_HIDING = frozenset("كشف الكشف ذكر نشر اعلان الاعلان افصاح الافصاح عدم".split())
_DOCUMENTS = frozenset("communique report document memo statistics study news testimony toll letter indictment bulletin".split())
_GLUE = frozenset({"ال", "وال", "بال", "لل", "لال"})
_PLAIN_PREPS = ("fi", "min", "bi", "li", "maa")


@dataclass(slots=True, eq=False)
class Speaker:
    """Who speaks: the words, the name if there is one, and what is told of them."""

    kind: str
    text: tuple[int, int] | None
    name: str | None
    mention: Found | None = None
    sentence: Sentence | None = None
    role: tuple[int, int] | None = None
    stem: str = ""
    anonymous: bool = False
    protected: bool = False
    described: tuple[int, int] | None = None
    origin: str | None = None
    residence: str | None = None
    feminine: bool = False
    keys: frozenset[str] = frozenset()  # bare words of name and role, to find it again


@dataclass(slots=True)
class Phrase:
    """What follows a cue: the phrases of the source, and the item where the content begins."""

    nouns: list[Item]
    stop: int
    cited: list[Item] = field(default_factory=list)  # «نقلا عن …»، «عن …»


def bare(text: str) -> list[str]:
    """Folded words without article and quotation marks."""
    out = []
    for word in fold_word(text.replace("#", " ").replace("_", " ")).split():
        word = word.strip("«»\"“”„()[]،,.:؛-–…")
        for lead in ("وال", "بال", "ال"):
            if word.startswith(lead) and len(word) > len(lead) + 1:
                word = word[len(lead) :]
                break
        if word:
            out.append(word)
    return out


def can_speak(item: Item) -> bool:
    """A person, a group, a paper, an office, a document: something that says things."""
    if item.kind == "trigger" and item.word is not None and not item.prep:
        return item.word.stem == "تحقيقات"
    if item.kind != "noun" or item.word is None:
        return False
    if any(f.kind in ("person", "group") for f in item.mentions):
        return True
    word = item.word
    if word.stem in _SOURCES or word.stem in _POSTS or word.form.removeprefix("ال") in _SOURCES:
        return True
    if word.has("say_noun"):
        return any(e.value in _DOCUMENTS or e.value == "source" for e in word.entries if e.label == "say_noun")
    return word.has("human", "title", "mediahead", "media", "grouphead", "group", "honorific", "kin")


@dataclass(slots=True)
class Roster:
    """Remembers the speakers, people and groups of a report."""

    source: str
    speakers: list[Speaker] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def note(self, sentence: Sentence) -> None:
        """The named people and groups of a sentence, for short forms that come later."""
        for found in sentence.founds:
            if found.kind in ("person", "group") and found.named:
                start, stop = sentence.bounds(found.first, found.last)
                (self.people if found.kind == "person" else self.groups).append(self.source[start:stop])

    def recalls(self, sentence: Sentence, item: Item) -> bool:
        """Whether these words are the end of a name told before."""
        words = bare(self.source[sentence.bounds(item.first, item.last)[0] : sentence.tokens[item.last - 1].stop])
        return bool(words) and any(bare(name)[-len(words) :] == words for name in self.people[-30:])

    def read(self, sentence: Sentence, items: Sequence[Item], nouns: Sequence[Item], trust: bool = False) -> Speaker | None:
        """One speaker from the phrases of a source; a named person wins over the post."""
        lead = nouns[0] if trust and nouns else next((n for n in nouns if can_speak(n)), None)
        if lead is None or lead is not next((n for n in nouns if not n.prep or n is nouns[0]), None):
            return None
        rest = [n for n in nouns if n.index > lead.index]
        if lead.has("say_noun") and not any(e.value == "source" for e in lead.word.entries if e.label == "say_noun"):  # type: ignore[union-attr]
            return self._add(self._document(sentence, lead, rest))
        named = self._named(sentence, lead, rest)
        if named is not None:
            tail = next((n for n in rest if n.first == named.last and not n.mentions and _nameless(n)), None)
            if tail is not None:
                return self._add(self._person(sentence, named.first, tail.last, lead, rest))
            return self._add(self._person(sentence, named.first, named.last, lead, rest, named))
        raw = next((n for n in rest if _nameless(n) or _ranked(items, n)), None)
        if raw is not None and lead.has("title", "human", "honorific"):
            return self._add(self._person(sentence, raw.first, raw.last, lead, rest))
        return self._add(self._described(sentence, lead, rest))

    def _add(self, speaker: Speaker) -> Speaker:
        self.speakers.append(speaker)
        return speaker

    @staticmethod
    def _named(sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Found | None:
        """The named person of the source, unless they only belong to somebody else's description."""
        plural = lead.has("say_noun") or lead.has("mediahead")
        house = lead.has("grouphead") and not lead.has("title", "human")
        for noun in (lead, *rest):
            if plural or house and noun is lead or noun.prep in ("li", "maa", "an", "did", "by") or noun.conj and noun is not lead:
                continue
            for found in noun.mentions:
                if found.kind == "person" and sentence.form(found.first) != "باسم" and not _owner(noun, found) and not (noun.has("kin", "noun") and found.last - found.first == 1 and noun.prep) and not any(g.kind == "group" and g.first <= found.first and g.last >= found.last and g is not found for g in noun.mentions):
                    return found
        return None

    def name(self, sentence: Sentence, first: int, last: int, lead: Item, rest: Sequence[Item]) -> Speaker:
        """A name that nobody knew as one; only its place after a cue says so."""
        for at in range(first + 1, last):
            if sentence.words[at].article and sentence.words[at].has("title", "human", "adj") and not sentence.words[at].has("given", "family"):
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
                more = [n.last for n in rest if n.first > after.first and n.prep in ("bi", "fi", "li") and n.index <= after.index + 2]
                role = (sentence.bounds(after.first, after.last)[0], sentence.tokens[max([after.last, *more]) - 1].stop)
        told = self.source[role[0] : role[1]] if role else ""
        feminine = bool(role) and bare(told)[:1] != [] and bare(told)[0].endswith("ه")
        full = self._longest(text, self.people)
        if found is None:
            self.people.append(text)
        return Speaker("person", (start, stop), full, found, sentence, role,
                       lead.word.stem if lead.word else "", feminine=feminine, keys=frozenset(bare(text) + bare(told)))  # fmt: skip

    @staticmethod
    def _longest(text: str, known: Sequence[str]) -> str:
        """«العلي» → «أحمد العلي»: the longest earlier name that ends in these words."""
        words = bare(text)
        best = text
        for name in reversed(known):
            parts = bare(name)
            if len(parts) > len(words) and parts[-len(words) :] == words and len(name) > len(best):
                best = name
        return best

    def _document(self, sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Speaker:
        """«بيان لقوة المهام»: the words of the document, the name of who issued it."""
        start, stop = sentence.bounds(lead.first, lead.last)
        issuer: str | None = None
        for noun in rest:
            if noun.prep not in ("", "li", "an", "min") or noun.conj:
                break
            if can_speak(noun) and not noun.has("say_noun"):
                first, stop = sentence.bounds(*noun.fill)
                issuer = self.source[first:stop]
                break
        inside = lead.mention("group")
        if issuer is None and inside is not None and inside.first > lead.first:
            first, last = sentence.bounds(inside.first, inside.last)
            issuer = self.source[first:last]
        text = self.source[start:stop]
        speaker = Speaker("document", (start, stop), issuer, None, sentence, None, lead.word.stem if lead.word else "", keys=frozenset(bare(issuer or text)))
        if issuer is None and lead.definite:
            known = next((s for s in reversed(self.speakers) if s.kind == "document" and s.stem == speaker.stem), None)
            speaker.name = known.name if known is not None else None
        speaker.name = speaker.name or text
        return speaker

    def _described(self, sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Speaker:
        """A source without a person's name: its whole phrase, or what a definite one takes up."""
        word = lead.word
        assert word is not None
        start, stop = sentence.bounds(lead.first, lead.last)
        last = lead
        for more in rest:
            if more.index > last.index + 1 or more.conj and not can_speak(more):
                break
            if not more.conj and (more.prep not in (*_PLAIN_PREPS, "") or more.prep == "" and not more.genitive):
                break
            if not more.prep and more.has("mediahead") or more.prep and (lead.definite and not lead.has("title", "human") or more.has("direction", "say_noun")) or more.kind == "date":
                break
            stop, last = sentence.tokens[more.last - 1].stop, more
        if sentence.form(last.last) in _SAME:
            stop = sentence.tokens[last.last].stop
        elif sentence.form(last.last - 1) == "ل" and last.last - last.first > 1:
            stop = sentence.tokens[last.last - 2].stop
        for at in range(lead.first + 1, last.last):
            if sentence.form(at) in _WISH:
                stop = sentence.tokens[at - 1].stop
                break
        text = self.source[start:stop]
        group = lead.mention("group")
        if group is not None and group.first > lead.first and not lead.has("grouphead", "group", "mediahead"):
            group = None
        media = word.has("mediahead", "media") or group is not None and group.rule == "group.media"
        kind = "media" if media else "group" if group is not None or word.has("grouphead", "group") else "anonymous"
        feminine = any("f" in e.features for e in word.entries) or word.stem in ("مصادر", "قوات") or word.stem.endswith("ه") or any("pl" in e.features for e in word.entries) and word.has("say_noun")
        speaker = Speaker(kind, (start, stop), text, group, sentence, None, word.stem, kind == "anonymous",
                          feminine=feminine, keys=frozenset(bare(text)))  # fmt: skip
        if lead.definite or group is not None:
            self._resolve(speaker, lead, text)
        return speaker

    def _resolve(self, speaker: Speaker, lead: Item, text: str) -> None:
        words = [w for w in bare(text) if w not in _SAME]
        known = self._known(words, lead)
        if known is not None:
            speaker.name, speaker.kind, speaker.anonymous = known.name, known.kind, known.anonymous
            speaker.protected, speaker.role, speaker.mention = known.protected, known.role, known.mention
            speaker.keys = speaker.keys | known.keys
            return
        for name in reversed(self.groups):
            parts = bare(name)
            if len(parts) > len(words) and set(words) <= set(parts) and (parts[0] == words[0] or speaker.kind == "media"):
                speaker.name, speaker.anonymous = name, False
                speaker.kind = "group" if speaker.kind == "anonymous" else speaker.kind
                return

    def _known(self, words: Sequence[str], lead: Item) -> Speaker | None:
        """The speaker that a definite description takes up again."""
        wanted, head = set(words), words[0] if words else ""
        for speaker in reversed(self.speakers):
            if wanted and wanted <= speaker.keys and speaker.name and (len(bare(speaker.name)) > len(words) or speaker.kind == "person"):
                return speaker
        if head == "مصدر" and len(words) == 1:
            fitting = (s for s in reversed(self.speakers) if s.kind == "person" or s.stem in ("مصدر", "مصادر", "شهود"))
            return next(fitting, None) or next((s for s in reversed(self.speakers) if s.kind not in ("media", "document")), None)
        if head == "مصادر" and len(words) == 1 and self.speakers:
            same = next((s for s in reversed(self.speakers) if s.stem in ("مصدر", "مصادر", "شهود")), None)
            return same or next((s for s in reversed(self.speakers) if s.kind not in ("media", "document")), None)
        if head in _BY_POST and len(words) == 1:
            return next((s for s in reversed(self.speakers) if s.kind == "person"), None)
        return None

    def again(self, feminine: bool | None) -> Speaker | None:
        """The last speaker, for a verb without its subject, where its gender fits."""
        recent = self.speakers[-4:]
        for speaker in reversed(recent):
            if feminine is None or speaker.feminine == feminine:
                return speaker
        return recent[-1] if recent else None


def phrase(sentence: Sentence, items: Sequence[Item], index: int, carries: bool = True) -> Phrase:
    """The source after a cue and where what it says begins: «أن», a colon, a quotation, an event."""
    found, begin, through = Phrase([], index), index, False
    while index < len(items):
        item = items[index]
        if item.kind == "that" or item.kind == "trigger" and (found.nouns or not can_speak(item)):
            break
        if item.kind == "mark":
            if item.value in ":؛":
                index += 1
                break
            if item.value not in "،,-–" or _closes(items, index):
                break
        elif item.kind == "open":
            index = close_of(items, index)
            continue
        elif item.kind == "verb":
            if _names(sentence, items, index, begin):
                found.nouns.append(item)
            elif not _aside(items, index):
                break
        elif item.kind == "clause" or item.kind == "other" and item.entry is not None and item.entry.label == "say_participle":
            break
        elif item.kind == "other" and found.nouns and opens_quote(sentence, item.first):
            break
        elif item.kind == "other" and carries and found.nouns and sentence.form(item.first) == "عن":
            through = True
        elif item.kind in ("noun", "trigger"):
            if sentence.form(item.first) == "ل" or items[index - 1].kind == "other" and items[index - 1].value == "aside":
                index += 1
                continue
            if _adverb(sentence, item):
                index += 1
                continue
            if _quoted_content(sentence, item, found) or _starts_content(sentence, item, found, carries):
                break
            if _cited(items, item, found) or through or item.prep == "an" and carries and found.nouns:
                found.cited.append(item)
            elif found.cited:
                found.cited.append(item)
            else:
                found.nouns.append(item)
        index += 1
    found.stop = index
    return found


def _starts_content(sentence: Sentence, item: Item, found: Phrase, carries: bool) -> bool:
    """«كشفت مصادر عن …»، «أشار المرصد إلى …»: what comes after the source's own phrase."""
    if item.prep == "an" and not carries or item.prep == "bi" and found.nouns and item.has("lightnoun"):
        return True
    if item.prep not in ("an", "ila", "ala") or found.cited or is_ali(sentence, item):
        return False
    return bool(found.nouns) and item.prep != "an"


def is_ali(sentence: Sentence, item: Item) -> bool:
    """«علي غريب» is a name, «على غريب» is not; only the spelling tells."""
    if item.prep != "ala" or item.prep_at < 0 or item.prep_at != item.first - 1:
        return False
    token = sentence.tokens[item.prep_at]
    return sentence.source[token.start : token.stop] == "علي" and not item.has("placehead", "thing", "noun", "human", "title")


def _names(sentence: Sentence, items: Sequence[Item], index: int, begin: int) -> bool:
    """A word that looks like a verb but stands where only a name can: «قال ياسر …»، «العميد يحيى …»."""
    item = items[index]
    if item.conj or item.negated or item.has("stop", "aux", "modal", "light", "adj", "say"):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind not in ("noun", "that", "mark") or following.prep or opens_quote(sentence, item.first):
        return False
    previous = items[index - 1]
    if index > begin and not (previous.kind == "noun" and previous.has("title", "honorific") and previous.definite):
        return False
    for later in items[index + 1 : index + 12]:
        if later.kind == "that" or later.kind == "mark" and later.value == ":":
            return True
        if later.kind in ("verb", "trigger", "clause"):
            return False
    return False


def _nameless(item: Item) -> bool:
    """A bare phrase of words that nothing is known of: after a title it is the name."""
    word = item.word
    if item.kind == "verb":
        return True
    if item.prep == "ala" and word is not None and item.kind == "noun":
        return not word.labels - {"given", "family", "adj"}
    if word is None or item.kind != "noun" or item.prep or word.form == "باسم" or item.conj or item.count is not None or item.mentions:
        return False
    return not word.labels - {"given", "family", "adj", "verb", "noun"} and (not word.entries or word.has("given", "family"))


def _owner(noun: Item, person: Found) -> bool:
    """«مؤيدي الأسد»، «شقيق فلان»: the person only says whose supporters or kin they are."""
    word = noun.word
    if word is None or person.first <= noun.first or word.article:
        return False
    plural = any("pl" in e.features for e in word.entries) and not any("sg" in e.features for e in word.entries)
    return plural or word.has("kin") and not word.has("honorific", "title") or not word.has("title", "honorific", "human", "given")


def _ranked(items: Sequence[Item], item: Item) -> bool:
    """«العميد رائد الشمسي»: what follows a bare rank is a name, whatever else its words mean."""
    previous = items[item.index - 1] if item.index else None
    if previous is None or item.kind != "noun" or item.prep or item.conj or item.count is not None or item.word is None or item.word.article or item.word.form == "باسم":
        return False
    plain = previous.kind == "noun" and previous.last - previous.first == 1 and previous.definite and previous.has("honorific", "title")
    return plain and previous.last == item.first and item.mention("group", "place") is None


def opens_quote(sentence: Sentence, at: int) -> bool:
    """Whether a quotation opens right before this token; a closing mark does not count."""
    if not sentence.quoted[at]:
        return False
    before = sentence.tokens[at - 1].stop if at else sentence.tokens[at].start - 1
    gap = sentence.source[before : sentence.tokens[at].start]
    return "«" in gap or "“" in gap or gap[:1] in (" ", ":", "(", "\n")


def _adverb(sentence: Sentence, item: Item) -> bool:
    """«أخيراً»، «سابقا»: a single word in the accusative is no source."""
    if item.last - item.first > 1 or item.mentions:
        return False
    token = sentence.tokens[item.first]
    return "\u064b" in sentence.source[token.start : token.stop] and not can_speak(item) or item.has("stop")


def _cited(items: Sequence[Item], item: Item, found: Phrase) -> bool:
    """«… نقلا عن مصادر», «نقلت … عن مصدر»."""
    previous = items[item.index - 1] if item.index else None
    through = previous is not None and previous.kind == "other" and previous.entry is not None and previous.entry.label == "cite"
    through = through and previous is not None and previous.entry is not None and previous.entry.value in ("", "link")
    return (item.prep == "an" or through) and can_speak(item)


def _quoted_content(sentence: Sentence, item: Item, found: Phrase) -> bool:
    """A quotation after the source that is a sentence, not a name in marks."""
    if not opens_quote(sentence, item.first) or not found.nouns or item.prep:
        return False
    return not any(sentence.unquoted[i] for i in range(item.first, min(len(sentence.tokens), item.last + 2)))


def _aside(items: Sequence[Item], index: int) -> bool:
    """A verb of a relative clause or of the wish not to be named: still about the source."""
    item = items[index]
    previous = items[index - 1] if index else None
    if previous is not None and previous.kind == "relative":
        return True
    stem, form = (item.word.stem, item.word.form) if item.word is not None else ("", "")
    indefinite = previous is not None and previous.kind == "noun" and previous.prep in ("fi", "bi", "li") and not previous.definite
    if indefinite and not item.conj and not item.prep:
        return True  # «في مقطع اطلعت عليه»
    if item.pronoun and previous is not None and previous.kind == "noun" and previous.prep and not previous.definite:
        return True  # «في تصريح بثته الوكالة»
    return (stem in _WISH or form in _WISH) and index + 1 < len(items)


def _closes(items: Sequence[Item], index: int) -> bool:
    """A comma after which the clause goes on with an event or something new."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return False
    if following.kind == "verb":
        return not _aside(items, index + 1)
    return following.kind == "noun" and following.conj and not can_speak(following)


def protect(sentence: Sentence, speakers: Iterable[Speaker]) -> None:
    """«رفض الكشف عن هويته»: marks the one source of this sentence that asks for it."""
    forms = [w.stem for w in sentence.words]
    for at, token in enumerate(sentence.tokens):
        if token.form not in _SECRET:
            continue
        near = range(max(0, at - 6), at)
        if not any(forms[i] in _WISH or sentence.form(i) in _WISH for i in near):
            continue
        if not any(sentence.form(i) in _HIDING or forms[i] in _HIDING for i in near):
            continue
        before = [s for s in speakers if s.text is not None and s.sentence is sentence and s.text[0] < token.start]
        if before:
            max(before, key=lambda s: s.text[0] if s.text else 0).protected = True
