"""How pages are filled from templates, their files and their problems shown."""
