"""The windowless commands over the real SDK and the sandbox; the program is called as a shell would call it."""

import json
import signal
import sys
import threading
from contextlib import closing
from typing import Any

import pytest

from gui.cloud.gateway import Gateway
from gui.commands.exit_codes import DONE, REFUSED
from gui.domain.cloud.eni import SecurityGroupId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError, JournalError, JournalErrorKind
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.progress import (
    CallAnswered,
    CallSent,
    Failure,
    Finished,
    ItemChanged,
    ItemState,
    Left,
    OperationStarted,
    Outcome,
    Paused,
    PlanStarted,
    Report,
    StopChoice,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import AttachEni, DetachEni, Operation
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan
from gui.sandbox.resources import EniStatus
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_SECRET
from gui.services.parts import SandboxAccess
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan
from gui.words.command_line import JOURNAL
from gui.words.console_steps import console_steps
from gui.words.operations import OUTCOMES, REASONS
from gui.words.progress_lines import lines
from tests.commands.shell import Shell
from tests.commands.test_consent import Terminal
from tests.helpers.every_operation import EVERY
from tests.helpers.sandbox_run import (
    CREDENTIALS,
    ENI,
    INSTANCE,
    REGION,
    after_deletion,
    deletion_plan,
    free_eips,
    make_plan,
    planned,
    standing,
)
from tests.helpers.secondary_cidr_run import GROUP


def test_what_is_about_to_be_sent_is_not_said_to_be_sent(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.plan() == 0
    capsys.readouterr()
    assert shell.apply("--yes") == 0
    said = capsys.readouterr().err.splitlines()
    call = next(place for place, line in enumerate(said) if line.startswith("AttachNetworkInterface "))
    assert said[call - 1] == f"  {ENI}: Sending"


def test_a_plan_is_written_reviewed_and_applied(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before, plan = standing(shell.server.account), make_plan(shell.server, 2)
    assert shell.plan() == 0
    said = capsys.readouterr()
    assert (
        f"1. Bind 2 EIP(s) to interface {ENI}: {', '.join(plan.selection.eips)} (AssociateEipAddressBatch).\n"
        in said.err
    )
    written = load_plan(shell.file)
    assert written.account is not None
    assert written.account.account_id == shell.server.account.id
    assert written.fingerprint in said.err
    assert written.fingerprint != plan.fingerprint, "it covers the account"
    assert standing(shell.server.account) == before
    assert shell.apply() == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.index("2. Attach interface") < said.err.index("Run ")
    assert OUTCOMES[Outcome.APPLIED] in said.err
    assert standing(shell.server.account) == planned(before, plan)


def test_one_command_plans_shows_and_applies(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before, plan = standing(shell.server.account), make_plan(shell.server, 2)
    assert shell.bind("--yes", "--out", str(shell.file)) == 0
    said = capsys.readouterr().err
    assert said.index("1. Bind 2 EIP(s)") < said.index("The plan is for") < said.index("Run ")
    assert OUTCOMES[Outcome.APPLIED] in said
    assert standing(shell.server.account) == planned(before, plan)
    assert load_plan(shell.file).fingerprint in journal_of(shell)


def test_nothing_is_bound_without_a_yes(
    shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = standing(shell.server.account)
    with pytest.raises(InputError, match="needs your consent"):
        shell.bind()
    assert "2. Attach interface" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", Terminal("no\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with pytest.raises(InputError, match="Not confirmed"):
        shell.bind()
    assert standing(shell.server.account) == before
    monkeypatch.setattr(sys, "stdin", Terminal("yes\n"))
    assert shell.bind() == 0
    assert "Operations of the plan: 2. Type yes to apply it:" in capsys.readouterr().err


def test_a_choice_that_a_rule_forbids_is_not_bound(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before = standing(shell.server.account)
    assert shell.bind("--yes", "--eip", "eip-of-nobody") == 2
    assert "eip-of-nobody" in capsys.readouterr().err
    assert standing(shell.server.account) == before


def test_a_run_of_another_program_refuses_a_bind(shell: Shell) -> None:
    with closing(Journal(shell.folder / "state")), pytest.raises(InputError, match="writes the journal"):
        shell.bind("--yes")


def journal_of(shell: Shell) -> list[str]:
    with closing(Journal(shell.folder / "state")) as journal:
        return [run.plan.fingerprint for run in journal.runs()]


def test_applied_twice_it_says_what_changed_and_sends_nothing(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.plan()
    shell.apply()
    assert shell.apply() == 2
    assert f"{ENI} was free, and is bound to {INSTANCE} now." in capsys.readouterr().err


def test_events_are_json_lines_on_standard_output(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.plan()
    capsys.readouterr()
    shell.server.faults.throttle("AttachNetworkInterface", 1, 10)
    assert shell.apply("--json") == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0]["event"] == "PlanStarted"
    assert events[0]["rows"][1]["operation"]["action"] == "AttachNetworkInterface"
    assert events[-1]["report"]["outcome"] == "applied"
    refused = [event["error"] for event in events if event["event"] == "CallAnswered" and event["error"]]
    assert [error["code"] for error in refused] == ["Throttling.User"]


def test_a_refusal_is_undone_and_exits_with_one(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.plan()
    before = standing(shell.server.account)
    shell.server.faults.error("AttachNetworkInterface", "EniPerInstanceLimitExceeded", 403)
    assert shell.apply() == 1
    said = capsys.readouterr().err
    assert "EniPerInstanceLimitExceeded" in said
    assert OUTCOMES[Outcome.UNDONE] in said
    assert standing(shell.server.account) == before


def test_what_is_left_is_listed_and_resumed(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.plan()
    before = standing(shell.server.account)
    shell.server.faults.error("AttachNetworkInterface", "EniPerInstanceLimitExceeded", 403)
    shell.server.faults.error("UnassociateEipAddress", "Forbidden.RAM", 403, times=2)
    assert shell.apply() == 3
    said = capsys.readouterr().err
    assert "EIP console >" in said
    assert "> Unbind (from" in said
    with pytest.raises(InputError, match="multi-eip resume"):
        shell.apply()
    assert shell.call("resume") == 1
    said = capsys.readouterr().err
    assert "The rollback of run" in said
    assert standing(shell.server.account) == before
    assert shell.call("resume") == 0
    assert "There is no unfinished run." in capsys.readouterr().err


def interrupted(shell: Shell) -> None:
    """Leave a run behind that died after its first call."""

    class DeathError(BaseException):
        pass

    def die(event: object) -> None:
        if isinstance(event, CallAnswered):
            raise DeathError

    journal = Journal(shell.folder / "state")
    cloud = Gateway(CREDENTIALS, f"http://{shell.server.endpoint}")
    with pytest.raises(DeathError):
        Execution(cloud, make_plan(shell.server, 2), journal, die).run()
    journal.close()


@pytest.mark.parametrize(("choice", "code"), [((), 0), (("--undo",), 1)])
def test_an_interrupted_run_goes_on_or_back(
    shell: Shell, choice: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    before, plan = standing(shell.server.account), make_plan(shell.server, 2)
    interrupted(shell)
    assert shell.call("resume", *choice) == code
    said = capsys.readouterr().err
    assert "is not finished. One reading, which may be old, shows:" in said
    assert ENI in said.partition("is not finished")[0], "an id of the run tells nobody which one it is"
    assert standing(shell.server.account) == (before if choice else planned(before, plan))


def parted_half(shell: Shell) -> Plan:
    """Leave a run behind that died after it had deleted the interface."""

    class DeathError(BaseException):
        pass

    def die(event: object) -> None:
        if isinstance(event, CallSent) and event.action == "ReleaseEipAddress":
            raise DeathError

    plan = deletion_plan(shell.server)
    with closing(Journal(shell.folder / "state")) as journal, pytest.raises(DeathError):
        Execution(Gateway(CREDENTIALS, f"http://{shell.server.endpoint}"), plan, journal, die).run()
    return plan


def test_what_was_deleted_is_not_taken_back_but_finished(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before, plan = standing(shell.server.account), parted_half(shell)
    half = standing(shell.server.account)
    with pytest.raises(InputError, match="can't be rolled back"):
        shell.call("resume", "--undo")
    assert standing(shell.server.account) == half
    capsys.readouterr()
    assert shell.call("resume") == 0
    said = capsys.readouterr().err
    eni = str(plan.selection.eni)
    assert f"DetachNetworkInterface {eni}: as planned" in said
    assert f"DeleteNetworkInterface {eni}: as planned" in said
    assert standing(shell.server.account) == after_deletion(before, plan)


def test_where_nothing_is_there_to_be_deleted_that_proves_no_account(shell: Shell) -> None:
    parted_half(shell)
    shell.server.account = default_account()
    account = shell.server.account
    for pool in (account.eips, account.interfaces, account.instances, account.vpcs):
        for each in tuple(pool):
            pool.remove(each)  # type: ignore[attr-defined]
    with pytest.raises(InputError, match="Sign in with the account of the run"):
        shell.call("resume")


def test_a_run_of_another_account_is_left_alone(shell: Shell) -> None:
    interrupted(shell)
    account = shell.server.account
    for eip in free_eips(account, 2):
        found = account.eips.get(eip)
        assert found
        account.eips.remove(found)
    eni = account.interfaces.get(ENI)
    assert eni
    account.interfaces.remove(eni)
    with pytest.raises(InputError, match="Sign in with the account of the run"):
        shell.call("resume")


def test_a_run_in_the_sandbox_is_noted_there(shell: Shell) -> None:
    access = SandboxAccess(f"http://{shell.server.endpoint}", CREDENTIALS, shell.folder / "sandbox")
    shell.start_sandbox = lambda: access
    shell.endpoint = None
    shell.plan("--sandbox")
    assert shell.apply("--sandbox") == 0
    journal = Journal(access.journal_dir)
    assert [found.outcome for found in journal.runs()] == [Outcome.APPLIED]
    journal.close()
    assert not (shell.folder / "state").exists()


def test_an_interrupted_run_can_be_forgotten(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    interrupted(shell)
    now = standing(shell.server.account)
    assert shell.call("resume", "--forget") == 0
    said = capsys.readouterr().err
    assert ENI in said
    assert " UTC (Bind" in said
    assert "was discarded." in said
    assert standing(shell.server.account) == now
    assert shell.call("resume") == 0


def test_the_least_policy_is_written_beside_the_plan_and_replaced_only_when_asked(shell: Shell) -> None:
    path = shell.folder / "policy.json"
    assert shell.plan("--policy", str(path)) == 0
    (statement,) = json.loads(path.read_text("utf-8"))["Statement"]
    assert {"vpc:AssociateEipAddressBatch", "ecs:DetachNetworkInterface"} <= set(statement["Action"])
    assert not any(each.endswith(("StopInstance", "ReleaseEipAddress")) for each in statement["Action"])
    shell.file.unlink()
    with pytest.raises(InputError):
        shell.plan("--policy", str(path))
    assert not shell.file.exists()
    assert shell.plan("--policy", str(path), "--replace") == 0


def test_rules_that_are_not_met_are_named_and_no_plan_is_written(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.plan()
    shell.apply()
    shell.file.unlink()
    code = shell.call(
        "plan", "--region", REGION, "--eni", ENI, "--instance", "i-nowhere", "--eip", "eip-nowhere",
        "--out", str(shell.file),
    )  # fmt: skip
    assert code == 2
    said = capsys.readouterr().err
    assert "eip-nowhere: This account has no such EIP in the region, or no longer." in said
    assert f"{ENI}: Attached to instance {INSTANCE}. Detach it first" in said
    assert not shell.file.exists()


def test_an_instance_without_hot_plug_is_stopped_only_when_that_was_asked_for(shell: Shell) -> None:
    cold = next(each.id for each in shell.server.account.instances if each.name == "ftp-legacy")
    (eip,) = free_eips(shell.server.account, 1)
    words = ("plan", "--region", REGION, "--eni", ENI, "--instance", cold, "--eip", eip, "--out", str(shell.file))
    assert shell.call(*words) == 2
    assert shell.call(*words, "--stop-instance") == 0
    with pytest.raises(InputError, match=r"or changes what is charged \(steps: 2\). Nothing was sent."):
        shell.apply()
    assert shell.apply("--yes") == 0
    assert standing(shell.server.account)[ENI] == ("InUse", cold)


def test_a_host_without_hot_plug_is_stopped_only_when_that_was_asked_for(shell: Shell) -> None:
    account = shell.server.account
    cold = next(each.id for each in account.instances if each.name == "ftp-legacy")
    eni = account.interfaces.get(ENI)
    assert eni is not None
    account.interfaces.attach(eni, cold)
    eni.status = EniStatus.IN_USE
    (eip,) = free_eips(account, 1)
    words = ("plan", "--region", REGION, "--eni", ENI, "--instance", INSTANCE, "--eip", eip, "--out", str(shell.file))
    assert shell.call(*words, "--detach-first") == 2
    assert shell.call(*words, "--detach-first", "--stop-instance") == 2, "that is the other instance"
    assert shell.call(*words, "--stop-host") == 2
    assert shell.call(*words, "--detach-first", "--stop-host") == 0
    assert shell.apply("--yes") == 0
    assert standing(account)[ENI] == ("InUse", INSTANCE)


def test_a_profile_signs_as_well(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENV_SECRET)
    with pytest.raises(InputError):
        shell.plan()
    assert shell.plan("--profile", "office") == 0


@pytest.mark.parametrize(
    ("signals", "code"), [((signal.SIGINT,), 1), ((signal.SIGTERM,), 3), ((signal.SIGINT, signal.SIGINT), 3)]
)
def test_signals_stop_the_run_after_the_call_in_flight(
    shell: Shell, signals: tuple[signal.Signals, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.plan()
    pending = dict(zip(("AssociateEipAddressBatch", "UnassociateEipAddress"), signals, strict=False))
    send, stop, stopped = Gateway.do, Execution.stop, threading.Event()
    main = threading.main_thread().ident
    assert main

    def do(self: Gateway, operation: Any, token: str) -> str:
        if operation.action in pending:
            stopped.clear()
            signal.pthread_kill(main, pending.pop(operation.action))
            assert stopped.wait(10)
        return send(self, operation, token)

    def note(self: Execution, choice: StopChoice) -> None:
        stop(self, choice)
        stopped.set()

    monkeypatch.setattr(Gateway, "do", do)
    monkeypatch.setattr(Execution, "stop", note)
    assert shell.apply() == code
    assert not pending


def test_a_cloud_that_can_not_be_read_refuses_before_anything_is_sent(shell: Shell) -> None:
    shell.plan()
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = ("ecs:DescribeInstances",)
    assert shell.apply() == 2


def test_a_journal_that_can_not_be_written_refuses_in_words(shell: Shell) -> None:
    shell.plan()
    (shell.folder / "state").write_text("in the way")
    with pytest.raises(InputError, match="can't be written"):
        shell.apply()


# ---- words


def test_every_trouble_of_the_journal_has_words() -> None:
    assert set(JOURNAL) == set(JournalErrorKind)


SET_THE_CLOCK = "Set the clock right, then try again. The details show both times."
ERROR = CloudError(
    CloudErrorKind.CLOCK_SKEW,
    "InvalidTimeStamp.Expired",
    message="Too late.",
    request_id="R",
    details={"local_time": "10:00", "server_time": "11:00"},
)


def test_every_reason_and_every_outcome_has_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (PlanStarted("1", (), resumed=True), ["Run 1 resumed, operations: 0"]),
        (OperationStarted(0), []),
        (CallSent(0, "Detach", ("eni-1",), 2, undoing=True), ["rollback: Detach eni-1 (attempt 2)"]),
        (CallAnswered(0, "Detach", "R", 5), []),
        (
            CallAnswered(0, "D", "", 5, CloudError(CloudErrorKind.TIMED_OUT, action="D")),
            ["  no answer: The cloud did not answer D in time. [timed out, D]"],
        ),
        (Waiting(1.0, WaitReason.SETTLING), []),
        (Waiting(1.0, WaitReason.THROTTLED), ["  Throttled by the cloud, next try in 1 s"]),
        (UndoStarted(stopped=True), ["Stopped. Rolling back what was done, in reverse order."]),
        (UndoStarted(), ["Rolling back what was done, in reverse order."]),
        (
            Paused(ERROR),
            [
                (
                    f"Paused. The clock of this computer is more than 15 minutes off. {SET_THE_CLOCK}"
                    " [InvalidTimeStamp.Expired, request id R, local time 10:00, server time 11:00,"
                    ' message "Too late."]'
                )
            ],
        ),
        (
            ItemChanged(0, "eip-1", ItemState.FAILED, Failure("eip-1", Reason.TAKEN, (("target", "nat-1"),))),
            ["  eip-1: Failed. Another user has bound it to nat-1. It was not changed."],
        ),
    ],
)
def test_events_in_words(event: Any, expected: list[str]) -> None:
    assert list(lines(event)) == expected


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_every_operation_can_be_finished_by_hand(operation: Operation) -> None:
    assert console_steps(operation).startswith(("EIP console > ", "ECS console > ", "VPC console > "))


def test_a_stop_that_could_not_undo_says_so() -> None:
    said = list(lines(Finished(Report("1", Outcome.KEPT, stopped=StopChoice.UNDO))))
    assert "Nothing was rolled back" in said[1]
    assert len(list(lines(Finished(Report("1", Outcome.KEPT, stopped=StopChoice.KEEP))))) == 1


def test_a_report_in_words_ends_with_what_to_do_by_hand() -> None:
    left = tuple(
        Left(operation, Failure(ENI, Reason.REFUSED, error=ERROR))
        for operation in (
            AttachEni(REGION, ENI, INSTANCE),
            DetachEni(REGION, ENI, INSTANCE),
            CreateEni(REGION, "mark", VSwitchId("vsw-1"), SecurityGroupId("sg-1")),
            DeleteEni(REGION, MarkRef("mark")),
            StopInstance(REGION, INSTANCE),
            StartInstance(REGION, INSTANCE),
        )
    )
    broken = JournalError(JournalErrorKind.FULL, "/j")
    said = list(lines(Finished(Report("1", Outcome.LEFT, left=left, journal_error=broken))))
    assert said[0].startswith(OUTCOMES[Outcome.LEFT])
    assert said[1].endswith(f"ECS console > Network Interfaces > {ENI} > Bind to Instance > {INSTANCE}.")
    assert said[2].endswith(f"Unbind (from {INSTANCE}).")
    assert said[3].endswith("Network Interfaces > Create ENI > any name.")
    assert said[4].endswith("Network Interfaces > multi-eip-wizard=mark > Delete.")
    assert said[5].endswith(f"ECS console > Instances > {INSTANCE} > Stop.")
    assert said[6].endswith(f"ECS console > Instances > {INSTANCE} > Start.")
    assert said[7] == "  The record of runs can't be written: the disk is full or failing. [/j]"


def test_the_second_method_is_planned_and_carried_out(
    server: SandboxServer, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    eips = free_eips(server.account, 2)
    words = (
        "plan",
        "--method",
        "secondary-cidr",
        "--region",
        REGION,
        "--instance",
        INSTANCE,
        "--security-group",
        GROUP,
    )
    named = [word for eip in eips for word in ("--eip", eip)]
    assert shell.call(*words, *named, "--out", str(shell.file)) == DONE
    said = capsys.readouterr().err
    assert "AssociateVpcCidrBlock" in said
    assert "AttachNetworkInterface" in said
    assert shell.apply() == DONE
    assert all(server.account.eips.get(each).private_ip == server.account.eips.get(each).address for each in eips)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["--method", "secondary-cidr"], "--security-group is missing"),
        (
            ["--method", "secondary-cidr", "--security-group", "sg-1", "--eni", "eni-1"],
            "--eni, --detach-first and --stop-host",
        ),
        (
            ["--method", "secondary-cidr", "--security-group", "sg-1", "--detach-first"],
            "--eni, --detach-first and --stop-host",
        ),
        ([], "--eni is missing"),
        (["--eni", "eni-1", "--security-group", "sg-1"], "--security-group is for --method"),
    ],
)
def test_arguments_of_the_other_method_are_refused(shell: Shell, words: list[str], text: str) -> None:
    choice = ["--region", REGION, "--instance", INSTANCE, "--eip", "eip-1", "--out", str(shell.file)]
    with pytest.raises(InputError, match=text):
        shell.call("plan", *choice, *words)


def test_the_second_method_says_what_keeps_it_from_being_used(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "plan",
        "--method",
        "secondary-cidr",
        "--region",
        REGION,
        "--security-group",
        "sg-none",
        "--eip",
        "eip-none",
    )
    assert shell.call(*words, "--instance", INSTANCE, "--out", str(shell.file)) == REFUSED
    assert {line.split(":")[0] for line in capsys.readouterr().err.splitlines()} == {"eip-none", "sg-none"}
    assert shell.call(*words, "--instance", "i-none", "--out", str(shell.file)) == REFUSED
    assert not shell.file.exists()


@pytest.mark.parametrize(
    ("action", "named", "rule"),
    [
        ("DescribeEipAddresses", "EIPs", "EIPs"),
        ("DescribeNetworkInterfaces", "interfaces", "network interfaces"),
        ("DescribeInstances", "instances", "instances"),
    ],
)
def test_nothing_is_planned_by_a_part_of_the_region(
    shell: Shell, capsys: pytest.CaptureFixture[str], action: str, named: str, rule: str
) -> None:
    shell.server.faults.throttle(action, times=99)
    assert shell.plan() == REFUSED
    err = capsys.readouterr().err
    assert f"The {named} could not be read (Throttling.User, " in err
    assert f"The {rule} could not be read (Throttling.User), so their state is not known." in err
    assert "gone" not in err
    assert not shell.file.exists()


def test_what_only_adds_knowledge_is_told_beside_the_plan(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.server.faults.error("DescribeVpcs", "Forbidden.RAM", 403, 99)
    assert shell.plan() == DONE
    assert "The VPCs could not be read (Forbidden.RAM, DescribeVpcs, request id " in capsys.readouterr().err
    assert shell.file.exists()
