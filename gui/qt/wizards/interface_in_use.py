"""The wizards for an interface in use: what each begins with, and what draws its pages. They share one shell."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.domain.choices.selection import EniChosen
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, VpcId
from gui.domain.operations.operation import AssociateEips, AttachEni
from gui.domain.plans.plan import Plan
from gui.domain.wizards.change_eips import ChangeState, EipChange
from gui.domain.wizards.eip_list import EipList, ReleaseState, UnbindEipsState, begun
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.move import MoveState, Relocation
from gui.domain.wizards.reverse import ReverseState, Reversing
from gui.domain.wizards.secondary_cidr_teardown import CidrTeardown, CidrTeardownState
from gui.domain.wizards.steps import Page
from gui.domain.wizards.unbind import Unbinding, UnbindState
from gui.domain.wizards.unused_networks import CleanupState, NetworkCleanup
from gui.qt.base.answers import ChoiceHolder
from gui.qt.base.run_controller import RunController
from gui.qt.base.run_of_account import bound_by
from gui.qt.base.session import Session
from gui.qt.pages.done import DonePage
from gui.qt.pages.guest import GuestPage
from gui.qt.wizards.change_eips_page import EipsOfInterfacePage
from gui.qt.wizards.deletion_page import DeletionPage
from gui.qt.wizards.eip_list_page import EipListPage
from gui.qt.wizards.end_pages import InUseApplyPage, UnboundPage
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_page import InterfaceInUsePage
from gui.qt.wizards.lazy_pages import Makers
from gui.qt.wizards.move_pages import EipsToMovePage, MoveToPage
from gui.qt.wizards.run_wizard import RunWizard
from gui.qt.wizards.secondary_cidr_teardown_page import SecondaryCidrDeletionPage
from gui.qt.wizards.unused_networks_page import UnusedNetworksPage


def takes_back(plan: Plan) -> bool:
    """Return whether ``plan`` only takes something back; such a run is resumed in the teardown wizard."""
    return bool(plan.operations) and not any(isinstance(each, AssociateEips | AttachEni) for each in plan.operations)


class InUseWizard(RunWizard):
    """One of them. Its pages, their order and what completes them are the state's; here is what draws each page."""

    def __init__(self, session: Session, state: InUseState[Any], parent: QWidget | None = None) -> None:
        """Build the pages of ``state``; where its interface is known already, it is not asked for."""
        self.holder: ChoiceHolder[Any] = ChoiceHolder(session, state)
        super().__init__(session, RunController(session), parent, answers=self.holder)
        holder, run = self.holder, self.run
        holder.setParent(self)
        makers: Makers = {
            Page.INTERFACE_IN_USE: lambda: InterfaceInUsePage(holder),
            Page.EIPS_OF_INTERFACE: lambda: EipsOfInterfacePage(holder),
            Page.EIPS_TO_MOVE: lambda: EipsToMovePage(holder),
            Page.MOVE_TO: lambda: MoveToPage(holder),
            Page.DELETION: lambda: DeletionPage(holder),
            Page.SECONDARY_CIDR_DELETION: lambda: SecondaryCidrDeletionPage(holder),
            Page.UNUSED_NETWORKS: lambda: UnusedNetworksPage(holder),
            Page.EIP_LIST: lambda: EipListPage(holder),
            Page.REVIEW: lambda: InUseReviewPage(holder, run),
            Page.APPLY: self._apply_page,
            Page.GUEST: lambda: GuestPage(session, run, answers=holder),
            Page.DONE: lambda: DonePage(session, run, answers=holder),
            Page.UNBOUND: lambda: UnboundPage(session, run, answers=holder),
        }
        self.set_pages({page: makers[page] for page in state.steps}, state.first)

    def _apply_page(self) -> InUseApplyPage:
        page = InUseApplyPage(self.session, self.run, answers=self.holder)
        page.review_again.connect(self._review_again)
        return page

    def _review_again(self) -> None:
        eni = self.run.plan.selection.eni if self.run.plan else None
        if eni is not None:
            self.holder.dispatch(EniChosen(eni))
        self.go_to(Page.REVIEW)


