"""Values -> bytes: HTML, PDF and machine-readable lines."""
