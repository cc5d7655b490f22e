"""Serve an account on loopback, in a thread of its own."""

import asyncio
import contextlib
import logging
import os
import socket
import ssl
import struct
import threading
import time
from types import TracebackType
from typing import Final, Self

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from gui.sandbox import dispatch, odd_answers
from gui.sandbox.account import Account
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.faults import Fault, Faults, Kind
from gui.sandbox.wire import Reply, Request

HOST: Final = "127.0.0.1"
# Seconds a call to the cloud takes from an office, for a demonstration that feels like the real thing.
TYPICAL_LATENCY: Final = 0.08
# RunCommand carries up to 24 KB of Base64 in its query, which percent-encoding makes longer.
_LONGEST_LINE: Final = 128 * 1024

# Turns of the event loop for connections that were just accepted: asyncio loses them when its server closes now.
_TURNS_TO_ACCEPT: Final = 5
# Seconds for calls under way at the end; they end by themselves, so this is never used up (0 would mean for ever).
_GRACE: Final = 0.02
# Seconds after which a slow answer looks again whether it is still to be slow.
_LOOK_S: Final = 0.01
# Seconds from one look at the commands in the guests to the next, and from one round of heartbeats to the next.
_AGENTS_S: Final = 0.05
_HEARTBEATS_S: Final = 5.0


class SandboxServer:
    """One account behind one port of 127.0.0.1.

    All state is the account's: replacing ``account`` gives a fresh cloud on the same port. May be used as a context
    manager, which starts and stops it.

    Args:
        account: what the server emulates.
        port: TCP port; 0 takes a free one.
        latency: seconds that pass before a call is answered.
        faults: trouble to make; by default none.
        tls: serves HTTPS with these settings; plain HTTP without.
    """

    def __init__(
        self,
        account: Account,
        port: int = 0,
        latency: float = 0.0,
        faults: Faults | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.latency = latency
        self.faults = faults if faults is not None else Faults()
        self.account = account
        self._port = port
        self._tls = tls
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stopping: asyncio.Event | None = None

    @property
    def account(self) -> Account:
        """The account that answers; a new one takes over from the next call on."""
        return self._account

    @account.setter
    def account(self, account: Account) -> None:
        account.tasks.fate = self.faults.fate
        former: Account | None = getattr(self, "_account", None)
        self._account = account
        if former is not None and former is not account:
            with former.lock:
                former.agents.close()

    @property
    def endpoint(self) -> str:
        """Host and port, without a scheme, as the SDK's ``Config.endpoint`` wants them."""
        return f"{HOST}:{self._port}"

    @property
    def url(self) -> str:
        """The same with its scheme."""
        return f"{'http' if self._tls is None else 'https'}://{self.endpoint}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to serve.

        Raises:
            SandboxInputError: the port is taken or may not be used.
        """
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name == "posix":  # elsewhere this option would let two servers share the port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((HOST, self._port))
            listener.listen()
        except (OSError, OverflowError) as error:
            listener.close()
            reason = getattr(error, "strerror", None) or error
            raise SandboxInputError(f"The sandbox cannot listen on port {self._port} of {HOST}: {reason}.") from error
        self._port = listener.getsockname()[1]
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(listener, ready), name="sandbox", daemon=True)
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Close every connection and end the thread; a call that hangs ends too."""
        if self._thread is None or self._loop is None or self._stopping is None:
            return
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._thread = self._loop = self._stopping = None
        with self.account.lock:
            self.account.agents.close()

    def _run(self, listener: socket.socket, ready: threading.Event) -> None:
        asyncio.run(self._serve(listener, ready))

    async def _serve(self, listener: socket.socket, ready: threading.Event) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        server = web.Server(
            self._handle, access_log=None, auto_decompress=False, logger=_http_logger(), max_line_size=_LONGEST_LINE
        )
        runner = web.ServerRunner(server, shutdown_timeout=_GRACE)
        await runner.setup()
        await web.SockSite(runner, listener, ssl_context=self._tls).start()
        agents = asyncio.create_task(self._run_agents())
        ready.set()
        try:
            await self._stopping.wait()
            await agents
        finally:
            for _ in range(_TURNS_TO_ACCEPT):
                await asyncio.sleep(0)
            lines = [handler.transport for handler in server.connections]
            await runner.cleanup()
            # A closed TLS connection waits for the other side's farewell, which an idle client does not send.
            for line in lines if self._tls is not None else ():
                if line is not None:
                    line.abort()
            await asyncio.sleep(0)

    async def _run_agents(self) -> None:
        """Let commands go on while nobody calls: timeouts end, output is reported, agents are heard of."""
        beat = 0.0
        while self._stopping is not None and not self._stopping.is_set():
            account = self.account
            with account.lock:
                account.agents.advance()
                if time.monotonic() >= beat:
                    known = account.agents.heartbeats.sweep()
                    beat = time.monotonic() + (_HEARTBEATS_S if known else 0)
            await self._pass(_AGENTS_S)

    async def _handle(self, http: web.BaseRequest) -> web.StreamResponse:
        account = self.account
        try:
            request = await _read(http)
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413, text="The request body is too large.")
        await self._pass(self.latency)
        fault = self.faults.next_for(dispatch.action_of(request))
        if fault is None:
            outcome = dispatch.respond(account, request)
            outcome.delivered()
            return _to_http(outcome.reply)
        return await self._answer_badly(http, account, request, fault)

    async def _pass(self, seconds: float | None) -> None:
        """Let time pass, for ever when ``seconds`` is None; the end of the server ends it."""
        if self._stopping is not None and seconds != 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _keep_waiting(self, fault: Fault) -> None:
        """Let the time of a slow answer pass, or as much of it as goes by before the order is cancelled."""
        end = time.monotonic() + fault.delay_ms / 1000
        while self.faults.in_force(fault) and (left := end - time.monotonic()) > 0:
            await self._pass(min(left, _LOOK_S))
            if self._stopping is None or self._stopping.is_set():
                return

    async def _answer_badly(
        self, http: web.BaseRequest, account: Account, request: Request, fault: Fault
    ) -> web.StreamResponse:
        if fault.kind in _SEEMING:
            return _to_http(_seeming(account, request, fault))
        early = fault.after_effect or fault.kind is Kind.TRUNCATED
        outcome = dispatch.respond(account, request) if early else None
        try:
            if fault.kind is Kind.HANG:
                await self._pass(None)
                return _reset(http)
            if fault.kind is Kind.SLOW:
                await self._keep_waiting(fault)
                outcome = outcome or dispatch.respond(account, request)
                return _to_http(outcome.reply)
        finally:
            if outcome is not None:
                outcome.delivered()
        if fault.kind is Kind.RESET:
            return _reset(http)
        if fault.kind is Kind.TRUNCATED and outcome is not None:
            return await _cut(http, outcome.reply)
        if fault.kind is Kind.HTML:
            page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(status=fault.status or 502, text=page, content_type="text/html")
        return _to_http(dispatch.refuse(account, request, fault.refusal()))


