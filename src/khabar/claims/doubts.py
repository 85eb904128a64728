"""Which doubt one word, one verb or what brings a clause in throws on what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.aims import is_purpose
from khabar.claims.items import Item, opens_clause
from khabar.claims.negation import YET, is_able, neither, unconfirmed
from khabar.claims.routes import NOT_TO
from khabar.claims.voices import can_speak
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.sentence import Sentence
from khabar.words import Word

STRONG = frozenset({"possible", "intended", "attempted", "unknown", "reported"})
_BEING = "كان"
_TELLS = frozenset({"verb", "mark", "that", "clause", "relative"})
_SECRET = word_class("secret")
_CONSENTS = "accepted"
# Hedges that qualify one noun («17 مشتبها به») and say nothing of the clause.
_ADJECTIVAL = word_class("hedge_of_noun")
_CONFIRMS = word_class("confirms")
_FIRST = word_class("first_finding")
_SIGNS = word_class("sign")
_SOUGHT = word_class("sought")  # what is asked for, so that something may happen
_NEEDED = word_class("needed")
_HOLDS_TO = word_class("holds_to")
_SETS_OUT = word_class("sets_out") | word_class("shares_in")
_URGED = word_class("urged_on")
AIMS = _NEEDED | _URGED | {"هدف"} | _CONFIRMS | _SETS_OUT  # nouns that throw a doubt by themselves
_OFFERS = word_class("offers")
_THAT = "بان"
_WITH_THE = "بال"
_WHETHER = frozenset({"ما", "عما", "فيما", "بما"})  # before «إذا»
_WHETHER_HE = "هل"
_PARDON = "عفو"
_EVEN = "ولو"
_ALLOWED = word_class("allowed")
_SEEN = word_class("seen")
_AGREES, _NEARBY = frozenset({"اتفق", "توافق", "وافق", "اصر", "نص", "شدد"}), 4
_LETS = word_class("lets_be")
_FEARS = word_class("fears")
_FUTURE = "سوف"
_APPROVES, _NEXT = frozenset({"اقر", "يقر"}), 4  # words from the verb to the deed
_KEEPS, _PACT, _PACT_NEAR = "kept_to", "agreement", 6  # words from the verb to the pact
_SO_THAT = "لان"
_PROOF = word_class("would_show")
_PROVED = word_class("proved")
_WHAT, _CALLED = "ما", word_class("so_called")


def of_item(items: Sequence[Item], item: Item, sentence: Sentence) -> str:
    """The doubt that one item throws on what follows it in its clause."""
    if item.kind in ("other", "that") and item.entry is not None and item.entry.label == "hedge":
        plain = item.entry.value in STRONG and item.entry.lemma.split()[0].removeprefix("ال") not in _ADJECTIVAL
        seen = sentence.form(item.last) in _SEEN  # «من الصعب اعتبار الهجوم …»: how it is seen, and not whether it was
        return item.entry.value if plain and not (seen or _names(items, item)) else ""
    if item.kind == "clause" and item.value == "purpose":
        return "intended"  # «كي يوصلني إلى …»
    word = item.word
    if item.negated and says(item):
        return "unknown"  # «ليس مؤكداً أن …»
    if item.kind == "verb" and word is not None and (item.negated or neither(sentence, item)):
        return "unknown" if _unshown(items, item) else _not_said(item, word, sentence)
    if word is None or item.negated:
        return ""
    if item.kind == "noun" and word.stem in _CONFIRMS and unconfirmed(sentence, item):
        return "unknown"
    if item.kind == "verb" and (doubt := _of_verb(item, word, sentence)):
        return doubt
    if item.kind == "noun" and word.stem in _NEEDED or word.stem in _HOLDS_TO and _to_do(item, sentence):
        return "intended"  # «ضرورة محاكمة المتورطين»، «تمسكها بانسحاب …»
    if item.kind == "noun" and word.stem in _URGED and item.prep == "ala" and item.last - item.first > 1:
        return "intended"  # «شدد على أهمية محاسبة المتورطين»
    if item.prep == "li" and sets_out(item) and (item.kind == "verb" or is_purpose(items, item, sentence)):
        return "intended"
    if word.stem == "هدف" and item.kind == "noun":
        of = sentence.words[min(item.last, len(sentence.words) - 1)].article  # «هدف الهجوم»
        if word.definite or of:
            return "intended"
    if (
        "hedge" not in word.labels
        or word.has("say")
        and sentence.source[sentence.tokens[item.last - 1].stop - 1] == "ي"
    ):
        return ""  # «يروي», he tells, is not «يُروى»
    entry = word.entry("hedge")
    ended = entry is not None and entry.value == "attempted" and item.prep == "bi" and item.short and item.definite
    if ended:
        return ""  # «انتهت بالفشل»: what came of it
    if entry is None or entry.value not in STRONG or word.stem in _ADJECTIVAL or sentence.form(item.last) in _SEEN:
        return ""
    return entry.value


def sets_out(item: Item) -> bool:
    """«أرسل لواء للمشاركة في تحرير …», «لتنفيذ عمليات تستهدف …», «تم تأهيلهم ليشاركوا في …»."""
    if item.prep != "li" or item.word is None:
        return False
    if item.kind == "verb":
        return item.word.means(_SETS_OUT)
    return item.kind == "noun" and not item.pronoun and item.word.stem in _SETS_OUT


def says(item: Item) -> bool:
    return item.kind == "other" and item.entry is not None and item.entry.label == "say_participle"


def imperfect(item: Item) -> bool:
    features = item.word.features if item.word is not None else ()
    return "imperfect" in features and "past" not in features


def condition_of(items: Sequence[Item], item: Item, forms: Sequence[str], hedge: str) -> str:
    """What «إذا» brings in: a condition, or after «ما» a question («لم يعرف ما إذا كان …», «يحققون فيما إذا …»)."""
    ahead = forms[item.first - 1] if item.first else ""
    if item.kind == "clause" and item.value == "if" and not _granted(items, item):
        return "unknown" if ahead in _WHETHER else "conditional"
    if item.kind == "clause" and item.value == "when" and _will_be(items, item):
        return "conditional"
    return "unknown" if hedge == "unknown" and ahead == _WHETHER_HE or _not_known(items, item) else ""


def _will_be(items: Sequence[Item], when: Item) -> bool:
    """«يكون ذلك | عندما تطلق الحكومة سراحهم»: of the time at which something would be, which has not come."""
    verb = items[when.index + 1] if when.index + 1 < len(items) else None
    if verb is None or verb.kind != "verb" or not imperfect(verb):
        return False
    before = next((i for i in reversed(items[: when.index]) if i.kind in _TELLS), None)
    being = before is not None and before.entry is not None and before.entry.lemma == _BEING and not before.negated
    return being and before is not None and before.kind == "verb" and imperfect(before)


def _granted(items: Sequence[Item], item: Item) -> bool:
    """«لم يتوقف، ولو للحظة، عن …»: even so, and no condition."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    even = item.word is not None and item.word.form == _EVEN
    return even and after is not None and after.kind == "noun" and bool(after.prep)


