"""Where each EIP will be a private address: one row per EIP, new things marked, or the reason why there is no place."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from PySide6.QtCore import QCoreApplication

from gui.domain.blocks.model import Blocks, NewVSwitch, Place
from gui.domain.blocks.troubles import NoBlocksError
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.rules import new_blocks
from gui.domain.rules.network_facts import VpcFacts
from gui.qt.base.theme import icon
from gui.qt.models.records import Column
from gui.words.joining import paragraph
from gui.words.problems import problem_text
from gui.words.tone import Tone

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Placement:
    """One chosen EIP.

    Attributes:
        eip: which.
        vswitch: network of the vSwitch, None where there is no place.
        vswitch_name: of one that exists; empty for a new one.
        block: the block of the VPC around it.
        new_block: whether it must be added first.
        trouble: why there is no place; empty where the EIP is no obstacle.
    """

    eip: ElasticIp
    vswitch: IPv4Network | None = None
    vswitch_name: str = ""
    block: IPv4Network | None = None
    new_block: bool = False
    trouble: str = ""

    @property
    def new_vswitch(self) -> bool:
        """Whether the vSwitch must be made first."""
        return self.vswitch is not None and not self.vswitch_name


@dataclass(frozen=True, slots=True)
class Layout:
    """The answer as it is shown.

    Attributes:
        rows: one per EIP that is not exposed yet, in the order chosen.
        blocks: what is to be added; None where there is no answer.
    """

    rows: tuple[Placement, ...] = ()
    blocks: Blocks | None = None


def layout(selection: Selection, inventory: Inventory, facts: VpcFacts) -> Layout:
    """Return where the chosen EIPs will lie, or which of them are the trouble."""
    left = [inventory.eip_by_id[each] for each in _known(selection, inventory)]
    try:
        blocks = new_blocks.find_network(selection, inventory, facts.routes)
    except NoBlocksError as none:
        troubles: dict[IPv4Address, list[str]] = {}
        for trouble in none.troubles:
            said = problem_text(new_blocks.as_problem(trouble, inventory), inventory)
            for address in trouble.addresses:
                troubles.setdefault(address, []).append(said)
        return Layout(tuple(Placement(eip, trouble=paragraph(troubles.get(eip.address, ()))) for eip in left))
    except LookupError:
        return Layout()
    places = {place.address: place for place in blocks.places}
    return Layout(tuple(_placed(eip, places, blocks, inventory) for eip in left), blocks)


def _known(selection: Selection, inventory: Inventory) -> tuple[AllocationId, ...]:
    return tuple(each for each in new_blocks.eips_to_expose(selection, inventory) if each in inventory.eip_by_id)


def _placed(eip: ElasticIp, places: Mapping[IPv4Address, Place], blocks: Blocks, inventory: Inventory) -> Placement:
    vswitch = places[eip.address].vswitch
    if isinstance(vswitch, NewVSwitch):
        return Placement(eip, vswitch.cidr, "", vswitch.block, vswitch.block in blocks.new_blocks)
    there = inventory.vswitch_by_id[vswitch]
    vpc = next(each for each in inventory.vpcs if each.id == there.vpc_id)
    around = next((each for each in (vpc.cidr, *vpc.secondary_cidrs) if there.cidr.subnet_of(each)), None)
    return Placement(eip, there.cidr, there.name or there.id, around)


def placement_columns() -> tuple[Column[Placement], ...]:
    """Return the columns of the table."""
    return (
        Column("address", translate("Columns", "EIP"), lambda p: str(p.eip.address), lambda p: int(p.eip.address)),
        Column("name", translate("Columns", "Name"), lambda p: p.eip.name),
        Column(
            "block",
            translate("Columns", "CIDR block of the VPC"),
            lambda p: _new_or_present(str(p.block), new=p.new_block) if p.block else "",
            lambda p: (p.block is None, p.block or ""),
        ),
        Column(
            "vswitch",
            translate("Columns", "vSwitch"),
            _vswitch,
            lambda p: (p.vswitch is None, p.vswitch or ""),
        ),
        Column(
            "reason",
            translate("Columns", "Placement"),
            _answer,
            lambda p: (not p.trouble, p.trouble.casefold()),
            icon=lambda p: icon("warning", Tone.WARNING) if p.trouble else None,
            sentence=True,
        ),
    )


def _vswitch(row: Placement) -> str:
    if row.vswitch is None:
        return ""
    if row.vswitch_name:
        return _new_or_present(f"{row.vswitch_name} ({row.vswitch})", new=False)
    return _new_or_present(str(row.vswitch), new=True)


def _new_or_present(what: str, *, new: bool) -> str:
    text = translate("Columns", "{what}, new") if new else translate("Columns", "{what}, present")
    return text.format(what=what)


def _answer(row: Placement) -> str:
    if row.trouble:
        return row.trouble
    if row.vswitch is None:
        return translate("Columns", "Possible alone")
    return translate("Columns", "Yes")
