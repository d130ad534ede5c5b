"""A dropped file or page of LinkedIn, its preview, the import."""
