"""Which runs in which worlds are judged: every kind of run in every kind of world, and interrupted at chance moments.

Chance comes from one seed, so that a case that failed can be had again.
"""

import random
from collections.abc import Iterator, Mapping

from gui.sandbox.faults import Fault, Kind
from gui.sandbox.lag import Kind as Listed
from gui.sandbox.odd_answers import Shape
from tests.worlds.journeys import JOURNEYS, Journey
from tests.worlds.sittings import A_RESOURCE, Case, Interruption, World

LAGS = (0, 1, 3, 5, 8, 10, 20)
INTERRUPTED = ("kill", "ctrl-c", "ctrl-c twice", "sigterm")
PASSING = {
    "AttachNetworkInterface": (
        ("IncorrectInstanceStatus", 403),
        ("InvalidOperation.InvalidEniState", 400),
        ("InvalidOperation.InvalidEcsState", 400),
    ),
    "DetachNetworkInterface": (("InvalidOperation.InvalidEniState", 400), ("InvalidOperation.InvalidEcsState", 400)),
    "AssociateEipAddress": (("IncorrectEipStatus", 400), ("InvalidStatus.EniStatusNotSupport", 400)),
    "AssociateEipAddressBatch": (("IncorrectEipStatus", 400), ("TaskConflict", 400)),
    "UnassociateEipAddress": (("IncorrectEipStatus", 400), ("OperationFailed.SystemBusy", 400)),
    "ReleaseEipAddress": (("IncorrectEipStatus", 400),),
    "DeleteNetworkInterface": (("InvalidOperation.InvalidEniState", 400),),
    "CreateNetworkInterface": (("IncorrectVSwitchStatus", 400),),
    "AssociateVpcCidrBlock": (("IncorrectStatus.Vpc", 400),),
    "UnassociateVpcCidrBlock": (("OperationConflict", 400),),
    "CreateVSwitch": (("OperationDenied.OtherSubnetCreating", 400), ("CreateVSwitch.IncorrectStatus.cbnStatus", 400)),
    "StopInstance": (("IncorrectInstanceStatus", 403),),
    "StartInstance": (("IncorrectInstanceStatus", 403),),
    "DeleteVSwitch": (("OperationDenied.OtherSubnetProcessing", 400), ("DeleteVSwitch.IncorrectStatus.cbnStatus", 400)),
}
"""Refusals that pass, as clients in production meet them, by the write that is refused."""


def lagging(text: str, *kinds: Listed) -> tuple[str, ...]:
    """Return the switches that make all lists lag, or those of ``kinds``."""
    return tuple(f"{kind.name.lower()}_lag={text}" for kind in kinds or Listed)


def lag_world(seconds: int, *faults: Fault) -> World:
    return World(f"lists lag {seconds} s", lagging(f"{seconds} s"), faults)


def turning(journey: Journey) -> Fault:
    action, code = journey.turning
    return Fault(kind=Kind.ERROR, action=action, times=1, code=code, status=403)


def plain() -> Iterator[Case]:
    """Yield each journey in each lagging world, there, and there and back."""
    for journey in JOURNEYS:
        for seconds in LAGS:
            yield Case(journey, lag_world(seconds))
            yield Case(
                journey, World(f"lists lag {seconds} s, turns back", lagging(f"{seconds} s"), (turning(journey),))
            )
        for kind in Listed:
            yield Case(journey, World(f"{kind.name} lists lag 8 s", lagging("8 s", kind)))
        for looks in (3, 12):
            yield Case(journey, World(f"lists lag {looks} looks", lagging(f"{looks} looks")))
        for name, switches in (
            ("unknown ids are refused", ()),
            ("unknown ids are refused, lists lag 5 s", lagging("5 s")),
        ):
            yield Case(journey, World(name, ("unknown_id=not-found", *switches)))


def missing() -> Iterator[Case]:
    """Yield each journey with a list that lacks a resource of the plan once, at the first look or later."""
    for journey in JOURNEYS:
        for action in journey.lists[:2]:
            for call in (1, 2, 3, 5, 9):
                fault = Fault(kind=Kind.OMIT, action=action, calls=(call,), item=A_RESOURCE)
                yield Case(journey, World(f"{action} {call} lacks a resource", (), (fault,)))


def passing() -> Iterator[Case]:
    """Yield each journey with each of its writes refused once, and for as long as a list lags."""
    for journey in JOURNEYS:
        for action in journey.writes:
            for code, status in PASSING[action]:
                once = Fault(kind=Kind.ERROR, action=action, times=1, code=code, status=status)
                yield Case(journey, World(f"{action}: {code} once", (), (once,), passes=True))
            lasting = Fault(kind=Kind.ERROR, action=action, code=code, status=status, for_ms=8000)
            name = f"{action}: {code} for 8 s, lists lag 3 s"
            yield Case(journey, World(name, lagging("3 s"), (lasting,), passes=True))


def odd(rng: random.Random) -> Iterator[Case]:
    """Yield each journey with an odd answer of each shape, to a list in the middle of the run and to a write."""
    for journey in JOURNEYS:
        for shape in Shape:
            action, call = rng.choice(journey.lists), rng.randint(1, 8)
            calls = (call, call + 1)
            fault = Fault(kind=Kind.ODD, action=action, calls=calls, shape=shape)
            yield Case(journey, World(f"{action} {call}: {shape.value}", (), (fault,)))
        for action in journey.writes:
            shape, effect = rng.choice([Shape.EMPTY_OBJECT, Shape.HTML, Shape.ERROR_ENVELOPE]), rng.random() < 0.5
            fault = Fault(kind=Kind.ODD, action=action, times=1, shape=shape, after_effect=effect)
            name = f"{action}: {shape.value}{' after its effect' if effect else ''}, lists lag 3 s"
            yield Case(journey, World(name, lagging("3 s"), (fault,)))


def interrupted(rng: random.Random, known: Mapping[tuple[str, int], int], times: int) -> Iterator[Case]:
    """Yield each journey interrupted in each way, ``times`` times, in worlds of every lag.

    Args:
        rng: chance.
        known: how many boundaries a run has, by journey and lag.
        times: how often each way.
    """
    for journey in JOURNEYS:
        for kind in INTERRUPTED:
            for number in range(times):
                seconds = LAGS[(number + rng.randrange(2)) % len(LAGS)]
                at = rng.randint(1, max(2, known.get((journey.name, seconds), 60)))
                again = rng.randint(1, 40) if kind == "ctrl-c twice" or (kind == "kill" and rng.random() < 0.5) else 0
                what = Interruption(kind, at, again, undo=rng.random() < 0.5)
                faults = (turning(journey),) if rng.random() < 0.3 else ()
                yield Case(journey, lag_world(seconds, *faults), what)
