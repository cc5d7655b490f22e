"""What deserves a look, what to do about it, and the way to the row it is about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.domain.checks.drift import WORDS
from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.checks.issues import multi_eip_interfaces
from gui.domain.cloud.problems import Severity
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.qt.models.records import Column
from gui.qt.views.facts import RegionFacts
from gui.qt.views.inventory_view import InventoryView
from gui.qt.widgets.chips import Chip
from gui.words import labels
from gui.words.findings import drift_word, finding_advice, finding_sentence, severity_word
from gui.words.names import short_name
from gui.words.tone import Tone

WEIGHT = tuple(Severity)
_WITHOUT_A_ROW = {IssueCode.VSWITCH_ABANDONED, IssueCode.BLOCK_ABANDONED}
"""What is about a vSwitch or a VPC: no table lists these."""


class FindingsView(InventoryView[Issue]):
    """Findings, the heaviest first; below the table the current one in full, with what can be done from here."""

    name = "findings"
    picture = "warning"

    opened = Signal(str)
    """The user wants to see the row of this EIP, ENI or instance."""
    remedy_wanted = Signal(object)
    """The user wants help with this Issue."""

    def __init__(
        self, session: Session, facts: RegionFacts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        self.open, self.help = QPushButton(), QPushButton()
        self.sentence, self.advice = QLabel(), QLabel()
        super().__init__(session, facts, settings, parent)
        for label in (self.sentence, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = QFrame()
        self.detail.setFrameShape(QFrame.Shape.StyledPanel)
        words = QVBoxLayout()
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        row = QHBoxLayout(self.detail)
        row.addLayout(words, 1)
        row.addWidget(self.help, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignBottom)
        whole = self.layout()
        if whole is not None:
            whole.addWidget(self.detail)
        self.open.clicked.connect(self._open)
        self.help.clicked.connect(self._help)
        self.activated.connect(lambda _resource: self._open())
        self.model.modelReset.connect(self._show_detail)
        self.panel.table.current_changed.connect(self._show_detail)
        self._show_detail()

    def title(self) -> str:
        """Return the tab's text."""
        return self.tr("Issues")

    def columns(self) -> tuple[Column[Issue], ...]:
        """Return the columns in the language in force."""
        return (
            Column(
                "severity",
                self.tr("Weight"),
                lambda each: severity_word(each.severity).text,
                lambda each: (WEIGHT.index(each.severity), each.code.value),
                icon=lambda each: icon(severity_word(each.severity).icon, severity_word(each.severity).tone),
            ),
            Column(
                "about",
                self.tr("About"),
                lambda each: short_name(each.ids[0], self.facts.now.inventory) if each.ids else "",
            ),
            Column(
                "drift",
                self.tr("Since the last plan"),
                _drift,
                # Rows with a word come first, where one sorts for it.
                lambda each: (not _drift(each), _drift(each).casefold()),
                icon=_drift_icon,
            ),
            Column(
                "finding",
                self.tr("Issue"),
                lambda each: finding_sentence(each, self.facts.now.inventory),
                sentence=True,
            ),
            Column("advice", self.tr("What to do"), finding_advice, sentence=True),
        )

    def key(self, record: Issue) -> str:
        """Return the id of a row."""
        return " ".join((record.code.value, *record.ids, *(str(value) for _, value in record.values)))

    def rows(self) -> Sequence[Issue]:
        """Return all rows."""
        return self.facts.now.findings

    def resources(self, record: Issue) -> tuple[str, ...]:
        """Return the ids that a finding is about."""
        return record.ids

    def offers(self) -> tuple[tuple[Chip, Callable[[Issue], bool]], ...]:
        """Return the switches, each with the rows it stands for."""
        return (
            (
                Chip("warnings", self.tr("Warnings"), "warning", Tone.WARNING, self.tr("Issues to act on")),
                lambda each: each.severity is not Severity.INFORMS,
            ),
            (
                Chip("notes", self.tr("Notes"), "info", Tone.BUSY, self.tr("Issues that are good to know")),
                lambda each: each.severity is Severity.INFORMS,
            ),
        )

    def nothing(self) -> tuple[str, str]:
        """Return what is said when there is no finding."""
        return self.tr("No issues."), ""

    def current_finding(self) -> Issue | None:
        """Return the finding of the current row."""
        row = self.panel.table.currentIndex().row()
        return self.model.record_at(row) if 0 <= row < self.model.rowCount() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the gateways too: a binding without one is a finding."""
        super().showEvent(event)
        inventory = self.facts.now.inventory
        if inventory is not None:
            self.facts.ask_gateways(multi_eip_interfaces(inventory))

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.open.setText(self.tr("&Open the row"))
        self.open.setToolTip(self.tr("Show the EIP, interface or instance"))

    def _show_detail(self) -> None:
        found = self.current_finding()
        self.detail.setVisible(found is not None)
        self.help.setVisible(found is not None)
        if found is None:
            return
        advice, help_text = finding_advice(found), self._help_text(found.remedy)
        self.sentence.setText(finding_sentence(found, self.facts.now.inventory))
        self.advice.setText(self.tr("What to do: {advice}").format(advice=advice) if advice else "")
        self.advice.setVisible(bool(advice))
        self.open.setVisible(bool(self._to_open(found)))
        self.help.setVisible(bool(help_text))
        self.help.setText(help_text)

    def _help_text(self, remedy: Remedy) -> str:
        match remedy:
            case Remedy.READ_AGAIN | Remedy.WAIT | Remedy.GRANT_PERMISSION:
                return self.tr("Read a&gain")
            case Remedy.BIND_OR_RELEASE | Remedy.BIND_OR_CANCEL:
                return self.tr("&Bind it …")
            case Remedy.ATTACH_OR_TEAR_DOWN | Remedy.MOVE_TO_LISTED_FAMILY:
                return self.tr("&Unbind …")
            case Remedy.TAKE_AWAY:
                return self.tr("&Take it away …")
            case Remedy.APPLY_AGAIN | Remedy.DECIDE_OWNER | Remedy.PLAN_ANEW:
                return self.tr("Plan ane&w …")
            case Remedy.VERIFY_IN_GUEST:
                return labels.text(labels.GUEST_CONFIGURATION_ACTION)
        return ""

    def _open(self) -> None:
        found = self.current_finding()
        if found is not None and (resource := self._to_open(found)):
            self.opened.emit(resource)

    def _to_open(self, found: Issue) -> str:
        """Return the first thing that ``found`` is about of which there is a row, or may be one; empty for none."""
        inventory = self.facts.now.inventory
        if inventory is None:
            return ""
        # What could not be read is told by the table in which it would be.
        maybe = found.ids[:1] if inventory.unread_main and found.code not in _WITHOUT_A_ROW else ()
        return next((each for each in found.ids if each in maybe or inventory.knows(each)), "")

    def _help(self) -> None:
        found = self.current_finding()
        if found is not None:
            self.remedy_wanted.emit(found)


def _drift(finding: Issue) -> str:
    word = WORDS.get(finding.code)
    return drift_word(word).text if word else ""


def _drift_icon(finding: Issue) -> QIcon | None:
    word = WORDS.get(finding.code)
    return icon(drift_word(word).icon, drift_word(word).tone) if word else None
