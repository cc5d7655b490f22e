"""What can be wrong with the facts about a guest's network: codes with parameters; ``gui/words`` has the sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.errors import InputError


class GuestProblemCode(StrEnum):
    """Each kind of problem; its sentence names the parameters in braces."""

    MISSING = "missing"
    NOT_TEXT = "not_text"
    BAD_MAC = "bad_mac"
    PRIMARY_MAC = "primary_mac"
    BAD_PRIVATE_ADDRESS = "bad_private_address"
    BAD_PRIVATE_NETWORK = "bad_private_network"
    PRIVATE_OUTSIDE_NETWORK = "private_outside_network"
    BAD_PRIVATE_GATEWAY = "bad_private_gateway"
    PRIVATE_GATEWAY_UNUSABLE = "private_gateway_unusable"
    NO_EIPS = "no_eips"
    TOO_MANY_EIPS = "too_many_eips"
    BAD_EIP = "bad_eip"
    NOT_PUBLIC = "not_public"
    DUPLICATE_EIP = "duplicate_eip"
    BAD_MASK = "bad_mask"
    MASK_TOO_WIDE = "mask_too_wide"
    EIP_IS_NETWORK_END = "eip_is_network_end"
    EIP_IS_PRIVATE = "eip_is_private"
    EIP_IN_PRIVATE_NETWORK = "eip_in_private_network"
    BAD_GATEWAY = "bad_gateway"
    OWN_GATEWAY = "own_gateway"
    GATEWAY_IS_EIP = "gateway_is_eip"
    GATEWAY_IS_NETWORK_END = "gateway_is_network_end"
    BAD_INTERFACE_NAME = "bad_interface_name"
    BAD_BASE = "bad_base"
    MARKS_WITHOUT_ROUTING = "marks_without_routing"
    EXPOSED_OUTSIDE_NETWORK = "exposed_outside_network"
    EXPOSED_WITH_EIPS = "exposed_with_eips"
    NOTHING_TO_DO = "nothing_to_do"


@dataclass(frozen=True, slots=True)
class GuestProblem:
    """One thing that is wrong.

    Attributes:
        code: which kind.
        params: the values its sentence names.
    """

    code: GuestProblemCode
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return code and values, for the log."""
        return f"{self.code}({', '.join(f'{name}={value}' for name, value in self.params.items())})"


class GuestInputError(InputError):
    """The facts cannot be configured.

    Attributes:
        problems: every problem found, never empty.
    """

    def __init__(self, problems: Sequence[GuestProblem]) -> None:
        super().__init__(", ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
