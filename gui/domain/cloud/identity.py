"""Who signs: the account and user behind a key. Source: STS GetCallerIdentity, API 2015-04-01."""

from dataclasses import dataclass
from enum import StrEnum


class PrincipalKind(StrEnum):
    """What the key belongs to; the API's IdentityType. ``UNKNOWN`` is any word it may add later."""

    ACCOUNT = "Account"
    RAM_USER = "RAMUser"
    ASSUMED_ROLE = "AssumedRoleUser"
    UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class CallerIdentity:
    """Who signs the calls of a profile.

    Attributes:
        account_id: number of the Alibaba Cloud account.
        arn: for example ``acs:ram::1234567890123456:user/alice``.
        kind: what the key belongs to.
    """

    account_id: str
    arn: str
    kind: PrincipalKind = PrincipalKind.UNKNOWN

    @property
    def name(self) -> str:
        """The user or the role without the account: ``alice``, ``network-admin/session``, ``root``."""
        resource = self.arn.rsplit(":", 1)[-1]
        return resource.partition("/")[2] or resource
