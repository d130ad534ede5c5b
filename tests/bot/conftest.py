"""The local Slack, without a bot."""

from tests.conversations.conftest import clock, playground

__all__ = ["clock", "playground"]
