"""A local Slack with one workspace, for newcomers, tests and benchmarks.

The rooms, from the bottom up; each imports only from those below it:

- `refusals`: the errors that every room raises.
- `world`: the state. `block_limits`: what Slack refuses in blocks and views.
- `payloads`: Slack's JSON. `wire`: the connection to the bot.
- `workspace`: the rules that bind an app, on top of that state.
- `people`: what a person can do. `web_api`: what the bot can call.
- `page_server`: the API of the page in `page/`. `testing`: a person that a test scripts.
- `server`, `__main__`: put everything together.
"""
