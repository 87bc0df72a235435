"""`klastry crawl` over TLS: no page is taken from a server whose certificate is not in order, the reason says which, and an end that is near is told once."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawl.conftest import FakeSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.crawl.conftest import Klastry

TODAY = datetime.now(UTC)


class Authority:
    """Signs certificates; who is told to trust `file` trusts them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Urząd testowy")])
        root = _certificate(self._name, self._name, self._key, timedelta(days=900)).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), True
        )
        self.file = folder / "ca.pem"
        self.file.write_bytes(root.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def server(self, host: x509.GeneralName, lasts: timedelta, *, signs_itself: bool = False) -> ssl.SSLContext:
        """What a server needs to answer with such a certificate."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "serwis")])
        builder = _certificate(subject, subject if signs_itself else self._name, key, lasts).add_extension(x509.SubjectAlternativeName([host]), False)
        signed = builder.sign(key if signs_itself else self._key, hashes.SHA256())
        file = self._folder / f"{signed.serial_number}.pem"
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, lasts: timedelta) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key.public_key(), serial_number=x509.random_serial_number())
        .not_valid_before(TODAY - timedelta(days=400))
        .not_valid_after(TODAY + lasts)
    )


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def sites(authority: Authority) -> Iterator[dict[str, FakeSite]]:
    here, elsewhere = x509.IPAddress(ip_address("127.0.0.1")), x509.DNSName("example.org")
    made = {
        "expired": FakeSite(authority.server(here, timedelta(days=-2))),
        "foreign": FakeSite(authority.server(elsewhere, timedelta(days=90))),
        "selfmade": FakeSite(authority.server(here, timedelta(days=90), signs_itself=True)),
        "ending": FakeSite(authority.server(here, timedelta(days=5))),
    }
    for site in made.values():
        site.listing("/", [site.article(number) for number in range(1, 6)])
    yield made
    for site in made.values():
        site.close()


def test_only_a_certificate_in_order_is_trusted_and_its_end_is_told_once(authority: Authority, sites: dict[str, FakeSite], klastry: Klastry) -> None:
    for name, site in sites.items():
        klastry.profile(name, site.url)
    for _ in range(3):
        done = klastry.run("crawl", SSL_CERT_FILE=str(authority.file))
        assert done.returncode == 3, done.stderr
    assert klastry.rows("SELECT site, count(*) FROM articles GROUP BY site") == [("ending", 5)]
    assert {name for name, site in sites.items() if site.asked} == {"ending"}
    reasons = dict(klastry.rows("SELECT site, max(reason) FROM site_visits WHERE outcome = 'failed' GROUP BY site"))
    assert set(reasons) == {"expired", "foreign", "selfmade"}
    assert "for another host" in str(reasons["foreign"])
    assert "has expired" in str(reasons["expired"])
    assert "signs itself" in str(reasons["selfmade"])
    told = [line for line in (klastry.folder / "operator.txt").read_text(encoding="utf-8").splitlines() if "ending" in line]
    assert len(told) == 1
    assert f"{TODAY + timedelta(days=5):%Y-%m-%d}" in told[0]
