"""Attributes of EIPs and interfaces that can be changed, and what there is to choose from."""

import json
from typing import Any

import pytest

from gui.sandbox.account import Account
from gui.sandbox.resources import EipStatus, EniStatus, InstanceStatus, Mode
from gui.sandbox.switches import Choice
from tests.sandbox.caller import Caller, Refused, eip, eips, eni, instance


def eip_row(admin: Caller, identifier: str) -> dict[str, Any]:
    (row,) = admin.vpc("DescribeEipAddresses", AllocationId=identifier)["EipAddresses"]["EipAddress"]
    return dict(row)


def eni_row(admin: Caller, identifier: str) -> dict[str, Any]:
    found = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=identifier)
    (row,) = found["NetworkInterfaceSets"]["NetworkInterfaceSet"]
    return dict(row)


class TestEipAttributes:
    def test_name_description_and_bandwidth(self, admin: Caller, account: Account) -> None:
        one = eip(account, "voip-edge-01")
        admin.vpc(
            "ModifyEipAddressAttribute", AllocationId=one, Name="edge.new", Description="two words", Bandwidth=100
        )
        row = eip_row(admin, one)
        assert (row["Name"], row["Description"], row["Bandwidth"]) == ("edge.new", "two words", "100")
        admin.vpc("ModifyEipAddressAttribute", AllocationId=one, Name="again", RegionId="")
        assert (eip_row(admin, one)["Name"], eip_row(admin, one)["Bandwidth"]) == ("again", "100")

    @pytest.mark.parametrize(
        ("given", "status", "code"),
        [
            ({"AllocationId": "eip-none"}, 404, "InvalidAllocationId.NotFound"),
            ({"AllocationId": ""}, 400, "MissingAllocationId"),
            ({"RegionId": "cn-nowhere"}, 404, "Forbidden.RegionNotFound"),
            ({"Bandwidth": "201"}, 400, "InvalidParameter"),
            ({"Bandwidth": "0"}, 400, "InvalidParameter"),
            ({"Name": "1st"}, 400, "InvalidEipAddressName.Malformed"),
            ({"Name": "x" * 129}, 400, "InvalidEipAddressName.Malformed"),
            ({"Description": "http://x"}, 400, "InvalidDescription.Malformed"),
            ({"Description": "x"}, 400, "InvalidDescription.Malformed"),
        ],
    )
    def test_what_is_refused_changes_nothing(
        self, admin: Caller, account: Account, given: dict[str, str], status: int, code: str
    ) -> None:
        one = eip(account, "voip-edge-01")
        before = eip_row(admin, one)
        with pytest.raises(Refused) as refused:
            admin.vpc("ModifyEipAddressAttribute", **{"AllocationId": one, "Name": "changed", **given})
        assert (refused.value.status, refused.value.code) == (status, code)
        assert eip_row(admin, one) == before

    def test_states_and_contracts(self, admin: Caller, account: Account) -> None:
        yearly, held = account.eips.get(eip(account, "yearly-01")), account.eips.get(eip(account, "voip-edge-02"))
        assert yearly is not None
        assert held is not None
        with pytest.raises(Refused, match=r"Forbidden\.ChargeTypeIsPrepaid"):
            admin.vpc("ModifyEipAddressAttribute", AllocationId=yearly.id, Bandwidth=yearly.bandwidth + 1)
        admin.vpc("ModifyEipAddressAttribute", AllocationId=yearly.id, Bandwidth=yearly.bandwidth, Name="renamed")
        held.bandwidth_package = "cbwp-1"
        with pytest.raises(Refused, match=r"^404 Forbidden\.InCommonBandwidthPackage"):
            admin.vpc("ModifyEipAddressAttribute", AllocationId=held.id, Bandwidth=held.bandwidth + 1)
        held.status = EipStatus.ASSOCIATING
        with pytest.raises(Refused, match="IncorrectEipStatus"):
            admin.vpc("ModifyEipAddressAttribute", AllocationId=held.id, Name="renamed")
        account.overdue = True
        with pytest.raises(Refused, match=r"Forbidden\.FinancialLocked"):
            admin.vpc("ModifyEipAddressAttribute", AllocationId=yearly.id, Name="again")

    def test_fine_monitoring(self, admin: Caller, account: Account) -> None:
        one = eip(account, "voip-edge-01")
        log = {"InstanceId": one, "InstanceType": "EIP", "LogProject": "hd", "LogStore": "eips"}
        assert eip_row(admin, one)["HDMonitorStatus"] == "false"
        assert admin.vpc("SetHighDefinitionMonitorLogStatus", Status="ON", **log)["Success"] == "true"
        shown = admin.vpc("DescribeHighDefinitionMonitorLogAttribute", InstanceId=one)
        assert (shown["LogProject"], shown["LogStore"], eip_row(admin, one)["HDMonitorStatus"]) == ("hd", "eips", "ON")
        for given, code in (
            ({"Status": "ON"}, "RuleExist"),
            ({"Status": "OFF", "LogStore": "other"}, "InvalidHdMonitorStatus"),
            ({"Status": "MAYBE"}, "ParameterInvalid"),
            ({"Status": "OFF", "InstanceType": "ECS"}, "ParameterInvalid"),
            ({"Status": "OFF", "InstanceId": "eip-none"}, "InvalidAllocationId.NotFound"),
            ({"Status": ""}, "MissingStatus"),
        ):
            with pytest.raises(Refused, match=f"^400 {code}"):
                admin.vpc("SetHighDefinitionMonitorLogStatus", **{**log, **given})
        admin.vpc("SetHighDefinitionMonitorLogStatus", Status="OFF", **log)
        shown = admin.vpc("DescribeHighDefinitionMonitorLogAttribute", InstanceId=one)
        assert (shown["LogProject"], eip_row(admin, one)["HDMonitorStatus"]) == ("", "OFF")


