"""``python -m inspgraph``."""

from inspgraph.commands.app import main

if __name__ == "__main__":
    main()
