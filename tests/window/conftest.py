"""A desktop of its own for each test, and the program on it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.desktop import Desktop, Program


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    # Sockets allow no long paths, and pytest's own folders are long.
    home = Path(tempfile.mkdtemp(prefix="desk-"))
    try:
        made = Desktop(home)
        try:
            yield made
        finally:
            made.close()
    finally:
        shutil.rmtree(home)


@pytest.fixture
def program(desktop: Desktop) -> Program:
    return Program(desktop)
