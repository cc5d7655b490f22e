"""The formats that hold the mappings of several regions in one file; none takes an unread region for an empty one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gui.domain.checks.issues import why
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.region import RegionId
from gui.services.exports.format_names import Format
from gui.services.exports.mapping_export import csv_of, json_of
from gui.services.exports.mapping_table import MappingTable
from gui.services.exports.report import escaped, region_report
from gui.services.files import Content
from gui.words import report as words


@dataclass(frozen=True, slots=True)
class RegionTables:
    """What is exported.

    Attributes:
        tables: one of each region that was read.
        unread: the regions of which nothing is known, with the reason.
        journal_dir: where the runs are noted, for the report.
        account: whose regions they are, None where that is not known.
        to_file: whether it is for a file, which a spreadsheet may open, and not for another program.
    """

    tables: tuple[MappingTable, ...]
    unread: Mapping[RegionId, CloudError]
    journal_dir: Path
    account: Account | None
    to_file: bool


def _csv(source: RegionTables) -> bytes:
    return csv_of(source.tables, source.unread, byte_order_mark=source.to_file)


def _json(source: RegionTables) -> Content:
    return json_of(source.tables, source.unread)


def _report(source: RegionTables) -> bytes:
    reports = [region_report(table, source.journal_dir, source.account) for table in source.tables]
    for region, error in source.unread.items():
        title = words.text(words.TITLE).format(region=escaped(region))
        sentence = words.text(words.REGION_UNKNOWN).format(reason=escaped(why(error)))
        reports.append(f"# {title}\n\n**{sentence}**\n".encode())
    return b"\n".join(reports)


OF_REGIONS: Final[Mapping[Format, Callable[[RegionTables], Content]]] = MappingProxyType(
    {Format.CSV: _csv, Format.JSON: _json, Format.MARKDOWN: _report}
)
"""What renders each format."""
