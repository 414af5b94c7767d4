from threading import Barrier

Barrier()
