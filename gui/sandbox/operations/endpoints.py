"""DescribeEndpoints of the Location service.

It has no page; its form and its two refusals, with their messages, are what the first SDKs for Python and Go expect of
it, a misspelt member included.
"""

from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation, Service
from gui.sandbox.params import Params


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


LOCATION_OPERATIONS = (Operation("DescribeEndpoints", describe_endpoints, open_to_all=True),)
