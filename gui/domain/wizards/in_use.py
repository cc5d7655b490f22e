"""What the wizards for an interface in use have in common: the choice with what is known, the review, and the plan."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, Self

from gui.domain.cloud.eip import AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.plans.in_use import attached_to
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.rules.interface import host_to_stop
from gui.domain.rules.multi_eip import unread_problems
from gui.domain.wizards.in_use_choice import C, Consent, Drafted, InUseEvent
from gui.domain.wizards.steps import Page, WizardState


@dataclass(frozen=True)
class InUseState(WizardState, Generic[C]):
    """The choice with what is known of the region.

    Attributes:
        choice: the answers.
        catalog: what the documents say.
        inventory: of the region, None until read.
        applied: whether the plan was carried out and verified.
    """

    choice: C
    catalog: Catalog
    inventory: Inventory | None = None
    applied: bool = False

    @abstractmethod
    def update(self, event: InUseEvent) -> C:
        """Return the choice after ``event``; the same object where nothing changes."""

    @property
    @abstractmethod
    def first(self) -> Page:
        """The page to begin with: the choice of the interface, unless it is known."""

    @abstractmethod
    def plan(self, inventory: Inventory) -> Drafted:
        """Return the plan.

        Raises:
            PlanBlockedError: a rule is not met.
        """

    @abstractmethod
    def answered(self, page: Page) -> bool:
        """Return whether a page that only this wizard has is answered."""

    def after_run(self, *, applied: bool) -> Self:
        """See WizardState."""
        return self if applied == self.applied else replace(self, applied=applied)

    def problems(self, page: Page) -> tuple[Problem, ...]:
        """See WizardState."""
        if page is Page.REVIEW:
            return self.drafted.problems
        if page is Page.APPLY and not self.applied:
            return (Problem(ProblemCode.NOT_APPLIED),)
        return ()

    def complete(self, page: Page) -> bool:
        """See WizardState."""
        if page is Page.REVIEW:
            return bool(self.drafted.consents) and self.drafted.consents <= self.agreed
        if page is Page.APPLY:
            return self.applied
        return page not in self.steps or page in _ENDS or self.answered(page)

    @cached_property
    def drafted(self) -> Drafted:
        """The plan with what is known now."""
        if self.inventory is None:
            return Drafted(problems=(Problem(ProblemCode.INVENTORY_MISSING),))
        try:
            return self.plan(self.inventory)
        except PlanBlockedError as blocked:
            return Drafted(problems=blocked.problems)

    def chosen(self) -> EniId:
        """Return the interface that is chosen.

        Raises:
            PlanBlockedError: none is.
        """
        if self.choice.eni is None:
            raise PlanBlockedError((Problem(ProblemCode.ENI_MISSING),))
        return self.choice.eni

    @property
    def agreed(self) -> frozenset[Consent]:
        """What was agreed to of the plan as it is now."""
        return self.choice.agreement.given_for(self.drafted)

    def interface(self) -> NetworkInterface | None:
        """Return the interface as it is known now."""
        return self.inventory.eni_by_id.get(self.choice.eni) if self.inventory and self.choice.eni else None

    @property
    def attached_to(self) -> InstanceId | None:
        """The instance that has the interface now, which need not be the one that the plan is about."""
        eni = self.interface()
        return attached_to(eni) if eni else None

    def eni_ids(self) -> tuple[EniId, ...]:
        """Return the interfaces that the plan changes, the chosen one first."""
        return (self.choice.eni,) if self.choice.eni else ()

    def present(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that are on the interface in multi-EIP mode now."""
        return multi_eips_on(self.choice.eni, self.inventory)

    def unread(self) -> tuple[Problem, ...]:
        """Return which main lists could not be read; what was known of them before is no ground for a plan."""
        return unread_problems(self.inventory, *MAIN_LISTS) if self.inventory else ()

    @property
    def shown_plan(self) -> Plan | None:
        """The plan to read: where only the consent to a stop is missing, the one that there is with it."""
        host = self.host_to_stop()
        if host is None or not self.drafted.needs_only_a_stop:
            return self.drafted.plan
        return replace(self, choice=replace(self.choice, stop=host.id)).drafted.plan

    def host_to_stop(self) -> Instance | None:
        """Return the instance that supports detaching the interface only while stopped; None: it need not stop."""
        eni = self.interface()
        return host_to_stop(eni, self.inventory, self.catalog) if self.inventory and eni else None


_ENDS = frozenset({Page.GUEST, Page.DONE, Page.UNBOUND})


def multi_eips_on(eni: EniId | None, inventory: Inventory | None) -> tuple[ElasticIp, ...]:
    """Return the EIPs that are on ``eni`` in multi-EIP mode; none while nothing is known of it."""
    found = inventory.eips_on(eni) if inventory and eni else ()
    return tuple(eip for eip in found if eip.mode is AssociationMode.MULTI_EIP)
