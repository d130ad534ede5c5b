"""The front door for people: reads a payload, calls a service, shows a view."""
