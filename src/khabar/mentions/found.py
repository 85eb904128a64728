"""What a mention finder returns: a run of tokens of one sentence, with its kind and value."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.types import MentionKind, Value


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` up to ``last`` (exclusive) of the sentence."""

    first: int
    last: int
    kind: MentionKind
    rule: str
    value: Value = None
    named: bool = True
