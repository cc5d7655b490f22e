"""Operations -> requests. Sources: the API pages of the operations, which each operation declares."""

from gui.cloud.calls import Request
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.declaration import Value, values
from gui.domain.operations.operation import Operation


def request(operation: Operation, token: str) -> Request:
    """Return the one request that ``operation`` stands for.

    Args:
        operation: the write; see CloudApi.do. It names everything by id.
        token: the ClientToken; only what binds, unbinds and makes takes one.

    Raises:
        ValueError: it names several EIPs where the API takes one, or a mark where it takes an id.
    """
    call = operation.call
    if not operation.batch and len(operation.items) != 1:
        raise ValueError(f"{call.action} takes one EIP, not {len(operation.items)}")
    parameters = {name: _nested(value) for name, value in values(operation)}
    return Request(call.product, call.action, {**parameters, "ClientToken": token} if call.takes_token else parameters)


def _nested(value: Value) -> object:
    if isinstance(value, MarkRef):
        raise ValueError(f"the API takes an id, not {value}")  # noqa: TRY004 - the type is right, its time is not
    return list(value) if isinstance(value, tuple) else value
