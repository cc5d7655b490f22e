"""Calls the commands as a shell would, over the real SDK and the sandbox."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gui.__main__ import parsed
from gui.cloud.gateway import Gateway
from gui.cloud.sts import identify
from gui.commands import check, cost, move, release, reverse, run, teardown
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.contracts import CloudApi, Credentials
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, REGION, free_eips


@dataclass
class Shell:
    """Calls the commands with the parts that matter to them."""

    server: SandboxServer
    folder: Path
    endpoint: str | None = None
    start_sandbox: Any = None
    reach_guests: Any = None

    def connect(self, credentials: Credentials, *, endpoint: str | None, **_: Any) -> CloudApi:
        return Gateway(credentials, endpoint)

    def identify(self, credentials: Credentials, profile: Profile | None, endpoint: str | None) -> CallerIdentity:
        return identify(credentials, profile or Profile(""), endpoint)

    def call(self, *words: str) -> int:
        args = parsed(words)
        parts: Any = argparse.Namespace(
            state_dir=self.folder / "state",
            catalog=load_catalog(),
            connect=self.connect,
            reach_guests=self.reach_guests,
            identify=self.identify,
            accounts=self,
            endpoint=self.endpoint,
            start_sandbox=self.start_sandbox,
        )
        own = {
            "teardown": teardown.run,
            "release": release.run,
            "check": check.run,
            "cost": cost.run,
            "move": move.run,
            "reverse": reverse.run,
        }
        return own.get(args.command, run.run)(args, parts)

    def sign_in(self, name: str) -> Credentials:
        assert name == "office"
        return CREDENTIALS

    def profile(self, name: str) -> Profile:
        return Profile(name)

    def plan(self, *more: str) -> int:
        eips = [word for eip in free_eips(self.server.account, 2) for word in ("--eip", eip)]
        choice = ["--region", REGION, "--eni", ENI, "--instance", INSTANCE, *eips]
        return self.call("plan", *choice, "--out", str(self.file), *more)

    def bind(self, *more: str) -> int:
        eips = [word for eip in free_eips(self.server.account, 2) for word in ("--eip", eip)]
        return self.call("bind", "--region", REGION, "--eni", ENI, "--instance", INSTANCE, *eips, *more)

    @property
    def file(self) -> Path:
        return self.folder / "plan.json"

    def apply(self, *more: str) -> int:
        return self.call("apply", str(self.file), *more)
