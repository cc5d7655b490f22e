from gui.domain.cloud.instance import InstanceStatus, InstanceType, OsType
from tests.helpers.region_values import RUNNING


def test_the_words_of_the_api() -> None:
    assert {status.value for status in InstanceStatus} == {
        "Pending", "Starting", "Running", "Stopping", "Stopped", "Unknown",
    }  # fmt: skip
    assert {system.value for system in OsType} == {"linux", "windows"}


def test_an_instance_says_nothing_it_was_not_told() -> None:
    assert (RUNNING.name, RUNNING.os_type, RUNNING.os_name) == ("", OsType.LINUX, "")
    assert InstanceType("ecs.g5.large", "ecs.g5", 2, 6).eni_quantity == 2
