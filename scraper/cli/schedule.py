"""`klastry schedule`: the lines to install so that the crawl runs by itself."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

import click

from scraper.cli.main import DONE, configuration, global_options, settings_file
from scraper.config import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

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
    klastry = _command(config, settings_file(ctx))
    click.echo(cron_lines(config, klastry, mailto, every) if form == "cron" else systemd_units(config, klastry, mailto, every))
    return DONE


def cron_lines(config: Config, klastry: str, mailto: str, every: int) -> str:
    """A crontab of `klastry`, the command with its options: cron has a bare environment, so everything is named; what a run prints to stderr with a failure is mailed by cron itself."""
    log = shlex.quote(str(config.var / "crawl.log"))
    minutes = f"*/{every} * * * *" if every < 60 else f"7 */{max(1, every // 60)} * * *" if every < 1440 else "7 5 * * *"

    def run(command: str, fine: str) -> str:
        """The command with its log, and the log's end told where it ends otherwise than fine: cron mails what is printed."""
        name = command.split()[0]
        tell = f'case $code in {fine}) ;; *) echo "klastry {name} ended with $code; see "{log}; tail -n 20 {log};; esac'
        return f"cd {shlex.quote(str(CHECKOUT))} && {{ {klastry} {command} >>{log} 2>&1; code=$?; {tell}; }}"

    rotate = f'[ "$(wc -c <{log})" -gt 10000000 ] && mv {log} {log}.1'
    # Digests are made at half past five in Warsaw, once, whoever asks when: three tries reach it on a machine that keeps UTC, summer and winter.
    digest = f"30 3,4,5 * * 1-5 {run('digest', '0|75')}"
    lines = [
        "# Klastry: look every so often which sites are due; digest on working mornings; a copy of the database every night.",
        "SHELL=/bin/sh",
        "PATH=/usr/local/bin:/usr/bin:/bin",
        "LANG=C.UTF-8",
        *([f"MAILTO={mailto}"] if mailto else ["# MAILTO=you@example.org   (cron mails what a failed run prints)"]),
        # 75 (another run holds the lock) and 3 (some sites failed; the health report tells of them) are no failures of the schedule.
        f"{minutes} {run('crawl --due', '0|3|75')}",
        *([digest] if config.mail.host else [f"# once [mail] is set up, the digest: {digest}"]),
        f"15 3 * * * {run('backup ' + shlex.quote(str(config.var / 'backup.db')), '0')}",
        f"5 0 * * 0 {rotate}",
    ]
    return "\n".join(line.replace("%", r"\%") if not line.startswith("#") else line for line in lines)


def systemd_units(config: Config, klastry: str, mailto: str, every: int) -> str:
    """Services, timers and failure unit, each under the comment that names its file. The journal keeps and rotates the log."""
    backup = shlex.quote(str(config.var / "backup.db"))
    jobs = [
        _Job(
            "klastry",
            "crawl the sites that are due",
            f"{klastry} crawl --due",
            f"OnBootSec=5min\nOnUnitInactiveSec={every}min\nRandomizedDelaySec=60",
        ),
        _Job("klastry-backup", "copy the database", f"{klastry} backup {backup}", "OnCalendar=*-*-* 03:15\nPersistent=true"),
    ]
    if config.mail.host:
        jobs.append(_Job("klastry-digest", "send the digest", f"{klastry} digest", "OnCalendar=Mon..Fri 05:30 Europe/Warsaw\nPersistent=true"))
    units = "\n".join(_unit(job, failure="OnFailure=klastry-failed@%n.service\n" if mailto else "") for job in jobs)
    if mailto:
        units += f"""
# ~/.config/systemd/user/klastry-failed@.service
[Unit]
Description=Klastry: tell of a failed run

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'journalctl --user -u %i -n 40 | mail -s "Klastry: a run failed" {shlex.quote(mailto)}'
"""
    timers = " ".join(f"{job.name}.timer" for job in jobs)
    return units + f"\n# then: systemctl --user daemon-reload && systemctl --user enable --now {timers} && loginctl enable-linger"


class _Job(NamedTuple):
    """What systemd runs, and when."""

    name: str
    purpose: str
    command: str
    timer: str


def _unit(job: _Job, failure: str) -> str:
    return f"""# ~/.config/systemd/user/{job.name}.service
[Unit]
Description=Klastry: {job.purpose}
Wants=network-online.target
After=network-online.target
{failure}
[Service]
Type=oneshot
WorkingDirectory={CHECKOUT}
Environment=LANG=C.UTF-8
ExecStart={job.command}
# 3: some sites failed, told by `klastry status`; 75: another run was still going.
SuccessExitStatus=3 75
TimeoutStartSec=6h
Nice=10

# ~/.config/systemd/user/{job.name}.timer
[Unit]
Description=Klastry: {job.purpose}

[Timer]
{job.timer}

[Install]
WantedBy=timers.target
"""


def _command(config: Config, settings: Path | None) -> str:
    """The program with the options that name its files: neither cron nor systemd knows where it was set up."""
    options = {"--db": config.db, "--sites": config.sites, "--rules": config.rules, "--lang": config.lang}
    if settings is not None:
        options["--config"] = settings.absolute()
    told = (f"{name} {shlex.quote(str(value))}" for name, value in options.items())
    return " ".join((shlex.quote(str(CHECKOUT / ".venv" / "bin" / "klastry")), *told))
