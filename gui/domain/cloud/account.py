"""The account that a plan is for, who signs, and its resource groups: one run takes one account, and no other.

Source: STS GetCallerIdentity, API 2015-04-01, which every key may call unless a control policy forbids it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.errors import WizardError

SANDBOX = "sandbox"
"""Stands for the endpoint of the built-in sandbox, which listens on another port each time."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose resources are read and changed, and where.

    Attributes:
        account_id: number of the Alibaba Cloud account; empty where the cloud did not tell it.
        access_key_id: of the key that signs; compared only where an account number is missing. Empty for roles, whose
            key is another one in each session.
        endpoint: URL of the server that answers instead of Alibaba Cloud, ``SANDBOX`` for the built-in one, None for
            Alibaba Cloud.
        profile: name of the profile that signs, empty where there is none; for sentences, never compared.
        unknown_because: why the cloud did not tell the account number: its code, or the kind of the failure.
    """

    account_id: str = ""
    access_key_id: str = ""
    endpoint: str | None = None
    profile: str = field(default="", compare=False)
    unknown_because: str = field(default="", compare=False)

    @property
    def owner(self) -> str:
        """The account number, or the AccessKey id where that is not known."""
        return self.account_id or self.access_key_id


class Mismatch(StrEnum):
    """Why two accounts are not the same, or are not known to be."""

    ENDPOINT = "endpoint"
    ACCOUNT = "account"
    UNKNOWN = "unknown"


@dataclass(eq=False)
class AccountError(WizardError):
    """The account that is signed in is not the one of the plan, or it is not known to be. Nothing was sent with it.

    Attributes:
        mismatch: why.
        planned: the account of the plan or of the run.
        signed_in: the account that is signed in now.
    """

    mismatch: Mismatch
    planned: Account
    signed_in: Account

    def __str__(self) -> str:
        planned, signed_in = described(self.planned), described(self.signed_in)
        if self.mismatch is not Mismatch.UNKNOWN:
            place = "server" if self.mismatch is Mismatch.ENDPOINT else "account"
            return (
                f"The plan is for {planned}, but you are signed in to {signed_in}. Nothing was sent. Sign in with the"
                f" {place} of the plan, or make a new plan for this {place}.{self._about_sandboxes()}"
            )
        reasons = (self.signed_in.unknown_because, self.planned.unknown_because)
        reason = "".join(f" ({each})" for each in filter(None, reasons))
        return (
            f"The cloud does not tell whether both accounts are the same{reason}: the plan is for {planned}, and you"
            f" are signed in to {signed_in}. Nothing was sent. Allow sts:GetCallerIdentity, or sign in with the same"
            " AccessKey."
        )

    def _about_sandboxes(self) -> str:
        if (self.planned.endpoint == SANDBOX) is (self.signed_in.endpoint == SANDBOX):
            return ""
        return (
            " The sandbox of --sandbox lives and ends with the program; one that 'multi-eip sandbox' opens is another"
            " server, named with --endpoint."
        )


def described(account: Account) -> str:
    """Return number, profile and endpoint of ``account`` in English, for the command line."""
    if account.endpoint == SANDBOX:
        return "the built-in sandbox"
    name = f"account {account.account_id}" if account.account_id else f"AccessKey {account.access_key_id or '?'}"
    profile = f" (profile {account.profile})" if account.profile else ""
    return name + profile + (f" at {account.endpoint}" if account.endpoint else "")


def endpoint_name(url: str | None) -> str | None:
    """Return ``url`` in the one form that endpoints are compared in; None for Alibaba Cloud's own."""
    return url.strip().rstrip("/").casefold() if url else None


def mismatch(planned: Account, signed_in: Account) -> Mismatch | None:
    """Return why ``signed_in`` may not carry out what was planned for ``planned``; None where it may.

    Another user or a role of the same account may. Where an account number is missing, only the same AccessKey may.
    """
    if planned.endpoint != signed_in.endpoint:
        return Mismatch.ENDPOINT
    if planned.account_id and signed_in.account_id:
        return None if planned.account_id == signed_in.account_id else Mismatch.ACCOUNT
    same_key = bool(planned.access_key_id) and planned.access_key_id == signed_in.access_key_id
    return None if same_key else Mismatch.UNKNOWN


def require_same(planned: Account | None, signed_in: Account) -> None:
    """Refuse an account that is not the planned one.

    Args:
        planned: of the plan or the run; None in what an earlier version has saved, which says nothing of it.
        signed_in: what would sign the calls.

    Raises:
        AccountError: it is another account, or not known to be the same.
    """
    found = mismatch(planned, signed_in) if planned is not None else None
    if planned is not None and found is not None:
        raise AccountError(found, planned, signed_in)


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


@dataclass(frozen=True, slots=True)
class ResourceGroup:
    """One resource group: ListResourceGroups.

    Attributes:
        id: ``rg-…``.
        name: what the web console shows; the identifier where there is no display name, may be empty.
    """

    id: str
    name: str = ""
