"""What is known of the keyring before it is used, and what a store in memory can do besides keeping."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gui.domain.cloud.errors import VaultErrorKind
from gui.domain.contracts import SecretStore


class VaultState(StrEnum):
    """Whether the operating system's keyring can be used; each state has its own sentence and way out.

    ``READY``: secrets can be saved and read at once. ``LOCKED``: the system will ask for the keyring's password first
    (or for a new one, when there is no keyring yet). ``DISMISSED``: it asked and the question was closed.
    ``DENIED``: this program may not use it. ``SLOW``: no answer in time, perhaps a question is open somewhere.
    ``ABSENT``: none runs here. ``UNSAFE``: the one that is set up keeps secrets unprotected, so it is refused.
    ``BROKEN``: it failed in a way not known.
    """

    READY = "ready"
    ABSENT = VaultErrorKind.ABSENT.value
    LOCKED = VaultErrorKind.LOCKED.value
    DISMISSED = VaultErrorKind.DISMISSED.value
    DENIED = VaultErrorKind.DENIED.value
    SLOW = VaultErrorKind.SLOW.value
    UNSAFE = VaultErrorKind.UNSAFE.value
    BROKEN = VaultErrorKind.BROKEN.value

    @property
    def usable(self) -> bool:
        """Whether saving may be offered: at worst the system asks for a password."""
        return self in {VaultState.READY, VaultState.LOCKED, VaultState.DISMISSED}


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """What a look at the keyring found.

    Attributes:
        state: whether it can be used.
        backend: its name, for example ``SecretService Keyring``; empty when there is none.
    """

    state: VaultState
    backend: str = ""


class MemoryStore(SecretStore, Protocol):
    """Keeps secrets for this run only."""

    def clear(self) -> None:
        """Forget every secret and overwrite its memory."""

    def __len__(self) -> int:
        """Return how many secrets there are."""
