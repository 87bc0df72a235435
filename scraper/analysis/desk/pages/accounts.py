"""Signing in and out, and the users an admin minds."""

from __future__ import annotations

from contextlib import closing

from scraper.analysis.desk.answers import Cookie, Elsewhere, Rendered
from scraper.analysis.desk.inquiry import Inquiry
from scraper.analysis.desk.session import COOKIE
from scraper.storage import accounts


def sign_in(inquiry: Inquiry) -> Rendered | Elsewhere:
    """The form; and whoever gives name and password goes on to where they came from."""
    back = _own_path(inquiry.text("dalej", 300))
    if not inquiry.is_post:
        return Rendered("sign_in", {"dalej": back, "trouble": None})
    try:
        with closing(accounts.open_accounts(inquiry.config.db)) as conn:
            token = accounts.sign_in(conn, inquiry.text("kto", 60), inquiry.arguments.get("haslo", ""), inquiry.address, inquiry.now)
    except accounts.TooManyAttemptsError:
        wait = inquiry.t("Za dużo prób. Spróbuj ponownie za kwadrans.", "Too many attempts. Try again in a quarter of an hour.")
        return Rendered("sign_in", {"dalej": back, "trouble": wait}, 429)
    if token is None:
        wrong = inquiry.t("Nazwa lub hasło się nie zgadza.", "Name or password is wrong.")
        return Rendered("sign_in", {"dalej": back, "trouble": wrong}, 403)
    lasts = int(accounts.SESSION_LASTS.total_seconds())
    return Elsewhere(back, cookies=(Cookie(name=COOKIE, value=token, max_age_seconds=lasts),))


def sign_out(inquiry: Inquiry) -> Elsewhere:
    """End the session here and in the accounts."""
    if token := inquiry.cookies.get(COOKIE):
        with closing(accounts.open_accounts(inquiry.config.db)) as conn:
            accounts.sign_out(conn, token)
    return Elsewhere("/", cookies=(Cookie(name=COOKIE, value="", max_age_seconds=0),))


def users(inquiry: Inquiry) -> Rendered | Elsewhere:
    """Who has an account; an admin adds, changes and removes them, but not the account they sit in front of."""
    admin = inquiry.must_be("admin")
    trouble = None
    with closing(accounts.open_accounts(inquiry.config.db)) as conn:
        if inquiry.is_post:
            name, role = inquiry.text("kto", 60), inquiry.choice("rola", accounts.ROLES)
            if name.lower() == admin.name.lower():
                trouble = inquiry.t(
                    "Własnego konta tu nie zmienisz: zrób to poleceniem klastry serve --add-user.",
                    "Your own account is changed by klastry serve --add-user.",
                )
            elif inquiry.flag("usun"):
                accounts.remove_user(conn, name)
                return Elsewhere("/uzytkownicy")
            else:
                try:
                    accounts.put_user(conn, name, inquiry.arguments.get("haslo", ""), role, inquiry.now)  # type: ignore[arg-type]  # one of ROLES
                    return Elsewhere("/uzytkownicy")
                except ValueError:
                    trouble = inquiry.t(
                        f"Nazwa ma od 1 do 60 znaków, a hasło co najmniej {accounts.SHORTEST_PASSWORD}.",
                        f"A password has at least {accounts.SHORTEST_PASSWORD} characters.",
                    )
        known = [dict(row) for row in accounts.users(conn)]
    return Rendered("users", {"users": known, "roles": accounts.ROLES, "trouble": trouble}, 400 if trouble else 200)


def _own_path(path: str) -> str:
    """A path of this desk; nobody's link sends who signs in to another site."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path else "/"