def _not_known(items: Sequence[Item], item: Item) -> bool:
    """«لا تعلم إن كان زوجها قد قتل»: «إن» after what is not known, with «كان» right after it, asks."""
    if item.kind != "that" or not item.index or not items[item.index - 1].negated:
        return False
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    bare = item.word is not None and item.word.form == "ان"
    return bare and after is not None and after.kind == "verb" and after.has("aux") and after.inflected("past")


def to_come(item: Item, sentence: Sentence) -> bool:
    """A verb of the future: «سيقصف»، «سوف يقصف»."""
    if item.word is not None and item.word.future:
        return True
    ahead = sentence.forms[item.first - 1] if item.first else ""
    return ahead.endswith(_FUTURE) and sentence.unjoined(item.first - 1) == _FUTURE


def _not_said(item: Item, word: Word, sentence: Sentence) -> str:
    """The doubt of a negated verb: of what is not said, not denied, not done."""
    if sentence.unjoined(item.first - 1) == "لن" or sentence.unjoined(item.first) in _ALLOWED:
        return "intended"  # «لن تتهاون في ملاحقة …»، «لا يجوز اعتقال …»
    if item.entry is not None and _CONSENTS in item.entry.value:
        return "intended"  # «لم توافق على الانسحاب من …»
    if item.entry is not None and item.entry.label == "light_obj":
        return ""  # «لم تعلن أي جهة مسؤوليتها عن الهجوم»: which there was
    said = word.entry("say")
    told = said is not None and said.value in ("neutral", "announce", "deny")
    doubts = said is not None and said.value == "expect" and sentence.unjoined(item.first - 1) == "لا"
    if doubts:
        return "possible"  # «لا أظن أن …»، «لا يتوقع الخبراء عودة …»
    if (wish := word.entry("hedge")) is not None and wish.value == "intended":
        return "intended"  # «لا تريد العودة»
    # «لم يجزم بأنهم ينتمون إلى الجماعة», but «مصدر لم يذكر اسمه»
    return "possible" if told and sentence.form(item.last) not in _SECRET else ""


