"""The evidence base: one SQLite file in a case folder, the originals beside it, and a log that can be checked."""

from khabar.store.base import Base, ClaimId, Hand

__all__ = ["Base", "ClaimId", "Hand"]
