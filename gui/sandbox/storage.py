"""Disks and images, which follow from the instances where the account file does not name any."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gui.sandbox.resources import Instance


@dataclass(slots=True, kw_only=True)
class Disk:
    """A cloud disk of an instance."""

    id: str
    instance: str
    name: str = ""
    type: str = "system"
    category: str = "cloud_essd"
    size: int = 40
    device: str = "/dev/xvda"
    created: str = "2025-06-18T07:30:00Z"
    tags: dict[str, str] = field(default_factory=dict)
    region: str = field(default="", init=False)
    zone: str = field(default="", init=False)


@dataclass(slots=True, kw_only=True)
class Image:
    """A public image, which is the same in every region."""

    id: str
    os_type: str
    os_name: str
    size: int = 20
    created: str = "2025-07-22T02:00:00Z"


def system_disks(instances: Iterable[Instance]) -> tuple[Disk, ...]:
    """Return one system disk for each instance; its id repeats what the id of the instance has after the dash."""
    return tuple(
        Disk(id=f"d-{instance.id.partition('-')[2]}", instance=instance.id, created=instance.created)
        for instance in instances
    )


def images_of(instances: Iterable[Instance]) -> tuple[Image, ...]:
    """Return the images that the instances were made from, each once."""
    found = {
        instance.image: Image(id=instance.image, os_type=instance.os_type, os_name=instance.os_name)
        for instance in instances
    }
    return tuple(found.values())
