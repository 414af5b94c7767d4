def work():
    "abc".find("a", "b")

work()
