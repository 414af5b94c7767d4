import threading

threading.Event().wait(1, 2)
