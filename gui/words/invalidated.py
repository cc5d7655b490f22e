"""What a new answer took back, in words."""

from gui.domain.choices.selection import Selection
from gui.domain.cloud.inventory import Inventory
from gui.domain.wizards.change_eips import EipChange
from gui.domain.wizards.in_use_choice import InUseChoice
from gui.domain.wizards.invalidated import ChoiceKind, Invalidated
from gui.domain.wizards.secondary_cidr_teardown import CidrTeardown
from gui.domain.wizards.unbind import Unbinding
from gui.words.joining import listed
from gui.words.names import short_name
from gui.words.translation import Counted, translate


class _Counted(Counted):
    """Sentences with a number: the collector of sentences sees that they need plural forms only in ``self.tr``."""

    def eips(self, count: int) -> str:
        """Return ``count`` EIPs."""
        return self.tr("%n EIP(s)", "", count)

    def eips_to_release(self, count: int) -> str:
        """Return ``count`` EIPs to release."""
        return self.tr("%n EIP(s) to release", "", count)

    def eips_to_bind(self, count: int) -> str:
        """Return ``count`` EIPs to bind."""
        return self.tr("%n EIP(s) to bind", "", count)

    def eips_to_unbind(self, count: int) -> str:
        """Return ``count`` EIPs to unbind."""
        return self.tr("%n EIP(s) to unbind", "", count)

    def interfaces_to_delete(self, count: int) -> str:
        """Return ``count`` more interfaces to delete."""
        return self.tr("%n more interface(s) to delete", "", count)


def invalidated_text(lost: Invalidated, inventory: Inventory | None) -> str:
    """Return what is no longer chosen or agreed to.

    Args:
        lost: which answers.
        inventory: of the region in which they were given.
    """
    said = translate("Invalidated", "With this answer, earlier ones are void: {answers}.")
    return said.format(answers=_listed(lost, inventory))


def draft_text(draft: Invalidated, inventory: Inventory | None) -> str:
    """Return what was chosen last time and not finished.

    Args:
        draft: the answers.
        inventory: of the region in which they were given.
    """
    said = translate("Invalidated", "Not finished last time: {answers}.")
    return said.format(answers=_listed(draft, inventory))


def _listed(lost: Invalidated, inventory: Inventory | None) -> str:
    before = lost.before
    return listed(
        _named(each, before, inventory) if isinstance(before, Selection) else _named_in_use(each, before, inventory)
        for each in lost.answers
    )


def _named(answer: ChoiceKind, before: Selection, inventory: Inventory | None) -> str:
    eni, instance = short_name(before.eni or "", inventory), short_name(before.instance or "", inventory)
    host = short_name(before.detach_from or before.stop_host or "", inventory)
    match answer:
        case ChoiceKind.EIPS:
            return _Counted().eips(len(before.eips))
        case ChoiceKind.INTERFACE:
            return translate("Invalidated", "interface {eni}").format(eni=eni)
        case ChoiceKind.INSTANCE:
            return translate("Invalidated", "instance {instance}").format(instance=instance)
        case ChoiceKind.UNBINDING:
            said = translate("Invalidated", "your consent to detach {eni} from {instance}")
            return said.format(eni=eni, instance=host)
        case ChoiceKind.STOP_HOST:
            return translate("Invalidated", "your consent to stop {instance}").format(instance=host)
        case ChoiceKind.STOP:
            return translate("Invalidated", "your consent to stop {instance}").format(instance=instance)
        case ChoiceKind.GROUP:
            return translate("Invalidated", "security group {group}").format(group=before.group)
        case _:
            blocks = listed(str(each) for each in before.hide)
            return translate("Invalidated", "your consent to hide addresses of {blocks}").format(blocks=blocks)


def _named_in_use(answer: ChoiceKind, before: InUseChoice, inventory: Inventory | None) -> str:
    match answer, before:
        case ChoiceKind.STOP, _:
            said = translate("Invalidated", "your consent to stop {instance}")
            return said.format(instance=short_name(before.stop or "", inventory))
        case ChoiceKind.RELEASE, Unbinding(release=eips) | CidrTeardown(release=eips):
            return _Counted().eips_to_release(len(eips))
        case ChoiceKind.EIPS_ADDED, EipChange(added=eips):
            return _Counted().eips_to_bind(len(eips))
        case ChoiceKind.EIPS_REMOVED, EipChange(removed=eips):
            return _Counted().eips_to_unbind(len(eips))
        case ChoiceKind.MORE_INTERFACES, CidrTeardown(also=enis):
            return _Counted().interfaces_to_delete(len(enis))
        case ChoiceKind.KEPT_VSWITCHES, _:
            return translate("Invalidated", "your choice to keep the vSwitches")
        case ChoiceKind.KEPT_BLOCKS, _:
            return translate("Invalidated", "your choice to keep the CIDR blocks")
        case _:
            said = translate("Invalidated", "your choice to delete the interface {eni}")
            return said.format(eni=short_name(before.eni or "", inventory))
