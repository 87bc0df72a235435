"""Alerts as e-mail through smtplib: HTML and text, a stable Message-ID, a thread a rule, List-Unsubscribe."""

from __future__ import annotations

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from scraper.alerts.channels import Undeliverable, secret
from scraper.alerts.messages import header_id

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config, MailSettings


def send(alert: Alert, config: Config) -> str | None:
    """Hand the alert to the SMTP server, for all recipients at once; gives who was refused, where others were not."""
    if not (alert.recipients or config.mail.recipients):
        raise Undeliverable("nobody to write to: set [mail] recipients, or [delivery] recipients in the rule", final=True)
    message = compose(alert, config.mail)
    try:
        with connected(config.mail) as server:
            refused = server.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
        raise Undeliverable(f"the server refuses sender or recipients: {_codes(error)}", final=_is_permanent(error)) from error
    except smtplib.SMTPAuthenticationError as error:
        raise Undeliverable(f"the server refuses user or password (code {error.smtp_code})") from None  # its message may quote what was sent
    except smtplib.SMTPDataError as error:
        raise Undeliverable(f"the server refuses the message (code {error.smtp_code})", final=error.smtp_code >= 500) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Undeliverable(f"{config.mail.host}:{config.mail.port}: {type(error).__name__}: {error}") from error
    return f"refused for {', '.join(sorted(refused))}" if refused else None


def compose(alert: Alert, mail: MailSettings) -> EmailMessage:
    """The message. The same alert gives the same Message-ID, by which mail programs drop a repeat; alerts of one rule make a thread."""
    sender = mail.sender or mail.user or "klastry@localhost"
    address = sender.rpartition("<")[2].rstrip("> ")
    domain = address.rpartition("@")[2] or "localhost"
    message = EmailMessage()
    message["Subject"] = " ".join(alert.subject.split())
    message["From"] = Address("Klastry", addr_spec=address) if "<" not in sender else sender
    message["To"] = ", ".join(alert.recipients or mail.recipients)
    message["Date"] = format_datetime(alert.queued)
    message["Message-ID"] = f"<{alert.id}@{domain}>"
    thread, first = f"<{header_id(alert.rule)}.thread@{domain}>", f"<{header_id(alert.answers)}@{domain}>"
    message["References"] = f"{thread} {first}" if alert.answers else thread
    message["In-Reply-To"] = first if alert.answers else thread
    message["List-Id"] = f"<{header_id(alert.rule)}.klastry.{domain}>"
    for name, value in _unsubscribing(alert.rule, address, mail).items():
        message[name] = value
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(alert.text)
    message.add_alternative(alert.html, subtype="html")
    for enclosure in alert.enclosures:
        kind, _, subtype = enclosure.media_type.partition("/")
        message.add_attachment(enclosure.content, maintype=kind, subtype=subtype, filename=enclosure.name)
    return message


def _unsubscribing(rule: str, address: str, mail: MailSettings) -> dict[str, str]:
    """How to leave the list. One click (RFC 8058) needs an address that takes a POST; without one a mail to the sender does it (RFC 2369)."""
    by_mail = f"<mailto:{address}?subject=unsubscribe%20{quote(rule)}>"
    if not mail.unsubscribe_url:
        return {"List-Unsubscribe": by_mail}
    click = mail.unsubscribe_url.replace("{rule}", quote(rule, safe=""))
    return {"List-Unsubscribe": f"<{click}>, {by_mail}", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


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


def _codes(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return ", ".join(f"{who} ({code})" for who, (code, _) in error.recipients.items())
    return f"{error.sender} ({error.smtp_code})"


def _is_permanent(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return error.smtp_code >= 500
