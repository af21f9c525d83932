"""python -m flows.cli: the command line, where no script is installed."""

from flows.cli import main

if __name__ == "__main__":
    main()
