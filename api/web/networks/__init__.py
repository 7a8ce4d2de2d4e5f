"""Networks as they are explored: chosen, filtered, grown around a thing, drawn and exported."""