class TestInterfaceAttributes:
    def test_everything_that_can_be_changed(self, admin: Caller, account: Account) -> None:
        one = eni(account, "voip-media")
        vpc = next(each.vpc for each in account.interfaces if each.id == one)
        group = admin.ecs("CreateSecurityGroup", VpcId=vpc)["SecurityGroupId"]
        given = {"NetworkInterfaceName": "renamed", "Description": "other words", "SecurityGroupId_1": group}
        settings = {"DeleteOnRelease": "true", "SourceDestCheck": "true", "QueueNumber": "4"}
        admin.ecs("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=one, **given, **settings)
        row = eni_row(admin, one)
        assert (row["NetworkInterfaceName"], row["Description"]) == ("renamed", "other words")
        assert row["SecurityGroupIds"] == {"SecurityGroupId": [group]}
        assert (row["DeleteOnRelease"], row["SourceDestCheck"], row["QueueNumber"]) == (True, True, 4)
        admin.ecs("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=one, Description="third words")
        assert eni_row(admin, one) == {**row, "Description": "third words"}

    @pytest.mark.parametrize(
        ("name", "given", "status", "code"),
        [
            ("voip-media", {"NetworkInterfaceId": "eni-none"}, 404, "InvalidEniId.NotFound"),
            ("voip-media", {"NetworkInterfaceName": "1"}, 400, "InvalidParameter"),
            ("voip-media", {"SecurityGroupId_1": "sg-none"}, 404, "InvalidSecurityGroupId.NotFound"),
            ("voip-media", {"QueueNumber": "0"}, 403, "InvalidParameter.InvalidEniQueueNumber"),
            ("voip-live", {"QueueNumber": "2"}, 400, "InvalidOperation.InvalidEcsState"),
            ("voip-media", {"RxQueueSize": "8192"}, 400, "UnsupportedParameter"),
            (
                "voip-media",
                {"NetworkInterfaceTrafficConfig_QueueNumber": "1"},
                400,
                "UnsupportedParameter",
            ),
            ("nat-gateway-managed", {}, 403, "InvalidOperation.EniServiceManaged"),
        ],
    )
    def test_what_is_refused_changes_nothing(
        self, admin: Caller, account: Account, name: str, given: dict[str, str], status: int, code: str
    ) -> None:
        one = eni(account, name)
        before = eni_row(admin, one)
        with pytest.raises(Refused) as refused:
            admin.ecs(
                "ModifyNetworkInterfaceAttribute", **{"NetworkInterfaceId": one, "Description": "changed", **given}
            )
        assert (refused.value.status, refused.value.code) == (status, code)
        assert eni_row(admin, one) == before

    def test_groups_of_other_places(self, admin: Caller, account: Account) -> None:
        one = account.interfaces.get(eni(account, "voip-media"))
        assert one is not None
        other = next(g.id for g in account.security_groups if g.region == one.region and g.vpc != one.vpc)
        with pytest.raises(Refused, match=r"^403 InvalidOperation\.VpcMismatch"):
            admin.ecs("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=one.id, SecurityGroupId_1=other)
        primary = next(each for each in account.interfaces if each.type == "Primary" and each.vpc == one.vpc)
        with pytest.raises(Refused, match=r"^403 InvalidOperation\.InvalidEniType"):
            admin.ecs(
                "ModifyNetworkInterfaceAttribute",
                NetworkInterfaceId=primary.id,
                SecurityGroupId_1=one.security_groups[0],
            )


class TestPrivateAddresses:
    def assign(self, admin: Caller, identifier: str, **given: object) -> list[str]:
        answer = admin.ecs("AssignPrivateIpAddresses", NetworkInterfaceId=identifier, **given)
        assigned = answer["AssignedPrivateIpAddressesSet"]
        assert assigned["NetworkInterfaceId"] == identifier
        found: list[str] = assigned["PrivateIpSet"]["PrivateIpAddress"]
        return found

    def shown(self, admin: Caller, identifier: str) -> list[str]:
        return [each["PrivateIpAddress"] for each in eni_row(admin, identifier)["PrivateIpSets"]["PrivateIpSet"]]

    def test_there_and_back(self, admin: Caller, account: Account) -> None:
        one = eni(account, "voip-media")
        named = self.assign(admin, one, PrivateIpAddress_1="172.16.10.201")
        counted = self.assign(admin, one, SecondaryPrivateIpAddressCount=2, ClientToken="once")
        assert self.assign(admin, one, SecondaryPrivateIpAddressCount=2, ClientToken="once") == counted
        assert self.shown(admin, one) == ["172.16.10.102", *named, *counted]
        vswitch = admin.vpc("DescribeVSwitchAttributes", VSwitchId=eni_row(admin, one)["VSwitchId"])
        admin.ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=one, PrivateIpAddress_1=counted[0])
        assert self.shown(admin, one) == ["172.16.10.102", *named, counted[1]]
        freed = admin.vpc("DescribeVSwitchAttributes", VSwitchId=vswitch["VSwitchId"])
        assert freed["AvailableIpAddressCount"] == vswitch["AvailableIpAddressCount"] + 1

    @pytest.mark.parametrize(
        ("name", "given", "status", "code"),
        [
            ("voip-media", {"PrivateIpAddress_1": "172.16.10.103"}, 403, "InvalidIp.IpAssigned"),
            ("voip-media", {"PrivateIpAddress_1": "10.0.0.1"}, 403, "InvalidVSwitchId.IpInvalid"),
            (
                "voip-media",
                {"PrivateIpAddress_1": "172.16.10.201", "PrivateIpAddress_2": "172.16.10.201"},
                400,
                "InvalidPrivateIpAddress.Duplicated",
            ),
            (
                "voip-media",
                {"PrivateIpAddress_1": "172.16.10.201", "SecondaryPrivateIpAddressCount": "1"},
                400,
                "InvalidParameter",
            ),
            ("voip-media", {}, 400, "MissingParameter"),
            ("voip-media", {"Ipv4PrefixCount": "1"}, 400, "UnsupportedParameter"),
            (
                "with-secondary-addresses",
                {"SecondaryPrivateIpAddressCount": "49"},
                403,
                "MaxEniPrivateIpsCountExceeded",
            ),
            ("pbx-second-nic", {"SecondaryPrivateIpAddressCount": "20"}, 403, "InvalidOperation.Ipv4CountExceeded"),
            ("sip-trunks", {"SecondaryPrivateIpAddressCount": "1"}, 403, "Operation.Conflict"),
            ("attaching-now", {"SecondaryPrivateIpAddressCount": "1"}, 400, "InvalidOperation.InvalidEniState"),
            ("nat-gateway-managed", {"SecondaryPrivateIpAddressCount": "1"}, 403, "InvalidOperation.EniServiceManaged"),
        ],
    )
    def test_what_is_refused(
        self, admin: Caller, account: Account, name: str, given: dict[str, str], status: int, code: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            self.assign(admin, eni(account, name), **given)
        assert (refused.value.status, refused.value.code) == (status, code)

    def test_a_vswitch_can_be_full(self, admin: Caller, account: Account) -> None:
        vpc = next(one.id for one in account.vpcs if one.region == "cn-shanghai")
        cidr = account.vpcs.of_region("cn-shanghai")[vpc].cidr
        small = cidr.rsplit(".", 2)[0] + ".250.0/29"
        made = admin.vpc("CreateVSwitch", VpcId=vpc, ZoneId="cn-shanghai-b", CidrBlock=small)["VSwitchId"]
        group = next(one.id for one in account.security_groups if one.vpc == vpc)
        one = admin.ecs("CreateNetworkInterface", VSwitchId=made, SecurityGroupId=group)["NetworkInterfaceId"]
        with pytest.raises(Refused, match=r"^403 InvalidVSwitchId\.IpNotEnough"):
            self.assign(admin, one, SecondaryPrivateIpAddressCount=9)

    def test_the_switch_for_secondary_addresses_counts_here_too(self, admin: Caller, account: Account) -> None:
        account.switches.secondary_ips_with_multi_eip = Choice.ALLOWED
        assert len(self.assign(admin, eni(account, "sip-trunks"), SecondaryPrivateIpAddressCount=1)) == 1

    def test_a_primary_interface_of_an_instance_on_its_way(self, admin: Caller, account: Account) -> None:
        host = account.instances.get(instance(account, "voip-gateway-01"))
        assert host is not None
        host.status = InstanceStatus.STARTING
        with pytest.raises(Refused, match=r"^400 InvalidOperation\.InvalidEcsState"):
            self.assign(admin, host.primary_eni, SecondaryPrivateIpAddressCount=1)
        host.status = InstanceStatus.RUNNING
        assert len(self.assign(admin, host.primary_eni, SecondaryPrivateIpAddressCount=1)) == 1

    def test_an_address_that_cannot_be_taken_off(self, admin: Caller, account: Account) -> None:
        one = eni(account, "voip-media")
        for address in ("172.16.10.102", "172.16.10.240"):
            with pytest.raises(Refused, match=r"^403 InvalidIp\.IpUnassigned"):
                admin.ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=one, PrivateIpAddress_1=address)
        with pytest.raises(Refused, match=r"^403 MissingParameter"):
            admin.ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=one)
        with pytest.raises(Refused, match="UnsupportedParameter"):
            admin.ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=one, Ipv4Prefix_1="172.16.10.0/28")
        (address,) = self.assign(admin, one, SecondaryPrivateIpAddressCount=1)
        nat = {"InstanceId": one, "InstanceType": "NetworkInterface", "Mode": Mode.NAT.value}
        admin.vpc("AssociateEipAddress", AllocationId=eips(account, "voip-edge")[0], PrivateIpAddress=address, **nat)
        with pytest.raises(Refused, match=r"^403 Operation\.Conflict"):
            admin.ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=one, PrivateIpAddress_1=address)
        held = account.interfaces.get(one)
        assert held is not None
        account.tasks.hang(one, "any", lambda: None)
        with pytest.raises(Refused, match=r"^403 Operation\.Conflict"):
            self.assign(admin, one, SecondaryPrivateIpAddressCount=1)
        assert held.status is EniStatus.AVAILABLE


