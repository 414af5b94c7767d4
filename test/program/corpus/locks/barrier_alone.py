from threading import Barrier

alone = Barrier(parties=1)
print([alone.wait() for _ in range(3)], alone.parties, alone.n_waiting)
