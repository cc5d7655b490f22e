"""The whole job as a screen reader does it: by names and actions, from another process, over the accessibility bus."""

import re

import pytest

from gui.domain.cloud.eip import AssociationMode
from tests.helpers.desktop import Desktop, Program
from tests.helpers.sandbox_run import CREDENTIALS
from tests.helpers.wizard_walk import ENI, INSTANCE, MAIN, NEXT, WIZARD, Watcher, bound_to, inventory_of, silent

pytestmark = [
    pytest.mark.needs("Xvfb"),
    pytest.mark.needs("openbox"),
    pytest.mark.needs("xdotool"),
    pytest.mark.needs("dbus-daemon"),
    pytest.mark.needs("/usr/libexec/at-spi-bus-launcher"),
    pytest.mark.needs("/usr/lib/python3/dist-packages/gi"),
]

CHOSEN = 2
TYPED_SECRET = "NobodyMayHearThisSecret00001"


def press(desktop: Desktop, watcher: Watcher, role: str, name: str, window: str = WIZARD) -> None:
    """Press a button by its action."""
    watcher.program.wait(
        lambda: any("ENABLED" in each["states"] for each in desktop.ask("find", window, role, name)),
        f"{name} to be enabled",
    )
    assert desktop.ask("act", window, role, name, "Press")


def tick(desktop: Desktop, watcher: Watcher, table: str, value: str) -> None:
    """Tick a row: the reader gives the focus to the table, the keys do the rest."""
    assert desktop.ask("focus_table", WIZARD, table)
    watcher.program.wait(
        lambda: (desktop.ask("focused", WIZARD) or {}).get("name") == table, f"the focus on the table {table}"
    )
    desktop.keys("ctrl+Home", *["Down"] * watcher.row_of(table, value), "space")
    watcher.program.wait(lambda: value in watcher.ticked(table), f"{value} to be ticked")


def hears(desktop: Desktop, secret: str) -> bool:
    """Return whether the secret is told anywhere."""
    return any(secret in each for each in desktop.ask("everything"))


def change_the_account(desktop: Desktop, watcher: Watcher) -> None:
    """Go from the first open question back to the account, and on from there."""
    watcher.wait_for_page("EIPs")
    assert silent(desktop, WIZARD) == []
    press(desktop, watcher, "push button", "Change the account")
    watcher.wait_for_page("Account")
    assert "Sign in with:" in next(e for e in desktop.ask("look", WIZARD) if e["role"] == "combo box")["labels"]
    press(desktop, watcher, *NEXT)


def pass_the_roads(desktop: Desktop, watcher: Watcher) -> None:
    """Look at the page that compares both methods, and go on."""
    watcher.wait_for_page("Method")
    assert silent(desktop, WIZARD) == []
    assert watcher.shows("radio button", "Secondary CIDR block of the VPC")
    press(desktop, watcher, *NEXT)
    watcher.wait_for_page("EIPs")


