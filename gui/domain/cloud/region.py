"""Regions, and what a region offers."""

from dataclasses import dataclass
from typing import NewType

RegionId = NewType("RegionId", str)
"""For example ``cn-shanghai``."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region as DescribeRegions lists it.

    Attributes:
        id: the region id, for example ``cn-shanghai``.
        local_name: its name in the language asked for.
        vpc_endpoint: host of the VPC API there, without a scheme; empty when the list did not say.
    """

    id: RegionId
    local_name: str
    vpc_endpoint: str = ""
