"""Words that several rooms of views share."""
