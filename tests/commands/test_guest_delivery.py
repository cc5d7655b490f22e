"""``multi-eip guest status|apply|check|confirm|undo|resume|policy`` over the real SDK and modelled guests."""

import argparse
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gui.__main__ import parsed
from gui.bootstrap import reach_guests
from gui.commands import guest, plan_output
from gui.commands.exit_codes import DONE, LEFT, REFUSED, UNDONE
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.errors import InputError, JournalError, JournalErrorKind
from gui.domain.delivery.effects import Send
from gui.domain.delivery.package import Step
from gui.sandbox.assistant.heartbeats import Heartbeats
from gui.sandbox.guests.inside import Inside
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.resources import Assistant as AgentOf
from gui.services.delivery.journal import DeliveryJournal, Task
from gui.services.region.catalog import load_catalog
from tests.commands.shell import Shell
from tests.commands.test_move import Terminal
from tests.helpers.delivered import delivery_to
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, REGION


class Profiles:
    """A profile, as the accounts keep it."""

    def __init__(self) -> None:
        self.kept = Profile("office")

    def profile(self, name: str) -> Profile:
        assert name == "office"
        return self.kept

    def sign_in(self, _name: str) -> Any:
        return CREDENTIALS

    def change(self, name: str, profile: Profile) -> None:
        assert name == "office"
        self.kept = profile


Call = Callable[..., int]


@pytest.fixture
def call(shell: Shell) -> Call:
    """Call the command as the program does; three EIPs are bound, and the guest is modelled."""
    server = shell.server
    server.account.guest = Modelled(server.account)
    assert shell.plan() == DONE
    assert shell.apply("--yes") == DONE
    profiles = Profiles()

    def calling(*words: str) -> int:
        args = parsed(["guest", *words])
        parts: Any = argparse.Namespace(
            connect=shell.connect,
            reach_guests=reach_guests,
            identify=shell.identify,
            accounts=profiles,
            endpoint=shell.endpoint,
            state_dir=shell.folder / "state",
            catalog=load_catalog(),
        )
        return guest.run(args, parts)

    return calling


WHERE = ("--region", REGION, "--eni", ENI)


def result(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text.splitlines()[-1])
    assert found["event"] == "Finished"
    return found


