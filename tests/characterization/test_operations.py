"""Each operation is sent, shown, written, translated and undone as it always was."""

import json

import pytest
from PySide6.QtWidgets import QApplication

from tests.characterization.portrait import OPERATIONS, portraits


@pytest.mark.usefixtures("qapp")
def test_every_operation_is_as_it_was() -> None:
    assert QApplication.instance() is not None
    kept = json.loads(OPERATIONS.read_text(encoding="utf-8"))
    now = json.loads(json.dumps(portraits()))
    for before, after in zip(kept, now, strict=True):
        assert after == before
