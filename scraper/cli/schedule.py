"""`klastry schedule`: the lines to install so that the crawl runs by itself."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.main import DONE, configuration, global_options
from scraper.config import CHECKOUT

if TYPE_CHECKING:
    from scraper.config import Config


@click.command("schedule")
@click.option("--cron", "form", flag_value="cron", default=True, help="Lines for `crontab -e` (the default).")
@click.option("--systemd", "form", flag_value="systemd", help="A service and a timer for systemd.")
@click.option("--mailto", metavar="ADDRESS", default="", help="Who is told when a run fails.")
@click.option(
    "--every", default=30, show_default=True, type=click.IntRange(5, 1440), metavar="MINUTES", help="How often to look which sites are due."
)
@global_options
@click.pass_context
def command(ctx: click.Context, form: str, mailto: str, every: int) -> int:
    """Print the lines to install: they set the environment, the working folder, a log and its rotation, and who is told of a failure.

    Two runs never overlap: the second ends at once with exit code 75.

    \b
      klastry schedule --cron --mailto dyzur@example.org | crontab -
      klastry schedule --systemd
    """
    config = configuration(ctx)
    click.echo(cron_lines(config, mailto, every) if form == "cron" else systemd_units(config, mailto, every))
    return DONE


def cron_lines(config: Config, mailto: str, every: int) -> str:
    """A crontab: cron has a bare environment, so everything is named; what a run prints to stderr with a failure is mailed by cron itself."""
    launcher, log = shlex.quote(str(_launcher())), shlex.quote(str(config.var / "crawl.log"))
    options = _options(config)
    minutes = f"*/{every} * * * *" if every < 60 else f"7 */{max(1, every // 60)} * * *" if every < 1440 else "7 5 * * *"
    # 75 (another run holds the lock) and 3 (some sites failed; the health report tells of them) are no failures of the schedule.
    run = f"{launcher} {options} crawl --due >>{log} 2>&1; code=$?"
    tell = f'case $code in 0|3|75) ;; *) echo "klastry crawl ended with $code; see "{log}; tail -n 20 {log};; esac'
    rotate = f'[ "$(wc -c <{log})" -gt 10000000 ] && mv {log} {log}.1'
    lines = [
        "# Klastry: look every so often which sites are due; digest on working mornings; a copy of the database every night.",
        "SHELL=/bin/sh",
        "PATH=/usr/local/bin:/usr/bin:/bin",
        "LANG=C.UTF-8",
        *([f"MAILTO={mailto}"] if mailto else ["# MAILTO=you@example.org   (cron mails what a failed run prints)"]),
        f"{minutes} cd {shlex.quote(str(CHECKOUT))} && {{ {run}; {tell}; }}",
        # Digests are made at half past five in Warsaw, once, whoever asks when: three tries reach it on a machine that keeps UTC, summer and winter.
        f"30 3,4,5 * * 1-5 cd {shlex.quote(str(CHECKOUT))} && {launcher} {options} digest >>{log} 2>&1",
        f"15 3 * * * cd {shlex.quote(str(CHECKOUT))} && {launcher} {options} backup {shlex.quote(str(config.var / 'backup.db'))} >>{log} 2>&1",
        f"5 0 * * 0 {rotate}",
    ]
    return "\n".join(line.replace("%", r"\%") if not line.startswith("#") else line for line in lines)


def systemd_units(config: Config, mailto: str, every: int) -> str:
    """Service, timer and failure unit, each under the comment that names its file. The journal keeps and rotates the log."""
    launcher, options = _launcher(), _options(config)
    failure = "OnFailure=klastry-failed.service\n" if mailto else ""
    units = f"""# ~/.config/systemd/user/klastry.service
[Unit]
Description=Klastry: crawl the sites that are due
Wants=network-online.target
After=network-online.target
{failure}
[Service]
Type=oneshot
WorkingDirectory={CHECKOUT}
Environment=LANG=C.UTF-8
ExecStart={launcher} {options} crawl --due
# 3: some sites failed, told by `klastry status`; 75: another run was still going.
SuccessExitStatus=3 75
TimeoutStartSec=6h
Nice=10

# ~/.config/systemd/user/klastry.timer
[Unit]
Description=Klastry: every {every} minutes

[Timer]
OnBootSec=5min
OnUnitInactiveSec={every}min
RandomizedDelaySec=60

[Install]
WantedBy=timers.target
"""
    if mailto:
        units += f"""
# ~/.config/systemd/user/klastry-failed.service
[Unit]
Description=Klastry: tell of a failed run

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'journalctl --user -u klastry.service -n 40 | mail -s "Klastry: a run failed" {shlex.quote(mailto)}'
"""
    return units + "\n# then: systemctl --user daemon-reload && systemctl --user enable --now klastry.timer && loginctl enable-linger"


def _launcher() -> Path:
    return CHECKOUT / ".venv" / "bin" / "klastry"


def _options(config: Config) -> str:
    return (
        f"--db {shlex.quote(str(config.db))} --sites {shlex.quote(str(config.sites))} --rules {shlex.quote(str(config.rules))} --lang {config.lang}"
    )
