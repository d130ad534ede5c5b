"""All that the bot can request over HTTP: the Web API, response URLs and file downloads.

Each family of Web API methods has a module.
"""
