"""Guests that run: real processes, functions in threads; and a server that answers others meanwhile."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gui.bootstrap import serve_sandbox
from gui.sandbox.account import Account
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.guests.choice import guest_of
from gui.sandbox.guests.immediate import AcceptAnything
from gui.sandbox.guests.in_thread import InThread
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.guests.process import Process
from gui.sandbox.guests.protocol import Progress, Task
from gui.sandbox.guests.scripted import GuestRule, Scripted
from gui.sandbox.resources import Instance
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.sandbox.caller import Caller, instance
from tests.sandbox.commands import HOST, Row, admin_of, host, output, result, told
from tests.sandbox.commands import send as run_in
from tests.sandbox.test_server import caller_of, describe_vpcs
from tests.sandbox.test_server import send as send_over_http

POSIX = pytest.mark.skipif(os.name != "posix", reason="processes of this kind need a Unix")


@pytest.fixture
def real() -> Iterator[Account]:
    """Return an account with the clock of the machine."""
    account = default_account()
    yield account
    account.agents.close()


@pytest.fixture
def caller(real: Account) -> Caller:
    return admin_of(real)


def end(caller: Caller, invoke: str, seconds: float = 20) -> Row:
    """Wait until a command is over, and return its result."""
    return until(caller, invoke, lambda row: row["InvocationStatus"] not in {"Pending", "Running"}, seconds)


def until(caller: Caller, invoke: str, right: Callable[[Row], bool], seconds: float = 20) -> Row:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        row = result(caller, invoke)
        if right(row):
            return row
        time.sleep(0.02)
    raise AssertionError(row)


# --- threads ----------------------------------------------------------------------------------------------------------


def test_a_guest_that_takes_its_time_holds_no_other_call_up(record_property: Callable[[str, object], None]) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow(_task: Task) -> Progress:
        entered.set()
        leave.wait(30)
        return Progress(output=b"done", exit_code=0)

    account = default_account()
    account.guest = InThread(slow)
    with SandboxServer(account) as server:
        admin = caller_of(server)
        parameters = {"RegionId": "cn-shanghai", "Type": "RunShellScript", "CommandContent": "id"}
        parameters["InstanceId.1"] = instance(account, HOST)
        status, _, body = send_over_http(server, admin.request("ecs", "RunCommand", parameters))
        assert status == 200
        invoke = json.loads(body)["InvokeId"]
        assert entered.wait(10)
        began = time.monotonic()
        assert describe_vpcs(server)[0] == 200
        took = time.monotonic() - began
        assert not leave.is_set(), "answered while the guest was at work"
        assert told(result(admin, invoke)) == ("Running", "")
        leave.set()
        row = end(admin, invoke)
        record_property("figures", f"another call took {took * 1000:.0f} ms while a guest was at work")
    assert (*told(row), output(row)) == ("Success", "", b"done")


def test_commands_go_on_while_nobody_calls() -> None:
    account = default_account()
    account.guest = Scripted(account, [GuestRule(milliseconds=200, output="late")])
    with SandboxServer(account) as server:
        invoke = run_in(caller_of(server))
        record = account.invocations[invoke].records[instance(account, HOST)]
        limit = time.monotonic() + 20
        while record.status != "Success" and time.monotonic() < limit:
            time.sleep(0.02)
        assert (record.status, record.output) == ("Success", b"late")


def test_a_defect_of_a_guest_is_told(caller: Caller, real: Account) -> None:
    def broken(_task: Task) -> Progress:
        raise ZeroDivisionError

    real.guest = InThread(broken)
    row = end(caller, run_in(caller))
    assert (*told(row), row["ErrorInfo"]) == ("Error", "ExecutionException", "ZeroDivisionError in the guest.")


def test_a_thread_is_left_alone_after_the_timeout(caller: Caller, real: Account) -> None:
    leave = threading.Event()
    now = [time.time()]
    real.clock = lambda: now[0]

    def slow(_task: Task) -> Progress:
        leave.wait(30)
        return Progress(output=b"too late", exit_code=0)

    real.guest = InThread(slow)
    invoke = run_in(caller, Timeout=10)
    now[0] += 11
    row = result(caller, invoke)
    leave.set()
    assert (*told(row), output(row)) == ("Timeout", "ExecutionTimeout", b"")


def test_a_thread_checks_its_guest_first(caller: Caller, real: Account) -> None:
    real.guest = InThread(lambda _task: Progress(output=b"ran", exit_code=0), reach=lambda _instance: True)
    assert told(end(caller, run_in(caller, Username="stranger"))) == ("Invalid", "AccountNotExists")
    assert output(end(caller, run_in(caller, RepeatMode="DryRun"))) == b""
    answer = caller.ecs("SendFile", Name="motd", TargetDir="/etc", Content="voice", InstanceId_1=instance(real, HOST))
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        (shown,) = caller.ecs("DescribeSendFileResults", InvokeId=answer["InvokeId"])["Invocations"]["Invocation"]
        if shown["InvocationStatus"] == "Success":
            return
        time.sleep(0.02)
    raise AssertionError(shown)


# --- processes --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(real: Account, tmp_path: Path) -> Path:
    """Return where the scripts of a guest are saved whose processes run on this machine."""
    real.guest = Process(folder=str(tmp_path / "agent"))
    return tmp_path


def run(caller: Caller, script: str, **more: object) -> Row:
    return end(caller, run_in(caller, CommandContent=script, **more))


@POSIX
def test_a_script_runs_as_the_agent_runs_it(caller: Caller, folder: Path) -> None:
    script = "#!/bin/sh\necho out; echo err >&2; echo $0; pwd; tty || true; cat; exit 3\n"
    row = run(caller, script, Name="eip-eni-check", WorkingDir=str(folder))
    lines = output(row).decode().splitlines()
    assert (*told(row), row["ExitCode"]) == ("Failed", "ExitCodeNonzero", 3)
    assert lines[:2] == ["out", "err"]
    assert lines[2].startswith(f"{folder}/agent/eip-eni-check-t-")
    assert lines[3:] == [str(folder), "not a tty"]
    saved = list((folder / "agent").glob("*.sh"))
    assert [path.read_text() for path in saved] == [script], "the script stays on the disk"
    assert saved[0].stat().st_mode & 0o777 == 0o755


@POSIX
def test_a_name_becomes_part_of_a_path_that_a_shell_reads(caller: Caller, real: Account, folder: Path) -> None:
    real.switches.command_name = type(real.switches.command_name)("kept")
    row = run(caller, "echo ran\n", Name="a b", WorkingDir=str(folder))
    assert row["InvocationStatus"] == "Failed"
    assert b"ran\n" not in output(row)


@POSIX
def test_a_child_in_the_background_is_not_waited_for(caller: Caller, folder: Path) -> None:
    mark = folder / "late"
    script = f"(sleep 1.5; echo late; touch {mark}) >/dev/null 2>&1 &\necho first\n"
    row = run(caller, script, WorkingDir=str(folder))
    assert (row["InvocationStatus"], output(row)) == ("Success", b"first\n")
    assert not mark.exists()
    appears(mark)


def appears(path: Path, seconds: float = 20) -> None:
    limit = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < limit, path
        time.sleep(0.02)


@POSIX
@pytest.mark.parametrize("mode", ["Process", "ProcessTree"])
def test_a_timeout_kills_the_direct_child_or_the_tree(caller: Caller, real: Account, folder: Path, mode: str) -> None:
    offset = [0.0]
    real.clock = lambda: time.time() + offset[0]
    number, after = folder / "number", folder / "after"
    script = f"sh -c 'echo $$ >{number}.new; mv {number}.new {number}; exec sleep 1000'\ntouch {after}\n"
    invoke = run_in(caller, CommandContent=script, Timeout=60, TerminationMode=mode, WorkingDir=str(folder))
    until(caller, invoke, lambda _row: number.exists())
    offset[0] = 61.0
    row = end(caller, invoke)
    assert (*told(row), row["ExitCode"]) == ("Timeout", "ExecutionTimeout", 1)
    real.guest.close()  # waits for the child that was killed
    child = int(number.read_text())
    if mode == "Process":
        assert alive(child)
        os.kill(child, signal.SIGKILL)
    limit = time.monotonic() + 20
    while alive(child):
        assert time.monotonic() < limit
        time.sleep(0.02)
    assert not after.exists()


def alive(process: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in {"", "Z"}


@POSIX
def test_output_of_a_process_arrives_while_it_runs(caller: Caller, real: Account, folder: Path) -> None:
    offset = [0.0]
    real.clock = lambda: time.time() + offset[0]
    go = folder / "go"
    script = f"echo first\nwhile [ ! -e {go} ]; do sleep 0.05; done\necho last\n"
    invoke = run_in(caller, CommandContent=script, WorkingDir=str(folder))
    offset[0] = 2.0
    row = until(caller, invoke, lambda row: output(row) == b"first\n")
    assert row["InvocationStatus"] == "Running"
    go.touch()
    assert output(end(caller, invoke)) == b"first\nlast\n"


@POSIX
def test_what_a_real_guest_does_not_have(caller: Caller, folder: Path) -> None:
    assert folder
    assert told(run(caller, "id", Username="no-such-user-here")) == ("Invalid", "AccountNotExists")
    assert told(run(caller, "id", WorkingDir="/no/such/folder")) == ("Invalid", "DirectoryNotExists")
    row = run(caller, "exit 5", WorkingDir="/", RepeatMode="DryRun")
    assert told(row) == ("Success", "")


@POSIX
def test_a_script_of_one_id_runs_once(real: Account, folder: Path) -> None:
    task = Task(invoke_id="t-1", instance=host(real), kind="RunShellScript", script=b"true\n", folder=str(folder))
    ends = []
    another = Process(folder=str(folder / "agent"))  # of a later sandbox, whose ids are the same
    for guest in (real.guest, real.guest, another):
        running = guest.start(task)
        limit = time.monotonic() + 20
        while not running.poll().ended and time.monotonic() < limit:
            time.sleep(0.02)
        ends.append((running.poll().exit_code, running.poll().error, running.poll().info))
    assert ends == [(0, "", ""), (None, "ExecutionException", "ScriptFileExisted"), (0, "", "")]


@POSIX
def test_a_script_that_cannot_be_saved_is_given_to_the_shell(caller: Caller, real: Account, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    real.guest = Process(folder=str(tmp_path / "file" / "agent"))
    assert output(run(caller, "echo $0")) == b"sh\n"


@POSIX
def test_powershell_is_not_there(caller: Caller, folder: Path) -> None:
    assert folder
    row = end(caller, run_in(caller, "pbx-win-01", Type="RunPowerShellScript"))
    assert told(row) == ("Invalid", "CommandNotApplicable")


@POSIX
def test_a_prefix_that_is_no_command(real: Account, caller: Caller) -> None:
    real.guest = Process(("/no/such/command",))
    row = run(caller, "id")
    assert (*told(row), row["ErrorInfo"]) == (
        "Error",
        "ExecutionException",
        "The command could not be run: No such file or directory.",
    )


@POSIX
def test_a_file_is_written_into_a_real_guest(real: Account, caller: Caller, folder: Path) -> None:
    me = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    group = subprocess.run(["id", "-gn"], capture_output=True, text=True, check=True).stdout.strip()

    def written(**more: object) -> tuple[str, str]:
        what = {"Name": "motd", "TargetDir": str(folder), "Content": "voice", "FileMode": "0640"}
        owners = {"FileOwner": me, "FileGroup": group}
        answer = caller.ecs("SendFile", InstanceId_1=instance(real, HOST), **{**what, **owners, **more})
        limit = time.monotonic() + 20
        while True:
            (shown,) = caller.ecs("DescribeSendFileResults", InvokeId=answer["InvokeId"])["Invocations"]["Invocation"]
            (row,) = shown["InvokeInstances"]["InvokeInstance"]
            if row["InvocationStatus"] not in {"Pending", "Running"} or time.monotonic() > limit:
                return row["InvocationStatus"], row["ErrorCode"]
            time.sleep(0.02)

    assert written() == ("Success", "")
    assert (folder / "motd").read_text() == "voice"
    assert (folder / "motd").stat().st_mode & 0o777 == 0o640
    assert written() == ("Failed", "FileAlreadyExists")
    assert written(Content="other", Overwrite="true") == ("Success", "")
    assert (folder / "motd").read_text() == "other"
    assert written(Name="a/b") == ("Invalid", "FileNameInvalid")
    assert written(Name="x", FileOwner="no-such-user-here") == ("Invalid", "UserGroupNotExists")
    assert written(Name="x", TargetDir=str(folder / "motd" / "below")) == ("Failed", "FileCreateFail")


@POSIX
def test_a_guest_is_asked_whether_it_reaches_the_cloud(real: Account, caller: Caller, tmp_path: Path) -> None:
    reaches = threading.Event()

    def probe(_instance: Instance) -> bool:
        if not reaches.is_set():
            raise OSError
        return True

    real.guest = Process(reach=probe, folder=str(tmp_path / "agent"))
    invoke = run_in(caller, CommandContent="echo back")
    for _ in range(5):
        assert told(result(caller, invoke)) == ("Pending", "")
        time.sleep(0.02)
    reaches.set()
    assert output(end(caller, invoke)) == b"back\n"


def test_the_heartbeat_of_a_guest_that_has_to_be_asked() -> None:
    account = default_account()
    account.guest = Process(reach=lambda asked: asked.name == HOST)
    with SandboxServer(account) as server:
        admin, states = caller_of(server), {HOST: "true", "sip-proxy-01": "false"}
        limit = time.monotonic() + 20
        while True:
            listed = admin.ecs("DescribeCloudAssistantStatus", MaxResults=50)["InstanceCloudAssistantStatusSet"]
            shown = {row["InstanceId"]: row["CloudAssistantStatus"] for row in listed["InstanceCloudAssistantStatus"]}
            if {name: shown[instance(account, name)] for name in states} == states:
                return
            assert time.monotonic() < limit
            time.sleep(0.02)


UNSHARE = shutil.which("unshare")


@POSIX
@pytest.mark.skipif(not UNSHARE, reason="unshare is missing")
def test_a_guest_in_a_network_namespace(real: Account, caller: Caller, tmp_path: Path) -> None:
    holder = subprocess.Popen(
        ["unshare", "--user", "--map-root-user", "--net", "sh", "-c", "echo ready; exec cat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        if holder.stdout.readline() != b"ready\n":
            pytest.skip("this machine allows no namespaces")
        enter = ["nsenter", "--target", str(holder.pid), "--user", "--net", "--preserve-credentials"]
        real.guest = Process(enter, folder=str(tmp_path / "agent"))
        script = "ip link set lo up && ip -4 addr add 203.0.113.10/25 dev lo && ip -4 -o addr show dev lo\n"
        row = run(caller, script, WorkingDir="/")
        assert row["InvocationStatus"] == "Success", output(row)
        assert b" 203.0.113.10/25 " in output(row)
        outside = subprocess.run(["ip", "-4", "-o", "addr"], capture_output=True, check=True).stdout
        assert b" 203.0.113.10/25 " not in outside
    finally:
        assert holder.stdin is not None
        holder.stdin.close()
        holder.wait(10)
        holder.stdout.close()  # type: ignore[union-attr]


# --- kinds by name ----------------------------------------------------------------------------------------------------


def test_kinds_by_name(real: Account) -> None:
    assert isinstance(guest_of("modelled", real), Modelled)
    assert isinstance(guest_of("accept", real), AcceptAnything)
    real.guest_rules = (GuestRule(output="written down"),)
    assert isinstance(guest_of("modelled", real), Scripted)


@pytest.mark.parametrize(("given", "kind"), [({}, Modelled), ({"guest": "accept"}, AcceptAnything)])
def test_the_program_models_guests_unless_it_is_told_otherwise(given: dict[str, str], kind: type) -> None:
    served = serve_sandbox(Namespace(account=None, faults=None, latency=0, switch=[], **given), 0)
    try:
        assert isinstance(served._server.account.guest, kind)  # type: ignore[attr-defined]
    finally:
        served.stop()


@pytest.mark.parametrize("kind", ["", "docker", "process:", "process:'", "Modelled"])
def test_kinds_that_are_none(real: Account, kind: str) -> None:
    with pytest.raises(SandboxInputError, match=r"\.$"):
        guest_of(kind, real)


@POSIX
def test_a_prefix_names_the_instance(real: Account, caller: Caller) -> None:
    shell = f"{sys.executable} -c 'import sys; print(sys.argv[1:3])' {{name}} {{id}}"
    real.guest = guest_of(f"process:{shell}", real)
    row = run(caller, "id")
    assert output(row).decode().strip() == str([HOST, instance(real, HOST)])


def test_processes_need_a_unix(real: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.sandbox.guests.choice.os.name", "nt")
    with pytest.raises(SandboxInputError, match="need Linux or another Unix"):
        guest_of("process", real)
    monkeypatch.undo()
    assert isinstance(guest_of("process", real), Process)
