"""What a word may be when a sentence is chunked: most words are none of the special cases.

Worked out once for each word that the vocabulary holds. A bit that is missing says that the rules behind it
cannot hold for the word, whatever stands around it; so a rule for further words needs its bit here.
``tests/test_routes.py`` checks that sentences are chunked alike when every rule is asked of every word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from khabar.claims.items import BREAKS, NOUNS, TRIGGER_NOUNS, TRIGGER_VERBS
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Lexicon
from khabar.mentions.personwords import TITLE_LETTERS
from khabar.text.tokens import KINDS
from khabar.words import DRIVES, VERBAL, Word

PHRASE = 1  # opens a phrase of function words
FIXED = 2  # known by its form alone
PARTICLE = 4  # a function word
VERB = 8  # a verb, by the lexicon or by its shape
INNER = 16  # a verb where only a noun phrase could go on
ASIDE = 32  # no verb, and yet no noun phrase
DEED = 64  # a trigger noun, or the first word of one
BREAK = 128  # ends the phrase before it
OWN = 256  # beside some words another word: «تم أسري», «ممن أسرتهم المقاومة»
DEED_PHRASE = 512  # the first word of a trigger noun of several words
ASKED = 1024  # may end the phrase before it though nothing is joined to it
TORN = 2048  # a function word that may be another word, or stand for another part of speech
RARE = 4096  # a mark, a letter for a title, a wish, or a word that after some words is another
OPEN = 8192  # nothing is joined to it and it is no mark: a phrase may go on with it
APART = 16384  # beside some words a phrase of its own: somebody, a patrol, or in the accusative
CLOSED = 32768  # by its ending it may govern nothing
POINTS = 65536  # points to something before, or to who speaks
TOLD_AS = 131072  # a deed where the words around it say so
ONWARD = 262144  # may only say of the word after it which or how many, or may be told of by it
SHARED = 524288  # «بعضهم»: some of those before
ITSELF = 1048576  # «نفسه»
GLUED = 2097152  # opens a phrase of function words whose second is written with the next word
HELD = 4194304  # a verb that with some objects means something else
NO_VERB = 8388608  # may be no verb though it is spelled as one
BEHIND = 16777216  # right behind a noun phrase it may go on with it
ELSE = 33554432  # it may be something else than a mere preposition, which waits for its phrase

LETTERS = {"ب": "bi", "ل": "li", "ك": "ka"}  # prepositions of one letter
PRONOMINAL = {
    "به": "bi", "بها": "bi", "بهم": "bi", "بهما": "bi", "له": "li", "لها": "li", "لهم": "li", "لهما": "li",
    "لي": "li", "لنا": "li", "بنا": "bi",
}  # fmt: skip
TO_HIM = "اليه"  # «إليه», which is folded like «آلية»
_HIM = frozenset({*PRONOMINAL, TO_HIM})
ALONE = frozenset({*LETTERS, "و", "ف"})  # clitics written apart
PARTICLES = ("rel", "comp", "sub", "conj", "cause", "negation", "particle", "pronoun", "cite", "say_participle")
PHRASES = BREAKS | {"quantifier", "hedge", "falsity"}
GLUED_WORDS = frozenset("بل")  # the last word of a phrase, where it is written with the next word
PARTICIPLES = frozenset({"participle", "relation", "ap", "pp"})
DEFINITE = NOUNS | TRIGGER_NOUNS | {"adj", "nationality"}
NO_NAMES = DEFINITE - {"given", "family"}  # «تاجر يعيش»: a name elsewhere
WHAT = {"ما": "", "بما": "bi", "لما": "li"}  # «ما يسمى»، «بما يعرف ب»
MORE = word_class("more")  # «مزيد من المفاوضات»
_FOUGHT = word_class("campaign") | word_class("war_word") | word_class("misdeed")
WISHING = word_class("wish") | word_class("wishing")  # not to be named
NOT_TO = word_class("not_to")  # «ألا»، «بألا»
WHITHER = word_class("whither")
BEARING = word_class("bearing")
AIMING = word_class("aiming")
_STEMS = frozenset({"شكل", "كل", "كلا", "اي"}) | MORE | WHITHER | AIMING
_RARE = TITLE_LETTERS | WISHING | NOT_TO | {"فان"}
_PARTICLES, _PREPOSITIONS = frozenset({"prep", *PARTICLES}), frozenset({"prep"})
ON_ME, OF_WHOM, ABOUT = frozenset({"علي", "الي"}), "من", "نحو"
_LED = frozenset({"since", "charge", "among", "purpose"})  # prepositions that may open a clause, or more
_LIKE_OTHERS = frozenset({"امام", "مثل", "فقد"})  # function words that are spelled as a noun or a verb
_ASIDE = PARTICIPLES | {"holding", "hedge", "stop"}
_ASKED = frozenset({"demonstrative", "nationality", "say_noun"})
_PEOPLE = frozenset({"human", "title"})  # «قتلة», spelled like his killing
_BREAKS = PARTICIPLES | BREAKS | {"stop", "say_noun"}
_BEFALLS, _BORNE = word_class("befalls"), "undergo"
FIRST_PERSONS = word_class("first_person")
PATROLS = word_class("patrol")
IMPOSING, ISSUED, BACKING = word_class("imposing"), word_class("issued_by"), "دعم"
_APART = frozenset({"human", "kin", "title", "nationality"})
_ENDINGS = ("ين", "ون", "ان")  # of words that govern nothing, as «ا» is
DEALINGS = word_class("dealing") | word_class("spying")
AIDING = word_class("giving") | word_class("aid_of_ones") | word_class("crisis") | word_class("concert")
ALL, WHICH = word_class("all"), word_class("rank_word") | word_class("whole_of")
STANDINGS, COUSINS = word_class("standing"), word_class("cousin_head")
ONLINE, SETTINGS = word_class("online"), word_class("setting")
SHARES, SELVES = word_class("some_do"), word_class("self_word")
OF_RANK, TWO, ARTICLE = "برتبه", word_class("two"), "ال"  # «ضابط برتبة عقيد»، «مسلحين اثنين»، «الـ16»
_ONWARD = ALL | WHICH | STANDINGS | COUSINS | ONLINE | SETTINGS


def _bits(*listed: tuple[Iterable[str], int]) -> dict[str, int]:
    """What words may be that are listed."""
    bits: dict[str, int] = {}
    for words, bit in listed:
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return bits


_BY_FORM = _bits(
    (_RARE, RARE), (ALONE, FIXED | ASKED), (BEARING, FIXED), (FIRST_PERSONS, POINTS), (SHARES, SHARED),
    ({BACKING}, NO_VERB), (TWO | {OF_RANK, ARTICLE, "من"}, BEHIND),
)  # fmt: skip
_BY_BARE_FORM = _bits((_HIM, FIXED), (WHAT, FIXED), (SHARES, SHARED))  # without a conjunction
_BY_STEM = _bits(
    (_STEMS, FIXED), (_FOUGHT, DEED), (MORE | AIMING, ASKED), (PATROLS, APART), (SELVES, ITSELF),
    (DEALINGS | AIDING, TOLD_AS), (_ONWARD, ONWARD), (IMPOSING | ISSUED | {"فجر", "ولي"}, NO_VERB),
)  # fmt: skip
_BY_LABEL = (
    (_ASIDE, ASIDE), (TRIGGER_NOUNS, DEED), (_BREAKS, BREAK), (_ASKED, ASKED), (_APART, APART),
    (frozenset({"demonstrative"}), POINTS | ONWARD), (frozenset({"kin"}), NO_VERB),
)  # fmt: skip


@lru_cache(maxsize=4096)
def _by_labels(labels: frozenset[str]) -> int:
    """What the words with these labels may be; there are a few hundred such sets."""
    bits = 0
    for some, bit in _BY_LABEL:
        if not labels.isdisjoint(some):
            bits |= bit
    return bits


def route(word: Word, lexicon: Lexicon) -> int:
    """All that a word may be, one bit each."""
    labels, form, stem = word.labels, word.form, word.stem
    bare = form[len(word.conjunction) :] if word.conjunction else form
    bits = _by_labels(labels) | _BY_FORM.get(form, 0) | _BY_BARE_FORM.get(bare, 0) | _BY_STEM.get(stem, 0)
    listed, deeds = lexicon.labelled(PHRASES), lexicon.labelled(TRIGGER_NOUNS)
    if form in listed or bare in listed:
        seconds = lexicon.seconds(PHRASES)
        glued = not (GLUED_WORDS.isdisjoint(seconds.get(form, ())) and GLUED_WORDS.isdisjoint(seconds.get(bare, ())))
        bits |= PHRASE | GLUED if glued else PHRASE
    if stem in lexicon.labelled(TRIGGER_VERBS):
        bits |= HELD
    if stem in deeds or bare in deeds or "ال" + stem in deeds:
        bits |= DEED | DEED_PHRASE
    if word.conjunction or word.preposition:
        bits |= BREAK
    elif KINDS[form[0]] == "mark":
        bits |= RARE
    else:
        bits |= OPEN
    if word.pronoun:
        bits |= BREAK
    if word.conjunction == "و" or word.preposition == "ل" or form.endswith("يا"):
        bits |= BEHIND
    if not labels.isdisjoint(_PARTICLES):
        bits |= PARTICLE if _is_plain(word) else PARTICLE | TORN
    elif _may_be_other(word, lexicon):
        bits |= OWN
    if not _only_leads(word) or bits & (FIXED | RARE | TORN):
        bits |= ELSE
    if not labels.isdisjoint(VERBAL):
        bits |= VERB | INNER if _ends_phrase(word) else VERB
    elif not word.entries and _shaped(word):
        bits |= VERB | INNER
    if form[-1] == "ا":
        bits |= ASIDE | APART | CLOSED if form.endswith("يا") else APART | CLOSED
    elif form.endswith(_ENDINGS):
        bits |= CLOSED
    return bits


def _ends_phrase(word: Word) -> bool:
    """A verb that may end the noun phrase before it; «أسهم»، «نجم»: shares and a star, by what stands after them."""
    if word.article or word.preposition:
        return False
    labels = word.labels
    if labels.isdisjoint(NO_NAMES):
        return True
    homograph = not labels.isdisjoint(TRIGGER_VERBS) and labels.isdisjoint(TRIGGER_NOUNS) and "past" in word.features
    return homograph or any(entry.label == "vcause" and entry.value in ("fi", "back") for entry in word.entries)


def _may_be_other(word: Word, lexicon: Lexicon) -> bool:
    """A word that beside some words is another, by how it ends: «أسري»، «دفعه», like «دفعة»."""
    form = word.form
    if form[-1] == "ي" or word.pronoun and word.stem[-1] == "ه" or form[-2:] in ("اه", "نا"):
        return True
    if form[-1] != "ه":
        return False
    if "human" in word.labels and word.labels <= _PEOPLE:
        return True
    return any(entry.label in DRIVES for entry in lexicon.get(word.stem[:-1]))


def _is_plain(word: Word) -> bool:
    """A function word of one kind, and nothing else."""
    if len(word.labels) > 1 or word.article or word.stem in _LIKE_OTHERS or "say_participle" in word.labels:
        return False
    return not word.preposition or "prep" not in word.labels


def _only_leads(word: Word) -> bool:
    """A preposition of one word, and nothing else wherever it stands."""
    if word.labels != _PREPOSITIONS or word.pronoun or word.form in ON_ME or word.form in (OF_WHOM, ABOUT):
        return False
    entry = word.entries[0]
    return entry.value not in _LED and " " not in entry.lemma


def _shaped(word: Word) -> bool:
    """An unknown word that may look like a finite verb."""
    return not word.article and not word.preposition and word.stem.endswith(("وا", "ون", "ت"))


def is_befalling(word: Word) -> bool:
    """«لحق بـ»، «تعرض له»: a verb that says whom harm befell."""
    light = word.entry("light")
    return light is not None and light.value == _BORNE or any(entry.lemma in _BEFALLS for entry in word.entries)
