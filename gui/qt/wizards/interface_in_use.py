"""The wizards for an interface in use: one takes a binding back, one gives the interface other EIPs."""

from PySide6.QtWidgets import QWidget

from gui.domain.cloud.eni import EniId, VpcId
from gui.domain.operations.operation import AssociateEips, AttachEni
from gui.domain.plans.plan import Plan
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.pages.done import DonePage
from gui.qt.pages.guest import GuestPage
from gui.qt.wizards.change_eips_page import ChangeEipsPage
from gui.qt.wizards.deletion_page import DeletionPage
from gui.qt.wizards.end_pages import FreedPage, InUseApplyPage
from gui.qt.wizards.in_use_draft import ChangeDraft, Draft, DraftRun, TeardownDraft
from gui.qt.wizards.in_use_review_page import AgreePage
from gui.qt.wizards.interface_page import ChooseInterfacePage
from gui.qt.wizards.lazy_pages import Makers
from gui.qt.wizards.run_wizard import RunWizard
from gui.qt.wizards.secondary_cidr_teardown_draft import UnexposeDraft
from gui.qt.wizards.secondary_cidr_teardown_page import UnexposePage
from gui.qt.wizards.unused_networks_draft import LeftOverDraft
from gui.qt.wizards.unused_networks_page import LeftOverPage


def takes_back(plan: Plan) -> bool:
    """Return whether ``plan`` only takes something back; such a run is resumed in the teardown wizard."""
    return bool(plan.operations) and not any(isinstance(each, AssociateEips | AttachEni) for each in plan.operations)


class InUseWizard(RunWizard):
    """Choose the interface, agree to the plan, carry it out. What comes between and after is each wizard's own."""

    def __init__(self, draft: Draft, first: Page, parent: QWidget | None = None) -> None:
        """Build the pages.

        Args:
            draft: what is to be done; where its interface is known already, it is not asked for.
            first: the page after the choice of the interface.
            parent: Qt's owner.
        """
        run = DraftRun(draft.session)
        super().__init__(draft.session, run, parent)
        draft.setParent(self)
        self.draft, self.draft_run = draft, run
        makers: Makers = {
            Page.INTERFACE: lambda: ChooseInterfacePage(draft, first),
            Page.REVIEW: lambda: AgreePage(draft, run),
            Page.APPLY: self._apply_page,
            **self.own_pages(),
        }
        self.set_pages(makers, first if draft.about_something else Page.INTERFACE)

    def own_pages(self) -> Makers:
        """Return what builds the pages that only this wizard has."""
        raise NotImplementedError

    def _apply_page(self) -> InUseApplyPage:
        page = InUseApplyPage(self.session, self.draft_run)
        page.review_again.connect(self._review_again)
        return page

    def _review_again(self) -> None:
        eni = self.run.plan.selection.eni if self.run.plan else None
        if eni is not None:
            self.draft.choose(eni)
        self.go_to(Page.REVIEW)


class TeardownWizard(InUseWizard):
    """Takes a binding back, as safely as it was made; what goes for good with it is asked for each by itself."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QWidget | None = None) -> None:
        """Build the wizard; ``eni`` is the interface, where it is known."""
        self._own = TeardownDraft(session, eni)
        super().__init__(self._own, Page.EIPS, parent)

    def own_pages(self) -> Makers:
        """See InUseWizard."""
        return {
            Page.EIPS: lambda: DeletionPage(self._own),
            Page.GUEST: lambda: FreedPage(self.session, self.draft_run),
        }

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Unbind an interface"))


class UnexposeWizard(InUseWizard):
    """Takes back an interface whose address is an EIP, and what was made for it in the VPC."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QWidget | None = None) -> None:
        """Build the wizard; ``eni`` is the interface, where it is known."""
        self._own = UnexposeDraft(session, eni)
        super().__init__(self._own, Page.EIPS, parent)

    def own_pages(self) -> Makers:
        """See InUseWizard."""
        return {
            Page.EIPS: lambda: UnexposePage(self._own),
            Page.GUEST: lambda: FreedPage(self.session, self.draft_run),
        }

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Unbind an EIP that is an interface address"))


class LeftOverWizard(InUseWizard):
    """Takes away vSwitches and blocks of a VPC that exposures left and that hold nothing."""

    def __init__(self, session: Session, vpc: VpcId, parent: QWidget | None = None) -> None:
        """Build the wizard for what is left in ``vpc``."""
        self._own = LeftOverDraft(session, vpc)
        super().__init__(self._own, Page.EIPS, parent)

    def own_pages(self) -> Makers:
        """See InUseWizard."""
        return {
            Page.EIPS: lambda: LeftOverPage(self._own),
            Page.GUEST: lambda: FreedPage(self.session, self.draft_run),
        }

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Clean up unused networks"))


class ChangeWizard(InUseWizard):
    """Adds EIPs to an interface in use, or takes some off."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QWidget | None = None) -> None:
        """Build the wizard; ``eni`` is the interface, where it is known."""
        self._own = ChangeDraft(session, eni)
        super().__init__(self._own, Page.EIPS, parent)

    def own_pages(self) -> Makers:
        """See InUseWizard."""
        return {
            Page.EIPS: lambda: ChangeEipsPage(self._own),
            Page.GUEST: lambda: GuestPage(self.session, self.run),
            Page.DONE: lambda: DonePage(self.session, self.run),
        }

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Change the EIPs of an interface"))
