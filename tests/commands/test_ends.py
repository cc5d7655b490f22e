"""How the program ends: each exit code says one thing, and no reader, signal or file makes it say another."""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gui.__main__ import main
from gui.cloud.gateway import Gateway
from gui.commands import mappings
from gui.commands.exit_codes import CRASHED, DONE, EPILOG, INTERRUPTED, LEFT, REFUSED, UNDONE
from gui.domain.operations.operation import Operation
from gui.log_file import FILE_NAME
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.runs.plan_files import save_plan
from tests.commands.programs import Program
from tests.helpers.forks import Forks
from tests.helpers.sandbox_run import CREDENTIALS, ENI, make_plan, planned, standing

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Abcdefghij0123456789Abcdefghij"


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as found:
        yield found


@pytest.fixture
def plan(server: SandboxServer, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    save_plan(make_plan(server), path)
    return path


@pytest.fixture
def program(server: SandboxServer, tmp_path: Path, forks: Forks) -> Program:
    return Program(server, tmp_path, forks)


def one_line_of(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert said.out == ""
    assert line.startswith("multi-eip: ")
    return line


# ---- the codes


def test_help_and_readme_name_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert EPILOG in capsys.readouterr().out
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for code in (DONE, UNDONE, REFUSED, LEFT, CRASHED, INTERRUPTED):
        assert f"\n  {code:<4} " in f"\n{EPILOG}"
        assert f"| {code} |" in readme


@pytest.mark.parametrize(
    ("trouble", "code"), [((), DONE), (("AttachNetworkInterface",), UNDONE), (("*",), REFUSED)], ids=str
)
def test_a_run_ends_with_what_became_of_it(
    server: SandboxServer, program: Program, plan: Path, trouble: tuple[str, ...], code: int
) -> None:
    for action in trouble:
        server.faults.error(action, "Forbidden.RAM", 403, times=99)
    ended, said = program.call("apply", str(plan), "--yes")
    assert ended == code, said


def test_a_run_that_leaves_something_ends_with_three(server: SandboxServer, program: Program, plan: Path) -> None:
    server.faults.error("AttachNetworkInterface", "Forbidden.RAM", 403, times=99)
    server.faults.error("UnassociateEipAddress", "Forbidden.RAM", 403, times=99)
    ended, said = program.call("apply", str(plan), "--yes")
    assert ended == LEFT, said


def test_an_error_of_the_program_is_one_sentence_and_the_log_has_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], expect_warnings: set[str]
) -> None:
    expect_warnings.add("gui.log")

    def broken(*_: object) -> int:
        raise KeyError(f"secret={SECRET}")

    monkeypatch.setattr(mappings, "run", broken)
    words = ["--state-dir", str(tmp_path), "mappings", "--region", "cn-x", "--format", "csv"]
    assert main(words) == CRASHED
    log = tmp_path / FILE_NAME
    line = one_line_of(capsys)
    assert line.startswith(f"multi-eip: An error of the program itself ended it (KeyError). The log says more: {log}.")
    text = log.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert SECRET not in text
    assert main(["--log-level", "DEBUG", *words]) == CRASHED
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert SECRET not in said


def test_an_error_of_the_program_in_a_run_leaves_the_run_to_be_resumed(
    server: SandboxServer,
    plan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    expect_warnings: set[str],
) -> None:
    expect_warnings.add("gui.log")
    before, wanted = standing(server.account), make_plan(server)
    send = Gateway.do

    def broken(self: Gateway, operation: Operation, token: str) -> str:
        if operation.action == "AttachNetworkInterface":
            raise IndexError
        return send(self, operation, token)

    for name, value in Program(server, tmp_path).environment.items():
        monkeypatch.setenv(name, value)
    words = ["--state-dir", str(tmp_path / "state"), "--endpoint", f"http://{server.endpoint}"]
    with monkeypatch.context() as patch:
        patch.setattr(Gateway, "do", broken)
        assert main([*words, "apply", str(plan), "--yes"]) == CRASHED
    assert "Traceback" not in capsys.readouterr().err
    assert main([*words, "apply", str(plan), "--yes"]) == REFUSED
    assert "is not finished; nothing was sent. 'multi-eip resume' continues it" in capsys.readouterr().err
    assert main([*words, "resume"]) == DONE
    assert standing(server.account) == planned(before, wanted)


