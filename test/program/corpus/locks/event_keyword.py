import threading

threading.Event().wait(blocking=1)
