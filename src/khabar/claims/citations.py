"""Words that are cited without a verb: «بحسب المصدر، …»، «…، وفق المصدر»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from khabar.claims.cues import Speech, opening, own_words, starts
from khabar.claims.items import Item
from khabar.claims.reach import Reach, between, cut, outer
from khabar.claims.sources import phrase
from khabar.claims.speaker import Speaker
from khabar.claims.speakers import Roster
from khabar.claims.voices import can_speak, is_paper
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_RULES = word_class("rules")
_PAPERS = word_class("paper")
_STANDS = word_class("stands_in")
_IMPERSONAL = word_class("impersonal")
_OWN_WORD = word_class("his_own_word")
_SHORT = 9  # characters before a citation that are too few to be what it cites


def cite(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> None:
    """What a citation brings in: the words after it where it opens its clause, else those before it."""
    if sentence.form(item.last - 1) in _OWN_WORD:
        return
    index = item.index + 1
    paper = sentence.form(item.last - 1) in _PAPERS  # «وجاء في البيان «قتلت القوات …»»: it speaks, not who acts
    while (
        not paper
        and index < len(items)
        and (items[index].kind == "relative" or items[index].kind == "verb" and "say" not in items[index].labels)
    ):
        index += 1
    if not paper and index < len(items) and items[index].kind == "verb":
        return  # «وفق ما أعلن …» is read from its verb
    link = item.entry is not None and item.entry.value == "link"
    if link and made and made[-1].cue is not None and not (index and items[item.index - 1].kind == "mark"):
        return
    after = phrase(sentence, items, index)
    nouns = [*after.nouns, *after.cited, *after.further]
    said = bool(nouns) and "say_noun" in nouns[0].labels and bool(nouns[0].pronoun)
    if item.pronoun or said or own_words(sentence, item):
        if made and made[-1].stop >= sentence.tokens[item.first].start:
            return
        again = roster.again(None)
        speakers = [again] if again is not None else []
    else:
        ruled = bool(nouns) and nouns[0].word is not None and nouns[0].word.stem in _RULES
        nouns = [] if ruled else nouns
        read = [roster.read(sentence, items, part) for part in after.told() if not ruled]
        speakers = [speaker for speaker in read if speaker is not None]
    if not speakers and not nouns and paper:
        speakers = [roster.paper(sentence, item.last - 1)]  # «وجاء في البيان أن …»
    if not speakers:
        return
    cue = sentence.bounds(item.first, item.last)
    colon = after.stop < len(items) and items[after.stop - 1].value == ":" and items[after.stop - 1].kind == "mark"
    if colon or starts(items, item) or _before_that(items, item, after.stop, made):
        cut(made, sentence.tokens[item.first].start)
        first = items[min(after.stop, len(items) - 1)]
        made += reach.forward(sentence, speakers, cue, sentence.tokens[first.first].start, "neutral", order, items)
        made[-1].kind = "cited"
        return
    _back(reach, sentence, items, item, order, made, speakers)


def passed_on(cue: int, speakers: list[Speaker], made: Sequence[Speech], link: bool = False) -> bool:
    """Is what is cited somebody's words already, which whoever is cited after them only passes on?

    «نفت الوزارة دخول قوات، حسبما ذكرت صحيفة»: the ministry's denial, by way of the paper.
    """
    outside = [s for s in made if s.forward and s.start < cue <= s.stop]
    if not outside:
        return False
    if outside[-1].speakers[-1].stem in _IMPERSONAL:
        outside[-1].speakers = [*outside[-1].speakers[:-1], *speakers]  # «تشير الحصيلة إلى …، بحسب المحافظ»
    elif speakers[-1].kind == "media" and outside[-1].speakers[-1].kind == "media":
        outside[-1].speakers = [*outside[-1].speakers, *speakers]  # «قالت الوكالة إن …، وفق ما نقلت صحيفة»
    elif speakers[-1].kind == "media":
        outside[-1].speakers = [*speakers, *outside[-1].speakers]
    elif link:
        outside[-1].speakers = [*outside[-1].speakers, *speakers]  # «أشار فلان إلى …، نقلاً عن مصادر طبية»
    return True


def _before_that(items: Sequence[Item], item: Item, stop: int, made: Sequence[Speech]) -> bool:
    """«ويتوقع، بحسب مصدر عسكري، أن …»: right behind a verb of which nobody is the subject, before its clause."""
    that = items[stop] if stop < len(items) else None
    at = item.index - 1
    at -= at > 0 and items[at].kind == "mark"
    said = items[at] if at >= 0 else None
    told = that is not None and that.kind == "that" and not that.conj and said is not None and said.has("hedge")
    return told and said is not None and said.kind in ("verb", "that") and not made


def _back(
    reach: Reach,
    sentence: Sentence,
    items: Sequence[Item],
    item: Item,
    order: int,
    made: list[Speech],
    speakers: list[Speaker],
) -> None:
    """«…، وفق المصدر»: the words before it; a paper that is named so passes on who spoke already."""
    cue = sentence.bounds(item.first, item.last)
    if passed_on(cue[0], speakers, made, item.entry is not None and item.entry.value == "link"):
        return
    inner = between(items, item)
    start, stop = reach.backward(sentence, items, item, made), cue[0]
    if inner:
        start, stop = reach.clause(sentence, items, item, made)
    if inner or start < cue[0] - _SHORT:
        made.append(Speech(start, stop, speakers, cue, "cited", "neutral", order, False))


def written(
    reach: Reach, roster: Roster, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
) -> bool:
    """«وجاء في لائحة الاتهام أن …»، «ورد في التقرير: …»: a paper in which the words stand tells them."""
    if item.negated or item.prep or item.word is None or not item.word.means(_STANDS):
        return False
    near = list(takewhile(lambda i: i.nominal or i.value == "aside", items[item.index + 1 :]))
    lead = near[0] if near else None
    stop = item.index + 1 + len(near)
    while stop < len(items) and items[stop].kind == "verb" and items[stop].pronoun and items[stop].index:
        stop = next((i.index for i in items[stop:] if i.kind in ("that", "mark")), len(items))  # «رسالة بعثها … أن»
    if lead is None or stop >= len(items) or not (items[stop].kind == "that" or items[stop].value == ":"):
        return False
    if lead.value == "aside":  # «وجاء في تقرير للمنظمة أن …»
        speaker = roster.paper(sentence, lead.last - 1) if "say_noun" in sentence.words[lead.last - 1].labels else None
        issuer = next((n for n in near[1:2] if n.prep in ("li", "an", "min") and can_speak(n)), None)
        if speaker is not None and issuer is not None:
            first, last = sentence.bounds(*issuer.fill)
            speaker.name = sentence.source[first:last]
    else:
        speaker = roster.read(sentence, items, near, True) if lead.prep == "fi" and is_paper(lead) else None
    if speaker is None:
        return False
    cue, start = sentence.bounds(item.first, item.last), sentence.tokens[items[stop].first].start
    outside = outer(items, item, made, cue[0])
    if not outside:
        cut(made, sentence.tokens[opening(items, item).first].start)
    made += reach.forward(sentence, [*outside, speaker], cue, start, "neutral", order, items)
    made[-1].kind = "cited"
    return True
