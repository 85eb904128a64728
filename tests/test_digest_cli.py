"""The digest as it is typed: dry run, subscriptions, settings, feed, profile; and what it says where it cannot."""

from __future__ import annotations

import email
import email.policy
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result

from khabar.cli import cli
from khabar.cli.mail_settings import read as settings_of
from khabar.digest.feed import feed
from khabar.digest.scopes import Scope
from khabar.errors import BadAddress, BadSettings
from khabar.share.labels import has
from khabar.store import Base
from khabar.store.verification import verify
from made_digests import (
    CAPTURED,
    DIED,
    FLED,
    HELD,
    KILLED,
    STRUCK_AGAIN,
    STRUCK_TOO,
    Box,
    create,
    parts,
    read,
    reread,
    serve,
)

Run = Callable[..., Result]


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    made, _ = create(tmp_path / "case", KILLED, HELD, CAPTURED, DIED, FLED)
    yield made
    made.close()


@pytest.fixture
def run(base: Base) -> Run:
    def run(command: str, *arguments: str, language: str = "en") -> Result:
        return CliRunner().invoke(cli, [command, str(base.folder), *arguments, "--language", language])

    return run


def notes(base: Base) -> list[dict[str, object]]:
    return [json.loads(entry.note) for entry in base.log() if entry.note]


def test_a_dry_run_writes_a_mail_and_sends_nothing(run: Run, base: Base, tmp_path: Path) -> None:
    for language, words in (("ar", "مصائر تغيّرت"), ("en", "changed fates")):
        path = tmp_path / f"{language}.eml"
        result = run("digest", "--dry-run", str(path), language=language)
        assert result.exit_code == 0, result.output
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert all(words in part for part in parts(mail))  # type: ignore[arg-type]
        assert mail["Content-Language"] == language
    assert {"digest": "dry run", "subscription": None} in notes(base)
    assert base.rows("SELECT 1 FROM mail") == []


def test_nothing_is_written_over_what_is_no_mail(run: Run, tmp_path: Path) -> None:
    for command, name in (("digest", "--dry-run"), ("feed", "")):
        path = tmp_path / "notes.txt"
        path.write_text("mine")
        result = run(command, *([name] if name else []), str(path))
        assert result.exit_code == 1
        assert path.read_text() == "mine"


def test_without_a_server_it_says_what_to_give(run: Run) -> None:
    result = run("digest")
    assert result.exit_code == 1
    assert "--settings" in result.stderr
    assert "docs/digest.md" in run("digest", language="ar").stderr


def test_a_subscription_from_the_first_word_to_the_last(run: Run, base: Base, tmp_path: Path) -> None:
    box = Box()
    for _, server in serve(box):
        path = tmp_path / "mail.toml"
        path.write_text(
            f'[smtp]\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n[mail]\nfrom = "d@newsroom.example"\n'
        )
        given = ("--settings", str(path))
        assert (
            run("subscribe", "reader@example.org", "--to", "place", "مدينة", "تعز", "--every", "week", *given).exit_code
            == 0
        )
        (mail,) = box.mails
        token = str(mail.get_body(("plain",)).get_content()).partition("confirm%20")[2].split()[0].strip("\u2069")  # type: ignore[union-attr]
        listed = json.loads(run("subscribers", "--format", "json").stdout)
        assert [
            (row["number"], row["address"], row["scope"], row["every"], row["language"], row["state"]) for row in listed
        ] == [(1, "reader@example.org", "place مدينة تعز", "week", "en", "pending")]
        assert run("subscribers", "--confirm", "wrong").exit_code == 1
        assert run("subscribers", "--confirm", token).exit_code == 0
        assert run("digest", *given).exit_code == 0
        assert "not confirmed" not in run("subscribers").stdout
        assert run("subscribers", "--end", "1").exit_code == 0
        assert "reader@example.org" in run("subscribers", language="ar").stdout
        result = run("forget", "--address", "reader@example.org", "--yes")
        assert result.exit_code == 0, result.output
        assert "reader@" not in run("subscribers").stdout
        assert "reader@" not in run("log").stdout
        assert list(verify(base)) == []


