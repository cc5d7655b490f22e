"""Interfaces in words: what speaks against one to be made, and why one does not fit the instance chosen first."""

from collections.abc import Collection

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Against, Problem, ProblemCode
from gui.domain.rules.new_eni import EniObjection
from gui.words.names import place_name, short_name
from gui.words.translation import QT_TRANSLATE_NOOP, translate


def misfit_text(
    eni: NetworkInterface, instance: Instance, problems: Collection[Problem], inventory: Inventory | None
) -> str:
    """Return what keeps ``eni`` and ``instance`` apart.

    Args:
        eni: the interface.
        instance: the one that was chosen.
        problems: at least one; see ``gui.domain.rules.instance.fit_problems``.
        inventory: names the resources.
    """
    codes = {each.code for each in problems}
    name = short_name(instance.id, inventory)
    if ProblemCode.INSTANCE_OTHER_VPC in codes:
        text = translate("InterfaceFit", "In VPC {eni}, but {instance} is in {place}.")
        place = place_name(instance.vpc_id, inventory)
        return text.format(eni=place_name(eni.vpc_id, inventory), instance=name, place=place)
    if ProblemCode.INSTANCE_OTHER_ZONE in codes:
        text = translate("InterfaceFit", "In zone {eni}, but {instance} is in {place}.")
        return text.format(eni=eni.zone_id, instance=name, place=instance.zone_id)
    text = translate("InterfaceFit", "It has more private addresses than an interface of {instance} may have.")
    return text.format(instance=name)


SENTENCES = {
    EniObjection.VSWITCH_MISSING: QT_TRANSLATE_NOOP("NewInterface", "Choose a vSwitch."),
    EniObjection.VSWITCH_FULL: QT_TRANSLATE_NOOP(
        "NewInterface", "vSwitch {vswitch} has no free address left. Choose another one."
    ),
    EniObjection.GROUP_MISSING: QT_TRANSLATE_NOOP("NewInterface", "Choose a security group."),
    EniObjection.GROUP_OTHER_VPC: QT_TRANSLATE_NOOP(
        "NewInterface",
        "The security group is in VPC {group_vpc}, the vSwitch in {vswitch_vpc}. Both must be in the same: choose "
        "another group.",
    ),
    EniObjection.NAME: QT_TRANSLATE_NOOP(
        "NewInterface",
        "The name takes 2 to 128 letters, digits and the characters : _ . - and begins with a letter. It may be empty.",
    ),
    EniObjection.ADDRESS_MALFORMED: QT_TRANSLATE_NOOP(
        "NewInterface", "{address} is no IPv4 address. Leave it empty for any free one."
    ),
    EniObjection.ADDRESS_OUTSIDE: QT_TRANSLATE_NOOP(
        "NewInterface", "{address} is not in {cidr}, the vSwitch's network. Take one of it, or leave the field empty."
    ),
    EniObjection.ADDRESS_RESERVED: QT_TRANSLATE_NOOP(
        "NewInterface", "The cloud keeps {address} to itself. Take one from {lowest} to {highest}."
    ),
    EniObjection.ADDRESS_TAKEN: QT_TRANSLATE_NOOP("NewInterface", "{address} is taken. Choose another one."),
}


def against_text(against: Against[EniObjection]) -> str:
    """Return the sentence for ``against``."""
    return translate("NewInterface", str(SENTENCES[against.objection])).format(**dict(against.values))
