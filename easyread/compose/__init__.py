"""Analysis -> Edition: every decision about what a reader sees; templates only place it."""
