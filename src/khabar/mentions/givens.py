"""Given names: whether one that is a common word as well is meant as a name here."""

from __future__ import annotations

from collections.abc import Callable

from khabar.mentions.nameends import GOD, demands, dotted, of_name, rules, told_apart, unsplit
from khabar.mentions.namesakes import common, does, doubles, is_governed, is_one, ranks
from khabar.mentions.personspan import divine, spelled
from khabar.mentions.personwords import AFTER_NAMES, OF_GOD, OTHER, RANK_ADJECTIVES, STYLES, is_second
from khabar.mentions.sentence import Sentence
from khabar.mentions.strangers import SEEN, Likely
from khabar.text.sentences import is_initial
from khabar.words import VERBAL, Word

_WHO = frozenset("group grouphead human title honorific placehead direction".split())
_LED_BY = frozenset("say title honorific human alias kin vt vp np".split())
_POST = 9  # tokens that a post with its organisation may take
_PLAIN = frozenset("given family noun adj".split())
_ON = "علي"  # the preposition, and a given name, as they are folded
_TELLS = frozenset({"say", "honorific"})


def given(sentence: Sentence, at: int, is_place: Callable[[str], bool], likely: Likely) -> bool:
    """A given name that is not a common word, or one that stands before another name."""
    word = sentence.words[at]
    entry = word.entry("given")
    if entry is None or word.article and "family" not in word.labels:
        return divine(sentence, at)
    if rules(sentence, at):
        return False
    following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return not common(word) or following is not None and _common_given(sentence, at, is_place, likely)


def _common_given(sentence: Sentence, at: int, is_place: Callable[[str], bool], likely: Likely) -> bool:
    """The same of one that is a common word as well; a word follows."""
    word, following = sentence.words[at], sentence.words[at + 1]
    if not word.lead and _goes_on(sentence, at):
        return True
    if following.lead and not unsplit(following) or sentence.tokens[at + 1].kind != "word":
        return False
    if word.form == "باسم" and at > 0 and brings_in(sentence, at - 1):
        return False  # «المعروف باسم أبو حمزة»، «المتحدث باسم بحاح»
    if ranks(sentence, at):
        return True
    if word.stem == "علي":  # and mostly «على»
        return spelled(sentence, at) and not _is_word(sentence, at, is_place, likely) and _ali(sentence, at, following)
    if _is_word(sentence, at, is_place, likely):
        return False
    led = at > 0 and sentence.words[at - 1].has("title", "honorific", "human", "alias") or ranked(sentence, at)
    if is_second(word.stem, following.form) and not word.has("verb", "prep", "group"):
        return following.form not in GOD or word.stem in OF_GOD
    if not led and (_is_of(following, is_place) or demands(sentence, at)):
        return False  # «حاكم دبي», «طالب مسعود …»
    if led and (not following.entries or following.stem == "علي" and spelled(sentence, at + 1)):
        return True
    surname = following.article and following.has("given", "family") and "adj" not in following.labels
    if led and is_one(sentence.words[at - 1]):
        second = word.labels <= _PLAIN and following.labels <= _PLAIN and "given" in following.labels
        if surname or second:
            return True  # «توفي الطفل خلف العبود», «المهندس سعد هايل …»
    strange = following.article and not following.entries and not led and is_governed(sentence, at)
    if strange and likely(following.form, SEEN) is False:
        return False  # «كريم الطباع»
    if following.article and word.has("verb", "say") and not led:
        return False  # «طالب اليامي»
    thing = word.has("noun", "human") and following.entries
    if not (thing or word.has("verb", "prep", "title")) and _posted(sentence, at):
        return following.article or not following.entries or following.has("given", "family")
    nisba = following.article and following.stem.endswith("ي") and not following.any(_WHO)
    told = at > 0 and sentence.words[at - 1].any(_LED_BY)
    joined = bool(word.conjunction) and not word.preposition and _after_name(sentence, at)
    adjective = (told or joined) and not word.any(OTHER - {"adj"})
    if nisba and (not word.lead or joined) and (adjective or not word.any(OTHER)):
        return True  # «سالم الحربي», «قال سعيد الحربي»: no adjective stands so before a definite one
    if following.article and _apposed(sentence, at):
        return not following.has("group", "grouphead", "title", "placehead")
    if following.article:
        titled = at > 0 and sentence.words[at - 1].has("title", "honorific") and following.stem.endswith("ي")
        said = at > 0 and "say" in sentence.words[at - 1].labels and not word.lead  # «قال عمر الحلبي»
        titled = titled or said and following.stem.endswith("ي") and "title" not in following.labels
        titled = titled and not following.has("human", "grouphead", "group")  # «الناطق باسم الأهالي»
        unknown = not following.entries and (not word.any(OTHER) or bool(word.conjunction))
        return unknown or "family" in following.labels and not following.any(OTHER) or titled
    named = following.has("given", "family") and not following.any(OTHER)
    return named or following.form == "عبد" and not led and at + 2 < len(sentence.words)  # «نشأت عبد الودود»


def _is_word(sentence: Sentence, at: int, is_place: Callable[[str], bool], likely: Likely) -> bool:
    """Is it said twice, a verb, or a post with what it is over?"""
    word = sentence.words[at]
    if doubles(sentence, at) or word.any(VERBAL) and does(sentence, at, likely):
        return True
    return "title" in word.labels and _over(sentence, at, is_place)


