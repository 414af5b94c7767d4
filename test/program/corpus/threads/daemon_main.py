from threading import current_thread

current_thread().daemon = True
