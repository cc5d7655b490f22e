"""What clients of other makers need to find in an answer, or may leave out of a question."""

import json
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlencode
from xml.etree import ElementTree as ET

import pytest

from gui.sandbox.account import Account
from gui.sandbox.errors import Refusal
from gui.sandbox.signature import canonical_query, hmac_sha1_signature
from gui.sandbox.switches import EndpointRegion, NoGroup, OtherInstance, PrivateIp, RefusedToken
from gui.sandbox.wire import Reply, Request, xml_document
from tests.sandbox.caller import Caller, Refused, eip, eni, stamp


def signed_as_of_old(admin: Caller, action: str, version: str = "2014-05-26", **parameters: str) -> Request:
    """Return a request with the older signature."""
    query = {
        "Action": action,
        "Version": version,
        "RegionId": "cn-shanghai",
        "AccessKeyId": admin.key.id,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": f"{action}{sorted(parameters.items())}",
        "Timestamp": stamp(admin.account.clock()),
        **parameters,
    }
    query["Signature"] = hmac_sha1_signature("GET", query, admin.key.secret)
    return Request("GET", "/", urlencode(query), {"host": "sandbox.test"})


def test_the_list_of_eips_names_the_regions_it_can_be_asked_for(admin: Caller) -> None:
    assert admin.vpc("DescribeEipAddresses")["AvailableRegions"] == {"AvailableRegion": ["cn-shanghai"]}


def test_a_free_interface_has_an_instance_id_that_is_empty(admin: Caller, account: Account) -> None:
    answer = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=eni(account, "voip-media"))
    (shown,) = answer["NetworkInterfaceSets"]["NetworkInterfaceSet"]
    assert (shown["InstanceId"], shown["ResourceGroupId"]) == ("", "")


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("DescribeNetworkInterfaces", ("NetworkInterfaceSets", "NetworkInterfaceSet")),
        ("DescribeInstances", ("Instances", "Instance")),
        ("DescribeSecurityGroups", ("SecurityGroups", "SecurityGroup")),
    ],
)
def test_a_question_without_a_word_about_pages_is_answered_by_number(
    admin: Caller, action: str, kind: tuple[str, str]
) -> None:
    answer = admin.ecs(action)
    total = answer["TotalCount"]
    assert (answer["PageNumber"], answer["PageSize"]) == (1, 10)
    seen = answer[kind[0]][kind[1]]
    while answer["NextToken"]:
        answer = admin.ecs(action, NextToken=answer["NextToken"])
        seen += answer[kind[0]][kind[1]]
    assert admin.ecs(action, PageSize=100)[kind[0]][kind[1]] == seen
    assert total == len(seen)


class TestXml:
    def test_an_answer_in_xml_says_what_the_one_in_json_says(self, admin: Caller) -> None:
        reply = admin.send(signed_as_of_old(admin, "DescribeNetworkInterfaces", Format="XML"))
        assert reply.headers["Content-Type"] == "text/xml;charset=utf-8"
        root = parsed(reply.body)
        assert root.tag == "DescribeNetworkInterfacesResponse"
        expected = admin.ecs("DescribeNetworkInterfaces")
        del expected["RequestId"]
        found = as_json(root, expected)
        assert found == as_texts(expected)

    def test_a_refusal_in_xml(self, admin: Caller) -> None:
        reply = admin.send(signed_as_of_old(admin, "DescribeNatGateways", Format="xml"))
        root = parsed(reply.body)
        assert (reply.status, root.tag, root.findtext("Code")) == (404, "Error", "InvalidAction.NotFound")
        assert root.findtext("RequestId")
        assert root.findtext("Message")

    def test_a_form_asks_for_xml_too(self, admin: Caller) -> None:
        request = admin.request("vpc", "DescribeVpcs", {"RegionId": "cn-shanghai", "Format": "XML"})
        assert admin.send(request).body.startswith(b"<?xml")
        headers = {"content-type": "application/x-www-form-urlencoded", "host": "h"}
        form = Request("POST", "/", "", headers, b"Action=DescribeVpcs&Version=2016-04-28&Format=XML")
        assert b"<Code>IncompleteSignature</Code>" in admin.send(form).body

    def test_json_is_json(self, admin: Caller) -> None:
        for wanted in ("JSON", "json", ""):
            reply = admin.send(signed_as_of_old(admin, "DescribeInstances", Format=wanted))
            assert json.loads(reply.body)["TotalCount"]

    def test_hostile_names_stay_text(self) -> None:
        name = '<a href="x">&amp; \x00\x1b\ufffe 中文 </a>]]>'
        root = parsed(xml_document("R", {"Name": name, "No": None, "Yes": True}))
        assert root.findtext("Name") == '<a href="x">&amp; ??? 中文 </a>]]>'
        assert (root.findtext("No"), root.findtext("Yes")) == ("", "true")


def parsed(document: bytes) -> ET.Element:
    return ET.fromstring(document)


