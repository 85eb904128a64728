"""Who says it where no verb of saying does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from khabar.claims.cues import AS, Speech, denial_at, feminine, opening, plural
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.ours import clause_end, is_first
from khabar.claims.reach import Reach, around, cut, outer
from khabar.claims.reasons import LAYS
from khabar.claims.sources import Phrase, phrase
from khabar.claims.speaker import Speaker
from khabar.claims.speakers import Roster
from khabar.claims.subjects import front_of, subject_of
from khabar.claims.traits import acts, is_place, is_reason, is_somebody
from khabar.claims.voices import can_speak, is_one, opens_quote
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_HEARD = word_class("heard")
_SIDES = 4  # items from one side to the other: «بين الأسر وبين القادة»
_TOLD = 4  # items from «وبين» to its «أن»
_ATTESTS = word_class("attests")
_THAT = "بان"
_FAR = 9  # items from such a verb to its «بأن»
_STORY = word_class("his_story")
LONE = 4  # sentences from who spoke to a quotation that stands by itself
_OPENS = 4  # characters before the words of a quotation that opens a line
_MARKS = ' \t«»"“”„‹›-–—*•'
SAYING = word_class("saying")
INFORMATION = word_class("information")
_DENY = "deny"
_LAID = 9  # items from a verb of laying something to a reason to that
RULES_OUT = "ستبعد"  # «لم يستبعد»، «لا تستبعد»
TELLING = word_class("telling_noun")  # «كشف المحافظ عن …»
_ANNOUNCES = frozenset({"announcement", "assertion", "claim", "clarification"})


def heard(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> bool:
    """«سمعت من أحد الحراس أنه …»: what somebody was told, and by whom."""
    if item.index + 1 >= len(items) or items[item.index + 1].prep != "min" or item.word is None:
        return False
    told = items[item.index + 1 : item.index + 4]
    that = next((i for i in told if i.kind == "that"), None)
    if that is None or not item.word.means(_HEARD) or not can_speak(told[0]):
        return False
    speaker = roster.read(sentence, items, [i for i in told if i.nominal and i.index < that.index], True)
    if speaker is None:
        return False
    start = sentence.tokens[that.first].start
    outside, cue = around(made, start), sentence.bounds(item.first, item.last)
    if item.conj and outside and made[-1].within is not None:
        outside = list(made[-1].within.speakers)  # «سمعت من الحارس أنه …، وسمعت من غيره أنه …»
    cut(made, sentence.tokens[item.first].start)
    made += reach.forward(sentence, [*outside, speaker], cue, start, "neutral", order, items)
    return True


def informed(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«حصل المرصد على معلومات من مصادر موثوقة أن …»: from whom the information is, within what brings it in."""
    told = list(takewhile(lambda i: i.kind in ("noun", "verb") and not i.conj, items[item.index + 1 :]))[:_TOLD]
    that = items[item.index + 1 + len(told)] if item.index + 1 + len(told) < len(items) else None
    nouns = [i for i in told if i.kind == "noun"]
    if that is None or that.kind != "that" or not nouns or nouns[0].prep != "min":
        return
    if not can_speak(nouns[0]) or is_place(nouns[0]):  # «الأنباء الواردة من المحافظات»
        return
    speaker = roster.read(sentence, items, nouns, True)
    if speaker is not None:
        cut(made, sentence.tokens[item.first].start)
        cue, start = sentence.bounds(item.first, item.last), sentence.tokens[that.first].start
        made += reach.forward(sentence, [*around(made, start), speaker], cue, start, "neutral", order, items)


