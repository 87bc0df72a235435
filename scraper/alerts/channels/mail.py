"""Alerts as e-mail through smtplib: HTML and text, a stable Message-ID, a thread a rule, List-Unsubscribe."""

from __future__ import annotations

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config, MailSettings


def send(alert: Alert, config: Config) -> None:
    """Hand the alert to the SMTP server, for all recipients at once."""
    message = compose(alert, config.mail)
    try:
        with connected(config.mail) as server:
            refused = server.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
        raise Undeliverable(f"the server refuses sender or recipients: {_codes(error)}", final=_is_permanent(error)) from error
    except smtplib.SMTPAuthenticationError as error:
        raise Undeliverable(f"the server refuses user or password (code {error.smtp_code})") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Undeliverable(f"{config.mail.host}:{config.mail.port}: {type(error).__name__}: {error}") from error
    if refused:
        raise Undeliverable(f"refused for {', '.join(sorted(refused))}", final=True)


def compose(alert: Alert, mail: MailSettings) -> EmailMessage:
    """The message. The same alert gives the same Message-ID, by which mail programs drop a repeat; alerts of one rule make a thread."""
    sender = mail.sender or mail.user or "klastry@localhost"
    domain = sender.rpartition("@")[2].strip("> ") or "localhost"
    message = EmailMessage()
    message["Subject"] = " ".join(alert.subject.split())
    message["From"] = Address("Klastry", addr_spec=sender) if "<" not in sender else sender
    message["To"] = ", ".join(mail.recipients)
    message["Date"] = format_datetime(alert.queued)
    message["Message-ID"] = f"<{alert.key}@{domain}>"
    thread = f"<{alert.rule}.thread@{domain}>"
    message["References"] = thread
    message["In-Reply-To"] = thread
    message["List-Id"] = f"<{alert.rule}.klastry.{domain}>"
    message["List-Unsubscribe"] = f"<mailto:{sender.rpartition('<')[2].rstrip('>')}?subject=unsubscribe%20{alert.rule}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(alert.text)
    message.add_alternative(alert.html, subtype="html")
    return message


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
        return Path(mail.password_file).expanduser().read_text(encoding="utf-8").strip()
    return mail.password


def _codes(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return ", ".join(f"{who} ({code})" for who, (code, _) in error.recipients.items())
    return f"{error.sender} ({error.smtp_code})"


def _is_permanent(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return error.smtp_code >= 500
