"""The wizard that reverses an applied run: there is nothing to choose, so it begins with the review."""

from dataclasses import dataclass

from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans import reversal
from gui.domain.plans.plan import Plan
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import Drafted, InUseChoice, InUseEvent, update_common
from gui.domain.wizards.steps import Page


@dataclass(frozen=True, slots=True)
class Reversing(InUseChoice):
    """What is reversed.

    Attributes:
        applied: the plan that was carried out; None for none.
    """

    applied: Plan | None = None


@dataclass(frozen=True)
class ReverseState(InUseState[Reversing]):
    """See InUseState; the interface is that of the applied plan."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.REVIEW, Page.APPLY, Page.DONE)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.REVIEW

    def update(self, event: InUseEvent) -> Reversing:
        """See InUseState: another interface is no part of the run."""
        return update_common(self.choice, event, lambda _eni: self.choice)

    def answered(self, page: Page) -> bool:
        """See InUseState: nothing is asked."""
        del page
        return True

    def host_to_stop(self) -> Instance | None:
        """See InUseState: which instances are stopped follows from the run, so no box asks for it."""
        return None

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        if self.choice.applied is None:
            return Drafted()
        made = reversal.build(self.choice.applied, inventory, self.catalog)
        return Drafted(made.plan, made.notes)
