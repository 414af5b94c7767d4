def work():
    "aé€b".encode("ascii")

work()
