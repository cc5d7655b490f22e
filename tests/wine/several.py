"""Windows' Python: runs several commands in one process, which loads the vendor's SDKs once.

``several.py FILE``: a line of the file is a command, its words separated by tabs. ``ended CODE: WORDS`` follows each.
"""

import sys
from pathlib import Path

from gui.__main__ import main

for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    try:
        code: object = main(line.split("\t"))
    except SystemExit as end:
        code = end.code
    sys.stdout.write(f"ended {code}: {line!a}\n")
    sys.stdout.flush()
