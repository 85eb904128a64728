"""Groups: those that are listed by name, heads with what follows them, and what the tagger marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.mentions.groupnames import (
    CHIEFS,
    DESCRIBES,
    agree,
    another,
    begins_anew,
    begins_period,
    describes,
    goes_on,
    is_deed,
    is_described,
    joint,
    led_by,
    loyal_to,
    name_end,
    names_a_man,
    national_ministry,
    no_group,
    numbered,
    of_minister,
    plausible,
    pointed,
    purpose,
    told_of,
    within_quotes,
)
from khabar.mentions.groupwords import (
    ALONE,
    EVENTS,
    FORCES,
    HOLDERS,
    LED,
    MINISTRIES,
    NEVER_INNER,
    OFFICES,
    OPINION,
    POINTING,
    REALMS,
    SAID_OF,
    SECURITY,
    SUBJECT,
    VAGUE,
    WHEREBY,
)
from khabar.mentions.listedgroups import HEADS, OCCUPIER, ListedGroups
from khabar.mentions.numbers import begins_number
from khabar.mentions.outlets import quoted_name, told
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import GROUP, OPENER, QUOTED, TAGGED
from khabar.mentions.wholes import is_arm, is_building_word, is_whole
from khabar.types import GroupValue
from khabar.words import SOUND, VERBAL, Vocabulary, Word

_ENDS_OF_LIFE = word_class("end_of_life")
_STOP = frozenset("hedge prep sub conj comp rel negation stop cause cite pronoun demonstrative particle".split())
_AGREEING = frozenset({"adj", "nationality", "ethnicity"})
_LONGEST = 8
_CALLED = ("مدعو", "ملقب", "معروف")
_POSSIBLE = GROUP | OPENER | QUOTED | TAGGED
_RANKS, _SCORES = "صفوف", frozenset({"عشرات", "ميات", "الاف", "ملايين"})
_RATHER = word_class("rather_adjective")
_ARRANGED, _ANSWERING = word_class("arranged"), word_class("answering")


def _of_events(sentence: Sentence, at: int, following: Word) -> bool:
    """«تنظيم مظاهرة»، «تشكيل حكومة»، «مجموعة هجمات»: what somebody organises or does, and nobody."""
    word = sentence.words[at]
    if word.stem == "تنظيم" and not word.article:
        named = following.has("group", "grouphead", "human", "given", "adj")
        return following.stem in _ARRANGED or following.has("ev") and not named
    if word.stem == "تشكيل" and not word.article:
        return not (following.any(_AGREEING) or sentence.quoted[at + 1])  # «مفاوضات تشكيل | الحكومة»
    if word.stem == "جماعه" and following.stem in _ANSWERING:
        return True  # «لم تعلن أي جماعة | المسؤولية»
    return word.stem == "مجموعه" and following.has("ev") and not following.has("human", "grouphead")


class GroupFinder:
    """Finds groups in a sentence; nested ones too («قوات التحالف الدولي», «التحالف الدولي»)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.listed = ListedGroups(vocabulary)

    def begins(self, word: Word) -> int:
        """Can a group begin with the word, unless a quotation or the tagger says so?"""
        if word.any(HEADS) or word.named == OCCUPIER or word.article and word.stem in MINISTRIES:
            return GROUP
        return OPENER if self.listed.opens(word) else 0

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]], flags: Sequence[int]) -> list[Found]:
        """Groups in order of their first token; ``flags`` holds for each token what can begin with it."""
        founds: list[Found] = []
        outer: Found | None = None
        quoted = sentence.quoted
        for at in [i for i, flag in enumerate(flags) if flag & _POSSIBLE]:
            begins = flags[at] & GROUP or flags[at] & OPENER and self.listed.goes_on(sentence, at)
            if not begins and not quoted[at] and (at not in tagged or tagged[at][1] != "group"):
                continue
            if outer is not None and at >= outer.last:
                outer = None
            if sentence.tokens[at].kind == "mark":
                continue
            found = self._at(sentence, at, tagged) if begins else self._other(sentence, at, tagged)
            if found is None or outer is not None and not self._nests(sentence, outer, found):
                continue
            if outer is not None and at < founds[-1].last and founds[-1].rule == found.rule == "group.group":
                head = sentence.words[founds[-1].first].entry("grouphead")
                if head is None or head.value not in HOLDERS:
                    continue  # «تنظيم القاعدة» is one name; «طائرات التحالف العربي» are of another
            founds.append(found)
            if outer is None:
                outer = found
        return founds

    def _at(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        listed = None if of_minister(sentence, at) else self.listed.at(sentence, at)
        known = goes_on(sentence, listed, tagged)
        after = sentence.words[known.last] if known is not None and known.last < len(sentence.words) else None
        if known is not None and not (after is not None and after.article and _may_be_its(known, after)):
            return known  # as mostly: no head would reach beyond it
        headed = self._headed(sentence, at, tagged)
        if headed is not None and (known is None or headed.last > known.last):
            return headed
        return known or self._other(sentence, at, tagged)

    def _other(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        """What only a quotation or the tagger says to be a group."""
        quoted = told(sentence, at)
        if quoted is not None:
            return quoted
        ministry = national_ministry(sentence, at)
        if ministry is not None:
            return ministry
        tag = tagged.get(at)
        if tag is not None and tag[1] == "group" and plausible(sentence, at):
            return Found(at, tag[0], "group", "group.tagger", GroupValue())
        return None

    @staticmethod
    def _nests(sentence: Sentence, outer: Found, found: Found) -> bool:
        """Is the inner name a thing of its own, or only a piece of the outer one?"""
        head, word = sentence.words[outer.first], sentence.words[found.first]
        if found.rule == "group.tagger" or found.last > outer.last and found.rule != "group.group":
            return False
        entry = head.entry("grouphead")
        holds = head.stem in FORCES or entry is not None and entry.value in HOLDERS or not outer.named
        if isinstance(found.value, GroupValue) and found.rule == "group.group":
            return holds or not word.article and found.last == found.first + 1
        if not holds or word.stem in NEVER_INNER:
            return False
        return word.stem in ALONE or found.named and found.last > found.first + 1

    # -- heads ----------------------------------------------------------------------------------

    def _headed(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        word = sentence.words[at]
        entry, size = self.listed.head(sentence, at)
        if entry is None or word.pronoun or self._no_head(sentence, at, size, entry, tagged):
            return None
        last = led_by(sentence, at, self._end(sentence, at, size, entry, tagged), tagged)
        last = within_quotes(sentence, at, last)
        last = loyal_to(sentence, at, last, tagged)
        if "mediahead" in word.labels and not word.article and (inner := quoted_name(sentence, at + size)):
            return Found(at + size, inner, "group", "group.media", GroupValue())
        if last == at + size:
            if not word.article or size > 1 and entry.label == "mediahead":
                return None
            named = word.stem in ALONE and word.preposition != "ل" and not pointed(sentence, at)
            named = named and not _of_chief(sentence, at)
        else:
            named = self._names(sentence, at, size, last, entry, tagged) and not _of_chief(sentence, at)
        return Found(at, last, "group", "group.head", GroupValue(), named)

    def _no_head(
        self, sentence: Sentence, at: int, size: int, entry: Entry, tagged: Mapping[int, tuple[int, str]]
    ) -> bool:
        """A verb, an adverb («تنظيماً»), a rank («اللواء»), or the head of a place («محافظة تعز»)."""
        word = sentence.words[at]
        if word.any(VERBAL) and not word.article and at == 0 or word.stem == entry.lemma + "ا":
            return True
        if word.preposition == "ب" and "holding" in word.labels and not word.article:
            return True  # «بحوزة المهاجم»: who has it, and no school
        if word.article and not word.lead and word.stem in _RATHER and at and sentence.words[at - 1].article:
            return True  # «المعارك الدائرة»، «القوات القائمة»
        if is_arm(sentence.words, at) or word.preposition == "ب" and word.stem in LED:
            return True  # «بقيادة …» says who leads, «ببلدية …» where
        if len(word.stem) < 3 or word.stem in REALMS:
            return True
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if word.stem == "لواء" and word.article and word.has("title", "honorific"):
            ordinal = following is not None and "adj" in following.labels and "nationality" not in following.labels
            return following is None or sentence.tokens[at + 1].kind != "number" and not ordinal
        if following is None or following.conjunction or following.preposition:
            return False
        tag = tagged.get(at + 1)
        if no_group(sentence, at, following):
            return True
        if word.stem == "قضاء" and word.article and sentence.form(at + 1) == "علي" and at + 2 < len(sentence.words):
            return sentence.words[at + 2].stem not in WHEREBY  # «القضاء على المسلحين» is no court
        if _of_events(sentence, at, following):
            return True
        if word.stem == "حركه" and (following.has("nt", "ev", "np", "ni") or following.stem in ("طيران", "انشقاقات")):
            return True
        if word.stem in ("جبهه", "جبهات"):
            return following.stem == "قتال" or self._placed(word, following, tag)
        if word.stem == "مديريات":
            return "grouphead" not in following.labels or "placehead" in following.labels
        if word.stem.startswith(("وزار", "مديريه")) and following.article and "placehead" not in following.labels:
            return word.stem.startswith("مديريه") and self._placed(word, following, tag)
        if entry.value == "bloc" or word.stem in ("مركز", "مراكز"):
            return (
                following.has("placehead", "direction", "adj")
                or "placehead" in word.labels
                and not following.has("group", "grouphead")
            )
        outlet = entry.label == "mediahead" and size == 1 and not sentence.quoted[at + 1]
        if outlet and following.has("group", "grouphead", "noun"):
            return "media" not in following.labels
        if outlet and tag is not None and tag[1] == "person":
            return True
        heads = "placehead" in word.labels and entry.value != "court" or word.stem == "قضاء"
        placed = heads and self._placed(word, following, tag)
        return placed or word.stem == "محافظه" and not (word.article and not following.any(_AGREEING))

    def _placed(self, word: Word, following: Word, tag: tuple[int, str] | None) -> bool:
        """Is the next word the name of a place? It is looked for among some 100,000, and so only where it matters."""
        if word.article and "nationality" in following.labels:
            return False  # «السفارة السعودية»
        return self.vocabulary.is_place(following.named) or tag is not None and tag[1] == "place"

    def _names(
        self, sentence: Sentence, at: int, size: int, last: int, entry: Entry, tagged: Mapping[int, tuple[int, str]]
    ) -> bool:
        """Does the phrase name a group, or only speak of one («جماعة منافسة», «عناصر داعش»)?"""
        word, rest = sentence.words[at], sentence.words[at + size : last]
        if pointed(sentence, at) or told_of(word, rest) or of_minister(sentence, at):
            return False
        if (
            entry.value == "people"
            or word.stem == "قيادات"
            or any(w.stem in VAGUE for w in rest)
            or entry.label == "mediahead"
            and "pl" in entry.features
            and not rest[-1].has("nationality")  # «الصحف التونسية»
        ):
            return False
        if word.stem in ("بوابه", "منصه", "صفحه", "حساب") and not rest[0].article and not sentence.quoted[at + size]:
            return False
        if word.stem in EVENTS or word.stem == "امن" and all(w.stem not in SECURITY for w in rest):
            return False
        if entry.value == "air":
            return any(
                "group" in w.labels or w.stem in ALONE or "adj" in w.labels and w.stem in ("حربي", "تركي") for w in rest
            )
        return word.article or any(
            w.article or w.has("group", "nationality", "ethnicity") or sentence.quoted[at + size + i]
            or (at + size + i) in tagged or "given" in w.labels and word.stem in FORCES and not w.stem.endswith("ه")
            or not w.entries and (not w.stem.endswith(("ي", "يه")) or self.vocabulary.is_place(w.named))
            for i, w in enumerate(rest)
        )  # fmt: skip

    def _end(self, sentence: Sentence, at: int, size: int, entry: Entry, tagged: Mapping[int, tuple[int, str]]) -> int:
        """Where the name of a group ends: Arabic definiteness again, with its quoted names."""
        head, last = sentence.words[at], at + size
        unit = numbered(sentence, at, last)
        if unit > last:
            return unit
        if head.article or size > 1 and sentence.words[last - 1].article and entry.label == "mediahead":
            return self._adjectives(sentence, at, last, entry)  # «الجيش السوري»، «وسائل الإعلام التركية»
        bracketed = self._bracketed(sentence, last)
        if bracketed is not None:
            return bracketed
        while last < len(sentence.tokens) and last < at + _LONGEST:
            token, word = sentence.tokens[last], sentence.words[last]
            tag = tagged.get(last)
            if self._stops(sentence, last, tag):
                break
            foreign = last > at + size and not any(w.entries for w in sentence.words[at + size : last])
            if sentence.quoted[last] and foreign and sentence.forms[last - 1] != "ل":
                break  # «صحيفة ذي ستاندارد | «…»»
            if sentence.quoted[last]:
                return self._adjectives(sentence, at, self._unquoted(sentence, last), entry)
            known = self.listed.at(sentence, last)
            if known is not None:
                before = sentence.words[last - 1]
                if last > at + size and is_described(before):
                    break  # «بايع فصيل محلي تنظيم …»
                return self._adjectives(sentence, at, known.last, entry)
            further = last > at + size
            anew = further and (begins_anew(sentence.words[last - 1], word) or _crossed(sentence, last, entry))
            if anew or is_whole(sentence.words, at, last):
                break  # «أوقف فصيل مسلح | فلاناً»، «قصفت مقاتلات حربية | مدرسة»
            if tag is not None and tag[1] in ("group", "person", "place") and tag[0] > last:
                return self._adjectives(sentence, at, name_end(sentence, last, tag[0]), entry)
            if word.any(VERBAL) and not word.article and not word.has("grouphead", "noun", "title", "adj", "human"):
                break
            counts = token.kind == "number" or not word.article and begins_number(word.form)
            if counts and (last > at + size or size > 1 or word.stem in _SCORES):
                break  # «طائرات هليكوبتر | ثلاث سيارات»، «قوات خاصة | خمسة مسلحين»، «شبكة | عشرات الشبان»
            named = last > at + size and word.article
            if named and (word.stem.startswith(DESCRIBES) or is_deed(word) and self._is_listed(sentence, at, last)):
                return last  # «لجنة التخطيط | التابعة للإدارة»، «لم يستطع حزب الله | السيطرة على …»
            last += 1
            if word.pronoun:
                return last
            town = last > at + size + 1 and entry.label != "mediahead" and self._town(sentence, last)
            if word.article or town:
                return self._adjectives(sentence, at, last, entry)
        words = sentence.words
        while (
            last > at + size and "adj" in words[last - 1].labels and not words[last - 1].has("nationality", "ethnicity")
        ):
            last -= 1
        return last

    def _is_listed(self, sentence: Sentence, first: int, last: int) -> bool:
        """The whole of a name that the list holds."""
        known = self.listed.at(sentence, first)
        return known is not None and known.last == last

    def _town(self, sentence: Sentence, last: int) -> bool:
        """«قيادة عمليات نينوى | بدء الهجوم»: does a town end the name here? Not in «بركان الفرات»."""
        word, after = sentence.words[last - 1], sentence.words[last] if last < len(sentence.words) else None
        goes_on = after is not None and after.article and not (after.lead or after.has("adj", "nationality"))
        return not word.entries and not goes_on and self.vocabulary.is_place(word.named)

    def _bracketed(self, sentence: Sentence, last: int) -> int | None:
        """«تنظيم (داعش)»."""
        if sentence.form(last) != "(" or last + 1 >= len(sentence.tokens):
            return None
        inner = self.listed.at(sentence, last + 1)
        return inner.last + 1 if inner is not None and sentence.form(inner.last) == ")" else None

    @staticmethod
    def _stops(sentence: Sentence, at: int, tag: tuple[int, str] | None) -> bool:
        """What no name goes on over; «علي» at the head of a person's name is no preposition."""
        word = sentence.words[at]
        if sentence.tokens[at].kind == "mark" or word.conjunction or word.preposition or sentence.accusative(at):
            return True
        if word.form in POINTING or word.pronoun and word.stem in _ENDS_OF_LIFE:
            return True  # «لقي خمسة من عائلة واحدة | مصرعهم»
        named = word.form == "علي" and tag is not None and tag[1] == "person"
        return word.any(_STOP) and not word.article and not named

    @staticmethod
    def _unquoted(sentence: Sentence, first: int) -> int:
        """End of the quotation that begins at a token; only that token where it is too long for a name."""
        for last in range(first, min(first + 6, len(sentence.tokens))):
            if sentence.unquoted[last]:
                return last + 1
        return first + 1

    @staticmethod
    def _adjectives(sentence: Sentence, at: int, last: int, entry: Entry) -> int:
        """The definite adjectives that belong to the name; «الموالية لـ…» begins a description."""
        head, words, own = sentence.words[at], sentence.words, True
        while last < len(words):
            word = words[last]
            if word.conjunction:
                break
            if word.preposition:
                if word.preposition == "ل" and last > at + 1 and (reach := purpose(words, last)):
                    return reach
                if head.article and word.stem == "حقوق":
                    return min(last + 2, len(words))
                owned = entry.value == "armed" or head.stem in OFFICES
                party = owned and last == at + 2 and word.has("grouphead", "group")
                belongs = words[last - 1].stem.startswith("موالي") or party
                if head.article and last > at + 1 and word.preposition == "ل" and word.article and belongs:
                    last, own = last + 1, False
                    continue
                break
            agrees = word.any(_AGREEING) or not word.entries and word.stem.endswith(("ي", "يه"))
            if not word.article or not agrees:
                break
            plural = (
                word.stem.endswith(SOUND)
                and word.stem != "شريفين"
                and "pl" not in entry.features
                and entry.value != "people"
            )
            opinion = word.stem in OPINION and not head.article or word.stem.startswith(_CALLED)
            opinion = opinion or not head.article and word.stem in SAID_OF
            opinion = opinion or word.stem in SUBJECT  # «معسكرات الجيش الخاضعة للجماعة»
            opinion = opinion or head.stem == "جيش" and word.stem == "موالي"
            apart = last == at + 1 and head.article and head.stem.endswith(("ه", "ات")) and _a_man(word)
            apart = apart or own and head.article and (not agree(head, entry, word) or names_a_man(words, last))
            if plural or opinion or apart or begins_period(sentence, last):
                break
            if is_building_word(word):
                break  # «قصف الجيش | المبنى»
            heads = word.any(HEADS) and not word.stem.endswith(("ي", "يه"))
            if heads and last + 1 < len(words) and words[last + 1].article and "adj" in words[last + 1].labels:
                break  # «قصف طيران التحالف | المركز الثقافي»
            if entry.label == "mediahead" and sentence.unquoted[last - 1] and "nationality" not in word.labels:
                break
            after = words[last + 1] if last + 1 < len(words) else None
            if after is not None and (describes(head, word, after) or another(head, word, after)):
                break
            last += 1
        return joint(words, at, last, entry)


def _may_be_its(known: Found, word: Word) -> bool:
    """May the word go on with a listed name? Not in «قصفت قوات صالح | القرية»."""
    alone = known.last == known.first + 1 or known.rule != "group.group"
    return alone or word.any(_AGREEING) or not word.entries


def _crossed(sentence: Sentence, at: int, entry: Entry) -> bool:
    """«عبور كتيبة كاملة | الحدود»، «… | صفوف الحركة»: whence fighters go, after what they are like."""
    before, word = sentence.words[at - 1], sentence.words[at]
    described = (
        "adj" in before.labels and not before.article and not before.has("noun", "human", "grouphead", "direction")
    )
    place = word.article and "placehead" in word.labels and not word.has("adj", "nationality")
    return entry.value == "armed" and described and not word.lead and (place or word.stem == _RANKS)


def _of_chief(sentence: Sentence, at: int) -> bool:
    """«مدير شرطة المحافظة»: a post, which the words of the force belong to."""
    before = sentence.words[at - 1] if at else None
    post = before is not None and before.has("title") and not (before.article or before.pronoun)
    if sentence.words[at].article:
        return before is not None and post and before.stem in CHIEFS and sentence.words[at].stem == "شرطه"
    return post and sentence.words[at].stem == "شرطه" and not sentence.words[at].lead


def _a_man(word: Word) -> bool:
    """«اعتقلت الشرطة | المسلح الذي …», «قتلت الشرطة | المشتبه به»: who does not agree with a feminine before him."""
    told = [entry for entry in word.entries if entry.label == "human"]
    return bool(told) and (not word.stem.endswith(("ه", "ات")) or any("m" in entry.features for entry in told))


__all__ = ["GroupFinder"]
