"""Profiles: who signs the calls, without any secret. The secret itself lives behind a SecretStore."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.region import RegionId


class ProfileKind(StrEnum):
    """Where the credentials of a profile come from."""

    ACCESS_KEY = "access_key"
    SESSION_TOKEN = "session_token"
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
        delivers: whether commands may be sent into guests with it; whoever may do that is root there.
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
    delivers: bool = False

    @property
    def kept_in(self) -> Storage:
        """Where the secret really is kept: long-lived keys as the user chose, short-lived ones in memory."""
        return self.storage if self.kind in LONG_LIVED else Storage.SESSION_ONLY


LONG_LIVED = frozenset({ProfileKind.ACCESS_KEY, ProfileKind.RAM_ROLE})
"""The kinds whose key works until somebody deletes it; only those are worth a keyring."""
