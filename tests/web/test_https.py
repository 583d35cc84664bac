"""Serving a team by HTTPS: which names are answered, what is refused before anything listens, and what a browser keeps."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID
from fastapi.testclient import TestClient

from ovillo.rendering.catalogue import Catalogue
from ovillo.web.app import create_app
from ovillo.web.certificates import CertificateError, read_certificate
from ovillo.web.serving import ListenError, OpenWithoutHttpsError, Place
from ovillo.web.workbench import Workbench
from tests.cli.conftest import run_ovillo

TODAY = datetime(2032, 5, 14, tzinfo=UTC)
ENTER = """
import ssl, sys
from urllib.request import HTTPCookieProcessor, HTTPSHandler, build_opener
trusting = HTTPSHandler(context=ssl.create_default_context(cafile=sys.argv[2]))
print(build_opener(trusting, HTTPCookieProcessor()).open(sys.argv[1]).read().decode())
"""
NAMES = ("casos.unidad.example", "*.equipo.example")


def made(
    folder: Path, names: tuple[str, ...] = NAMES, *, until: datetime = TODAY + timedelta(days=90)
) -> tuple[Path, Path]:
    """A certificate of our own for these names, and its key."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ovillo")])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(until - timedelta(days=4000))
        .not_valid_after(until)
    )
    if names:
        told = [x509.DNSName(each) if each[-1].isalpha() else x509.IPAddress(ip_address(each)) for each in names]
        built = built.add_extension(x509.SubjectAlternativeName(told), critical=False)
    certificate, private = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(built.sign(key, SHA256()).public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


def test_the_names_of_the_certificate_are_those_that_are_answered(tmp_path: Path, sample: Workbench) -> None:
    place = Place(8737, "0.0.0.0", read_certificate(*made(tmp_path), at=TODAY))
    bench = replace(sample, hosts=place.hosts(8737))

    def asked(host: str) -> int:
        visitor = TestClient(create_app(bench), base_url=f"https://{host}", follow_redirects=False)
        return visitor.get("/sign-in").status_code

    assert place.origin(8737) == "https://casos.unidad.example:8737"
    assert [asked(f"{each}:8737") for each in ("casos.unidad.example", "uno.equipo.example", "localhost")] == [200] * 3
    refused = (
        "evil.example",
        "otro.unidad.example",
        "a.b.equipo.example",
        "equipo.example",
        "casos.unidad.example.evil",
    )
    assert [asked(f"{each}:8737") for each in refused] == [421] * len(refused)
    assert asked("casos.unidad.example") == 421  # which is port 443
    assert "casos.unidad.example" in place.hosts(443)


def test_by_https_cookies_are_secure_and_the_name_is_kept_to_it(sample: Workbench) -> None:
    offered: list[str] = []
    bench = replace(sample, hosts=frozenset({"casos.unidad.example"}), offer=offered.append)

    def entered(origin: str) -> TestClient:
        visitor = TestClient(create_app(bench), base_url=origin, follow_redirects=False)
        bench.offer_link()
        visitor.headers["cookie-of"] = visitor.get(offered.pop()).headers["set-cookie"]
        return visitor

    secure, plain = entered("https://casos.unidad.example"), entered("http://casos.unidad.example")

    assert "Secure" in secure.headers["cookie-of"]
    assert "Secure" not in plain.headers["cookie-of"]
    assert secure.get("/sign-in").headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in plain.get("/sign-in").headers


def test_a_certificate_that_cannot_serve_is_refused_with_its_file(tmp_path: Path) -> None:
    certificate, key = made(tmp_path)
    (tmp_path / "other").mkdir()
    _, other = made(tmp_path / "other")
    (tmp_path / "text.pem").write_text("no certificate\n", "utf-8")
    locked = tmp_path / "locked.pem"
    locked.write_bytes(
        generate_private_key(SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"una clave"),
        )
    )

    def told(*files: Path, at: datetime = TODAY) -> str:
        with pytest.raises(CertificateError) as raised:
            read_certificate(*files, at=at)
        return Catalogue("en").error(raised.value)

    assert "text.pem holds no certificate" in told(tmp_path / "text.pem", key)
    assert "gone.pem cannot be read" in told(tmp_path / "gone.pem", key)
    assert "gone.pem cannot be read" in told(certificate, tmp_path / "gone.pem")
    assert f"{other} is not the key" in told(certificate, other)
    assert "locked.pem is not the key" in told(certificate, locked)
    assert "ended on 2032-08-12" in told(certificate, key, at=TODAY + timedelta(days=91))
    assert "names no host" in told(*made(tmp_path, ()))
    assert list(read_certificate(*made(tmp_path, ("127.0.0.1", "::1")), at=TODAY).names) == ["127.0.0.1", "[::1]"]


def test_nothing_listens_beyond_this_machine_without_https() -> None:
    for address in ("0.0.0.0", "192.0.2.7", "::"):
        with pytest.raises(OpenWithoutHttpsError):
            Place(8737, address)
    with pytest.raises(ListenError):
        Place(8737, "casos.unidad.example")
    assert Place(8737, "::1").origin(8737) == "http://[::1]:8737"
    assert "[::1]:8737" in Place(8737, "::1").hosts(8737)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tls-cert", "a.pem"], "belong together"),
        (["--tls-key", "a.pem"], "belong together"),
        (["--tls-cert", "gone.pem", "--tls-key", "gone.pem"], "cannot be read"),
        (["--listen", "0.0.0.0"], "speaks HTTPS only"),
        (["--listen", "nowhere"], "cannot listen on nowhere"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], told: str, tmp_path: Path) -> None:
    answer = run_ovillo("serve", str(tmp_path), *arguments)

    assert answer.status == 2
    assert told in answer.err


@pytest.fixture
def https(sample_folder: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The link of a workbench that speaks HTTPS, and the certificate to trust."""
    certificate, key = made(tmp_path, ("127.0.0.1",), until=datetime.now(UTC) + timedelta(days=9))
    command = [sys.executable, "-c", "from ovillo.cli.main import main; main()", "serve", str(sample_folder), "--port"]
    with subprocess.Popen(
        [*command, "0", "--tls-cert", str(certificate), "--tls-key", str(key)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        assert server.stdout
        yield server.stdout.readline().decode().strip(), certificate
        server.terminate()


def test_a_browser_that_trusts_the_certificate_enters(https: tuple[str, Path]) -> None:
    link, certificate = https

    page = subprocess.run([sys.executable, "-c", ENTER, link, certificate], capture_output=True, text=True, check=True)

    assert link.startswith("https://127.0.0.1:")
    assert "Villa Jacaranda" in page.stdout
