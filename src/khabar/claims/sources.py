"""The phrase of a source after its cue: where it ends, what it is made of, what can be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.items import Item
from khabar.claims.slots import close_of
from khabar.claims.voices import AGAIN, DOCUMENTS, PAPERS, can_speak, carries_deed, is_ali, opens_quote
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

WISH = word_class("wish")
_STANCES = (
    word_class("consent") | word_class("keeping") | word_class("reaching_pact") | word_class("part_in_deed") | {"رفض"}
)
_IMPOSING = word_class("imposing")
_OUTCOMES = word_class("success") | word_class("failure") | _STANCES
_DRAWN = word_class("drawn")
_PLAIN = frozenset({"adj"})
_ASKED = frozenset({"bi", "ila", "ala"})
_NEXT = 4  # items from «في بيان بثه» to what is quoted of it
_MEANWHILE = frozenset({"during", "after"})
_WITHIN = frozenset({"when", "unreal"})  # clauses of time: «الشاب الذي قتل الجنود قبل أن ترديه الشرطة»


@dataclass(slots=True)
class Phrase:
    """What follows a cue: the phrases of the source, and the item where the content begins."""

    nouns: list[Item]
    stop: int
    cited: list[Item] = field(default_factory=list)  # «نقلا عن …»، «عن …»
    further: list[Item] = field(default_factory=list)  # whom those cite: «عن وكالة، نقلا عن مصدر»
    led: bool = False  # within a clause that tells of a group
    denial: bool = False  # «نقلت الوكالة عن الوزير نفيه …»

    def told(self) -> list[list[Item]]:
        """The phrases of each link, outermost first."""
        return [part for part in (self.nouns, self.cited, self.further) if part]


_ISSUED = word_class("issued_by")
_COME_IN = word_class("coming_in")
_SAME = word_class("same")
_PRESS = word_class("press")
_CALLED = word_class("names_source")  # «قائد يدعى فلان»، «مسؤول لم تسمه»
_CHANNELS = word_class("channel")  # «كتب فلان على صفحته أن»
HIS_WORDS = word_class("his_words")  # «عن مصادر قولها إن»


def phrase(sentence: Sentence, items: Sequence[Item], index: int, carries: bool = True) -> Phrase:
    """The source after a cue and where what it says begins: «أن», a colon, a quotation, an event."""
    found, begin, through = Phrase([], index), index, False
    while index < len(items):
        item = items[index]
        found.led = found.led or item.kind == "relative" and _tells_of_group(found)
        if found.nouns and _tells_more(found, item):
            said = _said_after(sentence, items, index)
            if said:
                index = said
                continue
        if item.kind == "that" or item.kind == "trigger" and not _office(items, item, found) and _deed(item, found):
            break
        if item.kind == "mark":
            if item.value in ":؛":
                index += 1
                break
            if item.value not in "،,-–" or _closes(items, index):
                break
            if (found.nouns or found.cited) and sentence.form(items[index - 1].last - 1) in _SAME:
                break  # «بحسب الضابط نفسه، …»: who he is was told before
        elif item.kind == "open":
            index = close_of(items, index)
            continue
        elif item.kind == "verb" and (found.nouns or items[begin - 1].kind == "verb") and _published(items, item):
            quote = next((i for i in items[index + 1 : index + _NEXT] if _begins_quote(sentence, i)), None)
            that = quote or next((i for i in items[index + 1 :] if i.kind in ("that", "verb", "trigger")), None)
            asked = that is not None and that.kind == "trigger" and that.prep in _ASKED  # «…، بالإفراج عن الأسرى»
            asked = asked and that is not None and that.index < index + _NEXT
            if that is None or that.kind != "that" and that is not quote and not asked:
                break
            index = that.index
            continue  # «في تصريح بثته الوكالة، بأن …»
        elif item.kind == "verb":
            if _names(sentence, items, index, begin):
                found.nouns.append(item)
            elif not (_aside(items, index) or _ends_name(sentence, items, index)):
                break
            else:
                found.led = found.led or _of_listeners(items[index - 1])
        elif _breaks(sentence, item, found):
            break
        elif item.kind == "other" and carries and found.nouns and sentence.form(item.first) == "عن":
            through = True
        elif item.kind in ("noun", "trigger") and not _take(sentence, items, item, found, carries, through):
            break
        index += 1
    found.stop = index
    return found


def _of_listeners(told: Item) -> bool:
    """«قال الجيش لصحافيين | يرافقون الوزير إن …»: what those do to whom it is said, and whom they do it to."""
    return told.prep == "li" and told.word is not None and told.word.stem in _PRESS


def _tells_more(found: Phrase, item: Item) -> bool:
    """A clause about the source begins with this item, or the deed beside which something is said."""
    if item.kind == "verb":
        return _tells_of_it(found, item)
    return item.kind == "relative" or item.kind == "trigger" and item.prep in _MEANWHILE


def _tells_of_it(found: Phrase, item: Item) -> bool:
    """«خبير متفجرات خدم مع البعثة»: a verb right after an indefinite source, as «الذي» stands after a definite one."""
    source = found.nouns[-1]
    if item.conj or item.prep or len(found.nouns) > 1 or source.index != item.index - 1:
        return False
    somebody = source.kind == "noun" and source.has("human", "title") and not (source.count or source.prep)
    indefinite = not (source.definite or source.pronoun or source.mention("person", "group", "place"))
    return somebody and indefinite


def _tells_of_group(found: Phrase) -> bool:
    """«أعلنت الكتيبة التي يقودها فلان انشقاقها»: who leads it, and does not speak."""
    return bool(found.nouns) and found.nouns[-1].has("grouphead", "group")


def _said_after(sentence: Sentence, items: Sequence[Item], index: int) -> int:
    """Where what is said begins, past a clause about the speaker or his whereabouts: «الشاب الذي …، أن»; 0 for none."""
    for item in items[index + 1 :]:
        if item.kind == "that":
            return 0 if item.conj else item.index
        if item.kind == "mark" and item.value == ":" or _begins_quote(sentence, item):
            return item.index
        telling = item.kind == "verb" and "say" in item.labels or item.kind == "clause" and item.value not in _WITHIN
        participle = item.kind == "other" and item.entry is not None and item.entry.label in ("say_participle", "cite")
        if telling or participle or item.kind == "mark" and item.value in ".؛":
            return 0
    return 0


def _begins_quote(sentence: Sentence, item: Item) -> bool:
    """Whether a quotation that is no name begins with an item."""
    return _quoted_content(sentence, item) if item.kind == "noun" else opens_quote(sentence, item.first)


def _take(sentence: Sentence, items: Sequence[Item], item: Item, found: Phrase, carries: bool, through: bool) -> bool:
    """Put a phrase to the source that it tells of; false where what is said begins with it."""
    if found.led and item.kind == "noun":
        return True
    if carries and found.nouns and item.short and item.pronoun and "say_noun" in item.labels and item.word is not None:
        found.denial = any(e.label == "say_noun" and e.value == "denial" for e in item.word.entries)
        return True  # «نقلت الوكالة عن المصدر تأكيده أن …»
    previous = items[item.index - 1] if item.index else None
    if _posted(item) or previous is not None and not item.prep and not item.conj and _posted(previous):
        return True  # «على موقع التواصل «فيس بوك»»
    if _unnamed(sentence, item) or not carries and _stands_for(found, item):
        return True
    if _beside(sentence, items, item) or item.kind == "trigger" and _office(items, item, found):
        return True
    if _issued_by(previous, item, found):
        found.nouns.append(item)
        return True
    if item.prep == "min" and previous is not None and sentence.words[previous.last - 1].stem in _COME_IN:
        return True  # «أفادت الأنباء الواردة من الشمال أن»: where they come from
    asked = item.prep == "bi" and bool(found.nouns) and not can_speak(item) and carries_deed(items, item)
    if (
        asked
        or _befell(items, item)
        or _came_of_it(item, found)
        or _imposed(items, item, found)
        or _quoted_content(sentence, item)
        or _starts_content(sentence, item, found, carries)
    ):
        return False
    if item.prep == "an" and not (through or found.cited or can_speak(item) or _might_speak(item)):
        return False  # «نشرت الصحيفة تقريراً عن الدمار»
    if _cited(items, item) or through or item.prep == "an" and carries and found.nouns or found.cited:
        further = found.further or found.cited and _linked(items, item) and can_speak(item)
        (found.further if further else found.cited).append(item)
    else:
        found.nouns.append(item)
    return True


def _befell(items: Sequence[Item], item: Item) -> bool:
    """«نفت الحكومة وقوع قتلى»: what is said begins there."""
    if "lightnoun" not in item.labels or item.prep or item.index + 1 >= len(items):
        return False
    toll = items[item.index + 1]
    return toll.first == item.last and "pn" in toll.labels


def _came_of_it(item: Item, found: Phrase) -> bool:
    """«أكدت مصادر نجاح الجيش في …»، «أعلنت موافقتها على …»: what is said begins there; no «قال نجاح العلي»."""
    if not found.nouns or item.word is None or item.word.stem not in _OUTCOMES:
        return False
    stance = item.word.stem in _STANCES
    alone = item.short and not (stance and (item.pronoun or item.definite))
    led = item.prep and not (item.prep == "bi" and stance)
    return not (led or item.conj or alone or item.mention("person"))


def _imposed(items: Sequence[Item], item: Item, found: Phrase) -> bool:
    """«أعلنت السلطات فرض حظر التجول»: what is announced begins with it."""
    if not found.nouns or item.word is None or item.word.stem not in _IMPOSING or item.prep or item.conj:
        return False
    return carries_deed(items, item) or not item.short


def _might_speak(item: Item) -> bool:
    """A word that no list knows, or that is only a name: after «نقلت … عن» it is who is quoted."""
    word = item.word
    if item.kind != "noun" or word is None:
        return False
    return item.partitive or item.count is not None or not word.labels - {"given", "family", "adj", "quantifier"}


def _issued_by(previous: Item | None, item: Item, found: Phrase) -> bool:
    """«بيان صادر عن مكتب الوزير»: whose paper it is that speaks."""
    issued = previous is not None and previous.word is not None and previous.word.stem in _ISSUED
    return bool(found.nouns) and issued and item.prep == "an" and "say_noun" in found.nouns[0].labels


def _unnamed(sentence: Sentence, item: Item) -> bool:
    """«مسؤول أمني لم تسمه»: a verb with the paper for its subject, which no lexicon has in this form."""
    at = item.first
    return sentence.form(at) in _CALLED and at > 0 and sentence.form(at - 1) == "لم"


def _posted(item: Item) -> bool:
    """Where the words came out: «على صفحته في فيسبوك»، «عبر مركزه الإعلامي»."""
    return item.prep == "via" or item.prep in ("ala", "fi") and item.word is not None and item.word.stem in _CHANNELS


def _deed(item: Item, found: Phrase) -> bool:
    """A deed that is told, and no source."""
    return bool(found.nouns) or not can_speak(item)


def _office(items: Sequence[Item], item: Item, found: Phrase) -> bool:
    """«قاضي [التحقيق المختص]»، «قائد [معركة تحرير] …»، «لائحة [الاتهام]»: in the genitive of a post or a paper."""
    last = found.nouns[-1] if found.nouns else None
    first = item
    while first.index and items[first.index - 1].kind == "trigger" and items[first.index - 1].last == first.first:
        first = items[first.index - 1]
    if last is None or last.word is None or not (item.genitive and first.genitive) or last.last != first.first:
        return False
    if last.prep == "li" and not last.definite and last.index and "title" in found.nouns[0].labels:
        return True  # «مساعد الوزير لشؤون [مكافحة] …»
    return "title" in last.labels or last.word.stem in PAPERS or any(e.value in DOCUMENTS for e in last.word.entries)


def _published(items: Sequence[Item], item: Item) -> bool:
    """A verb that says where the words came out: «في تصريح بثته …», whoever spoke them."""
    previous = items[item.index - 1] if item.index else None
    if previous is not None and previous.kind in ("date", "relative") and item.index > 1:
        previous = items[item.index - 2]
    spoken = previous is not None and "say_noun" in previous.labels
    aside = previous is not None and previous.entry is not None and previous.entry.value == "aside"
    return bool(item.pronoun) and (spoken or aside)


def _breaks(sentence: Sentence, item: Item, found: Phrase) -> bool:
    """A new clause, a participle of saying, or a doubt that opens a quotation."""
    if item.kind != "other":
        return item.kind == "clause"
    participle = item.entry is not None and item.entry.label == "say_participle"
    return participle or bool(found.nouns) and opens_quote(sentence, item.first)


def _beside(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """To whom or how it is said («لـ«الصباح»»، «في تصريح خاص»), or an adverb: no part of the source."""
    previous = items[item.index - 1] if item.index else None
    aside = previous is not None and previous.kind == "other" and previous.value == "aside"
    if previous is not None and previous.kind == "other" and not aside and previous.entry is not None:
        if previous.entry.label == "cite":
            return False  # «وفقاً لقناة «الأفق»»
    apart = item.prep == "li" and item.prep_at == item.first - 1 and sentence.form(item.prep_at) == "ل"  # «لـ«الصحيفة»»
    media = item.prep == "li" and item.has("media", "mediahead")
    told = apart or media and (item.mention("group") is not None or item.pronoun == "نا")  # «لرويترز»، «لشبكتنا»
    told = told or item.prep == "li" and item.word is not None and item.word.stem in _PRESS  # «للصحفيين»
    told = told or item.short and not item.prep and item.word is not None and item.word.stem in _DRAWN
    words = "say_noun" in item.labels and item.short and item.word is not None and item.word.stem in HIS_WORDS
    return sentence.form(item.first) == "ل" or told or aside or words or _adverb(sentence, item)


def _starts_content(sentence: Sentence, item: Item, found: Phrase, carries: bool) -> bool:
    """«كشفت مصادر عن …»، «أشار المرصد إلى …»: what comes after the source's own phrase."""
    if (
        item.prep == "an"
        and not carries
        or item.prep == "bi"
        and found.nouns
        and "lightnoun" in item.labels
        and not can_speak(item)
    ):
        return True
    if item.prep not in ("an", "ila", "ala") or found.cited or is_ali(sentence, item):
        return False
    return bool(found.nouns) and item.prep != "an"


