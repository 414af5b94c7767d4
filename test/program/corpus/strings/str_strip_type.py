def work():
    "abc".lstrip(5)

work()
