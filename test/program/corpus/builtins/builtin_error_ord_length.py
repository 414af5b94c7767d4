def work():
    ord("ab")

work()
