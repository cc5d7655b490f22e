"""Who may call: the keys and roles of an account; see ``gui.sandbox.resources`` on their fields."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class AccessKey:
    """A key that signs calls.

    ``allow`` and ``deny`` hold RAM actions with ``*`` wildcards; deny wins. ``denied_users`` are users of guests as
    whom the key may run no command (the condition ``ecs:CommandRunAs``), in any capitals.
    """

    id: str
    secret: str = field(repr=False)
    user: str
    allow: tuple[str, ...]
    deny: tuple[str, ...] = ()
    denied_users: tuple[str, ...] = ()
    enabled: bool = True
    denied_with: str = "NoPermission"
    security_token: str = field(default="", repr=False)
    expires: str = ""


@dataclass(slots=True, kw_only=True)
class Role:
    """A RAM role that AssumeRole can hand out."""

    name: str
    allow: tuple[str, ...]
    deny: tuple[str, ...] = ()
