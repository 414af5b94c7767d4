error = ValueError("shared")


def throw():
    raise error


for i in range(2):
    try:
        throw()
    except ValueError as caught:
        print("caught", caught)
throw()
