"""From the first tick of ten EIPs in the wizard to "in the guest: yes", beside what the cloud itself needs for it.

The tour's own steps, without its pictures, against the sandbox at its usual pace with a modelled guest. The cloud's own
time is what the pace says of the calls that were made: between its shortest and its longest. Run:
``python -m tests.benchmarks.tick_to_proof``; no limit, the figures are printed.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.__main__ import parsed
from gui.bootstrap import Composition
from gui.qt.pages.guest import GuestPage
from gui.qt.shell.app import Appearance, open_window
from gui.qt.shell.tour import EIPS, Tour
from gui.qt.shell.tour_user import TourUser
from gui.sandbox.pace import Pace
from tests.benchmarks.bytecode import begin_compiled

PACED = ("AssociateEipAddressBatch", "AssociateEipAddress", "AttachNetworkInterface", "RunCommand")


class Quick(TourUser):
    """Takes no pictures."""

    def take_picture(self, name: str, widget: QWidget | None = None) -> None:
        """Do nothing."""


class UntilProof(Tour):
    """The tour as far as the proof."""

    def _guest(self) -> None:
        page = self._user.wizard().current()
        assert isinstance(page, GuestPage)
        self._user.wait(lambda: page.snippet() is not None, "the guest configuration")
        self._set_up(page)
        raise StopIteration


def main() -> int:
    """Measure; return the exit code."""
    begin_compiled("tests.benchmarks.tick_to_proof")
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(parsed(["--state-dir", folder, "--lang", "en"]))
        parts = composition.parts()
        context = open_window(parts, Appearance("en"))
        tour = UntilProof(context, Path(folder))
        tour._user = Quick(context, Path(folder))
        try:
            tour.walk()
        except StopIteration:
            pass
        finally:
            context.close()
            composition.close()
        made = Counter(each.action for each in parts.calls.calls())
    pace = Pace.realistic().seconds
    command = zip(pace["RunCommand"], pace["RunCommand in the guest"], strict=True)
    paced = {**pace, "RunCommand": tuple(sum(each) for each in command)}
    counted = ", ".join(f"{made[action]} {action}" for action in PACED)
    least, most = (sum(made[action] * paced[action][end] for action in PACED) for end in (0, 1))
    print(f"from the first tick of {EIPS} EIPs to their proof in the guest: {tour.seconds:.1f} s")
    print(f"of that the cloud's own, by its pace: {least:.1f} to {most:.1f} s ({counted})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
