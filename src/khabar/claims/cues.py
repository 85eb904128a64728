"""Cues and the spans they open: which verbs report, what marks their content, where the outlet turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from khabar.claims.arguments import complements
from khabar.claims.items import Item
from khabar.claims.sources import Phrase
from khabar.claims.speaker import Speaker, is_feminine
from khabar.claims.traits import is_adverbial
from khabar.claims.voices import can_speak, carries_deed, opens_quote
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND

_OTHER_SIDE = word_class("other_side")
_TURNS = word_class("turn")
_PLACES = word_class("turn_place")
_ALONE = frozenset(tuple(words.split()) for words in word_class("turning"))
_LONELY = frozenset(second for _, second in _ALONE)
_BOUND = frozenset({"bi", "ila", "an", "min", "ala", "fi"})
# What a bare word of these takes up is what was said just before.
_FEELINGS = word_class("no_aim")  # «قلقه», which may be an adjective
_FEELS = word_class("voices_feeling")
_CONFERENCE = "موتمر"
_AND_THAT, _IN = "وذلك", frozenset({"في", "خلال", "عبر", "اثناء", "ضمن"})
_DEMANDING = word_class("demanding_paper")
_JUDGES = word_class("judges")
_THAT = word_class("what_was_said")
REJECTS = "reject"  # the stance of «نفت الجماعة ذلك»
AS = "كما"  # «كما أعلن …»: as somebody says
_IN_NAME = "باسم"
_NEARBY = 8  # tokens from the verb to what it rejects
_CONTENT = 10  # items from what is talked of to «وأن»
REFUSES, _ALLEGES = word_class("refuses"), frozenset({"accusation", "claim"})
_SUBJECT = frozenset({"noun", "other", "date"})  # what stands between a verb and its «أن»
_HIS_WORDS = word_class("his_words")
_NEUTRAL = frozenset({"neutral", "deny", "confess", "doubt"})


@dataclass(slots=True, eq=False)
class Speech:
    """A span of the text that a speaker is given for."""

    start: int
    stop: int
    speakers: list[Speaker]
    cue: tuple[int, int] | None
    kind: str
    stance: str = "neutral"
    sentence: int = 0
    forward: bool = True
    quote: tuple[int, int] | None = None  # the quotation that its words open, where that closes
    within: Speech | None = None  # in whose quotation the cue stands


def stance_ends(sentence: Sentence, items: Sequence[Item], start: int) -> int | None:
    """A denial, threat or call goes no further than the next «لكن»، «بل»، «فيما»، «حيث»."""
    for item in items:
        at = sentence.tokens[item.first].start
        if at >= start and (
            item.kind == "clause"
            and item.value in ("but", "where", "while")
            or item.kind == "mark"
            and item.value == "؛"
        ):
            return at
    return None


def denial_at(sentence: Sentence, item: Item) -> int | None:
    """The token of a noun of denial that governs the rest of a phrase: «رغم نفي الحكومة»."""
    for at in range(item.first, item.last - 1):
        word = sentence.words[at]
        said = word.entry("say_noun") if "say_noun" in word.labels else None
        if said is not None and said.value == "denial":
            return at
    return None


def relation(items: Sequence[Item], item: Item) -> tuple[bool, bool]:
    """Whether the cue looks back («وفق ما أعلن»، «وهذا ما قاله»), and whether it is a relative clause."""
    previous = items[item.index - 1] if item.index else None
    if previous is None:
        return False, False
    if previous.kind == "other" and previous.entry is not None and previous.entry.label == "cite":
        return previous.entry.value != "aside", False
    if previous.kind == "relative":
        before_that = items[item.index - 2] if item.index > 1 else None
        cited = before_that is not None and before_that.entry is not None and before_that.entry.label == "cite"
        this = before_that is not None and (before_that.has("demonstrative", "pronoun") or before_that.kind == "other")
        this = this or not previous.short  # «…، الأمر الذي نفاه المتحدث»
        what = previous.value == "what" and (bool(item.pronoun) and this or cited)
        return what, True
    return False, False


def told_by_nobody(items: Sequence[Item], item: Item, stance: str, after: Phrase) -> bool:
    """«…، ما يؤكد أن …», «القائد الذي يُتهم بأنه …»: what shows it, or who suffers it, and nobody who says it."""
    relative = items[item.index - 1].value
    bare = any(not noun.prep for noun in after.nouns)
    accused = stance == "accuse" and not (after.nouns or item.pronoun)
    some = relative == "pl" and not (bare or item.pronoun or item.inflected("pl"))  # «الذين يشتبه بتأييدهم …»
    return accused or some or relative == "what"


def of_a_paper(items: Sequence[Item], item: Item) -> bool:
    """«أصدر قراراً يطالب إيران بالخروج»، «فتوى تحث مقاتليه على …»: the paper demands it of whom the verb names."""
    paper, entry = items[item.index - 1] if item.index else None, cue_of(item)
    if entry is None or entry.value != "demand" or "imperfect" not in entry.features or item.conj:
        return False
    if paper is None or not paper.nominal or paper.definite or paper.word is None:
        return False
    if not (paper.has("say_noun", "decision") or paper.word.stem in _DEMANDING):
        return False
    return feminine(item) == (is_feminine(paper.word) or paper.word.stem.endswith("وي"))  # «فتوى»


def rejected(sentence: Sentence, items: Sequence[Item], item: Item) -> int:
    """The token after a word like «ذلك» that a verb of denying has for its object; 0 where it has another."""
    entry = item.word.entry("say") if item.kind == "verb" and item.word is not None else None
    if entry is None or entry.value != "deny" or item.negated:
        return 0
    for at in range(item.last, min(item.last + _NEARBY, len(sentence.tokens))):
        word = sentence.words[at]
        if word.form in _THAT:
            following = next((i for i in items if i.first > at), None)
            more = following is not None and following.kind in ("that", "trigger", "verb", "relative")
            return 0 if more or _says_of_what(items, at) else at + 1
        if sentence.tokens[at].kind == "mark" or word.stem == "صحه" or word.has("comp", "nt", "ni", "np", "ev"):
            return 0
    return 0


def _says_of_what(items: Sequence[Item], at: int) -> bool:
    """«نفت الاتهامات الموجهة لها | بقتل مدنيين»، «نفى الاتهامات | بأنه …»: the clause itself tells what."""
    for item in items:
        if item.first > at and item.kind in ("mark", "clause"):
            return False
        if item.first > at and item.prep == "bi" and (item.kind == "trigger" or "lightnoun" in item.labels):
            return True
        if item.first > at and item.kind == "that":
            return item.last - item.first == 1 or item.prep == "bi"
    return False


def tells(items: Sequence[Item], item: Item, stance: str, after: Phrase, marked: bool) -> bool:
    """A verb that only sometimes reports needs «أن», a colon or a quotation; others any content."""
    if stance == "records" and any("bounty" in noun.labels for noun in after.nouns):
        return False  # «رصدت مكافأة لمن يدلي بمعلومات تقود إلى …»: set aside, and not recorded
    if marked or stance in _NEUTRAL:
        return True
    if stance in ("loose", "claim"):
        content = items[after.stop] if after.stop < len(items) else None
        bound = ("an", "") if stance == "claim" else ("an",)
        after_it = items[after.stop + 1] if after.stop + 1 < len(items) else None
        if content is not None and "lightnoun" in content.labels and after_it is not None and after_it.genitive:
            content = after_it if after_it.kind == "trigger" else content  # «عن عمليات | فرار»
        if content is not None and content.prep == "an" and "pn" in content.labels and content.count is not None:
            return bool(after.nouns)  # «تحدث مصدر طبي عن 25 قتيلاً»
        if content is not None and content.prep == "an" and content.kind == "noun":
            felt = content.pronoun or content.word is not None and content.word.stem in _FEELINGS
            known = any(b.kind == "relative" and a.kind == "trigger" for a, b in pairwise(items[after.stop :]))
            if felt and item.entry is not None and item.entry.lemma in _FEELS and after.nouns and not known:
                return True  # «أعرب الوزير عن قلقه إزاء قصف …»
            later = items[after.stop : after.stop + _CONTENT]
            return any(i.kind == "that" and i.conj for i in later)  # «تحدثت عن خلافات، وأن …»
        if item.word is not None and item.word.stem in _JUDGES and after.nouns and not (item.pronoun or item.negated):
            bound = ("an", "")  # «اعتبر الوزير استعادة المدينة تحولاً»، «وصف الوزير القصف بأنه جريمة»
            bound = bound if not after.nouns[0].prep else ("an",)
        return bool(after.cited) or content is not None and content.kind == "trigger" and content.prep in bound
    if after.stop >= len(items):
        return False
    if stance == "records":  # «وثقت الشبكة مقتل خمسة»
        by = after.nouns[0] if len(after.nouns) == 1 else None
        told = by is not None and not by.prep and (by.mention("group") is not None or by.has("grouphead", "say_noun"))
        return told and items[after.stop].kind == "trigger" and not items[after.stop].prep
    told = bool(after.nouns) and not after.nouns[0].prep and not item.pronoun
    if stance in ("expect", "doubt"):  # «استبعد المصدر دخول الجيش إلى المدينة»
        return told and items[after.stop].kind == "trigger" and not items[after.stop].prep
    content = items[after.stop]
    if stance == "promise" and (content.prep != "bi" or _is_pact(content)):
        return False  # «يُعَد القادة انتصارهم …»، «التزموا بالهدنة»
    return content.prep in _BOUND and (content.kind == "trigger" or carries_deed(items, content))


def _is_pact(item: Item) -> bool:
    return item.kind == "trigger" and item.entry is not None and item.entry.value == "agreement"


def accusation(items: Sequence[Item], item: Item) -> tuple[Item | None, Item] | None:
    """Who accuses, where that stands after the verb, and where the charge begins: «اتهمت … الجماعة بقصف …»."""
    slots = complements(items, item.index, frozenset({"bi"}))
    deeds = [i for i in slots.take("bi") if i.kind == "trigger"]
    bare = [group[0] for group in slots.bare if group[0].kind == "noun" and not is_adverbial(group[0])]
    bare = [one for one in bare if one.word is None or one.word.form != _IN_NAME]  # «المتحدث باسم المجلس»
    bare = [one for one in bare if deeds and one.index < deeds[0].index]
    if len(bare) > 2 and bare[0].has("title", "honorific") and bare[1].mention("person") is not None:
        bare = [bare[0], *bare[2:]]  # «اتهم المتحدث، فلان، الجماعة بقصف …»
    by = [one for one in slots.take("by") if deeds and one.index < deeds[0].index]
    if by and len(bare) < 2:
        return by[0], deeds[0]  # «اتهمت الحكومة من قبل المعارضة بقصف …»
    if not deeds or not bare or item.prep:
        return None
    if len(bare) == 1 and item.pronoun:
        return bare[0], deeds[0]  # «اتهمه المحقق بقتل …»
    if len(bare) == 1:
        return None, bare[0]
    return bare[0], bare[1]


def subject_first(items: Sequence[Item], item: Item) -> bool:
    """«أن القيادة وعدت المجلس بـ…»: after «أن» or «لكن» the subject stands before its verb."""
    at = item.index - 1
    while at > 0 and (items[at].value == "apposition" or "honorific" in items[at - 1].labels and items[at - 1].nominal):
        at -= 1  # «أن الجنرال فلاناً أبلغ …»
    previous = items[at] if item.index else None
    if previous is None or item.conj or previous.kind != "noun" or previous.prep or not can_speak(previous):
        return False
    opener = items[at - 1] if at > 0 else None
    return opener is not None and (opener.kind == "that" or opener.kind == "clause" and opener.value == "but")


def bare_subject(items: Sequence[Item], lead: Item, after: Phrase) -> bool:
    """«قالت العائلة إن»: whatever stands between a cue and its «أن» is the subject."""
    return (
        after.stop < len(items)
        and items[after.stop].kind == "that"
        and lead.kind == "noun"
        and lead.definite
        and "direction" not in lead.labels
    )


def starts(items: Sequence[Item], item: Item) -> bool:
    return all(i.kind in ("mark", "date", "other", "clause") for i in items[: item.index])


def turning(sentence: Sentence) -> list[int]:
    """Offsets where the outlet turns to something else: «من جهة أخرى»، «إلى ذلك»."""
    found = _where_said(sentence) if _AND_THAT in sentence.spelled else []
    if _TURNS.isdisjoint(sentence.stems) and _LONELY.isdisjoint(sentence.spelled):
        return found
    forms = sentence.forms
    for at in [at for at, word in enumerate(sentence.words) if word.stem in _TURNS or word.form in _LONELY]:
        if not at:
            continue
        word, lead = sentence.words[at], forms[at - 1].removeprefix("و")
        if (
            word.stem in _TURNS
            and (lead in ("من", "علي") or lead == "في" and not (word.article and word.stem in _PLACES))
            and sentence.words[min(at + 1, len(sentence.words) - 1)].stem in _OTHER_SIDE
            or (lead, forms[at]) in _ALONE
        ) and not _second_side(forms, at):
            found.append(sentence.tokens[at - 1].start)
    return found


def _where_said(sentence: Sentence) -> list[int]:
    """«…، | وذلك في بيان وزع على الصحافيين»: where and when it was said, as the outlet tells."""
    forms, found = sentence.forms, list[int]()
    for at in range(len(forms) - 2):
        told = sentence.words[at + 2]
        if forms[at] == _AND_THAT and forms[at + 1] in _IN and ("say_noun" in told.labels or told.stem == _CONFERENCE):
            found.append(sentence.tokens[at].start)
    return found


def _second_side(forms: Sequence[str], at: int) -> bool:
    """«بين الفصائل من جهة، والجيش من جهة أخرى»: the second of two sides, and no turn."""
    return any(forms[k] == forms[at] and forms[k - 1] == "من" == forms[at - 1] for k in range(1, at))


def opening(items: Sequence[Item], item: Item) -> Item:
    """The connective that brings a cue in («فيما قال», «لكن الجيش نفى») belongs to the cue."""
    index = item.index - 1
    while index >= 0 and items[index].kind == "noun" and not items[index].prep and item.index - index <= 3:
        index -= 1
    if index >= 0 and items[index].kind == "clause":
        return items[index]
    return items[index + 1] if index + 1 < item.index and items[index].kind == "mark" else item


def is_marked(sentence: Sentence, items: Sequence[Item], after: Phrase) -> bool:
    """Content that is plainly marked: «أن», a colon or a quotation."""
    if after.stop >= len(items):
        return False
    first = items[after.stop]
    if (
        first.kind == "that"
        and not first.conj  # «إنه رأى جثثاً وإن أحياء …»
        or first.kind == "clause"
        and first.value == "how"
        and after.nouns  # «روى فلان كيف فر», and not «تذكرت كيف …», I or she
        or after.stop
        and items[after.stop - 1].kind == "mark"
        and items[after.stop - 1].value == ":"
    ):
        return True
    begin = items[after.stop - 1].last if after.stop else 0
    return any(opens_quote(sentence, at) for at in range(begin, first.first + 1))


def feminine(item: Item) -> bool | None:
    entry = cue_of(item)
    if entry is None or "pl" in entry.features:
        return None
    return "f" in entry.features


def cue_of(item: Item) -> Entry | None:
    """The verb of saying that a form can be; first persons and jussives without «لم» are other words."""
    if item.entry is not None and item.entry.value == "deny" and item.entry.lemma in REFUSES:
        return item.entry  # «استنكر الوزير اتهامات …»: by what he condemns
    for entry in item.word.entries if item.word is not None else ():
        if entry.label != "say" or "first" in entry.features or "jussive" in entry.features and not item.negated:
            continue
        if "dual" not in entry.features or item.word is None or not item.word.has("noun", "say_noun"):
            return entry
    return item.entry if item.entry is not None and item.entry.label == "say" and "say" not in item.labels else None


def trails(sentence: Sentence, items: Sequence[Item], item: Item, stop: int, speakers: Sequence[Speaker]) -> bool:
    """«…»، يقول فلان», «… كما قال فلان»: the cue comes after a comma, a quotation or «كما» and names its source."""
    previous = items[item.index - 1] if item.index else None
    named = bool(speakers) and speakers[-1].text is not None and speakers[-1].text[0] >= stop - 1
    if previous is None or not named and not (speakers and closed_by(sentence, items, item)):
        return False
    return previous.kind == "mark" or sentence.quoted[item.first] or sentence.form(previous.first) == AS


def closed_by(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """««…»، تقول.»: a quotation that closes right before a cue which names nobody."""
    comma = items[item.index - 1]
    ended = items[item.index - 2] if item.index > 1 else None
    if comma.kind != "mark" or comma.value not in "،," or ended is None or item.conj:
        return False
    gap = sentence.source[sentence.tokens[ended.last - 1].stop : sentence.tokens[comma.first].start]
    return any(mark in gap for mark in '»”"')


def of_report(items: Sequence[Item], item: Item, speeches: Sequence[Speech], at: int) -> bool:
    """«نفى الأنباء التي أفادت بأن …»، «نفى تقارير تحدثت عن …»: what reports say that somebody right before rejects."""
    index = item.index - 1
    index -= index > 0 and items[index].kind == "relative"
    report = items[index] if index >= 0 else None
    if report is None or report.kind != "noun" or not report.has("say_noun", "lightnoun"):
        return False
    said = speeches[-1] if speeches else None
    if said is None or said.cue is None or said.stance not in ("deny", "doubt") or not said.cue[1] <= at < said.stop:
        return False
    for before in reversed(items[:index]):
        if before.kind == "verb":
            return "say" in before.labels
        if before.kind != "noun":
            return False
    return False


def refused(items: Sequence[Item], item: Item) -> Entry | None:
    """«رفض الوزير أن تكون بلاده دعمت …»: with «أن» and a verb of being, to refuse is to deny.

    So it is with what one is accused of: «رفض الناطق اتهامات المنظمة بأن الجيش قصف …»، «استنكر الادعاءات بأن …».
    """
    if item.entry is None or item.negated:
        return None
    near = items[item.index + 1 : item.index + _CONTENT]
    if any(_alleges(i) for i in takewhile(lambda i: i.kind in _SUBJECT, near)):
        return Entry("say", "deny", item.entry.lemma, item.entry.features)
    at = next((i.index for i in near if i.kind not in _SUBJECT), len(items) - 1)
    being = items[at + 1] if at + 1 < len(items) and items[at].kind == "that" else None
    if being is None or being.kind != "verb" or "aux" not in being.labels or not being.inflected("imperfect"):
        return None
    return Entry("say", "deny", item.entry.lemma, item.entry.features)


def _alleges(item: Item) -> bool:
    """«اتهامات»، «مزاعم الحركة»: the words that somebody is said to have done something, which have no preposition."""
    said = item.word.entry("say_noun") if item.kind == "noun" and not item.prep and item.word is not None else None
    return said is not None and said.value in _ALLEGES


def leave_charge(after: Phrase, stance: str) -> None:
    """«نفى الناطق | اتهامات منظمة بأن …»: who denies stands before the charge, who accuses behind it."""
    if stance == "deny" and len(after.nouns) > 1:
        after.nouns = [after.nouns[0], *takewhile(lambda noun: not _alleges(noun), after.nouns[1:])]


def plural(item: Item) -> bool:
    entry = cue_of(item)
    return entry is not None and "pl" in entry.features and "sg" not in entry.features


def circumstantial(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«مشيرة إلى» carries on a report; «بعد مناشدة الحكومة» is a noun like any other."""
    if item.prep or item.index and "aux" in items[item.index - 1].labels:
        return False  # «وكان ملاحظاً …»
    following = items[item.index + 1] if item.index + 1 < len(items) else None
    if following is not None and following.kind == "verb" and sentence.form(item.last - 1).endswith(SOUND):
        return False  # «لكن منتقدين يقولون»
    if following is None or not sentence.form(item.last - 1).endswith("ه"):
        return following is not None
    return (
        bool(following.prep) or following.kind in ("that", "mark", "trigger") or opens_quote(sentence, following.first)
    )


