def work():
    divmod("a", 2)

work()
