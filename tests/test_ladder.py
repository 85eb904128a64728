"""A rung imports only rungs below it (the contract is in pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_every_room_of_claims_is_in_the_architecture() -> None:
    root = Path(__file__).parents[1]
    told = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {file.stem for file in (root / "src" / "khabar" / "claims").glob("[a-z]*.py")}
    assert not {room for room in rooms if f"`{room}`" not in told}


def test_the_ladder_holds() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
