"""What speaks against something a person gave, before any call is sent."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from gui.domain.cloud.problems import Values

_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Against(Generic[_Code]):
    """One thing that speaks against it.

    Attributes:
        objection: what.
        values: what the sentence needs, as (name, text or number) pairs.
    """

    objection: _Code
    values: Values = ()
