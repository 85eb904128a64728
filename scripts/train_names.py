"""Train the tagger of names: word table, vocabulary and CRF weights, and print its figures.

usage: python scripts/train_names.py --data DIR [--out src/khabar/data]

Needs numpy, scipy, scikit-learn and python-crfsuite besides the package. Steps: fold and tokenise the wiki
text; cluster its word forms by their neighbours; train a first CRF, tag the wiki text with it and count how
often each form is part of a name; train the CRF that is kept with these likelihoods as attributes. One seed,
one process: the same input and the same libraries give the same files.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import lzma
import math
import struct
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
import scipy.sparse as sparse
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from khabar.mentions.decoder import AFTER, BEFORE, EDGE, FAR_AFTER, FAR_BEFORE, Weights
from khabar.mentions.tagger import Tagger
from khabar.mentions.wordtable import WordTable, attributes
from khabar.text.fold import fold
from khabar.text.tokens import tokenize

Sentence = list[tuple[str, str]]

KINDS = {"PER": "person", "PERS": "person", "LOC": "place", "GPE": "place", "ORG": "group"}
VOCABULARY = 60_000
CONTEXTS = 8_000
DIMENSIONS = 100
CLUSTERS = 1024
SUPERCLASSES = 128
STEPS = (0.08, 0.25, 0.5, 0.8)
CRF = {"c1": 0.2, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}


def words_of(text: str) -> list[str]:
    """Folded tokens."""
    return [token.form for token in tokenize(fold(text))]


def read_conll(path: Path) -> list[Sentence]:
    """Sentences of (folded word, label); the outermost of ``KINDS`` counts."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *tags = line.split() or [""]
        if not word:
            sentences.append([])
        elif word != "$#$":
            label = next((f"{tag[0]}-{KINDS[tag[2:]]}" for tag in tags if tag[2:] in KINDS), "O")
            for i, form in enumerate(words_of(word)):
                sentences[-1].append((form, label if i == 0 or label == "O" else "I" + label[1:]))
    return [tidy(sentence) for sentence in sentences if sentence]


def tidy(sentence: Sentence) -> Sentence:
    """Start every name with B and with a word, not a mark."""
    clean: Sentence = []
    before = "O"
    for form, label in sentence:
        if label[0] == "I" and before[1:] != label[1:]:
            label = "B" + label[1:]
        if label[0] == "B" and not form[0].isalnum():
            label = "O"
        clean.append((form, label))
        before = label
    return clean


