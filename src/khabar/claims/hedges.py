"""Which doubt is in force at each item of a sentence: hedges, conditions, what is asked for, and where they end."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.antecedents import begins, tells_of_place, tells_of_some
from khabar.claims.asides import is_aside, past_doubt
from khabar.claims.doubts import (
    AIMS,
    condition_of,
    hired,
    imperfect,
    of_item,
    of_that,
    pardoned,
    says,
    sets_out,
    so_that,
    to_come,
)
from khabar.claims.items import NOUNS, TRIGGER_NOUNS, Item
from khabar.claims.negation import YET
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_CALM = frozenset({"noun", "trigger", "date", "mark"})  # items that open no clause, and doubt only by their word
_ASKING = frozenset({"clause", "that"})  # that may bring in a condition or a question
_EITHER = "سواء"  # «سواء كانوا ينتمون إلى الجماعة أو غيرها»: one or the other, and nobody says which
_TRIED = frozenset({"attempted", "intended"})
_DEED = frozenset({"trigger", "mark"})
_THERE_IS = frozenset({"clash", "attack", "air-strike", "shelling", "siege", "agreement"})
_REACH = 9
_BESIDE = 2  # items from «للمشاركة» to the deed: «ليشارك مع القوات في تحرير …»
_INDEED, _AND_THAT = "وقد", "وذلك"
_MOREOVER = word_class("moreover")
_SHARES = word_class("shares_in")
_WHENEVER = word_class("whenever")
_NOUNS = TRIGGER_NOUNS | NOUNS
_ERE = "unreal"  # «حاول طعن جندي | قبل أن يعتقلوه»: what has put an end to it
_LONGER = 4  # letters


def hedged(items: Sequence[Item], sentence: Sentence, last: int | None = None) -> list[str]:
    """The modality in force at each item, to the last that is asked for.

    Conditions last to the end, hedges to the end of their clause.
    """
    out: list[str] = []
    forms = sentence.forms
    condition = ""
    hedge, reach, verbal = "", 0, False
    run = ""  # the doubt on the verbs that are joined to a verb of the future, or one after «أن»
    near = False  # «لتستغرق أربع ساعات، وتحط …»: what «ل» brings in may be what came next
    related = told = False  # a relative clause has begun; and the doubt stands in one
    asked = False  # «لم يعرف إن كان …»: what is not known is a clause
    aim: Item | None = None  # «للمشاركة في …»: the doubt is on one deed and what is joined to it
    held = ""  # «قرر القاضي، الذي …، إعدام …»: the doubt that waits for the end of an aside
    for item in items if last is None else items[: last + 1]:
        kind, word = item.kind, item.word
        calm = kind in _CALM and (
            word is None or "hedge" not in word.labels and word.stem not in AIMS and word.form != _EITHER
        )  # most items throw no doubt and end no clause
        if calm and not (condition or hedge or held or aim):
            out.append("")  # and mostly none is in force
            if kind == "mark" and near:
                run = ""
            continue
        question = condition_of(items, item, forms, hedge) if kind in _ASKING or hedge == "unknown" else ""
        if question:
            condition = question
        elif (condition or hedge) and item.first and forms[item.first - 1] == _INDEED:
            condition = hedge = ""  # «…، وقد استسلم خمسة»: this has happened
        elif condition and _is_over(items, item):
            condition = ""
        if calm:
            hedge, reach, held = _resumed(items, item, hedge, reach, held) if held else (hedge, reach, held)
            hedge, aim = _aimed(aim, item, hedge) if aim is not None else (hedge, aim)
            out.append(condition or hedge)
            reach -= 1
            if reach <= 0:
                hedge = ""
            if kind == "mark" and near:
                run = ""
            continue
        found, before = of_item(items, item, sentence), hedge
        related = related or kind == "relative" or bool(found) and is_aside(items, item)
        found = _thrown(items, item, sentence, found)
        if kind != "verb" and not (found or condition or hedge or held or run):
            near = False
            out.append("")  # nor is any in force
            continue
        if found:
            hedge, reach, verbal, told = found, _REACH, item.kind == "verb", related
            asked = found == "unknown" and _asks(items, item)
            aim = item if sets_out(item) else None
        elif run and _goes_on(items, item):
            hedge, reach, verbal, aim = run, _REACH, True, None
        elif (hedge or held) and (  # else no doubt is in force that could end, as mostly
            _ends(items, item, sentence, verbal)
            or hedge == "attempted"
            and (_came(item) or item.value == _ERE)
            or kind == "verb"
            and (hedge == "unknown" and not asked or past_doubt(items, item) is not None or begins(items, item))
            or told
            and _resumes(items, item)
            or hedge in _TRIED
            and _is_done(items, item, sentence)
        ):
            held, hedge = hedge * _opens_aside(items, item, hedge, verbal), ""
        elif hedge in _TRIED and item.kind == "relative" and _brings(items, item, hedge):
            hedge = ""  # «… لدى محاولتهم اقتحام القرية، ما أسفر عن …»: what came of an attempt has come
        run = _run(items, item, sentence, hedge, run) if run or kind == "verb" else ""
        near = kind == "verb" and item.prep == "li"
        itself = found and item.kind == "verb" and (item.has("hedge") or _demands(item))  # not itself: «قررت»، «ألزمت»
        out.append(condition or (before if itself else hedge))
        reach -= 1
        if reach <= 0:
            hedge = ""
    return out


def _thrown(items: Sequence[Item], item: Item, sentence: Sentence, found: str) -> str:
    """The doubt that an item throws by what stands beside it, or else the one found in it by itself."""
    kind, word = item.kind, item.word
    either = word is not None and word.form == _EITHER and _verb_follows(items, item)
    if not found and either:
        return "possible"
    if kind == "relative":
        return "conditional" if pardoned(items, item) else found
    if kind == "verb":
        return "intended" if item.prep == "li" and hired(items, item) else found
    if kind == "that":
        return found or of_that(items, item, sentence)
    because = kind == "clause" and item.value == "because"
    return "intended" if because and so_that(items, item, sentence) else found


def _is_done(items: Sequence[Item], item: Item, sentence: Sentence) -> bool:
    """What stands beside something tried or intended and is not tried itself: how things stand, or what has been."""
    if item.conj and "pronoun" in item.labels:
        return True  # «حاول الوصول إلى سبها، وهي مدينة يسيطر عليها الجيش»
    if tells_of_some(items, item) or tells_of_place(items, item):
        return True
    before = items[item.index - 1]
    attempt = not before.definite and before.has("hedge")  # «محاولة فاشلة | استهدفت …»: the attempt itself
    return not attempt and _is_past(item, sentence)


def _is_over(items: Sequence[Item], item: Item) -> bool:
    """Where a condition ends: with its sentence, or where «، وذلك بعد هجوم …» tells when it was said or done."""
    if item.kind == "mark":
        return item.value in ".؛"
    return item.word is not None and item.word.form == _AND_THAT and items[item.index - 1].kind == "mark"


def _opens_aside(items: Sequence[Item], item: Item, hedge: str, verbal: bool) -> bool:
    """«قرر القاضي، | الذي …»: a relative after a comma, within what a verb has put in doubt."""
    before = items[item.index - 1] if item.index else None
    apart = before is not None and before.kind == "mark" and before.value in "،,"
    return item.kind == "relative" and apart and verbal and hedge in _TRIED


def _resumed(items: Sequence[Item], mark: Item, hedge: str, reach: int, held: str) -> tuple[str, int, str]:
    """The doubt, its reach, and what still waits: «…، | إعدام ثلاثة», governed by the verb before the aside."""
    if mark.kind != "mark":
        return hedge, reach, held
    after = items[mark.index + 1] if mark.index + 1 < len(items) else None
    governed = after is not None and after.kind == "trigger" and not (after.prep or after.conj)
    return (held, _REACH, "") if governed else (hedge, reach, "")


def _aimed(aim: Item, item: Item, hedge: str) -> tuple[str, Item | None]:
    """The doubt past «للمشاركة في …», and the deed that the next may be joined to; None where it is over.

    «في المعارك الدائرة» there are, whoever has a share in them.
    """
    if item.kind not in _DEED:
        return hedge, aim
    of_another = item.genitive and not item.light and item.index > aim.index + 1  # «للمساعدة في وقف تدفق …»
    joined = item.conj if aim.kind == "trigger" else item.index <= aim.index + _BESIDE and not of_another
    shared = aim.word is not None and (aim.word.stem in _SHARES or aim.word.means(_SHARES))
    there_is = shared and item.definite and item.entry is not None and item.entry.value in _THERE_IS
    return (hedge, item) if item.kind == "trigger" and joined and not there_is else ("", None)


def _run(items: Sequence[Item], item: Item, sentence: Sentence, hedge: str, run: str) -> str:
    """The doubt that goes on to verbs joined to this one: «ستقصف … وتقتحم …», «حاولوا أن يقتحموا … ويسيطروا …»."""
    if item.kind != "verb":
        return "" if item.kind in ("relative", "clause", "that") or says(item) else run
    if run and _goes_on(items, item):
        return run
    if not imperfect(item):
        return ""
    if item.prep in ("until", "li", "for"):
        return "intended"  # «ليقتحموا البلدة ويخطفوا …»
    if not hedge:
        return ""
    previous = items[item.index - 1] if item.index else None
    opened = previous is not None and (previous.kind == "that" or previous.value in ("purpose", "because"))
    return hedge if opened or to_come(item, sentence) or sentence.unjoined(item.first - 1) in YET else ""


def _goes_on(items: Sequence[Item], item: Item) -> bool:
    """A joined verb in the imperfect with no doubt or denial of its own; not «ستبدأ …، وتدور اشتباكات»."""
    if item.kind != "verb" or not item.conj or item.negated or item.has("say", "aux") or not imperfect(item):
        return False
    light = item.entry is not None and item.entry.label == "light"
    return not (light and items[item.index - 1].kind == "mark")


def _is_past(item: Item, sentence: Sentence) -> bool:
    """«السجينة التي يطالب بها، وهي لبنانية أوقفت في …»: a verb that can only be in the past is not of what is to come.

    Three bare letters may be a noun as well («قرر صرف مبلغ»), and «متى استعدنا القاعدة» is yet to come.
    """
    if item.kind != "verb" or not item.inflected("past") or item.inflected("imperfect") or item.has("aux"):
        return False
    return (
        item.word is not None
        and len(item.word.stem) >= _LONGER
        and (not item.first or sentence.unjoined(item.first - 1) not in _WHENEVER)
    )


def _asks(items: Sequence[Item], item: Item) -> bool:
    """«لم يعرف إن كان …»، «لا دليل على أن …»: a clause tells what is not known."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return item.kind == "that" or after is not None and after.kind == "that"


