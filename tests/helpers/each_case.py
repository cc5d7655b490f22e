"""Several cases in one test, where what they look at is dear to make and the same for all."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from pytestqt.exceptions import TimeoutError as StillWaiting

T = TypeVar("T")


def each_case(cases: Iterable[T], check: Callable[[T], object]) -> None:
    """Call ``check`` with one case after the other, also after one that failed.

    Args:
        cases: at least one.
        check: raises an error where a case is not as it should be.

    Raises:
        ExceptionGroup: what was wrong, each error with a note that names its case.
    """
    failed: list[Exception] = []
    every = tuple(cases)
    assert every, "nothing to look at"
    for case in every:
        try:
            check(case)
        except (AssertionError, StillWaiting) as error:
            error.add_note(f"the case: {case}")
            failed.append(error)
    if failed:
        raise ExceptionGroup(f"{len(failed)} of {len(every)} cases", failed)
