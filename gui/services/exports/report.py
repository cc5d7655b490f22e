"""The state of a region as a Markdown report: what there is, what is bound to what, its issues.

GitHub's dialect (tables). Every text that another user chose is escaped, so that a name is a name and nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gui.domain.checks.drift import Drift
from gui.domain.checks.issue import Issue, Remedy
from gui.domain.checks.issues import multi_eip_interfaces
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.errors import JournalError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.mapping import Mapping, Part
from gui.domain.cloud.problems import Severity
from gui.services.exports.mapping_table import MappingTable
from gui.services.runs.drift_check import DriftAnswer, drift_answer
from gui.words import labels, states
from gui.words import report as words
from gui.words.findings import drift_word, finding_advice, plain_sentence, severity_word
from gui.words.plain_text import one_line
from gui.words.unread import unread_sentence, unread_sentences, utc_text

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&@$]|:(?=/)|(?<=[wW]{3})\.")
_IDS = frozenset({"eni", "instance", "target"})


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text)).strip()


def region_report(table: MappingTable, journal_dir: Path, account: Account | None = None) -> bytes:
    """Return the report of ``table`` with what is no longer as the runs noted in ``journal_dir`` left it. Blocking.

    Runs of another account than ``account`` are passed over; None where it is not known.
    """
    return to_markdown(table, drift_answer(journal_dir, table.inventory, account))


def to_markdown(table: MappingTable, drift: DriftAnswer = None) -> bytes:
    """Return the report of ``table``.

    Args:
        table: the mappings and findings.
        drift: what is no longer as the last applied plan left it, or why that is not known; None when there is no such
            plan.
    """
    return ("\n".join(_lines(table, drift)) + "\n").encode()


def _lines(table: MappingTable, drift: DriftAnswer) -> Iterator[str]:
    inventory = table.inventory
    yield "# " + words.text(words.TITLE).format(region=escaped(inventory.region))
    yield ""
    yield words.text(words.AS_OF).format(time=utc_text(inventory.as_of))
    if inventory.unread_main:
        yield ""
        yield f"**{words.text(words.PARTIAL)}**"
        yield ""
        yield from (f"- {escaped(each)}" for each in unread_sentences(inventory))
    yield from _section(words.text(words.SUMMARY), _grid(("", words.text(words.COUNT)), _summary(table)))
    yield from _section(words.text(words.ISSUES), _findings(table))
    if drift is not None:
        yield from _section(labels.text(labels.SINCE_LAST_PLAN), _drifted(drift, inventory))
    # What hangs together stands together, whatever the table on the screen is sorted by.
    rows = sorted(table.rows, key=_place)
    bound = [_bound(row, row.eip, table) for row in rows if row.eip and row.eip.target_id]
    free = [_free(row.eip) for row in table.rows if row.eip and not row.eip.target_id]
    empty = [_interface(row, row.eni) for row in table.rows if row.eni and not row.eip]
    no_eips = inventory.unread_of(ListName.EIPS)
    yield from _section(words.text(words.BOUND), _grid(words.bound_headings(), bound, no_eips))
    yield from _section(words.text(words.UNBOUND), _grid(words.free_headings(), free, no_eips))
    bare = words.text(words.INTERFACES_UNKNOWN) if no_eips else words.text(words.INTERFACES_FREE)
    yield from _section(
        bare, _grid(words.interface_headings(), empty, inventory.unread_of(ListName.INTERFACES, ListName.EIPS))
    )


def _place(row: Mapping) -> tuple[str, str, int]:
    eni = row.eni.id if row.eni else row.target or ""
    return row.instance_id or "", eni, int(row.eip.address) if row.eip else 0


def _findings(table: MappingTable) -> Iterator[str]:
    """Yield the findings, the heaviest first; those that ask for the same come under one point."""
    groups: dict[tuple[Severity, Remedy], list[Issue]] = {}
    for each in sorted(table.findings, key=lambda found: [*Severity].index(found.severity)):
        groups.setdefault((each.severity, each.remedy), []).append(each)
    for (severity, _), found in groups.items():
        if len(found) == 1:
            yield f"- **{severity_word(severity).text}:** {_told(found[0], table.inventory)}"
            continue
        yield f"- **{severity_word(severity).text} ({len(found)}):** {finding_advice(found[0])}".rstrip()
        yield from (f"  - {_sentence(each, table.inventory)}" for each in found)
    if not groups:
        yield words.text(words.NO_ISSUES)


def _drifted(drift: tuple[Drift, ...] | JournalError, inventory: Inventory) -> Iterable[str]:
    if isinstance(drift, JournalError):
        return [words.text(words.DRIFT_UNKNOWN).format(reason=drift.kind.value.replace("_", " "))]
    points = (f"**{drift_word(each.word).text}:** {_told(each.finding, inventory)}" for each in drift)
    return _list(points, words.text(words.NO_DRIFT))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _grid(headings: Sequence[str], rows: Iterable[Sequence[str]], unread: Unread | None = None) -> Iterator[str]:
    """Yield a table, or one word where it would have no row; not that there is none while a list is ``unread``."""
    cells = [*rows]
    if not cells:
        yield f"{words.text(words.NOT_KNOWN)} {escaped(unread_sentence(unread))}" if unread else words.text(words.NONE)
        return
    yield f"| {' | '.join(headings)} |"
    yield "|" + " --- |" * len(headings)
    for row in cells:
        yield f"| {' | '.join(row)} |"


def _list(points: Iterable[str], nothing: str) -> Iterator[str]:
    found = [f"- {point}" for point in points]
    yield from found or [nothing]


def _told(finding: Issue, inventory: Inventory) -> str:
    words = [_sentence(finding, inventory), finding_advice(finding)]
    return " ".join(word for word in words if word)


def _sentence(finding: Issue, inventory: Inventory) -> str:
    """Return what ``finding`` says, with the names by which people know what it is about."""
    named = tuple((name, _named(value, inventory) if name in _IDS else value) for name, value in finding.values)
    return escaped(plain_sentence(replace(finding, values=named)))


def _named(value: object, inventory: Inventory) -> str:
    identifier = str(value)
    eni, instance = inventory.eni_by_id.get(EniId(identifier)), inventory.instance_by_id.get(InstanceId(identifier))
    found = eni or instance
    return f"{found.name} ({identifier})" if found and found.name else identifier


def _summary(table: MappingTable) -> Iterator[tuple[str, str]]:
    eips, inventory = table.inventory.eips, table.inventory
    carriers = multi_eip_interfaces(inventory)
    attached = [eni for eni in carriers if inventory.eni_by_id[eni].status is EniStatus.IN_USE]
    multi = [eip for eip in eips if eip.mode is AssociationMode.MULTI_EIP]
    eips_only, both = (ListName.EIPS,), (ListName.EIPS, ListName.INTERFACES)
    counts: dict[str, tuple[int, tuple[ListName, ...]]] = {
        words.text(words.EIPS): (len(eips), eips_only),
        words.text(words.EIPS_UNBOUND): (sum(eip.status is EipStatus.AVAILABLE for eip in eips), eips_only),
        words.text(words.EIPS_MULTI): (len(multi), eips_only),
        words.text(words.CARRIERS): (len(carriers), both),
        words.text(words.CARRIERS_ATTACHED): (len(attached), both),
        words.text(words.INTERFACES): (len(inventory.interfaces), (ListName.INTERFACES,)),
        words.text(words.INSTANCES): (len(inventory.instances), (ListName.INSTANCES,)),
        words.text(words.WARNINGS): (sum(each.severity is not Severity.INFORMS for each in table.findings), ()),
    }
    yield from ((name, _counted(count, inventory, lists)) for name, (count, lists) in counts.items())


def _counted(count: int, inventory: Inventory, lists: tuple[ListName, ...]) -> str:
    """Return ``count``, or that it is not known or not of now: it was counted in ``lists``."""
    unread = [each for each in inventory.unread if each.name in lists]
    if not unread:
        return str(count)
    times = [each.known_as_of for each in unread if each.known_as_of]
    if len(times) < len(unread):
        return words.text(words.UNKNOWN)
    return labels.text(labels.AS_OF).format(subject=count, time=utc_text(min(times)))


def _mode(row: Mapping, eip: ElasticIp) -> str:
    if row.exposed:
        return words.text(words.EXPOSED_MODE)
    return states.mode(eip.mode)


def _bound(row: Mapping, eip: ElasticIp, table: MappingTable) -> tuple[str, ...]:
    gateway = table.gateway_of(row)
    return (
        str(eip.address),
        escaped(eip.name),
        _mode(row, eip),
        states.state(eip.status.value),
        escaped(_named(eip.target_id or "", table.inventory)),
        str(row.eni.private_address if row.eni else eip.private_address or ""),
        _instance(row),
        str(gateway.gateway) if gateway else "",
        escaped(gateway.mask) if gateway else "",
    )


def _free(eip: ElasticIp) -> tuple[str, ...]:
    charge = escaped(states.charge_type(eip.charge_type))
    return str(eip.address), escaped(eip.name), escaped(eip.allocation_id), states.state(eip.status.value), charge


def _interface(row: Mapping, eni: NetworkInterface) -> tuple[str, ...]:
    address = str(eni.private_address)
    return (
        escaped(eni.id),
        escaped(eni.name),
        address,
        states.eni_type(eni.type),
        states.state(eni.status.value),
        _instance(row),
    )


def _instance(row: Mapping) -> str:
    if row.instance_id is None:
        return words.text(words.UNKNOWN) if Part.INSTANCE in row.unknown else ""
    name = row.instance.name if row.instance else ""
    return escaped(f"{name} ({row.instance_id})" if name else row.instance_id)
