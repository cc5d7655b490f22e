"""Deliveries into guests in words: how they end, why, what they ask, and whether an EIP is in its guest."""

from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.report import Cause, Choice, DeliveryOutcome, DeliveryReport, Phase, Question
from gui.domain.delivery.truth import EipInGuest, Lack, Truth
from gui.words.joining import paragraph
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import QT_TRANSLATE_NOOP, translate

_OUTCOMES = {
    DeliveryOutcome.PROVEN: QT_TRANSLATE_NOOP("Delivery", "The EIPs are in the guest."),
    DeliveryOutcome.TAKEN_BACK: QT_TRANSLATE_NOOP("Delivery", "Nothing of this plan is set in the guest."),
    DeliveryOutcome.NOT_SENT: QT_TRANSLATE_NOOP("Delivery", "Nothing was changed in the guest."),
    DeliveryOutcome.ARMED: QT_TRANSLATE_NOOP("Delivery", "The plan is set in the guest and not confirmed."),
    DeliveryOutcome.KEPT: QT_TRANSLATE_NOOP("Delivery", "The guest is set up, and not everything is as planned."),
    DeliveryOutcome.UNKNOWN: QT_TRANSLATE_NOOP("Delivery", "The state of the guest is unknown."),
}

_CAUSES = {
    Cause.NONE: "",
    Cause.AGENT_OFFLINE: QT_TRANSLATE_NOOP(
        "Delivery",
        "The Cloud Assistant agent of the instance is not connected. Start the instance and the agent, or copy the"
        " files by hand.",
    ),
    Cause.REFUSED_BY_CLOUD: QT_TRANSLATE_NOOP("Delivery", "The cloud refused the command."),
    Cause.NOT_RUN: QT_TRANSLATE_NOOP("Delivery", "The command did not run in the guest."),
    Cause.NO_ANSWER: QT_TRANSLATE_NOOP("Delivery", "No result came from the guest. Read the guest again."),
    Cause.UNREADABLE: QT_TRANSLATE_NOOP("Delivery", "The guest's answer is not complete. Read the guest again."),
    Cause.NIC_MISSING: QT_TRANSLATE_NOOP(
        "Delivery", "The guest has no network interface with this MAC address. Check that the interface is attached."
    ),
    Cause.OTHER_STACK: QT_TRANSLATE_NOOP(
        "Delivery",
        "Another network stack has set this interface up in the guest: {stack}. Choose it, or undo in the guest first.",
    ),
    Cause.OTHER_PLAN: QT_TRANSLATE_NOOP("Delivery", "The guest has another plan for this interface."),
    Cause.ARMED_ALREADY: QT_TRANSLATE_NOOP(
        "Delivery",
        "The guest has a plan for this interface that is not confirmed. Another user may have armed it.",
    ),
    Cause.UNDOING: QT_TRANSLATE_NOOP("Delivery", "An undo runs in the guest, or did not finish. Read the guest again."),
    Cause.NOTHING_SET_UP: QT_TRANSLATE_NOOP("Delivery", "This interface is not set up in the guest."),
    Cause.SCRIPT_FAILED: QT_TRANSLATE_NOOP("Delivery", "The script in the guest reported an error:"),
    Cause.CHECK_WRONG: QT_TRANSLATE_NOOP("Delivery", "The check in the guest found something wrong:"),
    Cause.CHECK_UNSURE: QT_TRANSLATE_NOOP("Delivery", "The check in the guest could not test everything:"),
    Cause.CHECK_UNREAD: QT_TRANSLATE_NOOP("Delivery", "The result of the check in the guest was lost."),
    Cause.NOT_CONFIRMED: QT_TRANSLATE_NOOP("Delivery", "The plan was not confirmed."),
    Cause.NOT_COMPLETE: QT_TRANSLATE_NOOP("Delivery", "Some of the plan is missing in the guest."),
    Cause.UNDONE_BY_GUEST: QT_TRANSLATE_NOOP("Delivery", "The guest has undone the plan, or never began it."),
    Cause.UNDONE: QT_TRANSLATE_NOOP("Delivery", "The plan was undone in the guest."),
    Cause.USER: QT_TRANSLATE_NOOP("Delivery", "You stopped it."),
    Cause.STOPPED: QT_TRANSLATE_NOOP("Delivery", "It was stopped."),
}

_TRUTHS = {
    Truth.YES: (QT_TRANSLATE_NOOP("Delivery", "Yes"), "good", Tone.GOOD),
    Truth.PARTLY: (QT_TRANSLATE_NOOP("Delivery", "Partly"), "warning", Tone.WARNING),
    Truth.NO: (QT_TRANSLATE_NOOP("Delivery", "No"), "open", Tone.WARNING),
    Truth.UNKNOWN: (QT_TRANSLATE_NOOP("Delivery", "Unknown"), "info", Tone.QUIET),
}

