"""What a new answer took back, in words."""

from gui.domain.choices.selection import Selection
from gui.domain.cloud.inventory import Inventory
from gui.domain.wizards.invalidated import Choice, Invalidated
from gui.words.names import short_name
from gui.words.translation import Counted, translate


class _Counted(Counted):
    """Sentences with a number: the collector of sentences sees that they need plural forms only in ``self.tr``."""

    def eips(self, count: int) -> str:
        """Return ``count`` EIPs."""
        return self.tr("%n EIP(s)", "", count)


def invalidated_text(lost: Invalidated, inventory: Inventory | None) -> str:
    """Return what is no longer chosen or agreed to.

    Args:
        lost: which answers.
        inventory: of the region in which they were given.
    """
    named = translate("Invalidated", ", ").join(_named(each, lost.before, inventory) for each in lost.answers)
    return translate("Invalidated", "With this answer, earlier ones are void: {answers}.").format(answers=named)


def _named(answer: Choice, before: Selection, inventory: Inventory | None) -> str:
    eni, instance = short_name(before.eni or "", inventory), short_name(before.instance or "", inventory)
    host = short_name(before.detach_from or before.stop_host or "", inventory)
    match answer:
        case Choice.EIPS:
            return _Counted().eips(len(before.eips))
        case Choice.INTERFACE:
            return translate("Invalidated", "interface {eni}").format(eni=eni)
        case Choice.INSTANCE:
            return translate("Invalidated", "instance {instance}").format(instance=instance)
        case Choice.UNBINDING:
            said = translate("Invalidated", "your consent to unbind {eni} from {instance}")
            return said.format(eni=eni, instance=host)
        case Choice.STOP_HOST:
            return translate("Invalidated", "your consent to stop {instance}").format(instance=host)
        case Choice.STOP:
            return translate("Invalidated", "your consent to stop {instance}").format(instance=instance)
        case Choice.GROUP:
            return translate("Invalidated", "security group {group}").format(group=before.group)
        case Choice.HIDING:
            blocks = ", ".join(str(each) for each in before.hide)
            return translate("Invalidated", "your consent to hide addresses of {blocks}").format(blocks=blocks)
