def work():
    "a".startswith(["a"])

work()
