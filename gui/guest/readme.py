"""The README beside exported guest configuration: what to do in the guest, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.domain.cloud.instance import OsType
from gui.guest.bundle import on_linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestInterface, Snippet
from gui.guest.snippet import stack_named
from gui.guest.templating import fill
from gui.guest.values import Word
from gui.guest.windows import state_folder


@dataclass(frozen=True, slots=True)
class _File:
    path: Word
    mode: Word
    owner: Word


@dataclass(frozen=True, slots=True)
class _Stack:
    name: Word
    title: Word
    windows: bool
    arm: Word
    apply: Word
    check: Word
    confirm: Word
    undo: Word
    status: Word
    state: Word
    files: tuple[_File, ...]
    notes: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Guest:
    folder: Word
    net: GuestNetwork
    stacks: tuple[_Stack, ...]


def readme(instance: Word, interfaces: Sequence[GuestInterface]) -> str:
    """Return the README of ``instance`` (its id) and its ``interfaces``, in ASCII, in the order they are set up in."""
    guests = [_Guest(i.folder, i.network, tuple(_stack(s, i.network) for s in i.snippets)) for i in interfaces]
    linux = any(not stack.windows for guest in guests for stack in guest.stacks)
    together = len(on_linux(interfaces)) > 1
    return fill("readme/README.txt.j2", instance=instance, guests=guests, linux=linux, together=together)


def _stack(snippet: Snippet, network: GuestNetwork) -> _Stack:
    stack = stack_named(snippet.stack)
    apply, confirm, check, undo = (_run(name) for name, _ in snippet.scripts[:4])
    return _Stack(
        name=Word(stack.name),
        title=Word(stack.title),
        windows=stack.os_type is OsType.WINDOWS,
        arm=Word("-Armed" if snippet.extension == ".ps1" else "--armed"),
        apply=apply,
        check=check,
        confirm=confirm,
        undo=undo,
        status=_run("status.ps1"),
        state=state_folder(network, snippet.extension),
        files=tuple(_File(Word(f.path), Word(f"{f.mode:04o}"), Word(f.owner)) for f in snippet.files),
        notes=tuple(Word(note.sentence) for note in snippet.notes),
    )


def _run(name: str) -> Word:
    """Return how a script is run on Windows, which by itself runs no PowerShell script that came from elsewhere."""
    return Word(f"powershell -ExecutionPolicy Bypass -File .\\{name}" if name.endswith(".ps1") else f".\\{name}")
