"""``python -m inspgraph``."""

from inspgraph.cli import main

if __name__ == "__main__":
    main()