def test_an_error_before_there_is_a_log_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise RecursionError

    monkeypatch.setattr("gui.commands.snippets.run", broken)
    assert main(["snippets", "--list"]) == CRASHED
    assert "With --log-level DEBUG the program says more." in one_line_of(capsys)


def test_ctrl_c_before_anything_was_sent_is_a_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("gui.commands.snippets.run", pressed)
    before = signal.getsignal(signal.SIGINT)
    try:
        assert main(["snippets", "--list"]) == INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, before)
    assert one_line_of(capsys) == "multi-eip: Interrupted."


# ---- readers that go away


@pytest.mark.parametrize("streams", ["stdout", "stderr", "both", "full disk"])
def test_a_run_goes_on_to_its_end_when_nobody_reads_it(
    server: SandboxServer, plan: Path, tmp_path: Path, forks: Forks, streams: str
) -> None:
    before, wanted = standing(server.account), make_plan(server)
    # Once each process is a new one from its first byte on.
    program = Program(server, tmp_path, None if streams == "full disk" else forks)
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as gone, Path("/dev/full").open("w", encoding="utf-8") as full:  # noqa: PTH123 - no path
        end: Any = full if streams == "full disk" else gone
        with Path(os.devnull).open("w", encoding="utf-8") as read:
            stdout, stderr = (read if streams == "stderr" else end), (read if streams == "stdout" else end)
            with program.start("apply", str(plan), "--yes", "--json", stdout=stdout, stderr=stderr) as process:
                assert process.wait(120) == DONE
    assert standing(server.account) == planned(before, wanted)
    assert program.call("resume")[0] == DONE


def test_a_result_that_the_reader_did_not_take_is_no_success(program: Program) -> None:
    words = ["mappings", "--region", "cn-shanghai", "--format", "json"]
    with Path("/dev/full").open("w", encoding="utf-8") as full, program.start(*words, stdout=full) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == REFUSED
    assert said == "multi-eip: Standard output took only a part of the result: No space left on device.\n"


def test_ctrl_c_pressed_again_and_again_ends_at_once_and_the_run_is_resumed(
    server: SandboxServer, program: Program, plan: Path
) -> None:
    before, wanted = standing(server.account), make_plan(server)
    server.faults.hang("AttachNetworkInterface", after_effect=True)
    with program.start("apply", str(plan), "--yes", "--json") as process:
        assert process.stdout
        assert process.stderr
        assert any("CallSent" in line and "AttachNetworkInterface" in line for line in process.stdout)
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
        assert process.returncode == INTERRUPTED
        assert "Ended at once. Run 'multi-eip resume' to finish" in process.stderr.read()
    server.faults.clear()
    ended, said = program.call("resume")
    assert ended == DONE, said
    assert standing(server.account) == planned(before, wanted)


# ---- files that are none


