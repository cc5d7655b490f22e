"""Any account, any selection: what the rules accept the sandbox accepts, and what it would refuse they say first."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from gui.domain.plans import multi_eip
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.problems import ProblemCode, blocking
from gui.domain.region import RegionId
from gui.domain.remaining import nothing_left
from gui.sandbox.resources import EipStatus, EniStatus, EniType, InstanceStatus, Lock, Mode
from gui.sandbox.switches import BusyEip, Choice, NoHotPlug, NoMode
from tests.agreement.cases import CASES, carrying, filled, nobody_in_the_mode, put, the_eip, the_eni, the_instance
from tests.agreement.scene import CATALOG, SHANGHAI, Cloud, Scene, bare_operations, said

Move = Callable[[Scene], object]

START = Scene()
EIPS = [eip.name for eip in START.account.eips if eip.region == SHANGHAI]
FREE = [eip.name for eip in START.account.eips if eip.region == SHANGHAI and eip.status is EipStatus.AVAILABLE]
ENIS = [eni.name or eni.id for eni in START.account.interfaces if eni.region == SHANGHAI]
SPARE = ["voip-signalling", "voip-media", "sip-trunks"]
INSTANCES = [instance.name for instance in START.account.instances if instance.region == SHANGHAI]
FITTING = ["voip-gateway-01", "sip-proxy-01", "pbx-win-01", "pbx-win-old"]
REGIONS = [SHANGHAI] * 15 + [RegionId("cn-hangzhou"), RegionId("ap-southeast-1")]

FORETOLD: dict[ProblemCode, frozenset[str]] = {
    code: frozenset().union(*(case.refused for case in CASES if case.code is code)) for code in ProblemCode
}
"""The cloud's codes that each rule speaks of, from the table."""
FORETOLD[ProblemCode.EIP_UNSETTLED] |= {each.value for each in BusyEip}
FORETOLD[ProblemCode.MODE_UNPROVEN] |= {each.value for each in NoMode}
FORETOLD[ProblemCode.INSTANCE_MUST_STOP] |= {each.value for each in NoHotPlug}


def no_right(scene: Scene, code: NoMode) -> None:
    # An EIP in the mode in an account without it would contradict itself.
    nobody_in_the_mode(scene)
    scene.account.multi_eip_mode, scene.account.switches.no_mode_code = False, code


def there_already(scene: Scene, number: int) -> None:
    if scene.the_eni.type is not EniType.SECONDARY:
        return  # the cloud never lets it come to that
    for name in scene.eips[:number]:
        eip = scene.eip_named(name)
        if eip.status is EipStatus.AVAILABLE:
            scene.bind(eip, scene.the_eni, Mode.MULTI_BINDED)


def attached(scene: Scene, instance: str, status: EniStatus) -> None:
    eni = scene.the_eni
    if eni.status is EniStatus.AVAILABLE and eni.type is EniType.SECONDARY:
        scene.attach(eni, scene.instance_named(instance), status)


def released(scene: Scene) -> None:
    if scene.the_eip.status is EipStatus.AVAILABLE:
        scene.hang_eip(scene.the_eip, EipStatus.RELEASING)


def switched(name: str, value: object) -> Move:
    return put(lambda scene: scene.account.switches, **{name: value})


MOVES: st.SearchStrategy[Move] = st.one_of(
    st.sampled_from(list(InstanceStatus)).map(lambda status: put(the_instance, status=status)),
    st.sampled_from(sorted(START.account.types)).map(lambda kind: put(the_instance, type=kind)),
    st.integers(0, 2).map(filled),
    st.tuples(st.integers(1, 10), st.sampled_from(list(Mode))).map(lambda pair: carrying(*pair)),
    st.integers(1, 10).map(lambda number: lambda scene: there_already(scene, number)),
    st.tuples(st.sampled_from(INSTANCES), st.sampled_from([EniStatus.IN_USE, EniStatus.ATTACHING])).map(
        lambda pair: lambda scene: attached(scene, *pair)
    ),
    st.sampled_from(list(BusyEip)).map(lambda code: switched("busy_eip_code", code)),
    st.sampled_from(list(NoHotPlug)).map(lambda code: switched("no_hot_plug_code", code)),
    st.sampled_from(
        [
            put(the_eip, lock=Lock.FINANCIAL),
            put(the_eip, lock=Lock.SECURITY),
            put(the_eip, service_managed=True),
            released,
            put(the_eni, prefixes=("172.16.10.192/28",)),
            put(the_eni, secondary_ips=("172.16.10.200", "172.16.10.201")),
            put(the_eni, service_managed=True),
            put(lambda scene: scene.account, overdue=True),
        ]
    ),
)


