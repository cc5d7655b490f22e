"""Profiles and signing in, with stores that can be told to fail."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.domain.accounts.profile import Colour, Profile, ProfileKind, Storage
from gui.domain.accounts.profile_problems import ProfileError, ProfileProblem
from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import CloudError, CloudErrorKind, VaultError, VaultErrorKind
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.services.accounts import profile_file
from gui.services.accounts.accounts import Accounts
from gui.vault.session_store import SessionStore
from gui.words.errors import error_text

KEY = Credentials("LTAI5tPlainTestKey0001", "PlainTestSecret000000000000001")
OTHER = Credentials("LTAI5tPlainTestKey0002", "PlainTestSecret000000000000002")
TOKEN = Credentials("STS.PlainTestTemporary", "PlainTestSecret000000000000003", "CAISplain+test/token==")
ROLE = "acs:ram::1234567890123456:role/network-admin"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Keyring(SessionStore):
    """A keyring that fails when told to, before or after the effect."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: dict[str, VaultErrorKind] = {}
        self.calls: list[str] = []

    def _try(self, what: str) -> None:
        self.calls.append(what)
        if what in self.broken:
            raise VaultError(self.broken[what], "Test Keyring")

    def read(self, name: str) -> str | None:
        self._try("read")
        return super().read(name)

    def write(self, name: str, secret: str) -> None:
        self._try("write")
        super().write(name, secret)
        self._try("written")

    def delete(self, name: str) -> None:
        self._try("delete")
        super().delete(name)


class Roles:
    def __init__(self) -> None:
        self.asked: list[tuple[Credentials, Profile]] = []
        self.answer: CloudError | None = None
        self.meanwhile: Callable[[], None] = lambda: None
        self.now = NOON

    def __call__(self, key: Credentials, profile: Profile) -> Credentials:
        self.asked.append((key, profile))
        self.meanwhile()
        if self.answer:
            raise self.answer
        number = len(self.asked)
        return Credentials(
            f"STS.Role{number}", f"RoleSecret{number}", f"RoleToken{number}", self.now + timedelta(hours=1)
        )


class Identities:
    def __init__(self) -> None:
        self.asked: list[Credentials] = []

    def __call__(self, credentials: Credentials, profile: Profile) -> CallerIdentity:
        self.asked.append(credentials)
        return CallerIdentity("1234567890123456", f"acs:ram::1234567890123456:user/{profile.name}")


