"""``multi-eip``: the window by default, and the commands."""

import argparse
import logging
import os
import signal
import sys
from contextlib import ExitStack, closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gui import __version__
from gui.commands.exit_codes import CRASHED, EPILOG, INTERRUPTED, REFUSED
from gui.commands.names import ARGUMENTS, ENDPOINT, HELP, MODULES, SANDBOX
from gui.commands.streams import flush

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import NoReturn

    from gui.services.parts import Parts

log = logging.getLogger(__name__)

NO_DISPLAY = (
    "There is no display, so no window can be opened. With --sandbox the wizard drives itself and writes"
    " pictures; multi-eip --help lists the commands that need no window."
)


class Arguments(argparse.ArgumentParser):
    """Answers a wrong argument with one sentence, not with the whole usage."""

    def error(self, message: str) -> "NoReturn":
        """Say ``message`` and end the program."""
        _say(f"{message}; see {self.prog} --help", prog=self.prog)
        self.exit(REFUSED)


def arguments(known: "Collection[str] | None" = tuple(HELP)) -> argparse.ArgumentParser:
    """Return the program's arguments.

    Args:
        known: the commands whose own arguments are known too, which loads their modules; of the others only name and
            help. None for a parser without commands.
    """
    parser: argparse.ArgumentParser = Arguments(
        prog="multi-eip",
        allow_abbrev=known is not None,
        description="Bind up to ten Elastic IPs to one secondary network interface on Alibaba Cloud.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"multi-eip {__version__}")
    account = parser.add_mutually_exclusive_group()
    account.add_argument("--sandbox", action="store_true", help=SANDBOX)
    account.add_argument("--endpoint", metavar="URL", help=ENDPOINT)
    parser.add_argument("--tour", type=Path, metavar="DIR", help="drive the wizard by itself, write pictures into DIR")
    parser.add_argument("--lang", metavar="CODE", help="language: en or zh_CN (default: the system's)")
    parser.add_argument("--scheme", choices=("system", "light", "dark"), help="colours (default: as last chosen)")
    parser.add_argument("--state-dir", type=Path, metavar="DIR", help="where everything the program writes is kept")
    parser.add_argument(
        "--log-level", default="WARNING", choices=("DEBUG", "INFO", "WARNING", "ERROR"), help="(default: WARNING)"
    )
    parser.set_defaults(command=None)
    if known is not None:
        commands = parser.add_subparsers(dest="command", metavar="COMMAND")
        for names, module in ARGUMENTS:
            if known and not set(names).isdisjoint(known):
                import_module(module).add_parsers(commands)
            else:
                for name in names:
                    commands.add_parser(name, help=HELP[name])
    return parser


def parsed(words: "Sequence[str]") -> argparse.Namespace:
    """Return what ``words`` ask for; the module of a command is loaded only when one of them names it."""
    if not any("--help".startswith(word) or word == "-h" for word in words if word.startswith("-") and word != "--"):
        args, rest = arguments(None).parse_known_args(words)
        if not rest:
            return args
    args = arguments([word for word in words if word in HELP]).parse_args(words)
    if "check" in args:
        args.check(args)
    return args


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the program; return the exit code, see ``gui.commands.exit_codes``."""
    words = sys.argv[1:] if argv is None else argv
    try:
        return _exit_code(words)
    finally:
        flush()


def _exit_code(words: "Sequence[str]") -> int:
    args = parsed(words)
    try:
        return run(args)
    except KeyboardInterrupt:
        # What is still under way is waited for at the end of the process; one more Ctrl-C spares that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _say("Interrupted.")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost place: no traceback where a sentence belongs
        return _failed(error, traceback=args.log_level == "DEBUG")


def _failed(error: Exception, *, traceback: bool) -> int:
    """Say what went wrong, and how the program ends for it; return the exit code."""
    from gui.domain.cloud.errors import InstallationError, WizardError  # the window is painted first
    from gui.words.command_line import error_sentences

    if traceback and not isinstance(error, WizardError):
        log.critical("uncaught exception", exc_info=error)
    if isinstance(error, ImportError):
        # The import system names a library by its last name alone, and says where it is.
        of_qt = any(each in f"{error.name} {error.path}" for each in ("PySide6", "shiboken6"))
        error = (_missing_library() if of_qt else None) or InstallationError(error.name or "", str(error))
    if not isinstance(error, WizardError):
        return _crashed(error, None)
    _say(*error_sentences(error))
    return REFUSED


def _missing_library() -> "Exception | None":
    """Return what says which libraries of the system Qt needs and lacks; None where it lacks none."""
    from gui.domain.cloud.errors import InputError
    from gui.qt.base.system_libraries import check_libraries

    try:
        check_libraries()
    except InputError as missing:
        return missing
    return None


def _crashed(error: Exception, log_file: Path | None) -> int:
    more = f"The log says more: {log_file}." if log_file else "With --log-level DEBUG the program says more."
    _say(f"An error of the program itself ended it ({type(error).__name__}). {more} Please report it.")
    return CRASHED


def _say(*sentences: str, prog: str = "multi-eip") -> None:
    """Say on standard error what went wrong; in a message box too where nobody reads standard error."""
    from gui.commands.terminal import say  # the window is painted first

    for sentence in sentences:
        say(f"{prog}: {sentence}")
    from gui.qt.shell.message_box import is_needed, show

    if is_needed():
        show("\n\n".join(sentences))


def run(args: argparse.Namespace) -> int:
    """Do what ``args`` ask for."""
    if args.command is not None:
        return run_command(args)
    if args.endpoint:
        from gui.cloud.endpoint import parse  # seldom used

        parse(args.endpoint)  # refused now, not when somebody signs in
    from gui.qt.base.screens import has_display  # --help and --version answer at once

    if args.tour is None and has_display():
        return run_window(args)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if not (args.sandbox or args.tour):
            _say(NO_DISPLAY)
            return REFUSED
        from gui.commands.terminal import tell  # as above

        tell("There is no display: the wizard drives itself and writes pictures.")
    from gui import bootstrap  # as above

    with closing(bootstrap.Composition(args)) as composition:
        return bootstrap.run_tour(composition, args, args.tour or new_folder())


def run_window(args: argparse.Namespace) -> int:
    """Open the main window; everything but its frame is loaded behind the first paint."""
    from gui.qt.shell import start  # commands without a window need no Qt
    from gui.services.state_folder import state_folder, window_settings

    with ExitStack() as open_things:

        def make_parts() -> "Parts":
            from gui import bootstrap  # behind the first paint

            return open_things.enter_context(closing(bootstrap.Composition(args))).parts()

        return start.run_window(
            make_parts,
            window_settings(state_folder(args.state_dir)),
            language=args.lang,
            scheme=args.scheme,
            sandbox=args.sandbox,
        )


def run_command(args: argparse.Namespace) -> int:
    """Do a command that needs no window."""
    from gui.domain.cloud.errors import WizardError  # --help and --version answer at once
    from gui.words.catalogue import catalogue_for
    from gui.words.translation import speak

    speak(catalogue_for(args.lang))
    module = import_module(MODULES[args.command])
    if args.command == "snippets":
        return int(module.run(args))
    from gui import bootstrap  # as above

    if args.command == "sandbox":
        return int(module.run(args, bootstrap.serve_sandbox))
    with closing(bootstrap.Composition(args)) as composition:
        try:
            return int(module.run(args, composition.parts()))
        except WizardError:
            raise
        except ImportError as error:
            composition.note_crash(error)  # here the log is still open
            raise
        except Exception as error:  # noqa: BLE001 - here the log is still open
            return _crashed(error, composition.note_crash(error))


def new_folder() -> Path:
    """Return a new folder for the tour: here, or among the temporary files when this place can't be written."""
    import tempfile  # the first frame and the commands do without
    from datetime import datetime

    name = f"tour-{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - the user's own time, in a folder's name
    here = Path.cwd() / name
    try:
        here.mkdir()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="multi-eip-tour-"))
    return here


if __name__ == "__main__":
    sys.exit(main())
