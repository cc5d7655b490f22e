"""The rules of the secondary CIDR method in sentences: exposing EIPs by a secondary CIDR block, and its way back."""

from gui.domain.cloud.problems import ProblemCode
from gui.words.translation import QT_TRANSLATE_NOOP

_CHOICE = {
    ProblemCode.VPCS_NEEDED: QT_TRANSLATE_NOOP(
        "Problems",
        "The VPCs could not be read ({code}), so it is not known which address blocks are taken.",
    ),
    ProblemCode.VSWITCHES_NEEDED: QT_TRANSLATE_NOOP(
        "Problems",
        "The vSwitches could not be read ({code}), so it is not known which addresses are taken.",
    ),
    ProblemCode.VPC_GONE: QT_TRANSLATE_NOOP(
        "Problems", "Its VPC {vpc} is not in this region, or no longer. Refresh, or choose another instance."
    ),
    ProblemCode.INSTANCE_ROOM: QT_TRANSLATE_NOOP(
        "Problems",
        "Each EIP needs an interface of its own ({needed}), but type {type} takes {limit} in all and has room for "
        "{room}. Choose fewer EIPs, detach an interface, or choose another instance.",
    ),
    ProblemCode.GROUP_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose a security group for the new interfaces."),
    ProblemCode.GROUP_GONE: QT_TRANSLATE_NOOP(
        "Problems", "The VPC of the instance has no such security group, or no longer. Choose another one."
    ),
    ProblemCode.GROUP_OTHER_VPC: QT_TRANSLATE_NOOP(
        "Problems",
        "The security group is in VPC {group_vpc}, but the instance is in {instance_vpc}. Both must be in the same: "
        "choose another group.",
    ),
    ProblemCode.GROUP_SERVICE_MANAGED: QT_TRANSLATE_NOOP(
        "Problems", "A cloud service manages this security group and alone may use it. Choose another one."
    ),
    ProblemCode.EXPOSED_BY_DHCP: QT_TRANSLATE_NOOP(
        "Problems",
        "The guest gets each EIP by DHCP as the address of a new network card. Replies must leave by that card; the "
        "guest configuration sees to it.",
    ),
}

