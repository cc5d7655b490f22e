"""The main flow through the vendor's first Python SDK, which signs with HMAC-SHA1.

Environment: ENDPOINT (host:port), KEY, SECRET, REGION, ENI, INSTANCE, EIPS (comma separated).
Prints one JSON object: what the SDK saw.
"""

import json
import os
import sys
import time

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import RpcRequest
from aliyunsdkecs.request.v20140526.AttachNetworkInterfaceRequest import AttachNetworkInterfaceRequest
from aliyunsdkecs.request.v20140526.DescribeNetworkInterfacesRequest import DescribeNetworkInterfacesRequest
from aliyunsdkecs.request.v20140526.DetachNetworkInterfaceRequest import DetachNetworkInterfaceRequest
from aliyunsdkvpc.request.v20160428.AssociateEipAddressBatchRequest import AssociateEipAddressBatchRequest
from aliyunsdkvpc.request.v20160428.DescribeEipAddressesRequest import DescribeEipAddressesRequest
from aliyunsdkvpc.request.v20160428.DescribeEipGatewayInfoRequest import DescribeEipGatewayInfoRequest
from aliyunsdkvpc.request.v20160428.UnassociateEipAddressRequest import UnassociateEipAddressRequest

ENI, INSTANCE, EIPS = os.environ["ENI"], os.environ["INSTANCE"], os.environ["EIPS"].split(",")
client = AcsClient(os.environ["KEY"], os.environ["SECRET"], os.environ["REGION"], auto_retry=False)


def call(request: RpcRequest, **parameters: object) -> dict:
    request.set_endpoint(os.environ["ENDPOINT"])
    request.set_protocol_type("http")
    request.set_method("POST")
    for name, value in parameters.items():
        getattr(request, f"set_{name}")(value)
    return json.loads(client.do_action_with_exception(request))


def states() -> set[str]:
    answer = call(
        DescribeEipAddressesRequest(),
        AssociatedInstanceType="NetworkInterface",
        AssociatedInstanceId=ENI,
        PageSize=50,
    )
    return {eip["Status"] for eip in answer["EipAddresses"]["EipAddress"]}


def until(wanted: object, look: object) -> None:
    deadline = time.monotonic() + 20
    while look() != wanted:
        if time.monotonic() > deadline:
            raise SystemExit(f"never became {wanted}")


def eni_state() -> str:
    answer = call(DescribeNetworkInterfacesRequest(), NetworkInterfaceIds=[ENI])
    return answer["NetworkInterfaceSets"]["NetworkInterfaceSet"][0]["Status"]


listed = call(DescribeEipAddressesRequest(), PageSize=100)
call(
    AssociateEipAddressBatchRequest(),
    BindedInstanceId=ENI,
    BindedInstanceType="NetworkInterface",
    Mode="MULTI_BINDED",
    InstanceIdss=EIPS,
    ClientToken="first-generation, with a space & a plus +",
)
until({"InUse"}, states)
call(AttachNetworkInterfaceRequest(), NetworkInterfaceId=ENI, InstanceId=INSTANCE)
until("InUse", eni_state)
gateways = call(DescribeEipGatewayInfoRequest(), InstanceId=ENI)["EipInfos"]["EipInfo"]
try:
    call(UnassociateEipAddressRequest(), AllocationId=EIPS[0], InstanceId=ENI, InstanceType="NetworkInterface")
    refused = ""
except ServerException as error:
    refused = error.get_error_code()
call(DetachNetworkInterfaceRequest(), NetworkInterfaceId=ENI, InstanceId=INSTANCE)
until("Available", eni_state)
for eip in EIPS:
    call(UnassociateEipAddressRequest(), AllocationId=eip, InstanceId=ENI, InstanceType="NetworkInterface")
    until(True, lambda: "Unassociating" not in states())
seen = {"total": listed["TotalCount"], "gateways": gateways, "refused": refused, "left": sorted(states())}
client = AcsClient(os.environ["KEY"], "no secret of this key", os.environ["REGION"], auto_retry=False)
try:
    call(DescribeEipAddressesRequest())
    wrong_secret = ""
except ServerException as error:
    wrong_secret = error.get_error_code()
seen |= {"wrong_secret": wrong_secret}
sys.stdout.write(json.dumps(seen))
