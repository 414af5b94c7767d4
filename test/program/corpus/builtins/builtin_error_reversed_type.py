def work():
    reversed(5)

work()
