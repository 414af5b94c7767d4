/**
 * A program with `threads` threads at once, more than there are workers. All wait until one thread cannot be started, or until the last has
 * started.
 */
export const crowd = (threads: number) => `from threading import Event, Thread

go = Event()

def stand():
    go.wait()

def crowd():
    for _ in range(${threads}):
        Thread(target=stand).start()

starter = Thread(target=crowd)
starter.start()
starter.join()
go.set()
print("the main thread goes on")
`
