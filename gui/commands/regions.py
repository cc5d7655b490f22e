"""The regions that a command is about: some by name, or all that the account can use."""

import argparse

from gui.commands.terminal import say
from gui.domain.cloud.errors import CloudError, InputError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.services.parts import Parts
from gui.services.region.many_regions import ReadRegion, regions_of
from gui.words import check as words
from gui.words import command_texts
from gui.words.command_line import error_sentences


def add_regions(parser: argparse.ArgumentParser) -> None:
    """Add ``--region`` and ``--all-regions`` to the arguments of a command."""
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument(
        "--region", action="append", metavar="ID", default=None, help="for example cn-shanghai; may be repeated"
    )
    chosen.add_argument("--all-regions", action="store_true", help="every region that the account can use")


def chosen_regions(args: argparse.Namespace, cloud: CloudApi, parts: Parts) -> tuple[RegionId, ...]:
    """Return the regions that ``args`` ask for, each once.

    Raises:
        InputError: there is none, or one is closed.
        CloudError: the list of regions could not be read.
    """
    found = regions_of(cloud, parts.catalog, args.region or (), every=args.all_regions)
    if not found:
        raise InputError(words.text(words.REGION_MISSING))
    return found


def say_refused(reading: ReadRegion) -> None:
    """Print on standard error that the region could not be read at all, and why."""
    if isinstance(reading.error, CloudError):
        say_unreadable(reading.region, reading.error)


def say_unreadable(place: str, error: CloudError) -> None:
    """Print on standard error that ``place``, a region or a VPC, could not be read, and why."""
    why = " ".join(error_sentences(error))
    say(command_texts.text(command_texts.REGION_UNREAD).format(region=place, reason=why))
