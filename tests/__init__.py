"""The tests; run them with `make test`, or the quick ones with `make fast`."""
