"""`klastry serve`: the analyst's pages in the browser."""

from __future__ import annotations

import ipaddress

import click

from scraper.cli.main import DONE, configuration, global_options


@click.command("serve")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0: any free port.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; any other than this machine's own is open to the network."
)
@global_options
@click.pass_context
def command(ctx: click.Context, port: int, host: str) -> int:
    """Show news, search, people, events, alerts and the health of the sites in the browser; read-only, also while a crawl writes. Ctrl-C ends it."""
    import uvicorn

    from scraper.analysis.desk.application import desk_application

    config = configuration(ctx)
    if not _is_loopback(host):
        click.echo(f"klastry: WARNING: listening on {host}: everybody who reaches this machine can read the database; there is no sign-in", err=True)
    server = uvicorn.Server(uvicorn.Config(desk_application(config), host=host, port=port, log_level="warning", server_header=False))
    click.echo(f"http://{host}:{port}/  (Ctrl-C ends it)" if port else "listening on a free port; see the log", err=True)
    server.run()
    return DONE


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
