"""What to run in the guest before interfaces are taken away: the undo script of its network stack for each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.delivery.package import Package
from gui.guest.model import GuestNetwork, GuestOptions
from gui.guest.snippet import STACKS, Snippet, kept_undo, render
from gui.guest.wrapper import Target, package
from gui.qt.base.theme import icon, lines
from gui.qt.models.sheets import Sheet
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.snippet_view import SnippetView
from gui.services.delivery.packages import new_delivery_id
from gui.services.guest.facts import exposed_networks, network_of, proposal_for
from gui.words import labels
from gui.words.errors import error_text
from gui.words.tone import Tone


class UndoSnippet(QGroupBox):
    """A script for each interface, for the stack that the guest was configured with."""

    undo_wanted = Signal()
    """The user wants the guest to be undone from here."""

    def __init__(self, again: Callable[[], None], parent: QWidget | None = None) -> None:
        """Build it; ``again`` asks the cloud for the gateways once more."""
        super().__init__(parent)
        self._again = again
        self._networks: Callable[[], tuple[GuestNetwork, ...]] | None = None
        self._instance: InstanceId | None = None
        self._exposed: tuple[Inventory, tuple[EniId, ...]] | None = None
        """Of what there is a script, where the addresses of interfaces are EIPs."""
        self.what, self.kept, self.stack_label, self.stack = QLabel(), QLabel(), QLabel(), QComboBox()
        for label in (self.what, self.kept):
            label.setWordWrap(True)
        self.kept.setTextFormat(Qt.TextFormat.PlainText)
        self.kept.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.kept.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.kept.hide()
        self.stack_label.setBuddy(self.stack)
        self.banner, self.view = Banner(), SnippetView()
        self.view.save.setVisible(False)
        self.from_here = QPushButton()
        self.from_here.setAutoDefault(False)
        self.from_here.clicked.connect(self.undo_wanted)
        self.view.setMinimumHeight(lines(self, 8))
        # Folded: with the script in it the review would have to be scrolled.
        self.view.hide()
        self.unfold = QPushButton()
        self.unfold.setAutoDefault(False)
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._unfold)
        form = QFormLayout()
        row = QHBoxLayout()
        row.addWidget(self.stack, 1)
        row.addWidget(self.unfold)
        row.addWidget(self.from_here)
        form.addRow(self.stack_label, row)
        column = QVBoxLayout(self)
        column.setSpacing(lines(self, 0.2))
        column.addWidget(self.what)
        column.addWidget(self.kept)
        column.addLayout(form)
        column.addWidget(self.banner)
        column.addWidget(self.view)
        self.stack.currentIndexChanged.connect(self._render)
        self._retranslate()

    def begin(self, instance: Instance) -> None:
        """Offer the stacks of the system of ``instance``; until the gateways are there nothing is shown."""
        self._networks, self._exposed = None, None
        proposed = proposal_for(instance).stack
        # What was chosen for a guest holds for it, whatever else changes.
        wanted = self.stack.currentData() if instance.id == self._instance else proposed
        self._instance = instance.id
        blocked = self.stack.blockSignals(True)
        self.stack.clear()
        for stack in STACKS:
            if stack.os_type is instance.os_type:
                self.stack.addItem(stack.title, stack.name)
        self.stack.setCurrentIndex(max(0, self.stack.findData(wanted)))
        self.stack.blockSignals(blocked)
        self.view.show_snippet(None)
        self.kept.hide()
        self.banner.say(Tone.BUSY, labels.text(labels.READING_GATEWAYS))

    def show_gateways(self, inventory: Inventory, eni: EniId, gateways: tuple[EipGateway, ...]) -> None:
        """Render with what DescribeEipGatewayInfo said of the ENI ``eni``."""
        self._networks, self._exposed = lambda: (network_of(inventory, eni, gateways, GuestOptions()),), None
        self._render()

    def show_exposed(self, inventory: Inventory, enis: Sequence[EniId]) -> None:
        """Render for ENIs of one instance whose addresses are EIPs: DHCP gave them, no gateway is to be asked for."""
        wanted = inventory, tuple(enis)
        if wanted == self._exposed:
            return
        self._exposed = wanted
        first = inventory.eni_by_id.get(enis[0])
        instance = InstanceId(first.instance_id or "") if first else InstanceId("")
        self._networks = lambda: exposed_networks(inventory, instance, enis, GuestOptions())
        self._render()

    def show_error(self, error: BaseException) -> None:
        """Say why there is no script."""
        self._exposed = None
        self.view.show_snippet(None)
        self.kept.hide()
        self.banner.say_error(lambda: error_text(error), action=(lambda: self.tr("Try again"), self._again))

    def scripts(self) -> tuple[Sheet, ...]:
        """Return the script for each interface, none while facts are missing.

        Raises:
            WizardError: the facts are wrong, or the stack can't express them.
        """
        networks = self._networks() if self._networks else ()
        found = [(network, *_undo(render(str(self.stack.currentData()), network))) for network in networks]
        return tuple(
            Sheet(f"{name} · {network.private.ip}" if len(found) > 1 else name, name, text)
            for network, name, text in found
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.from_here.setIcon(icon("undo"))
        super().changeEvent(event)

    def _render(self) -> None:
        try:
            scripts = self.scripts()
        except WizardError as error:
            self.show_error(error)
            return
        if scripts:
            self.banner.clear()
            self.view.show_sheets(scripts)
        self._say_kept()

    def _say_kept(self) -> None:
        """Say where apply has left its own undo, which knows the options that were chosen then."""
        networks = self._networks() if self._networks else ()
        commands = [kept_undo(str(self.stack.currentData()), network) for network in networks]
        text = self.tr("Apply left its own undo script: {command}\nWhere it is missing, run this:")
        found = [each for each in commands if each]
        # Of several a line each: no sign parts two commands in every shell.
        self.kept.setText(text.format(command=found[0] if len(found) == 1 else "".join(f"\n{each}" for each in found)))
        self.kept.setVisible(any(commands))

    def _unfold(self, on: bool) -> None:
        self.view.setVisible(on)
        self.unfold.setText(self.tr("Hide the s&cript") if on else self.tr("Show the s&cript"))

    def offer(self, tip: str) -> None:
        """Say with the button what undoing from here does, or why it is not possible."""
        self.from_here.setToolTip(tip)
        self.from_here.setAccessibleDescription(tip)

    def packages(self, inventory: Inventory) -> tuple[Package, ...]:
        """Return new deliveries that undo what is shown; none while facts are missing.

        Raises:
            WizardError: the facts are wrong, or the stack can't be delivered.
        """
        networks, stack = self._networks() if self._networks else (), str(self.stack.currentData())
        found = []
        for network in networks:
            eni = next((each for each in inventory.interfaces if each.mac.lower() == str(network.mac)), None)
            if eni is not None and self._instance is not None:
                target = Target(new_delivery_id(), inventory.region, self._instance, eni.id)
                found.append(package(target, network, stack))
        return tuple(found)

    def _retranslate(self) -> None:
        self.from_here.setText(self.tr("Undo &in the guest …"))
        self.from_here.setIcon(icon("undo"))
        self._unfold(self.unfold.isChecked())
        self.setTitle(self.tr("First, inside the guest OS"))
        self.what.setText(
            self.tr(
                "Run the undo script in the guest OS while you can still reach it. Without it, the files "
                "of the interface remain in the guest."
            )
        )
        if not self.kept.isHidden():
            self._say_kept()
        self.stack_label.setText(self.tr("Network s&tack:"))


def _undo(snippet: Snippet) -> tuple[str, str]:
    """Return name and text of the script that takes back."""
    return next((name, text) for name, text in snippet.scripts if name.split(".")[0] == "undo")
