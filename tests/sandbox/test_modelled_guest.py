"""The modelled guest: the steps of a delivery, the armed undo, restarts, in the words of the program's scripts."""

from collections.abc import Mapping

import pytest

from gui.sandbox.account import Account
from gui.sandbox.guests.modelled import EMULATED, Modelled
from gui.sandbox.resources import EniStatus, Interface
from tests.sandbox.caller import Caller, eip, eni, instance
from tests.sandbox.commands import HOST, output, result, send
from tests.sandbox.conftest import ManualClock

DELIVERY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def interface(account: Account, admin: Caller) -> Interface:
    """Return a secondary interface that is attached, with two EIPs bound in multi-EIP mode; the guest is modelled."""
    account.guest = Modelled(account)
    found = account.interfaces.get(eni(account, "voip-media"))
    assert found is not None
    for name in ("voip-edge-01", "voip-edge-02"):
        admin.vpc(
            "AssociateEipAddress",
            AllocationId=eip(account, name),
            InstanceId=found.id,
            InstanceType="NetworkInterface",
            Mode="MULTI_BINDED",
        )
    admin.ecs("AttachNetworkInterface", NetworkInterfaceId=found.id, InstanceId=instance(account, HOST))
    assert found.status is EniStatus.IN_USE
    return found


def addresses(account: Account, interface: Interface) -> list[str]:
    return [each.address for each in account.eips.bound_to(interface.id)]


def script(step: str, interface: Interface, *lines: str, windows: bool = False, delivery: str = DELIVERY) -> str:
    head = [f"# eip-eni delivery {delivery} step {step}", f"# nic {interface.mac}", *lines]
    return "\n".join([*([] if windows else ["#!/bin/sh"]), *head, "set -eu", "exec true"]) + "\n"


def plan(account: Account, interface: Interface, *, table: int = 7100, number: str = "11") -> list[str]:
    eips = addresses(account, interface)
    lines = [
        "# stack iproute2",
        f"# private {interface.ip}/24 gateway 172.16.10.253 table {table} rule {table}",
        *(
            f"# eip {address}/25 gateway 203.0.113.126 table {table + place} rule {table + place}"
            for place, address in enumerate(eips, start=1)
        ),
    ]
    pairs = " ".join(f"eth{place} {number}{place}" for place in range(10))
    return [*lines, f"# plan {pairs}"]


class Deliverer:
    """Sends steps to one interface and reads what they print."""

    def __init__(self, admin: Caller, interface: Interface, host: str = HOST) -> None:
        self.admin, self.interface, self.host = admin, interface, host

    def step(self, step: str, *lines: str) -> tuple[int, str]:
        """Return the code of the marked last line, and what comes before it without the model's own line."""
        text = script(step, self.interface, *lines)
        row = result(self.admin, send(self.admin, self.host, CommandContent=text))
        whole = output(row)
        body, _, end = whole.rstrip(b"\n").rpartition(b"\n")
        body += b"\n"
        mark, delivery, name, code, size = end.decode().split("\t")
        assert (mark, delivery, name, int(size)) == ("eip-eni-end", DELIVERY, step, len(body))
        assert row["ExitCode"] == int(code != "0")
        printed = body.decode()
        assert printed.startswith(EMULATED)
        return int(code), printed.removeprefix(EMULATED)

    def apply(self, *more: str, **of_plan: int | str) -> tuple[int, str]:
        return self.step("apply", *plan(self.admin.account, self.interface, **of_plan), *more)  # type: ignore[arg-type]

    def facts(self) -> Mapping[str, list[list[str]]]:
        """Return the facts of a status by their first word."""
        code, text = self.step("status", *plan(self.admin.account, self.interface))
        lines = [line.split("\t") for line in text.splitlines()]
        assert code == 0
        assert lines[0] == ["eip-eni-status", "1", DELIVERY]
        between = "".join(line + "\n" for line in text.splitlines()[1:-1])
        assert lines[-1] == ["eip-eni-end", DELIVERY, "status", "0", str(len(between))]
        found: dict[str, list[list[str]]] = {}
        for first, *rest in lines[1:-1]:
            found.setdefault(first, []).append(rest)
        return found


@pytest.fixture
def deliver(admin: Caller, interface: Interface) -> Deliverer:
    return Deliverer(admin, interface)


