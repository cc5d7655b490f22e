"""Imports the SDK without the libraries that only its own sending needs: 27 MiB and a quarter of a second.

The SDK's modules import aiohttp, requests and others at their top, and use them in what nothing here calls: its own
transport (see ``gui.cloud.wire``), asynchronous calls, WebSockets, and credentials that come from elsewhere. They get
stand-ins for these names; everything else in the program gets the libraries themselves.
"""

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

VENDOR: Final = frozenset(
    {
        "Tea",
        "alibabacloud_credentials",
        "alibabacloud_ecs20140526",
        "alibabacloud_tea_openapi",
        "alibabacloud_vpc20160428",
        "darabonba",
    }
)
UNUSED: Final = frozenset({"aiofiles", "aiohttp", "apscheduler", "cryptography", "requests", "websocket"})


@contextmanager
def without_unused() -> Iterator[None]:
    """Let the SDK's modules that are imported meanwhile do without ``UNUSED``."""
    imports = _Imports()
    sys.meta_path.insert(0, imports)
    try:
        yield
    finally:
        sys.meta_path.remove(imports)
        imports.over = True


class _Imports(MetaPathFinder):
    """Finds the SDK's modules where they are, and has them import in its own way.

    Attributes:
        over: whether they are all imported: until then a stand-in can be called, as where a module makes constants.
    """

    def __init__(self) -> None:
        self.over = False

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the module is; None for what is not of the SDK."""
        if fullname.partition(".")[0] not in VENDOR:
            return None
        found = (each.find_spec(fullname, path, target) for each in sys.meta_path if each is not self)
        spec = next((each for each in found if each is not None), None)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self)
        return spec

    def import_(
        self,
        name: str,
        importing: Mapping[str, object] | None = None,
        local: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> ModuleType:
        """Import as the statement does, with stand-ins for what is unused."""
        root = name.partition(".")[0]
        if level == 0 and root in UNUSED:
            return _Module(name if fromlist else root, self)
        return __import__(name, importing, local, fromlist, level)

    def stand_in(self, name: str) -> "_StandIn":
        """Return what stands for the class, function or module ``name``."""
        return _StandIn(name, (), {"imports": self})


class _StandIn(type):
    """The type of what stands for something unused: it can be named, derived from and, at first, called."""

    imports: _Imports

    def __getattr__(cls, name: str) -> "_StandIn":
        if name.startswith("__"):
            raise AttributeError(name)
        return cls.imports.stand_in(f"{cls.__name__}.{name}")

    def __call__(cls, *_values: object, **_named: object) -> "_StandIn":
        if cls.imports.over:
            raise RuntimeError(f"The SDK needs {cls.__name__}, which it was imported without.")
        return cls.imports.stand_in(f"{cls.__name__}()")


class _Module(ModuleType):
    """Stands for a module of which nothing is used."""

    def __init__(self, name: str, imports: _Imports) -> None:
        super().__init__(name)
        self._imports = imports

    def __getattr__(self, name: str) -> _StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._imports.stand_in(f"{self.__name__}.{name}")


class _Loader(Loader):
    """Executes a module with ``_Imports.import_`` in the place of the import statement's own."""

    def __init__(self, loader: Loader, imports: _Imports) -> None:
        self._loader = loader
        self._imports = imports

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the loader has besides
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Create the module as its loader does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Execute it."""
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": self._imports.import_}
        self._loader.exec_module(module)
