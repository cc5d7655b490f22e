"""Connecting from the command line: the sandbox, a profile, or the environment's key. Secrets are never arguments."""

import argparse
import os
from pathlib import Path

from gui.domain.contracts import CloudApi, Credentials
from gui.domain.errors import InputError
from gui.domain.profile_rules import clean_credentials
from gui.services.accounts import ENV_KEY_ID, ENV_SECRET, ENV_TOKEN
from gui.services.parts import Parts

LANGUAGE = "en-US"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say where to connect, to the parser of a command."""
    # Suppressed defaults: the program takes --sandbox and --endpoint before the command too.
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--sandbox", action="store_true", default=argparse.SUPPRESS, help="use the built-in emulated account"
    )
    place.add_argument(
        "--endpoint",
        metavar="URL",
        default=argparse.SUPPRESS,
        help="a server to use instead of the vendor's; http on loopback",
    )
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help=f"a saved profile (default: {ENV_KEY_ID}, {ENV_SECRET} and, for temporary credentials, {ENV_TOKEN})",
    )


def cloud_for(args: argparse.Namespace, parts: Parts) -> CloudApi:
    """Return the cloud that ``args`` ask for; nothing is sent yet, but a profile may ask the keyring.

    Raises:
        InputError: a profile or an endpoint is asked for besides the sandbox, there is no such profile, or there is
            no key in the environment.
        VaultError: the keyring could not give the secret.
        SignInError: the profile has no secret, or its token has ended.
        CloudError: the role of the profile could not be taken on.
    """
    if getattr(args, "sandbox", False):
        if args.profile or parts.endpoint:
            raise InputError("The sandbox has an account and an endpoint of its own; leave it out, or the others.")
        access = parts.start_sandbox()
        return parts.connect(access.credentials, profile=None, endpoint=access.endpoint, language=LANGUAGE)
    if args.profile:
        profile, credentials = parts.accounts.profile(args.profile), parts.accounts.sign_in(args.profile)
        return parts.connect(credentials, profile=profile, endpoint=parts.endpoint, language=LANGUAGE)
    return parts.connect(_from_environment(), profile=None, endpoint=parts.endpoint, language=LANGUAGE)


def journal_dir_for(args: argparse.Namespace, parts: Parts) -> Path:
    """Return where the runs are noted that ``args`` are about: those of the sandbox end with it."""
    return parts.start_sandbox().journal_dir if getattr(args, "sandbox", False) else parts.state_dir


def _from_environment() -> Credentials:
    found = Credentials(
        os.environ.get(ENV_KEY_ID, ""), os.environ.get(ENV_SECRET, ""), os.environ.get(ENV_TOKEN) or None
    )
    found = clean_credentials(found)
    if not found.access_key_id or not found.access_key_secret:
        raise InputError(f"Set {ENV_KEY_ID} and {ENV_SECRET}, or name a --profile, or ask for the --sandbox.")
    return found
