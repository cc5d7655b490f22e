"""Connecting from the command line: the sandbox, a profile, or the environment's key. Secrets are never arguments."""

import argparse
import os
from pathlib import Path

from gui.domain.accounts.profile import Profile
from gui.domain.accounts.profile_rules import clean_credentials
from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET, ENV_TOKEN
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import InputError
from gui.domain.contracts import CloudApi, Credentials, GuestChannel
from gui.services.account_check import account_of, sandbox_account
from gui.services.parts import Parts, SandboxAccess
from gui.words import command_texts
from gui.words import delivery as words

LANGUAGE = "en-US"


def cloud_for(args: argparse.Namespace, parts: Parts) -> CloudApi:
    """Return the cloud that ``args`` ask for; nothing is sent yet, but a profile may ask the keyring.

    Raises:
        InputError: a profile or an endpoint is asked for besides the sandbox, there is no such profile, or there is
            no key in the environment.
        VaultError: the keyring could not give the secret.
        SignInError: the profile has no secret, or its token has ended.
        CloudError: the role of the profile could not be taken on.
    """
    return _SignedIn(args, parts).cloud()


def account_and_cloud_for(args: argparse.Namespace, parts: Parts) -> tuple[Account, CloudApi]:
    """Return whose account ``args`` ask for, and its cloud; nothing but GetCallerIdentity was sent.

    Raises:
        CloudError: the credentials are refused; otherwise see ``cloud_for``.
    """
    signed_in = _SignedIn(args, parts)
    return signed_in.account(), signed_in.cloud()


def cloud_and_guests_for(args: argparse.Namespace, parts: Parts) -> tuple[CloudApi, GuestChannel]:
    """Return the cloud that ``args`` ask for, and the guests of its instances; nothing is sent yet.

    Raises:
        InputError: the profile does not let commands be sent into guests; otherwise see ``cloud_for``.
    """
    signed_in = _SignedIn(args, parts)
    return signed_in.cloud(), signed_in.guests()


def account_cloud_and_guests_for(
    args: argparse.Namespace, parts: Parts
) -> tuple[Account, CloudApi, GuestChannel | InputError]:
    """Return whose account ``args`` ask for, its cloud and its guests, or why no command may be sent into these.

    Raises:
        CloudError: the credentials are refused; otherwise see ``cloud_for``.
    """
    signed_in = _SignedIn(args, parts)
    guests: GuestChannel | InputError
    try:
        guests = signed_in.guests()
    except InputError as error:
        guests = error
    return signed_in.account(), signed_in.cloud(), guests


class _SignedIn:
    """What signs the calls that ``args`` ask for; see ``cloud_for``."""

    def __init__(self, args: argparse.Namespace, parts: Parts) -> None:
        self._parts = parts
        self._sandbox: SandboxAccess | None = None
        self._profile: Profile | None = None
        if getattr(args, "sandbox", False):
            if args.profile or parts.endpoint:
                raise InputError(command_texts.text(command_texts.SANDBOX_ALONE))
            self._sandbox = parts.start_sandbox()
            self._credentials = self._sandbox.credentials
        elif args.profile:
            self._profile = parts.accounts.profile(args.profile)
            self._credentials = parts.accounts.sign_in(args.profile)
        else:
            self._credentials = _from_environment()

    def account(self) -> Account:
        """Return whose account it is."""
        if self._sandbox is not None:
            return sandbox_account(self._sandbox)
        return account_of(self._parts, self._credentials, self._profile)

    def cloud(self) -> CloudApi:
        """Return the cloud; nothing is sent yet."""
        endpoint = self._sandbox.endpoint if self._sandbox else self._parts.endpoint
        return self._parts.connect(self._credentials, profile=self._profile, endpoint=endpoint, language=LANGUAGE)

    def guests(self) -> GuestChannel:
        """Return the guests of the account's instances; nothing is sent yet."""
        if self._profile is not None and not self._profile.delivers:
            raise InputError(words.delivery_off(self._profile.name))
        endpoint = self._sandbox.endpoint if self._sandbox else self._parts.endpoint
        return self._parts.reach_guests(self._credentials, profile=self._profile, endpoint=endpoint)


def journal_dir_for(args: argparse.Namespace, parts: Parts) -> Path:
    """Return where the runs are noted that ``args`` are about: those of the sandbox end with it."""
    return parts.start_sandbox().journal_dir if getattr(args, "sandbox", False) else parts.state_dir


def _from_environment() -> Credentials:
    found = Credentials(
        os.environ.get(ENV_KEY_ID, ""), os.environ.get(ENV_SECRET, ""), os.environ.get(ENV_TOKEN) or None
    )
    found = clean_credentials(found)
    if not found.access_key_id or not found.access_key_secret:
        raise InputError(command_texts.text(command_texts.NO_CREDENTIALS).format(key=ENV_KEY_ID, secret=ENV_SECRET))
    return found
