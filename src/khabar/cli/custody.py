"""``khabar verify``, ``seal``, ``backup``, ``restore``, ``forget`` and ``log``: that a case is what it was."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, hand, open_case, speaks, who_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khabar.store import Base
    from khabar.store.chain import Entry
    from khabar.store.forgetting import Forgotten
    from khabar.store.verification import Finding
    from khabar.types import Reading

FILE = click.Path(path_type=Path)


@click.command()
@case_argument
@click.option(
    "--seal", "seals", multiple=True, type=FILE, metavar="FILE", help="A seal kept elsewhere. May be repeated."
)
@click.option(
    "--key", type=FILE, metavar="FILE", help="The public key (.pub) that the case must have been sealed with."
)
@click.option("--quick", is_flag=True, help="Leave out the index tables, which can be made again.")
@speaks()
def verify(console: Console, case: Path, *, seals: tuple[Path, ...], key: Path | None, quick: bool) -> None:
    """Recompute everything: the log, what it covers, originals, seals, the index. Name what does not hold.

    يتحقق من سلامة القضية كلها ويسمّي ما غُيّر أو فُقد أو أُضيف.
    """
    from khabar.pipeline.checking import check as beside
    from khabar.store.seals import check, read_public
    from khabar.store.verification import verify

    public = read_public(key) if key is not None else None
    with open_case(case, console) as base:
        found = 0
        told = verify(
            base, index=not quick, more=None if quick else beside, step=lambda *step: _step(console, *step)
        )  # fmt: skip
        for finding in _all(told, check(base, list(seals), public)):
            if finding.kind == "stale":
                console.note(console.say(f"verify.why.{finding.why}"))
                continue
            found += 1
            why = f"{console.say(f'verify.why.{finding.why}')} {finding.detail}".rstrip()
            console.print(
                f"{console.say(f'verify.{finding.kind}')}: {console.viewer.shown(f'{finding.where} — {why}')}"
            )
        seq, head = base.head()
    console.note(console.say("verify.bad" if found else "verify.good", found=found, entries=seq, head=head.hex()))
    if found:
        raise click.exceptions.Exit(1)


def _all(*found: Iterator[Finding]) -> Iterator[Finding]:
    for some in found:
        yield from some


def _step(console: Console, what: str, done: int, count: int) -> None:
    if sys.stderr.isatty():
        console.progress(f"{console.say(f'verify.{what}')} {done}/{count}")


@click.command()
@case_argument
@click.option("--key", type=FILE, metavar="FILE", help="Your private key.")
@click.option("--new-key", type=FILE, metavar="FILE", help="Make a key there first, and FILE.pub beside it.")
@click.option("--to", "copy", type=FILE, metavar="FILE", help="A copy of the seal, on another disk.")
@click.option("--password", is_flag=True, help="Ask for the password of the key.")
@who_option
@speaks()
def seal(
    console: Console, case: Path, *, key: Path | None, new_key: Path | None, copy: Path | None, password: bool,
    who: str | None,
) -> None:  # fmt: skip
    """Sign the head of the log with a key that you keep elsewhere, so that a base rewritten whole is found out.

    يختم رأس السجل بمفتاح يُحفظ في مكان آخر.
    """
    from khabar.errors import CaseError
    from khabar.store.seals import new_key as make
    from khabar.store.seals import public_path, read_key, seal

    path = new_key or key
    if path is None or (new_key and key):
        raise click.UsageError("give --key FILE, or --new-key FILE to make one")
    secret = _password(console, again=new_key is not None) if password else None
    with open_case(case, console, who) as base:
        if not base.writable:
            raise CaseError("the base cannot be written", str(case), "seal the case where it can be written")
        if path.resolve().is_relative_to(base.folder.resolve()):
            raise click.UsageError("keep the key outside the case folder")
        if new_key is not None:
            make(new_key, secret)
            console.note(console.say("seal.key", where=new_key, public=public_path(new_key)))
        made, written = seal(base, read_key(path, secret))
        if copy is not None:
            copy.write_text(made.to_json(), encoding="utf-8")
    console.note(console.say("seal.done", seq=made.seq, where=copy or written, key=made.key))


def _password(console: Console, *, again: bool) -> bytes:
    text = click.prompt(console.say("seal.password"), hide_input=True, confirmation_prompt=again, err=True)
    return str(text).encode()


@click.command()
@case_argument
@click.argument("folder", type=FILE, metavar="FOLDER")
@who_option
@speaks()
def backup(console: Console, case: Path, folder: Path, who: str | None) -> None:
    """Copy a case to a new FOLDER, also while others write to it. A backup verifies like a case.

    ينسخ القضية إلى مجلد جديد، ولو كان غيرك يكتب فيها.
    """
    from khabar.store.backup import backup

    with open_case(case, console, who) as base:
        count = backup(base, folder, step=lambda *step: _step(console, *step))
    console.note(console.say("backup.done", where=folder, originals=count))


@click.command()
@click.argument("folder", type=FILE, metavar="FOLDER")
@case_argument
@who_option
@speaks()
def restore(console: Console, folder: Path, case: Path, who: str | None) -> None:
    """Make CASE from the backup in FOLDER, once it has been verified.

    يعيد قضية من نسخة احتياطية بعد التحقق منها.
    """
    from khabar.store.backup import restore

    count = restore(folder, case, hand(who), step=lambda *step: _step(console, *step))
    console.note(console.say("restore.done", where=case, originals=count))


@click.command()
@case_argument
@click.option("--report", "reports", multiple=True, type=int, metavar="N", help="This report. May be repeated.")
@click.option("--person", "people", multiple=True, metavar="NAME",
              help="This name, what describes them and what they say, in every report. May be repeated.")  # fmt: skip
@click.option("--address", "addresses", multiple=True, metavar="ADDRESS",
              help="This address of mail, in every subscription. May be repeated.")  # fmt: skip
@click.option("--with-shared-original", "shared", is_flag=True, help="Although other reports lose the original, too.")
@click.option("--purge", "again", is_flag=True, help="Make the file anew, where that could not be done before.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@who_option
@speaks()
def forget(
    console: Console, case: Path, *, reports: tuple[int, ...], people: tuple[str, ...], addresses: tuple[str, ...] = (),
    shared: bool, again: bool, yes: bool, who: str | None,
) -> None:  # fmt: skip
    """Erase reports, or a person's name and words, for good. What is left still verifies.

    Backups and seals made before keep what they hold: erase those, too.

    يمحو أخباراً أو كلام شخص نهائياً، وتبقى القضية قابلة للتحقق.
    """
    from khabar.share.redaction import hide_names
    from khabar.store.forgetting import empty, forget, purge, refuse_shared, rewrite, saying, sharing
    from khabar.store.lock import hold

    if not reports and not people and not addresses and not again:
        raise click.UsageError("give --report N, --person NAME or --address ADDRESS")
    with open_case(case, console, who) as base, hold(base.folder, console.waiting):
        for number in reports:
            base.report(number)
        spoken = [pair for pair in _without(base, people) if pair[0] not in reports] if people else []
        notes = saying(base, lambda text: hide_names(text, people) != text) if people else []
        numbers = [*dict.fromkeys(reports), *(number for number, _ in spoken)]
        if not shared:
            refuse_shared(base, numbers)
        others = len(sharing(base, numbers))
        if (numbers or notes or addresses) and not yes:
            click.confirm(console.say("forget.sure", count=len(numbers), notes=len(notes)), abort=True, err=True)
        done, rows = [], 0
        try:
            for number in dict.fromkeys(reports):
                done.append(forget(base, number, shared=True))
            for number, reading in spoken:
                done.append(rewrite(base, number, reading, shared=True))
            empty(base, notes)
            for address in addresses:
                rows += _without_address(base, address)
        finally:
            if done or notes or again or rows:
                purge(base)
    if addresses:
        console.note(console.say("forget.address", rows=rows))
    if done or notes or again or not addresses:
        _forgotten(console, done, others)


def _without_address(base: Base, address: str) -> int:
    from khabar.digest.subscriptions import forget_address

    return forget_address(base, address)


def _without(base: Base, people: tuple[str, ...]) -> list[tuple[int, Reading]]:
    """Reports that have somebody of these names, with their readings without them."""
    from khabar.share.redaction import erase

    found = []
    for number in base.reports():
        reading = base.reading(number)
        left = erase(reading, people)
        if left is not reading:
            found.append((number, left))
    return found


def _forgotten(console: Console, done: list[Forgotten], others: int) -> None:
    originals = sum(each.originals for each in done)
    console.note(console.say("forget.done", reports=len(done), originals=originals, others=others))
    console.note(console.say("forget.elsewhere"))


@click.command()
@case_argument
@click.option("--act", metavar="ACT", help="Only this: add, refuse, reread, review, seal, backup, forget …")
@click.option("--after", type=click.IntRange(0), default=0, help="Only entries after this one.")
@click.option("--limit", type=click.IntRange(1), help="At most so many, the last of them.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@speaks(redacts=True)
def log(console: Console, case: Path, *, act: str | None, after: int, limit: int | None, form: str) -> None:
    """Show every change of a case: when, who, what.

    يعرض سجل كل ما جرى في القضية.
    """
    with open_case(case, console) as base:
        entries = [entry for entry in base.log(after) if act is None or entry.act == act]
        for entry in entries[-limit:] if limit else entries:
            if form == "json":
                click.echo(json.dumps(_form(entry, _told(base, entry, console)), ensure_ascii=False))
            else:
                row = f"{entry.kind} {entry.ref}" if entry.kind else ""
                told = _told(base, entry, console) or ""
                act_ = console.say(f"log.{entry.act}")
                parts = (str(entry.seq), entry.at, entry.who, act_, row, told)
                console.print(console.viewer.shown(" · ".join(part for part in parts if part)))


def _told(base: Base, entry: Entry, console: Console) -> str | None:
    """What else there is to say about an entry; of what came in, where from."""
    if entry.note is not None:
        return console.viewer.shown(entry.note)
    if console.viewer.redacted or entry.kind not in ("arrival", "refusal"):
        return None
    shown = {"arrival": "path, url", "refusal": "path, what"}[entry.kind]
    row = base.one(f"SELECT {shown} FROM {entry.kind} WHERE id = ?", entry.ref)
    return " › ".join(str(cell) for cell in row if cell) if row is not None else None


def _form(entry: Entry, told: str | None) -> dict[str, object]:
    return {
        "seq": entry.seq, "at": entry.at, "who": entry.who, "act": entry.act, "kind": entry.kind, "ref": entry.ref,
        "digest": entry.digest.hex() if entry.digest is not None else None, "hash": entry.hash.hex(), "told": told,
    }  # fmt: skip
