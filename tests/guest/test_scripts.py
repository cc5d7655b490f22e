"""Parts of the generated scripts that read what other programs wrote, run by the shell itself."""

import configparser
import subprocess
from pathlib import Path

import pytest

from gui.guest.snippet import render
from tests.guest.cases import CASES

MAC = str(CASES["four"].mac)
CLOUD_INIT = f"""# This file is generated from information provided by the datasource.
network:
    version: 2
    ethernets:
        eth0:
            dhcp4: true
            dhcp4-overrides:
                route-metric: 100
            match:
                macaddress: 00:16:3e:00:00:01
            set-name: eth0
        wan:
            dhcp4: true
            dhcp4-overrides:
                route-metric: 200
            match:
                macaddress: {MAC}
            set-name: eth1
"""
FLOW = f'network:\n  ethernets:\n    "uplink": {{match: {{macaddress: "{MAC.upper()}"}}, dhcp4: true}}\n  version: 2\n'
OTHERS = "network:\n  ethernets:\n    eth0: {dhcp4: true}\n  vlans:\n    v5:\n      id: 5\n      link: eth0\n"
COMMENT = f"# eth1 is {MAC}\nnetwork:\n  version: 2\n"


def shell(tmp_path: Path, stack: str, body: str, text: str = "", case: str = "four", *, check: bool = True) -> str:
    """Run ``body`` where the functions of ``stack`` are known, for the interface ens6 and an empty state."""
    scripts = dict(render(stack, CASES[case]).scripts)
    for name in ("plan.sh", "lib.sh", "stack.sh"):
        (tmp_path / name).write_text(scripts[name])
    state = tmp_path / "state"
    state.mkdir(exist_ok=True)
    known = "".join(f". {tmp_path}/{name}\n" for name in ("plan.sh", "lib.sh", "stack.sh"))
    known += f"STATE={state} IF=ens6 kind=new force= mode=\n"
    done = subprocess.run(
        ["sh", "-eu", "-c", known + body], input=text, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert not check or done.returncode == 0, done.stderr
    return done.stdout + ("" if check else done.stderr)


def text_of(stack: str, case: str = "four") -> str:
    return render(stack, CASES[case]).files[0].text


KEY_CASES = [
    ({"50-cloud-init.yaml": CLOUD_INIT}, "wan"),
    ({"50-cloud-init.yaml": OTHERS, "60-mine.yaml": FLOW}, "uplink"),
    ({"50-cloud-init.yaml": OTHERS, "01-note.yaml": COMMENT}, "ens6"),
    ({}, "ens6"),
]


@pytest.mark.parametrize(("files", "key"), KEY_CASES, ids=["cloud-init", "flow", "no-mention", "no-files"])
def test_netplan_gets_the_key_that_is_in_use(tmp_path: Path, files: dict[str, str], key: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "90-ours.yaml").write_text(CLOUD_INIT.replace("wan", "ours"))
    scripts = dict(render("netplan", CASES["four"]).scripts)["stack.sh"]
    code = scripts[scripts.index("key_in_files() {") :].partition("\n}\n")[0].replace("/etc/netplan/", f"{tmp_path}/")
    body = f"OURS={tmp_path}/90-ours.yaml\nnetwork_file() {{ :; }}\n{code}\n}}\nkey"
    assert shell(tmp_path, "netplan", body) == f"{key}\n"


NETWORKD_FILES = {
    "by the MAC address": (f"[Match]\nPermanentMACAddress={MAC.upper()}\n[Network]\nDHCP=ipv4\n", "all-eth"),
    "by its name": ("[Match]\nName=ens6\n", "all-eth"),
    "by a pattern": (f"[Match]\nName=en*\n[Network]\n# {MAC}\nDHCP=yes\n", "0-eip-eni-00163e0a0b0c"),
    "by several names": ("[Match]\nName=ens6 ens7\n", "0-eip-eni-00163e0a0b0c"),
}


@pytest.mark.parametrize("how", NETWORKD_FILES)
def test_a_key_that_matches_other_interfaces_too_is_never_taken(tmp_path: Path, how: str) -> None:
    text, key = NETWORKD_FILES[how]
    (tmp_path / "10-netplan-all-eth.network").write_text(text)
    body = f"network_file() {{ say {tmp_path}/10-netplan-all-eth.network; }}\nkey"
    assert shell(tmp_path, "netplan", body) == f"{key}\n"


ROUTE = "Destination=10.77.0.0/16\nGateway=172.16.20.253"
LINKED = "Gateway=1.2.3.4\nGatewayOnLink=yes\n[Route]\nGateway=1.2.3.4\nGatewayOnlink=true"
BY_LINK = ("      routes:\n", "        - to: 172.16.20.0/24\n          scope: link\n          metric: 7101\n")


def networkd_says(tmp_path: Path, routes: str, version: int) -> str:
    """Return the words that make ``networkctl`` of ``version`` use a file with ``routes``."""
    (tmp_path / "10-netplan-wan.network").write_text(f"[Match]\nName=ens6\n[Route]\n{routes}\n[Network]\nDHCP=ipv4\n")
    return (
        f"networkctl() {{ say 'systemd {version} ({version}.1-2)'; }}\n"
        f"network_file() {{ say {tmp_path}/10-netplan-wan.network; }}\n"
    )


@pytest.mark.parametrize(
    ("routes", "version", "added"),
    [
        (ROUTE, 245, BY_LINK),
        (ROUTE, 248, BY_LINK),
        (LINKED, 249, None),
        ("Destination=2001:db8::/64\nGateway=2001:db9::1", 257, None),
    ],
)
def test_netplan_file_is_renamed_and_declares_the_network_of_a_static_route(
    tmp_path: Path, routes: str, version: int, added: tuple[str, str] | None
) -> None:
    body = f"{networkd_says(tmp_path, routes, version)}before_put\nrenamed_text x"
    made = shell(tmp_path, "netplan", body, text_of("netplan"))
    plain = text_of("netplan").replace("    eth1:\n", "    wan:\n")
    assert made == (plain.replace(added[0], "".join(added)) if added else plain)


UPLINK = f"""network:
  version: 2
  ethernets:
    wan:
      match: {{macaddress: "{MAC}"}}
      dhcp4: true
      routes:
        - {{to: 10.77.0.0/16, via: 172.16.20.253, metric: 50}}
        - {{to: 10.78.0.0/16, via: 172.16.20.253, table: 90}}
        - {{to: 10.79.0.0/16, via: 172.16.20.254, on-link: true}}
        - {{to: "2001:db8:7::/64", via: "2001:db8:5::1"}}
"""


@pytest.mark.needs("netplan")
def test_netplan_takes_the_same_routes_on_link_from_a_file_that_sorts_first(tmp_path: Path) -> None:
    folder = tmp_path / "root/etc/netplan"
    folder.mkdir(parents=True)
    made = tmp_path / "root/run/systemd/network/10-netplan-wan.network"
    (folder / "50-cloud-init.yaml").write_text(UPLINK)
    subprocess.run(["netplan", "generate", "--root-dir", tmp_path / "root"], check=True, capture_output=True)
    before = made.read_text()
    ours = shell(tmp_path, "netplan", f"network_file() {{ say {made}; }}\nlinked")
    (folder / "00-eip-eni.yaml").write_text(ours)
    subprocess.run(["netplan", "generate", "--root-dir", tmp_path / "root"], check=True, capture_output=True)
    assert before.count("GatewayOn") == 1
    assert shell(tmp_path, "netplan", f"waiting_routes {made}") == ""
    kept = [line for line in made.read_text().splitlines() if not line.startswith("GatewayOn")]
    assert sorted(kept) == sorted(line for line in before.splitlines() if not line.startswith("GatewayOn"))
    # Once more, with another route: those of the first time stay.
    made.write_text("[Route]\nDestination=10.80.0.0/16\nGateway=172.16.20.253\n")
    body = f"network_file() {{ say {made}; }}\nLINKED={folder}/00-eip-eni.yaml\nlinked"
    again = shell(tmp_path, "netplan", body).splitlines()
    assert again[-1] == "        - {to: 10.80.0.0/16, via: 172.16.20.253, on-link: true}"
    assert [line for line in again if "- {" in line][:-1] == [line for line in ours.splitlines() if "- {" in line]


@pytest.mark.parametrize(
    ("routes", "version", "wanted"), [(ROUTE, 252, True), (ROUTE, 248, False), (LINKED, 252, False)]
)
def test_netplan_gets_a_file_for_static_routes_that_would_wait_and_for_no_others(
    tmp_path: Path, routes: str, version: int, wanted: bool
) -> None:
    ours = tmp_path / "00-eip-eni.yaml"
    names = f"LINKED={ours}\nkeep() {{ say keeps $1; }}\nchanged=\n"
    said = shell(
        tmp_path, "netplan", f"{networkd_says(tmp_path, routes, version)}{names}before_put\nsay changed=$changed"
    )
    assert said == (f"keeps {ours}\nchanged=yes\n" if wanted else "changed=\n")
    assert ours.exists() == wanted
    if wanted:
        assert ours.stat().st_mode & 0o777 == 0o600
        assert "    wan:\n" in ours.read_text()
        assert "{to: 10.77.0.0/16, via: 172.16.20.253, on-link: true}" in ours.read_text()


@pytest.mark.parametrize("kind", ["new", "changed", "same"])
@pytest.mark.parametrize("version", [249, 252, 257])
def test_netplan_refuses_a_static_route_that_networkd_could_not_set_again(
    tmp_path: Path, version: int, kind: str
) -> None:
    two = f"{ROUTE}\n[Route]\nDestination=10.78.0.0/16\nGateway=172.16.20.254"
    body = (
        f"{networkd_says(tmp_path, two, version)}netplan() {{ :; }}\nhold() {{ say touched; }}\nkind={kind}\npreflight"
    )
    said = shell(tmp_path, "netplan", body, check=False)
    assert said == (
        "error: systemd-networkd may fail at these routes of netplan beside the addresses of EIPs, "
        'because they lack "on-link: true": 10.77.0.0/16 via 172.16.20.253, 10.78.0.0/16 via 172.16.20.254. '
        'Nothing is changed. Add it to them in /etc/netplan, run "netplan apply" and apply again, or take the stack '
        "iproute2.\n"
    )


INTERFACES = """# the loopback
auto lo eth1
iface lo inet loopback

auto eth0
iface eth0 inet dhcp
    metric 100

allow-hotplug eth1
iface eth1 inet dhcp
    metric 200
    up echo eth1

iface eth1 inet6 auto
source /etc/network/interfaces.d/*
"""


@pytest.mark.parametrize("stack", ["ifupdown", "iproute2"])
@pytest.mark.parametrize(
    ("state", "wanted"),
    [("ens6=ens6", ["ifdown --force ens6", "systemd-run --quiet --scope ifup ens6"]), ("", [])],
)
def test_an_interface_that_came_again_is_set_up_by_ifupdown_where_that_has_it(
    tmp_path: Path, stack: str, state: str, wanted: list[str]
) -> None:
    told = tmp_path / "told"
    told.touch()
    for name in ("ifquery", "ifdown", "ifup", "systemd-run"):
        line = f"printf %s '{state}'" if name == "ifquery" else f'echo {name} "$@" >>{told}'
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n")
        (tmp_path / name).chmod(0o755)
    shell(tmp_path, stack, f"PATH={tmp_path}:$PATH\nsystemd_runs() {{ :; }}\nrevive")
    # In a scope of its own: the unit that runs this takes its processes with it when it ends.
    assert told.read_text().splitlines() == wanted


@pytest.mark.parametrize("others", [(), ("0a",)])
def test_what_netplan_wrote_is_held_until_the_last_interface_is_undone(tmp_path: Path, others: tuple[str, ...]) -> None:
    for tag in ("0c", *others):
        (tmp_path / "states" / tag).mkdir(parents=True)
        (tmp_path / "states" / tag / "key").touch()
    held = tmp_path / "held"
    held.mkdir()
    names = f"STATES={tmp_path}/states\nSTATE=$STATES/0c\nHELD={held}\npresent=yes\n"
    shell(tmp_path, "netplan", f"{names}take() {{ :; }}\nnudge() {{ :; }}\ncome_back")
    assert held.exists() == bool(others)


def test_ifupdown_replaces_the_stanza_for_dhcp_and_takes_its_options_over(tmp_path: Path) -> None:
    made = shell(tmp_path, "ifupdown", "IF=eth1\nstanzas keep", INTERFACES)
    assert made == (
        "# the loopback\nauto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n    metric 100\n\n"
        "iface eth1 inet6 auto\nsource /etc/network/interfaces.d/*\n"
    )
    assert shell(tmp_path, "ifupdown", "IF=eth1\nstanzas options", INTERFACES) == "    up echo eth1\n"
    (tmp_path / "state/settings").write_text("    up echo eth1\n")
    made = shell(tmp_path, "ifupdown", "renamed_text x", text_of("ifupdown"))
    assert "iface ens6 inet dhcp\n    up echo eth1\n    metric 7100\n" in made
    assert made.count("up echo eth1") == 1


BEFORE = """[Match]
Name=ens*

[Link]
MTUBytes=1400
[Network]
DHCP=yes
Address=2001:db8:5::8/64
Gateway=172.16.20.253
Address=172.16.20.77/24

[Route]
Gateway=172.16.20.253

[Route]
Destination=10.50.0.0/16
Gateway=172.16.20.200
"""


@pytest.mark.parametrize("stack", ["networkd", "networkd-legacy"])
def test_networkd_takes_over_what_the_file_in_use_says(tmp_path: Path, stack: str) -> None:
    (tmp_path / "50-ens.network").write_text(BEFORE)
    body = f"network_file() {{ say {tmp_path}/50-ens.network; }}\nbefore_put\nrenamed_text x"
    made = shell(tmp_path, stack, body, text_of(stack))
    kept = "MTUBytes=1400\n\n[Network]\nDHCP=yes\nAddress=2001:db8:5::8/64\nAddress=172.16.20.77/24\n\n"
    assert kept + "[Route]\nDestination=10.50.0.0/16\nGateway=172.16.20.200\nGatewayOnLink=yes\n" in made
    assert "Name=ens*" not in made
    assert made.count("Gateway=172.16.20.253") == text_of(stack).count("Gateway=172.16.20.253")
    # The other file has IPv6 by DHCP, and that stays.
    assert "DHCP=ipv4" not in made


@pytest.mark.parametrize(
    ("used", "named"),
    [
        ("", "05-eip-eni-00163e0a0b0c.network"),
        ("/run/systemd/network/50-eth1.network", "05-eip-eni-00163e0a0b0c.network"),
        ("/etc/systemd/network/00-default.network", "0-eip-eni-00163e0a0b0c.network"),
    ],
)
def test_networkd_gets_a_name_that_sorts_before_the_file_in_use(tmp_path: Path, used: str, named: str) -> None:
    body = f"network_file() {{ [ -z '{used}' ] || say '{used}'; }}\n"
    path = f"renamed_path /etc/systemd/network/05-eip-eni-{CASES['four'].tag}.network"
    assert shell(tmp_path, "networkd", body + path) == f"/etc/systemd/network/{named}\n"
    assert not used or named < used.rsplit("/", 1)[1]


@pytest.mark.parametrize(
    ("stack", "stubs", "said"),
    [
        ("networkd", "network_file() { say /etc/systemd/network/+.network; }", "+.network claims ens6"),
        ("networkd", "network_file() { say /run/systemd/network/10-netplan-x.network; }", "netplan sets up ens6"),
        ("networkd", "nm_has_it() { :; }", "NetworkManager has ens6: take the stack networkmanager"),
        ("netplan", "nm_has_it() { :; }", "netplan gives ens6 to NetworkManager"),
        ("netplan", "network_file() { say /etc/systemd/network/01-a.network; }", "01-a.network claims ens6"),
        ("ifupdown", "nm_has_it() { :; }", "NetworkManager has ens6"),
    ],
)
def test_what_cannot_be_had_is_refused_at_once_by_name(tmp_path: Path, stack: str, stubs: str, said: str) -> None:
    ready = "systemctl() { :; }\nnetplan() { :; }\nifup() { :; }\nMAIN=/dev/null\n"
    if "nm_has_it" not in stubs:
        ready += "nm_has_it() { return 1; }\n"
    if "network_file" not in stubs:
        ready += "network_file() { :; }\n"
    assert said in shell(tmp_path, stack, f"{ready}{stubs}\npreflight", check=False)


PROFILE = """[connection]
id=eth1
uuid=00000000-0000-0000-0000-000000000001
type=ethernet
interface-name=eth1
zone=internal

[802-3-ethernet]
mtu=1400

[802-1x]
eap=tls;

[ipv4]
address1=172.16.20.77/24
method=auto
route-metric=200
route1=10.77.0.0/16,172.16.20.253
route1_options=mtu=1300

[ipv6]
address1=fd00:77::8/64
method=manual
"""


def test_networkmanager_takes_over_what_the_profile_in_use_says(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state/settings").write_text(PROFILE)
    made = shell(tmp_path, "networkmanager", "renamed_text x.nmconnection", text_of("networkmanager"))
    parser = configparser.ConfigParser(delimiters=("=",), strict=True)
    parser.read_string(made)
    assert (parser["connection"]["zone"], parser["ethernet"]["mtu"], parser["802-1x"]["eap"]) == (
        "internal",
        "1400",
        "tls;",
    )
    assert "interface-name" not in parser["connection"]
    assert dict(parser["ipv6"]) == {"address1": "fd00:77::8/64", "method": "manual"}
    ipv4 = parser["ipv4"]
    assert (ipv4["method"], ipv4["never-default"], ipv4["address5"]) == ("auto", "true", "172.16.20.77/24")
    assert (ipv4["route10"], ipv4["route10_options"]) == ("10.77.0.0/16,172.16.20.253", "mtu=1300")
    assert ipv4["address1"] == "198.18.5.5/24"


def test_without_a_profile_in_use_ours_is_as_it_was_made(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state/settings").write_text("")
    made = shell(tmp_path, "networkmanager", "renamed_text x.nmconnection", text_of("networkmanager"))
    assert made == text_of("networkmanager")


@pytest.mark.parametrize(
    ("stack", "path", "renamed"),
    [
        ("ifcfg", "/etc/sysconfig/network-scripts/ifcfg-eth1", "/etc/sysconfig/network-scripts/ifcfg-ens6"),
        ("ifcfg", "/etc/sysconfig/network-scripts/ifcfg-eth1:10", "/etc/sysconfig/network-scripts/ifcfg-ens6:10"),
        ("ifcfg", "/etc/sysconfig/network-scripts/rule-eth1", "/etc/sysconfig/network-scripts/rule-ens6"),
        ("wicked", "/etc/sysconfig/network/ifroute-eth1", "/etc/sysconfig/network/ifroute-ens6"),
    ],
)
def test_file_names_follow_the_name_found(tmp_path: Path, stack: str, path: str, renamed: str) -> None:
    assert shell(tmp_path, stack, f"renamed_path {path}") == f"{renamed}\n"


@pytest.mark.parametrize(("stack", "name"), [("ifcfg", "ifcfg-eth1"), ("wicked", "ifcfg-eth1")])
def test_settings_of_the_file_before_follow_ours(tmp_path: Path, stack: str, name: str) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    (folder / "ifcfg-ens6").write_text("# mine\nBOOTPROTO=dhcp\nMTU=1400\nIPV6INIT=yes\n")
    body = f"FOLDER={folder}\nkind=changed\nbefore_put\nrenamed_text /x/{name}"
    assert shell(tmp_path, stack, body, "A=1\n") == "A=1\nMTU=1400\nIPV6INIT=yes\n"


@pytest.mark.parametrize("stack", ["ifcfg", "wicked", "ifupdown", "cloud-init", "netplan"])
def test_no_file_keeps_the_assumed_name(tmp_path: Path, stack: str) -> None:
    stub = "ip() { :; }\nnetwork_file() { :; }\n"
    (tmp_path / "state").mkdir()
    (tmp_path / "state/key").write_text("ens6\n")
    (tmp_path / "state/link").write_text("no\n")
    if stack == "ifupdown":
        (tmp_path / "state/settings").write_text("")
    for file in render(stack, CASES["four"]).files:
        if "/systemd/" not in file.path:
            made = shell(tmp_path, stack, f"{stub}renamed_text {file.path}", file.text)
            assert "eth1" not in made
            assert made.replace("ens6", "eth1") == file.text


SCRIPTS = ["apply", "check", "confirm", "undo", "status"]


@pytest.mark.parametrize("word", ["--help", "-n", "now"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_words_that_a_script_does_not_know_do_nothing(tmp_path: Path, script: str, word: str) -> None:
    scripts = dict(render("ifupdown", CASES["four"]).scripts)
    for name, text in scripts.items():
        # Whatever gets past the words would fail.
        (tmp_path / name).write_text(text.replace("need_root() {", "need_root() { echo ACTS; exit 9;"))
    done = subprocess.run(["sh", str(tmp_path / script), word], capture_output=True, text=True, check=False)
    if script == "status" and word == "now":
        return  # an id, which the output repeats
    assert "ACTS" not in done.stdout
    if word == "--help":
        assert done.returncode == 0
        assert done.stdout.startswith(f"usage: {script}")
    else:
        assert done.returncode == (2 if script == "check" else 1)
        assert f"usage: {script}" in done.stderr + done.stdout


def undo_order(tmp_path: Path, *, armed: bool) -> subprocess.CompletedProcess[str]:
    """Run the part of undo that looks for interfaces set up later; the later one's undo says so."""
    text = render("ifupdown", CASES["one"]).undo
    start = text.index('for other in "$STATES"')
    code = text[start : text.index("\ndone\n", start) + 6]
    later = tmp_path / "later"
    later.mkdir()
    (tmp_path / "apart").mkdir()
    (later / "after").write_text(f"{tmp_path}/this\n")
    (later / "undo").write_text("#!/bin/sh\necho later first\n")
    if armed:
        (later / "armed").touch()
    known = f'STATES={tmp_path}; STATE={tmp_path}/this; die() {{ echo "$*"; exit 1; }}'
    return subprocess.run(
        ["sh", "-eu", "-c", f"{known}\n{code}echo undone"], capture_output=True, text=True, check=False
    )


def test_an_armed_undo_takes_back_first_what_was_set_up_later_in_the_same_files(tmp_path: Path) -> None:
    assert undo_order(tmp_path, armed=True).stdout == "later first\nundone\n"


def test_undo_refuses_while_a_later_interface_has_the_same_files(tmp_path: Path) -> None:
    done = undo_order(tmp_path, armed=False)
    assert done.returncode == 1
    assert done.stdout.endswith(f"run sh {tmp_path}/later/undo first\n")
