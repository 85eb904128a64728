"""The spans of the titles before a name, once it is known where they begin, and which of them are its holder's."""

from __future__ import annotations

from khabar.claims.scene import Scene
from khabar.claims.titles import post_value
from khabar.grammar.classes import word_class
from khabar.text.clitics import THIRD

APART = frozenset("،,(")
_SHE = "ة"
_HIGHNESS, _STYLED = "السمو", frozenset({"صاحب", "صاحبه"})
_CUSTODIAN, _MOSQUES = "خادم", (2, 3)  # «خادم الحرمين الشريفين», and its words
_BRACKET, _INSET, _ASIDE = 9, 5, 9  # tokens of a bracket with a post, of one with a name, of what is told between
_COURTESY = frozenset({"sheikh", "doctor", "mr", "ms", "hajji"})
_MADE, _BY = "م", "من"
_MINISTRIES = word_class("ministry")
_STAFF = word_class("staff")
_HEADED, _IN_POST = word_class("headed"), "ب"


def his(scene: Scene, at: int) -> str:
    """The enclitic of a post: «زعيمها»; «زعيمه», folded like a woman's post, in a report that writes «ة»."""
    word = scene.words[at]
    if word.pronoun:
        raw = scene.raw(at)
        return word.pronoun if word.pronoun in THIRD and raw.endswith(word.pronoun) else ""
    entry = word.entry("title")
    male = entry is not None and word.stem == f"{entry.lemma}ه" and not word.article
    return "ه" if male and scene.raw(at).endswith("ه") and _SHE in scene.sentence.source else ""


def past_bracket(scene: Scene, end: int) -> int:
    """«رئيس الجهاز | (المخابرات) فلان», «(وزير الدفاع | ) فلان»: where a title may end before a closed bracket."""
    if scene.form(end - 1) != ")":
        return end
    opened = next((i for i in range(end - 2, max(-1, end - _BRACKET), -1) if scene.form(i) == "("), None)
    inside = scene.cover(end - 1) is not None or any(opened < p.first < end for p in scene.people) if opened else True
    if opened is None or inside or his(scene, opened - 1):
        return end
    if scene.titled(opened + 1) and not scene.words[opened + 1].lead:
        return end - 1
    return opened if end - opened <= _INSET else end


def past_aside(scene: Scene, end: int) -> int:
    """«الصحافي الكردي | المقرب من الحزب، فلان», «الرئيس | المنتهية ولايته فلان»: what is told of him between."""
    for at in range(end - 2, max(0, end - _ASIDE), -1):
        if scene.tokens[at].kind != "word" or scene.is_a(at, "comp", "rel") or scene.verbal(at):
            return end
        if not _tells(scene, at):
            continue
        if at + 2 == end and scene.form(at + 1) == _BY:
            return end  # «القائد المقرب من فلان»
        whole = scene.cover(end - 1)
        if any(scene.titled(i) for i in range(at + 1, end)) or whole is not None and whole.last > end:
            return end  # «المستشار المقرب من زعيم الحزب فلان», «المحافظ المنتمي لكتلة فلان»
        before = at - (scene.form(at - 1) in ("،", ","))
        after_post = (
            scene.titled(before - 1) or before > 1 and scene.titled(before - 2) and _qualifies(scene, before - 1)
        )
        cover = scene.cover(before - 1)
        body = cover is not None and cover.last == before and (before < at or scene.words[before - 1].article)
        return before if after_post or body else end
    return end


def _qualifies(scene: Scene, at: int) -> bool:
    return scene.words[at].article and scene.is_a(at, "adj", "nationality")


def _tells(scene: Scene, at: int) -> bool:
    """A participle with what it governs: «المقرب من»، «المعترف بها»، «المنتهية ولايته»، «المؤيد للأكراد»."""
    word, link = scene.words[at], scene.words[at + 1]
    named = "title" in word.labels or "given" in word.labels and "relation" not in word.labels
    if not word.article or word.lead or word.stem[0] != _MADE or named:
        return word.stem == "معين" and scene.form(at + 1) == _BY and not word.lead
    if scene.form(at + 1) == _BY or link.pronoun and not link.conjunction:
        return True
    held = link.preposition == "ل" and ("relation" in word.labels or any(e.value == "participle" for e in word.entries))
    return held and ("relation" in word.labels or scene.cover(at + 1) is None)  # not «الرئيس المشارك للحزب»


def segments(scene: Scene, starts: list[int], end: int) -> list[tuple[int, int]]:
    """One span for each title; «نائب رئيس …» is one."""
    merged: list[tuple[int, int]] = []
    for first, last in zip(starts, [*starts[1:], end], strict=True):
        whole = bool(merged) and merged[-1][1] == first
        word = scene.words[first]
        if (
            whole
            and word.article
            and "adj" in word.labels
            and word.stem.endswith(("ي", "يه"))
            and scene.words[first - 1].article
        ):
            merged[-1] = merged[-1][0], last  # «الناشط الإعلامي فلان»
            continue
        before = merged[-1][0] if whole else first
        open_ended = whole and (post_value(scene.words[before])[1] or scene.composed(before))  # «معالي | الأمين العام»
        open_ended = (
            open_ended and not scene.words[merged[-1][1] - 1].definite and scene.cover(merged[-1][1] - 1) is None
        )
        led = scene.words[first - 1] if whole else None
        if led is not None and led.stem in _HEADED and led.preposition == _IN_POST:
            merged[-1] = first, last  # «شكل الرئيس لجنة برئاسة | القاضي فلان»
        elif whole and scene.form(first - 1) in APART:
            merged[-1] = merged[-1][0], first - 1  # «الناطق باسم الوزارة، العميد فلان»
            merged.append((first, last))
        elif whole and open_ended and not word.conjunction and not _only_polite(scene, first, merged[-1]):
            merged[-1] = merged[-1][0], last
        else:
            merged.append((first, last))
    merged = [(_past_deed(scene, first, last), _to_style(scene, first, last)) for first, last in merged]
    return [m for m in merged if _is_post(scene, *m) and not _owned(scene, *m)]


