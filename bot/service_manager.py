"""Tells systemd that the bot has started and is alive; without systemd, does nothing.

The protocol is sd_notify(3): a datagram to the socket that the environment names.
"""

import os
import socket
from contextlib import suppress


def tell(state: str) -> None:
    """Sends a state, such as ``READY=1`` or ``WATCHDOG=1``."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        # A name that begins with @ stands for one in the abstract namespace.
        out.sendto(state.encode(), "\0" + address[1:] if address[0] == "@" else address)
