"""Layers of the configuration and what a wrong key says."""

from pathlib import Path

import pytest

from scraper.config import CHECKOUT, load_config
from scraper.model.errors import ConfigurationError


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_flags_win_over_environment_over_file_over_defaults(tmp_path: Path) -> None:
    file = _file(tmp_path, 'lang = "en"\ndb = "/from/file.db"\n[mail]\nhost = "smtp.example.org"\nport = 25\n')
    environment = {"KLASTRY_DB": "/from/environment.db", "KLASTRY_MAIL_PORT": "2525"}
    config = load_config({"db": Path("/from/flag.db")}, file=file, environment=environment)
    assert config.db == Path("/from/flag.db")
    assert (config.mail.host, config.mail.port) == ("smtp.example.org", 2525)
    assert config.lang == "en"
    assert load_config({}, file=file, environment=environment).db == Path("/from/environment.db")


def test_relative_paths_become_absolute_so_that_a_later_chdir_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config({"db": Path("here.db")}, environment={}).db == tmp_path / "here.db"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("langue = 'pl'", "langue"),
        ("lang = 'de'", "lang"),
        ("[mail]\nprot = 25", "mail.prot"),
        ("[mail]\nport = '25'", "mail.port"),
        ("[mail]\nport = true", "mail.port"),
        ("[mail]\nrecipients = 'a@example.org'", "mail.recipients"),
        ("mail = 1", "mail"),
        ("lang = ", "config.toml"),
    ],
)
def test_a_wrong_key_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_config({}, file=_file(tmp_path, text), environment={})
    assert named in str(caught.value)
    assert "config.toml" in str(caught.value)


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(ConfigurationError, match="KLASTRY_MAIL_PORT"):
        load_config({}, environment={"KLASTRY_MAIL_PORT": "many"})


def test_a_missing_file_is_an_error_only_when_it_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such"):
        load_config({}, file=tmp_path / "nowhere.toml", environment={})


def test_the_shipped_configuration_changes_no_default() -> None:
    assert load_config({}, environment={}) == load_config({}, file=CHECKOUT / "data" / "config.toml", environment={})
    assert load_config({}, environment={}).mail.host == ""


def test_secrets_stay_out_of_the_printed_configuration() -> None:
    config = load_config({}, environment={"KLASTRY_MAIL_PASSWORD": "hunter2", "KLASTRY_ALERTS_URLS": "tgram://token/chat"})
    assert config.mail.password == "hunter2"
    assert "hunter2" not in repr(config)
    assert "token" not in repr(config)
