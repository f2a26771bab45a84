"""`python -m easyread` is the same as `easyread`."""

from easyread.cli import main

if __name__ == "__main__":
    main()
