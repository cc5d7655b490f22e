"""Sentences that several codes, kinds and errors share; context ``Errors`` of the catalogues."""

from gui.words.translation import QT_TRANSLATE_NOOP

ASK_FOR_PERMISSION = QT_TRANSLATE_NOOP(
    "Errors", "Ask the administrator of the account to allow that action in a RAM policy."
)
CLOCK_OFF = QT_TRANSLATE_NOOP("Errors", "The clock of this computer is more than 15 minutes off.")
FEWER_CALLS = QT_TRANSLATE_NOOP("Errors", "The cloud asks for fewer calls at a time.")
GET_NEW_TOKEN = QT_TRANSLATE_NOOP("Errors", "Get a new one and sign in again; nothing chosen is lost.")
INSTANCE_GONE = QT_TRANSLATE_NOOP("Errors", "The instance no longer exists in this region.")
INTERNAL_ERROR = QT_TRANSLATE_NOOP("Errors", "The cloud reported an internal error for {action}.")
NO_PERMISSION = QT_TRANSLATE_NOOP("Errors", "This user has no permission for {permission}.")
REFRESH_AND_CHOOSE = QT_TRANSLATE_NOOP("Errors", "Refresh and choose again.")
REFRESH_RELEASED = QT_TRANSLATE_NOOP("Errors", "Refresh and choose again; it may have been released.")
REFRESH_UNBOUND = QT_TRANSLATE_NOOP("Errors", "Refresh: it may be free already, or bound elsewhere.")
RESOURCE_BUSY = QT_TRANSLATE_NOOP("Errors", "Another task uses the same resource.")
SET_CLOCK = QT_TRANSLATE_NOOP("Errors", "Set the clock right, then try again. The details show both times.")
TOKEN_EXPIRED = QT_TRANSLATE_NOOP("Errors", "The session token has expired.")
TRY_AGAIN_OR_ASK = QT_TRANSLATE_NOOP(
    "Errors", "Try again in a minute. If it happens again, give Alibaba Cloud the request id."
)
UNKNOWN_CODE = QT_TRANSLATE_NOOP(
    "Errors", "The cloud refused {action} with a code this program does not know ({code})."
)
WAIT_AND_REFRESH = QT_TRANSLATE_NOOP("Errors", "Wait until it has ended, refresh, then try again.")
WAIT_A_LITTLE = QT_TRANSLATE_NOOP("Errors", "Wait a little, then try again.")
