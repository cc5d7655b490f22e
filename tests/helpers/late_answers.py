"""Makes every background job of the window slow, so that a test which waits for the wrong thing fails each time.

On a quiet machine a job's answer is there before a test looks; on a busy one it is not. To find tests that depend on
it: ``python -m pytest -p tests.helpers.late_answers tests/qt``, once as it is, and once with LATE=begin.
"""

import os
from collections.abc import Callable
from time import sleep

SECONDS = 0.3
"""More than a turn of any test takes."""


def pytest_configure() -> None:
    """Let each job's answer be delivered late, or its work begin late."""
    from gui.qt import jobs  # noqa: PLC0415 - where there is no Qt, tests of it are skipped by their own reason

    plain = jobs._Work.__init__
    begin_late = os.environ.get("LATE") == "begin"

    def late(work: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            sleep(SECONDS)
            return work()

        return run

    def init(self: jobs._Work, ticket: jobs.Ticket, work: Callable[[], object], report: jobs.Report) -> None:
        def report_late(number: int, answer: object, error: BaseException | None) -> None:
            sleep(SECONDS)
            report(number, answer, error)

        plain(self, ticket, late(work) if begin_late else work, report if begin_late else report_late)

    jobs._Work.__init__ = init  # type: ignore[method-assign]
