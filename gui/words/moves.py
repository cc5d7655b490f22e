"""Moves between instances, EIPs in another mode and the reversal of runs, as the commands tell them."""

from collections.abc import Iterable

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.outages import MeasuredOutage
from gui.words.joining import listed
from gui.words.names import short_name
from gui.words.translation import translate


def measured_text(found: MeasuredOutage, address: str) -> str:
    """Return how long ``address`` could not be reached, beside what was estimated."""
    estimate = found.outage.seconds
    values = {"address": address, "seconds": f"{found.seconds or 0:.1f}", "estimate": "-"}
    if estimate is not None:
        values["estimate"] = f"{estimate[0]}–{estimate[1]}"
    if found.seconds is None:
        return translate("Moves", "Unreachable since the run: {address}.").format(**values)
    text = translate("Moves", "{address} could not be reached for {seconds} s (estimated: {estimate} s).")
    return text.format(**values)


def measured_lines(found: Iterable[MeasuredOutage], inventory: Inventory | None) -> list[str]:
    """Return the same of several EIPs; those that could not be reached for the same time share a line."""
    alike: dict[tuple[object, object], list[MeasuredOutage]] = {}
    for each in found:
        seconds = None if each.seconds is None else round(each.seconds, 1)
        alike.setdefault((seconds, each.outage.seconds), []).append(each)
    return [
        measured_text(some[0], listed(short_name(each.outage.eip, inventory) for each in some))
        for some in alike.values()
    ]


def guests_text(seconds: float) -> str:
    """Return how long it took until the new guest was set up."""
    text = translate("Moves", "From the first change until the guest was set up: {seconds} s.")
    return text.format(seconds=f"{seconds:.1f}")


def way_back(run_id: str) -> str:
    """Return how the run is reversed in one step."""
    return translate("Moves", "To reverse it in one step: multi-eip reverse {run}").format(run=run_id)


def guest_not_reached(instance: str, reason: str) -> str:
    """Return that the guest that gets the EIPs can't be set up, so that nothing was changed."""
    text = translate(
        "Moves",
        "The guest of {instance} can't be set up: {reason} Nothing was changed. Correct that, or leave out --guest.",
    )
    return text.format(instance=instance, reason=reason)


def old_guest_not_reached(instance: str, eni: str) -> str:
    """Return what is left to do in a guest that can't be reached."""
    text = translate(
        "Moves",
        "The guest of {instance} can't be reached, so the configuration of {eni} stays in it. Run the undo script"
        " there when it runs again: multi-eip guest files writes it.",
    )
    return text.format(instance=instance, eni=eni)


def old_guest_not_undone(instance: str) -> str:
    """Return that the move does not go on, because the old guest may still be set up."""
    text = translate(
        "Moves",
        "The guest of {instance} may still be set up. Nothing was changed in the cloud. Read the guest, or leave out"
        " --guest.",
    )
    return text.format(instance=instance)


def guests_left() -> str:
    """Return what is left to do in guests after a run that did not come to its end."""
    return translate(
        "Moves",
        "The guests were not set up, because the run is not finished. Finish it with 'multi-eip resume', then set up"
        " the guest that has the EIPs: multi-eip guest apply.",
    )


def files_written(count: int, folder: str) -> str:
    """Return where the guest's files are, which are ready before the run."""
    text = translate("Moves", "{count} files for the guest were written below {folder}; begin with README.txt.")
    return text.format(count=count, folder=folder)


def files_not_ready(eni: str) -> str:
    """Return that a new interface has no files yet."""
    text = translate("Moves", "The files of {eni} are made after the run: its MAC address is not known before.")
    return text.format(eni=eni)


def new_interface_incomplete() -> str:
    """Return that a new interface needs two arguments."""
    return translate("Moves", "A new interface needs both --new-in and --security-group.")


def one_target() -> str:
    """Return that EIPs go to one interface."""
    return translate("Moves", "Name one interface only: --onto, or --new-in for a new one.")


def same_interface() -> str:
    """Return that source and target are the same."""
    return translate("Moves", "--onto names the interface that the EIPs are on. Name another one.")


def not_chosen(option: str, eip: str) -> str:
    """Return that the EIP that ``option`` names must be one of those that are bound."""
    text = translate("Moves", "{option} names {eip}, which no --eip names. Add it there.")
    return text.format(option=option, eip=eip)


def trial_first(eip: str, count: int) -> str:
    """Return that one EIP is bound alone at first."""
    text = translate("Moves", "Trial: {eip} alone at first, then the others ({count}).")
    return text.format(eip=eip, count=count)


def trial_question(yes: str) -> str:
    """Return what is asked between the trial and the others."""
    text = translate("Moves", "The trial is verified. Try the EIP out, then type {yes} to plan the others:")
    return text.format(yes=yes)


def trial_stays(eip: str) -> str:
    """Return that the trial is applied where the others did not follow, and what to do about them."""
    text = translate(
        "Moves", "The trial stays applied: {eip} is bound to the interface. Bind the others without --trial."
    )
    return text.format(eip=eip)


def others_not_confirmed() -> str:
    """Return that nobody agreed to go on after the trial."""
    return translate("Moves", "Not confirmed. Only the trial was sent.")


def trial_only() -> str:
    """Return that a file holds the trial alone."""
    return translate(
        "Moves", "The plan holds the trial only. Apply it, try the EIP out, then plan the others without --trial."
    )


def rebind_hint(eip: str, target: str) -> str:
    """Return how an EIP that is bound in another mode can be bound all the same."""
    text = translate(
        "Moves", "{eip} is bound to {target} in another mode. To unbind it there first, add --rebind {eip}."
    )
    return text.format(eip=eip, target=target)


def rebind_method() -> str:
    """Return that the secondary CIDR method binds no EIP anew."""
    return translate("Moves", "--rebind and --trial are for multi-EIP mode only. Leave them out.")


def no_applied_run() -> str:
    """Return that there is nothing to reverse."""
    return translate("Moves", "The journal holds no run that was applied and can be reversed.")


def no_such_run(run_id: str) -> str:
    """Return that the run is not known."""
    return translate("Moves", "The journal holds no applied run {run}.").format(run=run_id)


def reversed_run(run_id: str, began: str) -> str:
    """Return which run is reversed."""
    return translate("Moves", "Reversal of run {run}, begun {began}.").format(run=run_id, began=began)
