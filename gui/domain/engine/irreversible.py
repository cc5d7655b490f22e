"""The point of no return: which operations can't be rolled back, and what a run that sent one can still promise.

Such operations stand last in a plan. As long as none of them was sent, a run can be rolled back whole; from then on it
can only be finished (see ``gui.domain.engine.run``).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from gui.domain.engine.progress import CallAnswered, CallSent, ProgressEvent
from gui.domain.operations.networks import RemoveBlock
from gui.domain.operations.operation import Operation
from gui.domain.operations.power import StopInstance
from gui.domain.plans.plan import Plan


def irreversible(operation: Operation) -> bool:
    """Return whether nothing takes ``operation`` back."""
    return operation.undo is None


def needs_consent(operation: Operation) -> bool:
    """Return whether a person has to agree to ``operation``: nothing brings it back, it stops an instance, it costs."""
    return operation.may_cost or irreversible(operation) or isinstance(operation, StopInstance | RemoveBlock)


def can_be_undone(plan: Plan) -> bool:
    """Return whether all of ``plan`` can be rolled back after it was carried out."""
    return not any(irreversible(each) for each in plan.operations)


def beyond_return(plan: Plan, touched: Mapping[int, Collection[str]]) -> bool:
    """Return whether something was sent that can't be rolled back.

    Args:
        plan: what is carried out.
        touched: ids for which a write may have had an effect, by row; see ``gui.domain.engine.effects.Start``.
    """
    return any(touched.get(index) and irreversible(each) for index, each in enumerate(plan.operations))


def held_before(plan: Plan, touched: Mapping[int, Collection[str]], index: int) -> frozenset[str]:
    """Return the items of row ``index`` for which a write of a later row was sent.

    It was sent only after the row held, and may have ended that: an instance that was stopped for it runs again, an
    interface is deleted. There is nothing more to do or to ask in the row for it; what must last is read at the end.
    """
    later = (item for row, items in touched.items() if row > index for item in items)
    return frozenset(later) & frozenset(plan.operations[index].items)


@dataclass(frozen=True, slots=True)
class Way:
    """How far a run has gone, told by its events in their order.

    Attributes:
        plan: what is carried out.
        touched: ids for which a write may have had an effect, by row.
    """

    plan: Plan
    touched: Mapping[int, frozenset[str]] = field(default_factory=dict)
    _before: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def beyond_return(self) -> bool:
        """Whether there is no way back any more."""
        return beyond_return(self.plan, self.touched)

    def after(self, event: ProgressEvent) -> "Way":
        """Return how far it has gone after ``event``."""
        match event:
            case CallSent(index, _, items, _, undoing) if not undoing:
                known = self.touched.get(index, frozenset())
                return replace(self, touched={**self.touched, index: known | {*items}}, _before=self.touched)
            case CallAnswered(index, error=error) if (
                error and error.answered and irreversible(self.plan.operations[index])
            ):
                # A definite refusal had no effect.
                return replace(self, touched=self._before)
        return self