_SEEMING: Final = frozenset({Kind.OMIT, Kind.SHIFT, Kind.TOTAL, Kind.EMPTY_LAST_PAGE, Kind.ODD})


def _seeming(account: Account, request: Request, fault: Fault) -> Reply:
    """Return an answer that looks as if nothing were wrong."""
    odd = fault.kind is Kind.ODD
    if odd and not fault.after_effect and not odd_answers.needs_the_answer(fault.shape):
        return odd_answers.answer(fault.shape)
    outcome = dispatch.respond(account, request, fault.disturbance())
    outcome.delivered()
    if fault.kind is Kind.OMIT:
        return odd_answers.without(outcome.reply, fault.item)
    if not odd:
        return outcome.reply
    if odd_answers.needs_the_answer(fault.shape):
        return odd_answers.alter(fault.shape, outcome.reply)
    return odd_answers.answer(fault.shape)


def _http_logger() -> logging.Logger:
    logger = logging.getLogger(f"{__name__}.http")
    logger.addFilter(_is_defect)
    return logger


def _is_defect(record: logging.LogRecord) -> bool:
    """Drop what aiohttp logs as an error although only the client is at fault: HTTP that is none."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


async def _read(http: web.BaseRequest) -> Request:
    path, _, query = http.raw_path.partition("?")
    headers = {name.lower(): ",".join(http.headers.getall(name)) for name in http.headers}
    return Request(http.method.upper(), path, query, headers, await http.read())


def _to_http(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, body=reply.body, headers=reply.headers)


def _reset(http: web.BaseRequest) -> web.Response:
    if http.transport is not None:
        connection = http.transport.get_extra_info("socket")
        # Zero seconds of lingering make the kernel send RST instead of a polite FIN.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if os.name == "nt" else "ii", 1, 0))
        http.transport.abort()
    return web.Response()


async def _cut(http: web.BaseRequest, reply: Reply) -> web.StreamResponse:
    response = web.StreamResponse(status=reply.status, headers=reply.headers)
    response.content_length = len(reply.body)
    await response.prepare(http)
    await response.write(reply.body[: len(reply.body) // 2])
    if http.transport is not None:
        http.transport.close()
    return response
