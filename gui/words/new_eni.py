"""What speaks against an interface that is to be made, in words."""

from gui.domain.cloud.problems import Against
from gui.domain.rules.new_eni import EniObjection
from gui.words.translation import QT_TRANSLATE_NOOP, translate

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
