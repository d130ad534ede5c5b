"""The roof: settings, assembly, transports, command line. It only puts together."""
