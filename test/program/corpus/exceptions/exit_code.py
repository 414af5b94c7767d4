import sys

try:
    sys.exit(3)
except SystemExit as error:
    print("caught", error, error.code, repr(error))
try:
    sys.exit()
except SystemExit as error:
    print(error.code, error.args)


def leave():
    try:
        sys.exit()
    finally:
        print("cleanup before the exit")


leave()
print("never")