def unknown_name(item: Item) -> bool:
    """A definite or unknown word that is no common noun: where a source must stand, it is a name."""
    if item.kind == "verb":
        return True
    word = item.word
    return (
        word is not None and item.count is None and not word.labels - {"given", "family"} and not item.mention("place")
    )


def own_words(sentence: Sentence, item: Item) -> bool:
    """«على حد قوله»، «وفق تعبيرها»: the speaker of these very words."""
    last = sentence.words[item.last - 1]
    return (bool(last.pronoun) or last.form in _HIS_WORDS) and item.last - item.first >= 2


def innermost(speeches: Sequence[Speech], position: int) -> Speech | None:
    """The narrowest speech around a position."""
    best: Speech | None = None
    for speech in speeches:
        if speech.start <= position < speech.stop and (
            best is None or speech.stop - speech.start <= best.stop - best.start
        ):
            best = speech
    return best


def passive(sentence: Sentence, item: Item) -> bool:
    """«يُروى أن» (it is told), but not «يروي أن» (he tells): only the last letter tells them apart."""
    if "hedge" not in item.labels:
        return False
    token = sentence.tokens[item.last - 1]
    return not sentence.source[token.start : token.stop].endswith("ي")


def is_named(sentence: Sentence, item: Item) -> bool:
    """«يُدعى» (is called), which folds to the same letters as «يدّعي» (alleges)."""
    if "alias" not in item.labels:
        return False
    token = sentence.tokens[item.first]
    return sentence.source[token.start : token.stop].endswith("ى")
