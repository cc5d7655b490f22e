"""The composition root: the only place that knows every part, and hands the edges to window and commands."""

import argparse
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gui import log
from gui.commands.exit_codes import DONE
from gui.commands.terminal import tell
from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import CloudError, InputError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi, Credentials, GuestChannel
from gui.domain.operations.permissions import Permission
from gui.services.accounts.accounts import Accounts
from gui.services.parts import Parts, SandboxAccess
from gui.services.region.call_log import CallLog
from gui.services.region.catalog import load_catalog
from gui.services.region.window_priority import WindowPriority
from gui.services.state_folder import make_folder, state_dir
from gui.vault.keyring_store import KeyringStore
from gui.vault.session_store import SessionStore

PROBE_SECONDS = 5.0


@dataclass(slots=True)
class ServedSandbox:
    """A sandbox that runs in this process."""

    endpoint: str
    access_key_id: str
    access_key_secret: str
    ca_file: str
    _server: object
    _folder: Path | None = None

    def stop(self) -> None:
        """End it, and take away the folder that was made for its certificate."""
        self._server.stop()  # type: ignore[attr-defined]
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


class Composition:
    """Makes the parts, and ends what they started.

    Raises:
        InputError: the endpoint is none, or the state folder can't be written.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        if args.endpoint is not None:
            from gui.cloud.endpoint import parse  # seldom needed

            parse(args.endpoint)
        self._args = args
        self._lock = threading.Lock()
        self._sandbox: ServedSandbox | None = None
        self._sandbox_dir = Path()
        _leave_no_core()
        self.state_dir = state_dir(args.state_dir)
        self._log = log.set_up(self.state_dir, args.log_level)

    def parts(self) -> Parts:
        """Return what the window and the commands need. Cheap: the SDKs and the keyring are loaded on first use."""
        vault = KeyringStore()
        redactor = self._log.redactor
        accounts = Accounts(
            self.state_dir,
            vault,
            SessionStore(),
            assume_role=self._assume_role,
            identify=self._identify,
            on_secret=redactor.remember,
            on_lock=redactor.forget,
        )

        def probe() -> VaultStatus:
            return vault.probe(PROBE_SECONDS)

        def check_permissions(
            name: str, region: RegionId, *, anew: bool = True
        ) -> tuple[CallerIdentity | None, tuple[Permission, ...]]:
            from gui.cloud.permissions import known_permissions  # the window is painted first

            credentials = accounts.sign_in(name) if anew else accounts.credentials(name)
            try:
                identity = accounts.identity(name)
            except CloudError:  # whoever may not ask who signs may still bind EIPs
                identity = None
            profile = accounts.profile(name)
            return identity, known_permissions(credentials, profile, region, identity, self._args.endpoint)

        calls, window_priority = CallLog(), WindowPriority()

        def connect_and_note(
            credentials: Credentials, *, profile: Profile | None, endpoint: str | None, language: str
        ) -> CloudApi:
            return connect(
                credentials,
                profile=profile,
                endpoint=endpoint,
                language=language,
                calls=calls,
                pause=window_priority.pause,
            )

        def reach_and_note(credentials: Credentials, *, profile: Profile | None, endpoint: str | None) -> GuestChannel:
            return reach_guests(
                credentials, profile=profile, endpoint=endpoint, calls=calls, pause=window_priority.pause
            )

        return Parts(
            state_dir=self.state_dir,
            catalog=load_catalog(),
            accounts=accounts,
            connect=connect_and_note,
            reach_guests=reach_and_note,
            identify=identify,
            start_sandbox=self.start_sandbox,
            preload=preload,
            probe_vault=probe,
            check_permissions=check_permissions,
            known_permissions=lambda name, region: check_permissions(name, region, anew=False)[1],
            endpoint=self._args.endpoint,
            calls=calls,
            window_priority=window_priority,
        )

    def start_sandbox(self) -> SandboxAccess:
        """Start the default sandbox at its usual pace, or return the one that runs."""
        with self._lock:
            if self._sandbox is None:
                self._sandbox = serve_sandbox(argparse.Namespace(account=None, faults=None, latency=None, switch=[]), 0)
                self._sandbox_dir = Path(tempfile.mkdtemp(dir=self.state_dir, prefix="sandbox-"))
            served, folder = self._sandbox, self._sandbox_dir
        credentials = Credentials(served.access_key_id, served.access_key_secret)
        self._log.redactor.remember(served.access_key_secret)
        return SandboxAccess(served.endpoint, credentials, folder)

    def _assume_role(self, key: Credentials, profile: Profile) -> Credentials:
        from gui.cloud.sts import assume_role  # the window is painted first

        return assume_role(key, profile, self._args.endpoint)

    def _identify(self, credentials: Credentials, profile: Profile) -> CallerIdentity:
        from gui.cloud.sts import identify  # the window is painted first

        return identify(credentials, profile, self._args.endpoint)

    def note_crash(self, error: Exception) -> Path | None:
        """Write the traceback of ``error`` to the log, without secrets; return the log file, None if there is none."""
        return self._log.note_crash(error)

    def close(self) -> None:
        """End the sandbox."""
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.stop()
                shutil.rmtree(self._sandbox_dir, ignore_errors=True)
        self._log.close()


def _leave_no_core() -> None:
    """Let no crash write the memory, and the secrets in it, to a file."""
    try:
        import resource  # POSIX only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def connect(
    credentials: Credentials,
    *,
    profile: Profile | None,
    endpoint: str | None,
    language: str = "en-US",
    calls: CallLog | None = None,
    pause: Callable[[], object] = lambda: None,
) -> CloudApi:
    """Return the cloud behind the official SDKs; see ``gui.services.parts.Connect``."""
    from gui.cloud.gateway import Gateway  # the window is painted first

    return Gateway(
        credentials,
        endpoint,
        calls.add if calls else None,
        proxy=profile.proxy or None if profile else None,
        ca_file=profile.ca_file or None if profile else None,
        language=language,
        pause=pause,
    )


def reach_guests(
    credentials: Credentials,
    *,
    profile: Profile | None,
    endpoint: str | None,
    calls: CallLog | None = None,
    pause: Callable[[], object] = lambda: None,
) -> GuestChannel:
    """Return the guests behind Cloud Assistant; see ``gui.services.parts.ReachGuests``."""
    from gui.cloud.assistant import Assistant  # the window is painted first

    return Assistant(
        credentials,
        endpoint,
        calls.add if calls else None,
        proxy=profile.proxy or None if profile else None,
        ca_file=profile.ca_file or None if profile else None,
        pause=pause,
    )


def identify(credentials: Credentials, profile: Profile | None, endpoint: str | None) -> CallerIdentity:
    """Return who ``credentials`` belong to; see ``gui.services.parts.IdentifyAt``."""
    from gui.cloud.sts import identify  # the window is painted first

    return identify(credentials, profile or Profile(""), endpoint)


def preload() -> None:
    """Import the SDKs."""
    from gui.cloud.gateway import preload as load  # the window is painted first

    load()


def serve_sandbox(args: argparse.Namespace, port: int) -> ServedSandbox:
    """Start a sandbox.

    Raises:
        InputError: the account or faults file, a switch or the kind of guest is not right, or the port is taken.
    """
    from gui.sandbox.errors import SandboxInputError  # only the sandbox needs its modules
    from gui.sandbox.faults import load_faults
    from gui.sandbox.guests.choice import guest_of
    from gui.sandbox.pace import Pace
    from gui.sandbox.seed import default_account, load_account, set_switches
    from gui.sandbox.server import TYPICAL_LATENCY, SandboxServer

    latency = TYPICAL_LATENCY if args.latency is None else args.latency / 1000
    pace = Pace.realistic() if latency else Pace.instant()
    try:
        account = load_account(args.account, pace) if args.account else default_account(pace)
        set_switches(account, args.switch)
        account.guest = guest_of(getattr(args, "guest", None) or "modelled", account)
        faults = load_faults(args.faults) if args.faults else None
        (ca_file, folder), tls = _ca_file(args), None
        if ca_file is not None:
            from gui.sandbox.certificates import serve_with  # few need it, and it takes a while

            tls = serve_with(ca_file, account.regions)
        server = SandboxServer(account, port=port, latency=latency, faults=faults, tls=tls)
        server.start()
    except SandboxInputError as error:
        raise InputError(str(error)) from error
    key = next(iter(account.keys.values()))
    return ServedSandbox(server.url, key.id, key.secret, str(ca_file or ""), server, folder)


def _ca_file(args: argparse.Namespace) -> tuple[Path | None, Path | None]:
    """Return where the certificate of the sandbox's authority is to be, and the folder that was made for it alone."""
    if not getattr(args, "tls", False):
        return None, None
    if args.ca_file:
        return args.ca_file.absolute(), None
    folder = Path(tempfile.mkdtemp(prefix="multi-eip-sandbox-"))
    return folder / "ca.pem", folder


def run_tour(composition: Composition, args: argparse.Namespace, folder: Path) -> int:
    """Drive the real wizard against the sandbox and write pictures and snippets below ``folder``; return the exit code.

    Raises:
        InputError: ``folder`` can't be written or holds another tour.
    """
    make_folder(folder, "--tour")
    if (folder / "snippets").exists() or any(folder.glob("*.png")):
        raise InputError(f"The folder {folder} holds a tour already. Choose another with --tour.")
    from gui.qt.shell.tour import run_tour as tour  # commands without a window need no Qt

    tell(tour(composition.parts(), folder, language=args.lang, scheme=args.scheme))
    return DONE
