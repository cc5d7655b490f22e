"""What a rule says when it is not met: a code with parameters. ``gui.qt.messages`` holds the sentences."""

from dataclasses import dataclass
from enum import StrEnum

Values = tuple[tuple[str, str | int], ...]
"""What a sentence needs, as (name, text or number) pairs."""


class Severity(StrEnum):
    """Whether a finding blocks, warns or only informs."""

    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"


class ProblemCode(StrEnum):
    """One code per rule."""

    NOT_SIGNED_IN = "not_signed_in"
    INVENTORY_MISSING = "inventory_missing"
    NOT_APPLIED = "not_applied"
    REGION_MISSING = "region_missing"
    REGION_WITHOUT_MODE = "region_without_mode"
    EIPS_MISSING = "eips_missing"
    EIP_GONE = "eip_gone"
    EIP_BOUND = "eip_bound"
    EIP_UNSETTLED = "eip_unsettled"
    EIP_LOCKED = "eip_locked"
    EIP_SERVICE_MANAGED = "eip_service_managed"
    TOO_MANY_EIPS = "too_many_eips"
    ENI_MISSING = "eni_missing"
    ENI_GONE = "eni_gone"
    ENI_PRIMARY = "eni_primary"
    ENI_OTHER_TYPE = "eni_other_type"
    ENI_ATTACHED = "eni_attached"
    ENI_UNSETTLED = "eni_unsettled"
    ENI_SERVICE_MANAGED = "eni_service_managed"
    ENI_OTHER_MODE = "eni_other_mode"
    ENI_FULL = "eni_full"
    ENI_PREFIXES = "eni_prefixes"
    ENI_SECONDARY_ADDRESSES = "eni_secondary_addresses"
    INSTANCE_MISSING = "instance_missing"
    INSTANCE_GONE = "instance_gone"
    INSTANCE_FAMILY = "instance_family"
    INSTANCE_FAMILY_UNSURE = "instance_family_unsure"
    INSTANCE_STATE = "instance_state"
    INSTANCE_MUST_STOP = "instance_must_stop"
    INSTANCE_OTHER_ZONE = "instance_other_zone"
    INSTANCE_OTHER_VPC = "instance_other_vpc"
    INSTANCE_ENI_QUOTA = "instance_eni_quota"
    INSTANCE_TYPE_UNKNOWN = "instance_type_unknown"
    INSTANCE_ADDRESS_QUOTA = "instance_address_quota"
    SAME_VSWITCH = "same_vswitch"
    DHCP_NEEDED = "dhcp_needed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that is not met, or one thing to know.

    Attributes:
        code: which rule.
        subject: id of the EIP, ENI or instance it is about, empty for the whole.
        values: what the sentence needs, as (name, text or number) pairs.
        severity: whether it blocks.
    """

    code: ProblemCode
    subject: str = ""
    values: Values = ()
    severity: Severity = Severity.BLOCKS


def blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return those of ``problems`` that block."""
    return tuple(problem for problem in problems if problem.severity is Severity.BLOCKS)
