"""Lexicon, frames, matching: the machinery of language data. Knows no Arabic."""
