"""Choose the region. Regions come from the cloud; those without the mode say so, and can still be chosen."""

from PySide6.QtWidgets import QWidget

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.region import Region, RegionId
from gui.domain.rules.method_choice import without_mode
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.table_panel import TablePanel
from gui.words.states import mode


class RegionPage(WizardPage):
    """A table of regions, one of which is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.REGION, session, parent)
        self.model = Records(self._columns(), lambda region: region.id, tickable=True, parent=self)
        self.model.ticked.connect(lambda key, _on: session.choose_region(RegionId(key)))
        self.panel = TablePanel(session, self.model, self.tr("Regions"), exclusive=True)
        self.panel.sort_by("mode")
        self.body.addWidget(self.panel)
        self._shown: tuple[Region, ...] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Where are the EIPs? Interface and instance must be in the same region."))
        self.panel.table.setAccessibleName(self.tr("Regions"))
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the regions and the chosen one."""
        connection = self.session.connection
        regions = connection.regions if connection else ()
        if regions != self._shown:
            self._shown = regions
            self.model.show(regions)
            self.panel.table.fit_columns()
        chosen = self.session.now.region
        self.model.show_ticks(frozenset({chosen} if chosen else ()))
        super().show_state()

    def _columns(self) -> tuple[Column[Region], ...]:
        return (
            Column("name", self.tr("Region"), lambda region: region.local_name),
            Column("id", self.tr("Region ID"), lambda region: region.id),
            Column(
                "mode",
                mode(AssociationMode.MULTI_EIP),
                self._mode,
                lambda region: (not self._offered(region), region.local_name.casefold()),
                sentence=True,
            ),
        )

    def _offered(self, region: Region) -> bool:
        return not without_mode(region.id, self.session.parts.catalog)

    def _mode(self, region: Region) -> str:
        if self._offered(region):
            return self.tr("Offered")
        return self.tr('Not offered; use the method "Secondary CIDR block"')
