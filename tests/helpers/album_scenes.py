"""What the album shows besides views, dialogs and the wizard that binds: scenes that must be brought about first."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui import bootstrap
from gui.domain.accounts.profile import Profile, Storage
from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import Credentials
from gui.domain.operations.permissions import ApiAction, Likelihood, Permission
from gui.domain.plans import multi_eip
from gui.domain.wizards.in_use_choice import EipWanted, MovedTo
from gui.domain.wizards.steps import Page
from gui.qt.accounts.manager import ProfileManager
from gui.qt.dialogs.plan_list import PlanListDialog
from gui.qt.dialogs.run_details import RunDetailsDialog
from gui.qt.shell.app import WindowContext
from gui.qt.shell.resume_offer import ResumeOffer
from gui.qt.wizards.interface_in_use import InUseWizard, MoveWizard, ReverseWizard
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run

GOOD = """\
- {region: cn-shanghai, eni: voip-signalling, instance: sip-proxy-01, eips: [voip-edge-01, voip-edge-02]}
- {region: cn-shanghai, eni: new, eni_name: media-new, vswitch: prod-b, security_group: sg-prod,
   instance: voip-gateway-01, eips: [voip-edge-03]}
"""
WRONG = GOOD.replace("voip-edge-01", "nobody").replace("prod-b", "nowhere")
PRICES = "charge_type,price,per,currency\nPostPaid,0.02,hour,CNY\n"
SEVERAL = 3


class Scenes:
    """Brings the scenes about, one after the other, in a window that has read its region."""

    def __init__(
        self,
        context: WindowContext,
        composition: bootstrap.Composition,
        folder: Path,
        picture: Callable[[str, QWidget], None],
        at_once: Callable[[str, QWidget], None],
        wait: Callable[[Callable[[], bool]], None],
    ) -> None:
        """Prepare.

        Args:
            context: the window and its session.
            composition: has the sandbox.
            folder: where files that scenes need are written.
            picture: takes a picture of a widget under a name, once nothing is at work.
            at_once: the same of what is still at work.
            wait: waits until something holds.
        """
        self._context, self._folder, self._picture, self._at_once, self._wait = context, folder, picture, at_once, wait
        self._faults = composition._sandbox._server.faults  # type: ignore[union-attr]
        self._size = context.app.primaryScreen().availableSize()
        self._session, self._window = context.session, context.window

    def in_filled_region(self) -> None:
        """Take what is shown while many EIPs are in the region."""
        self._menus()
        self._prices()
        self._permissions()

    def in_sandbox_region(self, known: Inventory) -> None:
        """Take what needs the sandbox's own region: several regions, lists, moves, runs that broke off."""
        self._regions()
        self._move(known)
        self._lists()
        self._runs()
        self._resume(known)

    def _menus(self) -> None:
        home, header = self._window.home, self._window.header
        home.tabs.setCurrentWidget(home.mappings)
        home.mappings.saved.save("voice", "voip-edge & unbound")
        home.mappings.panel.filter.setText("voip")
        menu = home.mappings.saved.menu()
        menu.popup(home.mappings.saved.mapToGlobal(home.mappings.saved.rect().bottomLeft()))
        self._picture("menu-saved-filters", menu)
        menu.close()
        home.mappings.panel.filter.clear()
        header.region.showPopup()
        self._picture("popup-regions", header.region.view().window())
        header.region.hidePopup()

    def _prices(self) -> None:
        home, path = self._window.home, self._folder / "prices.csv"
        home.tabs.setCurrentWidget(home.findings)
        for name, text in (("wrong", PRICES.replace("0.02", "cheap")), ("good", PRICES)):
            path.write_text(text, encoding="utf-8")
            home.findings.costs.take_prices(path)
            self._picture(f"issues-prices-{name}", self._window)
        home.findings.costs.forget_prices()

    def _permissions(self) -> None:
        identity = CallerIdentity("1234567890123456", "acs:ram::1234567890123456:user/alice", PrincipalKind.RAM_USER)
        verdicts = tuple(Likelihood)
        rights = tuple(
            Permission(action, verdicts[place % len(verdicts)], "Forbidden.RAM" if place % 5 == 4 else "")
            for place, action in enumerate(ApiAction)
        )
        session, parts = self._session, self._session.parts
        parts.accounts.add(Profile("office", storage=Storage.SESSION_ONLY), Credentials("LTAI5tAlbumKey01", "none"))
        session.parts = replace(parts, check_permissions=lambda _name, _region: (identity, rights))
        manager = ProfileManager(session, self._window)
        manager.show()
        manager.check.click()
        self._picture("permissions-of-a-profile", manager)
        manager.close()
        session.parts = parts

    def _regions(self) -> None:
        choice, home = self._window.region_choice, self._window.home
        choice.ask()
        assert choice.dialog is not None
        self._picture("dialog-choose-regions", choice.dialog)
        choice.dialog.close()
        for name, refused in (("refused", True), ("all", False)):
            if refused:
                self._faults.error("DescribeEipAddresses", "Forbidden.RAM", 403, times=2)
            choice.take_all()
            self._wait(lambda: not home.regions.many.reading and not home.regions.model.busy)
            self._picture(f"regions-{name}", self._window)
            self._faults.clear()
            home.regions.many.read_failed()
            self._wait(lambda: not home.regions.many.reading)

    def _move(self, known: Inventory) -> None:
        live = next(each for each in known.interfaces if each.name == "voip-live")
        instance = next(each for each in known.instances if each.name == "sip-proxy-01")
        for name, fewer in (("whole", False), ("some", True)):
            with self._opened(MoveWizard(self._session, live.id)) as wizard:
                if fewer:
                    first = next(each for each in known.eips if each.target_id == live.id)
                    wizard.answers.dispatch(EipWanted(first.allocation_id, False))
                self._picture(f"move-{name}-{Page.EIPS_TO_MOVE}", wizard)
                wizard.go_to(Page.MOVE_TO)
                self._picture(f"move-{name}-{Page.MOVE_TO}-open", wizard)
                wizard.answers.dispatch(MovedTo(instance.id))
                self._picture(f"move-{name}-{Page.MOVE_TO}", wizard)
                if not fewer:
                    wizard.go_to(Page.REVIEW)
                    self._picture(f"move-{name}-{Page.REVIEW}", wizard)

    def _lists(self) -> None:
        path = self._folder / "scenes.yaml"
        dialog = PlanListDialog(self._session, self._window)
        dialog.show()
        for name, text in (("wrong", WRONG), ("review", GOOD)):
            path.write_text(text, encoding="utf-8")
            dialog.open_list(path)
            self._wait(lambda: dialog.controller.reading is not None)
            self._picture(f"list-{name}", dialog)
        dialog.begin()
        self._wait(lambda: any(each.done for each in dialog.controller.progress))
        self._at_once("list-running", dialog)
        self._wait(lambda: not dialog.controller.running)
        self._picture("list-end", dialog)
        dialog.close()

    def _runs(self) -> None:
        home = self._window.home
        self._session.refresh()
        home.tabs.setCurrentIndex(home.tabs.count() - 1)
        self._wait(lambda: home.activity.runs.rowCount() > 0)
        home.activity.run_panel.table.selectRow(0)
        self._picture("activity-run-chosen", self._window)
        run = home.activity.current_run()
        assert run is not None
        home.activity.open_details()
        details = self._window.findChildren(RunDetailsDialog)
        self._picture("run-details", details[0])
        details[0].close()
        with self._opened(ReverseWizard(self._session, run.plan)) as wizard:
            self._picture(f"reverse-{Page.REVIEW}", wizard)

    def _resume(self, known: Inventory) -> None:
        run = self._broken_off(known)
        offer = ResumeOffer(self._session, self._window, lambda _run, _undo: None)
        offer.look()
        self._wait(lambda: offer.box is not None)
        assert offer.box is not None
        self._picture("resume-one", offer.box)
        offer.box.close()
        offer.ask_about_all((run,) * SEVERAL)
        self._picture("resume-several", offer.box)
        offer.box.close()

    def _broken_off(self, known: Inventory) -> Run:
        """Leave a run in the journal of which nobody knows whether its last call arrived."""
        session, connection = self._session, self._session.connection
        assert connection is not None
        free = [each for each in known.eips if each.target_id is None and each.name.startswith("voip-edge-")]
        for eip in free[3:5]:
            session.dispatch(EipTicked(eip.allocation_id, ticked=True))
        session.dispatch(EniChosen(next(each.id for each in known.interfaces if each.name == "voip-media")))
        session.dispatch(InstanceChosen(next(each.id for each in known.instances if each.name == "voip-gateway-01")))
        plan = multi_eip.build(session.now, known, session.parts.catalog)
        self._faults.stick_task("AttachNetworkInterface")

        def stop(event: object) -> None:
            if getattr(event, "action", "") == "AttachNetworkInterface":
                raise KeyboardInterrupt

        with closing(Journal(connection.journal_dir)) as journal:
            try:
                Execution(connection.cloud, plan, journal, stop).run()
            except KeyboardInterrupt:
                self._faults.clear()
            return journal.unfinished()[0]

    @contextmanager
    def _opened(self, wizard: InUseWizard) -> Iterator[InUseWizard]:
        wizard.resize(self._size)
        wizard.show()
        yield wizard
        wizard.close()
