"""One file, read aloud: what was recognised in it, where, and how surely; nothing is stored."""
