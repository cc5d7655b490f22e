"""What differs on Windows and macOS: modules that are missing there, no console, names of files, paths of shares."""

import ast
import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest

from gui import __main__ as program
from gui.__main__ import arguments
from gui.cloud.errors import from_exception
from gui.commands.output_file import check_new_folder
from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET
from gui.domain.cloud.errors import InputError, InstallationError
from gui.qt.base import application as application_module
from gui.qt.base.application import APP_ID
from gui.qt.shell import message_box, tour
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services import files
from gui.services.guest.files import write_tree
from gui.services.runs import plan_files
from gui.services.runs.journal_file import uri_path
from gui.services.windows_paths import LONGEST, extended, refusal
from gui.words.command_line import error_sentences
from gui.words.plain_text import system_reason
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, REGION, free_eips, standing
from tests.test_main import GOOD_FACTS

ROOT = Path(__file__).resolve().parents[1]
CONSOLE = "cp1252"
"""The encoding of pipes and files on a Western Windows: it has no Chinese letters."""


def test_everything_is_imported_and_every_command_and_the_window_run_without_posix(tmp_path: Path) -> None:
    """In Chinese, on a console that has none of its letters."""
    with SandboxServer(default_account()) as server:
        before = standing(server.account)
        place = ["--endpoint", f"http://{server.endpoint}"]
        region = ["--region", REGION]
        eips = [word for eip in free_eips(server.account, 2) for word in ("--eip", eip)]
        choice = [*region, "--eni", ENI, "--instance", INSTANCE, *eips]
        bound = [*region, "--eni", next(each.id for each in server.account.interfaces if each.name == "voip-live")]
        (tmp_path / "facts.json").write_text(json.dumps(GOOD_FACTS))

        def file(name: str) -> str:
            return str(tmp_path / name)

        commands = [
            ["--version"],
            ["--help"],
            ["sandbox", "--listen", "127.0.0.1:0"],
            ["snippets", "--list"],
            ["snippets", file("facts.json"), "--out", file("snippets")],
            ["mappings", *region, "--format", "csv", "--out", file("table.csv"), *place],
            ["cost", *region, "--format", "md", "--out", file("cost.md"), *place],
            ["check", *region, "--write-baseline", file("baseline.json"), *place],
            ["plan", *choice, "--out", file("plan.json"), *place],
            ["apply", file("plan.json"), *place],
            ["guest", *region, "--eni", ENI, "--out", file("guest"), *place],
            ["guest", "policy", *bound, "--out", file("policy.json"), *place],
            ["reverse", "--out", file("reverse.json"), *place],
            ["teardown", *region, "--eni", ENI, "--out", file("back.json"), *place],
            ["apply", file("back.json"), "--yes", *place],
            ["check", *region, "--baseline", file("baseline.json"), "--level", "none", *place],
            ["bind", *choice, "--yes", *place],
            ["reverse", "--yes", *place],
            ["move", *bound, "--to", INSTANCE, "--out", file("move.json"), *place],
            ["release", *region, *eips, "--out", file("release.json"), *place],
            ["resume", *place],
            ["--sandbox", "mappings", *region, "--format", "json", "--out", file("table.json")],
        ]
        known = next(action.choices for action in arguments()._actions if isinstance(action.choices, dict))
        assert {words[0] for words in commands if not words[0].startswith("-")} == set(known), "run each command"
        commands += [[name, "--help"] for name in known]
        # Some EIPs of the region are changing; a release is asked for first, and nobody is there to agree.
        codes = [3 if "--write-baseline" in words else 2 if file("release.json") in words else 0 for words in commands]
        (tmp_path / "commands").write_text("\n".join("\t".join(words) for words in commands))
        key = {ENV_KEY_ID: CREDENTIALS.access_key_id, ENV_SECRET: CREDENTIALS.access_key_secret}
        done = subprocess.run(
            [sys.executable, "-m", "tests.helpers.without_posix", tmp_path],
            cwd=ROOT, env={**os.environ, **key, "PYTHONIOENCODING": CONSOLE, "QT_QPA_PLATFORM": "offscreen"},
            encoding=CONSOLE, capture_output=True, timeout=120, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        ended = [line.split(": ", 1) for line in done.stdout.splitlines() if line.startswith("ended ")]
        assert (done.returncode, len(ended)) == (0, len(commands)), done.stdout + done.stderr
        assert [code for code, _words in ended] == [f"ended {code}" for code in codes], done.stdout + done.stderr
        assert done.stdout.endswith("the window was open\n")
        assert "\\u" in done.stderr, "Chinese letters are spelled out"
        assert int(done.stdout.splitlines()[0].split()[0]) > 300
        assert standing(server.account) == before
    assert len((tmp_path / "table.csv").read_text().splitlines()) > 10


# A broken installation


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_missing_module_is_no_network_failure(
    wrapped: bool, caplog: pytest.LogCaptureFixture, expect_warnings: set[str]
) -> None:
    expect_warnings.add("gui.cloud.errors")
    failure: Exception = ModuleNotFoundError("No module named 'cryptography'", name="cryptography")
    if wrapped:
        inner, failure = failure, RuntimeError("the SDK's own")
        failure.inner_exception = inner  # type: ignore[attr-defined]
    with pytest.raises(InstallationError) as refused:
        from_exception(failure, "DescribeEipAddresses", "vpc.aliyuncs.com")
    (said,) = error_sentences(refused.value)
    assert "not completely installed: cryptography can't be loaded" in said
    assert "network" not in said
    assert "DescribeEipAddresses was not sent: No module named 'cryptography'" in caplog.text


def test_a_missing_module_ends_the_program_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_args: object) -> int:
        raise ImportError("DLL load failed while importing _rust", name="cryptography._rust")

    monkeypatch.setattr(program, "run", broken)
    assert program.main([]) == 2
    said = capsys.readouterr().err
    assert "The program is not completely installed: cryptography._rust can't be loaded." in said


