"""The sheets of a guest configuration: the steps in the guest, the files that apply installs, the other scripts."""

from collections.abc import Mapping

from gui.guest.snippet import Snippet
from gui.guest.steps import GuestStep
from gui.qt.models.sheets import Sheet, SheetKind
from gui.words.guest_steps import guest_step_hint, guest_step_title, script_purpose

README = "README.txt"
_PARTS = ("lib.", "setup.", "stack.", "plan.")
"""How scripts begin that the others are made of: last, for nobody runs them."""


def sheets_of(snippet: Snippet, steps: tuple[GuestStep, ...], beside: Mapping[str, str]) -> tuple[Sheet, ...]:
    """Return the steps in the guest, then the files that they install, then the other scripts.

    Args:
        snippet: of the interface that is shown.
        steps: what is done in the guest, in order.
        beside: names and texts of what lies beside the folder of the interface: README.txt, detect, scripts that go
            through all interfaces.
    """
    scripts = dict(beside) | dict(snippet.scripts)
    told = tuple(_step(each, scripts) for each in steps)
    files = tuple(
        Sheet(file.path.rsplit("/", 1)[-1], file.path, file.text, f"{file.mode:04o}", SheetKind.FILE)
        for file in snippet.files
    )
    used = {each.path for each in told}
    others = tuple(
        Sheet(name, name, text, hint=script_purpose(name)) for name, text in scripts.items() if name not in used
    )
    return told + files + tuple(sorted(others, key=lambda each: not each.hint or each.path.startswith(_PARTS)))


def _step(step: GuestStep, scripts: Mapping[str, str]) -> Sheet:
    path = step.script or (str(step.code) if step.command else README)
    text = scripts.get(path, f"{step.command}\n")
    short = step.command.rsplit(".\\", 1)[-1] or README
    title = f"{guest_step_title(step.code)}\n{short}"
    return Sheet(title, path, text, kind=SheetKind.STEP, hint=guest_step_hint(step), command=step.command)
