"""Tests of the playground, as a bot and as the page use it."""