class TestOffers:
    def test_zones_in_both_apis_and_languages(self, admin: Caller, account: Account) -> None:
        for service in ("vpc", "ecs"):
            answer = admin.call(service, "DescribeZones", RegionId="cn-shanghai", AcceptLanguage="en-US")
            names = {zone["ZoneId"]: zone["LocalName"] for zone in answer["Zones"]["Zone"]}
            assert names["cn-shanghai-b"] == "China (Shanghai) Zone B"
            assert list(names) == list(account.regions["cn-shanghai"].zones)
            chinese = admin.call(service, "DescribeZones", RegionId="cn-shanghai")["Zones"]["Zone"][0]["LocalName"]
            assert "可用区" in chinese
        (zone, _) = admin.ecs("DescribeZones")["Zones"]["Zone"]
        assert zone["AvailableInstanceTypes"]["InstanceTypes"] == list(account.types)
        assert "VSwitch" in zone["AvailableResourceCreation"]["ResourceTypes"]
        (brief, _) = admin.ecs("DescribeZones", Verbose="false")["Zones"]["Zone"]
        assert set(brief) == {"ZoneId", "LocalName"}
        assert admin.vpc("DescribeZones", ZoneType="EdgeZone")["Zones"]["Zone"] == []

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"RegionId": "cn-nowhere"}, "404 InvalidRegionId.NotFound"),
            ({"AcceptLanguage": "la"}, "404 InvalidAcceptLanguage.NotFound"),
            ({"InstanceChargeType": "Barter"}, "404 InvalidInstanceChargeType.NotFound"),
            ({"SpotStrategy": "Auction"}, "400 InvalidSpotStrategy"),
        ],
    )
    def test_zones_that_are_not_told(self, admin: Caller, given: dict[str, str], code: str) -> None:
        with pytest.raises(Refused, match=f"^{code}"):
            admin.ecs("DescribeZones", **given)

    def available(self, admin: Caller, kind: str, **given: str) -> dict[str, list[str]]:
        answer = admin.ecs("DescribeAvailableResource", DestinationResource=kind, **given)
        found: dict[str, list[str]] = {}
        for zone in answer["AvailableZones"]["AvailableZone"]:
            groups = zone.get("AvailableResources", {"AvailableResource": []})["AvailableResource"]
            found[zone["ZoneId"]] = [
                each["Value"] for group in groups for each in group["SupportedResources"]["SupportedResource"]
            ]
        return found

    def test_what_can_be_had_in_each_zone(self, admin: Caller, account: Account) -> None:
        zones = account.regions["cn-shanghai"].zones
        assert self.available(admin, "Zone") == {zone: [] for zone in zones}
        assert self.available(admin, "InstanceType", Cores="4", Memory="16.0", ZoneId=zones[0]) == {
            zones[0]: [size.id for size in account.types.values() if (size.cpu, size.memory) == (4, 16)]
        }
        some = {"InstanceType": "ecs.g5.large"}
        assert self.available(admin, "Zone", **some) == {zone: [] for zone in zones}
        assert self.available(admin, "InstanceType", **some) == {zone: ["ecs.g5.large"] for zone in zones}
        assert self.available(admin, "SystemDisk", SystemDiskCategory="cloud_essd", **some) == {
            zone: ["cloud_essd"] for zone in zones
        }
        assert "cloud_ssd" in self.available(admin, "DataDisk")[zones[0]]
        assert self.available(admin, "Network") == {zone: ["vpc"] for zone in zones}
        for nothing in ({"InstanceType": "ecs.none"}, {"NetworkCategory": "Classic"}, {"DataDiskCategory": "floppy"}):
            assert self.available(admin, "Zone", **nothing) == {}

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"DestinationResource": ""}, "400 Invalid.Param"),
            ({"DestinationResource": "Car"}, "400 Invalid.Param"),
            ({"InstanceChargeType": "Barter"}, "400 Invalid.InstanceChargeType"),
            ({"IoOptimized": "perhaps"}, "404 Invalid.IoOptimized"),
            ({"NetworkCategory": "wifi"}, "404 Invalid.NetworkCategory"),
            ({"DedicatedHostId": "dh-1"}, "400 UnsupportedParameter"),
        ],
    )
    def test_offers_that_are_not_told(self, admin: Caller, given: dict[str, str], code: str) -> None:
        with pytest.raises(Refused, match=f"^{code}"):
            admin.ecs("DescribeAvailableResource", **{"DestinationResource": "Zone", **given})

    def test_disks(self, admin: Caller, account: Account) -> None:
        host = instance(account, "voip-gateway-01")
        (disk,) = admin.ecs("DescribeDisks", InstanceId=host)["Disks"]["Disk"]
        assert (disk["Status"], disk["Type"], disk["InstanceId"], disk["Size"]) == ("In_use", "system", host, 40)
        assert disk["ImageId"] == account.instances.get(host).image  # type: ignore[union-attr]
        whole = len(account.instances.of_region("cn-shanghai"))
        assert admin.ecs("DescribeDisks")["TotalCount"] == whole
        assert len(admin.ecs("DescribeDisks", MaxResults=500)["Disks"]["Disk"]) == whole
        assert admin.ecs("DescribeDisks", DiskIds=json.dumps([disk["DiskId"]]))["Disks"]["Disk"] == [disk]
        for nothing in (
            {"Status": "Available"},
            {"DiskType": "data"},
            {"Category": "cloud_ssd"},
            {"Encrypted": "true"},
        ):
            assert admin.ecs("DescribeDisks", **nothing)["Disks"]["Disk"] == []

    @pytest.mark.parametrize(
        ("action", "given", "code"),
        [
            ("DescribeDisks", {"DiskType": "tape"}, "400 InvalidDiskType.ValueNotSupported"),
            ("DescribeDisks", {"Category": "tape"}, "400 InvalidCategory.ValueNotSupported"),
            ("DescribeDisks", {"Status": "Lost"}, "400 InvalidStatus.ValueNotSupported"),
            ("DescribeDisks", {"DiskChargeType": "Barter"}, "404 InvalidDiskChargeType.NotFound"),
            ("DescribeDisks", {"DiskIds": "d-1"}, "400 InvalidParameter"),
            ("DescribeImages", {"ImageOwnerAlias": "me"}, "400 InvalidImageOwnerAlias.ValueNotSupported"),
            ("DescribeImages", {"OSType": "beos"}, "404 InvalidOSType"),
            ("DescribeImages", {"Architecture": "vax"}, "404 InvalidArchitecture"),
            ("DescribeImages", {"Usage": "some"}, "404 InvalidUsage"),
            ("DescribeImages", {"InstanceType": "ecs.none"}, "400 InvalidInstanceType.ValueNotSupported"),
            ("DescribeInstanceRamRole", {}, "403 InvalidParameter.AllEmpty"),
            ("DescribeInstanceRamRole", {"InstanceIds": "i-1"}, "400 InvalidInstanceIds.Malformed"),
            ("DescribeInstanceRamRole", {"InstanceIds": '["i-none"]'}, "404 InvalidInstanceId.NotFound"),
        ],
    )
    def test_questions_that_are_refused(self, admin: Caller, action: str, given: dict[str, str], code: str) -> None:
        with pytest.raises(Refused, match=f"^{code}"):
            admin.ecs(action, **given)

    def test_images(self, admin: Caller, account: Account) -> None:
        answer = admin.ecs("DescribeImages", ImageOwnerAlias="system", PageSize=100)
        images = {image["ImageId"]: image for image in answer["Images"]["Image"]}
        assert set(images) == {one.image for one in account.instances}
        assert answer["TotalCount"] == len(images)
        windows = admin.ecs("DescribeImages", OSType="windows", ImageName="win2019*")["Images"]["Image"]
        assert [image["Platform"] for image in windows] == ["Windows Server"]
        one = windows[0]["ImageId"]
        assert admin.ecs("DescribeImages", ImageId=one)["Images"]["Image"] == windows
        assert admin.ecs("DescribeImages", ImageId=one, Usage="none")["Images"]["Image"] == []
        for nothing in (
            {"ImageOwnerAlias": "self"},
            {"Architecture": "arm64"},
            {"Status": "Creating"},
            {"IsPublic": "false"},
        ):
            assert admin.ecs("DescribeImages", **nothing)["Images"]["Image"] == []

    def test_roles_of_instances(self, admin: Caller, account: Account) -> None:
        host = account.instances.get(instance(account, "voip-gateway-01"))
        assert host is not None
        host.ram_role = "EipReader"
        answer = admin.ecs("DescribeInstanceRamRole", RamRoleName="EipReader")
        assert answer["InstanceRamRoleSets"]["InstanceRamRoleSet"] == [
            {"InstanceId": host.id, "RamRoleName": "EipReader"}
        ]
        other = instance(account, "sip-proxy-01")
        both = admin.ecs("DescribeInstanceRamRole", InstanceIds=json.dumps([other, host.id]))
        assert [row["RamRoleName"] for row in both["InstanceRamRoleSets"]["InstanceRamRoleSet"]] == ["", "EipReader"]

    def test_no_instance_has_user_data(self, admin: Caller, account: Account) -> None:
        host = instance(account, "voip-gateway-01")
        assert admin.ecs("DescribeUserData", InstanceId=host)["UserData"] == ""
        with pytest.raises(Refused, match=r"^404 InvalidInstanceId\.NotFound"):
            admin.ecs("DescribeUserData", InstanceId="i-none")


