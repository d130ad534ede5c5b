"""Runs the migrations on the connection of ``storage.migrate``, in its transaction."""

from alembic import context

from storage.tables import WorkspaceRow

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=WorkspaceRow.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
