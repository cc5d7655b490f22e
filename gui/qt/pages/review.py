"""The last look: what will be done, in order, with the exact calls. Its Next button says what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget, QWizard

from gui.domain.choices.selection import Method, Selection
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.plans.policy import hopeless
from gui.domain.wizards.steps import Page
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.containers import ScrollArea
from gui.qt.widgets.permissions_note import PermissionsNote
from gui.qt.widgets.plan_steps import PlanSteps, selectable
from gui.qt.widgets.save_plan import SavePlan
from gui.words import labels
from gui.words.change_picture import with_gravest
from gui.words.joining import listed
from gui.words.names import resource_name, short_name
from gui.words.plain_text import visible_line
from gui.words.tone import Tone

FACTS, PLACE = 4, 2
"""So many facts are said where no picture shows them; which of them is what the EIPs go on."""


class ReviewPage(WizardPage):
    """Shows the plan made from the session's choices; going on carries it out."""

    def __init__(self, session: Session, run: RunController, parent: QWidget | None = None) -> None:
        super().__init__(Page.REVIEW, session, parent)
        self._run = run
        self.setCommitPage(True)
        # Four rows that stay: a row that is removed is deleted at once, beside what Python still knows of its widgets.
        self.facts = tuple((QLabel(), selectable()) for _ in range(FACTS))
        self.summary = QFormLayout()
        for name, value in self.facts:
            self.summary.addRow(name, value)
        self.picture, self.steps, self.permissions = ChangeView(), PlanSteps(), PermissionsNote(session.rights)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.summary)
        column.addWidget(self.picture)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.plan_view = ScrollArea()
        self.plan_view.setWidget(inside)
        self.plan_view.setWidgetResizable(True)
        self.plan_view.setFrameShape(QFrame.Shape.NoFrame)
        self.plan_view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.save = SavePlan(session, self.banner, lambda: run.plan)
        row = QHBoxLayout()
        row.addWidget(self.permissions, 1)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.plan_view, 1)
        self.body.addLayout(row)
        session.rights.changed.connect(self.completeChanged)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._say_what()
        self._summarise(self.session.now, drawn=self._run.plan is not None)
        self.plan_view.setAccessibleName(self.tr("The plan"))
        self.setButtonText(QWizard.WizardButton.CommitButton, self._verb(self._run.plan))

    def _say_what(self) -> None:
        if self._run.plan is None and self.session.inventory is not None:
            self.setSubTitle(self.tr("The selection can't be applied. The reasons are listed below."))
        else:
            self.setSubTitle(labels.text(labels.REVIEW_INTRODUCTION))

    def isComplete(self) -> bool:
        """Return whether there is a plan with something to do."""
        plan = self._run.plan
        return super().isComplete() and plan is not None and not hopeless(plan, self.session.rights.permissions)

    def show_state(self) -> None:
        """Plan anew from what is known now, and show it."""
        self.banner.clear()
        try:
            plan = self._run.make_plan() if self.session.inventory else None
        except PlanBlockedError:
            plan = self._run.plan = None
        if plan is not None and not plan.operations:
            self.banner.say(Tone.GOOD, self._nothing_left(plan))
        self._say_what()
        self._offer_the_page()
        self._show(plan)
        super().show_state()

    def _show(self, plan: Plan | None) -> None:
        self._summarise(plan.selection if plan is not None else self.session.now, drawn=bool(plan and plan.operations))
        inventory = self.session.inventory
        self.picture.show_picture(change_picture(plan) if plan else ChangePicture(), inventory)
        self.steps.show_plan(plan, inventory)
        self.order_soon()
        self.permissions.show_plan(plan, inventory)
        self.save.show_plan()
        self.setButtonText(QWizard.WizardButton.CommitButton, self._verb(plan))

    def _nothing_left(self, plan: Plan) -> str:
        if plan.selection.method is Method.SECONDARY_CIDR:
            return self.tr("Nothing to change: every EIP is already an address of this instance.")
        return self.tr("Nothing to change: everything is bound already.")

    def _offer_the_page(self) -> None:
        """Lead back to the first page whose own answer is in the way."""
        state = self.session.state
        asking = state.steps[: state.steps.index(Page.REVIEW)]
        wrong = next((each for each in asking if not state.complete(each)), None)
        if wrong is not None and self._run.plan is None:
            said = self.tr("One of the choices is no longer valid. Correct it first.")
            self.banner.say(Tone.WARNING, said, action=(self._back_to(wrong), lambda: self.page_wanted.emit(wrong)))

    def _back_to(self, page: Page) -> str:
        match page:
            case Page.EIPS:
                return self.tr("Back to the E&IPs")
            case Page.INTERFACE:
                return self.tr("Back to the &interface")
            case Page.INSTANCE:
                return self.tr("Back to the &instance")
            case Page.NETWORK:
                return self.tr("Back to the &network")
            case _:
                return self.tr("Back to the &question")

    def _summarise(self, chosen: Selection, *, drawn: bool) -> None:
        """Say what is chosen; where the picture shows it (``drawn``) only what is not in the picture."""
        inventory = self.session.inventory
        facts: tuple[tuple[str, str], ...] = (
            (self.tr("Region:"), chosen.region or ""),
            (self.tr("EIPs:"), listed(short_name(each, inventory) for each in chosen.eips)),
            self._place(chosen),
            (self.tr("Instance:"), resource_name(chosen.instance or "", inventory)),
        )
        place = chosen.method is Method.SECONDARY_CIDR
        for row, (said, (name, value)) in enumerate(zip(facts, self.facts, strict=True)):
            self.summary.setRowVisible(row, not drawn or (place and row == PLACE))
            name.setText(said[0])
            value.setText(said[1])
            value.setAccessibleName(said[0].rstrip(":："))

    def _place(self, chosen: Selection) -> tuple[str, str]:
        """Return what the EIPs go on: an interface that is there, or new ones behind a security group."""
        if chosen.method is Method.MULTI_EIP:
            return self.tr("Interface:"), resource_name(chosen.eni or "", self.session.inventory)
        groups = self.session.vpc.facts.groups if self.session.vpc.facts else ()
        group = next(
            (visible_line(f"{each.name} ({each.id})") for each in groups if each.id == chosen.group and each.name), ""
        )
        return self.tr("Security group:"), group or chosen.group or ""

    def _verb(self, plan: Plan | None) -> str:
        """Return what the button says: what is bound, and what is stopped or interrupted for it."""
        return with_gravest(self._deed(plan), plan, self.session.inventory)

    def _deed(self, plan: Plan | None) -> str:
        count = (
            sum(len(each.allocation_ids) for each in plan.operations if isinstance(each, AssociateEips)) if plan else 0
        )
        if plan is not None and plan.selection.method is Method.SECONDARY_CIDR:
            return self.tr("Assign %n &EIP(s)", "", count or len(plan.selection.eips))
        if count:
            return self.tr("Bind %n &EIP(s) and attach", "", count)
        return self.tr("Attach the int&erface")