def _names(items: Sequence[Item], item: Item) -> bool:
    """«ما يسمى المحكمة الشرعية», and not «ما سماه استهداف المدنيين»: what something is called, and no rumour of it."""
    words = item.entry.lemma.split() if item.entry is not None else []
    called = words[:1] == [_WHAT] and words[-1] in _CALLED
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return called and (after is None or after.definite or not (after.kind == "trigger" or after.has("lightnoun")))


def _of_verb(item: Item, word: Word, sentence: Sentence) -> str:
    """The doubt of a verb by its form, by what stands before it, or by its meaning."""
    if to_come(item, sentence):
        return "intended"
    if is_able(item, sentence) and sentence.form(item.last) not in _SEEN:
        return "possible"  # «يمكن للجيش أن يقصف …»
    if "imperfect" in word.features:
        done = item.entry is not None and "past" in item.entry.features  # «وقد تمكن من …»
        if not done and sentence.unjoined(item.first - 1) in YET:
            return "possible"
        if sentence.form(item.first - 1).removeprefix("ب") in _SOUGHT and word.has("vcause", "vt"):
            return "intended"  # «لمن يدلي بمعلومات تقود إلى القبض عليه»
    said = word.entry("say") if "say" in word.labels else None
    offered = item.entry is not None and item.entry.lemma in _OFFERS  # «عرض التنظيم الإفراج عن …»
    promised = said is not None and _is_promise(said)
    if (offered or promised) and not _keeps(item, sentence) or word.stem in _APPROVES and _deed_next(item, sentence):
        return "intended"
    if said is not None and (said.value == "expect" or _accused(item, sentence, said.value)):
        return "possible"  # «توقع استعادة السيطرة عليها»
    return ""


def _to_do(item: Item, sentence: Sentence) -> bool:
    """«تمسكها بتنفيذ القرار»: what is held to is a deed, and no thing or place."""
    deed = sentence.words[min(item.last, len(sentence.words) - 1)]
    return deed.form.startswith("ب") and deed.has("lightnoun", "nt", "ni", "ev")


def _deed_next(item: Item, sentence: Sentence) -> bool:
    """«أقر المجلس | إرسال قوات»: the deed that is agreed on, by itself; not «أقر المتهم بقتل …», who admits it."""
    near = sentence.words[item.last : item.last + _NEXT]
    deed = next((w for w in near if w.has("nt", "ni", "ev") and not w.article or "comp" in w.labels), None)
    return deed is not None and not (deed.lead or "comp" in deed.labels)


def _is_promise(said: Entry) -> bool:
    """A promise, a threat or a call."""
    return said.value == "demand" or said.value in ("promise", "threat") and "past" in said.features


def _keeps(item: Item, sentence: Sentence) -> bool:
    """«التزمت الفصائل بالهدنة»: a pact that is kept, and no promise."""
    if item.entry is None or item.entry.value != _KEEPS:
        return False
    pact = next(
        (w for w in sentence.words[item.last : item.last + _PACT_NEAR] if w.lead and w.form.startswith("ب")), None
    )
    entry = pact.entry("ev") if pact is not None else None
    return entry is not None and entry.value == _PACT


def _accused(item: Item, sentence: Sentence, stance: str) -> bool:
    """«الذي يُتهم بأنه المسؤول عن …»، «اتهم بالمشاركة في …»: by nobody who is named."""
    return stance == "accuse" and not item.pronoun and sentence.form(item.last).startswith((_THAT, _WITH_THE))


def pardoned(items: Sequence[Item], relative: Item) -> bool:
    """«العفو عن المقاتلين الذين يسلمون سلاحهم»: whoever will, and nobody who has."""
    before = items[max(0, relative.index - 2) : relative.index]
    if len(before) < 2 or before[1].prep != "an" or before[0].word is None or before[0].word.stem != _PARDON:
        return False
    verb = items[relative.index + 1] if relative.index + 1 < len(items) else None
    return verb is not None and verb.kind == "verb" and verb.inflected("imperfect") and not verb.inflected("past")


def hired(items: Sequence[Item], verb: Item) -> bool:
    """«دفع ألفي دولار لمهرب لينقله إلى …»: what somebody is paid or met for, and may not have done."""
    whom = items[verb.index - 1] if verb.index else None
    one = whom is not None and whom.kind == "noun" and whom.prep in ("li", "maa") and whom.last == verb.first
    return one and whom is not None and whom.has("human") and not whom.definite and imperfect(verb)


