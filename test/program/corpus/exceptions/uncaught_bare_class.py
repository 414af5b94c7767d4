try:
    raise NotImplementedError
except NotImplementedError as error:
    print(repr(error), str(error) == "")
raise KeyboardInterrupt
