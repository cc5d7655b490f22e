"""What the commands print and refuse, in sentences."""

from gui.words.translation import QT_TRANSLATE_NOOP, translate

ACCOUNT_MISSING = QT_TRANSLATE_NOOP(
    "CommandLine",
    "The plan names no account: an earlier version wrote it, or its account was removed. Nothing was sent. Add --yes to"
    " apply it with the account that is signed in, or make a new plan.",
)
ACCOUNT_QUESTION = QT_TRANSLATE_NOOP(
    "CommandLine", "The plan names no account. Type {yes} to apply it with the account that is signed in:"
)
BOUND_IN_MODE = QT_TRANSLATE_NOOP("CommandLine", "bound in mode {mode}")
BOUND_TO = QT_TRANSLATE_NOOP("CommandLine", "bound to {target}")
CONSENT_MISSING = QT_TRANSLATE_NOOP(
    "CommandLine",
    "The plan deletes, releases or stops something, or changes what is charged (steps: {steps})."
    " Nothing was sent. Add --yes to agree.",
)
CONSENT_QUESTION = QT_TRANSLATE_NOOP(
    "CommandLine",
    "The plan deletes, releases or stops something, or changes what is charged (steps: {steps})."
    " Type {yes} to continue:",
)
ENDED_AT_ONCE = QT_TRANSLATE_NOOP(
    "CommandLine",
    "Ended at once. Run 'multi-eip resume' to finish the run or 'multi-eip resume --undo' to roll it back.",
)
ENI_MISSING = QT_TRANSLATE_NOOP("CommandLine", "--eni is missing: name the secondary ENI for the EIPs.")
ENI_NOT_NEEDED = QT_TRANSLATE_NOOP(
    "CommandLine", "--eni, --detach-first and --stop-host are for multi-EIP mode only. Leave them out."
)
FOLDER_FOR_TERRAFORM = QT_TRANSLATE_NOOP(
    "CommandLine",
    "A Terraform configuration holds one region. Name a folder with --out; each region gets a folder of its own in it.",
)
GROUP_MISSING = QT_TRANSLATE_NOOP(
    "CommandLine", "--security-group is missing: name the security group of the new ENIs."
)
GROUP_NOT_NEEDED = QT_TRANSLATE_NOOP(
    "CommandLine", "--security-group is for --method secondary-cidr only. Leave it out."
)
MAPPINGS_WRITTEN = QT_TRANSLATE_NOOP("CommandLine", "Mappings written to {path}: {count}")
NETWORK_KEPT = QT_TRANSLATE_NOOP("CommandLine", "The network is kept: it holds other resources.")
NETWORK_NOT_NEEDED = QT_TRANSLATE_NOOP(
    "CommandLine", "--delete-network is for ENIs with an EIP as their address. Leave it out."
)
NOTHING_TO_CHANGE = QT_TRANSLATE_NOOP("CommandLine", "Nothing to change.")
IN_STATE = QT_TRANSLATE_NOOP("CommandLine", "in state {status}")
NOT_CONFIRMED = QT_TRANSLATE_NOOP("CommandLine", "Not confirmed. Nothing was sent.")
NOT_LISTED = QT_TRANSLATE_NOOP("CommandLine", "not in the list")
NO_CREDENTIALS = QT_TRANSLATE_NOOP(
    "CommandLine", "There are no credentials. Set {key} and {secret}, or add --profile or --sandbox."
)
NO_UNFINISHED_RUN = QT_TRANSLATE_NOOP("CommandLine", "There is no unfinished run.")
TERRAFORM_WRITTEN = QT_TRANSLATE_NOOP("CommandLine", "Terraform configuration written to {path}")
OUTPUT_CLOSED = QT_TRANSLATE_NOOP("CommandLine", "Standard output is closed. Name a file with --out.")
OUTPUT_EXISTS = QT_TRANSLATE_NOOP(
    "CommandLine", "{path} exists already. Nothing was written. Add --replace to overwrite it."
)
OUTPUT_INCOMPLETE = QT_TRANSLATE_NOOP("CommandLine", "{path} was not overwritten: the new mappings are incomplete.")
OUTPUT_NOT_WRITTEN = QT_TRANSLATE_NOOP("CommandLine", "{path} can't be written: {reason}.")
PERMANENT_FROM_HERE = QT_TRANSLATE_NOOP("CommandLine", "The steps below are permanent and are not rolled back:")
PLAN_FOR = QT_TRANSLATE_NOOP("CommandLine", "The plan is for {account}.")
POLICY_OF_ONE_PLAN = QT_TRANSLATE_NOOP(
    "CommandLine", "--policy is for one plan. Leave it out with --from, or plan the interface of interest alone."
)
PLAN_NOT_CONFIRMED = QT_TRANSLATE_NOOP(
    "CommandLine", "The plan needs your consent. Nothing was sent. Add --yes to apply it without a question."
)
PLAN_QUESTION = QT_TRANSLATE_NOOP("CommandLine", "Operations of the plan: {count}. Type {yes} to apply it:")
PLAN_WRITTEN = QT_TRANSLATE_NOOP(
    "CommandLine", "Plan written to {path}, operations: {count}, fingerprint: {fingerprint}"
)
ROLLBACK_NOW = QT_TRANSLATE_NOOP(
    "CommandLine",
    "The rollback of run {run} of {began} ({what}) is not finished. One reading, which may be old, shows:",
)
RUN_DISCARDED = QT_TRANSLATE_NOOP(
    "CommandLine", "Run {run} of {began} ({what}) was discarded. Nothing in the cloud was changed."
)
RUN_NOW = QT_TRANSLATE_NOOP(
    "CommandLine", "Run {run} of {began} ({what}) is not finished. One reading, which may be old, shows:"
)
RUN_OF_OTHER_ACCOUNT = QT_TRANSLATE_NOOP(
    "CommandLine",
    "The lists of this account show no EIP and no ENI of run {run}, which names no account. Nothing was sent. Sign in"
    " with the account of the run. If this is it, try again in a minute, because lists may be old.",
)
REGION_UNREAD = QT_TRANSLATE_NOOP("CommandLine", "The region {region} could not be read. {reason}")
RUN_PERMANENT = QT_TRANSLATE_NOOP(
    "CommandLine",
    "Run {run} has sent a deletion or release and can't be rolled back. Nothing was sent now. Run "
    "'multi-eip resume' to finish it, or 'multi-eip resume --forget' to leave everything as it is.",
)
SANDBOX_ALONE = QT_TRANSLATE_NOOP(
    "CommandLine",
    "--sandbox has its own account and endpoint. Leave out --profile and --endpoint, or leave out --sandbox.",
)
STEP_DONE = QT_TRANSLATE_NOOP("CommandLine", "as planned")
STEP_OPEN = QT_TRANSLATE_NOOP("CommandLine", "not as planned yet")
STEP_PENDING = QT_TRANSLATE_NOOP("CommandLine", "changing")
TERRAFORM_INCOMPLETE = QT_TRANSLATE_NOOP(
    "CommandLine", "Nothing was written: the Terraform format needs that list. Try again."
)


def text(sentence: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("CommandLine", str(sentence))
