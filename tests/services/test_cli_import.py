"""Profiles of the aliyun CLI: read, never changed unless the user wants the clear-text secret gone."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.accounts.profile_problems import ProfileError, ProfileProblem
from gui.services.accounts import aliyun_cli_import as cli_import
from gui.services.accounts.accounts import Accounts
from gui.services.accounts.aliyun_cli_import import CliFile, NotTaken, cli_path, read_cli_file, remove_secrets
from gui.vault.session_store import SessionStore

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "CliTestSecret00000000000000001"
ROLE = "acs:ram::1234567890123456:role/network-admin"
AK = {
    "name": "default",
    "mode": "AK",
    "access_key_id": "LTAI5tCliTestKey000001",
    "access_key_secret": SECRET,
    "region_id": "cn-shenzhen",
    "output_format": "json",
    "language": "en",
}
STS = {
    "name": "today",
    "mode": "StsToken",
    "access_key_id": "STS.CliTestTemporary",
    "access_key_secret": "CliTestSecret00000000000000002",
    "sts_token": "CAIScli+test/token==",
    "region_id": "",
    "sts_expiration": int((NOW + timedelta(hours=1)).timestamp()),
}
ROLE_ARN = {
    **AK,
    "name": "role",
    "mode": "RamRoleArn",
    "ram_role_arn": ROLE,
    "ram_session_name": "me",
    "external_id": "x-1",
}


OTHER_MODES = [
    *("EcsRamRole", "RsaKeyPair", "RamRoleArnWithRoleName", "ChainableRamRoleArn", "External", "CredentialsURI"),
    *("OIDC", "BearerToken", "Anonymous", "SomethingNew"),
]


def write(path: Path, *profiles: object, **more: object) -> Path:
    path.write_text(json.dumps({"current": "default", "profiles": list(profiles), "meta_path": "", **more}))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.json"


def read(path: Path) -> CliFile:
    found = read_cli_file(path, NOW)
    assert found is not None
    return found


def test_three_modes_are_taken_over(path: Path) -> None:
    plain, token, role = read(write(path, AK, STS, ROLE_ARN)).candidates
    assert plain.profile == Profile(
        "default", ProfileKind.ACCESS_KEY, access_key_id=AK["access_key_id"], region="cn-shenzhen"
    )
    assert plain.credentials
    assert plain.credentials.access_key_secret == SECRET
    assert plain.is_current
    assert token.profile
    assert token.credentials
    assert token.profile.kind is ProfileKind.SESSION_TOKEN
    assert token.credentials.security_token == STS["sts_token"]
    assert token.profile.expires == token.credentials.expires == NOW + timedelta(hours=1)
    assert token.profile.region is None
    assert role.profile
    assert (role.profile.kind, role.profile.role_arn) == (ProfileKind.RAM_ROLE, ROLE)
    assert (role.profile.role_session_name, role.profile.external_id) == ("me", "x-1")
    assert not role.is_current


@pytest.mark.parametrize("mode", ["CloudSSO", "OAuth", "oauth", "ststoken"])
def test_the_session_of_a_login_is_taken_over_as_a_session_token(path: Path, mode: str) -> None:
    login = {"cloud_sso_sign_in_url": "https://signin.example.net/login", "access_token": "t", "oauth_site_type": "CN"}
    (candidate,) = read(write(path, {**STS, **login, "mode": mode})).candidates
    assert candidate.profile
    assert candidate.credentials
    assert candidate.profile.kind is ProfileKind.SESSION_TOKEN
    assert candidate.credentials.security_token == STS["sts_token"]
    assert candidate.credentials.expires == NOW + timedelta(hours=1)


def test_a_login_that_was_never_made_or_has_ended_is_said(path: Path) -> None:
    never = {"name": "never", "mode": "CloudSSO", "cloud_sso_sign_in_url": "https://signin.example.net/login"}
    ended = {**STS, "mode": "OAuth", "sts_expiration": int(NOW.timestamp())}
    reasons = [each.reason for each in read(write(path, never, ended)).candidates]
    assert reasons == [NotTaken.INCOMPLETE, NotTaken.EXPIRED]


def test_an_expiry_that_no_calendar_has_is_none(path: Path) -> None:
    (candidate,) = read(write(path, {**STS, "sts_expiration": 10**20})).candidates
    assert candidate.credentials
    assert candidate.credentials.expires is None


def test_what_is_taken_over_can_be_added(path: Path, tmp_path: Path) -> None:
    keyring = SessionStore()
    accounts = Accounts(
        tmp_path / "state",
        keyring,
        SessionStore(),
        assume_role=None,  # type: ignore[arg-type]
        identify=None,  # type: ignore[arg-type]
        now=lambda: NOW,
    )
    for candidate in read(write(path, AK, STS)).candidates:
        assert candidate.profile
        accounts.add(candidate.profile, candidate.credentials)
    assert keyring.read(str(AK["access_key_id"])) == SECRET
    assert accounts.sign_in("today").security_token == STS["sts_token"]


@pytest.mark.parametrize(
    "mode",
    OTHER_MODES,
)
def test_other_modes_are_listed_with_the_reason(path: Path, mode: str) -> None:
    (candidate,) = read(write(path, {**AK, "mode": mode})).candidates
    assert (candidate.name, candidate.mode, candidate.reason) == ("default", mode, NotTaken.MODE)
    assert candidate.profile is None
    assert candidate.credentials is None


@pytest.mark.parametrize(
    ("profile", "problem"),
    [
        ({**AK, "access_key_secret": ""}, ProfileProblem.SECRET_EMPTY),
        ({**AK, "access_key_id": 5}, ProfileProblem.KEY_ID_EMPTY),
        ({"mode": "AK"}, ProfileProblem.NAME_EMPTY),
        ({**STS, "sts_token": None}, ProfileProblem.TOKEN_EMPTY),
        ({**ROLE_ARN, "ram_role_arn": "admin"}, ProfileProblem.ROLE_ARN_SHAPE),
    ],
)
def test_incomplete_ones_say_what_is_missing(path: Path, profile: dict[str, Any], problem: ProfileProblem) -> None:
    (candidate,) = read(write(path, profile)).candidates
    assert candidate.reason is NotTaken.INCOMPLETE
    assert problem in {finding.problem for finding in candidate.findings}
    assert candidate.credentials is None


def test_an_expired_token_is_not_taken(path: Path) -> None:
    (candidate,) = read(write(path, {**STS, "sts_expiration": int(NOW.timestamp())})).candidates
    assert candidate.reason is NotTaken.EXPIRED


def test_a_token_without_a_time_is_taken(path: Path) -> None:
    (candidate,) = read(write(path, {**STS, "sts_expiration": 0})).candidates
    assert candidate.profile
    assert candidate.profile.expires is None


def test_reading_changes_nothing(path: Path) -> None:
    write(path, AK, STS, ROLE_ARN)
    before = path.read_bytes(), path.stat().st_mtime_ns
    read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in path.parent.iterdir()] == ["config.json"]


def test_no_file_is_no_error(path: Path) -> None:
    assert read_cli_file(path, NOW) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"profiles": 3}', '{"current": "x"}'])
def test_a_file_of_something_else_is_refused(path: Path, damage: str) -> None:
    path.write_text(damage)
    with pytest.raises(ProfileError) as caught:
        read_cli_file(path, NOW)
    assert caught.value.problem is ProfileProblem.FILE_UNREADABLE
    assert str(path) in str(caught.value)


def test_an_unreadable_file_says_why(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ProfileError, match="it is a folder"):
        read_cli_file(path, NOW)


def test_entries_that_are_no_profiles_are_passed_over(path: Path) -> None:
    assert len(read(write(path, None, "x", AK)).candidates) == 1


def test_home_is_what_the_cli_takes_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli_path({"HOME": "/home/me"}) == Path("/home/me/.aliyun/config.json")
    assert cli_path({"HOMEDRIVE": "/c", "HOMEPATH": "/me"}) == Path("/c/me/.aliyun/config.json")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cli_path({}) == tmp_path / ".aliyun/config.json"
    assert cli_path() == tmp_path / ".aliyun/config.json"


def test_removing_takes_out_only_the_secrets_asked_for(path: Path) -> None:
    file = read(write(path, AK, STS, {**ROLE_ARN, "unknown_field": {"a": [1]}}, extra="kept"))
    remove_secrets(file, ["default", "today"])
    content = json.loads(path.read_text())
    first, second, third = content["profiles"]
    assert first == {name: value for name, value in AK.items() if name != "access_key_secret"}
    assert "sts_token" not in second
    assert "access_key_secret" not in second
    assert third == {**ROLE_ARN, "unknown_field": {"a": [1]}}
    assert content["extra"] == "kept"
    assert content["current"] == "default"


def test_removing_keeps_no_copy(path: Path) -> None:
    file = read(write(path, AK))
    remove_secrets(file, ["default"])
    assert [each.name for each in path.parent.iterdir()] == ["config.json"]
    assert SECRET not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "real.json", AK)
    path.symlink_to("real.json")
    remove_secrets(read(path), ["default"])
    assert path.is_symlink()
    assert SECRET not in (tmp_path / "real.json").read_text()


def test_a_file_that_somebody_changed_is_left_alone(path: Path) -> None:
    file = read(write(path, AK))
    write(path, AK, STS)
    before = path.read_bytes()
    with pytest.raises(ProfileError) as caught:
        remove_secrets(file, ["default"])
    assert caught.value.problem is ProfileProblem.FILE_CHANGED
    assert path.read_bytes() == before


def test_a_file_that_vanished_can_not_be_changed(path: Path) -> None:
    file = read(write(path, AK))
    path.unlink()
    with pytest.raises(ProfileError, match="file_unreadable"):
        remove_secrets(file, ["default"])


def test_a_failing_disk_leaves_the_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = read(write(path, AK))
    before = path.read_bytes()

    def fail(_path: Path, _content: bytes, _mode: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cli_import, "replace_file", fail)
    with pytest.raises(ProfileError) as caught:
        remove_secrets(file, ["default"])
    assert caught.value.problem is ProfileProblem.FILE_NOT_WRITTEN
    assert path.read_bytes() == before


def test_nothing_secret_is_shown(path: Path) -> None:
    assert SECRET not in repr(read(write(path, AK)))
