"""Why a file was refused and what to do, in the user's language, on one line."""

from __future__ import annotations

from khabar.errors import KhabarError
from khabar.share.labels import Language, has, label


def reason(error: Exception | None, language: Language) -> str:
    """Reason and remedy; None is a place without files."""
    if error is None:
        return _line(label("message.nofiles", language), label("message.nofiles.remedy", language))
    key = next((f"error.{kind.__name__}" for kind in type(error).__mro__ if has(f"error.{kind.__name__}")), "")
    what, remedy = label(key, language, ""), label(f"{key}.remedy", language, "")
    if isinstance(error, KhabarError):
        if language == "en":
            return _line(error.what or what, error.remedy or remedy)
        if has(f"reason.{error.what}"):
            return _line(
                label(f"reason.{error.what}", language), label(f"reason.{error.what}.remedy", language, remedy)
            )
        return _line(what or error.what, remedy or error.remedy or "")
    detail = getattr(error, "strerror", None)
    return _line(what or detail or type(error).__name__, remedy)


def _line(what: str, remedy: str) -> str:
    return " — ".join(" ".join(part.split()) for part in (what, remedy) if part)
