def work():
    "a".center(5, "ab")

work()
