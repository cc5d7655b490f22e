"""An engine of IBus that composes what it is told to. A program, run by the system's Python, on a session bus.

One JSON request a line on standard input, one JSON answer a line on standard output. It says ``ready`` first, once it
is the engine in use.

- ``{"compose": "wang"}`` shows these letters as a composition in the field that has the focus;
- ``{"commit": "网"}`` puts the signs in their place;
- ``{}`` does nothing.

It answers with the names of the keys that came to it, which it takes while there are letters; None where no field of a
program has the focus.
"""

import json
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__)
NAME = "test-pinyin"

if __name__ == "__main__":
    import gi

    gi.require_version("IBus", "1.0")
    from gi.repository import GLib, IBus

    class Engine(IBus.Engine):
        """IBus makes one for each field that is typed in; what was typed is kept for all of them."""

        __gtype_name__ = "TestEngine"

        def do_focus_in(self) -> None:
            """Be the one that composes."""
            STATE["engine"] = self

        def do_process_key_event(self, key: int, _code: int, state: int) -> bool:
            """Take every key while there are letters."""
            if STATE["letters"] and not state & IBus.ModifierType.RELEASE_MASK:
                STATE["keys"].append(IBus.keyval_name(key))
            return bool(STATE["letters"])

        def compose(self, letters: str) -> None:
            """Show ``letters`` as a composition; empty ends it."""
            STATE["letters"] = letters
            self.update_preedit_text(IBus.Text.new_from_string(letters), len(letters), bool(letters))


STATE: dict[str, Any] = {"engine": None, "letters": "", "keys": []}


def answer(request: dict[str, str]) -> Any:
    """Do what ``request`` asks for; return the answer."""
    engine = STATE["engine"]
    if engine is None:
        return None
    if "compose" in request:
        engine.compose(request["compose"])
    if "commit" in request:
        engine.compose("")
        engine.commit_text(IBus.Text.new_from_string(request["commit"]))
    return STATE["keys"]


def main() -> None:
    """Serve until standard input ends."""
    IBus.init()
    bus = IBus.Bus()
    factory = IBus.Factory.new(bus.get_connection())
    factory.add_engine(NAME, Engine)
    component = IBus.Component.new("org.test.Pinyin", "", "1", "", "", "", "", "")
    component.add_engine(IBus.EngineDesc.new(NAME, NAME, "", "zh", "", "", "", "us"))
    assert bus.register_component(component)
    bus.request_name("org.test.Pinyin", 0)
    loop = GLib.MainLoop()

    def read(_source: Any, _condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read)
    # Not and wait: IBus asks this process for the engine meanwhile.
    bus.set_global_engine_async(NAME, -1, None, _is_ready)
    loop.run()


def _is_ready(bus: Any, result: Any) -> None:
    assert bus.set_global_engine_async_finish(result)
    sys.stdout.write('"ready"\n')
    sys.stdout.flush()


if __name__ == "__main__":
    main()
