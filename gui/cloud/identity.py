"""Who a key belongs to: STS GetCallerIdentity. Every key may ask that, whatever its policies say."""

from gui.cloud import sts
from gui.cloud.maps import text
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.identity import CallerIdentity, PrincipalKind
from gui.domain.contracts import Credentials

ACTION = "GetCallerIdentity"


class Identities:
    """Asks who signs; what ``gui.services.accounts.accounts.Identify`` asks for. Blocking.

    Args:
        endpoint: URL of a server to ask instead of the vendor's.
    """

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def __call__(self, credentials: Credentials, profile: Profile) -> CallerIdentity:
        """Return who ``credentials`` of ``profile`` belong to; raises ``CloudError``."""
        body = sts.call(ACTION, {}, credentials, profile, self._endpoint)
        account, arn = text(body.get("AccountId")), text(body.get("Arn"))
        if not account or not arn:
            raise sts.malformed(ACTION, body)
        return CallerIdentity(account, arn, _kind(text(body.get("IdentityType"))))


def _kind(word: str) -> PrincipalKind:
    try:
        return PrincipalKind(word)
    except ValueError:
        return PrincipalKind.UNKNOWN
