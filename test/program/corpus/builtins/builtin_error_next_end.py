def work():
    next(iter([]))

work()
