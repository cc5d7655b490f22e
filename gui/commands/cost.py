"""``multi-eip cost``: the EIPs that are bound to nothing, since when, and what they cost by the user's own prices."""

import argparse
from codecs import BOM_UTF8
from datetime import UTC, datetime
from pathlib import Path

from gui.commands.connection import account_and_cloud_for, journal_dir_for
from gui.commands.exit_codes import DONE, LEFT
from gui.commands.output_file import check_output, write_output
from gui.commands.regions import chosen_regions, say_refused, say_unread
from gui.commands.terminal import hand_over, say
from gui.domain.checks.cost import Noted, idle_eips
from gui.domain.checks.issues import why
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.errors import JournalError
from gui.domain.cloud.inventory import ListName
from gui.services.exports import cost_report
from gui.services.exports.cost_report import CostReport
from gui.services.exports.format_names import COST_FORMATS
from gui.services.parts import Parts
from gui.services.region.many_regions import read_regions
from gui.services.runs.binding_times import binding_times
from gui.services.runs.price_files import load_prices
from gui.words import cost as words
from gui.words.command_line import error_sentences
from gui.words.joining import paragraph

_RENDERERS = dict(
    zip(
        COST_FORMATS,
        (cost_report.to_text, cost_report.to_csv, cost_report.to_json, cost_report.to_markdown),
        strict=True,
    )
)


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code: LEFT where EIPs of a region could not be read.

    Raises:
        WizardError: an argument, the account or the price file is not right, a file can't be written, or nothing
            could be asked.
    """
    if args.out is not None:
        check_output(args.out, replace=args.replace)  # before the cloud is asked, which may take a while
    prices = load_prices(args.prices) if args.prices else ()
    account, cloud = account_and_cloud_for(args, parts)
    noted = _noted(journal_dir_for(args, parts), account)
    readings = read_regions(cloud, chosen_regions(args, cloud, parts), lambda: datetime.now(UTC))
    regions, unread = {}, {}
    for each in readings:
        say_refused(each)
        if each.inventory is None:
            unread[each.region] = why(each.error) if each.error else "?"
            continue
        say_unread(each.inventory)
        missing = each.inventory.unread_of(ListName.EIPS)
        if missing is not None:
            unread[each.region] = why(missing.error)
        if missing is None or missing.partly:
            regions[each.region] = idle_eips(each.inventory, noted, prices)
    content = _RENDERERS[args.format](CostReport(datetime.now(UTC), regions, unread, bool(prices)))
    if args.out is None:
        hand_over(content)
    else:
        # Spreadsheets take a file without it for Latin-1.
        mark = BOM_UTF8 if args.format == "csv" else b""
        write_output(args.out, mark + content, replace=args.replace)
    return LEFT if unread else DONE


def _noted(journal_dir: Path, account: Account) -> dict[AllocationId, Noted]:
    """Return what the journal tells of each EIP; nothing, and a word about it, where it can't be read."""
    try:
        return dict(binding_times(journal_dir, account))
    except JournalError as error:
        say(words.text(words.JOURNAL_UNREAD).format(reason=paragraph(error_sentences(error))))
        return {}
