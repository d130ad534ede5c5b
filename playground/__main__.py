"""`python -m playground`: the local Slack alone, for any bot that speaks Socket Mode."""

import argparse
import asyncio
import json
import logging
import sys
from contextlib import suppress
from pathlib import Path

from playground.server import Playground, serve_for_ever
from playground.world.simulated_clock import SimulatedClock

DEFAULT_PORT = 4343


def main() -> None:
    """Read the command line and serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    parser.add_argument("--manifest", type=Path, default=Path("manifest.json"))
    parser.add_argument("--state", type=Path, default=None, help="file in which to keep the state")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    manifest = json.loads(options.manifest.read_text(encoding="utf-8"))
    playground = Playground(manifest, SimulatedClock(), options.state)
    with suppress(KeyboardInterrupt):
        asyncio.run(serve_for_ever(playground, options.port, lambda: announce(playground)))


def announce(playground: Playground) -> None:
    """Print the page's address and the settings that a bot needs to connect."""
    sys.stdout.write(
        f"Playground: {playground.url}\n"
        f"SLACK_API_URL={playground.api_url}\n"
        f"SLACK_BOT_TOKEN={playground.bot_token}\n"
        f"SLACK_APP_TOKEN={playground.app_token}\n"
        f"SLACK_SIGNING_SECRET={playground.signing_secret}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
