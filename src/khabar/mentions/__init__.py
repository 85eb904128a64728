"""Spans with a kind and a value."""
