"""Asks whether the instance of an interface in use may be stopped for it, where its type needs that."""

from PySide6.QtWidgets import QWidget

from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.power import StopInstance
from gui.qt.widgets.consent import Consent
from gui.qt.wizards.in_use_draft import Draft, Drafted
from gui.words import labels
from gui.words.names import short_name


class StopConsent(Consent):
    """The box that names the instance; the answer is kept in the draft."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.given.connect(self._answered)

    def show_drafted(self, drafted: Drafted) -> None:
        """Ask where ``drafted`` stops the instance, or nothing but that is in its way."""
        host = self._draft.host_to_stop()
        if host is None or not (stops(drafted) or must_stop_only(drafted)):
            self.clear()
            return
        self.ask(
            labels.text(labels.STOP_AND_START).format(instance=short_name(host.id, self._draft.session.inventory)),
            self.tr(
                "Type {type} supports attaching and detaching interfaces only while stopped. The guest "
                "OS is shut down, and the instance is started again at the end. This takes some minutes. "
                "Addresses and price do not change."
            ).format(type=host.type),
            agreed=stops(drafted),
        )

    def _answered(self, agreed: bool) -> None:
        host = self._draft.host_to_stop()
        self._draft.agree_to_stop(host.id if agreed and host else None)


def must_stop_only(drafted: Drafted) -> bool:
    """Return whether nothing is in the way but that the instance must be stopped."""
    stopping = {ProblemCode.ENI_HOST_MUST_STOP, ProblemCode.INSTANCE_MUST_STOP}
    return bool(drafted.problems) and all(each.code in stopping for each in drafted.problems)


def stops(drafted: Drafted) -> bool:
    """Return whether what was drafted stops the instance."""
    return drafted.plan is not None and any(isinstance(each, StopInstance) for each in drafted.plan.operations)
