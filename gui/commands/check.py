"""``multi-eip check``: what is not as planned, for cron and monitoring; the exit code says it."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from gui.commands.arguments.reading import NO_LEVEL
from gui.commands.connection import account_and_cloud_for, account_cloud_and_guests_for, journal_dir_for
from gui.commands.exit_codes import DONE, DRIFT, LEFT
from gui.commands.output_file import check_output, write_output
from gui.commands.regions import chosen_regions, say_refused
from gui.commands.terminal import hand_over, say
from gui.domain.checks.baseline import Baseline, changing
from gui.domain.checks.guest_issues import GuestViews
from gui.domain.checks.issue import Weight
from gui.domain.checks.region_check import CheckState, overall
from gui.domain.cloud.account import Account, require_same
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi, GuestChannel
from gui.services.delivery.guest_views import read_running_guests
from gui.services.exports import check_report
from gui.services.exports.format_names import CHECK_FORMATS
from gui.services.parts import Parts
from gui.services.region.many_regions import AT_ONCE, ReadRegion, read_regions
from gui.services.runs.plan_files import load_baseline, save_baseline
from gui.services.runs.region_checks import NOT_ASKED, CheckRequest, baseline_of, check
from gui.words import check as words
from gui.words.joining import listed

_RENDERERS = dict(zip(CHECK_FORMATS, (check_report.to_text, check_report.to_json, check_report.to_junit), strict=True))

CODES = {CheckState.AS_PLANNED: DONE, CheckState.DRIFT: DRIFT, CheckState.UNREAD: LEFT}


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code, see CODES.

    Raises:
        WizardError: an argument or the account is not right, a file can't be read or written, or nothing
            could be asked.
    """
    for path in filter(None, (args.out, args.write_baseline)):
        check_output(path, replace=args.replace)  # before the cloud is asked, which may take a while
    baseline: Baseline | None = load_baseline(args.baseline) if args.baseline else None
    account, cloud, guests = _signed_in(args, parts)
    if baseline is not None:
        require_same(baseline.account, account)
    readings = read_regions(cloud, chosen_regions(args, cloud, parts), lambda: datetime.now(UTC))
    for each in readings:
        say_refused(each)
    if args.write_baseline:
        return _adopt(readings, account, args.write_baseline)
    level = None if args.level == NO_LEVEL else Weight(args.level)
    request = CheckRequest(parts.catalog, journal_dir_for(args, parts), account, baseline, level)
    if isinstance(guests, InputError):
        say(str(guests))
    views = _guests_of(guests, readings)
    checks = tuple(check(each, request, views[each.region]) for each in readings)
    content = _RENDERERS[args.format](checks)
    if args.out is None:
        hand_over(content)
    else:
        write_output(args.out, content, replace=args.replace)
    return CODES[overall(checks)]


def _signed_in(args: argparse.Namespace, parts: Parts) -> tuple[Account, CloudApi, GuestChannel | InputError | None]:
    """Return account, cloud and guests; None for guests that nobody asks for."""
    if args.guests:
        return account_cloud_and_guests_for(args, parts)
    return *account_and_cloud_for(args, parts), None


def _guests_of(
    guests: GuestChannel | InputError | None, readings: Sequence[ReadRegion]
) -> dict[RegionId, GuestViews | None]:
    """Return what the guests of each region show; nothing where nobody asks, None where that is not allowed."""

    def read(reading: ReadRegion) -> GuestViews | None:
        if guests is None or reading.inventory is None:
            return NOT_ASKED
        if isinstance(guests, InputError):
            return None
        return read_running_guests(guests, reading.inventory, reading.gateways)

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="guests") as pool:
        return dict(zip((each.region for each in readings), pool.map(read, readings), strict=True))


def _adopt(readings: tuple[ReadRegion, ...], account: Account, path: Path) -> int:
    """Write what ``readings`` show as a baseline, and name what is left out; return the exit code."""
    baseline = baseline_of(readings, account)
    save_baseline(baseline, path)
    say(words.text(words.BASELINE_WRITTEN).format(path=path, count=len(baseline.regions)))
    left = [each for reading in readings if reading.inventory for each in changing(reading.inventory)]
    if left:
        say(words.text(words.LEFT_OUT).format(ids=listed(left)))
    return LEFT if left else DONE