_LACKS = {
    Lack.NOT_READ: QT_TRANSLATE_NOOP("Delivery", "The guest was not read."),
    Lack.NIC_MISSING: QT_TRANSLATE_NOOP("Delivery", "The guest has no network interface with this MAC address."),
    Lack.MISSING: QT_TRANSLATE_NOOP("Delivery", "The address is not set on the interface."),
    Lack.ELSEWHERE: QT_TRANSLATE_NOOP("Delivery", "The address is set on another network interface: {where}."),
    Lack.WRONG_PREFIX: QT_TRANSLATE_NOOP("Delivery", "The address has another prefix length than planned."),
    Lack.RULE_MISSING: QT_TRANSLATE_NOOP("Delivery", "The routing rule is missing."),
    Lack.ROUTE_MISSING: QT_TRANSLATE_NOOP("Delivery", "The default route through the EIP's gateway is missing."),
    Lack.PRIVATE_MISSING: QT_TRANSLATE_NOOP("Delivery", "The private address of the interface is missing. Check DHCP."),
    Lack.NIC_DOWN: QT_TRANSLATE_NOOP("Delivery", "The network interface is down."),
    Lack.ARMED: QT_TRANSLATE_NOOP("Delivery", "The plan is not confirmed, and the guest will undo it."),
    Lack.UNDOING: QT_TRANSLATE_NOOP("Delivery", "An undo runs in the guest, or did not finish."),
}

_PHASES = {
    Phase.AGENT: QT_TRANSLATE_NOOP("Delivery", "Looking at the Cloud Assistant agent"),
    Phase.BEFORE: QT_TRANSLATE_NOOP("Delivery", "Reading the guest"),
    Phase.APPLYING: QT_TRANSLATE_NOOP("Delivery", "Setting up the guest"),
    Phase.SEARCHING: QT_TRANSLATE_NOOP("Delivery", "No result yet: reading the guest again"),
    Phase.CHECKING: QT_TRANSLATE_NOOP("Delivery", "Checking the guest"),
    Phase.CONFIRMING: QT_TRANSLATE_NOOP("Delivery", "Confirming in the guest"),
    Phase.UNDOING: QT_TRANSLATE_NOOP("Delivery", "Undoing in the guest"),
    Phase.AFTER: QT_TRANSLATE_NOOP("Delivery", "Reading the guest again"),
}

_CHOICES = {
    Choice.GO_ON: QT_TRANSLATE_NOOP("Delivery", "Replace it"),
    Choice.CANCEL: QT_TRANSLATE_NOOP("Delivery", "Cancel"),
    Choice.UNDO_NOW: QT_TRANSLATE_NOOP("Delivery", "Undo now"),
    Choice.LEAVE: QT_TRANSLATE_NOOP("Delivery", "Leave it to the guest"),
    Choice.KEEP: QT_TRANSLATE_NOOP("Delivery", "Keep it"),
}

_STEPS = {
    Step.STATUS: QT_TRANSLATE_NOOP("Delivery", "Status"),
    Step.STAGE: QT_TRANSLATE_NOOP("Delivery", "Files"),
    Step.APPLY: QT_TRANSLATE_NOOP("Delivery", "Apply"),
    Step.CHECK: QT_TRANSLATE_NOOP("Delivery", "Check"),
    Step.CONFIRM: QT_TRANSLATE_NOOP("Delivery", "Confirm"),
    Step.UNDO: QT_TRANSLATE_NOOP("Delivery", "Undo"),
    Step.REVERT: QT_TRANSLATE_NOOP("Delivery", "Undo what is armed"),
    Step.REARM: QT_TRANSLATE_NOOP("Delivery", "Postpone the undo"),
}


def outcome_text(report: DeliveryReport) -> str:
    """Return how the delivery ended, why, and when the guest undoes it by itself, in up to three sentences."""
    said = [
        translate("Delivery", str(_OUTCOMES[report.outcome])),
        cause_text(report.cause, report.state.stack if report.state else ""),
    ]
    if report.undone_within is not None:
        said.append(undone_within(report.undone_within))
    return paragraph(said)


def cause_text(cause: Cause, stack: str = "") -> str:
    """Return why, in one sentence; empty for none. ``stack`` is what the guest says has set it up."""
    literal = _CAUSES[cause]
    return translate("Delivery", str(literal)).format(stack=stack or "-") if literal else ""


