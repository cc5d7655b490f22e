"""A plan to read before it is carried out: each step with its API call, its parameters and its proof."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.irreversible import irreversible
from gui.domain.operations.operation import Operation, UnassociateEips, parameters
from gui.domain.plans.plan import Plan
from gui.qt.base.theme import fixed_font, icon, lines
from gui.words.names import resource_name
from gui.words.operations import operation_proof, operation_title
from gui.words.tone import Tone


class PlanSteps(QWidget):
    """Shows the operations of a plan in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_plan(
        self, plan: Plan | None, inventory: Inventory | None, stops: Callable[[Operation], str] = lambda _step: ""
    ) -> None:
        """Replace what is shown.

        Args:
            plan: the plan, None for nothing.
            inventory: gives the names.
            stops: says what a step ends; the empty text for one that ends nothing.
        """
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        sign = False
        for number, operation in enumerate(plan.operations if plan else (), start=1):
            if irreversible(operation) and not sign:
                sign = True
                self._column.addWidget(self._no_way_back())
            self._column.addWidget(self._step(number, operation, inventory, stops(operation)))

    def _no_way_back(self) -> QFrame:
        """Return the sign before the first step that nothing takes back."""
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        picture, text = (
            QLabel(),
            selectable(
                self.tr(
                    "The steps below are permanent. If a step above fails, everything is rolled back. After "
                    "the first permanent step, no rollback is possible."
                )
            ),
        )
        size = lines(self, 1.5)
        picture.setPixmap(icon("warning", Tone.BAD).pixmap(size, size))
        font = text.font()
        font.setBold(True)
        text.setFont(font)
        row = QHBoxLayout(frame)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return frame

    def _step(self, number: int, operation: Operation, inventory: Inventory | None, stops: str) -> QGroupBox:
        box = QGroupBox(f"{number}. {operation_title(operation, inventory)}")
        rows: list[tuple[QLabel, QLabel]] = []
        if stops:
            sign, size = QLabel(), lines(self, 1)
            sign.setPixmap(icon("warning", Tone.WARNING).pixmap(size, size))
            sign.setAccessibleName(self.tr("Warning"))
            rows.append((sign, selectable(stops)))
        call = selectable(operation.action)
        fixed_font(call)
        rows.append((QLabel(self.tr("API call:")), call))
        if isinstance(operation, UnassociateEips):
            # One call for each EIP, one after another; the parameters below are those of the first.
            eips = ", ".join(resource_name(each, inventory) for each in operation.allocation_ids)
            rows.append((QLabel(self.tr("Once for each of:")), selectable(eips)))
        values = selectable("\n".join(f"{key} = {value}" for key, value in parameters(operation)))
        values.setWordWrap(False)
        fixed_font(values)
        # A scrolled layout with wrapped texts in it would rather cut lines off than scroll.
        values.setMinimumSize(values.sizeHint())
        rows.append((QLabel(self.tr("Parameters:")), values))
        rows.append((QLabel(self.tr("Verified when:")), selectable(operation_proof(operation))))
        # No form: when it gets wider, it keeps the heights of rows whose texts were wrapped before.
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(rows):
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)
        return box


def selectable(text: str = "") -> QLabel:
    """Return a label whose text wraps and can be copied."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
