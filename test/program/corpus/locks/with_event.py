from threading import Event

with Event():
    pass
