"""Second names in other words: «هو الاسم الحركي لفلان»، «يحمل اسم أبو فلان»، «يعرف فلان باسم …»، «فلان "أبو فلان"»."""

from __future__ import annotations

from khabar.claims.items import Item
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_SECOND = word_class("second_name")
_TITLES = word_class("name_word")
_BEARS = word_class("bears_name")
_KNOWN = word_class("known_as")
_STYLES = word_class("styles")
_WHICH = word_class("relative_pronoun")
_UPON = frozenset({"عليه", "عليها", "عليهم"})
_THAT = frozenset({"ان", "انه", "انها", "انهم"})
_STYLED = 7  # tokens from «يسميهم» to the name
_BRINGS = word_class("by_what_name")
_DASHES = frozenset("-–—")
_KUNYA = "person.kunya"
_AGENCIES = word_class("agency_head")
_LETTERS = 2


def set_apart(scene: Scene) -> None:
    """Second names that stand right behind the first, set apart from it."""
    for person in scene.people:
        _quoted(scene, person)


@only_of(stems=_TITLES)
def titled(scene: Scene) -> None:
    """Second names that a word for such a name brings in."""
    for at, word in enumerate(scene.words):
        if word.stem in _TITLES and not word.pronoun:
            _of_whom(scene, at) or _borne(scene, at)


@only_of(stems=_STYLES)
def styled(scene: Scene) -> None:
    """Second names between quotation marks that somebody is styled by."""
    for at, word in enumerate(scene.words if True in scene.sentence.quoted else ()):
        if word.stem in _STYLES and not word.article:
            _styled(scene, at)


@only_of(forms=_BRINGS)
def known_by(scene: Scene) -> None:
    """Second names that somebody is known by."""
    for at, word in enumerate(scene.words):
        if word.stem in _KNOWN and not (word.article or word.pronoun):
            _known(scene, at)


BYNAMES = (set_apart, titled, styled, known_by)


def _draft(scene: Scene, holder: Found, name: Found) -> None:
    if name.first not in scene.outer and (holder.first, holder.last) != (name.first, name.last):
        scene.outer[name.first] = holder
        one, other = (holder.first, holder.last), (name.first, name.last)
        scene.pair("alias", "byname", ("person", "name"), one, other)


def _quoted(scene: Scene, person: Found) -> None:
    """«سالم هادي «أبو حمزة»»، «سالم هادي - أبو حمزة -»: two names side by side, the second a kunya set apart."""
    other = next((p for p in scene.people if p.first == person.last and p.rule == _KUNYA), None)
    if other is not None and person.rule != _KUNYA and scene.sentence.quoted[other.first]:
        if not scene.sentence.quoted[person.last - 1]:
            _draft(scene, person, other)
        return
    if scene.form(person.last) in _DASHES:
        other = scene.person(person.last + 1)
        shut = other is not None and scene.form(other.last) in _DASHES and other.rule == _KUNYA
        if other is not None and shut and person.rule != _KUNYA:
            _draft(scene, person, other)


def _of_whom(scene: Scene, at: int) -> bool:
    """«أبو حمزة، وهو الاسم الحركي لسالم هادي»: whose second name it is."""
    kind = scene.word(at + 1)
    if kind is None or kind.stem not in _SECOND or scene.unjoined(at - 1) not in HE:
        return False
    holder = scene.person(at + 2)
    before = scene.back(at - 1)
    name = next((p for p in scene.people if p.last == before + 1), None)
    if holder is None or name is None or scene.words[at + 2].preposition != "ل":
        return False
    _draft(scene, holder, name)
    return True


def _borne(scene: Scene, at: int) -> bool:
    """«فلان الذي يحمل الاسم الحركي «أبو حمزة»»، «اتخذ لنفسه كنية أبو حمزة»."""
    first = at + 1
    while first < len(scene.words) and scene.words[first].stem in _SECOND:
        first += 1
    name = scene.person(first)
    bears = next((i for i in range(at - 1, max(-1, at - 4), -1) if scene.words[i].stem in _BEARS), None)
    if name is None or bears is None:
        return False
    before = scene.back(bears)
    before = scene.back(before) if before >= 0 and scene.unjoined(before) in ("الذي", "التي") else before
    holder = next((p for p in scene.people if p.last == before + 1), None) or scene.person(bears + 1)
    if holder is None or holder.first == name.first:
        return False
    _draft(scene, holder, name)
    return True


def _known(scene: Scene, at: int) -> None:
    """«يعرف سالم هادي باسم أبو حمزة»: the verb stands before whose name it is."""
    holder = scene.person(at + 1)
    if holder is None or scene.unjoined(holder.last) not in _BRINGS:
        return
    name = scene.person(holder.last + 1)
    if name is not None:
        _draft(scene, holder, name)


def _styled(scene: Scene, at: int) -> None:
    """«المقاتلون الذين يسميهم التنظيم «…»»، «المسلح الذي أطلقت عليه الصحافة لقب «…»»: what others call somebody."""
    word = scene.words[at]
    if scene.unjoined(at - 1) not in _WHICH:
        return
    near = range(at + 1, min(len(scene.words), at + 1 + _STYLED))
    if not word.pronoun and not any(scene.form(i) in _UPON for i in near[:1]):
        return
    name = next((i for i in near if scene.sentence.quoted[i]), None)
    if name is None or any(scene.tokens[i].kind != "word" or scene.form(i) in _THAT for i in range(at + 1, name)):
        return
    end = scene.back(at - 1) + 1
    held = [f for f in (*scene.people, *scene.groups) if f.last == end]
    found = max(held, key=lambda f: (f.kind == "person", f.last - f.first), default=None)
    item = scene.item(end - 1) if end else None
    if found is not None:
        if found.kind == "group" and item is not None and item.first < found.first and item.has("human", "title"):
            return  # «زعيم الحركة الذي يلقبه …»: of the leader
        one = (found.first, found.last)
    elif item is not None and item.last == end and item.has("human", "grouphead") and item.kind == "noun":
        one = item.fill
    else:
        return
    last = quoted_end(scene, name)
    if scene.sentence.unquoted[last - 1] and name not in scene.outer:
        scene.pair("alias", "styled", ("person", "name"), one, (name, last))


def quoted_end(scene: Scene, first: int) -> int:
    """Where the quotation ends that holds a token."""
    last = first + 1
    while (
        last < len(scene.tokens)
        and last < first + 5
        and not scene.sentence.unquoted[last - 1]
        and scene.form(last) != ")"
    ):
        last += 1
    return last


def agency_before(scene: Scene, item: Item, first: int, last: int) -> tuple[int, int] | None:
    """«وكالة الأنباء الألمانية (د.ب.أ)»: the agency before a bracket of letters, whatever «ب» is elsewhere."""
    named = scene.items[item.index - 1]
    if named.kind != "noun" or named.last != item.first or named.word is None or named.word.stem not in _AGENCIES:
        return None
    body = named.mention("group")
    letters = [token for token in scene.tokens[first:last] if token.kind == "word"]
    if body is None or body.first != named.fill[0] or len(letters) < _LETTERS:
        return None
    return None if any(len(token.form) > 1 for token in scene.tokens[first:last]) else named.fill
