import threading

threading.Lock().acquire(n=1)
