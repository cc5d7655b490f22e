"""Guest configuration out of the program: facts in, a folder or a zip archive out, nothing replaced unasked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import OsType
from gui.guest import bundle
from gui.guest.network import GuestNetwork, GuestOptions, from_facts
from gui.guest.parts import GuestInterface
from gui.guest.proposal import UNIVERSAL, detection_script
from gui.guest.readme import readme
from gui.guest.snippet import STACKS, StackRefusalError, missing, render, stack_named
from gui.guest.values import ShellWord
from gui.services.files import (
    Content,
    file_at,
    is_there,
    json_value,
    make_folders,
    read_file,
    write_file,
    write_files,
)
from gui.words.guest import english_note
from gui.words.plain_text import system_reason


class WouldReplaceError(InputError):
    """A file exists, and replacing it was not asked for."""


def read_facts(path: Path, options: GuestOptions | None = None) -> GuestNetwork:
    """Read the facts file of the ``snippets`` command.

    Raises:
        InputError: it cannot be read, is not JSON, or its facts are wrong.
    """
    try:
        facts: Any = json_value(read_file(path))
    except OSError as error:
        raise InputError(f"The facts file {path} cannot be read: {system_reason(error)}.") from error
    except ValueError as error:
        raise InputError(f"The facts file {path} is not JSON: {error}.") from error
    if not isinstance(facts, Mapping):
        raise InputError(f"The facts file {path} must hold one JSON object.")
    return from_facts(facts, options)


def snippet_tree(network: GuestNetwork, stacks: Sequence[str] = ()) -> bundle.Tree:
    """Return the files of ``network`` for the named ``stacks``, or for every stack that can express it.

    They are those of ``instance_tree`` without the folder of the interface, whose id nobody knows here.

    Raises:
        InputError: a named stack does not exist.
        StackRefusalError: a named stack cannot express the network.
    """
    names = [stack_named(name).name for name in stacks]
    names = names or [stack.name for stack in STACKS if not missing(stack, network)]
    snippets = tuple(render(name, network) for name in dict.fromkeys(names))
    return bundle.tree(snippets) | _beside([GuestInterface(ShellWord(), network, snippets)], ShellWord("one guest"))


@dataclass(frozen=True, slots=True)
class InterfaceExport:
    """One interface of an instance, to be exported.

    Attributes:
        eni_id: names its folder.
        network: the facts.
        stacks: names of the stacks wanted; the universal one is added for Linux. Empty takes all that fit.
    """

    eni_id: str
    network: GuestNetwork
    stacks: tuple[str, ...] = ()


def instance_tree(instance_id: str, interfaces: Sequence[InterfaceExport]) -> bundle.Tree:
    """Return one instance's files: a README, the detection script, and ``<eni-id>/<stack>/...`` for every interface.

    Several interfaces of Linux also get scripts that go through all of them.

    Raises:
        InputError: an id is not one, a stack does not exist, or the table numbers of two interfaces meet.
        StackRefusalError: a named stack cannot express an interface's network.
    """
    _check_numbers([each.network for each in interfaces])
    found: bundle.Tree = {}
    listed: list[GuestInterface] = []
    for each in interfaces:
        folder = _folder(each.eni_id)
        snippets = tuple(render(name, each.network) for name in _wanted(each))
        listed.append(GuestInterface(folder, each.network, snippets))
        found |= {f"{folder}/{path}": content for path, content in bundle.tree(snippets).items()}
    return found | _beside(listed, _folder(instance_id))


def _beside(listed: Sequence[GuestInterface], instance: ShellWord) -> bundle.Tree:
    """Return what lies beside the interfaces' folders."""
    found = bundle.together(listed)
    if bundle.on_linux(listed):
        found["detect"] = (detection_script().encode("ascii"), 0o755)
    found["README.txt"] = (readme(instance, listed, english_note).encode("ascii"), 0o644)
    return found


def fitting(names: Sequence[str], network: GuestNetwork) -> tuple[str, ...]:
    """Return those stacks of ``names`` that can express ``network``; none where there are no names.

    Raises:
        StackRefusalError: there are names and none of the stacks can: what the first one cannot express is said.
    """
    found = tuple(name for name in names if not missing(stack_named(name), network))
    if names and not found:
        first = stack_named(names[0])
        raise StackRefusalError(first, missing(first, network))
    return found


def _wanted(each: InterfaceExport) -> list[str]:
    if not each.stacks:
        return [stack.name for stack in STACKS if not missing(stack, each.network)]
    names = dict.fromkeys(stack_named(name).name for name in each.stacks)
    if any(stack_named(name).os_type is OsType.LINUX for name in names):
        names[UNIVERSAL] = None
    return list(names)


def _check_numbers(networks: Sequence[GuestNetwork]) -> None:
    for network, other in combinations(networks, 2):
        if set(network.numbers()) & set(other.numbers()):
            raise InputError(
                f"Two interfaces of one guest would share table numbers from {network.base} and {other.base}."
            )


def _folder(identifier: str) -> ShellWord:
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", identifier):
        raise InputError(f"{identifier!r} is not the id of an instance or interface.")
    return ShellWord(identifier)


def _check_writable(path: Path) -> None:
    try:
        file_at(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {system_reason(error)}.") from error


def write_zip(files: Mapping[str, tuple[bytes, int]], path: Path, *, replace: bool = False) -> Path:
    """Write ``files`` as one zip archive, in one step, and return its path.

    Raises:
        InputError: the archive exists and ``replace`` was not asked for, or it cannot be written.
    """
    _check_writable(path)
    if is_there(path) and not replace:
        raise WouldReplaceError(f"{path} exists already. Nothing was written.")
    try:
        make_folders(path.parent)
        write_file(path, bundle.zip_bytes(files))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {system_reason(error)}.") from error
    return path


def write_tree(files: Mapping[str, tuple[bytes, int]], folder: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Write ``files`` below ``folder``, each file in one step, and return their paths.

    Args:
        files: path below the folder -> (content, permissions).
        folder: made when it does not exist.
        replace: overwrite files that exist.

    Raises:
        InputError: a file exists and ``replace`` was not asked for (nothing is written then), or writing failed.
    """
    targets: dict[Path, tuple[Content, int]] = {folder / path: each for path, each in files.items()}
    for path in targets:
        _check_writable(path)
    there = [str(path) for path in targets if is_there(path)]
    if there and not replace:
        raise WouldReplaceError(f"{there[0]} exists already. Nothing was written.")
    try:
        for parent in dict.fromkeys(path.parent for path in targets):
            make_folders(parent)
        write_files(targets)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {system_reason(error)}.") from error
    return tuple(targets)


def write_snippets(
    facts: Path, stacks: Sequence[str], out: Path, *, options: GuestOptions | None = None, replace: bool = False
) -> tuple[Path, ...]:
    """Do the ``snippets`` command: read ``facts``, render ``stacks`` (all that fit when empty), write below ``out``.

    Raises:
        InputError: the facts, a stack's name or the target is not right.
        StackRefusalError: a named stack cannot express the facts.
    """
    return write_tree(snippet_tree(read_facts(facts, options), stacks), out, replace=replace)
