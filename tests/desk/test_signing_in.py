"""Who may do what: sign-in, its limits, forms of other sites, roles, host names."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import httpx
import pytest

from scraper.storage import accounts
from tests.desk.conftest import NOW, PASSWORD, Desk


def test_a_password_is_kept_as_a_salted_hash_and_a_session_as_a_hash(filled: Desk) -> None:
    filled.sign_in("editor")
    data = accounts.accounts_file(filled.config.db).read_bytes()
    assert PASSWORD.encode() not in data
    assert (filled.cookies["klastry_session"] or "?").encode() not in data
    assert accounts.accounts_file(filled.config.db).stat().st_mode & 0o077 == 0
    with closing(accounts.open_accounts(filled.config.db)) as conn:
        accounts.put_user(conn, "Inna", PASSWORD, "editor", NOW)
        hashes = {row[0] for row in conn.execute("SELECT password FROM users")}
    assert len(hashes) == 2


def test_the_database_that_is_passed_on_holds_no_account(filled: Desk) -> None:
    filled.sign_in("editor")
    with closing(sqlite3.connect(filled.config.db)) as conn:
        names = {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}
    assert not names & {"users", "sessions"}


def test_signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use(filled: Desk) -> None:
    with closing(accounts.open_accounts(filled.config.db)) as conn:
        accounts.put_user(conn, "Ewa", PASSWORD, "editor", NOW)
    cookie = filled.send("/zaloguj", {"kto": "ewa", "haslo": PASSWORD, "dalej": "/osoby"}).headers.get_list("set-cookie")
    session = next(c for c in cookie if c.startswith("klastry_session"))
    assert "HttpOnly" in session
    assert "samesite=lax" in session.lower()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(elsewhere: str, filled: Desk) -> None:
    with closing(accounts.open_accounts(filled.config.db)) as conn:
        accounts.put_user(conn, "Ewa", PASSWORD, "editor", NOW)
    assert filled.send("/zaloguj", {"kto": "Ewa", "haslo": PASSWORD, "dalej": elsewhere}).headers["location"] == "/"


def test_wrong_passwords_are_refused_and_soon_not_even_checked(filled: Desk) -> None:
    with closing(accounts.open_accounts(filled.config.db)) as conn:
        accounts.put_user(conn, "Ewa", PASSWORD, "editor", NOW)
    answers = [filled.send("/zaloguj", {"kto": "Ewa", "haslo": "zgaduje-zgaduje"}).status_code for _ in range(6)]
    assert answers == [403] * 5 + [429]
    assert filled.send("/zaloguj", {"kto": "Ewa", "haslo": PASSWORD}).status_code == 429
    filled.address = "192.0.2.7"  # nobody locks another out from elsewhere
    assert filled.send("/zaloguj", {"kto": "Ewa", "haslo": PASSWORD}).status_code == 303


def test_a_session_ends_by_time_by_signing_out_and_with_its_user(filled: Desk) -> None:
    with closing(accounts.open_accounts(filled.config.db)) as conn:
        accounts.put_user(conn, "Ewa", PASSWORD, "editor", NOW)
        token = accounts.sign_in(conn, "Ewa", PASSWORD, "127.0.0.1", NOW)
        assert token
        assert accounts.user_of_session(conn, token, NOW + timedelta(days=13)) == accounts.User("Ewa", "editor")
        assert accounts.user_of_session(conn, token, NOW + timedelta(days=15)) is None
        accounts.remove_user(conn, "EWA")
        assert accounts.user_of_session(conn, token, NOW) is None
    filled.sign_in("editor")
    assert "Wyloguj" in filled.get("/").text
    assert filled.send("/wyloguj", {}, page="/").status_code == 303
    assert "Wyloguj" not in filled.get("/").text


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("Ewa", "krotkie"), ("x" * 61, PASSWORD)])
def test_names_and_passwords_that_will_not_do(name: str, password: str, filled: Desk) -> None:
    with closing(accounts.open_accounts(filled.config.db)) as conn, pytest.raises(ValueError):
        accounts.put_user(conn, name, password, "editor", NOW)


FORMS = [
    ("/artykul/1/popraw", {"title": "Inny"}),
    ("/osoba/1/popraw", {"co": "nazwisko", "nazwisko": "Inna Osoba"}),
    ("/poprawki/1/cofnij", {}),
    ("/uzytkownicy", {"kto": "Obcy", "haslo": PASSWORD, "rola": "admin"}),
]


@pytest.mark.parametrize(("path", "form"), FORMS)
@pytest.mark.parametrize("role", [None, "reader"])
def test_readers_change_nothing(path: str, form: dict[str, str], role: str | None, changed: Desk) -> None:
    if role:
        changed.sign_in(role)
    before = _everything(changed)
    assert changed.send(path, form, page="/zaloguj").status_code in (403, 404)
    assert _everything(changed) == before


def test_an_editor_minds_no_users_and_saves_no_rules(filled: Desk) -> None:
    filled.sign_in("editor")
    assert filled.get("/uzytkownicy").status_code == 403
    rule = 'title = "Próba"\n[[clause]]\npatterns = ["rada klaster"]\n'
    assert filled.send("/alerty/proba", {"nazwa": "proba", "regula": rule, "zapisz": "1"}).status_code == 403
    assert not (filled.config.rules / "proba.toml").exists()


def test_an_admin_adds_and_removes_users_but_not_themselves(filled: Desk) -> None:
    filled.sign_in("admin")
    assert filled.send("/uzytkownicy", {"kto": "Adam", "haslo": PASSWORD, "rola": "reader"}).status_code == 303
    assert "Adam" in filled.get("/uzytkownicy").text
    assert filled.send("/uzytkownicy", {"kto": "Adam", "usun": "1"}).status_code == 303
    assert "Adam" not in filled.get("/uzytkownicy").text
    assert filled.send("/uzytkownicy", {"kto": "ewa ADMIN", "usun": "1"}).status_code == 400


def _post(desk: Desk, path: str, form: dict[str, str], **headers: str) -> httpx.Response:
    return desk._ask("POST", path, data=form, headers=headers)


def test_a_form_without_its_token_is_refused(filled: Desk) -> None:
    filled.sign_in("editor")
    before = _everything(filled)
    assert _post(filled, "/artykul/1/popraw", {"title": "Inny"}).status_code == 403
    assert _post(filled, "/artykul/1/popraw", {"title": "Inny", "csrftoken": "x"}).status_code == 403
    assert _everything(filled) == before


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}])
def test_a_form_of_another_site_is_refused(headers: dict[str, str], filled: Desk) -> None:
    filled.sign_in("editor")
    assert filled.send("/artykul/1/popraw", {"title": "Inny"}, **headers).status_code == 403


def test_a_link_that_somebody_follows_changes_nothing(changed: Desk) -> None:
    changed.sign_in("admin")
    for path in ("/poprawki/1/cofnij", "/wyloguj", "/przeczytane"):
        assert changed.get(path).status_code == 404
    assert "Wyloguj" in changed.get("/").text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", ""])
def test_a_host_name_that_is_not_ours_is_not_answered(host: str, filled: Desk) -> None:
    assert filled.get("/", Host=host).status_code == 421


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(method: str, filled: Desk) -> None:
    assert filled._ask(method, "/").status_code == 405


def test_a_huge_form_is_refused(filled: Desk) -> None:
    assert _post(filled, "/zaloguj", {"kto": "x" * 300_000}).status_code == 413


def _everything(desk: Desk) -> list[object]:
    with closing(sqlite3.connect(desk.config.db)) as conn:
        return [conn.execute(f"SELECT * FROM {table}").fetchall() for table in ("articles", "people", "corrections", "person_merges", "article_tags")]


def test_a_form_outlives_a_restart_of_the_desk(filled: Desk) -> None:
    filled.sign_in("editor")
    filled.applications.clear()  # the accounts are there now: from here on their secret holds
    found = re.search(r'name="csrftoken" value="([^"]+)"', filled.get("/artykul/1/popraw").text)
    assert found
    filled.applications.clear()
    assert _post(filled, "/artykul/1/popraw", {"title": "Po restarcie", "csrftoken": found[1]}).status_code == 303
