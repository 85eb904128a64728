"""The description of the API, made from the questions and acts themselves."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from khabar.web.asking import Act, Parameter, Question

_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}, "reason": {"type": "string"}},
}
_REFUSALS = {
    "400": "a parameter that is not of its kind", "401": "nobody is signed in", "403": "the role does not allow it",
    "404": "nothing of this number", "413": "more than is taken in at once", "503": "the case is busy",
}  # fmt: skip


def describe(questions: Sequence[Question], acts: Sequence[Act], origin: str) -> dict[str, Any]:
    """OpenAPI 3.1."""
    paths: dict[str, Any] = {}
    for question in questions:
        if question.api:
            paths.setdefault(question.path, {})["get"] = {
                "operationId": question.name, "summary": question.name.replace("_", " "),
                "parameters": [*map(_parameter(question.in_path), question.parameters), _LANGUAGE],
                "responses": {"200": {"description": "the answer", "content": {
                    "application/json": {"schema": {"type": "object"}}}}, **_refusals()},
            }  # fmt: skip
    for act in acts:
        body = [p for p in act.parameters if p.name not in act.in_path]
        fields = {p.name: p.schema() for p in body}
        paths.setdefault(act.path, {})["post"] = {
            "operationId": act.name, "summary": act.name.replace("_", " "),
            "parameters": [_parameter(act.in_path)(p) for p in act.parameters if p.name in act.in_path],
            "requestBody": {"content": {"application/json": {"schema": {
                "type": "object", "properties": fields, "additionalProperties": False}}}},
            "responses": {"200": {"description": "done; next is where to look", "content": {"application/json": {
                "schema": {"type": "object", "properties": {"next": {"type": "string"}}}}}}, **_refusals()},
        }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {"title": "khabar", "version": version("khabar"),
                 "description": "What the reports of one case say, who says it, and in which words."},
        "servers": [{"url": f"{origin}/api"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }  # fmt: skip


_LANGUAGE = {"name": "language", "in": "query", "required": False, "schema": {"type": "string", "enum": ["ar", "en"]}}


def _parameter(in_path: Sequence[str]) -> Any:
    def made(parameter: Parameter) -> dict[str, Any]:
        inside = parameter.name in in_path
        return {
            "name": parameter.name,
            "in": "path" if inside else "query",
            "required": inside,
            "schema": parameter.schema(),
        }

    return made


def _refusals() -> dict[str, Any]:
    content = {"application/json": {"schema": _ERROR}}
    return {status: {"description": why, "content": content} for status, why in _REFUSALS.items()}