# No console


class _Windows:
    """Windows' own libraries, as far as the program calls them."""

    def __init__(self) -> None:
        self.boxes: list[str] = []
        self.app_ids: list[str] = []
        self.user32 = SimpleNamespace(MessageBoxW=lambda _window, text, _title, _kind: self.boxes.append(text))
        self.shell32 = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=self.app_ids.append)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> _Windows:
    found = _Windows()
    monkeypatch.setattr(message_box.ctypes, "windll", found, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    return found


def test_a_refusal_without_a_console_is_shown_in_a_box(windows: _Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert program.main(["--endpoint", "http://example.net"]) == 2
    with pytest.raises(SystemExit) as end:
        program.main(["--nonsense"])
    assert end.value.code == 2
    first, second = windows.boxes
    assert "not encrypted" in first
    assert "unrecognized arguments: --nonsense" in second


def test_with_a_console_there_is_no_box(windows: _Windows, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--endpoint", "http://example.net"]) == 2
    assert "not encrypted" in capsys.readouterr().err
    assert windows.boxes == []


@pytest.mark.parametrize(
    ("marks", "terminal", "needed"),
    [
        ({}, False, False),
        ({"XDG_ACTIVATION_TOKEN": "x"}, False, True),
        ({"GIO_LAUNCHED_DESKTOP_FILE": "/usr/share/applications/x.desktop"}, False, True),
        ({"DESKTOP_STARTUP_ID": "x"}, True, False),
    ],
)
def test_from_a_menu_a_refusal_needs_a_box(
    marks: dict[str, str], terminal: bool, needed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in message_box._MENU_MARKS:
        monkeypatch.delenv(name, raising=False)
    for name, value in marks.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: terminal))
    assert message_box.is_needed() is needed


def test_the_taskbar_knows_the_program_by_its_own_name(windows: _Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application_module, "QApplication", _NoApplication)
    application_module.application()
    assert windows.app_ids == [APP_ID]
    assert (ROOT / "resources" / "desktop" / f"{APP_ID}.desktop").is_file()


class _NoApplication:
    """Stands in for Qt's: a test has one application already."""

    def __init__(self, _words: list[str]) -> None:
        self.words = _words

    @staticmethod
    def instance() -> None:
        return None

    setApplicationName = setApplicationVersion = staticmethod(lambda _text: None)  # noqa: N815 - Qt's names


# Ctrl-Break, and a console that is closed


def test_ctrl_break_interrupts_a_run_as_a_polite_kill_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    streams = runpy.run_path(str(ROOT / "gui" / "commands" / "streams.py"))
    assert streams["ENDING"] == (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1)
    firsts: list[bool] = []
    with streams["stopped_by_signals"](firsts.append):
        signal.raise_signal(signal.SIGUSR1)
        signal.raise_signal(signal.SIGINT)
    assert firsts == [False, False]
    assert signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL


# Files


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\files\home\a b\journal.sqlite"), "////files/home/a%20b/journal.sqlite"),
        (PureWindowsPath(r"C:\Users\a#b\journal.sqlite"), "///C:/Users/a%23b/journal.sqlite"),
        (PureWindowsPath(r"C:\100%41\张 三\journal.sqlite"), "///C:/100%2541/%E5%BC%A0%20%E4%B8%89/journal.sqlite"),
        (PureWindowsPath("\\\\?\\C:\\a\\journal.sqlite"), "///C:/a/journal.sqlite"),
        (PureWindowsPath("\\\\?\\UNC\\files\\home\\journal.sqlite"), "////files/home/journal.sqlite"),
        (PureWindowsPath("\\\\?\\Volume{0a-1}\\a#b\\journal.sqlite"), "////%3F/Volume%7B0a-1%7D/a%23b/journal.sqlite"),
        (PurePosixPath("/home/a?b/journal.sqlite"), "///home/a%3Fb/journal.sqlite"),
    ],
)
def test_the_journal_on_a_share_keeps_its_server(path: PureWindowsPath, uri: str) -> None:
    assert uri_path(path) == uri


