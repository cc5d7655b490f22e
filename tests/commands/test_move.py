"""``multi-eip move``, ``reverse``, and the binding of EIPs that are bound in another mode, over the real SDK."""

import json
import re
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from gui.bootstrap import reach_guests
from gui.cloud.gateway import Gateway
from gui.commands import move_guests
from gui.commands.exit_codes import DONE, LEFT, REFUSED, UNDONE
from gui.domain.cloud.errors import InputError, JournalError, JournalErrorKind
from gui.domain.operations.operation import Operation
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.resources import Assistant as AgentOf
from gui.sandbox.resources import InstanceStatus, Mode
from gui.sandbox.server import SandboxServer
from gui.services.delivery.journal import DeliveryJournal
from gui.services.runs.journal import Journal
from tests.commands.shell import Shell
from tests.helpers.sandbox_run import ENI, INSTANCE, OTHER_INSTANCE, REGION, standing

COLD = "ftp-legacy"


def named(server: SandboxServer, name: str) -> str:
    """Return the id of the EIP, interface or instance called ``name``."""
    account = server.account
    found = [each for kind in (account.eips, account.interfaces, account.instances) for each in kind]
    return next(each.id for each in found if each.name == name)


def live(server: SandboxServer) -> tuple[str, list[str]]:
    """Return the interface in use in multi-EIP mode, and its EIPs."""
    eni = named(server, "voip-live")
    return eni, sorted(each.id for each in server.account.eips.bound_to(eni))