class TeardownWizard(InUseWizard):
    """Unbinds an interface and its EIPs."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QWidget | None = None) -> None:
        """Build the wizard; ``eni`` is the interface, where it is known."""
        super().__init__(session, UnbindState(Unbinding(eni), session.parts.catalog), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Unbind an interface"))


class SecondaryCidrTeardownWizard(InUseWizard):
    """Deletes an interface whose address is an EIP, and what was made for it in the VPC."""

    def __init__(
        self,
        session: Session,
        eni: EniId | None = None,
        parent: QWidget | None = None,
        *,
        also: Iterable[EniId] = (),
    ) -> None:
        """Build the wizard.

        Args:
            session: what is known of account and region.
            eni: the interface, where it is known.
            parent: Qt's owner.
            also: other interfaces that are proposed to be deleted with it.
        """
        choice = CidrTeardown(eni, also=frozenset(also))
        super().__init__(session, CidrTeardownState(choice, session.parts.catalog), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Unbind an EIP that is an interface address"))


class UnusedNetworksWizard(InUseWizard):
    """Deletes the vSwitches and blocks of a VPC that were made for EIPs and that hold nothing."""

    def __init__(self, session: Session, vpc: VpcId, parent: QWidget | None = None) -> None:
        """Build the wizard for what is left in ``vpc``."""
        super().__init__(session, CleanupState(NetworkCleanup(vpc=vpc), session.parts.catalog), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Clean up unused networks"))


class ReleaseWizard(InUseWizard):
    """Releases EIPs that are bound to nothing."""

    def __init__(self, session: Session, eips: Iterable[str], parent: QWidget | None = None) -> None:
        """Build the wizard for those of ``eips`` that can be released; the others say why not."""
        state = ReleaseState(EipList(), session.parts.catalog, session.inventory)
        super().__init__(session, begun(state, tuple(map(AllocationId, eips))), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Release EIPs"))


class UnbindEipsWizard(InUseWizard):
    """Unbinds EIPs from interfaces that no instance has."""

    def __init__(self, session: Session, eips: Iterable[str], parent: QWidget | None = None) -> None:
        """Build the wizard for those of ``eips`` that can be unbound; the others say why not."""
        state = UnbindEipsState(EipList(), session.parts.catalog, session.inventory)
        super().__init__(session, begun(state, tuple(map(AllocationId, eips))), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Unbind EIPs"))


class ChangeWizard(InUseWizard):
    """Binds EIPs to an interface in use, or unbinds some."""

    def __init__(
        self,
        session: Session,
        eni: EniId | None = None,
        parent: QWidget | None = None,
        *,
        removed: Iterable[str] = (),
    ) -> None:
        """Build the wizard.

        Args:
            session: what is known of account and region.
            eni: the interface, where it is known.
            parent: Qt's owner.
            removed: the EIPs of this interface that are proposed to be unbound.
        """
        choice = EipChange(eni, removed=frozenset(map(AllocationId, removed)))
        super().__init__(session, ChangeState(choice, session.parts.catalog), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Change the EIPs of an interface"))


class MoveWizard(InUseWizard):
    """Moves EIPs to another instance, with their interface or to another one."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QWidget | None = None) -> None:
        """Build the wizard; ``eni`` is the interface, where it is known."""
        super().__init__(session, MoveState(Relocation(eni), session.parts.catalog), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Move EIPs to another instance"))


class ReverseWizard(InUseWizard):
    """Reverses an applied run."""

    def __init__(self, session: Session, applied: Plan, parent: QWidget | None = None) -> None:
        """Build the wizard for the plan that was carried out."""
        choice = Reversing(bound_by(session, applied), applied=applied)
        super().__init__(session, ReverseState(choice, session.parts.catalog), parent)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Reverse a run"))
