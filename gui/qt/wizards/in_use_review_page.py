"""The page of the wizards for an interface in use on which the plan is agreed to, before anything is sent."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
    QWizard,
)

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Severity
from gui.domain.operations.operation import AssociateEips, DetachEni, UnassociateEips
from gui.domain.operations.power import StopInstance
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.plans.interruption import change_steps
from gui.domain.plans.notes import FOR_GOOD, PlanNoteCode
from gui.domain.plans.plan import Plan
from gui.domain.plans.policy import hopeless
from gui.domain.wizards.in_use_choice import Consent, ConsentGiven, Drafted, ReviewBegun, ReviewConsent
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import ChoiceHolder
from gui.qt.base.run_controller import RunController
from gui.qt.dialogs.guest_delivery import GuestDeliveryDialog
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.containers import ScrollArea
from gui.qt.widgets.note_list import NoteList
from gui.qt.widgets.permissions_note import PermissionsNote
from gui.qt.widgets.plan_steps import PERMANENT, PlanSteps
from gui.qt.widgets.save_plan import SavePlan
from gui.qt.widgets.undo_snippet import UndoSnippet
from gui.qt.wizards.irreversible_consent import IrreversibleConsent
from gui.qt.wizards.stop_consent import StopConsent
from gui.services.delivery.guest_undo import may_unbind
from gui.services.delivery.journal import Task
from gui.words import labels
from gui.words.change_picture import with_gravest
from gui.words.delivery import outcome_text
from gui.words.guest_rows import by_hand_text, off_text
from gui.words.plan_notes import plan_note_text
from gui.words.tone import Tone

_AT_THEIR_STEP = FOR_GOOD | {
    PlanNoteCode.GUEST_UNDO_FIRST,
    PlanNoteCode.HOST_STOPS,
    PlanNoteCode.OUTAGE,
    PlanNoteCode.TRAFFIC_ENDS,
    PlanNoteCode.SESSIONS_END,
}
"""Notes that a step, the box at it, or the part about the guest says with the same addresses."""


_MOVES = frozenset({PlanNoteCode.MOVED, PlanNoteCode.EIPS_MOVED})


class InUseReviewPage(WizardPage):
    """The plan, what to know about it, and the boxes without which it is not carried out."""

    def __init__(self, holder: ChoiceHolder[Any], run: RunController, parent: QWidget | None = None) -> None:
        super().__init__(Page.REVIEW, holder.session, parent, answers=holder)
        self._holder, self._run = holder, run
        self._drafted = Drafted()
        self._asked: tuple[Inventory, tuple[EniId, ...]] | None = None
        self.setCommitPage(True)
        self.picture, self.steps, self.permissions = ChangeView(), PlanSteps(), PermissionsNote(holder.session.rights)
        self.notes, self.undo = NoteList(), UndoSnippet(self._ask_gateways)
        # The page owns what it asks from the start: a wizard that never comes to a plan leaves nothing behind.
        self.guest_done, self.agreed = CheckBox(self), CheckBox(self)
        self.guest_done.hide()
        self.agreed.hide()
        self.irreversible = IrreversibleConsent(self)
        self.irreversible.given.connect(self._consented)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picture, self.undo, self.steps, self.notes):
            column.addWidget(widget)
        column.addStretch(1)
        self.view = ScrollArea()
        self.view.setWidget(inside)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stop_consent = StopConsent(holder, self)
        row = QHBoxLayout()
        row.addWidget(self.permissions, 1)
        self.save = SavePlan(holder.session, self.banner, lambda: run.plan, notes=lambda: self._drafted.notes)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(row)
        self.guest_done.toggled.connect(lambda on: self._consented(ReviewConsent.GUEST_UNDONE, on))
        self.agreed.toggled.connect(lambda on: self._consented(ReviewConsent.PLAN, on))
        self.delivery: GuestDeliveryDialog | None = None
        self.undo.undo_wanted.connect(self._undo_in_guest)
        holder.session.rights.changed.connect(self.completeChanged)
        run.gateways_read.connect(self._gateways_read)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(labels.text(labels.REVIEW_INTRODUCTION))
        self.view.setAccessibleName(self.tr("The plan"))
        self.guest_done.setText(
            self.tr("I have undone the configuration inside the &guest OS, or the guest is no longer needed")
        )
        self._name_action()

    def initializePage(self) -> None:
        """Ask for agreement anew."""
        self._holder.dispatch(ReviewBegun())

    def isComplete(self) -> bool:
        """Return whether everything was agreed to, and no step is known to be refused."""
        plan = self._drafted.plan
        return super().isComplete() and not (plan and hopeless(plan, self.session.rights.permissions))

    def show_state(self) -> None:
        """Plan anew from what is known now, and show it."""
        drafted, before = self._holder.state.drafted, self._drafted
        inventory = self.session.inventory
        self._drafted = drafted
        if self._run.starting:
            self._holder.dispatch(ReviewBegun())
        if drafted != before or self._run.plan is None or self._run.starting:
            self._run.take(drafted.plan)
            self._draw(drafted, inventory)
        elif self._exposed(inventory):
            self._show_exposed()
        self._draw_consents(drafted, inventory)
        self.banner.clear()
        if drafted.plan is not None and not drafted.plan.operations:
            self.banner.say(Tone.GOOD, self.tr("Nothing to change."))
        super().show_state()

    def _draw_consents(self, drafted: Drafted, inventory: Inventory | None) -> None:
        agreed = self._holder.state.agreed
        self.guest_done.setChecked(ReviewConsent.GUEST_UNDONE in agreed)
        self.agreed.setChecked(ReviewConsent.PLAN in agreed)
        self.irreversible.ask(drafted.notes, inventory, agreed)
        self.stop_consent.show_drafted(drafted)

    def _consented(self, consent: Consent, on: bool) -> None:
        self._holder.dispatch(ConsentGiven(self._drafted, consent, on))

    def _draw(self, drafted: Drafted, inventory: Inventory | None) -> None:
        self.notes.show_notes(
            [
                (plan_note_text(note, inventory), Severity.WARNS if note.needs_consent else Severity.INFORMS)
                for note in drafted.notes
                if note.code not in _AT_THEIR_STEP
            ]
        )
        shown = self._holder.state.shown_plan
        self.picture.show_picture(change_picture(shown) if shown else ChangePicture(), inventory)
        self.steps.show_plan(shown, inventory, self._beside(shown))
        self.order_soon()
        self.permissions.show_plan(shown, inventory)
        self.save.show_plan()
        codes = {note.code for note in drafted.notes}
        undo_first = PlanNoteCode.GUEST_UNDO_FIRST in codes
        self.undo.setVisible(undo_first)
        self.guest_done.setVisible(undo_first)
        self.agreed.setVisible(bool(drafted.plan and drafted.plan.operations))
        self._name_action()
        if undo_first and inventory is not None and self._holder.state.eni_ids():
            self._begin_undo(inventory, self._holder.state.eni_ids())

    def _begin_undo(self, inventory: Inventory, enis: tuple[EniId, ...]) -> None:
        chosen = self._holder.state.attached_to
        instance = inventory.instance_by_id.get(chosen) if chosen else None
        asked, about = self._asked or (None, ())
        if instance is not None and (asked is not inventory or about != enis):
            self._asked = (inventory, enis)
            self.undo.begin(instance)
            connection = self.session.connection
            allowed = connection is not None and connection.guests is not None
            profile = connection.profile.name if connection and connection.profile else ""
            self.undo.offer(self.tr("Undo it through Cloud Assistant") if allowed else off_text(profile))
            self._ask_gateways()

    def _ask_gateways(self) -> None:
        if self._exposed(self.session.inventory):
            self._show_exposed()
        else:
            self._run.read_gateways()

    def _exposed(self, inventory: Inventory | None) -> bool:
        """Return whether DHCP gave the EIPs, so that there are no gateways to ask for."""
        eni = self._holder.state.interface()
        return eni is not None and inventory is not None and has_its_address_for_an_eip(eni, inventory)

    def _show_exposed(self) -> None:
        inventory = self.session.inventory
        if inventory is not None and not self.undo.isHidden():
            self.undo.show_exposed(inventory, self._holder.state.eni_ids())

    def _gateways_read(self) -> None:
        inventory, eni = self.session.inventory, self._holder.state.choice.eni
        if self._run.gateways_error is not None:
            self.undo.show_error(self._run.gateways_error)
        elif inventory is not None and eni is not None and self._run.gateways:
            self.undo.show_gateways(inventory, eni, self._run.gateways)

    def _undo_in_guest(self) -> None:
        """Undo in the guest from here; once that is read in the guest, the box is checked."""
        connection, inventory = self.session.connection, self.session.inventory
        chosen = self._holder.state.attached_to
        if connection is None or inventory is None or chosen is None:
            return
        if connection.guests is None:
            self.undo.banner.say(Tone.WARNING, off_text(connection.profile.name if connection.profile else ""))
            return
        dialog = self.delivery = GuestDeliveryDialog(
            self.session, chosen, lambda _armed: self.undo.packages(inventory), self.window(), task=Task.UNDO
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ended.connect(self._undone)
        dialog.open()

    def _undone(self) -> None:
        run = self.delivery.controller if self.delivery else None
        report = run.report if run is not None else None
        if run is None or report is None:
            return
        reports = [each.report for each in run.progress]
        if all(each is not None and may_unbind(each) for each in reports):
            self.undo.banner.say(Tone.GOOD, outcome_text(report))
            self._consented(ReviewConsent.GUEST_UNDONE, on=True)
        else:
            self.undo.banner.say(Tone.WARNING, outcome_text(report), by_hand_text())

    def _beside(self, plan: Plan | None) -> dict[int, tuple[QWidget, ...]]:
        """Return which box is at which step: to stop, the guest before the first one, the rest where traffic ends."""
        steps = change_steps(plan) if plan else ()
        stop = next((each.number for each in steps if isinstance(each.operation, StopInstance)), 0)
        ends = next((each.number for each in steps if each.interruption and each.number != stop), len(steps))
        beside: dict[int, tuple[QWidget, ...]] = {stop: (self.stop_consent,)}
        beside[ends] = (*beside.get(ends, ()), self.guest_done, self.agreed)
        return {**beside, PERMANENT: (self.irreversible,)}

    def _name_action(self) -> None:
        plan, codes = self._drafted.plan, {note.code for note in self._drafted.notes}
        if codes & {*_MOVES, PlanNoteCode.OUTAGE}:
            consent = self.tr("I &agree that the addresses do not work during the change")
        elif PlanNoteCode.TRAFFIC_ENDS in codes:
            consent = self.tr("I &agree that the addresses stop working")
        else:
            consent = self.tr("I have read the plan and &agree to it")
        deed = self.tr("&Move the EIPs") if codes & _MOVES else self._deed(plan, codes)
        self.setButtonText(QWizard.WizardButton.CommitButton, with_gravest(deed, plan, self.session.inventory))
        self.agreed.setText(consent)

    def _deed(self, plan: Plan | None, codes: set[PlanNoteCode]) -> str:
        going, coming = _count(plan, UnassociateEips), _count(plan, AssociateEips)
        if coming:
            return self.tr("&Change the EIPs")
        if codes == {PlanNoteCode.EIPS_RELEASED} and not going:
            return labels.CountedDeeds().release(len(plan.operations) if plan else 0)
        if codes & FOR_GOOD and not going and PlanNoteCode.TRAFFIC_ENDS not in codes:
            return self.tr("&Delete permanently")
        if codes >= {PlanNoteCode.ENI_DELETED, PlanNoteCode.EIPS_RELEASED}:
            return self.tr("&Unbind, delete and release")
        if PlanNoteCode.ENI_DELETED in codes:
            return self.tr("&Unbind and delete")
        if PlanNoteCode.EIPS_RELEASED in codes:
            return self.tr("&Unbind and release")
        if going:
            return self.tr("&Unbind %n EIP(s)", "", going)
        detaches = plan is not None and any(isinstance(each, DetachEni) for each in plan.operations)
        return self.tr("&Detach the interface") if detaches else self.tr("Appl&y the plan")


def _count(plan: Plan | None, kind: type[AssociateEips] | type[UnassociateEips]) -> int:
    return sum(len(each.allocation_ids) for each in plan.operations if isinstance(each, kind)) if plan else 0
