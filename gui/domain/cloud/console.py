"""Pages of Alibaba Cloud's web console, as its help links to them: lists of a region, with nothing secret in them.

Sources: EIP help, "Bind an EIP" (``vpc.console.aliyun.com/eip/<region>/eips``); ECS help, "Elastic network interfaces"
(``ecs.console.aliyun.com/networkInterfaces/region/<region>``) and "View instances"
(``ecs.console.aliyun.com/server/region``).
"""

from typing import Final

from gui.domain.cloud.region import RegionId

_PAGES: Final = (
    ("eip-", "https://vpc.console.aliyun.com/eip/{region}/eips"),
    ("eni-", "https://ecs.console.aliyun.com/networkInterfaces/region/{region}"),
    ("i-", "https://ecs.console.aliyun.com/server/region/{region}"),
)
"""How the ids of a kind begin, and the page of its list."""


def console_page(resource: str, region: RegionId) -> str:
    """Return the address of the list in which ``resource`` is, empty where no page of it is documented."""
    pages = (page for beginning, page in _PAGES if resource.startswith(beginning))
    return next(pages, "").format(region=region)
