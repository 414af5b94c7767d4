def work():
    hex(1.5)

work()
