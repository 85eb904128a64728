"""By what name a verb says that somebody goes: «اشتهر سالم هادي بلقب «الحجي»»، «غيرت الجبهة اسمها إلى …»."""

from __future__ import annotations

from khabar.claims.bynames import quoted_end
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_STYLES, _GIVES, _CHANGES = word_class("goes_by_name"), word_class("gives_name"), word_class("changes_name")
_NAME_WORDS, _BY, _NAMED, _ON, _TO, _OWN = word_class("name_word"), "ب", "باسم", "علي", "الي", "اسم"
_REACH = 4  # tokens from a change of name to «إلى»


@only_of(stems=_STYLES | _GIVES | _CHANGES)
def renamings(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in enumerate(scene.words):
        if word.article or word.pronoun:
            continue
        if word.stem in _STYLES:
            holder = _holder(scene, at + 1)
            if holder is not None:
                _call(scene, holder, _past_word(scene, holder[1]))
        elif word.stem in _GIVES and scene.form(at + 1) == _ON:
            holder = _holder(scene, at + 2)
            if holder is not None and _is_name_word(scene, holder[1]):
                _call(scene, holder, holder[1] + 1)
        elif word.stem in _CHANGES:
            _change(scene, at)


def _change(scene: Scene, at: int) -> None:
    """«غيرت الجبهة اسمها إلى «…»»، «أعلن اللواء تغيير اسمه إلى «…»»."""
    own = next((i for i in range(at + 1, at + 1 + _REACH) if _is_own(scene, i)), None)
    if own is None or scene.form(own + 1) != _TO:
        return
    holder = _holder(scene, at + 1)
    if own == at + 1:
        joined = bool(scene.words[at].conjunction)  # «مبايعته للتنظيم وتغيير اسمه»: of another
        before = None if joined else next((g for g in scene.groups if g.last == at), None)
        holder = (before.first, before.last) if before is not None else None
    if holder is not None:
        _call(scene, holder, own + 2)


def _is_own(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return word is not None and word.stem == _OWN and bool(word.pronoun)


def _is_name_word(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return word is not None and word.stem in _NAME_WORDS and not word.pronoun


def _past_word(scene: Scene, at: int) -> int:
    """Where the name begins, past «بلقب»، «باسم»، «ب»; -1 where nothing brings one in."""
    word = scene.word(at)
    if word is None:
        return -1
    if scene.form(at) in (_NAMED, _BY) or word.preposition == _BY and word.stem in _NAME_WORDS:
        return at + 1
    return at if word.preposition == _BY and scene.sentence.quoted[at] else -1


def _holder(scene: Scene, first: int) -> tuple[int, int] | None:
    """The person or body that begins at a token, with his posts before him left out."""
    person, group = scene.person(first), scene.group(first)
    if person is None and group is None and (item := scene.item(first)) is not None and item.first == first:
        person = scene.person_in(item)
    found = person or group
    return (found.first, found.last) if found is not None else None


def _call(scene: Scene, holder: tuple[int, int], first: int) -> None:
    """A second name between quotation marks, or a kunya."""
    if first < 0 or scene.word(first) is None:
        return
    person = scene.person(first)
    last = person.last if person is not None else 0
    if scene.sentence.quoted[first]:
        last = quoted_end(scene, first)
    if last <= first or any(d.event == "alias" and d.start <= scene.tokens[first].start < d.stop for d in scene.drafts):
        return
    scene.pair("alias", "renamed", ("person", "name"), holder, (first, last))
