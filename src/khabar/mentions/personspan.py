"""How far the name of a person reaches, and what its parts are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from khabar.grammar.classes import word_class
from khabar.mentions.nameends import blesses, dotted, ends, is_particle, of_name, opens_kin, over, told_apart
from khabar.mentions.nameparts import after_nisba, is_clan, may_go_on
from khabar.mentions.personwords import (
    CALLED,
    DIVINE,
    KUNYA_HEADS,
    LINKS,
    NAME_STYLES,
    OTHER,
    PARTICLES,
    PILGRIMS,
    RULERS,
    STYLES,
    TITLE_LETTERS,
    is_second,
)
from khabar.mentions.sentence import Sentence
from khabar.text.sentences import is_initial
from khabar.words import FATHER

_THING = frozenset({"noun", "thing"})
_SOMEBODY = frozenset({"human", "title", "honorific"})
_COMMON_ENDS = ("ا", "ه", "ات", "ون", "ين")  # of words of every day rather than of names
_QUESTION = 5  # words that what is asked may still take
_CHOICES = frozenset({"هل", "سواء"})
_ADJECTIVE = frozenset({"adj"})
_NOMINAL = _THING | _SOMEBODY | frozenset({"adj", "given", "family"})
_TELLING = _SOMEBODY | _ADJECTIVE
_NO_NISBA, _AS_NISBA = word_class("no_nisba"), word_class("as_nisba")
_CHIEF = word_class("chief_of")


_OWN_DEED = re.compile("(?:ان..ا.|ا.ت.ا.)(?:ي|نا)")  # «أنا العقيد فلان أعلن انشقاقي»: of the measure of a deed


def title_stop(sentence: Sentence, at: int) -> int:
    """The token after letters that stand for a title: «د.», «أ. د.»; ``at`` where there are none."""
    while sentence.form(at) in TITLE_LETTERS and sentence.form(at + 1) in (".", "/"):
        at += 2
    return at


def initials(sentence: Sentence, at: int) -> int:
    """«م. ش.», «ع. مبارك», «(م ش)»: where a name ends of which the report gives letters; ``at`` for none."""
    letters, last = 0, at
    while last < len(sentence.tokens) and is_initial(sentence.tokens, last):
        letters += 1
        last += 1
        if sentence.form(last) in (".", "/") and last + 1 < len(sentence.tokens):
            last += 1
    if letters > 1:
        titled = sentence.form(title_stop(sentence, at) - 2) == "د" and last < len(sentence.tokens)
        if titled and title_stop(sentence, at) == last and "given" in sentence.words[last].labels:
            return at  # «أ. د. فلان»
        dotted = sentence.form(at + 1) in (".", "/")
        return last if dotted or sentence.form(at - 1) == "(" and sentence.form(last) == ")" else at
    whole = sentence.form(at) == "م" and sentence.form(at - 1) == "(" and sentence.form(at + 3) == ")"
    if last != at + 2 or sentence.form(at) in TITLE_LETTERS and not whole:  # «(م. السالم)», but «م. فلان الفلاني»
        return at
    word = sentence.words[last]
    named = not word.lead and not word.pronoun and (word.has("given", "family") or not word.entries)
    return grow(sentence, at, last + 1, {}) if named and sentence.tokens[last].kind == "word" else at


def kunya(sentence: Sentence, at: int, tags: Mapping[int, int]) -> int:
    """Where «أبو فلان …» ends; ``at`` where no kunya stands."""
    if sentence.words[at].entries == (FATHER,):
        return _nisba(sentence, grow(sentence, at, at + 1, tags))
    following = at + 1
    if following >= len(sentence.tokens) or sentence.tokens[following].kind != "word":
        return at
    word = sentence.words[following]
    if (
        word.conjunction
        and "given" not in word.labels
        or word.has("prep", "rel", "comp", "sub", "negation")
        and "given" not in word.labels
    ):
        return at
    if sentence.words[at].form == "ابي" and not word.has("given", "family") and (word.lead or word.verbal):
        return at  # «أبي باع سيارته»
    if sentence.words[at].form.endswith("ام") and not ("given" in word.labels or not word.entries or word.article):
        return at  # أم also means «or»
    last = following + 1
    if divine(sentence, following):
        last += 1
    return _nisba(sentence, grow(sentence, at, last, tags))


def chooses(sentence: Sentence, at: int) -> bool:
    """«هل سيختار السلاح أم السلام؟», «شاءوا أم أبوا»: «أم» between two things to choose from."""
    if sentence.form(at + 1).endswith("وا") or not _CHOICES.isdisjoint(sentence.forms[:at]):
        return True
    return "؟" in sentence.forms[at : at + _QUESTION]


def _nisba(sentence: Sentence, last: int) -> int:
    """«أبو فلان الفلاني»."""
    if last < len(sentence.words) and sentence.tokens[last].kind == "word":
        word = sentence.words[last]
        if (
            word.article
            and not word.lead
            and (word.stem.endswith("ي") or word.stem in _AS_NISBA)
            and word.stem not in _NO_NISBA
            and not sentence.quoted[last]
            and "title" not in word.labels
        ):
            return last + 1
        after = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
        apart = after is None or after.article or after.form in ("في", "ل", "ب") or bool(after.preposition)
        if word.article and not word.lead and word.stem in RULERS and not apart and not sentence.quoted[last]:
            return last + 1  # «أبو علي الحاكم مع مرافقيه»
    return last


def grow(sentence: Sentence, first: int, last: int, tags: Mapping[int, int]) -> int:
    """Further parts of the name: بن, given names, family names, a nisba."""
    if last == first + 1 and divine(sentence, first):
        last += 1  # «عبد الرقيب العمري»: a name of God that is a rank as well
    while last < len(sentence.tokens):
        token, word = sentence.tokens[last], sentence.words[last]
        size = last - first - (sentence.form(first)[sentence.words[first].lead :] in DIVINE)
        if size == 1 and not (sentence.quoted[last] or sentence.unquoted[last - 1]) and _ruler(sentence, last):
            last += 1  # «شيرزاد الملا أن …»: a family name that is a post as well
            continue
        if (
            token.kind != "word"
            or word.pronoun
            and not word.has("given", "family")
            or sentence.quoted[last]
            or sentence.unquoted[last - 1]
            or opens_post(sentence, last)
            or predicates(sentence, last)
            or blesses(sentence, last)
            or opens_kin(sentence, last)
            or not word.entries
            and _OWN_DEED.fullmatch(word.form)
        ):
            break
        if _post_too(sentence, last, size) or _before_saying(sentence, last):
            last += 1
            continue
        if len(word.form) == 1 and sentence.form(last + 1) == "." and word.form != "و":
            return last + 2  # «عمر ق.»
        linked = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].kind == "word"
        if is_particle(sentence, last):
            last += 1 if sentence.form(last + 1) in PARTICLES else 2
            continue
        if linked and (word.form in LINKS or word.form in KUNYA_HEADS or divine(sentence, last) and not word.lead):
            last += 2
            continue
        if (
            is_second(sentence.words[last - 1].stem, word.form)
            or word.form in NAME_STYLES
            and _styles(sentence, last)
            or word.stem == "علي"
            and spelled(sentence, last)
            and (linked and _goes_on(sentence, last + 1) or over(sentence, last + 1))
        ):
            last += 1
            continue
        glued = (
            _glued(sentence, first, last)
            or (of_name(sentence, last) or _before_alias(sentence, last))
            and last == first + 1
        )
        if not glued and ends(sentence, last):
            break
        fourth = size == 3 and not (word.entries or word.lead) and _given_alone(sentence, first, last)
        part = fourth or may_go_on(sentence.words[first], word, size, last in tags)
        part = part and not after_nisba(sentence, last, size) or is_clan(sentence, last)
        if (word.lead and not glued or not part) and not _told_apart(sentence, last, size):
            break
        last += 1
    return last


def _told_apart(sentence: Sentence, at: int, size: int) -> bool:
    """«عبد العزيز أزرق»، «قال عثمان أبو بكر مادي إن»: an adjective that cannot be said of a name, and so is of it."""
    word = sentence.words[at]
    if size == 1 and word.article and _speaks(sentence, at):
        return True
    if word.lead or word.article or word.pronoun or word.labels != _ADJECTIVE or word.form.endswith("ا"):
        return False
    if any(entry.value == "colour" for entry in word.entries):
        return True
    if size == 1 and sentence.form(at + 1) != "،" and _speaks_here(sentence, at):
        return True
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    named = size > 1 and word.form.endswith("ي")
    return named and after is not None and not after.lead and after.has("comp", "say", "vi") and not after.article


def _styles(sentence: Sentence, at: int) -> bool:
    """«عمران خان إلى …», not «سالم خان يونس»: nothing follows that «خان» could be the head of."""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is None or sentence.tokens[at + 1].kind != "word":
        return True
    return bool(after.lead) or after.any(OTHER) or after.article


def _before_saying(sentence: Sentence, at: int) -> bool:
    """«قال إدريس عبد الله معلم إن …»: an indefinite noun, nominative, that only the name can go on with.

    Before «أن» it may be what is said to be so («أكد هادي ضرورة أن …»), and only people are taken for a name.
    """
    word, after = sentence.words[at], sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is None or word.lead or word.article or word.pronoun:
        return False
    if after.preposition == "ل" and after.has("mediahead", "media") and not after.conjunction:
        return word.labels == _ADJECTIVE and not word.form.endswith(("ا", "ه"))  # «قال عبد الستار بارز لوكالة …»
    if "comp" not in after.labels or after.lead:
        return False
    if not word.labels & _TELLING or not word.labels <= _NOMINAL or word.form.endswith(("ا", "ه", "ين", "ون")):
        return False
    return sentence.source[sentence.tokens[at + 1].start] == "إ" or bool(word.labels & _SOMEBODY)


def _speaks_here(sentence: Sentence, at: int) -> bool:
    """«أعلن حاكم الولاية عبد الستار بارز «…»»: what he says begins right after it."""
    stop = sentence.tokens[at].stop
    quotes = sentence.quoted[at + 1 : at + 2] == [True] and sentence.source[stop : stop + 1].isspace()
    return (quotes or sentence.form(at + 1) in (":", "ان")) and not sentence.accusative(at)


def _speaks(sentence: Sentence, at: int) -> bool:
    """«أعلن خالد الحصان، …»: a thing between a name that a verb of saying has before it and a comma says nothing."""
    word = sentence.words[at]
    thing = not word.lead and word.labels <= _THING and any(e.value == "thing" for e in word.entries)
    said = at > 1 and "say" in sentence.words[at - 2].labels and not sentence.words[at - 1].lead
    return thing and said and sentence.form(at + 1) in ("،", ",")


def opens_post(sentence: Sentence, at: int) -> bool:
    """«كبير المستشارين»: an adjective before definite people opens a post after the name; so does a rank."""
    word = sentence.words[at]
    ranked = "honorific" in word.labels and not word.has("given", "family")
    if word.preposition == "ل" and word.has("media", "mediahead"):
        return True  # «سيف لرويترز»
    if word.article and (ranked or word.stem in CALLED):
        return True  # «الرئيس هادي | اللواء جعفر سعد»
    if at + 1 >= len(sentence.words) or word.article or "adj" not in word.labels:
        return False
    if "given" in word.labels and word.stem not in _CHIEF:
        return False  # «سالم هادي المدير الإقليمي»
    people = sentence.words[at + 1]
    told = people.has("given", "family", "pp", "ap")  # «سالم هادي المسجون»
    return people.article and not people.lead and people.has("human", "title") and not told


def _given_alone(sentence: Sentence, first: int, last: int) -> bool:
    """«هيثم قائد عبدالله | ثوابة»: given names before a word that nothing is known of, which ends there."""
    ended = last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].kind == "mark"
    if not ended and sentence.form(last)[0] not in "يتن" and not sentence.form(last).endswith(_COMMON_ENDS):
        ended = "prep" in sentence.words[last + 1].labels  # «ناصر أحمد صالح مطهر من …»
    return ended and all("given" in word.labels for word in sentence.words[first:last])


def _post_too(sentence: Sentence, at: int, size: int) -> bool:
    """«هيثم قائد عبدالله | ثوابة», «قال هيثم قائد | إنه»: a given name that is a post as well."""
    word = sentence.words[at]
    if word.lead or word.article or not ("given" in word.labels and word.has("title", "honorific")):
        return False
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is not None and "given" in after.labels and not (after.lead or after.any(OTHER)):
        return True
    return size == 1 and after is not None and (after.has("comp") or sentence.form(at + 1) in ("،", ":"))


def predicates(sentence: Sentence, at: int) -> bool:
    """«كان سالم هادي | طباخاً»: people in the accusative are what he was."""
    word = sentence.words[at]
    return (
        word.form.endswith("ا")
        and word.has("human", "title")
        and sentence.accusative(at)
        and "given" not in word.labels
    )


def _ruler(sentence: Sentence, at: int) -> bool:
    """«الملا», «الحاج» after a single name, before «أن», a mark or a verb: part of the name; so «ياسر الحاج علي»."""
    word = sentence.words[at]
    if not word.article or word.lead or word.stem not in RULERS:
        return False
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    styled = at > 1 and sentence.words[at - 2].article and sentence.words[at - 2].stem in STYLES
    if styled and after is not None and "given" in after.labels:
        return False  # «للملا عمر | الملا عبد الله …»
    two = word.stem in PILGRIMS and after is not None and not after.lead and "given" in sentence.words[at - 1].labels
    if two and after is not None and after.has("given", "family"):
        return after.stem != "علي" or spelled(sentence, at + 1)
    return after is None or sentence.tokens[at + 1].kind == "mark" or after.has("comp", "say")


def _named(sentence: Sentence, at: int) -> bool:
    """Does a name go on here?"""
    word = sentence.words[at]
    return not word.lead and (word.has("given", "family") or word.form in LINKS or word.article and not word.entries)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Does a name go on behind «علي»? With a word of no list only where no «على» is spelled so."""
    word = sentence.words[at]
    unknown = not (word.entries or word.lead or word.pronoun) and told_apart(sentence.source)
    return _named(sentence, at) or unknown and not dotted(sentence.source)


def _glued(sentence: Sentence, first: int, at: int) -> bool:
    """«جون فارل،»: what looks like a proclitic belongs to the name that ends here."""
    after = sentence.tokens[at + 1].kind == "mark" if at + 1 < len(sentence.tokens) else True
    return sentence.words[at].lead == 1 and sentence.words[at].conjunction == "ف" and after and at == first + 1


def _before_alias(sentence: Sentence, at: int) -> bool:
    """«محمد بالة الملقب …»: between a given name and what brings in a second one stands the rest of the first."""
    word, after = sentence.words[at], sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    called = after is not None and after.article and not after.lead and "alias" in after.labels
    return called and word.preposition == "ب" and not (word.conjunction or word.article or word.pronoun)


def spelled(sentence: Sentence, at: int) -> bool:
    """Is it «علي» with the letter of the name, not «على»?"""
    return sentence.source[sentence.tokens[at].stop - 1] == "ي"


def divine(sentence: Sentence, at: int) -> bool:
    """«عبد» before a name of God."""
    word = sentence.words[at]
    bare = word.form[word.lead :]
    following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return bare in DIVINE and following is not None and (following.article or following.form in ("لله", "ربه", "الله"))
