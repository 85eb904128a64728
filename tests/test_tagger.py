"""The tagger of names, on invented sentences."""

from __future__ import annotations

import random
import struct
import time
from collections.abc import Sequence
from itertools import pairwise

import pytest

from khabar.mentions.decoder import Weights
from khabar.mentions.tagger import Tagged, Tagger, load
from khabar.mentions.wordtable import WordTable
from khabar.text.fold import fold
from khabar.text.tokens import tokenize

# Invented, with the labels of the model as python-crfsuite 0.9.12 ran it.
REPORT = "أعلن المتحدث باسم وزارة الدفاع العراقية العميد ماهر العبدلي، أمس، أن قوات الجيش وصلت إلى أطراف مدينة الرمادي بعد اشتباكات مع مسلحي تنظيم الدولة الإسلامية. وقال خليل الحمدان، رئيس المجلس المحلي في دير الزور، لوكالة رويترز إن 12 مدنيا قتلوا في غارة على سوق البوكمال. والتقى سامر الأسعدي في جنيف وفدا من الأمم المتحدة والاتحاد الأوروبي برئاسة يان هانسن، ثم غادر إلى دمشق وبيروت"
LABELS = "O O O O O O O B-person I-person O O O O O O O O O O B-place O O O O O O O O O B-person I-person O O O O O B-place I-place O O B-group O O O O O O O O B-place O O O O O B-place O O B-group I-group B-group I-group O B-person I-person O O O O B-place B-place"


def names(sentence: str) -> list[tuple[str, str]]:
    words = [token.form for token in tokenize(fold(sentence))]
    return [(t.kind, " ".join(words[t.first : t.last])) for t in load().tag(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وقال وزير الخارجية خليل الحمدان في مؤتمر صحفي أمس", ("person", "خليل الحمدان")),
        ("أعلن المتحدث باسم الوزارة ماهر العبدلي مقتل ثلاثة جنود", ("person", "ماهر العبدلي")),
        ("انسحبت القوات من حلب باتجاه الحدود", ("place", "حلب")),
        ("وصلت التعزيزات إلى بغداد صباح الجمعة", ("place", "بغداد")),
        ("دعا مجلس الأمن الدولي إلى هدنة عاجلة", ("group", "مجلس الامن الدولي")),
    ],
)
def test_finds_names(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in names(sentence)


def test_proclitics_stay_in_the_span() -> None:
    assert ("place", "ودمشق") in names("جرت مباحثات بين بيروت ودمشق حول الحدود")


@pytest.mark.parametrize("sentence", ["قتل ثلاثة مدنيين في غارة جوية", "ارتفعت أسعار الخبز خلال الأسبوع الماضي"])
def test_leaves_common_words_alone(sentence: str) -> None:
    assert names(sentence) == []


def test_spelling_variants_read_alike() -> None:
    assert names("زار أحمد الأسعدى مدينة الرقّة") == names("زار احمد الاسعدي مدينه الرقه")


def test_spans_are_ordered_and_disjoint() -> None:
    words = [t.form for t in tokenize(fold("التقى سامر الحمدان في عمان وفدا من الأمم المتحدة برئاسة ماهر العبدلي"))]
    found = load().tag(words)
    assert found
    for left, right in pairwise(found):
        assert left.last <= right.first
    assert all(0 <= t.first < t.last <= len(words) for t in found)


@pytest.mark.parametrize("words", [[], ["،"], ["20"], ["BBC"], ["و"], ["😀"], ["قال"] * 3_000])
def test_odd_sentences(words: list[str]) -> None:
    assert all(isinstance(t, Tagged) for t in load().tag(words))


def test_same_words_same_answer() -> None:
    words = ["زار", "سامر", "الحمدان", "مدينه", "حلب"]
    assert load().tag(words) == load().tag(tuple(words))


def test_labels_as_crfsuite_gave_them() -> None:
    words = [t.form for t in tokenize(fold(REPORT))]
    assert load().labels(words) == LABELS.split()


def viterbi(row: Sequence[Sequence[int]], steps: Sequence[Sequence[int]]) -> int:
    """Score of the best path, found without a bound; scores of O are nought."""
    best = [0, *row[0]]
    for scores in row[1:]:
        best = [
            max(so_far + step[label] for so_far, step in zip(best, steps, strict=True)) + score
            for label, score in enumerate((0, *scores))
        ]
    return max(best)


@pytest.mark.parametrize("seed", range(60))
def test_decodes_exactly(seed: int) -> None:
    chance = random.Random(seed)
    spread = chance.choice([2, 5, 9])
    names = [prefix + "w" + mark for mark in ".,;:!" for prefix in ("", "-", "+", "=", "~")]
    rows = {name: [chance.randint(-spread, spread - 2) for _ in range(6)] for name in [*names, "-|", "+|"]}
    steps = [[chance.randint(-spread, spread) for _ in range(7)] for _ in range(7)]
    lines = ("O B-a B-b B-c I-a I-b I-c", " ".join(str(step) for row in steps for step in row), " ".join(rows))
    packed = b"".join(struct.pack("<6i", *row) for row in rows.values())
    weights = Weights("".join(line + "\n" for line in lines).encode() + packed)
    tagger = Tagger(weights, WordTable("من\n000\n0\n0000\n00\n"))
    for length in (1, 2, 3, 5, 8, 30):
        words = [chance.choice(".,;:!") for _ in range(length)]
        table = [[0] * 6 for _ in words]
        for at in range(length):
            for prefix, other in (("", at), ("-", at - 1), ("+", at + 1), ("=", at - 2), ("~", at + 2)):
                inside = 0 <= other < length
                row = rows.get(prefix + ("w" + words[other] if inside else "|" if other in (-1, length) else ""))
                table[at] = [a + b for a, b in zip(table[at], row or [0] * 6, strict=True)]
        labels = [weights.labels.index(label) for label in tagger.labels(words)]
        score = sum((0, *table[at])[label] for at, label in enumerate(labels))
        score += sum(steps[a][b] for a, b in pairwise(labels))
        assert score == viterbi(table, steps)


def test_fast_enough() -> None:
    words = [t.form for t in tokenize(fold("وقال وزير الخارجية سامر الحمدان إن القوات انسحبت من ريف حلب الشرقي ."))]
    tagger = load()
    tagger.tag(words)
    start = time.process_time()
    for _ in range(200):
        tagger.tag(words)
    assert 200 * len(words) / (time.process_time() - start) > 15_000  # 90,000 on a quiet core
