"""What a command says of a run that has ended: how long addresses could not be reached, and the way back."""

from gui.commands.terminal import say
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import Outcome
from gui.domain.plans.reversal import can_be_reversed
from gui.services.runs.journal_records import Run
from gui.services.runs.outage_times import measured
from gui.words import moves as words


def say_end(run: Run, inventory: Inventory) -> None:
    """Print the measured outage of each address, and how an applied run is reversed.

    Args:
        run: as the journal has it.
        inventory: of the region before the run; it names the addresses.
    """
    for found in measured(run):
        eip = inventory.eip_by_id.get(AllocationId(found.outage.eip))
        say(words.measured_text(found, str(eip.address) if eip else found.outage.eip))
    if run.outcome is Outcome.APPLIED and can_be_reversed(run.plan):
        say(words.way_back(run.run_id))
