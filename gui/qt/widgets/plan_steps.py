"""A plan to read before it is run: one line per step with what it interrupts; call and parameters are folded below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.operations.operation import Operation, UnassociateEips, parameters
from gui.domain.plans.interruption import ChangeStep, change_steps
from gui.domain.plans.plan import Plan
from gui.qt.base.theme import chars, colour, fixed_font, lines
from gui.qt.widgets.picture import Picture
from gui.words.change_picture import step_interruption
from gui.words.joining import listed
from gui.words.names import resource_name
from gui.words.operations import operation_proof, operation_title
from gui.words.tone import Tone

PERMANENT = -1
"""Where what is asked about the permanent steps is shown: below the sign before the first of them."""

TAB = Qt.FocusPolicy.TabFocus


class PlanSteps(QWidget):
    """Shows the operations of a plan in order, and at its step what is agreed to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(lines(self, 0.2))
        self._rows: list[QWidget] = []
        self._indents: list[tuple[QHBoxLayout, QWidget]] = []
        self._beside: tuple[QWidget, ...] = ()
        self._shown: tuple[Plan | None, Inventory | None, Mapping[int, Sequence[QWidget]]] = (None, None, {})

    def show_plan(
        self,
        plan: Plan | None,
        inventory: Inventory | None,
        beside: Mapping[int, Sequence[QWidget]] | None = None,
    ) -> None:
        """Replace what is shown.

        Args:
            plan: the plan, None for nothing.
            inventory: gives the names.
            beside: widgets to show below a step, by its number from 1, or by ``PERMANENT``; they outlive the steps.
                Those of a number that the plan does not have come last.
        """
        self._shown = plan, inventory, beside or {}
        self._draw()

    def _draw(self) -> None:
        plan, inventory, asked = self._shown
        beside = dict(asked)
        self._beside = tuple(each for widgets in beside.values() for each in widgets)
        self._clear()
        sign = False
        for step in change_steps(plan) if plan else ():
            if step.permanent and not sign:
                sign = True
                self._add(self._no_way_back(first=step.number == 1))
                self._ask(beside.pop(PERMANENT, ()))
            self._add_step(step, inventory)
            self._ask(beside.pop(step.number, ()))
        for widgets in beside.values():
            self._ask(widgets)
        self._order()

    def text(self) -> str:
        """Return titles and interruptions, one a line."""
        rows = (each for each in self._rows if each not in self._beside)
        return "\n".join(label.text() for each in rows for label in each.findChildren(QLabel))

    def _clear(self) -> None:
        for indent, widget in self._indents:
            indent.removeWidget(widget)
            self._column.removeItem(indent)
            indent.deleteLater()
        for widget in self._rows:
            if widget not in self._beside:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows, self._indents = [], []

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._rows.append(widget)
        widget.show()

    def _ask(self, widgets: Sequence[QWidget]) -> None:
        """Put what is agreed to below the step before."""
        for each in widgets:
            indent = QHBoxLayout()
            indent.setContentsMargins(chars(self, 4), 0, 0, 0)
            indent.addWidget(each)
            self._column.addLayout(indent)
            self._indents.append((indent, each))
            self._rows.append(each)

    def _order(self) -> None:
        """Let Tab go from step to step, and to what is asked at each."""
        before: QWidget | None = None
        for widget in self._rows:
            stops = [each for each in (widget, *widget.findChildren(QWidget)) if each.focusPolicy() & TAB]
            for each in stops:
                if before is not None:
                    QWidget.setTabOrder(before, each)
                before = each

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange} and self._shown[0] is not None:
            self._draw()
        super().changeEvent(event)

    def _no_way_back(self, *, first: bool) -> QFrame:
        """Return the sign before the first step that can't be rolled back; ``first``: no step is above it."""
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        picture, text = (
            Picture(),
            selectable(
                self.tr("Every step is permanent. No step can be rolled back.")
                if first
                else self.tr(
                    "The steps below are permanent. If a step above fails, everything is rolled back. After "
                    "the first permanent step, no rollback is possible."
                )
            ),
        )
        picture.show_icon("warning", Tone.BAD, 1.5)
        font = text.font()
        font.setBold(True)
        text.setFont(font)
        row = QHBoxLayout(frame)
        narrow = lines(self, 0.2)
        row.setContentsMargins(row.contentsMargins().left(), narrow, row.contentsMargins().right(), narrow)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return frame

    def _add_step(self, step: ChangeStep, inventory: Inventory | None) -> None:
        """Add the line of ``step``: number, what it does to what, and what it interrupts."""
        title = selectable(f"{step.number}. {operation_title(step.operation, inventory)}")
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        details = self._details(step.operation, inventory)
        details.hide()
        fold = QToolButton()
        fold.setAutoRaise(True)
        fold.setCheckable(True)
        fold.setArrowType(Qt.ArrowType.RightArrow)
        fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fold.setAccessibleName(self.tr("Parameters of step {step}").format(step=step.number))
        fold.setToolTip(self.tr("API call and parameters"))
        fold.toggled.connect(details.setVisible)
        fold.toggled.connect(lambda on: fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.addWidget(fold, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1, 1, 2)
        said = step_interruption(step, inventory)
        if said:
            sign = Picture("warning", Tone.WARNING)
            sign.setAccessibleName(self.tr("Warning"))
            text = selectable(said)
            ink = text.palette()
            ink.setColor(text.foregroundRole(), colour(Tone.WARNING))
            text.setPalette(ink)
            grid.addWidget(sign, 1, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, 1, 2)
        grid.addWidget(details, 2, 1, 1, 2)
        self._add(box)

    def _details(self, operation: Operation, inventory: Inventory | None) -> QWidget:
        """Return the call with its parameters, and what verifies it."""
        rows: list[tuple[QLabel, QLabel]] = []
        call = selectable(operation.action)
        fixed_font(call)
        rows.append((QLabel(self.tr("API call:")), call))
        if isinstance(operation, UnassociateEips):
            # One call for each EIP, one after another; the parameters below are those of the first.
            eips = listed(resource_name(each, inventory) for each in operation.allocation_ids)
            rows.append((QLabel(self.tr("Once for each of:")), selectable(eips)))
        values = selectable("\n".join(f"{key} = {value}" for key, value in parameters(operation)))
        values.setWordWrap(False)
        fixed_font(values)
        # A scrolled layout with wrapped texts in it would rather cut lines off than scroll.
        values.setMinimumSize(values.sizeHint())
        rows.append((QLabel(self.tr("Parameters:")), values))
        rows.append((QLabel(self.tr("Verified when:")), selectable(operation_proof(operation))))
        # No form: when it gets wider, it keeps the heights of rows whose texts were wrapped before.
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, lines(self, 0.5))
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
