"""The whole job in the real window, with keys alone: the program as a user starts it, on a screen of its own."""

import pytest

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.engine.progress import Outcome
from gui.services.runs.journal import Journal
from tests.helpers.desktop import Desktop, Program
from tests.helpers.wizard_walk import ENI, INSTANCE, MAIN, NEXT, WIZARD, Watcher, bound_to, inventory_of

pytestmark = [
    pytest.mark.needs("Xvfb"),
    pytest.mark.needs("openbox"),
    pytest.mark.needs("xdotool"),
    pytest.mark.needs("dbus-daemon"),
    pytest.mark.needs("/usr/libexec/at-spi-bus-launcher"),
    pytest.mark.needs("/usr/lib/python3/dist-packages/gi"),
]

MOST_TABS = 30


def tab_to(desktop: Desktop, watcher: Watcher, table: str) -> None:
    """Press Tab until the table has the focus."""
    for _ in range(MOST_TABS):
        before = desktop.ask("focused", WIZARD)
        if before and before["role"] in {"table", "table cell"}:
            assert before["name"] == table or before["role"] == "table cell"
            return
        desktop.keys("Tab")
        watcher.program.wait(lambda before=before: desktop.ask("focused", WIZARD) != before, "the focus to move")
    pytest.fail(f"Tab does not reach the table {table}")


def press(desktop: Desktop, watcher: Watcher, name: str) -> None:
    """Press Tab until the button has the focus, then Space."""
    for _ in range(MOST_TABS):
        before = desktop.ask("focused", WIZARD)
        if before and before["name"] == name:
            desktop.keys("space")
            return
        desktop.keys("Tab")
        watcher.program.wait(lambda before=before: desktop.ask("focused", WIZARD) != before, "the focus to move")
    pytest.fail(f"Tab does not reach the button {name}")


def go_to(desktop: Desktop, watcher: Watcher, table: str, value: str) -> None:
    """Make the row of ``value`` the current one."""
    tab_to(desktop, watcher, table)
    desktop.keys("ctrl+Home", *["Down"] * watcher.row_of(table, value))


def tick(desktop: Desktop, watcher: Watcher, table: str, value: str) -> None:
    """Tick the row of ``value``."""
    go_to(desktop, watcher, table, value)
    desktop.keys("space")
    watcher.program.wait(lambda: watcher.ticked(table) == [value], f"{value} to be ticked")


def enter(desktop: Desktop, watcher: Watcher, page: str) -> None:
    """Press Enter when Next is ready, and wait for the page."""
    watcher.wait_until_enabled(*NEXT)
    desktop.keys("Return")
    watcher.wait_for_page(page)


def test_ten_eips_are_bound_with_keys_alone(desktop: Desktop, program: Program) -> None:
    watcher = Watcher(desktop, program)
    watcher.wait_for_main_window()
    before = inventory_of(program)
    desktop.keys("ctrl+n")
    watcher.wait_for_page("EIPs")
    press(desktop, watcher, "Change the region")
    watcher.wait_for_page("Region")
    tick(desktop, watcher, "Regions", "China (Shanghai)")
    enter(desktop, watcher, "Method")
    enter(desktop, watcher, "EIPs")
    tab_to(desktop, watcher, "EIPs")
    chosen = [each["name"].split(": ", 1)[1] for each in watcher.first_cells("EIPs")[:10]]
    desktop.keys("ctrl+Home", *["space", "Down"] * 10)
    program.wait(lambda: watcher.ticked("EIPs") == chosen, "ten ticks")
    assert watcher.shows("label", "10 of 10 chosen")
    enter(desktop, watcher, "Interface")
    tick(desktop, watcher, "Network interfaces", ENI)
    enter(desktop, watcher, "Instance")
    tick(desktop, watcher, "Instances", INSTANCE)
    enter(desktop, watcher, "Review")
    watcher.wait_until_enabled("push button", "Bind 10 EIPs and attach")
    assert inventory_of(program).eips == before.eips, "something was sent before the plan was agreed to"
    desktop.keys("Return")
    watcher.wait_for_page("Apply")
    watcher.wait_for_label("Done and verified: everything is as planned.")
    enter(desktop, watcher, "Guest configuration")
    watcher.wait_until_enabled(*NEXT)
    watcher.wait_until_enabled("push button", "Copy")
    # Next asks as long as nobody has taken the configuration.
    desktop.keys("alt+c", "alt+n")
    watcher.wait_for_page("Done")
    program.wait(lambda: len(watcher.first_cells("Mappings of this interface")) == 10, "ten mappings")

    bound = bound_to(inventory_of(program), ENI, INSTANCE)
    assert sorted(str(each.address) for each in bound) == sorted(chosen)
    assert {(each.status, each.mode) for each in bound} == {(EipStatus.IN_USE, AssociationMode.MULTI_EIP)}
    journal = Journal(program.journal_dir)
    try:
        assert [run.outcome for run in journal.runs()] == [Outcome.APPLIED]
    finally:
        journal.close()

    desktop.keys("alt+f")
    watcher.wait_for_main_window()
    desktop.keys("ctrl+q")
    assert program.process.wait(60) == 0
    said = program.log.splitlines() + program.errors.splitlines()
    assert not [line for line in said if " INFO " not in line], (
        "only what was asked for is logged, and nothing else said"
    )


