"""What the program makes of one operation, everywhere: collected so that a later version can be held against it.

``python -m tests.characterization.portrait`` writes the files anew; whoever does so explains the difference.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from gui.cloud.gateway import Gateway
from gui.domain.contracts import Credentials
from gui.domain.operations.operation import Operation, parameters
from gui.domain.operations.permissions import ApiAction
from gui.domain.operations.reading import Reads
from gui.domain.plans.operation_data import operation_from_data, operation_to_data
from gui.services.exports.cli_script import operation_lines
from gui.words.console_steps import console_steps
from gui.words.operations import operation_proof, operation_title
from tests.helpers.every_operation import EVERY

OPERATIONS: Final = Path(__file__).with_name("operations.json")
TOKEN: Final = "the-token"
_NOT_OURS: Final = {"Format", "Version", "AccessKeyId", "SignatureNonce", "Timestamp"}

_FOUND: Final[dict[str, dict[str, Any]]] = {
    "DescribeEipAddresses": {
        "EipAddresses": {
            "EipAddress": [
                {"AllocationId": "eip-found", "IpAddress": "47.0.0.9", "Status": "Available", "RegionId": "cn-shanghai"}
            ]
        },
    },
    "DescribeNetworkInterfaces": {
        "NetworkInterfaceSets": {
            "NetworkInterfaceSet": [
                {
                    "NetworkInterfaceId": "eni-found",
                    "MacAddress": "00:16:3e:00:00:01",
                    "PrivateIpAddress": "10.0.0.5",
                    "Status": "Available",
                    "Type": "Secondary",
                    "VpcId": "vpc-1",
                    "VSwitchId": "vsw-1",
                    "ZoneId": "cn-shanghai-b",
                    "InstanceId": "",
                }
            ]
        },
        "NextToken": "",
    },
    "DescribeVSwitches": {
        "VSwitches": {
            "VSwitch": [
                {
                    "VSwitchId": "vsw-found",
                    "VpcId": "vpc-1",
                    "CidrBlock": "10.0.0.0/24",
                    "ZoneId": "cn-shanghai-b",
                    "Status": "Available",
                    "AvailableIpAddressCount": 200,
                }
            ]
        },
    },
}
"""One resource of each kind: whatever is looked up by a mark is found."""


class _Recorder(BaseHTTPRequestHandler):
    """Answers look-ups with one resource and writes with a request id; remembers what was asked."""

    sent: list[tuple[str, dict[str, str]]]

    def do_POST(self) -> None:
        """Answer one request."""
        action = self.headers.get("x-acs-action", "")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        asked = dict(parse_qsl(urlsplit(self.path).query)) | dict(parse_qsl(body))
        self.sent.append((action, {name: asked[name] for name in sorted(asked) if name not in _NOT_OURS}))
        answer = {"RequestId": "request-1", "TotalCount": 1, "PageNumber": 1, "PageSize": 50, **_FOUND.get(action, {})}
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Say nothing."""


@contextmanager
def recorder() -> Iterator[tuple[Gateway, list[tuple[str, dict[str, str]]]]]:
    """Give a gateway, and the list that whatever it sends is appended to."""
    sent: list[tuple[str, dict[str, str]]] = []
    handler = type("Handler", (_Recorder,), {"sent": sent})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield Gateway(Credentials("LTAI5tKey", "secret"), f"http://127.0.0.1:{server.server_port}"), sent
        finally:
            server.shutdown()
            thread.join()


def portrait(operation: Operation, gateway: Gateway, sent: list[tuple[str, dict[str, str]]]) -> dict[str, Any]:
    """Return everything that is made of ``operation``."""
    sent.clear()
    call = operation.next_call(operation.items)
    gateway.do(call, TOKEN)
    data = operation_to_data(operation)
    if operation_from_data(data) != operation:
        raise AssertionError(f"the data of {operation} do not give it back")
    return {
        "action": operation.action,
        "items": list(operation.items),
        "reads": _asked(operation.reads),
        "surroundings": _asked(operation.surroundings),
        "may_be_repeated": operation.may_be_repeated,
        "repeats_are_harmless": operation.repeats_are_harmless,
        "batch": operation.batch,
        "shown": [list(each) for each in parameters(call)],
        "sent": [[action, asked] for action, asked in sent],
        "plan": data,
        "undo": operation_to_data(operation.undo) if operation.undo else None,
        "permission": next(each.name for each in ApiAction if each.value.endswith(f":{operation.action}")),
        "script": list(operation_lines(operation, {})),
        "title": operation_title(operation, None),
        "proof": operation_proof(operation),
        "console": console_steps(operation),
    }


def _asked(reads: Reads) -> dict[str, list[str]]:
    """Return what is read, by kind."""
    kinds = (
        ("eips", reads.eips),
        ("enis", reads.enis),
        ("instances", reads.instances),
        ("carriers", reads.carriers),
        ("made", reads.made),
        ("vpcs", reads.vpcs),
        ("vswitches", reads.vswitches),
        ("made_vswitches", reads.made_vswitches),
        ("made_eips", reads.made_eips),
    )
    return {name: list(values) for name, values in kinds if values}


def portraits() -> list[dict[str, Any]]:
    """Return the portrait of each operation, in the order of EVERY."""
    with recorder() as (gateway, sent):
        return [portrait(each, gateway, sent) for each in EVERY]


if __name__ == "__main__":
    OPERATIONS.write_text(json.dumps(portraits(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(EVERY)} operations\n")
