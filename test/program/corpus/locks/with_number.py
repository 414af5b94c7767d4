import threading

with threading.Lock():
    with 3:
        print("not reached")
