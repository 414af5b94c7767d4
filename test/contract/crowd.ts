/**
 * A program that starts `threads` threads, more than the number of workers. All of them wait until a thread cannot be started, or until the
 * last one has started.
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
