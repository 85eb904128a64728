"""How long the pages of a served case take with many who click at once, on this machine, over loopback.

usage: web.py --case DIR [--people N] [--seconds S] [--think S] [--first N] [--reader default|strict]

Starts ``khabar serve`` on the case and clicks through its pages as people do: a page, then a while of reading. Prints
the median, the 95th percentile and the slowest answer of each page and of all, and how many failed. With --first it
prints how long the first look at each of the N largest people, groups and places takes, and no more. With --reader a
reader asks, from whom something is hidden: who asked not to be named, or (strict) every named source as well; in a
copy of the case with an account of theirs, once the server has looked through all of it for what is hidden.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from khabar.share.profile import Profile, set_profile
from khabar.store import Base, ClaimId
from khabar.web.accounts import FILE, Accounts
from readings import hand, machine, percentile

WORDS = ("الموصل", "الرقة", "مقتل", "اعتقال", "داعش", "غارة", "عدن", "حلب")
NAMES = ("البغدادي", "أبو محمد", "صالح", "الأسد", "العبادي")


def pages(client: httpx.Client) -> list[str]:
    """Pages that people open, of this case."""
    reports = client.get("/api/").json()["reports"]
    found = ["/", "/reports", "/sources", "/routes", "/timeline", "/causes", "/corroboration", "/groups", "/places"]
    found += [f"/reports?words={word}" for word in WORDS] + [f"/search?words={word}" for word in WORDS]
    found += ["/search?event=arrest", "/search?place=الموصل&event=killing", "/corroboration?event=killing"]
    found += [f"/people?name={name}" for name in NAMES]
    for name in NAMES:
        found += [
            f"/people/{row['number']}" for row in client.get("/api/people", params={"name": name}).json()["people"][:2]
        ]
    for kind in ("groups", "places"):
        found += [f"/{kind}/{row['number']}" for row in client.get(f"/api/{kind}").json()["rows"][:8]]
    for extra in ("/map", "/network", "/sources/matrix", "/review", "/review/people"):
        if client.get(extra).status_code == 200:
            found.append(extra)
    draw = random.Random(1)
    found += [f"/reports/{draw.randint(1, max(reports, 1))}" for _ in range(60)]
    asked = [client.get("/api/search", params={"words": word}).json()["claims"] for word in WORDS]
    found += [f"/claims/{hit['claim']}" for hits in asked for hit in hits[:4]]
    return found


async def click(
    origin: str, cookies: httpx.Cookies, paths: list[str], until: float, think: float, seed: int,
    times: dict[str, list[float]], failed: list[str],
) -> None:  # fmt: skip
    draw = random.Random(seed)
    async with httpx.AsyncClient(base_url=origin, cookies=cookies, timeout=30, trust_env=False) as client:
        while time.monotonic() < until:
            path = draw.choice(paths)
            start = time.monotonic()
            answer = await client.get(path)
            times[re.sub(r"[?].*|/[\d.]+(?=/|$)", "", path) or "/"].append(time.monotonic() - start)
            if answer.status_code >= 400:
                failed.append(f"{answer.status_code} {path}")
            await asyncio.sleep(draw.expovariate(1 / think) if think else 0)


_LARGEST = """SELECT c.id FROM cluster c JOIN member m ON m.cluster = c.id WHERE c.kind = ?
              GROUP BY c.id ORDER BY count(*) DESC LIMIT ?"""


def first_looks(client: httpx.Client, case: Path, many: int) -> None:
    """Print the milliseconds of the first look at each of the largest of a kind."""
    client.get("/")
    with Base.open(case, hand()) as base:
        largest = {kind: [row[0] for row in base.rows(_LARGEST, kind, many)] for kind in ("person", "group", "place")}
    every: list[float] = []
    for kind, path in (("person", "people"), ("group", "groups"), ("place", "places")):
        times = []
        for cluster in largest[kind]:
            start = time.monotonic()
            answer = client.get(f"/{path}/{ClaimId.of(cluster)}")
            if answer.status_code != 404:  # to a reader somebody hidden is nobody
                answer.raise_for_status()
            times.append(1000 * (time.monotonic() - start))
        every += times
        told = " ".join(f"{each:.0f}" for each in times)
        print(f"  {kind:8} median {statistics.median(times):6.0f}  p95 {percentile(times, 0.95):6.0f} ms: {told}")
    median, late, slowest = statistics.median(every), percentile(every, 0.95), max(every)
    print(f"  all      median {median:6.0f}  p95 {late:6.0f}  max {slowest:.0f} ms")


async def measure(origin: str, cookies: httpx.Cookies, paths: list[str], options: argparse.Namespace) -> int:
    times: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    until = time.monotonic() + options.seconds
    await asyncio.gather(*(
        click(origin, cookies, paths, until, options.think, seed, times, failed) for seed in range(options.people)
    ))  # fmt: skip
    every = [each for some in times.values() for each in some]
    print(f"{options.people} people for {options.seconds} s, {options.think} s between clicks: {len(every)} pages")
    for page, some in [*sorted(times.items()), ("all", every)]:
        median, late, slowest = (1000 * each for each in (statistics.median(some), percentile(some, 0.95), max(some)))
        print(f"  {page:24} {len(some):6}  median {median:6.0f}  p95 {late:6.0f}  max {slowest:6.0f} ms")
    print(f"  failed: {len(failed)} {failed[:5]}")
    return 1 if failed else 0


START = 5  # seconds in which a server loads what all pages are made of
NAME, PASSWORD = "reader", "a password of the bench"
PROFILES = {"default": Profile(), "strict": Profile(sources=True)}


def lend(case: Path, profile: Profile, folder: Path) -> Path:
    """A copy of a case with this profile and a reader's account."""
    copy = folder / "case"
    shutil.copytree(case, copy)
    with Base.open(copy, hand()) as base:
        set_profile(base, profile)
    (copy / FILE).unlink(missing_ok=True)
    Accounts(copy / FILE, time.time).add(NAME, "reader", PASSWORD)
    return copy