def move(shell: Shell, *words: str) -> int:
    eni, _ = live(shell.server)
    return shell.call("move", "--region", REGION, "--eni", eni, *words)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_an_interface_moves_and_comes_back(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before = standing(shell.server.account)
    eni, eips = live(shell.server)
    assert move(shell, "--to", OTHER_INSTANCE, "--yes") == DONE
    assert standing(shell.server.account) == {**before, eni: ("InUse", str(OTHER_INSTANCE))}
    said = capsys.readouterr().err
    addresses = [each.address for each in shell.server.account.eips if each.id in eips]
    for address in addresses:
        assert re.search(rf"{address} could not be reached for \d+\.\d s \(estimated: 10–60 s\)", said), said
        assert f"{address} (10–60 s)" in said
    run_id = re.search(r"multi-eip reverse (\S+)", said)
    assert run_id
    assert shell.call("reverse", run_id.group(1), "--yes") == DONE
    assert standing(shell.server.account) == before
    # The last applied run is the reversal now.
    assert shell.call("reverse", "--yes") == DONE
    assert standing(shell.server.account)[eni] == ("InUse", str(OTHER_INSTANCE))


def test_a_run_is_reversed_by_its_name_however_many_came_after_it(
    shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = standing(shell.server.account)
    assert move(shell, "--to", OTHER_INSTANCE, "--yes") == DONE
    run_id = re.search(r"multi-eip reverse (\S+)", capsys.readouterr().err)
    assert run_id
    monkeypatch.setattr(Journal, "runs", lambda *_: ())  # those that came last
    assert shell.call("reverse", run_id.group(1), "--yes") == DONE
    assert standing(shell.server.account) == before
    with pytest.raises(InputError, match="holds no applied run none"):
        shell.call("reverse", "none", "--yes")


def test_the_plan_is_written_and_nothing_is_changed(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before = standing(shell.server.account)
    assert move(shell, "--to", OTHER_INSTANCE, "--out", str(shell.file)) == DONE
    assert standing(shell.server.account) == before
    kinds = [each["kind"] for each in json.loads(shell.file.read_text())["operations"]]
    assert kinds == ["detach", "attach"]
    with pytest.raises(InputError, match="exists already"):
        move(shell, "--to", OTHER_INSTANCE, "--out", str(shell.file))
    assert shell.apply() == DONE
    assert shell.call("reverse", "--out", str(shell.file), "--replace") == DONE
    assert shell.apply() == DONE
    assert standing(shell.server.account) == before
    assert "Nothing to change" in _said_by(shell, capsys, "--to", INSTANCE)


def _said_by(shell: Shell, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert move(shell, *words) == DONE
    return capsys.readouterr().err


def test_nothing_is_changed_without_consent(shell: Shell) -> None:
    before = standing(shell.server.account)
    with pytest.raises(InputError, match="Add --yes"):
        move(shell, "--to", OTHER_INSTANCE)
    assert standing(shell.server.account) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("media-relay-01", "Instance family"),
        ("media-relay-02", "zone"),
        ("dev-voice", "VPC"),
        (COLD, "stop"),
    ],
)
def test_what_does_not_fit_is_said_before_anything(
    shell: Shell, capsys: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    before = standing(shell.server.account)
    assert move(shell, "--to", named(shell.server, name), "--yes") == REFUSED
    assert sentence in capsys.readouterr().err
    assert standing(shell.server.account) == before


def test_an_instance_without_hot_plug_is_stopped_by_name(shell: Shell) -> None:
    cold = named(shell.server, COLD)
    eni, _ = live(shell.server)
    assert move(shell, "--to", cold, "--stop", str(OTHER_INSTANCE), "--yes") == REFUSED
    assert move(shell, "--to", cold, "--stop", cold, "--yes") == DONE
    assert standing(shell.server.account)[eni] == ("InUse", cold)
    assert shell.server.account.instances.get(cold).status is InstanceStatus.RUNNING


def test_a_stopped_old_instance_is_left_and_its_guest_named(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.server.account.instances.get(INSTANCE).status = InstanceStatus.STOPPED
    assert move(shell, "--to", OTHER_INSTANCE, "--yes") == DONE
    assert "is not running, so the configuration" in capsys.readouterr().err


def test_some_eips_go_to_another_interface(shell: Shell) -> None:
    server = shell.server
    before, (eni, eips) = standing(server.account), live(server)
    words = ("--to", OTHER_INSTANCE, "--eip", eips[0], "--eip", eips[1])
    assert move(shell, *words, "--yes") == REFUSED
    assert move(shell, *words, "--onto", ENI, "--yes") == DONE
    after = standing(server.account)
    assert {each: after[each] for each in (*eips, eni, ENI)} == {
        eips[0]: ("InUse", str(ENI)),
        eips[1]: ("InUse", str(ENI)),
        eips[2]: ("InUse", eni),
        eni: ("InUse", str(INSTANCE)),
        str(ENI): ("InUse", str(OTHER_INSTANCE)),
    }
    assert {eip.mode for eip in server.account.eips.bound_to(ENI)} == {Mode.MULTI_BINDED}
    assert shell.call("reverse", "--yes") == DONE
    assert standing(server.account) == before


def test_some_eips_go_to_a_new_interface_which_stays(shell: Shell) -> None:
    server = shell.server
    eni, eips = live(server)
    here = server.account.interfaces.get(eni)
    assert here is not None
    words = ("--to", OTHER_INSTANCE, "--eip", eips[0], "--new-in", here.vswitch, "--security-group")
    with pytest.raises(InputError, match="security group"):
        move(shell, *words, "sg-none", "--yes")
    known = {each.id for each in server.account.interfaces}
    assert move(shell, *words, here.security_groups[0], "--yes") == DONE
    (made,) = {each.id for each in server.account.interfaces} - known
    assert standing(server.account)[eips[0]] == ("InUse", made)
    assert standing(server.account)[made] == ("InUse", str(OTHER_INSTANCE))
    assert shell.call("reverse", "--yes") == DONE
    assert standing(server.account)[eips[0]] == ("InUse", eni)
    assert standing(server.account)[made] == ("Available", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--onto", "eni-a", "--new-in", "vsw-a"), "one interface only"),
        (("--new-in", "vsw-a"), "needs both"),
    ],
)
def test_arguments_that_do_not_fit_are_refused(shell: Shell, words: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        move(shell, "--to", OTHER_INSTANCE, *words)
    with pytest.raises(InputError, match="Name another one"):
        move(shell, "--to", OTHER_INSTANCE, "--onto", live(shell.server)[0])


def test_a_run_that_fails_puts_everything_back(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before = standing(shell.server.account)
    shell.server.faults.fail_on("AttachNetworkInterface", 1, "EniPerInstanceLimitExceeded", 403)
    assert move(shell, "--to", OTHER_INSTANCE, "--yes") == UNDONE
    assert standing(shell.server.account) == before
    said = capsys.readouterr().err
    assert "could not be reached for" in said
    assert "multi-eip reverse" not in said
    with pytest.raises(InputError, match="no run that was applied"):
        shell.call("reverse", "--yes")
    with pytest.raises(InputError, match="no applied run"):
        shell.call("reverse", "none", "--yes")


def test_a_run_is_not_reversed_once_somebody_has_changed_something(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert move(shell, "--to", OTHER_INSTANCE, "--yes") == DONE
    eni, _ = live(shell.server)
    here = shell.server.account.interfaces.get(eni)
    assert here is not None
    here.status, here.instance = type(here.status)("Available"), ""
    assert shell.call("reverse", "--yes") == REFUSED
    assert "It has changed since the run" in capsys.readouterr().err


# ---- the guests


@pytest.fixture
def guests(shell: Shell) -> Shell:
    """Return the shell with guests that are modelled; nothing is set up in them."""
    shell.server.account.guest = Modelled(shell.server.account)
    shell.reach_guests = reach_guests
    return shell


def test_both_guests_are_set_right(guests: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == DONE
    said = capsys.readouterr().err
    assert "The EIPs are in the guest." in said
    assert "From the first change until the guest was set up:" in said
    assert move(guests, "--to", INSTANCE, "--guest", "--yes") == DONE
    assert "The plan was undone in the guest." in capsys.readouterr().err


def test_eips_that_move_alone_are_set_up_in_both_guests(guests: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    eni, eips = live(guests.server)
    words = ("--to", OTHER_INSTANCE, "--eip", eips[0], "--onto", ENI)
    assert move(guests, *words, "--guest", "--yes") == DONE
    said = capsys.readouterr().err
    assert said.count("The EIPs are in the guest.") == 2
    assert f"{eni} ({INSTANCE})" in said
    assert f"{ENI} ({OTHER_INSTANCE})" in said


def test_the_old_guest_is_set_up_again_after_a_run_that_failed(
    guests: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == DONE
    capsys.readouterr()
    guests.server.faults.fail_on("AttachNetworkInterface", 1, "EniPerInstanceLimitExceeded", 403)
    assert move(guests, "--to", INSTANCE, "--guest", "--yes") == UNDONE
    said = capsys.readouterr().err
    assert said.index("The plan was undone in the guest.") < said.index("The EIPs are in the guest.")


def test_the_old_guest_is_set_up_again_where_the_run_can_not_be_noted(
    guests: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == DONE
    before = standing(guests.server.account)
    capsys.readouterr()

    def full(journal: Journal, *_: object) -> None:
        raise JournalError(JournalErrorKind.FULL, str(journal.path), "no room")

    monkeypatch.setattr(Journal, "begin", full)
    with pytest.raises(InputError, match="There is no room"):
        move(guests, "--to", INSTANCE, "--guest", "--yes")
    assert standing(guests.server.account) == before
    said = capsys.readouterr().err
    assert said.index("The plan was undone in the guest.") < said.index("The EIPs are in the guest.")


def test_an_old_guest_that_can_not_be_set_up_again_is_left(
    guests: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == DONE
    before = standing(guests.server.account)
    capsys.readouterr()
    guests.server.faults.fail_on("AttachNetworkInterface", 1, "EniPerInstanceLimitExceeded", 403)
    send = Gateway.do

    def do(self: Gateway, operation: Operation, token: str) -> str:
        if operation.action == "DetachNetworkInterface":
            guests.server.faults.error("RunCommand", "Forbidden.RAM", 403, times=99)
        return send(self, operation, token)

    monkeypatch.setattr(Gateway, "do", do)
    assert move(guests, "--to", INSTANCE, "--guest", "--yes") == LEFT
    assert standing(guests.server.account) == before
    assert "The plan was undone in the guest." in capsys.readouterr().err


def test_guests_that_can_not_be_noted_after_the_move_are_no_refusal(
    guests: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = standing(guests.server.account)
    opened: list[Path] = []

    class Taken(DeliveryJournal):
        """Another program has it once the move is applied."""

        def __init__(self, folder: Path) -> None:
            opened.append(folder)
            if len(opened) > 1:
                raise JournalError(JournalErrorKind.IN_USE, str(folder), "process 1")
            super().__init__(folder)

    monkeypatch.setattr(move_guests, "DeliveryJournal", Taken)
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == LEFT
    assert standing(guests.server.account) != before
    assert "process 1" in capsys.readouterr().err


def test_a_guest_that_was_not_set_up_is_not_set_up_after_a_run_that_failed(
    guests: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    guests.server.faults.fail_on("AttachNetworkInterface", 1, "EniPerInstanceLimitExceeded", 403)
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == UNDONE
    said = capsys.readouterr().err
    assert "The plan was undone in the guest." in said
    assert "The EIPs are in the guest." not in said


def test_nothing_is_undone_in_a_guest_while_another_program_has_the_journal(
    guests: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Journal(guests.folder / "state")), pytest.raises(InputError, match="nother"):
        move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes")
    assert "Undoing in the guest" not in capsys.readouterr().err


def test_nothing_is_undone_in_a_guest_for_a_run_that_can_not_begin(
    guests: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    guests.server.faults.fail_on("AttachNetworkInterface", 1, "EniPerInstanceLimitExceeded", 403)
    guests.server.faults.fail_on("AttachNetworkInterface", 2, "Forbidden.RAM", 403)
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == LEFT
    assert "The guests were not set up, because the run is not finished." in capsys.readouterr().err
    eni, _ = live(guests.server)
    with pytest.raises(InputError, match="not finished"):
        guests.call("move", "--region", REGION, "--eni", eni, "--to", INSTANCE, "--guest", "--yes")
    assert "Undoing in the guest" not in capsys.readouterr().err


def test_a_dead_old_guest_is_no_obstacle(guests: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    here = guests.server.account.instances.get(INSTANCE)
    assert here is not None
    here.assistant = AgentOf.ABSENT
    assert move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes") == DONE
    assert f"The guest of {INSTANCE} can't be reached" in capsys.readouterr().err


def test_a_new_guest_that_is_not_reached_stops_everything(guests: Shell) -> None:
    before = standing(guests.server.account)
    guests.server.account.instances.get(OTHER_INSTANCE).status = InstanceStatus.STOPPED
    with pytest.raises(InputError, match="can't be set up: The Cloud Assistant agent"):
        move(guests, "--to", OTHER_INSTANCE, "--guest", "--yes")
    assert standing(guests.server.account) == before


def test_files_are_there_before_the_cut(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shell.folder / "files"
    before = standing(shell.server.account)
    words = ("--to", OTHER_INSTANCE, "--guest-files", str(folder), "--out", str(shell.file))
    assert move(shell, *words) == DONE
    eni, _ = live(shell.server)
    assert (folder / OTHER_INSTANCE / "README.txt").exists()
    assert any((folder / OTHER_INSTANCE / eni).rglob("undo*"))
    assert standing(shell.server.account) == before
    with pytest.raises(InputError, match="--replace"):
        move(shell, *words[:-2])
    assert "files for the guest were written" in capsys.readouterr().err


# ---- EIPs in another mode


def bind(shell: Shell, eips: list[str], *words: str) -> int:
    named_eips = [word for each in eips for word in ("--eip", each)]
    return shell.call("bind", "--region", REGION, "--eni", ENI, "--instance", INSTANCE, *named_eips, *words)


def modes(server: SandboxServer, eips: list[str]) -> list[tuple[str, Any]]:
    found = {each.id: each for each in server.account.eips}
    return [(found[each].bound_to, found[each].mode) for each in eips]


OTHER_MODES = ("sip-nat-01", "visible-spare-01", "pbx-admin")


def test_eips_of_every_other_mode_are_bound_anew_and_go_back(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    server = shell.server
    eips = [named(server, each) for each in OTHER_MODES]
    before, were = standing(server.account), modes(server, eips)
    assert bind(shell, eips, "--yes") == REFUSED
    said = capsys.readouterr().err
    assert f"add --rebind {eips[0]}" in said
    assert standing(server.account) == before
    assert bind(shell, eips, "--rebind", "--yes") == DONE
    assert modes(server, eips) == [(str(ENI), Mode.MULTI_BINDED)] * 3
    said = capsys.readouterr().err
    assert "These EIPs are unbound first" in said
    assert "DNS records stay valid" in said
    assert "allow lists" in said
    assert shell.call("reverse", "--yes") == DONE
    assert modes(server, eips) == were
    assert standing(server.account) == before


def test_consent_is_by_name(shell: Shell) -> None:
    eips = [named(shell.server, each) for each in OTHER_MODES]
    assert bind(shell, eips, "--rebind", eips[0], "--rebind", eips[1], "--yes") == REFUSED
    assert bind(shell, eips, *(word for each in eips for word in ("--rebind", each)), "--yes") == DONE


def test_consent_for_an_eip_that_is_not_chosen_is_refused(shell: Shell) -> None:
    eips = [named(shell.server, each) for each in OTHER_MODES]
    with pytest.raises(InputError, match=f"--rebind names {eips[2]}, which no --eip names"):
        bind(shell, eips[:2], "--rebind", eips[2], "--yes")


def test_a_run_that_fails_puts_each_eip_back_into_its_mode(shell: Shell) -> None:
    server = shell.server
    eips = [named(server, each) for each in OTHER_MODES]
    before, were = standing(server.account), modes(server, eips)
    shell.server.faults.fail_on("AttachNetworkInterface", 1, "EniPerInstanceLimitExceeded", 403)
    assert bind(shell, eips, "--rebind", "--yes") == UNDONE
    assert standing(server.account) == before
    assert modes(server, eips) == were


def test_one_eip_is_tried_out_before_the_others(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    eips = [named(shell.server, each) for each in OTHER_MODES]
    assert bind(shell, eips, "--rebind", "--trial", eips[2], "--yes") == DONE
    said = capsys.readouterr().err
    assert f"Trial: {eips[2]} alone at first" in said
    assert modes(shell.server, eips) == [(str(ENI), Mode.MULTI_BINDED)] * 3
    assert said.index("AssociateEipAddressBatch") < said.index("DetachNetworkInterface")


def test_the_others_wait_for_a_person(
    shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    eips = [named(shell.server, each) for each in OTHER_MODES]
    monkeypatch.setattr(sys, "stdin", Terminal("yes\nno\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    # The trial is applied, so the end is no refusal.
    assert bind(shell, eips, "--rebind", "--trial", eips[0]) == LEFT
    bound = modes(shell.server, eips)
    assert [each[1] for each in bound] == [Mode.MULTI_BINDED, Mode.BINDED, None]
    said = capsys.readouterr().err
    assert "Try the EIP out" in said
    assert "Not confirmed. Only the trial was sent." in said
    assert f"The trial stays applied: {eips[0]} is bound" in said
    assert "Nothing was sent" not in said


def test_others_that_fail_after_the_trial_are_no_whole_end(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    eips = [named(shell.server, each) for each in OTHER_MODES]
    shell.server.faults.fail_on("DetachNetworkInterface", 1, "Forbidden.RAM", 403)
    assert bind(shell, eips, "--rebind", "--trial", eips[2], "--yes") == LEFT
    assert modes(shell.server, eips)[2] == (str(ENI), Mode.MULTI_BINDED)
    assert f"The trial stays applied: {eips[2]} is bound" in capsys.readouterr().err


def test_a_plan_of_a_trial_holds_the_trial_alone(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    eips = [named(shell.server, each) for each in OTHER_MODES]
    named_eips = [word for each in eips for word in ("--eip", each)]
    choice = ("plan", "--region", REGION, "--eni", ENI, "--instance", INSTANCE, *named_eips, "--out", str(shell.file))
    assert shell.call(*choice, "--rebind", "--trial", eips[0]) == DONE
    assert "holds the trial only" in capsys.readouterr().err
    assert json.loads(shell.file.read_text())["selection"]["eips"] == [eips[0]]
    with pytest.raises(InputError, match="which no --eip names"):
        shell.call(*choice, "--rebind", "--trial", "eip-none", "--replace")


def test_the_other_method_knows_neither(shell: Shell) -> None:
    eip = named(shell.server, "pbx-admin")
    choice = ("plan", "--method", "secondary-cidr", "--region", REGION, "--instance", INSTANCE, "--eip", eip)
    with pytest.raises(InputError, match="multi-EIP mode only"):
        shell.call(*choice, "--security-group", "sg-1", "--rebind", "--out", str(shell.file))
