"""The schema holds good output and refuses what the contract does not have."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from khabar.share.form import to_json
from khabar.share.labels import has
from khabar.share.redaction import redact
from khabar.share.schema import events, required, roles, schema
from made_readings import anonymous, asked

VALID = Draft202012Validator(schema())


def form() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_json(asked()))
    return made


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    json.dumps(schema())


@pytest.mark.parametrize("made", [asked, anonymous])
def test_readings_and_redacted_readings_hold(made: Callable[[], Any]) -> None:
    for reading in (made(), redact(made())):
        assert [e.message for e in VALID.iter_errors(json.loads(to_json(reading)))] == []


def change(path: str, value: object) -> dict[str, Any]:
    made = copy.deepcopy(form())
    *way, last = path.split(".")
    at: Any = made
    for step in way:
        at = at[int(step)] if step.isdecimal() else at[step]
    if value is KeyError:
        del at[int(last) if last.isdecimal() else last]
    else:
        at[int(last) if last.isdecimal() else last] = value
    return made


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", 2),
        ("extra", 1),
        ("report.id", "abc"),
        ("report.text", None),
        ("report.bytes", KeyError),
        ("report.parts.0.kind", "footer"),
        ("mentions.0.kind", "animal"),
        ("mentions.0.value", {"given": "x"}),
        ("mentions.1.value.latitude", 91),
        ("mentions.0.start", -1),
        ("claims.0.event", "party"),
        ("claims.0.arguments", {}),
        ("claims.0.arguments.agent", []),
        ("claims.0.arguments.victim", []),
        ("claims.0.arguments.victim", "x"),
        ("claims.0.arguments.outcome", "won"),
        ("claims.0.polarity", "maybe"),
        ("claims.0.modality", None),
        ("claims.0.time.first", "March"),
        ("claims.0.attribution", []),
        ("claims.0.attribution.0", KeyError),
        ("claims.0.attribution.1.source.kind", "rumour"),
        ("claims.0.attribution.1.source.protected", True),
        ("claims.0.evidence", []),
        ("claims.0.confidence", 1.2),
        ("unread.0.why", KeyError),
    ],
)
def test_refusals(path: str, value: object) -> None:
    assert not VALID.is_valid(change(path, value))


@pytest.mark.parametrize(
    ("event", "role", "word", "good"),
    [
        ("control", "change", "gained", True),
        ("control", "change", "appointed", False),
        ("appointment", "change", "appointed", True),
        ("agreement", "change", "broken", True),
        ("support", "kind", "arms", True),
        ("support", "kind", "trial", False),
        ("proceeding", "kind", "trial", True),
        ("document", "kind", "passport", False),
        ("membership", "relation", "loyal", True),
        ("kinship", "relation", "شقيق", True),
        ("position", "status", "former", True),
        ("attack", "outcome", "foiled", True),
        ("movement", "outcome", "foiled", False),
    ],
)
def test_closed_roles(event: str, role: str, word: str, good: bool) -> None:
    made = form()
    claim = made["claims"][0]
    filler = claim["arguments"]["victim"]
    claim["event"] = event
    claim["arguments"] = {group[0]: filler for group in required(event)} | {role: word}
    assert VALID.is_valid(made) is good


def test_every_event_and_role_has_a_label() -> None:
    assert len(events()) == 45
    assert [e for e in events() if not has(f"event.{e}")] == []
    assert [r for r in roles() if not has(f"role.{r}")] == []
