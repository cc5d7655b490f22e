"""What a profile lacks the rights for, in one sentence."""

from collections.abc import Iterable

from gui.domain.operations.permissions import ApiAction
from gui.words.joining import listed
from gui.words.translation import translate


def lacking_text(missing: Iterable[ApiAction], *, read_only: bool) -> str:
    """Return why something is disabled, and what to do.

    Args:
        missing: the permissions that are known to be missing.
        read_only: whether every change is refused.
    """
    if read_only:
        return translate(
            "Rights", "This profile is read only: its RAM policies allow no change. Sign in with another profile."
        )
    text = translate(
        "Rights", "The RAM policies of this profile do not allow {permissions}. Ask the administrator of the account."
    )
    return text.format(permissions=listed(missing))
