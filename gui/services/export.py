"""Guest configuration out of the program: facts in, a folder or a zip archive out, nothing replaced unasked."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gui.domain.errors import InputError
from gui.guest import bundle
from gui.guest.network import GuestNetwork, GuestOptions, from_facts
from gui.guest.snippet import STACKS, missing, render, stack_named


def read_facts(path: Path, options: GuestOptions | None = None) -> GuestNetwork:
    """Read the facts file of the ``snippets`` command.

    Raises:
        InputError: it cannot be read, is not JSON, or its facts are wrong.
    """
    try:
        facts: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"The facts file {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"The facts file {path} is not JSON: {error}.") from error
    if not isinstance(facts, Mapping):
        raise InputError(f"The facts file {path} must hold one JSON object.")
    return from_facts(facts, options)


def snippet_tree(network: GuestNetwork, stacks: Sequence[str] = ()) -> bundle.Tree:
    """Return the files of ``network`` for the named ``stacks``, or for every stack that can express it.

    Raises:
        InputError: a named stack does not exist.
        StackRefusalError: a named stack cannot express the network.
    """
    names = [stack_named(name).name for name in stacks]
    names = names or [stack.name for stack in STACKS if not missing(stack, network)]
    return bundle.tree(render(name, network) for name in names)


def write_tree(files: Mapping[str, tuple[bytes, int]], folder: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Write ``files`` below ``folder``, each file in one step, and return their paths.

    Args:
        files: path below the folder -> (content, permissions).
        folder: made when it does not exist.
        replace: overwrite files that exist.

    Raises:
        InputError: a file exists and ``replace`` was not asked for (nothing is written then), or writing failed.
    """
    targets = {folder / path: content for path, content in files.items()}
    there = [str(path) for path in targets if path.exists()]
    if there and not replace:
        raise InputError(f"{there[0]} exists already; nothing was written.")
    try:
        for path, (content, mode) in targets.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, content, mode)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}.") from error
    return tuple(targets)


def write_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write ``path`` so that nobody ever sees half of it.

    Raises:
        OSError: the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".eip-eni-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_snippets(
    facts: Path, stacks: Sequence[str], out: Path, *, options: GuestOptions | None = None, replace: bool = False
) -> tuple[Path, ...]:
    """Do the ``snippets`` command: read ``facts``, render ``stacks`` (all that fit when empty), write below ``out``.

    Raises:
        InputError: the facts, a stack's name or the target is not right.
        StackRefusalError: a named stack cannot express the facts.
    """
    return write_tree(snippet_tree(read_facts(facts, options), stacks), out, replace=replace)
