def work():
    bytes([300])

work()