def _only_polite(scene: Scene, first: int, before: tuple[int, int]) -> bool:
    """«خطيب مسجد الرحمن | الشيخ فلان»: how one is addressed, and no part of the post before."""
    word = scene.words[first]
    polite = {e.value for e in word.entries if e.label == "honorific"} & _COURTESY
    if before[1] <= before[0] + 1 or not (word.article and polite) or post_value(word)[1]:
        return False
    return scene.words[first - 1].stem not in _STYLED  # not «صاحب | السمو»


def _past_deed(scene: Scene, first: int, last: int) -> int:
    """«قاضي محاكمة | الرئيس المعزول فلان»: past what was done to him, his own post stands by his name."""
    for at in range(first + 1, last - 1):
        deed, after, item = scene.words[at], scene.words[at + 1], scene.item(at)
        if (
            deed.has("nt", "np", "ev")
            and (item is None or item.kind == "trigger")  # not «رئيس تحرير | السفير فلان»
            and not (deed.article or "title" in deed.labels)
            and after.article
            and scene.titled(at + 1)
            and not scene.sentence.quoted[at + 1]  # «رئيس تحرير | «السفير» فلان»: a name, and no post
        ):
            return at + 1
    return first


def _to_style(scene: Scene, first: int, last: int) -> int:
    """«وزير الداخلية | صاحب السمو الملكي الأمير فلان»: a post ends where it begins how its holder is styled."""
    for at in range(first + 1, last - 1):
        if scene.form(at + 1) == _HIGHNESS and scene.words[at].stem in _STYLED:
            return at
    return last


def _owned(scene: Scene, first: int, last: int) -> bool:
    """«زار القائد منزل فلان»: the name belongs to a noun that is no part of the title, which has its article."""
    word = scene.words[last - 1]
    before = scene.words[last - 2]
    if word.stem in _STAFF:
        return False  # «اللواء ركن فلان»
    bare_post = last - first == 2 and not (before.article or word.pronoun)
    if bare_post and not word.article and _construct(scene, last - 1):
        return True  # «وزير خارجية الأسد»: whose he is
    if bare_post and word.article and "honorific" in word.labels and not post_value(word)[1]:
        return True  # «نائب الملا فلان»
    bare = not word.article and word.has("noun", "nt", "ni", "np", "ev")
    plain = not word.article and word.has("nt", "ni", "np", "ev")
    free = last - 2 > first and scene.cover(last - 1) is None and not before.article
    if free and bare and before.has("adj", "nationality") and not word.has("adj", "title", "honorific"):
        return True  # «أعلن مسؤول فلسطيني وفاة فلان»
    if before.article and last - 1 > first and plain and not word.has("adj", "title", "honorific", "lightnoun"):
        return True  # «قرر قاضي المحكمة إعدام فلان»
    if last - 1 == first or not scene.words[first].article or word.article or word.has("adj", "title", "honorific"):
        return False
    if scene.cover(last - 1) is not None or last - 1 in scene.places or word.pronoun:
        return False
    return word.has("noun", "placehead", "grouphead", "nt", "ni", "np", "ev", "kin")


def _construct(scene: Scene, at: int) -> bool:
    """A bare noun that a name right after it owns: «مدير مكتب فلان»."""
    word = scene.words[at]
    bare = word.has("noun", "grouphead", "placehead") and not word.has("title", "honorific", "human")
    return word.stem in _MINISTRIES or bare and "adj" not in word.labels


def _is_post(scene: Scene, first: int, last: int) -> bool:
    word = scene.words[first]
    if word.stem == _CUSTODIAN:
        return last - first in _MOSQUES and scene.words[first + 1].stem == "حرمين"
    value, post = post_value(word)
    if scene.composed(first):
        return True
    if not post:
        return (
            value in ("sheikh", "prince", "imam")
            and not word.article
            and last > first + 1
            and word.entry("title") is not None
        )
    of = scene.words[first + 1]
    two = of.article and not of.lead  # «وزيرا الخارجية», but «نائباً للرئيس»
    accusative = word.form.endswith("ا") and not two
    if accusative and any("acc" in e.features for e in word.entries if e.label in ("title", "honorific")):
        return any(
            "alias" in w.labels and "verb" in w.labels for w in scene.words[first:last]
        )  # «أن قيادياً في … يدعى فلاناً»
    if (
        first
        and not word.lead
        and scene.is_a(first - 1, "human")
        and scene.words[first - 1].article
        and word.article
        and scene.words[first - 1].entry("title") is None
        and not scene.words[first - 1].stem.endswith(("ون", "ين", "ات"))
        and not (scene.is_a(first - 1, "adj") and scene.titled(first - 2))  # «المتحدث العسكري | العميد فلان»
    ):
        return False  # «المتهم الرئيس فلان», but «خطف المسلحون الوزير فلان»
    return (
        any(w.article for w in scene.words[first:last])
        or any(scene.cover(i) is not None for i in range(first + 1, last))
        or last > first + 1
        or bool(his(scene, first))
    )
