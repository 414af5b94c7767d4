def work():
    print("-".join(["a", 1]))

work()
