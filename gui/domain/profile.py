"""Profiles: who signs the calls, without any secret. The secret itself lives behind a SecretStore."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gui.domain.contracts import Credentials
from gui.domain.errors import CloudError, CloudErrorKind, InputError
from gui.domain.identity import CallerIdentity
from gui.domain.problems import Values
from gui.domain.region import RegionId


class ProfileKind(StrEnum):
    """Where the credentials of a profile come from."""

    ACCESS_KEY = "access_key"
    SESSION_TOKEN = "session_token"  # noqa: S105 (a word, not a secret)
    RAM_ROLE = "ram_role"
    ENVIRONMENT = "environment"


class Storage(StrEnum):
    """Where the long-lived secret of a profile is kept."""

    KEYRING = "keyring"
    SESSION_ONLY = "session_only"


class Colour(StrEnum):
    """Marks a profile on the screen; the Qt layer has the shades for light and dark."""

    GREY = "grey"
    BLUE = "blue"
    TEAL = "teal"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    PURPLE = "purple"


DEFAULT_SESSION_NAME = "multi-eip-wizard"
ROLE_SECONDS = 3600
"""Length of a role session that is asked for: the longest every role allows (MaxSessionDuration is at least this)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to sign in.

    Attributes:
        name: chosen by the user, unique.
        kind: where the credentials come from.
        access_key_id: of the key that is kept; not a secret; empty for ENVIRONMENT.
        region: region that is chosen first, None for no preference.
        colour: how it is marked on the screen.
        is_default: whether it is chosen at the start; exactly one profile is, unless there is none.
        storage: where the secret is kept. A temporary credential is SESSION_ONLY whatever this says.
        role_arn: ``acs:ram::<account>:role/<name>``, only for RAM_ROLE.
        role_session_name: shown in the account's audit log, only for RAM_ROLE.
        external_id: what some roles ask for as well, only for RAM_ROLE.
        expires: when a SESSION_TOKEN ends (aware, UTC), None when it is not known.
        proxy: ``http://host:port`` that calls go through, empty for the system's.
        ca_file: PEM file with certificate authorities to trust besides the built-in ones, empty for none.
        identity: whose key it is, None as long as nobody asked.
    """

    name: str
    kind: ProfileKind = ProfileKind.ACCESS_KEY
    access_key_id: str = ""
    region: RegionId | None = None
    colour: Colour = Colour.GREY
    is_default: bool = False
    storage: Storage = Storage.KEYRING
    role_arn: str = ""
    role_session_name: str = DEFAULT_SESSION_NAME
    external_id: str = ""
    expires: datetime | None = None
    proxy: str = ""
    ca_file: str = ""
    identity: CallerIdentity | None = None

    @property
    def kept_in(self) -> Storage:
        """Where the secret really is kept: long-lived keys as the user chose, short-lived ones in memory."""
        return self.storage if self.kind in LONG_LIVED else Storage.SESSION_ONLY


LONG_LIVED = frozenset({ProfileKind.ACCESS_KEY, ProfileKind.RAM_ROLE})
"""The kinds whose key works until somebody deletes it; only those are worth a keyring."""


class ProfileProblem(StrEnum):
    """What is wrong with a profile or a key; ``gui.qt.messages`` has the sentences."""

    NAME_EMPTY = "name_empty"
    NAME_TOO_LONG = "name_too_long"
    NAME_TAKEN = "name_taken"
    NAME_UNKNOWN = "name_unknown"
    KEY_ID_EMPTY = "key_id_empty"
    KEY_ID_CHARACTERS = "key_id_characters"
    KEY_ID_LENGTH = "key_id_length"
    KEY_ID_TEMPORARY = "key_id_temporary"
    KEY_ID_NOT_TEMPORARY = "key_id_not_temporary"
    SECRET_EMPTY = "secret_empty"  # noqa: S105 (a code, not a secret)
    SECRET_CHARACTERS = "secret_characters"  # noqa: S105 (a code, not a secret)
    SECRET_LENGTH = "secret_length"  # noqa: S105 (a code, not a secret)
    SECRET_IS_KEY_ID = "secret_is_key_id"  # noqa: S105 (a code, not a secret)
    TOKEN_EMPTY = "token_empty"  # noqa: S105 (a code, not a secret)
    TOKEN_CHARACTERS = "token_characters"  # noqa: S105 (a code, not a secret)
    ROLE_ARN_SHAPE = "role_arn_shape"
    ROLE_SESSION_SHAPE = "role_session_shape"
    PROXY_SHAPE = "proxy_shape"
    PROXY_HAS_PASSWORD = "proxy_has_password"  # noqa: S105 (a code, not a secret)
    CA_FILE_MISSING = "ca_file_missing"
    CA_FILE_SHAPE = "ca_file_shape"
    FILE_DAMAGED = "file_damaged"
    FILE_DAMAGED_COPY_USED = "file_damaged_copy_used"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_WRITTEN = "file_not_written"
    FILE_CHANGED = "file_changed"

    @property
    def blocks(self) -> bool:
        """Whether the profile can't be used like that; the others are only remarkable."""
        return self not in {ProfileProblem.KEY_ID_LENGTH, ProfileProblem.SECRET_LENGTH}


