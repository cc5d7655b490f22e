"""A list of bindings before anything is looked up: its columns, its cells, its faults, and what it wants.

A row names one or several EIPs of one interface. Each fault names the line and the column it is in, so that whoever
made the list finds it there. Pure: the file is read elsewhere, and ``list_rows`` makes interfaces of rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gui.domain.choices.selection import Method
from gui.domain.cloud.region import RegionId

NEW: Final = "new"
"""What the column of the interface holds where the plan makes one."""


class ListColumn(StrEnum):
    """The columns of a list, in the order of a template."""

    REGION = "region"
    ENI = "eni"
    INSTANCE = "instance"
    EIPS = "eips"
    METHOD = "method"
    VSWITCH = "vswitch"
    SECURITY_GROUP = "security_group"
    ENI_NAME = "eni_name"
    STACK = "stack"
    DETACH_FIRST = "detach_first"
    STOP_INSTANCE = "stop_instance"


REQUIRED: Final = (ListColumn.REGION, ListColumn.ENI, ListColumn.INSTANCE, ListColumn.EIPS)


class ListFault(StrEnum):
    """What is wrong with a list."""

    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    CELLS_TOO_MANY = "cells_too_many"
    CELL_EMPTY = "cell_empty"
    CELL_FORMULA = "cell_formula"
    CELL_NOT_YES_OR_NO = "cell_not_yes_or_no"
    CELL_NOT_TEXT = "cell_not_text"
    CELL_NOT_FOR_NEW = "cell_not_for_new"
    CELL_ONLY_FOR_NEW = "cell_only_for_new"
    CELL_ONLY_FOR_CREATED = "cell_only_for_created"
    CELL_NOT_FOR_CIDR = "cell_not_for_cidr"
    METHOD_UNKNOWN = "method_unknown"
    STACK_UNKNOWN = "stack_unknown"
    STACK_OTHER_SYSTEM = "stack_other_system"
    EMPTY = "empty"
    ENTRY_NOT_OBJECT = "entry_not_object"
    ROWS_TOO_MANY = "rows_too_many"
    UNLIKE = "unlike"
    EIP_TWICE = "eip_twice"
    ENI_TWICE = "eni_twice"
    BLOCK_TWICE = "block_twice"
    REGION_UNREAD = "region_unread"
    LIST_UNREAD = "list_unread"
    NETWORK_UNREAD = "network_unread"
    EIP_UNKNOWN = "eip_unknown"
    EIP_AMBIGUOUS = "eip_ambiguous"
    ENI_UNKNOWN = "eni_unknown"
    ENI_AMBIGUOUS = "eni_ambiguous"
    INSTANCE_UNKNOWN = "instance_unknown"
    INSTANCE_AMBIGUOUS = "instance_ambiguous"
    VSWITCH_UNKNOWN = "vswitch_unknown"
    VSWITCH_AMBIGUOUS = "vswitch_ambiguous"
    GROUP_UNKNOWN = "group_unknown"
    GROUP_AMBIGUOUS = "group_ambiguous"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where it stands, so that a fault can name the place.

    Attributes:
        text: as it was written, without blanks around it.
        line: of the file, from 1; the number of the entry in a JSON file.
        column: name of the column.
        character: of the line, from 1, where the file has no columns; 0 where it has.
        parts: what it holds, where the file says which texts these are; otherwise blanks and semicolons part them.
    """

    text: str
    line: int
    column: str
    character: int = 0
    parts: "tuple[Cell, ...]" = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        code: which.
        line: see Cell; 0 for the whole list.
        column: name of the column, empty for the whole row.
        value: what was found there.
        other: what it is at odds with: another line, or the other candidates.
        character: see Cell.
    """

    code: ListFault
    line: int = 0
    column: str = ""
    value: str = ""
    other: str = ""
    character: int = 0


def fault_at(code: ListFault, cell: Cell, other: str = "") -> Fault:
    """Return the fault ``code`` of ``cell``."""
    return Fault(code, cell.line, cell.column, cell.text, other, cell.character)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One interface of the list, or one instance by a secondary CIDR block, with everything that its rows say.

    Attributes:
        region: where.
        place: the cell of the region in its first row: where a fault of the whole is named.
        eni: the interface, by id or name; NEW for one that the plan makes, empty by a secondary CIDR block.
        instance: the instance, by id or name.
        eips: the EIPs, each by id, address, name, or ``tag:key=value``, which may name several.
        method: how the EIPs come to the guest.
        vswitch: of a new interface, by id or name.
        group: the security group of new interfaces, by id or name.
        eni_name: of a new interface; may be empty.
        stacks: the network stacks of the guest, for its files; none where no files are wanted.
        detach_first: whether the interface may be detached from the instance that has it now.
        stop_instance: whether an instance may be stopped and started again where that is needed.
    """

    region: RegionId
    place: Cell
    eni: Cell
    instance: Cell
    eips: tuple[Cell, ...]
    method: Method = Method.MULTI_EIP
    vswitch: Cell | None = None
    group: Cell | None = None
    eni_name: Cell | None = None
    stacks: tuple[Cell, ...] = ()
    detach_first: bool = False
    stop_instance: bool = False

    @property
    def makes_eni(self) -> bool:
        """Whether the plan makes the interface that takes the EIPs in multi-EIP mode."""
        return self.method is Method.MULTI_EIP and is_new(self.eni.text)


Row = Mapping[str, Cell]


def is_new(text: str) -> bool:
    """Return whether ``text`` stands for an interface that the plan makes."""
    return text.casefold() == NEW


def header_faults(columns: Iterable[str], line: int = 1) -> tuple[Fault, ...]:
    """Return what is wrong with the names of the columns."""
    names = tuple(columns)
    known = [column.value for column in ListColumn]
    needed = [each.value for each in REQUIRED if each is not ListColumn.ENI or ListColumn.METHOD not in names]
    unknown = (Fault(ListFault.COLUMN_UNKNOWN, line, each) for each in dict.fromkeys(names) if each not in known)
    twice = (Fault(ListFault.COLUMN_TWICE, line, each) for each in known if names.count(each) > 1)
    missing = (Fault(ListFault.COLUMN_MISSING, line, each) for each in needed if each not in names)
    return (*unknown, *twice, *missing)
