"""The commands by name, in the order of ``--help``. Light: a command's module is imported when it is done."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sandbox": "serve the emulated account on loopback until interrupted",
        "snippets": "make guest configuration from a facts file, without the cloud",
        "guest": "write the guest configuration of an interface, or set the guest up through Cloud Assistant",
        "mappings": "write every EIP, interface and instance mapping of regions",
        "check": "compare regions with the last applied plans or a baseline; the exit code says whether they differ",
        "cost": "list the EIPs that are bound to nothing, since when, and by your own prices what they cost",
        "bind": "check a choice, show the plan, and apply it after a yes",
        "plan": "check a choice, and write the plan to a file",
        "apply": "carry out a plan file",
        "resume": "go on with a run that was interrupted",
        "move": "move EIPs, or an interface with them, to another instance",
        "reverse": "reverse an applied run in one step",
        "teardown": "plan the way back, and write the plan to a file",
        "release": "show the plan that releases unbound EIPs, and apply it after a yes",
    }
)
"""What ``--help`` says of each command."""

SANDBOX: Final = "use the built-in emulated account"
ENDPOINT: Final = "a server to use instead of Alibaba Cloud's; http on loopback only"
"""What ``--help`` says of ``--sandbox`` and ``--endpoint``, before a command and after it."""

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name: f"gui.commands.{name}" for name in HELP},
        **dict.fromkeys(("bind", "plan", "apply", "resume"), "gui.commands.run"),
    }
)
"""The module of each command: ``run`` does it."""

ARGUMENTS: Final = (
    (("sandbox", "snippets", "guest"), "gui.commands.arguments.guests"),
    (("mappings", "check", "cost"), "gui.commands.arguments.reading"),
    (("bind", "plan", "apply", "resume"), "gui.commands.arguments.binding"),
    (("move", "reverse", "teardown", "release"), "gui.commands.arguments.changing"),
)
"""The modules of the commands' arguments: ``add_parsers`` adds them, in this order."""
