"""Whether who is hidden comes out anywhere: every text against every way out of a case, counted."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.digest.desk import Desk
from khabar.digest.feed import feed
from khabar.digest.letter import Heading, compose
from khabar.digest.news import news
from khabar.digest.scopes import Matcher, Scope
from khabar.pipeline.comparing import compare
from khabar.reader import Reader
from khabar.share.profile import set_profile
from khabar.store import Base, ClaimId
from khabar.text.fold import fold_word
from khabar.types import Report
from khabar.web.accounts import Accounts
from khabar.web.settings import ROLES
from made_cases import case
from made_probes import PROFILES, Probe
from made_servers import served
from made_testimonies import TESTIMONIES
from made_trails import TRAILS
from made_ways import Told, addresses, looked, printed

NOBODY = "زغلول القمطرير"  # a name that no report has
LEAST = 200
PAGES = (
    "home", "reports", "report", "beside", "search", "claim", "person", "people", "group", "groups", "place", "places",
    "map", "map_claims", "timeline", "network", "causes", "sources", "matrix", "corroboration", "routes",
)  # fmt: skip


CASES = PROFILES | TESTIMONIES | TRAILS
_ID = re.compile(r"source-\d{4}")  # the interface names source-1 where it says what such a thing is


def words(some: Iterable[str]) -> re.Pattern[str]:
    """One of some words or phrases in folded text, with what may be attached to it."""
    parts = "|".join(r"[\s_]+".join(map(re.escape, fold_word(each).split())) for each in some)
    return re.compile(rf"(?<![^\W_])[وف]?[بلك]?(?:ال)?(?:{parts})(?:ه|ها|هم|ي|ا)?(?![^\W_])", re.I)


def reports(probes: tuple[Probe, ...]) -> Iterator[Report]:
    for number, probe in enumerate(probes):
        report = replace(
            Report.of(probe.text), outlet=probe.outlet, published=f"2019-03-{11 + number % 9}", title=probe.title,
            author=probe.author, url=probe.url, path=probe.path,
        )  # fmt: skip
        yield report
        if probe.copy:
            yield replace(Report.of(probe.copy), outlet="موقع الساحل", published="2019-03-22", title=probe.title)


# Where somebody may ask for a name: the path, the parameter, and what else must be asked along; in words also beside
# a word that stays, and as what must not be there.
NAMED = [
    ("/people", "name", {}), ("/groups", "name", {}), ("/places", "name", {}), ("/reports", "words", {}),
    ("/reports", "outlet", {}), ("/search", "words", {}), ("/search", "outlet", {}),
    ("/search", "person", {}), ("/search", "group", {}), ("/search", "place", {}), ("/search", "source", {}),
    ("/search", "source", {"certainty": "asserted"}), ("/search", "person", {"since": "2019-01-01"}),
    ("/network", "name", {"kind": "person"}), ("/network", "name", {"kind": "group"}),
    ("/sources", "person", {}), ("/sources/matrix", "person", {"by": "source"}),
    ("/groups", "name", {"limit": "1"}), ("/places", "name", {"limit": "1"}), ("/search", "source", {"limit": "1"}),
]  # fmt: skip
ASKED_IN_WORDS = [
    ("/reports", "{}", {"limit": "1"}), *((path, turn, {}) for path in ("/reports", "/search")
    for turn in ('مدينة "{}"', 'مدينة -"{}"')),
]  # fmt: skip
FORMS = ("text", "json", "csv")
COMMANDS = ("find", "cite", "who", "sources", "routes", "timeline", "causes", "corroborate", "log", "profile")


class Case:
    """A case under one profile, and whatever comes out of it; what a reviewer sees beside it shows that it is there."""

    def __init__(self, folder: Path, name: str, reader: Reader) -> None:
        self.profile, self.probes = CASES[name]
        self.folder = folder
        read = [reader.read(report) for report in reports(self.probes)]
        self.hashes = {digest for reading in read for digest in (reading.report.id, reading.report.bytes_id) if digest}
        with case(folder, read) as base:
            compare(base)
            set_profile(base, self.profile)
            self.claims = [str(ClaimId.of(row)) for (row,) in base.rows("SELECT id FROM claim")]
            people = [str(ClaimId.of(row)) for (row,) in base.rows("SELECT id FROM cluster WHERE kind = 'person'")]
            self.told = list(sent(base))
        more = [address for each in people for address in (f"/people/{each}", f"/network?person={each}")]
        accounts = Accounts(":memory:", time.time)
        for role in ROLES:
            accounts.add(role, role, None)
        with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
            client.headers["authorization"] = f"Bearer {accounts.token('reviewer', 'probes', '2026-01-01')}"
            self.whole = addresses(client, [*more, *(f"/claims/{claim}" for claim in self.claims)])
            self.found = {ask: self._answers(client, ask) for ask in (*self.asks, NOBODY)}
            client.headers["authorization"] = f"Bearer {accounts.token('reader', 'probes', '2026-01-01')}"
            while client.get("/api/map").json()["looked"] < len(read):
                time.sleep(0.1)
            self.told += looked(client, self.whole)
            self.hidden = {ask: self._answers(client, ask) for ask in (*self.asks, NOBODY)}
            client.headers["authorization"] = f"Bearer {accounts.token('admin', 'probes', '2026-01-01')}"
            for number in range(1, len(read) + 1):
                preview = client.get(f"/api/profile?report={number}").json()["preview"]
                self.told.append(Told("preview", f"page {number}", preview))
        self.told += self._printed(len(read))

    @property
    def asks(self) -> list[str]:
        return [ask for probe in self.probes for ask in probe.ask]

    def numbered(self) -> Iterator[tuple[int, Probe]]:
        """Each text with the number of its report: a near-copy has the next."""
        number = 1
        for probe in self.probes:
            yield number, probe
            number += 2 if probe.copy else 1

    def _answers(self, client: TestClient, ask: str) -> list[str]:
        """What is answered where somebody asks for a name, without the name itself."""
        made = []
        for path, parameter, more in NAMED:
            answer = client.get(f"/api{path}", params={parameter: ask, **more})
            made.append(f"{answer.status_code} {answer.text.replace(ask, '…')}")
        for path, turn, more in ASKED_IN_WORDS:
            answer = client.get(f"/api{path}", params={"words": turn.format(ask), **more})
            made.append(f"{answer.status_code} {answer.text.replace(ask, '…')}")
        return made

    def _printed(self, count: int) -> Iterator[Told]:
        """What commands print with --redact."""
        for form in ("text", "json"):
            some = ["--redact", "--format", form]
            yield printed(self.folder, "find", *some, "--claims", "--limit", "1000")
            yield printed(self.folder, "find", *some, "مدينة", "--limit", "1000")
            for claim in self.claims:
                yield printed(self.folder, "cite", claim, *some)
        for probe in self.probes:
            for ask in probe.ask[:1]:
                yield printed(self.folder, "find", "--redact", "--person", ask, asked=(ask,))
                yield printed(self.folder, "find", "--redact", "--source", ask, asked=(ask,))
                yield printed(self.folder, "find", "--redact", ask, asked=(ask,))
                yield printed(self.folder, "who", "--redact", ask, asked=(ask,))
        for form in FORMS:
            for command in ("sources", "routes", "timeline", "causes"):
                yield printed(self.folder, command, "--redact", "--format", form, "--limit", "1000")
            yield printed(self.folder, "corroborate", "--redact", "--format", form, "--reports", "1", "--limit", "1000")
        yield printed(self.folder, "log", "--redact")
        for number in range(1, count + 1):
            made = printed(self.folder, "profile", "--preview", str(number))
            if self.profile.names:  # whoever sets a profile sees whom it hides
                assert "يُحجب" in made.text
                made = replace(made, text=made.text[: made.text.rfind("يُحجب")])
            yield made


def sent(base: Base) -> Iterator[Told]:
    """Mails, part by part, and the feed."""
    for language in ("ar", "en"):
        desk = Desk(base)
        items = news(desk, [(Matcher(base, Scope("case")), 0)])
        head = Heading("قضية", "2026-03-02", ("x",), "https://case.example/x", "https://case.example")
        letter = compose(desk, items, head, language)  # type: ignore[arg-type]
        assert letter is not None
        for part in ("subject", "text", "html"):
            yield Told(f"mail {part}", language, getattr(letter, part))
        told = feed(base, Scope("case"), language, web="https://case.example")  # type: ignore[arg-type]
        yield Told("feed", language, told.decode())


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> dict[str, Case]:
    return {name: Case(tmp_path_factory.mktemp("probes") / name, name, reader) for name in CASES}


def test_nothing_hidden_comes_out(cases: dict[str, Case]) -> None:
    """Each text is held against each way out: a page or answer of one kind, a command, a part of a mail."""
    counts: Counter[str] = Counter()
    leaks = []
    for each in cases.values():
        ways = {told.by for told in each.told}
        for probe in each.probes:
            counts[probe.kind] += len(ways)
        gone = words([gone for probe in each.probes for gone in probe.gone])
        leaks += [(told.by, told.where, found[0]) for told in each.told if (found := gone.search(told.folded))]
    assert leaks == []
    assert min(counts.values()) >= LEAST, counts


def test_what_is_hidden_was_there_and_the_rest_still_is(cases: dict[str, Case]) -> None:
    """What a reviewer sees has every word; what a reader sees has what is not hidden."""
    for each in cases.values():
        whole = "\n".join(told.folded for told in each.whole)
        seen: dict[str, str] = {}
        for told in each.told:
            if told.by in ("page report", "API report"):
                seen[told.where] = f"{seen.get(told.where, '')}\n{told.folded}"
        for number, probe in each.numbered():
            assert [gone for gone in probe.gone if not words([gone]).search(whole)] == [], probe.text
            assert [left for left in probe.left if fold_word(left) not in seen[f"/reports/{number}"]] == [], probe.text
    ways = {told.by for each in cases.values() for told in each.told}
    assert ways >= {f"{form} {name}" for name in PAGES for form in ("page", "API")}
    assert ways >= {f"khabar {command}" for command in COMMANDS} | {"mail text", "mail html", "feed", "preview"}


def test_who_asks_for_somebody_hidden_is_told_what_one_is_told_of_nobody(cases: dict[str, Case]) -> None:
    asked = 0
    for each in cases.values():
        nobody = each.hidden[NOBODY]
        for ask in each.asks:
            asked += len(NAMED) + len(ASKED_IN_WORDS)
            differ = [
                (ask, [*NAMED, *ASKED_IN_WORDS][n], answer[:300]) for n, (answer, other) in enumerate(zip(each.hidden[ask], nobody, strict=True))
                if answer != other
            ]  # fmt: skip
            assert differ == []
            assert each.found[ask] != each.found[NOBODY], ask
    assert asked >= LEAST


def test_nobody_has_two_ids_and_no_hash_leads_to_the_original(cases: dict[str, Case]) -> None:
    for each in cases.values():
        known = {found for told in each.told if told.by == "API report" for found in _ID.findall(told.text)}
        every = {found for told in each.told for found in _ID.findall(told.text)}
        assert known
        assert every <= known
        assert [told.where for told in each.told for digest in each.hashes if digest in told.text] == []