class TestServicesBeside:
    def test_resource_groups(self, admin: Caller, account: Account) -> None:
        answer = admin.call("resourcemanager", "ListResourceGroups")
        (group,) = answer["ResourceGroups"]["ResourceGroup"]
        assert (group["Id"], group["Status"], group["AccountId"]) == (
            next(iter(account.resource_groups)),
            "OK",
            account.id,
        )
        assert admin.call("resourcemanager", "ListResourceGroups", Name="default")["TotalCount"] == 1
        assert admin.call("resourcemanager", "ListResourceGroups", ResourceGroupId=group["Id"])["TotalCount"] == 1
        for nothing in ({"DisplayName": "other"}, {"ResourceGroupId": "rg-none"}, {"Status": "Creating"}):
            assert admin.call("resourcemanager", "ListResourceGroups", **nothing)["TotalCount"] == 0

    def test_an_endpoint_is_where_the_caller_came(self, account: Account) -> None:
        key = account.keys["LTAI5tSandboxFullRights1"]

        def endpoint(host: str, **given: str) -> list[str]:
            asked = {"Id": "cn-shanghai", "ServiceCode": "ecs", "Type": "openAPI", **given}
            answer = Caller(account, key=key, host=host).call("location", "DescribeEndpoints", **asked)
            return [each["Endpoint"] for each in answer["Endpoints"]["Endpoint"]]

        assert endpoint("127.0.0.1:8080") == ["127.0.0.1:8080"]
        assert endpoint("location.aliyuncs.com", ServiceCode="vpc") == ["vpc.cn-shanghai.aliyuncs.com"]
        assert endpoint("127.0.0.1:8080", Type="innerAPI") == []
        with pytest.raises(Refused) as refused:
            endpoint("127.0.0.1", Id="cn-nowhere")
        assert refused.value.body["Message"] == "The specified region does not exist."
        with pytest.raises(Refused) as refused:
            endpoint("127.0.0.1", ServiceCode="oss")
        assert (refused.value.code, refused.value.body["Message"]) == (
            "Illegal Parameter",
            "Please check the parameters",
        )

    def test_rights_count_there_too(self, account: Account) -> None:
        reader = Caller(account, key=account.keys["LTAI5tSandboxReadOnly002"])
        with pytest.raises(Refused, match=r"^403 Forbidden\.RAM"):
            reader.call("resourcemanager", "ListResourceGroups")
        with pytest.raises(Refused, match=r"^403 Forbidden\.RAM"):
            reader.vpc("TagResources", ResourceType="EIP")
        assert reader.ecs("DescribeZones")["Zones"]["Zone"]
