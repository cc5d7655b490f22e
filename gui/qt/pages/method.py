"""Choose how the EIPs come to the guest: both methods side by side, with the reason why one of them is proposed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gui.domain.choices.selection import Method, MethodChosen
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.rules.method_choice import against_mode, proposed
from gui.domain.rules.multi_eip import proven
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, colour, lines
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.check_boxes import RadioButton
from gui.qt.widgets.containers import ScrollArea
from gui.qt.widgets.plan_steps import selectable
from gui.words import labels
from gui.words.joining import with_subject
from gui.words.tone import Tone


class MethodPage(WizardPage):
    """Two answers, and what speaks for each, line by line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.METHOD, session, parent)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.choices = {method: RadioButton() for method in Method}
        self.multi_eip, self.secondary_cidr = self.choices[Method.MULTI_EIP], self.choices[Method.SECONDARY_CIDR]
        self._titles: list[QLabel] = []
        self._texts: dict[Method, list[QLabel]] = {method: [] for method in Method}
        self._told: Problem | None = None
        self._answered = False
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(chars(self, 3))
        self._grid.setVerticalSpacing(lines(self, 0.5))
        for column, (method, choice) in enumerate(self.choices.items(), start=1):
            font = choice.font()
            font.setBold(True)
            choice.setFont(font)
            choice.clicked.connect(lambda _on, method=method: self._chosen(method))
            self._grid.addWidget(choice, 0, column)
            self._grid.setColumnStretch(column, 1)
        self.comparison = ScrollArea()
        self.comparison.setWidget(inside)
        self.comparison.setWidgetResizable(True)
        self.comparison.setFrameShape(QFrame.Shape.NoFrame)
        self.comparison.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.why)
        self.body.addWidget(self.comparison, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Choose the method. With both, the guest OS sees its public addresses."))
        self.choices[Method.MULTI_EIP].setText(labels.text(labels.MULTI_EIP_METHOD))
        self.choices[Method.SECONDARY_CIDR].setText(labels.text(labels.SECONDARY_CIDR_METHOD))
        self.comparison.setAccessibleName(self.tr("Both ways compared"))
        rows = self._rows()
        while len(self._titles) < len(rows):
            self._add_row()
        for number, (title, *texts) in enumerate(rows):
            self._titles[number].setText(title)
            for method, text in zip(Method, texts, strict=True):
                label = self._texts[method][number]
                label.setText(text)
                label.setAccessibleName(f"{self._name(method)}. {with_subject(title, text)}")
        for method, choice in self.choices.items():
            said = (
                with_subject(title.text(), text.text())
                for title, text in zip(self._titles, self._texts[method], strict=True)
            )
            choice.setAccessibleDescription("\n".join(said))

    def _name(self, method: Method) -> str:
        return self.choices[method].text().replace("&", "")

    def _add_row(self) -> None:
        row = 2 * len(self._titles) + 1
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        self._grid.addWidget(line, row, 0, 1, 1 + len(Method))
        title = selectable()
        title.setWordWrap(False)
        self._titles.append(title)
        self._grid.addWidget(title, row + 1, 0, Qt.AlignmentFlag.AlignTop)
        for column, method in enumerate(Method, start=1):
            label = selectable()
            self._texts[method].append(label)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(label, row + 1, column)
        self._grid.setRowStretch(row + 1, 0)
        self._grid.setRowStretch(row + 2, 1)

    def _rows(self) -> tuple[tuple[str, str, str], ...]:
        """Return what is compared: a title, then a sentence for each method, in the order of ``Method``."""
        return (
            (
                self.tr("Interfaces"),
                self.tr("One secondary interface carries up to ten EIPs, beside its private address."),
                self.tr("Each EIP is the address of an interface of its own, which this wizard makes."),
            ),
            (
                self.tr("Permission"),
                self.tr(
                    "The account must be enabled for the mode already. Alibaba Cloud no longer accepts new "
                    "applications."
                ),
                self.tr("None is needed."),
            ),
            (
                self.tr("Where"),
                self.tr("Only in listed regions, on listed instance families."),
                self.tr("In every region, on every instance family."),
            ),
            (
                self.tr("Limit"),
                self.tr("Ten EIPs on an interface."),
                self.tr(
                    "As many EIPs as the instance has free interfaces. EIPs of more than five address blocks can't "
                    "be in one VPC."
                ),
            ),
            (
                self.tr("In the guest"),
                self.tr("The EIPs are set up as static addresses, each with its own gateway and mask."),
                self.tr("DHCP assigns the EIP. Only the routing must be configured."),
            ),
            (
                self.tr("Protocols"),
                self.tr("Every IP protocol works."),
                self.tr(
                    "The EIP is bound in NAT mode, but to itself: protocols that carry addresses work, because the "
                    "guest knows its public one."
                ),
            ),
            (
                self.tr("In the VPC"),
                self.tr("Nothing changes."),
                self.tr(
                    "A CIDR block around each EIP becomes part of the VPC. From inside the VPC, traffic to the EIP "
                    "stays private, and other Internet hosts in the block can't be reached."
                ),
            ),
            (
                self.tr("Inferred only"),
                self.tr("Nothing."),
                self.tr(
                    "More EIPs as secondary private addresses of the same interface should work by the rules "
                    "of NAT mode. Alibaba Cloud does not document it, so this program does not automate it."
                ),
            ),
        )

    def initializePage(self) -> None:
        """Choose what is proposed, where that is new; whoever then chooses otherwise is not overruled."""
        state = self.session.state
        against = against_mode(state.selection.region, state.catalog, state.mode_refusal)
        if against == self._told:
            return
        self._told = against
        if against is not None or not self._answered:
            self.session.dispatch(MethodChosen(proposed(state.selection.region, state.catalog, state.mode_refusal)))

    def _chosen(self, method: Method) -> None:
        self._answered = True
        self.session.dispatch(MethodChosen(method))

    def show_state(self) -> None:
        """Draw the chosen method and why one is proposed."""
        chosen = self.session.now.method
        for method, choice in self.choices.items():
            choice.setChecked(method is chosen)
        self._paint()
        self.why.setText(self._why())
        super().show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours; the base follows the language."""
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._paint()
        super().changeEvent(event)

    def _paint(self) -> None:
        """Let the words of the chosen method stand out; its button says the same."""
        for method, texts in self._texts.items():
            ink = colour(Tone.PLAIN if method is self.session.now.method else Tone.QUIET)
            for label in texts:
                palette = label.palette()
                palette.setColor(label.foregroundRole(), ink)
                label.setPalette(palette)

    def _why(self) -> str:
        state = self.session.state
        against = against_mode(state.selection.region, state.catalog, state.mode_refusal)
        if against is None:
            inventory = state.inventory
            if inventory is not None and proven(inventory):
                return self.tr("Multi-EIP to ENI mode is proposed: this account has EIPs in it already.")
            return self.tr("Multi-EIP to ENI mode is proposed: it changes nothing in the VPC.")
        if against.code is ProblemCode.MODE_REFUSED:
            said = self.tr("The secondary CIDR block is proposed: the cloud refused this account the mode ({code}).")
            return said.format(code=state.mode_refusal)
        said = self.tr("The secondary CIDR block is proposed: the mode is not offered in {region}.")
        return said.format(region=state.selection.region)