def test_a_guest_is_read_set_up_checked_and_undone(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("status", *WHERE, "--json") == UNDONE
    assert {each["in_guest"] for each in result(capsys.readouterr().out)["eips"]} == {"no"}
    assert call("apply", *WHERE, "--yes", "--json") == DONE
    out, err = capsys.readouterr()
    said = result(out)
    assert (said["outcome"], {each["in_guest"] for each in said["eips"]}) == ("proven", {"yes"})
    assert {json.loads(line)["event"] for line in out.splitlines()} >= {
        "PhaseBegan",
        "StepEnded",
        "StateRead",
        "Checked",
    }
    assert f"{INSTANCE}: the guest will be set up for {ENI} with " in err
    assert "The EIPs are in the guest." in err
    assert call("status", *WHERE) == DONE
    assert call("check", *WHERE) == DONE
    assert call("apply", *WHERE, "--yes") == DONE
    assert call("undo", *WHERE, "--yes") == DONE
    capsys.readouterr()
    assert call("check", *WHERE, "--json") == UNDONE
    assert result(capsys.readouterr().out)["cause"] == "nothing_set_up"
    assert call("resume") == DONE
    assert "no unfinished delivery" in capsys.readouterr().err


def test_nothing_is_sent_without_consent(call: Call, shell: Shell) -> None:
    with pytest.raises(InputError, match=rf"Nothing was sent to the guest of {INSTANCE}\. Add --yes"):
        call("apply", *WHERE)
    assert shell.server.account.invocations == {}


def test_what_is_not_good_is_undone_left_or_kept(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    # Another plan is there, with other numbers: it is replaced only when that was said.
    assert call("apply", *WHERE, "--yes", "--first-table", "900") == DONE
    assert call("apply", *WHERE, "--yes") == REFUSED
    assert "The guest has another plan for this interface. Replace it? Cancel." in capsys.readouterr().err
    assert call("apply", *WHERE, "--yes", "--replace") == DONE


@pytest.mark.parametrize(
    ("wish", "code", "outcome"), [("undo", UNDONE, "taken_back"), ("leave", LEFT, "armed"), ("keep", LEFT, "kept")]
)
def test_a_check_that_is_not_good_ends_as_was_said(
    wish: str,
    code: int,
    outcome: str,
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Inside, "answers", lambda *_: False)  # every gateway is silent
    assert call("apply", *WHERE, "--yes", "--json", "--on-wrong", wish) == code
    out, err = capsys.readouterr()
    said = result(out)
    assert (said["outcome"], said["cause"]) == (outcome, "undone" if wish == "undo" else "check_wrong")
    assert (said["undone_within"] is not None) is (wish == "leave")
    assert "The check in the guest found something wrong" in err
    if wish == "leave":
        assert "the guest undoes it within" in err
        assert call("confirm", *WHERE, "--on-wrong", "keep") == LEFT
        assert call("resume", "--on-wrong", "keep") in {DONE, LEFT}


def test_confirm_keeps_what_is_armed_and_good(call: Call, shell: Shell) -> None:
    assert call("confirm", *WHERE) == REFUSED
    journal_folder = shell.folder / "state"
    made = delivery_to(shell.server)
    with closing(DeliveryJournal(journal_folder)) as journal:
        journal.begin(made, Task.DELIVER)
    armed_by_hand(shell, made)
    assert call("confirm", *WHERE) == DONE
    assert call("status", *WHERE) == DONE


def armed_by_hand(shell: Shell, made: Any) -> None:
    """Send the files and apply, as a program does that is killed then."""
    channel = reach_guests(CREDENTIALS, profile=None, endpoint=shell.endpoint)
    for number, (step, part) in enumerate([*((Step.STAGE, n) for n in range(len(made.parts))), (Step.APPLY, 0)], 1):
        invoke = channel.send(made, step, number, f"{made.delivery_id}-{number}", part)
        while not (found := channel.result(made, invoke)) or not found.ended:
            pass


def test_resume_goes_on_with_what_was_interrupted(call: Call, shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    made = delivery_to(shell.server)
    with closing(DeliveryJournal(shell.folder / "state")) as journal:
        journal.begin(made, Task.DELIVER)
        row = journal.sending(made, Send(Step.APPLY, 2, "token"))
        journal.sent(row, "t-1")
    armed_by_hand(shell, made)
    assert call("resume", "--json") == DONE
    assert result(capsys.readouterr().out)["delivery"] == made.delivery_id


def fill_disk(monkeypatch: pytest.MonkeyPatch, entry: int) -> Callable[[], None]:
    """Let the record of deliveries find no room from ``entry`` on; return what frees some."""
    writing, entries = DeliveryJournal._writing, iter(range(1, entry))

    @contextmanager
    def on_a_full_disk(journal: DeliveryJournal) -> Iterator[sqlite3.Connection]:
        if next(entries, None) is None:
            raise JournalError(JournalErrorKind.FULL, str(journal.path), "SQLITE_FULL")
        with writing(journal) as file:
            yield file

    monkeypatch.setattr(DeliveryJournal, "_writing", on_a_full_disk)
    return lambda: monkeypatch.setattr(DeliveryJournal, "_writing", writing)


@pytest.mark.parametrize("entry", range(4, 14, 2))
def test_a_delivery_whose_record_finds_no_room_claims_only_what_it_saw(
    call: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], entry: int
) -> None:
    free = fill_disk(monkeypatch, entry)
    with suppress(InputError):
        assert call("apply", *WHERE, "--yes") == LEFT
    said = capsys.readouterr().err
    free()
    call("status", *WHERE)
    there = "This interface is not set up in the guest." not in capsys.readouterr().err
    assert there or "The plan is set in the guest" not in said
    assert "nothing was sent" not in said
    assert call("resume") in {DONE, REFUSED}
    assert call("apply", *WHERE, "--yes") == DONE


@pytest.mark.parametrize("entry", range(1, 7))
def test_an_undo_whose_record_finds_no_room_says_what_is_so_and_is_resumed(
    call: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], entry: int
) -> None:
    assert call("apply", *WHERE, "--yes") == DONE
    free = fill_disk(monkeypatch, entry)
    capsys.readouterr()
    refusal = ""
    try:
        code = call("undo", *WHERE, "--yes")
    except InputError as refused:
        code, refusal = REFUSED, str(refused)
    said = capsys.readouterr().err
    free()
    assert ("nothing was sent" in refusal) == (code == REFUSED)
    assert ("The record of runs can't be written: the disk is full or failing." in said) == (code != REFUSED)
    assert "nothing was sent" not in said
    assert "not confirmed" not in said
    there = call("status", *WHERE)
    assert code != REFUSED or there == DONE
    assert code != DONE or there == UNDONE
    assert call("resume") == DONE
    assert call("status", *WHERE) == (DONE if code == REFUSED else UNDONE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["apply", *WHERE, "--armed", "5", "--yes"], "can't undo after 5 s. Give between 30 and 3600 seconds."),
        (["apply", *WHERE, "--stack", "netplan", "--stack", "iproute2"], "Name one network stack"),
        (["status", *WHERE, "--stack", "netsh"], "Cloud Assistant does not deliver the network stack netsh."),
        (["status", "--region", REGION, "--eni", "eni-none"], "The interface eni-none is attached to no instance"),
        (["status", *WHERE, "--profile", "office"], "The profile office does not send commands into guests."),
        (["enable"], "Name the profile with --profile."),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_a_sentence(call: Call, words: list[str], said: str) -> None:
    with pytest.raises(InputError) as refused:
        call(*words)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        (["status"], "--region, --eni"),
        (["--region", REGION], "--eni, --out"),
        (["policy", "--region", REGION], "--eni"),
        (["undo", "--eni", ENI], "--region"),
    ],
)
def test_an_action_names_what_it_needs(words: list[str], lacking: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parsed(["guest", *words])
    assert ended.value.code == REFUSED
    assert f"the following arguments are required: {lacking};" in capsys.readouterr().err


def test_a_profile_sends_commands_only_once_it_was_allowed_to(call: Call) -> None:
    assert call("enable", "--profile", "office") == DONE
    assert call("status", *WHERE, "--profile", "office") == UNDONE
    assert call("disable", "--profile", "office") == DONE
    with pytest.raises(InputError, match="does not send commands into guests"):
        call("status", *WHERE, "--profile", "office")


def test_the_least_policy_is_printed_or_written(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("policy", *WHERE) == DONE
    printed = json.loads(capsys.readouterr().out)
    assert any(f":instance/{INSTANCE}" in each for each in printed["Statement"][1]["Resource"])
    assert call("policy", *WHERE, "--out", str(tmp_path / "policy.json")) == DONE
    assert json.loads((tmp_path / "policy.json").read_text()) == printed


def test_an_agent_that_is_away_is_said_before_anything_is_sent(
    call: Call, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    found = shell.server.account.instances.get(INSTANCE)
    assert found is not None
    found.assistant = AgentOf.ABSENT
    # An agent that was heard of in the last two minutes counts as connected.
    account = shell.server.account
    account.agents.heartbeats = Heartbeats(account)
    assert call("apply", *WHERE, "--yes") == REFUSED
    assert "agent of the instance is not connected" in capsys.readouterr().err
    assert not shell.server.account.invocations


def test_a_refusal_names_the_condition_that_forbids_root(
    call: Call, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    deny_run_command(shell)
    assert call("apply", *WHERE, "--yes") == REFUSED
    err = capsys.readouterr().err
    assert "ecs:RunCommand" in err
    assert "ecs:CommandRunAs" in err


def deny_run_command(shell: Shell) -> None:
    key = shell.server.account.keys[CREDENTIALS.access_key_id]
    shell.server.account.keys[key.id] = replace(key, deny=("ecs:RunCommand",))


def test_teardown_undoes_in_the_guest_first(call: Call, shell: Shell) -> None:
    assert call("apply", *WHERE, "--yes") == DONE
    shell.reach_guests = reach_guests
    plan = shell.folder / "plan-back.json"
    assert shell.call("teardown", *WHERE, "--undo-in-guest", "--out", str(plan)) == DONE
    assert plan.exists()
    assert call("status", *WHERE) == UNDONE
    found = shell.server.account.instances.get(INSTANCE)
    assert found is not None
    found.assistant = AgentOf.ABSENT
    with pytest.raises(InputError, match="The guest may still be set up, so no plan was written"):
        shell.call("teardown", *WHERE, "--undo-in-guest", "--out", str(shell.folder / "none.json"))
    assert not (shell.folder / "none.json").exists()


def test_a_teardown_that_a_rule_forbids_undoes_nothing_in_the_guest(call: Call, shell: Shell) -> None:
    assert call("apply", *WHERE, "--yes") == DONE
    shell.reach_guests = reach_guests
    words = ("--eip", "eip-none", "--undo-in-guest", "--out", str(shell.folder / "none.json"))
    assert shell.call("teardown", *WHERE, *words) == REFUSED
    assert call("status", *WHERE) == DONE


def test_a_plan_that_can_not_be_written_after_the_undo_in_the_guest_is_no_refusal(
    call: Call, shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("apply", *WHERE, "--yes") == DONE
    shell.reach_guests = reach_guests

    def full(_plan: object, path: Path) -> None:
        raise InputError(f"There is no room for {path.name}.")

    monkeypatch.setattr(plan_output, "save_plan", full)
    assert shell.call("teardown", *WHERE, "--undo-in-guest", "--out", str(shell.folder / "back.json")) == LEFT
    assert "There is no room for back.json." in capsys.readouterr().err
    assert call("status", *WHERE) == UNDONE


def test_a_guest_that_is_not_agreed_to_after_another_was_set_up_is_left(
    call: Call, shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = next(each.id for each in shell.server.account.interfaces if each.name == "voip-live")
    monkeypatch.setattr(sys, "stdin", Terminal(f"{INSTANCE}\nno\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert call("apply", *WHERE, "--eni", other) == LEFT
    assert "Not confirmed." in capsys.readouterr().err
    assert call("status", *WHERE) == DONE
