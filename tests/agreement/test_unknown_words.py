"""Words that the API may add later: read, judged and put into a sentence, never a crash and never taken for free."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gui.cloud import decode
from gui.domain.choices.selection import Selection
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import blocking
from gui.domain.rules.multi_eip import problems
from gui.words.problems import problem_text
from tests.agreement.scene import CATALOG, SHANGHAI

words = st.sampled_from(
    ["", "Available", "InUse", "NetworkInterface", "MULTI_BINDED", "Secondary", "Running"]
) | st.text(max_size=8)
addresses = st.sampled_from(["", "47.0.0.1"])
"""What is no address at all makes the record unreadable."""
eips = st.fixed_dictionaries(
    {"AllocationId": st.just("eip-1"), "IpAddress": addresses, "Status": words, "InstanceType": words, "Mode": words},
    optional={"InstanceId": st.just("eni-1"), "ServiceManaged": st.sampled_from([0, 1, "true", None])},
)
enis = st.fixed_dictionaries(
    {"NetworkInterfaceId": st.just("eni-1"), "Type": words, "Status": words, "ZoneId": words, "VpcId": words},
    optional={"InstanceId": st.just("i-1"), "PrivateIpAddress": st.just("10.0.0.5")},
)
instances = st.fixed_dictionaries(
    {"InstanceId": st.just("i-1"), "InstanceType": words, "InstanceTypeFamily": words, "Status": words},
    optional={"ZoneId": words, "OSType": words},
)


@given(eips, enis, instances)
def test_any_word_is_judged_and_told(eip: dict[str, Any], eni: dict[str, Any], instance: dict[str, Any]) -> None:
    inventory = Inventory(
        SHANGHAI,
        datetime(2026, 1, 1, tzinfo=UTC),
        eips=(decode.eip(eip),),
        interfaces=(decode.interface(eni),),
        instances=(decode.instance(instance),),
    )
    chosen = Selection(
        SHANGHAI, (decode.eip(eip).allocation_id,), decode.interface(eni).id, decode.instance(instance).id
    )
    found = problems(chosen, inventory, CATALOG)
    assert all("{" not in problem_text(problem) or "{" in str(problem.values) for problem in found)
    known = eip["Status"] == "Available" and eni["Type"] == "Secondary" and eni["Status"] == "Available"
    there = eip["Status"] == "InUse" and eni["Status"] in {"Available", "InUse"}
    assert blocking(found) or ((known or there) and instance["Status"] in {"Running", "Stopped"})
