"""Windows' Python: starts a program, sends its console Ctrl-C or Ctrl-Break, and writes down how it ended.

``console_event.py KIND WORD OUTPUT PROGRAM ...``: KIND is ``c`` or ``break``. It is sent when WORD is in OUTPUT, the
file that takes what the program prints; its last line is then ``ended CODE``. It needs a console of its own.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PATIENCE_S = 60.0


def main(kind: str, word: str, output: Path, command: list[str]) -> None:
    """Do it."""
    outlast = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(lambda _event: 1)  # type: ignore[attr-defined] # of Windows
    console = ctypes.windll.kernel32  # type: ignore[attr-defined]
    flags = subprocess.CREATE_NEW_PROCESS_GROUP if kind == "break" else 0  # type: ignore[attr-defined]
    with output.open("wb") as file:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, creationflags=flags
        )
        end = time.monotonic() + PATIENCE_S
        while word not in output.read_text(encoding="utf-8", errors="replace") and time.monotonic() < end:
            time.sleep(0.05)
        if kind == "break":
            os.kill(process.pid, signal.CTRL_BREAK_EVENT)  # type: ignore[attr-defined]
        else:  # goes to all programs of the console, this one included
            console.SetConsoleCtrlHandler(outlast, 1)
            console.GenerateConsoleCtrlEvent(0, 0)
        try:
            code: object = process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            code = "never"
            process.kill()
        file.write(f"\nended {code}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
