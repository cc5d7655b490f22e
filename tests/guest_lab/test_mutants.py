"""Generators with one mistake each: the traffic proof must catch every one of them.

The mistakes are those that a generator of guest configuration is most likely to make; each is planted in the templates
or in the model, the script is rendered anew, and the same proof is run.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gui import assets
from gui.guest import strict_jinja
from tests.guest.cases import FOUR, TEN, facts, forget, three_exposed_facts
from tests.guest_lab.proofs import prove, prove_together, render_to
from tests.helpers.thorough import one_in

pytestmark = [pytest.mark.needs("unshare"), pytest.mark.needs("ip")]
LIB, PLAN, SETUP, APPLY, UNDO, CONFIRM, CHECK, WATCH, STACK = (
    *(f"linux/{name}.sh.j2" for name in ("lib", "plan", "setup", "apply", "undo", "confirm", "check", "watch")),
    "iproute2/stack.sh.j2",
)


@dataclass(frozen=True)
class Mutant:
    """One planted mistake.

    Attributes:
        template: below ``resources/templates``.
        old: what the good template says.
        new: what the mutant says.
        sign: part of a problem that the proof must report.
        guest: what the guest has before; lines of ``ip -batch``.
        also: a second (template, old, new), where one part of the generator would make good what the other gets wrong.
    """

    template: str
    old: str
    new: str
    sign: str
    guest: tuple[str, ...] = ()
    also: tuple[str, str, str] | None = None


OWN_DEFAULT = ("route add default via 172.16.20.253 dev eth1 metric 50",)
DEFAULT = "route replace default via $2 dev $IF onlink table $1"
RULE = 'has_rule "$@" || change "rule add pref $1 from $2 lookup $3" "rule del pref $1 from $2 lookup $3"'
MUTANTS = {
    "the EIP's gateway becomes the default route": Mutant(
        LIB,
        DEFAULT,
        "route replace default via $2 dev $IF onlink metric 10",
        "no answer",
        also=(APPLY, 'while ip -4 route del default dev "$IF"', 'while false "$IF"'),
    ),
    "the EIP's gateway becomes the default route, and nobody looks": Mutant(
        LIB,
        'has_default() { [ -n "$(ip -4 route show table "$1" default via "$2" dev "$IF" 2>/dev/null)" ]; }',
        'has_default() { [ -n "$(ip -4 route show default via "$2" dev "$IF" 2>/dev/null)" ]; }',
        "does not leave through",
        also=(LIB, DEFAULT, "route replace default via $2 dev $IF onlink metric 10"),
    ),
    "the primary NIC's default route is replaced": Mutant(
        STACK, "    drop_default\n", "    ip route del default\n", "the default route of the primary interface is gone"
    ),
    "no rules": Mutant(LIB, "    each_rule set_rule\n", "", "no answer"),
    "rules after the main table's": Mutant(PLAN, "{{ rule.priority }}", "{{ rule.priority + 26000 }}", "no answer"),
    "no rule for the private address": Mutant(
        PLAN, "for rule in net.rules", "for rule in net.rules[1:]", "private 172.16.20.8"
    ),
    "the ENI's own default route may outrank": Mutant(
        STACK, "    drop_default\n", "", "undo is not exact", OWN_DEFAULT
    ),
    "the private address is given up": Mutant(
        LIB, "    each_eip set_address\n", '    ip addr flush dev "$IF"\n    each_eip set_address\n', "private"
    ),
    "the NIC is taken by its place, not its MAC": Mutant(
        LIB,
        '[ "$(first_line "$dir/address")" = "$MAC" ] || continue',
        '[ "${dir##*/}" = eth0 ] || continue',
        "no answer",
    ),
    "a device that shares the MAC is taken for the NIC": Mutant(
        LIB,
        "        ! grep -q '^DEVTYPE=' \"$dir/uevent\" || continue\n",
        "",
        "two network interfaces have the MAC address",
        ("link add name above address 00:16:3e:0a:0b:0c type bridge",),
    ),
    "every mask is a /24": Mutant(PLAN, "{{ table.network or none_word }}", "$(wide {{ table.gateway }})", "no answer"),
    "a gateway outside the network is not declared on link": Mutant(
        LIB, " onlink table $1", " table $1", "apply failed"
    ),
    "one table for all": Mutant(PLAN, '"$1" {{ table.number }}', '"$1" {{ net.base }}', "failed"),
    "all EIPs through the first gateway": Mutant(
        PLAN, "{{ rule.source }} {{ rule.table }}", "{{ rule.source }} {{ net.rules[1].table }}", "no answer"
    ),
    "undo forgets the rules": Mutant(
        LIB,
        RULE,
        'has_rule "$@" || ip -4 rule add pref $1 from $2 lookup $3',
        "undo is not exact",
        also=(UNDO, "for kind in rule mark table; do", "for kind in mark table; do"),
    ),
    "undo flushes all rules": Mutant(
        LIB, '    rm -f "$JOURNAL"\n}', '    rm -f "$JOURNAL"\n    ip rule flush\n}', "undo is not exact"
    ),
    "undo flushes the interface": Mutant(
        LIB, '    rm -f "$JOURNAL"\n}', '    rm -f "$JOURNAL"\n    ip addr flush dev "$IF"\n}', "undo is not exact"
    ),
    "undo leaves the state behind": Mutant(
        UNDO, 'rm -rf "$STATE"\nrmdir "$STATES" 2>/dev/null || true\n[ -z', "[ -z", "undo is not exact"
    ),
    "undo loses the default route it took over": Mutant(
        LIB,
        'change "route del $route dev $IF" "route append $route dev $IF"',
        "ip route del $route dev $IF",
        "undo",
        OWN_DEFAULT,
    ),
}


WORLD_MUTANTS = {
    "the unit repairs nothing": (
        "repair",
        Mutant(WATCH, "                set_all\n", "                :\n", "watch repairs"),
    ),
    "rules are added without a look": (
        "repair",
        Mutant(LIB, 'has_rule "$@" || change', "change", "does not repair"),
    ),
    "a change begins before the guards": (
        "refused_change",
        Mutant(APPLY, '[ "$kind" = changed ]; then\n    guard', '[ "$kind" = none ]; then\n    guard', "was taken"),
    ),
    "a change that fails undoes everything": (
        "failed_change",
        Mutant(APPLY, "        return_previous || true\n", '        sh "$STATE/undo"\n', "after a failed change"),
    ),
    "an armed change undoes everything": (
        "failed_change",
        Mutant(
            UNDO,
            '[ -d "$STATE/previous" ]; then\n    if [ -n "$present" ]',
            "false; then\n    if false",
            "an armed change",
        ),
    ),
    "a change leaves what the plan before had": (
        "failed_change",
        Mutant(APPLY, '[ ! -r "$old" ] || sweep "$old"', ":", "failed"),
    ),
    "a change that was interrupted is taken for whole": (
        "interrupted",
        Mutant(APPLY, '[ -e "$STATE/changing" ] || ', "", "apply after a change"),
    ),
    "a change that was interrupted forgets the plan before": (
        "interrupted",
        Mutant(
            APPLY, 'in "$STATE/old.sh" "$STATE/previous/plan.sh"; do', 'in "$STATE/old.sh"; do', "apply after a change"
        ),
    ),
    "names of tables are not read": (
        "named_tables",
        Mutant(LIB, "names_now=$(table_names)", "names_now=", "check with names"),
    ),
    "of two networks that are the same both are set again and again": (
        "own_networks",
        Mutant(LIB, "if (key in known) next", "", "a second look"),
    ),
    "confirm does not keep a change": (
        "kept_change",
        Mutant(CONFIRM, ' "$STATE/previous"\n', "\n", "keeps the plan before"),
    ),
    "the armed undo leaves the default route stolen": (
        "hijack",
        Mutant(UNDO, "attempt give_back_defaults", ":", "without its way out"),
    ),
    "confirm does not look who was first": (
        "race",
        Mutant(CONFIRM, '[ ! -e "$STATE/claimed" ] || die', "true || die", "confirm lies"),
    ),
    "undo does not look for whom it was armed": (
        "race",
        Mutant(UNDO, '= "${2-}" ] || exit 0', '= "${2-}" ] || :', "undoes what it must not"),
    ),
    "an apply disarms without a word": (
        "says_armed",
        Mutant(APPLY, "say 'The armed undo is cancelled", ": 'The armed undo is cancelled", "without a word"),
    ),
    "answers to containers leave by the ENI": (
        "containers",
        Mutant(LIB, "differences=$(local_differences)", "differences=", "container on docker0"),
    ),
    "check does not look at the guest's networks": (
        "containers",
        Mutant(CHECK, '[ -z "$lacking" ] ||', "true ||", "check overlooks a network"),
    ),
    "check trusts an old answer of a gateway": (
        "dead_gateway",
        Mutant(
            CHECK,
            'arping -f -c 2 -w 2 -I "$IF" -s "$1" "$2" ;;',
            'ip neigh show to "$2" | grep lladdr ;;',
            "overlooks a dead gateway",
        ),
    ),
    "check asks one gateway after the other": (
        "silent_gateways",
        Mutant(CHECK, '$gateway"; } &\n', '$gateway"; }\n', "s for 10 silent gateways"),
    ),
    "nobody tells ifupdown of an interface that came again": (
        "replugged",
        Mutant(WATCH, '[ "$now" = "$last" ] || revive', ":", "is not set up"),
    ),
    "status forgets the rules": ("status", Mutant("linux/status.sh.j2", "fact rule ", ": ", "status lacks")),
    "the armed undo is executed": (
        "noexec",
        Mutant(LIB, 'exec sh "$2" --armed "$3"', 'exec "$2" --armed "$3"', "noexec"),
    ),
    "the undo of the boot forgets the files": (
        "at_boot",
        Mutant(UNDO, "    forget_units\n    attempt put_back\n", "", "leaves files"),
    ),
    "the undo of the boot undoes what is confirmed": (
        "at_boot",
        Mutant(
            UNDO,
            '"$STATE/claimed" 2>/dev/null || exit 0',
            '"$STATE/claimed" 2>/dev/null || :',
            "undoes what was confirmed",
        ),
    ),
}


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mutant], None]]:
    """Return a function that plants a mutant for the rest of the test."""

    def planting(mutant: Mutant) -> None:
        changed = {}
        for template, old, new in filter(None, ((mutant.template, mutant.old, mutant.new), mutant.also)):
            path = f"templates/{template}"
            good = changed.get(path) or assets.read_text(path)
            assert old in good, "the template has changed: the mutant is no longer one"
            changed[f"templates/{template}"] = good.replace(old, new)
        read = assets.read_text
        monkeypatch.setattr(assets, "read_text", lambda name: changed.get(name) or read(name))
        monkeypatch.setattr(strict_jinja, "_environment", strict_jinja._environment.__wrapped__)
        forget()

    yield planting
    forget()


@pytest.mark.parametrize("name", one_in(5, MUTANTS))
def test_the_proof_catches_a_generator_that_makes_the_mistake(
    name: str, plant: Callable[[Mutant], None], tmp_path: Path
) -> None:
    mutant = MUTANTS[name]
    plant(mutant)
    found = prove(tmp_path, facts(FOUR), guest=list(mutant.guest), rp_filter=[0])
    assert any(mutant.sign in problem for problem in found["problems"]), found["problems"]


@pytest.mark.parametrize("name", one_in(5, WORLD_MUTANTS))
def test_the_worlds_catch_a_generator_that_makes_the_mistake(
    name: str, plant: Callable[[Mutant], None], tmp_path: Path
) -> None:
    world, mutant = WORLD_MUTANTS[name]
    plant(mutant)
    earlier = render_to(tmp_path / "earlier", facts(FOUR[:2]))
    found = prove(
        tmp_path,
        facts(TEN if world == "silent_gateways" else FOUR),
        worlds=[world],
        earlier=earlier,
        container=world == "containers",
    )
    assert any(mutant.sign in problem for problem in found["problems"]), found["problems"]


FOREIGN = (
    "rule add pref 512 to 10.88.0.5 lookup 1003",
    "addr add 172.16.20.77/24 dev eth1",
    "route add 10.70.0.0/16 via 172.16.20.200 dev eth1",
)
DROPS = "    ip rule del pref 512; ip route del 10.70.0.0/16; ip addr del 172.16.20.77/24 dev eth1\n"


def test_what_a_manager_drops_is_given_back(plant: Callable[[Mutant], None], tmp_path: Path) -> None:
    plant(Mutant(STACK, "    drop_default\n", f"    drop_default\n{DROPS}", ""))
    assert prove(tmp_path, facts(FOUR), guest=list(FOREIGN), rp_filter=[0])["problems"] == []


def test_the_proof_sees_that_others_settings_are_gone(plant: Callable[[Mutant], None], tmp_path: Path) -> None:
    also = (LIB, '    [ -d "$FOREIGN" ] || return 0\n', "    return 0\n")
    plant(Mutant(STACK, "    drop_default\n", f"    drop_default\n{DROPS}", "", also=also))
    found = prove(tmp_path, facts(FOUR), guest=list(FOREIGN), rp_filter=[])
    assert any("apply drops: 512:" in problem for problem in found["problems"]), found["problems"]


def test_what_belongs_to_another_interface_of_ours_is_not_given_back(tmp_path: Path) -> None:
    """After the other one is undone its rules must not come back with the undo of this one."""
    found = prove_together(tmp_path, three_exposed_facts(), rp_filter=[0])
    assert found["problems"] == []


def test_without_a_mistake_nothing_is_reported(tmp_path: Path) -> None:
    assert prove(tmp_path, facts(FOUR), guest=list(OWN_DEFAULT), rp_filter=[0])["problems"] == []
