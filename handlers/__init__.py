"""Handlers for Slack's payloads: each reads one, calls a service and shows a view."""
