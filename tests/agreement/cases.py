"""The table: for every rule an account that trips it, one that just does not, and what the sandbox answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from gui.domain.cloud.eni import EniType
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.region import RegionId
from gui.sandbox.resources import (
    EipStatus,
    EniStatus,
    InstanceStatus,
    Interface,
    Lock,
    Mode,
    VSwitch,
)
from gui.sandbox.switches import Choice
from tests.agreement.scene import Scene

Change = Callable[[Scene], object]
Edit = Callable[[Inventory], Inventory]


@dataclass(frozen=True)
class Case:
    """One rule.

    Attributes:
        code: which.
        trips: changes a scene in which nothing is wrong until the rule speaks.
        just_not: changes such a scene as far as it goes without the rule speaking; the sandbox then accepts.
        refused: the sandbox's codes when the rule is bypassed; empty when it can't refuse, and then ``why`` says so.
        why: why the sandbox does not refuse.
        edit: changes what was read, where no account of the sandbox looks like that.
        detach: unbind the ENI first, as a plan may.
        lenient: sets the switches under which the sandbox accepts what the rule only warns of.
    """

    code: ProblemCode
    trips: Change
    just_not: Change = lambda _scene: None
    refused: frozenset[str] = frozenset()
    why: str = ""
    edit: Edit = lambda inventory: inventory
    detach: bool = False
    lenient: Change | None = None
    name: str = ""

    @property
    def id(self) -> str:
        return f"{self.code.value}-{self.name}" if self.name else self.code.value


def codes(*names: str) -> frozenset[str]:
    return frozenset(names)


def put(target: Callable[[Scene], object], **values: object) -> Change:
    """Return a change that sets attributes of one resource."""

    def change(scene: Scene) -> None:
        for name, value in values.items():
            setattr(target(scene), name, value)

    return change


def choose(**values: object) -> Change:
    """Return a change of what is chosen."""
    return put(lambda scene: scene, **values)


def both(*changes: Change) -> Change:
    def change(scene: Scene) -> None:
        for each in changes:
            each(scene)

    return change


def nothing(_scene: Scene) -> None:
    """Leave all as it is."""


def the_eip(scene: Scene) -> object:
    return scene.the_eip


def the_eni(scene: Scene) -> object:
    return scene.the_eni


def the_instance(scene: Scene) -> object:
    return scene.the_instance


def behind_gateway(scene: Scene) -> None:
    """Give the VPC of the chosen interface an IPv4 gateway."""
    scene.account.vpcs.get(scene.the_eni.vpc).ipv4_gateway = True


def gateways_denied(scene: Scene) -> None:
    """Let nobody read which VPCs have an IPv4 gateway."""
    for key in scene.account.keys.values():
        key.deny = (*key.deny, "vpc:ListIpv4Gateways")


def bound_to(eni: str, mode: Mode, status: EipStatus = EipStatus.IN_USE) -> Change:
    return lambda scene: scene.bind(scene.the_eip, scene.eni_named(eni), mode, status)


def carrying(number: int, mode: Mode = Mode.MULTI_BINDED) -> Change:
    """Return a change that puts EIPs on the chosen ENI beforehand."""

    def change(scene: Scene) -> None:
        free = [eip for eip in scene.account.eips if eip.status is EipStatus.AVAILABLE and not eip.service_managed]
        free = [eip for eip in free if eip.region == scene.region and eip.name not in scene.eips]
        for eip in free[:number]:
            scene.bind(eip, scene.the_eni, mode)

    return change


def attached_to(instance: str, status: EniStatus = EniStatus.IN_USE) -> Change:
    return lambda scene: scene.attach(scene.the_eni, scene.instance_named(instance), status)


def filled(free: int) -> Change:
    """Return a change that gives the chosen instance so many interfaces that ``free`` slots are left."""

    def change(scene: Scene) -> None:
        instance = scene.the_instance
        slots = scene.account.types[instance.type].enis - free
        spare = [each for each in scene.account.interfaces if each.status is EniStatus.AVAILABLE]
        spare = [each for each in spare if each.region == instance.region and each is not scene.the_eni]
        while spare and len(scene.account.interfaces.of_instance(instance.id)) < slots:
            scene.attach(spare.pop(), instance)

    return change


def host_is_waiting(scene: Scene) -> None:
    scene.attach(scene.the_eni, scene.instance_named("sip-proxy-01"))
    scene.instance_named("sip-proxy-01").status = InstanceStatus.STARTING


def only_to_attach(scene: Scene) -> None:
    """Put the chosen EIPs where they shall be, so that nothing but the attachment is left."""
    for name in scene.eips:
        scene.bind(scene.eip_named(name), scene.the_eni, Mode.MULTI_BINDED)


def in_other_vswitch(scene: Scene) -> None:
    here = scene.account.vswitches.get(scene.the_eni.vswitch)
    assert here is not None
    there = VSwitch(id="vsw-other", name="prod-b2", vpc=here.vpc, zone=here.zone, cidr="172.16.30.0/24")
    there.region = here.region
    scene.account.vswitches.add(there)
    eni = Interface(
        id="eni-other", name="in-other-vswitch", vswitch=there.id, ip="172.16.30.9", mac="00:16:3e:01:02:03",
        security_groups=scene.the_eni.security_groups,
    )  # fmt: skip
    eni.region, eni.zone, eni.vpc = there.region, there.zone, there.vpc
    scene.account.interfaces.add(eni)
    scene.eni = eni.name


def nobody_in_the_mode(scene: Scene) -> None:
    for eip in list(scene.account.eips):
        if eip.mode is Mode.MULTI_BINDED:
            scene.account.eips.remove(eip)


def unread(name: ListName) -> Edit:
    lists = {ListName.INSTANCE_TYPES: "instance_types", ListName.EIPS: "eips", ListName.INTERFACES: "interfaces"}
    lists |= {ListName.INSTANCES: "instances", ListName.VSWITCHES: "vswitches", ListName.VPCS: "vpcs"}
    error = CloudError(CloudErrorKind.DENIED, "NoPermission", "Describe")
    return lambda inventory: replace(inventory, unread=(Unread(name, error),), **{lists[name]: ()})


def enis_are(**values: object) -> Edit:
    return lambda inventory: replace(
        inventory,
        interfaces=tuple(
            replace(each, **values) if each.name == "voip-media" else each for each in inventory.interfaces
        ),  # type: ignore[arg-type]
    )


TEN = ["voip-edge-01", "voip-edge-02", "voip-edge-03", "voip-edge-04", "voip-edge-05", "voip-edge-06"]
TEN += ["sip-trunk-01", "sip-trunk-02", "sip-trunk-03", "sip-trunk-04"]
NO_RIGHT = codes("Mode.NotSupport", "OperationDenied.Unauthorized", "OperationUnsupported.MultiIp")
READING = "what can't be read can still be written: only the program is blind"
ONLY_TOLD = "it concerns the guest, which the cloud does not see"

CASES = (
    Case(
        ProblemCode.REGION_CLOSED,
        choose(region=RegionId("ap-south-1")),
        refused=codes("InvalidRegionId.NotFound"),
    ),
    Case(
        ProblemCode.REGION_WITHOUT_MODE,
        choose(region=RegionId("cn-hangzhou"), eips=["web-hz-01"], eni="spare-hz", instance="web-hz"),
        refused=codes("Invalid.Function.NotSupported"),
    ),
    Case(
        ProblemCode.REGION_WITHOUT_MODE,
        choose(region=RegionId("cn-hangzhou"), eips=["web-hz-01"], eni="spare-hz", instance="web-hz"),
        choose(region=RegionId("ap-southeast-1"), eips=["voip-sg-01"], eni="voip-sg", instance="voip-gateway-sg"),
        codes("Invalid.Function.NotSupported"),
        name="singapore",
    ),
    Case(
        ProblemCode.INVENTORY_MISSING,
        choose(region=RegionId("ap-southeast-1")),
        refused=codes("InvalidParameter.Mismatch"),
        name="of another region",
    ),
    Case(
        ProblemCode.MODE_UNPROVEN,
        both(nobody_in_the_mode, put(lambda scene: scene.account, multi_eip_mode=False)),
        refused=NO_RIGHT,
        lenient=put(lambda scene: scene.account, multi_eip_mode=True),
    ),
    Case(ProblemCode.EIPS_MISSING, choose(eips=[]), choose(eips=["voip-edge-01"]), codes("MissingInstanceIds")),
    Case(
        ProblemCode.EIP_TWICE,
        choose(eips=["voip-edge-01", "voip-edge-01"]),
        refused=codes("InvalidParameter"),
    ),
    Case(ProblemCode.EIP_GONE, choose(eips=["eip-gone"]), refused=codes("InvalidAllocationId.NotFound")),
    Case(
        ProblemCode.EIP_GONE,
        choose(eips=["voip-sg-01"]),
        refused=codes("InvalidAllocationId.NotFound"),
        name="in another region",
    ),
    Case(
        ProblemCode.EIP_BOUND,
        bound_to("sip-trunks", Mode.MULTI_BINDED),
        bound_to("voip-media", Mode.MULTI_BINDED),
        codes("IncorrectEipStatus"),
        name="to another ENI",
    ),
    Case(ProblemCode.EIP_BOUND, choose(eips=["pbx-admin"]), refused=codes("IncorrectEipStatus"), name="to an instance"),
    Case(
        ProblemCode.EIP_UNSETTLED,
        choose(eips=["going-01"]),
        refused=codes("TaskConflict"),
        name="releasing",
    ),
    Case(ProblemCode.EIP_UNSETTLED, choose(eips=["arriving-01"]), refused=codes("TaskConflict"), name="associating"),
    Case(ProblemCode.EIP_UNSETTLED, choose(eips=["leaving-01"]), refused=codes("TaskConflict"), name="unassociating"),
    Case(
        ProblemCode.EIP_LOCKED,
        put(the_eip, lock=Lock.FINANCIAL),
        refused=codes("Forbidden.FinancialLocked"),
        name="bill",
    ),
    Case(
        ProblemCode.EIP_LOCKED,
        put(the_eip, lock=Lock.SECURITY),
        refused=codes("InvalidEIPStatus.BizDisabled"),
        name="security",
    ),
    Case(
        ProblemCode.EIP_LOCKED,
        put(lambda scene: scene.account, overdue=True),
        refused=codes("Forbidden.FinancialLocked"),
        name="account overdue",
    ),
    Case(ProblemCode.EIP_SERVICE_MANAGED, put(the_eip, service_managed=True), refused=codes("Forbidden")),
    Case(
        ProblemCode.TOO_MANY_EIPS,
        both(choose(eips=TEN), carrying(1)),
        choose(eips=TEN),
        codes("QuotaExceed.MultiBindedEip"),
        name="ten and one",
    ),
    Case(
        ProblemCode.TOO_MANY_EIPS,
        carrying(9),
        carrying(8),
        codes("QuotaExceed.MultiBindedEip"),
        name="two and nine",
    ),
    Case(ProblemCode.ENI_FULL, carrying(10), carrying(8), codes("QuotaExceed.MultiBindedEip")),
    Case(ProblemCode.ENI_GONE, choose(eni="eni-gone"), refused=codes("InvalidInstanId.NotFound")),
    Case(
        ProblemCode.ENI_GONE,
        choose(eni="voip-sg"),
        refused=codes("InvalidParameter.Mismatch"),
        name="in another region",
    ),
    Case(
        ProblemCode.ENI_PRIMARY,
        lambda scene: setattr(scene, "eni", scene.the_instance.primary_eni),
        refused=codes("BindInstance.NotSupported"),
    ),
    Case(
        ProblemCode.ENI_PRIMARY,
        lambda scene: setattr(scene, "eni", scene.the_instance.primary_eni),
        refused=codes("InvalidOperation.DetachPrimaryEniNotAllowed"),
        detach=True,
        name="to be unbound",
    ),
    Case(
        ProblemCode.ENI_OTHER_TYPE,
        nothing,
        edit=enis_are(type=EniType.OTHER),
        why="the sandbox has no trunk or member interfaces",
    ),
    Case(
        ProblemCode.ENI_SERVICE_MANAGED,
        put(the_eni, service_managed=True),
        refused=codes("InvalidStatus.NotAllow"),
    ),
    Case(
        ProblemCode.ENI_ATTACHED,
        attached_to("sip-proxy-01"),
        lambda scene: (
            scene.account.interfaces.detach(scene.eni_named("pbx-second-nic")) or choose(eni="pbx-second-nic")(scene)
        ),
        codes("Eni.Attached"),
    ),
    Case(
        ProblemCode.ENI_UNSETTLED,
        choose(eni="attaching-now"),
        refused=codes("InvalidStatus.EniStatusNotSupport"),
        name="attaching",
    ),
    Case(
        ProblemCode.ENI_UNSETTLED,
        choose(eni="detaching-now"),
        refused=codes("InvalidStatus.EniStatusNotSupport"),
        name="detaching",
    ),
    Case(
        ProblemCode.ENI_UNSETTLED,
        choose(eni="deleting-now"),
        refused=codes("InvalidStatus.EniStatusNotSupport"),
        name="deleting",
    ),
    Case(
        ProblemCode.ENI_SERVICE_MANAGED,
        both(only_to_attach, put(the_eni, service_managed=True)),
        only_to_attach,
        codes("InvalidOperation.EniServiceManaged"),
        name="only to attach",
    ),
    Case(
        ProblemCode.ENI_ATTACHED,
        both(only_to_attach, attached_to("sip-proxy-01")),
        both(only_to_attach, attached_to("voip-gateway-01")),
        codes("InvalidOperation.InvalidEniState"),
        name="only to attach",
    ),
    Case(
        ProblemCode.ENI_UNSETTLED,
        both(only_to_attach, attached_to("sip-proxy-01", EniStatus.ATTACHING)),
        only_to_attach,
        codes("InvalidOperation.InvalidEniState"),
        name="only to attach",
    ),
    Case(
        ProblemCode.ENI_BUSY,
        both(
            only_to_attach,
            lambda scene: scene.bind(
                scene.eip_named("voip-edge-03"), scene.the_eni, Mode.MULTI_BINDED, EipStatus.ASSOCIATING
            ),
        ),
        only_to_attach,
        codes("OperationConflict"),
        name="only to attach",
    ),
    Case(ProblemCode.ENI_BUSY, choose(eni="being-bound"), choose(eni="sip-trunks"), codes("TaskConflict")),
    Case(
        ProblemCode.ENI_OTHER_MODE,
        carrying(1, Mode.NAT),
        carrying(1),
        codes("OperationFailed.EipBindModeConflict"),
        name="nat",
    ),
    Case(ProblemCode.ENI_OTHER_MODE, carrying(1, Mode.BINDED), refused=codes("Mode.Conflict"), name="cut-through"),
    Case(
        ProblemCode.ENI_PREFIXES,
        put(the_eni, prefixes=("172.16.10.192/28",)),
        refused=codes("OperationFailed.IpPrefixConflict"),
    ),
    Case(
        ProblemCode.ENI_SECONDARY_ADDRESSES,
        put(the_eni, secondary_ips=("172.16.10.200",)),
        refused=codes("Eni.HasSubIp"),
        lenient=put(lambda scene: scene.account.switches, secondary_ips_with_multi_eip=Choice.ALLOWED),
    ),
    Case(
        ProblemCode.ENI_BEHIND_IPV4_GATEWAY,
        behind_gateway,
        put(lambda scene: next(each for each in scene.account.vpcs if each.name == "dev"), ipv4_gateway=True),
        codes("OperationDenied.Ipv4GatewayExist"),
        lenient=put(lambda scene: scene.account.switches, ipv4_gateway_with_multi_eip=Choice.ALLOWED),
    ),
    Case(
        ProblemCode.ENI_IPV4_GATEWAY,
        both(behind_gateway, gateways_denied),
        # Where the gateways are not known the note is there for every VPC, until nothing is left to bind.
        lambda scene: (
            gateways_denied(scene)
            or scene.bind(scene.the_eip, scene.the_eni, Mode.MULTI_BINDED)
            or choose(eips=scene.eips[:1])(scene)
            or scene.attach(scene.the_eni, scene.the_instance)
        ),
        codes("OperationDenied.Ipv4GatewayExist"),
        lenient=put(lambda scene: scene.account.switches, ipv4_gateway_with_multi_eip=Choice.ALLOWED),
    ),
    Case(
        ProblemCode.ENI_HOST_STATE,
        host_is_waiting,
        refused=codes("InvalidOperation.InvalidEcsState"),
        detach=True,
    ),
    Case(
        ProblemCode.ENI_HOST_MUST_STOP,
        attached_to("ftp-legacy"),
        refused=codes("InvalidOperation.HotPlugNotSupport"),
        detach=True,
    ),
    Case(ProblemCode.INSTANCE_GONE, choose(instance="i-gone"), refused=codes("InvalidEcsId.NotFound")),
    Case(
        ProblemCode.INSTANCE_GONE,
        choose(instance="voip-gateway-sg"),
        refused=codes("InvalidEcsId.NotFound"),
        name="in another region",
    ),
    Case(
        ProblemCode.INSTANCE_FAMILY,
        put(the_instance, type="ecs.g7.xlarge"),
        put(the_instance, type="ecs.g5.xlarge"),
        codes("OperationUnsupported.EipBindModel"),
    ),
    Case(
        ProblemCode.INSTANCE_FAMILY_UNSURE,
        put(the_instance, type="ecs.ebmg5ne.24xlarge"),
        refused=codes("OperationUnsupported.EipBindModel"),
        lenient=put(lambda scene: scene.account.switches, possibly_supported_families=Choice.ALLOWED),
    ),
    *(
        Case(
            ProblemCode.INSTANCE_STATE,
            put(the_instance, status=status),
            put(the_instance, status=InstanceStatus.STOPPED),
            codes("InvalidOperation.InvalidEcsState"),
            name=status.value,
        )
        for status in (InstanceStatus.PENDING, InstanceStatus.STARTING, InstanceStatus.STOPPING)
    ),
    Case(
        ProblemCode.INSTANCE_MUST_STOP,
        choose(instance="ftp-legacy"),
        both(choose(instance="ftp-legacy"), put(the_instance, status=InstanceStatus.STOPPED)),
        codes("InvalidOperation.HotPlugNotSupport"),
    ),
    Case(
        ProblemCode.INSTANCE_OTHER_VPC,
        choose(eni="other-vpc"),
        refused=codes("InvalidOperation.VpcMismatch"),
    ),
    Case(
        ProblemCode.INSTANCE_OTHER_ZONE,
        choose(eni="other-zone"),
        both(choose(eni="other-zone"), choose(instance="media-relay-02")),
        codes("InvalidOperation.AvailabilityZoneMismatch"),
    ),
    Case(ProblemCode.INSTANCE_ENI_QUOTA, filled(0), filled(1), codes("EniPerInstanceLimitExceeded")),
    Case(
        ProblemCode.INSTANCE_ADDRESS_QUOTA,
        both(
            choose(instance="ftp-legacy"),
            put(the_instance, status=InstanceStatus.STOPPED),
            put(the_eni, secondary_ips=("172.16.10.200", "172.16.10.201")),
            put(lambda scene: scene.account.switches, secondary_ips_with_multi_eip=Choice.ALLOWED),
        ),
        both(
            choose(instance="ftp-legacy"),
            put(the_instance, status=InstanceStatus.STOPPED),
            put(the_eni, secondary_ips=("172.16.10.200",)),
            put(lambda scene: scene.account.switches, secondary_ips_with_multi_eip=Choice.ALLOWED),
        ),
        codes("InvalidOperation.Ipv4CountExceeded"),
    ),
    Case(
        ProblemCode.INSTANCE_TYPE_UNKNOWN,
        nothing,
        edit=lambda inventory: replace(inventory, instance_types=()),
        why="the sandbox knows the limits of every type",
    ),
    Case(ProblemCode.OTHER_VSWITCH, in_other_vswitch, why="the API attaches across vSwitches of one zone"),
    Case(ProblemCode.SAME_VSWITCH, nothing, in_other_vswitch, why=ONLY_TOLD),
    Case(ProblemCode.EIPS_UNREAD, nothing, edit=unread(ListName.EIPS), why=READING),
    Case(ProblemCode.INTERFACES_UNREAD, nothing, edit=unread(ListName.INTERFACES), why=READING),
    Case(ProblemCode.INSTANCES_UNREAD, nothing, edit=unread(ListName.INSTANCES), why=READING),
    Case(ProblemCode.INSTANCE_TYPES_UNREAD, nothing, edit=unread(ListName.INSTANCE_TYPES), why=READING),
    Case(ProblemCode.VSWITCHES_UNREAD, nothing, edit=unread(ListName.VSWITCHES), why=READING),
    Case(ProblemCode.VPCS_UNREAD, nothing, edit=unread(ListName.VPCS), why=READING),
)

_TEARDOWN = "the way back: tests/domain/test_secondary_cidr_teardown.py, tests/services/test_secondary_cidr.py"

ELSEWHERE = {
    ProblemCode.NOT_SIGNED_IN: "the order of the wizard's pages: tests/domain/test_flow.py",
    ProblemCode.NOT_APPLIED: "the order of the wizard's pages: tests/domain/test_flow.py",
    ProblemCode.REGION_MISSING: "nothing is chosen yet, so there is no call: test_an_absent_choice_is_refused",
    ProblemCode.ENI_MISSING: "nothing is chosen yet, so there is no call: test_an_absent_choice_is_refused",
    ProblemCode.INSTANCE_MISSING: "nothing is chosen yet, so there is no call: test_an_absent_choice_is_refused",
    ProblemCode.VPC_FACTS_MISSING: "of an answer that is still to come, so there is no call: tests/domain/test_flow.py",
    ProblemCode.HIDING_NOT_AGREED: "the user's own consent, which no call asks for: tests/domain/test_flow.py",
    ProblemCode.MODE_REFUSED: "comes after a refusal: test_a_refused_mode_is_said_first_the_next_time",
    ProblemCode.TARGET_INTERFACE_MISSING: "nothing is chosen yet, so there is no call: tests/domain/test_move.py",
    ProblemCode.ALREADY_THERE: "of moving, where nothing would be changed: tests/domain/test_move_wizard.py",
    ProblemCode.ENI_WITHOUT_EIPS: "of moving, where nothing would be changed: tests/domain/test_move.py",
    ProblemCode.EIP_NOT_ON_INTERFACE: "of moving what is none of the plan's business: tests/domain/test_move.py",
    ProblemCode.EIP_NOT_REBOUND: "of unbinding from another mode first: tests/domain/test_rebinding.py",
    ProblemCode.NO_REVERSAL: "of reversing a run, which no call is: tests/domain/test_reversal.py",
    ProblemCode.CHANGED_SINCE_RUN: "of reversing a run, which no call is: tests/domain/test_reversal.py",
    ProblemCode.EIP_SUBSCRIPTION: "of releasing, not of binding: tests/services/test_deletion.py",
    ProblemCode.EIP_PROTECTED: "of releasing, not of binding: tests/services/test_deletion.py",
    ProblemCode.EIP_OF_GROUP: "of releasing, not of binding: tests/services/test_deletion.py",
    ProblemCode.EIP_NOT_LEAVING: "of releasing what is none of the plan's business: tests/domain/test_deletion.py",
    ProblemCode.ENI_EIPS_STAY: "of deleting, not of binding: tests/services/test_deletion.py",
    ProblemCode.DHCP_NEEDED: "said of every instance: test_dhcp_is_always_told",
    ProblemCode.INSTANCE_ROOM: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.GROUP_MISSING: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.GROUP_GONE: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.VSWITCH_IN_OTHER_ZONE: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.VSWITCH_KEEPS_ADDRESS: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.ADDRESS_TAKEN: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.OVERLAPS_BLOCK: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.OVERLAPS_ROUTE: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.NO_BLOCK_LEFT: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.TOO_MANY_BLOCKS: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.VPCS_NEEDED: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.VSWITCHES_NEEDED: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.OWN_EIPS_HIDDEN: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.ADDRESSES_HIDDEN: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.NAT_BEHIND_IPV4_GATEWAY: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.NAT_IPV4_GATEWAY: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.EXPOSED_BY_DHCP: "the secondary CIDR method: tests/agreement/test_secondary_cidr.py",
    ProblemCode.RANGE_EXCLUDED: "the search for address blocks: tests/agreement/test_blocks.py",
    ProblemCode.EDGE_OF_BLOCK: "the search for address blocks: tests/agreement/test_blocks.py",
    ProblemCode.OVERLAPS_VSWITCH: "the search for address blocks: tests/agreement/test_blocks.py",
    ProblemCode.EQUALS_ROUTE: "the search for address blocks: tests/agreement/test_blocks.py",
    ProblemCode.NO_VSWITCH_LEFT: "the search for address blocks: tests/agreement/test_blocks.py",
    ProblemCode.TOO_MANY_VSWITCHES: "the search for address blocks: tests/agreement/test_blocks.py",
    ProblemCode.VPC_GONE: "lists that contradict each other: tests/domain/test_secondary_cidr_rules.py",
    ProblemCode.GROUP_OTHER_VPC: "lists that contradict each other: tests/domain/test_secondary_cidr_rules.py",
    ProblemCode.GROUP_SERVICE_MANAGED: "lists that contradict each other: tests/domain/test_secondary_cidr_rules.py",
    ProblemCode.ENI_NOT_EXPOSED: _TEARDOWN,
    ProblemCode.VSWITCH_GONE: _TEARDOWN,
    ProblemCode.VSWITCH_IN_USE: _TEARDOWN,
    ProblemCode.BLOCK_GONE: _TEARDOWN,
    ProblemCode.BLOCK_IN_USE: _TEARDOWN,
}
"""Rules that have no row, and why."""
