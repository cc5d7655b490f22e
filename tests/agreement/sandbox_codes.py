"""Every error code that the sandbox can answer the product with, collected from the sandbox's source."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gui.assets import read_text
from gui.sandbox import switches
from gui.sandbox.operation import Service

ROOT = Path(switches.__file__).parent
SHAPE = re.compile(r"[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*")
# Modules whose operations only clients of other makers call; a test sees that the product calls none of them.
FOR_OTHERS = frozenset(
    {
        "endpoints",
        "eip_monitoring",
        "eni_attributes",
        "kept_commands",
        "security_groups",
        "security_rules",
        "sent_files",
        "storage_queries",
        "tags",
        "vpc_lifecycle",
        "zones",
    }
)
# Codes that the product never meets: of ResourceGroupId, which it never sends, of ListGatewayRouteTableEntries, and of
# parameters of commands that it never sends, or always in the form that they must have.
_OF_OTHERS = frozenset(
    {
        "InvalidResourceGroupId",
        "InvalidResourceGroup.NotFound",
        "ResourceNotFound.GatewayRouteTable",
        "CmdContent.DecodeError",
        "Duplicate.TagKey",
        "InvalidClientToken.Malformed",
        "InvalidInvokeId.NotFound",
        "InvalidParameter.WorkingDir",
        "InvalidParameterCharacter.CommandName",
        "InvalidParameterCharacter.CommandWorkingDir",
        "InvalidRepeatMode.NotFound",
        "InvalidTagValue.Malformed",
        "InvalidTerminationMode.NotFound",
        "InvalidTimeout.ExceedLimit",
        "NumberExceed.Tags",
        "WindowsPasswordName.ExceedLimit",
        "WindowsPasswordName.Missed",
    }
)
_SWITCHED = (switches.BusyEip, switches.NoHotPlug, switches.NoMode)


@dataclass
class Findings:
    """What the source holds.

    Attributes:
        codes: whole codes.
        patterns: codes with ``%s`` for the name of a parameter.
        required: names of parameters that calls must carry.
        unexplained: places where a code comes from somewhere that this reader does not follow.
    """

    codes: set[str] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)
    required: set[str] = field(default_factory=set)
    unexplained: list[str] = field(default_factory=list)

    @property
    def all_codes(self) -> set[str]:
        return self.codes | {pattern.replace("%s", name) for pattern in self.patterns for name in self.required}


def _is_code_name(name: str) -> bool:
    return name == "code" or name.endswith("_code")


def _texts(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value:
            yield each.value


def _code_places(functions: list[ast.FunctionDef]) -> dict[str, dict[int | str, str]]:
    """Return, by function name, which arguments (by place and by name) are codes."""
    found: dict[str, dict[int | str, str]] = {}
    for function in functions:
        names = [argument.arg for argument in function.args.args]
        own = names[1:] if names[:1] == ["self"] else names
        places: dict[int | str, str] = {}
        for place, name in enumerate(own):
            if _is_code_name(name):
                places[place] = places[name] = name
        if places:
            found.setdefault(function.name, {}).update(places)
    return found


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def collect(*, for_others: bool = False) -> Findings:
    """Return what the source holds; with ``for_others`` that of operations which only other clients call, too."""
    findings = Findings()
    paths = [path for path in sorted(ROOT.rglob("*.py")) if for_others or path.stem not in FOR_OTHERS]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    nodes = [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]
    functions = [node for _, node in nodes if isinstance(node, ast.FunctionDef)]
    places = _code_places(functions)
    for function in functions:
        arguments = function.args.args
        for argument, default in zip(arguments[::-1], function.args.defaults[::-1], strict=False):
            if _is_code_name(argument.arg):
                findings.codes |= set(_texts(default))
    for path, node in nodes:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and _is_code_name(t.id) for t in node.targets):
            # The test of a conditional compares, its branches are what is assigned.
            value = node.value
            branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            findings.codes |= {text for branch in branches for text in _texts(branch) if SHAPE.fullmatch(text)}
        elif isinstance(node, ast.Call):
            _of_call(node, path, places, findings)
    findings.codes |= {member.value for kind in _SWITCHED for member in kind}
    findings.codes |= {service.busy_code for service in Service}
    findings.patterns = {service.missing_code for service in Service}
    account = json.loads(read_text("sandbox/account.json"))
    if not for_others:
        findings.codes -= _OF_OTHERS
    findings.codes |= {key.get("denied_with", "NoPermission") for key in account["access_keys"]}
    return findings


def _of_call(call: ast.Call, path: Path, places: dict[str, dict[int | str, str]], findings: Findings) -> None:
    name = _called(call)
    if name == "required" and call.args:
        findings.required |= set(_texts(call.args[0]))
    if name == "Refusal" and call.args:
        first = call.args[0]
        if isinstance(first, ast.Constant):
            findings.codes.add(str(first.value))
        elif not _known_origin(first):
            findings.unexplained.append(f"{path.name}:{call.lineno} {ast.unparse(first)}")
    for place, argument in enumerate(call.args):
        if place in places.get(name, {}):
            findings.codes |= {text for text in _texts(argument) if SHAPE.fullmatch(text)}
    for keyword in call.keywords:
        if keyword.arg in places.get(name, {}):
            findings.codes |= {text for text in _texts(keyword.value) if SHAPE.fullmatch(text)}


def _known_origin(node: ast.expr) -> bool:
    """Return whether a code that is no literal comes from a parameter, a switch or an access key read above."""
    text = ast.unparse(node).removesuffix(".value")
    last = text.rpartition(".")[2]
    return _is_code_name(last) or text == "key.denied_with"
