"""A read and a write with other work between them lose an update."""
# The threads wait for one another.
import threading

tickets = 10
both_have_read = threading.Barrier(2)


def sell():
    global tickets
    seen = tickets
    both_have_read.wait()
    tickets = seen - 1


clerks = [threading.Thread(target=sell) for _ in range(2)]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
print('sold 2 tickets of 10, left:', tickets)
