from threading import Barrier

Barrier(partys=3)
