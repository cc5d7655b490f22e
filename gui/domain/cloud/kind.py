"""The form of a row in the table of kinds: how one is asked for, in which pages, and what is known of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.inventory import Inventory, ListName

_T = TypeVar("_T")


Facts = Iterator[tuple[str, str]]


class By(StrEnum):
    """What resources are asked for by: all of the region, their ids, their mark, the ENI or VPC they belong to."""

    REGION = "region"
    ID = "id"
    MARK = "mark"
    INTERFACE = "interface"
    VPC = "vpc"


class Form(StrEnum):
    """How a filter takes its values: one text, texts joined by commas, a list, a JSON array in a text, a tag."""

    TEXT = "text"
    JOINED = "joined"
    LIST = "list"
    JSON = "json"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A parameter that asks for some of a list.

    Attributes:
        name: on the wire.
        form: see Form.
        most: values of one call.
        fixed: parameters that go with it.
    """

    name: str
    form: Form = Form.TEXT
    most: int = 1
    fixed: Mapping[str, str] = field(default_factory=dict)


class Paging(StrEnum):
    """How a list comes: in pages with numbers and a total, in pages with tokens, or in one answer."""

    NUMBERED = "numbered"
    TOKENS = "tokens"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class ListCall:
    """The API call that lists a kind of resource.

    Attributes:
        product: ``vpc``, ``ecs`` or ``resourcemanager``.
        action: its name.
        path: names from the body of the answer down to the list.
        ids: names that hold the id of a record.
        paging: see Paging.
        size: most records of a page.
        filters: what it can be asked for by.
        regional: whether it takes a ``RegionId``.
        per_page: name of the parameter for ``size``, where pages have tokens.
        coded: whether the body has a ``Code`` of its own, which says whether it was done.
    """

    product: str
    action: str
    path: tuple[str, ...]
    ids: tuple[str, ...]
    paging: Paging
    size: int
    filters: Mapping[By, ListFilter]
    regional: bool = True
    per_page: str = "MaxResults"
    coded: bool = False

    @property
    def permission(self) -> str:
        """Its name in RAM policies."""
        return f"{self.product}:{self.action}"


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[_T]):
    """A kind of resource.

    Attributes:
        call: lists it; where that takes several calls, the first.
        named: what the cloud's codes call it; None where no code says that one of it is gone.
        key: gives the id of one.
        listed: its list in an inventory, None where it is in none.
        find: gives those of an inventory by id.
        settled: whether one will stay as it is until somebody acts.
        facts: name and value of everything of one that a plan relies on; names and other decoration are not among them.
    """

    call: ListCall
    named: Named | None = None
    key: Callable[[_T], str] = str
    listed: ListName | None = None
    find: Callable[[Inventory], Mapping[Any, _T]] = lambda _inventory: {}
    settled: Callable[[_T], bool] = lambda _resource: True
    facts: Callable[[_T], Facts] = lambda _resource: iter(())
