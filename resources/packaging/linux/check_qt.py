"""Refuses to build where Qt lacks a library of the system: PyInstaller would leave out its plugins and go on."""

import sys

from gui.domain.cloud.errors import InputError
from gui.qt.base.system_libraries import check_libraries

try:
    check_libraries()
except InputError as error:
    sys.exit(str(error))
