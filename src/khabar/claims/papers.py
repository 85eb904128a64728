"""What papers people carry: «وهو يحمل الجنسية الفرنسية»، «يحمل جوازي سفر»."""

from __future__ import annotations

from khabar.claims.items import Item
from khabar.claims.origins import ONE_OF_THEM, told_of
from khabar.claims.scene import Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_USES = word_class("uses_papers")  # «استخدم هوية مزورة»
_REACH = 5  # tokens from the verb to the papers


def papers(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in scene.labelled("carries"):
        if not word.has("origin", "residence"):
            _carries(scene, at)
    for found in scene.sentence.founds:
        if found.kind == "document":
            _papers(scene, found)


def _carries(scene: Scene, at: int) -> None:
    """«وهو يحمل الجنسية الفرنسية»، «يحمل القيادي الجنسية التونسية»."""
    for paper in range(at + 1, min(at + 5, len(scene.words) - 1)):
        if scene.words[paper].stem == "جنسيه" and scene.is_a(paper + 1, "nationality"):
            subject = scene.item(at + 1) if paper > at + 1 else None
            if subject is None and scene.unjoined(at - 1) == "من":
                told_of(scene, "nationality", at - 1, "country", (paper + 1, paper + 2))  # «من حملة الجنسية …»
            elif subject is None:
                told_of(scene, "nationality", at, "country", (paper + 1, paper + 2))
            elif subject.mention("person") or subject.has("human", "title", "kin"):
                person = scene.person_in(subject)
                holder = (person.first, person.last) if person is not None else (at + 1, min(subject.last, paper))
                scene.pair("nationality", "told", ("person", "country"), holder, (paper + 1, paper + 2))
            return


def _papers(scene: Scene, paper: Found) -> None:
    """«يحمل جوازي سفر بلجيكي وإيطالي»، «عاد بجواز سفر تركي»، «استخدم المتهم هوية مزورة»."""
    if scene.words[paper.first].stem in ("جنسيه", "جنسيات"):
        return
    if scene.words[paper.last - 1].pronoun:
        return
    near = range(paper.first - 1, max(-1, paper.first - _REACH), -1)
    carried = next((i for i in near if _carries_papers(scene, i)), None)
    if carried is None and not scene.is_a(paper.last, "nationality"):
        return
    holder = _holder(scene, paper, carried)
    if holder is None:
        return
    draft = scene.pair("document", "papers", ("person", "kind"), holder, (paper.first, paper.last))
    if carried is not None and _denied(scene, carried):
        draft.polarity = "denied"  # «لم يكن يحمل جواز سفر»
    at = paper.last
    while scene.is_a(at, "nationality"):
        draft.add("country", scene.arg(at, at + 1))
        at += 1


def _denied(scene: Scene, carried: int) -> bool:
    """«لم يكن الفتى يحمل …»: the verb, or the verb of being before it and its subject, is denied."""
    verb = next((v for v in scene.verbs if v.first == carried), None)
    near = scene.items[max(0, verb.index - 2) : verb.index + 1] if verb is not None else ()
    return any(i.kind == "verb" and i.negated for i in near)


def _carries_papers(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    return "carries" in word.labels and not word.has("origin", "residence") or word.stem in _USES


def _holder(scene: Scene, paper: Found, carried: int | None) -> tuple[int, int] | None:
    """Whose papers they are: who stands between the verb and them, or before it."""
    person = scene.person_before(paper.first)
    if person is not None and (carried is None or person.first > carried):
        return person.first, person.last
    if carried is not None:
        subject = scene.item(carried + 1) if carried + 1 < paper.first else None
        end = subject.last if subject is not None else carried
        end += scene.is_a(end, "adj", "human") and scene.words[end].article  # «المقاتل [الأسير]»
        met = subject is not None and (_meets(scene, subject.last, paper) or _meets(scene, end, paper))
        if subject is not None and met and subject.has("human", "kin", "title"):
            return (subject.fill[0], max(subject.fill[1], end)) if not subject.prep else None
        if scene.unjoined(carried - 1) in ONE_OF_THEM:
            return carried - 1, carried  # «شخصين، أحدهما يحمل جواز سفر …»
    if person is not None:
        return person.first, person.last
    if carried is None:
        word, before = scene.words[paper.first], scene.word(paper.first - 1)
        if word.preposition != "ب" and not (before is not None and before.pronoun):
            return None  # «وفي حقيبتها جواز سفر سوري», but «القادة وجوازات السفر الإيرانية»
    elif scene.words[carried].stem.endswith("ون"):
        return None
    return _one(scene, carried if carried is not None else paper.first)


def _meets(scene: Scene, at: int, paper: Found) -> bool:
    """«حصل المتهم على جواز سفر …»; but «يستخدمها القادة وكثير من الوثائق» tells of something else."""
    return at == paper.first or at + 1 == paper.first and scene.is_a(at, "prep")


def _alone(scene: Scene, item: Item) -> tuple[int, int]:
    """«المرأة | الأراضي التركية»: a definite noun has no other in its genitive."""
    first, last = item.fill
    both = last - first > 1 and scene.words[first].article and scene.words[first + 1].article
    return (first, first + 1) if both and not scene.is_a(first + 1, "adj", "nationality") else (first, last)


def _one(scene: Scene, at: int) -> tuple[int, int] | None:
    """«دخل الرجل البلاد بجواز سفر ليبي»: the one person whom the clause has told of, without a name."""
    for item in reversed(scene.items):
        if item.first >= at or item.kind == "noun" and (item.prep or not item.has("human", "kin")):
            continue
        if item.kind in ("that", "clause") or item.kind == "noun" and (item.count is not None or item.inflected("pl")):
            return None
        if item.kind == "noun":
            return _alone(scene, item) if item.mention("group") is None else None
    return None
