def work():
    print("{}{0}".format(1))

work()
