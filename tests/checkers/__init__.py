"""Judges from outside: what looks at finished pages and PDFs as browsers and validators do."""
