"""The bot in a process of its own, as in production."""

import asyncio
import os
import sys
from pathlib import Path

from playground.server import Playground


async def bot_process(local: Playground, folder: Path) -> asyncio.subprocess.Process:
    """Starts the bot on SQLite, connected to the local Slack, and waits until it runs.

    Args:
        folder: An empty folder for its database.

    Raises:
        RuntimeError: It ended at once; it printed why.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    running = folder / "heartbeat.json"
    settings = {
        "SLACK_API_URL": local.api_url,
        "SLACK_BOT_TOKEN": local.bot_token,
        "SLACK_APP_TOKEN": local.app_token,
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "HEARTBEAT_FILE": str(running),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        env=kept | settings,
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    while not running.exists():
        if process.returncode is not None:
            raise RuntimeError("the bot did not start")
        await asyncio.sleep(0.05)
    return process
