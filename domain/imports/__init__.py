"""Values of imports: what LinkedIn's files and pages say, previews, results."""
