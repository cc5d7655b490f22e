"""What the cloud says about commands of Cloud Assistant, when they are sent and when they have ended."""

from gui.words import error_parts
from gui.words.translation import QT_TRANSLATE_NOOP

GROUPS = (
    (
        ("CmdContent.ExceedLimit",),
        QT_TRANSLATE_NOOP("Errors", "The command is too long for Cloud Assistant."),
        QT_TRANSLATE_NOOP("Errors", "Copy the files to the guest by hand."),
    ),
    (
        (
            "CmdContent.DecodeError",
            "CmdName.ExceedLimit",
            "CmdDesc.ExceedLimit",
            "Username.ExceedLimit",
            "InvalidParameterCharacter.CommandName",
            "InvalidTimeout.ExceedLimit",
            "InstanceIds.ExceedLimit",
            "InvalidCmdType.NotFound",
            "InvalidRepeatMode.NotFound",
            "InvalidTerminationMode.NotFound",
            "AccountNotExists",
            "DirectoryNotExists",
            "DefaultWorkingDirectoryNotAvailable",
            "InvalidCommandText",
            "CommandContentDecodeError",
            "InvalidSystemBuiltInParameter",
        ),
        QT_TRANSLATE_NOOP("Errors", "Cloud Assistant did not accept the command ({code}). It did not run."),
        QT_TRANSLATE_NOOP("Errors", "Copy the files to the guest by hand, and report this with the details."),
    ),
    (
        ("InvalidInstance.NotMatch", "CommandNotApplicable"),
        QT_TRANSLATE_NOOP("Errors", "The command does not fit the system or the state of the instance."),
        QT_TRANSLATE_NOOP("Errors", "Check that the instance is running, and choose the network stack of its system."),
    ),
    (
        ("Invocation.ExceedQuota", "CmdCount.ExceedQuota"),
        QT_TRANSLATE_NOOP("Errors", "The account has used up its quota of Cloud Assistant commands in this region."),
        QT_TRANSLATE_NOOP("Errors", "Try again tomorrow, or ask for more in the Quota Center."),
    ),
    (
        ("TaskConcurrencyLimit",),
        QT_TRANSLATE_NOOP("Errors", "Too many commands run in this guest at once. The command did not run."),
        QT_TRANSLATE_NOOP("Errors", "Wait until the others have ended, then try again."),
    ),
    (
        ("Operation.Forbidden",),
        QT_TRANSLATE_NOOP("Errors", "Another cloud service manages this instance and sends its commands."),
        QT_TRANSLATE_NOOP("Errors", "Copy the files to the guest by hand."),
    ),
    (
        ("InstanceNotExists", "InstanceReleased", "InstanceDeregistered"),
        error_parts.INSTANCE_GONE,
        error_parts.REFRESH_RELEASED,
    ),
    (
        ("InstanceNotRunning",),
        QT_TRANSLATE_NOOP("Errors", "The instance is not running. The command did not run."),
        QT_TRANSLATE_NOOP("Errors", "Start the instance, then try again."),
    ),
    (
        ("ClientNotRunning",),
        QT_TRANSLATE_NOOP("Errors", "The Cloud Assistant agent is not installed or not running in this guest."),
        QT_TRANSLATE_NOOP(
            "Errors", "Start the service aliyun (on Windows AliyunService) in the guest, or copy the files by hand."
        ),
    ),
    (
        ("ClientNotOnline", "DeliveryTimeout"),
        QT_TRANSLATE_NOOP(
            "Errors", "The Cloud Assistant agent of this guest is not connected. The command did not run."
        ),
        QT_TRANSLATE_NOOP("Errors", "Restart the agent or the instance, then try again."),
    ),
    (
        ("ClientNetworkBlocked",),
        QT_TRANSLATE_NOOP("Errors", "The network of the guest keeps the Cloud Assistant agent from the cloud."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Check routes, name resolution and firewall of the guest: the agent needs TCP 443 and 80 and UDP 53 to the"
            " internal network.",
        ),
    ),
    (
        ("SecurityGroupRuleDenied",),
        QT_TRANSLATE_NOOP("Errors", "A security group keeps the Cloud Assistant agent from the cloud."),
        QT_TRANSLATE_NOOP("Errors", "Allow the outbound traffic that the details name, then try again."),
    ),
    (
        ("ClientIsUpgrading",),
        QT_TRANSLATE_NOOP("Errors", "The Cloud Assistant agent is being upgraded. The command did not run."),
        QT_TRANSLATE_NOOP("Errors", "Try again in a few minutes."),
    ),
    (
        ("ClientNeedUpgrade",),
        QT_TRANSLATE_NOOP("Errors", "The Cloud Assistant agent of this guest is too old."),
        QT_TRANSLATE_NOOP("Errors", "Upgrade the agent to the version that the details name, then try again."),
    ),
    (
        ("ClientNotResponse", "ClientRestarted", "InstanceRestarted", "ResultLost"),
        QT_TRANSLATE_NOOP("Errors", "The result of the command was lost ({code}). Whether it ran is unknown."),
        QT_TRANSLATE_NOOP("Errors", "Read the guest before you send anything again."),
    ),
    (
        ("ExecutionTimeout", "ExecutionException", "ExecutionInterrupted", "TerminationException"),
        QT_TRANSLATE_NOOP("Errors", "Cloud Assistant stopped waiting for the command. It may still be running."),
        QT_TRANSLATE_NOOP("Errors", "Read the guest before you send anything again."),
    ),
    (
        ("ExitCodeNonzero",),
        QT_TRANSLATE_NOOP("Errors", "The script in the guest ended with a nonzero exit code."),
        QT_TRANSLATE_NOOP("Errors", "The output of the script says what is wrong."),
    ),
    (
        ("OutputWithoutMark", "OutputOfAnotherCommand", "OutputCut"),
        QT_TRANSLATE_NOOP("Errors", "The output of the command is not complete ({code}), so it proves nothing."),
        QT_TRANSLATE_NOOP("Errors", "Read the guest before you send anything again."),
    ),
)

RUN_DENIED = (
    QT_TRANSLATE_NOOP("Errors", "The permission {permission} is missing, or it excludes commands that run as root."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Ask for the policy that 'multi-eip guest policy' prints. A condition on ecs:CommandRunAs that denies root or"
        " system is the likely reason where RunCommand is granted already.",
    ),
)
"""What a denied RunCommand means: the usual sentence does not name the condition."""
