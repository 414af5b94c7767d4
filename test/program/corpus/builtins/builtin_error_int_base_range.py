def work():
    int("12", 37)

work()
