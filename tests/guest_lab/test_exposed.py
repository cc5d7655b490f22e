"""Traffic of EIPs that are the addresses of their interfaces: one, and three in one subnet, beside the primary NIC.

The same proof as for multi-EIP mode (tests/guest_lab/test_traffic.py), and more: the switch carries from each port only
what has the port's address and MAC address, and to it only what is meant for it; a host of the same subnet asks for the
MAC addresses anew each time; the addresses that DHCP gave are left alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gui.guest.network import GuestOptions, from_facts
from gui.guest.numbers import with_lasting_numbers
from tests.guest.cases import exposed_facts, three_exposed_facts
from tests.guest_lab.proofs import prove, prove_together, render_together
from tests.guest_lab.test_mutants import APPLY, LIB, SETUP, STACK, Mutant, plant
from tests.helpers.thorough import one_in

__all__ = ["plant"]

pytestmark = [pytest.mark.needs("unshare"), pytest.mark.needs("ip"), pytest.mark.needs("nft")]
LEASED = "route append default via 203.0.113.93 dev {} metric {} proto dhcp src {}"


@pytest.mark.parametrize("more", [{}, {"same_vswitch": True}], ids=["alone", "quiet"])
def test_one_exposed_eip_answers_through_its_own_interface(tmp_path: Path, more: dict[str, Any]) -> None:
    found = prove(tmp_path, exposed_facts(**more), nic="ens6", armed=True)
    assert found["problems"] == []
    assert "All is well." in found["check"]
    assert "EIP 203.0.113.70  ok" in found["check"]
    assert ("arp_ignore 1" in found["check"]) is bool(more)
    assert (found["armed"], found["confirmed"]) == ("undone", "kept")


def test_three_in_one_subnet_answer_through_their_own_interfaces(tmp_path: Path) -> None:
    # One metric for all, as networkd has it.
    leased = [LEASED.format(f"eth{n}", 200, f"203.0.113.{69 + n}") for n in (1, 2, 3)]
    found = prove_together(tmp_path, three_exposed_facts(), guest=leased, armed=True)
    assert found["problems"] == []
    assert "All is well with all 3 interfaces." in found["check"]
    assert found["check"].count("answers ARP for its own address only") == 3
    assert (found["armed"], found["confirmed"]) == ("undone", "kept")


def test_when_one_of_three_fails_the_others_are_taken_back(tmp_path: Path) -> None:
    last = with_lasting_numbers([from_facts(each) for each in three_exposed_facts()])[2]
    found = prove_together(tmp_path, three_exposed_facts(), breaks=f"rule add pref {last.base}", rp_filter=[])
    assert "undoing what was set up or changed in this run" in found["apply"]
    assert "is not set up" in found["check"]
    assert not any("undo is not exact" in problem for problem in found["problems"])


CHANGED_BACK = 'sh "$STATES/$tag/undo" --armed "$token"'


def when_the_last_one_fails(folder: Path) -> dict[str, Any]:
    """Return the findings where two of three interfaces have another plan already, and the third one fails."""
    facts = three_exposed_facts()
    earlier = render_together(folder / "earlier", [{**each, "same_vswitch": False} for each in facts[:2]])
    last = with_lasting_numbers([from_facts(each) for each in facts])[2]
    return prove_together(folder / "now", facts, breaks=f"rule add pref {last.base}", rp_filter=[], earlier=earlier)


def test_when_the_last_one_fails_those_that_were_changed_have_their_plan_again(tmp_path: Path) -> None:
    found = when_the_last_one_fails(tmp_path)
    assert "undoing what was set up or changed in this run" in found["apply"]
    assert found["changed"] == ""


def test_the_proof_sees_a_changed_plan_that_does_not_come_back(plant: Callable[[Mutant], None], tmp_path: Path) -> None:
    plant(Mutant("together/apply.sh.j2", CHANGED_BACK, ":", ""))
    assert when_the_last_one_fails(tmp_path)["changed"]


def test_what_all_interfaces_have_changed_to_stays(tmp_path: Path) -> None:
    facts = three_exposed_facts()
    earlier = render_together(tmp_path / "earlier", [{**each, "same_vswitch": False} for each in facts])
    found = prove_together(tmp_path / "now", facts, rp_filter=[0], earlier=earlier)
    assert not any("failed" in problem or "answer" in problem for problem in found["problems"]), found["problems"]
    assert '"eth1": "1"' in found["changed"]


def test_an_address_that_another_interface_has_is_refused(tmp_path: Path) -> None:
    found = prove(tmp_path, exposed_facts(), guest=["addr add 203.0.113.70/32 dev eth0"], rp_filter=[])
    assert "203.0.113.70 is already configured on eth0" in found["apply"]
    assert "There is nothing to undo." in found["undo"]


def test_undo_cleans_up_after_an_interface_that_is_gone(tmp_path: Path) -> None:
    found = prove(tmp_path, exposed_facts(same_vswitch=True), rp_filter=[], detach=True)
    assert (found["problems"], found["left"], found["files"]) == ([], [], False)


def test_published_ports_of_containers_answer_through_the_interface_of_the_eip(tmp_path: Path) -> None:
    found = prove(tmp_path, exposed_facts(), GuestOptions(connection_marks=True), rp_filter=[0, 2], container=True)
    assert found["problems"] == []


def test_without_marks_the_replies_of_containers_are_lost(tmp_path: Path) -> None:
    found = prove(tmp_path, exposed_facts(), rp_filter=[0], container=True)
    assert [problem for problem in found["problems"] if "container" in problem]


QUIET = '    say 1 >"/proc/sys/net/ipv4/conf/$IF/arp_ignore"\n'


@dataclass(frozen=True)
class Case:
    """A mutant, and whether it takes one interface to show or three."""

    mutant: Mutant
    three: bool = True


MUTANTS = {
    "no rules": Case(Mutant(LIB, "    each_rule set_rule\n", "", "no answer"), three=False),
    "no table": Case(Mutant(LIB, "    each_table set_table\n", "", "no answer"), three=False),
    "the gateway becomes the default route": Case(
        Mutant(
            LIB,
            "route replace default via $2 dev $IF onlink table $1",
            "route replace default via $2 dev $IF",
            "no answer",
        ),
        three=False,
    ),
    "the lease's default route is left": Case(
        Mutant(
            STACK,
            "    drop_default\n",
            "",
            "default",
            (LEASED.format("eth1", 50, "203.0.113.70"),),
            also=(APPLY, 'while ip -4 route del default dev "$IF"', 'while false "$IF"'),
        ),
        three=False,
    ),
    "the address is made static": Case(
        Mutant(
            LIB,
            "    each_table set_table\n",
            '    ip addr flush dev "$IF"; ip addr add 203.0.113.70/32 dev "$IF"\n    each_table set_table\n',
            "an address that DHCP gave has changed",
        ),
        three=False,
    ),
    "each answers for the addresses of all": Case(
        Mutant(
            LIB,
            QUIET,
            "    :\n",
            "peer to 203.0.113.7",
            also=(APPLY, """[ -z "$QUIET" ] || say 1 >"/proc/sys/net/ipv4/conf/$IF/arp_ignore\"""", ":"),
        )
    ),
    "of equal default routes only one is given back": Case(
        Mutant(
            LIB,
            "route append $route dev $IF",
            "route add $route dev $IF",
            "undo is not exact",
            tuple(LEASED.format(f"eth{n}", 200, f"203.0.113.{69 + n}") for n in (1, 2, 3)),
        )
    ),
    "ARP is not given back": Case(
        Mutant(
            LIB,
            '    say "arp_ignore $old" >>"$JOURNAL"\n',
            "",
            "undo is not exact",
            also=("linux/undo.sh.j2", '[ ! -s "$STATE/arp_ignore" ] ||', "true ||"),
        )
    ),
    "all take the numbers of one": Case(
        Mutant(
            "linux/plan.sh.j2", "{{ rule.priority }} {{ rule.source }}", "7100 {{ rule.source }}", "undo is not exact"
        )
    ),
    "all use the interface of one": Case(
        Mutant(
            LIB,
            '[ "$(first_line "$dir/address")" = "$MAC" ] || continue',
            '[ "${dir##*/}" = eth1 ] || continue',
            "no answer",
            also=(SETUP, 'address_is_free "$PRIVATE"', ":"),
        )
    ),
}


@pytest.mark.parametrize("name", one_in(5, MUTANTS))
def test_the_proof_catches_a_generator_that_makes_the_mistake(
    name: str, plant: Callable[[Mutant], None], tmp_path: Path
) -> None:
    case = MUTANTS[name]
    plant(case.mutant)
    order = {"guest": list(case.mutant.guest), "rp_filter": [0]}
    found = (
        prove_together(tmp_path, three_exposed_facts(), **order)
        if case.three
        else prove(tmp_path, exposed_facts(), **order)
    )
    assert any(case.mutant.sign in problem for problem in found["problems"]), found["problems"]
