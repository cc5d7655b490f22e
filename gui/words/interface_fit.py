"""Why an interface does not fit the instance that was chosen before it; the rules themselves speak of the instance."""

from collections.abc import Collection

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.words.names import place_name, short_name
from gui.words.translation import translate


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
