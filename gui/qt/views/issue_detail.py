"""Below the table of issues: the selected ones in words, with what can be done about them from here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.qt.dialogs.ignore_issues import IgnoreIssuesDialog
from gui.qt.views.facts import RegionFacts
from gui.qt.views.idle_cost_line import idle_ids
from gui.qt.views.idle_costs import IdleCosts
from gui.words import labels
from gui.words.finding_labels import finding_label
from gui.words.findings import finding_advice, finding_sentence
from gui.words.joining import listed

_WITHOUT_A_ROW = {IssueCode.VSWITCH_ABANDONED, IssueCode.BLOCK_ABANDONED}
"""What is about a vSwitch or a VPC: no table lists these."""
_TO_BIND = {Remedy.BIND_OR_RELEASE, Remedy.BIND_OR_CANCEL}


class IssueDetail(QFrame):
    """Sentence and advice of one issue, or the number of several; buttons that act on all of them."""

    opened = Signal(str)
    """The user wants to see the row of this EIP, ENI or instance."""
    remedy_wanted = Signal(object)
    """The user wants help with this Issue."""
    bind_wanted = Signal(object)
    """The user wants to bind the EIPs with these allocation ids, a tuple."""
    release_wanted = Signal(object)
    """The user wants to release the EIPs with these allocation ids, a tuple."""
    unbind_wanted = Signal(object)
    """The user wants to unbind the EIPs with these allocation ids, a tuple."""

    def __init__(
        self,
        facts: RegionFacts,
        chosen: Callable[[], tuple[Issue, ...]],
        costs: IdleCosts,
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            facts: inventory and ignored issues.
            chosen: gives the selected issues.
            costs: knows what unbound EIPs cost.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._facts, self._chosen, self._costs = facts, chosen, costs
        self.sentence, self.advice = QLabel(), QLabel()
        for label in (self.sentence, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.help, self.release, self.ignore, self.open = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        words = QVBoxLayout()
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.addLayout(words, 1)
        for button in (self.help, self.release, self.ignore, self.open):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.open.clicked.connect(self.open_row)
        self.help.clicked.connect(self._help)
        self.release.clicked.connect(lambda: self.release_wanted.emit(self._to_release(self._chosen())))
        self.ignore.clicked.connect(self._ignore_or_not)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_chosen()
        super().changeEvent(event)

    def show_chosen(self) -> None:
        """Draw what is selected; nothing is shown without it."""
        chosen = self._chosen()
        self.setVisible(bool(chosen))
        if not chosen:
            return
        many = len(chosen) > 1
        found = chosen[0]
        if many:
            labels_text = listed(dict.fromkeys(finding_label(each.code) for each in chosen))
            self.sentence.setText(self.tr("%n issue(s) selected: {kinds}", "", len(chosen)).format(kinds=labels_text))
        else:
            self.sentence.setText(finding_sentence(found, self._inventory))
        advice = "" if many else finding_advice(found)
        decided = "" if many else self.ignored_text(found)
        said = self.tr("What to do: {advice}").format(advice=advice) if advice else ""
        parts = (self._costs.about(idle_ids(chosen)), said, decided)
        self.advice.setText("\n".join(part for part in parts if part))
        self.advice.setVisible(bool(self.advice.text()))
        self.open.setVisible(not many and bool(self._to_open(found)))
        self._name_buttons(chosen)

    def ignored_text(self, issue: Issue) -> str:
        """Return until when and why ``issue`` is ignored, empty where it is not."""
        decision = self._facts.ignored.of(issue)
        if decision is None:
            return ""
        text = self.tr("until {day}: {reason}")
        return text.format(day=decision.until.isoformat(), reason=decision.reason)

    def open_row(self) -> None:
        """Ask for the row of what the first selected issue is about."""
        chosen = self._chosen()
        if chosen and (resource := self._to_open(chosen[0])):
            self.opened.emit(resource)

    @property
    def _inventory(self) -> Inventory | None:
        return self._facts.now.inventory

    def _retranslate(self) -> None:
        self.open.setText(self.tr("&Open the row"))
        self.open.setToolTip(self.tr("Show the EIP, interface or instance"))
        # Never without a name, shown or not.
        self._name_buttons(())

    def _name_buttons(self, chosen: Sequence[Issue]) -> None:
        help_text = self._help_text_of(chosen)
        self.help.setVisible(bool(help_text))
        self.help.setText(help_text or self._help_text(Remedy.READ_AGAIN))
        released = len(self._to_release(chosen))
        self.release.setVisible(bool(released))
        self.release.setText(self.tr("&Release %n EIP(s) …", "", released))
        again = bool(chosen) and all(self._facts.ignored.of(each) is not None for each in chosen)
        self.ignore.setText(self.tr("&Stop ignoring") if again else self.tr("&Ignore …"))

    def _help_text_of(self, chosen: Sequence[Issue]) -> str:
        if len(chosen) == 1:
            return self._help_text(chosen[0].remedy)
        eips = len(self._to_bind(chosen))
        if eips > MAX_EIPS_PER_ENI:
            return labels.text(labels.BIND_FIRST).format(limit=MAX_EIPS_PER_ENI)
        if eips:
            return self.tr("&Bind %n EIP(s) …", "", eips)
        unbound = len(self._to_unbind(chosen))
        return self.tr("&Unbind %n EIP(s) …", "", unbound) if unbound else ""

    def _to_bind(self, chosen: Sequence[Issue]) -> tuple[str, ...]:
        return tuple(each.ids[0] for each in chosen if each.remedy in _TO_BIND and each.ids)

    def _to_release(self, chosen: Sequence[Issue]) -> tuple[str, ...]:
        return tuple(each.ids[0] for each in chosen if each.remedy is Remedy.BIND_OR_RELEASE and each.ids)

    def _to_unbind(self, chosen: Sequence[Issue]) -> tuple[str, ...]:
        """Return the EIPs of the free interfaces that the issues are about."""
        inventory = self._inventory
        if inventory is None:
            return ()
        enis = (EniId(each.ids[0]) for each in chosen if each.code is IssueCode.ENI_WITHOUT_INSTANCE and each.ids)
        return tuple(eip.allocation_id for eni in dict.fromkeys(enis) for eip in inventory.eips_on(eni))

    def _help(self) -> None:
        chosen = self._chosen()
        if len(chosen) > 1 and (eips := self._to_bind(chosen)):
            self.bind_wanted.emit(eips[:MAX_EIPS_PER_ENI])
        elif len(chosen) > 1:
            self.unbind_wanted.emit(self._to_unbind(chosen))
        elif chosen:
            self.remedy_wanted.emit(chosen[0])

    def _ignore_or_not(self) -> None:
        chosen = self._chosen()
        if all(self._facts.ignored.of(each) is not None for each in chosen):
            self._facts.ignored.stop(chosen)
            return
        dialog = IgnoreIssuesDialog(len(chosen), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(lambda reason, until: self._facts.ignored.ignore(chosen, reason, until))
        dialog.open()

    def _help_text(self, remedy: Remedy) -> str:
        match remedy:
            case Remedy.READ_AGAIN | Remedy.WAIT | Remedy.GRANT_PERMISSION:
                return self.tr("Read a&gain")
            case Remedy.BIND_OR_RELEASE | Remedy.BIND_OR_CANCEL:
                return self.tr("&Bind it …")
            case Remedy.ATTACH_OR_TEAR_DOWN | Remedy.MOVE_TO_LISTED_FAMILY:
                return self.tr("&Unbind …")
            case Remedy.TAKE_AWAY:
                return self.tr("&Delete …")
            case Remedy.APPLY_AGAIN | Remedy.DECIDE_OWNER | Remedy.PLAN_ANEW:
                return self.tr("Plan ane&w …")
            case Remedy.READ_GUEST_AGAIN | Remedy.CHECK_DHCP | Remedy.REMOVE_IN_GUEST:
                return labels.text(labels.READ_GUEST_ACTION)
            case Remedy.VERIFY_IN_GUEST | Remedy.SET_UP_GUEST | Remedy.CONFIRM_OR_UNDO_IN_GUEST:
                return labels.text(labels.GUEST_CONFIGURATION_ACTION)
        return ""

    def _to_open(self, found: Issue) -> str:
        """Return the first thing that ``found`` is about of which there is a row, or may be one; empty for none."""
        inventory = self._inventory
        if inventory is None:
            return ""
        # What could not be read is told by the table in which it would be.
        maybe = found.ids[:1] if inventory.unread_main and found.code not in _WITHOUT_A_ROW else ()
        return next((each for each in found.ids if each in maybe or inventory.knows(each)), "")