def _verb_follows(items: Sequence[Item], item: Item) -> bool:
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return after is not None and after.kind == "verb"


def _brings(items: Sequence[Item], item: Item, hedge: str) -> bool:
    """«… ما أسفر عن …»: what comes of the clause before, and has come, whatever was planned."""
    verb = items[item.index + 1] if item.index + 1 < len(items) else None
    if verb is None or verb.kind != "verb" or verb.entry is None or verb.entry.label != "vcause":
        return False
    came = verb.inflected("past") and not verb.inflected("imperfect") and items[item.index - 1].kind == "mark"
    return hedge == "attempted" or came and item.value == "what"


def _demands(item: Item) -> bool:
    said = item.word.entry("say") if item.word is not None and "say" in item.word.labels else None
    return said is not None and said.value == "demand"


def _ends(items: Sequence[Item], item: Item, sentence: Sentence, verbal: bool) -> bool:
    """A new clause: «فيما»، «لكن»، a relative, a participle of saying, or a verb that is joined on."""
    if (
        item.kind == "clause"
        and item.value in ("while", "but", "also", "because", "as")  # a reason is given as known
        or item.kind == "relative"
        and item.value != "what"
    ):
        return True
    if item.kind == "clause" and item.value in ("when", "where") and _happened(items, item):
        return True  # «قد ينسحب التنظيم بعد أن خسر المدينة»
    if item.kind == "clause" and item.value == "where" and _goes_on_there(items, item, sentence):
        return True  # «يسعون إلى السيطرة على المطار حيث يتحصن المسلحون»، «حيث إن …»
    if item.kind == "other" and item.entry is not None and item.entry.label == "say_participle":
        return True  # «حذر من الاقتراب، مؤكدا أنهم قصفوا …»: another speech, with doubts of its own
    if item.kind == "that" and (item.prep == "except" or sentence.unjoined(item.first - 1) in _MOREOVER):
        return True  # «… خاصة أنها تتمركز في …», «حيث إن …»
    if item.kind != "verb" or not item.conj:
        return False
    previous = items[item.index - 1] if item.index else None
    told = item.inflected("f") or item.inflected("pl")  # and no noun: «وضرب اقتصادنا»
    if told and item.inflected("past") and not (item.inflected("imperfect") or item.inflected("m")):
        return True  # «قبضت عليه أثناء محاولته الفرار وسلمته إلى …»: this has happened
    return verbal or previous is not None and previous.kind == "mark"


