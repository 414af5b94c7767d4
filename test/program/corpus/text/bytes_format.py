print(f"{b'a':>4}")
