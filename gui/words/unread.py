"""What could not be read of a region: which lists, why, what to do, and from when the rows are that are shown."""

from collections.abc import Iterable
from datetime import UTC, datetime

from gui.domain.checks.issues import why
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.words import labels
from gui.words.errors import ErrorText, error_text
from gui.words.findings import list_name
from gui.words.joining import facts, listed, paragraph, with_subject
from gui.words.translation import translate


def clock(moment: datetime) -> str:
    """Return ``moment`` as a clock here shows it, with the day where that is not today."""
    here, today = moment.astimezone(), datetime.now().astimezone().date()
    return here.strftime("%H:%M:%S" if here.date() == today else "%Y-%m-%d %H:%M:%S")


def utc_text(moment: datetime) -> str:
    """Return ``moment`` as files and the command line write it: to the second, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def unread_sentence(each: Unread) -> str:
    """Return that the list could not be read, or only in part, why, and of what time the known state is."""
    values = {"list": list_name(each.name.value), "reason": _reason(each)}
    if each.partly:
        text = translate(
            "Unread",
            "The {list} were read in part ({reason}). Not readable: {records}. Others may exist.",
        )
        return text.format(records=each.error.details.get("records", "?"), **values)
    if each.known_as_of:
        text = translate("Unread", "The {list} could not be read ({reason}). The last known data is from {time}.")
        return text.format(time=utc_text(each.known_as_of), **values)
    return translate("Unread", "The {list} could not be read ({reason}). Their state is not known.").format(**values)


def unread_sentences(inventory: Inventory) -> tuple[str, ...]:
    """Return a sentence for each list that could not be read, or only in part."""
    return tuple(map(unread_sentence, inventory.unread))


def gateways_unread_text(eni: str) -> str:
    """Return that the gateways of the EIPs on ``eni`` could not be read."""
    return translate("Unread", "The gateways of interface {eni} could not be read.").format(eni=eni)


def group_names_unread_text(error: CloudError) -> str:
    """Return that the names of the resource groups could not be read for ``error``, and what to do."""
    text = error_text(error)
    what = translate("Unread", "The names of the resource groups could not be read, so their IDs are shown.")
    return paragraph((what, text.what, text.fix))


def _reason(each: Unread) -> str:
    error = each.error
    request = translate("Unread", "request id {id}").format(id=error.request_id) if error.request_id else ""
    return facts((why(error), error.action, request))


def names(unread: Iterable[Unread]) -> str:
    """Return what the lists are called, one after another."""
    return listed(list_name(each.name.value) for each in unread)


def unread_text(unread: tuple[Unread, ...]) -> ErrorText:
    """Return what to say of main lists that could not be read; one line for each says why, and what is shown of it."""
    what = translate("Unread", "Not everything could be read. Missing or out of date: {lists}.")
    details = (f"{each.name.value}\n{error_text(each.error).details}" for each in unread)
    return ErrorText(what.format(lists=names(unread)), "\n".join(map(_line, unread)), "\n\n".join(details))


def list_text(unread: Unread) -> ErrorText:
    """Return what stands where the rows of a list would be that could not be read."""
    what = translate("Unread", "Not known: this list could not be read ({list}).")
    if unread.partly:
        what = translate("Unread", "This list was read in part ({list}).")
    return ErrorText(what.format(list=names((unread,))), _why(unread), error_text(unread.error).details)


def rows_text(inventory: Inventory, lists: Iterable[ListName]) -> str:
    """Return from when the rows of ``lists`` are where that is not now, or that some are missing; empty if neither."""
    found = [each for each in map(inventory.unread_of, lists) if each]
    said = []
    for each in found:
        if each.partly:
            said.append(translate("Unread", "{list} read in part").format(list=names((each,))))
        elif each.known_as_of:
            text = labels.text(labels.AS_OF)
            said.append(text.format(subject=names((each,)), time=clock(each.known_as_of)))
        else:
            said.append(translate("Unread", "{list} not known").format(list=names((each,))))
    return listed(said)


def _line(unread: Unread) -> str:
    if unread.partly:
        shown = translate("Unread", "The other records are shown.")
    elif unread.known_as_of:
        shown = translate("Unread", "The data shown is from {time}.").format(time=clock(unread.known_as_of))
    else:
        shown = translate("Unread", "Their state is not known.")
    return f"• {with_subject(names((unread,)), paragraph((_why(unread), shown)))}"


def _why(unread: Unread) -> str:
    text = error_text(unread.error)
    # What a call that reads would have done is no question.
    fix = translate("Unread", "Try again.") if unread.error.kind is CloudErrorKind.TIMED_OUT else text.fix
    return paragraph((text.what, fix))
