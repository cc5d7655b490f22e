"""Check boxes and radio buttons whose marks are as large as the type beside them."""

from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyleOptionButton, QWidget  # noqa: TID251 - made here

from gui.qt.base.type_size import MARK, finer_metrics

OF_HEIGHT = 0.9
"""A mark beside the height of its line."""


class CheckBox(QCheckBox):
    """A check box for type of any size."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Ask for a mark that fits the type."""
        super().initStyleOption(option)
        _fit_mark(self, option)


class RadioButton(QRadioButton):
    """A radio button for type of any size."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Ask for a mark that fits the type."""
        super().initStyleOption(option)
        _fit_mark(self, option)


def _fit_mark(button: QWidget, option: QStyleOptionButton) -> None:
    finer = button.fontMetrics().height() * OF_HEIGHT / MARK
    if finer > 1:
        option.fontMetrics = finer_metrics(button, finer)
