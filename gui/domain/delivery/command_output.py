"""The output of a step: text of a guest that may be hostile or cut anywhere, believed only with its marked last line.

The last line is ``eip-eni-end <delivery id> <step> <exit code> <bytes before it>``. The agent keeps the head and the
end of an output that is too long and joins them without a mark, so the count of bytes is what shows a cut.
"""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address

from gui.domain.delivery.package import Step

END = "eip-eni-end"
_WORDS = 5
LONGEST = 64 * 1024
"""Bytes of output that are looked at; the cloud keeps 24 KB."""


class OutputProblem(StrEnum):
    """Why an output proves nothing."""

    NO_MARKER = "no_marker"
    OTHER_MARKER = "other_marker"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class MarkedOutput:
    """An output that is whole.

    Attributes:
        code: exit code of the step's script.
        text: what it printed, without the marked line and without control characters.
    """

    code: int
    text: str


def read_output(output: bytes, delivery_id: str, step: Step) -> MarkedOutput | OutputProblem:
    """Return the whole output of ``step``, or why ``output`` proves nothing."""
    content = output[:LONGEST].replace(b"\r\n", b"\n").rstrip(b"\n")
    before, newline, last = content.rpartition(b"\n")
    words = last.decode("ascii", "replace").split()
    if len(words) != _WORDS or words[0] != END:
        return OutputProblem.NO_MARKER
    if words[1:3] != [delivery_id, step.value]:
        return OutputProblem.OTHER_MARKER
    if not (words[3].isascii() and words[3].isdecimal() and words[4].isascii() and words[4].isdecimal()):
        return OutputProblem.NO_MARKER
    if len(words[3]) > 3 or words[4] != str(len(before) + len(newline)):  # noqa: PLR2004 - an exit code is below 256
        return OutputProblem.CUT
    return MarkedOutput(int(words[3]), shown(before))


def shown(output: bytes) -> str:
    """Return ``output`` as text to show: control characters, and what turns the direction of writing, become ``?``."""
    text = output[:LONGEST].replace(b"\r\n", b"\n").decode("utf-8", "replace")
    return "".join(each if each in "\n\t" or each.isprintable() else "?" for each in text)


@dataclass(frozen=True, slots=True)
class CheckedAddress:
    """What ``check`` said of one address.

    Attributes:
        address: an EIP, or the private address.
        well: whether all is well with it.
        why: the first thing that is wrong, in the script's words.
    """

    address: IPv4Address
    well: bool
    why: str = ""


def checked_addresses(text: str) -> tuple[CheckedAddress, ...]:
    """Return what the output of ``check`` on Linux says of each address, in its order; nothing for other scripts."""
    found = []
    for line in text.splitlines():
        subject, gap, verdict = line.partition("  ")
        try:
            address = IPv4Address(subject.rpartition(" ")[2])
        except ValueError:
            continue
        if gap and (verdict == "ok" or verdict.startswith("WRONG: ")):
            found.append(CheckedAddress(address, verdict == "ok", verdict.partition("WRONG: ")[2]))
    return tuple(found)
