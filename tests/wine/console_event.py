"""Windows' Python: starts a program, sends its console Ctrl-C, and writes down how it ended.

``console_event.py WORD OUTPUT PROGRAM ...``: Ctrl-C is sent when WORD is in OUTPUT, the file that takes what the
program prints; its last line is then ``ended CODE``. It needs a console of its own. Wine 8 knows no Ctrl-Break.
"""

import ctypes
import subprocess
import sys
import time
from pathlib import Path

PATIENCE_S = 60.0
CTRL_C = 0


def main(word: str, output: Path, command: list[str]) -> None:
    """Do it."""
    outlast = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(lambda _event: 1)  # type: ignore[attr-defined] # of Windows
    console = ctypes.windll.kernel32  # type: ignore[attr-defined]
    with output.open("wb") as file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT)
        end = time.monotonic() + PATIENCE_S
        while word not in output.read_text(encoding="utf-8", errors="replace") and time.monotonic() < end:
            time.sleep(0.05)
        # All programs of the console get it, this one included.
        console.SetConsoleCtrlHandler(outlast, 1)
        console.GenerateConsoleCtrlEvent(CTRL_C, 0)
        try:
            code: object = process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            code = "never"
            process.kill()
        file.write(f"\nended {code}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
