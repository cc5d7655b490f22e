"""What a rule says when it is not met: a code with parameters. ``gui.words`` holds the sentences.

``ProblemCode`` is the table of all rules: what each is called, how much it weighs, and which document it comes from.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Self, TypeVar

Values = tuple[tuple[str, str | int], ...]
"""What a sentence needs, as (name, text or number) pairs."""


class Severity(StrEnum):
    """Whether a finding blocks, warns or only informs."""

    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"


class Source(StrEnum):
    """Where a rule is written down."""

    PROGRAM = "order of the wizard's own pages"
    MODE_PAGE = "EIP help: associate EIPs with secondary ENIs in multi-EIP-to-ENI mode (2026)"
    MODE_PAGE_2021 = "the same page, Chinese edition of 2021-07"
    REGION_LIST = "the vendor's list of products and regions: closed regions (2024)"
    EIP_QUOTAS = "EIP help: quotas and limits; locked EIPs"
    ASSOCIATE = "VPC API 2016-04-28, AssociateEipAddress: parameters and error codes"
    GATEWAY_INFO = "EIP help: cut-through mode and IPv4 gateways (2026)"
    ATTACH = "ECS API 2014-05-26, AttachNetworkInterface and DetachNetworkInterface: preconditions and error codes"
    HOT_PLUG = "ECS help, bind a secondary ENI: instance types that take, and let go of, an ENI only while stopped"
    TYPES = "ECS API 2014-05-26, DescribeInstanceTypes: EniQuantity, EniPrivateIpAddressQuantity"
    RELEASE = "VPC API 2016-04-28, ReleaseEipAddress: preconditions and error codes"
    DELETE = "ECS API 2014-05-26, DeleteNetworkInterface: preconditions; EIPs must be unbound first"
    ROUTING = "ECS help: configure routing for several network interfaces"
    EXPOSE_PAGE = "EIP help: expose an EIP on an NIC by adding a secondary CIDR block to a VPC (2026)"
    VPC_BLOCKS = "VPC API 2016-04-28, AssociateVpcCidrBlock and CreateVSwitch: rules and error codes"
    VPC_REMOVAL = "VPC API 2016-04-28, UnassociateVpcCidrBlock, DeleteVSwitch and ReleaseEipAddress: preconditions"
    CREATE_ENI = "ECS API 2014-05-26, CreateNetworkInterface: parameters and error codes"


_BLOCKS, _WARNS, _INFORMS = Severity.BLOCKS, Severity.WARNS, Severity.INFORMS


class ProblemCode(StrEnum):
    """One member per rule: its name, its weight, its source."""

    _value_: str
    severity: Severity
    source: Source

    def __new__(cls, name: str, severity: Severity, source: Source) -> Self:
        """Make the member called ``name``."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.severity = severity
        member.source = source
        return member

    NOT_SIGNED_IN = ("not_signed_in", _BLOCKS, Source.PROGRAM)
    NOT_APPLIED = ("not_applied", _BLOCKS, Source.PROGRAM)
    INVENTORY_MISSING = ("inventory_missing", _BLOCKS, Source.PROGRAM)

    # A list that could not be read is empty in the inventory, and that says nothing about the cloud.
    EIPS_UNREAD = ("eips_unread", _BLOCKS, Source.PROGRAM)
    INTERFACES_UNREAD = ("interfaces_unread", _BLOCKS, Source.PROGRAM)
    INSTANCES_UNREAD = ("instances_unread", _BLOCKS, Source.PROGRAM)
    INSTANCE_TYPES_UNREAD = ("instance_types_unread", _WARNS, Source.PROGRAM)
    VSWITCHES_UNREAD = ("vswitches_unread", _WARNS, Source.PROGRAM)
    VPCS_UNREAD = ("vpcs_unread", _WARNS, Source.PROGRAM)

    REGION_MISSING = ("region_missing", _BLOCKS, Source.PROGRAM)
    REGION_CLOSED = ("region_closed", _BLOCKS, Source.REGION_LIST)
    REGION_WITHOUT_MODE = ("region_without_mode", _BLOCKS, Source.MODE_PAGE)
    # No call tells whether an account was admitted; an EIP in the mode proves it, a refusal denies it.
    MODE_REFUSED = ("mode_refused", _WARNS, Source.ASSOCIATE)
    MODE_UNPROVEN = ("mode_unproven", _INFORMS, Source.MODE_PAGE)

    EIPS_MISSING = ("eips_missing", _BLOCKS, Source.PROGRAM)
    EIP_TWICE = ("eip_twice", _BLOCKS, Source.PROGRAM)
    EIP_GONE = ("eip_gone", _BLOCKS, Source.ASSOCIATE)
    EIP_BOUND = ("eip_bound", _BLOCKS, Source.ASSOCIATE)
    EIP_UNSETTLED = ("eip_unsettled", _BLOCKS, Source.ASSOCIATE)
    EIP_LOCKED = ("eip_locked", _BLOCKS, Source.EIP_QUOTAS)
    EIP_SERVICE_MANAGED = ("eip_service_managed", _BLOCKS, Source.ASSOCIATE)
    EIP_SUBSCRIPTION = ("eip_subscription", _BLOCKS, Source.RELEASE)
    EIP_PROTECTED = ("eip_protected", _BLOCKS, Source.RELEASE)
    EIP_OF_GROUP = ("eip_of_group", _BLOCKS, Source.RELEASE)
    EIP_NOT_LEAVING = ("eip_not_leaving", _BLOCKS, Source.PROGRAM)
    # NAT gateways, load balancers and the like are never touched; an EIP as a private address is visible already.
    EIP_NOT_REBOUND = ("eip_not_rebound", _BLOCKS, Source.PROGRAM)
    TOO_MANY_EIPS = ("too_many_eips", _BLOCKS, Source.MODE_PAGE)

    ENI_MISSING = ("eni_missing", _BLOCKS, Source.PROGRAM)
    ENI_GONE = ("eni_gone", _BLOCKS, Source.ASSOCIATE)
    ENI_PRIMARY = ("eni_primary", _BLOCKS, Source.MODE_PAGE)
    ENI_OTHER_TYPE = ("eni_other_type", _BLOCKS, Source.MODE_PAGE)
    ENI_SERVICE_MANAGED = ("eni_service_managed", _BLOCKS, Source.ATTACH)
    ENI_ATTACHED = ("eni_attached", _BLOCKS, Source.MODE_PAGE)
    ENI_UNSETTLED = ("eni_unsettled", _BLOCKS, Source.ASSOCIATE)
    ENI_BUSY = ("eni_busy", _BLOCKS, Source.ASSOCIATE)
    ENI_OTHER_MODE = ("eni_other_mode", _BLOCKS, Source.MODE_PAGE_2021)
    ENI_FULL = ("eni_full", _BLOCKS, Source.MODE_PAGE)
    ENI_PREFIXES = ("eni_prefixes", _BLOCKS, Source.ASSOCIATE)
    # Documented for the cut-through mode only; the vendor is silent on this one, so it can't be more than a warning.
    ENI_SECONDARY_ADDRESSES = ("eni_secondary_addresses", _WARNS, Source.ASSOCIATE)
    # Documented for the cut-through mode only, too.
    ENI_BEHIND_IPV4_GATEWAY = ("eni_behind_ipv4_gateway", _WARNS, Source.GATEWAY_INFO)
    # Where ListIpv4Gateways gave no answer the rule can only be told, not checked.
    ENI_IPV4_GATEWAY = ("eni_ipv4_gateway", _INFORMS, Source.GATEWAY_INFO)
    ENI_EIPS_STAY = ("eni_eips_stay", _BLOCKS, Source.DELETE)
    # What a move needs besides: something that moves, and an interface for EIPs that leave theirs behind.
    ENI_WITHOUT_EIPS = ("eni_without_eips", _BLOCKS, Source.PROGRAM)
    EIP_NOT_ON_INTERFACE = ("eip_not_on_interface", _BLOCKS, Source.PROGRAM)
    TARGET_INTERFACE_MISSING = ("target_interface_missing", _BLOCKS, Source.PROGRAM)
    ALREADY_THERE = ("already_there", _BLOCKS, Source.PROGRAM)
    # What the reversal of a run needs.
    NO_REVERSAL = ("no_reversal", _BLOCKS, Source.PROGRAM)
    CHANGED_SINCE_RUN = ("changed_since_run", _BLOCKS, Source.PROGRAM)
    ENI_HOST_STATE = ("eni_host_state", _BLOCKS, Source.ATTACH)
    ENI_HOST_MUST_STOP = ("eni_host_must_stop", _BLOCKS, Source.HOT_PLUG)

    INSTANCE_MISSING = ("instance_missing", _BLOCKS, Source.PROGRAM)
    INSTANCE_GONE = ("instance_gone", _BLOCKS, Source.ATTACH)
    INSTANCE_FAMILY = ("instance_family", _BLOCKS, Source.MODE_PAGE)
    INSTANCE_FAMILY_UNSURE = ("instance_family_unsure", _WARNS, Source.MODE_PAGE_2021)
    INSTANCE_STATE = ("instance_state", _BLOCKS, Source.ATTACH)
    INSTANCE_MUST_STOP = ("instance_must_stop", _BLOCKS, Source.HOT_PLUG)
    INSTANCE_OTHER_VPC = ("instance_other_vpc", _BLOCKS, Source.ATTACH)
    INSTANCE_OTHER_ZONE = ("instance_other_zone", _BLOCKS, Source.ATTACH)
    INSTANCE_ENI_QUOTA = ("instance_eni_quota", _BLOCKS, Source.TYPES)
    INSTANCE_ADDRESS_QUOTA = ("instance_address_quota", _BLOCKS, Source.TYPES)
    INSTANCE_TYPE_UNKNOWN = ("instance_type_unknown", _WARNS, Source.TYPES)
    # The API attaches across vSwitches of a zone; only the console's page asks for one and the same.
    OTHER_VSWITCH = ("other_vswitch", _INFORMS, Source.ATTACH)
    SAME_VSWITCH = ("same_vswitch", _INFORMS, Source.ROUTING)
    DHCP_NEEDED = ("dhcp_needed", _INFORMS, Source.MODE_PAGE)

    # The method of the secondary CIDR block. Without these two lists nobody knows what a new block would overlap.
    VPCS_NEEDED = ("vpcs_needed", _BLOCKS, Source.PROGRAM)
    VSWITCHES_NEEDED = ("vswitches_needed", _BLOCKS, Source.PROGRAM)
    VPC_GONE = ("vpc_gone", _BLOCKS, Source.VPC_BLOCKS)
    INSTANCE_ROOM = ("instance_room", _BLOCKS, Source.TYPES)
    GROUP_MISSING = ("group_missing", _BLOCKS, Source.CREATE_ENI)
    GROUP_GONE = ("group_gone", _BLOCKS, Source.CREATE_ENI)
    GROUP_OTHER_VPC = ("group_other_vpc", _BLOCKS, Source.CREATE_ENI)
    GROUP_SERVICE_MANAGED = ("group_service_managed", _BLOCKS, Source.CREATE_ENI)
    # What the search for blocks says: one rule for each of its troubles, of the same name.
    VSWITCH_IN_OTHER_ZONE = ("vswitch_in_other_zone", _BLOCKS, Source.ATTACH)
    VSWITCH_KEEPS_ADDRESS = ("vswitch_keeps_address", _BLOCKS, Source.CREATE_ENI)
    ADDRESS_TAKEN = ("address_taken", _BLOCKS, Source.CREATE_ENI)
    RANGE_EXCLUDED = ("range_excluded", _BLOCKS, Source.VPC_BLOCKS)
    EDGE_OF_BLOCK = ("edge_of_block", _BLOCKS, Source.VPC_BLOCKS)
    OVERLAPS_VSWITCH = ("overlaps_vswitch", _BLOCKS, Source.VPC_BLOCKS)
    EQUALS_ROUTE = ("equals_route", _BLOCKS, Source.VPC_BLOCKS)
    OVERLAPS_BLOCK = ("overlaps_block", _BLOCKS, Source.VPC_BLOCKS)
    OVERLAPS_ROUTE = ("overlaps_route", _BLOCKS, Source.VPC_BLOCKS)
    NO_BLOCK_LEFT = ("no_block_left", _BLOCKS, Source.VPC_BLOCKS)
    NO_VSWITCH_LEFT = ("no_vswitch_left", _BLOCKS, Source.VPC_BLOCKS)
    TOO_MANY_BLOCKS = ("too_many_blocks", _BLOCKS, Source.VPC_BLOCKS)
    TOO_MANY_VSWITCHES = ("too_many_vswitches", _BLOCKS, Source.VPC_BLOCKS)
    # Routes and security groups are read when the page comes up that asks about the network.
    VPC_FACTS_MISSING = ("vpc_facts_missing", _BLOCKS, Source.PROGRAM)
    HIDING_NOT_AGREED = ("hiding_not_agreed", _BLOCKS, Source.PROGRAM)
    ADDRESSES_HIDDEN = ("addresses_hidden", _WARNS, Source.EXPOSE_PAGE)
    OWN_EIPS_HIDDEN = ("own_eips_hidden", _WARNS, Source.EXPOSE_PAGE)
    NAT_BEHIND_IPV4_GATEWAY = ("nat_behind_ipv4_gateway", _WARNS, Source.GATEWAY_INFO)
    NAT_IPV4_GATEWAY = ("nat_ipv4_gateway", _INFORMS, Source.GATEWAY_INFO)
    EXPOSED_BY_DHCP = ("exposed_by_dhcp", _INFORMS, Source.EXPOSE_PAGE)

    # Taking that method back.
    ENI_NOT_EXPOSED = ("eni_not_exposed", _BLOCKS, Source.PROGRAM)
    VSWITCH_GONE = ("vswitch_gone", _BLOCKS, Source.VPC_REMOVAL)
    VSWITCH_IN_USE = ("vswitch_in_use", _BLOCKS, Source.VPC_REMOVAL)
    BLOCK_GONE = ("block_gone", _BLOCKS, Source.VPC_REMOVAL)
    BLOCK_IN_USE = ("block_in_use", _BLOCKS, Source.VPC_REMOVAL)


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that is not met, or one thing to know.

    Attributes:
        code: which rule.
        subject: id of the EIP, ENI or instance it is about, empty for the whole.
        values: what the sentence needs, as (name, text or number) pairs.
    """

    code: ProblemCode
    subject: str = ""
    values: Values = ()

    @property
    def severity(self) -> Severity:
        """Whether it blocks."""
        return self.code.severity


def blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return those of ``problems`` that block."""
    return tuple(problem for problem in problems if problem.severity is Severity.BLOCKS)


_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Against(Generic[_Code]):
    """One objection to something a person entered, before any call is sent.

    Attributes:
        objection: what.
        values: what the sentence needs, as (name, text or number) pairs.
    """

    objection: _Code
    values: Values = ()
