def work():
    iter(5, 3)

work()