def as_json(element: ET.Element | None, like: object) -> object:
    """Return an element in the form of ``like``, with every value as a text."""
    assert element is not None, f"nothing for {like}"
    if not isinstance(like, dict):
        return element.text or ""
    found: dict[str, object] = {}
    for name, value in like.items():
        if isinstance(value, list):
            assert len(element.findall(name)) == len(value)
            found[name] = [as_json(one, of) for one, of in zip(element.findall(name), value, strict=True)]
        else:
            found[name] = as_json(element.find(name), value)
    return found


def as_texts(value: object) -> object:
    if isinstance(value, dict):
        return {name: as_texts(member) for name, member in value.items()}
    if isinstance(value, list):
        return [as_texts(member) for member in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


class TestWrongSecret:
    def test_the_older_signature_is_answered_with_the_text_the_server_signed(self, admin: Caller) -> None:
        request = signed_as_of_old(admin, "DescribeInstances")
        body = json.loads(admin.send(replace(request, query=request.query[:-12] + "AAAAAAAAAA%3D")).body)
        assert body["Code"] == "SignatureDoesNotMatch"
        # What aliyun-python-sdk-core compares with its own text: whatever stands behind the first colon.
        text = body["Message"].split(":")[1]
        signed = {name: value for name, value in parse_qsl(request.query) if name != "Signature"}
        assert text == f"GET&%2F&{quote(canonical_query(signed), safe='')}"

    def test_the_present_signature_too(self, account: Account) -> None:
        thief = Caller(account, key=replace(account.keys["LTAI5tSandboxFullRights1"], secret="guessed"))
        with pytest.raises(Refused, match="server string to sign is:ACS3-HMAC-SHA256"):
            thief.vpc("DescribeVpcs")


class TestEndpointRegion:
    def ask(self, account: Account, host: str, action: str = "DescribeVpcs") -> Reply:
        caller = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"], host=host)
        return caller.send(caller.request("vpc", action, {}))

    def test_a_regional_endpoint_stands_for_the_region(self, account: Account) -> None:
        reply = self.ask(account, "vpc.ap-southeast-1.aliyuncs.com")
        assert {vpc["RegionId"] for vpc in json.loads(reply.body)["Vpcs"]["Vpc"]} == {"ap-southeast-1"}

    def test_where_none_is_named_or_the_page_is_followed_it_is_missing(self, account: Account) -> None:
        assert json.loads(self.ask(account, "127.0.0.1:80").body)["Code"] == "MissingRegionId"
        assert json.loads(self.ask(account, "vpc.cn-shanghai.aliyuncs.com", "DescribeEipAddresses").body)["Code"] == (
            "MissingRegionId"
        )
        account.switches.region_by_endpoint = EndpointRegion.REQUIRED
        assert json.loads(self.ask(account, "vpc.cn-shanghai.aliyuncs.com").body)["Code"] == "MissingRegionId"


class TestRefusedTokens:
    def bind(self, admin: Caller, **more: str) -> None:
        target = eni(admin.account, "voip-media")
        given = {"InstanceId": target, "InstanceType": "NetworkInterface", "Mode": "MULTI_BINDED", "ClientToken": "t"}
        admin.vpc("AssociateEipAddress", AllocationId=eip(admin.account, "voip-edge-01"), **given, **more)

    @pytest.mark.parametrize("fate", RefusedToken)
    def test_a_busy_interface(self, admin: Caller, account: Account, fate: RefusedToken) -> None:
        account.switches.refused_token_busy = fate
        target = eni(account, "voip-media")
        account.tasks.hang("another task", "any", lambda: None, holds=(target,))
        with pytest.raises(Refused, match="TaskConflict"):
            self.bind(admin)
        account.tasks.drop("another task")
        if fate is RefusedToken.FORGOTTEN:
            self.bind(admin)
            self.bind(admin)  # replayed: the EIP is bound already
        else:
            with pytest.raises(Refused, match="TaskConflict"):
                self.bind(admin)
        assert len(account.eips.bound_to(target)) == (fate is RefusedToken.FORGOTTEN)

    @pytest.mark.parametrize("fate", RefusedToken)
    def test_a_state(self, admin: Caller, account: Account, fate: RefusedToken) -> None:
        account.switches.refused_token_state = fate
        one = account.eips.get(eip(account, "voip-edge-01"))
        assert one is not None
        state, one.status = one.status, type(one.status).RELEASING
        with pytest.raises(Refused, match="IncorrectEipStatus"):
            self.bind(admin)
        one.status = state
        if fate is RefusedToken.FORGOTTEN:
            self.bind(admin)
        else:
            with pytest.raises(Refused, match="IncorrectEipStatus"):
                self.bind(admin)

    def test_any_other_refusal(self, admin: Caller, account: Account) -> None:
        account.switches.refused_token_other = RefusedToken.FORGOTTEN
        account.overdue = True
        with pytest.raises(Refused, match=r"Forbidden\.FinancialLocked"):
            self.bind(admin)
        account.overdue = False
        self.bind(admin)

    def test_the_default_forgets_only_what_was_busy(self, account: Account) -> None:
        tokens = account.client_tokens
        for code, forgotten in (
            ("OperationConflict", True),
            ("IncorrectEipStatus", False),
            ("QuotaExceeded.Eip", False),
        ):

            def refuse(code: str = code) -> dict[str, object]:
                raise Refusal(code, "")

            with pytest.raises(Refusal):
                tokens.run("A", code, {}, "busy", refuse)
            if forgotten:
                assert tokens.run("A", code, {}, "busy", lambda: {"done": 1})[0] == {"done": 1}
            else:
                with pytest.raises(Refusal):
                    tokens.run("A", code, {}, "busy", lambda: {"done": 1})


class TestPrivateAddress:
    def shown(self, admin: Caller, name: str = "voip-edge-01") -> str:
        (row,) = admin.vpc("DescribeEipAddresses", EipName=name)["EipAddresses"]["EipAddress"]
        return str(row["PrivateIpAddress"])

    def test_it_is_empty_only_where_nobody_named_one(self, admin: Caller, account: Account) -> None:
        account.switches.private_ip_of_multi_eip = PrivateIp.EMPTY
        target = {"InstanceId": eni(account, "voip-media"), "InstanceType": "NetworkInterface", "Mode": "MULTI_BINDED"}
        admin.vpc("AssociateEipAddress", AllocationId=eip(account, "voip-edge-01"), **target)
        admin.vpc(
            "AssociateEipAddress", AllocationId=eip(account, "voip-edge-02"), PrivateIpAddress="172.16.10.102", **target
        )
        assert (self.shown(admin), self.shown(admin, "voip-edge-02")) == ("", "172.16.10.102")
        account.switches.private_ip_of_multi_eip = PrivateIp.PRIMARY
        assert self.shown(admin) == "172.16.10.102"

    def test_a_nat_binding_shows_its_own_whatever_the_switch_says(self, admin: Caller, account: Account) -> None:
        account.switches.private_ip_of_multi_eip = PrivateIp.EMPTY
        assert self.shown(admin, "sip-nat-01") == "172.16.10.107"


class TestResourceGroups:
    def test_only_where_one_was_given(self, admin: Caller, account: Account) -> None:
        group = next(iter(account.resource_groups))
        admin.vpc("AllocateEipAddress", Name="in-a-group", ResourceGroupId=group)
        made = admin.vpc("AllocateEipAddress", Name="in-none")
        rows = {row["Name"]: row["ResourceGroupId"] for row in eips_of(admin)}
        assert (rows["in-a-group"], rows["in-none"], made["ResourceGroupId"]) == (group, "", "")
        assert [row["Name"] for row in eips_of(admin, ResourceGroupId=group)] == ["in-a-group"]
        vswitch = next(one for one in account.vswitches if one.region == "cn-shanghai")
        sg = next(one for one in account.security_groups if one.vpc == vswitch.vpc)
        given = {"VSwitchId": vswitch.id, "SecurityGroupId": sg.id}
        assert admin.ecs("CreateNetworkInterface", **given)["ResourceGroupId"] == ""
        assert admin.ecs("CreateNetworkInterface", ResourceGroupId=group, **given)["ResourceGroupId"] == group

    def test_the_other_reading(self, admin: Caller, account: Account) -> None:
        account.switches.resource_group_when_none_given = NoGroup.DEFAULT_GROUP
        group = next(iter(account.resource_groups))
        assert {row["ResourceGroupId"] for row in eips_of(admin)} == {group}
        assert {row["ResourceGroupId"] for row in admin.vpc("DescribeVpcs")["Vpcs"]["Vpc"]} == {group}

    def test_a_group_that_does_not_exist(self, admin: Caller, account: Account) -> None:
        with pytest.raises(Refused, match=r"^400 InvalidResourceGroupId"):
            admin.vpc("AllocateEipAddress", ResourceGroupId="rg-none")
        vswitch = next(one for one in account.vswitches if one.region == "cn-shanghai")
        sg = next(one for one in account.security_groups if one.vpc == vswitch.vpc)
        with pytest.raises(Refused, match=r"^404 InvalidResourceGroup\.NotFound"):
            admin.ecs("CreateNetworkInterface", VSwitchId=vswitch.id, SecurityGroupId=sg.id, ResourceGroupId="rg-none")


def eips_of(admin: Caller, **filters: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = admin.vpc("DescribeEipAddresses", PageSize=100, **filters)["EipAddresses"][
        "EipAddress"
    ]
    return rows


@pytest.mark.parametrize(
    ("former", "code"),
    [("eni-uf6wyo4m7mxhk9ksihy7", "InvalidParameter"), ("eip-gone", "ReserveIpFail")],
)
def test_only_a_former_eip_can_be_asked_back(admin: Caller, account: Account, former: str, code: str) -> None:
    before = len(account.eips)
    with pytest.raises(Refused, match=f"^400 {code}"):
        admin.vpc("AllocateEipAddress", InstanceId=former)
    assert len(account.eips) == before
    admin.vpc("AllocateEipAddress", InstanceId="")
    account.switches.allocate_with_other_instance_id = OtherInstance.IGNORED
    admin.vpc("AllocateEipAddress", InstanceId="eni-uf6wyo4m7mxhk9ksihy7")
    with pytest.raises(Refused, match="ReserveIpFail"):
        admin.vpc("AllocateEipAddress", InstanceId="eip-gone")
