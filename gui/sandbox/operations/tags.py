"""ListTagResources, TagResources and UntagResources of ECS, and the same of the VPC API (UnTagResources there).

Codes: the tables of api-vpc-2016-04-28-tagresources and api-ecs-2014-05-26-tagresources; each API has one for all
three.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params, invalid

_MOST_RESOURCES, _MOST_TAGS, _MOST_PER_PAGE = 50, 20, 50
_LONGEST: Final = 128
_RESERVED: Final = ("aliyun", "acs:")
# Types of resources that the pages name and that the sandbox has none of.
_NOT_IN_VPC: Final = (
    "ROUTETABLE",
    "VPNGATEWAY",
    "NATGATEWAY",
    "COMMONBANDWIDTHPACKAGE",
    "PREFIXLIST",
    "PUBLICIPADDRESSPOOL",
    "IPV4GATEWAY",
    "IPV6GATEWAY",
    "NETWORKACL",
)
_NOT_IN_ECS: Final = (
    "SNAPSHOT",
    "IMAGE",
    "VOLUME",
    "DDH",
    "DDHCLUSTER",
    "KEYPAIR",
    "LAUNCHTEMPLATE",
    "RESERVEDINSTANCE",
    "SNAPSHOTPOLICY",
    "COMMAND",
)


class Tagged(Protocol):
    """A resource that carries tags."""

    id: str
    region: str
    tags: dict[str, str]


class TaggedStore(Protocol):
    """All resources of one kind that carries tags."""

    def get(self, identifier: str, region: str | None = None) -> Tagged | None:
        """Return the resource with this id in a region."""

    def of_region(self, region: str) -> Mapping[str, Tagged]:
        """Return the resources of one region by id."""


Stores = Callable[[Account], Mapping[str, TaggedStore | None]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between the two APIs: types of resources with their stores, and codes with their HTTP status.

    A type without a store exists in the cloud, and no resource of it exists here.
    """

    stores: Stores
    no_type: tuple[str, int]
    unknown_type: tuple[str, int]
    unknown_id: tuple[str, int]
    no_tags: tuple[str, int]
    neither: tuple[str, int]
    many_ids: str
    many_tags: str
    bad_key: str
    bad_value: str
    no_key: str
    double_key: str
    full: str


def _vpc_stores(account: Account) -> Mapping[str, TaggedStore | None]:
    here: dict[str, TaggedStore] = {"EIP": account.eips, "VPC": account.vpcs, "VSWITCH": account.vswitches}
    return {**dict.fromkeys(_NOT_IN_VPC), **here}


def _ecs_stores(account: Account) -> Mapping[str, TaggedStore | None]:
    here: dict[str, TaggedStore] = {
        "INSTANCE": account.instances,
        "ENI": account.interfaces,
        "SECURITYGROUP": account.security_groups,
        "DISK": account.disks,
    }
    return {**dict.fromkeys(_NOT_IN_ECS), **here}


VPC: Final = Dialect(
    stores=_vpc_stores,
    no_type=("MissingParam.ResourceType", 400),
    unknown_type=("InvalidInstanceType.NotFound", 400),
    unknown_id=("InvalidInstanceIds.NotFound", 400),
    no_tags=("MissingParam.Tags", 400),
    neither=("BothEmpty.TagsAndResources", 400),
    many_ids="SizeLimitExceeded.ResourceId",
    many_tags="SizeLimitExceeded.TagNum",
    bad_key="InvalidTagKey",
    bad_value="InvalidTagValue",
    no_key="MissingParameter.TagKey",
    double_key="Forbidden.TagKey.Duplicated",
    full="QuotaExceeded.TagNum",
)
ECS: Final = Dialect(
    stores=_ecs_stores,
    no_type=("MissingParameter.ResourceType", 404),
    unknown_type=("InvalidResourceType.NotFound", 404),
    unknown_id=("InvalidResourceId.NotFound", 404),
    no_tags=("MissingParameter.Tags", 404),
    neither=("MissingParameter.Tags", 404),
    many_ids="NumberExceed.ResourceIds",
    many_tags="NumberExceed.Tags",
    bad_key="InvalidTagKey.Malformed",
    bad_value="InvalidTagValue.Malformed",
    no_key="InvalidTag.Mismatch",
    double_key="Duplicate.TagKey",
    full="OperationDenied.QuotaExceed",
)


def _type(params: Params, dialect: Dialect) -> str:
    kind = params.text("ResourceType")
    if not kind:
        raise Refusal(dialect.no_type[0], "ResourceType is mandatory for this action.", dialect.no_type[1])
    return kind


def _store(account: Account, kind: str, dialect: Dialect) -> TaggedStore | None:
    stores = dialect.stores(account)
    if kind.upper() not in stores:
        raise Refusal(dialect.unknown_type[0], "The specified ResourceType does not exist.", dialect.unknown_type[1])
    return stores[kind.upper()]