class Desk:
    """Everything around one Accounts; ``restart`` is the program started anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyring = Keyring()
        self.roles = Roles()
        self.identities = Identities()
        self.environment: dict[str, str] = {}
        self.told: list[str] = []
        self.now = NOON
        self.locked = 0
        self.accounts = self.restart()

    def _count_lock(self) -> None:
        self.locked += 1

    def restart(self) -> Accounts:
        self.session = SessionStore()
        self.accounts = Accounts(
            self.folder,
            self.keyring,
            self.session,
            assume_role=self.roles,
            identify=self.identities,
            now=lambda: self.now,
            environment=self.environment,
            on_secret=self.told.append,
            on_lock=self._count_lock,
        )
        return self.accounts


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "state")


def sign_in_error(desk: Desk, name: str) -> SignInError:
    with pytest.raises(SignInError) as caught:
        desk.accounts.credentials(name)
    return caught.value


def everything_written(desk: Desk) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in desk.folder.iterdir())


def test_a_saved_key_signs_in_after_a_restart(desk: Desk) -> None:
    kept = desk.accounts.add(Profile("work", region=RegionId("cn-shanghai"), colour=Colour.RED), KEY)
    assert kept.access_key_id == KEY.access_key_id
    assert kept.is_default
    accounts = desk.restart()
    assert accounts.profiles == (kept,)
    assert sign_in_error(desk, "work").reason is SignInReason.SIGNED_OUT
    assert accounts.sign_in("work") == KEY
    assert accounts.credentials("work") == KEY


def test_the_keyring_is_asked_once_for_each_run(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.restart()
    desk.keyring.calls.clear()
    desk.accounts.sign_in("work")
    desk.accounts.sign_in("work")
    desk.accounts.provider("work")()
    assert desk.keyring.calls == ["read"]


def test_no_secret_is_written_to_a_file(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.accounts.add(Profile("today", ProfileKind.SESSION_TOKEN), TOKEN)
    desk.accounts.add(Profile("role", ProfileKind.RAM_ROLE, role_arn=ROLE), OTHER)
    desk.accounts.sign_in("role")
    text = everything_written(desk)
    for secret in (KEY, OTHER, TOKEN):
        assert secret.access_key_secret not in text
        assert secret.access_key_id in text
    assert TOKEN.security_token not in text
    assert "RoleSecret1" not in text


def test_short_lived_secrets_are_never_saved(desk: Desk) -> None:
    desk.accounts.add(Profile("today", ProfileKind.SESSION_TOKEN), TOKEN)
    assert len(desk.keyring) == 0
    assert desk.accounts.sign_in("today") == TOKEN
    desk.restart()
    with pytest.raises(SignInError) as caught:
        desk.accounts.sign_in("today")
    assert caught.value.reason is SignInReason.SECRET_MISSING


def test_session_only_keeps_a_long_lived_key_out_of_the_keyring(desk: Desk) -> None:
    desk.accounts.add(Profile("guest", storage=Storage.SESSION_ONLY), KEY)
    assert desk.keyring.calls == []
    assert desk.accounts.sign_in("guest") == KEY


def test_pasted_keys_are_cleaned(desk: Desk) -> None:
    pasted = Credentials(f" {KEY.access_key_id}\n", f"\u200b{KEY.access_key_secret}\t\r\n")
    desk.accounts.add(Profile("work"), pasted)
    assert desk.accounts.sign_in("work") == KEY


@pytest.mark.parametrize(
    ("profile", "credentials", "problem"),
    [
        (Profile(""), KEY, ProfileProblem.NAME_EMPTY),
        (Profile("taken"), KEY, ProfileProblem.NAME_TAKEN),
        (Profile("work"), None, ProfileProblem.KEY_ID_EMPTY),
        (Profile("work"), Credentials(KEY.access_key_secret, KEY.access_key_id), ProfileProblem.SECRET_IS_KEY_ID),
        (Profile("work"), TOKEN, ProfileProblem.KEY_ID_TEMPORARY),
        (Profile("work", ca_file="/no/such/file.pem"), KEY, ProfileProblem.CA_FILE_MISSING),
        (Profile("work", ca_file="/dev/zero"), KEY, ProfileProblem.CA_FILE_MISSING),
        (Profile("work", ca_file=__file__), KEY, ProfileProblem.CA_FILE_SHAPE),
        (Profile("work", proxy="http://me:secret@proxy:1"), KEY, ProfileProblem.PROXY_HAS_PASSWORD),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_changes(
    desk: Desk, profile: Profile, credentials: Credentials | None, problem: ProfileProblem
) -> None:
    desk.accounts.add(Profile("taken"), OTHER)
    before = desk.accounts.profiles, everything_written(desk)
    with pytest.raises(ProfileError) as caught:
        desk.accounts.add(profile, credentials)
    assert caught.value.problem is problem
    assert "{" not in error_text(caught.value).what
    assert (desk.accounts.profiles, everything_written(desk)) == before


def test_there_is_always_one_default(desk: Desk) -> None:
    assert desk.accounts.default is None
    for name in ("one", "two", "three"):
        desk.accounts.add(Profile(name, storage=Storage.SESSION_ONLY), KEY)
    assert desk.accounts.default == desk.accounts.profile("one")
    desk.accounts.set_default("two")
    assert [each.name for each in desk.accounts.profiles if each.is_default] == ["two"]
    desk.accounts.delete("two")
    assert desk.accounts.default == desk.accounts.profile("one")
    desk.accounts.add(Profile("four", is_default=True, storage=Storage.SESSION_ONLY), KEY)
    assert [each.name for each in desk.accounts.profiles if each.is_default] == ["four"]


def test_renaming_touches_no_secret(desk: Desk) -> None:
    desk.accounts.add(Profile("old"), KEY)
    desk.keyring.broken = {
        "read": VaultErrorKind.LOCKED,
        "write": VaultErrorKind.LOCKED,
        "delete": VaultErrorKind.LOCKED,
    }
    desk.accounts.change("old", replace(desk.accounts.profile("old"), name="new"))
    assert [each.name for each in desk.accounts.profiles] == ["new"]
    desk.keyring.broken.clear()
    assert desk.restart().sign_in("new") == KEY


def test_a_copy_shares_the_key_until_the_last_is_deleted(desk: Desk) -> None:
    desk.accounts.add(Profile("work", colour=Colour.RED), KEY)
    twin = desk.accounts.copy("work", "twin")
    assert (twin.colour, twin.is_default) == (Colour.RED, False)
    assert desk.accounts.delete("work") is None
    assert desk.accounts.sign_in("twin") == KEY
    assert desk.accounts.delete("twin") is None
    assert len(desk.keyring) == 0
    assert len(desk.session) == 0


def test_names_must_be_known_and_free(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.accounts.add(Profile("home"), OTHER)
    for act in (desk.accounts.delete, desk.accounts.set_default, desk.accounts.sign_in, desk.accounts.sign_out):
        with pytest.raises(ProfileError) as caught:
            act("nobody")
        assert caught.value.problem is ProfileProblem.NAME_UNKNOWN
    with pytest.raises(ProfileError) as caught:
        desk.accounts.copy("work", "home")
    assert caught.value.problem is ProfileProblem.NAME_TAKEN


def test_a_new_key_replaces_the_old_one_everywhere(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    assert desk.accounts.change("work", desk.accounts.profile("work"), OTHER) is None
    assert desk.accounts.sign_in("work") == OTHER
    assert desk.keyring.read(KEY.access_key_id) is None
    assert desk.session.read(KEY.access_key_id) is None


def test_the_same_key_with_a_new_secret(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    fresh = replace(KEY, access_key_secret=OTHER.access_key_secret)
    desk.accounts.change("work", desk.accounts.profile("work"), fresh)
    assert desk.restart().sign_in("work") == fresh


def test_moving_between_keyring_and_memory(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.accounts.change("work", replace(desk.accounts.profile("work"), storage=Storage.SESSION_ONLY))
    assert len(desk.keyring) == 0
    assert desk.accounts.sign_in("work") == KEY
    desk.accounts.change("work", replace(desk.accounts.profile("work"), storage=Storage.KEYRING))
    assert desk.restart().sign_in("work") == KEY


def test_leaving_a_keyring_that_does_not_answer(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.restart()
    desk.keyring.broken = {"read": VaultErrorKind.LOCKED, "delete": VaultErrorKind.LOCKED}
    left = desk.accounts.change("work", replace(desk.accounts.profile("work"), storage=Storage.SESSION_ONLY))
    assert left is not None
    with pytest.raises(SignInError) as caught:
        desk.accounts.sign_in("work")
    assert caught.value.reason is SignInReason.SECRET_MISSING
    desk.keyring.broken.clear()
    assert desk.accounts.tidy() is None
    assert len(desk.keyring) == 0


def test_moving_into_a_keyring_that_does_not_answer_changes_nothing(desk: Desk) -> None:
    desk.accounts.add(Profile("work", storage=Storage.SESSION_ONLY), KEY)
    desk.keyring.broken = {"write": VaultErrorKind.DENIED}
    with pytest.raises(VaultError):
        desk.accounts.change("work", replace(desk.accounts.profile("work"), storage=Storage.KEYRING))
    assert desk.accounts.profile("work").storage is Storage.SESSION_ONLY
    assert desk.accounts.sign_in("work") == KEY


@pytest.mark.parametrize("kind", VaultErrorKind)
def test_a_failing_keyring_adds_no_profile(desk: Desk, kind: VaultErrorKind) -> None:
    desk.keyring.broken = {"write": kind}
    with pytest.raises(VaultError) as caught:
        desk.accounts.add(Profile("work"), KEY)
    assert caught.value.kind is kind
    assert desk.restart().profiles == ()


def test_a_secret_saved_by_a_call_that_failed_afterwards_is_deleted_later(desk: Desk) -> None:
    desk.keyring.broken = {"written": VaultErrorKind.SLOW}
    with pytest.raises(VaultError):
        desk.accounts.add(Profile("work"), KEY)
    assert len(desk.keyring) == 1
    desk.keyring.broken.clear()
    assert desk.restart().tidy() is None
    assert len(desk.keyring) == 0


def test_deleting_while_the_keyring_fails_says_so_and_is_finished_later(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.accounts.add(Profile("home"), OTHER)
    desk.keyring.broken = {"delete": VaultErrorKind.LOCKED}
    left = desk.accounts.delete("work")
    assert left is not None
    assert left.kind is VaultErrorKind.LOCKED
    assert [each.name for each in desk.accounts.profiles] == ["home"]
    assert desk.session.read(KEY.access_key_id) is None
    desk.restart()
    desk.keyring.broken.clear()
    desk.accounts.sign_in("home")
    assert desk.keyring.read(KEY.access_key_id) is None
    assert desk.keyring.read(OTHER.access_key_id) == OTHER.access_key_secret


def test_a_leftover_that_is_needed_again_is_not_deleted(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.keyring.broken = {"delete": VaultErrorKind.LOCKED}
    desk.accounts.delete("work")
    desk.keyring.broken.clear()
    desk.accounts.add(Profile("again"), KEY)
    desk.accounts.tidy()
    assert desk.restart().sign_in("again") == KEY


def test_a_disk_that_is_full_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.accounts.add(Profile("work"), KEY)
    saved = profile_file.save

    def full(folder: Path, book: profile_file.ProfileBook) -> None:
        if any(each.name == "other" for each in book.profiles):
            raise ProfileError(ProfileProblem.FILE_NOT_WRITTEN, (("path", "x"), ("reason", "No space left")))
        saved(folder, book)

    monkeypatch.setattr(profile_file, "save", full)
    changed = replace(KEY, access_key_secret=OTHER.access_key_secret)
    with pytest.raises(ProfileError):
        desk.accounts.change("work", replace(desk.accounts.profile("work"), name="other"), changed)
    with pytest.raises(ProfileError):
        desk.accounts.add(Profile("other"), OTHER)
    assert [each.name for each in desk.accounts.profiles] == ["work"]
    monkeypatch.undo()
    assert desk.restart().sign_in("work") == KEY
    assert desk.keyring.read(OTHER.access_key_id) is None, "a secret that nobody needs stayed"


def test_another_window_may_change_profiles_too(desk: Desk) -> None:
    first = desk.accounts
    second = desk.restart()
    first.add(Profile("work"), KEY)
    second.add(Profile("home"), OTHER)
    assert [each.name for each in second.profiles] == ["work", "home"]


def test_a_damaged_file_is_told_and_the_good_copy_used(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    file = desk.folder / profile_file.FILE_NAME
    for damage in ("", "{", "[]", '{"version": 99}', file.read_text().replace('access_key"', 'no_such_kind"')):
        file.write_text(damage)
        accounts = desk.restart()
        assert accounts.complaint is not None
        assert accounts.complaint.problem is ProfileProblem.FILE_DAMAGED_COPY_USED
        assert accounts.sign_in("work") == KEY
    desk.accounts.set_lock_minutes(5)
    assert desk.restart().complaint is None


def test_two_profiles_of_one_name_are_a_damaged_file(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    file = desk.folder / profile_file.FILE_NAME
    content = json.loads(file.read_text())
    content["profiles"] *= 2
    file.write_text(json.dumps(content))
    assert desk.restart().complaint is not None


def test_every_field_survives_a_restart(desk: Desk) -> None:
    profile = Profile(
        "role",
        ProfileKind.RAM_ROLE,
        region=RegionId("ap-southeast-1"),
        colour=Colour.PURPLE,
        role_arn=ROLE,
        role_session_name="me@work",
        external_id="x-1",
        proxy="http://proxy.example:3128",
        ca_file="",
    )
    kept = desk.accounts.add(profile, KEY)
    token = desk.accounts.add(Profile("today", ProfileKind.SESSION_TOKEN), replace(TOKEN, expires=NOON))
    desk.accounts.set_lock_minutes(None)
    accounts = desk.restart()
    assert accounts.profiles == (kept, token)
    assert token.expires == NOON
    assert accounts.lock_minutes is None


def test_an_expired_token_asks_for_a_new_one_and_goes_on(desk: Desk) -> None:
    desk.accounts.add(Profile("today", ProfileKind.SESSION_TOKEN), replace(TOKEN, expires=NOON + timedelta(hours=1)))
    desk.accounts.sign_in("today")
    desk.now = NOON + timedelta(hours=1)
    error = sign_in_error(desk, "today")
    assert error.reason is SignInReason.TOKEN_EXPIRED
    assert error.kind is CloudErrorKind.EXPIRED_CREDENTIALS
    assert error.answered, "a call that was not made had no effect"
    fresh = replace(TOKEN, access_key_id="STS.PlainTestSecond", expires=NOON + timedelta(hours=3))
    desk.accounts.change("today", desk.accounts.profile("today"), fresh)
    assert desk.accounts.credentials("today") == fresh
    assert desk.session.read(TOKEN.access_key_id) is None


def test_the_environment_is_read_each_time(desk: Desk) -> None:
    desk.accounts.add(Profile("shell", ProfileKind.ENVIRONMENT))
    assert sign_in_error(desk, "shell").reason is SignInReason.ENVIRONMENT_EMPTY
    desk.environment.update(
        ALIBABA_CLOUD_ACCESS_KEY_ID=TOKEN.access_key_id,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET=TOKEN.access_key_secret,
        ALIBABA_CLOUD_SECURITY_TOKEN=str(TOKEN.security_token),
    )
    assert desk.accounts.sign_in("shell") == TOKEN
    assert desk.accounts.credentials("shell") == TOKEN
    assert {TOKEN.access_key_secret, TOKEN.security_token} <= set(desk.told)
    del desk.environment["ALIBABA_CLOUD_SECURITY_TOKEN"]
    assert desk.accounts.credentials("shell").security_token is None
    assert len(desk.session) == 0
    desk.accounts.sign_out("shell")
    desk.accounts.delete("shell")
    assert len(desk.keyring) == 0


def add_role(desk: Desk) -> None:
    desk.accounts.add(Profile("role", ProfileKind.RAM_ROLE, role_arn=ROLE), KEY)


def test_a_role_is_taken_on_once_and_renewed_before_it_ends(desk: Desk) -> None:
    add_role(desk)
    first = desk.accounts.sign_in("role")
    assert first.access_key_id == "STS.Role1"
    assert desk.roles.asked[0][0] == KEY
    assert desk.roles.asked[0][1].role_arn == ROLE
    desk.now = NOON + timedelta(minutes=49)
    assert desk.accounts.credentials("role") == first
    desk.now = desk.roles.now = NOON + timedelta(minutes=51)
    assert desk.accounts.credentials("role").access_key_id == "STS.Role2"
    assert desk.session.read(first.access_key_id) is None
    assert len(desk.keyring) == 1


def test_a_role_that_can_not_be_renewed_just_now_lasts_to_its_end(desk: Desk) -> None:
    add_role(desk)
    first = desk.accounts.sign_in("role")
    desk.now = NOON + timedelta(minutes=55)
    for kind in (CloudErrorKind.NETWORK, CloudErrorKind.TIMED_OUT, CloudErrorKind.THROTTLED):
        desk.roles.answer = CloudError(kind)
        assert desk.accounts.credentials("role") == first
    desk.now = NOON + timedelta(minutes=60)
    with pytest.raises(CloudError) as caught:
        desk.accounts.credentials("role")
    assert caught.value is desk.roles.answer


@pytest.mark.parametrize("kind", [CloudErrorKind.DENIED, CloudErrorKind.BAD_CREDENTIALS, CloudErrorKind.NOT_FOUND])
def test_a_role_that_is_refused_pauses_until_the_next_sign_in(desk: Desk, kind: CloudErrorKind) -> None:
    add_role(desk)
    desk.accounts.sign_in("role")
    desk.now = desk.roles.now = NOON + timedelta(minutes=55)
    desk.roles.answer = CloudError(kind, "SomeCode", "AssumeRole", "words", "REQ-1")
    error = sign_in_error(desk, "role")
    assert (error.reason, error.request_id, error.cause) == (SignInReason.ROLE_REFUSED, "REQ-1", desk.roles.answer)
    desk.roles.answer = None
    assert desk.accounts.sign_in("role").access_key_id == "STS.Role3"


def test_signing_in_again_takes_the_role_on_anew(desk: Desk) -> None:
    add_role(desk)
    assert desk.accounts.sign_in("role").access_key_id == "STS.Role1"
    assert desk.accounts.sign_in("role").access_key_id == "STS.Role2"
    assert desk.accounts.credentials("role").access_key_id == "STS.Role2"


def test_a_changed_role_is_taken_on_anew(desk: Desk) -> None:
    add_role(desk)
    desk.accounts.sign_in("role")
    desk.accounts.change("role", replace(desk.accounts.profile("role"), role_arn=f"{ROLE}-2"))
    desk.accounts.credentials("role")
    assert [profile.role_arn for _, profile in desk.roles.asked] == [ROLE, f"{ROLE}-2"]


def test_signing_out_forgets_the_role_too(desk: Desk) -> None:
    add_role(desk)
    desk.accounts.sign_in("role")
    desk.accounts.sign_out("role")
    assert len(desk.session) == 0
    assert sign_in_error(desk, "role").reason is SignInReason.SIGNED_OUT
    assert desk.accounts.sign_in("role")


def test_whose_key_it_is_is_asked_once_and_kept(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.accounts.sign_in("work")
    first = desk.accounts.identity("work")
    assert first.name == "work"
    assert desk.restart().identity("work") == first
    assert desk.identities.asked == [KEY]
    desk.accounts.change("work", desk.accounts.profile("work"), OTHER)
    assert desk.accounts.profile("work").identity is None
    desk.accounts.identity("work")
    assert desk.identities.asked == [KEY, OTHER]


def test_the_identity_of_the_environment_is_never_old(desk: Desk) -> None:
    desk.accounts.add(Profile("shell", ProfileKind.ENVIRONMENT))
    desk.environment.update(ALIBABA_CLOUD_ACCESS_KEY_ID="LTAI5tOne", ALIBABA_CLOUD_ACCESS_KEY_SECRET="one")
    desk.accounts.identity("shell")
    desk.environment.update(ALIBABA_CLOUD_ACCESS_KEY_ID="LTAI5tTwo")
    desk.accounts.identity("shell")
    assert [each.access_key_id for each in desk.identities.asked] == ["LTAI5tOne", "LTAI5tTwo"]


def test_after_the_idle_time_secrets_leave_memory(desk: Desk) -> None:
    assert desk.accounts.idle_left is None
    add_role(desk)
    desk.accounts.sign_in("role")
    desk.accounts.set_lock_minutes(5)
    desk.now += timedelta(minutes=4)
    desk.accounts.touch()
    desk.now += timedelta(minutes=4)
    assert desk.accounts.idle_left == timedelta(minutes=1)
    assert not desk.accounts.lock_if_idle()
    desk.accounts.credentials("role")
    desk.now += timedelta(minutes=5)
    assert desk.accounts.lock_if_idle()
    assert len(desk.session) == 0
    assert desk.locked == 1
    assert desk.accounts.idle_left is None
    assert not desk.accounts.lock_if_idle()
    assert sign_in_error(desk, "role").reason is SignInReason.LOCKED
    assert desk.accounts.sign_in("role")


def test_the_idle_lock_can_be_off(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.accounts.set_lock_minutes(None)
    desk.now += timedelta(days=1)
    assert not desk.accounts.lock_if_idle()
    desk.accounts.set_lock_minutes(0)
    assert desk.accounts.lock_minutes == 1


def test_a_file_that_can_not_be_read_is_never_overwritten(desk: Desk) -> None:
    desk.folder.mkdir()
    file = desk.folder / profile_file.FILE_NAME
    file.mkdir()
    accounts = desk.restart()
    assert accounts.complaint is not None
    assert accounts.complaint.problem is ProfileProblem.FILE_UNREADABLE
    with pytest.raises(ProfileError) as caught:
        accounts.add(Profile("work"), KEY)
    assert caught.value.problem is ProfileProblem.FILE_UNREADABLE
    assert len(desk.keyring) == 0


def test_a_secret_that_is_in_use_is_not_tidied_away(desk: Desk) -> None:
    desk.accounts.add(Profile("work"), KEY)
    desk.keyring.broken = {"written": VaultErrorKind.SLOW}
    fresh = replace(KEY, access_key_secret=OTHER.access_key_secret)
    with pytest.raises(VaultError):
        desk.accounts.change("work", desk.accounts.profile("work"), fresh)
    desk.keyring.broken.clear()
    desk.restart()
    assert desk.accounts.tidy() is None
    assert desk.accounts.sign_in("work").access_key_id == KEY.access_key_id


class WatchedLock:
    """A lock that counts who wants it."""

    def __init__(self) -> None:
        self.wanted = threading.Semaphore(0)
        self.lock = threading.Lock()

    def __enter__(self) -> None:
        self.wanted.release()
        self.lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self.lock.release()


def test_many_threads_take_on_a_role_once(desk: Desk) -> None:
    add_role(desk)
    desk.accounts._renewing = lock = WatchedLock()
    several = 4

    def while_asking() -> None:
        for _thread in range(several):
            assert lock.wanted.acquire(timeout=20), "a thread does not wait for the one that asks"

    desk.roles.meanwhile = while_asking
    with ThreadPoolExecutor(several) as pool:
        answers = list(pool.map(lambda _number: desk.accounts.credentials("role"), range(several)))
    assert {each.access_key_id for each in answers} == {"STS.Role1"}
    assert len(desk.roles.asked) == 1


def test_a_name_can_be_found_that_is_free(desk: Desk) -> None:
    assert desk.accounts.free_name(" default ") == "default"
    for expected in ("default", "default 2", "default 3"):
        name = desk.accounts.free_name("default")
        assert name == expected
        desk.accounts.add(Profile(name, storage=Storage.SESSION_ONLY), KEY)
    assert len(desk.accounts.free_name("x" * 100)) <= 60


def test_a_lock_is_told_to_whoever_holds_credentials(desk: Desk) -> None:
    class Holder:
        held: Credentials | None = None

        def forget(self) -> None:
            assert len(desk.session) == 1, "what is held can't be overwritten any more"
            self.held = None

    desk.accounts.add(Profile("work"), KEY)
    signer, holder = desk.accounts.provider("work"), Holder()
    signer.when_locked(holder.forget)
    holder.held = signer()
    assert holder.held == KEY
    desk.accounts.lock()
    assert holder.held is None
    assert len(desk.session) == 0


def test_a_key_can_be_tried_before_it_is_kept(desk: Desk) -> None:
    assert desk.accounts.trial(Profile("work"), replace(KEY, access_key_id=f" {KEY.access_key_id}")) == KEY
    role = Profile("role", ProfileKind.RAM_ROLE, role_arn=ROLE)
    assert desk.accounts.trial(role, KEY).access_key_id == "STS.Role1"
    assert {KEY.access_key_secret, "RoleSecret1", "RoleToken1"} <= set(desk.told)
    with pytest.raises(SignInError) as caught:
        desk.accounts.trial(Profile("shell", ProfileKind.ENVIRONMENT))
    assert caught.value.reason is SignInReason.ENVIRONMENT_EMPTY
    with pytest.raises(ProfileError):
        desk.accounts.trial(role)
    desk.roles.answer = CloudError(CloudErrorKind.DENIED, "NoPermission")
    with pytest.raises(SignInError) as caught:
        desk.accounts.trial(role, KEY)
    assert caught.value.cause is desk.roles.answer
    desk.roles.answer = CloudError(CloudErrorKind.NETWORK)
    with pytest.raises(CloudError, match="network"):
        desk.accounts.trial(role, KEY)
    assert desk.accounts.profiles == ()
    assert len(desk.session) == len(desk.keyring) == 0


def test_a_changed_ca_file_must_be_one(desk: Desk, tmp_path: Path) -> None:
    desk.accounts.add(Profile("work"), KEY)
    with pytest.raises(ProfileError) as caught:
        desk.accounts.change("work", replace(desk.accounts.profile("work"), ca_file=str(tmp_path / "none.pem")))
    assert caught.value.problem is ProfileProblem.CA_FILE_MISSING
    assert desk.accounts.profile("work").ca_file == ""
