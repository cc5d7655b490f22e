"""The API calls of each operation with their parameters, as they are sent: what the review and the scripts show."""

from collections.abc import Iterator, Mapping

from gui.domain.operations.declaration import Value, values
from gui.domain.operations.operation import Operation

Parameters = tuple[tuple[str, str], ...]


def parameters(operation: Operation) -> Parameters:
    """Return the (name, value) pairs of the call that ``operation`` begins with, apart from the ClientToken.

    What the plan itself makes is named by its tag; its id is looked up when the call is made. Names and flattening as
    on the wire: VPC 2016-04-28 and ECS 2014-05-26.
    """
    return tuple(pair for name, value in values(operation) for pair in _flat(name, value))


def _flat(name: str, value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, bool):
        yield name, str(value).lower()
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            if isinstance(each, Mapping):
                yield from ((f"{name}.{number}.{key}", part) for key, part in each.items())
            else:
                yield f"{name}.{number}", each
    else:
        yield name, str(value)
