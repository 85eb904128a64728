"""Chunk a sentence into items: left to right, once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.claims.ages import set_ages_aside
from khabar.claims.appointments import RULERS
from khabar.claims.apposition import appose, belong, qualify, rename
from khabar.claims.attempts import attempt
from khabar.claims.chunks import Chunks
from khabar.claims.continuations import is_bare_name
from khabar.claims.exceptions import affirm
from khabar.claims.homographs import (
    MOTHER,
    accusative,
    acts,
    blow,
    crosses,
    dated,
    imam,
    is_mother,
    on_me,
    others,
    placed,
    stands_before,
    verb_after,
    verbal,
    who_did,
)
from khabar.claims.items import NOUNS, TRIGGER_NOUNS, Item, ItemKind, opens_clause
from khabar.claims.kinasides import set_kin_aside
from khabar.claims.openings import OPENERS, in_row, not_to, opening, styled, town, unnamed
from khabar.claims.phrases import push_noun
from khabar.claims.rereadings import dotted, reread
from khabar.claims.routes import (
    ABOUT,
    ALONE,
    ASIDE,
    ELSE,
    FIXED,
    LETTERS,
    NOT_TO,
    OF_WHOM,
    ON_ME,
    OWN,
    PARTICIPLES,
    PARTICLE,
    PARTICLES,
    PHRASE,
    PRONOMINAL,
    RARE,
    TO_HIM,
    TORN,
    VERB,
    WHAT,
    WHITHER,
    WISHING,
)
from khabar.claims.someof import so_many_of_them, some_of_them
from khabar.claims.sums import add_up
from khabar.claims.verbs import is_verb, push_verb
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.personspan import title_stop
from khabar.mentions.personwords import TITLE_LETTERS
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND, VERBAL, Vocabulary, Word

_KINDS: dict[str, ItemKind] = {
    "rel": "relative", "comp": "that", "sub": "clause", "cause": "clause", "negation": "relative"
}  # fmt: skip
_MENTIONED = frozenset({"()", "[]", "«»", "“”"})
_SO_CALLED = word_class("so_called")
_ACCUSED = {"ه": "المتهم", "ها": "المتهمه", "هم": "المتهمين", "هما": "المتهمان", "هن": "المتهمات"}  # «المدعى عليه»
_PEOPLE = {"ه": "الشخص", "ها": "السيده", "هم": "الاشخاص", "هما": "الشخصان", "هن": "السيدات"}
_WOMAN = "امراه"
_WITH_PREPOSITION = word_class("with_preposition")
_DOUBTED = word_class("hedge_of_noun")
_DIRECTED = frozenset({"direction"})
_TOLLS = frozenset({"pn", "np"})
_BOUND_TITLE = 3  # words of a title at the end of a phrase: «للرئيس اليمني السابق»
_ACCUSES = "accuse"
_LOST = "فقد"
_PURPOSE, _FUTURE = "purpose", "يتنا"  # with what a verb in the imperfect begins
_WAYS = frozenset({"ila", "min"})
_INVOLVED = word_class("involvement")
_CORPSES, _BODY = word_class("corpse"), 4  # words to them
_INSIDE = frozenset({"fi", "near"})
_SHARES = word_class("share")
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_TOLD = OWN | PHRASE | FIXED | PARTICLE | VERB | ASIDE
_LEFT_OVER = frozenset({"تبقي", "بقي"})  # «ما تبقى من …»
_SPECIAL = _TOLD | RARE  # a word with none of these only begins a noun phrase


def chunk(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> list[Sequence[Item]]:
    """The items of each sentence, in order; each step through all sentences, as ``read_clauses`` does it."""
    made = [Chunks(sentence, vocabulary) for sentence in sentences]
    for step in _STEPS:
        for chunks in made:
            step(chunks)
    return [chunks.items for chunks in made]


def _walk(chunks: Chunks) -> None:
    tokens = chunks.tokens
    at, end = 0, len(tokens)
    routes, units, consumed = chunks.routes, chunks.units, chunks.consumed
    while at < end:
        route = routes[at]
        if not (route & _SPECIAL or at in units or at in consumed):
            at = push_noun(chunks, at)  # as most words
        elif not route & ELSE and _only_leads(chunks, at):
            at = _lead(chunks, at, chunks.words[at])
        elif tokens[at].kind == "mark":
            at = _mark(chunks, at)
        else:
            at = _step(chunks, at)


def _only_leads(chunks: Chunks, at: int) -> bool:
    """Is the preposition here no part of anything that the sentence names, nor of a phrase of function words?"""
    if not chunks.items or at in chunks.units or at in chunks.consumed or at in chunks.numbers:
        return False
    return not chunks.routes[at] & PHRASE or chunks.function(at) is None


def _lead(chunks: Chunks, at: int, word: Word) -> int:
    """A preposition that waits for its phrase; but «إلى داخل المدينة» is to the city."""
    value = word.entries[0].value
    if word.conjunction:
        chunks.conj = True
    if not (chunks.prep_at == at - 1 and chunks.prep in _WAYS and value in _INSIDE):
        chunks.prep, chunks.prep_at = value, at
    return at + 1


def _appose(chunks: Chunks) -> None:
    qualify(chunks.items)
    if chunks.people:
        belong(chunks.items, chunks.sentence)
    people = chunks.people or not RULERS.isdisjoint(chunks.sentence.stems)
    appose(chunks.items, chunks.words, people)
    if chunks.people and "kin" in chunks.sentence.labels:
        set_kin_aside(chunks.items, chunks.words)
    if chunks.people and True in chunks.sentence.quoted:
        rename(chunks.items, chunks.sentence)


def _set_aside(chunks: Chunks) -> None:
    """What is no phrase of its own, and sums; every item learns where it stands."""
    items, sentence = chunks.items, chunks.sentence
    set_ages_aside(items, sentence)
    attempt(chunks)
    affirm(items, sentence)
    for found in sentence.founds:
        if found.kind == "money":
            add_up(items, sentence)
            break
    for index, item in enumerate(items):
        item.index = index
    for item in items if "يا" in sentence.spelled else ():
        if item.kind == "noun" and item.first and not item.prep and sentence.form(item.first - 1) == "يا":
            item.kind, item.value = "other", "called"  # «وصلت إلى تركيا يا أمي»


def _attach(chunks: Chunks) -> None:
    """«القوات الموالية للرئيس السابق | فلان»: the name of whom the phrase before it ends with."""
    for item, other in pairwise(chunks.items) if chunks.people else ():
        if item.kind != "noun" or other.kind != "noun" or other.prep or other.conj or other.first != item.last:
            continue
        person = other.mention("person")
        if person is None or person.first != other.first or item.last - item.first < _BOUND_TITLE:
            continue
        words = chunks.words[max(item.first + 1, item.last - _BOUND_TITLE) : item.last]
        if any("title" in w.labels and w.preposition == "ل" for w in words) and item.mention("person") is None:
            item.last = other.last
            other.kind, other.value = "other", "apposition"


_STEPS = (_walk, _appose, _attach, _set_aside)


def _named(chunks: Chunks, at: int) -> bool:
    """Whether a person is named from a token on."""
    return any(found.kind == "person" and found.first == at for found in chunks.sentence.founds)


def _step(chunks: Chunks, at: int) -> int:
    """One item, or a word that waits for the next, which is no mark; the token after it."""
    word, route = chunks.words[at], chunks.routes[at]
    if route & RARE:
        after = _rare(chunks, at)
        if after:
            return after
    if at in chunks.consumed:
        chunks.push(Item("other", at, at + 1, value="object"), word)
        return at + 1
    if not route & _TOLD and at not in chunks.units:
        return push_noun(chunks, at)
    unit = chunks.units.get(at)
    if not chunks.items and word.form in OPENERS:
        after = opening(chunks, at)
        if after:
            return after
    if route & OWN and reread(chunks, at):
        word, route, unit = chunks.words[at], chunks.routes[at], None
    if unit is not None and unit.kind == "date":
        chunks.push(Item("date", at, unit.last, mentions=[unit]), word)
        return unit.last
    if route & PHRASE and (unit is None or unit.kind in ("group", "place")):
        phrase = chunks.function(at)
        if phrase is not None and (unit is None or phrase[1] >= unit.last) and not _whither(chunks, at):
            return _function(chunks, at, *phrase)
    if unit is not None or word.form == "فان" and town(chunks, at):
        return push_noun(chunks, at)
    if route & FIXED or at in chunks.numbers:
        after = _fixed(chunks, at) or _way(chunks, at)
        if after:
            return after
    if route & PARTICLE:
        after = _particle(chunks, at)
        if after:
            return after
    if route & VERB and not dotted(chunks, at) and is_verb(chunks, at):
        return push_verb(chunks, at)
    return _content(chunks, at) if route & ASIDE else push_noun(chunks, at)


def _rare(chunks: Chunks, at: int) -> int:
    """What only a few forms can be; 0 where this one is nothing of it."""
    form = chunks.words[at].form
    if form in TITLE_LETTERS and (name := title_stop(chunks.sentence, at)) > at and _named(chunks, name):
        return name  # «د. فلان»
    if form in NOT_TO and (after := not_to(chunks, at)):
        return after
    return unnamed(chunks, at) if form in WISHING and at not in chunks.consumed else 0


def _whither(chunks: Chunks, at: int) -> bool:
    """«إلى جهة مجهولة»: where to, which is said not to be known."""
    return chunks.prep == "ila" and chunks.words[at].stem in WHITHER and not chunks.words[at].lead


def _way(chunks: Chunks, at: int) -> int:
    """Where to, and with what: a direction, or a clause of what somebody bears; 0 for any other word."""
    if chunks.bears(at):
        chunks.push(Item("clause", at, at + 2, value="holding"), chunks.words[at])  # «هرب … حاملاً معه …»
        return at + 2
    if not _whither(chunks, at):
        return 0
    after = push_noun(chunks, at)
    if not chunks.items[-1].short:
        chunks.items[-1].labels |= _DIRECTED
    return after


def _mark(chunks: Chunks, at: int) -> int:
    form = chunks.tokens[at].form
    if form in _CLOSERS:
        if at in chunks.numbers:
            return push_noun(chunks, at)  # «القبض على (16) شخصاً»
        chunks.depth += 1
        chunks.add(Item("open", at, at + 1))
        if chunks.unit_kind(at + 1) == "person":
            return at + 1  # «(ع. الحمد) و(ر. السلوم)»: the conjunction is that of the name
    elif form in _CLOSERS.values():
        chunks.depth = max(0, chunks.depth - 1)
        chunks.add(Item("close", at, at + 1))
    else:
        chunks.add(Item("mark", at, at + 1, value="،" if form == ":" and in_row(chunks, at) else form))
    chunks.prep, chunks.conj = "", False
    return at + 1


def _fixed(chunks: Chunks, at: int) -> int:
    """Words known by their form alone; 0 for any other."""
    word, token = chunks.words[at], chunks.tokens[at]
    bare = word.form[len(word.conjunction) :]
    if PRONOMINAL.get(bare) in ("bi", "fi") and _suspect(chunks, at):
        noun = chunks.items[-1]
        noun.last, noun.fill = at + 1, (noun.fill[0], at + 1)
        return at + 1
    if bare == TO_HIM and chunks.sentence.source[token.start + len(word.conjunction)] != "آ":
        item = chunks.push(Item("other", at, at + 1, value="pronoun"), word)
        item.prep, item.pronoun = "ila", "ه"
        return at + 1
    if bare in PRONOMINAL:  # «به»، «لها»
        chunks.push(Item("other", at, at + 1, value="pronoun"), word).prep = PRONOMINAL[bare]
        return at + 1
    if bare in WHAT and at + 1 < len(chunks.words) and _so_called(chunks.words[at + 1]):
        _wait(chunks, at, bool(word.conjunction), WHAT[bare])  # «التحق بما يسمى كتيبة …»
        return at + (3 if chunks.sentence.form(at + 2) == "ب" else 2)
    if bare in WHAT and chunks.sentence.form(at + 1) in _LEFT_OVER and chunks.sentence.form(at + 2) == "من":
        if at + 3 < len(chunks.words) and not chunks.words[at + 3].lead:
            _wait(chunks, at, bool(word.conjunction), WHAT[bare])
            return at + 3  # «انسحب ما تبقى من | قوات الجماعة»
    if word.stem == "شكل" and word.preposition == "ب" and not word.article:  # «بشكل شبه يومي»
        last = min(at + (3 if chunks.sentence.form(at + 1) == "شبه" else 2), len(chunks.tokens))
        chunks.push(Item("other", at, last, value="manner"), word)
        return last
    if token.kind == "word" and token.form in ALONE:
        _wait(chunks, at, token.form in ("و", "ف"), LETTERS.get(token.form, ""))
        return at + 1
    if at in chunks.numbers and chunks.numbers[at].last > at + 1:
        return push_noun(chunks, at)
    if word.stem == "اي" and chunks.sentence.form(at + 1) == "من" and at + 2 < len(chunks.words):
        _wait(chunks, at, bool(word.conjunction), LETTERS.get(word.preposition, ""))
        return at + 2  # «انشقاق أي من قادة الجماعة»
    if chunks.aims(at):
        _wait(chunks, at, bool(word.conjunction), "did")
        return at + 1
    if chunks.more(at):
        _wait(chunks, at, bool(word.conjunction), LETTERS.get(word.preposition, ""))
        return at + 2  # «إجراء مزيد من المفاوضات»
    if word.stem in ("كل", "كلا") and chunks.sentence.form(at + 1) == "من":
        named = at + (3 if chunks.sentence.form(at + 2) == ":" else 2)
        if named in chunks.units or _people(chunks, named):
            _wait(chunks, at, bool(word.conjunction), LETTERS.get(word.preposition, ""))
            return named  # «كل من فلان وفلان»، «كل من: فلان وفلان»
    return 0


def _people(chunks: Chunks, at: int) -> bool:
    """«ضد كل من | متشددي التنظيم والأكراد»: people or a body, and not «كل من يحاول»."""
    word = chunks.words[at] if at < len(chunks.words) else None
    return (
        word is not None
        and not word.lead
        and "verb" not in word.labels
        and word.has("human", "grouphead", "group", "honorific")
    )


def _of_what(chunks: Chunks, at: int) -> bool:
    """«كان فلان متهماً | بقتل …»: of what he stands accused; but «متهماً بدوره الجيش», who accuses."""
    word, whom = chunks.words[at] if at < len(chunks.words) else None, chunks.previous
    being = chunks.items[-2] if whom is not None and whom.kind == "noun" and len(chunks.items) > 1 else whom
    said = being is not None and being.kind == "verb" and "aux" in being.labels
    return said and word is not None and word.preposition == "ب" and not word.pronoun


def _so_called(word: Word) -> bool:
    """«ما يسمى»، «ما يعرف ب», not «ما يسميه التنظيم»."""
    return word.stem in _SO_CALLED and not word.pronoun


def _mutilates(chunks: Chunks, at: int) -> bool:
    """«مثل المسلحون | بجثث القتلى»: by what it is done to, and not «like»."""
    return any(w.preposition == "ب" and w.stem in _CORPSES for w in chunks.words[at + 1 : at + _BODY])


def _is_share(chunks: Chunks, at: int) -> bool:
    """«على نحو | نصف البلاد»: so much of it, and not whither."""
    return at < len(chunks.words) and chunks.words[at].stem in _SHARES


def _wait(chunks: Chunks, at: int, conj: bool, prep: str) -> None:
    """A conjunction or preposition that the next item takes."""
    chunks.conj = chunks.conj or conj
    if prep:
        chunks.prep, chunks.prep_at = prep, at


def _particle(chunks: Chunks, at: int) -> int:
    """Function words of the lexicon, where they are not something else here; 0 for any other."""
    word = chunks.words[at]
    if word.form == MOTHER and is_mother(chunks, at):
        end = push_noun(chunks, at)
        chunks.items[-1].stand_for(chunks.vocabulary.word(_WOMAN))
        return end
    if not chunks.routes[at] & TORN:
        return _function(chunks, at, word.entries[0], at + 1)
    prep = word.entry("prep") if "prep" in word.labels else None
    if prep is not None and (imam(chunks, at) or word.any(VERBAL) and verbal(chunks, at)):
        prep = None
    if word.form == _LOST and not verb_after(chunks, at + 1):
        return push_verb(chunks, at)  # «فقد التنظيم المدينة»: after «فقد» as a particle stands a verb
    entry = word.entry(*PARTICLES) if prep is None and not word.article else None
    speaks_for = at + 1 < len(chunks.words) and chunks.words[at + 1].form == "باسم"  # «لكن متحدثاً باسم …»
    told = entry is not None and entry.label == "say_participle"
    accused = told and entry is not None and entry.note == _ACCUSES and _of_what(chunks, at + 1)
    if entry is not None and not (told and (chunks.prep or speaks_for or accused)):  # «عن أمله في …»
        return _function(chunks, at, entry, at + 1)
    if prep is None:
        return 0
    last = chunks.previous
    opened = last is None or last.kind in ("that", "clause")
    if opened and "vt" in word.labels and not (word.preposition or word.article) and crosses(chunks, at):
        return push_verb(chunks, at)  # «عبر القيادي في الحركة فلان الحدود»
    if last is None and "vt" in word.labels and not (word.preposition or word.article):
        number = chunks.numbers.get(at + 1)
        after = number.last if number is not None else at + 1
        if acts(chunks, after) and placed(chunks, dated(chunks, after + 1)):
            return push_verb(chunks, at)  # «عبر المقاتلون الحدود»، «وعبر مئات المقاتلين خلال الأشهر الأخيرة الحدود»
    if word.stem == "مثل" and not word.pronoun and (stands_before(chunks, at) or _mutilates(chunks, at)):
        return push_verb(chunks, at)  # «مثل أمام المحكمة»، «مثل المسلحون بجثث القتلى»
    if "vcause" in word.labels:
        toll = at + 1 in chunks.numbers or at + 1 < len(chunks.words) and chunks.words[at + 1].any(_TOLLS)
        if toll and last is not None and last.nominal and not word.pronoun:
            return push_verb(chunks, at)  # «الهجوم خلف 50 قتيلا»
        if last is None and blow(chunks, at + 1):
            return push_verb(chunks, at)  # «خلف الانفجار قتلى»
    return 0 if word.article or word.preposition else _function(chunks, at, prep, at + 1)


def _content(chunks: Chunks, at: int) -> int:
    """A word that stands aside, or a noun phrase."""
    word, last = chunks.words[at], chunks.previous
    after_noun = last is not None and last.nominal
    value = None
    if word.form.endswith("يا") and not word.lead and not chunks.prep and _aside(chunks, at):
        value = "adverb"
    elif "holding" in word.labels and word.pronoun:
        chunks.push(Item("clause", at, at + 1, value="holding"), word)
        return at + 1
    elif _describes(chunks, at, after_noun) and not others(last, word):
        entry = word.entry("ap", "pp")
        if entry is not None and "acc" in entry.features and not accusative(last, word):
            entry = None  # «دخل … قادماً من …»: of the verb
        if entry is None or last is not None and last.definite == word.definite:
            chunks.push(Item("other", at, at + 1, entry=entry, value="participle"), word)
            return at + 1
    elif "hedge" in word.labels and len(word.labels) == 1 and not word.article:
        chunks.push(Item("other", at, at + 1, entry=word.entry("hedge")), word)  # «ربما»
        return at + 1
    elif "stop" in word.labels and not chunks.prep:
        value = ""
    if value is None:
        return push_noun(chunks, at)
    chunks.push(Item("other", at, at + 1, value=value), word)
    return at + 1


def _describes(chunks: Chunks, at: int, after_noun: bool) -> bool:
    """A participle with a phrase of its own, right after a noun; not «محاولة | مغادرة نحو 40 مسلحاً المدينة»."""
    word, last = chunks.words[at], chunks.previous
    if not after_noun or chunks.prep or word.preposition or not word.any(PARTICIPLES) or not chunks.governs(at):
        return False
    if word.pronoun and word.any(TRIGGER_NOUNS):
        return False  # «أعلن الحزب مساندته للجيش»: no participle with an object of its own
    ahead = chunks.items[-2] if len(chunks.items) > 1 else None
    bare = last is not None and last.short and ahead is not None and ahead.kind == "verb" and ahead.last == at - 1
    if bare and word.stem.endswith(SOUND) and is_bare_name(chunks, at - 1):
        return False  # «تحتجز قسد | المعتقلين في الحسكة»
    tries = last is not None and last.short and "lightnoun" in last.labels and not last.definite
    return not (tries and word.any(TRIGGER_NOUNS) and not word.lead)


def _aside(chunks: Chunks, at: int) -> bool:
    """«ميدانيا، …» at the head of a sentence."""
    opens = chunks.previous is None or chunks.previous.kind == "mark"
    return opens and chunks.sentence.form(at + 1) in ("،", ",") and not chunks.words[at].has("place", "given")


def _function(chunks: Chunks, at: int, entry: Entry, last: int) -> int:
    """A function word: one that waits for the next item, or an item of its own."""
    word, label = chunks.words[at], entry.label
    if last == at + 1 and _is_mentioned(chunks, at):
        return push_noun(chunks, at)
    if entry.value == _PURPOSE and label == "sub" and not _to_do(chunks, last):
        return push_noun(chunks, at)  # «بي كي كي»، «بان كي مون»: of a name, with no verb after it
    if label == "rel" and last > at + 1 and "noun" in word.labels and not opens_clause(chunks.previous):
        return push_noun(chunks, at)  # «نفذ الأمر الذي أصدره القائد», not «…، الأمر الذي أثار …»
    if entry.value == "among" and last == at + 1:
        if _themselves(chunks, at):
            return push_noun(chunks, at)
        if some_of_them(chunks, at) or so_many_of_them(chunks, at):
            return last
    if label == "prep":
        return _preposition(chunks, at, entry, last)
    if label == "conj":
        chunks.conj = True
        chunks.prep_at = at if chunks.prep_at < 0 else chunks.prep_at
    elif label == "negation" and _still(chunks, last):
        chunks.conj = chunks.conj or bool(word.conjunction)  # «ما زالت المواجهات دائرة»
    elif label == "negation" and not word.form.endswith("ما"):
        chunks.negated = True
    elif label != "particle":
        last = styled(chunks, entry, last)
        chunks.push(Item(_kind(chunks, at, entry, last), at, last, entry=entry, value=entry.value), word)
    else:
        _wait(chunks, at, False, LETTERS.get(word.preposition, ""))  # «لأي فصيل»
    return last


def _is_mentioned(chunks: Chunks, at: int) -> bool:
    """«صاروخ (لو)»، «صاروخ «لو»»: a function word in brackets by itself is what something is called."""
    token, source = chunks.tokens[at], chunks.sentence.source
    return source[token.start - 1 : token.start] + source[token.stop : token.stop + 1] in _MENTIONED


def _preposition(chunks: Chunks, at: int, entry: Entry, last: int) -> int:
    """A preposition: it waits for its phrase, where it has no enclitic and opens no clause."""
    word, value = chunks.words[at], entry.value
    owned = word.pronoun if last == at + 1 else ""
    if owned and _named_so(chunks, at):
        _name_so(chunks, word, last)
        return last
    if owned or word.form in ON_ME and on_me(chunks, at, last):
        item = chunks.push(Item("other", at, last, entry=entry, value="pronoun"), word)
        item.prep, item.pronoun = value, owned or "ي"
        return last
    if value == "since" and _since(chunks, last):
        chunks.push(Item("clause", at, last, entry=entry, value="when"), word)
        return last
    if word.form == OF_WHOM and (told := who_did(chunks, at)):
        chunks.push(Item("relative", at, last, entry=entry, value=told), word)
        return last
    part = _part(chunks, last) if value == "charge" else 0
    chunks.conj = chunks.conj or bool(word.conjunction)
    if part:
        chunks.prep, chunks.prep_at = value, at
        return part
    beside = chunks.prep_at == at - 1  # another preposition
    about = beside and at > 0 and word.form == ABOUT and _is_share(chunks, last)
    if not (about or beside and chunks.prep in _WAYS and value in _INSIDE):
        chunks.prep, chunks.prep_at = value, at  # but «إلى داخل المدينة» is to the city
    if entry.lemma.endswith((" ب", " ل")) and chunks.sentence.form(last) not in ("ب", "ل"):
        chunks.glued = last
    return last


def _to_do(chunks: Chunks, at: int) -> bool:
    """A verb after «كي», in the imperfect, or denied; an unknown word may be one by its first letter."""
    word = chunks.words[at] if at < len(chunks.words) else None
    if word is None or "negation" in word.labels:
        return word is not None
    return "imperfect" in word.features or not word.entries and word.form[0] in _FUTURE


def _part(chunks: Chunks, at: int) -> int:
    """«بتهمة | التورط في | قتل …», «للاشتباه ب|تورطهم في …»: the end of words for a part in a deed; 0 for others."""
    word = chunks.words[at] if at < len(chunks.words) else None
    return at + 2 if word is not None and word.stem in _INVOLVED and chunks.sentence.form(at + 1) == "في" else 0


def _since(chunks: Chunks, at: int) -> bool:
    """«منذ | استولى المتمردون على البلدة»: a verb in the past, and no noun."""
    word = chunks.words[at] if at < len(chunks.words) else None
    if word is None or word.lead or word.any(NOUNS | TRIGGER_NOUNS) or "adj" in word.labels:
        return False
    return bool(word.verbal) and all("past" in e.features for e in word.verbal)


def _suspect(chunks: Chunks, at: int) -> bool:
    """«المشتبه | به»: a participle that is nobody's word without its preposition."""
    last = chunks.previous
    held = last is not None and last.kind == "noun" and last.last == at
    return held and not (chunks.prep or chunks.conj) and chunks.words[at - 1].stem in _DOUBTED