def test_a_guest_before_anything_is_set_up(deliver: Deliverer, interface: Interface) -> None:
    facts = deliver.facts()
    assert facts["nic"] == [["eth1", interface.mac, "up"]]
    assert facts["addr"] == [[f"{interface.ip}/24", "leased"]]
    assert facts["state"] == [["-", "-", "-"]]
    assert facts.keys() == {"boot", "nic", "addr", "main", "state"}
    assert " dev eth0 " in facts["main"][0][0]
    for step, said in (("check", "error: nothing"), ("confirm", "error: nothing"), ("rearm", "error: nothing")):
        code, text = deliver.step(step)
        assert (code, text.startswith(said)) == (1, True)
    assert deliver.step("undo") == (0, "There is nothing to undo.\n")
    assert deliver.step("revert") == (0, "Nothing is armed.\n")
    assert deliver.step("stage", "# part 1") == (0, "")


def test_a_delivery_from_apply_to_in_the_guest(
    deliver: Deliverer, account: Account, interface: Interface, clock: ManualClock
) -> None:
    code, text = deliver.apply("# armed 180")
    folder = f"/var/lib/eip-eni/{interface.mac.replace(':', '')}"
    assert code == 0
    assert (
        text == f"Active on eth1. It will be undone in 180 seconds or at a reboot unless you run: sh {folder}/confirm\n"
    )
    facts, eips = deliver.facts(), addresses(account, interface)
    assert facts["addr"] == [[f"{interface.ip}/24", "leased"], *([f"{each}/25", "static"] for each in eips)]
    assert [rule[:2] for rule in facts["rule"]] == [["7100", interface.ip], ["7101", eips[0]], ["7102", eips[1]]]
    assert facts["table"][1] == ["7101", "203.0.113.126", "onlink"]
    ((stack, number, armed),) = facts["state"]
    assert (stack, number) == ("iproute2", "111"), "the number of the plan on eth1"
    assert armed.split(" ")[1] == str(int(clock.now) + 180)
    code, text = deliver.step("check")
    assert (code, text.splitlines()) == (
        0,
        [*(f"EIP {each}  ok" for each in eips), f"private address {interface.ip}  ok", "All is well."],
    )
    assert deliver.step("confirm") == (0, "Confirmed: it stays.\n")
    assert deliver.step("confirm") == (0, "Nothing waits to be confirmed.\n")
    clock.advance(500)
    assert deliver.facts()["state"] == [["iproute2", "111", "-"]]
    assert deliver.step("undo") == (0, "Undone: eth1 is as it was before.\n")
    assert deliver.facts()["state"] == [["-", "-", "-"]]


def test_the_armed_undo_comes_at_its_time(deliver: Deliverer, clock: ManualClock) -> None:
    deliver.apply("# armed 180")
    clock.advance(179)
    assert deliver.facts()["state"][0][0] == "iproute2"
    assert deliver.step("rearm", "# rearm 60") == (0, "")
    clock.advance(59)
    assert deliver.facts()["state"][0][0] == "iproute2"
    clock.advance(1)
    assert deliver.facts()["state"] == [["-", "-", "-"]]
    code, text = deliver.step("confirm")
    assert (code, text.startswith("error: nothing is set up")) == (1, True)


def test_an_armed_change_falls_back_to_the_plan_before(deliver: Deliverer, clock: ManualClock) -> None:
    deliver.apply()
    deliver.apply("# armed 60", number="22")
    assert deliver.facts()["state"][0][1] == "221"
    deliver.apply("# armed 60", number="33")
    assert deliver.step("revert") == (0, "The plan before is active on eth1 again.\n")
    assert deliver.facts()["state"] == [["iproute2", "111", "-"]]
    deliver.apply("# armed 60", number="22")
    clock.advance(61)
    assert deliver.facts()["state"] == [["iproute2", "111", "-"]]
    deliver.apply("# armed 60", number="22")
    _, text = deliver.apply(number="22")
    assert text.splitlines()[0] == "The armed undo is cancelled, because this apply is not armed."
    clock.advance(61)
    assert deliver.facts()["state"] == [["iproute2", "221", "-"]]
    _, text = deliver.apply("# armed 60", number="22")
    assert text.splitlines()[0] == "This plan is active and confirmed, so there is nothing to arm."
    assert deliver.facts()["state"] == [["iproute2", "221", "-"]]


def test_a_new_plan_that_was_armed_is_undone_by_revert(deliver: Deliverer) -> None:
    deliver.apply("# armed 60")
    assert deliver.step("revert") == (0, "Undone: eth1 is as it was before.\n")


def test_a_restart_undoes_what_is_armed(
    deliver: Deliverer, admin: Caller, account: Account, clock: ManualClock
) -> None:
    deliver.apply("# armed 180")
    before = deliver.facts()["boot"]
    admin.ecs("RebootInstance", InstanceId=instance(account, HOST))
    clock.advance(7)
    facts = deliver.facts()
    assert facts["state"] == [["-", "-", "-"]]
    assert facts["boot"][0][0] != before[0][0]
    assert (before[0][1:], facts["boot"][0][1:]) == (["uptime", "604800"], ["uptime", "7"])
    deliver.apply()
    admin.ecs("RebootInstance", InstanceId=instance(account, HOST))
    assert deliver.facts()["state"] == [["iproute2", "111", "-"]]


