"""What can be a source, and what is the name of one where a source must stand."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.traits import is_place, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.colons import opens
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence

_ISSUES = word_class("gave_out")
_SOURCES = word_class("source")
_POSTS = word_class("speaker_post")
_HEADS = word_class("line_source")  # at the head of a line, before a colon
PAPERS = word_class("court_paper")
_QUALITIES = word_class("unstruck")
_SAME = word_class("same")
_ONE_OF = word_class("one_of")
AGAIN = word_class("again")
_MANY = ("ات", "ون", "ين")
DOCUMENTS = frozenset(
    """communique report document memo statistics study news testimony toll letter indictment bulletin""".split()
)


def can_speak(item: Item) -> bool:
    """A person, a group, a paper, an office, a document: something that says things."""
    if item.kind == "trigger" and item.word is not None and not item.prep:
        return item.word.stem == "تحقيقات" or item.word.stem in PAPERS
    if item.kind != "noun" or item.word is None:
        return False
    word = item.word
    named = [f.first for f in item.mentions if f.kind in ("person", "group")]
    if named and min(named) > item.first and word.stem in _QUALITIES:
        return False  # «تهدد سمعة الجماعة»
    if named and not ("lightnoun" in word.labels and min(named) > item.first):  # «استعداد الجماعة للحوار» says nothing
        return True
    if word.stem in _SOURCES or word.stem in _POSTS or word.stem in PAPERS or word.form.removeprefix("ال") in _SOURCES:
        return True
    if "say_noun" in word.labels:
        return any(e.value in DOCUMENTS or e.value == "source" for e in word.entries if e.label == "say_noun")
    if not item.prep and is_state(item):
        return True  # «تركيا تنفي …»
    return word.has("human", "title", "mediahead", "media", "grouphead", "group", "honorific", "kin")


def is_paper(item: Item) -> bool:
    """A paper in which words stand: «التقرير»، «لائحة الاتهام»، «رسالة إلى أهله»."""
    if item.word is None or item.mention("person") is not None and "say_noun" not in item.labels:
        return False
    told = any(e.label == "say_noun" and e.value != "source" for e in item.word.entries)
    return item.word.stem in PAPERS or told


def is_source(item: Item) -> bool:
    """A noun that is nothing but a source: «مصادر خاصة», «شهود عيان», a minister, a ministry, an observatory."""
    word = item.word
    if word is None or not can_speak(item):
        return False
    if any(e.label == "say_noun" and e.value == "source" for e in word.entries):
        return True
    return word.stem in _HEADS or word.stem in _POSTS or word.form.removeprefix("ال") in _HEADS


def carries_deed(items: Sequence[Item], item: Item) -> bool:
    """«طالبت المنظمة بفتح تحقيق»: a noun with a deed in its genitive."""
    deed = items[item.index + 1] if item.index + 1 < len(items) else None
    return item.kind == "noun" and deed is not None and deed.kind == "trigger" and deed.genitive


def is_ali(sentence: Sentence, item: Item) -> bool:
    """«علي غريب» is a name, «على غريب» is not; only the spelling tells."""
    if item.prep != "ala" or item.prep_at < 0 or item.prep_at != item.first - 1:
        return False
    token = sentence.tokens[item.prep_at]
    return sentence.source[token.start : token.stop] == "علي" and not item.has(
        "placehead", "thing", "noun", "human", "title"
    )


def nameless(item: Item) -> bool:
    """A bare phrase of words that nothing is known of: after a title it is the name."""
    word = item.word
    if item.kind == "verb":
        return True
    if item.prep == "ala" and word is not None and item.kind == "noun":
        return not word.labels - {"given", "family", "adj"}
    if (
        word is None
        or item.kind != "noun"
        or item.prep
        or word.form == "باسم"
        or item.conj
        or item.count is not None
        or item.mentions
    ):
        return False
    if word.article and word.stem.endswith(_MANY) and not word.has("given", "family"):
        return False  # «نفى فلان الشائعات»
    return not word.labels - {"given", "family", "adj", "verb", "noun"} and (
        not word.entries or word.has("given", "family")
    )


def more_of_name(sentence: Sentence, item: Item) -> bool:
    """«صرح لي | وولسكي»: a word that ends a name; not «سالم هادي | أحد الناجين»، «أكد سالم هادي | انبثاق لجنة»."""
    one = item.last - item.first == 1 and not item.mentions
    one = one and sentence.form(item.first) not in _ONE_OF | AGAIN
    return one and nameless(item)


def owner(noun: Item, person: Found) -> bool:
    """«مؤيدي الأسد»، «شقيق فلان»: the person only says whose supporters or kin they are."""
    word = noun.word
    if word is None or person.first <= noun.first or word.article or word.pronoun and "kin" in word.labels:
        return False  # «شقيقه فلان»
    plural = "pl" in word.features and "sg" not in word.features
    return (
        plural
        or "kin" in word.labels
        and not word.has("honorific", "title")
        or not word.has("title", "honorific", "human", "given")
    )


def ranked(items: Sequence[Item], item: Item) -> bool:
    """«العميد رائد الشمسي»: what follows a bare rank is a name, whatever else its words mean."""
    previous = items[item.index - 1] if item.index else None
    if _named_apart(items, item):
        return True
    if (
        previous is None
        or item.kind != "noun"
        or item.prep
        or item.conj
        or item.count is not None
        or item.word is None
        or item.word.article
        or item.word.form == "باسم"
    ):
        return False
    plain = (
        previous.kind == "noun"
        and previous.last - previous.first == 1
        and previous.definite
        and previous.has("honorific", "title")
    )
    return plain and previous.last == item.first and item.mention("group", "place") is None


def _named_apart(items: Sequence[Item], item: Item) -> bool:
    """«النائب السابق، فلان الفلاني:»: two words between a comma after a post and where it is told what he says."""
    if item.index < 2 or item.kind != "noun" or item.prep or item.conj or item.last - item.first != 2:
        return False
    comma, post = items[item.index - 1], items[item.index - 2]
    shut = items[item.index + 1] if item.index + 1 < len(items) else None
    if comma.kind != "mark" or comma.value not in "،," or shut is None or shut.kind not in ("mark", "that"):
        return False
    known = item.word is None or item.word.article or item.mention("group", "place") is not None
    common = item.has("title", "human", "honorific", "grouphead", "placehead", "kin", "say_noun", "direction", "prep")
    return post.kind == "noun" and post.definite and post.has("title", "honorific") and not (known or common)


def opens_quote(sentence: Sentence, at: int) -> bool:
    """Whether a quotation opens right before this token; a closing mark does not count."""
    if not sentence.quoted[at]:
        return False
    before = sentence.tokens[at - 1].stop if at else sentence.tokens[at].start - 1
    return opens(sentence.source[before : sentence.tokens[at].start])


def second_post(noun: Item) -> bool:
    """«عضو المجلس ونائب رئيس اللجنة، فلان»: one more post of the same speaker, but «الوزير ونائبه فلان» are two."""
    post = noun.has("title", "honorific") and not noun.pronoun and not noun.inflected("pl")
    return post and not noun.prep and noun.word is not None and noun.word.form[:1] == "و"


def is_one(item: Item) -> bool:
    """One person, by name or by what they are."""
    if item.kind != "noun" or item.count is not None or item.inflected("pl"):
        return False
    return item.mention("person") is not None or item.has("human", "kin", "title")


def is_body(item: Item) -> bool:
    """«أعلنت الحركة مسؤوليتها. وقالت إن …»: a group with a name or a head of one, of which a verb speaks as «she»."""
    if item.kind != "noun" or item.prep or item.count is not None or item.mention("group") is None or is_place(item):
        return False
    return item.word is not None and item.word.stem.endswith("ه") and item.has("grouphead", "group")


def _governs(items: Sequence[Item], noun: Item) -> bool:
    """«نفى الوزير وقوع هجوم»: a word before a deed, and no name."""
    following = items[noun.index + 1] if noun.index + 1 < len(items) else None
    governed = following is not None and following.kind == "trigger" and following.genitive
    if noun.last - noun.first > 1 and not noun.labels and noun.word is not None and not noun.word.article:
        return False  # «أكد المفوض ميكالو دوريتش الهجمات»: two words that no list knows
    told = following is not None and following.kind == "relative" and following.first == noun.last
    return governed or told and "given" not in noun.labels  # «بحسب المحافظ عبدالله جيفتشي الذي …»


def no_name(sentence: Sentence, items: Sequence[Item], noun: Item) -> bool:
    """«الضابط نفسه»، and a word before a deed."""
    return sentence.form(noun.first) in _SAME or _governs(items, noun)


def in_paper(sentence: Sentence, paper: str) -> bool:
    """«قالت القيادة في بيان إن …»، «صدر عن القيادة البيان الآتي»."""
    at = next((i for i, word in enumerate(sentence.words) if word.stem == paper), 0)
    return at > 0 and (sentence.form(at - 1) == "في" or not _ISSUES.isdisjoint(w.stem for w in sentence.words[:at]))
