"""The guests of a move: what was undone in the guest that is left is set up there again, as soon as its NIC is back."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.domain.delivery.report import Cause, DeliveryOutcome
from gui.sandbox.guests.inside import Inside
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Interface
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.delivery.delivery_run import Performer, run_delivery
from gui.services.delivery.guest_moves import MovedGuests, guest_gateways
from gui.services.delivery.journal import DeliveryJournal
from gui.services.delivery.packages import package_of
from gui.services.region.catalog import read_inventory
from tests.helpers.delivered import QUICK, channel
from tests.helpers.moving_run import live_interface, moving_plan
from tests.helpers.sandbox_run import INSTANCE, REGION, gateway
from tests.helpers.sim_clock import SimClock


def test_a_nic_that_comes_back_late_is_waited_for_in_the_guest_that_had_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    found = Inside.interface

    def late(self: Inside, mac: str) -> Interface | None:
        asked.append(self.instance.id)
        return found(self, mac) if len(asked) > 3 else None

    with SandboxServer(default_account(Pace.instant())) as server:
        server.account.guest = Modelled(server.account)
        cloud, plan = gateway(server), moving_plan(server)
        (eni, _) = live_interface(server.account)
        inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
        gateways = guest_gateways(cloud, inventory, plan)
        guests = MovedGuests(channel(server), inventory, plan, gateways, clock=SimClock(), timing=QUICK)
        package = package_of(inventory, eni, gateways[eni], armed=180, timing=QUICK)
        with closing(DeliveryJournal(tmp_path)) as journal:
            performer = Performer(channel(server), package, journal, clock=SimClock())
            assert run_delivery(performer).outcome is DeliveryOutcome.PROVEN
            undone = guests.undo(journal)
            assert set(undone) == {eni}
            monkeypatch.setattr(Inside, "interface", late)
            restored = guests.restore(journal)
    assert {key: (each.outcome, each.cause) for key, each in restored.items()} == {
        eni: (DeliveryOutcome.PROVEN, Cause.NONE)
    }
    assert set(asked) == {INSTANCE}
