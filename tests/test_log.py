"""What is logged, where, and what never is."""

import io
import logging
import logging.handlers
import os
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui import log, log_file
from gui.log import HIDDEN, Log, Redactor

ROOT = Path(__file__).resolve().parent.parent
ID = "LTAI5tLogTestKey00abcd"
SECRET = "LogTestSecret0000000000000001a"
TOKEN = "CAISlogtest+" + "aB3/" * 30 + "=="
ODD = "an-odd~looking.secret"


@pytest.fixture
def logging_to(tmp_path: Path) -> Iterator[Log]:
    done = log.set_up(tmp_path / "state", "DEBUG")
    yield done
    done.close()


def written(done: Log) -> str:
    assert done.path
    return done.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"key {ID} of STS.NUabcdefGHIJKL", "key LTAI****abcd of STS.****IJKL"),
        (f"it is {SECRET}.", f"it is {HIDDEN}."),
        (f"token {TOKEN}", f"token {HIDDEN}"),
        ("Authorization: ACS3-HMAC-SHA256 Credential=x,SignedHeaders=y,Signature=abc", f"Authorization: {HIDDEN}"),
        ("{'Authorization': 'ACS3 x', 'host': 'y'}", f"{{'Authorization': '{HIDDEN}', 'host': 'y'}}"),
        ("x-acs-security-token: short", f"x-acs-security-token: {HIDDEN}"),
        ('{"access_key_secret": "hunter2", "mode": "AK"}', f'{{"access_key_secret": "{HIDDEN}", "mode": "AK"}}'),
        ("Credentials(access_key_secret='hunter2')", f"Credentials(access_key_secret='{HIDDEN}')"),
        (
            "https://h/?Action=X&Signature=a%2Bb%3D&SecurityToken=c&B=1",
            f"https://h/?Action=X&Signature={HIDDEN}&SecurityToken={HIDDEN}&B=1",
        ),
        ("AccessKeySecret=hunter2 stsToken=hunter3", f"AccessKeySecret={HIDDEN} stsToken={HIDDEN}"),
        ("password%3Dhunter2&x", f"password%3D{HIDDEN}&x"),
        ("http://me:hunter2@proxy:3128/", f"http://me:{HIDDEN}@proxy:3128/"),
        ("b64 " + "aB3+" * 30, f"b64 {HIDDEN}"),
        ("Cookie: a=b; c=d\nnext line", f"Cookie: {HIDDEN}\nnext line"),
    ],
)
def test_secrets_are_known_by_their_shape(text: str, expected: str) -> None:
    assert Redactor().redact(text) == expected
    assert Redactor().redact(expected) == expected, "a second pass changes something"


@pytest.mark.parametrize(
    "text",
    [
        "DescribeEipAddresses cn-shanghai 0A1B2C3D-1234-5678-9ABC-DEF012345678 12 ms ok",
        "eip-2zeabcdefghijklmnopqr eni-uf6abcdefghijklmnopqr i-bp1abcdefghijklmnopqr",
        "client_token=6f1ed002-ab5c-4d5e-8f00-000000000000 ClientToken: 6f1ed002",
        "/usr/lib/python3.11/site-packages/alibabacloud_vpc20160428/client.py:1234",
        "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "the token has expired; the secret was not found",
    ],
)
def test_what_helps_to_find_a_fault_stays(text: str) -> None:
    assert Redactor().redact(text) == text


def test_remembered_secrets_are_taken_out_wherever_they_stand() -> None:
    redactor = Redactor()
    redactor.remember(ODD)
    redactor.remember("with+plus/and=")
    redactor.remember("short")
    text = f"<{ODD}> x{ODD}y{ODD} q=with%2Bplus%2Fand%3D with+plus/and= short"
    assert redactor.redact(text) == f"<{HIDDEN}> x{HIDDEN}y{HIDDEN} q={HIDDEN} {HIDDEN} short"
    redactor.forget()
    assert redactor.redact(ODD) == ODD


def test_the_redactor_itself_knows_no_secret() -> None:
    redactor = Redactor()
    redactor.remember(ODD)
    assert ODD not in repr(redactor)
    assert ODD.encode() not in b"".join(each for hashes in redactor.remembered.values() for each in hashes)
    assert Redactor()._hash(ODD) != redactor._hash(ODD), "the hash could be looked up"


def test_lines_and_tracebacks_are_redacted_in_the_file(logging_to: Log) -> None:
    def fail(given: str) -> None:
        hidden_local = f"{given} in a local variable"
        raise ValueError(f"access_key_secret={given}", len(hidden_local))

    logging_to.redactor.remember(ODD)
    logger = logging.getLogger("somewhere")
    logger.debug("secret=%s and %s", "hunter2", ODD)
    try:
        fail(ODD)
    except ValueError:
        logger.exception("it failed")
    text = written(logging_to)
    assert "DEBUG somewhere: secret=[redacted] and [redacted]" in text
    assert "ValueError: ('access_key_secret=[redacted]'" in text
    assert "in fail" in text
    assert ODD not in text
    assert "in a local variable" not in text.replace('f"{given} in a local variable"', "")


def test_the_cached_traceback_is_not_left_for_other_handlers(logging_to: Log) -> None:
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "m", (), (ValueError, ValueError(SECRET), None))
    assert SECRET not in logging_to.formatter.format(record)
    assert record.exc_text is None


