"""The API against its own description: whatever is asked, it answers as described and never fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import khabar
from khabar.pipeline.comparing import compare
from khabar.web.rooms import ACTS, QUESTIONS
from made_cases import case
from made_servers import at_home, form_of

TEXT = (
    "قال العقيد سامر الهلباوي إن القيادي في تنظيم الدولة ناصر الشهاري قُتل في مدينة عدن يوم 4 مارس 2019، بحسب مصدر أمني."
)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    where = tmp_path_factory.mktemp("api") / "case"
    with case(where, [khabar.read(TEXT, outlet="وكالة الضفاف", published="2019-03-05")]) as base:
        compare(base)
    with at_home(where) as client:
        secret = client.post("/api/tokens", json={"form": form_of(client, "/tokens"), "label": "test"}).json()["secret"]
        described = client.get("/api/openapi.json").json()
        described["servers"] = [{"url": "/api"}]
        made = schemathesis.openapi.from_dict(described)
        made.app = client.app
        made.config.update(headers={"authorization": f"Bearer {secret}", "host": "127.0.0.1:8420"})
        yield made


@pytest.mark.parametrize("name", [*(q.name for q in QUESTIONS if q.api), *(act.name for act in ACTS)])
def test_answers_are_as_described(schema: schemathesis.BaseSchema, name: str) -> None:
    operation = next(
        found.ok() for found in schema.get_all_operations() if found.ok().definition.raw["operationId"] == name
    )

    seen: set[int] = set()

    @given(asked=operation.as_strategy())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    def ask(asked: schemathesis.Case) -> None:
        answer = asked.call(headers=asked.headers)
        asked.validate_response(answer, checks=CHECKS)
        seen.add(answer.status_code)

    ask()
    assert seen - {401, 403}  # it was let in
