"""Adding: how far it is, and what was refused and why. The files themselves come by ``uploads``."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.share.labels import has, label
from khabar.web.asking import Act, Ask, Question
from khabar.web.work import Job


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """One job."""

    job: str
    by: str
    state: str
    files: int
    addresses: int
    added: int
    known: int
    claims: int
    refused: int
    refusals: list[Refused]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Jobs:
    """Jobs that wait, run or are done, the newest first."""

    busy: bool
    proxy: bool
    jobs: list[Progress]


def jobs(ask: Ask) -> Jobs:
    work = ask.desk.work
    return Jobs(work.busy, ask.settings.proxy is not None, [_progress(ask, job) for job in work.jobs() if job.id])


def _progress(ask: Ask, job: Job) -> Progress:
    refusals = [Refused(name, _reason(ask, kind, what)) for name, kind, what in job.refusals]
    return Progress(
        job.id, job.by, job.state, len(job.names), len(job.addresses), job.added, job.known, job.claims, job.refused,
        refusals, job.reason,
    )  # fmt: skip


def _reason(ask: Ask, kind: str, what: str) -> str:
    """Why something was refused, in the language of who looks."""
    language = ask.viewer.language
    if language == "en":
        return what
    if has(f"reason.{what}"):
        return label(f"reason.{what}", language)
    return label(f"error.{kind}", language, what)


QUESTIONS = (Question("jobs", "/add", jobs, template="adding.html", role="reviewer", menu="web.menu.add", own=True),)
ACTS: tuple[Act, ...] = ()
