"""Whose account a sign-in reaches: asked of the cloud before anything else is read or written with it, and on trial."""

from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.cloud.account import SANDBOX, Account, CallerIdentity, endpoint_name
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.contracts import Credentials
from gui.services.parts import Parts, SandboxAccess

_NO_SIGN_IN = frozenset({CloudErrorKind.BAD_CREDENTIALS, CloudErrorKind.EXPIRED_CREDENTIALS, CloudErrorKind.CLOCK_SKEW})
"""Refusals of GetCallerIdentity after which no other call would be accepted either."""


def account_of(parts: Parts, credentials: Credentials, profile: Profile | None) -> Account:
    """Return the account that ``credentials`` reach; one call, STS GetCallerIdentity. Blocking.

    Where the cloud does not tell it, the number is taken from the role's ARN, or left out.

    Args:
        parts: what asks, and the endpoint.
        credentials: what would sign the calls.
        profile: whose they are, None for the environment's key.

    Raises:
        CloudError: the credentials are refused.
    """
    endpoint = endpoint_name(parts.endpoint)
    role = profile is not None and profile.kind is ProfileKind.RAM_ROLE
    key = "" if role else credentials.access_key_id
    name = profile.name if profile else ""
    try:
        found = parts.identify(credentials, profile, parts.endpoint)
    except CloudError as error:
        if error.kind in _NO_SIGN_IN:
            raise
        number = profile.role_arn.split(":")[3] if profile is not None and role else ""
        return Account(number, key, endpoint, name, "" if number else error.code or error.kind.value)
    return Account(found.account_id, key, endpoint, name)


def sandbox_account(access: SandboxAccess) -> Account:
    """Return the account of the built-in sandbox: there is one, and it is asked nothing."""
    return Account(access_key_id=access.credentials.access_key_id, endpoint=SANDBOX)


def try_profile(parts: Parts, profile: Profile, credentials: Credentials | None, kept_as: str = "") -> CallerIdentity:
    """Return who would sign the calls of ``profile``; nothing is kept. Blocking.

    One call, STS GetCallerIdentity, signed by what would sign all others; for a role AssumeRole before it. The
    secret stays in memory, and is kept out of the log.

    Args:
        parts: what asks, and the endpoint.
        profile: as it was entered.
        credentials: the key as it was entered; None for the one that is kept, and for that of the environment.
        kept_as: the profile whose secret is kept, where ``credentials`` is None; may lead to a question of the keyring.

    Raises:
        ProfileError: the profile or the key is not right.
        SignInError: there is no secret, or the role was refused, or the environment holds no key.
        VaultError: the keyring could not give the secret.
        CloudError: the cloud refused, or could not be reached.
    """
    accounts = parts.accounts
    key = accounts.kept_key(kept_as) if credentials is None and kept_as else credentials
    return parts.identify(accounts.trial(profile, key), profile, parts.endpoint)
