"""What can be done with the current EIP, interface or instance, for menus, tool bar and the tables' context menus."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.checks.issue import Issue, Remedy
from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.interface_address import exposed_eip, is_left_over
from gui.qt.base.theme import icon
from gui.qt.models.mapping_columns import in_guest
from gui.qt.views.home import Home
from gui.qt.widgets.banner import Banner
from gui.words import labels
from gui.words.errors import error_text
from gui.words.guest_rows import off_text
from gui.words.tone import Tone

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
    move_wanted = Signal(str)
    """The EIPs of this interface are to be moved to another instance; empty when the user has yet to choose one."""

    def __init__(self, home: Home, banner: Banner, window: QWidget) -> None:
        """Make the actions.

        Args:
            home: knows what is current.
            banner: where the outcome of an export is told.
            window: the parent of dialogs.
        """
        super().__init__(window)
        self._home, self._banner, self._window = home, banner, window
        self.dialogs: list[QWidget] = []
        self.guest = self._action(self.open_guest, "Ctrl+G")
        self.read_guest = self._action(self.read_guests, "Ctrl+Shift+G")
        self.change = self._action(self._wish_change, "Ctrl+Shift+N")
        self.move = self._action(self._wish_move, "Ctrl+Shift+M")
        self.undo = self._action(self._wish_undo, "Ctrl+Shift+Z")
        self.attributes = self._action(self.open_attributes, "Ctrl+Shift+B")
        self.export = self._action(self.open_export, "Ctrl+E")
        home.current_changed.connect(self.refresh)
        home.facts.changed.connect(self.refresh)
        home.session.guests.changed.connect(self.refresh)
        self.retranslate()

    def on_resource(self) -> tuple[QAction, ...]:
        """Return the actions on the current resource, for context menus."""
        return (self.guest, self.read_guest, self.attributes, self.change, self.move, self.undo)

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
        self.move.setText(self.tr("&Move to another instance …"))
        self.move.setIconText(self.tr("Move to another instance"))
        self.move.setIcon(icon("change"))
        self.undo.setText(self.tr("&Unbind …"))
        self.undo.setIconText(self.tr("Unbind"))
        self.undo.setIcon(icon("undo"))
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
            self.carrying() is not None,
            self.tr("Configuration of the guest OS for the EIPs of this interface"),
            self.tr("Choose a row whose interface carries EIPs in multi-EIP mode, or has an EIP as its address"),
        )
        self._allow_reading()
        signed_in = self._home.session.connection is not None and self._home.inventory is not None
        self._allow(
            self.change,
            signed_in,
            self.tr("Bind EIPs to an interface in use, or unbind some"),
            self.tr("Sign in and choose a region first"),
        )
        self._allow(
            self.move,
            signed_in,
            self.tr("Move the EIPs of an interface to another instance, with the interface or without it"),
            self.tr("Sign in and choose a region first"),
        )
        self._allow(
            self.attributes,
            signed_in and self.eip() is not None,
            self.tr("Give the EIP of this row another name or another bandwidth"),
            self.tr("Choose the row of an EIP first"),
        )
        self._allow(
            self.undo,
            signed_in,
            self.tr("Unbind an interface and its EIPs"),
            self.tr("Sign in and choose a region first"),
        )
        self._allow(
            self.export,
            bool(self._home.facts.now.rows),
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

    def eip(self) -> ElasticIp | None:
        """Return the current EIP."""
        inventory = self._home.inventory
        return inventory.eip_by_id.get(AllocationId(self._home.current)) if inventory else None

    def binding(self) -> NetworkInterface | None:
        """Return the current interface where it carries EIPs in multi-EIP mode."""
        eni, inventory = self._home.current_eni(), self._home.inventory
        carried = inventory.eips_on(eni.id) if inventory and eni else ()
        works = (each.mode is AssociationMode.MULTI_EIP and each.status is EipStatus.IN_USE for each in carried)
        return eni if any(works) else None

    def carrying(self) -> NetworkInterface | None:
        """Return the current interface where the guest sees EIPs on it, whatever the method they came by."""
        eni, inventory = self._home.current_eni(), self._home.inventory
        exposed = exposed_eip(eni, inventory) if inventory and eni else None
        return eni if exposed and exposed.status is EipStatus.IN_USE else self.binding()

    def left_over(self) -> NetworkInterface | None:
        """Return the current interface where it was made to expose an EIP and carries none."""
        eni, inventory = self._home.current_eni(), self._home.inventory
        return eni if eni and inventory and is_left_over(eni, inventory) else None

    def open_guest(self, eni: NetworkInterface | None = None) -> None:
        """Show the guest configuration of ``eni``, or of the current interface."""
        from gui.qt.views.guest_dialog import GuestDialog  # noqa: PLC0415 - the templates can wait until they are used

        chosen = eni or self.carrying()
        if chosen is not None:
            self._show(GuestDialog(self._home.session, self._home.facts, chosen, self._window))

    def open_attributes(self) -> None:
        """Ask for another name or bandwidth of the current EIP."""
        from gui.qt.dialogs.eip_attributes import EipAttributesDialog  # noqa: PLC0415 - as above

        eip = self.eip()
        if eip is not None:
            self._show(EipAttributesDialog(self._home.session, eip, self._window))

    def open_export(self) -> None:
        """Ask what to export."""
        from gui.qt.views.export_dialog import ExportDialog  # noqa: PLC0415 - as above

        home = self._home
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

    def _wish_undo(self) -> None:
        eni = self.carrying() or self.left_over()
        self.undo_wanted.emit(eni.id if eni else "")

    def _wish_change(self) -> None:
        eni = self.binding()
        self.change_wanted.emit(eni.id if eni else "")

    def _wish_move(self) -> None:
        eni = self.binding()
        self.move_wanted.emit(eni.id if eni else "")

    def _show(self, dialog: QWidget) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in dialog.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.dialogs = [dialog]
        dialog.show()

    def _exported(self, path: Path, rows: int) -> None:
        written = labels.text(labels.SCRIPT_WRITTEN)
        text = self.tr("%n mapping(s) written to {path}.", "", rows) if rows else written
        self._banner.say(Tone.GOOD, text.format(path=path))

    def _not_exported(self, error: BaseException) -> None:
        self._banner.say_error(error_text(error))

    def _action(self, slot: Callable[[], object], key: str) -> QAction:
        made = QAction(self)
        made.triggered.connect(lambda _checked=False: slot())
        made.setShortcut(QKeySequence(key))
        return made

    def _allow(self, action: QAction, allowed: bool, tip: str, why_not: str) -> None:
        action.setEnabled(allowed)
        action.setToolTip(tip if allowed else why_not)
        action.setStatusTip(action.toolTip())
