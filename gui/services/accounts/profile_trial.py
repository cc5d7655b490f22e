"""Trying a profile before it is kept: who the cloud says would sign its calls."""

from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.contracts import Credentials
from gui.services.parts import Parts


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
