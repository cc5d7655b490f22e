"""ListResourceGroups of ResourceManager, and DescribeEndpoints of the Location service.

ListResourceGroups: page and SDK's models. DescribeEndpoints has no page; its form and its two refusals, with their
messages, are what the first SDKs for Python and Go expect of it, a misspelt member included.
"""

from typing import Final

from gui.sandbox import paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation, Service
from gui.sandbox.params import Params

_MOST_PER_PAGE: Final = 100


def list_resource_groups(account: Account, params: Params) -> Answer:
    """List the resource groups of the account."""
    texts = {"ResourceGroupId": "id", "Name": "name", "DisplayName": "display_name"}
    status = params.choice("Status", ("Creating", "OK", "PendingDelete"), "OK")
    wanted = [(field, params.text(name)) for name, field in texts.items()]
    listed = set(params.repeated("ResourceGroupIds", _MOST_PER_PAGE))
    found = [
        group
        for group in account.resource_groups.values()
        if status == "OK"
        and (not listed or group.id in listed)
        and all(text in getattr(group, field) if field != "id" else text in {"", group.id} for field, text in wanted)
    ]
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    shown = [
        {
            "Id": group.id,
            "Name": group.name,
            "DisplayName": group.display_name,
            "Status": "OK",
            "AccountId": account.id,
            "CreateDate": group.created,
        }
        for group in page.records
    ]
    return {**page.about, "ResourceGroups": {"ResourceGroup": shown}}


def describe_endpoints(account: Account, params: Params) -> Answer:
    """Tell where a service of a region answers: here, by the name that the caller has for the sandbox.

    A caller that came by one of the vendor's names gets the vendor's names, which lead it to where those led it before.
    """
    region, code = params.text("Id"), params.text("ServiceCode")
    if region not in account.regions:
        raise Refusal("InvalidRegionId", "The specified region does not exist.", 404)
    known = {service.prefix: service for service in Service}
    if code not in known:
        raise Refusal("Illegal Parameter", "Please check the parameters", 404)
    kind = params.text("Type", "openAPI")
    vendor = params.host.partition(":")[0].endswith(".aliyuncs.com")
    endpoint = {
        "Endpoint": f"{code}.{region}.aliyuncs.com" if vendor else params.host,
        "Id": region,
        "Namespace": "",
        "Type": kind,
        "SerivceCode": code,
        "ServiceCode": code,
        "Protocols": {"Protocols": ["HTTP", "HTTPS"]},
    }
    return {"Success": True, "Endpoints": {"Endpoint": [endpoint] if kind == "openAPI" else []}}


RESOURCE_MANAGER_OPERATIONS = (Operation("ListResourceGroups", list_resource_groups),)
LOCATION_OPERATIONS = (Operation("DescribeEndpoints", describe_endpoints, open_to_all=True),)
