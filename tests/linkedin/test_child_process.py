"""A child process gets what it needs of the bot's environment, and no secret."""

import json
from pathlib import Path

import pytest

from domain.errors import UserError
from linkedin.child_process import ChildProcess

_PRINTS = "import json, os; print(json.dumps(dict(os.environ)))"


async def test_a_child_process_sees_no_token_and_no_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "printing.py").write_text(_PRINTS)
    kept = {"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin", "LC_ALL": "C.UTF-8"}
    secret = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "DATABASE_URL": "postgresql://bot:secret@db/coach",
        "PGPASSWORD": "secret",
        "LINKEDIN_ANYTHING": "new",
    }
    for name, value in (kept | secret).items():
        monkeypatch.setenv(name, value)
    child = ChildProcess("printing")
    async with child.answering(b"", UserError("Too much.", "Send less.")) as output:
        seen = json.loads(await output.read())
    assert kept.items() <= seen.items()
    assert not secret.keys() & seen.keys()
