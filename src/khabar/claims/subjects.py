"""Whose words a verb of saying brings in: its subject after it, before it, or the last one who spoke."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.continuing import acting, are_others
from khabar.claims.cues import Speech, bare_subject, closed_by, cue_of, feminine, plural, subject_first, unknown_name
from khabar.claims.items import Item, opens_clause
from khabar.claims.leads import before
from khabar.claims.sources import Phrase, phrase
from khabar.claims.speaker import Speaker
from khabar.claims.speakers import Roster
from khabar.claims.voices import can_speak, is_ali
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND

_ADDS = word_class("adds")
_COMES_OUT = word_class("comes_out")
PAPERS_ISSUED = word_class("issued")
_CARRIES = word_class("carries_words")
_PUBLISHES = word_class("publishes")
_INFORMS = word_class("informs")  # «أبلغ الوزير أنه …»: whom they tell stands after them
_BEING = word_class("being")
_DRAWN = word_class("drawn")
_PEOPLE, _ROOT = "ون", 3  # the ending of people in the plural, and the fewest letters before it
_AS = "كما"
_CONTENT = frozenset({"ila", "ala", "bi", "an", "min"})  # what somebody speaks of: «أشاد بدور …»، «حذر من …»


def who(
    roster: Roster,
    sentence: Sentence,
    items: Sequence[Item],
    item: Item,
    after: Phrase,
    relative: bool,
    made: Sequence[Speech],
    sure: bool,
) -> list[Speaker]:
    """The source of a verb: after it, before it, or the last one who spoke."""
    speaker = None
    if relative and not _resumed(items, item, after):
        front = before(items, item.index)
        speaker = roster.read(sentence, items, front.items) if front.items and can_speak(front.items[0]) else None
        return [speaker] if speaker is not None else []
    named = [n for n in after.nouns if n.word is None or n.word.stem not in _DRAWN]  # «لفت الانتباه إلى أن …»
    lead = next((n for n in named if not n.prep or n is after.nouns[0] and is_ali(sentence, n)), None)
    # «أنكر رغبته في قتل …»: what of his he denies
    his = lead is not None and named[0].has("lightnoun") and bool(named[0].pronoun) and not named[0].mentions
    if his or plural(item) or lead is not None and (_of_that(named[0], lead) or _is_his(items, item, lead)):
        lead = None  # «أعلنوا تشكيل …»: a plural verb before its noun has its subject already
    if subject_first(items, item):
        speaker = front_of(roster, sentence, items, item)
    elif not (item.conj or item.inflected("imperfect")) and (had := _had(items, item)) is not None and can_speak(had):
        speaker = roster.read(sentence, items, [i for i in items[had.index : item.index] if i.kind == "noun"])
    if speaker is not None:
        pass
    elif lead is not None and can_speak(lead) and not lead.prep:
        speaker = roster.read(sentence, items, [n for n in after.nouns if n.index >= lead.index])
    elif (
        lead is not None
        and sentence.form(lead.first - 1) != "ما"
        and sure
        and (unknown_name(lead) or roster.recalls(sentence, lead))
    ):
        speaker = name_of(roster, sentence, lead, after)
    elif lead is not None and sure and not lead.prep and _some_people(lead):
        speaker = roster.read(sentence, items, [n for n in after.nouns if n.index >= lead.index], True)
    own = lead is not None and not lead.prep and bare_subject(items, lead, after)
    if speaker is None and (not item.conj or _topic(items, item)) and not own:
        speaker = front_of(roster, sentence, items, item)
    if speaker is None and lead is None and item.conj and _topic(items, item):
        speaker = _of_topic(roster, sentence, items, item)
    if speaker is None and lead is None and not item.conj:
        being = _being(items, item)
        if being is not None:  # «كانت التصريحات في السابق تشير إلى أن»: not who spoke last
            speaker = roster.read(sentence, items, [being], True) if can_speak(being) else None
            return [speaker] if speaker is not None else []
    if speaker is None and lead is not None and own:
        speaker = roster.read(sentence, items, [n for n in after.nouns if n.index >= lead.index], True)
    if speaker is None and lead is None and _shown(items, item):
        return []
    if speaker is not None and speaker.kind == "person" and feminine(item):
        speaker.feminine = True  # «قالت ليلى هادي»: the verb tells what no name does
    return _chain(roster, sentence, items, item, after, speaker, lead is None, made, sure)


def _some_people(lead: Item) -> bool:
    """«يقول يمنيون إن»، «أوضح متخصصون أن»: people, by the plural that only they have, and whoever no list knows."""
    word = lead.word
    if word is None or not lead.short or lead.definite or not word.form.endswith(_PEOPLE):
        return False
    return "nationality" in word.labels or not word.labels - {"adj"} and len(word.stem) >= len(_PEOPLE) + _ROOT


def _shown(items: Sequence[Item], item: Item) -> bool:
    """«والصور تؤكد أن»، «وهذا يؤكد أن»: a thing stands before the verb as its subject, and nobody who speaks."""
    previous = items[item.index - 1] if item.index else None
    if previous is None or item.conj or previous.kind != "noun" or previous.prep or can_speak(previous):
        return False
    opens = opens_clause(items[previous.index - 1] if previous.index else None)
    thing = previous.has("noun", "lightnoun", "thing", "demonstrative") and not previous.has("given", "family")
    return opens and thing and previous.definite and not previous.mentions


def _topic(items: Sequence[Item], item: Item) -> bool:
    """«أما فلان فيقول إن»: the «ف» of the verb takes up who is spoken of."""
    return any(i.kind == "clause" and i.value == "topic" for i in items[: item.index])


def _of_topic(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> Speaker | None:
    """«أما فلان، وهو أحد من اعتُقلوا، فقال»: of whom «أما» tells."""
    topic = next(i for i in items if i.kind == "clause" and i.value == "topic")
    if topic.index > item.index:
        return None
    nouns = [n for n in phrase(sentence, items, topic.index + 1).nouns if n.index < item.index]
    return roster.read(sentence, items, nouns, True) if nouns and can_speak(nouns[0]) else None


def _resumed(items: Sequence[Item], item: Item, after: Phrase) -> bool:
    """«جماعة … التي يقول مراقبون إنها …»: who says it stands after the verb, and it is said of whom «إنها» means."""
    entry = cue_of(item)
    that = items[after.stop] if after.stop < len(items) else None
    if entry is None or entry.lemma in _INFORMS or that is None or that.kind != "that" or that.word is None:
        return False
    told = bool(after.nouns) and not after.nouns[0].prep and can_speak(after.nouns[0])
    return told and that.word.form.endswith(("ه", "ها", "هم", "هما"))


def _had(items: Sequence[Item], item: Item) -> Item | None:
    """«وكانت الحكومة في سبها دعت السكان إلى …»: who stands right behind «كان», and not whom the verb is for."""
    for other in reversed(items[: item.index]):
        if other.kind == "verb":
            after = items[other.index + 1]
            was = other.word is not None and other.word.stem in _BEING and after is not item
            return after if was and after.kind == "noun" and not after.prep else None
        if other.kind not in ("noun", "date") and other.value != "apposition":
            return None
    return None


def _being(items: Sequence[Item], item: Item) -> Item | None:
    """The subject of «كان» before an imperfect: «كانت التصريحات في السابق تشير إلى أن»."""
    if not item.inflected("imperfect"):
        return None
    for index in range(item.index - 1, -1, -1):
        other = items[index]
        if other.kind in ("that", "clause", "mark", "relative", "trigger"):
            return None
        if other.kind == "verb":
            subject = items[index + 1] if index + 1 < item.index else None
            was = other.word is not None and other.word.stem in _BEING
            return subject if was and subject is not None and subject.kind == "noun" and not subject.prep else None
    return None


def _chain(
    roster: Roster,
    sentence: Sentence,
    items: Sequence[Item],
    item: Item,
    after: Phrase,
    speaker: Speaker | None,
    bare: bool,
    made: Sequence[Speech],
    sure: bool,
) -> list[Speaker]:
    """The speaker with whom they quote; a verb without a subject goes on with who spoke last."""
    chain = [speaker] if speaker is not None else []
    if not chain and made and (item.conj or sure) and not after.cited:
        return list(made[-1].speakers)
    if not chain and bare and sure and not item.conj and not after.cited:
        chain = _told(roster, sentence, items, item)
    if not chain and bare and sure and item.conj and not after.cited:
        chain = _acts(roster, sentence, items, item)
    if not chain and bare and item.index:
        here = acting(roster, sentence, items, item) if sure and not after.cited else None
        if here is None and are_others(roster, sentence, items, item):
            return []
        chain = [here] if here is not None else []
    if not chain and bare and (sure or after.stop < len(items)):
        again = roster.again(feminine(item)) if not _of_body(roster, item) else None
        if again is None and not after.cited:
            again = roster.told(feminine(item))  # «هرب مقاتل …. وقال إن …»
        chain = [again] if again is not None and not (after.cited and not item.conj) else []
        if not chain and item.conj and not after.cited and not feminine(item):
            chain = subject_of(roster, sentence, items, item)  # «قضى الشاب سنة في الرقة، ويؤكد أنه …»
    if after.cited:
        links = [roster.read(sentence, items, part, True) for part in (after.cited, after.further) if part]
        told = [link for link in links if link is not None]
        papers = [link for link in told if chain and link.kind == "media" and chain[0].kind != "media"]
        chain = [*papers, *chain, *(link for link in told if link not in papers)]  # «قال فلان، وفقاً للوكالة، إن»
    elif chain and speaker is not None:
        chain += _of_him(roster, items, item, after, speaker)
    return chain


def _of_body(roster: Roster, item: Item) -> bool:
    """«تبنت الحركة الهجوم. وقالت إن»: which acted in the sentence right before, and not whoever spoke further back."""
    entry = cue_of(item)
    first = item.index == 0 and roster.body is not None and bool(feminine(item))
    return first and entry is not None and entry.lemma not in _ADDS


def _of_him(roster: Roster, items: Sequence[Item], item: Item, after: Phrase, carrier: Speaker) -> list[Speaker]:
    """«نقلت الصحيفة عنه قوله»: who is quoted spoke before."""
    entry = cue_of(item)
    if entry is None or entry.lemma not in _CARRIES:
        return []
    near = (i for i in items[item.index + 1 : after.stop] if i.value == "pronoun" and i.prep == "an")
    him = next(near, None)
    if him is None:
        return []
    people = (s for s in reversed(roster.speakers) if s is not carrier and s.kind in ("person", "anonymous"))
    return [s for s in [next((s for s in people if s.feminine == (him.pronoun == "ها")), None)] if s is not None]


def _acts(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> list[Speaker]:
    """«وجه المتحدث الرسالة نفسها وصرح بأن»: who acts in a sentence goes on to speak, not who spoke before it."""
    entry = cue_of(item)
    if entry is None or entry.lemma in _ADDS:
        return []
    for verb in reversed(items[: item.index]):
        if verb.kind == "that":
            return []
        if verb.kind != "verb" or verb.index and items[verb.index - 1].kind == "relative":
            continue
        nouns = [n for n in phrase(sentence, items, verb.index + 1).nouns if n.index < item.index]
        lead = next((n for n in nouns if not n.prep), None)
        if lead is not None and verb.entry is not None and verb.entry.lemma in _PUBLISHES:
            own = feminine(item) == verb.inflected("f") and can_speak(lead)
            speaker = roster.read(sentence, items, [lead], True) if own else None
            return [speaker] if speaker is not None else []  # «نشرت الشرطة بياناً وقالت إن»
        if (
            lead is None
            or lead.inflected("pl")
            or feminine(item)
            or verb.has("say", "vp")
            or verb.inflected("f")
            or sentence.accusative(lead.first)
        ):
            return []  # «عمل سائقاً في الرقة، ويقول»
        one = lead.mention("person") is not None or lead.has("title", "honorific")
        rest = [n for n in nouns if n.index > lead.index and (n.mentions or n.prep or n.genitive)]
        speaker = roster.read(sentence, items, [lead, *rest]) if one else None
        return [speaker] if speaker is not None else []
    return []


def _told(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> list[Speaker]:
    """«لكن عبدي، المتحدث باسم …، قال إن»: whoever stands before the verb, and not who spoke last."""
    front = before(items, item.index)
    lead = front.items[0] if front.items and front.shared is None and not front.relative else None
    if lead is None or lead.kind != "noun" or lead.prep or not lead.index:
        return []
    opened = items[lead.index - 1].kind in ("clause", "that")
    if not opened or not (can_speak(lead) or unknown_name(lead)):
        return []
    speaker = roster.read(sentence, items, [lead], True)
    return [speaker] if speaker is not None else []


def name_of(roster: Roster, sentence: Sentence, lead: Item, after: Phrase) -> Speaker:
    """A name that no list knows, right after its cue."""
    first = lead.prep_at if lead.prep else lead.first
    last = lead.last
    rest = [n for n in after.nouns if n.index > lead.index]
    if lead.kind == "verb" and rest and rest[0].index == lead.index + 1 and "title" not in rest[0].labels:
        last = rest[0].last
    return roster.name(sentence, first, last, lead, rest)


def front_of(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> Speaker | None:
    """The source before its verb: «المصدر أكد أن»، «لكن مصدرا، رفض ذكر اسمه، قال»."""
    first, crossed = item.index, False
    previous = items[item.index - 1] if item.index else None
    if previous is not None and closed_by(sentence, items, item):
        return None  # «اعتقل الجيش ابني»، تقول»
    if (
        previous is not None
        and previous.kind == "other"
        and previous.entry is not None
        and previous.entry.label == "say_participle"
    ):
        return roster.nameless(sentence, previous)
    if previous is not None and _brought_in(previous, item):
        return roster.read(sentence, items, [previous], True)
    for index in range(item.index - 1, -1, -1):
        other = items[index]
        if (
            other.kind in ("that", "clause")
            or other.kind == "trigger"
            and not (can_speak(other) or other.genitive)
            or other.kind == "mark"
            and other.value not in "،,-–"
        ):
            break
        if other.kind == "verb" and not (index and (items[index - 1].kind in ("mark", "relative"))):
            if _tells_of(items, index) and not plural(item):
                crossed = True
                continue
            break
        first = index
        if other.conj and other.kind == "noun" and not other.prep and index and items[index - 1].kind == "mark":
            break  # «…، فوالده يقول إن»
    nouns = [i for i in items[first : item.index] if i.nominal]
    if not nouns or nouns[0].prep or not can_speak(nouns[0]) or items[item.index - 1].kind == "relative":
        return None
    if crossed and first and items[first - 1].kind not in ("that", "clause"):
        return None
    if not nouns[0].mentions and nouns[0].index < item.index - 1 and not nouns[0].has("say_noun", "title", "honorific"):
        return None
    if (
        previous is not None
        and _by_what(previous)
        and not (nouns[0].mention("person") is not None or nouns[0].has("say_noun", "title", "honorific"))
    ):
        return None
    return roster.read(sentence, items, nouns, True)


def _by_what(item: Item) -> bool:
    """«قتل خمسة أشخاص وفق ما أعلن»: what is told, and not by those of whom it tells, unless one of them has a name."""
    return item.entry is not None and item.entry.label == "cite" and item.entry.lemma.endswith("ما")


def _brought_in(noun: Item, item: Item) -> bool:
    """«بعد تقارير أشارت إلى …»، «وآخرين يقولون إن …»: who is told of by the verb, and not who began the sentence."""
    if noun.kind != "noun" or noun.definite or item.conj or not can_speak(noun):
        return False
    return noun.prep in ("after", "during") or noun.conj and not noun.prep and noun.inflected("pl")


def _tells_of(items: Sequence[Item], index: int) -> bool:
    """«مصادر بفصائل تعارض الحوثيين تحدثت عن …»: a verb that tells of an indefinite noun within a subject."""
    noun = items[index - 1] if index else None
    verb = items[index]
    if noun is None or noun.kind != "noun" or noun.definite or not noun.prep or noun.mentions or verb.conj:
        return False
    return verb.inflected("imperfect") and not verb.has("say", "aux", "modal")


def subject_of(roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item) -> list[Speaker]:
    """The subject of the sentence's verb, for «شكلت المحكمة هيئة، مشيرة إلى …»."""
    verb = next((i for i in items[: item.index] if i.kind == "verb"), None)
    if verb is None:
        return []
    after = phrase(sentence, items, verb.index + 1)
    lead = next((n for n in after.nouns if not n.prep), None)
    named = lead is not None and "say" in verb.labels and (unknown_name(lead) or "given" in lead.labels)
    if lead is not None and named and not can_speak(lead):
        return [name_of(roster, sentence, lead, after)]  # «وغرد فلان قائلا»
    if lead is None or not can_speak(lead):
        front = before(items, verb.index)
        lead = front.items[0] if front.items and can_speak(front.items[0]) else None
    if lead is None:
        return []
    rest = [n for n in after.nouns if n.index > lead.index and (n.mentions or n.prep or n.genitive)]
    speaker = roster.read(sentence, items, [lead, *rest])  # «قضى الشاب سنة»: no name
    return [speaker] if speaker is not None else []


