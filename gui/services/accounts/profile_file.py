"""Profiles on disk: names, key ids and preferences, never a secret."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from gui.domain.accounts.profile import Colour, Profile, ProfileKind, Storage
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.region import RegionId
from gui.services.accounts.settings import Content, Loaded, SettingsFile

FILE_NAME = "profiles.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class ProfileBook:
    """All profiles, in the order the user sees, and what goes with them.

    Attributes:
        profiles: names are unique; exactly one is the default, unless there is none.
        leftovers: key ids whose secret may lie in the keyring though no profile needs it; to be deleted.
        lock_minutes: idle minutes after which secrets leave memory, None for never.
    """

    profiles: tuple[Profile, ...] = ()
    leftovers: frozenset[str] = frozenset()
    lock_minutes: int | None = 15

    def find(self, name: str) -> Profile | None:
        """Return the profile ``name``, None when there is none."""
        return next((profile for profile in self.profiles if profile.name == name), None)

    def with_profiles(self, profiles: tuple[Profile, ...]) -> "ProfileBook":
        """Return the book with ``profiles`` instead, one of them the default."""
        default = next((each.name for each in profiles if each.is_default), profiles[0].name if profiles else "")
        return replace(self, profiles=tuple(replace(each, is_default=each.name == default) for each in profiles))


def load(state_dir: Path) -> Loaded[ProfileBook]:
    """Return the book kept in ``state_dir``; an empty one when there is none yet."""
    return SettingsFile(state_dir / FILE_NAME).load(decode)


def save(state_dir: Path, book: ProfileBook) -> None:
    """Keep ``book`` in ``state_dir``; raises ProfileError when that fails, and then nothing is changed."""
    SettingsFile(state_dir / FILE_NAME).save(encode(book))


def encode(book: ProfileBook) -> Content:
    """Return ``book`` as a JSON object."""
    return {
        "version": VERSION,
        "lock_minutes": book.lock_minutes,
        "leftovers": sorted(book.leftovers),
        "profiles": [_encode_profile(profile) for profile in book.profiles],
    }


def decode(content: Content) -> ProfileBook:
    """Return the book in the JSON object ``content``.

    Raises:
        LookupError, TypeError, ValueError: it is none.
    """
    if not content:
        return ProfileBook()
    if content["version"] != VERSION:
        raise ValueError(f"version {content['version']!r} is not known")
    profiles = tuple(_decode_profile(each) for each in content["profiles"])
    if len({profile.name for profile in profiles}) != len(profiles):
        raise ValueError("two profiles have one name")
    minutes = content["lock_minutes"]
    book = ProfileBook(
        leftovers=frozenset(str(each) for each in content["leftovers"]),
        lock_minutes=None if minutes is None else max(1, int(minutes)),
    )
    return book.with_profiles(profiles)


def _encode_profile(profile: Profile) -> Content:
    return {
        "name": profile.name,
        "kind": profile.kind.value,
        "access_key_id": profile.access_key_id,
        "region": profile.region,
        "colour": profile.colour.value,
        "default": profile.is_default,
        "storage": profile.storage.value,
        "role_arn": profile.role_arn,
        "role_session_name": profile.role_session_name,
        "external_id": profile.external_id,
        "expires": profile.expires.isoformat() if profile.expires else None,
        "proxy": profile.proxy,
        "ca_file": profile.ca_file,
        "identity": _encode_identity(profile.identity) if profile.identity else None,
        "delivers": profile.delivers,
    }


def _decode_profile(content: dict[str, Any]) -> Profile:
    return Profile(
        name=str(content["name"]),
        kind=ProfileKind(content["kind"]),
        access_key_id=str(content["access_key_id"]),
        region=RegionId(str(content["region"])) if content["region"] else None,
        colour=Colour(content["colour"]),
        is_default=bool(content["default"]),
        storage=Storage(content["storage"]),
        role_arn=str(content["role_arn"]),
        role_session_name=str(content["role_session_name"]),
        external_id=str(content["external_id"]),
        expires=datetime.fromisoformat(content["expires"]) if content["expires"] else None,
        proxy=str(content["proxy"]),
        ca_file=str(content["ca_file"]),
        identity=_decode_identity(content["identity"]) if content["identity"] else None,
        # Missing in files of earlier versions.
        delivers=content.get("delivers") is True,
    )


def _encode_identity(identity: CallerIdentity) -> Content:
    return {"account_id": identity.account_id, "arn": identity.arn, "kind": identity.kind.value}


def _decode_identity(content: dict[str, Any]) -> CallerIdentity:
    return CallerIdentity(str(content["account_id"]), str(content["arn"]), PrincipalKind(content["kind"]))
