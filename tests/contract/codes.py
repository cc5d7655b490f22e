"""Error codes held against the tables of the metadata, and against what the sandbox says of all others."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from gui.sandbox.documented_elsewhere import CHOSEN, SHARED, UNPUBLISHED, is_common
from tests.contract.metadata import OPERATIONS, answer_mismatches, envelope_mismatches

UNKNOWN_CALL = frozenset({"InvalidAction.NotFound", "InvalidVersion", "UnsupportedHTTPMethod"})
"""What is answered to a call of nothing that there is."""


def statuses(operation: str, code: str) -> frozenset[int]:
    """Return the HTTP statuses that the operation's table, or the one that counts for it too, gives for ``code``."""
    others, _reason = SHARED.get(operation, ((), ""))
    tables = [operation, *others]
    found = [OPERATIONS[each]["errors"] for each in tables if each in OPERATIONS]
    return frozenset(int(status) for table in found for status in table.get(code, "").split())


def refusal_mismatches(operation: str, status: int, body: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with a refusal: its form, a code that nothing explains, or another HTTP status."""
    yield from envelope_mismatches(body)
    code = str(body.get("Code"))
    if code in UNKNOWN_CALL:
        return
    documented = statuses(operation, code)
    if documented and status not in documented:
        yield f"{code} has the status {status}, and {sorted(documented)} in the table"
    elif not documented and not is_common(code) and (operation, code) not in CHOSEN:
        yield f"{code} ({status}) is in no table"


def mismatches(operation: str, status: int, body: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with an answer of the sandbox, whether it is a refusal or not."""
    if operation in UNPUBLISHED:
        return
    if status == HTTPStatus.OK:
        yield from answer_mismatches(operation, body)
    else:
        yield from refusal_mismatches(operation, status, body)
