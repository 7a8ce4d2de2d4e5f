"""How files reach readers: unpacked, decoded, in rows, lines, elements or objects, whatever their size."""
