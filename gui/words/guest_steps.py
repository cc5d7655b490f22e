"""The steps in the guest in words, and what each file and script is for."""

from gui.guest.parts import GuestNoteCode
from gui.guest.steps import GuestStep, StepCode
from gui.words.translation import QT_TRANSLATE_NOOP, translate

_TITLES = {
    StepCode.COPY: QT_TRANSLATE_NOOP("GuestSteps", "Copy the folder into the guest"),
    StepCode.APPLY_ARMED: QT_TRANSLATE_NOOP("GuestSteps", "Apply, armed"),
    StepCode.APPLY: QT_TRANSLATE_NOOP("GuestSteps", "Apply"),
    StepCode.REBOOT: QT_TRANSLATE_NOOP("GuestSteps", "Reboot the guest"),
    StepCode.CHECK: QT_TRANSLATE_NOOP("GuestSteps", "Check"),
    StepCode.CONFIRM: QT_TRANSLATE_NOOP("GuestSteps", "Confirm"),
}
_HINTS = {
    StepCode.COPY: QT_TRANSLATE_NOOP(
        "GuestSteps", "Save the folder and copy it into the guest, for example to /root. Below: its README.txt."
    ),
    StepCode.APPLY_ARMED: QT_TRANSLATE_NOOP(
        "GuestSteps", "Sets it up. The guest undoes it after 120 s or at a reboot, unless it is confirmed."
    ),
    StepCode.APPLY: QT_TRANSLATE_NOOP("GuestSteps", "Installs the files. They take effect at the next boot."),
    StepCode.REBOOT: QT_TRANSLATE_NOOP(
        "GuestSteps", "The files take effect now. This stack can't undo itself: keep another way into the guest."
    ),
    StepCode.CHECK: QT_TRANSLATE_NOOP("GuestSteps", "Tests each EIP and names the cause of a fault. Changes nothing."),
    StepCode.CONFIRM: QT_TRANSLATE_NOOP("GuestSteps", "Keeps the configuration. Run it before the 120 s are over."),
}
_PURPOSES = {
    "apply": QT_TRANSLATE_NOOP("GuestSteps", "Sets up this interface alone."),
    "check": QT_TRANSLATE_NOOP("GuestSteps", "Tests this interface alone. Changes nothing."),
    "confirm": QT_TRANSLATE_NOOP("GuestSteps", "Keeps the configuration of this interface alone."),
    "undo": QT_TRANSLATE_NOOP("GuestSteps", "Restores the configuration from before apply."),
    "undo-all": QT_TRANSLATE_NOOP("GuestSteps", "Restores every interface, the last one first."),
    "status": QT_TRANSLATE_NOOP("GuestSteps", "Prints the present state for programs. Changes nothing."),
    "watch": QT_TRANSLATE_NOOP("GuestSteps", "Sets missing addresses and rules again. A unit runs it."),
    "detect": QT_TRANSLATE_NOOP("GuestSteps", "Names the network stack of the guest. Changes nothing."),
    "nmcli": QT_TRANSLATE_NOOP("GuestSteps", "The same configuration as nmcli commands, instead of apply."),
    "lib.sh": QT_TRANSLATE_NOOP("GuestSteps", "Part of the other scripts. It is not run by itself."),
}
_PARTS_OF_SCRIPTS = frozenset({"lib.sh", "setup.sh", "stack.sh", "plan.sh"})

WEIGHTY = frozenset(
    {
        GuestNoteCode.ADDRESSES_ONLY,
        GuestNoteCode.DHCP_ENDS,
        GuestNoteCode.NOT_RUN_HERE,
        GuestNoteCode.REPLACES_ALL,
    }
)
"""Notes that nobody may miss; the others can be folded away."""


def guest_step_title(code: StepCode) -> str:
    """Return what is done in the step."""
    return translate("GuestSteps", str(_TITLES[code]))


def guest_step_hint(step: GuestStep) -> str:
    """Return what the step is for, with the command that does it."""
    hint = translate("GuestSteps", str(_HINTS[step.code]))
    if not step.command:
        return hint
    run = translate("GuestSteps", "Run as administrator in the folder: {command}")
    return f"{run.format(command=step.command)}\n{hint}"


def script_purpose(name: str) -> str:
    """Return what the script called ``name`` is for, empty where nothing is known of it."""
    plain = "lib.sh" if name in _PARTS_OF_SCRIPTS else name.split(".", maxsplit=1)[0]
    return translate("GuestSteps", str(_PURPOSES[plain])) if plain in _PURPOSES else ""