def test_eips_are_bound_by_names_and_actions(desktop: Desktop, program: Program) -> None:
    watcher = Watcher(desktop, program)
    watcher.wait_for_main_window()
    assert silent(desktop, MAIN) == []
    assert not hears(desktop, CREDENTIALS.access_key_secret)
    press(desktop, watcher, "push button", "Bind EIPs", MAIN)
    change_the_account(desktop, watcher)
    watcher.wait_for_page("Region")
    assert silent(desktop, WIZARD) == []
    tick(desktop, watcher, "Regions", "China (Shanghai)")
    press(desktop, watcher, *NEXT)
    pass_the_roads(desktop, watcher)
    assert desktop.ask("columns", WIZARD, "EIPs")[0] == "EIP"
    chosen = [each["name"].removeprefix("EIP: ") for each in watcher.first_cells("EIPs")[:CHOSEN]]
    for value in chosen:
        tick(desktop, watcher, "EIPs", value)
    assert watcher.shows("label", f"{CHOSEN} of 10 chosen")
    for each in watcher.first_cells("EIPs"):
        can_be_ticked = "CHECKABLE" in each["states"]
        assert bool(each["description"]) is not can_be_ticked, f"{each} must say why, and only where it can't be chosen"
    press(desktop, watcher, *NEXT)
    watcher.wait_for_page("Interface")
    tick(desktop, watcher, "Network interfaces", ENI)
    assert silent(desktop, WIZARD) == []
    press(desktop, watcher, *NEXT)
    watcher.wait_for_page("Instance")
    tick(desktop, watcher, "Instances", INSTANCE)
    press(desktop, watcher, *NEXT)
    watcher.wait_for_page("Review")
    told = "\n".join(each["name"] for each in desktop.ask("look", WIZARD))
    assert "Bind 2 EIPs to interface" in told
    assert "Attach interface" in told
    assert all(value in told for value in (*chosen, ENI, INSTANCE))
    press(desktop, watcher, "push button", f"Bind {CHOSEN} EIPs and attach")
    watcher.wait_for_page("Apply")
    watcher.wait_for_label("Done and verified: everything is as planned.")
    press(desktop, watcher, *NEXT)
    watcher.wait_for_page("Guest configuration")
    program.wait(lambda: all(value in guest_text(desktop) for value in chosen), "the guest configuration")
    assert silent(desktop, WIZARD) == []
    press(desktop, watcher, "push button", "Copy")
    press(desktop, watcher, *NEXT)
    watcher.wait_for_page("Done")
    program.wait(lambda: len(watcher.first_cells("Mappings of this interface")) == CHOSEN, "the mappings")
    bound = bound_to(inventory_of(program), ENI, INSTANCE)
    assert sorted(str(each.address) for each in bound) == sorted(chosen)
    assert {each.mode for each in bound} == {AssociationMode.MULTI_EIP}
    assert not hears(desktop, CREDENTIALS.access_key_secret)
    press(desktop, watcher, "push button", "Finish")
    watcher.wait_for_main_window()
    assert not [line for line in program.log.splitlines() if " INFO " not in line]


def guest_text(desktop: Desktop) -> str:
    """Return the configuration as it is told."""
    return "\n".join(each["text"] for each in desktop.ask("look", WIZARD) if each["role"] == "text")


VIEWS = ("EIPs", "Interfaces", "Instances", "Issues", "Activity", "Regions", "Mappings")
DIALOGS = {"ctrl+comma": "Settings", "ctrl+e": "Export", "ctrl+i": "Sign in", "ctrl+shift+b": "", "ctrl+g": ""}
"""Keys that open a dialog, with its title; without one for the row that is current."""
MOVE, PLANS, CHOOSE = "Move EIPs to another instance", "Plans from a list", "Choose regions …"
LAST = "ctrl+g"
"""The guest configuration asks before it is left."""


def test_nothing_on_any_view_or_dialog_is_silent(desktop: Desktop, program: Program) -> None:
    watcher = Watcher(desktop, program)
    watcher.wait_for_main_window()
    for view in VIEWS:
        tab = next(
            each["name"]
            for each in desktop.ask("look", MAIN)
            if each["role"] == "page tab" and each["name"].split(" (")[0] == view
        )
        assert desktop.ask("act", MAIN, "page tab", tab, "Press")
        program.wait(lambda view=view: selected(desktop, view), view)
        assert silent(desktop, MAIN) == [], view
    # The row of an EIP that a guest sees: its picture and details, and the dialogs about it.
    current_mapping(desktop, "47.100.23.211")
    program.wait(lambda: silent(desktop, MAIN) == [], "a picture that says what it is")
    for key, title in DIALOGS.items():
        desktop.keys(key)
        found = program.wait(lambda title=title: opened(desktop, title), f"the dialog of {key}")
        # While a dialog reads from the cloud, some of it has yet to come.
        program.wait(lambda found=found: silent(desktop, found) == [], f"{found} to say what all of it is")
        if key == LAST:
            break
        desktop.keys("Escape")
        program.wait(lambda: desktop.active() == MAIN, "the main window")


def selected(desktop: Desktop, view: str) -> bool:
    """Return whether this view is the one that is shown; its tab may count its rows behind the name."""
    return any(
        each["role"] == "page tab" and each["name"].split(" (")[0] == view and "SELECTED" in each["states"]
        for each in desktop.ask("look", MAIN)
    )


def dialog_of(desktop: Desktop, program: Program, key: str, title: str) -> None:
    """Press ``key``, wait for the dialog of ``title``, and for all of it to say what it is."""
    desktop.keys(key)
    program.wait(lambda: opened(desktop, title), title)
    program.wait(lambda: silent(desktop, title) == [], f"{title} to say what all of it is")