def read_wiki(path: Path) -> list[list[str]]:
    """Folded tokens of each article."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [words_of(json.loads(line)["text"]) for line in lines]


def plain(word: str) -> str:
    """Numbers and Latin words as one form each."""
    if word[0].isdigit():
        return "0" * min(len(word), 5)
    return "A" if word[0].isascii() and word[0].isalpha() else word


def arabic(word: str) -> bool:
    return "\u0621" <= word[0] <= "\u06d3"


def neighbours(texts: Sequence[Sequence[str]], index: dict[str, int]) -> sparse.csr_matrix:
    """Positive pointwise mutual information of words with the words one and two places away."""
    flat: list[int] = []
    for text in texts:
        flat.extend(index.get(word, -1) for word in text)
        flat.extend((-1, -1))
    ids = np.array(flat, dtype=np.int64)
    blocks = []
    for offset in (-2, -1, 1, 2):
        left, right = (ids[:-offset], ids[offset:]) if offset > 0 else (ids[-offset:], ids[:offset])
        both = (left >= 0) & (right >= 0) & (right < CONTEXTS)
        pairs, counts = np.unique(left[both] * CONTEXTS + right[both], return_counts=True)
        shape = (len(index), CONTEXTS)
        block = sparse.csr_matrix((counts.astype(float), (pairs // CONTEXTS, pairs % CONTEXTS)), shape=shape)
        blocks.append(block / abs(offset))
    table = sparse.hstack(blocks).tocoo()
    rows = np.asarray(table.sum(1)).ravel()
    columns = np.asarray(table.sum(0)).ravel() ** 0.75
    columns /= columns.sum()
    values = np.log(table.data / rows[table.row] / columns[table.col])
    keep = values > 0
    return sparse.csr_matrix((values[keep], (table.row[keep], table.col[keep])), shape=table.shape)


def cluster(texts: Sequence[Sequence[str]], forms: Sequence[str], counts: Counter[str]) -> tuple[list[int], list[int]]:
    """A cluster for each form, a superclass for each cluster."""
    matrix = neighbours(texts, {form: i for i, form in enumerate(forms)})
    left, values, _ = randomized_svd(matrix, DIMENSIONS, n_iter=4, random_state=0)
    vectors = left * np.sqrt(values)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    weights = np.log2([1.0 + counts[form] for form in forms])
    means = MiniBatchKMeans(
        CLUSTERS, random_state=0, batch_size=8192, n_init=1, max_iter=60, reassignment_ratio=0.005
    ).fit(vectors, sample_weight=weights)
    tree = AgglomerativeClustering(SUPERCLASSES, linkage="ward").fit_predict(means.cluster_centers_)
    return means.labels_.tolist(), tree.tolist()


def digit(count: int) -> str:
    """Frequency in half-octaves, base 36."""
    return "0123456789abcdefghijklmnopqrstuvwxyz"[min(35, int(2 * math.log2(count)))]


def table_text(
    forms: Sequence[str],
    counts: Counter[str],
    clusters: tuple[list[int], list[int]],
    likelihoods: dict[str, str],
) -> str:
    """The five lines of a word table."""
    of_form, of_cluster = clusters
    lines = (
        " ".join(forms),
        "".join(f"{number:03x}" for number in of_form),
        "".join(digit(counts[form]) for form in forms),
        "".join(likelihoods.get(form, "0000") for form in forms),
        "".join(f"{superclass:02x}" for superclass in of_cluster),
    )
    return "".join(line + "\n" for line in lines)


class Attributes:
    """Attributes of the words of a sentence, as the trainer wants them."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._cache: dict[str, tuple[list[str], ...]] = {}

    def of(self, words: Sequence[str]) -> list[list[str]]:
        """One list of attributes for each word."""
        edge = self._parts([], [EDGE], "")
        parts = [edge, edge]
        for word in words:
            if word not in self._cache:
                self._cache[word] = self._parts(*attributes(self._table, word))
            parts.append(self._cache[word])
        parts += (edge, edge)
        return [
            [*own[0], *left[1], *right[2], *further_left[3], *further_right[4]]
            for further_left, left, own, right, further_right in zip(
                parts, parts[1:], parts[2:], parts[3:], parts[4:], strict=False
            )
        ]

    def _parts(self, own: list[str], near: list[str], far: str) -> tuple[list[str], ...]:
        beyond = [far] if far else []
        prefixed = zip((BEFORE, AFTER, FAR_BEFORE, FAR_AFTER), (near, near, beyond, beyond), strict=True)
        return own, *([prefix + name for name in names] for prefix, names in prefixed)


def train(sentences: Sequence[Sentence], attributes: Attributes) -> pycrfsuite.Tagger:
    """A trained CRF."""
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    trainer.set_params(CRF)
    for sentence in sentences:
        trainer.append(attributes.of([word for word, _ in sentence]), [label for _, label in sentence])
    crf = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        crf.open(str(path))
        return crf


def weights(crf: pycrfsuite.Tagger) -> bytes:
    """Weights in millionths, as ``khabar.mentions.decoder.Weights`` reads them."""
    info = crf.info()
    labels = sorted(info.labels, key=lambda label: (label != "O", label))
    steps = [round(info.transitions.get((a, b), 0.0) * 1e6) for a in labels for b in labels]
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (attribute, label), weight in info.state_features.items():
        found[attribute][label] = round(weight * 1e6)
    names = sorted(found)
    lines = (" ".join(labels), " ".join(map(str, steps)), " ".join(names))
    rows = [found[name].get(label, 0) - found[name].get("O", 0) for name in names for label in labels[1:]]
    return "".join(line + "\n" for line in lines).encode() + struct.pack(f"<{len(rows)}i", *rows)


def sentences_of(article: Sequence[str]) -> Iterator[list[str]]:
    """Rough sentences: to a full stop, at most eighty words."""
    sentence: list[str] = []
    for word in article:
        sentence.append(word)
        if word in ".؟!" or len(sentence) >= 80:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def likelihoods(wiki: Sequence[Sequence[str]], crf: pycrfsuite.Tagger, table: WordTable) -> dict[str, str]:
    """Four digits for each word found in names: person's first, person's other, place's, group's."""
    attributes = Attributes(table)
    total: Counter[str] = Counter()
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    slots = {"B-person": 0, "I-person": 1, "B-place": 2, "I-place": 2, "B-group": 3, "I-group": 3}
    bases: dict[str, str] = {}
    for article in wiki:
        for sentence in sentences_of(article):
            for word, label in zip(sentence, crf.tag(attributes.of(sentence)), strict=True):
                if not arabic(word):
                    continue
                base = bases.setdefault(word, "") or table.base(word)[1]
                bases[word] = base
                total[base] += 1
                if label != "O":
                    found[base][slots[label]] += 1
    return {
        base: "".join(str(sum(n / (total[base] + 1) >= step for step in STEPS)) for n in counts)
        for base, counts in found.items()
        if total[base] >= 2
    }


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "I" and found and found[-1][1:] == (i, label[2:]):
            found[-1] = (found[-1][0], i + 1, label[2:])
        else:
            found.append((i, i + 1, label[2:]))
    return set(found)


