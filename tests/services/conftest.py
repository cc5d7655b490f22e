"""The process that kills, for all tests that a worker runs."""

from collections.abc import Iterator

import pytest

from tests.helpers.kill_sweep import Killer


@pytest.fixture(scope="session")
def killer() -> Iterator[Killer]:
    with Killer() as found:
        yield found