def goes_on(
    roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, last: Sequence[Speaker]
) -> list[Speaker]:
    """Whose words a participle brings in, where nothing was said before it: its subject's, or the last one's."""
    if not _unsaid(sentence, items, item):
        return subject_of(roster, sentence, items, item)
    again = roster.again(sentence.form(item.last - 1).endswith("ه"))
    if again is None:
        return []
    return list(last[: last.index(again) + 1]) if again in last else [again]


def _is_his(items: Sequence[Item], verb: Item, lead: Item) -> bool:
    """«وأضافت، "مسؤول المال اختفى"»: of a man a verb in the feminine tells past a comma, and he does not say it."""
    word = lead.word
    if not feminine(verb) or items[verb.index + 1].kind != "mark" or word is None or "title" not in lead.labels:
        return False
    return "sg" in word.features and word.features.isdisjoint(("f", "pl")) and not word.stem.endswith("ه")


def _unsaid(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«وأشاد بدور …، مؤكداً أن»: nobody is the subject of the verb of saying that opens it, nor of the participle."""
    verb = next((i for i in items[:2] if i.kind == "verb"), None)
    if verb is None or verb.negated or plural(verb) or verb.index + 1 >= item.index:
        return False
    if not (verb.conj and not verb.index or verb.index == 1 and sentence.form(items[0].first) == _AS):
        return False
    form, woman, following = sentence.form(item.last - 1), feminine(verb), items[verb.index + 1]
    if woman is None or woman != form.endswith("ه") or form.endswith(SOUND):
        return False
    if following.nominal and following.prep:
        return following.prep in _CONTENT
    return following.kind == "noun" and not following.prep and following.definite and _are_many(following)


def _of_that(first: Item, lead: Item) -> bool:
    """«أشار إلى وجود 13 أسيراً بعضهم …»: of that he tells, and nobody of those does."""
    governed = first.last == lead.first and not (first.definite or first.pronoun)
    return first.prep == "ila" and first is not lead and (governed or not can_speak(lead))


def _are_many(item: Item) -> bool:
    """«ودعا السكان إلى …، موضحاً أن»: people, of whom the participle would be plural."""
    return item.has("human", "title") and item.inflected("pl") and not item.inflected("sg")


def issuer(roster: Roster, sentence: Sentence, items: Sequence[Item]) -> Speaker | None:
    """«أصدرت القيادة، مساء الأحد، البيان رقم 7 …»: whose paper it is that a sentence tells of."""
    for item in items:
        if item.kind != "verb" or item.negated or item.word is None or item.word.pronoun:
            continue
        lemmas = {e.lemma for e in item.word.entries}
        if lemmas & _COMES_OUT and any(word.stem in PAPERS_ISSUED for word in sentence.words[item.last :]):
            source = next((i for i in items[item.index + 1 :] if i.prep == "an" and can_speak(i)), None)
            if source is not None:  # «صدر عن قيادة الجيش البيان الآتي»
                return roster.read(sentence, items, [source], True)
        if not lemmas & _PUBLISHES:
            continue
        told = [i for i in items[item.index + 1 :] if i.kind == "noun" and not i.prep]
        paper = next((i for i in told if i.word is not None and i.word.stem in PAPERS_ISSUED), None)
        by = told[0] if told and told[0] is not paper and can_speak(told[0]) else None
        if paper is not None and by is not None:
            return roster.read(sentence, items, [by], True)
    return None
