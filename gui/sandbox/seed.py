"""Build an account from a JSON file: the default one, or one of the user's own."""

import contextlib
import dataclasses
import functools
import json
import pickle
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gui.assets import read_text
from gui.sandbox.account import Account
from gui.sandbox.account_file import AccountFile, Links, check_switches
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.pace import Clock, Pace
from gui.sandbox.reader import Node, read
from gui.sandbox.resources import EipStatus, EniStatus
from gui.sandbox.store import EipStore, InterfaceStore, Store
from gui.sandbox.switches import Switches

_DEFAULT = "sandbox/account.json"


def default_account(pace: Pace | None = None, clock: Clock = time.time) -> Account:
    """Return the account that ships with the program: every rule of the flow can be met in it.

    Args:
        pace: how long transitions take; by default they are over at once.
        clock: gives seconds since 1970.
    """
    content, links = pickle.loads(_shipped())  # noqa: S301 - bytes of this process's own making
    return _build(content, links, pace, clock)


def load_account(path: Path, pace: Pace | None = None, clock: Clock = time.time) -> Account:
    """Return the account described by a JSON file; its members are those of ``AccountFile``.

    Args:
        path: the file.
        pace: how long transitions take; by default they are over at once.
        clock: gives seconds since 1970.

    Raises:
        SandboxInputError: the file cannot be read, or something in it is wrong; the text names file and place.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SandboxInputError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError:
        raise SandboxInputError(f"{path}: expected UTF-8 text.") from None
    return _build(*_checked(text, str(path)), pace, clock)


def set_switches(account: Account, settings: Iterable[str]) -> None:
    """Change switches of ``account`` as written on a command line.

    Args:
        account: whose switches.
        settings: texts of the form ``name=value``; the values are those of the account file.

    Raises:
        SandboxInputError: one has another form, another name, or a value that its switch does not take.
    """
    known = sorted(each.name for each in dataclasses.fields(Switches))
    for setting in settings:
        name, separator, text = setting.partition("=")
        if not separator or name not in known:
            raise SandboxInputError(
                f"--switch {setting}: expected NAME=VALUE with one of the names {', '.join(known)}."
            )
        value: Any = text
        if not isinstance(getattr(account.switches, name), str):
            with contextlib.suppress(ValueError):
                value = json.loads(text)
        changed = read(Switches, Node({name: value}, f"--switch {setting}"))
        check_switches(changed, f"--switch {setting}")
        setattr(account.switches, name, getattr(changed, name))


@functools.cache
def _shipped() -> bytes:
    """Return the account that ships, read and checked once: whoever wants it gets resources of its own out of this."""
    return pickle.dumps(_checked(read_text(_DEFAULT), _DEFAULT))


def _checked(text: str, name: str) -> tuple[AccountFile, Links]:
    try:
        value: Any = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SandboxInputError(f"{name}, {place}: expected JSON ({error.msg}).") from None
    except RecursionError:
        raise SandboxInputError(f"{name}: expected JSON with fewer levels.") from None
    content = read(AccountFile, Node(value, name))
    links = Links(content, name)
    links.check()
    return content, links


def _build(content: AccountFile, links: Links, pace: Pace | None, clock: Clock) -> Account:
    account = Account(
        id=content.account_id,
        multi_eip_mode=content.multi_eip_mode,
        overdue=content.overdue,
        keys={key.id: key for key in content.access_keys},
        roles={role.name: role for role in content.roles},
        regions=links.regions,
        blocks=content.address_blocks,
        types=links.types,
        eips=EipStore(content.eips),
        interfaces=InterfaceStore(content.interfaces),
        instances=Store(content.instances),
        vpcs=Store(content.vpcs),
        vswitches=Store(content.vswitches),
        security_groups=Store(content.security_groups),
        disks=Store(links.disks),
        images=links.images,
        resource_groups=links.resource_groups,
        quotas=content.quotas,
        switches=content.switches,
        pace=pace or Pace.instant(),
        clock=clock,
        guest_rules=content.guest_rules,
    )
    _hold_transitions(account)
    return account


def _hold_transitions(account: Account) -> None:
    """Keep resources that the file shows in transition there, so that the state can be looked at."""
    for eip in account.eips:
        if eip.status not in {EipStatus.AVAILABLE, EipStatus.IN_USE}:
            account.tasks.hang(eip.id, "seeded", lambda: None, holds=(eip.bound_to,) if eip.bound_to else ())
    for eni in account.interfaces:
        if eni.status not in {EniStatus.AVAILABLE, EniStatus.IN_USE}:
            account.tasks.hang(eni.id, "seeded", lambda: None)
