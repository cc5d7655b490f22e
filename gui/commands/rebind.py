"""``--rebind`` and ``--trial`` of ``multi-eip plan`` and ``bind``: EIPs that are bound in another mode."""

import argparse
from collections.abc import Iterator
from dataclasses import replace

from gui.commands.arguments.binding import EVERY_EIP
from gui.commands.plan_output import YES, ask
from gui.commands.terminal import say
from gui.domain.choices.selection import Method, Rebinding, Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.rules.rebinding import can_be_rebound
from gui.words import command_texts
from gui.words import moves as words


def check_arguments(args: argparse.Namespace, chosen: Selection) -> None:
    """Refuse what does not fit together.

    Raises:
        InputError: the method is the other one, or an EIP that is named is not among those that are bound.
    """
    if chosen.method is not Method.MULTI_EIP and (args.rebind or args.trial):
        raise InputError(words.rebind_method())
    named = [("--rebind", each) for each in args.rebind if each != EVERY_EIP]
    if args.trial:
        named.append(("--trial", args.trial))
    for option, eip in named:
        if eip not in args.eip:
            raise InputError(words.not_chosen(option, eip))


def with_consents(chosen: Selection, args: argparse.Namespace, inventory: Inventory) -> Selection:
    """Return ``chosen`` with the consents of ``--rebind``; what would need one and has none is said."""
    agreed = tuple(_consents(chosen, args, inventory))
    named = {each.eip for each in agreed}
    for each in chosen.eips:
        eip = inventory.eip_by_id.get(each)
        if eip is not None and each not in named and not eip.is_on(chosen.eni or "") and can_be_rebound(eip, inventory):
            say(words.rebind_hint(each, eip.target_id or "-"))
    return replace(chosen, rebind=agreed)


def _consents(chosen: Selection, args: argparse.Namespace, inventory: Inventory) -> Iterator[Rebinding]:
    named = chosen.eips if EVERY_EIP in args.rebind else tuple(map(AllocationId, dict.fromkeys(args.rebind)))
    for each in named:
        eip = inventory.eip_by_id.get(each)
        if eip is not None and eip.target_id:
            yield Rebinding(each, eip.target_id)


def trial_of(chosen: Selection, args: argparse.Namespace) -> Selection:
    """Return the choice of the trial alone, and say that the others follow; ``chosen`` where no trial is wanted."""
    if not args.trial:
        return chosen
    say(words.trial_first(args.trial, len(chosen.eips) - 1))
    return replace(chosen, eips=(AllocationId(args.trial),))


def ask_after_trial(*, yes: bool) -> None:
    """Have a person try the EIP out and agree to the others; ``yes`` is whether that was agreed to before.

    Raises:
        InputError: nobody agreed.
    """
    if yes:
        return
    try:
        ask(command_texts.text(command_texts.PLAN_NOT_CONFIRMED), words.trial_question(YES))
    except InputError as error:  # which says that nothing was sent
        raise InputError(words.others_not_confirmed()) from error