def broken_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield files that are none of ours, and what is said of each."""
    contents = {
        "utf16.json": ("{}".encode("utf-16"), "UTF-16 text; save it as UTF-8"),
        "latin.json": (b'{"a": "\xe9"}', "not UTF-8 text"),
        "deep.json": (b"[" * 200_000, "nested deeper than 64 levels"),
        "large.json": (b" " * (32 * 1024 * 1024 + 1), "larger than"),
        "half.json": (b'{"a":', "line 1, column 6"),
    }
    for name, (content, said) in contents.items():
        (folder / name).write_bytes(content)
        yield folder / name, said
    os.mkfifo(folder / "pipe")
    yield folder / "pipe", "it is a pipe"
    yield folder, "it is a folder"
    yield Path("/dev/zero"), "it is a device"
    yield folder / "nothing", "No such file"


@pytest.mark.parametrize(
    "words",
    [("apply", "FILE"), ("snippets", "FILE", "--out", "x"), ("sandbox", "--account", "FILE")],
    ids=lambda words: words[0],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, said in broken_files(tmp_path):
        if words[0] == "apply" and path.is_dir():
            continue  # its plans are applied together
        named = [str(path) if word == "FILE" else word for word in words]
        assert main(["--state-dir", str(tmp_path / "state"), *named]) == REFUSED
        line = one_line_of(capsys)
        assert said in line
        assert str(path) in line


@pytest.mark.parametrize("command", ["mappings", "plan", "teardown"])
@pytest.mark.parametrize("kind", ["file", "pipe", "socket", "device", "folder", "link to a device"])
def test_what_is_there_is_replaced_only_when_asked_and_only_a_file(
    command: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    with socket.socket(socket.AF_UNIX) as listening:
        match kind:
            case "file":
                out.write_text("mine")
            case "pipe":
                os.mkfifo(out)
            case "socket":
                monkeypatch.chdir(tmp_path)
                listening.bind("out")
            case "folder":
                out.mkdir()
            case "link to a device":
                out.symlink_to(os.devnull)
            case _:
                out = Path("/dev/zero")
        before = out.lstat()
        words = {
            "mappings": ["--format", "csv"],
            "plan": ["--instance", "i-1", "--eip", "eip-1", "--eni", str(ENI)],
            "teardown": ["--eni", str(ENI)],
        }
        asked = [command, "--region", "cn-shanghai", "--out", str(out), *words[command]]
        for more in ([],) if kind == "file" else ([], ["--replace"]):
            assert main(["--state-dir", str(tmp_path / "state"), *asked, *more]) == REFUSED
            line = one_line_of(capsys)
            assert ("Add --replace to overwrite it." if kind == "file" else "it is a ") in line
    after = out.lstat()
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (before.st_ino, before.st_mode, before.st_mtime_ns)


# ---- what the cloud and files say steers no terminal


def test_a_hostile_plan_and_a_hostile_refusal_steer_no_terminal(
    server: SandboxServer, program: Program, tmp_path: Path
) -> None:
    plan = make_plan(server)
    path = tmp_path / "plan.json"
    save_plan(plan, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    hostile = "\x1b]0;owned\x07\x1b[2J\u202e"
    data["operations"][0]["kind"] = hostile
    path.write_text(json.dumps(data), encoding="utf-8")
    for words in (("apply", str(path)), ("apply", f"{hostile}.json"), (hostile,)):
        ended, said = program.call(*words)
        assert ended == REFUSED, said
        assert not {"\x1b", "\x07", "\u202e"} & {*said}


def test_an_error_says_what_where_why_and_what_to_do(
    server: SandboxServer, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("mappings", "--region", "cn-shanghai", "--format", "csv")
    server.faults.error("*", "SignatureDoesNotMatch", 400, times=99)
    ended, said = program.call(*words)
    assert ended == REFUSED
    for part in (
        "multi-eip: The AccessKey secret is wrong, or something on the way changed the request. Paste the secret again",
        "[SignatureDoesNotMatch, Describe",
        f" at {server.endpoint}",
        ", HTTP status 400, request id ",
    ):
        assert part in said
    assert CREDENTIALS.access_key_secret not in said
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr(program, "place", ["--endpoint", f"http://127.0.0.1:{taken.getsockname()[1]}"])
        ended, said = program.call(*words)
    assert ended == REFUSED
    assert "could not be reached. Check the network connection, proxy and name resolution" in said


def test_the_commands_speak_chinese_where_that_is_asked_for(server: SandboxServer, tmp_path: Path) -> None:
    server.faults.error("*", "SignatureDoesNotMatch", 400, times=99)
    program = Program(server, tmp_path)
    program.options += ["--lang", "zh_CN"]
    program.environment["PYTHONUTF8"] = "1"
    ended, said = program.call("mappings", "--region", "cn-shanghai", "--format", "csv")
    assert ended == REFUSED
    assert "multi-eip: AccessKey Secret 有误，或请求在传输途中被改动。" in said
