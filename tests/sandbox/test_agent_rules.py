"""What the agent does with a command, by a clock that moves when told: fetch, run, report, lose."""

from collections.abc import Iterator

import pytest

from gui.sandbox.account import Account
from gui.sandbox.assistant import codes
from gui.sandbox.assistant.agents import LOST_S
from gui.sandbox.assistant.records import State
from gui.sandbox.guests.protocol import Progress, Running, Task
from gui.sandbox.guests.scripted import GuestRule, Scripted, Then
from gui.sandbox.resources import Assistant, InstanceStatus
from gui.sandbox.switches import Installed, LostResult, RestartedStatus, TimeoutCode
from tests.sandbox.caller import Caller, instance
from tests.sandbox.commands import HOST, Row, host, output, result, results, send, told
from tests.sandbox.conftest import ManualClock


@pytest.fixture(autouse=True)
def unlimited(account: Account) -> Iterator[None]:
    account.guest = Scripted(account)
    yield
    account.agents.close()


def rules(account: Account, *given: GuestRule) -> Scripted:
    account.guest = guest = Scripted(account, given)
    return guest


def cut(account: Account, seconds: float) -> None:
    assert isinstance(account.guest, Scripted)
    account.guest.cut(instance(account, HOST), seconds)


def wait(caller: Caller, clock: ManualClock, seconds: float, step: float = 0.5) -> None:
    """Let time pass, with a look at what happens every ``step`` seconds."""
    for _ in range(round(seconds / step)):
        clock.advance(step)
        with caller.account.lock:
            caller.account.tasks.advance()
            caller.account.agents.advance()


def status_of(caller: Caller, name: str = HOST) -> Row:
    answer = caller.ecs("DescribeCloudAssistantStatus", InstanceId_1=instance(caller.account, name))
    (row,) = answer["InstanceCloudAssistantStatusSet"]["InstanceCloudAssistantStatus"]
    found: Row = row
    return found


# --- fetch ------------------------------------------------------------------------------------------------------------


def test_a_guest_without_network_fetches_nothing(admin: Caller, account: Account, clock: ManualClock) -> None:
    cut(account, 200)
    invoke = send(admin)
    wait(admin, clock, 59)
    assert told(result(admin, invoke)) == ("Pending", "")
    wait(admin, clock, 1.5)
    assert told(result(admin, invoke)) == ("Aborted", "DeliveryTimeout")


def test_a_task_is_fetched_when_the_network_comes_back_in_time(
    admin: Caller, account: Account, clock: ManualClock
) -> None:
    cut(account, 40)
    invoke = send(admin)
    wait(admin, clock, 41)
    assert told(result(admin, invoke)) == ("Success", "")


def test_ten_run_at_once_and_fifty_wait(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(milliseconds=3000))
    sent = [send(admin) for _ in range(62)]
    states = [told(result(admin, invoke)) for invoke in sent]
    assert states.count(("Running", "")) == 10
    assert states.count(("Pending", "")) == 50
    assert states[60:] == [("Aborted", "TaskConcurrencyLimit")] * 2
    assert status_of(admin)["ActiveTaskCount"] == 10
    wait(admin, clock, 3.5)
    assert [told(result(admin, invoke))[0] for invoke in sent[:20]] == ["Success"] * 10 + ["Running"] * 10


# --- run --------------------------------------------------------------------------------------------------------------


def test_a_command_that_takes_too_long(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(milliseconds=30_000, output="late"))
    invoke = send(admin, Timeout=20)
    began = account.timestamp()
    wait(admin, clock, 20.5)
    row = result(admin, invoke)
    assert (*told(row), row["ExitCode"], output(row)) == ("Timeout", "ExecutionTimeout", 1, b"")
    assert row["StartTime"] == began
    # The time of its end is start and timeout, whatever really happened.
    assert row["FinishedTime"] == account.timestamp(at=1_760_000_020.0)
    account.switches.timeout_code = TimeoutCode.NONE
    invoke = send(admin, Timeout=20)
    wait(admin, clock, 20.5)
    assert told(result(admin, invoke)) == ("Timeout", "")


def test_an_end_after_the_timeout_does_not_count(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(milliseconds=30_000))
    invoke = send(admin, Timeout=20)
    clock.advance(100)
    assert told(result(admin, invoke)) == ("Timeout", "ExecutionTimeout")