def report(name: str, sentences: Sequence[Sentence], tagger: Tagger) -> None:
    """Print precision, recall and F of exact spans."""
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        gold = spans([label for _, label in sentence])
        got = {(t.first, t.last, t.kind) for t in tagger.tag([word for word, _ in sentence])}
        for counter, found in ((right, gold & got), (said, got), (true, gold)):
            counter.update(kind for _, _, kind in found)
            counter["all"] += len(found)
    for kind in ("person", "place", "group", "all"):
        p, r = right[kind] / max(1, said[kind]), right[kind] / max(1, true[kind])
        print(f"{name:10} {kind:7} P {p:.3f}  R {r:.3f}  F {2 * p * r / max(1e-9, p + r):.3f}  n {true[kind]}")


def unlike(sentences: Sequence[list[str]], crf: pycrfsuite.Tagger, table: WordTable, tagger: Tagger) -> int:
    """Sentences that our decoder labels otherwise than python-crfsuite."""
    attributes = Attributes(table)
    return sum(tagger.labels(words) != crf.tag(attributes.of(words)) for words in sentences)


def save_gzip(path: Path, data: bytes) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as out:
        out.write(data)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def vocabulary_text(wiki: Sequence[Sequence[str]]) -> str:
    """The most frequent Arabic forms with the floor of log2 of their frequency."""
    counts = Counter(word for article in wiki for word in article if arabic(word))
    common = sorted(counts, key=lambda form: (-counts[form], form))[:VOCABULARY]
    return "".join(f"{form}\t{int(math.log2(counts[form]))}\n" for form in sorted(common))


def speed(sentences: Sequence[list[str]], tag: Callable[[list[str]], object]) -> float:
    """Words a second of processor time, word cache warm."""
    for sentence in sentences:
        tag(sentence)
    start = time.process_time()
    for sentence in sentences:
        tag(sentence)
    return sum(map(len, sentences)) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the tagger of names.")
    parser.add_argument("--data", type=Path, required=True, help="folder of anercorp, aqmar, wojood, wiki")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/khabar/data")
    arguments = parser.parse_args()
    data, out = arguments.data, arguments.out
    news = read_conll(data / "anercorp/train.txt")
    cut = len(news) * 9 // 10
    training = news[:cut] + read_conll(data / "aqmar/train.txt") + read_conll(data / "wojood/train.txt")
    held = {
        "anercorp": news[cut:],
        "aqmar": read_conll(data / "aqmar/dev.txt"),
        "wojood": read_conll(data / "wojood/val.txt"),
    }
    wiki = read_wiki(data / "wiki/ar.jsonl.xz")
    save_gzip(out / "lexicon/vocabulary.txt.gz", vocabulary_text(wiki).encode())

    texts = [[plain(word) for word in text] for text in wiki]
    texts += [[plain(word) for word, _ in sentence] for sentence in training]
    counts = Counter(word for text in texts for word in text)
    forms = sorted(counts, key=lambda form: (-counts[form], form))[:VOCABULARY]
    clusters = cluster(texts, forms, counts)
    table = WordTable(table_text(forms, counts, clusters, {}))
    crf = train(training, Attributes(table))
    text = table_text(forms, counts, clusters, likelihoods(wiki, crf, table))
    table = WordTable(text)
    crf = train(training, Attributes(table))
    model = weights(crf)
    save_gzip(out / "models/names.txt.gz", text.encode())
    save_gzip(out / "models/names.weights.gz", model)
    tagger = Tagger(Weights(model), table)
    for name, sentences in held.items():
        report(name, sentences, tagger)
    words = [[word for word, _ in sentence] for sentences in held.values() for sentence in sentences]
    print(f"{speed(words, tagger.tag):,.0f} words a second")
    print(f"{unlike(words, crf, table, tagger)} of {len(words):,} sentences labelled otherwise than by python-crfsuite")


if __name__ == "__main__":
    main()
