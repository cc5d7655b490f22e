"""The program reduced to its accounts: requests as lines of JSON on stdin, answers on stdout."""

import json
import sys
from pathlib import Path
from typing import Any

from gui import log
from gui.domain.accounts.profile import Profile, Storage
from gui.domain.accounts.sign_in import SignInError
from gui.domain.cloud.errors import VaultError
from gui.domain.contracts import Credentials
from gui.services.accounts.accounts import Accounts
from gui.vault.keyring_store import KeyringStore
from gui.vault.session_store import SessionStore


def never(*_arguments: object) -> Any:
    raise AssertionError("no call of the cloud belongs here")


def answer(accounts: Accounts, keyring: KeyringStore, request: dict[str, str]) -> object:
    action, name = request["action"], request.get("name", "")
    if action == "probe":
        status = keyring.probe(5)
        return [status.state, status.backend]
    if action == "add":
        storage = Storage(request.get("storage", Storage.KEYRING))
        accounts.add(Profile(name, storage=storage), Credentials(request["id"], request["secret"]))
    elif action == "sign_in":
        return accounts.sign_in(name).access_key_secret
    elif action == "delete":
        left = accounts.delete(name)
        return left and left.kind
    elif action == "lock":
        accounts.lock()
    return [profile.name for profile in accounts.profiles]


def main() -> None:
    state_dir = Path(sys.argv[1])
    logging = log.set_up(state_dir, "DEBUG")
    keyring = KeyringStore(float(sys.argv[2]))
    accounts = Accounts(
        state_dir,
        keyring,
        SessionStore(),
        assume_role=never,
        identify=never,
        on_secret=logging.redactor.remember,
        on_lock=logging.redactor.forget,
    )
    for line in sys.stdin:
        try:
            result = answer(accounts, keyring, json.loads(line))
        except (VaultError, SignInError) as error:
            result = {"error": error.kind if isinstance(error, VaultError) else error.reason}
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
