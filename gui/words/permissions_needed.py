"""Which permissions a plan needs, and which are known to be missing: one text for all of its EIPs."""

import json
from collections.abc import Iterable

from gui.domain.cloud.inventory import Inventory
from gui.domain.operations.permissions import Permission
from gui.domain.plans.plan import Plan
from gui.domain.plans.policy import full_policy, needed, policy_document, refused
from gui.words.translation import Counted, translate


class _Counted(Counted):
    def calls(self, count: int) -> str:
        return self.tr("The plan needs %n permission(s).", "", count)


def permissions_text(plan: Plan, inventory: Inventory | None, permissions: Iterable[Permission] = ()) -> str:
    """Return how many permissions ``plan`` needs, what is known of them, and what is not."""
    missing = ", ".join(refused(plan, inventory, permissions))
    if missing:
        text = translate(
            "PermissionsNeeded", "Known to be missing: {permissions}. Ask the administrator of the account."
        )
        known = text.format(permissions=missing)
    else:
        known = translate("PermissionsNeeded", "None is known to be missing.")
    unknown = translate(
        "PermissionsNeeded",
        "Alibaba Cloud offers no dry run of these changes: a refusal shows only when they are sent.",
    )
    return " ".join((_Counted().calls(len(needed(plan))), known, unknown))


def full_policy_text() -> str:
    """Return the RAM policy for everything the program can do, as JSON text."""
    return json.dumps(full_policy(), indent=2) + "\n"


def policy_text(plan: Plan) -> str:
    """Return the least RAM policy as JSON text."""
    return json.dumps(policy_document(plan), indent=2) + "\n"