@pytest.mark.parametrize(
    ("path", "clause"),
    [
        (r"C:\reports\aux.json", "Windows reserves the name aux.json"),
        (r"..\Con \plan.json", "Windows reserves the name Con "),
        ("NUL", "Windows reserves the name NUL"),
        ("com¹", "Windows reserves the name com¹"),
        (r"\\files\home\plan.", "Windows allows no full stop at the end of a name: plan."),
        (r"C:\a \plan.json", "Windows allows no blank at the end of a name: a "),
        (r"D:\plan.json:hidden", "Windows allows no : in a name: plan.json:hidden"),
        ("what?.csv", "Windows allows no ? in a name: what?.csv"),
        ("two\nlines", "Windows allows no control character in a name: two\nlines"),
        (r"C:plan.json", ""),
        (r"..\.\com10\.hidden\a.b", ""),
        (r"\\files\home$\张 三\100%\plan.json", ""),
        ("\\\\?\\C:\\aux", ""),
    ],
)
def test_names_that_windows_refuses_or_changes_are_refused(path: str, clause: str) -> None:
    assert refusal(PureWindowsPath(path)) == clause


def test_a_long_path_is_marked_and_a_short_one_is_not() -> None:
    deep = "\\".join(["folder"] * 40)
    assert str(extended(PureWindowsPath(f"C:\\{deep}"))) == f"\\\\?\\C:\\{deep}"
    assert str(extended(PureWindowsPath(f"\\\\files\\home\\{deep}"))) == f"\\\\?\\UNC\\files\\home\\{deep}"
    marked = extended(PureWindowsPath(f"C:\\{deep}"))
    assert extended(marked) == marked
    short = PureWindowsPath("C:\\" + "a" * (LONGEST - 3))
    assert extended(short) == short
    assert extended(PureWindowsPath(f"{short}a")) != PureWindowsPath(f"{short}a")


def test_nothing_is_made_where_windows_refuses_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    monkeypatch.setattr(files, "reachable", lambda path: path)
    with pytest.raises(InputError, match=r"aux.json cannot be written: Windows reserves the name aux.json\."):
        write_tree({"a/README.txt": (b"a", 0o644), "b/aux.json": (b"b", 0o644)}, tmp_path / "out")
    with pytest.raises(OSError, match="no full stop at the end"):
        files.make_folders(tmp_path / "out.")
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_is_looked_for_by_the_name_that_windows_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As Windows does with a long path: by its plain name nothing is found, marked it is there.
    marked = tmp_path / "marked"
    (marked / "full").mkdir(parents=True)
    (marked / "full" / "0001.json").write_text("{}")
    (marked / "plain.csv").write_text("old")
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    monkeypatch.setattr(files.windows_paths, "extended", lambda path: marked / Path(path).name)
    assert files.is_there(tmp_path / "plain.csv")
    assert not files.is_there(tmp_path / "new.csv")
    check_new_folder(tmp_path / "new", "{path}")
    for each in ("full", "plain.csv"):
        with pytest.raises(InputError, match=f"{each} is taken"):
            check_new_folder(tmp_path / each, "{path} is taken")


@pytest.mark.parametrize("room", ["commands", "qt/views", "qt/dialogs", "qt/widgets"])
def test_no_path_of_the_user_s_is_looked_for_by_its_plain_name(room: str) -> None:
    plain = [
        (module.name, node.lineno)
        for module in (Path(files.__file__).parents[1] / room).glob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"exists", "is_file", "is_dir", "iterdir"}
        and ast.unparse(node.value) != "found"
        and not ast.unparse(node.value).startswith("reachable(")
    ]
    assert plain == []


@pytest.mark.parametrize("code", [5, 32])
def test_a_file_that_another_program_has_open_is_kept_and_named(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("old")
    held = PermissionError(13, "Access is denied")
    held.winerror = code  # type: ignore[attr-defined]

    def refuse(_self: Path, _target: Path) -> Path:
        raise held

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError, match="another program has it open, or it is write-protected"):
        files.write_file(table, b"new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_what_windows_says_is_no_sentence_within_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_more: object) -> bytes:
        raise FileNotFoundError(2, "系统找不到指定的文件。")

    monkeypatch.setattr(plan_files, "read_file", refuse)
    with pytest.raises(InputError, match=r"plan.json: 系统找不到指定的文件\.$"):
        plan_files.load_plan(tmp_path / "plan.json")
    assert system_reason(OSError("a message and no number")) == "OSError"


def test_a_tour_without_files_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour.Tour, "walk", lambda _self: ())
    monkeypatch.setattr(tour, "TourUser", lambda _context, _folder: None)
    monkeypatch.setattr(tour, "open_window", lambda _parts, _looks: SimpleNamespace(close=lambda: None))
    monkeypatch.setattr(tour, "replace", lambda parts, **_changes: parts)
    with pytest.raises(tour.TourError, match="without files of guest configuration"):
        tour.run_tour(SimpleNamespace(), tmp_path / "tour", language=None, scheme=None)  # type: ignore[arg-type]
