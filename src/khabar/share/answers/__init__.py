"""What the questions of a case answer, as rows of plain cells that may be shown.

The command line prints them, the API gives them as JSON, pages are made of them. What is hidden is not there.
"""

from __future__ import annotations

from collections.abc import Mapping

Cell = str | int | float | None
Row = Mapping[str, Cell]