def test_an_apply_takes_the_pieces_that_were_staged(deliver: Deliverer) -> None:
    # The head of a script ends at the first other line.
    needs = ("parts=/var/lib/.eip-eni-in.0", '    cat "$parts/1"', '    cat "$parts/2"')
    missing = (1, "error: a part of the files is missing\n")
    assert deliver.apply(*needs) == missing
    for part in (1, 2):
        assert deliver.step("stage", f"# part {part}") == (0, "")
    assert deliver.apply(*needs)[0] == 0
    assert deliver.apply(*needs) == missing, "they are gone with the apply that took them"


def test_a_gateway_answers_only_for_eips_that_are_bound(deliver: Deliverer, account: Account) -> None:
    deliver.apply("# armed 180")
    for each in list(account.eips.bound_to(deliver.interface.id)):
        account.eips.unbind(each)
    code, text = deliver.step("check")
    lines = text.splitlines()
    assert code == 1
    assert lines[0].endswith("WRONG: the gateway 203.0.113.126 does not answer on eth1")
    assert lines[-1] == "Something is wrong: see the lines above."


def test_an_interface_that_is_not_in_the_guest(deliver: Deliverer, account: Account) -> None:
    deliver.apply()
    account.interfaces.detach(deliver.interface)
    facts = deliver.facts()
    assert facts["nic"] == [["none", deliver.interface.mac, "-"]]
    assert "addr" not in facts
    assert "table" not in facts
    assert len(facts["rule"]) == 3, "rules do not go with the NIC"
    assert deliver.step("check")[0] == 1
    code, text = deliver.apply()
    assert (code, text) == (1, f"error: no network interface has the MAC address {deliver.interface.mac}\n")


def test_what_an_apply_refuses(deliver: Deliverer, admin: Caller, account: Account) -> None:
    primary = account.interfaces.of_instance(instance(account, HOST))[0]
    code, text = Deliverer(admin, primary).apply()
    assert (code, text) == (1, "error: eth0 is the primary network interface of this instance\n")
    deliver.apply()
    other = [line.replace("iproute2", "netplan") for line in plan(account, deliver.interface)]
    code, text = deliver.step("apply", *other)
    assert (code, text.startswith("error: eth1 is already set up with iproute2: run sh ")) == (1, True)


def test_two_interfaces_of_one_guest(deliver: Deliverer, admin: Caller, account: Account) -> None:
    deliver.apply()
    second = account.interfaces.get(
        admin.ecs(
            "CreateNetworkInterface",
            VSwitchId=deliver.interface.vswitch,
            SecurityGroupId=deliver.interface.security_groups[0],
        )["NetworkInterfaceId"]
    )
    assert second is not None
    admin.ecs("AttachNetworkInterface", NetworkInterfaceId=second.id, InstanceId=instance(account, HOST))
    beside = Deliverer(admin, second)
    code, text = beside.apply()
    assert (code, text) == (1, "error: the routing table 7100 is already in use\n")
    taken = addresses(account, deliver.interface)[0]
    code, text = beside.step(
        "apply", "# stack iproute2", f"# eip {taken}/25 gateway 203.0.113.126 table 7300 rule 7300"
    )
    assert (code, text) == (1, f"error: {taken} is already configured on eth1\n")
    _, status = beside.step("status", f"# eip {taken}/25", f"# eip {deliver.interface.ip}/32")
    assert f"elsewhere\t{taken}\teth1\n" in status
    assert f"elsewhere\t{deliver.interface.ip}\teth1\n" in status
    assert beside.apply(table=7200)[0] == 0


def test_an_exposed_eip_is_the_private_address(deliver: Deliverer, account: Account) -> None:
    ip = deliver.interface.ip
    deliver.step("apply", "# stack iproute2", f"# private {ip}/24 gateway 172.16.10.253 table 8100 rule 8100")
    code, text = deliver.step("check")
    assert (code, text.splitlines()[0]) == (1, f"EIP {ip}  WRONG: the gateway 172.16.10.253 does not answer on eth1")
    bound = account.eips.bound_to(deliver.interface.id)[0]
    account.eips._by_address[ip] = bound  # the account of the second method has EIPs that are private addresses
    bound.mode = type(bound.mode)("NAT")
    bound.address = ip
    assert deliver.step("check") == (0, f"EIP {ip}  ok\nAll is well.\n")