UNSURE: st.SearchStrategy[Move] = st.sampled_from(
    [
        put(the_eni, secondary_ips=("172.16.10.200",)),
        put(lambda scene: scene.account.vpcs.get(scene.the_eni.vpc), ipv4_gateway=True),
        put(the_instance, type="ecs.ebmg5ne.24xlarge"),
    ]
)
"""What the documents leave open: the rules warn, a strict cloud refuses."""


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Draw an account in any state and a selection in it; about half of them have nothing wrong."""
    scene = Scene()
    scene.region = draw(st.sampled_from(REGIONS))
    scene.eips = draw(st.lists(st.sampled_from(FREE[:18]), min_size=1, max_size=10, unique=True))
    scene.eni = draw(st.sampled_from(SPARE))
    scene.instance = draw(st.sampled_from(FITTING))
    if draw(st.integers(0, 3)) == 0:
        scene.eips = list(dict.fromkeys([*scene.eips, draw(st.sampled_from(EIPS))]))
    if draw(st.integers(0, 3)) == 0:
        scene.eni = draw(st.sampled_from(ENIS))
    if draw(st.integers(0, 3)) == 0:
        scene.instance = draw(st.sampled_from(INSTANCES))
    for move in draw(st.lists(MOVES, max_size=3)):
        move(scene)
    if draw(st.integers(0, 3)) == 0:
        draw(UNSURE)(scene)
    if draw(st.integers(0, 9)) == 0:
        no_right(scene, draw(st.sampled_from(NoMode)))
    return scene


def check(cloud: Cloud, scene: Scene, *, strict: bool) -> str:
    """Hold the rules against the sandbox and return what came of it."""
    inventory = cloud.inventory_of(scene)
    selection, found = scene.chosen(), said(scene, inventory)
    note(f"{selection} {[problem.code.name for problem in found]}")
    operations = bare_operations(selection, inventory)
    blocked = bool(blocking(found))
    if blocked:
        with pytest.raises(PlanBlockedError):
            multi_eip.build(selection, inventory, CATALOG)
    else:
        planned = multi_eip.build(selection, inventory, CATALOG).operations
        assert [(each.action, each.items) for each in planned] == [(each.action, each.items) for each in operations]
    refusal = cloud.send(operations)
    note(f"refused with {refusal.code}" if refusal else "accepted")
    if refusal is not None:
        assert refusal.code in frozenset().union(*(FORETOLD[problem.code] for problem in found))
        if strict:
            return "blocked" if blocked else "foretold"
        assert blocked or refusal.code in {each.value for each in NoMode}
        return "refused"
    assert not blocked
    assert nothing_left(selection, cloud.inventory(scene.region))
    return "accepted"


QUICK = settings(
    max_examples=90,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)


def test_strictly_read_every_refusal_is_foretold(cloud: Cloud) -> None:
    came: Counter[str] = Counter()

    @QUICK
    @given(scenes())
    def run(scene: Scene) -> None:
        came[check(cloud, scene, strict=True)] += 1

    run()
    # A test of agreement that only ever sees one side proves nothing.
    assert min(came[each] for each in ("accepted", "blocked", "foretold")) >= 5, came


def test_leniently_read_what_the_rules_accept_works(cloud: Cloud) -> None:
    came: Counter[str] = Counter()

    @settings(QUICK, max_examples=40)
    @given(scenes())
    def run(scene: Scene) -> None:
        switches = scene.account.switches
        switches.secondary_ips_with_multi_eip = switches.ipv4_gateway_with_multi_eip = Choice.ALLOWED
        switches.possibly_supported_families = Choice.ALLOWED
        came[check(cloud, scene, strict=False)] += 1

    run()
    assert min(came[each] for each in ("accepted", "refused")) >= 5, came
