"""From a list of bindings to its plans: the file, the regions and networks that it names, and all that is wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from gui.domain.cloud.eni import VpcId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import ROUTES, SECURITY_GROUPS
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.binding_list import Fault
from gui.domain.plans.from_list import ListedPlans, plans_of
from gui.domain.plans.list_resources import Networks, vpcs_of
from gui.domain.plans.plan import Plan
from gui.guest.snippet import STACKS
from gui.services.region.catalog import read_inventory
from gui.services.region.many_regions import PacedReads, side_by_side
from gui.services.runs.list_files import LoadedList, load_list
from gui.words import plan_list as words

_T = TypeVar("_T")
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, order=True)
class ListIssue:
    """Something that is wrong with a list, in words.

    Attributes:
        line: see ``Cell``; 0 for the whole list.
        character: see ``Cell``.
        column: name of the column, empty for the whole row.
        sentence: what is wrong and what to do, without the place.
    """

    line: int
    character: int
    column: str
    sentence: str

    @property
    def text(self) -> str:
        """What is wrong, with the place."""
        return words.placed(self.sentence, self.line, self.column, self.character)


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a list comes to; there are plans only where nothing is wrong.

    Attributes:
        plans: one for each interface that is not as wanted already.
        settled: how many interfaces have everything already.
        issues: everything that is wrong, in the order of the file.
        inventories: the regions that were read, by id.
        refused: the regions and VPCs that could not be read, with the reason.
    """

    plans: tuple[Plan, ...]
    settled: int
    issues: tuple[ListIssue, ...]
    inventories: Mapping[RegionId, Inventory]
    refused: Mapping[str, CloudError]


def issues_of(faults: Iterable[Fault], found: ListedPlans | None = None) -> tuple[ListIssue, ...]:
    """Return what is wrong, each once, in the order of the file.

    Args:
        faults: found without the cloud.
        found: what was found with it.
    """
    every = (*faults, *(found.faults if found else ()))
    issues = [ListIssue(each.line, each.character, each.column, words.fault_sentence(each)) for each in every]
    for each in found.blocked if found else ():
        cell = each.cell
        issues.append(ListIssue(cell.line, cell.character, cell.column, words.rule_sentence(each.problem)))
    return tuple(sorted(dict.fromkeys(issues)))


def read_list(path: Path, cloud: CloudApi, catalog: Catalog, now: Callable[[], datetime], series: str) -> ListReading:
    """Return the plans of the list in the file ``path``, or everything that is wrong with it. Blocking.

    Args:
        path: the file.
        cloud: where to read.
        catalog: where the mode exists.
        now: gives the time (aware, UTC).
        series: letters and digits that make the marks of these plans unlike those of any other.

    Raises:
        InputError: the file can't be read as a list at all.
    """
    return plan_entries(load_list(path), cloud, catalog, now, series)


def plan_entries(
    loaded: LoadedList, cloud: CloudApi, catalog: Catalog, now: Callable[[], datetime], series: str
) -> ListReading:
    """Return the plans of a list that was loaded, see ``read_list``. Blocking."""
    entries, faults = loaded
    paced = PacedReads(cloud)
    regions = dict.fromkeys(each.region for each in entries if each.region not in catalog.closed_regions)
    inventories, refused = _answers(regions, lambda region: read_inventory(paced, region, now))
    networks, unread = _networks(paced, vpcs_of(entries, inventories))
    stacks = {stack.name: stack.os_type for stack in STACKS}
    found = plans_of(entries, inventories, catalog, networks=networks, stacks=stacks, series=series)
    issues = issues_of(faults, found)
    refusals: dict[str, CloudError] = dict((*refused.items(), *unread.items()))
    if issues:
        return ListReading((), 0, issues, inventories, refusals)
    return ListReading(found.plans, found.settled, (), inventories, refusals)


def _networks(cloud: CloudApi, vpcs: Iterable[tuple[RegionId, VpcId]]) -> tuple[Networks, Mapping[VpcId, CloudError]]:
    """Return the groups and routes of ``vpcs``, and why some could not be read."""
    places = {vpc: region for region, vpc in vpcs}
    groups, no_groups = _answers(places, lambda vpc: cloud.read(places[vpc], SECURITY_GROUPS, By.VPC, vpc))
    routes, no_routes = _answers(places, lambda vpc: cloud.read(places[vpc], ROUTES, By.VPC, vpc))
    known = {vpc: groups[vpc] for vpc in groups if vpc in routes}
    return Networks(known, routes), {**no_groups, **no_routes}


def _answers(keys: Iterable[_Key], read: Callable[[_Key], _T]) -> tuple[dict[_Key, _T], dict[_Key, CloudError]]:
    """Return what ``read`` gives for each of ``keys``, and why some were refused."""
    answers: dict[_Key, _T] = {}
    refused: dict[_Key, CloudError] = {}

    def one(key: _Key) -> None:
        try:
            answers[key] = read(key)
        except CloudError as error:
            refused[key] = error

    side_by_side(keys, one)
    return answers, refused
