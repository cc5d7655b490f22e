"""The issues of the region by kind, the heaviest first; below them the selected ones in full (``issue_detail``)."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.domain.checks.drift import WORDS
from gui.domain.checks.issue import Issue, IssueCode, Weight
from gui.domain.checks.issues import multi_eip_interfaces
from gui.domain.checks.weight import order, weight
from gui.domain.filters.fields import Field
from gui.qt.base.session import Session
from gui.qt.base.theme import icon, lines
from gui.qt.models.issue_kinds import ALL_KINDS, IssueKind, kind_columns, kind_key, kinds_of
from gui.qt.models.records import Column, Records
from gui.qt.models.shared_columns import word_icon
from gui.qt.views.baseline_line import BaselineLine
from gui.qt.views.facts import RegionFacts
from gui.qt.views.idle_cost_line import IdleCostLine, idle_ids
from gui.qt.views.idle_costs import IdleCosts
from gui.qt.views.inventory_view import InventoryView
from gui.qt.views.issue_detail import IssueDetail
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.record_table import RecordTable
from gui.words import labels
from gui.words.cost import day_text
from gui.words.finding_labels import finding_label, weight_word
from gui.words.findings import drift_word, finding_advice, finding_sentence
from gui.words.names import short_name
from gui.words.states import Word

NEVER = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
"""Sorts what has no time last."""
KINDS_SHOWN = 7
"""So many kinds of issues are seen at once."""


class FindingsView(InventoryView[Issue]):
    """Findings, the heaviest first; below the table the current one in full, with what can be done from here."""

    name = "findings"
    picture = "warning"
    hidden = ("kind", "drift", "baseline", "since", "ignored")

    opened = Signal(str)
    """The user wants to see the row of this EIP, ENI or instance."""
    remedy_wanted = Signal(object)
    """The user wants help with this Issue."""
    release_wanted = Signal(object)
    """The user wants to release the EIPs with these allocation ids, a tuple."""
    unbind_wanted = Signal(object)
    """The user wants to unbind the EIPs with these allocation ids, a tuple."""

    def __init__(
        self, session: Session, facts: RegionFacts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        self.costs = IdleCosts(session, settings)
        self.detail = IssueDetail(facts, self.chosen, self.costs)
        self.show_ignored = CheckBox()
        self._kind: IssueCode | None = None
        self._moved = False
        self.kinds: Records[IssueKind] = Records(kind_columns(facts.since_plan, facts.since_baseline), kind_key)
        self.kind_table = RecordTable(self.kinds)
        super().__init__(session, facts, settings, parent)
        self.kinds.setParent(self)
        self.costs.setParent(self)
        self.cost = IdleCostLine(self.costs, self.model.shown)
        self.baseline = BaselineLine(facts.baseline)
        self.lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        facts.baseline.changed.connect(self._place_lines)
        self.kind_table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.kind_table.current_changed.connect(self._kind_chosen)
        self.panel.top.insertWidget(self.panel.top.count() - 2, self.show_ignored)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.splitterMoved.connect(self._keep_sizes)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            self.split.addWidget(self.kind_table)
            self.split.addWidget(self.panel)
            self.split.setStretchFactor(1, 1)
            self.split.setSizes([lines(self, 1.7 * (KINDS_SHOWN + 1)), lines(self, 60)])
            whole.insertWidget(0, self.split, 1)
            self.lines.addWidget(self.cost, 1)
            self.lines.addWidget(self.baseline)
            whole.addLayout(self.lines)
            whole.addWidget(self.detail)
        # One list of kinds says it better than a row of switches.
        self.chips.hide()
        self.detail.opened.connect(self.opened)
        self.detail.remedy_wanted.connect(self.remedy_wanted)
        self.detail.bind_wanted.connect(self.bind_wanted)
        self.detail.release_wanted.connect(self.release_wanted)
        self.detail.unbind_wanted.connect(self.unbind_wanted)
        self.show_ignored.toggled.connect(self._draw_anew)
        self.activated.connect(lambda _resource: self.detail.open_row())
        self.panel.cleared.connect(lambda: self.kind_table.go_to(""))
        self.model.modelReset.connect(self.detail.show_chosen)
        self.model.modelReset.connect(self.cost.follow)
        self.costs.changed.connect(self._costs_changed)
        self.panel.table.current_changed.connect(self.detail.show_chosen)
        self.panel.table.selectionModel().selectionChanged.connect(self.detail.show_chosen)
        self._place_lines()
        self._show_kinds()
        self.detail.show_chosen()

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        return QCoreApplication.translate("FindingsView", "Issues")

    def columns(self) -> tuple[Column[Issue], ...]:
        """Return the columns in the language in force."""
        return (
            Column(
                "severity",
                self.tr("Severity"),
                lambda each: weight_word(weight(each.code)).text,
                lambda each: (*order(each.code), each.ids[:1]),
                icon=lambda each: word_icon(weight_word(weight(each.code))),
                whole=tuple(weight_word(each).text for each in Weight),
                uncut=True,
            ),
            Column(
                "about",
                self.tr("About"),
                lambda each: short_name(each.ids[0], self.facts.now.inventory) if each.ids else "",
                below=lambda each: each.ids[0] if each.ids else "",
                whole=("255.255.255.255",),
                fields=(Field.NAME, Field.ID, Field.IP),
            ),
            Column("kind", self.tr("Kind"), lambda each: finding_label(each.code), fields=(Field.ISSUE, Field.TYPE)),
            _difference("drift", labels.text(labels.SINCE_LAST_PLAN), self.facts.since_plan),
            _difference("baseline", labels.text(labels.SINCE_BASELINE), self.facts.since_baseline),
            Column(
                "finding",
                self.tr("Issue"),
                lambda each: finding_sentence(each, self.facts.now.inventory),
                sentence=True,
            ),
            Column("advice", self.tr("What to do"), finding_advice, sentence=True),
            Column(
                "since",
                self.tr("Unbound since"),
                lambda each: day_text(self._since(each)),
                lambda each: (self._since(each) or NEVER).timestamp(),
                uncut=True,
            ),
            Column("ignored", self.tr("Ignored"), self.detail.ignored_text, sentence=True),
        )

    def key(self, record: Issue) -> str:
        """Return the id of a row."""
        return " ".join((record.code.value, *record.ids, *(str(value) for _, value in record.values)))

    def rows(self) -> Sequence[Issue]:
        """Return all rows; those that are ignored only where the user wants to see them."""
        return self.facts.now.findings if self.show_ignored.isChecked() else self.facts.open_findings()

    def resources(self, record: Issue) -> tuple[str, ...]:
        """Return the ids that a finding is about."""
        return record.ids

    def nothing(self) -> tuple[str, str]:
        """Return what is said when there is no finding."""
        return self.tr("No issues."), ""

    def current_finding(self) -> Issue | None:
        """Return the finding of the current row."""
        row = self.panel.table.currentIndex().row()
        return self.model.record_at(row) if 0 <= row < self.model.rowCount() else None

    def chosen(self) -> tuple[Issue, ...]:
        """Return the selected issues, or the current one."""
        found = self.current_finding()
        return self.selected() or ((found,) if found is not None else ())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the gateways too: a binding without one is a finding."""
        super().showEvent(event)
        inventory = self.facts.now.inventory
        if inventory is not None:
            self.facts.ask_gateways(multi_eip_interfaces(inventory))

    def show_state(self) -> None:
        """Draw what the session holds, and the kinds of it."""
        changed = self.facts.now is not self._shown
        super().show_state()
        self.costs.follow()
        if changed:
            self._show_kinds()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.kinds.retitle(kind_columns(self.facts.since_plan, self.facts.since_baseline))
        self.kind_table.setAccessibleName(self.tr("Kinds of issues"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_kinds()

    def go_to(self, resource: str) -> bool:
        """Make the first row that is about ``resource`` current, whatever kind of issues was chosen."""
        if self._kind is not None and not any(resource in self.resources(each) for each in self.model.shown()):
            self.choose_kind(None)
        return super().go_to(resource)

    def choose_kind(self, kind: IssueCode | None) -> None:
        """Show the issues of ``kind`` only; None shows all."""
        self.kind_table.go_to(kind.value if kind else ALL_KINDS)

    def _since(self, issue: Issue) -> datetime | None:
        found = idle_ids((issue,))
        return self.costs.since(found[0]) if found else None

    def _costs_changed(self) -> None:
        self.detail.show_chosen()
        number = next(number for number, each in enumerate(self.model.columns) if each.name == "since")
        if not self.panel.table.isColumnHidden(number):
            self._draw_anew()

    def _place_lines(self) -> None:
        """Have the buttons side by side while the baseline has nothing to say."""
        told = bool(self.facts.baseline.text())
        way = QBoxLayout.Direction
        self.lines.setDirection(way.TopToBottom if told else way.LeftToRight)

    def _keep_sizes(self) -> None:
        # The user has set them.
        self._moved = True

    def _draw_anew(self) -> None:
        self._shown = None
        self.show_state()

    def _show_kinds(self) -> None:
        rows, ignored = self.rows(), len(self.facts.now.findings) - len(self.facts.open_findings())
        self.kinds.show(kinds_of(tuple(rows)))
        self.kind_table.widen_columns()
        self.kind_table.setVisible(bool(rows))
        header = self.kind_table.horizontalHeader().sizeHint().height()
        needed = header + self.kind_table.verticalHeader().length() + 2 * self.kind_table.frameWidth()
        needed = max(needed, self.kind_table.minimumSizeHint().height())
        self.kind_table.setMaximumHeight(needed)
        if not self._moved:
            self.split.setSizes([min(needed, lines(self, 1.7 * (KINDS_SHOWN + 1))), self.split.height()])
        if self._kind is not None and not self.kinds.has(self._kind.value):
            self._kind = None
            self._narrow()
        self.show_ignored.setText(self.tr("Show &ignored ({count})").format(count=ignored))
        self.show_ignored.setVisible(bool(ignored) or self.show_ignored.isChecked())

    def _kind_chosen(self, key: str) -> None:
        chosen = IssueCode(key) if key and key != ALL_KINDS else None
        if chosen is not self._kind:
            self._kind = chosen
            self._narrow()

    def _narrow(self) -> None:
        kind = self._kind
        self.panel.accept_only((lambda issue: issue.code is kind) if kind else None)


def _difference(name: str, title: str, since: Callable[[Issue], bool]) -> Column[Issue]:
    """Return the column of the words for what differs, where ``since`` says that an issue is such a difference."""

    def word(issue: Issue) -> Word | None:
        found = WORDS.get(issue.code) if since(issue) else None
        return drift_word(found) if found else None

    def said(issue: Issue) -> str:
        found = word(issue)
        return found.text if found else ""

    def shown(issue: Issue) -> QIcon | None:
        found = word(issue)
        return icon(found.icon, found.tone) if found else None

    # Rows with a word come first, where one sorts for it.
    return Column(name, title, said, lambda each: (not said(each), said(each).casefold()), icon=shown)