def _stands_for(found: Phrase, item: Item) -> bool:
    """«فلانة، وهي نائبة عن حزب …»: whom somebody stands for, told of a speaker who was named already."""
    last = found.nouns[-1] if found.nouns else None
    if item.prep != "an" or last is None or len(found.nouns) < 2 or last.last != item.prep_at:
        return False
    return last.has("title", "human") and not last.definite and not last.prep


def _names(sentence: Sentence, items: Sequence[Item], index: int, begin: int) -> bool:
    """A word that looks like a verb but stands where only a name can: «قال ياسر …»، «العميد يحيى …»."""
    item = items[index]
    if item.conj or item.negated or item.has("stop", "aux", "modal", "light", "adj", "say"):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if (
        following is None
        or following.kind not in ("noun", "that", "mark")
        or following.prep
        or opens_quote(sentence, item.first)
    ):
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


def _ends_name(sentence: Sentence, items: Sequence[Item], index: int) -> bool:
    """«الباحث في «مؤسسة جيمس تاون»، أن»: a strange word, with which a name between quotation marks ends."""
    item, holder = items[index], items[index - 1] if index else None
    if holder is None or holder.kind != "noun" or holder.last != item.first or not holder.has("grouphead", "mediahead"):
        return False
    return bool(sentence.quoted[holder.first] and sentence.unquoted[item.last - 1])


