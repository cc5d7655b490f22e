"""The README beside exported guest configuration: what to do in the guest, in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gui.domain.cloud.instance import OsType
from gui.guest.bundle import on_linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestInterface, GuestNote, Snippet
from gui.guest.snippet import stack_named
from gui.guest.steps import StepCode, run_command, steps
from gui.guest.templating import fill
from gui.guest.values import ShellWord
from gui.guest.windows import state_folder


@dataclass(frozen=True, slots=True)
class _File:
    path: ShellWord
    mode: ShellWord
    owner: ShellWord


@dataclass(frozen=True, slots=True)
class _Stack:
    name: ShellWord
    title: ShellWord
    windows: bool
    armed: bool
    apply: ShellWord
    check: ShellWord
    confirm: ShellWord
    undo: ShellWord
    status: ShellWord
    state: ShellWord
    files: tuple[_File, ...]
    notes: tuple[ShellWord, ...]


@dataclass(frozen=True, slots=True)
class _Guest:
    folder: ShellWord
    net: GuestNetwork
    stacks: tuple[_Stack, ...]


def readme(instance: ShellWord, interfaces: Sequence[GuestInterface], sentence: Callable[[GuestNote], str]) -> str:
    """Return the README of one instance, in ASCII.

    Args:
        instance: its id.
        interfaces: in the order they are set up in.
        sentence: gives the English sentence of a note.
    """
    guests = [
        _Guest(i.folder, i.network, tuple(_stack(s, i.network, sentence) for s in i.snippets)) for i in interfaces
    ]
    linux = any(not stack.windows for guest in guests for stack in guest.stacks)
    together = len(on_linux(interfaces)) > 1
    return fill("readme/README.txt.j2", instance=instance, guests=guests, linux=linux, together=together)


def _stack(snippet: Snippet, network: GuestNetwork, sentence: Callable[[GuestNote], str]) -> _Stack:
    stack = stack_named(snippet.stack)
    commands = {each.code: each.command for each in steps(snippet)}
    return _Stack(
        name=ShellWord(stack.name),
        title=ShellWord(stack.title),
        windows=stack.os_type is OsType.WINDOWS,
        armed=stack.armed,
        apply=commands[StepCode.APPLY_ARMED if stack.armed else StepCode.APPLY],
        check=commands[StepCode.CHECK],
        confirm=commands.get(StepCode.CONFIRM, ShellWord("")),
        undo=run_command(f"undo{snippet.extension}", stack.os_type),
        status=run_command("status.ps1", OsType.WINDOWS),
        state=state_folder(network, snippet.extension),
        files=tuple(_File(ShellWord(f.path), ShellWord(f"{f.mode:04o}"), ShellWord(f.owner)) for f in snippet.files),
        notes=tuple(ShellWord(sentence(note)) for note in snippet.notes),
    )
