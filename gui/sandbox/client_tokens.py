"""ClientToken: the same request twice gives the first answer, and has its effect once."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gui.sandbox.errors import Refusal
from gui.sandbox.pace import Clock
from gui.sandbox.switches import RefusedToken, Switches

Answer = dict[str, object]
_LONGEST = 64
_KEPT_SECONDS = 24 * 3600.0
_MOST_KEPT = 20_000
# Codes of a resource on which another task runs, and codes of a resource in another state than the one wanted.
_BUSY = frozenset(
    {"TaskConflict", "OperationConflict", "Operation.Conflict", "System.ServiceBusy", "ServiceUnavailable"}
)
_STATES = frozenset(
    {
        "IncorrectEipStatus",
        "IncorrectInstanceStatus",
        "IncorrectStatus.Vpc",
        "IncorrectVpcStatus",
        "IncorrectVSwitchStatus",
        "InvalidBindingStatus",
        "InvalidOperation.InvalidEcsState",
        "InvalidOperation.InvalidEniState",
        "InvalidStatus.EniStatusNotSupport",
        "Eni.Attached",
    }
)


@dataclass(slots=True)
class _Record:
    parameters: Mapping[str, str]
    expires: float
    outcome: Answer | Refusal | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold of one request on its token until the answer has left the server."""

    record: _Record

    def release(self) -> None:
        """Note that the answer left: from now on the token replays it."""
        self.record.answered = True


class ClientTokens:
    """The tokens of one account.

    Whether a refusal is replayed like a success is not settled, and may differ between refusals: users of Terraform
    have seen one replayed, and Terraform's provider, which keeps its token, could never get past a *busy* that was. The
    switches choose for each kind.

    Args:
        clock: gives seconds since 1970.
        switches: say which refusals are replayed.
    """

    def __init__(self, clock: Clock, switches: Switches) -> None:
        self._clock = clock
        self._switches = switches
        self._records: OrderedDict[tuple[str, str], _Record] = OrderedDict()

    def run(
        self,
        action: str,
        token: str,
        parameters: Mapping[str, str],
        busy_code: str,
        work: Callable[[], Answer],
        *,
        malformed_code: str = "InvalidParameter",
        mismatch_status: int = 400,
    ) -> tuple[Answer, Claim]:
        """Do ``work`` once per token.

        Args:
            action: name of the operation; a token counts per operation.
            token: the client's token.
            parameters: the other parameters of the call.
            busy_code: the service's code for a token whose first request is still running.
            work: the operation itself.
            malformed_code: the operation's code for a token that is none.
            mismatch_status: the HTTP status for a token that was used with other parameters.

        Raises:
            Refusal: the token is malformed, was used with other parameters, or its first request is still
                running; or whatever ``work`` raises, now and at every replay.
        """
        if len(token) > _LONGEST or not token.isascii():
            raise Refusal(malformed_code, "ClientToken must be ASCII and not longer than 64 characters.")
        self._forget_old()
        known = self._records.get((action, token))
        if known is None:
            return self._first(action, token, parameters, work)
        if known.parameters != parameters:
            text = "The ClientToken was used with other parameters."
            raise Refusal("IdempotentParameterMismatch", text, mismatch_status)
        if not known.answered or known.outcome is None:
            raise Refusal(busy_code, "The first request with this ClientToken is still being processed.")
        if isinstance(known.outcome, Refusal):
            raise known.outcome
        return dict(known.outcome), Claim(known)

    def _first(
        self, action: str, token: str, parameters: Mapping[str, str], work: Callable[[], Answer]
    ) -> tuple[Answer, Claim]:
        record = _Record(dict(parameters), self._clock() + _KEPT_SECONDS)
        self._records[action, token] = record
        try:
            record.outcome = work()
        except Refusal as refusal:
            record.outcome, record.answered = refusal, True
            if self._fate(refusal) is RefusedToken.FORGOTTEN:
                del self._records[action, token]
            raise
        return dict(record.outcome), Claim(record)

    def _fate(self, refusal: Refusal) -> RefusedToken:
        if refusal.code in _BUSY:
            return self._switches.refused_token_busy
        if refusal.code in _STATES:
            return self._switches.refused_token_state
        return self._switches.refused_token_other

    def _forget_old(self) -> None:
        while self._records:
            oldest = next(iter(self._records.values()))
            if len(self._records) < _MOST_KEPT and oldest.expires > self._clock():
                return
            self._records.popitem(last=False)
