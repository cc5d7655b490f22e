"""Which permissions a plan needs, and which are known to be missing: one text for all of its EIPs."""

import json

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.plan import Plan
from gui.domain.plans.policy import needed, policy_document, refused
from gui.words.translation import Counted, translate


class _Counted(Counted):
    def calls(self, count: int) -> str:
        return self.tr("The plan needs %n permission(s).", "", count)


def permissions_text(plan: Plan, inventory: Inventory | None) -> str:
    """Return how many permissions ``plan`` needs, what is known of them, and what is not."""
    missing = ", ".join(refused(plan, inventory))
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


def policy_text(plan: Plan) -> str:
    """Return the least RAM policy as JSON text."""
    return json.dumps(policy_document(plan), indent=2) + "\n"
