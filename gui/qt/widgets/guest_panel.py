"""The guest configuration of one interface: the stack that fits the instance, its text, copy and save."""

from collections.abc import Sequence
from ipaddress import AddressValueError, IPv4Address

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import Instance, OsType
from gui.domain.delivery.package import Package
from gui.guest.bundle import Tree, tree
from gui.guest.model import GuestNetwork
from gui.guest.problems import GuestInputError
from gui.guest.proposal import Proposal, ReasonCode
from gui.guest.snippet import STACKS, Snippet, missing, render, stack_named
from gui.guest.wrapper import Target, package
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, icon
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.guest_saving import GuestSaving
from gui.qt.widgets.snippet_view import Sheet
from gui.services.delivery.packages import new_delivery_id
from gui.services.guest.facts import exposed_network_of, exposed_networks, network_of, proposal_for
from gui.services.guest.files import InterfaceExport, fitting, instance_tree
from gui.words import labels
from gui.words.errors import error_text
from gui.words.guest import missing_text, note_text, problem_text, reason_text
from gui.words.guest_rows import off_text
from gui.words.tone import Tone


class GuestPanel(GuestSaving):
    """Renders the facts of an interface for the chosen stack."""

    set_up_wanted = Signal()
    """The user wants what is shown to be set up in the guest from here."""
    again = Signal()
    """The user wants gateways and masks to be read once more."""

    def __init__(self, session: Session, banner: Banner, parent: QWidget | None = None) -> None:
        """Build the panel.

        Args:
            session: holds the inventory.
            banner: where it says what is missing or wrong.
            parent: Qt's owner.
        """
        super().__init__(session, banner, parent)
        self._eni: EniId | None = None
        self._gateways: tuple[EipGateway, ...] = ()
        self._ask_when_unlocked = False
        session.unlocked.connect(self._unlocked)
        self._network: GuestNetwork | None = None
        self._proposal: Proposal | None = None
        self._exposed: tuple[EniId, ...] = ()
        self.which_label, self.which, self.together = QLabel(), QComboBox(), QLabel()
        self.which_label.setBuddy(self.which)
        self.which.currentIndexChanged.connect(self._pick)
        self.stack_label, self.stack, self.why = QLabel(), QComboBox(), QLabel()
        self.stack_label.setBuddy(self.stack)
        self.why.setWordWrap(True)
        self.gateway_label, self.gateway = QLabel(), QLineEdit()
        self.gateway_label.setBuddy(self.gateway)
        self.gateway.setMaximumWidth(chars(self, 20))
        self.options.changed.connect(self._render)
        self.set_up = QPushButton()
        self.set_up.setAutoDefault(False)
        self.set_up.clicked.connect(self.set_up_wanted)
        self.view.row.addWidget(self.set_up)
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        which = QHBoxLayout()
        which.addWidget(self.which)
        which.addWidget(self.together, 1)
        self._form = form = QFormLayout()
        form.addRow(self.which_label, which)
        form.addRow(self.stack_label, self.stack)
        form.setWidget(form.rowCount(), QFormLayout.ItemRole.FieldRole, self.why)
        form.addRow(self.gateway_label, self.gateway)
        self._which_row = which
        form.setRowVisible(which, False)
        self.options_label = QLabel()
        form.addRow(self.options_label, self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.view, 1)
        column.addWidget(self.notes)
        self.stack.currentIndexChanged.connect(self._render)
        self.gateway.editingFinished.connect(self._render)
        self._retranslate()

    def _retranslate(self) -> None:
        self.which_label.setText(self.tr("EIP s&hown:"))
        self.together.setText(self.tr("All of them are saved together."))
        self.stack_label.setText(self.tr("Network s&tack:"))
        self.gateway_label.setText(self.tr("&Gateway of the private network:"))
        self.gateway.setToolTip(self.tr("The vSwitch's third address from the end, unless yours differs"))
        self.options_label.setText(self.tr("Options:"))
        self.set_up.setText(self.tr("Set &up in the guest …"))
        self.set_up.setIcon(icon("guest"))
        self.retitle_menu()
        self._say_why()
        self._offer()
        if self._network is not None:
            self._render()

    def begin(self, eni: EniId | None, instance: Instance | None) -> None:
        """Take up another interface; until its gateways are there, nothing is rendered.

        Args:
            eni: the secondary ENI.
            instance: where it is or will be attached, None when that is not known.
        """
        self.banner.say(Tone.BUSY, labels.text(labels.READING_GATEWAYS))
        self._take_up(eni, instance, ())

    def begin_exposed(self, enis: Sequence[EniId], instance: Instance | None) -> None:
        """Take up interfaces whose private address is the EIP: DHCP gives it, so there are no gateways to ask for.

        Args:
            enis: one or more, of the same instance.
            instance: where they are attached, None when that is not known.
        """
        self._take_up(enis[0], instance, tuple(enis))
        self._render()

    def _take_up(self, eni: EniId | None, instance: Instance | None, exposed: tuple[EniId, ...]) -> None:
        self._eni, self._instance, self._gateways, self._network = eni, instance, (), None
        self._exposed = exposed
        self._form.setRowVisible(self._which_row, len(exposed) > 1)
        self._form.setRowVisible(self.gateway, not exposed)
        self.options.ask_only_for(exposed=bool(exposed))
        self.options.begin_with(self._session.guest_defaults.first_table)
        self.which.blockSignals(True)
        self.which.clear()
        for each in exposed:
            self.which.addItem(self._said_of(each), each)
        self.which.blockSignals(False)
        self.view.show_snippet(None)
        self.notes.clear()
        self._offer_stacks(instance)
        self._offer()

    def _said_of(self, eni_id: EniId) -> str:
        inventory = self._session.inventory
        eni = inventory.eni_by_id.get(eni_id) if inventory else None
        return f"{eni.private_address} · {eni_id}" if eni else eni_id

    def _pick(self) -> None:
        self._eni = EniId(str(self.which.currentData()))
        self._render()

    def _offer_stacks(self, instance: Instance | None) -> None:
        proposal = proposal_for(instance)
        self.stack.blockSignals(True)
        self.stack.clear()
        os_type = instance.os_type if instance else OsType.LINUX
        for stack in STACKS:
            # Without an instance nobody knows the system: every stack is offered.
            if instance is None or stack.os_type is os_type:
                self.stack.addItem(stack.title, stack.name)
        own = self._session.guest_defaults.stack
        guessed = proposal.reason is ReasonCode.SYSTEM_UNKNOWN and self.stack.findData(own) >= 0
        self.stack.setCurrentIndex(max(0, self.stack.findData(own if guessed else proposal.stack)))
        self.stack.blockSignals(False)
        self._proposal = proposal
        self._say_why()
        self._show_usual_gateway()

    def _say_why(self) -> None:
        if self._proposal is not None:
            self.why.setText(self.tr("Proposed: {reason}").format(reason=reason_text(self._proposal)))

    def show_gateways(self, gateways: tuple[EipGateway, ...]) -> None:
        """Render with what DescribeEipGatewayInfo said."""
        self._gateways = gateways
        if gateways:
            self._render()
        else:
            self.banner.say(Tone.WARNING, self.tr("The cloud names no gateway for this interface."))

    def show_error(self, error: BaseException) -> None:
        """Say why gateways and masks could not be read, and offer to try again.

        Where the session must be signed in again, they are asked for once that is done.
        """
        if self._session.sign_in_error is not None:
            self._ask_when_unlocked = True
            self.banner.clear()
            return
        self.banner.say_error(lambda: error_text(error), action=(lambda: self.tr("Try again"), self.again.emit))

    def _unlocked(self) -> None:
        if self._ask_when_unlocked:
            self._ask_when_unlocked = False
            self.again.emit()

    def refresh(self) -> None:
        """Render anew with what the session knows now."""
        if self._gateways or self._exposed:
            self._render()

    def snippet(self) -> Snippet | None:
        """Return what is shown, None while facts are missing or wrong."""
        name = str(self.stack.currentData() or "")
        if self._network is None or not name:
            return None
        return None if missing(stack_named(name), self._network) else render(name, self._network)

    def files(self) -> Tree:
        """Return the chosen stack and its alternatives as files below a folder; empty while facts are missing."""
        if self._network is None or self._eni is None:
            return {}
        names, instance = self.stacks(), self._instance
        exports = [InterfaceExport(eni, network, fitting(names, network)) for eni, network in self._networks()]
        return instance_tree(instance.id if instance else self._eni, exports)

    def _networks(self) -> tuple[tuple[EniId, GuestNetwork], ...]:
        """Return each interface with what the guest gets there; of exposed EIPs all of them."""
        inventory, instance = self._session.inventory, self._instance
        if self._network is None or self._eni is None:
            return ()
        if len(self._exposed) > 1 and inventory is not None and instance is not None:
            networks = exposed_networks(inventory, instance.id, self._exposed, self.options.options())
            return tuple(zip(self._exposed, networks, strict=True))
        return ((self._eni, self._network),)

    @property
    def host(self) -> Instance | None:
        """The instance whose guest can be set up from here; None where it is not known, or nothing is shown."""
        return self._instance if self.snippet() is not None else None

    def packages(self, armed: int) -> tuple[Package, ...]:
        """Return new deliveries of exactly what is shown; ``armed`` as in ``Package``.

        Raises:
            InputError: the stack can't be delivered, or it is too long for commands of Cloud Assistant.
        """
        inventory, host = self._session.inventory, self.host
        if inventory is None or host is None:
            return ()
        name = str(self.stack.currentData())
        return tuple(
            package(Target(new_delivery_id(), inventory.region, host.id, eni, armed), network, name)
            for eni, network in self._networks()
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the files and scripts of what is shown, for people."""
        name, found = str(self.stack.currentData()), []
        networks = self._networks() if self.snippet() is not None else ()
        for eni, network in networks:
            shown = render(name, network)
            for path, (content, _mode) in tree([shown]).items():
                title = path.rsplit("/", 1)[-1] + (f" · {network.private.ip}" if len(networks) > 1 else "")
                found.append(Sheet(title, f"{eni}/{path}", content.decode()))
        return tuple(found)

    def _offer(self) -> None:
        """Enable the way into the guest where there is something to send and an instance to send it to."""
        self.set_up.setEnabled(self.host is not None)
        connection = self._session.connection
        if connection is not None and connection.guests is None:
            tip = off_text(connection.profile.name if connection.profile else "")
        elif self._instance is None:
            tip = self.tr("The interface is on no instance that is known")
        else:
            tip = self.tr("Send the configuration through Cloud Assistant, check it in the guest, and confirm it")
        self.set_up.setToolTip(tip)
        self.set_up.setAccessibleDescription(tip)

    def stacks(self) -> tuple[str, ...]:
        """See GuestSaving."""
        return tuple(dict.fromkeys((str(self.stack.currentData()), *proposal_for(self._instance).alternatives)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_usual_gateway(self) -> None:
        inventory = self._session.inventory
        eni = inventory.eni_by_id.get(self._eni) if inventory and self._eni else None
        vswitch = inventory.vswitch_by_id.get(eni.vswitch_id) if eni and inventory else None
        self.gateway.setText(str(vswitch.usual_gateway) if vswitch else "")

    def _draw(self) -> None:
        eni, inventory = self._eni, self._session.inventory
        if eni is None or inventory is None or not (self._gateways or self._exposed):
            return
        gateway = self._private_gateway()
        if gateway is None and not self._exposed:
            self._network = None
            self.view.show_snippet(None)
            if self.gateway.text().strip():
                self.banner.say(Tone.WARNING, self.tr("The gateway of the private network is not an IPv4 address."))
            else:
                self.banner.say(
                    Tone.WARNING,
                    self.tr("The gateway of the private network could not be read."),
                    self.tr("Enter the gateway: it is the third address from the end of the vSwitch, unless changed."),
                )
            return
        try:
            options = self.options.options()
        except ValueError:
            name = self.options.name.text()
            what = self.tr("{name} is not a usable interface name.").format(name=name)
            self.banner.say(Tone.WARNING, what, self.tr("A letter, then up to 14 letters, digits, - or _."))
            return
        try:
            self._network = (
                exposed_network_of(inventory, eni, options)
                if self._exposed
                else network_of(inventory, eni, self._gateways, options, gateway)
            )
        except GuestInputError as error:
            self._network = None
            self.banner.say(
                Tone.BAD,
                self.tr("No guest configuration can be made from these facts."),
                "\n".join(problem_text(p) for p in error.problems),
            )
            self.view.show_snippet(None)
            return
        except InputError as error:
            self._network = None
            self._refused(error)
            self.view.show_snippet(None)
            return
        self._show(self._network)

    def _private_gateway(self) -> IPv4Address | None:
        try:
            return IPv4Address(self.gateway.text().strip())
        except AddressValueError:
            return None

    def _render(self) -> None:
        self._draw()
        self._offer()

    def _show(self, network: GuestNetwork) -> None:
        chosen = stack_named(str(self.stack.currentData()))
        lacks = missing(chosen, network)
        if lacks:
            self.banner.say(
                Tone.WARNING,
                missing_text(chosen.title, sorted(lacks)),
                self.tr("Choose another network stack, or take the option away."),
            )
            self.view.show_snippet(None)
            self.notes.clear()
            return
        self.banner.clear()
        snippet = render(chosen.name, network)
        self.view.show_snippet(snippet)
        self.notes.setText("\n".join(f"• {note_text(note)}" for note in snippet.notes))
