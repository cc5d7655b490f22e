"""What can be wrong with a profile, a key or a file about them: codes, sentences, and the error that carries them."""

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


@dataclass(frozen=True, slots=True)
class ProfileFinding:
    """One thing about a profile or key that is wrong or remarkable.

    Attributes:
        problem: what.
        values: what the sentence needs.
    """

    problem: ProfileProblem
    values: Values = ()
