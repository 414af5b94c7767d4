def work():
    print("a}".format())

work()
