"""The command ``inspgraph serve``."""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from inspgraph.commands.options import GraphOption, folder_of
from inspgraph.errors import InspgraphError

if TYPE_CHECKING:
    import uvicorn

    from inspgraph.serve.settings import Settings


def serve(
    graph: GraphOption = None,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free port.")] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Time limit for a query.")
    ] = 30.0,
    workers: Annotated[
        int, typer.Option(min=0, help="Queries at once; 0 means one for each processor.")
    ] = 0,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="Size limit for an answer, in bytes.")
    ] = 50_000_000,
    memory: Annotated[
        int, typer.Option(min=100, metavar="MB", help="Memory limit for a query.")
    ] = 2000,
    cors: Annotated[
        str,
        typer.Option(metavar="ORIGIN", help="Let pages of this origin read answers; * for any."),
    ] = "",
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Accept this host name too, for use behind a proxy."),
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open", help="Open the pages in the browser of this computer.")
    ] = False,
) -> None:
    """Serve a graph over HTTP: SPARQL at /sparql, and each name of the graph as an address.

    Ctrl-C or SIGTERM stops it with exit status 0. The server is read-only.
    """
    from inspgraph.serve.settings import Settings

    run(
        Settings(
            graph=folder_of(graph),
            host=host,
            port=port,
            timeout=timeout,
            workers=workers or os.cpu_count() or 1,
            max_bytes=max_bytes,
            memory=memory * 1_000_000,
            cors=cors,
            allow_hosts=tuple(allow_host or ()),
        ),
        open_it=open_it,
    )


def run(settings: Settings, open_it: bool = False) -> None:
    """Serve until a signal stops it; with ``open_it`` show the pages in a browser once they are."""
    import uvicorn

    from inspgraph.serve.app import make_app
    from inspgraph.serve.connections import PatientProtocol
    from inspgraph.serve.settings import CONNECTIONS
    from inspgraph.store.dataset import open_store

    open_store(settings.graph)  # report a wrong folder at once
    with _listen(settings.host, settings.port) as listening:
        port = listening.getsockname()[1]
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host

        def say() -> None:
            typer.echo(f"http://{shown}:{port}/ (SPARQL at http://{shown}:{port}/sparql)")
            if open_it:
                import webbrowser

                webbrowser.open(f"http://{shown}:{port}/")

        if not settings.is_local:
            typer.echo(
                "inspgraph: warning: other computers can reach this server and read the whole "
                "graph. It asks for no password and does not encrypt.",
                err=True,
            )
        server = uvicorn.Server(
            uvicorn.Config(
                make_app(settings, say),
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ws="none",
                http=PatientProtocol,
                limit_concurrency=CONNECTIONS,
                timeout_graceful_shutdown=5,
            )
        )
        _stop_on_signals(server)
        server.run(sockets=[listening])
        if not server.started:
            raise InspgraphError("The server did not start.")


def _listen(host: str, port: int) -> socket.socket:
    try:
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
        # Connections inherit it; else an answer's second part waits 40 ms for the first's receipt.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        raise InspgraphError(f"{host}, port {port}: cannot listen there ({error}).") from error


def _stop_on_signals(server: uvicorn.Server) -> None:
    # uvicorn shuts down cleanly by itself, but then re-raises the signal with the previous
    # handler, which would end the process as if something were wrong.
    def stop(*_: object) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
