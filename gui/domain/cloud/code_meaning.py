"""What a code of the cloud can mean: the kind of error, the reaction to it, and the resource that is gone."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.errors import CloudErrorKind


class Reaction(StrEnum):
    """What to do about an error.

    ``REPEAT``: the answer is unknown; read, then repeat with the same ClientToken. ``BACK_OFF``: a definite refusal
    that passes by waiting; a fresh token. ``IF_PASSING``: repeat only while a fresh read shows something between two
    states. ``SINGLY``: the batch call is not offered here; send single calls. ``SIGN_IN``: wait for new credentials.
    ``GIVE_UP``: nothing helps.
    """

    REPEAT = "repeat"
    BACK_OFF = "back_off"
    IF_PASSING = "if_passing"
    SINGLY = "singly"
    SIGN_IN = "sign_in"
    GIVE_UP = "give_up"


class Named(StrEnum):
    """The kinds of resource that are read by id."""

    EIP = "eip"
    INTERFACE = "interface"
    INSTANCE = "instance"
    VSWITCH = "vswitch"
    VPC = "vpc"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means.

    Attributes:
        kind: for us.
        reaction: to a call that was refused by it; None: what the kind says.
        most_tries: how often a call is sent that is refused by it; 0 for as long as the patience lasts.
        singly: whether it says nothing against single calls when the batch call is refused by it.
        mode_refused: whether it says that the account, or the region for this account, has no multi-EIP mode.
        gone: the kind of resource that it says does not exist; None where it names none, or another one.
    """

    kind: CloudErrorKind
    reaction: Reaction | None = None
    most_tries: int = 0
    singly: bool = False
    mode_refused: bool = False
    gone: Named | None = None
