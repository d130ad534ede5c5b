"""Settings, assembly, transport and command line: the layer that puts the others together."""
