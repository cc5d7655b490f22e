"""The stack that is preselected, and why."""

import subprocess
from pathlib import Path

import pytest

from gui.domain.cloud.instance import OsType
from gui.guest.proposal import ReasonCode, detection_script, propose
from gui.guest.snippet import STACKS
from gui.words.guest import REASONS, reason_text

LINUX_GUESTS = [
    ("Ubuntu  22.04 64位", "", "netplan"),
    ("Ubuntu 16.04 64 bit", "", "ifupdown"),
    ("", "ubuntu_24_04_x64_20G_alibase_20250101.vhd", "netplan"),
    ("Debian  11.7 64 bit", "", "ifupdown"),
    ("", "debian_12_5_x64_20G_alibase_20240420.vhd", "netplan"),
    ("CentOS  7.9 64 bit", "", "ifcfg"),
    ("CentOS  8.4 64 bit", "", "networkmanager"),
    ("Alibaba Cloud Linux  2.1903 LTS 64 bit", "", "iproute2"),
    ("Alibaba Cloud Linux  3.2104 LTS 64 bit", "", "networkmanager"),
    ("", "aliyun_3_x64_20G_alibase_20230110.vhd", "networkmanager"),
    ("Anolis OS 7.9 RHCK", "", "ifcfg"),
    ("Anolis OS 8.6 ANCK", "", "networkmanager"),
    ("Red Hat Enterprise Linux 9.2", "", "networkmanager"),
    ("Rocky Linux 9.3 64 bit", "", "networkmanager"),
    ("AlmaLinux 8.9 64 bit", "", "networkmanager"),
    ("Fedora CoreOS 38", "", "networkmanager"),
    ("Flatcar Container Linux", "", "networkd"),
    ("SUSE Linux Enterprise Server 15 SP5 64 bit", "", "wicked"),
    ("SUSE Linux Enterprise Server 16", "", "networkmanager"),
    ("openSUSE 15.6 64 bit", "", "wicked"),
    ("openSUSE 42.3 64 bit", "", "wicked"),
    ("openSUSE Leap 16.0", "", "networkmanager"),
    ("Ubuntu", "", "netplan"),
    ("Customized Linux", "m-bp1234567890", "iproute2"),
    ("", "", "iproute2"),
    ("TencentOS Server 2.4", "", "ifcfg"),
    ("TencentOS Server 3.1", "", "networkmanager"),
    ("FreeBSD  13.2 64 bit", "", "iproute2"),
]


@pytest.mark.parametrize(("name", "image", "stack"), LINUX_GUESTS)
def test_the_usual_stack_of_a_linux_guest_is_proposed(name: str, image: str, stack: str) -> None:
    proposal = propose(OsType.LINUX, name, image)
    assert proposal.stack == stack
    assert "{" not in reason_text(proposal)
    assert "  " not in reason_text(proposal)
    assert stack == "iproute2" or "iproute2" in proposal.alternatives
    linux = [s.name for s in STACKS if s.os_type is OsType.LINUX]
    assert sorted([proposal.stack, *proposal.alternatives]) == sorted(linux)


def test_the_reason_names_system_and_version() -> None:
    assert reason_text(propose(OsType.LINUX, "Ubuntu 22.04")) == "Ubuntu 22.04 sets its network up with netplan."
    assert propose(OsType.LINUX, "Alibaba Cloud Linux 2.1903").reason is ReasonCode.SYSTEM_TOO_OLD
    assert propose(OsType.LINUX, "Plan 9").reason is ReasonCode.SYSTEM_UNKNOWN
    assert reason_text(propose(OsType.LINUX, "Debian")) == "Debian sets its network up with netplan."
    assert propose(OsType.LINUX, "", "freebsd_13_2_x64.vhd").reason is ReasonCode.SYSTEM_IS_NO_LINUX
    assert propose(OsType.LINUX, "TencentOS Server 3.1").params["system"] == "TencentOS Server"
    assert set(REASONS) == set(ReasonCode)


@pytest.mark.parametrize(
    ("name", "image", "stack"),
    [
        ("Windows Server  2022 数据中心版 64位中文版", "", "powershell"),
        ("Windows Server 2019 Datacenter", "", "powershell"),
        ("Windows Server 2012 R2", "", "netsh"),
        ("Windows Server 2008 R2", "", "netsh"),
        ("", "win2016_1607_x64_dtc_en-us_40G_alibase.vhd", "netsh"),
        ("", "win2022_21H2_x64_dtc_en-us_40G_alibase.vhd", "powershell"),
        ("Windows", "", "powershell"),
        ("", "win2012r2_9600_x64_dtc_zh-cn_40G_alibase.vhd", "netsh"),
        ("", "win2008r2_x64.vhd", "netsh"),
    ],
)
def test_windows_takes_powershell_where_dhcp_can_stay(name: str, image: str, stack: str) -> None:
    proposal = propose(OsType.WINDOWS, name, image)
    assert proposal.stack == stack
    assert {stack, *proposal.alternatives} == {"netsh", "powershell"}
    assert (proposal.reason is ReasonCode.WINDOWS_LOSES_DHCP) is (stack == "netsh")
    assert "  " not in reason_text(proposal)


def test_the_detection_script_answers_with_a_stack_of_the_registry(tmp_path: Path) -> None:
    script = tmp_path / "detect"
    script.write_text(detection_script())
    said = subprocess.run(["sh", script], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[0].removeprefix("stack: ") in {stack.name for stack in STACKS}
    named = {line.split()[1] for line in detection_script().splitlines() if line.strip().startswith("answer ")}
    assert named <= {stack.name for stack in STACKS}
