"""Everything that comes in, one by one: a report with the bytes it was read from, or why it was refused.

This is the one door for whoever keeps reports; a new format is a new branch of ``arrivals``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from khabar.errors import KhabarError
from khabar.intake.files import find_files, load_file, read_bytes
from khabar.types import Report


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report and its original: the bytes of the file, message or page that it was read from.

    ``how``: file, mail, feed, archive, export … ``member`` is the place inside an archive or a table. Reports of
    one original share the same ``data`` object.
    """

    report: Report
    data: bytes
    how: str = "file"
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read, and why."""

    path: str
    error: KhabarError
    member: str | None = None


def arrivals(
    paths: Sequence[str], *, outlet: str | None = None, published: str | None = None
) -> Iterator[Arrival | Refusal]:
    """All reports under the paths, each file once, in order; whatever is refused is named and the rest goes on."""
    seen: set[Path] = set()
    for name in paths:
        try:
            for path in find_files([name]):
                if path not in seen:
                    seen.add(path)
                    yield _arrival(path, outlet, published)
        except KhabarError as error:
            yield Refusal(name, error)


def _arrival(path: Path, outlet: str | None, published: str | None) -> Arrival | Refusal:
    try:
        data = load_file(path)
        return Arrival(read_bytes(data, path=str(path), outlet=outlet, published=published), data)
    except KhabarError as error:
        return Refusal(str(path), error)
