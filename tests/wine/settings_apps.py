"""Windows' Python: the program in *Settings, Apps*, by the values that Windows reads there.

``settings_apps.py show`` prints them, one a line; ``settings_apps.py remove`` removes the program as Windows does
without a question: it runs the command that stands there, word for word, and waits until nothing stands there.
"""

import subprocess
import sys
import time
import winreg

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\MultiEipWizard"
PATIENCE_S = 60.0


def values() -> dict[str, object]:
    """Return what is recorded of the program, and nothing where there is nothing."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
            return {
                name: value
                for name, value, _kind in (winreg.EnumValue(key, n) for n in range(winreg.QueryInfoKey(key)[1]))
            }
    except FileNotFoundError:
        return {}


def main(verb: str) -> int:
    """Do it, and return the exit code."""
    found = values()
    if verb == "show":
        sys.stdout.buffer.write("".join(f"{name}={value}\n" for name, value in sorted(found.items())).encode())
        return 0 if found else 1
    subprocess.run(str(found["QuietUninstallString"]), check=True)
    # A copy of what was started goes on.
    end = time.monotonic() + PATIENCE_S
    while values() and time.monotonic() < end:
        time.sleep(0.2)
    return 1 if values() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
