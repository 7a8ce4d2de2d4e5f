"""How it is shown: command line, HTTP and pages."""
