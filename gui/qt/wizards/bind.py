"""The wizard that binds: our pages in our order."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.domain.choices.selection import (
    EipsCleared,
    EipTicked,
    Event,
    InstanceChosen,
    InstanceOrderChosen,
    Method,
    MethodChosen,
    OrderChosen,
)
from gui.domain.rules.method_choice import proposed
from gui.domain.wizards.opening import Opening, opening
from gui.domain.wizards.steps import Page
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.pages.account import AccountPage
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.base import WizardPage
from gui.qt.pages.done import DonePage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.instance import InstancePage
from gui.qt.pages.method import MethodPage
from gui.qt.pages.network import NetworkPage
from gui.qt.pages.region import RegionPage
from gui.qt.pages.review import ReviewPage
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.context_line import ContextLine
from gui.qt.wizards.lazy_pages import Makers
from gui.qt.wizards.run_wizard import RunWizard
from gui.words import labels
from gui.words.invalidated import draft_text
from gui.words.joining import listed
from gui.words.names import short_name
from gui.words.tone import Tone

_ASKED_BEFORE = frozenset({Page.ACCOUNT, Page.REGION, Page.METHOD})
"""What these pages ask stands above the pages that follow them."""
_WITH_CONTEXT = frozenset({Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.NETWORK, Page.REVIEW})


class BindWizard(RunWizard):
    """Walks from the account to the guest configuration."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, first: Page = Page.ACCOUNT) -> None:
        """Build the wizard; ``first`` is the page it opens with."""
        super().__init__(session, RunController(session), parent, answers=session)
        self.draft_note = Banner(self)
        makers: Makers = {
            Page.ACCOUNT: lambda: AccountPage(session),
            Page.REGION: lambda: RegionPage(session),
            Page.METHOD: lambda: MethodPage(session),
            Page.EIPS: self._eips_page,
            Page.INTERFACE: self._interface_page,
            Page.INSTANCE: self._instance_page,
            Page.NETWORK: lambda: NetworkPage(session),
            Page.REVIEW: self._review_page,
            Page.APPLY: self._apply_page,
            Page.GUEST: lambda: GuestPage(session, self.run),
            Page.DONE: lambda: DonePage(session, self.run),
        }
        self.set_pages(makers, first)

    @classmethod
    def begin(cls, session: Session, selected: Sequence[str], parent: QWidget | None = None) -> "BindWizard":
        """Return the wizard with what is selected in the window, at the first question that is open.

        Args:
            session: holds the answers; those of a wizard that was left before its end are offered, not used.
            selected: ids of EIPs, interfaces and instances.
            parent: Qt's owner.
        """
        state = session.state
        method = proposed(state.selection.region, state.catalog, state.mode_refusal)
        begun = opening(selected, session.inventory, method)
        session.begin(begun.event)
        wizard = cls(session, parent, first=session.state.first_open())
        wizard.offer(begun)
        return wizard

    def offer(self, begun: Opening) -> None:
        """Say on the first page what was left out, and offer the answers that were not finished last time."""
        page, draft, inventory = self.pages[self.first], self.session.draft, self.session.inventory
        # One row that is only current was not chosen to be bound.
        if begun.left_out and (begun.event.eips or len(begun.left_out) > 1):
            named = listed(short_name(each, inventory) for each in begun.left_out)
            back = (lambda: self.tr("Show the E&IPs"), lambda: self.change_step(Page.EIPS))
            page.banner.say(
                Tone.WARNING,
                lambda: self.tr("These EIPs can't be bound now: {eips}.").format(eips=named),
                lambda: self.tr('The column "Eligible" of the EIPs gives the reasons.'),
                action=back if page.page is not Page.EIPS else None,
            )
        if draft is None:
            return
        page.add_on_top(self.draft_note)
        self.draft_note.say(
            Tone.BUSY,
            lambda: draft_text(draft, inventory),
            picture="info",
            action=(lambda: self.tr("Continue &with it"), self._continue),
        )
        self.session.selection_changed.connect(self.draft_note.clear)

    def _continue(self) -> None:
        if self.session.draft is not None:
            self.session.restore(self.session.draft)
            self.change_step(self.session.state.first_open())

    def _built(self, page: Page, widget: WizardPage) -> None:
        super()._built(page, widget)
        if page in _WITH_CONTEXT:
            line = ContextLine(self.session)
            line.wanted.connect(self.change_step)
            widget.add_on_top(line)

    def _eips_page(self) -> EipsPage:
        page = EipsPage(self.session)
        page.interface_first.connect(lambda: self._swap(interface_first=True))
        return page

    def _interface_page(self) -> InterfacePage:
        page = InterfacePage(self.session)
        page.eips_first.connect(lambda: self._swap(interface_first=False))
        page.instance_first.connect(lambda: self._reorder(instance_first=True))
        return page

    def _instance_page(self) -> InstancePage:
        page = InstancePage(self.session)
        page.interface_first.connect(lambda: self._reorder(instance_first=False))
        return page

    def _review_page(self) -> ReviewPage:
        return ReviewPage(self.session, self.run)

    def _swap(self, *, interface_first: bool) -> None:
        """Ask for EIPs and interface in the other order."""
        self.session.dispatch(OrderChosen(interface_first))
        self.change_step(Page.INTERFACE if interface_first else Page.EIPS)

    def _reorder(self, *, instance_first: bool) -> None:
        """Ask for interface and instance in the other order."""
        self.session.dispatch(InstanceOrderChosen(instance_first))
        self.change_step(Page.INSTANCE if instance_first else Page.INTERFACE)

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
        self._go_on_to(Page.NETWORK)

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(labels.text(labels.BIND_TITLE))
