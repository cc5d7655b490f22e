"""What speaks against an interface that is to be made, in words."""

from gui.domain.cloud.objections import Against
from gui.domain.rules.new_eni import Objection
from gui.words.translation import QT_TRANSLATE_NOOP, translate

SENTENCES = {
    Objection.VSWITCH_MISSING: QT_TRANSLATE_NOOP("NewInterface", "Choose a vSwitch."),
    Objection.VSWITCH_FULL: QT_TRANSLATE_NOOP(
        "NewInterface", "vSwitch {vswitch} has no free address left. Choose another one."
    ),
    Objection.GROUP_MISSING: QT_TRANSLATE_NOOP("NewInterface", "Choose a security group."),
    Objection.GROUP_OTHER_VPC: QT_TRANSLATE_NOOP(
        "NewInterface",
        "The security group is in VPC {group_vpc}, the vSwitch in {vswitch_vpc}. Both must be in the same: choose "
        "another group.",
    ),
    Objection.NAME: QT_TRANSLATE_NOOP(
        "NewInterface",
        "The name takes 2 to 128 letters, digits and the characters : _ . - and begins with a letter. It may be empty.",
    ),
    Objection.ADDRESS_MALFORMED: QT_TRANSLATE_NOOP(
        "NewInterface", "{address} is no IPv4 address. Leave it empty for any free one."
    ),
    Objection.ADDRESS_OUTSIDE: QT_TRANSLATE_NOOP(
        "NewInterface", "{address} is not in {cidr}, the vSwitch's network. Take one of it, or leave the field empty."
    ),
    Objection.ADDRESS_RESERVED: QT_TRANSLATE_NOOP(
        "NewInterface", "The cloud keeps {address} to itself. Take one from {lowest} to {highest}."
    ),
    Objection.ADDRESS_TAKEN: QT_TRANSLATE_NOOP("NewInterface", "{address} is taken. Choose another one."),
}


def against_text(against: Against[Objection]) -> str:
    """Return the sentence for ``against``."""
    return translate("NewInterface", str(SENTENCES[against.objection])).format(**dict(against.values))
