"""The web application over one graph."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from typing import Any, Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from inspgraph.serve.description import describe_service, limits
from inspgraph.serve.graphs_read import graph_of, read_graph
from inspgraph.serve.guard import HostGuard, SecurityHeaders
from inspgraph.serve.negotiate import GRAPHS, RESULTS, choose, with_charset
from inspgraph.serve.pool import Pool
from inspgraph.serve.process import WorkerResult
from inspgraph.serve.protocol import RefusedError, read_query
from inspgraph.serve.settings import LONGEST_REQUEST, Settings
from inspgraph.serve.triples import triples_of
from inspgraph.site.paths import Places
from inspgraph.site.routes import ROUTES, THING
from inspgraph.site.site import HTML, Wanted
from inspgraph.site.things.shapes_page import SHAPES_IRI, shapes_in
from inspgraph.store.manifest import read_manifest
from inspgraph.store.prefixes import prefixes_of

_BODY_SECONDS: Final = 10.0
_AT_ONCE: Final = 64 * 1024
"""Bytes of an answer up to which it is sent in one piece."""
_VARY: Final = {"Vary": "Accept"}


def make_app(settings: Settings, ready: Callable[[], None] = lambda: None) -> Starlette:
    """Make the application; ``ready`` is called when its workers have started.

    Raises ``NotAGraphError`` where the folder holds no graph.
    """
    base = read_manifest(settings.graph).base
    server = _Server(settings, base)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        warming = None
        try:
            await server.pool.start()
            await server.pages.start()
            ready()
            # What takes longest to be read for the first time.
            warming = asyncio.create_task(server.warm())
            yield
        finally:
            if warming:
                warming.cancel()
            await server.pool.stop()
            await server.pages.stop()

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
            Route("/sparql", server.sparql, methods=["GET", "POST"]),
            Route("/graphs", server.graphs),
            Route("/favicon.ico", _icon),
            Mount("/assets", StaticFiles(packages=[("inspgraph.site", "assets")])),
            *(Route(address, server.page(name)) for name, address in ROUTES),
            Route("/{path:path}", server.thing),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: _refusal},
        lifespan=lifespan,
    )


async def _icon(_: Request) -> Response:
    """Send browsers to the icon, which they look for here beside an answer in JSON."""
    return RedirectResponse("/assets/icon.svg")


class _Server:
    def __init__(self, settings: Settings, base: str) -> None:
        self._settings = settings
        self._prefixes = prefixes_of(base)
        self._places = Places(base)
        # Pages have workers of their own, before which those of queries stand back.
        self.pool = Pool(settings, limits(settings), stands_back=True)
        self.pages = Pool(settings, limits(settings))

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
        return _sent(await _until_left(request, self.pool.ask(asked, results, graph)), _VARY)

    async def graphs(self, request: Request) -> Response:
        iri = read_graph(request.scope["query_string"].decode("latin-1"))
        media = choose(",".join(request.headers.getlist("accept")), GRAPHS)
        if media is None:
            raise RefusedError(406, f"A graph can be had as {', '.join(GRAPHS)}.")
        return _sent(await _until_left(request, graph_of(self.pool, iri, media)), _VARY)

    async def warm(self) -> None:
        """Have every worker make the pages that take longest, before somebody asks."""
        for name in ("front", "explore", "bodies", "network-all"):
            await self.pages.warm(name, Wanted(dict(ROUTES)[name]))
        await self.pages.warm("find", Wanted("/find", values={"q": ("a",)}))
        await self.pages.warm("question", Wanted("/questions/relations", {"name": "relations"}))

    def page(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        """Return the endpoint of a page of the site."""

        async def show(request: Request) -> Response:
            return await self._show(request, name)

        return show

    async def thing(self, request: Request) -> Response:
        path = request.url.path
        iri = self._places.iri(path)
        accept = ",".join(request.headers.getlist("accept"))
        media = choose(accept, [*GRAPHS, HTML])
        if iri is not None and media is None:
            raise RefusedError(406, f"This can be had as {', '.join([*GRAPHS, HTML])}.")
        if media == HTML:
            return await self._show(request, THING)
        triples = b""
        if iri == SHAPES_IRI and media:
            triples = shapes_in(GRAPHS[media])  # they are the program's, and not in the graph
        elif iri and media:
            triples = await triples_of(self.pages, iri, media)
        if not triples or not media:
            missing = "The graph has nothing of this name.\n"
            return PlainTextResponse(missing, 404, headers=_VARY)
        return Response(triples, headers={**_VARY, "Content-Type": with_charset(media)})

    async def _show(self, request: Request, name: str) -> Response:
        parts = {name: str(value) for name, value in request.path_params.items()}
        asked = request.query_params
        values = {name: tuple(asked.getlist(name)) for name in asked}
        wanted = Wanted(request.url.path, parts, values)
        return _sent(await _until_left(request, self.pages.show(name, wanted)), _VARY)

    async def _description(self, request: Request, media: str | None) -> Response:
        if media is None:
            raise RefusedError(406, f"The description can be had as {', '.join(GRAPHS)}.")
        graphs = [one.graph for one in read_manifest(self._settings.graph).documents]
        endpoint = str(request.url.replace(query=""))
        said = describe_service(endpoint, graphs, self._settings, media, self._prefixes)
        return Response(said, headers={**_VARY, "Content-Type": with_charset(media)})


def _sent(result: WorkerResult, headers: Mapping[str, str]) -> Response:
    sent = {**headers, "Content-Type": with_charset(result.media)}
    if result.file:
        sent["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(result.file, safe='')}"
    if result.location:
        sent["Location"] = result.location
    if result.length <= _AT_ONCE:
        return Response(result.read(), result.status, headers=sent)
    sent["Content-Length"] = str(result.length)
    return StreamingResponse(result.chunks(), result.status, headers=sent)


async def _until_left(request: Request, asking: Coroutine[Any, Any, WorkerResult]) -> WorkerResult:
    """Wait for an answer, and end its making when its client goes away."""
    answering = asyncio.create_task(asking)
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
    too_long = RefusedError(413, f"A request has at most {LONGEST_REQUEST:,} bytes.")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > LONGEST_REQUEST:
        raise too_long
    parts, length = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                length += len(part)
                if length > LONGEST_REQUEST:
                    raise too_long
                parts.append(part)
    except ClientDisconnect as error:
        raise RefusedError(400, "The client went away.") from error
    except TimeoutError as error:
        raise RefusedError(408, f"The body took over {_BODY_SECONDS:g} s to arrive.") from error
    return b"".join(parts)


async def _refusal(_: Request, error: Exception) -> Response:
    if not isinstance(error, RefusedError):
        raise error
    headers = {"Retry-After": "1"} if error.status == 503 else {}
    return PlainTextResponse(f"{error.message}\n", error.status, headers=headers)