def _name_so(chunks: Chunks, word: Word, last: int) -> None:
    """Take the preposition into the phrase: «المدعى عليها» is no prosecutor, «المجني عليه» somebody."""
    noun = chunks.items[-1]
    noun.last, noun.fill = last, (noun.fill[0], last)
    if not noun.labels:
        noun.stand_for(chunks.vocabulary.word(_PEOPLE.get(word.pronoun, _PEOPLE["ه"])))
    elif "title" in noun.labels:
        noun.stand_for(chunks.vocabulary.word(_ACCUSED.get(word.pronoun, _ACCUSED["ه"])))


def _named_so(chunks: Chunks, at: int) -> bool:
    """«المدعى | عليها سافرت»: a participle with its article that names somebody only with its preposition."""
    before, noun = chunks.words[at - 1] if at else None, chunks.previous
    held = noun is not None and noun.kind == "noun" and noun.last == at and not (chunks.prep or chunks.conj)
    return held and before is not None and before.article and before.stem in _WITH_PREPOSITION


def _still(chunks: Chunks, at: int) -> bool:
    """«زال» after a negation: what goes on, and is not denied."""
    following = chunks.words[at] if at < len(chunks.words) else None
    return following is not None and any(e.label == "aux" and e.lemma == "زال" for e in following.entries)


