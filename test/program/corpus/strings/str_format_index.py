def work():
    print("{} {}".format(1))

work()
