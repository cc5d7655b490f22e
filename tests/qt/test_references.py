"""The Qt binding keeps count of None: a release that does not would end the program in an abort after some hours."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

CALLS = 2000


def test_calls_that_return_nothing_take_no_reference_from_none(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("x")
        qapp.processEvents()
    # Other threads may come and go meanwhile; a fault would show as thousands.
    assert sys.getrefcount(None) > before - CALLS // 10
