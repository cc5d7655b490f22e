"""The pages of the wizards for an interface in use once it is carried out: how it ended, and what is free or gone."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.mapping import Mapping, mappings
from gui.domain.engine.irreversible import can_be_undone
from gui.domain.engine.progress import Outcome, Report
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.networks import DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.plans.plan import Plan
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import Answers
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.models.mapping_columns import run_result_columns
from gui.qt.models.records import Records
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.save_plan import SavePlan
from gui.qt.widgets.table_panel import TablePanel
from gui.words.joining import listed, paragraph
from gui.words.names import short_name
from gui.words.tone import Tone


class _ForGood(QObject):
    """What a plan that was carried out has deleted or released permanently, and what it has kept."""

    def text(self, plan: Plan) -> str:
        """Return it in sentences."""
        released = [each for each in plan.operations if isinstance(each, ReleaseEip)]
        kept = len(plan.selection.eips) - len(released)
        told = []
        vswitches = [each.name for each in plan.operations if isinstance(each, DeleteVSwitch)]
        blocks = [str(each.block) for each in plan.operations if isinstance(each, RemoveBlock)]
        interfaces = sum(isinstance(each, DeleteEni) for each in plan.operations)
        if interfaces == 1:
            told.append(self.tr("The interface was deleted permanently."))
        elif interfaces:
            told.append(self.tr("%n interface(s) were deleted permanently.", "", interfaces))
        elif plan.selection.eni:
            told.append(self.tr("The interface is kept."))
        if vswitches:
            text = self.tr("%n vSwitch(es) were deleted permanently: {vswitches}.", "", len(vswitches))
            told.append(text.format(vswitches=listed(vswitches)))
        if blocks:
            text = self.tr("%n CIDR block(s) were removed from the VPC: {blocks}.", "", len(blocks))
            told.append(text.format(blocks=listed(blocks)))
        if released:
            addresses = listed(each.name for each in released)
            told.append(
                self.tr("%n EIP(s) were released permanently: {eips}.", "", len(released)).format(eips=addresses)
            )
        if kept:
            told.append(self.tr("%n EIP(s) are kept; pay-as-you-go EIPs are still charged.", "", kept))
        return paragraph(told)


_FOR_GOOD = _ForGood()


class InUseApplyPage(ApplyPage):
    """Carries the plan out; says in its own words how it ended."""

    def outcome(self, report: Report) -> tuple[Tone, str, str]:
        """Return how the run ended."""
        plan = self._run.plan
        if self._run.beyond_return and report.outcome is not Outcome.APPLIED:
            return self._unfinished(report)
        if report.outcome is not Outcome.APPLIED:
            return super().outcome(report)
        next_guest = self.tr("Next: the new guest configuration; the old one does not fit any more.")
        if plan and any(isinstance(each, AssociateEips) for each in plan.operations):
            return Tone.GOOD, self.tr("Verified: the interface carries the chosen EIPs."), next_guest
        if plan and _goes_back(plan):
            return Tone.GOOD, self.tr("Verified: unbound."), next_guest
        if plan and any(isinstance(each, AttachEni) for each in plan.operations):
            text = self.tr("Verified: the interface is attached to {instance}, with its EIPs.")
            return (
                Tone.GOOD,
                text.format(instance=short_name(plan.selection.instance or "", self.session.inventory)),
                self.tr("Next: the configuration of the new guest OS."),
            )
        if plan and all(isinstance(each, ReleaseEip) for each in plan.operations):
            return Tone.GOOD, self.tr("Verified: released."), _FOR_GOOD.text(plan)
        if plan and not plan.selection.eips and not can_be_undone(plan):
            return Tone.GOOD, self.tr("Verified: deleted."), _FOR_GOOD.text(plan)
        return (
            Tone.GOOD,
            self.tr("Verified: unbound."),
            self.tr("The EIPs are free for another use. Interfaces are kept.")
            if plan is None or can_be_undone(plan)
            else _FOR_GOOD.text(plan),
        )

    def _unfinished(self, report: Report) -> tuple[Tone, str, str]:
        """Return how a run stands that has deleted something and not come to its end."""
        match report.outcome:
            case Outcome.KEPT:
                what = self.tr("Stopped. A deletion or release was sent, so nothing was rolled back.")
            case Outcome.PAUSED:
                what = self.tr("Paused: the credentials have ended, after a deletion or release was sent.")
            case _:
                what = self.tr("It came to a halt after a deletion or release was sent.")
        fix = self.tr("The run can't be rolled back. Finish the steps listed below.")
        if report.outcome is Outcome.PAUSED:
            fix = self.tr("Sign in again, then finish the steps listed below. Finished steps are not repeated.")
        return Tone.WARNING if report.outcome is not Outcome.LEFT else Tone.BAD, what, fix


def _goes_back(plan: Plan) -> bool:
    """Return whether an interface was detached only to unbind some of its EIPs, and is on its instance again."""
    left = {(each.eni_id, each.instance_id) for each in plan.operations if isinstance(each, DetachEni)}
    back = {(each.eni_id, each.instance_id) for each in plan.operations if isinstance(each, AttachEni)}
    return bool(left & back) and any(isinstance(each, UnassociateEips) for each in plan.operations)


class UnboundPage(WizardPage):
    """The end of a teardown: what is free now, and what it still costs."""

    def __init__(
        self, session: Session, run: RunController, parent: QWidget | None = None, *, answers: Answers
    ) -> None:
        super().__init__(Page.UNBOUND, session, parent, answers=answers)
        self._run = run
        self._shown: Inventory | None = None
        self.model: Records[Mapping] = Records(run_result_columns(), lambda row: row.key, parent=self)
        self.panel = TablePanel(session, self.model, self.tr("What was bound"))
        self.panel.say_when_empty(lambda: (self.tr("Nothing of it is left."), ""))
        self.panel.take_from(ListName.EIPS, ListName.INTERFACES, also=(ListName.INSTANCES,))
        self.next_steps = QLabel()
        self.next_steps.setWordWrap(True)
        self.body.addWidget(self.panel, 1)
        self.save = SavePlan(
            session, self.banner, lambda: run.plan, run_id=lambda: run.report.run_id if run.report else ""
        )
        row = QHBoxLayout()
        row.addWidget(self.next_steps, 1)
        row.addWidget(self.save)
        self.body.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("The state read from the cloud."))
        self.panel.table.setAccessibleName(self.tr("What was bound"))
        self.model.retitle(run_result_columns())
        plan = self._run.plan
        if plan is not None and not can_be_undone(plan):
            self.next_steps.setText(_FOR_GOOD.text(plan))
        else:
            self.next_steps.setText(
                self.tr(
                    "EIPs and interfaces are kept. Pay-as-you-go EIPs cost money until they are bound again or "
                    "released."
                )
            )

    def show_state(self) -> None:
        """Draw the EIPs and the interface of this run."""
        inventory, plan = self.session.inventory, self._run.plan
        if inventory is not self._shown:
            self._shown = inventory
            self.retranslate()
            chosen = plan.selection if plan else None
            ids = {*chosen.eips, chosen.eni} if chosen else set()
            # What was known before is from before the run.
            known = inventory is not None and inventory.unread_of(ListName.EIPS, ListName.INTERFACES) is None
            self.model.show([row for row in (mappings(inventory) if inventory and known else ()) if row.key in ids])
            self.panel.table.fit_columns()
        self.save.show_plan()
        super().show_state()
