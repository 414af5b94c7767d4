"""A module docstring."""
import sys
from time import sleep, time as now


def main():
    """Does it all."""
    sleep(0)
    print("in main", now() > 0)


if __name__ == "__main__":
    main()
    print(__name__)
