"""How smoothly the map moves with 10,000 places: a scripted drag and zoom in a browser, frame by frame.

usage: maps.py [--places N] [--browser PATH] [--json]

The page is khabar's own, of an empty case; what it would draw is invented: places all over the region, ten claims
each, 300 ways. Needs the extras web and dev, and a Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn

from khabar.share.page.families import EVENTS, family
from khabar.share.schema import events
from khabar.store import Base
from khabar.web.accounts import Accounts
from khabar.web.pages.search import CERTAINTIES
from khabar.web.running import bound
from khabar.web.server import application
from khabar.web.settings import Settings
from readings import hand, machine, percentile

TRACE = """() => new Promise((done) => {
  const times = [];
  let last = performance.now();
  const step = (now) => {
    times.push(now - last);
    last = now;
    if (window.tracing) requestAnimationFrame(step); else done(times.slice(1));
  };
  requestAnimationFrame(step);
})"""


def invented(count: int) -> dict[str, Any]:
    """What the map is told, with so many places."""
    chance = random.Random(3)
    spread = [(chance.uniform(-15, 60), chance.uniform(8, 38)) for _ in range(count // 2)]
    spread += [(chance.gauss(44, 3), chance.gauss(33, 2)) for _ in range(count - len(spread))]
    claims = [chance.randrange(count) for _ in range(count * 10)]
    ways = [(chance.randrange(count), -1, chance.randrange(count)) for _ in range(300)]

    def columns(size: int) -> dict[str, list[int]]:
        return {
            "day": [chance.randrange(16_000, 17_000) for _ in range(size)],
            "event": [chance.randrange(len(events())) for _ in range(size)],
            "certainty": [chance.randrange(len(CERTAINTIES)) for _ in range(size)],
            "report": sorted(chance.randrange(5000) for _ in range(size)), "claim": list(range(size)),
        }  # fmt: skip

    return {
        "places": {
            "number": [f"{n}.1" for n in range(count)], "name": [f"مكان {n}" for n in range(count)],
            "latin": [f"Place {n}" for n in range(count)], "latitude": [y for _, y in spread],
            "longitude": [x for x, _ in spread], "of": ["place"] * count,
        },
        "claims": {"place": claims, **columns(len(claims))},
        "routes": {
            "from": [a for a, _, _ in ways], "via": [b for _, b, _ in ways], "to": [c for _, _, c in ways],
            "origin": list(range(300)), "low": [1] * 300, **columns(300),
        },
        "events": [[name, family("event", name), name] for name in events()], "families": [[n, n] for n in EVENTS],
        "certainties": list(CERTAINTIES), "looked": 0, "all": 0,
    }  # fmt: skip


def trace(page: Any) -> dict[str, list[float]]:
    """Milliseconds of every frame, by what the hand does."""
    box = page.locator("#map .sheet").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    found: dict[str, list[float]] = {}

    def during(name: str, act: Any) -> None:
        page.evaluate("window.tracing = true")
        page.evaluate(f"() => {{ window.trace = ({TRACE})(); }}")
        act()
        page.evaluate("window.tracing = false")
        found[name] = page.evaluate("() => window.trace")

    def drag(steps: int = 60) -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        for n in range(steps):
            page.mouse.move(x + 4 * n * (1 if n < steps / 2 else -1), y + 2 * n)
            time.sleep(0.012)
        page.mouse.up()

    def wheel(by: int, times: int = 24) -> None:
        page.mouse.move(x, y)
        for _ in range(times):
            page.mouse.wheel(0, by)
            time.sleep(0.03)

    during("drag from afar", drag)
    during("come closer", lambda: wheel(-140))
    during("drag near", drag)
    during("go back", lambda: wheel(140))
    return found


def measure(count: int, browser: str) -> dict[str, list[float]]:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, bound("127.0.0.1", 0) as listening:
        Base.create(Path(folder) / "case", hand()).close()
        origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
        accounts = Accounts(":memory:", time.time)
        accounts.add("bench", "admin", None)
        app = application(Settings(Path(folder) / "case", origin, who="bench"), accounts, lambda _: hand(), "start")
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        told = json.dumps(invented(count))
        with sync_playwright() as play:
            made = play.chromium.launch(
                executable_path=browser, args=["--disable-gpu", *(["--no-sandbox"] if root else [])]
            )
            page = made.new_page(viewport={"width": 1300, "height": 900})
            page.route("**/api/map/picture*", lambda route: route.fulfill(body=told, content_type="application/json"))
            page.goto(f"{origin}/start?token=start")
            page.goto(f"{origin}/map")
            page.wait_for_selector("#map[data-ready]")
            page.locator("#map .sheet").scroll_into_view_if_needed()
            time.sleep(1)
            found = trace(page)
            made.close()
        server.should_exit = True
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--places", type=int, default=10_000)
    parser.add_argument("--browser", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.browser is None:
        print("no browser: install chromium, or name one with --browser", file=sys.stderr)
        return 2
    found = measure(options.places, options.browser)
    every = [value for values in found.values() for value in values]
    if options.json:
        print(json.dumps({"places": options.places, "frames": found}))
        return 0
    print(f"machine {machine()}; {options.places} places, no graphics card")
    for name, values in [*found.items(), ("all", every)]:
        print(f"{name:>15}: {len(values):>4} frames, median {percentile(values, 0.5):.1f} ms, p95 "
              f"{percentile(values, 0.95):.1f} ms, worst {max(values):.1f} ms")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
