"""Resource groups: what ResourceManager lists, and what a resource shows as its own."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class ResourceGroup:
    """A resource group of the account."""

    id: str
    name: str
    display_name: str
    created: str = "2025-01-15T06:07:09+08:00"


DEFAULT = ResourceGroup(id="rg-acfmxazb4ph6aiy", name="default resource group", display_name="default resource group")
"""The group that every account has from the start."""
