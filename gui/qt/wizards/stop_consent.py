"""Asks whether the instance of an interface in use may be stopped for it, where its type needs that."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gui.domain.wizards.in_use_choice import Drafted, StopAgreed
from gui.qt.base.answers import ChoiceHolder
from gui.qt.widgets.consent import Consent
from gui.words import labels
from gui.words.names import short_name


class StopConsent(Consent):
    """The box that names the instance; the answer is kept in the choice."""

    def __init__(self, holder: ChoiceHolder[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self.given.connect(self._answered)

    def show_drafted(self, drafted: Drafted) -> None:
        """Ask where ``drafted`` stops the instance, or nothing but that is in its way."""
        host = self._holder.state.host_to_stop()
        if host is None or not (drafted.stops_instance or drafted.needs_only_a_stop):
            self.clear()
            return
        self.ask(
            labels.text(labels.STOP_AND_START).format(instance=short_name(host.id, self._holder.session.inventory)),
            self.tr(
                "Type {type} supports attaching and detaching interfaces only while stopped. The guest "
                "OS is shut down, and the instance is started again at the end. This takes some minutes. "
                "Addresses and price do not change."
            ).format(type=host.type),
            agreed=self._holder.state.choice.stop == host.id,
        )

    def _answered(self, agreed: bool) -> None:
        host = self._holder.state.host_to_stop()
        self._holder.dispatch(StopAgreed(host.id if agreed and host else None))
