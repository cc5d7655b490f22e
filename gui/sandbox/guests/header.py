"""The comment lines at the head of a delivered script, for guests that read instead of run."""

import re
from dataclasses import dataclass
from typing import Final

STEPS: Final = frozenset({"status", "stage", "apply", "check", "confirm", "undo", "revert", "rearm"})
_FIRST: Final = re.compile(r"# eip-eni delivery ([0-9a-f]{8,64}) step ([a-z]+)")
_NETWORK: Final = re.compile(r"# (private|eip) ([0-9.]+)/(\d+)(?: gateway ([0-9.]+))?(?: table (\d+))?(?: rule (\d+))?")
_PART: Final = re.compile(r"""^\s*cat "\$parts/(\d+)"$""", re.MULTILINE)
"""A line of an apply that is too long for one command: it takes a piece that a command before has brought."""
_WORD: Final = re.compile(r"# (nic|stack|plan|armed|rearm|part) (.+)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that the guest is to have; table and rule are 0 where nothing is routed by it."""

    address: str
    prefix: int
    gateway: str = ""
    table: int = 0
    rule: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the head of a delivered script says.

    Attributes:
        numbers: the plan's number by the name of the NIC; ``*`` for every name.
        seconds: of ``armed`` or ``rearm``; 0 for neither.
        part: the piece of the files that ``stage`` brings; 0 for none.
        needs: the pieces that the step takes from commands before it.
    """

    delivery: str
    step: str
    mac: str = ""
    stack: str = ""
    private: Address | None = None
    eips: tuple[Address, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    seconds: int = 0
    part: int = 0
    needs: tuple[int, ...] = ()

    @property
    def tag(self) -> str:
        """Return the name of the interface's folder in the guest."""
        return self.mac.replace(":", "")

    @property
    def content(self) -> tuple[object, ...]:
        """Return what makes two plans of an interface the same one."""
        return self.stack, self.numbers, self.private, self.eips

    def number(self, nic: str) -> str:
        """Return the number by which the guest names this plan on ``nic``; ``-`` where the head does not say."""
        known = dict(self.numbers)
        return known.get(nic, known.get("*", "-"))


def read(script: bytes) -> Header | None:
    """Return what the head of ``script`` says; None where it is no delivered script."""
    text = script.decode("utf-8", "replace")
    lines = text.removeprefix("#!/bin/sh\n").splitlines()
    first = _FIRST.fullmatch(lines[0].rstrip()) if lines else None
    if first is None or first[2] not in STEPS:
        return None
    words: dict[str, str] = {}
    private: Address | None = None
    eips: list[Address] = []
    for line in lines[1:]:
        if not line.startswith("# "):
            break
        if found := _NETWORK.fullmatch(line.rstrip()):
            address = Address(found[2], int(found[3]), found[4] or "", int(found[5] or 0), int(found[6] or 0))
            if found[1] == "private":
                private = address
            else:
                eips.append(address)
        elif found := _WORD.fullmatch(line.rstrip()):
            words[found[1]] = found[2]
    pairs = words.get("plan", "").split()
    seconds = words.get("armed") or words.get("rearm") or "0"
    return Header(
        delivery=first[1],
        step=first[2],
        mac=words.get("nic", "").lower().replace("-", ":"),
        stack=words.get("stack", ""),
        private=private,
        eips=tuple(eips),
        numbers=tuple(zip(pairs[::2], pairs[1::2], strict=False)),
        seconds=_number(seconds),
        part=_number(words.get("part", "")),
        needs=tuple(int(each) for each in _PART.findall(text)),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
