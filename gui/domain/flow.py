"""The order of the wizard's pages, and what each needs before the next may come. Pure, called any number of times."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain import association
from gui.domain.admission import mode_problems
from gui.domain.catalog import Catalog
from gui.domain.inventory import Inventory
from gui.domain.problems import Problem, ProblemCode, blocking
from gui.domain.selection import Selection


class Page(StrEnum):
    """The screens, in order."""

    ACCOUNT = "account"
    REGION = "region"
    EIPS = "eips"
    INTERFACE = "interface"
    INSTANCE = "instance"
    REVIEW = "review"
    APPLY = "apply"
    GUEST = "guest"
    DONE = "done"


ORDER = tuple(Page)


@dataclass(frozen=True, slots=True)
class State:
    """All that decides whether a page is complete.

    Attributes:
        selection: the answers.
        catalog: what the documents say.
        inventory: of the chosen region, None until read.
        signed_in: whether a cloud answers.
        applied: whether the plan was carried out and proven.
        mode_refusal: the code by which the cloud refused the mode in the chosen region since signing in (see
            ``admission.mode_refusal``), empty if it did not.
    """

    selection: Selection
    catalog: Catalog
    inventory: Inventory | None = None
    signed_in: bool = False
    applied: bool = False
    mode_refusal: str = ""


def next_page(page: Page) -> Page | None:
    """Return the page after ``page``, None after the last."""
    place = ORDER.index(page) + 1
    return ORDER[place] if place < len(ORDER) else None


def page_problems(page: Page, state: State) -> tuple[Problem, ...]:
    """Return what ``page`` has to say about the answers it is responsible for."""
    if page is Page.ACCOUNT:
        return () if state.signed_in else (Problem(ProblemCode.NOT_SIGNED_IN),)
    if page is Page.REGION:
        return association.region_problems(state.selection.region, state.catalog)
    if page in {Page.GUEST, Page.DONE}:
        return ()
    if page is Page.APPLY:
        return () if state.applied else (Problem(ProblemCode.NOT_APPLIED),)
    if state.inventory is None or state.inventory.region != state.selection.region:
        return (Problem(ProblemCode.INVENTORY_MISSING),)
    return _answers_problems(page, state, state.inventory)


def _answers_problems(page: Page, state: State, inventory: Inventory) -> tuple[Problem, ...]:
    if page is Page.EIPS:
        right = mode_problems(inventory, state.mode_refusal)
        return (*right, *association.chosen_eips_problems(state.selection, inventory))
    if page is Page.INTERFACE:
        return association.chosen_eni_problems(state.selection, inventory, state.catalog)
    if page is Page.INSTANCE:
        return association.chosen_instance_problems(state.selection, inventory, state.catalog)
    return association.problems(state.selection, inventory, state.catalog, state.mode_refusal)


def complete(page: Page, state: State) -> bool:
    """Return whether the page after ``page`` may come."""
    return not blocking(page_problems(page, state))
