"""Every way out of a case: what a reader sees, page by page and answer by answer, what commands print, mails and feeds."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from click.testing import CliRunner
from starlette.testclient import TestClient

from khabar.cli import cli
from khabar.text.fold import fold_word
from khabar.web.rooms import QUESTIONS

_HREF = re.compile(r'(?:href|action)="(/[^"#]*)')
_TAG = re.compile(r"<[^>]+>")
_NOT_OF_THE_CASE = {"map_names"}
_EACH = 12  # addresses of one question that are looked at; of reports and claims all


@dataclass(frozen=True)
class Told:
    """What came out of one way: ``by`` names the way, ``where`` the address or command, ``asked`` what was asked for."""

    by: str
    where: str
    text: str
    asked: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> str:
        """As it is searched: with and without marks of the page, in one spelling, without what was asked for."""
        text = unquote(html.unescape(self.text)).replace("\u2068", "").replace("\u2069", "")
        for each in self.asked:
            text = text.replace(each, " … ")
        return fold_word(f"{text}\n{_TAG.sub('', text)}")


def question_of(path: str) -> str | None:
    """The name of the question that a path asks."""
    for question in QUESTIONS:
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", question.path), path):
            return question.name
    return None


def addresses(client: TestClient, more: Iterable[str]) -> list[Told]:
    """Every page that links lead to, as who asks sees it, from the first pages of all questions and some more."""
    made: dict[str, Told] = {}
    counts: Counter[str] = Counter()
    left = deque([*(q.path for q in QUESTIONS if "{" not in q.path and q.role == "reader"), *more])
    while left:
        address = left.popleft()
        name = question_of(urlsplit(address).path)
        if name is None or address in made or name in _NOT_OF_THE_CASE:
            continue
        if counts[name] >= _EACH and name not in ("report", "claim", "person"):
            continue
        counts[name] += 1
        made[address] = Told(name, address, client.get(address).text)
        left.extend(html.unescape(found) for found in _HREF.findall(made[address].text))
    return list(made.values())


def looked(client: TestClient, found: Iterable[Told]) -> Iterator[Told]:
    """The page and the answer at every address that somebody else saw."""
    for name, address in ((each.by, each.where) for each in found):
        asked = tuple(value for _, value in parse_qsl(urlsplit(address).query))
        yield Told(f"page {name}", address, client.get(address).text, asked)
        answer = client.get(f"/api{address}")
        if answer.status_code != 404 or "http-404" not in answer.text:
            yield Told(f"API {name}", address, answer.text, asked)


def printed(case: Path, command: str, *words: str, asked: tuple[str, ...] = ()) -> Told:
    """What a command prints, on both channels."""
    result = CliRunner().invoke(cli, [command, str(case), *words])
    return Told(f"khabar {command}", " ".join(words), result.output, asked)
