def work():
    int("19", 8)

work()
