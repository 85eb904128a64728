"""Mails of the digest over a real server on loopback: who gets what, once; what a server may do; what is kept."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from khabar.digest import outbox, schedule, subscriptions
from khabar.digest.addresses import address
from khabar.digest.letter import Letter
from khabar.digest.mailing import Leave, Post, Sender, Server, message
from khabar.digest.scopes import Scope
from khabar.digest.subscriptions import confirm, end, forget_address, invite, unsubscribe
from khabar.errors import BadAddress, BadScope, BadToken, NoWay
from khabar.share.profile import Profile, set_profile
from khabar.store import Base
from khabar.store.forgetting import forget, purge
from khabar.store.search import Filter
from khabar.store.searches import save
from khabar.store.verification import verify
from made_digests import (
    CAPTURED,
    DIED,
    FLED,
    HELD,
    KILLED,
    SENDER,
    STRUCK,
    STRUCK_AGAIN,
    STRUCK_TOO,
    Box,
    Clock,
    create,
    grow,
    parts,
    read,
    reread,
    send,
    serve,
    subscribe,
    token_in,
)

READER = "reader@example.org"


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(box: Box) -> Iterator[Server]:
    for _, made in serve(box):
        yield made


class Desk:
    """A case with a server beside it."""

    def __init__(self, folder: Path, box: Box, server: Server) -> None:
        self.base, self.clock = create(folder / "case", KILLED, HELD)
        self.box, self.server = box, server

    def subscribe(self, to: str = READER, scope: str = "case", every: str = "day", language: str = "ar") -> int:
        return subscribe(self.base, self.box, self.server, self.clock, to, scope, every, language)

    def run(self, day: str | None = None) -> outbox.Done:
        """What ``khabar digest`` does, on a day."""
        self.clock.now = f"{day}T08:00:00Z" if day else self.clock.now
        filled = outbox.fill(self.base, self.clock.moment)
        done = send(self.base, self.server, self.clock)
        done.queued, done.skipped = filled.queued, filled.skipped
        return done


@pytest.fixture
def desk(tmp_path: Path, box: Box, server: Server) -> Iterator[Desk]:
    made = Desk(tmp_path, box, server)
    yield made
    made.base.close()


def whole(base: Base) -> list[str]:
    return [f"{finding.where} {finding.why}" for finding in verify(base)]


def words_kept(base: Base) -> bytes:
    """Every byte of the case's files."""
    base.db.pragma("wal_checkpoint(TRUNCATE)")
    return b"".join(path.read_bytes() for path in base.folder.rglob("*") if path.is_file())


# ---------------------------------------------------------------- who is subscribed


def test_nothing_but_the_question_is_sent_before_it_is_answered(desk: Desk) -> None:
    made = invite(desk.base, READER, Scope("case"), "day", "ar")
    assert made.state == "pending"
    grow(desk.base, DIED)
    assert desk.run().sent == 1
    (mail,) = desk.box.mails
    assert "قُتل" not in parts(mail)[0]
    assert desk.run("2026-03-03").sent == 0
    token = token_in(mail)
    assert token.encode() not in words_kept(desk.base)
    assert confirm(desk.base, token).state == "confirmed"
    assert confirm(desk.base, token).state == "confirmed"
    assert desk.run("2026-03-04").sent == 0  # that came before it was answered
    grow(desk.base, FLED)
    assert desk.run("2026-03-04").sent == 1
    assert "نزحت عشرات العائلات" in parts(desk.box.mails[-1])[0]
    assert whole(desk.base) == []


@pytest.mark.parametrize("token", ["", "x", "dry-run", "A" * 43, "'; DROP TABLE mail;--", "ت", "\x00"])
def test_wrong_tokens(desk: Desk, token: str) -> None:
    number = desk.subscribe()
    for use in (confirm, unsubscribe):
        with pytest.raises(BadToken):
            use(desk.base, token)
    assert subscriptions.subscription(desk.base, number).state == "confirmed"


