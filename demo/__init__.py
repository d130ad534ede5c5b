"""A busy team of invented people, for the playground: their year, made by the services."""