def _named(account: Account, params: Params, dialect: Dialect) -> tuple[str, list[Tagged]]:
    """Return the type of a call, and the resources that it names."""
    region = lookups.region(account, params).id
    kind = _type(params, dialect)
    store = _store(account, kind, dialect)
    wanted = dict.fromkeys(params.repeated("ResourceId", _MOST_RESOURCES, dialect.many_ids))
    found = [] if store is None else [one for each in wanted if (one := store.get(each, region)) is not None]
    if len(found) < len(wanted):
        code, status = dialect.unknown_id
        raise Refusal(code, "A specified resource does not exist in this region.", status)
    return kind, found


def _tags(params: Params, dialect: Dialect) -> dict[str, str | None]:
    """Return the tags of a call; a key without a value stands for any value."""
    keys: dict[int, str] = {}
    values: dict[int, str] = {}
    for index, rest, text in params.members("Tag"):
        if rest not in {"Key", "Value"}:
            raise invalid("Tag", "members Key and Value")
        (keys if rest == "Key" else values)[index] = text
    if len(keys) > _MOST_TAGS:
        raise Refusal(dialect.many_tags, f"There are more than {_MOST_TAGS} tags.")
    if values.keys() - keys.keys() or "" in keys.values():
        raise Refusal(dialect.no_key, "A tag has a value and no key.")
    if len(set(keys.values())) < len(keys):
        raise Refusal(dialect.double_key, "A tag key is named twice.")
    return {key: values.get(index) for index, key in keys.items()}


def _check_new(tags: Mapping[str, str | None], dialect: Dialect) -> dict[str, str]:
    for key, value in tags.items():
        if len(key) > _LONGEST or key.startswith(_RESERVED) or "http://" in key or "https://" in key:
            raise Refusal(dialect.bad_key, "A tag key is too long, or reserved, or holds an address.")
        if len(value or "") > _LONGEST or "http://" in (value or "") or "https://" in (value or ""):
            raise Refusal(dialect.bad_value, "A tag value is too long, or holds an address.")
    return {key: value or "" for key, value in tags.items()}


def _tag(account: Account, params: Params, dialect: Dialect) -> Answer:
    _, resources = _named(account, params, dialect)
    if not resources:
        raise Refusal(dialect.unknown_id[0], "ResourceId is mandatory for this action.", dialect.unknown_id[1])
    tags = _check_new(_tags(params, dialect), dialect)
    if not tags:
        raise Refusal(dialect.no_tags[0], "The tags are mandatory for this action.", dialect.no_tags[1])
    if any(len({**resource.tags, **tags}) > _MOST_TAGS for resource in resources):
        raise Refusal(dialect.full, f"A resource would have more than {_MOST_TAGS} tags.")
    for resource in resources:
        resource.tags = {**resource.tags, **tags}
    return {}


def _untag(account: Account, params: Params, dialect: Dialect) -> Answer:
    _, resources = _named(account, params, dialect)
    if not resources:
        raise Refusal(dialect.unknown_id[0], "ResourceId is mandatory for this action.", dialect.unknown_id[1])
    keys = params.repeated("TagKey", _MOST_TAGS, dialect.many_tags)
    if not keys and not params.flag("All"):
        raise Refusal(dialect.no_tags[0], "Name the tag keys, or send All=true.", dialect.no_tags[1])
    for resource in resources:
        resource.tags = {key: value for key, value in resource.tags.items() if keys and key not in keys}
    return {}


def _list(account: Account, params: Params, dialect: Dialect) -> Answer:
    kind, resources = _named(account, params, dialect)
    tags = _tags(params, dialect)
    if params.members("TagFilter"):
        raise Refusal("UnsupportedParameter", "The sandbox has no TagFilter: send Tag.")
    if not resources and not tags:
        code, status = dialect.neither
        raise Refusal(code, "Name resources or tags.", status)
    if not resources:
        store = _store(account, kind, dialect)
        region = lookups.region(account, params).id
        resources = [] if store is None else list(store.of_region(region).values())
    rows = [
        {"ResourceId": one.id, "ResourceType": kind, "TagKey": key, "TagValue": value}
        for one in resources
        if all(key in one.tags and value in {None, one.tags[key]} for key, value in tags.items())
        for key, value in one.tags.items()
        if not tags or key in tags
    ]
    size = params.integer("MaxResults", _MOST_PER_PAGE, 1, _MOST_PER_PAGE)
    page = paging.by_token(params, list(enumerate(rows, start=1)), lambda row: row[0], low=size, most=size)
    return {"NextToken": page.about["NextToken"], "TagResources": {"TagResource": [row for _, row in page.records]}}


def _in(dialect: Dialect, work: Callable[[Account, Params, Dialect], Answer]) -> Callable[[Account, Params], Answer]:
    return lambda account, params: work(account, params, dialect)


VPC_OPERATIONS = (
    Operation("ListTagResources", _in(VPC, _list)),
    Operation("TagResources", _in(VPC, _tag)),
    Operation("UnTagResources", _in(VPC, _untag)),
)
ECS_OPERATIONS = (
    Operation("ListTagResources", _in(ECS, _list)),
    Operation("TagResources", _in(ECS, _tag)),
    Operation("UntagResources", _in(ECS, _untag)),
)
