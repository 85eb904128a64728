"""Bytes to reports: find files, tell encodings, read pages, refuse what is not an Arabic text."""

from khabar.intake.encodings import LIMIT, decode
from khabar.intake.files import find_files, find_others, read_bytes, read_file

__all__ = ["LIMIT", "decode", "find_files", "find_others", "read_bytes", "read_file"]
