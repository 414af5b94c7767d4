def work():
    sorted([1], by=len)

work()
