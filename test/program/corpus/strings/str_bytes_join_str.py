def work():
    b"-".join(["a"])

work()
