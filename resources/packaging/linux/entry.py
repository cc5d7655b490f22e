"""Starts the program from a bundle."""

import sys

from gui.__main__ import main

sys.exit(main())
