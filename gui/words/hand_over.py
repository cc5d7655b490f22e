"""What a plan that is handed over as a document says besides its steps."""

from gui.words.translation import QT_TRANSLATE_NOOP, translate

TITLE = QT_TRANSLATE_NOOP("HandOver", "Plan of a change")
PLAN = QT_TRANSLATE_NOOP("HandOver", "Plan")
ACCOUNT = QT_TRANSLATE_NOOP("HandOver", "Account: {account}")
REGION = QT_TRANSLATE_NOOP("HandOver", "Region: {region}")
WRITTEN = QT_TRANSLATE_NOOP("HandOver", "Written: {time}")
FINGERPRINT = QT_TRANSLATE_NOOP("HandOver", "Fingerprint of the facts it relies on: {fingerprint}")
BEFORE = QT_TRANSLATE_NOOP("HandOver", "Before")
AFTER = QT_TRANSLATE_NOOP("HandOver", "After")
STEPS = QT_TRANSLATE_NOOP("HandOver", "Steps")
UNDO = QT_TRANSLATE_NOOP("HandOver", "How to undo it")
ROLL_BACK = QT_TRANSLATE_NOOP(
    "HandOver",
    "If a step fails, everything is rolled back. Afterwards, roll the run back in the Activity view, or bind and "
    "unbind again as shown under Before.",
)
PERMANENT = QT_TRANSLATE_NOOP(
    "HandOver",
    "The plan deletes, removes or releases resources permanently. After the first permanent step, no rollback is "
    "possible.",
)


def text(label: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("HandOver", str(label))
