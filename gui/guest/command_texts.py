"""The text of each step of a delivery, as Cloud Assistant runs it: ASCII, with a marked last line.

The texts never use ``$0``: where the agent can't save a command as a file, it hands the text to the shell.
"""

import base64
import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gui.domain.delivery.package import Step
from gui.guest.bundle import zip_bytes
from gui.guest.templating import fill
from gui.guest.values import ShellWord

Files = Mapping[str, tuple[bytes, int]]
"""Path in the bundle -> (content, permissions)."""

LONGEST_COMMAND = 24_000
"""Bytes of Base64 of one command. Source: page of RunCommand, 2025-12: 24 KB; in the field 30.3 KB were refused."""
_MOST_PARTS = 4
_LINE = 1000
STATUS_NEEDS = ("status", "lib.sh", "stack.sh", "plan.sh")
"""What the status script of Linux needs beside it."""


def command_length(text: str) -> int:
    """Return the bytes of Base64 that ``text`` takes in a command."""
    return len(base64.b64encode(text.encode("ascii")))


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one delivery.

    Attributes:
        steps: by step, but for STAGE.
        parts: of STAGE, in the order in which they are sent before ``apply``.
    """

    steps: Mapping[Step, str]
    parts: tuple[str, ...]

    @property
    def longest(self) -> int:
        """The bytes of Base64 of the longest one."""
        return max(command_length(text) for text in (*self.parts, *self.steps.values()))


@dataclass(frozen=True, slots=True)
class Writer:
    """Fills a template with what a delivery has.

    Attributes:
        template: of the guest's system.
        delivery_id: in the first and the last line.
        header: plain lines that say what is delivered, for people and for emulators.
        place: name of the template's value for where the guest keeps its state, and that place.
    """

    template: str
    delivery_id: str
    header: Sequence[str]
    place: tuple[str, ShellWord]

    def text(
        self,
        step: Step,
        *,
        script: str = "",
        words: str = "",
        bundle: str | None = None,
        digest: bytes = b"",
        count: int = 0,
        more: str = "",
    ) -> str:
        """Return the text of ``step``.

        Args:
            step: which.
            script: that the guest keeps and this step runs.
            words: its arguments.
            bundle: a piece of the files in Base64; None where the step brings none.
            digest: the whole bundle, of which the guest compares the SHA-256.
            count: for STAGE the number of the piece, otherwise how many went before.
            more: one more line of the header.
        """
        header = [*self.header, more] if more else self.header
        name, where = self.place
        return fill(
            self.template,
            id=ShellWord(self.delivery_id),
            step=ShellWord(step.value),
            header=ShellWord("\n".join(f"# {line}" for line in header)),
            script=ShellWord(script),
            words=ShellWord(words),
            bundle=None if bundle is None else ShellWord(bundle),
            digest=ShellWord(hashlib.sha256(digest).hexdigest()),
            count=count,
            numbers=tuple(range(1, count + 1)) if step is Step.APPLY else (),
            **{name: where},
        )

    def whole(self, step: Step, bundle: bytes, words: str) -> str:
        """Return the text of a step whose files fit into it."""
        return self.text(step, words=words, bundle=_folded(_base64(bundle)), digest=bundle)

    def apply(self, bundle: bytes, words: str, seconds: int) -> tuple[tuple[str, ...], str]:
        """Return ``apply`` in as few commands as it fits into, all of about one length: its parts, and itself."""
        text = _base64(bundle)
        for count in range(1, _MOST_PARTS + 1):
            size = -(-len(text) // count)
            pieces = [_folded(text[start : start + size]) for start in range(0, len(text), size)]
            parts = tuple(
                self.text(Step.STAGE, bundle=piece, count=number, more=f"part {number}")
                for number, piece in enumerate(pieces[:-1], start=1)
            )
            last = self.text(
                Step.APPLY, words=words, bundle=pieces[-1], digest=bundle, count=len(parts), more=f"armed {seconds}"
            )
            if all(command_length(each) <= LONGEST_COMMAND for each in (*parts, last)):
                break
        return parts, last


def linux_texts(writer: Writer, files: Files, seconds: int) -> Texts:
    """Return the texts for a Linux guest that undoes what is not confirmed after ``seconds``."""
    parts, apply = writer.apply(archive(files), f"--armed {seconds}", seconds)
    steps = {
        Step.STATUS: writer.whole(
            Step.STATUS, archive({path: files[path] for path in STATUS_NEEDS}), writer.delivery_id
        ),
        Step.APPLY: apply,
        Step.REARM: writer.text(Step.REARM, script="apply", words=f"--rearm {seconds}", more=f"rearm {seconds}"),
    }
    return Texts(steps | _kept(writer), parts)


def windows_texts(writer: Writer, files: Files, seconds: int) -> Texts:
    """Return the texts for a Windows guest that undoes what is not confirmed after ``seconds``."""
    parts, apply = writer.apply(zip_bytes(files), f"'-Armed', '{seconds}'", seconds)
    looks = zip_bytes({"status.ps1": files["status.ps1"]})
    steps = {
        Step.STATUS: writer.whole(Step.STATUS, looks, f"'{writer.delivery_id}'"),
        Step.APPLY: apply,
        Step.REARM: writer.text(Step.REARM, more=f"rearm {seconds}"),
    }
    return Texts(steps | _kept(writer), parts)


def _kept(writer: Writer) -> dict[Step, str]:
    """Return the texts of the steps that run what the guest has kept of ``apply``."""
    return {step: writer.text(step, script=step.value) for step in (Step.CHECK, Step.CONFIRM, Step.UNDO, Step.REVERT)}


def archive(files: Files) -> bytes:
    """Return a compressed tar archive of ``files``, the same bytes for the same files."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as found:
        for path in sorted(files):
            content, mode = files[path]
            info = tarfile.TarInfo(path)
            info.size, info.mode = len(content), mode
            found.addfile(info, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), 9, mtime=0)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _folded(text: str) -> str:
    return "\n".join(text[start : start + _LINE] for start in range(0, len(text), _LINE))