def test_only_the_owner_may_read_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "FILE_BYTES", 200)
    before = os.umask(0)
    try:
        done = log.set_up(tmp_path / "state", "DEBUG")
        for number in range(50):
            logging.getLogger("somewhere").debug("line %d", number)
        done.close()
    finally:
        os.umask(before)
    files = sorted(path.name for path in (tmp_path / "state").iterdir())
    assert files == ["multi-eip-wizard.log", *(f"multi-eip-wizard.log.{number}" for number in (1, 2, 3))]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "state").iterdir()} == {0o600}
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


def test_no_line_is_lost_while_another_program_keeps_the_file_from_being_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_file, "FILE_BYTES", 200)
    older = tmp_path / f"{log_file.FILE_NAME}.1"
    older.write_text("older\n")
    move, moving = Path.replace, False

    def refuse(self: Path, target: Path) -> Path:
        if moving:
            return move(self, target)
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(Path, "replace", refuse)
    done = log.set_up(tmp_path, "DEBUG")
    for number in range(50):
        logging.getLogger("somewhere").debug("line %d", number)
    assert [line.rpartition(" ")[2] for line in written(done).splitlines()] == [str(number) for number in range(50)]
    assert older.read_text() == "older\n"
    moving = True
    logging.getLogger("somewhere").debug("line 50")
    done.close()
    assert written(done).endswith("line 50\n")
    assert written(done).count("\n") == 1
    assert older.read_text().count("\n") == 50
    assert (tmp_path / f"{log_file.FILE_NAME}.2").read_text() == "older\n"


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / log.FILE_NAME
    path.write_text("older\n")
    path.chmod(0o644)
    log.set_up(tmp_path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == "older\n"


def test_without_a_file_there_is_still_the_console(
    tmp_path: Path, expect_warnings: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    expect_warnings.add("gui.log")
    (tmp_path / "state").write_text("in the way")
    done = log.set_up(tmp_path / "state")
    assert done.path is None
    logging.getLogger("somewhere").info("still here")
    done.close()
    assert "there will be no log file" in capsys.readouterr().err


def test_a_program_without_a_console_logs_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    done = log.set_up(tmp_path)
    logging.getLogger("somewhere").info("to the file")
    monkeypatch.undo()
    assert "to the file" in written(done)
    done.close()


def test_the_sdk_may_not_print_its_requests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "sdk")
    log.set_up(tmp_path).close()
    assert "DEBUG" not in os.environ


@pytest.mark.parametrize("name", ["darabonba-core", "urllib3.connectionpool", "keyring.backend"])
def test_talkative_libraries_are_quiet(logging_to: Log, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    logger = logging.getLogger(name)
    monkeypatch.setattr(logger, "propagate", True)  # gui.cloud silences it for good where the SDK was loaded before
    if name == "darabonba-core":
        logger.setLevel(logging.DEBUG)  # as that library does when it is imported
    logger.info("> x-acs-security-token : %s", TOKEN)
    logger.warning("retry after secret=%s", "hunter2")
    text = written(logging_to)
    assert "x-acs-security-token" not in text
    assert f"WARNING {name}: retry after secret={HIDDEN}" in text


@pytest.mark.usefixtures("logging_to")
def test_a_librarys_own_handler_prints_no_secret() -> None:
    printed = io.StringIO()
    logger, own = logging.getLogger("darabonba-core"), logging.StreamHandler(printed)
    logger.addHandler(own)
    logger.warning("secret=%s", "hunter2")
    logger.removeHandler(own)
    assert printed.getvalue() == f"secret={HIDDEN}\n"


def test_further_handlers_get_the_same_lines(logging_to: Log) -> None:
    pane = io.StringIO()
    logging_to.add(logging.StreamHandler(pane))
    logging.getLogger("somewhere").warning("secret=%s", "hunter2")
    assert pane.getvalue().endswith(f"WARNING somewhere: secret={HIDDEN}\n")


def test_what_nobody_caught_is_logged(tmp_path: Path) -> None:
    code = (
        "import sys, threading; from pathlib import Path; from gui import log\n"
        "log.set_up(Path(sys.argv[1]))\n"
        "secret = sys.stdin.read()\n"
        "def fail(): raise ValueError('secret=' + secret)\n"
        "class Odd:\n"
        "    def __del__(self): fail()\n"
        "worker = threading.Thread(target=fail, name='worker'); worker.start(); worker.join()\n"
        "odd = Odd(); del odd\n"
        "fail()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        input=ODD,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    text = (tmp_path / log.FILE_NAME).read_text()
    for line in ("uncaught exception in worker", "CRITICAL gui.log: uncaught exception\n", "exception ignored"):
        assert line in text.replace("Exception ignored in", "exception ignored"), text
    assert text.count(f"ValueError: secret={HIDDEN}") == 3
    assert ODD not in text + done.stdout + done.stderr


def test_warnings_are_logged_too(logging_to: Log) -> None:
    warnings.showwarning("secret=hunter2", UserWarning, "somewhere.py", 1)
    assert f"UserWarning: secret={HIDDEN}" in written(logging_to)


def test_interrupting_is_no_fault(logging_to: Log, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert "uncaught" not in written(logging_to)


def test_closing_takes_everything_back(tmp_path: Path) -> None:
    root = logging.getLogger()
    quiet = logging.getLogger("urllib3")
    before = (list(root.handlers), root.level, quiet.level, list(quiet.filters))
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning)
    log.set_up(tmp_path).close()
    assert (list(root.handlers), root.level, quiet.level, list(quiet.filters)) == before
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning) == hooks