def of_that(items: Sequence[Item], that: Item, sentence: Sentence) -> str:
    """The doubt on a clause by what brings it in: «تشير الدلائل إلى أن …»، «خشية أن …»، «لا دليل على أن …»."""
    feared = that.prep in ("cause", "min") and sentence.unjoined(that.prep_at) in _FEARS
    if that.prep == "for" or _ought(items, that, sentence) or sentence.form(that.first) in NOT_TO:
        return "intended"  # «من أجل أن يستعيد المدينة»، «طلب ألا يقتلوا …»
    if that.prep == "ala" and _agreed(items, that) or "say" in sentence.labels and _let(items, that):
        return "intended"
    if that.prep == "lest" or feared or _signed(items, that, sentence):
        return "possible"
    return "unknown" if _unproven(items, that) else ""


def _agreed(items: Sequence[Item], that: Item) -> bool:
    """«اتفق الطرفان على أن تنسحب القوات»: what they have agreed that is to be done."""
    verb = next((i for i in reversed(items[max(0, that.index - _NEARBY) : that.index]) if i.kind == "verb"), None)
    agrees = verb is not None and verb.word is not None and any(e.lemma in _AGREES for e in verb.word.entries)
    after = items[that.index + 1] if that.index + 1 < len(items) else None
    return agrees and after is not None and after.kind == "verb" and after.inflected("imperfect")


def _let(items: Sequence[Item], that: Item) -> bool:
    """«رحبت الحكومة بأن يزور محققون البلاد»، «قبل بأن ينسحب»: what somebody lets others do, in the imperfect."""
    after = items[that.index + 1] if that.index + 1 < len(items) else None
    if that.word is None or that.word.form != _THAT or after is None or after.kind != "verb" or not imperfect(after):
        return False
    verb = next((i for i in reversed(items[max(0, that.index - _NEARBY) : that.index]) if i.kind == "verb"), None)
    return verb is not None and verb.word is not None and verb.word.means(_LETS)


def _ought(items: Sequence[Item], that: Item, sentence: Sentence) -> bool:
    """«على الجيش أن ينسحب …»، «كان عليهم أن …»: what somebody has to do."""
    whom = items[that.index - 1] if that.index else None
    verb = items[that.index + 1] if that.index + 1 < len(items) else None
    if (
        whom is None
        or whom.prep != "ala"
        or not (whom.kind == "other" or can_speak(whom))
        or verb is None
        or verb.kind != "verb"
        or not imperfect(verb)
    ):
        return False
    before = items[whom.index - 1] if whom.index else None
    return opens_clause(before, being=True) and verb.first == that.last and sentence.form(that.first) == "ان"


def _unshown(items: Sequence[Item], verb: Item) -> bool:
    """«لم يثبت فرار فلان»: the deed itself, right after what did not prove true; not «لم تتضح أسباب فراره»."""
    deed = items[verb.index + 1] if verb.index + 1 < len(items) else None
    told = deed is not None and deed.kind == "trigger" and not (deed.prep or deed.conj) and verb.negated
    return told and verb.word is not None and any(e.lemma in _PROVED for e in verb.word.entries)


def _unproven(items: Sequence[Item], that: Item) -> bool:
    """«لا دليل على أن …»، «لم يثبت أن …»: what nothing shows to be so."""
    before = items[that.index - 1] if that.index else None
    if before is None or before.word is None:
        return False
    if before.kind == "verb":
        return before.negated and any(e.lemma in _PROVED for e in before.word.entries)
    if before.kind != "noun" or before.word.stem not in _PROOF:
        return False
    verb = items[before.index - 1] if before.index else None
    return before.negated or verb is not None and verb.negated


def so_that(items: Sequence[Item], because: Item, sentence: Sentence) -> bool:
    """«يخطط لأن يهاجم …»: before a verb in the imperfect «لأن» tells what for, and not why."""
    verb = items[because.index + 1] if because.index + 1 < len(items) else None
    bare = sentence.unjoined(because.last - 1) == _SO_THAT
    return bare and verb is not None and verb.first == because.last and verb.kind == "verb" and imperfect(verb)


def _signed(items: Sequence[Item], that: Item, sentence: Sentence) -> bool:
    """«الدلائل الأولية تشير إلى أن …»، «تفيد المؤشرات بأن …»: what signs point to, and nobody says."""
    verb = next((i for i in reversed(items[max(0, that.index - 3) : that.index]) if i.kind == "verb"), None)
    if verb is None or verb.entry is None or verb.negated:
        return False
    words = sentence.words
    for item in items[max(0, verb.index - 1) : verb.index + 2]:
        if item.nominal and not item.prep:
            if words[item.first].stem in _SIGNS or any(
                word.stem in _FIRST for word in words[item.first + 1 : item.last]
            ):
                return True
    return False
