"""The scripts of pages: in the tree is what the sources say, with the licences named, and small enough."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FRONT, DATA = ROOT / "front", ROOT / "src" / "khabar" / "data" / "web"
STATIC, TEMPLATES = DATA / "static", DATA / "templates"
MOST = 150_000  # bytes of compressed script on one page


def manifest() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = json.loads((DATA / "front.json").read_text(encoding="utf-8"))
    return told


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_sources_are_those_of_the_bundles() -> None:
    found = {
        path.relative_to(FRONT).as_posix(): digest(path)
        for path in FRONT.rglob("*")
        if path.is_file() and "node_modules" not in path.relative_to(FRONT).parts
    }
    assert found == manifest()["sources"], "type: make front"


def test_the_bundles_are_those_that_were_made() -> None:
    assert {name: digest(DATA / name) for name in manifest()["made"]} == manifest()["made"], "type: make front"
    banner = "/* Made by `make front` from front/."
    made = {f"static/{p.name}" for p in STATIC.glob("*.js") if p.read_text(encoding="utf-8").startswith(banner)}
    assert made == {name for name in manifest()["made"] if name.endswith(".js")}


def test_every_bundled_library_is_named_with_its_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    lock = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path:
            assert package["integrity"].startswith("sha512-"), path
            assert package.get("resolved", "https://registry.npmjs.org/").startswith("https://registry.npmjs.org/"), (
                path
            )
        if path and not package.get("dev"):
            assert re.search(rf"\b{re.escape(path.removeprefix('node_modules/'))}\b", notice), path


@pytest.mark.parametrize("template", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_a_page_loads_little_script_and_only_its_own(template: str) -> None:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    scripts = set(re.findall(r'<script[^>]* src="/static/([^"]+)"', text)) | {"light.js"}
    inline = re.findall(r"<script(?![^>]* src=)", text)
    assert inline == []
    files = [DATA.parent / "page" / name[5:] if name.startswith("page/") else STATIC / name for name in scripts]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= MOST


def test_borders_that_somebody_disputes_are_broken() -> None:
    notes = {each["note"] for each in json.loads((STATIC / "atlas.json").read_text(encoding="utf-8"))["disputed"]}
    for name in ("Golan", "Western Sahara", "Halaib", "Abyei", "Kashmir", "Somaliland", "Cyprus", "armistice of 1949"):
        assert any(name in note for note in notes), name
