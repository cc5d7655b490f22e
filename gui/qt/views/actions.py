"""What can be done with the current EIP, interface or instance, for menus, tool bar and the tables' context menus."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.checks.issue import Issue, Remedy
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.operations.permissions import Deed
from gui.domain.wizards.unbind_opening import UnbindOpening, UnbindWay, unbind_opening
from gui.qt.base.theme import icon
from gui.qt.models.mapping_columns import in_guest
from gui.qt.views.current_resources import CurrentResources
from gui.qt.views.home import Home
from gui.qt.views.move_action import MoveAction
from gui.qt.views.regions import RegionsView
from gui.qt.views.row_menu import free_eips
from gui.qt.widgets.banner import Banner
from gui.words import labels
from gui.words.errors import error_text
from gui.words.guest_rows import off_text
from gui.words.tone import Tone

LOOKED_AT = 500
"""So many selected rows are looked at to enable an action; the action itself is about all of them."""

_IN_GUEST = {Remedy.VERIFY_IN_GUEST, Remedy.SET_UP_GUEST, Remedy.CONFIRM_OR_UNDO_IN_GUEST}
_READ_GUEST = {Remedy.READ_GUEST_AGAIN, Remedy.CHECK_DHCP, Remedy.REMOVE_IN_GUEST}


class ResourceActions(QObject):
    """Actions that follow what is current; a disabled one says in its tip what it needs."""

    undo_wanted = Signal(str)
    """The binding of this interface is to be undone, or what is left of one in this VPC or around this vSwitch.

    Empty when the user has yet to choose an interface.
    """
    change_wanted = Signal(str)
    """The EIPs of this interface are to be changed; empty when the user has yet to choose one."""
    unbind_wanted = Signal(object)
    """What several selected rows are about is to be unbound: an UnbindOpening."""
    release_wanted = Signal(object)
    """The EIPs with these allocation ids, a tuple, are to be released."""

    def __init__(self, home: Home, banner: Banner, window: QWidget) -> None:
        """Make the actions.

        Args:
            home: knows what is current.
            banner: where the outcome of an export is told.
            window: the parent of dialogs.
        """
        super().__init__(window)
        self._home, self._banner, self._window = home, banner, window
        self.current = CurrentResources(home)
        self.dialogs: list[QWidget] = []
        self.guest = self._action(self.open_guest, "Ctrl+G")
        self.read_guest = self._action(self.read_guests, "Ctrl+Shift+G")
        self.change = self._action(self._request_change, "Ctrl+Shift+N")
        self.move = MoveAction(home.session, self.current.binding, self)
        self.undo = self._action(self._request_undo, "Ctrl+Shift+Z")
        self.release = self._action(lambda: self.release_wanted.emit(self._free_eips()), "Ctrl+Shift+R")
        self.attributes = self._action(self.open_attributes, "Ctrl+Shift+B")
        self.export = self._action(self.open_export, "Ctrl+E")
        home.current_changed.connect(self.refresh)
        home.session.guests.changed.connect(self.refresh)
        home.many.rows_changed.connect(self.refresh)
        # A selection grows row by row; what can be done with it is asked once.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.refresh)
        home.with_each_view(lambda view: view.panel.table.selectionModel().selectionChanged.connect(self._due.start))
        home.session.rights.changed.connect(self.refresh)
        home.tabs.currentChanged.connect(lambda _number: self._due.start())
        self.retranslate()

    def on_resource(self) -> tuple[QAction, ...]:
        """Return the actions on the current resource, for context menus."""
        changing = (self.change, self.move, self.undo, self.release)
        return (self.guest, self.read_guest, self.attributes, *changing)

    def retranslate(self) -> None:
        """Set every text."""
        self.guest.setText(labels.text(labels.GUEST_CONFIGURATION_ACTION))
        self.guest.setIconText(self.tr("Guest configuration"))
        self.guest.setIcon(icon("guest"))
        self.read_guest.setText(labels.text(labels.READ_GUEST_ACTION))
        self.read_guest.setIconText(self.tr("Read the guest"))
        self.read_guest.setIcon(icon("refresh"))
        self.change.setText(self.tr("Change the E&IPs …"))
        self.change.setIconText(self.tr("Change the EIPs"))
        self.change.setIcon(icon("change"))
        self.move.retranslate()
        self.undo.setText(self.tr("&Unbind …"))
        self.undo.setIconText(self.tr("Unbind"))
        self.undo.setIcon(icon("undo"))
        self.release.setText(self.tr("Re&lease EIPs …"))
        self.release.setIconText(self.tr("Release EIPs"))
        self.release.setIcon(icon("stop"))
        self.attributes.setText(self.tr("Change &name and bandwidth …"))
        self.attributes.setIcon(icon("address"))
        self.export.setText(self.tr("&Export …"))
        self.export.setIconText(self.tr("Export"))
        self.export.setIcon(icon("export"))
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now."""
        self._allow(
            self.guest,
            self.current.carrying() is not None,
            self.tr("Configuration of the guest OS for the EIPs of this interface"),
            self.tr("Choose a row whose interface carries EIPs in multi-EIP mode, or has an EIP as its address"),
        )
        self._allow_reading()
        rights = self._home.session.rights
        signed_in = self._home.session.connection is not None and self._home.inventory is not None
        self._allow(
            self.change,
            signed_in and not rights.why_not(Deed.CHANGE),
            self.tr("Bind EIPs to an interface in use, or unbind some"),
            rights.why_not(Deed.CHANGE) or labels.text(labels.SIGN_IN_FIRST),
        )
        self.move.refresh()
        self._allow(
            self.attributes,
            signed_in and self.current.eip() is not None and not rights.why_not(Deed.MODIFY_EIP),
            self.tr("Give the EIP of this row another name or another bandwidth"),
            rights.why_not(Deed.MODIFY_EIP) or self.tr("Choose the row of an EIP first"),
        )
        together = self._unbinding(LOOKED_AT).way is not UnbindWay.ONE_AT_A_TIME
        self._allow(
            self.undo,
            signed_in and together and not rights.why_not(Deed.UNBIND),
            self.tr("Unbind an interface and its EIPs"),
            rights.why_not(Deed.UNBIND)
            or (
                self.tr("The selected EIPs are on several interfaces in use. Select those of one interface")
                if signed_in
                else labels.text(labels.SIGN_IN_FIRST)
            ),
        )
        self._allow(
            self.release,
            signed_in and bool(self._free_eips(LOOKED_AT)) and not rights.why_not(Deed.RELEASE),
            self.tr("Release the selected EIPs that are bound to nothing, permanently"),
            rights.why_not(Deed.RELEASE) or self.tr("Select EIPs that are bound to nothing first"),
        )
        home = self._home
        self._allow(
            self.export,
            bool(home.many.rows if isinstance(home.view(), RegionsView) else home.facts.now.rows),
            self.tr("Save the mappings as a table, data, report, script or Terraform"),
            self.tr("There is nothing to export yet"),
        )

    def _allow_reading(self) -> None:
        session = self._home.session
        connection = session.connection
        allowed = connection is not None and connection.guests is not None
        why_not = self.tr("No row has an EIP that a guest sees")
        if session.guests.pending:
            why_not = self.tr("The guests are being read")
        elif connection is not None and not allowed:
            why_not = off_text(connection.profile.name if connection.profile else "")
        self._allow(
            self.read_guest,
            allowed and not session.guests.pending and any(in_guest(each, session.guests) for each in self._home.rows),
            self.tr("Read through Cloud Assistant what the guests of the selected rows, or of all rows, have set"),
            why_not,
        )

    def read_guests(self, enis: Iterable[EniId] = ()) -> None:
        """Read the guests of ``enis``, of the selected rows, or of all rows."""
        session, home = self._home.session, self._home
        known = tuple(enis)
        for rows in (home.selected_mappings(), home.rows):
            carrying = [each.eni.id for each in rows if each.eni and in_guest(each, session.guests)]
            known = known or tuple(dict.fromkeys(carrying))
        session.read_guests(known)

    def open_guest(self, eni: NetworkInterface | None = None) -> None:
        """Show the guest configuration of ``eni``, or of the current interface."""
        from gui.qt.views.guest_dialog import GuestDialog  # noqa: PLC0415 - the templates can wait until they are used

        chosen = eni or self.current.carrying()
        if chosen is not None:
            self._show(GuestDialog(self._home.session, self._home.facts, chosen, self._window))

    def open_attributes(self) -> None:
        """Ask for another name or bandwidth of the current EIP."""
        from gui.qt.dialogs.eip_attributes import EipAttributesDialog  # noqa: PLC0415 - as above

        eip = self.current.eip()
        if eip is not None:
            self._show(EipAttributesDialog(self._home.session, eip, self._window))

    def open_export(self) -> None:
        """Ask what to export."""
        from gui.qt.views.export_dialog import ExportDialog  # noqa: PLC0415 - as above
        from gui.qt.views.regions_export import RegionsExportDialog  # noqa: PLC0415 - as above

        home = self._home
        dialog: ExportDialog | RegionsExportDialog
        if isinstance(rows := home.view(), RegionsView):
            dialog = RegionsExportDialog(home.session, rows.many, rows.model.shown(), rows.selected(), self._window)
            dialog.done_well, dialog.failed = self._exported, self._not_exported
            self._show(dialog)
            return
        shown, selected, marked = home.shown_mappings(), home.selected_mappings(), home.marked()
        dialog = ExportDialog(home.session, home.facts, shown, selected, self._window, marked=marked)
        dialog.done_well, dialog.failed = self._exported, self._not_exported
        self._show(dialog)

    def help_with(self, found: Issue) -> None:
        """Do what helps with a finding, where that is about an interface."""
        inventory = self._home.inventory
        known = (inventory.eni_by_id.get(EniId(each)) for each in found.ids) if inventory else ()
        eni = next((each for each in known if each is not None), None)
        if found.remedy in _IN_GUEST and found.ids:
            self._home.make_current(found.ids[0])
            self.open_guest(eni or self._home.current_eni())
        elif found.remedy in _READ_GUEST and eni is not None:
            self.read_guests([eni.id])
        elif found.remedy in {Remedy.ATTACH_OR_TEAR_DOWN, Remedy.MOVE_TO_LISTED_FAMILY}:
            self.undo_wanted.emit(eni.id if eni else "")
        elif found.remedy is Remedy.TAKE_AWAY and found.ids:
            self.undo_wanted.emit(found.ids[0])

    def _about(self, most: int | None = None) -> tuple[str, ...]:
        """Return what the first ``most`` selected rows are about, or what is current where none is selected."""
        return self._home.selected_about(most) or (self._home.current,)

    def _free_eips(self, most: int | None = None) -> tuple[str, ...]:
        return free_eips(self._about(most), self._home.inventory)

    def _unbinding(self, most: int | None = None) -> UnbindOpening:
        """Return how what several selected rows are about is unbound; nothing where one row is selected."""
        return unbind_opening(self._about(most), self._home.inventory) if self._home.marked() else UnbindOpening()

    def unbind_eips(self, eips: Iterable[str]) -> None:
        """Begin to unbind ``eips``, given by their allocation ids."""
        self.unbind_wanted.emit(unbind_opening(eips, self._home.inventory))

    def _request_undo(self) -> None:
        several = self._unbinding()
        if several.way is not UnbindWay.NOTHING:
            self.unbind_wanted.emit(several)
            return
        eni = self.current.carrying() or self.current.left_over()
        self.undo_wanted.emit(eni.id if eni else "")

    def _request_change(self) -> None:
        eni = self.current.binding()
        self.change_wanted.emit(eni.id if eni else "")

    def _show(self, dialog: QWidget) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in dialog.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.dialogs = [dialog]
        dialog.show()

    def _exported(self, path: Path, rows: int) -> None:
        def said() -> str:
            saved = self.tr("The file was saved as {path}.")
            text = self.tr("%n mapping(s) written to {path}.", "", rows) if rows else saved
            return text.format(path=path)

        self._banner.say(Tone.GOOD, said)

    def _not_exported(self, error: BaseException) -> None:
        self._banner.say_error(lambda: error_text(error))

    def _action(self, slot: Callable[[], object], key: str) -> QAction:
        made = QAction(self)
        made.triggered.connect(lambda _checked=False: slot())
        made.setShortcut(QKeySequence(key))
        return made

    def _allow(self, action: QAction, allowed: bool, tip: str, why_not: str) -> None:
        action.setEnabled(allowed)
        action.setToolTip(tip if allowed else why_not)
        action.setStatusTip(action.toolTip())
