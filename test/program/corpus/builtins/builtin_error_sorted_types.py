def work():
    sorted([2, "a"], key=lambda x: x)

work()
