"""The guest configuration of one interface: the stack that fits the instance, its steps and files, copy and save."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import Instance
from gui.domain.delivery.package import Package
from gui.domain.delivery.truth import Truth
from gui.guest.bundle import Tree
from gui.guest.model import GuestNetwork, GuestOptions
from gui.guest.problems import GuestInputError
from gui.guest.snippet import Snippet, missing, render, stack_named
from gui.guest.wrapper import expected
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.qt.models.sheets import Sheet
from gui.qt.models.shown_guest import Networks, ShownGuest
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.guest_header import GuestHeader
from gui.qt.widgets.guest_notes import GuestNotes
from gui.qt.widgets.guest_saving import GuestSaving
from gui.services.guest.facts import proposal_for
from gui.words import labels
from gui.words.delivery import not_armed
from gui.words.errors import error_text
from gui.words.guest import missing_text, problem_text
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
        self._shown: ShownGuest | None = None
        self._network: GuestNetwork | None = None
        self._options = GuestOptions()
        self._drawn: tuple[str, Networks] = "", ()
        self._taken: tuple[str, Networks] | None = None
        self._ask_when_unlocked = False
        session.unlocked.connect(self._unlocked)
        self.header, self.set_up, self.notes = GuestHeader(), QPushButton(), GuestNotes()
        self.options, self.fold = self.header.options, self.header.fold
        self.stack_choice, self.stack = self.header.stack_choice, self.header.stack_choice.box
        self.which, self.gateway = self.header.which, self.header.gateway
        self.set_up.setAutoDefault(False)
        self.view.row.addWidget(self.set_up)
        self.header.changed.connect(self._render)
        self.header.picked.connect(self._pick)
        self.set_up.clicked.connect(self.set_up_wanted)
        # Both unfolded would leave no room for the code on a small screen.
        for fold, other in ((self.fold, self.notes.fold), (self.notes.fold, self.fold)):
            fold.unfolded.connect(other.close_up)
        self.view.taken.connect(self.mark_taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.header, self.view, self.notes):
            column.addWidget(widget, 1 if widget is self.view else 0)
        self._retranslate()

    def _retranslate(self) -> None:
        self.set_up.setText(self.tr("Set &up in the guest …"))
        self.set_up.setIcon(icon("guest"))
        self.retitle_menu()
        self._render()

    def begin(self, eni: EniId | None, instance: Instance | None) -> None:
        """Take up another interface; until its gateways are there, nothing is rendered.

        Args:
            eni: the secondary ENI.
            instance: where it is or will be attached, None when that is not known.
        """
        self.banner.say(Tone.BUSY, labels.text(labels.READING_GATEWAYS))
        self._take_up(ShownGuest(eni, instance) if eni else None, instance)

    def begin_exposed(self, enis: Sequence[EniId], instance: Instance | None) -> None:
        """Take up interfaces whose private address is the EIP: DHCP gives it, so there are no gateways to ask for.

        Args:
            enis: one or more, of the same instance.
            instance: where they are attached, None when that is not known.
        """
        self._take_up(ShownGuest(enis[0], instance, exposed=tuple(enis)), instance)
        self._render()

    def _take_up(self, shown: ShownGuest | None, instance: Instance | None) -> None:
        self._shown, self._instance, self._network = shown, instance, None
        self.header.begin(shown, self._session.inventory, self._session.guest_defaults.first_table)
        self.stack_choice.begin(instance, self._session.guest_defaults.stack)
        self._show_nothing()
        self._offer()

    def _pick(self, eni: str) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, eni=EniId(eni))
            self._render()

    def show_gateways(self, gateways: tuple[EipGateway, ...]) -> None:
        """Render with what DescribeEipGatewayInfo said."""
        if self._shown is not None:
            self._shown = replace(self._shown, gateways=gateways)
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
        self._render()

    def snippet(self) -> Snippet | None:
        """Return what is shown, None while facts are missing or wrong."""
        name = self.stack_choice.name
        if self._network is None or not name:
            return None
        return None if missing(stack_named(name), self._network) else render(name, self._network)

    def files(self) -> Tree:
        """Return the chosen stack and its alternatives as files below a folder; empty while facts are missing."""
        return self._shown.tree(self.stacks(), self.networks()) if self._shown and self._network else {}

    def carried(self) -> Tree:
        """Return the files of the chosen stack alone: what is set up in the guest from here."""
        return self._shown.carried(self.stack_choice.name, self.networks()) if self._shown else {}

    def networks(self) -> Networks:
        """Return each interface with what the guest gets there; of exposed EIPs all of them."""
        inventory, shown = self._session.inventory, self._shown
        if self._network is None or shown is None or inventory is None:
            return ()
        return shown.networks(inventory, self._options, self._network)

    def mark_taken(self) -> None:
        """Remember that what is shown was saved, copied or set up."""
        self._taken = self._drawn

    @property
    def left_open(self) -> bool:
        """Whether nobody saved, copied or set up what is shown, and its guest is not known to have it."""
        name, networks = self._drawn
        if not self.view.sheets() or self._taken == self._drawn:
            return False
        os_type = stack_named(name).os_type
        eips = [(eni, each.address) for eni, network in networks for each in expected(network, os_type).eips]
        known = [self._session.guests.of(*each) for each in eips]
        return not all(each is not None and each[0].truth is Truth.YES for each in known)

    @property
    def host(self) -> Instance | None:
        """The instance whose guest can be set up from here; None where it is not known, or nothing is shown."""
        armed = bool(self.stack_choice.name) and stack_named(self.stack_choice.name).armed
        return self._instance if armed and self.snippet() is not None else None

    def packages(self, armed: int) -> tuple[Package, ...]:
        """Return new deliveries of exactly what is shown; ``armed`` as in ``Package``.

        Raises:
            InputError: the stack can't be delivered, or it is too long for commands of Cloud Assistant.
        """
        inventory, shown = self._session.inventory, self._shown
        if inventory is None or shown is None or self.host is None:
            return ()
        return shown.packages(inventory, self.stack_choice.name, self.networks(), armed)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the files and scripts of every interface that is shown, for people."""
        networks = self.networks() if self.snippet() is not None else ()
        return self._shown.contents(self.stack_choice.name, networks) if self._shown else ()

    def stacks(self) -> tuple[str, ...]:
        """See GuestSaving."""
        return tuple(dict.fromkeys((self.stack_choice.name, *proposal_for(self._instance).alternatives)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.set_up.setIcon(icon("guest"))
        super().changeEvent(event)

    def _offer(self) -> None:
        """Enable the way into the guest where there is something to send and an instance to send it to."""
        self.set_up.setEnabled(self.host is not None)
        connection, name = self._session.connection, self.stack_choice.name
        if connection is not None and connection.guests is None:
            tip = off_text(connection.profile.name if connection.profile else "")
        elif self._instance is None:
            tip = self.tr("The interface is on no instance that is known")
        elif name and not stack_named(name).armed:
            tip = not_armed(stack_named(name).title)
        else:
            tip = self.tr("Send the configuration through Cloud Assistant, check it in the guest, and confirm it")
        self.set_up.setToolTip(tip)
        self.set_up.setAccessibleDescription(tip)

    def _render(self) -> None:
        if self._shown is not None and self._shown.known:
            self._draw(self._shown)
        self._offer()

    def _draw(self, shown: ShownGuest) -> None:
        inventory, gateway = self._session.inventory, self.header.private_gateway()
        if inventory is None:
            return
        if gateway is None and not shown.exposed:
            self._show_nothing()
            self._say_gateway()
            return
        try:
            options = self.options.options()
        except ValueError:
            self.fold.setChecked(True)
            what = self.tr("{name} is not a usable interface name.").format(name=self.options.name.text())
            self.banner.say(Tone.WARNING, what, self.tr("A letter, then up to 14 letters, digits, - or _."))
            return
        try:
            network = shown.network(inventory, options, gateway)
            self._options = options
            self._show(shown, network)
        except GuestInputError as error:
            self._show_nothing()
            what = self.tr("No guest configuration can be made from these facts.")
            self.banner.say(Tone.BAD, what, "\n".join(problem_text(p) for p in error.problems))
        except InputError as error:
            self._show_nothing()
            self._refused(error)

    def _show(self, shown: ShownGuest, network: GuestNetwork) -> None:
        self._network = network
        chosen = stack_named(self.stack_choice.name)
        lacks = missing(chosen, network)
        if lacks:
            fix = self.tr("Choose another network stack, or take the option away.")
            self.banner.say(Tone.WARNING, missing_text(chosen.title, sorted(lacks)), fix)
            self.view.show_sheets(())
            self.notes.show_notes(())
            return
        self.banner.clear()
        self._drawn = chosen.name, self.networks()
        self.view.show_sheets(shown.sheets(*self._drawn, network))
        self.notes.show_notes(render(chosen.name, network).notes)

    def _show_nothing(self) -> None:
        self._network = None
        self.view.show_sheets(())
        self.notes.show_notes(())

    def _say_gateway(self) -> None:
        if self.gateway.text().strip():
            self.banner.say(Tone.WARNING, self.tr("The gateway of the private network is not an IPv4 address."))
            return
        self.banner.say(
            Tone.WARNING,
            self.tr("The gateway of the private network could not be read."),
            self.tr("Enter the gateway: it is the third address from the end of the vSwitch, unless changed."),
        )
