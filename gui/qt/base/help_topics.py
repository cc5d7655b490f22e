"""Which help belongs to what is on the screen: by the class of a window or page, and by the name of an option in it."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

CONTENTS = "start"

TOPIC_OF_CLASS = {
    "AboutDialog": "log",
    "AccountDialog": "sign-in",
    "BaselineLine": "issues",
    "AccountPage": "sign-in",
    "ActivityView": "activity",
    "ApplyPage": "apply",
    "ChangeWizard": "change-eips",
    "ChooseRegionsDialog": "regions",
    "CliImportDialog": "profiles",
    "DeletionPage": "unbind",
    "DonePage": "apply",
    "EipAttributesDialog": "eip-attributes",
    "EipListPage": "unbind",
    "EipsOfInterfacePage": "change-eips",
    "EipsPage": "eips",
    "EipsView": "resources",
    "ExportDialog": "export",
    "FindingsView": "issues",
    "GuestDeliveryDialog": "guest-configuration",
    "GuestDialog": "guest-configuration",
    "GuestPage": "guest-configuration",
    "Header": "region",
    "IdleCostLine": "cost",
    "IgnoreIssuesDialog": "issues",
    "InUseReviewPage": "review",
    "InstancePage": "instance",
    "InstancesView": "resources",
    "InterfaceInUsePage": "interface",
    "InterfacePage": "interface",
    "InterfacesView": "resources",
    "LogViewer": "log",
    "MappingsView": "mappings",
    "MethodPage": "method",
    "EipsToMovePage": "move",
    "MoveToPage": "move",
    "MoveWizard": "move",
    "NetworkPage": "network",
    "NewEipsDialog": "allocate-eips",
    "NewInterfaceDialog": "create-interface",
    "PlanListDialog": "lists",
    "ProfileEditor": "profiles",
    "ProfileManager": "profiles",
    "RegionPage": "region",
    "RegionsExportDialog": "export",
    "RegionsView": "regions",
    "ReviewPage": "review",
    "RunDetailsDialog": "activity",
    "SecondaryCidrDeletionPage": "unbind",
    "SettingsDialog": "settings",
    "SignInDialog": "sign-in",
    "TopologyPanel": "mappings",
    "UnboundPage": "unbind",
    "UnusedNetworksPage": "unbind",
    "Welcome": "start",
}
"""Topic of each view, page and dialog; a class that is derived from one of them has its topic."""

ANCHOR_OF_OPTION = {
    "AccountForm": {
        "who": "sign-in#account",
        "name": "profiles#name",
        "key_id": "profiles#key",
        "secret": "profiles#key",
        "token": "profiles#token",
        "in_keyring": "profiles#storage",
        "in_session": "profiles#storage",
    },
    "BaselineLine": {"button": "issues#baseline"},
    "CliImportDialog": {"remove": "profiles#import"},
    "DeletionPage": {"keep": "unbind#keep", "more": "unbind#delete", "delete": "unbind#delete"},
    "EipAttributesDialog": {"name": "eip-attributes#name", "bandwidth": "eip-attributes#bandwidth"},
    "ExportDialog": {
        "form": "export#format",
        "selected": "export#rows",
        "shown": "export#rows",
        "all": "export#rows",
        "gateways": "export#gateways",
    },
    "FailureOptions": {"go_on": "lists#failures", "count": "lists#failures", "back": "lists#failures"},
    "FindBar": {"words": "guest-configuration#steps"},
    "GuestOptionsForm": {
        "addresses_only": "guest-configuration#addresses-only",
        "host_prefix": "guest-configuration#host-prefix",
        "marks": "guest-configuration#marks",
        "base": "guest-configuration#first-table",
        "name": "guest-configuration#interface-name",
    },
    "GuestPanel": {
        "which": "guest-configuration#interface",
        "stack": "guest-configuration#stack",
        "gateway": "guest-configuration#gateway",
        "set_up": "guest-configuration#set-up",
        "view": "guest-configuration#steps",
    },
    "IdleCostLine": {"prices": "cost#prices", "none": "cost#prices"},
    "IgnoreIssuesDialog": {"reason": "issues#ignore", "until": "issues#ignore"},
    "InUseReviewPage": {"guest_done": "unbind#guest", "agreed": "review#consents"},
    "MethodPage": {"multi_eip": "method#multi-eip", "secondary_cidr": "method#secondary-cidr"},
    "NetworkPage": {"group": "network#security-group"},
    "NewEipsDialog": {
        "count": "allocate-eips#count",
        "charge": "allocate-eips#charge",
        "bandwidth": "allocate-eips#bandwidth",
        "name": "allocate-eips#name",
    },
    "NewInterfaceDialog": {
        "vswitch": "create-interface#vswitch",
        "group": "create-interface#security-group",
        "name": "create-interface#name",
        "address": "create-interface#address",
    },
    "ProfileEditor": {
        "name": "profiles#name",
        "kind": "profiles#kind",
        "key_id": "profiles#key",
        "secret": "profiles#key",
        "token": "profiles#token",
        "role": "profiles#role",
        "role_session": "profiles#role",
        "external": "profiles#role",
        "in_keyring": "profiles#storage",
        "in_session": "profiles#storage",
        "region": "profiles#region",
        "test_button": "profiles#test",
        "colour": "profiles#colour",
        "proxy": "profiles#proxy",
        "ca_file": "profiles#proxy",
        "delivers": "profiles#guests",
    },
    "ProfileManager": {"check": "profiles#permissions", "lock": "settings#lock"},
    "RegionsExportDialog": {
        "form": "regions#export",
        "selected": "export#rows",
        "gateways": "export#gateways",
    },
    "SecondaryCidrDeletionPage": {
        "vswitch": "unbind#delete",
        "block": "unbind#delete",
        "release": "unbind#delete",
    },
    "SecretForm": {
        "key_id": "profiles#token",
        "secret": "profiles#key",
        "token": "profiles#token",
        "keep": "profiles#storage",
    },
    "SettingsDialog": {
        "language": "settings#appearance",
        "scheme": "settings#appearance",
        "type_size": "settings#appearance",
        "sign_in": "settings#sign-in",
        "lock": "settings#lock",
        "cover": "settings#lock",
        "test": "settings#keyring",
        "change": "settings#network",
        "stack": "settings#guest",
        "base": "settings#guest",
        "level": "settings#log",
        "open_log": "settings#log",
        "notify": "settings#notify",
    },
    "TablePanel": {"filter": "mappings#filter", "choosable": "resources#eligible"},
    "UndoSnippet": {"stack": "guest-configuration#stack"},
}
"""Topic and anchor of each option, by the class that owns it and the name of its attribute there."""

CONSENTS = frozenset({"InUseReviewPage"})
"""Of these only F1 shows the help: what is agreed to is said beside the box."""


def topic_of(origin: QWidget | None) -> tuple[str, str]:
    """Return topic and anchor of the help about ``origin``; the anchor is empty for the whole topic."""
    below = origin
    for widget in _ancestors(origin):
        for name in (each.__name__ for each in type(widget).__mro__):
            for option, target in ANCHOR_OF_OPTION.get(name, {}).items():
                field = getattr(widget, option, None)
                if field is not None and below is not None and (field is below or field is origin):
                    topic, _, anchor = target.partition("#")
                    return topic, anchor
            if name in TOPIC_OF_CLASS:
                return TOPIC_OF_CLASS[name], ""
        below = widget
    return CONTENTS, ""


def _ancestors(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


@runtime_checkable
class HelpShower(Protocol):
    """A window that can show help."""

    def show_help(self, origin: QWidget | None) -> None:
        """Show the help about ``origin``, None for the contents."""


def help_shower(widget: QWidget | None) -> HelpShower | None:
    """Return the window above ``widget`` that shows help, None where there is none."""
    while widget is not None:
        if isinstance(widget, HelpShower):
            return widget
        widget = widget.parentWidget()
    return None


def ask_for_help(widget: QWidget) -> None:
    """Show the help about ``widget``, where a window above it can."""
    shower = help_shower(widget)
    if shower is not None:
        shower.show_help(widget)