def current_mapping(desktop: Desktop, address: str) -> None:
    """Make the row of this address the current one."""
    rows = desktop.ask("rows", MAIN, "Mappings", [0])
    row = next(number for number, cells in enumerate(rows) if address in cells[0]["name"])
    assert desktop.ask("focus_table", MAIN, "Mappings")
    desktop.keys("ctrl+Home", *["Down"] * row)


def test_moving_by_names_and_actions(watcher: Watcher) -> None:
    desktop, program = watcher.desktop, watcher.program
    current_mapping(desktop, "47.100.23.211")
    dialog_of(desktop, program, "ctrl+shift+m", MOVE)
    assert desktop.ask("columns", MOVE, "EIPs to move")
    press(desktop, watcher, *NEXT, MOVE)
    program.wait(lambda: desktop.ask("rows", MOVE, "Instances", [0]), "the instances")
    program.wait(lambda: silent(desktop, MOVE) == [], "the page of the instances to say what all of it is")


def test_several_regions_by_names_and_actions(watcher: Watcher) -> None:
    desktop, program = watcher.desktop, watcher.program
    assert desktop.ask("act", MAIN, "page tab", "Regions", "Press")
    program.wait(lambda: any(each["name"] == CHOOSE for each in desktop.ask("look", MAIN)), CHOOSE)
    assert desktop.ask("act", MAIN, "push button", CHOOSE, "Press")
    chooser = CHOOSE.removesuffix(" …")
    program.wait(lambda: opened(desktop, chooser), chooser)
    program.wait(lambda: silent(desktop, chooser) == [], f"{chooser} to say what all of it is")
    press(desktop, watcher, "push button", "All", chooser)
    press(desktop, watcher, "push button", "Show", chooser)
    program.wait(lambda: desktop.active() == MAIN, "the main window")
    program.wait(lambda: desktop.ask("rows", MAIN, "State of each region", [0]), "the states")
    program.wait(lambda: silent(desktop, MAIN) == [], "the states to say what they are")


def test_a_list_of_plans_by_names_and_actions(watcher: Watcher) -> None:
    desktop, program = watcher.desktop, watcher.program
    path = desktop.home / "list.csv"
    path.write_text(f"region,eni,instance,eips\ncn-shanghai,{ENI},{INSTANCE},nobody-has-this\n", encoding="utf-8")
    desktop.keys("ctrl+o")
    program.wait(lambda: opened(desktop, "Open a list"), "the question for the file")
    desktop.xdotool("type", "--delay", "15", str(path))
    desktop.keys("Return")
    program.wait(lambda: opened(desktop, PLANS), PLANS)
    program.wait(lambda: desktop.ask("rows", PLANS, "Errors in the list", [0]), "what is wrong with the list")
    program.wait(lambda: silent(desktop, PLANS) == [], f"{PLANS} to say what all of it is")


def opened(desktop: Desktop, title: str) -> str:
    """Return the title of the dialog that has the keyboard, empty while none has."""
    active = desktop.active()
    return active if active not in {MAIN, ""} and (not title or active == title) else ""


def test_a_secret_that_is_typed_is_told_as_bullets(watcher: Watcher) -> None:
    desktop, program = watcher.desktop, watcher.program
    press(desktop, watcher, "push button", "Bind EIPs", MAIN)
    watcher.wait_for_page("EIPs")
    press(desktop, watcher, "push button", "Change the account")
    watcher.wait_for_page("Account")
    desktop.keys("End")
    watcher.program.wait(lambda: watcher.shows("password text", "AccessKey secret:"), "the field for the secret")
    assert silent(desktop, WIZARD) == []
    desktop.keys("alt+e")
    watcher.program.wait(
        lambda: (desktop.ask("focused", WIZARD) or {}).get("name") == "AccessKey secret:", "the focus on the secret"
    )
    desktop.xdotool("type", "--delay", "15", TYPED_SECRET)

    def typed() -> bool:
        field = watcher.find("password text", "AccessKey secret:")[0]
        return len(field["text"]) == len(TYPED_SECRET)

    watcher.program.wait(typed, "as many bullets as letters")
    assert re.fullmatch(r"(.)\1+", watcher.find("password text", "AccessKey secret:")[0]["text"])
    assert not hears(desktop, TYPED_SECRET)
    desktop.keys("ctrl+a", "ctrl+c")
    assert TYPED_SECRET not in program.log + program.errors
