def work():
    print("{name}".format(nam=1))

work()
