"""What is said of several regions: how the reading of each stands, and of all together."""

from collections.abc import Sequence

from gui.domain.checks.issues import why
from gui.domain.cloud.region_state import NOT_READ, RegionLoad, RegionState
from gui.words.joining import facts, listed
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import translate
from gui.words.unread import clock, rows_text


def state_word(state: RegionState) -> Word:
    """Return how to show the state of a region."""
    match state.load:
        case RegionLoad.WAITING:
            return Word(translate("Regions", "Not read yet"), "open", Tone.QUIET)
        case RegionLoad.LOADING:
            return Word(translate("Regions", "Being read"), "busy", Tone.BUSY)
        case RegionLoad.READY:
            return Word(translate("Regions", "Read"), "good", Tone.GOOD)
        case RegionLoad.PART:
            return Word(translate("Regions", "Read in part"), "warning", Tone.WARNING)
        case RegionLoad.REFUSED:
            return Word(translate("Regions", "Refused"), "bad", Tone.BAD)
        case RegionLoad.FAILED:
            return Word(translate("Regions", "Not read"), "bad", Tone.BAD)
        case RegionLoad.STALE:
            return Word(translate("Regions", "Not up to date"), "warning", Tone.WARNING)


def as_of(state: RegionState) -> str:
    """Return when the region was read last, empty where it never was."""
    return clock(state.inventory.as_of) if state.inventory is not None else ""


def reason(state: RegionState) -> str:
    """Return why something of the region is not known, empty where everything is."""
    if state.error is not None:
        return why(state.error)
    if state.load is RegionLoad.PART and state.inventory is not None:
        return rows_text(state.inventory, tuple(each.name for each in state.inventory.unread_main))
    return ""


def summary(states: Sequence[RegionState]) -> str:
    """Return how many regions there are, and how many are not there yet, or could not be read."""
    counts = [translate("Regions", "Regions: {count}").format(count=len(states))]
    loading = sum(each.load is RegionLoad.LOADING for each in states)
    dark = sum(each.load in NOT_READ for each in states)
    if loading:
        counts.append(translate("Regions", "being read: {count}").format(count=loading))
    if dark:
        counts.append(translate("Regions", "not read whole: {count}").format(count=dark))
    return facts(counts)


def of_two_regions(regions: Sequence[str]) -> str:
    """Return that what is selected can't be acted on at one time."""
    said = translate(
        "Regions", "The selected rows are of several regions: {regions}. Select rows of one region to act on them."
    )
    return said.format(regions=listed(regions))
