"""How much of everything an account may have."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Quotas:
    """Limits of the account; the defaults are those of the vendor's quota page."""

    eips: int = 20
    enis: int = 100
    eips_per_eni: int = 10
    secondary_cidrs: int = 5
    vswitches_per_vpc: int = 150
    vpcs: int = 10
    security_groups: int = 100
    rules_per_group: int = 200