@contextmanager
def served(case: Path, accounts: bool) -> Iterator[httpx.Client]:
    """Who has come in at a server on a case: as a reader where there are accounts."""
    command = [sys.executable, "-m", "khabar", "serve", str(case), "--port", "0", "--language", "en"]
    with subprocess.Popen(
        [*command, *(["--accounts"] if accounts else [])], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            address = ""
            while "http://" not in address:
                line = server.stdout.readline() if server.stdout else ""
                if not line:
                    sys.exit("the server has ended")
                address = line.strip()
            origin = "/".join(address[address.index("http://") :].split("/")[:3])
            with httpx.Client(base_url=origin, trust_env=False, timeout=60, headers={"origin": origin}) as client:
                if accounts:
                    client.post("/sign-in", data={"name": NAME, "password": PASSWORD})
                    look_through(client)
                else:
                    client.get(address[address.index(origin) :].removeprefix(origin))
                time.sleep(START)
                yield client
        finally:
            server.terminate()


def look_through(client: httpx.Client) -> None:
    """Wait until the server has looked through the whole case for what is hidden."""
    start = time.monotonic()
    while (told := client.get("/api/map?limit=1").raise_for_status().json())["looked"] < told["all"]:
        time.sleep(1)
    print(f"looked through {told['all']} reports in {time.monotonic() - start:.0f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--case", type=Path, required=True)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=1.0, help="seconds of reading between clicks, on average")
    parser.add_argument("--first", type=int, default=0, help="first looks at so many of each kind, and no clicking")
    parser.add_argument("--reader", choices=[*PROFILES], help="a reader asks, with this profile")
    options = parser.parse_args()
    with ExitStack() as stack:
        case = options.case
        if options.reader:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            case = lend(case, PROFILES[options.reader], folder)
        print(f"machine {machine()}")
        client = stack.enter_context(served(case, bool(options.reader)))
        if options.first:
            first_looks(client, case, options.first)
            return 0
        paths = pages(client)
        for path in paths:  # as if others had been there before
            client.get(path)
        return asyncio.run(measure(str(client.base_url), client.cookies, paths, options))


if __name__ == "__main__":
    sys.exit(main())