def undone_within(seconds: float) -> str:
    """Return within how much time the guest has undone what is armed."""
    minutes = max(1, -(-int(seconds) // 60))
    return translate("Delivery", "Unless it is confirmed, the guest undoes it within {minutes} min.").format(
        minutes=minutes
    )


def question_text(question: Question) -> str:
    """Return what is asked, without what the guest said."""
    if question.cause is Cause.STOPPED:
        return translate("Delivery", "The guest is set up and not confirmed. What should happen to it?")
    asked = translate("Delivery", "What should happen to it?")
    if Choice.GO_ON in question.choices:
        asked = translate("Delivery", "Replace it?")
    return paragraph((cause_text(question.cause), asked))


def choice_text(choice: Choice) -> str:
    """Return the label of an answer."""
    return translate("Delivery", str(_CHOICES[choice]))


def phase_text(phase: Phase) -> str:
    """Return where a delivery is."""
    return translate("Delivery", str(_PHASES[phase]))


def step_text(step: Step) -> str:
    """Return what a command is called."""
    return translate("Delivery", str(_STEPS[step]))


def truth_word(truth: Truth) -> Word:
    """Return how to show whether an EIP is in its guest."""
    literal, icon, tone = _TRUTHS[truth]
    return Word(translate("Delivery", str(literal)), icon, tone)


def lack_texts(found: EipInGuest) -> tuple[str, ...]:
    """Return what keeps the EIP from being in its guest, each in one sentence."""
    return tuple(translate("Delivery", str(_LACKS[lack])).format(where=found.where) for lack in found.lacks)


def armed_out_of_range(seconds: int, least: int, most: int) -> str:
    """Return that the armed time can't be used."""
    said = translate("Delivery", "The guest can't undo after {seconds} s. Give between {least} and {most} seconds.")
    return said.format(seconds=seconds, least=least, most=most)


def not_armed(title: str) -> str:
    """Return why the network stack called ``title`` is not set up from here."""
    said = translate(
        "Delivery", "{title} takes effect at a reboot and can't undo itself. Choose another network stack."
    )
    return said.format(title=title)


def no_guest(eni: str) -> str:
    """Return that the interface is on no instance."""
    said = translate(
        "Delivery", "The interface {eni} is attached to no instance in the list. Attach it, then try again."
    )
    return said.format(eni=eni)


def delivery_off(profile: str) -> str:
    """Return that the profile does not let commands be sent into guests, and the command that changes it."""
    advice = translate(
        "Delivery",
        "Turn it on with 'multi-eip guest enable --profile {profile}'. Whoever may send commands to an instance is root"
        " in its guest.",
    )
    return f"{not_enabled(profile)} {advice.format(profile=profile)}"


def not_enabled(profile: str) -> str:
    """Return that the profile does not let commands be sent into guests."""
    return translate("Delivery", "The profile {profile} does not send commands into guests.").format(profile=profile)


def consent(package: Package, *, undo: bool) -> str:
    """Return what will be done in the guest."""
    said = translate(
        "Delivery",
        "{instance}: the guest will be set up for {eni} with {stack}, as root, in {count} commands. It undoes that by"
        " itself after {seconds} s unless it was checked and confirmed.",
    )
    if undo:
        said = translate("Delivery", "{instance}: the guest will undo everything that is set up for {eni}, as root.")
    return said.format(
        instance=package.instance,
        eni=package.eni,
        stack=package.stack,
        count=len(package.parts) + 1,
        seconds=package.armed,
    )


def consent_missing(instance: str) -> str:
    """Return that nobody agreed to commands in the guest."""
    said = translate("Delivery", "Nothing was sent to the guest of {instance}. Add --yes to agree.")
    return said.format(instance=instance)


def consent_question(instance: str) -> str:
    """Return the question for consent, which is answered by the name of the instance."""
    return translate("Delivery", "Type {instance} to continue:").format(instance=instance)


def one_stack() -> str:
    """Return that only one network stack can be delivered."""
    return translate("Delivery", "Name one network stack: a guest is set up with one.")


def nothing_open() -> str:
    """Return that no delivery is open."""
    return translate("Delivery", "There is no unfinished delivery.")


def profile_needed() -> str:
    """Return that the setting is one of a profile."""
    return translate("Delivery", "Name the profile with --profile.")


def delivery_set(profile: str, *, on: bool) -> str:
    """Return that the setting of the profile was changed."""
    said = translate("Delivery", "The profile {profile} does not send commands into guests any more.")
    if on:
        said = translate("Delivery", "The profile {profile} may send commands into guests now.")
    return said.format(profile=profile)


def not_undone_in_guest() -> str:
    """Return that a teardown does not go on, because the guest may still be set up."""
    return translate(
        "Delivery",
        "The guest may still be set up, so no plan was written. Run undo in the guest by hand, or leave out"
        " --undo-in-guest.",
    )