def _themselves(chunks: Chunks, at: int) -> bool:
    """«أن معظمهم تركوا الجماعة»، «وأغلبهم وصل إلى …»: most of them do it; «، معظمهم أطفال» tells of a part."""
    if "human" not in chunks.words[at].labels or at + 1 >= len(chunks.words):
        return False
    following, last = chunks.words[at + 1], chunks.previous
    opened = last.kind if last is not None else ""
    if last is not None and opened == "verb" and last.last == at and not chunks.words[at].conjunction:
        return True  # «حاول معظمهم الفرار»
    plain = opened in ("mark", "verb") and following.labels <= VERBAL
    return (opened == "that" or plain) and bool(following.verbal) and not following.lead


def _kind(chunks: Chunks, at: int, entry: Entry, last: int) -> ItemKind:
    if entry.label == "hedge" and chunks.sentence.form(last - 1) in ("ان", "بان"):
        return "that"  # «يعتقد أن …»
    if entry.value == "among" and chunks.words[at].stem in ("منهم", "منها") and not _sets_apart(chunks, at):
        return "other"
    return _KINDS.get(entry.label, "other")


def _sets_apart(chunks: Chunks, at: int) -> bool:
    """«…، منهم فلان»، «عرف منهم فلان», not «الواحد منهم»."""
    previous = chunks.previous
    if bool(chunks.words[at].conjunction) or previous is None or previous.kind in ("mark", "verb", "close"):
        return True
    counted = previous.count is not None and previous.fill[0] > previous.first and "human" in previous.labels
    after = chunks.words[at + 1] if counted and at + 1 < len(chunks.words) else None
    if after is None or previous.last != at or after.lead or after.any(VERBAL):
        return False
    return at + 1 in chunks.numbers or "human" in after.labels  # «قُتل ستة مدنيين منهم طفلان»
