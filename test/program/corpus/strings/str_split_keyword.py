def work():
    "a b".split(max=1)

work()
