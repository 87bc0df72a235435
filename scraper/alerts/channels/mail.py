"""Alerts as e-mail through smtplib: HTML and text, a stable Message-ID, a thread a rule, List-Unsubscribe."""

from __future__ import annotations

import smtplib
import ssl
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from scraper.alerts.channels import Undeliverable, secret
from scraper.alerts.channels.patience import within
from scraper.alerts.leaving import leaving_link
from scraper.alerts.letters import LEAVING_PLACE, leaving_note
from scraper.alerts.messages import header_id
from scraper.alerts.wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.policy import Policy

    from scraper.alerts.messages import Alert
    from scraper.config import Config, MailSettings


class _Verbatim(UnstructuredHeader, BaseHeader):
    """A header that is folded between its words only: the standard one writes a long link or id as an encoded word, which no mail program reads there."""

    def fold(self, *, policy: Policy) -> str:
        """The header's lines."""
        if not self.isascii():
            return super().fold(policy=policy)
        return f"{self.name}: {f'{policy.linesep} '.join(self.split())}{policy.linesep}"


_PATIENCE_SECONDS = 240.0
"""For all readers of an alert: less than its lease, so that no second sender takes it meanwhile. Whom it did not reach is next in line."""

_HEADERS = HeaderRegistry()
for _name in ("message-id", "references", "in-reply-to", "list-id", "list-unsubscribe"):
    _HEADERS.map_to_type(_name, _Verbatim)
_POLICY = EmailPolicy(header_factory=_HEADERS)


def send(alert: Alert, config: Config) -> str | None:
    """Hand the alert to the SMTP server, a message a reader, so that each has a link of his own; gives who was refused, where others were not.

    Where some have it and others are to be tried again, Undeliverable says who has it.
    """
    readers = alert.recipients or config.mail.recipients
    if not readers:
        raise Undeliverable("nobody to write to: set [mail] recipients, or [delivery] recipients in the rule", final=True)
    post = _Post([(reader, compose(alert, config, reader)) for reader in readers])
    patience = min(_PATIENCE_SECONDS, config.mail.timeout_seconds * (2 + len(readers)))
    try:
        within(patience, f"{config.mail.host}:{config.mail.port}", lambda: post.carry(config.mail))
    except Undeliverable as error:
        post.given_up = True
        raise Undeliverable(str(error), final=error.final, reached=tuple(post.reached), slow=error.slow) from None
    except smtplib.SMTPAuthenticationError as error:
        raise Undeliverable(f"the server refuses user or password (code {error.smtp_code})") from None  # its message may quote what was sent
    except (smtplib.SMTPException, OSError) as error:
        if post.left():
            reason = f"{config.mail.host}:{config.mail.port}: {type(error).__name__}: {error}"
            raise Undeliverable(reason, reached=tuple(post.reached), slow=isinstance(error, TimeoutError)) from error
    return post.outcome()


class _Post:
    """The messages of one alert, and what became of each."""

    def __init__(self, messages: Sequence[tuple[str, EmailMessage]]) -> None:
        self._messages = messages
        self.reached: list[str] = []
        self._refused: dict[str, str] = {}
        self._for_good: set[str] = set()
        self.given_up = False
        """Nobody waits for it any more."""

    def carry(self, mail: MailSettings) -> None:
        """Take them to the server."""
        with connected(mail) as server:
            self.hand_over(server)

    def hand_over(self, server: smtplib.SMTP) -> None:
        """Send them all; one that is refused holds up no other, a broken connection ends it."""
        for reader, message in self._messages:
            if self.given_up:
                return
            try:
                server.send_message(message)
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
                self._note(reader, error)
            else:
                self.reached.append(reader)

    def left(self) -> bool:
        """Whether a message was neither taken nor refused."""
        return len(self.reached) + len(self._refused) < len(self._messages)

    def outcome(self) -> str | None:
        """Who was refused for good, where others were not. Undeliverable where somebody is to be tried again, or nobody was reached."""
        if not self._refused:
            return None
        if self.reached and self._for_good == self._refused.keys():
            return f"refused for {', '.join(sorted(self._refused))}"
        reasons = ", ".join(dict.fromkeys(self._refused.values()))
        raise Undeliverable(reasons, final=self._for_good == self._refused.keys(), reached=tuple(self.reached))

    def _note(self, reader: str, error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> None:
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            code = next(iter(error.recipients.values()))[0]
            self._refused[reader] = f"the server refuses sender or recipients: {reader} ({code})"
        elif isinstance(error, smtplib.SMTPSenderRefused):
            code = error.smtp_code
            self._refused[reader] = f"the server refuses sender or recipients: {error.sender} ({code})"
        else:
            code = error.smtp_code
            self._refused[reader] = f"the server refuses the message (code {code})"
        if code >= 500:
            self._for_good.add(reader)


def compose(alert: Alert, config: Config, reader: str) -> EmailMessage:
    """The reader's message. The same alert gives the same Message-ID, by which mail programs drop a repeat; alerts of one rule make a thread."""
    mail = config.mail
    sender = mail.sender or mail.user or "klastry@localhost"
    address = sender.rpartition("<")[2].rstrip("> ")
    domain = address.rpartition("@")[2] or "localhost"
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = " ".join(alert.subject.split())
    message["From"] = Address("Klastry", addr_spec=address) if "<" not in sender else sender
    message["To"] = reader
    message["Date"] = format_datetime(alert.queued)
    message["Message-ID"] = f"<{alert.id}@{domain}>"
    thread, first = f"<{header_id(alert.rule)}.thread@{domain}>", f"<{header_id(alert.answers)}@{domain}>"
    message["References"] = f"{thread} {first}" if alert.answers else thread
    message["In-Reply-To"] = first if alert.answers else thread
    message["List-Id"] = f"<{header_id(alert.rule)}.klastry.{domain}>"
    link = leaving_link(alert.rule, reader, config)
    for name, value in _unsubscribing(alert.rule, address, link).items():
        message[name] = value
    message["Auto-Submitted"] = "auto-generated"
    said = WORDS[config.lang]["leave"]
    message.set_content(f"{alert.text}\n\n-- \n{said}: {link}\n" if link else alert.text)
    message.add_alternative(_with_link(alert.html, said, link), subtype="html")
    for enclosure in alert.enclosures:
        kind, _, subtype = enclosure.media_type.partition("/")
        message.add_attachment(enclosure.content, maintype=kind, subtype=subtype, filename=enclosure.name)
    return message


def _with_link(html: str, said: str, link: str) -> str:
    return html.replace(LEAVING_PLACE, leaving_note(said, link) if link else "", 1)


def _unsubscribing(rule: str, address: str, link: str) -> dict[str, str]:
    """How to leave the list. One click (RFC 8058) needs an address that takes a POST; without one a mail to the sender does it (RFC 2369)."""
    by_mail = f"<mailto:{address}?subject=unsubscribe%20{quote(rule)}>"
    if not link:
        return {"List-Unsubscribe": by_mail}
    return {"List-Unsubscribe": f"<{link}>, {by_mail}", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def connected(mail: MailSettings) -> smtplib.SMTP:
    """A session with the server, logged in; the caller closes it. OSError or SMTPException where it cannot be had."""
    context = ssl.create_default_context()
    if mail.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.timeout_seconds, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout_seconds)
    try:
        if mail.security == "starttls":
            server.starttls(context=context)
        if mail.user:
            server.login(mail.user, _password(mail))
    except Exception:
        server.close()
        raise
    return server


def _password(mail: MailSettings) -> str:
    if mail.password_file:
        return secret(f"file:{mail.password_file}")
    return secret(mail.password)
