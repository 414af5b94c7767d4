def work():
    print("abc".split(""))

work()