def _adverb(sentence: Sentence, item: Item) -> bool:
    """«أخيراً»، «سابقا»: a single word in the accusative is no source."""
    if item.last - item.first > 1 or item.mentions:
        return False
    if sentence.form(item.first) in AGAIN:
        return True
    if not item.definite and item.word is not None and item.word.labels == _PLAIN and item.word.form.endswith("يا"):
        return True  # «هاتفيا»، «رسميا»
    token = sentence.tokens[item.first]
    return "\u064b" in sentence.source[token.start : token.stop] and not can_speak(item) or "stop" in item.labels


def _cited(items: Sequence[Item], item: Item) -> bool:
    """«… نقلا عن مصادر», «نقلت … عن مصدر»."""
    previous = items[item.index - 1] if item.index else None
    entry = previous.entry if previous is not None and previous.kind == "other" else None
    through = entry is not None and entry.label == "cite" and entry.value in ("", "link")
    return (item.prep == "an" or through) and can_speak(item)


def _linked(items: Sequence[Item], item: Item) -> bool:
    """«نقلا عن مصدر»: a link of its own."""
    previous = items[item.index - 1].entry if item.index else None
    return previous is not None and previous.label == "cite" and previous.value == "link"


def _quoted_content(sentence: Sentence, item: Item) -> bool:
    """A quotation after the source that is a sentence, not a name in marks."""
    if item.prep and 0 <= item.prep_at < item.first and opens_quote(sentence, item.prep_at):
        return True  # «وأضاف «بين القتلى …»»
    if not opens_quote(sentence, item.first) or item.prep:
        return False
    return not any(sentence.unquoted[i] for i in range(item.first, min(len(sentence.tokens), item.last + 2)))


