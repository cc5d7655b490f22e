"""The wizard that binds: our pages in our order."""

from PySide6.QtWidgets import QWidget

from gui.domain.flow import Page
from gui.qt.pages.account import AccountPage
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.base import WizardPage, page_id
from gui.qt.pages.done import DonePage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.instance import InstancePage
from gui.qt.pages.region import RegionPage
from gui.qt.pages.review import ReviewPage
from gui.qt.run import Run
from gui.qt.run_wizard import RunWizard
from gui.qt.session import Session


class BindWizard(RunWizard):
    """Walks from the account to the guest configuration."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Run(session), parent)
        apply_page = ApplyPage(session, self.run)
        pages: dict[Page, WizardPage] = {
            Page.ACCOUNT: AccountPage(session),
            Page.REGION: RegionPage(session),
            Page.EIPS: EipsPage(session),
            Page.INTERFACE: InterfacePage(session),
            Page.INSTANCE: InstancePage(session),
            Page.REVIEW: ReviewPage(session, self.run),
            Page.APPLY: apply_page,
            Page.GUEST: GuestPage(session, self.run),
            Page.DONE: DonePage(session, self.run),
        }
        self.set_pages(pages)
        apply_page.review_again.connect(self._review_again)

    def _review_again(self) -> None:
        self.setCurrentId(page_id(Page.REVIEW))

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Bind EIPs to a network interface"))
