"""The command line: what it prints, where, and how it leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from khabar.cli import cli
from khabar.cli.terminal import columns, does_bidi, must_turn, turn, wrap
from khabar.types import Reading, Report
from made_readings import asked

TEXT = "قال ناطق باسم البلدية إن الطريق إلى الميناء مغلق منذ أمس بعد السيول، وإن فرقاً تعمل على فتحه."
Run = Callable[..., Result]
KHABAR = [sys.executable, "-m", "khabar"]


class FakeReader:
    """Stands for the reader: it reads one sentence and finds nothing, unless the report is the made one."""

    @classmethod
    def load(cls, *_: object) -> FakeReader:
        return cls()

    def read(self, report: Report) -> Reading:
        made = asked()
        return made if "سامر" in report.text else Reading(report)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    module = ModuleType("khabar.reader")
    module.Reader = FakeReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "khabar.reader", module)

    def invoke(*arguments: object, data: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], input=data)

    return invoke


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(asked().report.text, encoding="utf-16")
    (tmp_path / "c.txt").write_text(TEXT, encoding="windows-1256")
    return tmp_path


def test_a_folder_as_json(run: Run, files: Path) -> None:
    result = run("read", files, "--format", "jsonl", "--outlet", "الأفق", "--published", "2019-03-05")
    assert result.exit_code == 0
    forms = [json.loads(line) for line in result.stdout.splitlines()]
    assert [form["report"]["text"] for form in forms] == [TEXT, asked().report.text, TEXT]
    assert forms[0]["report"]["outlet"] == "الأفق"
    assert forms[0]["report"]["published"] == "2019-03-05"
    assert result.stderr == "قُرئ: 3 · تعذّر: 0\n"


def test_standard_input(run: Run) -> None:
    result = run("read", "-", "--format", "jsonl", data=TEXT.encode())
    assert json.loads(result.stdout)["report"]["path"] is None
    assert result.exit_code == 0


def test_a_refused_file_is_one_line_and_the_others_are_read(run: Run, files: Path) -> None:
    (files / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (files / "empty.txt").write_bytes(b" \n")
    for language, word in (("ar", "الملف فارغ — تحقق"), ("en", "read: 3 · failed: 3")):
        result = run("read", files, files / "none.txt", "--language", language)
        assert result.exit_code == 1
        assert word in result.stderr
        lines = result.stderr.splitlines()
        assert len(lines) == 4
        for name, line in zip(["bad.txt", "empty.txt", "none.txt"], sorted(lines[:3]), strict=False):
            assert name in line
            assert " — " in line


def test_a_folder_with_nothing_to_read(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path, "--language", "en")
    assert result.exit_code == 1
    assert "no files to read here — name a text file" in result.stderr


def test_a_file_named_twice_is_read_once(run: Run, files: Path) -> None:
    result = run("read", files / "a.txt", files / "a.txt", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("options", [["--redact"], ["--protect", "سامر الهلباوي"]])
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_redacted(run: Run, files: Path, options: list[str], form: str) -> None:
    result = run("read", files / "b.txt", "--format", form, *options)
    assert "[source-1]" in result.stdout
    assert "سامر" not in result.stdout
    assert "لحج" not in result.stdout


def test_a_protected_name_is_hidden_in_messages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "سامر_الهلباوي.txt").write_bytes(b"")
    result = run("read", tmp_path, "--protect", "سامر الهلباوي")
    assert "[withheld].txt" in result.stderr
    assert "سامر" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "-", "--published", "5 March"],
        ["read", "-", "--format", "xml"],
        ["write"],
        ["read", "--nope"],
    ],
)
def test_usage(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_bidi_on_turns_the_text_and_never_the_json(run: Run, files: Path) -> None:
    plain = run("read", files / "a.txt").stdout
    assert "ما يقوله الخبر (0)" in plain
    turned = run("read", files / "a.txt", "--bidi", "on").stdout
    assert "ربخلا هلوقي ام" in turned
    assert all(len(line) <= 80 for line in turned.splitlines())
    assert TEXT in run("read", files / "a.txt", "--bidi", "on", "--format", "jsonl").stdout


def finish(arguments: list[str], **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*KHABAR, *arguments], capture_output=True, timeout=60, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_from_the_shell(tmp_path: Path) -> None:
    assert finish(["--version"]).stdout.startswith(b"khabar ")
    assert json.loads(finish(["schema"]).stdout)["properties"]["schema"] == {"const": 1}
    assert finish([]).returncode == 2
    assert finish(["read"]).returncode == 2
    made = finish(["read", str(tmp_path / "none.txt")], env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert made.returncode == 1
    assert "لا ملف ولا مجلد بهذا الاسم" in made.stderr.decode("utf-8")
    assert len(made.stderr.splitlines()) == 2


def test_a_closed_pipe_is_no_error() -> None:
    process = subprocess.Popen([*KHABAR, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        errors = process.stderr.read()
    process.wait(timeout=60)
    assert errors == b""
    assert process.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_is_quiet() -> None:
    process = subprocess.Popen(
        [*KHABAR, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(3)  # past its imports, on a busy machine too
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.strip()) == (130, b"", b"")


def test_start_up_imports_little() -> None:
    script = "import sys, khabar.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"trafilatura", "lxml", "rich", "bidi", "pycrfsuite", "khabar.words", "khabar.share.form", "khabar.intake"}
    assert heavy & set(loaded) == set()


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, False),
        ({"TERM": "mlterm"}, True),
        ({"TERM": "xterm", "KONSOLE_VERSION": "230804"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"WT_SESSION": "1"}, False),
        ({"TERM": "alacritty"}, False),
        ({}, False),
    ],
)
def test_terminals(environment: dict[str, str], known: bool) -> None:
    assert does_bidi(environment) is known
    assert must_turn("auto", True, environment) is not known
    assert must_turn("auto", False, environment) is False
    assert must_turn("on", False, environment) is True
    assert must_turn("off", True, environment) is False


def test_turning() -> None:
    assert turn("قال: abc 12", 20, right=True) == " " * 9 + "abc 12 :لاق"
    assert turn("says: قال", 20, right=False) == "says: لاق"


@pytest.mark.parametrize("width", [8, 20, 33, 80])
def test_wrapping_keeps_every_word(width: int) -> None:
    line = "   " + TEXT
    rows = list(wrap(line, width))
    assert " ".join(" ".join(rows).split()) == TEXT or width < 10
    assert "".join(rows).replace(" ", "") == TEXT.replace(" ", "")
    assert max(map(columns, rows)) <= width
    assert list(wrap("", width)) == [""]


def test_files_of_another_kind_are_counted(run: Run, files: Path) -> None:
    (files / "d.mp4").write_bytes(b"\0")
    assert "files of another kind, not opened: 1" in run("read", files, "--language", "en").stderr


def test_a_page_is_written_instead_of_printing(run: Run, files: Path) -> None:
    page = files / "page.html"
    result = run("read", files, "--html", page, "--language", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"page: {page}" in result.stderr
    assert page.read_text(encoding="utf-8").count("class=report ") == 3
    again = run("read", files, "--html", page, "--language", "en")  # the page of the last run is no report
    assert "read: 3 · failed: 0" in again.stderr
    assert sorted(p.name for p in files.iterdir()) == ["a.txt", "b.txt", "c.txt", "page.html"]


def test_a_redacted_page(run: Run, files: Path) -> None:
    run("read", files / "b.txt", "--redact", "--html", files / "page.html")
    assert "سامر" not in (files / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.txt", "notes.html"])
def test_a_page_takes_no_other_files_place(run: Run, files: Path, name: str) -> None:
    (files / "notes.html").write_text("<p>notes</p>")
    before = (files / name).read_bytes()
    result = run("read", files / "a.txt", files / "b.txt", "--html", files / name, "--language", "en")
    assert result.exit_code == 2
    assert "name another" in result.stderr
    assert (files / name).read_bytes() == before
    assert len(list(files.iterdir())) == 4


def test_no_page_without_a_report_or_a_folder_or_with_a_format(run: Run, files: Path) -> None:
    (files / "bad.txt").write_bytes(b"")
    assert run("read", files / "bad.txt", "--html", files / "page.html").exit_code == 1
    assert not (files / "page.html").exists()
    assert run("read", files / "a.txt", "--html", files / "none" / "page.html").exit_code == 2
    assert run("read", files / "a.txt", "--html", files / "p.html", "--format", "jsonl").exit_code == 2