def test_a_search_is_kept_and_subscribed_to(run: Run, base: Base) -> None:
    assert run("find", "العائلات", "--event", "displacement", "--save", "نزوح").exit_code == 0
    assert run("subscribe", "reader@example.org", "--to", "search", "نزوح").exit_code == 0
    result = run("subscribe", "reader@example.org", "--to", "search", "غيره")
    assert result.exit_code == 1
    assert "--save" in result.stderr
    run("find", "--person", "ناصر الشهاري", "--save", "شخص")
    assert "nobody is followed by mail" in run("subscribe", "reader@example.org", "--to", "search", "شخص").stderr


@pytest.mark.parametrize(("language", "words"), [("en", "nobody is followed by mail"), ("ar", "لا يُتابَع أحد بالبريد")])
def test_a_person_is_refused_in_clear_words(run: Run, language: str, words: str) -> None:
    for name in ("person", "place"):
        result = run("subscribe", "reader@example.org", "--to", name, "ناصر", "الشهاري", language=language)
        assert result.exit_code == 1
        assert words in result.stderr


@pytest.mark.parametrize(
    ("language", "words"), [("en", "pipx install '.[web]'"), ("ar", "اكتب: pipx install '.[web]'")]
)
def test_without_the_extra_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setitem(sys.modules, "css_inline", None)
    result = run("digest", "--dry-run", str(tmp_path / "x.eml"), language=language)
    assert result.exit_code == 1
    assert words in result.stderr


# ---------------------------------------------------------------- settings


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n")
    path = written(
        tmp_path / "mail.toml",
        '[smtp]\nhost = "mail.example.org"\nuser = "u"\npassword_file = "password"\n[mail]\nfrom = "d@example.org"\ntitle = "ق  ض"\nweb = "https://desk.example.org/"\nhour = 6\npatience = 7\n',
    )
    server, sender = settings_of(path, tmp_path / "case", {})
    assert server is not None
    assert sender is not None
    assert (server.host, server.port, server.security, server.password) == (
        "mail.example.org",
        587,
        "starttls",
        "secret",
    )
    assert "secret" not in repr(server)
    assert (sender.address, sender.title, sender.web, sender.hour, sender.patience) == (
        "d@example.org",
        "ق ض",
        "https://desk.example.org",
        6,
        7,
    )
    other, _ = settings_of(path, tmp_path / "case", {"KHABAR_SMTP_PASSWORD": "x", "KHABAR_SMTP_HOST": "h.example.org"})
    assert other is not None
    assert (other.host, other.password) == ("h.example.org", "x")
    assert settings_of(None, tmp_path / "case", {}) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "[smtp", '[smtp]\nhost = "h"\npassword = "x"', '[other]\nx = 1', '[smtp]\nhost = "h.example"\nsecurity = "none"',
        '[smtp]\nhost = "h"\nport = 99999', '[smtp]\nhost = "h"\nsecurity = "ssl"', '[mail]\nweb = "javascript:x"',
        '[mail]\nweb = "https://a/\\r\\nX: y"', '[mail]\nhour = 25',
        '[mail]\npatience = 0', '[mail]\npatience = "x"', '[smtp]\nhost = "h"\npassword_file = "none"',
        '[mail]\nfrom = "x"', '[mail]\nfrom = "a@example.org\\nBcc: b@example.org"', "smtp = 3",
    ],
)  # fmt: skip
def test_settings_that_do_not_hold(tmp_path: Path, text: str) -> None:
    with pytest.raises((BadSettings, BadAddress)):
        settings_of(written(tmp_path / "mail.toml", text), tmp_path / "case", {})


