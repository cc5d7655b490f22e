"""The wizard that binds: our pages in our order."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.domain.choices.selection import (
    EipsCleared,
    EipTicked,
    Event,
    InstanceChosen,
    Method,
    MethodChosen,
    OrderChosen,
)
from gui.domain.wizards.steps import Page
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.pages.account import AccountPage
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.done import DonePage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.instance import InstancePage
from gui.qt.pages.method import MethodPage
from gui.qt.pages.network import NetworkPage
from gui.qt.pages.region import RegionPage
from gui.qt.pages.review import ReviewPage
from gui.qt.wizards.lazy_pages import Makers
from gui.qt.wizards.run_wizard import RunWizard


class BindWizard(RunWizard):
    """Walks from the account to the guest configuration."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, RunController(session), parent, answers=session)
        makers: Makers = {
            Page.ACCOUNT: lambda: AccountPage(session),
            Page.REGION: lambda: RegionPage(session),
            Page.METHOD: lambda: MethodPage(session),
            Page.EIPS: self._eips_page,
            Page.INTERFACE: self._interface_page,
            Page.INSTANCE: lambda: InstancePage(session),
            Page.NETWORK: lambda: NetworkPage(session),
            Page.REVIEW: self._review_page,
            Page.APPLY: self._apply_page,
            Page.GUEST: lambda: GuestPage(session, self.run),
            Page.DONE: lambda: DonePage(session, self.run),
        }
        self.set_pages(makers, Page.ACCOUNT)

    def _eips_page(self) -> EipsPage:
        page = EipsPage(self.session)
        page.interface_first.connect(lambda: self._swap(interface_first=True))
        return page

    def _interface_page(self) -> InterfacePage:
        page = InterfacePage(self.session)
        page.eips_first.connect(lambda: self._swap(interface_first=False))
        return page

    def _review_page(self) -> ReviewPage:
        page = ReviewPage(self.session, self.run)
        page.page_wanted.connect(self._back_to)
        return page

    def _back_to(self, wanted: Page) -> None:
        self._back_until(lambda: self.current().page is wanted)
        if self.current().page is not wanted:
            # After a run there is no way back through the pages.
            self.go_to(wanted)

    def _back_until(self, there: Callable[[], bool]) -> None:
        """Go back as the user does, so that Next leads on as before; as far as there are pages behind."""
        while not there():
            here = self.currentId()
            self.back()
            if self.currentId() == here:
                return

    def _swap(self, *, interface_first: bool) -> None:
        """Ask the two questions in the other order: from the page before them on, so that Back leads there."""
        self.session.dispatch(OrderChosen(interface_first))
        self._back_until(lambda: self.current().page not in {Page.EIPS, Page.INTERFACE})
        self.next()

    def _apply_page(self) -> ApplyPage:
        page = ApplyPage(self.session, self.run)
        page.offers_other_method = True
        page.review_again.connect(lambda: self.go_to(Page.REVIEW))
        page.other_method.connect(self.take_other_method)
        return page

    def take_other_method(self) -> None:
        """Expose what the last plan could not bind by a secondary CIDR block: go to what is still to be answered."""
        plan, session = self.run.plan, self.session
        if plan is None:
            return
        chosen = plan.selection
        if session.now.region != plan.region:
            session.choose_region(plan.region)
        # A run that was taken up again need not be what the session has chosen.
        ticks = [EipTicked(each, ticked=True) for each in chosen.eips]
        events: tuple[Event, ...] = (EipsCleared(), *ticks, InstanceChosen(chosen.instance))
        for event in (*events, MethodChosen(Method.SECONDARY_CIDR)):
            session.dispatch(event)
        # From the beginning, page by page, so that Back leads to what was answered and not into the run that failed.
        self.restart()
        while self.current().page is not Page.NETWORK and self.current().isComplete():
            here = self.currentId()
            self.next()
            if self.currentId() == here:
                break

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Bind EIPs to a network interface"))
