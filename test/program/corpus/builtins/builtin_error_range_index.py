def work():
    range(3).index(7)

work()
