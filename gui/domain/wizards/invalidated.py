"""Which earlier answers a new one takes back, without the user having named them."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.choices.selection import EniChosen, Event, InstanceChosen, RegionChosen, Selection


class Choice(StrEnum):
    """What can be taken back that way; ``gui.words.invalidated`` has the words."""

    EIPS = "eips"
    INTERFACE = "interface"
    INSTANCE = "instance"
    UNBINDING = "unbinding"
    STOP_HOST = "stop_host"
    STOP = "stop"
    GROUP = "group"
    HIDING = "hiding"


_FIELDS = {
    Choice.EIPS: "eips",
    Choice.INTERFACE: "eni",
    Choice.INSTANCE: "instance",
    Choice.UNBINDING: "detach_from",
    Choice.STOP_HOST: "stop_host",
    Choice.STOP: "stop",
    Choice.GROUP: "group",
    Choice.HIDING: "hide",
}


@dataclass(frozen=True, slots=True)
class Invalidated:
    """What one answer took back.

    Attributes:
        answers: which, in the order of the pages.
        before: all answers as they were; see ``selection.Restored``.
    """

    answers: tuple[Choice, ...]
    before: Selection


def invalidated(before: Selection, event: Event, now: Selection) -> Invalidated | None:
    """Return what ``event`` took back beside what it answers itself, None where that is nothing.

    Args:
        before: the answers before it.
        event: what the user answered; what a reading of the region takes back is told by ``as_chosen``.
        now: the answers after it.
    """
    if not isinstance(event, RegionChosen | EniChosen | InstanceChosen):
        return None
    own = {EniChosen: "eni", InstanceChosen: "instance"}.get(type(event))
    lost = tuple(
        answer
        for answer, field in _FIELDS.items()
        if field != own and getattr(before, field) and not getattr(now, field)
    )
    return Invalidated(lost, before) if lost else None
