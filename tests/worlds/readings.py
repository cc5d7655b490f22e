"""What the program says that there is, in worlds in which lists lie: each list is true, or named as unread."""

import argparse
import copy
import os
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gui.__main__ import parsed
from gui.cloud.gateway import Gateway
from gui.commands import mappings
from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import CloudError, WizardError
from gui.domain.cloud.inventory import ListName
from gui.sandbox.account import Account
from gui.sandbox.faults import Fault, Faults, Kind
from gui.sandbox.odd_answers import Shape
from gui.sandbox.seed import default_account, set_switches
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from tests.helpers.sandbox_run import CREDENTIALS, REGION, gateway

_KEY = {ENV_KEY_ID: CREDENTIALS.access_key_id, ENV_SECRET: CREDENTIALS.access_key_secret}
LISTS = {
    "DescribeEipAddresses": (ListName.EIPS, "eips"),
    "DescribeNetworkInterfaces": (ListName.INTERFACES, "interfaces"),
    "DescribeInstances": (ListName.INSTANCES, "instances"),
    "DescribeVpcs": (ListName.VPCS, "vpcs"),
    "DescribeVSwitches": (ListName.VSWITCHES, "vswitches"),
}
_BY_TOKEN = ("DescribeNetworkInterfaces", "DescribeInstances")
_CROWD = {"eips": 230, "interfaces": 1100, "instances": 130, "vpcs": 120, "vswitches": 120}


@dataclass(frozen=True)
class Reading:
    """One reading to judge."""

    name: str
    fault: Fault
    crowded: bool = False


def readings() -> Iterator[Reading]:
    """Yield every list with its pages disturbed, once and always, and with every odd shape."""
    for action in LISTS:
        for times in (1, 0):
            often = "once" if times else "always"
            # A token names a place in the list: no record can slip past it. A number of a page names none.
            slips = () if action in _BY_TOKEN else ((Kind.SHIFT, 1),)
            for kind, by in (*slips, (Kind.SHIFT, -1), (Kind.TOTAL, 1), (Kind.TOTAL, -1)):
                fault = Fault(kind=kind, action=action, by=by, calls=(2,) if times else ())
                yield Reading(f"{action}: {kind.value} by {by} {often}", fault, crowded=True)
            fault = Fault(kind=Kind.EMPTY_LAST_PAGE, action=action, times=times)
            yield Reading(f"{action}: {fault.kind.value} {often}", fault, crowded=True)
        for shape in Shape:
            yield Reading(f"{action}: {shape.value} always", Fault(kind=Kind.ODD, action=action, shape=shape))


def crowded_account() -> Account:
    """Return the default account with more of everything than fits on two pages."""
    account = default_account()
    set_switches(account, ("rate_limits=off",))
    stores = {name: getattr(account, name) for name in _CROWD}
    for name, count in _CROWD.items():
        store = stores[name]
        model = next(each for each in store if each.region == REGION and not getattr(each, "instance", ""))
        for number in range(count - len(store.of_region(REGION))):
            one = copy.copy(model)
            one.id = f"{model.id[:-4]}{number:04d}"
            if name == "eips":
                one.address = str(IPv4Address(int(IPv4Address("198.18.0.0")) + number))
            if name == "interfaces":
                one.ip = str(IPv4Address(int(IPv4Address("10.9.0.0")) + number))
            store.add(one)
    return account


class Reader:
    """Reads, and says what was false."""

    def __init__(self, server: SandboxServer, folder: Path) -> None:
        self.server, self.folder = server, folder
        self._crowd, self._usual = crowded_account(), default_account()
        set_switches(self._usual, ("rate_limits=off",))

    def judge(self, reading: Reading) -> tuple[str, ...]:
        """Return the complaints about one reading, and about the command that writes a file of it."""
        account = self._crowd if reading.crowded else self._usual
        self.server.faults = Faults((reading.fault,))
        self.server.account = account
        found = [*self._of_inventory(account)]
        if not reading.crowded:
            self.server.faults = Faults((reading.fault,))
            self.server.account = account
            found += self._of_command(reading)
        return tuple(found)

    def _of_inventory(self, account: Account) -> Iterator[str]:
        try:
            inventory = read_inventory(gateway(self.server), REGION, lambda: datetime.now(UTC))
        except CloudError:
            return  # nothing is claimed
        unread = {each.name for each in inventory.unread}
        for name, store in LISTS.values():
            said = sorted(_shown(each) for each in getattr(inventory, name.value))
            true = sorted((each.id, each.status.value) for each in getattr(account, store).of_region(REGION).values())
            if name not in unread and said != true:
                lost, more = set(true) - set(said), set(said) - set(true)
                yield f"{name.value} are {len(said)}, not {len(true)}: {sorted(lost)[:3]} {sorted(more)[:3]}"

    def _of_command(self, reading: Reading) -> Iterator[str]:
        """Have the mappings written over a good file: it may only be replaced by the whole truth."""
        file = self.folder / "mappings.tf"
        file.write_text("good", encoding="utf-8")
        words = ("mappings", "--region", REGION, "--format", "tf", "--replace", "--out", str(file))
        parts: Any = argparse.Namespace(
            catalog=load_catalog(),
            connect=self._connect,
            identify=lambda *_: CallerIdentity("1", "acs:ram::1:root"),
            accounts=None,
            start_sandbox=None,
            endpoint=f"http://{self.server.endpoint}",
            state_dir=self.folder / "state",
        )
        said = StringIO()
        try:
            with redirect_stderr(said), redirect_stdout(StringIO()), patch.dict(os.environ, _KEY):
                mappings.run(parsed(words), parts)
        except WizardError:
            pass
        text = file.read_text(encoding="utf-8")
        count = sum(each.region == REGION for each in self._usual.eips)
        eips = text.count('resource "alicloud_eip_address"')
        if text != "good" and eips < count and not said.getvalue():
            yield f"a file with {eips} of {count} EIPs replaced the good one, without a word"
        if text != "good" and reading.fault.action == "DescribeEipAddresses" and eips < count:
            yield f"a file with {eips} of {count} EIPs replaced the good one"

    def _connect(self, credentials: Any, *, endpoint: str, **_: Any) -> Gateway:
        return Gateway(credentials, endpoint)


def _shown(each: Any) -> tuple[str, str]:
    return (str(getattr(each, "allocation_id", None) or each.id), str(each.status.value))