SENTENCES = {
    ProfileProblem.NAME_EMPTY: "The profile has no name.",
    ProfileProblem.NAME_TOO_LONG: "The name of the profile is longer than {limit} characters.",
    ProfileProblem.NAME_TAKEN: "There is already a profile named {name}.",
    ProfileProblem.NAME_UNKNOWN: "There is no profile named {name}.",
    ProfileProblem.KEY_ID_EMPTY: "The AccessKey ID is missing.",
    ProfileProblem.KEY_ID_CHARACTERS: "An AccessKey ID has only letters and digits.",
    ProfileProblem.KEY_ID_LENGTH: "An AccessKey ID has 16 to 30 characters; this one has {length}.",
    ProfileProblem.KEY_ID_TEMPORARY: "This AccessKey ID is a temporary one (STS) and works only with its token.",
    ProfileProblem.KEY_ID_NOT_TEMPORARY: "This AccessKey ID is not a temporary one; those begin with STS.",
    ProfileProblem.SECRET_EMPTY: "The AccessKey secret is missing.",
    ProfileProblem.SECRET_CHARACTERS: "The AccessKey secret has characters that no secret has.",
    ProfileProblem.SECRET_LENGTH: "An AccessKey secret has 30 characters; this one has {length}.",
    ProfileProblem.SECRET_IS_KEY_ID: "This is an AccessKey ID, not an AccessKey secret.",
    ProfileProblem.TOKEN_EMPTY: "The security token is missing.",
    ProfileProblem.TOKEN_CHARACTERS: "The security token has characters that no token has.",
    ProfileProblem.ROLE_ARN_SHAPE: "A role is written acs:ram::<account number>:role/<name>.",
    ProfileProblem.ROLE_SESSION_SHAPE: "A role session name has 2 to 64 letters, digits or the characters . @ - _.",
    ProfileProblem.PROXY_SHAPE: "A proxy is written http://host:port.",
    ProfileProblem.PROXY_HAS_PASSWORD: "The address of the proxy holds a password, which may not stand in a file.",
    ProfileProblem.CA_FILE_MISSING: "The certificate file {path} can't be read.",
    ProfileProblem.CA_FILE_SHAPE: "The file {path} holds no certificate in PEM form.",
    ProfileProblem.FILE_DAMAGED: "The file {path} is damaged and has no good copy; it was set aside as {aside}.",
    ProfileProblem.FILE_DAMAGED_COPY_USED: "The file {path} is damaged; the last good copy was used instead.",
    ProfileProblem.FILE_UNREADABLE: "The file {path} can't be read: {reason}.",
    ProfileProblem.FILE_NOT_WRITTEN: "The file {path} can't be written: {reason}.",
    ProfileProblem.FILE_CHANGED: "The file {path} was changed meanwhile and was left as it is.",
}
"""In English for logs and the command line; the window has its own, translated."""


@dataclass(eq=False)
class ProfileError(InputError):
    """A profile, a key or a file about them is not right.

    Attributes:
        problem: what.
        values: what the sentence needs, as (name, text or number) pairs; never a secret.
    """

    problem: ProfileProblem
    values: Values = ()

    def __str__(self) -> str:
        return SENTENCES[self.problem].format(**dict(self.values))


class SignInReason(StrEnum):
    """Why a profile must be signed in again."""

    SIGNED_OUT = "SignIn.SignedOut"
    LOCKED = "SignIn.Locked"
    SECRET_MISSING = "SignIn.SecretMissing"  # noqa: S105 (a code, not a secret)
    TOKEN_EXPIRED = "SignIn.TokenExpired"  # noqa: S105 (a code, not a secret)
    ROLE_REFUSED = "SignIn.RoleRefused"
    ENVIRONMENT_EMPTY = "SignIn.EnvironmentEmpty"


