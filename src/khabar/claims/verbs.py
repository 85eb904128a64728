"""Verb or noun: what a word is by the lexicon, its shape and its place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.chunks import Chunks
from khabar.claims.items import NOUNS, TRIGGER_NOUNS, TRIGGER_VERBS, Item
from khabar.claims.routes import DEFINITE, NO_NAMES
from khabar.claims.traits import SELVES, is_heir
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.types import Quantity
from khabar.words import VERBAL, Word

_TAKES = frozenset({"light", "vt"})  # that may have an object
_NOMINAL = NOUNS | TRIGGER_NOUNS | {"adj"}
_BY_SOMEBODY = frozenset({"condemn"})  # what verbs mean only where who does it is told
_ENDS = TRIGGER_NOUNS | NOUNS
_LABELS = (*sorted(TRIGGER_VERBS), "light", "vcause", "say", "aux", "modal", "hedge", "verb")
_OPENING = frozenset({"mark", "relative", "that", "clause"})
_THERE = word_class("there")
_DAYS = word_class("day")
_IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
_WHO = frozenset({"sg", "f", "pl"})
_SHE = frozenset({"imperfect", "f"})
_PRAISES = word_class("praises")
_FOREMOST = frozenset({"اخر", "ابرز", "اهم", "احدث", "اول"})
_LAID = "نسب"
_INDEED = frozenset({"قد", "وقد", "لقد", "ولقد"})
_THEN = "ثم"  # before a verb
_ONE_OF = word_class("one_of_them")  # «أحدهما قُتل»
_SHORT = 4  # letters of a word with the ending of a dual
_TOLD = 5  # items between two and their verb: «مسلحان يستقلان دراجة أطلقا …»
_JOINED = 4  # items between two verbs of one subject
_REACH = 25  # tokens from a verb to the object that makes its meaning


def push_verb(chunks: Chunks, at: int) -> int:
    """The verb at this token as an item."""
    word = chunks.words[at]
    item = chunks.push(Item("verb", at, at + 1, entry=_meaning(chunks, at)), word)
    if word.preposition == "ل":
        item.prep = "li"
    return at + 1


def _meaning(chunks: Chunks, at: int) -> Entry | None:
    word = chunks.words[at]
    fixed = fixed_verb(chunks, at)
    if fixed is not None or "vcause" not in word.labels:
        return fixed or _plain(chunks, at)
    if word.any(TRIGGER_VERBS) and not any(f.kind == "money" for f in chunks.sentence.founds):
        return word.entry("vcause")
    return word.entry("say") or _plain(chunks, at)


def _plain(chunks: Chunks, at: int) -> Entry | None:
    """The first meaning whose form can stand here: «نصب», the past, before «نُصَب» without «لم»."""
    word = chunks.words[at]
    first = word.entry(*_LABELS)
    if first is not None and "passive" in first.features and first.value in _BY_SOMEBODY:
        first = next((e for e in word.entries if e.label == "vp"), first)  # «أدين», a verb of its own
    if first is not None and first.value == "killing" and "say" in word.labels:
        first = word.entry("say")  # «يصفونهم»: they describe rather than kill them
    if first is not None and first.features >= _SHE and _masculine(chunks, at + 1):
        first = next((e for e in word.entries if e.label in _LABELS and "past" in e.features), first)
    told = chunks.previous is not None and chunks.previous.kind == "relative"
    if told and first is not None and first.label == "vi" and word.pronoun:
        first = next((e for e in word.entries if e.label in _TAKES), first)  # «الدعم الذي تقدمه …»: of «قدّم»
    if first is not None and "imperfect" in first.features and _dotless(chunks, at):
        first = next((e for e in word.entries if e.label in _LABELS and "past" in e.features), first)
    if first is None or "jussive" not in first.features:
        return first
    whole = [e for e in word.entries if e.label in _LABELS and "jussive" not in e.features]
    if _shortened(chunks, at) and not (whole and first.label in TRIGGER_VERBS):
        return first
    return next(iter(whole), first)  # «لم يصف», he did not describe, rather than he did not kill


def _shortened(chunks: Chunks, at: int) -> bool:
    """After «لم», «لا» or «ل» a jussive can stand, but not after «لن»."""
    opened = chunks.sentence.form(at - 1) if at else ""
    return bool(chunks.words[at].preposition) or chunks.negated and not opened.endswith("لن")


def _masculine(chunks: Chunks, at: int) -> bool:
    """«تسلم الجيش»: a masculine noun, which is no subject of «تسلّم» in the feminine."""
    if at >= len(chunks.words) or chunks.words[at].lead or chunks.tokens[at].kind != "word":
        return False
    word = chunks.words[at]
    if word.article and word.form.endswith("ان") and not word.form.endswith("تان") and len(word.stem) > _SHORT:
        return "dual" in word.features or not word.entries  # «توصل الطرفان»
    heads = [e.features for e in word.entries if e.label in ("grouphead", "human", "title")]
    singular = bool(heads) and all("sg" in head and "f" not in head for head in heads)
    return word.article and singular and not word.stem.endswith(("ه", "ات"))


def _dotless(chunks: Chunks, at: int) -> bool:
    """«تلقى», the past of what is folded like «تُلقي»: by the last letter, where the report dots the other."""
    return chunks.sentence.source[chunks.tokens[at].stop - 1] == "ى"


def fixed_verb(chunks: Chunks, at: int) -> Entry | None:
    """A verb whose object makes the meaning: ألقى … القبض, لقي … مصرعه, within the clause."""
    listed = chunks.vocabulary.lexicon.labelled(TRIGGER_VERBS).get(chunks.words[at].stem, ())
    objects = _objects(chunks, at) if listed else {}
    for parts, entry in listed:
        if parts[1] in objects:
            chunks.consumed.add(objects[parts[1]])
            return entry
    return None


def _objects(chunks: Chunks, at: int) -> dict[str, int]:
    """Words that may be the object of a fixed phrase, each with its first place; a second trigger verb is the end."""
    found: dict[str, int] = {}
    dated = {i for f in chunks.sentence.founds if f.kind in ("date", "number") for i in range(f.first, f.last)}
    for offset in range(at + 1, min(len(chunks.words), at + _REACH)):
        if offset in dated:
            continue
        word = chunks.words[offset]
        found.setdefault(word.form[len(word.conjunction) :], offset)
        found.setdefault(word.preposition + ("ال" if word.article else "") + word.stem, offset)
        if "comp" in word.labels or offset > at + 1 and word.stem == chunks.words[at].stem and not word.article:
            break  # «سلمت الوزارة فلاناً للسلطات بعد أن سلم | نفسه»
        ends = offset > at + 1 and not word.article and not word.labels.isdisjoint(TRIGGER_VERBS)
        holder = chunks.words[offset - 1]
        tells = "imperfect" in word.features and "human" in holder.labels and not (word.lead or holder.article)
        tells = tells or "rel" in holder.labels  # «ألقت القوات التي وصلت أمس القبض على …»
        if ends and word.labels.isdisjoint(_ENDS) and not tells:  # «سلم مسلحون ينتمون إلى التنظيم أنفسهم»
            break
    return found


def is_verb(chunks: Chunks, at: int) -> bool:
    """A verb by the lexicon, unless its place in the sentence makes it a noun."""
    word = chunks.words[at]
    if chunks.tokens[at].tanwin or word.stem == "فجر" and chunks.sentence.form(at + 1) in _DAYS:
        return False
    if word.stem == "ولي" and is_heir(chunks.words, at):
        return False
    verbal = word.verbal
    if verbal and (_told(chunks.previous) or of_itself(chunks, at) or chunks.sentence.form(at - 1) in _INDEED):
        return True  # «طبقا لما ذكره …»، «وقد وصلا»
    if verbal and word.stem == _LAID and chunks.sentence.form(at + 1) == "الي":
        return True  # «هجوم نُسب إلى …»: no percentages
    if not verbal:
        return not word.entries and looks_verbal(chunks, at)
    if (
        word.preposition
        and word.preposition != "ل"
        or word.pronoun
        and "prep" in word.labels
        and "vcause" in word.labels
    ):
        return False  # «تاركين خلفهم …»
    if "lightnoun" in word.labels and not word.lead and _verb_before(chunks):
        if at + 1 < len(chunks.words) and chunks.trigger(at + 1) is not None:
            return False  # «تداولت خبر مقتله»
    if word.has("title", "human") and not word.lead and all("past" in e.features for e in verbal):
        last = chunks.previous
        said = last is not None and last.kind == "verb" and "say" in last.labels and last.last == at
        if said or "title" in word.labels and _ruled(chunks, at + 1):
            return False  # «حاكم الإقليم»، «قال قاضي التحقيق»، «أفاد شاهد»
    before = chunks.previous
    if before is not None and before.kind == "other" and len(chunks.items) > 1:
        before = chunks.items[-2]  # «اثنين منهم وصلا»
    dual = "dual" in word.features and all("dual" in e.features for e in verbal)
    two = _two(before) or any(_two(i) or i.kind == "verb" and i.inflected("dual") for i in chunks.items[-_TOLD:])
    if dual and not two:
        if word.any(_NOMINAL) or _manner(chunks, verbal):
            return False  # «تقود الدولة تحالفا»، «أعدم التنظيم شنقا …»
    if dual and two and word.pronoun and word.conjunction == "ف":
        return True  # «أطلقا النار عليه فقتلاه»
    jussive = "jussive" in word.features and all("jussive" in e.features for e in verbal)
    if jussive and not _shortened(chunks, at):
        return False  # «نجل القيادي»
    if not word.any(_NOMINAL):
        return not chunks.prep or "imperfect" in verbal[0].features
    return not chunks.prep and not word.preposition and _placed(chunks, at, verbal)


def of_itself(chunks: Chunks, at: int) -> bool:
    """«إرهابيان سلما نفسيهما»: right before oneself, as what it does it to, a verb and no noun."""
    word = chunks.words[at]
    if word.lead or not word.any(TRIGGER_VERBS) or at + 1 >= len(chunks.words):
        return False
    return bool(chunks.words[at + 1].pronoun) and chunks.words[at + 1].stem in SELVES


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


def _told(item: Item | None) -> bool:
    """A citation that a verb completes: «وفقا لما …»."""
    cited = item is not None and item.entry is not None and item.entry.label == "cite"
    return cited and item is not None and item.entry is not None and item.entry.lemma.endswith("ما")


def _two(item: Item | None) -> bool:
    """A phrase in the dual, or two joined phrases, whose verb may be dual as well."""
    if item is None:
        return False
    count = item.count.value if item.count is not None else None
    return item.inflected("dual") or item.conj or isinstance(count, Quantity) and count.low == 2


def _placed(chunks: Chunks, at: int, verbal: Sequence[Entry]) -> bool:
    """A word that may be verb or noun, and stands where a verb stands."""
    word, last = chunks.words[at], chunks.previous
    joined = bool(word.conjunction) or chunks.conj
    if last is not None and last.kind == "trigger" and last.last == at and chunks.sentence.form(at + 1) in _IN_IT:
        return True  # «انفجار قتل فيه 32 شخصاً»
    led = _led_up(chunks, at, joined)
    if led is not None:
        return led
    found = chunks.trigger(at)
    if found is not None and found[1] > at + 1:
        return False  # «قصف جوي»: the phrase is a noun
    if not joined and _carried(chunks):
        return False  # «بدأت … قصف …»
    imperfect = any("imperfect" in e.features and "first" not in e.features for e in verbal)
    if not joined and not imperfect and _governed_by_verb(chunks, at) and (word.any(TRIGGER_NOUNS) or _decided(chunks)):
        return False  # «يخشى الأهالي نقل أبنائهم»
    if not joined and not imperfect and last is not None and last.kind == "verb" and last.last == at:
        opened = chunks.sentence.quoted[at] and not chunks.sentence.quoted[at - 1]
        told = "say" in last.labels and (opened or not word.any(TRIGGER_NOUNS))  # «وأكد دعم الحكومة»
        return told or last.has("aux", "hedge")  # «يصل وفد»: the subject
    if word.pronoun and not imperfect:
        if chunks.sentence.form(at - 1) == _THEN:
            return True  # «ثم غادرها»
        if last is not None and last.value == "aside" and last.last == at:
            return True  # «في تصريح نشرته الوكالة»
        if last is None or last.kind in ("relative", "that", "clause"):
            return last is not None
        return _again(chunks, word) if word.conjunction else _resumed(chunks, last, at)
    settled = _settled(chunks, at, joined)
    if settled is not None:
        return settled
    if last is not None and last.nominal and last.last == at and not last.definite and not chunks.conj:
        closed = chunks.tokens[at - 1].tanwin or last.has("human", "kin") or last.count is not None
        closed = closed or last.word is not None and last.word.form in _ONE_OF
        return (
            bool(word.conjunction)
            and (last.kind != "trigger" or not word.any(TRIGGER_NOUNS))
            or closed
            and "lightnoun" not in last.labels
        )
    if _spelled(chunks, at, verbal) or last is not None and last.kind == "relative" and last.value in _WHO:
        return True  # «الذي قُتل لاحقاً»
    if _qualified(chunks, at):
        return False
    if imperfect or last is None or not joined:
        return True
    if last.kind == "noun" and all(e.label == "verb" for e in verbal):
        return False  # «مواقع ومدن»
    return last.kind != "trigger" and not (word.any(TRIGGER_NOUNS) and _listed(chunks))


def _led_up(chunks: Chunks, at: int, joined: bool) -> bool | None:
    """What the words right before say of a word that may be verb or noun; None where they say nothing."""
    last = chunks.previous
    if joined or last is None or last.last != at:
        return None
    if last.kind == "relative" and last.value == "what" and "vcause" in chunks.words[at].labels:
        return True  # «ما دفع السكان إلى …»
    pushed = last.kind == "verb" and last.entry is not None and last.entry.label == "vcause"
    there = chunks.sentence.unjoined(at - 1) in _THERE
    return False if last.prep == "at" or pushed or there else None  # «لدى تركيا خطط»، «أدى تمردها»، «هناك تقدم للقوات»


def _listed(chunks: Chunks) -> bool:
    """«لن تتهاون في ملاحقة التنظيم وضبط عناصره»: after a deed noun of a clause without a verb in the past, another."""
    deed = False
    for item in reversed(chunks.items):
        if item.kind == "verb":
            praised = item.entry is not None and item.entry.lemma in _PRAISES  # «أشاد بدوره في توفير المال ودعم …»
            return deed and (praised or not item.inflected("past"))
        if item.kind not in ("noun", "trigger", "date") and item.value != "pronoun":
            return False
        if item.kind == "trigger" and item.entry is not None and item.entry.label in ("nt", "ni"):
            deed = True
    return False


def _settled(chunks: Chunks, at: int, joined: bool) -> bool | None:
    """What the phrase right before makes of a word that may be a verb or a deed; None where it tells nothing."""
    word, last = chunks.words[at], chunks.previous
    if not word.any(TRIGGER_NOUNS) or last is None:
        return None
    if joined and "kin" not in word.labels and _fell(chunks):
        return False
    if not joined and last.pronoun and last.short and last.word is not None and last.word.stem in _FOREMOST:
        return False  # «كان آخرها قصف …»
    blow = last.kind == "trigger" and last.entry is not None and last.entry.label == "ev" and not last.definite
    if blow and last.last == at > last.first + 1 and at + 1 in chunks.numbers:
        return True  # «تفجير انتحاري قتل ثلاثة»: after its adjective, a noun governs nothing
    return None


def _fell(chunks: Chunks) -> bool:
    """«أعلن الجيش مقتل عشرة مسلحين وجرح عشرين»: after a noun of those whom something befell, another."""
    for item in reversed(chunks.items[-_JOINED:]):
        if item.kind == "trigger":
            return item.entry is not None and item.entry.label == "np" and not (item.definite and item.short)
        if item.kind not in ("noun", "date"):
            return False
    return False


def _spelled(chunks: Chunks, at: int, verbal: Sequence[Entry]) -> bool:
    """«نفى» is the verb, «نفي» the noun: one folded form, two spellings."""
    token = chunks.tokens[at]
    past = any("past" in e.features and "m" in e.features for e in verbal)
    return past and not chunks.words[at].pronoun and chunks.sentence.source[token.stop - 1] == "ى"


def _governed_by_verb(chunks: Chunks, at: int) -> bool:
    """A definite phrase stands right before, and before that the verb whose subject it is."""
    if len(chunks.items) < 2:
        return False
    subject, verb = chunks.items[-1], chunks.items[-2]
    if verb.kind != "verb" or subject.kind != "noun" or not subject.definite or subject.prep:
        return False
    opened = chunks.sentence.quoted[at] and not chunks.sentence.quoted[at - 1]
    told = "say" in verb.labels and opened  # «قال المتحدث “قتل خمسة جنود …”», but «أدانت الأمم المتحدة قصف …»
    return not told and not verb.has("aux", "modal", "light", "vcause")


def _decided(chunks: Chunks) -> bool:
    """«قررت إيران وقف الرحلات»: a verb of deciding still lacks what is decided."""
    verb = chunks.items[-2]
    return verb.entry is not None and verb.entry.value == "decide"


def _again(chunks: Chunks, word: Word) -> bool:
    """«أوقفهم حاجز وخطفهم»: joined to a verb with the same enclitic; «حاصر الجيش المدينة وقصفها»: to its object."""
    for item in reversed(chunks.items[-_JOINED:]):
        if item.kind == "verb":
            deed = item.entry is not None and item.entry.label in TRIGGER_VERBS and item.inflected("past")
            deed = deed and item.inflected("m") and not item.pronoun and item.last < chunks.items[-1].first
            if deed and word.any(TRIGGER_VERBS):
                return True
            return item.pronoun == word.pronoun and item.entry is not None and item.entry.label == "vt"
        if item.kind not in ("noun", "date"):
            return False
    return False


def _resumed(chunks: Chunks, last: Item, at: int) -> bool:
    """A phrase right before that the enclitic of the verb takes up: «مسلح قتله …»، «14 شاباً من البلدة خطفهم …»."""
    if not last.nominal or last.last != at or "lightnoun" in last.labels:
        return False
    whole = chunks.items[-2] if len(chunks.items) > 1 else None
    part = last.prep == "min" and whole is not None and whole.nominal and not whole.definite
    told = whole is not None and whole.kind == "that" and last.kind == "noun" and not last.prep  # «أن التنظيم خطفه»
    return not last.definite or last.partitive or part or told


def _qualified(chunks: Chunks, at: int) -> bool:
    """An indefinite adjective follows: «قصف عنيف»."""
    following = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if following is None or following.stem.endswith(("ون", "ين")) or at + 1 in chunks.numbers:
        return False  # «شن أكثر من عشر غارات»
    return "adj" in following.labels and not following.article and not following.has("human", "grouphead", "placehead")


def _carried(chunks: Chunks) -> bool:
    """A light verb before, still without the noun that it carries."""
    for item in reversed(chunks.items[-6:]):
        if item.kind == "verb":
            return item.entry is not None and item.entry.label == "light"
        if item.kind not in ("noun", "date", "other") or item.conj:
            return False
    return False


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
    return not word.any(DEFINITE) or _lives(chunks, at)


def _lives(chunks: Chunks, at: int) -> bool:
    """«تاجر يعيش في …»: after a common noun that is indefinite, a verb in the imperfect that is a name elsewhere."""
    word, before = chunks.words[at], chunks.words[at - 1]
    if word.any(NO_NAMES) or at in chunks.units or chunks.words[at].conjunction:
        return False
    plain = "human" in before.labels and not (before.definite or before.has("given", "family", "title", "honorific"))
    return plain and "imperfect" in word.features
