"""The regions that a command is about: some by name, or all that the account can use; and what of them was not read."""

import argparse

from gui.commands.terminal import say
from gui.domain.checks.issues import GatewayAnswers
from gui.domain.cloud.errors import CloudError, InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.services.parts import Parts
from gui.services.region.many_regions import ReadRegion, regions_of
from gui.words import check as words
from gui.words import command_texts
from gui.words.command_line import cloud_facts, error_sentences
from gui.words.errors import error_text
from gui.words.joining import paragraph
from gui.words.unread import gateways_unread_text, unread_sentence


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
    why = paragraph(error_sentences(error))
    say(command_texts.text(command_texts.REGION_UNREAD).format(region=place, reason=why))


def say_unread(inventory: Inventory) -> None:
    """Print for each list that could not be read that it is missing, why, and what to do."""
    for each in inventory.unread:
        say(paragraph((unread_sentence(each), _why(each.error))))


def say_unread_gateways(gateways: GatewayAnswers) -> bool:
    """Print for each interface that its gateways could not be read, and why; return whether there is one."""
    unread = {eni: answer for eni, answer in gateways.items() if isinstance(answer, CloudError)}
    for eni, error in unread.items():
        say(paragraph((gateways_unread_text(eni), _why(error), cloud_facts(error))))
    return bool(unread)


def _why(error: CloudError) -> str:
    text = error_text(error)
    return paragraph((text.what, text.fix))
