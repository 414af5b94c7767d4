print("a" + b"b")
