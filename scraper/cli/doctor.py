"""`klastry doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import json

import click

from scraper.cli.main import DONE, FAILED, global_options


@click.command("doctor")
@click.option("--mail", is_flag=True, help="Also log in to the mail server (sends nothing).")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a finding.")
@global_options
@click.pass_context
def command(ctx: click.Context, mail: bool, as_json: bool) -> int:
    """Look at everything that can be wrong here: Python, packages, folders, disk, database, catalogue, rules, mail. Exit code 1: something is broken."""
    from scraper.cli.examination import examine

    findings = examine(ctx, with_mail=mail)
    for finding in findings:
        if as_json:
            print(json.dumps({"part": finding.part, "state": finding.state, "said": finding.said, "mend": finding.mend}, ensure_ascii=False))
        else:
            sign = {"ok": "✓", "warning": "!", "broken": "✗"}[finding.state]
            click.echo(f"{sign} {finding.part:14} {finding.said}" + (f"\n{'':17}→ {finding.mend}" if finding.mend else ""))
    broken = sum(f.state == "broken" for f in findings)
    if not as_json:
        click.echo(f"\n{broken} broken, {sum(f.state == 'warning' for f in findings)} to look at", err=True)
    return FAILED if broken else DONE
