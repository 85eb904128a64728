"""Reports: the list, one report with everything that was read in it, its copies, its original bytes."""

from __future__ import annotations

import difflib
import mimetypes
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import Response

from khabar.errors import NotFound
from khabar.share.answers.hits import shown_hits, snippets
from khabar.share.form import to_dict
from khabar.share.page.section import section
from khabar.store.latin import Speller
from khabar.store.search import Filter, find_reports
from khabar.store.words import Question as Words
from khabar.types import Reading
from khabar.views import held
from khabar.views.held import Original
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.uploads import file_name

REPORT = Parameter("report", "number", least=1, most=999_999_999)
_MOST_COPIES = 12
_WORD = re.compile(r"\S+|\s+")
_TYPES = mimetypes.MimeTypes()  # those that Python knows, whatever this machine says


@dataclass(frozen=True, slots=True)
class Heading:
    """One report in a list."""

    report: int
    title: str | None
    outlet: str | None
    published: str | None
    claims: int
    unread: int
    snippets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Some reports; ``count`` is how many there are, None where something may be hidden."""

    count: int | None
    reports: list[Heading]
    more: bool


def headings(ask: Ask, reports: Sequence[int]) -> list[Heading]:
    """Reports as they may be shown in a list."""
    return [each for number in reports if (each := _heading(ask, number)) is not None]


def _heading(ask: Ask, report: int) -> Heading | None:
    """By the index, where nothing of the report is hidden: then its reading need not be opened."""
    told = held.told(ask.base, report)
    if told is None:
        return None
    if not ask.shown.part(told.reading):
        return Heading(report, told.title, told.outlet, told.published, told.claims, told.unread)
    return heading(report, ask.shown.readings(told.reading)[1])


def heading(number: int, reading: Reading, told: Iterable[str] = ()) -> Heading:
    page = reading.report
    return Heading(
        number, page.title, page.outlet, page.published, len(reading.claims), len(reading.unread), tuple(told)
    )  # fmt: skip


def newest(ask: Ask, report: int) -> Reading | None:
    """The newest reading of a report as it may be shown."""
    number = held.newest_reading(ask.base, report)
    return None if number is None else ask.shown.readings(number)[1]


def listed(ask: Ask) -> Listed:
    words = Words(ask.text("words") or "", Speller(ask.base))
    where = Filter(outlet=ask.text("outlet"), since=ask.text("since"), until=ask.text("until"))
    limit, skip = ask.number("limit"), ask.number("skip")
    if words.empty and where.outlet is None:
        found = find_reports(ask.base, words, where, limit=limit, skip=skip)
        return Listed(found.count, headings(ask, [hit.report for hit in found.hits]), found.count > skip + limit)
    left = shown_hits(find_reports, words, where, ask.shown, limit=limit, skip=skip)
    reports = [
        heading(item.hit.report, item.reading, snippets(item.reading.report.text, item.spans)) for item in left.hits
    ]
    return Listed(left.count, reports, left.more)


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-copy of a report."""

    report: int
    title: str | None
    outlet: str | None
    published: str | None
    kind: str
    share: float


class Drawn:
    """A report with its marks and claims, drawn once, when the first page asks for it."""

    def __init__(self, reading: Reading, number: int) -> None:
        self._reading, self._number = reading, number

    @cached_property
    def html(self) -> Markup:
        """As on the page in one file: escaped already, piece by piece."""
        return Markup(section(self._reading, self._number))


@dataclass(frozen=True, slots=True)
class Whole:
    """One report: its reading in the JSON form, its copies, how it came."""

    report: int
    reading: dict[str, object]
    readings: int
    copies: list[Copy]
    originals: list[Original]
    page: Drawn | None = field(default=None, metadata=ON_PAGE)


def whole(ask: Ask) -> Whole:
    number = ask.number("report")
    reading = newest(ask, number)
    if reading is None:
        raise NotFound("no report of this number", str(number), "khabar find shows numbers; it may be forgotten")
    came = [] if ask.viewer.redacted else held.originals(ask.base, number)
    return Whole(
        number, to_dict(reading), held.times_read(ask.base, number), _copies(ask, number),
        [replace(each, name=each.name and file_name(each.name)) for each in came],
        Drawn(reading, number),
    )  # fmt: skip


def _copies(ask: Ask, number: int) -> list[Copy]:
    found = []
    for other, kind, share in held.copies(ask.base, number, _MOST_COPIES):
        page = _heading(ask, other)
        if page is not None:
            found.append(Copy(other, page.title, page.outlet, page.published, kind, share))
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, or that one of two texts has: same, left, right."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two reports beside each other, paragraph for paragraph, with the differences marked."""

    left: Heading
    right: Heading
    share: float | None
    left_pieces: list[Piece]
    right_pieces: list[Piece]


def beside(ask: Ask) -> Beside:
    one, two = ask.number("report"), ask.number("other")
    left, right = newest(ask, one), newest(ask, two)
    if left is None or right is None or one == two:
        raise NotFound("no report of this number", str(two), "khabar find shows numbers; it may be forgotten")
    a, b = (_WORD.findall(r.report.text) for r in (left, right))
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=len(a) + len(b) > 8_000)
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        same = kind == "equal"
        if a1 > a0:
            pieces[0].append(Piece("same" if same else "left", "".join(a[a0:a1])))
        if b1 > b0:
            pieces[1].append(Piece("same" if same else "right", "".join(b[b0:b1])))
    return Beside(heading(one, left), heading(two, right), held.shared(ask.base, one, two), *pieces)


def original(ask: Ask) -> Response:
    """The bytes as they came, to be saved: never shown as a page of this server."""
    digest = ask.text("digest") or ""
    known = held.original(ask.base, digest)
    place = ask.base.originals.find(digest) if known is not None else None
    if known is None or place is None:
        raise NotFound("no original of this name", digest, "it may be forgotten")
    number, name = known
    ask.took({"original": number})  # its number: a hash in the log would outlive what is forgotten
    headers = {
        "content-type": _type_of(name or ""),
        "content-disposition": _saved_as(file_name(name or ""), digest),
        "content-security-policy": "default-src 'none'; sandbox",
    }
    return Response(place.read_bytes(), headers=headers)


def _type_of(name: str) -> str:
    """By the last part of a name; without an encoding of letters, which nobody knows."""
    kind, packed = _TYPES.guess_type(name)
    return kind if kind is not None and packed is None else "application/octet-stream"


def _saved_as(name: str, digest: str) -> str:
    """Under its own name, for every browser (RFC 6266): in UTF-8, and without what is not ASCII for old ones."""
    if name == "?":
        name = f"{digest.replace(':', '-')}.bin"
    plain = re.sub(r"[^\w. ()-]", "_", name, flags=re.ASCII)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


_DIGEST = Parameter("digest")
_LISTED = (Parameter("words"), Parameter("outlet"), Parameter("since", "day"), Parameter("until", "day"), LIMIT, SKIP)
_OTHER = Parameter("other", "number", least=1, most=999_999_999)
QUESTIONS = (
    Question("reports", "/reports", listed, _LISTED, "reports.html", menu="web.menu.reports"),
    Question("report", "/reports/{report}", whole, (REPORT,), "report.html"),
    Question("beside", "/reports/{report}/beside/{other}", beside, (REPORT, _OTHER), "beside.html"),
    Question(
        "original",
        "/originals/{digest}",
        original,
        (_DIGEST,),
        "original",
        role="reviewer",
        api=False,
        own=True,
        noted=False,
    ),
)
ACTS: tuple[Act, ...] = ()
