"""Who a key belongs to: STS GetCallerIdentity. Every key may ask that, whatever its policies say."""

from gui.cloud import sts
from gui.cloud.maps import text
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.identity import CallerIdentity, PrincipalKind
from gui.domain.contracts import Credentials

ACTION = "GetCallerIdentity"


def identify(credentials: Credentials, profile: Profile, endpoint: str | None = None) -> CallerIdentity:
    """Return who ``credentials`` belong to; blocking.

    Args:
        credentials: of which is asked; they sign the question.
        profile: how the cloud is reached.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: they were refused, or no usable answer came.
    """
    body = sts.call(ACTION, {}, credentials, profile, endpoint)
    account, arn = text(body.get("AccountId")), text(body.get("Arn"))
    if not account or not arn:
        raise sts.malformed(ACTION, body)
    return CallerIdentity(account, arn, _kind(text(body.get("IdentityType"))))


def _kind(word: str) -> PrincipalKind:
    try:
        return PrincipalKind(word)
    except ValueError:
        return PrincipalKind.UNKNOWN
