"""What Slack's answers say of the token's scopes."""

from handlers.granted_scopes import GrantedScopes


def test_an_answer_without_scopes_changes_nothing() -> None:
    granted = GrantedScopes()
    granted.heard("")
    assert not granted.lacks("files:write")
    granted.heard("chat:write, files:write")
    granted.heard("")
    assert not granted.lacks("files:write")
    assert granted.lacks("links:read")
