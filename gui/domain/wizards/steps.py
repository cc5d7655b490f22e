"""What the shell asks of every wizard, and the wizard that binds: its pages in order, and what each needs.

Pure, called any number of times. The other wizards are in modules of their own beside this one.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.cloud.region import Catalog
from gui.domain.plans.plan import FactChange
from gui.domain.rules import multi_eip, secondary_cidr
from gui.domain.rules.instance import FIT
from gui.domain.rules.method_choice import method_problems
from gui.domain.rules.network_facts import VpcFacts, network_problems
from gui.domain.wizards.changed_facts import AsChosen, Resource, changes


class Page(StrEnum):
    """The pages of all wizards; which of them a wizard passes, and in which order, is in its ``steps``."""

    ACCOUNT = "account"
    REGION = "region"
    METHOD = "method"
    EIPS = "eips"
    INTERFACE = "interface"
    INSTANCE = "instance"
    NETWORK = "network"
    INTERFACE_IN_USE = "interface_in_use"
    EIPS_OF_INTERFACE = "eips_of_interface"
    EIPS_TO_MOVE = "eips_to_move"
    MOVE_TO = "move_to"
    DELETION = "deletion"
    SECONDARY_CIDR_DELETION = "secondary_cidr_deletion"
    UNUSED_NETWORKS = "unused_networks"
    EIP_LIST = "eip_list"
    REVIEW = "review"
    APPLY = "apply"
    GUEST = "guest"
    DONE = "done"
    UNBOUND = "unbound"


ORDER = tuple(Page)
"""Each page has its place here as its number, whatever the wizard."""

BIND = (
    Page.ACCOUNT,
    Page.REGION,
    Page.METHOD,
    Page.EIPS,
    Page.INTERFACE,
    Page.INSTANCE,
    Page.NETWORK,
    Page.REVIEW,
    Page.APPLY,
    Page.GUEST,
    Page.DONE,
)
"""The pages of the wizard that binds, in order; no method passes all of them."""

NOT_ON: Final[Mapping[Method, Page]] = MappingProxyType(
    {Method.MULTI_EIP: Page.NETWORK, Method.SECONDARY_CIDR: Page.INTERFACE}
)
"""The page that a method does not pass: one makes no network, the other takes no interface that is there."""


class WizardState(ABC):
    """The answers of one wizard with what is known: all that its shell asks. Frozen; an event makes another one."""

    @property
    @abstractmethod
    def steps(self) -> tuple[Page, ...]:
        """The pages that these answers lead through, in order."""

    @abstractmethod
    def problems(self, page: Page) -> tuple[Problem, ...]:
        """Return what ``page`` has to say about the answers it is responsible for."""

    @abstractmethod
    def complete(self, page: Page) -> bool:
        """Return whether the page after ``page`` may come."""

    @abstractmethod
    def after_run(self, *, applied: bool) -> Self:
        """Return the same after a run; ``applied`` is whether its plan was carried out and verified."""

    def first_open(self) -> Page:
        """Return the first page that is not complete, the review where all before it are."""
        before = self.steps[: self.steps.index(Page.REVIEW)]
        return next((page for page in before if not self.complete(page)), Page.REVIEW)

    def reachable(self, page: Page) -> bool:
        """Return whether ``page`` can be gone to before the run: all pages before it are complete."""
        if page not in self.steps or self.steps.index(page) > self.steps.index(Page.REVIEW):
            return False
        return all(self.complete(each) for each in self.steps[: self.steps.index(page)])

    def changes(self, page: Page) -> tuple[FactChange, ...]:
        """Return what has changed since it was chosen, of what ``page`` asks for."""
        del page
        return ()

    def losses(self, page: Page) -> tuple[Resource, ...]:
        """Return what was chosen on ``page`` and exists no longer."""
        del page
        return ()

    def next_page(self, page: Page) -> Page | None:
        """Return the page after ``page``, None after the last; one that is passed over leads back to the steps."""
        if page in self.steps:
            return next(iter(self.steps[self.steps.index(page) + 1 :]), None)
        return next((each for each in self.steps if ORDER.index(each) > ORDER.index(page)), None)


@dataclass(frozen=True, slots=True)
class State(WizardState):
    """All that decides whether a page of the wizard that binds is complete.

    Attributes:
        selection: the answers.
        catalog: what the documents say.
        inventory: of the chosen region, None until read.
        signed_in: whether a cloud answers.
        applied: whether the plan was carried out and proven.
        mode_refusal: the code by which the cloud refused the mode in the chosen region since signing in (see
            ``admission.mode_refusal``), empty if it did not.
        vpc: what was read of the VPC that the secondary CIDR method leads into, None until read.
        as_chosen: how what is chosen stood when it was.
    """

    selection: Selection
    catalog: Catalog
    inventory: Inventory | None = None
    signed_in: bool = False
    applied: bool = False
    mode_refusal: str = ""
    vpc: VpcFacts | None = None
    as_chosen: AsChosen = field(default_factory=AsChosen)

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        chosen = self.selection
        return order(chosen.method, interface_first=chosen.interface_first, instance_first=chosen.instance_first)

    def problems(self, page: Page) -> tuple[Problem, ...]:
        """See WizardState."""
        return page_problems(page, self)

    def complete(self, page: Page) -> bool:
        """See WizardState."""
        return complete(page, self)

    def after_run(self, *, applied: bool) -> Self:
        """See WizardState."""
        return replace(self, applied=applied)

    def changes(self, page: Page) -> tuple[FactChange, ...]:
        """See WizardState."""
        return page_changes(page, self)

    def losses(self, page: Page) -> tuple[Resource, ...]:
        """See WizardState."""
        return page_losses(page, self)


_SWAPPED: Final[Mapping[Page, Page]] = MappingProxyType({Page.EIPS: Page.INTERFACE, Page.INTERFACE: Page.EIPS})


def order(method: Method, *, interface_first: bool = False, instance_first: bool = False) -> tuple[Page, ...]:
    """Return the pages that ``method`` passes, in order.

    Args:
        method: the chosen one.
        interface_first: whether the ENI is chosen before the EIPs, on the method on which one is chosen.
        instance_first: whether the instance is chosen before the ENI, on the same method.
    """
    pages = [page for page in BIND if page is not NOT_ON[method]]
    if interface_first and Page.INTERFACE in pages:
        pages = [_SWAPPED.get(page, page) for page in pages]
    if instance_first and Page.INTERFACE in pages:
        pages.remove(Page.INSTANCE)
        pages.insert(pages.index(Page.INTERFACE), Page.INSTANCE)
    return tuple(pages)


def page_problems(page: Page, state: State) -> tuple[Problem, ...]:
    """Return what ``page`` has to say about the answers it is responsible for."""
    chosen = state.selection
    if page is Page.ACCOUNT:
        return () if state.signed_in else (Problem(ProblemCode.NOT_SIGNED_IN),)
    if page is Page.REGION:
        return secondary_cidr.region_problems(chosen.region, state.catalog)
    if page is Page.METHOD:
        return method_problems(chosen, state.inventory, state.catalog, state.mode_refusal)
    if page in {Page.GUEST, Page.DONE}:
        return ()
    if page is Page.APPLY:
        return () if state.applied else (Problem(ProblemCode.NOT_APPLIED),)
    if state.inventory is None or state.inventory.region != chosen.region:
        return (Problem(ProblemCode.INVENTORY_MISSING),)
    return _answers_problems(page, state, state.inventory)


def _answers_problems(page: Page, state: State, inventory: Inventory) -> tuple[Problem, ...]:
    chosen, catalog = state.selection, state.catalog
    if chosen.method is Method.SECONDARY_CIDR:
        return _secondary_cidr_problems(page, state, inventory)
    if page is Page.EIPS:
        return (*multi_eip.chosen_eips_problems(chosen, inventory), *_room_problems(state, inventory))
    if page is Page.INTERFACE:
        return (*multi_eip.chosen_eni_problems(chosen, inventory, catalog), *_fit_problems(state, inventory))
    if page is Page.INSTANCE:
        found = multi_eip.chosen_instance_problems(chosen, inventory, catalog)
        # Before the ENI is chosen, it is no obstacle to another instance.
        return tuple(each for each in found if not chosen.instance_first or each.code not in FIT)
    return multi_eip.problems(chosen, inventory, catalog, state.mode_refusal)


def _fit_problems(state: State, inventory: Inventory) -> Iterator[Problem]:
    """Yield that the ENI does not fit an instance that was chosen before it: its own page was passed by then."""
    chosen = state.selection
    if chosen.instance_first and chosen.eni and chosen.instance:
        found = multi_eip.chosen_instance_problems(chosen, inventory, state.catalog)
        yield from (each for each in found if each.code in FIT)


def _room_problems(state: State, inventory: Inventory) -> Iterator[Problem]:
    """Yield that there are too many EIPs for an ENI that was chosen before them: its own page was passed by then."""
    chosen = state.selection
    if chosen.interface_first and chosen.eips:
        found = multi_eip.chosen_eni_problems(chosen, inventory, state.catalog)
        yield from (each for each in found if each.code is ProblemCode.TOO_MANY_EIPS)


def _secondary_cidr_problems(page: Page, state: State, inventory: Inventory) -> tuple[Problem, ...]:
    chosen, catalog = state.selection, state.catalog
    if page is Page.EIPS:
        return secondary_cidr.chosen_eips_problems(chosen, inventory)
    if page is Page.INSTANCE:
        return secondary_cidr.chosen_instance_problems(chosen, inventory, catalog)
    if page is Page.NETWORK:
        return network_problems(chosen, inventory, state.vpc)
    return multi_eip.once(
        (
            *secondary_cidr.region_problems(chosen.region, catalog),
            *secondary_cidr.chosen_eips_problems(chosen, inventory),
            *secondary_cidr.chosen_instance_problems(chosen, inventory, catalog),
            *network_problems(chosen, inventory, state.vpc),
        )
    )


def page_changes(page: Page, state: State) -> tuple[FactChange, ...]:
    """Return what has changed since it was chosen, of what ``page`` asks for; the review is about all of it."""
    found = changes(state.as_chosen, state.inventory)
    if page is Page.REVIEW:
        return found
    chosen = state.selection
    asked: dict[Page, tuple[str | None, ...]] = {
        Page.EIPS: chosen.eips,
        Page.INTERFACE: (chosen.eni,),
        Page.INSTANCE: (chosen.instance,),
    }
    return tuple(each for each in found if each.resource in asked.get(page, ()))


def page_losses(page: Page, state: State) -> tuple[Resource, ...]:
    """Return what was chosen on ``page`` and exists no longer; the review is about all of it."""
    kinds: dict[Page, type[Resource]] = {
        Page.EIPS: ElasticIp,
        Page.INTERFACE: NetworkInterface,
        Page.INSTANCE: Instance,
    }
    if page is Page.REVIEW:
        return state.as_chosen.gone
    kind = kinds.get(page)
    return tuple(each for each in state.as_chosen.gone if kind is not None and isinstance(each, kind))


def complete(page: Page, state: State) -> bool:
    """Return whether the page after ``page`` may come."""
    return not blocking(page_problems(page, state))
