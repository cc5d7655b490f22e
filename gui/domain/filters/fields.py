"""The names by which a filter asks for what a row says, whatever the language of the window."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Field(StrEnum):
    """One thing that rows of several tables say; a column may have more names, such as its title."""

    STATE = "state"
    REGION = "region"
    TAG = "tag"
    GROUP = "group"
    NAME = "name"
    IP = "ip"
    ID = "id"
    EIP = "eip"
    INTERFACE = "interface"
    INSTANCE = "instance"
    MODE = "mode"
    TYPE = "type"
    ZONE = "zone"
    VPC = "vpc"
    ISSUE = "issue"


_STATE_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"InUse": ("bound",), "Available": ("free",), "Associating": ("binding",), "Unassociating": ("unbinding",)}
)
"""What the states of the API are called besides, in English, so that a saved filter means the same in each language."""


def state_names(state: str) -> tuple[str, ...]:
    """Return every name of ``state``, a word of the API, that a filter may ask for."""
    return (state, *_STATE_NAMES.get(state, ()))


def tag_texts(tags: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return each tag as it is shown and asked for: ``key=value``, or the key where there is no value."""
    return tuple(f"{key}={value}" if value else key for key, value in tags)
