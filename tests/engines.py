"""Which databases a test runs on.

A test that uses a migrated database runs on both, but for conversations: see their `conftest.py`.
Mark a test, a row of its table, or a module by `pytestmark`.
"""

import pytest

#: For tests that the database cannot make fail, such as those of the connection to Slack.
ON_SQLITE = pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
#: For conversations that depend on how a database stores, finds, sorts or locks.
ON_BOTH = pytest.mark.parametrize("migrated_database_url", ["sqlite", "postgresql"], indirect=True)