def _aside(items: Sequence[Item], index: int) -> bool:
    """A verb of a relative clause or of the wish not to be named: still about the source."""
    item = items[index]
    previous = items[index - 1] if index else None
    if previous is not None and previous.kind == "relative":
        return True
    stem, form = (item.word.stem, item.word.form) if item.word is not None else ("", "")
    if form in _CALLED and not item.conj:
        return True  # «قائد ميداني يدعى فلان»
    indefinite = (
        previous is not None
        and previous.kind == "noun"
        and previous.prep in ("fi", "bi", "li")
        and not previous.definite
        and not (index > 1 and _is_cue(items[index - 2]))  # «وفقا لمصدر محلي فر خمسة»
    )
    if indefinite and not item.conj and not item.prep:
        return True  # «في مقطع اطلعت عليه»
    paper = previous is not None and previous.kind == "noun" and (previous.prep or "say_noun" in previous.labels)
    if item.pronoun and previous is not None and paper and not previous.definite:
        return True  # «في تصريح بثته الوكالة»، «حصيلة أعدتها الوكالة»
    return (stem in WISH or form in WISH) and index + 1 < len(items)


def _is_cue(item: Item) -> bool:
    """Whether an item brings in who says: «وفقا لـ»."""
    return item.entry is not None and item.entry.label == "cite"


def _closes(items: Sequence[Item], index: int) -> bool:
    """A comma after which the clause goes on with an event or something new."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return False
    if following.kind == "verb":
        return not _aside(items, index + 1)
    named = following.word is not None and following.word.stem == "اسم" and following.word.pronoun  # «، واسمها فلانة،»
    return following.kind == "noun" and following.conj and not named and not can_speak(following)