def test_a_plan_of_addresses_only_needs_no_gateway(deliver: Deliverer) -> None:
    assert deliver.step("apply", "# stack iproute2", "# eip 198.51.100.1/32")[0] == 0
    assert deliver.step("check") == (0, "EIP 198.51.100.1  ok\nAll is well.\n")
    assert "rule" not in deliver.facts()


@pytest.mark.parametrize(
    "text",
    [
        "id",
        "",
        "#!/bin/sh\nid\n",
        "# eip-eni delivery 0123456789abcdef step dance\n",
        "# eip-eni delivery x step apply\n",
    ],
)
def test_other_scripts_are_accepted(admin: Caller, interface: Interface, text: str) -> None:
    assert interface
    row = result(admin, send(admin, CommandContent=text or " "))
    assert row["ExitCode"] == 0
    assert b"accepted" in output(row)


def test_a_guest_that_is_cut_off(admin: Caller, interface: Interface, account: Account, clock: ManualClock) -> None:
    assert isinstance(account.guest, Modelled)
    account.guest.cut(interface.instance, 30)
    invoke = send(admin, CommandContent=script("status", interface))
    assert result(admin, invoke)["InvocationStatus"] == "Pending"
    clock.advance(31)
    assert result(admin, invoke)["InvocationStatus"] == "Success"


def test_a_dry_run_changes_nothing(admin: Caller, deliver: Deliverer, account: Account) -> None:
    text = script("apply", deliver.interface, *plan(account, deliver.interface))
    assert output(result(admin, send(admin, CommandContent=text, RepeatMode="DryRun"))) == b""
    assert deliver.facts()["state"] == [["-", "-", "-"]]


# --- Windows ----------------------------------------------------------------------------------------------------------


class WindowsDeliverer(Deliverer):
    """The same with PowerShell."""

    def step(self, step: str, *lines: str) -> tuple[int, str]:
        text = script(step, self.interface, *lines, windows=True)
        row = result(self.admin, send(self.admin, self.host, CommandContent=text, Type="RunPowerShellScript"))
        body, _, end = output(row).rstrip(b"\n").rpartition(b"\n")
        printed = body.decode() + "\n"
        assert end.decode().split("\t")[3:] == [end.decode().split("\t")[3], str(len(body) + 1)]
        assert printed.startswith(EMULATED)
        return int(end.split(b"\t")[3]), printed.removeprefix(EMULATED)


def test_windows_has_its_own_words(admin: Caller, account: Account, interface: Interface) -> None:
    windows = instance(account, "pbx-win-01")
    account.interfaces.detach(interface)
    account.interfaces.attach(interface, windows)
    interface.status = EniStatus.IN_USE
    deliver = WindowsDeliverer(admin, interface, "pbx-win-01")
    eips = addresses(account, interface)
    lines = ["# stack powershell", *(f"# eip {each}/25 gateway 203.0.113.126" for each in eips), "# plan * 4711"]
    nic = "5"
    code, text = deliver.step("apply", *lines, "# armed 120")
    assert (code, text) == (
        0,
        f"Active on Ethernet {nic}. It is taken back in 120 seconds, or at a restart, unless you run confirm.ps1.\n",
    )
    _, status = deliver.step("status", *lines)
    assert f"nic\t{nic}\t{interface.mac}\tup\n" in status
    assert "table\tmain\t203.0.113.126\t-\n" in status
    assert "state\tpowershell\t4711\t2025-10-09T08:55:20\n" in status
    assert deliver.step("check")[0] == 0
    assert deliver.step("apply", *lines)[1].endswith("Look with check.ps1.\n")
    assert deliver.step("undo") == (0, f"Undone: Ethernet {nic} is as it was before.\n")
    assert "state\t-\t-\t-\n" in deliver.step("status", *lines)[1]
    primary = account.interfaces.of_instance(windows)[0]
    assert deliver.step("apply", f"# nic {primary.mac}", *lines)[0] == 1
    account.interfaces.detach(interface)
    assert "nic\tnone\t" in deliver.step("status", *lines)[1]


def test_windows_refuses_an_address_of_another_adapter(admin: Caller, account: Account, interface: Interface) -> None:
    windows = instance(account, "pbx-win-01")
    account.interfaces.detach(interface)
    account.interfaces.attach(interface, windows)
    interface.status = EniStatus.IN_USE
    primary = account.interfaces.of_instance(windows)[0]
    deliver = WindowsDeliverer(admin, interface, "pbx-win-01")
    code, text = deliver.step("apply", "# stack powershell", f"# eip {primary.ip}/32")
    assert (code, text) == (1, f"WARNING: {primary.ip} is already configured on another adapter.\n")
    _, status = deliver.step("status", f"# eip {primary.ip}/32")
    assert f"elsewhere\t{primary.ip}\t4\n" in status
