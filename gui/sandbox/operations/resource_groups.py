"""ListResourceGroups of ResourceManager: page and SDK's models."""

from typing import Final

from gui.sandbox import paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params

_MOST_PER_PAGE: Final = 100


def list_resource_groups(account: Account, params: Params) -> Answer:
    """List the resource groups of the account."""
    texts = {"ResourceGroupId": "id", "Name": "name", "DisplayName": "display_name"}
    status = params.choice("Status", ("Creating", "OK", "PendingDelete"), "OK")
    wanted = [(field, params.text(name)) for name, field in texts.items()]
    listed = set(params.repeated("ResourceGroupIds", _MOST_PER_PAGE))
    found = [
        group
        for group in account.resource_groups.values()
        if status == "OK"
        and (not listed or group.id in listed)
        and all(text in getattr(group, field) if field != "id" else text in {"", group.id} for field, text in wanted)
    ]
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    shown = [
        {
            "Id": group.id,
            "Name": group.name,
            "DisplayName": group.display_name,
            "Status": "OK",
            "AccountId": account.id,
            "CreateDate": group.created,
        }
        for group in page.records
    ]
    return {**page.about, "ResourceGroups": {"ResourceGroup": shown}}


RESOURCE_MANAGER_OPERATIONS = (Operation("ListResourceGroups", list_resource_groups),)
