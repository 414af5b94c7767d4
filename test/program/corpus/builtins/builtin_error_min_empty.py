def work():
    min([])

work()
