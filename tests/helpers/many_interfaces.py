"""The sandbox's default account with free interfaces and EIPs for many plans, spread over some instances."""

import csv
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Eip
from gui.sandbox.seed import default_account
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION


def wide_account(interfaces: int, eips: int, instances: int = 2, pace: Pace | None = None) -> Account:
    """Return an account with ``interfaces`` free ones and ``eips`` free EIPs for each; instances have room for all."""
    account = default_account(pace or Pace.instant())
    like: Any = account.interfaces.get(ENI)
    host: Any = account.instances.get(INSTANCE)
    account.types[host.type].enis = interfaces + 10
    for number in range(instances):
        copy: Any = _like(host)
        copy.id, copy.name = f"i-wide{number:016d}", f"wide-host-{number}"
        account.instances.add(copy)
        primary = _like(next(each for each in account.interfaces if each.instance == INSTANCE))
        primary.id, primary.instance = f"eni-prim{number:016d}", copy.id
        primary.ip, primary.mac = f"172.16.10.{240 + number % 10}", f"00:16:3e:ff:00:{number:02x}"
        account.interfaces.add(primary)
    for number in range(interfaces):
        eni: Any = _like(like)
        eni.id, eni.name = f"eni-wide{number:016d}", f"wide-{number}"
        eni.ip, eni.mac = f"172.16.10.{120 + number}", f"00:16:3e:fe:00:{number:02x}"
        account.interfaces.add(eni)
        for each in range(eips):
            place = number * eips + each
            address = f"47.98.{place // 200}.{place % 200 + 1}"
            account.eips.add(Eip(id=f"eip-wide{place:016d}", address=address, region=REGION))
    return account


def _like(record: Any) -> Any:
    """Return a copy of ``record``, also of what is set after it was made."""
    copy = replace(record)
    for each in fields(record):
        if not each.init:
            setattr(copy, each.name, getattr(record, each.name))
    return copy


def write_list(path: Path, interfaces: int, eips: int, instances: int = 2) -> Path:
    """Write the list that binds everything of ``wide_account``."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("region", "eni", "instance", "eips"))
        for number in range(interfaces):
            ids = " ".join(f"eip-wide{number * eips + each:016d}" for each in range(eips))
            writer.writerow((REGION, f"wide-{number}", f"wide-host-{number % instances}", ids))
    return path
