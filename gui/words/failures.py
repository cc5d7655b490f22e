"""Why a run did not reach its end: each reason once, with everything it is about, and the missing permissions named."""

from collections.abc import Iterable

from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.cloud.inventory import Inventory
from gui.domain.delivery.permissions import GuestAction
from gui.domain.engine.progress import Failure
from gui.domain.operations.permissions import ApiAction
from gui.domain.plans.plan import Plan
from gui.words.names import resource_name
from gui.words.operations import failure_text
from gui.words.translation import translate


def failure_lines(failures: Iterable[Failure], plan: Plan | None, inventory: Inventory | None) -> list[str]:
    """Return one line for each reason, with the names of the resources it is about.

    Args:
        failures: why resources are not as wanted.
        plan: what was to be done; where a permission was missing, all that it needs are named once.
        inventory: names the resources.
    """
    about: dict[str, list[str]] = {}
    denied = False
    for failure in failures:
        names = about.setdefault(failure_text(failure), [])
        names.append(resource_name(failure.resource, inventory))
        denied |= failure.error is not None and failure.error.kind is CloudErrorKind.DENIED
    lines = [f"• {', '.join(dict.fromkeys(names))}: {text}" for text, names in about.items()]
    if denied and plan is not None:
        text = translate("Failures", "The plan needs these RAM actions: {actions}.")
        lines.append(text.format(actions=", ".join(needed(plan))))
    return lines


def needed(plan: Plan) -> tuple[str, ...]:
    """Return the RAM actions of the writes of ``plan``, each once, in its order."""
    return tuple(dict.fromkeys(permission(each.action) for each in plan.operations))


def permission(action: str) -> str:
    """Return the name that RAM policies use for the API call ``action``, or the call's own where it is not known."""
    return next((each.value for each in (*ApiAction, *GuestAction) if each.value.partition(":")[2] == action), action)