def test_settings_are_kept_outside_the_case(base: Base) -> None:
    with pytest.raises(BadSettings):
        settings_of(written(base.folder / "mail.toml", ""), base.folder, {})
    (base.folder / "mail.toml").unlink()


# ---------------------------------------------------------------- feed


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_feed_is_valid_atom(base: Base, language: str) -> None:
    made = feed(
        base,
        Scope("case"),
        language,
        title="قضية",
        web="https://desk.example.org",
        here="https://desk.example.org/feed.xml",
    )  # type: ignore[arg-type]
    told = feedparser.parse(made)
    assert not told.bozo
    assert told.version == "atom10"
    assert told.feed.id.startswith("urn:uuid:")
    assert told.feed.title
    assert told.feed.updated_parsed
    assert told.feed.author
    assert len(told.entries) == 4
    assert len({entry.id for entry in told.entries}) == len(told.entries)
    for entry in told.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert entry.updated_parsed
        assert entry.link.startswith("https://desk.example.org/claims/")
        assert entry.content[0].type == "application/xhtml+xml"
    updated = [entry.updated for entry in told.entries]
    assert updated == sorted(updated, reverse=True)
    assert ("منفي" if language == "ar" else "denied") in made.decode()


def test_ids_of_a_feed_outlive_another_reading(base: Base) -> None:
    from made_digests import grow

    grow(base, STRUCK_TOO, STRUCK_AGAIN)

    def ids() -> set[str]:
        return {entry.id for entry in feedparser.parse(feed(base, Scope("case"), "ar")).entries}

    before = ids()
    for number, told in ((1, KILLED), (5, FLED), (6, STRUCK_TOO), (3, CAPTURED)):
        reread(base, number, read(told))
    assert ids() == before


def test_a_feed_of_a_place_and_an_empty_one(run: Run, base: Base, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    assert run("feed", str(path), "--to", "event displacement").exit_code == 0
    assert len(feedparser.parse(path.read_bytes()).entries) == 1
    assert run("feed", str(path), "--to", "place حضرموت").exit_code == 0
    empty = feedparser.parse(path.read_bytes())
    assert not empty.bozo
    assert empty.entries == []
    assert {"feed": "place حضرموت"} in notes(base)


def test_what_xml_does_not_allow_is_left_out(tmp_path: Path) -> None:
    base, _ = create(
        tmp_path / "case",
        ("صحيفة \x0b\ufffe]]><x>&", "2019-03-24", "قصفت الطائرات الحربية مدينة تعز يوم 23 مارس 2019."),
    )
    assert not feedparser.parse(feed(base, Scope("case"), "ar")).bozo


# ---------------------------------------------------------------- profile


def test_the_profile_is_shown_looked_at_and_set(run: Run, base: Base) -> None:
    assert "asked not to be named" in run("profile").stdout
    looked = run("profile", "--hide", "عامر الدوسري", "--preview", "4").stdout
    assert "[source-" in looked.partition("hidden in everything")[0]
    assert "الدوسري" not in looked.partition("hidden in everything")[0]
    assert "الدوسري" not in run("profile").stdout  # nothing was kept
    run("profile", "--hide", "عامر الدوسري", "--minors", "--witnesses")
    told = run("profile").stdout
    assert all(words in told for words in ("عامر الدوسري", "under 18", "as a witness"))
    run("profile", "--unhide", "عامر الدوسري", "--no-minors")
    told = run("profile").stdout
    assert "الدوسري" not in told
    assert "under 18" not in told
    assert run("profile", "--preview", "99").exit_code == 1
    assert list(verify(base)) == []


def test_every_error_has_words_in_both_languages() -> None:
    import khabar.errors as errors

    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.MailError | errors.MissingExtra)
    ]
    assert len(kinds) == 8
    for kind in kinds:
        assert has(f"error.{kind.__name__}")
        assert has(f"error.{kind.__name__}.remedy")
