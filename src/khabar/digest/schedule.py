"""When a digest is due: at most once a day or a week for a subscription, from an hour of the day on (UTC).

A day begins at that hour and a week with Monday's. Everything that is needed stands in the case, so it makes no
difference who asks: a line of cron, a server, or both, before and after a restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from khabar.digest.subscriptions import Every, Subscription, subscriptions
from khabar.store import Base

HOUR = 4  # morning in the east of the Mediterranean
# Days for which a mailbox may be full. RFC 5321 (4.5.4.1) gives up one mail after four or five days; people are away
# for longer than that, and a mailbox that has been full for two weeks is most often one that nobody opens.
PATIENCE = 14


@dataclass(frozen=True, slots=True)
class Due:
    """One mail that may be due: to one address, for all of its subscriptions whose time has come."""

    address: str
    period: str
    subscriptions: tuple[Subscription, ...]


def period(every: Every, moment: datetime, hour: int = HOUR) -> str:
    """The day (2026-01-05) or the week (2026-W02) that a moment belongs to."""
    day = (moment - timedelta(hours=hour)).date()
    year, week, _ = day.isocalendar()
    return day.isoformat() if every == "day" else f"{year}-W{week:02}"


def due(base: Base, now: datetime, hour: int = HOUR, patience: int = PATIENCE) -> list[Due]:
    """Whose mail is due now; whether there is anything to say is another question.

    Who is paused is tried once in ``patience`` days.
    """
    last = _last(base)
    found: dict[str, list[Subscription]] = {}
    for each in subscriptions(base, "confirmed", "paused"):
        before = last.get(each.number)
        if before is None or (
            now - before >= timedelta(patience) if each.state == "paused"
            else period(each.every, before, hour) != period(each.every, now, hour)
        ):  # fmt: skip
            found.setdefault(each.address, []).append(each)
    return [Due(address, _of(some, now, hour), tuple(some)) for address, some in found.items()]


def _of(some: list[Subscription], now: datetime, hour: int) -> str:
    return period("day" if any(each.every == "day" for each in some) else "week", now, hour)


def _last(base: Base) -> dict[int, datetime]:
    """When the last digest of each subscription was made."""
    sql = """SELECT s.value, max(m.made) FROM mail m, json_each(m.subscribers) s
             WHERE m.first IS NULL AND m.purpose = 'digest' GROUP BY 1"""
    return {int(number): datetime.fromisoformat(made) for number, made in base.rows(sql)}
