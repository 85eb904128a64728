"""Mails that come back later: what a notice says, whom it is about, and that nobody is cut off by a forged one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from khabar.cli import cli
from khabar.digest import outbox
from khabar.digest.bounces import MOST, Noted, read, take_in
from khabar.digest.mailing import Server
from khabar.digest.subscriptions import end, forget_address, subscription, unsubscribe
from khabar.errors import BadBounce
from khabar.store import Base
from khabar.store.verification import verify
from made_digests import (
    DIED,
    FLED,
    HELD,
    KILLED,
    SENDER,
    STRUCK,
    Box,
    create,
    grow,
    parts,
    send,
    serve,
    subscribe,
    token_in,
)

READER = "reader@example.org"
HEADERS = "From: digest@newsroom.example\r\nTo: {to}\r\nSubject: news\r\nMessage-ID: {name}\r\n"
Block = tuple[str, str, str]  # address, action, status


def dsn(name: str, *blocks: Block, original: str = "", kind: str = "text/rfc822-headers", to: str = READER) -> bytes:
    """A notice as a server of mail writes it; ``original``: what to say in front of the original recipient."""
    told = "\r\n".join(
        f"{f'Original-Recipient: rfc822;{original}' + chr(13) + chr(10) if original else ''}"
        f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 {status} no such user\r\n"
        for address, action, status in blocks
    )
    return (
        "From: MAILER-DAEMON@mx.example\r\nTo: digest@newsroom.example\r\nSubject: Undelivered Mail\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"\r\n\r\n'
        "--b1\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n\r\n"
        "--b1\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example\r\nArrival-Date: Mon, 2 Mar 2026 08:00:00 +0000\r\n\r\n{told}\r\n"
        f"--b1\r\nContent-Type: {kind}\r\n\r\n{HEADERS.format(name=name, to=to)}\r\n--b1--\r\n"
    ).encode()


GONE: Block = (READER, "failed", "5.1.1")


class Case:
    """A case whose digest one reader was sent."""

    def __init__(self, folder: Path, box: Box, server: Server) -> None:
        self.base, self.clock = create(folder / "case", KILLED)
        self.box, self.server = box, server
        self.number = subscribe(self.base, box, server, self.clock, READER)
        grow(self.base, HELD)
        self.run()
        self.name = str(box.mails[-1]["Message-ID"])

    def run(self, day: str = "2026-03-03") -> outbox.Done:
        self.clock.now = f"{day}T08:00:00Z"
        outbox.fill(self.base, self.clock.moment)
        return send(self.base, self.server, self.clock)

    def take(self, data: bytes) -> Noted:
        return take_in(self.base, read(data))

    @property
    def state(self) -> tuple[str, str]:
        return subscription(self.base, self.number).state, outbox.mails(self.base)[-1].state


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    box = Box()
    for _, server in serve(box):
        made = Case(tmp_path, box, server)
        yield made
        made.base.close()


def test_who_takes_no_mail_gets_no_more(case: Case) -> None:
    noted = case.take(dsn(case.name, GONE))
    assert (noted.verdict, noted.numbers, noted.status) == ("gone", (case.number,), "5.1.1")
    assert case.state == ("bounced", "bounced")
    grow(case.base, DIED)
    assert case.run("2026-03-04").sent == 0
    assert [finding.why for finding in verify(case.base)] == []


def test_the_same_notice_twice_does_no_harm(case: Case) -> None:
    case.take(dsn(case.name, GONE))
    before = case.base.head()
    assert case.take(dsn(case.name, GONE)).verdict == "known"
    assert case.base.head() == before


@pytest.mark.parametrize("status", ["4.4.7", "5.2.2", "5.7.1", "4.2.2", "5.3.4"])
def test_what_is_not_for_the_address_keeps_it_and_tells_it_again(case: Case, status: str) -> None:
    assert case.take(dsn(case.name, (READER, "failed", status))).verdict == "kept"
    assert case.state == ("confirmed", "failed")
    told = parts(case.box.mails[-1])[0]
    assert case.run("2026-03-04").sent == 1
    assert "عامر الدوسري" in told
    assert "عامر الدوسري" in parts(case.box.mails[-1])[0]


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("relayed", "2.0.0"), ("expanded", "2.1.5")])  # fmt: skip
def test_what_is_on_its_way_or_came_changes_nothing(case: Case, action: str, status: str) -> None:
    before = case.base.head()
    assert case.take(dsn(case.name, (READER, action, status))).verdict == "kept"
    assert (case.state, case.base.head()) == (("confirmed", "sent"), before)


@pytest.mark.parametrize(("blocks", "verdict", "state"), [
    ([("other@example.net", "delivered", "2.0.0"), GONE], "gone", "bounced"),  # the reader's own line counts
    ([GONE, ("other@example.net", "delivered", "2.0.0")], "gone", "bounced"),
    ([(READER, "delivered", "2.0.0"), ("other@example.net", "failed", "5.1.1")], "kept", "confirmed"),
    ([("a@example.net", "failed", "5.1.1"), ("b@example.net", "failed", "5.1.10")], "gone", "bounced"),  # sent on to both
    ([("a@example.net", "failed", "5.1.1"), ("b@example.net", "delivered", "2.0.0")], "kept", "confirmed"),
    ([("a@example.net", "failed", "5.1.1"), ("b@example.net", "failed", "4.4.7")], "kept", "confirmed"),
    ([("READER@Example.ORG", "Failed (no such user)", "5.1.1 (gone)")], "gone", "bounced"),
])  # fmt: skip
def test_several_recipients(case: Case, blocks: list[Block], verdict: str, state: str) -> None:
    assert case.take(dsn(case.name, *blocks)).verdict == verdict
    assert case.state[0] == state


def test_the_address_that_was_written_to_comes_first(case: Case) -> None:
    block = ("moved@example.net", "failed", "5.1.1")
    assert case.take(dsn(case.name, block, ("x@example.net", "delivered", "2.0.0"), original=READER)).verdict == "kept"
    assert case.take(dsn(case.name, block, original=READER)).verdict == "gone"


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_mail_that_came_back_whole_or_by_its_headers(case: Case, kind: str) -> None:
    assert case.take(dsn(case.name, GONE, kind=kind)).verdict == "gone"


def test_headers_that_are_folded(case: Case) -> None:
    data = dsn(case.name, GONE).replace(b"Message-ID: ", b"Message-Id:\r\n\t")
    assert case.take(data).verdict == "gone"


def test_nobody_is_cut_off_by_who_does_not_know_the_mail(case: Case) -> None:
    """Not by the address, nor by the name of another mail, nor by one that stands in the text of the notice."""
    for name in ("<x@newsroom.example>", f"<{'0' * 40}@newsroom.example>", ""):
        with pytest.raises(BadBounce, match="no mail of this case"):
            case.take(dsn(name, GONE))
    assert case.state == ("confirmed", "sent")


def test_a_notice_about_one_reader_leaves_the_others(case: Case) -> None:
    other = subscribe(case.base, case.box, case.server, case.clock, "second@example.org")
    grow(case.base, DIED)
    case.run("2026-03-04")
    named = {str(mail["To"]): str(mail["Message-ID"]) for mail in case.box.mails[-2:]}
    assert case.take(dsn(named["second@example.org"], GONE, to="second@example.org")).verdict == "gone"
    assert subscription(case.base, other).state == "bounced"
    assert case.state[0] == "confirmed"


def test_an_invitation_that_comes_back_ends_it(tmp_path: Path) -> None:
    from khabar.digest.scopes import Scope
    from khabar.digest.subscriptions import invite

    box = Box()
    for _, server in serve(box):
        base, clock = create(tmp_path / "case", KILLED)
        with base:
            number = invite(base, READER, Scope("case"), "day", "ar").number
            send(base, server, clock)
            assert take_in(base, read(dsn(str(box.mails[-1]["Message-ID"]), GONE))).verdict == "gone"
            assert subscription(base, number).state == "bounced"


def test_who_has_left_or_is_forgotten_stays_so(case: Case) -> None:
    end(case.base, case.number)
    assert case.take(dsn(case.name, GONE)).numbers == (case.number,)
    assert case.state[0] == "ended"
    forget_address(case.base, READER)
    assert case.take(dsn(case.name, GONE)) == Noted("known", (), "5.1.1")


# ---------------------------------------------------------------- files that are no notice


@pytest.mark.parametrize("cut", [
    b"Action: failed", b"Status: 5.1", b"Status:", b"Final-Recipient", b"--b1\r\nContent-Type: message/delivery-status",
], ids=len)  # fmt: skip
def test_a_torn_notice_is_refused_and_says_nothing(case: Case, cut: bytes) -> None:
    data = dsn(case.name, GONE)
    with pytest.raises(BadBounce):
        case.take(data[: data.index(cut) + len(cut) - 1])
    assert case.state == ("confirmed", "sent")


def test_a_notice_torn_behind_the_name_of_the_mail_still_counts(case: Case) -> None:
    data = dsn(case.name, GONE)
    assert case.take(data[: data.index(b"--b1--")]).verdict == "gone"


@pytest.mark.parametrize("data", [
    b"", b"\x00\xff" * 400, b"Subject: out of office\r\n\r\nI am away.", "إجازة".encode("utf-16"),
    b"Content-Type: message/delivery-status\r\n\r\n", b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 3000,
], ids=len)  # fmt: skip
def test_what_is_no_notice_is_refused(data: bytes) -> None:
    with pytest.raises(BadBounce):
        read(data)


def test_a_notice_that_is_too_large_is_refused() -> None:
    with pytest.raises(BadBounce, match="too large"):
        read(b"x" * (MOST + 1))


# ---------------------------------------------------------------- as it is typed


@pytest.mark.parametrize(("language", "words"), [("ar", "لا يستقبل (5.1.1)"), ("en", "takes no mail (5.1.1)")])
def test_a_server_of_mail_pipes_it_in(case: Case, language: str, words: str) -> None:
    arguments = ["bounced", str(case.base.folder), "-", "--language", language]
    done = CliRunner().invoke(cli, arguments, input=dsn(case.name, GONE))
    assert (done.exit_code, words in done.output) == (0, True), done.output
    assert case.state[0] == "bounced"
    assert READER not in done.output


def test_files_are_taken_one_by_one(case: Case, tmp_path: Path) -> None:
    for name, data in (("1", b"no"), ("2", dsn(case.name, GONE))):
        (tmp_path / name).write_bytes(data)
    given = [str(tmp_path / name) for name in ("1", "2", "3")]
    done = CliRunner().invoke(cli, ["bounced", str(case.base.folder), *given, "--language", "en"])
    assert done.exit_code == 1
    assert "no notice of delivery" in done.output
    assert f"subscriptions {case.number}: the address takes no mail" in done.output


def test_the_log_has_it_and_no_address(case: Case) -> None:
    case.take(dsn(case.name, GONE))
    with Base.open(case.base.folder, case.base.hand) as base:
        acts = [entry.act for entry in base.log()][-2:]
        assert acts == ["mail", "subscribe"]
        assert READER not in str([entry.note for entry in base.log()])
        assert base.one("SELECT reason FROM mail ORDER BY id DESC LIMIT 1") == ("5.1.1",)


# ---------------------------------------------------------------- a mailbox that stays full


def full(case: Case, answer: str, *days: str) -> list[int]:
    """Runs on some days, each with news that the mailbox has no room for; the subscriptions that were paused."""
    case.box.recipient = lambda _: answer
    paused = []
    for day in days:
        told = f"قُتل {int(day[-2:])} جنود في مدينة تعز يوم {int(day[-2:])} مارس 2019."
        grow(case.base, ("صحيفة السهل", "2019-04-20", told))
        paused += case.run(day).paused
    return paused


@pytest.mark.parametrize("answer", ["452 4.2.2 mailbox full", "452 no room", "552 5.2.2 over quota", "552 over quota"])
def test_a_mailbox_that_stays_full_is_paused_and_goes_on_by_itself(case: Case, answer: str) -> None:
    assert full(case, answer, "2026-03-04", "2026-03-10", "2026-03-17") == []
    assert case.state[0] == "confirmed"
    assert full(case, answer, "2026-03-18") == [case.number]
    assert case.state[0] == "paused"
    assert outbox.mails(case.base, "queued", "sending", "deferred") == []
    case.box.recipient = lambda _: None
    assert case.run("2026-03-20").sent == 0  # it is tried once in two weeks
    assert case.run("2026-04-01").sent == 1
    assert case.state == ("confirmed", "sent")
    told = parts(case.box.mails[-1])[0]
    assert "قُتل 4 جنود" in told
    assert "قُتل 18 جنود" in told
    assert [finding.why for finding in verify(case.base)] == []


def test_a_mail_that_is_taken_between_begins_the_count_anew(case: Case) -> None:
    assert full(case, "452 4.2.2", "2026-03-04") == []
    case.box.recipient = lambda _: None
    assert case.run("2026-03-05").sent == 1
    case.box.recipient = lambda _: "452 4.2.2"
    for told, day in ((STRUCK, "2026-03-17"), (FLED, "2026-03-20")):
        grow(case.base, told)
        assert case.run(day).paused == []
    assert case.state[0] == "confirmed"


@pytest.mark.parametrize("answer", ["452 4.3.1 the disk is full", "451 4.7.1 greylisted", "421 4.4.1 not reached"])
def test_what_is_not_the_mailbox_pauses_nobody(case: Case, answer: str) -> None:
    assert full(case, answer, "2026-03-04", "2026-03-10", "2026-03-18", "2026-03-25") == []
    assert case.state[0] == "confirmed"


def test_notices_of_a_full_mailbox_count_like_answers(case: Case) -> None:
    block: Block = (READER, "failed", "4.2.2")
    for told, day in ((DIED, "2026-03-05"), (STRUCK, "2026-03-12"), (FLED, "2026-03-18")):
        assert case.take(dsn(str(case.box.mails[-1]["Message-ID"]), block)).verdict == "kept"
        grow(case.base, told)
        assert case.run(day).sent == 1
    noted = case.take(dsn(str(case.box.mails[-1]["Message-ID"]), block))
    assert (noted.verdict, noted.numbers) == ("paused", (case.number,))
    assert case.state[0] == "paused"


def test_who_is_paused_is_tried_in_vain_and_may_be_resumed_or_leave(case: Case) -> None:
    token = token_in(case.box.mails[-1])
    assert full(case, "452 4.2.2", "2026-03-04", "2026-03-18") == [case.number]
    grow(case.base, FLED)
    assert case.run("2026-04-01").deferred == 1
    assert case.state == ("paused", "deferred")
    arguments = ["subscribers", str(case.base.folder), "--language", "en"]
    assert '"state": "paused"' in CliRunner().invoke(cli, [*arguments, "--format", "json"]).output
    done = CliRunner().invoke(cli, [*arguments, "--resume", str(case.number)])
    assert (done.exit_code, done.output) == (0, f"subscription {case.number}: mails are sent again\n")
    assert CliRunner().invoke(cli, [*arguments, "--resume", str(case.number)]).exit_code != 0
    case.box.recipient = lambda _: None
    assert case.run("2026-04-02").sent == 1
    assert full(case, "452 4.2.2", "2026-04-05", "2026-04-20") == [case.number]
    assert [each.number for each in unsubscribe(case.base, token)] == [case.number]
    assert case.state[0] == "ended"


def test_patience_is_a_setting(case: Case) -> None:
    sender = replace(SENDER, patience=3)
    grow(case.base, DIED)
    case.box.recipient = lambda _: "452 4.2.2"
    for day, paused in (("2026-03-04", []), ("2026-03-06", []), ("2026-03-07", [case.number])):
        case.clock.now = f"{day}T08:00:00Z"
        outbox.fill(case.base, case.clock.moment, patience=3)
        assert send(case.base, case.server, case.clock, sender).paused == paused
