try:
    raise OSError(2, "No such file or directory", "data.txt")
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
    raise
