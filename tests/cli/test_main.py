"""What all commands share: help, global options, exit codes."""

import pytest

from scraper.cli.main import BAD_USAGE, COMMANDS, DONE, main


def test_help_names_every_command_without_importing_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == DONE
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_teaches_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == DONE
    out = capsys.readouterr().out
    assert "Usage: klastry" in out
    assert "--db" in out


def test_an_unknown_command_is_bad_usage_and_says_where_help_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["craw"]) == BAD_USAGE
    assert "--help" in capsys.readouterr().err


def test_a_broken_configuration_is_bad_usage_naming_the_file(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", f"{tmp_path}/none.toml", "status"]) == BAD_USAGE
    assert "none.toml" in capsys.readouterr().err
