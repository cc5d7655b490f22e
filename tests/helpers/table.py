"""One test over a table: hundreds of quick cases, of which each costs more to collect and to report than to try."""

from collections.abc import Callable, Iterable


def of_each(
    cases: Iterable[object] | Callable[[], Iterable[object]], name: Callable[..., str] = str
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make one test of a check that takes a case; it tries all of them, and names each that fails.

    Args:
        cases: the values; a tuple or a list is several arguments. A function is asked when the test runs.
        name: of a case, from its arguments.
    """

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            failures, tried = [], 0
            for case in cases() if callable(cases) else cases:
                arguments = case if isinstance(case, tuple | list) else (case,)
                tried += 1
                try:
                    check(*arguments)
                except AssertionError as failure:
                    failures.append(f"{name(*arguments)}: {failure}")
                except Exception as error:
                    error.add_note(f"in the case {name(*arguments)}")
                    raise
            assert tried, "a table without a case shows nothing"
            assert not failures, f"{len(failures)} of {tried} cases:\n" + "\n".join(failures)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return decorate
