"""The errors of the program.

::

    Exception
     └─ WizardError                 anything the user is told in a sentence
         ├─ CloudError              the cloud refused, or could not be reached
         │   └─ PartlyReadError     single records of a list could not be read
         ├─ VaultError              the keyring could not do it
         ├─ JournalError            the record of runs can't be written or read
         ├─ InstallationError       a part of the program can't be loaded
         └─ InputError              something the user gave is not right
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class WizardError(Exception):
    """Base of every error that is told to the user in a sentence."""


class CloudErrorKind(StrEnum):
    """What an answer of the cloud means for us. Only ``NOT_FOUND`` means absent."""

    DENIED = "denied"
    BAD_CREDENTIALS = "bad_credentials"
    EXPIRED_CREDENTIALS = "expired_credentials"
    CLOCK_SKEW = "clock_skew"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    LIMIT = "limit"
    UNSUPPORTED = "unsupported"
    BAD_REQUEST = "bad_request"
    LOCKED = "locked"
    THROTTLED = "throttled"
    UNAVAILABLE = "unavailable"
    TIMED_OUT = "timed_out"
    NETWORK = "network"
    MALFORMED = "malformed"
    UNKNOWN = "unknown"


@dataclass(eq=False)
class CloudError(WizardError):
    """One refused or failed call.

    Attributes:
        kind: what it means for us.
        code: the cloud's own code, for example ``IncorrectEipStatus``; empty when no answer came.
        action: the API operation, for example ``AssociateEipAddress``.
        message: the cloud's own text without the SDK's decoration; may be empty.
        request_id: to quote to the vendor; empty when no answer came.
        status: HTTP status, 0 when no answer came.
        retry_after: seconds the cloud asked us to wait, None when it did not say.
        endpoint: host (and port) that was called.
        details: further facts, for example ``AccessDeniedDetail`` or both clocks of a skew.
    """

    kind: CloudErrorKind
    code: str = ""
    action: str = ""
    message: str = ""
    request_id: str = ""
    status: int = 0
    retry_after: float | None = None
    endpoint: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        parts = [self.action, self.code or self.kind.value]
        if self.request_id:
            parts.append(f"request id {self.request_id}")
        return " ".join(part for part in parts if part)

    @property
    def answered(self) -> bool:
        """Whether the cloud gave a definite answer: the call had no effect. Without one the effect is unknown."""
        return self.kind not in {
            CloudErrorKind.TIMED_OUT,
            CloudErrorKind.NETWORK,
            CloudErrorKind.UNAVAILABLE,
            CloudErrorKind.MALFORMED,
        }


@dataclass(eq=False)
class PartlyReadError(CloudError):
    """A list of which single records could not be read; whoever needs the whole has nothing.

    Attributes:
        read: the records that could be read. None of the others is absent.
    """

    read: tuple[Any, ...] = ()


class VaultErrorKind(StrEnum):
    """Why a keyring could not do what was asked; each has its own sentence and way out."""

    ABSENT = "absent"
    LOCKED = "locked"
    DISMISSED = "dismissed"
    DENIED = "denied"
    SLOW = "slow"
    UNSAFE = "unsafe"
    BROKEN = "broken"


@dataclass(eq=False)
class VaultError(WizardError):
    """The keyring could not store, read or delete a secret.

    Attributes:
        kind: why.
        backend: name of the keyring backend, never a secret.
    """

    kind: VaultErrorKind
    backend: str = ""

    def __str__(self) -> str:
        return f"keyring {self.kind.value}" + (f" ({self.backend})" if self.backend else "")


class JournalErrorKind(StrEnum):
    """Why the record of runs can't be used; each has its own sentence and way out."""

    IN_USE = "in_use"
    READ_ONLY = "read_only"
    FULL = "full"
    UNFINISHED = "unfinished"
    DAMAGED = "damaged"
    NEWER = "newer"


@dataclass(eq=False)
class JournalError(WizardError):
    """The record of runs can't be written, or not be read.

    Attributes:
        kind: why.
        path: the file.
        detail: what the system said, or which program holds it.
    """

    kind: JournalErrorKind
    path: str
    detail: str = ""

    def __str__(self) -> str:
        return f"journal {self.path}: {self.kind.value}" + (f" ({self.detail})" if self.detail else "")


@dataclass(eq=False)
class InstallationError(WizardError):
    """A module or library of the program can't be loaded: a half-finished upgrade, or a file in quarantine.

    Attributes:
        missing: name of the module, empty when the loader names none.
        detail: the loader's own words.
    """

    missing: str
    detail: str = ""

    def __str__(self) -> str:
        return f"not completely installed: {self.missing or self.detail}"


class InputError(WizardError):
    """Something the user gave (a file, an option, a pasted key) is not right; the text is a whole sentence."""
