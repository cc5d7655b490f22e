"""A delivery on the command line: one line for each event, and the result with a line for each EIP."""

from collections.abc import Iterator

from gui.domain.delivery.package import Package
from gui.domain.delivery.report import ArmedFor, DeliveryEvent, DeliveryReport, PhaseBegan, StepEnded
from gui.domain.delivery.truth import GuestReading, eips_in_guest
from gui.words.command_line import error_sentences
from gui.words.delivery import lack_texts, outcome_text, phase_text, step_text, truth_word, undone_within
from gui.words.joining import paragraph
from gui.words.translation import translate


def event_lines(event: DeliveryEvent) -> Iterator[str]:
    """Yield what to print of ``event``."""
    match event:
        case PhaseBegan(phase):
            yield f"{phase_text(phase)} ..."
        case StepEnded(step, code, _, error):
            if error is not None:
                yield f"  {step_text(step)}: {error}"
            elif code:
                yield "  " + translate("Delivery", "{step}: exit code {code}").format(step=step_text(step), code=code)
        case ArmedFor(_, most):
            yield f"  {undone_within(most)}"
        case _:
            return


def report_lines(package: Package, report: DeliveryReport, reading: GuestReading) -> Iterator[str]:
    """Yield how the delivery ended: each EIP, why, what the guest said, and what to do."""
    gateways = {each.address: each for each in report.addresses}
    yield f"{package.eni} ({package.instance}), {reading.at:%Y-%m-%d %H:%M:%S} UTC:"
    for each in eips_in_guest(reading, package.expected):
        told = paragraph(lack_texts(each))
        checked = gateways.get(each.address)
        if checked is not None and not checked.well:
            told = paragraph((told, checked.why))
        yield f"  {each.address}  {truth_word(each.truth).text}{': ' if told else ''}{told}"
    yield outcome_text(report)
    for line in report.text.splitlines() if report.cause.value in _QUOTING else ():
        yield f"  | {line}"
    if report.error is not None:
        yield from error_sentences(report.error)


_QUOTING = frozenset({"script_failed", "check_wrong", "check_unsure"})
"""Causes that only the guest's own words explain."""
