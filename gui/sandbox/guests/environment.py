"""Users, folders and files of guests that have no file system of their own."""

import re
from dataclasses import dataclass, field
from typing import Final

from gui.sandbox.guests.protocol import SentFile, Task, TaskRefusedError

USERS: Final = frozenset({"root", "nobody", "admin", "ecs-user", "ecs-assist-user"})
_WINDOWS_USERS: Final = frozenset({"system", "administrator"})
FOLDERS: Final = frozenset({"/", "/root", "/tmp", "/home", "/home/admin", "/home/ecs-user", "/var/tmp", "/opt", "/etc"})  # noqa: S108 - names, nothing is written there
_DRIVE: Final = re.compile(r"[A-Za-z]:\\.*")
_MODE: Final = re.compile(r"0?[0-7]{3}")
_LONGEST_NAME: Final = 255


def check(task: Task) -> None:
    """See that user and folder of ``task`` exist.

    Raises:
        TaskRefusedError: one does not.
    """
    linux = task.instance.os_type == "linux"
    known = task.user in USERS if linux else task.user.lower() in _WINDOWS_USERS
    if task.user and not known:
        raise TaskRefusedError("AccountNotExists")
    if (
        task.folder
        and (task.folder.rstrip("/") or "/") not in FOLDERS
        and not (not linux and _DRIVE.match(task.folder))
    ):
        raise TaskRefusedError("DirectoryNotExists")


@dataclass(slots=True)
class Files:
    """Files that were sent to instances, by instance id and path."""

    held: dict[tuple[str, str], SentFile] = field(default_factory=dict)

    def save(self, instance: str, file: SentFile) -> str:
        """Keep ``file``; return an empty text, or the code of the result when the agent refuses it."""
        code = refusal(file)
        if code:
            return code
        if (instance, file.path) in self.held and not file.overwrite:
            return "FileAlreadyExists"
        self.held[instance, file.path] = file
        return ""


def refusal(file: SentFile) -> str:
    """Return the code with which the agent refuses ``file`` whatever the guest holds; empty for none.

    Source: the codes of DescribeSendFileResults.
    """
    if not file.name or "/" in file.name or "\\" in file.name or len(file.name) > _LONGEST_NAME:
        return "FileNameInvalid"
    if not (file.folder.startswith("/") or _DRIVE.match(file.folder)):
        return "FilePathInvalid"
    if not _MODE.fullmatch(file.mode):
        return "FileAuthorityInvalid"
    if not {file.owner, file.group} <= USERS:
        return "UserGroupNotExists"
    return ""
