"""What a plan or a run that is handed over as a document says besides its steps."""

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
RUN_TITLE = QT_TRANSLATE_NOOP("HandOver", "Run of a change")
RUN = QT_TRANSLATE_NOOP("HandOver", "Run")
RUN_ID = QT_TRANSLATE_NOOP("HandOver", "Run ID: {run}")
CHANGE = QT_TRANSLATE_NOOP("HandOver", "Change: {steps}")
BEGAN = QT_TRANSLATE_NOOP("HandOver", "Began: {time}")
ENDED = QT_TRANSLATE_NOOP("HandOver", "Ended: {time}")
RESULT = QT_TRANSLATE_NOOP("HandOver", "Result: {result}")
NO_INTERRUPTION = QT_TRANSLATE_NOOP("HandOver", "The plan interrupts no traffic.")
CALL = QT_TRANSLATE_NOOP("HandOver", "{time}: {call}, {answer}, request ID {request}")
CALL_BACK = QT_TRANSLATE_NOOP("HandOver", "{time}: rolled back by {call}, {answer}, request ID {request}")
NO_REQUEST_ID = QT_TRANSLATE_NOOP("HandOver", "not known")
NOTHING_SENT = QT_TRANSLATE_NOOP("HandOver", "No call was sent.")
STATE = QT_TRANSLATE_NOOP("HandOver", "{state}: {resources}")
GUEST = QT_TRANSLATE_NOOP("HandOver", "Guest configuration")
SAVED = QT_TRANSLATE_NOOP("HandOver", "Saved in {place}, {time}, SHA-256:")
DELIVERED = QT_TRANSLATE_NOOP("HandOver", "Delivered to {place}, {time}, SHA-256:")
GUEST_AFTER = QT_TRANSLATE_NOOP(
    "HandOver",
    "After the change, configure the EIPs in the guest OS. The document of the run lists the files with their sums.",
)
GUEST_BEFORE = QT_TRANSLATE_NOOP(
    "HandOver", "Before the change, undo the configuration of these EIPs in the guest OS (undo script)."
)
GUEST_NONE = QT_TRANSLATE_NOOP(
    "HandOver", "The window has no record of a guest configuration that was saved or delivered after this run."
)
GUEST_UNTOUCHED = QT_TRANSLATE_NOOP("HandOver", "The change needs nothing in the guest OS.")
UNDO_STEP = QT_TRANSLATE_NOOP("HandOver", "{number}. {step} ({call})")
NOTHING_TO_UNDO = QT_TRANSLATE_NOOP("HandOver", "There is nothing to undo: the run left everything as it was before.")
NO_UNDO = QT_TRANSLATE_NOOP("HandOver", "Step {number} is permanent: {step}")
ROLL_BACK = QT_TRANSLATE_NOOP(
    "HandOver",
    "If a step fails, everything is rolled back. Afterwards, these steps restore the state under Before:",
)
PERMANENT = QT_TRANSLATE_NOOP(
    "HandOver",
    "The plan deletes, removes or releases resources permanently. After the first permanent step, no rollback is "
    "possible. These steps restore the rest:",
)


def text(label: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("HandOver", str(label))
