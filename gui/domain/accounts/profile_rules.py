"""What profiles and keys must look like: keys cleaned of what a paste brings, then both checked by their shape."""

import re
import unicodedata

from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.accounts.profile_problems import ProfileFinding, ProfileProblem
from gui.domain.cloud.region import has_region_shape
from gui.domain.contracts import Credentials

NAME_LIMIT = 60
KEY_ID_LENGTHS = range(16, 31)
SECRET_LENGTH = 30

_WORD = re.compile(r"[A-Za-z0-9._-]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/=._%-]+")
_KEY_ID = re.compile(r"LTAI[A-Za-z0-9]{8,26}")
_ROLE_ARN = re.compile(r"acs:ram::\d+:role/[A-Za-z0-9._@/-]+")
_ROLE_SESSION = re.compile(r"[A-Za-z0-9._@-]{2,64}")
_PROXY = re.compile(r"https?://(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?/?")


def clean_key(text: str) -> str:
    """Return ``text`` without the blanks, line ends and invisible characters that come with a paste."""
    return "".join(char for char in text if unicodedata.category(char)[0] not in "CZ")


def clean_credentials(credentials: Credentials) -> Credentials:
    """Return ``credentials`` with every part cleaned of what a paste brings."""
    return Credentials(
        clean_key(credentials.access_key_id),
        clean_key(credentials.access_key_secret),
        clean_key(credentials.security_token) if credentials.security_token else None,
        credentials.expires,
    )


def key_findings(kind: ProfileKind, credentials: Credentials) -> tuple[ProfileFinding, ...]:
    """Return what is wrong or remarkable with the shape of cleaned ``credentials`` for a profile of ``kind``."""
    if kind is ProfileKind.ENVIRONMENT:
        return ()
    found = [*_key_id_findings(kind, credentials.access_key_id), *_secret_findings(credentials)]
    if kind is ProfileKind.SESSION_TOKEN:
        found += _token_findings(credentials.security_token or "")
    return tuple(found)


def _key_id_findings(kind: ProfileKind, key_id: str) -> list[ProfileFinding]:
    temporary = key_id.startswith("STS.")
    if not key_id:
        return [ProfileFinding(ProfileProblem.KEY_ID_EMPTY)]
    if not _WORD.fullmatch(key_id):
        return [ProfileFinding(ProfileProblem.KEY_ID_CHARACTERS)]
    if temporary and kind is not ProfileKind.SESSION_TOKEN:
        return [ProfileFinding(ProfileProblem.KEY_ID_TEMPORARY)]
    if not temporary and kind is ProfileKind.SESSION_TOKEN:
        return [ProfileFinding(ProfileProblem.KEY_ID_NOT_TEMPORARY)]
    if not temporary and len(key_id) not in KEY_ID_LENGTHS:
        return [ProfileFinding(ProfileProblem.KEY_ID_LENGTH, (("length", len(key_id)),))]
    return []


def _secret_findings(credentials: Credentials) -> list[ProfileFinding]:
    secret = credentials.access_key_secret
    if not secret:
        return [ProfileFinding(ProfileProblem.SECRET_EMPTY)]
    if secret == credentials.access_key_id or _KEY_ID.fullmatch(secret) or secret.startswith("STS."):
        return [ProfileFinding(ProfileProblem.SECRET_IS_KEY_ID)]
    if not _BASE64.fullmatch(secret):
        return [ProfileFinding(ProfileProblem.SECRET_CHARACTERS)]
    if not credentials.access_key_id.startswith("STS.") and len(secret) != SECRET_LENGTH:
        return [ProfileFinding(ProfileProblem.SECRET_LENGTH, (("length", len(secret)),))]
    return []


def _token_findings(token: str) -> list[ProfileFinding]:
    if not token:
        return [ProfileFinding(ProfileProblem.TOKEN_EMPTY)]
    return [] if _BASE64.fullmatch(token) else [ProfileFinding(ProfileProblem.TOKEN_CHARACTERS)]


def profile_findings(profile: Profile) -> tuple[ProfileFinding, ...]:
    """Return what is wrong with the shape of ``profile`` itself, apart from its secret."""
    found = []
    if not profile.name.strip():
        found.append(ProfileFinding(ProfileProblem.NAME_EMPTY))
    if len(profile.name) > NAME_LIMIT:
        found.append(ProfileFinding(ProfileProblem.NAME_TOO_LONG, (("limit", NAME_LIMIT),)))
    if profile.kind is ProfileKind.RAM_ROLE:
        if not _ROLE_ARN.fullmatch(profile.role_arn):
            found.append(ProfileFinding(ProfileProblem.ROLE_ARN_SHAPE))
        if not _ROLE_SESSION.fullmatch(profile.role_session_name):
            found.append(ProfileFinding(ProfileProblem.ROLE_SESSION_SHAPE))
    if profile.region is not None and not has_region_shape(profile.region):
        found.append(ProfileFinding(ProfileProblem.REGION_SHAPE))
    if "@" in profile.proxy:
        found.append(ProfileFinding(ProfileProblem.PROXY_HAS_PASSWORD))
    elif profile.proxy and not _PROXY.fullmatch(profile.proxy):
        found.append(ProfileFinding(ProfileProblem.PROXY_SHAPE))
    return tuple(found)
