"""What becomes of the other plans of a list when some fail: the question before they are applied."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from gui.qt.widgets.check_boxes import CheckBox
from gui.services.runs.plan_set import FailureChoice


class FailureOptions(QWidget):
    """Stop after so many failures, or go on; roll back only what failed, or all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_on = CheckBox()
        self.count = QSpinBox()
        self.count.setRange(1, 999)
        self.back = QComboBox()
        self._until, self._which = QLabel(), QLabel()
        self._until.setBuddy(self.count)
        self._which.setBuddy(self.back)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.go_on)
        form.addRow(self._until, self.count)
        form.addRow(self._which, self.back)
        for all_of_them in (False, True):
            self.back.addItem("", all_of_them)
        self.go_on.toggled.connect(lambda on: self.count.setEnabled(not on))
        self.retranslate()

    def choice(self) -> FailureChoice:
        """Return what was chosen."""
        return FailureChoice(None if self.go_on.isChecked() else self.count.value(), bool(self.back.currentData()))

    def retranslate(self) -> None:
        """Set every text."""
        self.go_on.setText(self.tr("Start all plans, even when some &fail"))
        self._until.setText(self.tr("Failed plans &until no other starts:"))
        self._which.setText(self.tr("Roll &back:"))
        self.back.setItemText(0, self.tr("Only the plans that fail"))
        self.back.setItemText(1, self.tr("All plans, as soon as one fails"))
