"""What unbound EIPs cost, as text, CSV, JSON and Markdown."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from gui import __version__
from gui.domain.checks.cost import DAYS_AHEAD, IdleEip, Sum, releasable, sums
from gui.domain.cloud.region import RegionId
from gui.services.exports.cells import spreadsheet_cell, steering_escaped
from gui.services.exports.report import escaped
from gui.words import cost as words
from gui.words.plain_text import encodable, one_line

FORMAT = 1
"""Number of the JSON format; raised whenever members are added, changed or taken away."""

COLUMNS: Final = (
    "region",
    "allocation_id",
    "address",
    "name",
    "charge_type",
    "internet_charge_type",
    "bandwidth_mbps",
    "releasable",
    "since",
    "counted_from",
    "days",
    "price_per_day",
    "cost_so_far_at_most",
    "currency",
)
"""Of the CSV, and the members of each EIP in the JSON."""

Cell = str | int | bool | None


@dataclass(frozen=True, slots=True)
class CostReport:
    """What is reported.

    Attributes:
        now: up to when is counted (aware, UTC).
        regions: the unbound EIPs of each region that was read, be it in part.
        unread: the regions whose EIPs could not be read, or not all of them, with the reason.
        priced: whether there are prices.
    """

    now: datetime
    regions: Mapping[RegionId, tuple[IdleEip, ...]]
    unread: Mapping[RegionId, str]
    priced: bool

    @property
    def idle(self) -> tuple[IdleEip, ...]:
        """All of them."""
        return tuple(each for some in self.regions.values() for each in some)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """What they cost together."""
        return sums(self.idle, self.now)

    @property
    def unpriced(self) -> int:
        """How many have no price."""
        return sum(each.price is None for each in self.idle)


def to_text(report: CostReport) -> bytes:
    """Return ``report`` for a person, in the language in force."""
    return ("\n".join(map(one_line, _lines(report))) + "\n").encode()


def _lines(report: CostReport) -> Iterator[str]:
    for region, idle in report.regions.items():
        yield words.text(words.REGION).format(region=region, count=len(idle))
        for each in idle:
            yield "  " + "  ".join(part for part in _parts(each, report) if part)
    yield from _unread_lines(report)
    yield from _sum_lines(report)
    yield from _release_lines(report)


def _unread_lines(report: CostReport) -> Iterator[str]:
    for region, reason in report.unread.items():
        yield words.unread_text(region, reason, partly=region in report.regions)


def _parts(idle: IdleEip, report: CostReport) -> tuple[str, ...]:
    eip = idle.eip
    cost = words.cost_text(idle, report.now) if report.priced else ""
    since = words.since_text(idle, report.now)
    return eip.allocation_id, str(eip.address), eip.name, since, words.charge_text(idle), cost


def _sum_lines(report: CostReport) -> Iterator[str]:
    if not report.idle:
        return
    yield from map(words.sum_text, report.sums)
    if not report.priced:
        yield words.text(words.NO_PRICES)
    elif report.unpriced:
        yield words.text(words.UNPRICED).format(count=report.unpriced)
    yield words.text(words.MOST)


def _release_lines(report: CostReport) -> Iterator[str]:
    commands = [*release_commands(report)]
    if commands:
        yield words.text(words.RELEASE)
        yield from (f"  {each}" for each in commands)


def release_commands(report: CostReport) -> Iterator[str]:
    """Yield for each region the command that plans the release of its unbound EIPs; one takes a name out to keep it."""
    for region, idle in report.regions.items():
        names = " ".join(f"--eip {each.eip.allocation_id}" for each in idle if releasable(each))
        if names:
            yield f"multi-eip release --region {region} {names}"


def to_csv(report: CostReport) -> bytes:
    """Return the EIPs of ``report`` as CSV; a region that could not be read whole has a row without EIP."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for region, idle in report.regions.items():
        for each in idle:
            cells = _cells(region, each, report.now)
            writer.writerow(_csv_cell(cells[name]) for name in COLUMNS)
    for region, reason in report.unread.items():
        state = "read in part" if region in report.regions else "unread"
        known = {"region": region, "counted_from": f"{state}: {reason}"}
        writer.writerow(_csv_cell(known.get(name)) for name in COLUMNS)
    return text.getvalue().encode()


def _csv_cell(cell: Cell) -> str | int:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell if isinstance(cell, int) else spreadsheet_cell(cell or "")


def _cells(region: str, idle: IdleEip, now: datetime) -> dict[str, Cell]:
    eip, spent = idle.eip, idle.spent(now)
    return {
        "region": region,
        "allocation_id": eip.allocation_id,
        "address": str(eip.address),
        "name": encodable(eip.name),
        "charge_type": eip.charge_type,
        "internet_charge_type": eip.traffic_charge or None,
        "bandwidth_mbps": eip.bandwidth,
        "releasable": releasable(idle),
        "since": _time(idle.since) if idle.since else None,
        "counted_from": idle.counted_from.value,
        "days": idle.days(now),
        "price_per_day": _exact(idle.per_day) if idle.per_day is not None else None,
        "cost_so_far_at_most": words.amount(spent) if spent is not None else None,
        "currency": idle.price.currency if idle.price else None,
    }


def _exact(value: Decimal) -> str:
    """Return ``value`` without rounding that anybody would see, and without an exponent."""
    return f"{value.quantize(Decimal('0.000001')):f}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def to_json(report: CostReport) -> bytes:
    """Return ``report`` as data; docs/cost.md says what is in it. Amounts are texts: binary fractions are not exact."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "program": "multi-eip-wizard",
        "version": __version__,
        "as_of": _time(report.now),
        "unread_regions": [
            {"region": region, "reason": encodable(why), "in_part": region in report.regions}
            for region, why in report.unread.items()
        ],
        "eips": [_cells(region, each, report.now) for region, idle in report.regions.items() for each in idle],
        "sums": [
            {
                "currency": each.currency,
                "count": each.count,
                "per_day": _exact(each.per_day),
                f"in_{DAYS_AHEAD}_days": words.amount(each.ahead),
                "so_far_at_most": words.amount(each.spent),
            }
            for each in report.sums
        ],
        "without_price": report.unpriced,
    }
    return (steering_escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode()


def to_markdown(report: CostReport) -> bytes:
    """Return ``report`` as Markdown, in the language in force."""
    return ("\n".join(_markdown(report)) + "\n").encode()


def _markdown(report: CostReport) -> Iterator[str]:
    yield f"# {words.text(words.TITLE)}"
    yield ""
    headings = tuple(map(words.text, words.HEADINGS))
    yield f"| {' | '.join(headings)} |"
    yield "|" + " --- |" * len(headings)
    for region, idle in report.regions.items():
        for each in idle:
            identifier, address, name, since, charge, cost = _parts(each, report)
            cells = (region, address, name, identifier, since, charge, cost)
            yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""
    for line in _unread_lines(report):
        yield f"**{escaped(line)}**"
        yield ""
    for line in _sum_lines(report):
        yield f"- {escaped(line)}"
    commands = [*release_commands(report)]
    if commands:
        yield from (
            "",
            words.text(words.RELEASE),
            "",
            "```console",
            *(f"$ {one_line(each)}" for each in commands),
            "```",
        )
