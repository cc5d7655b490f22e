"""Says on standard error what could not be read of a region."""

from gui.commands.terminal import say
from gui.domain.checks.issues import GatewayAnswers
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory
from gui.words.command_line import cloud_facts
from gui.words.errors import error_text
from gui.words.unread import gateways_unread_text, unread_sentence


def say_unread(inventory: Inventory) -> None:
    """Print for each list that could not be read that it is missing, why, and what to do."""
    for each in inventory.unread:
        say(f"{unread_sentence(each)} {_why(each.error)}")


def say_unread_gateways(gateways: GatewayAnswers) -> bool:
    """Print for each interface that its gateways could not be read, and why; return whether there is one."""
    unread = {eni: answer for eni, answer in gateways.items() if isinstance(answer, CloudError)}
    for eni, error in unread.items():
        say(f"{gateways_unread_text(eni)} {_why(error)} {cloud_facts(error)}")
    return bool(unread)


def _why(error: CloudError) -> str:
    text = error_text(error)
    return f"{text.what} {text.fix}".strip()
