"""The page: what the report says stands on it unaltered, marked where it was read, and nothing else gets in."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.reader import Reader
from khabar.share.certainty import CERTAINTIES
from khabar.share.labels import has, label
from khabar.share.page import render
from khabar.share.page.families import EVENTS, KINDS, STANDS, family
from khabar.share.page.section import file_name, stand_key
from khabar.share.redaction import redact
from khabar.share.schema import events
from khabar.types import Claim, Filler, Mention, Reading, Report, Span, Unread, Words
from made_readings import anonymous, asked, carried, hostile

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
KIND_NAMES = "person group role place date number money weapon operation nationality document".split()
VOID = {"meta", "input"}


class Seen(HTMLParser):
    """What a parser sees: the text of the report's element, every tag, the balance of open ones."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self._depth: int | None = None
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self.open.append(tag)
        if "text" in (dict(attrs).get("class") or "").split():
            self._depth = len(self.open)
            self.texts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1] == tag, (self.open, tag)
        if self._depth == len(self.open):
            self._depth = None
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._depth is not None:
            self.texts[-1] += data

    def classes(self, tag: str) -> list[set[str]]:
        return [set((attrs.get("class") or "").split()) for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    return [reader.read(Report.of(path.read_text(encoding="utf-8"))) for path in EXAMPLES]


def test_the_text_is_the_text(readings: list[Reading]) -> None:
    assert Seen(render(readings)).texts == [reading.report.text for reading in readings]


@pytest.mark.parametrize("reading", [asked(), anonymous(), hostile(), Reading(Report("نص", "x"))])
def test_the_text_of_made_reports(reading: Reading) -> None:
    assert Seen(render([reading])).texts == [carried(reading.report.text)]


@given(
    st.text(st.sampled_from('اب \n\r\0<&>"\u202e\u2069😀\ud801'), max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=12),
)
def test_any_spans_over_any_text(text: str, spans: list[tuple[int, int]]) -> None:
    """However marks overlap, and even where they are wrong, not one character is added or lost."""
    made = [Mention(f"m{n}", "place", a, b, text[a:b], "r") for n, (a, b) in enumerate(spans[::2])]
    said = [Claim(f"c{n}", "killing", {}, (), (Words(a, b, text[a:b]),), "r") for n, (a, b) in enumerate(spans[1::2])]
    left = tuple(Unread(a, b, text[a:b], "w") for a, b in spans[:2])
    assert Seen(render([Reading(Report(text, "x"), tuple(made), (), tuple(said), left)])).texts == [carried(text)]


def test_every_mark_lies_where_it_was_read(readings: list[Reading]) -> None:
    """The pieces that carry a class are exactly the characters that were read as that."""
    for reading in readings:
        marked = marks(render([reading]))
        for kind in KINDS:
            inner: set[int] = set()
            for at in {i for m in reading.mentions for i in range(m.start, m.stop)}:
                over = [m for m in reading.mentions if m.start <= at < m.stop]
                shortest = min(m.stop - m.start for m in over)
                if any(family("kind", m.kind) == kind for m in over if m.stop - m.start == shortest):
                    inner.add(at)
            assert marked.get(f"m-{kind}", set()) <= inner
        assert {at for name, found in marked.items() if name.startswith("m-") for at in found} == {
            at for m in reading.mentions for at in range(m.start, m.stop)
        }
        assert {at for name, found in marked.items() if name[:2] in ("A-", "B-", "C-", "D-") for at in found} == {
            at for c in reading.claims for w in c.evidence for at in range(w.start, w.stop)
        }
        assert marked.get("unread", set()) == {at for u in reading.unread for at in range(u.start, u.stop)}


def marks(page: str) -> dict[str, set[int]]:
    """Class to the offsets of the characters that carry it, from the markup alone."""
    found: dict[str, set[int]] = {}
    body = re.search(r"<div class=text .*?>(.*?)</div>", page, re.DOTALL)
    assert body is not None
    for classes, start, inner in re.findall(
        r'<span class="?([^">]*?)"? data-s=(\d+)[^>]*>(.*?)</span>', body[1], re.DOTALL
    ):
        length = len(Seen(f'<i class="text">{inner}</i>').texts[0])
        for name in classes.split():
            found.setdefault(name, set()).update(range(int(start), int(start) + length))
    return found


def test_overlapping_claims_have_bars_of_their_own() -> None:
    text = "قتل ثم جرح ثم أسر"
    claims = [Claim(f"c{n}", event, {}, (), (Words(a, b, text[a:b]),), "r")
              for n, (event, a, b) in enumerate([("killing", 0, 17), ("arrest", 4, 17), ("cause", 11, 14)])]  # fmt: skip
    marked = marks(render([Reading(Report(text, "x"), claims=tuple(claims))]))
    assert marked["A-force"] == set(range(17))
    assert marked["B-custody"] == set(range(4, 17))
    assert marked["C-cause"] == set(range(11, 14))


def test_hostile_text_stays_text() -> None:
    page = render([hostile()])
    seen = Seen(page)
    assert len(seen.classes("script")) == len(seen.classes("style")) == 1
    assert not [attrs for _, attrs in seen.tags if any(name.startswith("on") for name in attrs)]
    assert not [attrs for _, attrs in seen.tags if "style" in attrs or "src" in attrs or "srcdoc" in attrs]
    assert not {"img", "iframe", "object", "embed", "link", "base", "form"} & {name for name, _ in seen.tags}
    assert "javascript:" not in "".join(attrs.get("href") or "" for _, attrs in seen.tags)


def test_what_turns_the_direction_is_fenced_in() -> None:
    page = render([hostile()])
    for char in "\u202e\u202c\u2066\u2069":
        assert re.search(f'<span class="steer" data-name="[A-Z]+">{char}</span>', page)
        assert char not in re.sub(r'<span class="steer" data-name="[A-Z]+">.</span>', "", page, flags=re.DOTALL)
    assert "\0" not in page


def test_nothing_is_fetched_and_only_our_own_may_run(readings: list[Reading]) -> None:
    page = render(readings)
    seen = Seen(page)
    for _, attrs in seen.tags:
        assert (attrs.get("href") or "#").startswith("#")
        assert not {"src", "srcset", "action", "poster", "background", "ping", "xlink:href", "style"} & attrs.keys()
    style, script = (re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("style", "script"))
    assert style is not None
    assert script is not None
    policy = next(a["content"] for _, a in seen.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    for kind, inline in (("style", style[1]), ("script", script[1])):
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not re.search(r"url\(|@import|https?:(?!//www\.w3\.org/2000/svg)|//[a-z]+\.", style[1])
    assert not re.search(
        r"fetch|XMLHttp|import\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval", script[1]
    )
    assert not re.search(r"localStorage|sessionStorage|cookie|sendBeacon|WebSocket", script[1])


HIDDEN = ["سامر", "لحج", "ممرض", "الطوارئ", "النخيل", "example.org"]


def test_nothing_of_a_hidden_source_is_on_the_page() -> None:
    page = render([redact(asked())])
    text = " ".join(Seen(page).words) + " ".join(v or "" for _, attrs in Seen(page).tags for v in attrs.values())
    assert [word for word in HIDDEN if word in page or word in text] == []
    assert "[source-1]" in page
    assert label("sheet.redacted", "ar") in text
    assert asked().report.id.removeprefix("sha256:") not in page


def test_nothing_of_a_protected_name_is_on_the_page(readings: list[Reading]) -> None:
    for reading, name in zip(readings, ["سامر الحجي", "رافع الجدعان", "حسان البرغوت"], strict=True):
        page = render([redact(replace(reading, report=replace(reading.report, path=f"{name}.txt")), [name])])
        assert [part for part in name.split() if part in page] == []


def test_both_languages_are_complete(readings: list[Reading]) -> None:
    keys = [f"event.{event}" for event in events()] + [f"family.{name}" for name in (*EVENTS, *KINDS, "other")]
    keys += [f"kind.{kind}" for kind in KIND_NAMES] + [stand_key(how) for how in STANDS]
    assert [key for key in keys if not has(key)] == []
    code = "".join(
        p.read_text(encoding="utf-8") for p in resources.files("khabar.share.page").iterdir() if p.name.endswith(".py")
    )  # type: ignore[attr-defined]
    named = set(re.findall(r'"((?:page|sheet|cite|basis|source)\.[a-z_.]+)"', code))
    assert len(named) > 30
    assert [key for key in sorted(named) if not has(key) and key.rpartition(".")[2] not in ("css", "js", "html")] == []
    arabic, english = (Seen(render(readings, language)) for language in ("ar", "en"))  # type: ignore[arg-type]
    for seen in (arabic, english):
        count = {which: seen.tags.count(("i", {"lang": which})) for which in ("ar", "en")}
        assert count["ar"] == count["en"] > 100
    assert ("html", {"lang": "en", "dir": "ltr"}) in english.tags
    assert ("html", {"lang": "ar", "dir": "rtl"}) in arabic.tags


def test_every_event_and_every_kind_has_a_colour() -> None:
    assert {event: family("event", event) for event in events() if family("event", event) not in EVENTS} == {}
    assert {kind: family("kind", kind) for kind in KIND_NAMES if family("kind", kind) not in KINDS} == {}
    assert sorted(STANDS) == sorted(CERTAINTIES)
    style = (resources.files("khabar") / "data" / "page" / "page.css").read_text(encoding="utf-8")
    for name in (*(f".m-{kind}{{" for kind in KINDS), *(f".f-{event}{{" for event in EVENTS)):
        assert name in style
    for lane in "ABCD":
        for name in (*EVENTS, *STANDS, "other"):
            assert f".{lane}-{name}" in style


@pytest.mark.parametrize("how", [how for how in STANDS if how != "asserted"])
def test_what_is_no_fact_says_so(how: str) -> None:
    """Denied, possible, planned: in words and with a sign, on the card and in the text."""
    claim = anonymous().claims[0]
    changed = replace(claim, polarity="denied") if how == "denied" else replace(claim, modality=how)  # type: ignore[arg-type]
    page = render([replace(anonymous(), claims=(changed,))])
    card = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert card is not None
    assert f"st-{how}" in card[0]
    assert f"href=#i-{how}>" in card[0]
    assert label(stand_key(how), "ar") in card[0]
    assert label(stand_key(how), "en") in card[0]
    assert f'data-n="1{"×" if how == "denied" else "~"}"' in page


def test_a_card_says_who_how_and_by_which_rule() -> None:
    page = render([asked()])
    card = next(c for c in re.findall(r"<article.*?</article>", page, re.DOTALL) if "kinship" in c)
    assert card.index("صحيفة الميناء") < card.index("رائد الشهاري")
    assert "unmeasured" in card
    assert "<code dir=ltr>test</code>" in card


def test_inherited_fillers_are_marked() -> None:
    claim = anonymous().claims[0]
    filler = Filler(0, 5, "بغداد", inherited=True, modality="possible")
    page = render([replace(anonymous(), claims=(replace(claim, arguments={"actor": (filler,)}),))])
    assert 'class="inherited doubt" data-at=0-5' in page
    assert label("sheet.inherited", "en") in page


def test_a_role_that_is_a_claim_leads_to_it() -> None:
    first, *rest = sorted(asked().claims, key=lambda c: c.evidence[0].start)
    cause = replace(rest[0], event="cause", arguments={"cause": (Filler(0, 6, "انفجار", claim=first.id),)})
    page = render([replace(asked(), claims=(first, cause))])
    assert "href=#r1c1><span class=number>1</span></a>" in page


def test_confidence_is_shown_as_it_is() -> None:
    claims = tuple(replace(c, confidence=0.5) for c in anonymous().claims)
    card = re.search(r"<article.*?</article>", render([replace(anonymous(), claims=claims)]), re.DOTALL)
    assert card is not None
    assert "0.50" in card[0]
    assert "unmeasured" not in card[0]


def test_several_reports_have_a_list_and_one_has_none() -> None:
    assert "<nav id=list" not in render([asked()])
    page = render([asked(), anonymous()])
    assert page.index("<nav id=list") < page.index("<section id=r1 ") < page.index("<section id=r2 ")
    assert "href=#r2>" in page


def test_ids_are_single_and_every_link_has_its_end(readings: list[Reading]) -> None:
    seen = Seen(render(readings))
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    ends = [attrs["href"] for _, attrs in seen.tags if "href" in attrs]
    assert {end for end in ends if end and end.removeprefix("#") not in ids} == set()
    for _, attrs in seen.tags:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert attrs.get(name) is None or attrs[name] in ids


def test_one_report_costs_little(readings: list[Reading]) -> None:
    for reading in readings:
        assert len(render([reading]).encode()) - len(reading.report.text.encode()) <= 150_000


@pytest.mark.parametrize(("path", "name"), [("/home/a/b.txt", "b.txt"), ("C:\\Users\\a\\b.txt", "b.txt"), (None, None)])
def test_folders_of_the_user_are_left_out(path: str | None, name: str | None) -> None:
    assert file_name(path) == name


def test_spans_of_a_source_may_be_unknown() -> None:
    """What is known only from outside the text has no place in it."""
    claim = anonymous().claims[0]
    link = replace(
        claim.attribution[1], source=replace(claim.attribution[1].source, start=None, stop=None), content=Span(0, 3)
    )
    page = render([replace(anonymous(), claims=(replace(claim, attribution=(link,)),))])
    assert "data-content=0-3" in page


def brightness(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
def test_words_can_be_told_from_what_is_behind_them(scheme: int) -> None:
    """4.5 to 1 for every colour of words, in the light and in the dark."""
    style = (resources.files("khabar") / "data" / "page" / "page.css").read_text(encoding="utf-8")
    start = [m.start() for m in re.finditer("--paper:", style)][scheme]
    colours = dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{6});", style[start : style.index("--m-other", start)]))

    def contrast(front: str, back: str) -> float:
        high, low = sorted((brightness(colours[front]), brightness(colours[back])), reverse=True)
        return (high + 0.05) / (low + 0.05)

    pairs = [(front, back) for front in ("ink", "soft", "faint", "accent", "no", *EVENTS) for back in ("card", "paper")]
    pairs += [("ink", f"m-{kind}") for kind in KINDS if f"m-{kind}" in colours]
    pairs += [("warn", "warn-bg"), ("no", "no-bg"), ("ink", "glow"), ("ink", "src"), ("paper", "ink")]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}
