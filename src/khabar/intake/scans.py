"""Pictures of pages to text, by Tesseract where it is installed with Arabic."""

from __future__ import annotations

import functools
import io
import re
import shutil
import subprocess
from typing import Any

from khabar.errors import MissingTool
from khabar.intake import limits

REMEDY = "install Tesseract with its Arabic data (tesseract-ocr, tesseract-ocr-ara), or give the text"
_DOTS = 300  # an inch, as Tesseract wants it
_WIDEST = 5000  # dots
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\x0c]")


def missing() -> MissingTool:
    return MissingTool("scanned, and Tesseract with Arabic is not installed", None, REMEDY)


@functools.cache
def program() -> str | None:
    """The path of Tesseract, if it is there and knows Arabic."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return path if b"ara" in listed.stdout.split() else None


def read_page(page: Any) -> list[str] | None:
    """The paragraphs of a page that is a picture, or None where nothing can read it."""
    path = program()
    if path is None:
        return None
    dots = min(_DOTS, int(_WIDEST * 72 / max(page.width, page.height, 1)))
    picture = io.BytesIO()
    page.to_image(resolution=max(dots, 36)).original.convert("L").save(picture, "PNG")
    try:
        made = subprocess.run(
            [path, "stdin", "stdout", "-l", "ara", "--dpi", str(dots)],
            input=picture.getvalue(), capture_output=True, timeout=limits.SCAN_SECONDS.value, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    text = _MARKS.sub("", made.stdout.decode("utf-8", "replace"))
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n", text))
    return [block for block in blocks if block] if made.returncode == 0 else None