def test_escape_leaves_the_wizard_and_what_was_chosen_is_offered_again(desktop: Desktop, program: Program) -> None:
    watcher = Watcher(desktop, program)
    watcher.wait_for_main_window()
    desktop.keys("ctrl+n")
    watcher.wait_for_page("EIPs")
    tab_to(desktop, watcher, "EIPs")
    desktop.keys("ctrl+Home", "space", "Down", "space", "space")
    kept = [watcher.first_cells("EIPs")[0]["name"].split(": ", 1)[1]]
    program.wait(lambda: watcher.ticked("EIPs") == kept, "one tick")
    desktop.keys("ctrl+f")
    program.wait(lambda: (desktop.ask("focused", WIZARD) or {}).get("name") == "Filter the rows", "the filter")
    desktop.keys("n", "a", "t")
    program.wait(lambda: len(watcher.first_cells("EIPs")) < 10, "fewer rows")
    # The first time it clears the filter and goes to the table.
    desktop.keys("Escape")
    program.wait(lambda: len(watcher.first_cells("EIPs")) > 10, "all rows")
    desktop.keys("Escape")
    watcher.wait_for_main_window()
    desktop.keys("ctrl+n")
    watcher.wait_for_page("EIPs")
    watcher.wait_for_label("Not finished last time: 1 EIP.")
    assert watcher.ticked("EIPs") == [], "offered, and not used unasked"
    desktop.keys("alt+w")
    watcher.wait_for_page("Interface")
    desktop.keys("alt+b")
    watcher.wait_for_page("EIPs")
    assert watcher.ticked("EIPs") == kept
    desktop.keys("Escape")
    watcher.wait_for_main_window()
    desktop.keys("ctrl+q")
    assert program.process.wait(60) == 0


def test_keys_of_the_window_work_while_a_text_field_has_the_focus(desktop: Desktop, program: Program) -> None:
    watcher = Watcher(desktop, program)
    watcher.wait_for_main_window()

    def rows() -> int:
        return len(watcher.desktop.ask("rows", MAIN, "Mappings", [0]))

    every = rows()
    desktop.keys("alt+r")
    program.wait(lambda: (desktop.ask("focused", MAIN) or {}).get("role") == "combo box", "the box of the regions")
    desktop.keys("ctrl+f", "v", "o", "i", "p")
    program.wait(lambda: 0 < rows() < every, "fewer rows: the keys went into the filter")
    desktop.keys("ctrl+e")
    program.wait(lambda: desktop.active() == "Export", "the export")
    desktop.keys("F1")
    program.wait(lambda: desktop.active() == "Help", "the help")
    desktop.keys("Escape")
    program.wait(lambda: desktop.active() == "Export", "the export")
    desktop.keys("Escape")
    watcher.wait_for_main_window()
    desktop.keys("ctrl+q")
    assert program.process.wait(60) == 0