def _came(item: Item) -> bool:
    """«أحبط محاولة تسلل واعتقل أربعة»: joined, a word that is a verb of doing in the past, and spelled like no noun."""
    if item.kind != "verb" or not item.conj or item.inflected("imperfect") or not item.inflected("past"):
        return False
    return item.has("vt", "vi") and not item.has(*_NOUNS)


def _resumes(items: Sequence[Item], item: Item) -> bool:
    """«المقاومة، التي أعلنت أنها سوف تلتحم مع الجيش، تمكنت من …»: the main verb after a relative clause."""
    if item.kind != "verb" or item.conj or not item.index or items[item.index - 1].kind != "mark":
        return False
    return item.inflected("past") and not item.inflected("imperfect")


def _goes_on_there(items: Sequence[Item], item: Item, sentence: Sentence) -> bool:
    """What goes on where something may come about, and a reason: a verb of the present, or «أن»."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if after is None or after.kind == "that":
        return after is not None
    return after.kind == "verb" and imperfect(after) and not to_come(after, sentence) and not after.has("hedge")


def _happened(items: Sequence[Item], item: Item) -> bool:
    """A verb in the past, and nothing else, stands right after."""
    verb = items[item.index + 1] if item.index + 1 < len(items) else None
    return verb is not None and verb.kind == "verb" and verb.inflected("past") and not verb.inflected("imperfect")
