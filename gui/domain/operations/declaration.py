"""How an operation is declared: once, beside its fields.

What the review shows, the request, the data of plan file and journal, the permission, and the look-up of what the plan
itself made are derived from the declaration.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, NamedTuple, Self

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.kinds import KIND_OF
from gui.domain.cloud.references import MARK_TAG, MarkRef, item_of
from gui.domain.operations.reading import Reads

Tag = Mapping[str, str]
Value = str | bool | MarkRef | tuple[str | Tag, ...]
"""The value of a parameter: a list stays a list, and what the plan makes is named by its mark."""


class Sent(NamedTuple):
    """One parameter of a call.

    Attributes:
        name: on the wire.
        field: of the operation, whose value is sent; nothing is sent where it is empty. Of several values the first.
        fixed: what is sent where no field is named.
        listed: whether all values of the field are sent.
    """

    name: str
    field: str = ""
    fixed: str | bool = ""
    listed: bool = False


REGION = Sent("RegionId", "region")
MARK = Sent("Tag", "mark")


@dataclass(frozen=True, slots=True)
class ApiCall:
    """An API call.

    Attributes:
        product: ``vpc`` (2016-04-28) or ``ecs`` (2014-05-26).
        action: its name.
        parameters: in the order of the review, apart from the ClientToken.
        takes_token: whether the API has a ClientToken for it.
    """

    product: str
    action: str
    parameters: tuple[Sent, ...]
    takes_token: bool = False

    @property
    def permission(self) -> str:
        """Its name in RAM policies."""
        return f"{self.product}:{self.action}"


class Stored(NamedTuple):
    """How a field of an operation is declared.

    Attributes:
        name: in plan file and journal.
        refers: the kind of resource whose id or mark it holds, None where it holds neither.
        makes: the kind of resource that is made with the mark it holds, None where it holds none.
    """

    name: str
    refers: Named | None = None
    makes: Named | None = None


def stored(name: str, refers: Named | None = None, *, makes: Named | None = None) -> Mapping[str, Stored]:
    """Return the metadata of a field; see Stored."""
    return {"stored": Stored(name, refers, makes)}


class ChangeTime(NamedTuple):
    """How long a change takes that goes on after its call was answered.

    Alibaba Cloud gives no figures. These are what users of the Terraform provider report.

    Attributes:
        shortest: seconds before which it is seldom ready; 0 for a change that is over when the call is answered.
        longest: seconds after which it mostly is; 0 where that is not known.
    """

    shortest: float = 0.0
    longest: float = 0.0


AT_ONCE = ChangeTime()
SOON = ChangeTime(shortest=1.0, longest=2.0)
"""What is mostly ready within two seconds."""


class Declared:
    """What every operation declares.

    Attributes:
        kind: its name in plan file and journal.
        calls: every API call that it may send.
        relies_on: the fields whose resource must be as it was when the plan was made, besides what the user chose.
        subject: the field with the resources that it changes.
        beside: the fields with resources whose state may be why it is refused for a while.
        immediate: whether a plan of nothing else is carried out at once, from a dialog, without a wizard.
        may_cost: whether it may change what the account is charged; that is agreed to.
        timing: how long its effect takes.
        refused_elsewhere: whether the cloud refuses it wherever its subject is not in the state that it starts from.
            Then a reading of a few seconds ago is enough to send it: nothing of another user can be overwritten.
    """

    __slots__ = ()

    kind: ClassVar[str]
    calls: ClassVar[tuple[ApiCall, ...]]
    relies_on: ClassVar[tuple[str, ...]] = ()
    subject: ClassVar[str]
    beside: ClassVar[tuple[str, ...]] = ()
    immediate: ClassVar[bool] = False
    timing: ClassVar[ChangeTime] = AT_ONCE
    refused_elsewhere: ClassVar[bool] = False

    @property
    def items(self) -> tuple[str, ...]:
        """Ids, or marks, of the resources whose state it changes, each with a truth of its own."""
        value = getattr(self, self.subject)
        return value if isinstance(value, tuple) else (item_of(value),)

    @property
    def reads(self) -> Reads:
        """What must be read to judge it."""
        return asked(self, self.subject)

    @property
    def names(self) -> Reads:
        """The part of it that only tells which id a mark stands for: that does not change any more."""
        return Reads()

    @property
    def surroundings(self) -> Reads:
        """What must be read to tell a passing refusal from a lasting one."""
        return self.reads | asked(self, *self.beside)

    @property
    def may_cost(self) -> bool:
        """Whether it may change what the account is charged."""
        return False

    @property
    def call(self) -> ApiCall:
        """The API call that it sends."""
        return self.calls[0]

    @property
    def action(self) -> str:
        """Name of the API call."""
        return self.call.action


class SingleItem(Declared):
    """An operation on a single resource."""

    __slots__ = ()

    batch = False

    def only(self, items: Container[str]) -> Self:  # noqa: ARG002 - one item has no parts
        """Return this operation: it has one item."""
        return self

    next_call = only


def tag_of(mark: str) -> tuple[Tag, ...]:
    """Return the tag of ``mark``, as writes set it and lists are filtered by it."""
    return ({"Key": MARK_TAG, "Value": mark},)


def values(operation: Any) -> Iterator[tuple[str, Value]]:  # noqa: ANN401 - every operation is derived from Declared
    """Yield name and value of each parameter of the call that ``operation`` begins with, but for the ClientToken."""
    for name, field, fixed, listed in operation.call.parameters:
        value = getattr(operation, field) if field else fixed
        if field == MARK.field:
            yield name, tag_of(value)
        elif isinstance(value, tuple):
            yield name, value if listed else value[0]
        elif isinstance(value, bool | MarkRef):
            yield name, value
        elif value:
            yield name, str(value)


def asked(operation: Any, *names: str) -> Reads:  # noqa: ANN401 - as above
    """Return the queries about the resources that the fields ``names`` of ``operation`` name, or make."""
    found = Reads()
    for each in fields(operation):
        stored_as: Stored = each.metadata["stored"]
        kind = stored_as.refers or stored_as.makes
        if each.name in names and kind is not None:
            value = getattr(operation, each.name)
            refs = value if isinstance(value, tuple) else (MarkRef(value) if stored_as.makes else value,)
            found |= Reads.of(KIND_OF[kind], *refs)
    return found


def references(operation: Any) -> Iterator[tuple[str, Named, str | MarkRef]]:  # noqa: ANN401 - as above
    """Yield name, kind and value of each field of ``operation`` that names one resource by id or mark."""
    for each in fields(operation):
        refers, value = each.metadata["stored"].refers, getattr(operation, each.name)
        if refers is not None and not isinstance(value, tuple):
            yield each.name, refers, value
