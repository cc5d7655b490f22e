"""``multi-eip check --guests`` over the real SDK and modelled guests: only where asked for, never taken for well."""

import json
from typing import Any

import pytest

from gui.bootstrap import reach_guests
from gui.domain.accounts.profile import Profile
from gui.domain.delivery.delivery import deliver
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.resources import InstanceStatus
from gui.services.delivery.delivery_run import Performer
from gui.services.delivery.guest_views import NOT_RUNNING
from tests.commands.shell import Shell
from tests.helpers.delivered import channel, delivery_to
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def applied(shell: Shell) -> Shell:
    """A shell that has bound two EIPs to an interface of an instance whose guest is modelled."""
    shell.server.account.guest = Modelled(shell.server.account)
    shell.reach_guests = reach_guests
    assert shell.plan() == 0
    assert shell.apply() == 0
    for eip in shell.server.account.eips:
        if eip.region == REGION and eip.bound_to != ENI:
            eip.bound_to, eip.mode, eip.private_ip = "", None, ""
    return shell


def told(shell: Shell, capsys: Capture, code: int, *more: str) -> Any:
    capsys.readouterr()
    assert shell.call("check", "--region", REGION, "--format", "json", "--level", "risk", *more) == code
    return json.loads(capsys.readouterr().out)["regions"][0]


def of_guests(region: Any) -> list[str]:
    return [each["code"] for each in region["issues"] if each["code"].startswith("guest")]


def test_a_guest_that_lacks_its_eips_is_an_issue_only_where_guests_are_asked_for(
    applied: Shell, capsys: Capture
) -> None:
    assert not of_guests(told(applied, capsys, 4))
    assert not applied.server.account.invocations
    region = told(applied, capsys, 4, "--guests")
    assert of_guests(region) == ["guest_eip_missing"]
    assert not region["unread"]


def test_the_same_reading_twice_gives_the_same_bytes(applied: Shell, capsys: Capture) -> None:
    for form in ("text", "json", "junit"):
        outs = []
        for _ in range(2):
            assert applied.call("check", "--region", REGION, "--format", form, "--guests") == 4
            outs.append(capsys.readouterr().out)
        assert outs[0] == outs[1]


def test_a_guest_that_is_set_up_is_no_issue(applied: Shell, capsys: Capture) -> None:
    package = delivery_to(applied.server)
    performer = Performer(channel(applied.server), package)
    performer.perform(deliver(package))
    assert not of_guests(told(applied, capsys, 4, "--guests"))


def test_a_stopped_instance_is_not_read_and_nothing_is_sent_to_it(applied: Shell, capsys: Capture) -> None:
    instance = applied.server.account.instances.get(INSTANCE)
    assert instance is not None
    instance.status = InstanceStatus.STOPPED
    region = told(applied, capsys, 3, "--guests", "--level", "none")
    assert region["unread"] == [{"what": f"guest of {ENI}", "reason": NOT_RUNNING}]
    assert not applied.server.account.invocations


def test_a_refused_command_is_a_guest_not_read(applied: Shell, capsys: Capture) -> None:
    applied.server.faults.error("RunCommand", "Forbidden.RAM", status=403, times=2)
    region = told(applied, capsys, 3, "--guests", "--level", "none")
    assert region["unread"] == [{"what": f"guest of {ENI}", "reason": "Forbidden.RAM"}]
    assert applied.call("check", "--region", REGION, "--guests", "--level", "none") == 3
    assert f"Not read: the guest of {ENI} (Forbidden.RAM)." in capsys.readouterr().out


def test_a_profile_that_sends_no_commands_is_said_only_where_guests_are_asked_for(
    applied: Shell, capsys: Capture
) -> None:
    assert not Profile("office").delivers
    told(applied, capsys, 0, "--profile", "office", "--level", "none")
    assert "does not send commands into guests" not in capsys.readouterr().err
    assert applied.call("check", "--region", REGION, "--profile", "office", "--level", "none", "--guests") == 3
    out, err = capsys.readouterr()
    assert "The profile office does not send commands into guests." in err
    assert "Not read: the guests (not_allowed)." in out
