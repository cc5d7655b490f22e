"""The secondary CIDR method: its rules and the sandbox agree, row by row and for any account and any selection."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from ipaddress import IPv4Network

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from gui.domain.blocks.model import NewVSwitch
from gui.domain.blocks.troubles import NoBlocksError, TroubleCode
from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import SecurityGroup, SecurityGroupId, VSwitchId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, Severity, blocking
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation
from gui.domain.plans import secondary_cidr
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.rules.new_blocks import eips_to_expose, find_network
from gui.domain.rules.secondary_cidr import secondary_cidr_problems
from gui.sandbox.resources import EipStatus, InstanceStatus, Lock, Mode
from gui.sandbox.resources import VSwitch as CloudVSwitch
from gui.sandbox.switches import BusyEip, NoHotPlug
from gui.words.problems import problem_text
from tests.agreement.cases import both, codes, filled, gateways_denied, nothing, put, the_eip, the_instance, unread
from tests.agreement.scene import CATALOG, SHANGHAI, Cloud, Scene

GROUP, DEV_GROUP = "sg-prod", "sg-dev"
C = ProblemCode
Change = Callable[["RoadScene"], object]


class RoadScene(Scene):
    """A scene in which two EIPs of one block are to be exposed on an instance that has room for more."""

    group: str = GROUP
    token = "t1"

    def __post_init__(self) -> None:
        self.instance = "media-relay-01"
        self.account.types["ecs.g7.xlarge"].enis = 8

    @property
    def vpc(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the sandbox's own
        return self.account.vpcs.get(self.the_instance.vpc)

    def on_the_road(self) -> Selection:
        groups = {each.name: each.id for each in self.account.security_groups}
        group = SecurityGroupId(groups.get(self.group, self.group)) if self.group else None
        return replace(self.chosen(), eni=None, method=Method.SECONDARY_CIDR, group=group)


@dataclass(frozen=True)
class Read:
    """What the program knows before it plans."""

    inventory: Inventory
    routes: tuple[IPv4Network, ...]
    groups: tuple[SecurityGroup, ...]


def read(cloud: Cloud, scene: RoadScene) -> Read:
    inventory = cloud.inventory_of(scene)
    instance = inventory.instance_by_id.get(scene.on_the_road().instance or InstanceId(""))
    if instance is None:
        return Read(inventory, (), ())
    routes = cloud.gateway.routes(scene.region, instance.vpc_id)
    return Read(inventory, routes, cloud.gateway.security_groups(scene.region, instance.vpc_id))


def said(scene: RoadScene, known: Read) -> tuple[Problem, ...]:
    return secondary_cidr_problems(scene.on_the_road(), known.inventory, CATALOG, known.routes, known.groups)


def bare(scene: RoadScene, known: Read) -> Iterator[Operation]:
    """Yield the calls that the selection comes to when no rule is asked: blocks as found, or the best guess."""
    chosen, inventory = scene.on_the_road(), known.inventory
    region, instance_id = chosen.region or SHANGHAI, chosen.instance or InstanceId("")
    instance = inventory.instance_by_id.get(instance_id) or inventory.instances[0]
    group = chosen.group or SecurityGroupId("")
    left = eips_to_expose(replace(chosen, eips=tuple(chosen.eips)), inventory)
    places = tuple(_places(scene, known, left))
    vpc = next((each for each in inventory.vpcs if each.id == instance.vpc_id), None)
    have = {*(vpc.secondary_cidrs if vpc else ()), *((vpc.cidr,) if vpc else ())}
    done: set[IPv4Network] = set()
    for _, where in places:
        if isinstance(where, NewVSwitch):
            if where.block not in have:
                have.add(where.block)
                yield AddBlock(region, instance.vpc_id, where.block)
            if where.cidr not in done:
                done.add(where.cidr)
                yield CreateVSwitch(
                    region, f"{where.cidr}".replace("/", "_"), instance.vpc_id, instance.zone_id, where.cidr
                )
    for eip, where in places:
        address = inventory.eip_by_id[eip].address if eip in inventory.eip_by_id else None
        vswitch = MarkRef(mark_of(where)) if isinstance(where, NewVSwitch) else where
        yield CreateEni(region, f"eni-of-{eip}", vswitch, group, "", address)
        yield AssociateEips(region, (eip,), MarkRef(f"eni-of-{eip}"), AssociationMode.NAT, address, batch=False)
        yield AttachEni(region, MarkRef(f"eni-of-{eip}"), instance_id)


def mark_of(vswitch: NewVSwitch) -> str:
    return str(vswitch.cidr).replace("/", "_")


def _places(scene: RoadScene, known: Read, left: tuple[str, ...]) -> Iterator[tuple[str, NewVSwitch | VSwitchId]]:
    chosen, inventory = scene.on_the_road(), known.inventory
    fallback = next(each for each in inventory.vswitches if each.name == "prod-b")
    try:
        places = find_network(chosen, inventory, known.routes).places
    except (NoBlocksError, LookupError, KeyError):
        for eip in left:
            found = inventory.eip_by_id.get(eip)  # type: ignore[call-overload]
            if found is None:
                yield eip, fallback.id
                continue
            vswitch = next((each for each in inventory.vswitches if found.address in each.cidr), None)
            block = IPv4Network((int(found.address), 26), strict=False)
            yield eip, vswitch.id if vswitch else NewVSwitch(block, block)
        return
    yield from ((eip, place.vswitch) for eip, place in zip(left, places, strict=True))


@dataclass(frozen=True)
class Row:
    """One rule: what trips it, what just does not, and what the sandbox then says when nobody asks the rule."""

    code: ProblemCode
    trips: Change
    refused: frozenset[str] = frozenset()
    just_not: Change = lambda _scene: None
    why: str = ""
    name: str = ""

    @property
    def id(self) -> str:
        return f"{self.code.value}-{self.name}" if self.name else self.code.value


def choose(**values: object) -> Change:
    return put(lambda scene: scene, **values)


def room_for(free: int) -> Change:
    def change(scene: RoadScene) -> None:
        used = len(scene.account.interfaces.of_instance(scene.the_instance.id))
        scene.account.types[scene.the_instance.type].enis = used + free

    return change


def vswitch_around(zone: str, cidr: str = "47.100.23.0/24") -> Change:
    """Return a change that puts the EIPs into a vSwitch that exists, with its block."""

    def change(scene: RoadScene) -> None:
        scene.vpc.secondary_cidrs = (cidr,)
        made = CloudVSwitch(id="vsw-made", name="made", vpc=scene.vpc.id, zone=zone, cidr=cidr)
        made.region = scene.region
        scene.account.vswitches.add(made)

    return change


def with_blocks(*blocks: str) -> Change:
    return put(lambda scene: scene.vpc, secondary_cidrs=blocks)


def with_routes(*routes: str) -> Change:
    return put(lambda scene: scene.vpc, routes=routes)


def exposed_first(scene: RoadScene) -> None:
    """Give the first EIP an ENI of its own on the instance, as this method would."""
    vswitch_around("cn-shanghai-b")(scene)
    eni = scene.eni_named("voip-media")
    scene.account.interfaces.remove(eni)
    eni.vswitch, eni.ip, eni.zone, eni.vpc = "vsw-made", scene.the_eip.address, scene.the_instance.zone, scene.vpc.id
    scene.account.interfaces.add(eni)
    scene.attach(eni, scene.the_instance)
    scene.bind(scene.the_eip, eni, Mode.NAT)


FOUR_FREE = tuple(f"2{n}.0.0.0/28" for n in range(4))
ROWS = (
    Row(C.REGION_MISSING, choose(region=None), why="nothing is chosen yet, so there is no call"),
    Row(C.EIPS_MISSING, choose(eips=[]), why="nothing is chosen yet, so there is no call"),
    Row(C.EIP_GONE, choose(eips=["eip-gone"]), codes("InvalidAllocationId.NotFound")),
    Row(C.EIP_BOUND, choose(eips=["pbx-admin"]), codes("IncorrectEipStatus"), exposed_first),
    Row(C.EIP_UNSETTLED, choose(eips=["going-01"]), codes("TaskConflict")),
    Row(C.EIP_LOCKED, put(the_eip, lock=Lock.FINANCIAL), codes("Forbidden.FinancialLocked")),
    Row(C.EIP_SERVICE_MANAGED, put(the_eip, service_managed=True), codes("Forbidden")),
    Row(C.INSTANCE_GONE, choose(instance="i-gone"), codes("InvalidEcsId.NotFound")),
    *(
        Row(
            C.INSTANCE_STATE,
            put(the_instance, status=status),
            codes("InvalidOperation.InvalidEcsState"),
            put(the_instance, status=InstanceStatus.STOPPED),
            name=status.value,
        )
        for status in (InstanceStatus.PENDING, InstanceStatus.STARTING, InstanceStatus.STOPPING)
    ),
    Row(
        C.INSTANCE_MUST_STOP,
        lambda scene: (
            setattr(scene.account.types["ecs.t5-lc1m2.small"], "enis", 8) or choose(instance="ftp-legacy")(scene)
        ),
        codes("InvalidOperation.HotPlugNotSupport"),
    ),
    Row(C.INSTANCE_ROOM, room_for(1), codes("EniPerInstanceLimitExceeded"), room_for(2)),
    Row(C.GROUP_MISSING, choose(group=""), codes("MissingParameter")),
    Row(C.GROUP_GONE, choose(group="sg-none"), codes("InvalidSecurityGroupId.NotFound")),
    Row(C.GROUP_GONE, choose(group=DEV_GROUP), codes("InvalidOperation.VpcMismatch"), name="of another VPC"),
    Row(
        C.VSWITCH_IN_OTHER_ZONE,
        vswitch_around("cn-shanghai-g"),
        codes("InvalidOperation.AvailabilityZoneMismatch"),
        vswitch_around("cn-shanghai-b"),
    ),
    Row(
        C.VSWITCH_KEEPS_ADDRESS,
        both(vswitch_around("cn-shanghai-b", "47.100.23.32/27"), choose(eips=["voip-edge-02"])),
        codes("InvalidVSwitchId.IpInvalid"),
        vswitch_around("cn-shanghai-b", "47.100.23.0/26"),
    ),
    Row(
        C.ADDRESS_TAKEN,
        lambda scene: exposed_first(scene) or scene.account.eips.unbind(scene.the_eip),
        codes("InvalidIp.IpRepeated"),
        exposed_first,
    ),
    Row(
        C.OVERLAPS_ROUTE,
        with_routes("47.100.0.0/16"),
        codes("OperationFailed.ConflictWithEntry"),
        with_routes("48.0.0.0/8"),
    ),
    Row(
        C.OVERLAPS_BLOCK,
        with_blocks("47.100.23.33/32"),
        codes("InvalidCidrBlock", "InvalidVSwitchId.IpInvalid"),
        with_blocks("47.100.24.0/28"),
    ),
    Row(
        C.NO_BLOCK_LEFT,
        with_blocks(*FOUR_FREE, "24.0.0.0/28"),
        codes("QuotaExceeded.VpcMultiCidr"),
        with_blocks(*FOUR_FREE, "47.100.23.0/24"),
    ),
    Row(
        C.TOO_MANY_BLOCKS,
        both(with_blocks(*FOUR_FREE), choose(eips=["voip-edge-01", "sip-trunk-01"])),
        codes("QuotaExceeded.VpcMultiCidr"),
        with_blocks(*FOUR_FREE),
    ),
)
EVERY_ROW = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
ELSEWHERE = {
    C.RANGE_EXCLUDED: "no public address lies there: tests/agreement/test_blocks.py",
    C.EDGE_OF_BLOCK: "tests/agreement/test_blocks.py",
    C.OVERLAPS_VSWITCH: "tests/agreement/test_blocks.py",
    C.EQUALS_ROUTE: "tests/agreement/test_blocks.py",
    C.NO_VSWITCH_LEFT: "tests/agreement/test_blocks.py",
    C.TOO_MANY_VSWITCHES: "tests/agreement/test_blocks.py",
}


def test_every_trouble_has_a_row_or_a_reason() -> None:
    assert {C[each.name] for each in TroubleCode} <= {row.code for row in ROWS} | set(ELSEWHERE)
    assert not {row.code for row in ROWS} & set(ELSEWHERE)


def test_the_method_to_start_from_has_nothing_wrong_and_is_accepted(cloud: Cloud) -> None:
    scene = RoadScene()
    known = read(cloud, scene)
    assert blocking(said(scene, known)) == ()
    assert {each.code for each in said(scene, known)} == {
        C.EXPOSED_BY_DHCP,
        C.ADDRESSES_HIDDEN,
        C.OWN_EIPS_HIDDEN,
    }
    assert cloud.send(bare(scene, known)) is None
    again = read(cloud, scene)
    assert [each.code for each in said(scene, again)] == [C.EXPOSED_BY_DHCP], "done already is no problem"
    assert tuple(bare(scene, again)) == ()


@EVERY_ROW
def test_the_rule_speaks_and_the_sandbox_refuses(cloud: Cloud, row: Row) -> None:
    scene = RoadScene()
    row.trips(scene)
    if scene.region is None:
        found = secondary_cidr_problems(scene.on_the_road(), Cloud.inventory(cloud, SHANGHAI), CATALOG)
        assert row.code in {each.code for each in found}
        return
    known = read(cloud, scene)
    found = said(scene, known)
    assert row.code in {each.code for each in found}
    assert not any(set("{}") & set(problem_text(each)) for each in found), "every fact is filled in"
    with pytest.raises(PlanBlockedError):
        secondary_cidr.build(
            scene.on_the_road(), known.inventory, CATALOG, routes=known.routes, token="t", groups=known.groups
        )
    refusal = cloud.send(bare(scene, known))
    assert (refusal.code if refusal else "") in (row.refused or {""})


@EVERY_ROW
def test_short_of_it_the_rule_is_silent_and_the_sandbox_accepts(cloud: Cloud, row: Row) -> None:
    scene = RoadScene()
    row.just_not(scene)
    known = read(cloud, scene)
    assert blocking(said(scene, known)) == ()
    assert cloud.send(bare(scene, known)) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (ListName.VPCS, C.VPCS_NEEDED),
        (ListName.VSWITCHES, C.VSWITCHES_NEEDED),
        (ListName.INTERFACES, C.INTERFACES_UNREAD),
        (ListName.EIPS, C.EIPS_UNREAD),
        (ListName.INSTANCES, C.INSTANCES_UNREAD),
    ],
)
def test_nothing_is_made_in_the_dark(cloud: Cloud, name: ListName, code: ProblemCode) -> None:
    scene = RoadScene()
    known = read(cloud, scene)
    blind = replace(known, inventory=unread(name)(known.inventory))
    assert code in {each.code for each in blocking(said(scene, blind))}


@pytest.mark.parametrize(
    ("denied", "code"), [(nothing, C.NAT_BEHIND_IPV4_GATEWAY), (gateways_denied, C.NAT_IPV4_GATEWAY)]
)
def test_an_ipv4_gateway_and_any_family_are_no_obstacle(cloud: Cloud, denied: Change, code: ProblemCode) -> None:
    scene = RoadScene()
    denied(scene)
    scene.vpc.ipv4_gateway = True
    scene.account.multi_eip_mode = False
    scene.the_instance.type = "ecs.g6.large"
    scene.account.types["ecs.g6.large"].enis = 8
    known = read(cloud, scene)
    found = said(scene, known)
    assert blocking(found) == ()
    (told,) = (each for each in found if each.code in {C.NAT_BEHIND_IPV4_GATEWAY, C.NAT_IPV4_GATEWAY})
    assert (told.code, dict(told.values)) == (code, {"vpc": scene.vpc.id})
    assert "{" not in problem_text(told)
    assert cloud.send(bare(scene, known)) is None


START = RoadScene()
EIPS = [eip.name for eip in START.account.eips if eip.region == SHANGHAI]
FREE = [
    eip.name
    for eip in START.account.eips
    if eip.region == SHANGHAI and eip.status is EipStatus.AVAILABLE and not eip.service_managed and not eip.lock
]
INSTANCES = [each.name for each in START.account.instances if each.region == SHANGHAI]
FORETOLD: dict[ProblemCode, frozenset[str]] = {
    code: frozenset().union(*(row.refused for row in ROWS if row.code is code)) for code in ProblemCode
}
FORETOLD[C.EIP_UNSETTLED] |= {each.value for each in BusyEip}
FORETOLD[C.INSTANCE_MUST_STOP] |= {each.value for each in NoHotPlug}
FORETOLD[C.EIP_LOCKED] |= {"InvalidEIPStatus.BizDisabled"}
_NETWORK = codes(
    "InvalidCidrBlock",
    "InvalidCidrBlock.Overlapped",
    "OperationFailed.ConflictWithEntry",
    "QuotaExceeded.VpcMultiCidr",
    "QuotaExceeded.VSwitch",
    "InvalidVSwitchId.IpInvalid",
    "InvalidIp.IpRepeated",
    "InvalidParameter",
    "InvalidOperation.AvailabilityZoneMismatch",
    "Duplicated.SecondaryCidrBlock",
)
for _trouble in TroubleCode:
    FORETOLD[C[_trouble.name]] = _NETWORK

MOVES: st.SearchStrategy[Change] = st.one_of(
    st.sampled_from(list(InstanceStatus)).map(lambda status: put(the_instance, status=status)),
    st.integers(0, 4).map(room_for),
    st.integers(0, 2).map(filled),
    st.sampled_from([Lock.FINANCIAL, Lock.SECURITY]).map(lambda lock: put(the_eip, lock=lock)),
    st.lists(
        st.sampled_from(["47.100.23.0/24", "47.100.23.32/28", "48.0.0.0/8", "0.0.0.0/0", "139.196.88.0/28"]), max_size=2
    ).map(lambda routes: with_routes(*routes)),
    st.integers(0, 5).map(lambda count: with_blocks(*(*FOUR_FREE, "24.0.0.0/28")[:count])),
    st.sampled_from(["47.100.23.0/28", "47.100.23.32/27", "47.100.0.0/16", "139.196.88.0/24"]).map(with_blocks),
    st.tuples(
        st.sampled_from(["cn-shanghai-b", "cn-shanghai-g"]), st.sampled_from(["47.100.23.0/26", "47.100.23.32/27"])
    ).map(lambda place: vswitch_around(*place)),
    st.sampled_from(
        [
            put(the_eip, service_managed=True),
            choose(group=DEV_GROUP),
            put(lambda scene: scene.account, multi_eip_mode=False),
            put(lambda scene: scene.vpc, ipv4_gateway=True),
            put(lambda scene: scene.account.quotas, vswitches_per_vpc=150),
        ]
    ),
)


@st.composite
def road_scenes(draw: st.DrawFn) -> RoadScene:
    """Draw an account in any state and a selection in it."""
    scene = RoadScene()
    scene.eips = draw(st.lists(st.sampled_from(FREE), min_size=1, max_size=5, unique=True))
    if draw(st.integers(0, 4)) == 0:
        scene.eips = list(dict.fromkeys([*scene.eips, draw(st.sampled_from(EIPS))]))
    if draw(st.integers(0, 3)) == 0:
        scene.instance = draw(st.sampled_from(INSTANCES))
    if scene.vpc is None or scene.vpc.name != "prod":
        scene.group = f"sg-{scene.vpc.name}" if scene.vpc else GROUP
    for move in draw(st.lists(MOVES, max_size=3)):
        move(scene)
    return scene


def check(cloud: Cloud, scene: RoadScene) -> str:
    """Hold the rules against the sandbox and return what came of it."""
    known = read(cloud, scene)
    found = said(scene, known)
    note(f"{scene.on_the_road()} {[problem.code.name for problem in found]}")
    selection = scene.on_the_road()
    if blocking(found):
        with pytest.raises(PlanBlockedError):
            secondary_cidr.build(
                selection, known.inventory, CATALOG, routes=known.routes, token="t", groups=known.groups
            )
        refusal = cloud.send(bare(scene, known))
        note(f"refused with {refusal.code}" if refusal else "accepted")
        assert refusal is not None
        assert refusal.code in frozenset().union(*(FORETOLD[problem.code] for problem in found))
        return "blocked"
    plan = secondary_cidr.build(
        selection, known.inventory, CATALOG, routes=known.routes, token="t", groups=known.groups
    )
    refusal = cloud.send(plan.operations)
    note(f"refused with {refusal.code} {refusal.action}" if refusal else "accepted")
    assert refusal is None
    assert eips_to_expose(selection, cloud.inventory(scene.region)) == ()
    return "accepted"


def test_what_the_rules_accept_works_and_what_they_refuse_is_refused(cloud: Cloud) -> None:
    came: Counter[str] = Counter()

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
    )
    @given(road_scenes())
    def run(scene: RoadScene) -> None:
        came[check(cloud, scene)] += 1

    run()
    assert min(came[each] for each in ("accepted", "blocked")) >= 5, came


def test_what_only_informs_never_blocks() -> None:
    warns = (C.ADDRESSES_HIDDEN, C.OWN_EIPS_HIDDEN, C.NAT_BEHIND_IPV4_GATEWAY)
    assert {each.severity for each in warns} == {Severity.WARNS}
    assert C.NAT_IPV4_GATEWAY.severity is Severity.INFORMS