def explained(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«وبين أن …»، «وبين فلان أن …»: the verb that is spelt like «بين»."""
    that = items[item.index]
    if item.kind == "noun":
        near = items[item.index : item.index + _TOLD]
        told = list(takewhile(lambda i: i.kind == "noun" or i.value == "apposition", near))
        at = item.index + len(told)
        sides = items[max(0, item.index - _SIDES) : item.index]
        if any(i.prep == "bayn" or i.value == "among" for i in sides):
            return  # «بينها وبين القادة، وأن …»: the second side of what stands between two
        if not item.conj or any(i.conj for i in told[1:]) or at >= len(items) or items[at].kind != "that":
            return
        that = items[at]
        nouns = [i for i in told if i.kind == "noun"]
        speaker = roster.read(sentence, items, nouns, True) if can_speak(item) else None
        again = [speaker] if speaker is not None else []
    else:
        again = list(made[-1].speakers) if made else ([s] if (s := roster.again(False)) is not None else [])
    if again:
        cue = sentence.bounds(item.prep_at, item.prep_at + 1)
        cut(made, cue[0])
        made += reach.forward(sentence, again, cue, sentence.tokens[that.first].start, "neutral", order, items)


def not_ruled_out(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«لم يستبعد الخبير أن ينسحب …»، «لا تستبعد المصادر انسحاب …»: who holds it possible says so."""
    after = phrase(sentence, items, item.index + 1, False)
    content = items[after.stop] if after.stop < len(items) else None
    if content is None or content.kind not in ("that", "trigger") or content.prep not in ("", "an"):
        return
    speaker = roster.read(sentence, items, after.nouns) if after.nouns and can_speak(after.nouns[0]) else None
    speaker = speaker or (roster.again(None) if not after.nouns and item.conj else None)
    if speaker is None:
        return
    cue = sentence.bounds(item.first, item.last)
    cut(made, cue[0])
    made += reach.forward(sentence, [speaker], cue, sentence.tokens[content.first].start, "neutral", order, items)


def accuse(
    reach: Reach,
    roster: Roster,
    sentence: Sentence,
    items: Sequence[Item],
    item: Item,
    order: int,
    made: list[Speech],
    accused: tuple[Item | None, Item],
) -> None:
    """«اتهمت الحكومة الجماعة بقصف المدينة»: who accuses says what the accused did."""
    accuser, target = accused
    speaker: Speaker | None
    if accuser is None:
        speaker = front_of(roster, sentence, items, item) if not item.conj else None
    else:
        speaker = roster.read(sentence, items, [n for n in items[accuser.index : target.index] if n.nominal], True)
    front = before(items, item.index).items if speaker is None and not item.conj else []
    told = item.index > 0 and items[item.index - 1].kind == "relative"
    if front and (told or not front[0].prep):
        speaker = roster.read(sentence, items, front[:1], True)  # «إن تركيا اتهمت …»
    speakers = [speaker] if speaker is not None else list(made[-1].speakers) if made else []
    if not speakers and accuser is None:
        again = roster.again(feminine(item))
        speakers = [again] if again is not None else []
    if not speakers:
        return
    cue, start = sentence.bounds(item.first, item.last), sentence.tokens[target.first].start
    outside = outer(items, item, made, cue[0])
    if not outside:
        cut(made, sentence.tokens[opening(items, item).first].start)
    said = reach.forward(sentence, [*outside, *speakers], cue, start, "neutral", order, items)
    if item.pronoun:  # «وتتهمه الجماعة بالتجسس، وقاموا بخطفه»
        said[0].stop = min(said[0].stop, clause_end(sentence, items, item))
    made += said


def blames(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«حملت الحكومة الجماعة مسؤولية الهجوم»، «نسب الوزير الهجوم إلى …»: who lays it to somebody says so."""
    after = [i for i in phrase(sentence, items, item.index + 1).nouns if not i.prep]
    following = items[item.index + 1] if item.index + 1 < len(items) else item
    lead = after[0] if after and can_speak(after[0]) and not is_reason(after[0]) else None
    lays = item.entry is not None and item.entry.lemma in LAYS
    if lays and not _to_what(items, item):
        return  # «أرجع الجيش الأسرى إلى البلدة»
    if lays and lead is None and following.nominal and (item.conj or sentence.form(item.first - 1) == AS):
        again = roster.again(feminine(item))  # «كما أرجع تأخر الهجوم إلى …»: who spoke last
        if again is not None:
            cue = sentence.bounds(item.first, item.last)
            cut(made, cue[0])
            made += reach.forward(sentence, [again], cue, cue[1], "neutral", order, items)
        return
    if lead is None or plural(item) or is_first(item):
        return  # «نحمل الحكومة مسؤولية …»
    speaker = roster.read(sentence, items, after[:1], True)
    if speaker is None:
        return
    stop, cue = _clause_end(sentence, items, lead), sentence.bounds(item.first, item.last)
    cut(made, cue[0])
    speakers, (first, last) = [*around(made, cue[0]), speaker], sentence.bounds(lead.first, lead.last)
    made.append(Speech(last, stop, speakers, cue, "indirect", "neutral", order))
    at = sentence.tokens[item.first].start
    made.append(Speech(at, first, speakers, cue, "indirect", "neutral", order))  # what he does stands in the verb


def _to_what(items: Sequence[Item], verb: Item) -> bool:
    """«عزا المتحدث الهزيمة | إلى نقص السلاح»: to a deed or a matter, and to no place and nobody."""
    near = items[verb.index + 1 : verb.index + 1 + _LAID]
    to = next((i for i in near if i.prep == "ila" and i.nominal), None)
    return to is not None and not (to.kind == "noun" and (acts(to) or is_somebody(to) or is_place(to)))


def learnt(roster: Roster, sentence: Sentence, items: Sequence[Item], after: Phrase) -> list[Speaker] | None:
    """«علمت الصحيفة من مصادر أن»: from whom an outlet has learnt it; what it names nobody for, it tells itself.

    ``None`` where somebody else has learnt it, who speaks as with any other verb.
    """
    lead = after.nouns[0] if after.nouns else None
    paper = lead is not None and not lead.prep and (lead.has("mediahead", "media") or opens_quote(sentence, lead.first))
    if lead is None or not (paper or lead.pronoun):
        return None
    told = [n for n in after.nouns[1:] if n.prep == "min" and can_speak(n)]
    speaker = roster.read(sentence, items, [n for n in after.nouns if n.index >= told[0].index], True) if told else None
    return [speaker] if speaker is not None else []


def saying(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«واصل حديثه بقوله: …»، «اختتم بالقول إن …»: who acts in the sentence speaks."""
    following = items[item.index + 1] if item.index + 1 < len(items) else None
    if following is None or not (
        following.kind == "that"
        or following.kind == "mark"
        and following.value == ":"
        or opens_quote(sentence, following.first)
    ):
        return
    speakers = list(made[-1].speakers) if made else subject_of(roster, sentence, items, item)
    speakers = speakers or ([s] if (s := roster.again(None)) is not None else [])
    if speakers:
        cue = sentence.bounds(item.first, item.last)
        cut(made, sentence.tokens[item.first].start)
        made += reach.forward(sentence, speakers, cue, sentence.tokens[following.first].start, "neutral", order, items)


def by_noun(
    roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """«رغم نفي الحكومة مقتل الجنود، …»، «بعد إعلان الجيش مقتل القائد»: who says so, up to the next mark.

    The stance is neutral, for it is ``negation`` that denies what a noun of denial governs.
    """
    at = denial_at(sentence, item)
    told = at if at is not None else _telling(sentence, item)
    if told is None:
        return
    last = made[-1] if made and made[-1].stance == _DENY else None
    if last is not None and last.cue is not None and last.cue[1] <= sentence.tokens[item.first].start < last.stop:
        return  # «نفى المتحدث مزاعم الحركة بأن …»: what is rejected
    after = phrase(sentence, items, item.index + 1, False)
    content = items[after.stop] if after.stop < len(items) else None
    if content is None or not _is_content(content, at is not None):
        return
    if any(i.kind in ("relative", "verb") for i in items[item.index + 1 : content.index]):
        return  # «مزاعم الجماعة التي زعمت أنها …»: read from its verb
    nouns = list(after.nouns)
    if told + 1 < item.last:
        owner = Item("noun", told + 1, item.last, fill=(told + 1, item.last), definite=True)
        owner.stand_for(sentence.words[told + 1])
        owner.mentions, owner.index = [f for f in item.mentions if f.first > told], item.index
        nouns.insert(0, owner)
    if not nouns or nouns[0].prep or nouns[0].has("say_noun"):
        return  # «رفض تأكيد أو نفي المعلومات»: what is denied
    if at is None and not can_speak(nouns[0]):
        return
    speaker = roster.read(sentence, items, nouns)
    if speaker is None:
        return
    stop = _clause_end(sentence, items, content)
    if content.kind != "that":  # «مع إعلان مقاتليها الولاء للتنظيم | الذي يسيطر على …»: told by the outlet
        which = next((i for i in items[content.index :] if i.kind == "relative"), None)
        stop = min(stop, sentence.tokens[which.first].start) if which is not None else stop
    cue, start = sentence.bounds(told, told + 1), sentence.tokens[content.first].start
    made.append(Speech(start, stop, [*around(made, start), speaker], cue, "indirect", "neutral", order))


def _telling(sentence: Sentence, item: Item) -> int | None:
    """The token of a noun of announcing with which a phrase begins: «بعد إعلان الجيش», «رغم تأكيد الحكومة»."""
    for at in range(item.first, min(item.first + 2, item.last)):
        word = sentence.words[at]
        said = word.entry("say_noun") if "say_noun" in word.labels else None
        if said is not None and said.value in _ANNOUNCES or word.stem in TELLING:
            return at if not word.article and not word.pronoun else None
    return None


def _is_content(content: Item, denied: bool) -> bool:
    """What is told: a clause, a deed, or that something is there: «أن …»، «مقتل …»، «عن وجود أسرى»."""
    if content.kind == "trigger":
        return denied or content.prep in ("", "an", "bi")
    return not denied and (
        content.kind == "that" and not content.conj or content.kind == "noun" and content.prep == "an"
    )


def _clause_end(sentence: Sentence, items: Sequence[Item], item: Item) -> int:
    """Where the clause of an item ends: at the next mark or connective."""
    mark = next((i for i in items[item.index :] if i.kind in ("mark", "clause")), None)
    return sentence.tokens[mark.first].start if mark is not None else sentence.stop


def attested(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> bool:
    """«دفع المحامي بأن …»، «شهد الضابط بأن …»: verbs that tell nothing but before «بأن»."""
    if item.negated or item.prep or item.word is None or not item.word.means(_ATTESTS):
        return False
    near = items[item.index + 1 : item.index + _FAR]
    told = list(takewhile(lambda i: i.nominal or i.value == "apposition", near))
    that = near[len(told)] if len(told) < len(near) else None
    if that is None or that.kind != "that" or not sentence.form(that.first).startswith(_THAT):
        return False
    lead = told[0] if told and not told[0].prep and can_speak(told[0]) else None
    speaker = roster.read(sentence, items, [n for n in told if n.nominal], True) if lead is not None else None
    again = roster.again(feminine(item)) if speaker is None and item.conj and not told else None
    speakers = [s for s in (speaker, again) if s is not None]
    if not speakers:
        return False
    cue, start = sentence.bounds(item.first, item.last), sentence.tokens[that.first].start
    cut(made, sentence.tokens[opening(items, item).first].start)
    made += reach.forward(sentence, speakers, cue, start, "neutral", order, items)
    return True


def by_itself(
    reach: Reach,
    roster: Roster,
    sentence: Sentence,
    items: Sequence[Item],
    order: int,
    near: list[Speaker],
    spoke: int,
) -> list[Speech]:
    """Whose words they are that no verb of saying brings in: before a colon, or in a paragraph by themselves."""
    if sentence.heading:
        return []
    made = _after_colon(reach, roster, sentence, items, order) if ":" in sentence.spelled else []
    if made or not _is_lone(reach, sentence) or not any(i.kind == "verb" for i in items):
        return made
    hero = roster.hero(order)
    speakers = [hero] if hero is not None and (not near or roster.told_at > spoke) else near
    if not speakers or speakers[0].kind not in ("person", "anonymous"):
        return []
    return [Speech(sentence.start, sentence.stop, speakers, None, "direct", "neutral", order)]


def _after_colon(reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
    """«تستعيد هيفاء ليلة هروبها: «…»»، «يكمل الشاب حديثه: …»: whoever acts before the colon says what follows it."""
    colon = next((i for i in items if i.kind == "mark" and i.value == ":"), None)
    content = items[colon.index + 1] if colon is not None and colon.index + 1 < len(items) else None
    verb = next((i for i in items if i.kind == "verb"), None)
    if colon is None or content is None or verb is None or verb.index > colon.index or verb.negated:
        return []
    before = items[colon.index - 1]
    his = before.kind == "noun" and sentence.form(before.last - 1) in _STORY
    if not (his or opens_quote(sentence, content.first)) or any(i.kind == "relative" for i in items[: verb.index]):
        return []
    nouns = [n for n in phrase(sentence, items, verb.index + 1).nouns if n.index < colon.index]
    lead = next((n for n in nouns if not n.prep), None)
    if lead is None or lead.index != verb.index + 1 or not is_one(lead) or "kin" in lead.labels:
        return []
    speaker = roster.read(sentence, items, [n for n in nouns if n.index >= lead.index], True)
    if speaker is None:
        return []
    cue, start = sentence.bounds(verb.first, verb.last), sentence.tokens[content.first].start
    return reach.forward(sentence, [speaker], cue, start, "neutral", order, items)


def _is_lone(reach: Reach, sentence: Sentence) -> bool:
    """A quotation that makes a paragraph by itself, where nobody is named who says it."""
    near = reach.quotes.near(sentence.start)
    held = [q for q in near if q.closed and sentence.start < q.stop and sentence.stop <= q.stop + _OPENS]
    if not held:
        return False  # as mostly
    source = sentence.source
    line = source.rfind("\n", 0, sentence.start) + 1
    quote = next((q for q in held if 0 <= q.start - line <= _OPENS), None)
    if quote is None or source[line : quote.start].strip(_MARKS):
        return False
    end = source.find("\n", quote.stop)
    after = source[quote.stop : end if end >= 0 else len(source)]
    return not any(c.isalpha() for c in after)
