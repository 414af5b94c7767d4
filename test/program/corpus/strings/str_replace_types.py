def work():
    "abc".replace("a", 1)

work()
