def work():
    b"ab\xe2\x82".decode()

work()
