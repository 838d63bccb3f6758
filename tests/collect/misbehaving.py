"""A web server that misbehaves in every way that a test asks of it."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REPORT = (
    b"Inspection of Wexmoor children's services\n\nThe inspection took place in May 2024 "
    b"and this is report %d of the fictional council.\n"
)


def report(number: int) -> bytes:
    return REPORT % number


def one_page_pdf(*lines: str) -> bytes:
    """Return a PDF with a page of these lines."""
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
    return (out + end + f"startxref\n{len(out)}\n%%EOF\n").encode()


@dataclass
class Log:
    """What was asked: paths with the headers of the request, and how many were asked at once."""

    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    bodies: Counter[str] = field(default_factory=Counter)

    def times(self, path: str) -> int:
        return sum(one == path for one, _ in self.asked)


class Handler(BaseHTTPRequestHandler):
    """Answers by the first part of the path."""

    log_book: Log
    lock: threading.Lock
    pace: float

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        log = self.log_book
        with self.lock:
            log.asked.append((self.path, dict(self.headers)))
            log.at_once += 1
            log.most_at_once = max(log.most_at_once, log.at_once)
        try:
            time.sleep(self.pace)
            first = self.path.split("/")[1].split("?")[0]
            known: dict[str, Callable[[], None]] = {
                "report": self.report,
                "tagged": self.tagged,
                "dated": self.dated,
                "moved": lambda: self.redirect("/report/7.txt"),
                "round": lambda: self.redirect("/round/"),
                "away": lambda: self.redirect("ftp://files.example/report.pdf"),
                "inside": lambda: self.redirect("http://169.254.169.254/latest/meta-data"),
                "gone": lambda: self.send(404, one_page_pdf("Page not found"), "application/pdf"),
                "apology": lambda: self.send(
                    200, one_page_pdf("Page not found"), "application/pdf"
                ),
                "page": lambda: self.send(
                    200, b"<html><body><h1>Welcome</h1></body></html>", "application/pdf"
                ),
                "reset": self.reset,
                "resets-once": self.resets_once,
                "drip": self.drip,
                "silent": lambda: time.sleep(3),
                "endless": self.endless,
                "short": self.short,
                "busy": self.busy,
                "named": self.named,
                "empty": lambda: self.send(200, b"", "application/pdf"),
                "picture": lambda: self.send(200, b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png"),
            }
            known.get(first, lambda: self.send(404, b"nothing", "text/plain"))()
        except OSError:
            pass  # the client has gone
        finally:
            with self.lock:
                log.at_once -= 1

    def send(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        if status == 200:
            with self.lock:
                self.log_book.bodies[self.path] += 1

    def number(self) -> int:
        digits = "".join(sign for sign in self.path if sign.isdigit())
        return int(digits or 0)

    def report(self) -> None:
        self.send(200, report(self.number()), "text/plain")

    def tagged(self) -> None:
        tag = f'"{self.number()}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
        else:
            self.send(200, report(self.number()), "text/plain", ETag=tag)

    def dated(self) -> None:
        day = "Fri, 12 Jul 2024 09:30:00 GMT"
        if self.headers.get("If-Modified-Since") == day:
            self.send_response(304)
            self.end_headers()
        else:
            self.send(200, report(self.number()), "text/plain", Last_Modified=day)

    def redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def reset(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"Half a report" * 100)
        self.wfile.flush()
        # Closing with this set resets the connection.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def resets_once(self) -> None:
        if self.log_book.times(self.path) == 1:
            self.reset()
        else:
            self.report()

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"drop by drop ")
            self.wfile.flush()
            time.sleep(0.1)

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"more and more of it " * 500)

    def short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"%PDF-1.4 and no more")

    def busy(self) -> None:
        if self.log_book.times(self.path) == 1:
            self.send(503, b"later", "text/plain", Retry_After="7")
        else:
            self.report()

    def named(self) -> None:
        disposition = 'attachment; filename="../../Wexmoor report 2024.txt"'
        self.send(200, report(1), "text/plain", Content_Disposition=disposition)


@contextmanager
def serving(pace: float = 0.0) -> Iterator[tuple[str, Log]]:
    """Serve on a free port of this machine; give the address without a slash, and the log."""
    log = Log()
    made = type("Made", (Handler,), {"log_book": log, "lock": threading.Lock(), "pace": pace})
    server = ThreadingHTTPServer(("127.0.0.1", 0), made)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", log
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
