"""The web application over one graph."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from importlib import resources
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from inspgraph.serve.description import describe_service, limits
from inspgraph.serve.guard import HostGuard, SecurityHeaders
from inspgraph.serve.negotiate import GRAPHS, RESULTS, choose, with_charset
from inspgraph.serve.page import front_page, missing_page, thing_page
from inspgraph.serve.places import Places
from inspgraph.serve.pool import Pool
from inspgraph.serve.process import Result
from inspgraph.serve.protocol import Asked, RefusedError, read_query
from inspgraph.serve.settings import LONGEST_REQUEST, Settings
from inspgraph.serve.things import read_thing, triples_of
from inspgraph.store.manifest import read_manifest
from inspgraph.store.prefixes import Short, prefixes_of

_HTML: Final = "text/html"
_BODY_SECONDS: Final = 10.0
_AT_ONCE: Final = 64 * 1024
"""Bytes of an answer up to which it is sent in one piece."""
_VARY: Final = {"Vary": "Accept"}


def make_app(settings: Settings, ready: Callable[[], None] = lambda: None) -> Starlette:
    """Make the application; ``ready`` is called when its workers have started.

    Raises ``NotAGraphError`` where the folder holds no graph.
    """
    base = read_manifest(settings.graph).base
    site = _Site(settings, base)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await site.pool.start()
            ready()
            yield
        finally:
            await site.pool.stop()

    middleware = [Middleware(SecurityHeaders, settings), Middleware(HostGuard, settings)]
    if settings.cors:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=[settings.cors],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["Accept", "Content-Type"],
            )
        )
    return Starlette(
        routes=[
            Route("/", site.front),
            Route("/sparql", site.sparql, methods=["GET", "POST"]),
            Route("/assets/plain.css", site.style),
            Route("/{path:path}", site.thing),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: _refusal},
        lifespan=lifespan,
    )


class _Site:
    def __init__(self, settings: Settings, base: str) -> None:
        self._settings = settings
        self._prefixes = prefixes_of(base)
        self._places = Places(base)
        self._short = Short(self._prefixes)
        self._style = (resources.files(__package__) / "pages" / "plain.css").read_bytes()
        self.pool = Pool(settings, self._prefixes)

    async def sparql(self, request: Request) -> Response:
        asked = read_query(
            "POST" if request.method == "POST" else "GET",
            request.scope["query_string"].decode("latin-1"),
            request.headers.get("content-type", ""),
            await _body(request),
        )
        accept = ",".join(request.headers.getlist("accept"))
        results, graph = choose(accept, RESULTS), choose(accept, GRAPHS)
        if asked is None:
            return await self._description(request, graph)
        if results is None and graph is None:
            raise RefusedError(406, f"An answer can be had as {', '.join({**RESULTS, **GRAPHS})}.")
        result = await self._answer(request, asked, results, graph)
        headers = {**_VARY, "Content-Type": with_charset(result.media)}
        if result.length <= _AT_ONCE:
            return Response(result.read(), headers=headers)
        headers["Content-Length"] = str(result.length)
        return StreamingResponse(result.chunks(), headers=headers)

    async def thing(self, request: Request) -> Response:
        path = request.url.path
        iri = self._places.iri(path)
        accept = ",".join(request.headers.getlist("accept"))
        media = choose(accept, [*GRAPHS, _HTML])
        if iri is None or media is None:
            if iri is not None:
                raise RefusedError(406, f"This can be had as {', '.join([*GRAPHS, _HTML])}.")
            return _missing(path, media)
        if media != _HTML:
            triples = await triples_of(self.pool, iri, media)
            if not triples:
                return _missing(path, media)
            return Response(triples, headers={**_VARY, "Content-Type": with_charset(media)})
        thing = await read_thing(self.pool, iri)
        if not thing.is_known:
            return _missing(path, media)
        return HTMLResponse(thing_page(thing, self._places, self._short), headers=_VARY)

    async def front(self, _: Request) -> Response:
        documents = read_manifest(self._settings.graph).documents
        return HTMLResponse(front_page(documents, self._places, limits(self._settings)))

    async def style(self, _: Request) -> Response:
        return Response(self._style, media_type="text/css")

    async def _description(self, request: Request, media: str | None) -> Response:
        if media is None:
            raise RefusedError(406, f"The description can be had as {', '.join(GRAPHS)}.")
        graphs = [one.graph for one in read_manifest(self._settings.graph).documents]
        endpoint = str(request.url.replace(query=""))
        said = describe_service(endpoint, graphs, self._settings, media, self._prefixes)
        return Response(said, headers={**_VARY, "Content-Type": with_charset(media)})

    async def _answer(
        self, request: Request, asked: Asked, results: str | None, graph: str | None
    ) -> Result:
        """Ask, and end the query when its client goes away."""
        answering = asyncio.create_task(self.pool.ask(asked, results, graph))
        leaving = asyncio.create_task(_left(request))
        try:
            await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not answering.done():
                raise RefusedError(400, "The client went away.")
            return answering.result()
        finally:
            leaving.cancel()
            answering.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request) -> bytes:
    """Read the body; raises ``RefusedError`` where it is too long or too slow."""
    parts, length = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                length += len(part)
                if length > LONGEST_REQUEST:
                    raise RefusedError(413, f"A request has at most {LONGEST_REQUEST:,} bytes.")
                parts.append(part)
    except TimeoutError as error:
        raise RefusedError(408, f"The body took over {_BODY_SECONDS:g} s to arrive.") from error
    return b"".join(parts)


def _missing(path: str, media: str | None) -> Response:
    if media == _HTML:
        return HTMLResponse(missing_page(path), 404, headers=_VARY)
    return PlainTextResponse("The graph has nothing of this name.\n", 404, headers=_VARY)


async def _refusal(_: Request, error: Exception) -> Response:
    if not isinstance(error, RefusedError):
        raise error
    headers = {"Retry-After": "1"} if error.status == 503 else {}
    return PlainTextResponse(f"{error.message}\n", error.status, headers=headers)
