"""Resource groups of an account, by which an administrator sorts resources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResourceGroup:
    """One resource group: ListResourceGroups.

    Attributes:
        id: ``rg-…``.
        name: what the web console shows; the identifier where there is no display name, may be empty.
    """

    id: str
    name: str = ""
