"""Adding reports: once each, in order, whole; stopped, killed and crowded runs leave a base that holds."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from khabar.errors import DiskFull, KhabarError
from khabar.intake.arrivals import Arrival, Refusal, arrivals
from khabar.pipeline import Added, Data, Readers, add
from khabar.pipeline.readers import _ALONE
from khabar.store import Base
from khabar.store.originals import Originals
from khabar.store.verification import verify
from khabar.types import Reading, Report
from made_cases import Plain, hand, plain

KHABAR = [sys.executable, "-m", "khabar"]
NAMES = "سامر رائد هاني جميل نبيل وائل كريم طارق سليم عادل".split()
TOWNS = "تعز صعدة حلب إدلب الرقة الموصل بنغازي سرت غزة عدن".split()


def text(number: int) -> str:
    name, town = NAMES[number % 10], TOWNS[number // 10 % 10]
    return (
        f"{town} - الميناء\nقال القائد {name} النجار إن مسلحين اعتقلوا {number + 2} مدنياً في مدينة {town} أمس.\n"
        f"وأضاف أن الطريق رقم {number} مغلق منذ الفجر."
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    return folder


def grow(folder: Path, paths: Path, **more: object) -> Added:
    with Base.open(folder, hand()) as base, plain() as readers:
        return add(base, arrivals([str(paths)]), readers, **more)  # type: ignore[arg-type]


def holds(folder: Path) -> bool:
    with Base.open(folder, hand()) as base:
        return not list(verify(base))


def khabar(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KHABAR, *map(str, arguments)], capture_output=True, timeout=120, check=False, encoding="utf-8"
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    Base.create(tmp_path / "case", hand()).close()
    return tmp_path / "case"


def test_the_same_twice_adds_nothing(case: Path, reports: Path) -> None:
    (reports / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    first = grow(case, reports)
    with Base.open(case, hand()) as base:
        head = base.head()
    second = grow(case, reports)
    assert (first.added, first.known, len(first.refused)) == (20, 0, 1)
    assert (second.added, second.known, len(second.refused)) == (0, 20, 1)
    with Base.open(case, hand()) as base:
        assert base.head() == head
        assert len(base.reports()) == 20
        assert base.rows("SELECT error FROM refusal") == [("BinaryInput",)]
        assert not list(verify(base))


def test_the_same_text_by_two_outlets_is_two_reports(case: Path, reports: Path) -> None:
    with Base.open(case, hand()) as base, plain() as readers:
        for outlet, more in (("الأفق", 20), ("النهار الجديد", 20), ("الأفق", 0)):
            assert add(base, arrivals([str(reports)], outlet=outlet), readers).added == more
        assert base.one("SELECT count(*) FROM original") == (20,)
        assert not list(verify(base))


def test_originals_and_where_they_came_from_are_kept(case: Path, reports: Path) -> None:
    grow(case, reports)
    with Base.open(case, hand()) as base:
        rows = base.rows("SELECT o.digest, a.path, a.how FROM arrival a JOIN original o ON o.id = a.original")
        for digest, path, how in rows:
            assert base.originals.read(digest) == Path(path).read_bytes()
            assert how == "file"
        assert base.report(1).text == (reports / "000.txt").read_text(encoding="utf-8")


def test_many_processes_give_what_one_gives(tmp_path: Path, reports: Path) -> None:
    seen = []
    for count in (1, 3):
        folder = tmp_path / f"case{count}"
        Base.create(folder, hand()).close()
        readers: Readers[tuple[Arrival, str]] = Readers(Data(), count)
        with Base.open(folder, hand()) as base, readers:
            assert add(base, arrivals([str(reports)]), readers).added == 20 > _ALONE
            seen.append(base.rows("SELECT report, body FROM reading ORDER BY id"))
            assert base.one("SELECT count(*) FROM claim") != (0,)
            assert base.head()[1]
            assert not list(verify(base))
    assert seen[0] == seen[1]


class Deadly:
    """A reader that one report ends the process of, and another confuses."""

    def read(self, report: Report) -> Reading:
        if "رقم 5 " in report.text:
            os._exit(9)
        if "رقم 7 " in report.text:
            raise RuntimeError("lost")
        return Reading(report)


class DeadlyData(Data):
    def load(self) -> Deadly:  # type: ignore[override]
        return Deadly()


def test_a_report_that_ends_its_process_is_refused_by_name(case: Path, reports: Path) -> None:
    readers: Readers[tuple[Arrival, str]] = Readers(DeadlyData(), 2)
    with Base.open(case, hand()) as base, readers:
        done = add(base, arrivals([str(reports)]), readers)
    assert done.added == 18
    assert [Path(refusal.path).name for refusal in done.refused] == ["005.txt", "007.txt"]
    assert holds(case)


class HelplessData(Data):
    """Language data that only the first process can load."""

    def load(self) -> Plain:  # type: ignore[override]
        if multiprocessing.parent_process() is not None:
            os._exit(1)
        return Plain()


def test_where_no_other_process_can_start_this_one_reads(case: Path, reports: Path) -> None:
    readers: Readers[tuple[Arrival, str]] = Readers(HelplessData(), 2)
    with Base.open(case, hand()) as base, readers:
        assert add(base, arrivals([str(reports)]), readers).added == 20
        assert [base.report(n).text for n in base.reports()] == [text(n) for n in range(20)]


def test_a_broken_list_of_places_is_said_once(case: Path, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text("name\tkind\nمكان\tnonsense\n", encoding="utf-8")
    done = khabar("add", case, reports, "--gazetteer", tmp_path / "places.tsv", "--language", "en", "--processes", "2")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "places.tsv" in done.stderr
    assert _count(case) == 0


def test_half_characters_and_odd_file_names(case: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"in\xff")
    coming = [
        Arrival(Report.of("خبر " + "\ud800"), b"1"),
        Arrival(Report("خبر", "sha256:" + "0" * 64, path=str(odd)), b"2"),
        Refusal(str(odd), KhabarError("no \ud800"), "\udfff"),
    ]
    with Base.open(case, hand()) as base, plain() as readers:
        done = add(base, coming, readers)
        assert (done.added, len(done.refused)) == (1, 2)
        assert base.one("SELECT path FROM arrival")[0].endswith("in\\udcff")  # type: ignore[index]


def test_a_stopped_run_is_gone_on_with(case: Path, reports: Path) -> None:
    count = iter(range(100))
    first = grow(case, reports, stop=lambda: next(count) >= 7)
    assert first.stopped
    assert first.added == 7
    second = grow(case, reports)
    assert (second.added, second.known) == (13, 7)
    assert holds(case)


def test_a_full_disk_leaves_the_base_as_it_was(case: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(case, reports / "000.txt")
    with Base.open(case, hand()) as base:
        head = base.head()

    def full(self: Originals, digest: str, stream: BinaryIO) -> None:
        self.incoming.joinpath(digest.removeprefix("sha256:")).write_bytes(stream.read(5))
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Originals, "bring", full)
        with pytest.raises(DiskFull):
            grow(case, reports)
    with Base.open(case, hand()) as base:
        assert base.head() == head
        base.db.pragma("max_page_count", int(base.db.pragma("page_count")) + 2)
        with plain() as readers, pytest.raises(DiskFull):
            add(base, arrivals([str(reports)]), readers)
        assert base.head() == head
    assert holds(case)
    assert grow(case, reports).added == 19
    assert holds(case)


def test_two_that_add_and_one_that_reads(case: Path, reports: Path) -> None:
    other = reports.parent / "other"
    other.mkdir()
    for number in range(20, 40):
        (other / f"{number}.txt").write_text(text(number), encoding="utf-8")
    run = [
        subprocess.Popen([*KHABAR, "add", str(case), str(folder), "--processes", "1", "--language", "en"],
                         stderr=subprocess.PIPE, encoding="utf-8")
        for folder in (reports, other)
    ]  # fmt: skip
    while any(process.poll() is None for process in run):
        assert khabar("find", case, "مدينة", "--language", "en").returncode == 0
    for process in run:
        assert process.stderr is not None
        with process.stderr:
            assert "added: 20" in process.stderr.read()
        assert process.returncode == 0
    assert holds(case)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_keeps_what_was_read(case: Path, reports: Path) -> None:
    process = subprocess.Popen(
        [*KHABAR, "add", str(case), str(_slow(reports)), "--language", "en"], stderr=subprocess.PIPE, encoding="utf-8"
    )
    _until(lambda: _count(case) > 0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "the same command goes on" in errors
    assert holds(case)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_killed_at_any_moment(case: Path, reports: Path) -> None:
    chance = random.Random(4)
    known = 0
    folder = _slow(reports, 400)
    for _ in range(10):
        process = subprocess.Popen([*KHABAR, "add", str(case), str(folder)], stderr=subprocess.DEVNULL)
        time.sleep(0.3 + chance.random() * 1.2)
        process.kill()
        process.wait()
        assert holds(case)
        assert _count(case) >= known
        known = _count(case)
    assert khabar("add", case, folder).returncode == 0
    assert _count(case) == 400
    assert holds(case)


def _slow(reports: Path, count: int = 600) -> Path:
    for number in range(count):
        (reports / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    return reports


def _count(case: Path) -> int:
    with Base.open(case, hand()) as base:
        return len(base.reports())


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_case_is_not_read_into_itself(case: Path, reports: Path) -> None:
    grow(case, reports)
    done = grow(case, case.parent)
    assert (done.added, done.known, done.refused) == (0, 20, [])
    done = grow(case, case)
    assert (done.added, [refusal.error.what for refusal in done.refused]) == (0, ["this folder is a case"])
