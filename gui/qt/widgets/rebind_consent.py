"""Asks whether EIPs that are bound in another mode may be unbound first, and whether one of them is tried out."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.choices.selection import Method, RebindingConsented, TrialChosen
from gui.domain.cloud.eip import ElasticIp
from gui.domain.rules.rebinding import can_be_rebound
from gui.qt.base.session import Session
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.consent import Consent
from gui.words.joining import listed
from gui.words.names import short_name


class RebindConsent(QWidget):
    """One box that names every such EIP with what it is bound to, and one for the trial; empty it takes no room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.consent, self.trial = Consent(), CheckBox()
        self.consent.given.connect(self._agreed)
        self.trial.clicked.connect(lambda on: session.dispatch(TrialChosen(on)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.consent)
        column.addWidget(self.trial)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text that stays the same."""
        self.trial.setText(self.tr("Bind &one EIP as a trial first, and the others later"))

    def show_choice(self) -> None:
        """Ask about the chosen EIPs that are bound in another mode."""
        now, inventory = self._session.now, self._session.inventory
        eips = self._eips()
        self.setVisible(bool(eips))
        if not eips:
            self.consent.clear()
            return
        what = listed(f"{each.address} ({short_name(each.target_id or '', inventory)})" for each in eips)
        agreed = {each.eip for each in now.rebind}
        self.consent.ask(
            self.tr("Unbind these EIPs first: {eips}").format(eips=what),
            self.tr(
                "DNS records stay valid. The guest OS gets the public addresses itself: connections that it opens have "
                "them as their source only if its routing says so. Check the allow lists of your peers."
            ),
            agreed=all(each.allocation_id in agreed for each in eips),
        )
        self.trial.setVisible(len(now.eips) > 1)
        self.trial.setChecked(now.trial)

    def _eips(self) -> list[ElasticIp]:
        now, inventory = self._session.now, self._session.inventory
        if inventory is None or now.method is not Method.MULTI_EIP:
            return []
        known = (inventory.eip_by_id.get(each) for each in now.eips)
        return [each for each in known if each is not None and can_be_rebound(each, inventory)]

    def _agreed(self, on: bool) -> None:
        for each in self._eips():
            self._session.dispatch(RebindingConsented(each.allocation_id, each.target_id or "", on))
