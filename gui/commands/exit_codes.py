"""The exit codes of the program; each says one thing, and nothing else says it."""

DONE = 0
"""Done and verified."""

UNDONE = 1
"""Failed or stopped, and rolled back."""

REFUSED = 2
"""Refused before anything was changed; standard error says why."""

LEFT = 3
"""Something is left, and listed; of ``mappings``, ``check`` and ``cost``, something could not be read."""

DRIFT = 4
"""Of ``check``: something is not as planned, or there is an issue at or above the level."""

CRASHED = 70
"""An error of the program itself (EX_SOFTWARE of sysexits.h); an unfinished run can be resumed."""

INTERRUPTED = 130
"""Ended at once by Ctrl-C (128 and the signal's number); an unfinished run can be resumed."""

EPILOG = """exit codes:
  0    done and verified
  1    failed or stopped, and rolled back
  2    refused before anything was changed; standard error says why
  3    something is left, and listed; of mappings, check and cost, something could not be read
  4    of check: something is not as planned, or an issue is serious enough
  70   an error of the program itself; 'multi-eip resume' finishes an unfinished run
  130  ended at once by Ctrl-C; 'multi-eip resume' finishes an unfinished run
"""
"""The same for ``--help``."""
