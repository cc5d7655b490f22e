"""What can be wrong with a profile, a key or a file about them: codes, and the error that carries them."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.errors import InputError
from gui.domain.cloud.problems import Values


class ProfileProblem(StrEnum):
    """What is wrong with a profile or a key; ``gui.words`` has the sentences."""

    NAME_EMPTY = "name_empty"
    NAME_TOO_LONG = "name_too_long"
    NAME_TAKEN = "name_taken"
    NAME_UNKNOWN = "name_unknown"
    KEY_ID_EMPTY = "key_id_empty"
    KEY_ID_CHARACTERS = "key_id_characters"
    KEY_ID_LENGTH = "key_id_length"
    KEY_ID_TEMPORARY = "key_id_temporary"
    KEY_ID_NOT_TEMPORARY = "key_id_not_temporary"
    SECRET_EMPTY = "secret_empty"
    SECRET_CHARACTERS = "secret_characters"
    SECRET_LENGTH = "secret_length"
    SECRET_IS_KEY_ID = "secret_is_key_id"
    TOKEN_EMPTY = "token_empty"
    TOKEN_CHARACTERS = "token_characters"
    ROLE_ARN_SHAPE = "role_arn_shape"
    ROLE_SESSION_SHAPE = "role_session_shape"
    REGION_SHAPE = "region_shape"
    PROXY_SHAPE = "proxy_shape"
    PROXY_HAS_PASSWORD = "proxy_has_password"
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
        """Return code and values for a log line; ``gui.words.accounts`` has the sentence."""
        return ", ".join((self.problem.value, *(f"{name} {value}" for name, value in self.values)))


@dataclass(frozen=True, slots=True)
class ProfileFinding:
    """One thing about a profile or key that is wrong or remarkable.

    Attributes:
        problem: what.
        values: what the sentence needs.
    """

    problem: ProfileProblem
    values: Values = ()
