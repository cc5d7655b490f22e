"""The picture beside or below the tables: it follows the rows selected, and a click in it makes another row current."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.checks.issues import multi_eips_on
from gui.domain.checks.weight import weight
from gui.domain.cloud.eni import EniId
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.qt.models.details import resource_details
from gui.qt.models.topology import Node, forest
from gui.qt.views.facts import RegionFacts
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.detail_pane import DetailPane
from gui.qt.widgets.topology import Topology, suffix_of
from gui.words import labels
from gui.words.errors import error_text
from gui.words.finding_labels import weight_word
from gui.words.findings import finding_sentence
from gui.words.tone import Tone

MOST = 12
"""So many instances, with what is on them, are shown where more rows are selected."""
PAUSE_MS = 250
"""Who walks through the rows asks for no gateway on the way."""
LATER_MS = 20
"""The table beside it is painted first: both in one turn of the event loop would keep the window from answering."""


class TopologyPanel(QWidget):
    """A heading, the picture, the details of what is current, and Save."""

    turned = Signal()
    """The user wants the panel on the other side of the table."""

    def __init__(self, session: Session, facts: RegionFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._facts = session, facts
        self._current = ""
        self._selected: tuple[str, ...] = ()
        self.heading, self.hint, self.more = QLabel(), QLabel(), QLabel()
        self.save = QPushButton()
        self.save.clicked.connect(self._ask_and_save)
        self.turn, self.fold = QToolButton(), QToolButton()
        self.turn.setAutoRaise(True)
        self.turn.clicked.connect(self.turned)
        self.fold.setAutoRaise(True)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._draw)
        self.banner, self.picture, self.details = Banner(), Topology(), DetailPane()
        self.details.hide()
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.setWordWrap(True)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more.setWordWrap(True)
        self.more.hide()
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        for button in (self.fold, self.save, self.turn):
            top.addWidget(button)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.picture)
        self.split.addWidget(self.details)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.hint, 1)
        column.addWidget(self.split, 1)
        column.addWidget(self.more)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._ask_gateways)
        self._due = QTimer(self, singleShot=True, interval=LATER_MS)
        self._due.timeout.connect(self._draw)
        facts.gateways_changed.connect(self._draw_later)
        self._retranslate()

    @property
    def settled(self) -> bool:
        """Whether the picture shows what was asked for last."""
        return not self._due.isActive()

    def show_resource(self, resource: str) -> None:
        """Show the surroundings of ``resource``; empty shows none."""
        if resource != self._current:
            self.banner.clear()
        self._current = resource
        self._draw_later()

    def lie(self, orientation: Qt.Orientation) -> None:
        """Lie beside a table (horizontal) or below it, with the details on the other side of the picture."""
        below = orientation is Qt.Orientation.Vertical
        self.split.setOrientation(Qt.Orientation.Horizontal if below else Qt.Orientation.Vertical)
        self.turn.setIcon(icon("beside" if below else "below"))
        self.turn.setToolTip(self.tr("Show beside the table") if below else self.tr("Show below the table"))
        self.turn.setAccessibleName(self.turn.toolTip())

    def show_details(self) -> None:
        """Show the details too, and go there."""
        self.fold.setChecked(True)
        self.details.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_selected(self, resources: tuple[str, ...]) -> None:
        """Show the surroundings of all ``resources``, of which the one that ``show_resource`` told stands out."""
        if resources != self._selected:
            self._selected = resources
            self._draw_later()

    def save_as(self, path: Path) -> None:
        """Write the picture to ``path`` in a worker, as its ending says, after a question where the file exists."""
        from gui.services.files import is_there, write_file  # noqa: PLC0415 - what it needs can wait until somebody saves

        if is_there(path) and not self.may_replace(path):
            return
        content = self.picture.to_png() if suffix_of(path) == "png" else self.picture.to_svg(self._title())
        self._session.jobs.run(
            lambda: write_file(path, content),
            lambda _none: self.banner.say(
                Tone.GOOD, lambda: self.tr("The picture was saved as {path}.").format(path=path)
            ),
            lambda error: self.banner.say_error(lambda: error_text(error)),
            owner=self,
        )

    def may_replace(self, path: Path) -> bool:
        """Ask whether the file ``path`` may be replaced."""
        question = labels.text(labels.REPLACE_QUESTION).format(path=path)
        answer = QMessageBox.question(self, labels.text(labels.REPLACE_TITLE), question)
        return answer is QMessageBox.StandardButton.Yes

    def ask_path(self) -> str:
        """Ask for the file's name; empty when the user thinks again."""
        types = f"{self.tr('Vector picture')} (*.svg);;{self.tr('Picture')} (*.png)"
        option = QFileDialog.Option.DontConfirmOverwrite
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the picture"), f"{self._title()}.svg", types, options=option
        )
        if name and not Path(name).suffix:
            name += ".png" if "png" in kind else ".svg"
        return name

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn while it was hidden."""
        super().showEvent(event)
        self._draw_later()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Topology"))
        self.fold.setText(self.tr("Details"))
        self.fold.setToolTip(self.tr("Show the details of the current row (double click on the row)"))
        self.save.setText(self.tr("Save &picture …"))
        self.lie(Qt.Orientation.Vertical if self._below() else Qt.Orientation.Horizontal)
        self.save.setIcon(icon("save"))
        self.save.setToolTip(self.tr("Save the picture as SVG or PNG"))
        self.hint.setText(self.tr("Select an EIP, an interface or an instance to see its topology."))
        self.more.setText(self.tr("Only the first {count} of the selection are shown.").format(count=MOST))
        self.picture.setAccessibleName(self.tr("Topology"))
        self._draw()

    def _draw_later(self) -> None:
        # Whoever runs through the rows sees the picture follow, not stand still until the last one.
        if not self._due.isActive():
            self._due.start()

    def _below(self) -> bool:
        return self.split.orientation() is Qt.Orientation.Horizontal

    def _draw(self) -> None:
        if self.isHidden():
            return
        self._draw_details()
        inventory = self._facts.now.inventory
        nodes: tuple[Node, ...] = ()
        more = False
        if inventory is not None and (self._current or self._selected):
            alone = self._current and self._current not in self._selected
            wanted = (self._current,) if alone else self._selected
            nodes, more = forest(wanted, inventory, self._facts.gateways, MOST)
        self.picture.show_nodes(nodes, self._current)
        self.split.setVisible(bool(nodes))
        self.hint.setVisible(not nodes)
        self.more.setVisible(more)
        self.save.setEnabled(bool(nodes))
        if nodes:
            self._soon.start()

    def _draw_details(self) -> None:
        self.details.setVisible(self.fold.isChecked())
        inventory = self._facts.now.inventory
        if not self.fold.isChecked() or inventory is None:
            return
        issues = self._facts.findings_of(self._current)
        words = [replace(weight_word(weight(each.code)), text=finding_sentence(each, inventory)) for each in issues]
        self.details.show_details(resource_details(self._current, inventory, words, self._session.groups))

    def _ask_gateways(self) -> None:
        inventory = self._facts.now.inventory
        if inventory is not None and self.isVisible():
            shown = (EniId(node.resource) for node in self.picture.nodes)
            self._facts.ask_gateways(eni for eni in shown if multi_eips_on(eni, inventory))

    def _title(self) -> str:
        root = next((node.title for node in self.picture.nodes if node.solid), "eip")
        return "".join(each if each.isalnum() or each in "-_." else "-" for each in root)

    def _ask_and_save(self) -> None:
        name = self.ask_path()
        if name:
            self.save_as(Path(name))
