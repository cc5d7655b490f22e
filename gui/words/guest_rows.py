"""One EIP in its guest in words: address, rule, way out, gateway, and whether all of it is there."""

from datetime import datetime

from gui.domain.delivery.command_output import CheckedAddress
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import ExpectedEip, Package
from gui.domain.delivery.truth import EipInGuest
from gui.words.delivery import lack_texts, not_enabled
from gui.words.joining import listed, paragraph
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import translate
from gui.words.unread import clock


def address_word(eip: ExpectedEip, state: GuestState | None) -> Word:
    """Return whether the guest has the address, with its prefix length."""
    if state is None:
        return _not_read()
    prefix = state.prefix_of(eip.address)
    if prefix is None:
        return _missing()
    if prefix != eip.prefix_length:
        said = translate("GuestRows", "Set with /{found}, planned is /{planned}")
        return Word(said.format(found=prefix, planned=eip.prefix_length), "warning", Tone.WARNING)
    return Word(translate("GuestRows", "Set (/{prefix})").format(prefix=prefix), "good", Tone.GOOD)


def rule_word(eip: ExpectedEip, state: GuestState | None) -> Word:
    """Return whether the guest has the routing rule of the EIP."""
    if eip.priority is None:
        return _not_needed()
    if state is None:
        return _not_read()
    rules = {(each.priority, each.source.removesuffix("/32"), each.table) for each in state.rules}
    if (eip.priority, str(eip.address), eip.table) not in rules:
        return _missing()
    return Word(translate("GuestRows", "Rule {number}").format(number=eip.priority), "good", Tone.GOOD)


def route_word(eip: ExpectedEip, state: GuestState | None) -> Word:
    """Return whether the traffic of the EIP leaves through its gateway."""
    if not eip.table:
        return _not_needed()
    if state is None:
        return _not_read()
    if (eip.table, str(eip.gateway)) not in {(each.table, each.gateway) for each in state.routes}:
        return _missing()
    return Word(translate("GuestRows", "Via {gateway}").format(gateway=eip.gateway), "good", Tone.GOOD)


def gateway_word(checked: CheckedAddress | None) -> Word:
    """Return what the check in the guest said of the EIP."""
    if checked is None:
        return Word(translate("GuestRows", "Not checked yet"), "open", Tone.QUIET)
    if checked.well:
        return Word(translate("GuestRows", "Answers"), "good", Tone.GOOD)
    return Word(checked.why or translate("GuestRows", "Does not answer"), "warning", Tone.WARNING)


def in_guest_tip(found: EipInGuest, at: datetime) -> str:
    """Return what is missing in the guest, and as of when."""
    said = [*lack_texts(found), translate("GuestRows", "As of {time}.").format(time=clock(at))]
    if found.by_others:
        said.insert(0, translate("GuestRows", "Another program or user has set it up."))
    return paragraph(said)


def as_of(at: datetime) -> str:
    """Return when the guest was read."""
    return translate("GuestRows", "as of {time}").format(time=clock(at))


def never_read() -> str:
    """Return that the guest was not read since the program was started."""
    return translate("GuestRows", "The guest was not read. Choose Read the guest.")


def deed_text(packages: tuple[Package, ...], instance: str, *, undo: bool) -> str:
    """Return what is done in the guest of ``instance``, for the review."""
    first = packages[0]
    named = listed(each.eni for each in packages)
    said = translate(
        "GuestRows",
        "The commands below run as administrator (root or SYSTEM) in the guest OS of {instance}. They set up {eips}"
        " EIP(s) on {eni} with {stack}. Other interfaces are not changed.",
    )
    if undo:
        said = translate(
            "GuestRows",
            "The command below runs as administrator (root or SYSTEM) in the guest OS of {instance}. It undoes"
            " everything that was set up there for {eni}.",
        )
    count = sum(len(each.expected.eips) for each in packages)
    return said.format(instance=instance, eni=named, eips=count, stack=first.stack)


def safety_text(seconds: int) -> str:
    """Return what protects the guest, and what stays readable."""
    said = translate(
        "GuestRows",
        "A mistake undoes itself: the guest restores its configuration after {seconds} s unless the check in the guest"
        " is good and the program has confirmed it.",
    )
    return said.format(seconds=seconds)


def history_text() -> str:
    """Return where the commands stay readable."""
    return translate(
        "GuestRows",
        "The commands stay readable in the command history of the ECS console and in ActionTrail. They contain the MAC"
        " address and the IP addresses, and no secret.",
    )


def consent_text(instance: str) -> str:
    """Return what is agreed to, by the name of the instance."""
    return translate("GuestRows", "Run these commands as administrator in the guest OS of {instance}").format(
        instance=instance
    )


def countdown_text(earliest: float, latest: float) -> str:
    """Return when the guest undoes by itself; both in seconds from now."""
    if earliest > 0:
        said = translate("GuestRows", "Not confirmed yet. The guest undoes it in {time} at the earliest.")
        return said.format(time=minutes(earliest))
    said = translate("GuestRows", "Not confirmed. The guest undoes it now, at the latest in {time}.")
    return said.format(time=minutes(latest))


def minutes(seconds: float) -> str:
    """Return ``seconds`` as minutes and seconds, ``2:05``."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def busy_text(instance: str) -> str:
    """Return that another delivery changes the same guest."""
    said = translate("GuestRows", "The guest of {instance} is being changed already. Wait until that has ended.")
    return said.format(instance=instance)


def off_text(profile: str) -> str:
    """Return that the profile sends no commands into guests, and where that is changed."""
    advice = translate("GuestRows", "Select the check box for Cloud Assistant in the profile, then sign in again.")
    return paragraph((not_enabled(profile), advice))


def by_hand_text() -> str:
    """Return what to do where the guest could not be undone from here."""
    return translate(
        "GuestRows",
        "Run the undo script below in the guest by hand, or read the guest again. Then select the check box.",
    )


def _not_read() -> Word:
    return Word(translate("GuestRows", "Not read yet"), "open", Tone.QUIET)


def _missing() -> Word:
    return Word(translate("GuestRows", "Missing"), "warning", Tone.WARNING)


def _not_needed() -> Word:
    return Word(translate("GuestRows", "Not needed"), "good", Tone.QUIET)