def test_a_token_is_good_for_its_own_purpose_only(desk: Desk) -> None:
    invite(desk.base, READER, Scope("case"), "day", "ar")
    desk.run()
    first = token_in(desk.box.mails[0])
    with pytest.raises(BadToken):
        unsubscribe(desk.base, first)
    confirm(desk.base, first)
    grow(desk.base, FLED)
    desk.run("2026-03-03")
    with pytest.raises(BadToken):
        confirm(desk.base, token_in(desk.box.mails[1]))


def test_an_invitation_lapses(desk: Desk) -> None:
    invite(desk.base, READER, Scope("case"), "day", "ar")
    desk.run()
    desk.clock.now = "2026-03-17T08:00:00Z"
    with pytest.raises(BadToken):
        confirm(desk.base, token_in(desk.box.mails[0]))


def test_unsubscribing_ends_it_also_twice_and_no_mail_follows(desk: Desk) -> None:
    number = desk.subscribe()
    other = desk.subscribe("other@example.org")
    grow(desk.base, DIED)
    desk.run()
    tokens = {mail["To"]: token_in(mail) for mail in desk.box.mails}
    for _ in range(2):
        assert [each.number for each in unsubscribe(desk.base, tokens[READER])] == [number]
    assert {each.number: each.state for each in subscriptions.subscriptions(desk.base)} == {
        number: "ended",
        other: "confirmed",
    }
    grow(desk.base, FLED)
    desk.box.mails.clear()
    desk.run("2026-03-03")
    assert [mail["To"] for mail in desk.box.mails] == ["other@example.org"]


def test_who_unsubscribes_while_a_mail_waits_gets_none(desk: Desk) -> None:
    number = desk.subscribe()
    grow(desk.base, DIED)
    outbox.fill(desk.base, desk.clock.moment)
    end(desk.base, number)
    assert desk.run().dropped == 1
    assert desk.box.mails == []


def test_somebody_is_invited_once_for_one_thing_and_again_after_it_ended(desk: Desk) -> None:
    number = desk.subscribe()
    with pytest.raises(BadScope):
        invite(desk.base, READER, Scope("case"), "week", "en")
    end(desk.base, number)
    assert invite(desk.base, READER, Scope("case"), "week", "en").number != number


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "@", "x@y", "a b@example.org", "a@exa mple.org", "a@example.org\r\nBcc: b@example.org", "a@example.org\n",
        "a\r@example.org", "<a@example.org>", "a@example.org, b@example.org", "a@example.org;b", '"a b"@example.org',
        "a@-example.org", "a@example..org", ".a@example.org", "a..b@example.org", "سلمى@example.org", "a@b@example.org",
        "a@[127.0.0.1]", "a@example.org\u2028", "a\x00@example.org", "a" * 65 + "@example.org", "a@" + "b." * 130 + "org",
        "\u202ea@example.org", "a@example.org?bcc=b@example.org", "a@example.org%0d%0aBcc:b",
    ],
)  # fmt: skip
def test_no_address(desk: Desk, text: str) -> None:
    with pytest.raises(BadAddress):
        invite(desk.base, text, Scope("case"), "day", "ar")
    assert subscriptions.subscriptions(desk.base) == []


def test_addresses() -> None:
    assert address(" A.b+c@Example.ORG") == "A.b+c@example.org"
    assert address("a@موقع.example") == "a@xn--4gbrim.example"


# ---------------------------------------------------------------- what is in a mail