class SignInError(CloudError):
    """There is nothing to sign a call with; no call was made. A run pauses, asks for a sign-in and goes on.

    It is a CloudError because it surfaces where calls are made, and of the kind that an expired token gives.

    Attributes:
        reason: why.
        profile: name of the profile.
        cause: the cloud's refusal of the role, for ROLE_REFUSED.
    """

    def __init__(self, reason: SignInReason, profile: str, cause: CloudError | None = None) -> None:
        super().__init__(
            kind=CloudErrorKind.EXPIRED_CREDENTIALS,
            code=reason.value,
            action=cause.action if cause else "",
            message=cause.message if cause else "",
            request_id=cause.request_id if cause else "",
        )
        self.reason = reason
        self.profile = profile
        self.cause = cause


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


NAME_LIMIT = 60
KEY_ID_LENGTHS = range(16, 31)
SECRET_LENGTH = 30

_WORD = re.compile(r"[A-Za-z0-9._-]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/=._%-]+")
_KEY_ID = re.compile(r"LTAI[A-Za-z0-9]{8,26}")
_ROLE_ARN = re.compile(r"acs:ram::\d+:role/[A-Za-z0-9._@/-]+")
_ROLE_SESSION = re.compile(r"[A-Za-z0-9._@-]{2,64}")
_PROXY = re.compile(r"https?://(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?/?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a profile or key that is wrong or remarkable.

    Attributes:
        problem: what.
        values: what the sentence needs.
    """

    problem: ProfileProblem
    values: Values = ()


def key_findings(kind: ProfileKind, credentials: Credentials) -> tuple[Finding, ...]:
    """Return what is wrong or remarkable with the shape of cleaned ``credentials`` for a profile of ``kind``."""
    if kind is ProfileKind.ENVIRONMENT:
        return ()
    found = [*_key_id_findings(kind, credentials.access_key_id), *_secret_findings(credentials)]
    if kind is ProfileKind.SESSION_TOKEN:
        found += _token_findings(credentials.security_token or "")
    return tuple(found)


def _key_id_findings(kind: ProfileKind, key_id: str) -> list[Finding]:
    temporary = key_id.startswith("STS.")
    if not key_id:
        return [Finding(ProfileProblem.KEY_ID_EMPTY)]
    if not _WORD.fullmatch(key_id):
        return [Finding(ProfileProblem.KEY_ID_CHARACTERS)]
    if temporary and kind is not ProfileKind.SESSION_TOKEN:
        return [Finding(ProfileProblem.KEY_ID_TEMPORARY)]
    if not temporary and kind is ProfileKind.SESSION_TOKEN:
        return [Finding(ProfileProblem.KEY_ID_NOT_TEMPORARY)]
    if not temporary and len(key_id) not in KEY_ID_LENGTHS:
        return [Finding(ProfileProblem.KEY_ID_LENGTH, (("length", len(key_id)),))]
    return []


def _secret_findings(credentials: Credentials) -> list[Finding]:
    secret = credentials.access_key_secret
    if not secret:
        return [Finding(ProfileProblem.SECRET_EMPTY)]
    if secret == credentials.access_key_id or _KEY_ID.fullmatch(secret) or secret.startswith("STS."):
        return [Finding(ProfileProblem.SECRET_IS_KEY_ID)]
    if not _BASE64.fullmatch(secret):
        return [Finding(ProfileProblem.SECRET_CHARACTERS)]
    if not credentials.access_key_id.startswith("STS.") and len(secret) != SECRET_LENGTH:
        return [Finding(ProfileProblem.SECRET_LENGTH, (("length", len(secret)),))]
    return []


def _token_findings(token: str) -> list[Finding]:
    if not token:
        return [Finding(ProfileProblem.TOKEN_EMPTY)]
    return [] if _BASE64.fullmatch(token) else [Finding(ProfileProblem.TOKEN_CHARACTERS)]


def profile_findings(profile: Profile) -> tuple[Finding, ...]:
    """Return what is wrong with the shape of ``profile`` itself, apart from its secret."""
    found = []
    if not profile.name.strip():
        found.append(Finding(ProfileProblem.NAME_EMPTY))
    if len(profile.name) > NAME_LIMIT:
        found.append(Finding(ProfileProblem.NAME_TOO_LONG, (("limit", NAME_LIMIT),)))
    if profile.kind is ProfileKind.RAM_ROLE:
        if not _ROLE_ARN.fullmatch(profile.role_arn):
            found.append(Finding(ProfileProblem.ROLE_ARN_SHAPE))
        if not _ROLE_SESSION.fullmatch(profile.role_session_name):
            found.append(Finding(ProfileProblem.ROLE_SESSION_SHAPE))
    if "@" in profile.proxy:
        found.append(Finding(ProfileProblem.PROXY_HAS_PASSWORD))
    elif profile.proxy and not _PROXY.fullmatch(profile.proxy):
        found.append(Finding(ProfileProblem.PROXY_SHAPE))
    return tuple(found)