class Talking:
    """A command that prints ``step`` bytes each second and ends after ``seconds``."""

    def __init__(self, clock: ManualClock, step: int, seconds: int) -> None:
        self.clock, self.step, self.seconds, self.killed = clock, step, seconds, False
        self.start_at = clock.now

    def poll(self) -> Progress:
        passed = min(int(self.clock.now - self.start_at), self.seconds)
        lines = b"".join(b"%06d" % n + b"." * (self.step - 6) for n in range(passed))
        return Progress(output=lines, exit_code=0 if passed == self.seconds else None)

    def kill(self, *, tree: bool) -> None:
        self.killed = not tree


class OneCommand(Scripted):
    def __init__(self, account: Account, running: Running) -> None:
        super().__init__(account)
        self.running = running

    def start(self, task: Task) -> Running:
        return super().start(task) if task.file else self.running


def test_output_arrives_while_the_command_runs(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.guest = OneCommand(account, Talking(clock, 1000, 30))
    invoke = send(admin)
    wait(admin, clock, 3)
    row = result(admin, invoke)
    assert row["InvocationStatus"] == "Running"
    assert output(row) == b"".join(b"%06d" % n + b"." * 994 for n in range(3))
    wait(admin, clock, 20)
    assert len(output(result(admin, invoke))) == 7000, "no report after more than 6000 bytes"
    wait(admin, clock, 8)
    row = result(admin, invoke)
    assert (row["InvocationStatus"], len(output(row)), row["Dropped"]) == ("Success", 24576, 30000 - 24576)
    assert output(row).startswith(b"000000")
    assert output(row).endswith(b"000029" + b"." * 994)


def test_a_report_that_does_not_arrive_is_lost(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.guest = OneCommand(account, Talking(clock, 1000, 10))
    invoke = send(admin)
    wait(admin, clock, 2)
    cut(account, 3)
    wait(admin, clock, 9)
    row = result(admin, invoke)
    kept = [output(row)[place : place + 6] for place in range(0, len(output(row)), 1000)]
    assert kept == [b"%06d" % n for n in (0, 1, 4, 5, 6, 7, 8, 9)]
    assert row["Dropped"] == 0, "the agent does not know"


def test_a_killed_command_is_told_so(admin: Caller, account: Account, clock: ManualClock) -> None:
    running = Talking(clock, 10, 1000)
    account.guest = OneCommand(account, running)
    invoke = send(admin, Timeout=10)
    wait(admin, clock, 12)
    assert running.killed
    assert (*told(result(admin, invoke)), len(output(result(admin, invoke)))) == ("Timeout", "ExecutionTimeout", 100)


# --- report -----------------------------------------------------------------------------------------------------------


def test_a_result_is_tried_for_26_seconds(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(milliseconds=1000, then=Then.SILENT, for_ms=25_000))
    invoke = send(admin)
    wait(admin, clock, 20)
    assert told(result(admin, invoke)) == ("Running", "")
    wait(admin, clock, 6)
    assert told(result(admin, invoke)) == ("Success", "")


@pytest.mark.parametrize(
    ("switch", "end"),
    [(LostResult.ERROR, ("Error", "ClientNotResponse")), (LostResult.TIMEOUT, ("Timeout", "ExecutionTimeout"))],
)
def test_a_lost_result(
    admin: Caller, account: Account, clock: ManualClock, switch: LostResult, end: tuple[str, str]
) -> None:
    account.switches.lost_result = switch
    rules(account, GuestRule(milliseconds=1000, output="done", then=Then.LOST, times=1))
    invoke = send(admin, Timeout=60)
    wait(admin, clock, 60 + LOST_S - 1)
    row = result(admin, invoke)
    assert (*told(row), output(row)) == ("Running", "", b""), "the guest is back, and nobody asks it"
    wait(admin, clock, 2)
    row = result(admin, invoke)
    assert (*told(row), output(row)) == (*end, b"")
    assert told(result(admin, send(admin))) == ("Success", "")


# --- restarts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("switch", list(RestartedStatus))
def test_a_restart_ends_what_runs(admin: Caller, account: Account, switch: RestartedStatus) -> None:
    account.switches.restarted_status = switch
    rules(account, GuestRule(milliseconds=5000))
    invoke = send(admin)
    admin.ecs("RebootInstance", InstanceId=instance(account, HOST))
    assert told(result(admin, invoke)) == (switch.value, "InstanceRestarted")
    assert host(account).boots == 1


def test_an_instance_that_stays_down_loses_the_result(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(milliseconds=5000))
    invoke = send(admin, Timeout=10)
    admin.ecs("StopInstance", InstanceId=instance(account, HOST))
    wait(admin, clock, 10 + LOST_S - 1)
    assert told(result(admin, invoke)) == ("Running", "")
    wait(admin, clock, 2)
    assert told(result(admin, invoke)) == ("Error", "ClientNotResponse")


def test_a_script_that_restarts_its_guest(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(milliseconds=1000, then=Then.REBOOT))
    invoke = send(admin)
    wait(admin, clock, 2)
    assert (host(account).boots, told(result(admin, invoke))) == (1, ("Error", "InstanceRestarted"))


@pytest.mark.parametrize(
    ("code", "status", "boots"),
    [
        (193, InstanceStatus.STOPPED, 0),
        (3009, InstanceStatus.STOPPED, 0),
        (194, InstanceStatus.RUNNING, 1),
        (3010, InstanceStatus.RUNNING, 1),
    ],
)
def test_exit_codes_that_are_orders(
    admin: Caller, account: Account, code: int, status: InstanceStatus, boots: int
) -> None:
    rules(account, GuestRule(exit_code=code))
    row = result(admin, send(admin))
    assert (*told(row), row["ExitCode"]) == ("Failed", "ExitCodeNonzero", code)
    assert (host(account).status, host(account).boots) == (status, boots)


# --- every code and every state ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [*sorted(codes.KNOWN), "SomethingInvented"])
def test_every_code_of_a_result(admin: Caller, account: Account, code: str) -> None:
    rules(account, GuestRule(error=code))
    row = result(admin, send(admin))
    assert told(row) == (codes.state_of(code), code)
    assert row["ErrorInfo"].endswith(".")
    assert row["ErrorInfo"] != code


@pytest.mark.parametrize(
    "state",
    [*State, "Scheduled", "Invented"],
)
def test_every_state_of_a_result(admin: Caller, account: Account, state: str) -> None:
    rules(account, GuestRule(status=state, output="x", exit_code=3))
    row = result(admin, send(admin))
    assert (row["InvocationStatus"], output(row)) == (state, b"x")
    assert row["InvokeRecordStatus"] in {"Running", "Finished", "Failed", "Stopped", "Stopping"}


def test_bytes_that_are_no_text(admin: Caller, account: Account) -> None:
    rules(account, GuestRule(output="/wAbWzMxbQ==", base64=True))
    invoke = send(admin)
    assert output(result(admin, invoke)) == b"\xff\x00\x1b[31m"
    (plain,) = results(admin, invoke, ContentEncoding="PlainText")
    assert plain["Output"] == "\ufffd\x00\x1b[31m"


# --- rules ------------------------------------------------------------------------------------------------------------


def test_rules_fit_script_instance_and_number(admin: Caller, account: Account) -> None:
    rules(
        account,
        GuestRule(contains="apply", instance=HOST, times=1, output="first"),
        GuestRule(contains="apply", output="then"),
    )
    said = [output(result(admin, send(admin, CommandContent="sh apply"))) for _ in range(2)]
    assert said == [b"first", b"then"]
    assert output(result(admin, send(admin, "sip-proxy-01", CommandContent="sh apply"))) == b"then"
    assert b"accepted" in output(result(admin, send(admin, CommandContent="sh check")))
    dry = result(admin, send(admin, CommandContent="sh apply", RepeatMode="DryRun"))
    assert (*told(dry), output(dry)) == ("Success", "", b"")


def test_an_agent_that_is_upgraded(admin: Caller, account: Account, clock: ManualClock) -> None:
    rules(account, GuestRule(times=1, then=Then.UPGRADE, for_ms=5000))
    assert told(result(admin, send(admin))) == ("Success", "")
    assert told(result(admin, send(admin))) == ("Aborted", "ClientIsUpgrading")
    clock.advance(6)
    assert told(result(admin, send(admin))) == ("Success", "")


# --- heartbeats -------------------------------------------------------------------------------------------------------


def test_a_heartbeat_counts_for_two_minutes(admin: Caller, account: Account, clock: ManualClock) -> None:
    first = status_of(admin)
    assert first["CloudAssistantStatus"] == "true"
    cut(account, 10_000)
    shown = []
    for _ in range(36):
        clock.advance(5)
        row = status_of(admin)
        assert row["LastHeartbeatTime"] == first["LastHeartbeatTime"]
        shown.append(row["CloudAssistantStatus"])
    assert shown == sorted(shown, reverse=True), "true first, then false"
    assert 12 <= shown.count("true") <= 24, "one to two minutes after the cut"


def test_a_heartbeat_comes_each_minute(admin: Caller, clock: ManualClock) -> None:
    times = set()
    for _ in range(60):
        clock.advance(5)
        times.add(status_of(admin)["LastHeartbeatTime"])
    assert 5 <= len(times) <= 6


def test_a_guest_that_starts_is_heard_of_at_once(admin: Caller, account: Account) -> None:
    assert status_of(admin, "ftp-standby")["CloudAssistantStatus"] == "false"
    admin.ecs("StartInstance", InstanceId=instance(account, "ftp-standby"))
    row = status_of(admin, "ftp-standby")
    assert (row["CloudAssistantStatus"], row["LastHeartbeatTime"]) == ("true", account.timestamp())


def test_a_guest_that_was_just_stopped_still_shows_its_agent(
    admin: Caller, account: Account, clock: ManualClock
) -> None:
    admin.ecs("StopInstance", InstanceId=instance(account, HOST))
    clock.advance(50)
    assert status_of(admin)["CloudAssistantStatus"] == "true"
    clock.advance(80)
    assert status_of(admin)["CloudAssistantStatus"] == "false"


def test_what_was_run_is_counted(admin: Caller, account: Account, clock: ManualClock) -> None:
    assert (status_of(admin)["InvocationCount"], status_of(admin)["LastInvokedTime"]) == (0, "")
    send(admin)
    clock.advance(100)
    row = status_of(admin)
    assert (row["InvocationCount"], row["LastInvokedTime"]) == (1, account.timestamp(at=1_760_000_000.0))
    assert told(result(admin, send(admin, "dev-voice")))[0] == "Aborted"
    assert status_of(admin, "dev-voice")["InvocationCount"] == 0


def test_where_the_agent_answers(admin: Caller, account: Account) -> None:
    answer = admin.ecs("DescribeCloudAssistantStatus", MaxResults=50)
    rows = answer["InstanceCloudAssistantStatusSet"]["InstanceCloudAssistantStatus"]
    assert {row["CloudAssistantStatus"] for row in rows if row["InstanceId"] == instance(account, "pbx-win-01")} == {
        "true"
    }
    silent = {instance(account, name) for name in ("dev-voice", "ftp-legacy", "ftp-standby", "pbx-win-old")}
    assert {row["InstanceId"] for row in rows if row["CloudAssistantStatus"] == "false"} == silent


# --- installing -------------------------------------------------------------------------------------------------------


def test_an_agent_is_installed(admin: Caller, account: Account) -> None:
    target = host(account, "ftp-legacy")
    admin.ecs("InstallCloudAssistant", InstanceId_1=target.id)
    assert target.assistant is Assistant.RUNNING
    assert told(result(admin, send(admin, "ftp-legacy"))) == ("Success", "")


def test_an_agent_that_works_after_a_restart_only(admin: Caller, account: Account) -> None:
    account.switches.installed_assistant = Installed.AFTER_RESTART
    target = host(account, "ftp-legacy")
    admin.ecs("InstallCloudAssistant", InstanceId_1=target.id)
    assert target.assistant is Assistant.ABSENT
    admin.ecs("RebootInstance", InstanceId=target.id)
    assert status_of(admin, "ftp-legacy")["CloudAssistantStatus"] == "true"


def test_red_hat_does_without(admin: Caller, account: Account) -> None:
    target = host(account, "ftp-legacy")
    target.os_name = "Red Hat Enterprise Linux  8.8 64 bit"
    admin.ecs("InstallCloudAssistant", InstanceId_1=target.id)
    assert target.assistant is Assistant.ABSENT
