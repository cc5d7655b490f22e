"""Reading guests can be ended early, a stale status proves nothing, and the journal is shared within one program."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.domain.cloud.errors import CloudError, CloudErrorKind, JournalError
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.report import Cause, DeliveryOutcome, DeliveryReport
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.delivery.journal import DeliveryJournal, SharedJournal
from gui.services.delivery.side_by_side import Stops, read_guests, reading_after
from tests.helpers.delivered import bind, channel, delivery_to
from tests.helpers.sandbox_run import INSTANCE

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_a_reading_of_a_silent_guest_ends_when_it_is_told_to() -> None:
    with SandboxServer(default_account(Pace.instant())) as server:
        guest = server.account.guest = Modelled(server.account)
        bind(server)
        package = delivery_to(server)
        guests = channel(server)
        # Once heard of, it is taken for connected for two minutes.
        guests.agents(package.region, (package.instance,))
        guest.cut(INSTANCE, 10_000)
        stops, found = Stops(), []
        worker = threading.Thread(
            target=lambda: read_guests(guests, [package], lambda eni, _: found.append(eni), stops=stops)
        )
        worker.start()
        stops.stop()
        worker.join(60)
        assert not worker.is_alive()
        assert not found
        assert read_guests(guests, [delivery_to(server)], lambda eni, _: found.append(eni), stops=stops) == {}


@pytest.mark.parametrize(
    ("outcome", "armed", "known"),
    [
        (DeliveryOutcome.PROVEN, False, True),
        (DeliveryOutcome.KEPT, False, True),
        (DeliveryOutcome.TAKEN_BACK, False, True),
        (DeliveryOutcome.NOT_SENT, False, True),
        (DeliveryOutcome.ARMED, True, True),
        (DeliveryOutcome.ARMED, False, False),
        (DeliveryOutcome.UNKNOWN, False, False),
        (DeliveryOutcome.UNKNOWN, True, False),
    ],
)
def test_a_status_from_before_the_last_command_is_no_reading(
    outcome: DeliveryOutcome, armed: bool, known: bool
) -> None:
    state = GuestState(boot="b", nic="eth1", armed=armed)
    reading = reading_after(DeliveryReport(outcome, Cause.NO_ANSWER, state), AT)
    assert (reading.state is state) is known
    assert reading.at == AT
    assert known or reading.reason == "no_answer"


def test_the_clouds_code_is_the_reason_where_there_is_one() -> None:
    error = CloudError(CloudErrorKind.DENIED, code="Forbidden.RAM")
    reading = reading_after(DeliveryReport(DeliveryOutcome.NOT_SENT, Cause.REFUSED_BY_CLOUD, error=error), AT)
    assert reading.state is None
    assert reading.reason == "Forbidden.RAM"


def test_one_program_opens_the_journal_once_and_closes_it_at_the_end(tmp_path: Path) -> None:
    shared = SharedJournal()
    with shared.of(tmp_path) as first:
        with shared.of(tmp_path) as second:
            assert second is first
        assert first.unfinished() == ()
        with pytest.raises(JournalError):
            DeliveryJournal(tmp_path)
    DeliveryJournal(tmp_path).close()


def test_a_journal_that_another_program_has_is_not_shared(tmp_path: Path) -> None:
    other, shared = DeliveryJournal(tmp_path), SharedJournal()
    with pytest.raises(JournalError), shared.of(tmp_path):
        pass
    other.close()
    with shared.of(tmp_path) as journal:
        assert journal.unfinished() == ()