_NETWORK = {
    ProblemCode.VSWITCH_IN_OTHER_ZONE: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} lies in vSwitch {vswitch} of zone {zone}, but the instance is in {wanted}, and no second vSwitch "
        "can have the address. Choose an instance of that zone, or another EIP.",
    ),
    ProblemCode.VSWITCH_KEEPS_ADDRESS: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} is the first or one of the last three addresses of vSwitch {vswitch} ({network}), which the cloud "
        "keeps for itself. Choose another EIP, or delete that vSwitch.",
    ),
    ProblemCode.ADDRESS_TAKEN: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} is already the private address of interface {eni} in vSwitch {vswitch}. "
        "Unbind that interface in the main window first, or choose another EIP.",
    ),
    ProblemCode.RANGE_EXCLUDED: QT_TRANSLATE_NOOP(
        "Problems", "{address} lies in {other}, which no VPC can use. Choose another EIP."
    ),
    ProblemCode.EDGE_OF_BLOCK: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} is the first or one of the last three addresses of {network}, which the cloud keeps for itself, "
        "and no wider vSwitch is possible. Choose another EIP.",
    ),
    ProblemCode.OVERLAPS_VSWITCH: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} needs the vSwitch {network} at least, which overlaps vSwitch {vswitch} ({other}). Choose another "
        "EIP, or delete that vSwitch.",
    ),
    ProblemCode.EQUALS_ROUTE: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} needs the vSwitch {network}, which is the destination of a route of the VPC, and there is no room "
        "for a wider one. Choose another EIP, or change the route.",
    ),
    ProblemCode.OVERLAPS_BLOCK: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} needs the block {network} at least, which overlaps {other}, a block of the VPC. Choose another EIP.",
    ),
    ProblemCode.OVERLAPS_ROUTE: QT_TRANSLATE_NOOP(
        "Problems",
        "{address} needs the block {network} at least, which overlaps the route of the VPC to {other}. Choose another "
        "EIP, or change the route.",
    ),
    ProblemCode.NO_BLOCK_LEFT: QT_TRANSLATE_NOOP(
        "Problems",
        "The VPC has reached its limit of {limit} secondary CIDR blocks, and these EIPs are in "
        "none of its blocks. Remove an unused block, or choose an instance in another VPC.",
    ),
    ProblemCode.NO_VSWITCH_LEFT: QT_TRANSLATE_NOOP(
        "Problems",
        "The VPC has reached its limit of {limit} vSwitches, and these EIPs are in none of them. "
        "Delete an unused vSwitch, or choose an instance in another VPC.",
    ),
    ProblemCode.TOO_MANY_BLOCKS: QT_TRANSLATE_NOOP(
        "Problems",
        "These EIPs lie too far apart: they need at least {needed} new address blocks, and of the {limit} that a VPC "
        "takes {free} are free. Choose fewer EIPs, or some that lie closer together.",
    ),
    ProblemCode.TOO_MANY_VSWITCHES: QT_TRANSLATE_NOOP(
        "Problems",
        "These EIPs lie too far apart: they need at least {needed} new vSwitches, and of the {limit} that a VPC takes "
        "{free} are free. Choose fewer EIPs, or delete vSwitches.",
    ),
    ProblemCode.VPC_FACTS_MISSING: QT_TRANSLATE_NOOP(
        "Problems", "The routes and security groups of the VPC have not been read yet. Wait, or read them again."
    ),
    ProblemCode.HIDING_NOT_AGREED: QT_TRANSLATE_NOOP(
        "Problems",
        "Confirm that the VPC can no longer reach the other Internet addresses in {blocks}: "
        "select the check box, or choose other EIPs.",
    ),
    ProblemCode.ADDRESSES_HIDDEN: QT_TRANSLATE_NOOP(
        "Problems",
        "{blocks} becomes part of the VPC. Other addresses on the Internet in it ({count}) can then no longer be "
        "reached from the VPC.",
    ),
    ProblemCode.OWN_EIPS_HIDDEN: QT_TRANSLATE_NOOP(
        "Problems",
        "Your own EIPs are also in the block ({count}): {eips}. Hosts in the VPC can no longer "
        "reach them by these addresses.",
    ),
    ProblemCode.NAT_BEHIND_IPV4_GATEWAY: QT_TRANSLATE_NOOP(
        "Problems",
        "VPC {vpc} has an IPv4 gateway, so the new vSwitches reach the Internet only if their "
        "route table has a route for 0.0.0.0/0 to it. This program sets no routes: check the "
        "table in the VPC console and add the route if it is missing.",
    ),
    ProblemCode.NAT_IPV4_GATEWAY: QT_TRANSLATE_NOOP(
        "Problems",
        "Whether VPC {vpc} has an IPv4 gateway could not be read; with one the route table of the new vSwitches needs "
        "a route for 0.0.0.0/0 to it. Refresh; if that does not help, allow vpc:ListIpv4Gateways, or look under IPv4 "
        "Gateway in the VPC console.",
    ),
}

_BACK = {
    ProblemCode.ENI_NOT_EXPOSED: QT_TRANSLATE_NOOP(
        "Problems",
        "Its private address is not a bound EIP, and this program did not create it. Only "
        "interfaces created for an EIP are deleted here.",
    ),
    ProblemCode.VSWITCH_GONE: QT_TRANSLATE_NOOP(
        "Problems", "There is no such vSwitch in this region, or no longer. Refresh and choose again."
    ),
    ProblemCode.VSWITCH_IN_USE: QT_TRANSLATE_NOOP(
        "Problems", "Something else is in this vSwitch ({other}), so it can't be deleted. Keep the vSwitch."
    ),
    ProblemCode.BLOCK_GONE: QT_TRANSLATE_NOOP(
        "Problems", "{block} is no secondary CIDR block of VPC {vpc}, or no longer. Refresh and choose again."
    ),
    ProblemCode.BLOCK_IN_USE: QT_TRANSLATE_NOOP(
        "Problems",
        "Other vSwitches lie in the block {block} ({other}), so it can't be taken from the VPC. Keep the block.",
    ),
}

SENTENCES = {**_CHOICE, **_NETWORK, **_BACK}
