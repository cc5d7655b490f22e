"""The wizard that binds: our pages in our order."""

from PySide6.QtWidgets import QWidget

from gui.domain.flow import Page
from gui.domain.road import Road
from gui.domain.selection import EipsCleared, EipTicked, Event, InstanceChosen, RoadChosen
from gui.qt.page_shelf import Makers
from gui.qt.pages.account import AccountPage
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.done import DonePage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.instance import InstancePage
from gui.qt.pages.network import NetworkPage
from gui.qt.pages.region import RegionPage
from gui.qt.pages.review import ReviewPage
from gui.qt.pages.road import RoadPage
from gui.qt.run import Run
from gui.qt.run_wizard import RunWizard
from gui.qt.session import Session


class BindWizard(RunWizard):
    """Walks from the account to the guest configuration."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Run(session), parent)
        makers: Makers = {
            Page.ACCOUNT: lambda: AccountPage(session),
            Page.REGION: lambda: RegionPage(session),
            Page.ROAD: lambda: RoadPage(session),
            Page.EIPS: lambda: EipsPage(session),
            Page.INTERFACE: lambda: InterfacePage(session),
            Page.INSTANCE: lambda: InstancePage(session),
            Page.NETWORK: lambda: NetworkPage(session),
            Page.REVIEW: lambda: ReviewPage(session, self.run),
            Page.APPLY: self._apply_page,
            Page.GUEST: lambda: GuestPage(session, self.run),
            Page.DONE: lambda: DonePage(session, self.run),
        }
        self.set_pages(makers, Page.ACCOUNT)

    def _apply_page(self) -> ApplyPage:
        page = ApplyPage(self.session, self.run)
        page.offers_other_road = True
        page.review_again.connect(lambda: self.go_to(Page.REVIEW))
        page.other_road.connect(self.take_other_road)
        return page

    def take_other_road(self) -> None:
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
        for event in (*events, RoadChosen(Road.SECONDARY_CIDR)):
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
