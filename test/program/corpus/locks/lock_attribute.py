import threading

threading.Lock().set()
