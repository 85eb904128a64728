"""What papers people carry: «وهو يحمل الجنسية الفرنسية»، «يحمل جوازي سفر»."""

from __future__ import annotations

from khabar.claims.origins import told_of
from khabar.claims.scene import Scene
from khabar.mentions.found import Found


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
    """«يحمل جوازي سفر بلجيكي وإيطالي»، «عاد بجواز سفر تركي»."""
    if scene.words[paper.first].stem in ("جنسيه", "جنسيات"):
        return
    if scene.words[paper.last - 1].pronoun:
        return
    carried = any(scene.is_a(i, "carries") for i in range(paper.first - 2, paper.first))
    if not carried and not scene.is_a(paper.last, "nationality"):
        return
    holder = scene.person_before(paper.first)
    if holder is None:
        return
    draft = scene.pair("document", "papers", ("person", "kind"), (holder.first, holder.last), (paper.first, paper.last))
    at = paper.last
    while scene.is_a(at, "nationality"):
        draft.add("country", scene.arg(at, at + 1))
        at += 1
