"""Everything that comes in, one by one: a report with the bytes it was read from, or why it was refused.

This is the one door for whoever keeps reports; ``formats`` knows what a file is and who reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from khabar.errors import KhabarError
from khabar.intake import limits
from khabar.intake.files import find_files
from khabar.intake.formats import reports
from khabar.intake.sources import NOTHING, Arrival, Given, Item, Refusal, Source

if TYPE_CHECKING:
    from khabar.intake.fetching import Fetcher

__all__ = ["Arrival", "Refusal", "arrivals", "arrivals_from", "arrivals_in", "arrivals_of", "fetched"]


def arrivals(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Item]:
    """All reports under the paths, each file once, in order; whatever is refused is named and the rest goes on.

    ``outlet`` and ``published`` (an ISO day) are for what does not say it itself; ``columns`` maps text, title,
    outlet, published, url and author to the names that a table gives them.
    """
    given = Given(outlet, published, columns or {})
    seen: set[Path] = set()
    for name in paths:
        try:
            for path in find_files([name]):
                if path not in seen:
                    seen.add(path)
                    yield from arrivals_of(path, given)
        except KhabarError as error:
            yield Refusal(name, error)


def arrivals_of(path: Path, given: Given = NOTHING) -> Iterator[Item]:
    """All reports of one file."""
    if path.is_file():
        yield from reports(Source(str(path), path.name, given, path=path))
    else:  # a pipe gives its bytes once
        yield from _once(path, given)


def arrivals_in(data: bytes, given: Given = NOTHING, place: str = "") -> Iterator[Item]:
    """All reports of the bytes of a file."""
    yield from reports(Source(place, place, given, data))


def arrivals_from(stream: BinaryIO, given: Given = NOTHING) -> Iterator[Item]:
    """All reports of a stream, such as standard input; one without end is refused."""
    data = stream.read(limits.FILE.value + 1)
    if len(data) > limits.FILE.value:
        yield Refusal("", limits.FILE.error(None))
    else:
        yield from arrivals_in(data, given)


def fetched(addresses: Iterable[str], fetcher: Fetcher, given: Given = NOTHING) -> Iterator[Item]:
    """All reports of addresses of pages, feeds and files, each fetched when its turn comes."""
    how = "fetch" if fetcher.proxy is None else "fetch by proxy"
    for address in addresses:
        try:
            answer = fetcher.fetch(address)
        except KhabarError as error:
            yield Refusal(address, error)
            continue
        name = urlsplit(answer.url).path.rpartition("/")[2]
        yield from reports(Source(address, name, given, answer.data, how=how, url=answer.url))


def _once(path: Path, given: Given) -> Iterator[Item]:
    source = Source(str(path), path.name, given, path=path)
    try:
        data = source.read()
    except KhabarError as error:
        yield source.refusal(error)
    else:
        yield from reports(Source(str(path), path.name, given, data))
