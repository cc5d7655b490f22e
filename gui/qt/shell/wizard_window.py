"""The window above which the wizards are opened, one at a time."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.engine.progress import Outcome
from gui.domain.wizards.unbind_opening import UnbindOpening, UnbindWay
from gui.qt.base.session import Session
from gui.services.runs.journal_records import Run as JournalRun

if TYPE_CHECKING:
    from gui.qt.wizards.bind import BindWizard
    from gui.qt.wizards.interface_in_use import InUseWizard

    AnyWizard = BindWizard | InUseWizard


class WizardWindow(QMainWindow):
    """Opens a wizard, or brings the one that is open to the front."""

    wizard_opening = Signal()
    """A wizard is about to be shown."""
    run_ended = Signal(bool)
    """A run has ended; whether all of it holds, read back from the cloud."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.wizard: AnyWizard | None = None

    def open_wizard(self, selected: Sequence[str] | None = None) -> None:
        """Open the wizard at the first question that is open, or bring it to the front.

        Args:
            selected: ids of EIPs, interfaces and instances to begin with.
        """
        from gui.qt.wizards.bind import BindWizard  # noqa: PLC0415 - nine pages that the first paint need not wait for

        self._open(lambda: BindWizard.begin(self.session, selected or (), self))

    def open_teardown(self, resource: str = "") -> None:
        """Open the wizard that undoes a binding, or that takes away what is left of one.

        Args:
            resource: id of an interface, or of a vSwitch or VPC in which nothing is needed any more; empty lets the
                user choose an interface.
        """
        from gui.qt.wizards.interface_in_use import SecondaryCidrTeardownWizard, TeardownWizard, UnusedNetworksWizard  # noqa: PLC0415 - as above

        inventory, eni = self.session.inventory, EniId(resource) if resource else None
        interface = inventory.eni_by_id.get(eni) if inventory and eni else None
        vpc = inventory.vpc_around(resource) if inventory else None
        if inventory is not None and interface is not None and has_its_address_for_an_eip(interface, inventory):
            self._open(lambda: SecondaryCidrTeardownWizard(self.session, eni, self))
        elif vpc is not None:
            self._open(lambda: UnusedNetworksWizard(self.session, vpc, self))
        else:
            self._open(lambda: TeardownWizard(self.session, eni, self))

    def open_change(self, eni: str = "") -> None:
        """Open the wizard that changes the EIPs of ``eni``, or of one that is chosen in it."""
        from gui.qt.wizards.interface_in_use import ChangeWizard  # noqa: PLC0415 - as above

        self._open(lambda: ChangeWizard(self.session, EniId(eni) if eni else None, self))

    def open_move(self, eni: str = "") -> None:
        """Open the wizard that moves the EIPs of ``eni``, or of one that is chosen in it, to another instance."""
        from gui.qt.wizards.interface_in_use import MoveWizard  # noqa: PLC0415 - as above

        self._open(lambda: MoveWizard(self.session, EniId(eni) if eni else None, self))

    def open_reversal(self, run: JournalRun) -> None:
        """Open the wizard that reverses an applied run."""
        from gui.qt.wizards.interface_in_use import ReverseWizard  # noqa: PLC0415 - as above

        self._open(lambda: ReverseWizard(self.session, run.plan, self))

    def open_release(self, eips: Sequence[str]) -> None:
        """Open the wizard that releases those of ``eips``, given by allocation id, that are bound to nothing."""
        from gui.qt.wizards.interface_in_use import ReleaseWizard  # noqa: PLC0415 - as above

        self._open(lambda: ReleaseWizard(self.session, eips, self))

    def open_unbind(self, opening: UnbindOpening) -> None:
        """Open the wizard that unbinds what several selected rows are about."""
        from gui.qt.wizards.interface_in_use import ChangeWizard, SecondaryCidrTeardownWizard, UnbindEipsWizard  # noqa: PLC0415 - as above

        match opening.way:
            case UnbindWay.FREE_INTERFACES:
                self._open(lambda: UnbindEipsWizard(self.session, opening.eips, self))
            case UnbindWay.SOME_EIPS:
                self._open(lambda: ChangeWizard(self.session, opening.enis[0], self, removed=opening.eips))
            case UnbindWay.INTERFACE_ADDRESSES:
                self._open(
                    lambda: SecondaryCidrTeardownWizard(self.session, opening.enis[0], self, also=opening.enis[1:])
                )
            case _:
                self.open_teardown(next(iter(opening.enis), ""))

    def resume(self, run: JournalRun, undo: bool) -> None:
        """Open the wizard on a run that was interrupted, to go on with it or to take it back."""
        from gui.qt.wizards.bind import BindWizard  # noqa: PLC0415 - as above
        from gui.qt.wizards.interface_in_use import takes_back  # noqa: PLC0415 - as above

        if takes_back(run.plan):
            self.open_teardown()
        else:
            self._open(lambda: BindWizard(self.session, self))
        if self.wizard is not None and not self.wizard.run.running:
            self.wizard.go_on(run, undo=undo)

    def _open(self, make: Callable[[], "AnyWizard"]) -> None:
        """Show one wizard at a time: one that is open comes to the front."""
        self.wizard_opening.emit()
        if self.wizard is None:
            self.wizard = make()
            self.wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.wizard.finished.connect(self._wizard_closed)
            self.wizard.run.ended.connect(self._report_run_end)
        self._to_front(self.wizard)

    @staticmethod
    def _to_front(window: QWidget) -> None:
        window.show()
        window.raise_()
        window.activateWindow()

    def _report_run_end(self) -> None:
        run = self.wizard.run if self.wizard is not None else None
        if run is not None:
            self.run_ended.emit(run.report is not None and run.report.outcome is Outcome.APPLIED)

    def _wizard_closed(self) -> None:
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None
