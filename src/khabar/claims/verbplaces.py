"""Where a form that may be a noun stands, so that it is a verb."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.chunks import Chunks
from khabar.claims.items import TRIGGER_NOUNS, TRIGGER_VERBS, Item, opens_clause
from khabar.claims.routes import IMPOSING
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.words import SOUND, Word

_THERE = word_class("there")
_IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
_WHO = frozenset({"sg", "f", "pl"})
_UNKNOWN = word_class("unknown_doer")
_THAT, _STILL = "ان", frozenset({"زال"})
_LAYS = word_class("lays")
_DECREE = "قرار"
_WILL = word_class("will")
_AIMS, _AIMED_FOR, _TRIES = word_class("aims_to"), word_class("aimed_for"), frozenset({"try", "plan"})
_STEPS, _UNDERTAKES = frozenset({"ila", "bi", "li", "min"}), frozenset({"do", "manage", "try", "urge", "ask"})
_HELP = "support"
_DEEDS = TRIGGER_NOUNS | {"noun"}
_NO_STEPS = ("human", "placehead", "thing", "grouphead", "weapon", "title", "kin")
_TOWARDS = frozenset({"", "ila", "li"})
_AVOWS, _WHOSE = word_class("avows"), 3  # items: «تبني | الحزب | أمس»
_PRAISES = word_class("praises")
_FOREMOST = word_class("which_of")
_ANY = frozenset({"اي", "باي", "لاي"})
_SO = "ف"
_THEN = "ثم"  # before a verb
_ONE_OF = word_class("one_of_them")  # «أحدهما قُتل»
_TITLES = frozenset({"title"})
_DECIDES = "decide"  # the frame of «قرر»
_UPON = frozenset({"ala", "bi"})  # «أقدم على قتل … وجرح …»
_CARRIED_ON = 5  # items from a light verb to a deed joined to the one that it carries
_BRINGS, _AIMED = frozenset({"li", "ila", "bi", "fi", "for", "via", "through", "ala"}), 8  # items from one to the next
_FORBIDS = frozenset({"prevent", "decree"})
_JOINED = 4  # items between two verbs of one subject
_SAID = 3  # items from a verb of saying to what is announced, past who says it
_DEED_NEAR = 4  # items back to a deed of which the enclitic of a verb tells


def is_placed(chunks: Chunks, at: int, verbal: Sequence[Entry]) -> bool:
    """A word that may be verb or noun, and stands where a verb stands."""
    word, last = chunks.words[at], chunks.previous
    joined = bool(word.conjunction) or chunks.conj
    if last is not None and last.kind == "trigger" and last.last == at and chunks.sentence.form(at + 1) in _IN_IT:
        return True  # «انفجار قتل فيه 32 شخصاً»
    led = _led_up(chunks, at, joined)
    if led is not None:
        return led
    found = chunks.trigger(at)
    if found is not None and found[1] > at + 1 or joined and (_is_their_way(chunks, at) or _is_aimed_at(chunks, word)):
        return False  # «قصف جوي»: the phrase is a noun
    tried = "lightnoun" in word.labels and _tried(chunks, at) or word.any(TRIGGER_NOUNS) and _wanted(chunks, at)
    tried = tried or _decreed(chunks, at) or word.any(TRIGGER_NOUNS) and _avowed(chunks)
    if not joined and (tried or _carried(chunks) or _laid(chunks, at)):
        return False  # «بدأت … قصف …»، «رفضه قتل المدنيين»
    imperfect = any("imperfect" in e.features and "first" not in e.features for e in verbal)
    if not joined and not imperfect and _governed_by_verb(chunks, at) and _is_governed(chunks, word):
        return False
    if not joined and not imperfect and last is not None and last.kind == "verb" and last.last == at:
        opened = chunks.sentence.quoted[at] and not chunks.sentence.quoted[at - 1]
        told = "say" in last.labels and (opened or not word.any(TRIGGER_NOUNS))  # «وأكد دعم الحكومة»
        return told or last.has("aux", "hedge")  # «يصل وفد»: the subject
    if word.pronoun and not imperfect:
        if chunks.sentence.form(at - 1) == _THEN:
            return True  # «ثم غادرها»
        if last is not None and last.value == "aside" and last.last == at:
            return True  # «في تصريح نشرته الوكالة»
        if _done_by(chunks, at + 1) or last is None and _opens(chunks, at):
            return True  # «خطفه مسلحون»: after his abduction, whom he took would stand in the accusative
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
    return last.kind != "trigger" and not (word.any(TRIGGER_NOUNS) and (_listed(chunks) or _goes_on(chunks, at)))


def _then(chunks: Chunks) -> bool:
    """«حاولوا اقتحام الحاجز | فقتل الجيش ثلاثة»: past a verb, «ف» brings in what came next, and joins no noun."""
    return any(item.kind == "verb" for item in chunks.items)


def is_imposed(chunks: Chunks, at: int) -> bool:
    """«أعلنت السلطات | فرض حظر التجول»: what is announced, where a verb of saying has its subject."""
    word = chunks.words[at]
    if word.lead or word.pronoun or chunks.conj:
        return False
    return any(i.kind == "verb" and "say" in i.labels for i in chunks.items[-_SAID:]) and _governed_by_verb(chunks, at)


def _is_their_way(chunks: Chunks, at: int) -> bool:
    """«سيطرة المقاومة على القرية وتقدمها نحو المدينة»: whither they went; a verb of going has no object."""
    word, near = chunks.words[at], chunks.words[at + 1 : at + 3]
    if not word.pronoun or not near or not ("vi" in word.labels and "ni" in word.labels):
        return False
    told = [on.entry("prep") for on in near]
    on = told[-1] if told[0] is None and "direction" in near[0].labels else told[0]  # «وتقدمهم جنوباً صوب عدن»
    return on is not None and on.value == "ila"


def _is_aimed_at(chunks: Chunks, word: Word) -> bool:
    """«ترمي إلى تشديد المراقبة | ومنع …»: forbidding, joined to another noun of doing that a preposition brings in."""
    deed = word.entry(*TRIGGER_VERBS) if "noun" in word.labels and not word.pronoun else None
    if deed is None or deed.value not in _FORBIDS or "past" not in deed.features or word.any(TRIGGER_NOUNS):
        return False
    for item in reversed(chunks.items[-_AIMED:]):
        if item.kind in ("verb", "relative", "that", "clause") or item.kind == "mark" and item.value not in "،,":
            return False
        head = item.word
        if item.prep not in _BRINGS or head is None or head.article or not item.nominal:
            continue
        if item.kind == "trigger" or "lightnoun" in head.labels or _is_abstract(head):
            return True
    return False


def _is_abstract(word: Word) -> bool:
    noun = word.entry("noun")
    return noun is not None and noun.value == "abstract"


def _goes_on(chunks: Chunks, at: int) -> bool:
    """«واصلت الطائرات تمشيط الحدود وقصف المواقع»: a deed joined to what a light verb carries, and nobody counted."""
    if chunks.words[at].pronoun or at + 1 in chunks.numbers or "kin" in chunks.words[at].labels:
        return False
    deed: Item | None = None
    for item in reversed(chunks.items[-_CARRIED_ON:]):
        if item.kind == "verb":
            light = item.entry is not None and item.entry.label == "light"
            light = light and (not (deed and deed.prep) or item.entry is not None and item.entry.value == "do")
            return deed is not None and light and not item.conj
        carried = item.kind == "trigger" and item.entry is not None and item.entry.label == "nt"
        if carried and (not item.prep or item.prep in _UPON):
            deed = deed or item
        elif item.kind != "noun" or item.prep and deed is None:
            return False
    return False


def _opens(chunks: Chunks, at: int) -> bool:
    """«ونقله الجيش إلى …»، «وقتلهم المسلحون»، «ونقله إلى …»: at the head of a sentence that no other verb tells."""
    word, after = chunks.words[at], chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if word.conjunction != "و" or chunks.sentence.heading or after is None or not word.any(TRIGGER_VERBS):
        return False
    if "prep" in after.labels and not after.pronoun:
        return not any(w.any(TRIGGER_VERBS) and not w.any(TRIGGER_NOUNS) for w in chunks.words[at + 1 :])
    if after.lead or after.form.endswith("ين") and "human" in after.labels or after.stem.endswith(("ه", "ات")):
        return False  # «وقتله المدنيين»، «ودعمه الجماعات»
    who = after.has("human", "title", "grouphead", "kin") and (after.article or bool(after.pronoun))
    return who or chunks.unit_kind(at + 1) in ("person", "group")


def _done_by(chunks: Chunks, at: int) -> bool:
    """People in the nominative, without the article."""
    word = chunks.words[at] if at < len(chunks.words) else None
    if word is None or word.article or word.lead or "human" not in word.labels or at in chunks.units:
        return False
    if "prep" in word.labels:
        return False  # «قتله أمام أطفاله»
    if word.form.endswith("ون"):
        return True
    one = {f for e in word.entries if e.label == "human" for f in e.features}
    return "sg" in one and "acc" not in one and "pl" not in one and not word.form.endswith(("ا", "ين", "ه"))


def they_did(chunks: Chunks, at: int) -> bool:
    """Several people in the nominative, who stand behind no noun of a deed."""
    word = chunks.words[at] if at < len(chunks.words) else None
    if word is None or word.lead or not word.form.endswith("ون") or at in chunks.units:
        return False
    return any("pl" in e.features and e.label in ("human", "title", "nationality") for e in word.entries)


def _led_up(chunks: Chunks, at: int, joined: bool) -> bool | None:
    """What the words right before say of a word that may be verb or noun; None where they say nothing."""
    last = chunks.previous
    if at and chunks.sentence.forms[at - 1] in _ANY and chunks.words[at].any(TRIGGER_NOUNS):
        return False  # «أي دعم»
    if not chunks.words[at].pronoun and they_did(chunks, at + 1):
        return True  # «قتل المسلحون القائد»: no genitive
    if chunks.words[at].conjunction == _SO and not chunks.words[at].pronoun and _then(chunks):
        return True
    if joined or last is None or last.last != at:
        return None
    if _asserts(chunks, last) and not any("imperfect" in e.features for e in chunks.words[at].verbal):
        return False
    if "title" in chunks.words[at - 1].labels and _ends_title(chunks, at):
        return False  # «كاتب ضبط»
    if last.kind == "relative" and last.value == "what" and "vcause" in chunks.words[at].labels:
        return True  # «ما دفع السكان إلى …»
    if last.prep == "after" and last.short and "demonstrative" in last.labels and not _qualified(chunks, at):
        ahead = chunks.items[-2] if len(chunks.items) > 1 else None
        if last.conj or opens_clause(ahead):
            return True  # «وبعد ذلك هرب إلى …»
    pushed = last.kind == "verb" and last.entry is not None and last.entry.label == "vcause"
    there = chunks.sentence.unjoined(at - 1) in _THERE
    pushed = pushed or last.value == "object" and not chunks.words[at].pronoun  # «تقف وراء | دعم الجماعة»
    return False if last.prep == "at" or pushed or there else None  # «لدى تركيا خطط»، «أدى تمردها»، «هناك تقدم للقوات»


def _asserts(chunks: Chunks, last: Item) -> bool:
    """«إن | قاتل ابنته طليق»، «ما زال | قاتل الطفل حراً»: after which no past stands."""
    if last.kind == "that":
        start = chunks.tokens[last.first].start + len(chunks.words[last.first].conjunction)
        return chunks.sentence.unjoined(last.first) == _THAT and chunks.sentence.source[start] == "إ"
    return last.kind == "verb" and last.word is not None and last.word.means(_STILL)


def _ends_title(chunks: Chunks, at: int) -> bool:
    """The second word of a title that the lexicon knows as a whole."""
    listed = chunks.vocabulary.lexicon.labelled(_TITLES).get(chunks.words[at - 1].stem, ())
    return any(parts[1:] == (chunks.words[at].form,) for parts, _ in listed)


def _listed(chunks: Chunks) -> bool:
    """«لن تتهاون في ملاحقة التنظيم وضبط عناصره»: after a deed noun of a clause without a verb in the past, another."""
    deed = aim = False
    for item in reversed(chunks.items):
        if item.kind == "verb":
            praised = item.entry is not None and item.entry.lemma in _PRAISES  # «أشاد بدوره في توفير المال ودعم …»
            aim = aim and item.entry is not None and (item.entry.value in _TRIES or item.entry.lemma in _AIMS)
            return (deed or aim) and (praised or not item.inflected("past"))
        if item.kind not in ("noun", "trigger", "date") and item.value != "pronoun":
            return False
        if item.kind == "trigger" and item.entry is not None and item.entry.label in ("nt", "ni"):
            deed = True
        head = chunks.sentence.words[item.first]  # «يسعى إلى شق الصفوف وقتل الأبرياء»
        aim = aim or item.prep in _TOWARDS and head.stem in _AIMED_FOR and not head.article
    return False


def _settled(chunks: Chunks, at: int, joined: bool) -> bool | None:
    """What the phrase right before makes of a word that may be a verb or a deed; None where it tells nothing."""
    word, last = chunks.words[at], chunks.previous
    if joined and word.any(_DEEDS) and _steps_on(chunks, at):
        return False
    if not word.any(TRIGGER_NOUNS) or last is None:
        return None
    if joined and "kin" not in word.labels and (_fell(chunks) or _goes_on(chunks, at)):
        return False
    if not joined and last.pronoun and last.short and last.word is not None and last.word.stem in _FOREMOST:
        return False  # «كان آخرها قصف …»
    blow = last.kind == "trigger" and last.entry is not None and last.entry.label == "ev" and not last.definite
    if blow and last.last == at > last.first + 1 and at + 1 in chunks.numbers:
        return True  # «تفجير انتحاري قتل ثلاثة»: after its adjective, a noun governs nothing
    return None


def _steps_on(chunks: Chunks, at: int) -> bool:
    """«دعا إلى اتخاذ إجراءات | وطرد المسلحين»، «قام بتأمين الطريق | وفتح المعبر»: one more that is asked or done."""
    word, after = chunks.words[at], chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if word.pronoun or after is None or "prep" in after.labels or not (after.article or at + 1 in chunks.units):
        return False
    step = False
    for item in reversed(chunks.items[-_AIMED:]):
        if item.kind == "verb":
            return step and _undertakes(item)
        if item.kind not in ("noun", "trigger", "date") or item.kind == "noun" and item.mention("person") is not None:
            return False
        step = step or item.prep in _STEPS and _is_step(item)
    return False


def _undertakes(verb: Item) -> bool:
    """A verb that asks for a deed, tries it or carries it, by what a preposition brings in."""
    said = verb.word.entry("say") if verb.word is not None and "say" in verb.labels else None
    if said is not None and said.value == "demand":
        return True
    return verb.entry is not None and verb.entry.label == "light" and verb.entry.value in _UNDERTAKES


def _is_step(item: Item) -> bool:
    """«اتخاذ إجراءات»، «تأمين الطريق»، «سحب القوات»: a noun of something to do, and neither somebody nor a place."""
    head = item.word
    if head is None or head.article or head.pronoun or item.count is not None:
        return False
    if item.kind == "trigger":
        by_help = item.prep == "bi" and item.entry is not None and item.entry.value == _HELP
        return item.entry is not None and item.entry.label in ("nt", "ni") and not by_help  # «بمساندة الجيش»
    return not head.has(*_NO_STEPS) and all(found.first != item.first for found in item.mentions)


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
    """A definite phrase stands right before, or one of which no singular tells, and before that the verb of both."""
    last = len(chunks.items) - 1
    while last > 1 and _is_between(chunks.items[last]):
        last -= 1  # «تبنت الحركة | أمس | قتل شرطيين»
    if last < 1:
        return False
    subject, verb = chunks.items[last], chunks.items[last - 1]
    imposes = chunks.words[at].stem in IMPOSING and "say" in verb.labels
    if last < len(chunks.items) - 1 and "vt" not in verb.labels and not imposes:
        return False
    if verb.kind != "verb" or subject.kind != "noun" or subject.prep:
        return False
    several = "human" in subject.labels and chunks.sentence.form(subject.first).endswith("ون")
    several = several and "pl" not in chunks.words[at].features  # «يستبعد مراقبون تسلل …»
    told_by = "say" in verb.labels and "say_noun" in subject.labels  # «أعلن مصدر عسكري ترك …»
    if not (subject.definite or several or told_by):
        return False
    opened = chunks.sentence.quoted[at] and not chunks.sentence.quoted[at - 1]
    told = "say" in verb.labels and opened  # «قال المتحدث “قتل خمسة جنود …”», but «أدانت الأمم المتحدة قصف …»
    denied = "say" in verb.labels and verb.entry is not None and verb.entry.label == "verb"  # «نفت», and no puff
    return not told and not verb.has("aux", "modal", "vcause") and (denied or "light" not in verb.labels)


def _is_between(item: Item) -> bool:
    """When or where it was, which may stand between the subject of a verb and its object."""
    return item.kind == "date" or item.kind == "noun" and item.prep == "fi" and not item.conj


def _is_governed(chunks: Chunks, word: Word) -> bool:
    """«يخشى الأهالي | نقل أبنائهم»، «اعتقل الأمن | قاتل ابنته»: a deed, or people by no verb of asking or saying."""
    who = "human" in word.labels and not word.has("say", "light") and "vt" in chunks.items[-2].labels
    return word.any(TRIGGER_NOUNS) or who or _decided(chunks)


def _laid(chunks: Chunks, at: int) -> bool:
    """«عزا المصدر | تراجع الهجمات إلى …»: what a verb of laying one thing to another still lacks."""
    if len(chunks.items) < 2 or chunks.words[at].pronoun:
        return False
    verb, who = chunks.items[-2:]
    if verb.kind != "verb" or verb.word is None or verb.word.stem not in _LAYS:
        return False
    return who.kind == "noun" and not who.prep and who.last == at and "prep" not in chunks.words[at].labels


def _decided(chunks: Chunks) -> bool:
    """«قررت إيران وقف الرحلات»: a verb of deciding still lacks what is decided."""
    verb = chunks.items[-2]
    return verb.entry is not None and verb.entry.value == _DECIDES


def _tried(chunks: Chunks, at: int) -> bool:
    """«محاولة التنظيم شن هجوم»، «قرار الحكومة تنفيذ عملية»: whose it is, and then what is tried or meant."""
    last = chunks.previous
    if last is None or last.kind != "noun" or last.last != at or not last.definite:
        return False
    if not last.short and last.word is not None and last.word.stem in _WILL:
        return True
    hedge = chunks.items[-2] if len(chunks.items) > 1 else None
    meant = hedge is not None and hedge.kind == "other" and hedge.entry is not None and hedge.entry.label == "hedge"
    return meant and hedge is not None and hedge.last == last.first and not last.prep


def _wanted(chunks: Chunks, at: int) -> bool:
    """«رفضه | قتل المدنيين»، «محاولة الجيش | قتل القائد»: what a noun of will or of refusing still lacks."""
    last = chunks.previous
    if last is None or last.kind not in ("noun", "other") or last.last != at or not last.definite or last.word is None:
        return False
    if last.short and last.pronoun or not last.short:
        return last.word.stem in _WILL
    will = chunks.items[-2] if len(chunks.items) > 1 else None
    whose = will is not None and will.short and will.last == last.first and not (last.prep or last.conj)
    return whose and will is not None and will.word is not None and not will.definite and will.word.stem in _WILL


def _avowed(chunks: Chunks) -> bool:
    """«بعد تبني الحزب أمس | قتل شرطيين»، «إعلان الوزارة | أسر قائد»: what somebody owns up to, or announces."""
    near = [item for item in chunks.items[-_WHOSE:] if item.kind != "date"]
    whose = near[-1] if near else None
    if whose is None or whose.kind != "noun" or whose.mention("group", "place") is None or whose.conj:
        return False
    if not whose.short and whose.word is not None and whose.word.stem in _AVOWS:
        return True
    avowal = near[-2] if len(near) > 1 and not whose.prep else None
    told = avowal is not None and avowal.kind == "noun" and avowal.short and avowal.last == whose.first
    return told and avowal is not None and avowal.word is not None and avowal.word.stem in _AVOWS


def _decreed(chunks: Chunks, at: int) -> bool:
    """«أدانت قرار الجماعة | منع الصحفيين من السفر»: what a decree holds that is itself governed by a verb before it."""
    last = chunks.previous
    if last is None or "decision" not in last.labels or last.last != at or not last.definite or last.short:
        return False
    before = chunks.items[-2] if len(chunks.items) > 1 else None
    governed = bool(last.prep) or before is not None and before.kind in ("verb", "noun")
    return governed and chunks.words[last.first].stem == _DECREE and not chunks.words[last.first].article


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
    if last.prep and last.short and not last.definite and last.word is not None and _is_abstract(last.word):
        return False  # «بمواصلة دعمها للحركة»
    whole = chunks.items[-2] if len(chunks.items) > 1 else None
    part = last.prep == "min" and whole is not None and whole.nominal and not whole.definite
    told = whole is not None and whole.kind == "that" and last.kind == "noun" and not last.prep  # «أن التنظيم خطفه»
    return not last.definite or last.partitive or part or told or _deed_before(chunks, last, at)


def _deed_before(chunks: Chunks, last: Item, at: int) -> bool:
    """«هجوم على القاعدة | شنه التنظيم»: of a deed that nobody is said to have done, past where or on whom; by whom."""
    if not last.prep or "light" not in chunks.words[at].labels or at + 1 >= len(chunks.words):
        return False
    who = chunks.words[at + 1]
    if who.lead or not (who.has("grouphead", "human") or chunks.unit_kind(at + 1) in ("group", "person")):
        return False
    for item in reversed(chunks.items[-_DEED_NEAR:]):
        if item.kind == "trigger":
            return not (item.definite or item.pronoun)
        if item.kind not in ("noun", "date") or not item.prep and item.kind == "noun" or item.conj:
            return False
    return False


def _qualified(chunks: Chunks, at: int) -> bool:
    """An indefinite adjective follows: «قصف عنيف»."""
    following = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if following is None or following.stem.endswith(SOUND) or at + 1 in chunks.numbers or "stop" in following.labels:
        return False  # «شن أكثر من عشر غارات»، «وهرب لاحقا إلى …»
    if following.stem in _UNKNOWN and at + 2 < len(chunks.words) and chunks.suffering(at + 2):
        return False  # «قتل ملثم شاباً»
    return "adj" in following.labels and not following.article and not following.has("human", "grouphead", "placehead")


def _carried(chunks: Chunks) -> bool:
    """A light verb before, still without the noun that it carries."""
    for item in reversed(chunks.items[-6:]):
        if item.kind == "verb":
            return item.entry is not None and (item.entry.label == "light" or item.entry.value == _DECIDES)
        if item.kind not in ("noun", "date", "other") or item.conj:
            return False
    return False
