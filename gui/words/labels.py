"""Labels and short sentences that several pages and dialogs of the window share."""

from gui.words.translation import QT_TRANSLATE_NOOP, Counted, translate

ADDRESSES_REACHED_AGAIN = QT_TRANSLATE_NOOP("Labels", "The VPC then reaches the other Internet addresses in it again.")
AGREE_FIRST = QT_TRANSLATE_NOOP("Labels", "Select the check box to agree.")
ALLOCATE_EIPS = QT_TRANSLATE_NOOP("Labels", "Allocate EIPs …")
ALLOCATE_HERE = QT_TRANSLATE_NOOP("Labels", "Allocate EIPs here, or press F5 to refresh.")
AS_CSV = QT_TRANSLATE_NOOP("Labels", "Table for spreadsheets (CSV)")
AS_JSON = QT_TRANSLATE_NOOP("Labels", "Data for programs (JSON)")
AS_MARKDOWN = QT_TRANSLATE_NOOP("Labels", "Report to read (Markdown)")
AS_OF = QT_TRANSLATE_NOOP("Labels", "{subject} as of {time}")
ASK_GATEWAYS = QT_TRANSLATE_NOOP("Labels", "Ask the cloud for gateways and &masks first")
BIND_FIRST = QT_TRANSLATE_NOOP("Labels", "&Bind the first {limit} EIPs …")
BIND_TITLE = QT_TRANSLATE_NOOP("Labels", "Bind EIPs to a network interface")
BLOCK_KEPT = QT_TRANSLATE_NOOP("Labels", "The CIDR block is kept: a vSwitch is in it.")
CLEAR_ONE_FIRST = QT_TRANSLATE_NOOP("Labels", "Clear one check box before you select another.")
CREATE_INTERFACE = QT_TRANSLATE_NOOP("Labels", "C&reate an interface …")
DELETE_AND_RELEASE = QT_TRANSLATE_NOOP("Labels", "Delete and release (optional)")
DELETE_VSWITCH = QT_TRANSLATE_NOOP("Labels", "Delete the &vSwitch {vswitch}")
EIP_LIMIT = QT_TRANSLATE_NOOP("Labels", "An interface takes {limit} EIPs at most.")
EXPORT = QT_TRANSLATE_NOOP("Labels", "Export")
EXPORT_FORMAT = QT_TRANSLATE_NOOP("Labels", "F&ormat:")
GUEST_CONFIGURATION_ACTION = QT_TRANSLATE_NOOP("Labels", "&Guest configuration …")
IMPORT_CLI = QT_TRANSLATE_NOOP("Labels", "&Import from the aliyun CLI …")
KEEP_SECRET = QT_TRANSLATE_NOOP("Labels", "Keep the secret:")
KEYRING_OPTION = QT_TRANSLATE_NOOP("Labels", "In the keyring of this comp&uter")
LOOKING_FOR_KEYRING = QT_TRANSLATE_NOOP("Labels", "Looking for a keyring …")
MULTI_EIP_METHOD = QT_TRANSLATE_NOOP("Labels", "&Multi-EIP to ENI mode")
NO_EIP = QT_TRANSLATE_NOOP("Labels", "There is no EIP in this region.")
NO_INTERFACE = QT_TRANSLATE_NOOP("Labels", "There is no network interface in this region.")
OPEN_LIST = QT_TRANSLATE_NOOP("Labels", "&Open a list …")
READ_GUEST_ACTION = QT_TRANSLATE_NOOP("Labels", "&Read the guest")
READING_GATEWAYS = QT_TRANSLATE_NOOP("Labels", "Reading gateways and masks from the cloud …")
READING_REGION = QT_TRANSLATE_NOOP("Labels", "Reading the region …")
REPLACE_QUESTION = QT_TRANSLATE_NOOP("Labels", "{path} exists already. Replace it?")
REPLACE_SOME_QUESTION = QT_TRANSLATE_NOOP("Labels", "Some of the files exist in {path} already. Replace them?")
REPLACE_SOME_TITLE = QT_TRANSLATE_NOOP("Labels", "Replace files?")
REPLACE_TITLE = QT_TRANSLATE_NOOP("Labels", "Replace the file?")
REVIEW_INTRODUCTION = QT_TRANSLATE_NOOP(
    "Labels", "This is what will be done, in this order. Nothing has been sent to the cloud yet."
)
NO_INSTANCE = QT_TRANSLATE_NOOP("Labels", "Attached to no instance")
ROLLING_BACK = QT_TRANSLATE_NOOP("Labels", "Rolling back what was done, in reverse order.")
RUN_UNFINISHED = QT_TRANSLATE_NOOP("Labels", "A run of {began} in {region} was not finished.")
SANDBOX_OPTION = QT_TRANSLATE_NOOP("Labels", "Sandbox (no account needed)")
SAVE_AS = QT_TRANSLATE_NOOP("Labels", "&Save as …")
STEP_OF = QT_TRANSLATE_NOOP("Labels", "Step {step} of {total}")
SIGN_IN_FIRST = QT_TRANSLATE_NOOP("Labels", "Sign in and choose a region first")
SCRIPT_FORM = QT_TRANSLATE_NOOP("Labels", "Script for the aliyun CLI")
SCRIPT_WRITTEN = QT_TRANSLATE_NOOP("Labels", "The script was written to {path}.")
SECONDARY_CIDR_METHOD = QT_TRANSLATE_NOOP("Labels", "&Secondary CIDR block of the VPC")
SESSION_ONLY = QT_TRANSLATE_NOOP("Labels", "For this session only")
SESSION_ONLY_OPTION = QT_TRANSLATE_NOOP("Labels", "For this session only, in &memory")
SIGNING_IN = QT_TRANSLATE_NOOP("Labels", "Signing in …")
SIGN_IN_AS = QT_TRANSLATE_NOOP("Labels", "Sign in as {name}")
SIGN_IN_TO_FINISH = QT_TRANSLATE_NOOP("Labels", "Sign in with the account of the run to finish it or to roll it back.")
SINCE_BASELINE = QT_TRANSLATE_NOOP("Labels", "Since the baseline")
SINCE_LAST_PLAN = QT_TRANSLATE_NOOP("Labels", "Since the last plan")
STOP_AND_ROLL_BACK = QT_TRANSLATE_NOOP("Labels", "Stop and &roll back")
STOP_AND_START = QT_TRANSLATE_NOOP("Labels", "Stop {instance} and start it again; all services on it are interrupted")
WAIT_UNTIL_FINISHED = QT_TRANSLATE_NOOP("Labels", "&Wait until it is finished")
UNBOUND_EIPS = QT_TRANSLATE_NOOP("Labels", "EIPs that are bound to nothing")


def text(label: str) -> str:
    """Return one of the labels above in the language in force."""
    return translate("Labels", str(label))


class CountedDeeds(Counted):
    """What is done to several at once."""

    def release(self, count: int) -> str:
        """Name the release of ``count`` EIPs, with the access key of a button."""
        return self.tr("&Release %n EIP(s) permanently", "", count)