def _over(sentence: Sentence, at: int, is_place: Callable[[str], bool]) -> bool:
    """«حاكم غزني | محمد هادي»: after a post what it is over, and then the name of who holds it."""
    following, more = sentence.words[at + 1], sentence.words[at + 2 : at + 3]
    if is_place(following.named):
        return True
    return not following.entries and bool(more) and "given" in more[0].labels and not more[0].any(OTHER)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """«اللبناني عمر ق.»، «قالت عالية بالحارث، إن …»: what follows can only be the rest of a name."""
    if is_initial(sentence.tokens, at + 1) and sentence.form(at + 2) == ".":
        return True
    said = at > 0 and "say" in sentence.words[at - 1].labels
    return said and sentence.words[at + 1].stem.startswith("ال") and of_name(sentence, at + 1)


def styled(sentence: Sentence, at: int) -> bool:
    """«الملا عمر»: after a style stands a single given name, though a common word as well; not «كلية الملك فهد»."""
    before, word = sentence.words[at - 1] if at else None, sentence.words[at]
    style = before is not None and before.article and before.stem in STYLES
    outer = sentence.words[at - 2] if at > 1 else None
    named = outer is not None and outer.has("placehead", "grouphead", "mediahead") and not outer.article
    return style and not named and word.labels <= _PLAIN and not word.article


def _is_of(following: Word, is_place: Callable[[str], bool]) -> bool:
    """«أمير الكويت»: a place, and no part of a name."""
    nisba = following.form.startswith("ال") and following.form.endswith("ي")
    return not (nisba or following.has("given", "family")) and is_place(following.named)


def _after_name(sentence: Sentence, at: int) -> bool:
    """«حسن حمود غثاية، وعلي …»: does what stands before look like the end of a name?"""
    before = at - 1 - (sentence.form(at - 1) in ("،", ","))
    if before < 1 or sentence.tokens[before].kind != "word":
        return False
    pair = sentence.words[before - 1], sentence.words[before]
    return all(not word.entries or word.has("given", "family") for word in pair)


def _apposed(sentence: Sentence, at: int) -> bool:
    """«مدير المستشفى، سعيد الحربي، …»: two words between commas after a post."""
    if sentence.form(at - 1) not in ("،", ",") or sentence.form(at + 2) not in ("،", ",", "ان", ":", "."):
        return False
    for back in range(at - 2, max(-1, at - _POST), -1):
        word = sentence.words[back]
        if sentence.tokens[back].kind != "word" or word.any(AFTER_NAMES - {"prep"}) and not word.article:
            return False
        if "title" in word.labels and not word.pronoun:
            return word.article or back < at - 2 and not sentence.accusative(back)
    return False


def _posted(sentence: Sentence, at: int, comma: bool = False) -> bool:
    """«القيادي في تنظيم القاعدة نبيل الذهب»: after a post and its organisation, a name, or a comma and the name."""
    end = at - 1 - comma
    for back in range(end, max(-1, at - _POST), -1):
        word = sentence.words[back]
        if sentence.tokens[back].kind != "word" or word.any(AFTER_NAMES - {"prep"}) and not word.article:
            return False
        if "title" in word.labels and not word.pronoun and (word.article or sentence.words[end].article):
            return back < end  # «رئيس الوزراء كامل …»
    return False


def _ali(sentence: Sentence, at: int, following: Word) -> bool:
    """«علي», the name, and «على», the preposition, are one folded form; the spelling tells most of them apart."""
    if "given" in following.labels and not following.any(OTHER) and not following.article:
        return sentence.source[sentence.tokens[at].stop - 1] == "ي"
    if spelled(sentence, at) and told_apart(sentence.source) and not dotted(sentence.source):
        if following.has("given", "family") and not following.lead:
            return True
    before = sentence.words[at - 1] if at else None
    led = before is not None and before.has("say", "title", "honorific") or "family" in following.labels
    if following.article and following.stem.endswith("ي") and not following.any(OTHER) and told_apart(sentence.source):
        return sentence.source[sentence.tokens[at].stop - 1] == "ي"
    if following.form.startswith("ال") and following.form.endswith("ي") and _posted(sentence, at):
        plain = following.has("place", "group", "grouphead", "human", "direction")
        return spelled(sentence, at) and not plain and not dotted(sentence.source)
    unknown = not (following.entries or following.lead or sentence.words[at].lead)
    if unknown and spelled(sentence, at) and told_apart(sentence.source) and not dotted(sentence.source):
        if _posted(sentence, at, sentence.form(at - 1) in ("،", ",")):
            return True  # «المتحدث باسم المقاومة، علي الأحمدي»
    if sentence.words[at].conjunction and not following.entries and _after_name(sentence, at):
        return spelled(sentence, at) and not dotted(sentence.source)
    return (
        led
        and sentence.source[sentence.tokens[at].stop - 1] == "ي"
        and (not following.entries or "family" in following.labels)
    )


def is_on(sentence: Sentence, at: int) -> bool:
    """«على المدينة»: the preposition by how it is spelled, with neither a rank, a verb of saying nor an initial by."""
    if sentence.forms[at] != _ON or spelled(sentence, at):
        return False
    if sentence.byline or not at or at + 1 >= len(sentence.words):
        return False
    plain = sentence.tokens[at + 1].kind == "word" and len(sentence.forms[at + 1]) > 1
    return plain and not sentence.words[at - 1].any(_TELLS)


def brings_in(sentence: Sentence, at: int) -> bool:
    """«المعروف باسم …»، «المتحدث باسم …»: a word after which «باسم» brings in a name, and is none."""
    word = sentence.words[at]
    return "alias" in word.labels or any(e.label == "title" and e.value == "spokesman" for e in word.entries)


def ranked(sentence: Sentence, at: int) -> bool:
    """«العقيد الركن | فلان»: a rank with the adjective that goes with it."""
    if at < 2:
        return False
    adjective, rank = sentence.words[at - 1], sentence.words[at - 2]
    return adjective.article and adjective.stem in RANK_ADJECTIVES and rank.article and "honorific" in rank.labels
