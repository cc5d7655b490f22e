"""The command line, as a process of its own: what it answers, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from gui import __version__
from gui.__main__ import main
from gui.guest.snippet import STACKS
from tests.guest.cases import exposed_facts

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 60
GOOD_FACTS = {
    "interface": {
        "mac": "00:16:3e:12:34:56",
        "private_ip": "172.16.10.102",
        "private_cidr": "172.16.10.0/24",
        "private_gateway": "172.16.10.253",
    },
    "eips": [{"ip": "203.0.113.10", "gateway": "203.0.113.254", "mask": "255.255.255.0"}],
}


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without a display."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return {**plain, **changes}


def multi_eip(*arguments: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gui", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=env or environment(), capture_output=True, text=True, timeout=SECONDS, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence of a refusal."""
    assert done.returncode == 2, done
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("multi-eip")
    return lines[0]


def refusal_here(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The same without a process of its own: for the many ways in which arguments and files can be wrong."""
    try:
        code: object = main([str(argument) for argument in arguments])
    except SystemExit as end:  # so the parser of arguments ends
        code = end.code
    done = subprocess.CompletedProcess(arguments, int(str(code)), *capsys.readouterr())
    assert done.stdout == ""
    return refusal(done)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(GOOD_FACTS))
    return path


# What is asked for


def test_the_version_comes_without_loading_a_window() -> None:
    done = multi_eip("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"multi-eip {__version__}\n", "")


@pytest.mark.parametrize("word", ["--help", "-h", "--hel"])
def test_help_lists_the_commands(word: str) -> None:
    done = multi_eip(word)
    assert done.returncode == 0
    assert "sandbox" in done.stdout
    assert "snippets" in done.stdout


def test_the_list_names_every_stack() -> None:
    done = multi_eip("snippets", "--list")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [stack.name for stack in STACKS]


def test_snippets_are_written_from_facts(facts: Path, tmp_path: Path) -> None:
    done = multi_eip("snippets", facts, "--stack", "netplan", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "203.0.113.10/24" in "".join(path.read_text() for path in (tmp_path / "out").rglob("*.yaml"))


def test_snippets_are_written_for_an_exposed_eip(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(exposed_facts(same_vswitch=True, first_table=7200)))
    done = multi_eip("snippets", path, "--stack", "netplan", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (file,) = (tmp_path / "out").rglob("*.yaml")
    assert "203.0.113.70/32" in file.read_text()
    assert "table: 7200" in file.read_text()


def test_the_help_of_snippets_says_what_a_facts_file_holds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["snippets", "--help"])
    said = capsys.readouterr().out
    for key in ("interface", "eips", "exposed", "same_vswitch", "first_table"):
        assert f'\n  "{key}"' in said


# What is not right


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nonsense"], "unrecognized arguments: --nonsense"),
        ([], "There is no display"),
        (["sandbox", "--listen", "0.0.0.0:8088"], "listens on loopback only"),
        (["snippets", "nothing-here.json", "--out", "somewhere"], "nothing-here.json"),
    ],
    ids=" ".join,
)
def test_a_wrong_argument_is_answered_with_one_sentence(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = multi_eip(*arguments, env=environment(XDG_STATE_HOME=str(tmp_path)))
    assert said in refusal(done)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "invalid choice: 'nonsense'"),
        (["--scheme", "pink"], "invalid choice: 'pink'"),
        (["--sandbox", "--endpoint", "https://example.net"], "not allowed with argument"),
        (["--endpoint", "http://example.net"], "not encrypted"),
        (["--endpoint", "ftp://example.net"], "is not the URL of an endpoint"),
        (["--endpoint", "http://[::1"], "is not the URL of an endpoint"),
        (["sandbox", "--listen", "127.0.0.1:99999"], "listens on loopback only"),
        (["sandbox", "--listen", "8088"], "listens on loopback only"),
        (["sandbox", "--latency", "-1"], "0 or more"),
        (["sandbox", "--latency", "soon"], "invalid float value: 'soon'"),
        (["sandbox", "--account", "nothing-here.json"], "nothing-here.json"),
        (["sandbox", "--faults", "nothing-here.json"], "nothing-here.json"),
        (["sandbox", "--switch", "eip_lag=soon"], "expected a lag such as '8 s' or '3 looks'"),
        (["sandbox", "--switch", "eip_lag"], "expected NAME=VALUE"),
        (["sandbox", "--guest", "docker"], "There is no kind of guest 'docker'"),
        (["sandbox", "--guest", "process:"], "is followed by a command"),
        (["snippets"], "required: FACTS.json and --out, or --list"),
    ],
    ids=" ".join,
)
def test_every_wrong_argument_is_answered_with_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refusal_here(capsys, *arguments)


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"', '{"regions": 5}', '{"eips": [{}]}', "\x00"])
@pytest.mark.parametrize("option", ["--account", "--faults"])
def test_a_malformed_file_for_the_sandbox_is_named(
    option: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "given.json"
    path.write_text(content)
    assert "given.json" in refusal_here(capsys, "sandbox", option, path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON"),
        ("[]", "one JSON object"),
        ("{}", "interface"),
        (json.dumps({**GOOD_FACTS, "eips": []}), "EIP"),
        (json.dumps({**GOOD_FACTS, "interface": {**GOOD_FACTS["interface"], "mac": "no; reboot"}}), "MAC"),  # type: ignore[dict-item]
    ],
)
def test_malformed_facts_are_told_apart(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(content)
    assert said in refusal_here(capsys, "snippets", path, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_facts_in_another_encoding_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert "facts.json" in refusal_here(capsys, "snippets", path, "--out", tmp_path / "out")


def test_an_unknown_stack_is_refused_and_nothing_is_written(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stacks = ("--stack", "netplan", "--stack", "carrier-pigeon")
    assert "carrier-pigeon" in refusal_here(capsys, "snippets", facts, *stacks, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_snippets_do_not_replace_files_unasked(facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["snippets", str(facts), "--stack", "netplan", "--out", str(tmp_path / "out")]
    assert main(words) == 0
    capsys.readouterr()
    assert "exists already. Nothing was written. Add --replace to overwrite it." in refusal_here(capsys, *words)
    assert main([*words, "--replace"]) == 0


def test_a_state_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "state"
    said = refusal(multi_eip("--sandbox", "--state-dir", folder))
    assert str(folder) in said
    assert "--state-dir" in said


def test_a_tour_goes_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tour itself is walked by the installed program: tests/test_packaging.py."""
    monkeypatch.setattr("gui.qt.shell.tour.run_tour", lambda _parts, folder, **_looks: f"pictures in {folder}")
    asked = tmp_path / "new" / "tour"
    assert main(["--sandbox", "--tour", str(asked), "--state-dir", str(tmp_path / "state")]) == 0
    assert capsys.readouterr().out.endswith(f"pictures in {asked}\n")
    assert asked.is_dir()


def test_a_tour_does_not_write_over_another(tmp_path: Path) -> None:
    (tmp_path / "tour").mkdir()
    (tmp_path / "tour" / "01-main-window.png").write_bytes(b"")
    done = multi_eip("--tour", tmp_path / "tour", "--state-dir", tmp_path / "state")
    assert "holds a tour already" in refusal(done)


def test_a_language_the_program_does_not_speak_is_refused(tmp_path: Path) -> None:
    done = multi_eip("--tour", tmp_path / "tour", "--lang", "tlh", "--state-dir", tmp_path / "state")
    assert "'tlh'" in refusal(done)


def unused_display() -> int:
    """Return the number of a display that no X server has: neither a socket nor a port of it is taken."""
    for number in range(900, 2000):
        with socket.socket() as port, socket.socket(socket.AF_UNIX) as local:
            if port.connect_ex(("127.0.0.1", 6000 + number)) == 0:
                continue
            if all(local.connect_ex(f"{start}/tmp/.X11-unix/X{number}") for start in ("", "\0")):  # noqa: S108 - X11's own
                return number
    raise AssertionError("every display is taken")


@pytest.mark.parametrize(
    "screen",
    [
        {"DISPLAY": "127.0.0.1:FREE"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-nobody"},
        {"WAYLAND_DISPLAY": "wayland-nobody", "DISPLAY": ":FREE"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":FREE"},
        {"QT_QPA_PLATFORM": "wayland"},
    ],
    ids=lambda screen: " ".join(f"{name}={value}" for name, value in screen.items()),
)
def test_a_screen_that_does_not_answer_is_no_display(screen: dict[str, str], tmp_path: Path) -> None:
    number = str(unused_display())
    screen = {name: value.replace("FREE", number) for name, value in screen.items()}
    said = refusal(multi_eip("--state-dir", tmp_path, env=environment(**screen, XDG_RUNTIME_DIR=str(tmp_path))))
    assert "There is no display" in said


# The sandbox on its own


@contextmanager
def served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    command = [sys.executable, "-m", "gui", "sandbox", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_the_sandbox_tells_its_endpoint_and_ends_when_told(number: signal.Signals) -> None:
    with served() as (process, told):
        assert set(told) == {"endpoint", "access_key_id", "access_key_secret"}
        assert told["endpoint"].startswith("http://127.0.0.1:")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(told["endpoint"], timeout=SECONDS)  # noqa: S310 - the address is checked above
        refused.value.close()
        process.send_signal(number)
        rest, complaints = process.communicate(timeout=SECONDS)
        assert (process.returncode, rest, complaints) == (0, "", "")


def test_the_sandbox_listens_where_it_is_told_and_names_a_busy_port() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with served("--listen", f"127.0.0.1:{port}") as (_, told):
        assert told["endpoint"] == f"http://127.0.0.1:{port}"
        assert str(port) in refusal(multi_eip("sandbox", "--listen", f"127.0.0.1:{port}"))


def test_the_sandbox_ends_with_its_reader_gone() -> None:
    command = [sys.executable, "-m", "gui", "sandbox"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment(),
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert "Standard output took only a part of the result: Broken pipe." in refusal(done)