def test_a_mail_says_what_servers_and_clients_want_to_know(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    desk.run()
    (mail,) = desk.box.mails
    token = token_in(mail)
    assert mail["Subject"] == "قضية الميناء: جديد واحد · 2026-03-02"
    assert mail["From"] == "غرفة الأخبار <digest@newsroom.example>"
    assert mail["To"] == READER
    assert parsedate_to_datetime(mail["Date"]) == desk.clock.moment
    assert re.fullmatch(r"<[0-9a-f]{40}@newsroom\.example>", mail["Message-ID"])
    assert mail["List-Id"] == f"<{desk.base.case[:16]}.khabar.newsroom.example>"
    assert mail["List-Unsubscribe"] == (
        f"<https://case.example/digest/unsubscribe/{token}>, <mailto:digest@newsroom.example?subject=unsubscribe%20{token}>"
    )
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "ar"
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.as_bytes().isascii()
    assert token.encode() not in words_kept(desk.base)
    assert "https://case.example/claims/3.1" in parts(mail)[0]


def test_without_a_web_address_the_way_out_is_a_mail(desk: Desk) -> None:
    number = desk.subscribe()
    grow(desk.base, DIED)
    outbox.fill(desk.base, desk.clock.moment)
    send(desk.base, desk.server, desk.clock, replace(SENDER, web=None))
    (mail,) = desk.box.mails
    assert "List-Unsubscribe-Post" not in mail
    match = re.fullmatch(r"<mailto:digest@newsroom\.example\?subject=unsubscribe%20([\w-]+)>", mail["List-Unsubscribe"])
    assert match is not None
    assert "khabar cite CASE 3.1" in parts(mail)[0]
    assert [each.number for each in unsubscribe(desk.base, match[1])] == [number]


@pytest.mark.parametrize(
    "nasty", ["a\r\nBcc: b@example.org", "a\nX: y", "a\u2028b", "a\x00b", "\u202egro", "=?utf-8?q?=0ABcc:?=", "ا" * 300]
)
def test_nothing_is_slipped_into_a_header(nasty: str) -> None:
    letter = Letter(nasty, "<p>x</p>", "x", "ar")
    made = message(
        letter,
        Sender("d@example.org", nasty),
        READER,
        name="0" * 40,
        case="c" * 32,
        now=Clock().moment,
        out=Leave(None, "mailto:d@example.org"),
    )
    raw = made.as_bytes()
    assert raw.isascii()
    heads = raw.split(b"\r\n\r\n")[0]
    names = [line.split(b":")[0] for line in heads.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
    assert sorted(names) == sorted(
        [
            b"From",
            b"To",
            b"Subject",
            b"Date",
            b"Message-ID",
            b"List-Id",
            b"Auto-Submitted",
            b"Content-Language",
            b"List-Unsubscribe",
            b"MIME-Version",
            b"Content-Type",
        ]
    )


def test_one_mail_for_all_that_an_address_subscribes_to(desk: Desk) -> None:
    desk.subscribe()
    desk.subscribe(scope="place تعز")
    desk.subscribe(scope="event displacement", language="en")
    grow(desk.base, FLED)
    assert desk.run().sent == 1
    text, html = parts(desk.box.mails[0])
    assert desk.box.mails[0]["Content-Language"] == "en"
    for body in (text, html):
        assert body.count("نزحت عشرات العائلات") == 1
        for cause in ("the whole case", "place: تعز", "kind of event: displacement"):
            assert cause in body
    for each in subscriptions.subscriptions(desk.base, "confirmed"):
        assert each.number in {n.number for n in unsubscribe(desk.base, token_in(desk.box.mails[0]))}


# ---------------------------------------------------------------- nothing twice, never an empty one


def test_nothing_twice_and_never_an_empty_mail(desk: Desk) -> None:
    desk.subscribe()
    (number,) = grow(desk.base, DIED)
    assert desk.run().sent == 1
    for day in ("2026-03-03", "2026-03-04"):
        assert desk.run(day).queued == 0
    reread(desk.base, number, read(DIED))  # new numbers for the same words
    reread(desk.base, 1, read(KILLED))
    assert desk.run("2026-03-05").queued == 0
    desk.base.db.execute("DELETE FROM meta WHERE key IN ('beside', 'copies')")  # compared anew
    assert desk.run("2026-03-06").queued == 0
    assert len(desk.box.mails) == 1


def test_once_a_day_and_once_a_week(desk: Desk) -> None:
    desk.subscribe("day@example.org")
    desk.subscribe("week@example.org", every="week")
    news = [DIED, STRUCK_TOO, FLED, CAPTURED]
    got = {}
    for day, told in zip(("2026-03-02", "2026-03-03", "2026-03-08", "2026-03-09"), news, strict=True):
        grow(desk.base, told)
        desk.box.mails.clear()
        desk.run(day)
        desk.run()
        got[day] = sorted(str(mail["To"]).partition("@")[0] for mail in desk.box.mails)
    assert got == {
        "2026-03-02": ["day", "week"],
        "2026-03-03": ["day"],
        "2026-03-08": ["day"],
        "2026-03-09": ["day", "week"],
    }
    weekly = parts(next(mail for mail in desk.box.mails if mail["To"] == "week@example.org"))[0]
    for words in ("نزحت عشرات العائلات", "قصفت", "اعتقلت قوات الأمن القيادي"):
        assert words in weekly


def test_a_day_begins_at_its_hour() -> None:
    clock = Clock("2026-03-03T03:59:00Z")
    assert schedule.period("day", clock.moment, 4) == "2026-03-02"
    clock.now = "2026-03-03T04:00:00Z"
    assert schedule.period("day", clock.moment, 4) == "2026-03-03"
    assert schedule.period("week", clock.moment, 4) == "2026-W10"


def test_due_says_who_and_knows_after_a_restart(desk: Desk) -> None:
    number = desk.subscribe()
    assert [each.number for due in schedule.due(desk.base, desk.clock.moment) for each in due.subscriptions] == [number]
    grow(desk.base, DIED)
    desk.run()
    desk.base.close()
    desk.base = Base.open(desk.base.folder, desk.base.hand)
    assert schedule.due(desk.base, desk.clock.moment) == []
    desk.clock.now = "2026-03-03T08:00:00Z"
    assert len(schedule.due(desk.base, desk.clock.moment)) == 1


def test_what_one_subscription_told_the_other_of_the_same_address_does_not(desk: Desk) -> None:
    desk.subscribe(scope="place تعز")
    desk.subscribe(every="week")
    grow(desk.base, FLED)
    desk.run("2026-03-02")
    grow(desk.base, STRUCK_TOO)
    desk.run("2026-03-09")
    assert len(desk.box.mails) == 2
    assert "نزحت" not in parts(desk.box.mails[1])[0]
    assert "قصفت" in parts(desk.box.mails[1])[0]


def test_a_second_origin_is_mailed_once(desk: Desk) -> None:
    desk.subscribe()
    for day, told, words in (
        ("02", STRUCK_TOO, "ما تقوله"),
        ("03", STRUCK, ""),
        ("04", STRUCK_AGAIN, "أصل مستقل ثانٍ"),
        ("05", FLED, "نزحت"),
    ):
        grow(desk.base, told)
        desk.box.mails.clear()
        desk.run(f"2026-03-{day}")
        assert [words in parts(mail)[0] for mail in desk.box.mails] == ([True] if words else [])
    assert "قصفت" not in parts(desk.box.mails[0])[0]


def test_a_search_that_comes_to_name_a_person_is_left_out(desk: Desk) -> None:
    save(desk.base, "حي", "السمكري", Filter())
    desk.subscribe(scope="search حي")
    grow(desk.base, ("صحيفة السهل", "2019-03-24", "اعتقلت قوات الأمن مازن السمكري في مدينة عدن يوم 23 مارس 2019."))
    assert desk.run().skipped == 1
    assert desk.box.mails == []


# ---------------------------------------------------------------- what a server may do


def test_an_address_that_is_refused_has_bounced(desk: Desk) -> None:
    number = desk.subscribe()
    grow(desk.base, DIED)
    desk.box.recipient = lambda to: "550 5.1.1 no such user"
    assert desk.run().bounced == 1
    assert subscriptions.subscription(desk.base, number).state == "bounced"
    desk.box.recipient = lambda to: None
    grow(desk.base, FLED)
    assert desk.run("2026-03-03").queued == 0
    log = [entry.note or "" for entry in desk.base.log()]
    assert not any("example.org" in note for note in log)


def test_a_rule_of_the_server_is_no_bounce(desk: Desk) -> None:
    number = desk.subscribe()
    grow(desk.base, DIED)
    desk.box.recipient = lambda to: "550 5.7.1 relaying denied"
    assert desk.run().failed == 1
    assert subscriptions.subscription(desk.base, number).state == "confirmed"
    desk.box.recipient = lambda to: None
    assert desk.run("2026-03-03").sent == 1  # what was not told is told the next day
    assert "قُتل عامر" in parts(desk.box.mails[0])[0]


def test_not_now_is_tried_again_under_the_same_name(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    desk.box.recipient = lambda to: "451 4.7.1 greylisted"
    assert desk.run().deferred == 1
    (mail,) = outbox.mails(desk.base, "deferred")
    desk.box.recipient = lambda to: None
    assert desk.run().sent == 1
    assert mail.message in desk.box.mails[0]["Message-ID"]
    assert desk.run("2026-03-03").sent == 0


def test_a_mail_that_is_refused_is_told_the_next_day(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    first = desk.box.seen
    desk.box.data = lambda number: "554 5.6.0 not this one" if number == first else None
    assert desk.run().failed == 1
    assert desk.run().queued == 0
    grow(desk.base, FLED)
    assert desk.run("2026-03-03").sent == 1
    text = parts(desk.box.mails[0])[0]
    assert "قُتل عامر" in text
    assert "نزحت" in text
    assert desk.run("2026-03-04").queued == 0


def test_a_server_that_dies_in_the_middle_of_a_mail(desk: Desk) -> None:
    for number in range(5):
        desk.subscribe(f"r{number}@example.org")
    grow(desk.base, DIED)
    desk.box.to.clear()
    desk.box.die_after = 2
    with pytest.raises(NoWay):
        desk.run()
    assert sorted(desk.box.to) == ["r0@example.org", "r1@example.org"]
    desk.box.die_after = None
    assert desk.run().sent == 3
    assert sorted(desk.box.to) == [f"r{number}@example.org" for number in range(5)]
    assert len({mail["Message-ID"] for mail in desk.box.mails}) == 5
    assert desk.run().sent == 0
    assert whole(desk.base) == []


def test_a_slow_server_puts_it_off(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    desk.box.pause = 1.5
    desk.server = replace(desk.server, timeout=0.3)
    assert desk.run().deferred == 1
    desk.box.pause, desk.server = 0.0, replace(desk.server, timeout=5)
    time.sleep(1.6)  # the server takes the first one after all: nobody can know
    assert desk.run().sent == 1
    assert len({mail["Message-ID"] for mail in desk.box.mails}) == 1


def test_no_server(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        dead = replace(desk.server, port=free.getsockname()[1])
    outbox.fill(desk.base, desk.clock.moment)
    with pytest.raises(NoWay):
        send(desk.base, dead, desk.clock)
    assert [mail.state for mail in outbox.mails(desk.base, "queued")] == ["queued"]
    assert desk.run().sent == 1


def test_a_server_that_wants_encryption_it_does_not_offer(desk: Desk) -> None:
    with pytest.raises(NoWay), Post(replace(desk.server, security="starttls")) as post:
        post.open()


def test_two_processes_send_nobody_two(desk: Desk) -> None:
    for number in range(6):
        desk.subscribe(f"r{number}@example.org")
    grow(desk.base, DIED)
    desk.box.to.clear()
    desk.box.pause = 0.05
    folder, hand = desk.base.folder, desk.base.hand

    def work() -> None:
        with Base.open(folder, hand) as base:
            outbox.fill(base, desk.clock.moment)
            send(base, desk.server, desk.clock)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(desk.box.to) == [f"r{number}@example.org" for number in range(6)]
    assert whole(desk.base) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_kill_9_between_mails(desk: Desk, tmp_path: Path) -> None:
    for number in range(8):
        desk.subscribe(f"r{number}@example.org")
    grow(desk.base, DIED, FLED)
    desk.box.to.clear()
    desk.box.mails.clear()
    settings = tmp_path / "mail.toml"
    settings.write_text(
        f'[smtp]\nhost = "127.0.0.1"\nport = {desk.server.port}\nsecurity = "none"\n[mail]\nfrom = "digest@newsroom.example"\n',
        encoding="utf-8",
    )
    desk.box.pause = 0.25
    runs = 0
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    while len(desk.box.to) < 8 and runs < 12:
        before = len(desk.box.to)
        child = subprocess.Popen(
            [sys.executable, "-m", "khabar", "digest", str(desk.base.folder), "--settings", str(settings)],
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while len(desk.box.to) < min(8, before + 2) and time.monotonic() < deadline and child.poll() is None:
            time.sleep(0.01)
        time.sleep(0.1)  # it has noted that the last was sent, and waits for the next
        child.send_signal(signal.SIGKILL)
        child.wait()
        time.sleep(0.4)  # a mail whose text the server had is taken without us
        runs += 1
    assert runs > 2
    desk.box.pause = 0.0
    desk.run()
    to = desk.box.to
    assert sorted(set(to)) == [f"r{number}@example.org" for number in range(8)]
    names = [(mail["To"], mail["Message-ID"]) for mail in desk.box.mails]
    assert len(set(names)) == 8  # who got two got one mail twice, by its Message-ID
    assert whole(desk.base) == []


def test_what_stops_while_a_mail_is_sent_sends_it_again_by_the_same_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.subscribe()
    grow(desk.base, DIED)

    def note(base: Base, mail: outbox.Mail, state: str, *arguments: object, **more: object) -> None:
        if state == "sent":
            raise KeyboardInterrupt
        real(base, mail, state, *arguments, **more)  # type: ignore[arg-type]

    real = outbox.note
    monkeypatch.setattr(outbox, "note", note)
    with pytest.raises(KeyboardInterrupt):
        desk.run()
    assert [mail.state for mail in outbox.mails(desk.base)][-1] == "sending"
    monkeypatch.undo()
    assert desk.run().sent == 1
    one, two = desk.box.mails
    assert one["Message-ID"] == two["Message-ID"]
    for mail in (one, two):  # both ways out hold
        unsubscribe(desk.base, token_in(mail))


# ---------------------------------------------------------------- forgetting, and what is hidden meanwhile


def test_an_address_is_erased_for_good(desk: Desk) -> None:
    desk.subscribe("secret.reader@example.org")
    desk.subscribe("secret.reader@example.org", scope="place تعز")
    grow(desk.base, DIED)
    desk.run()
    assert b"secret.reader" in words_kept(desk.base)
    assert forget_address(desk.base, "Secret.Reader@example.org") == 4
    purge(desk.base)
    assert b"secret.reader" not in words_kept(desk.base)
    assert subscriptions.subscriptions(desk.base) == []
    assert whole(desk.base) == []
    assert desk.run("2026-03-03").queued == 0


def test_a_report_that_is_forgotten_is_not_mailed_and_leaves_nothing(desk: Desk) -> None:
    desk.subscribe()
    number, other = grow(desk.base, DIED, FLED)
    outbox.fill(desk.base, desk.clock.moment)
    forget(desk.base, number)
    purge(desk.base)
    assert whole(desk.base) == []
    kept = " ".join(row[0] for row in desk.base.rows("SELECT items FROM mail WHERE items IS NOT NULL"))
    assert f"[{number}]" in kept
    assert f'[{number}, "' not in kept
    assert desk.run().sent == 1
    text = parts(desk.box.mails[0])[0]
    assert "عامر" not in text
    assert "نزحت" in text
    assert f"[{other}, " in kept


def test_who_is_hidden_while_a_mail_waits_is_not_in_it(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    outbox.fill(desk.base, desk.clock.moment)
    set_profile(desk.base, Profile(names=("عامر الدوسري",)))
    grow(desk.base, FLED)
    desk.run()
    assert desk.box.mails
    for mail in desk.box.mails:
        assert all("عامر" not in part and "الدوسري" not in part and "اعتقلت" not in part for part in parts(mail))


def test_every_mail_is_in_the_log_without_an_address(desk: Desk) -> None:
    desk.subscribe()
    grow(desk.base, DIED)
    desk.run()
    acts = [entry.act for entry in desk.base.log()]
    assert acts.count("mail") == 6  # two mails: queued, sending, sent
    assert acts.count("invite") == acts.count("subscribe") == 1
    assert not any("example.org" in json.dumps([entry.note, entry.who]) for entry in desk.base.log())
