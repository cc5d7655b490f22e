"""Taking on a RAM role: STS AssumeRole."""

from datetime import UTC, datetime

from gui.cloud import sts
from gui.cloud.maps import mapping, text
from gui.domain.accounts.profile import ROLE_SECONDS, Profile
from gui.domain.contracts import Credentials

ACTION = "AssumeRole"


def assume_role(key: Credentials, profile: Profile, endpoint: str | None = None) -> Credentials:
    """Return temporary credentials of ``profile``'s role; blocking.

    Args:
        key: what the role is asked for with.
        profile: names the role, and how the cloud is reached.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: they were refused, or no usable answer came.
    """
    parameters = {
        "RoleArn": profile.role_arn,
        "RoleSessionName": profile.role_session_name,
        "DurationSeconds": str(ROLE_SECONDS),
    }
    if profile.external_id:
        parameters["ExternalId"] = profile.external_id
    body = sts.call(ACTION, parameters, key, profile, endpoint)
    found = mapping(body.get("Credentials"))
    parts = [text(found.get(name)) for name in ("AccessKeyId", "AccessKeySecret", "SecurityToken")]
    expires = _time(text(found.get("Expiration")))
    if not all(parts) or expires is None:
        raise sts.malformed(ACTION, body)
    return Credentials(parts[0], parts[1], parts[2], expires)


def _time(words: str) -> datetime | None:
    """Return the time that ``words``, such as ``2026-11-22T12:00:00Z``, say; None when they say none."""
    try:
        return datetime.fromisoformat(words).astimezone(UTC)
    except ValueError:
        return None
