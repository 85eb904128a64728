"""Verb or noun: what a word is by the lexicon, its shape and its place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from khabar.claims.aiding import AID
from khabar.claims.chunks import Chunks, awaits_verb
from khabar.claims.items import NOUNS, TRIGGER_NOUNS, TRIGGER_VERBS, Item
from khabar.claims.routes import BACKING, DEFINITE, HELD, IMPOSING, ISSUED, ITSELF, NO_NAMES, NO_VERB
from khabar.claims.sums import names_sum
from khabar.claims.traits import SELVES, is_heir
from khabar.claims.verbplaces import is_imposed, is_placed, they_did
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.types import Quantity
from khabar.words import VERBAL

_HELD_BY_MEN = frozenset({"title", "human"})
_TAKES = frozenset({"light", "vt"})  # that may have an object
_ADJECTIVES = 3  # words back from a verb to the people of whom it tells
_ADJECTIVE = frozenset({"adj"})
_NOMINAL = NOUNS | TRIGGER_NOUNS | {"adj"}
_BY_SOMEBODY = frozenset({"condemn"})  # what verbs mean only where who does it is told
_ENDS = TRIGGER_NOUNS | NOUNS
_LABELS = VERBAL | {"hedge"}
_OPENING = frozenset({"mark", "relative", "that", "clause"})
_DAYS = word_class("day")
_SHE = frozenset({"imperfect", "f"})
_FIRING = "اطلاق"
_LAYS = word_class("lays_answering")
_CATCHES, _TAKES_MONEY = "arrest_on", "taken_from"  # the two meanings of «قبض»
_LAID = "نسب"
_BACKERS = word_class("backer")
_HURT, _ANY, _OR = "injury", word_class("anybody"), "او"
_CROSS, _FELT = "cross", 16  # tokens from «عبر» to what is felt
_FEELINGS = word_class("no_aim")
_WHO = frozenset({"human", "kin", "title", "grouphead"})
_RESIDES = "reside"
_COMES_ON = frozenset({"movement|movement_at"})  # the frames of «تقدم»
_GOES = "movement"  # the frame of «عاد»
_PARTS = {"في": "fi", "عن": "back", "عنه": "back", "عنها": "back"}  # «أسهم في …»، «نجم عنه …»: what such a verb takes
_INDEED = word_class("indeed")
_SHORT = 4  # letters of a word with the ending of a dual
_TOLD = 5  # items between two and their verb: «مسلحان يستقلان دراجة أطلقا …»
_BRINGS_OR_COMES, _COMES, _WHENCE = "قدم", "come", frozenset({"من", "الي"})
_NEAR = 5  # words from «دفع» to what is paid
_TILL = "until"
_UNTIL = frozenset({"", _TILL})  # «حتى وصل إلى …»: before a verb no preposition
_LIGHT = frozenset({"light_obj"})
_REACH = 25  # tokens from a verb to the object that makes its meaning
_HE, _HIS_KIN = word_class("state_he"), frozenset({"ذوو", "اهالي"})


def push_verb(chunks: Chunks, at: int) -> int:
    """The verb at this token as an item."""
    word = chunks.words[at]
    if chunks.prep == _TILL and "past" in word.features and "imperfect" not in word.features:
        first, chunks.prep, chunks.prep_at = chunks.prep_at, "", -1
        chunks.push(Item("clause", first, first + 1, value=_TILL), chunks.words[first])  # «حتى وصل إلى …»
    item = chunks.push(Item("verb", at, at + 1, entry=_meaning(chunks, at)), word)
    if word.preposition == "ل":
        item.prep = "li"
    return at + 1


def _meaning(chunks: Chunks, at: int) -> Entry | None:
    word = chunks.words[at]
    fixed = fixed_verb(chunks, at) if chunks.routes[at] & HELD else None
    if fixed is not None or "vcause" not in word.labels:
        return fixed or _plain(chunks, at)
    if word.any(TRIGGER_VERBS) and not _of_money(chunks, at):
        return word.entry("vcause")
    return word.entry("say") or _plain(chunks, at)


def _of_money(chunks: Chunks, at: int) -> bool:
    """«دفع ألف دولار»، «لم يدفع التنظيم رواتب عناصره»: of a verb that also tells what brings something about."""
    if any(f.kind == "money" for f in chunks.sentence.founds):
        return True
    near = takewhile(lambda word: "prep" not in word.labels, chunks.words[at + 1 : at + _NEAR])
    return any(names_sum(word) for word in near)


def _takes_money(chunks: Chunks, at: int) -> bool:
    """«قبض المهرب ألفي دولار», but «قبض على المهرب»."""
    for place in range(at + 1, min(at + _NEAR, len(chunks.words))):
        if "prep" in chunks.words[place].labels:
            return False
        if chunks.unit_kind(place) == "money" or names_sum(chunks.words[place]):
            return True
    return False


def _plain(chunks: Chunks, at: int) -> Entry | None:
    """The first meaning whose form can stand here: «نصب», the past, before «نُصَب» without «لم»."""
    word = chunks.words[at]
    verbal = word.verbal if "hedge" not in word.labels else [e for e in word.entries if e.label in _LABELS]
    if not verbal:
        return None
    first = verbal[0]
    if first.value == _COMES and first.lemma == _BRINGS_OR_COMES and not _comes(chunks, at):
        verbal = [e for e in word.entries if e.label in VERBAL and e.value != _COMES] or verbal
        first = next((e for e in verbal if e.label == "light"), verbal[0])  # «قدمت الحكومة مساعدات إلى …»
    if first.value == _CATCHES and _takes_money(chunks, at):
        return next((e for e in word.entries if e.value == _TAKES_MONEY), first)
    if "passive" in first.features and first.value in _BY_SOMEBODY:
        first = next((e for e in word.entries if e.label == "vp"), first)  # «أدين», a verb of its own
    if first.value == _CROSS and expresses(chunks, at):
        first = word.entry("say") or first  # «عبرت الوزارة عن شكرها للمملكة»
    if first.value in _COMES_ON and "light" in word.labels and _of_aid(chunks, at):
        return word.entry("light")  # «تقدم إيران السلاح للحركة»
    if first.value == "killing" and "say" in word.labels:
        first = word.entry("say") or first  # «يصفونهم»: they describe rather than kill them
    if first.features >= _SHE and _masculine(chunks, at + 1) and not _led_by_her(chunks, at):
        first = next((e for e in verbal if "past" in e.features), first)
    elif "past" in first.features and word.form[0] == "ت" and _led_by_her(chunks, at):
        theirs = (e for e in verbal if e.features >= _SHE and e.label in TRIGGER_VERBS)
        first = next(theirs, first)  # «المقاومة تكبد المتمردين خسائر»: she deals them
    told = first.label == "vi" and word.pronoun and chunks.previous is not None
    if told and chunks.previous is not None and chunks.previous.kind == "relative":
        first = next((e for e in word.entries if e.label in _TAKES), first)  # «الدعم الذي تقدمه …»: of «قدّم»
    if "jussive" in word.features and (back := _went_back(chunks, at)) is not None:
        return back
    if first.value == _RESIDES and _does(chunks, at):
        return word.entry("light")
    if "imperfect" in first.features and _dotless(chunks, at):
        first = next((e for e in verbal if "past" in e.features), first)
    if "jussive" not in first.features:
        return first
    whole = [e for e in verbal if "jussive" not in e.features]
    if _shortened(chunks, at) and not (whole and first.label in TRIGGER_VERBS):
        return first
    lacks = _shortened(chunks, at) or chunks.sentence.form(at - 1) == _OR  # «لم يقتل أو يصب أحد»
    if lacks and first.value == _HURT and _is_anybody(chunks, at + 1):
        return word.entry("vp") or first
    plain = None if first.label in TRIGGER_VERBS and not _shortened(chunks, at) else first  # «سيحل المشكلة»
    return next(iter(whole), plain)  # «لم يصف», he did not describe, rather than he did not kill


def _comes(chunks: Chunks, at: int) -> bool:
    """«مسلحون قدموا من …»، «قدم الوفد إلى صنعاء»: right before where from or where to, or past who came."""
    word, last = chunks.words[at], chunks.previous
    if "past" not in word.features or word.pronoun:
        return False
    behind = chunks.sentence.form(at + 1) not in _WHENCE
    way = at + 1 + behind
    if way + 1 >= len(chunks.words) or chunks.sentence.form(way) not in _WHENCE:
        return False
    there = chunks.words[way + 1]
    if chunks.unit_kind(way + 1) != "place" and not (there.has("placehead") and not there.lead):
        return False
    if behind:
        return chunks.words[at + 1].has("human", "grouphead", "thing")
    return last is not None and (last.kind == "relative" or last.last == at and _is_comer(last))


def _is_comer(item: Item) -> bool:
    """«مسلحين | قدموا من …»: people whom a clause says to have come, told of for the first time."""
    return item.kind == "noun" and not (item.prep or item.definite) and item.has("human", "grouphead", "thing")


def _of_aid(chunks: Chunks, at: int) -> bool:
    """Arms or goods stand in the accusative near it, which are given."""
    near = takewhile(lambda word: "prep" not in word.labels, chunks.words[at + 1 : at + _NEAR])
    return any(word.stem in AID and not word.lead for word in near)


def _is_anybody(chunks: Chunks, at: int) -> bool:
    """«لم يصب أحد»، «لم يصب أي مدني»: people, on whom nothing is poured."""
    word = chunks.words[at] if at < len(chunks.words) else None
    return word is not None and not word.lead and (word.stem in _ANY or word.has("human", "kin"))


def _does(chunks: Chunks, at: int) -> bool:
    """«لم يقم الجيش بقصف المدينة»: he did not do it, where «لم يقم بالمدينة» is he did not stay there."""
    if "light" not in chunks.words[at].labels:
        return False
    near = takewhile(lambda word: "prep" not in word.labels, chunks.words[at + 1 : at + _NEAR])
    return any(word.preposition == "ب" and word.any(TRIGGER_NOUNS) for word in near)


def expresses(chunks: Chunks, at: int) -> bool:
    """«عبر الوزير، في بيان، عن قلقه»: by what somebody feels, and not across anything."""
    if "say" not in chunks.words[at].labels or not any(e.value == _CROSS for e in chunks.words[at].entries):
        return False
    near = range(at + 1, min(at + _FELT, len(chunks.words) - 1))
    about = next((i for i in near if chunks.sentence.forms[i] == "عن"), None)
    felt = chunks.words[about + 1] if about is not None else None
    return felt is not None and (bool(felt.pronoun) or felt.stem in _FEELINGS)


def _shortened(chunks: Chunks, at: int) -> bool:
    """After «لم», «لا» or «ل» a jussive can stand, but not after «لن»."""
    opened = chunks.sentence.form(at - 1) if at else ""
    return bool(chunks.words[at].preposition) or chunks.negated and not opened.endswith("لن")


def _led_by_her(chunks: Chunks, at: int) -> bool:
    """«القوات تسلم الجيش أسرى»: right after a feminine subject, the imperfect of «سلّم» and no «تسلّم»."""
    last = chunks.previous
    if last is None or last.kind != "noun" or last.prep or last.last != at or not last.definite or last.word is None:
        return False
    if last.conj:
        return False  # «لواء معزز بالدبابات والمدرعات | تحرك نحو …»
    head = last.word.entry("grouphead")
    return last.word.stem.endswith(("ه", "ات")) or head is not None and "f" in head.features


def _masculine(chunks: Chunks, at: int) -> bool:
    """«تسلم الجيش»: a masculine noun, which is no subject of «تسلّم» in the feminine."""
    if at >= len(chunks.words) or chunks.words[at].lead or chunks.tokens[at].kind != "word":
        return False
    word = chunks.words[at]
    if word.article and word.form.endswith("ان") and not word.form.endswith("تان") and len(word.stem) > _SHORT:
        return "dual" in word.features or not word.entries  # «توصل الطرفان»
    if word.stem in _HE or word.form in _HIS_KIN:
        return True  # «تسلم لبنان»، «تسلم ذوو الضحية»
    opens = chunks.previous is None or chunks.previous.kind == "mark"
    if opens and word.article and "human" in word.labels and "pl" in word.features:
        return not word.stem.endswith(("ه", "ات"))  # «تسلم الأهالي», not «المجموعات تجند الشباب»
    heads = [e.features for e in word.entries if e.label in ("grouphead", "human", "title")]
    singular = bool(heads) and all("sg" in head and "f" not in head for head in heads)
    return word.article and singular and not word.stem.endswith(("ه", "ات"))


def _dotless(chunks: Chunks, at: int) -> bool:
    """«تلقى», the past of what is folded like «تُلقي»: by the last letter, where the report dots the other."""
    return chunks.sentence.source[chunks.tokens[at].stop - 1] == "ى"


def fixed_verb(chunks: Chunks, at: int) -> Entry | None:
    """A verb whose object makes the meaning: ألقى … القبض, لقي … مصرعه, within the clause."""
    lexicon, stem = chunks.vocabulary.lexicon, chunks.words[at].stem
    listed = lexicon.labelled(TRIGGER_VERBS).get(stem)
    if listed is None:
        return None  # as for most verbs
    wanted = lexicon.seconds(TRIGGER_VERBS)[stem]
    objects = _objects(chunks, at, wanted, stem in lexicon.labelled(_LIGHT))
    if not objects:
        return None
    nearest = min(objects.values())  # «يقضي عقوبة بالسجن»: the first of two, and no «قضى بالسجن»
    chunks.consumed.add(nearest)
    return next(entry for parts, entry in listed if objects.get(parts[1]) == nearest)


def _objects(chunks: Chunks, at: int, wanted: frozenset[str], light: bool) -> dict[str, int]:
    """Which of the wanted words stand where the object of a fixed phrase can, each with its first place.

    A second trigger verb is the end.
    """
    found: dict[str, int] = {}
    spelled = [word.preposition + word.named for word in chunks.words[at + 1 : at + _REACH]]
    spelled += [form.removesuffix("ا") for form in spelled] if light else ()
    if wanted.isdisjoint(spelled) and wanted.isdisjoint(chunks.sentence.forms):
        return found  # as mostly
    dated = {i for f in chunks.sentence.founds if f.kind in ("date", "number") for i in range(f.first, f.last)}
    for offset in range(at + 1, min(len(chunks.words), at + _REACH)):
        if offset in dated or chunks.words[offset - 1].stem == _FIRING:
            continue  # «أشعل إطلاق | النار على الموكب فتيل نزاع»
        word = chunks.words[offset]
        stem = word.preposition + word.named
        for form in (word.form, stem, stem.removesuffix("ا") if light else stem):  # «طوقا»
            if form in wanted and not (word.conjunction or _is_of_deed(chunks, at, offset)):
                found.setdefault(form, offset)
        if word.stem in _LAYS:
            break  # «أعلنت الوزارة فرار …، محملة الحركة المسؤولية»: not of the verb
        if "comp" in word.labels or offset > at + 1 and word.stem == chunks.words[at].stem and not word.article:
            break  # «سلمت الوزارة فلاناً للسلطات بعد أن سلم | نفسه»
        ends = offset > at + 1 and not word.article and not word.labels.isdisjoint(TRIGGER_VERBS)
        holder = chunks.words[offset - 1]
        tells = "imperfect" in word.features and "human" in holder.labels and not (word.lead or holder.article)
        who = "aux" in holder.labels and "human" in chunks.words[offset - 2].labels and not holder.conjunction
        tells = tells or "rel" in holder.labels  # «ألقت القوات التي وصلت أمس القبض على …»
        tells = tells or who and "imperfect" in word.features  # «أطلق مسلحان كانا يستقلان سيارة النار على …»
        if ends and word.labels.isdisjoint(_ENDS) and not tells:  # «سلم مسلحون ينتمون إلى التنظيم أنفسهم»
            break
    return found


def _is_of_deed(chunks: Chunks, verb: int, at: int) -> bool:
    """«تستعد القوات لفرض السيطرة على المدينة»: the genitive of what they get ready for, and no object."""
    deed = chunks.words[at - 1]
    aim = at - 1 > verb and deed.preposition == "ل" and not (deed.article or deed.pronoun)
    return aim and (not deed.labels or deed.has("nt", "ni", "ev", "noun", "lightnoun"))


def is_verb(chunks: Chunks, at: int) -> bool:
    """A verb by the lexicon, unless its place in the sentence makes it a noun."""
    word = chunks.words[at]
    verbal = word.verbal
    if chunks.tokens[at].tanwin or chunks.routes[at] & NO_VERB and _is_noun(chunks, at):
        return False
    if not verbal:
        return not word.entries and looks_verbal(chunks, at)
    if at and chunks.sentence.forms[at - 1] in _INDEED or _awaits(chunks.previous):
        return True  # «طبقا لما ذكره …»، «وقد وصلا»
    if chunks.present & ITSELF and at + 1 < len(chunks.words) and chunks.routes[at + 1] & ITSELF:
        if of_itself(chunks, at):
            return True
    if word.stem == _LAID and _is_laid(chunks, at) or not word.lead and _stands_apart(chunks, at):
        return True
    if (
        word.preposition
        and word.preposition != "ل"
        or word.pronoun
        and "prep" in word.labels
        and "vcause" in word.labels
    ):
        return False  # «تاركين خلفهم …»
    nominal = word.any(_NOMINAL)
    if nominal and _names(chunks, at, verbal):
        return False
    if "dual" in word.features and "aux" not in word.labels and all("dual" in e.features for e in verbal):
        two = _of_two(chunks) and not ("stop" in word.labels and _later(chunks))
        if not two and (nominal or "stop" in word.labels or _manner(chunks, verbal)):
            return False  # «تقود الدولة تحالفا»، «يصلون تباعا»، «أعدم التنظيم شنقا …»
        if two and word.pronoun and word.conjunction == "ف":
            return True  # «أطلقا النار عليه فقتلاه»
    jussive = "jussive" in word.features and all("jussive" in e.features for e in verbal)
    if jussive and not _shortened(chunks, at):
        return False  # «نجل القيادي»
    if not nominal:
        return chunks.prep in _UNTIL or "imperfect" in verbal[0].features
    free = not chunks.prep or chunks.prep == _TILL and _past_only(chunks, at, verbal)
    return free and not word.preposition and is_placed(chunks, at, verbal)


def _is_noun(chunks: Chunks, at: int) -> bool:
    """«فجر الأحد»، «ولي العهد»، «عنصر دعم»، «(أسر القتلى)»، «بيان صادر عن الوزارة»، «أعلنت فرض حظر التجول»: no verb."""
    word = chunks.words[at]
    if word.stem == "فجر" and chunks.sentence.form(at + 1) in _DAYS:
        return True
    if word.stem == "ولي" and is_heir(chunks.words, at) or backs(chunks, at) or _are_families(chunks, at):
        return True
    if word.stem in ISSUED and chunks.sentence.form(at + 1) == "عن":
        return True
    return bool(word.verbal) and word.stem in IMPOSING and is_imposed(chunks, at)


def _names(chunks: Chunks, at: int, verbal: Sequence[Entry]) -> bool:
    """«نساء»، «خبر مقتله»، «حاكم الإقليم»: people, what is told, or who holds a post, by what stands around."""
    word = chunks.words[at]
    if "human" in word.labels and not word.pronoun and all("first" in e.features for e in verbal):
        return True  # «نساء», and not «نُساء»
    if word.lead:
        return False
    if "lightnoun" in word.labels and _verb_before(chunks):
        if at + 1 < len(chunks.words) and chunks.trigger(at + 1) is not None:
            return True  # «تداولت خبر مقتله»
    if not word.any(_HELD_BY_MEN) or not all("past" in e.features for e in verbal):
        return False
    last = chunks.previous
    said = last is not None and last.kind == "verb" and "say" in last.labels and last.last == at
    # «حاكم الإقليم»، «قال قاضي التحقيق»، «أفاد شاهد»
    return said or "title" in word.labels and _ruled(chunks, at + 1) and not _orders(chunks, at)


def _past_only(chunks: Chunks, at: int, verbal: Sequence[Entry]) -> bool:
    """«حتى وصل إلى …»، «حتى قُتل في …»: after «حتى» a verb, by the preposition after it; not «حتى قتل القائد»."""
    after = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    told = after is not None and ("prep" in after.labels or after.preposition == "ب") or they_did(chunks, at + 1)
    return told and not chunks.words[at].pronoun and all("past" in e.features for e in verbal)


def backs(chunks: Chunks, at: int) -> bool:
    """«عنصر دعم للجماعات»: one of those who back them, and no verb."""
    return chunks.words[at].form == BACKING and at > 0 and chunks.words[at - 1].stem in _BACKERS


def _are_families(chunks: Chunks, at: int) -> bool:
    """«العائلات (أسر القتلى)»: whose kin they are, right after a bracket opens."""
    word, ahead = chunks.words[at], chunks.previous
    return "kin" in word.labels and ahead is not None and ahead.kind == "open" and not word.pronoun


def _is_laid(chunks: Chunks, at: int) -> bool:
    """«هجوم نُسب إلى …»: by the preposition after it no percentages."""
    after = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    to = after is not None and after.preposition == "ل" and (after.article or chunks.unit_kind(at + 1) == "group")
    return chunks.sentence.form(at + 1) == "الي" or to  # «قصف نُسب للمتمردين»


def _stands_apart(chunks: Chunks, at: int) -> bool:
    """«جهود أسهمت في …»، «وفقا لمصادر محلية وصل فلان»: by the preposition after it no shares, or after a source."""
    word, source = chunks.words[at], chunks.previous
    if "vcause" in word.labels and word.stem != _LAID and not chunks.prep and _has_part(chunks, at):
        return True
    return source is not None and "say_noun" in source.labels and source.last == at and _did(chunks, at)


def _source_before(chunks: Chunks, at: int) -> bool:
    """«مصدر أمني مطلع»: right before, an indefinite source and what it is like."""
    for first in range(at - 1, max(at - 1 - _ADJECTIVES, -1), -1):
        word = chunks.words[first]
        if any(entry.label == "say_noun" and entry.value == "source" for entry in word.entries):
            return first < at - 1 and not word.definite
        if word.lead or word.article or word.pronoun or chunks.tokens[first].kind == "mark":
            return False
    return False


def _awaits(ahead: Item | None) -> bool:
    """«وفقا لما | ذكر …», «بعد ساعات من ذلك | تظاهر …»: after what only a verb can follow."""
    if ahead is None:
        return False
    pointer = "demonstrative" in ahead.labels and ahead.short and ahead.kind == "noun"
    return pointer and bool(ahead.prep) or awaits_verb(ahead)


def of_itself(chunks: Chunks, at: int) -> bool:
    """«إرهابيان سلما نفسيهما»: right before oneself, as what it does it to, a verb and no noun."""
    after = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if after is None or not after.pronoun or after.stem not in SELVES:
        return False  # as after most words
    word = chunks.words[at]
    return not (word.preposition or word.article) and word.any(TRIGGER_VERBS)


def _manner(chunks: Chunks, verbal: Sequence[Entry]) -> bool:
    """A past in the dual right after a verb and its subject: an accusative that says how."""
    past = all("past" in e.features for e in verbal)
    if chunks.previous is not None and chunks.previous.kind in ("that", "clause", "relative"):
        return False  # «لأنهما حاولا الفرار»
    return past and not chunks.conj and any(item.kind == "verb" for item in chunks.items[-3:])


def _verb_before(chunks: Chunks) -> bool:
    return chunks.previous is not None and chunks.previous.kind == "verb"


def _ruled(chunks: Chunks, at: int) -> bool:
    """A place or an office stands here, which somebody heads."""
    if at >= len(chunks.words) or chunks.words[at].lead:
        return False
    return chunks.words[at].has("placehead", "grouphead") or chunks.unit_kind(at) in ("place", "group")


def _went_back(chunks: Chunks, at: int) -> Entry | None:
    """«لم يعد فلان إلى المدينة»: of «عاد», by whither he did not go; «لم يعد فلان قائداً», «لم يعد يقاتل» go nowhere."""
    word, form = chunks.words[at], chunks.sentence.form
    back = next((e for e in word.entries if e.value == _GOES and e.label == "vi" and "jussive" in e.features), None)
    if back is None or word.pronoun or not chunks.negated or not form(at - 1).endswith("لم"):
        return None
    somebody = False
    for place in range(at + 1, min(at + _REACH, len(chunks.words) - 1)):
        near = chunks.words[place]
        if form(place) == "الي":
            whither = chunks.words[place + 1]
            told = chunks.unit_kind(place + 1) == "place" or "placehead" in whither.labels
            return back if somebody and told else None
        somebody = somebody or near.any(_WHO) or chunks.unit_kind(place) in ("person", "group")
        if chunks.tokens[place].kind == "mark" or near.any(VERBAL) and not near.any(_NOMINAL) or near.lead:
            return None
    return None


def _orders(chunks: Chunks, at: int) -> bool:
    """«أمر التنظيم عناصره ب…», he ordered, not «آمر الكتيبة», its commander: only the seat of the hamza tells."""
    start = chunks.tokens[at].start + len(chunks.words[at].conjunction)
    told = chunks.words[at + 1].article or chunks.unit_kind(at + 1) == "group"
    return told and chunks.sentence.source[start] == "أ"


def _of_two(chunks: Chunks) -> bool:
    """Two were told of shortly before."""
    before = chunks.previous
    if before is not None and before.kind == "other" and len(chunks.items) > 1:
        before = chunks.items[-2]  # «اثنين منهم وصلا»
    if _two(before) or any(_two(i) or i.kind == "verb" and i.inflected("dual") for i in chunks.items[-_TOLD:]):
        return True
    far = chunks.items[-_TOLD - _TOLD :] if before is not None and before.kind == "mark" else []
    return any(that.kind == "that" and _two(i) for that, i in pairwise(far))  # «إن الشقيقين، بحسب المصدر، وصلا»


def _later(chunks: Chunks) -> bool:
    """«وهرب المنشق لاحقاً»: no two are told of before a word that mostly says when or how."""
    return not any(i.nominal and i.inflected("dual") for i in chunks.items[-_TOLD:])


def _two(item: Item | None) -> bool:
    """A phrase in the dual, or two joined phrases, whose verb may be dual as well."""
    if item is None:
        return False
    count = item.count.value if item.count is not None else None
    dual = item.inflected("dual") and not (item.nominal and item.inflected("past"))  # «حكما»: a ruling, and no two
    return dual or item.conj or isinstance(count, Quantity) and count.low == 2


def looks_verbal(chunks: Chunks, at: int) -> bool:
    """An unknown word with the shape of a finite verb: يـ…ون, ـوا."""
    word = chunks.words[at]
    form = word.stem
    if chunks.prep or word.article or word.preposition or len(form) <= 4:
        return False
    if form.endswith("وا"):
        return True
    last = chunks.previous
    opens = last is None or last.kind in _OPENING
    if opens and form.endswith("ت") and not form.endswith("ات") and form[:-1] in chunks.vocabulary.frequencies:
        return True
    return form[0] == "ي" and form.endswith("ون")


def is_verb_inside(chunks: Chunks, at: int) -> bool:
    """A verb that ends the noun phrase before it."""
    word = chunks.words[at]
    if not word.any(VERBAL):
        return not word.entries and looks_verbal(chunks, at)
    if word.article or word.preposition:
        return False
    if not word.any(DEFINITE) or _lives(chunks, at) or _did(chunks, at):
        return True
    return "vcause" in word.labels and _has_part(chunks, at)


def _has_part(chunks: Chunks, at: int) -> bool:
    """«جهد أسهم في تحرير …»: by its preposition right after it a verb, and no shares."""
    word, part = chunks.words[at], _PARTS.get(chunks.sentence.form(at + 1))
    if part is None or word.conjunction:
        return False
    return any(e.label == "vcause" and e.value == part for e in word.entries)


def _lives(chunks: Chunks, at: int) -> bool:
    """«تاجر يعيش في …»: after a common noun that is indefinite, a verb in the imperfect that is a name elsewhere."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if word.any(NO_NAMES) or at in chunks.units or chunks.words[at].conjunction:
        return False
    plain = "human" in before.labels and not (before.definite or before.has("given", "family", "title", "honorific"))
    return plain and "imperfect" in word.features


def _did(chunks: Chunks, at: int) -> bool:
    """«انتحاري فجر سترته», «مسلح ملثم دخل المسجد»: people without the article, of whom no dawn and no income is."""
    word = chunks.words[at]
    if word.any(TRIGGER_NOUNS) or not word.any(TRIGGER_VERBS) or "past" not in word.features or word.lead:
        return False
    first = at - 1
    while first > at - _ADJECTIVES and first > 0 and chunks.words[first].labels == _ADJECTIVE:
        first -= 1
    people = chunks.words[first]
    said = _source_before(chunks, at)  # «وفقا لمصادر محلية | وصل فلان»
    people_told = "human" in people.labels and not people.definite and not people.has("title", "kin", "given", "family")
    if not (said or people_told):
        return False
    following = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if following is None or following.lead:
        return False
    apart = first < at - 1 or chunks.tokens[at - 1].tanwin or people.form.endswith("ا")
    return following.article or bool(following.pronoun) or apart and following.has("noun", "thing", "weapon")
