from multiprocessing import Pipe, Process, set_start_method


def double(connection):
    while True:
        try:
            message = connection.recv()
        except EOFError:
            print('the other end is closed')
            break
        connection.send(message * 2)
    connection.close()


def send_all(sender):
    for i in range(3):
        sender.send({'number': i})
    sender.send_bytes(b'raw bytes')
    sender.close()


def failing(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    set_start_method('spawn')
    ours, theirs = Pipe()
    child = Process(target=double, args=(theirs,))
    child.start()
    theirs.close()
    for message in (1, 'ab', [None], 2.5):
        ours.send(message)
        print(ours.recv())
    print(ours.poll(0.01), ours.closed, theirs.closed)
    ours.close()
    child.join()
    print(child.exitcode)
    failing(ours.send, 1)
    receiver, sender = Pipe(duplex=False)
    child = Process(target=send_all, args=(sender,))
    child.start()
    sender.close()
    print([receiver.recv() for _ in range(3)], receiver.recv_bytes())
    failing(receiver.recv)
    failing(receiver.send, 1)
    child.join()
    one, other = Pipe()
    one.send('kept')
    one.close()
    print(other.poll(), other.recv(), other.poll())
    failing(other.recv)
    failing(other.send, 1)
    with Pipe()[0] as connection:
        print(connection.readable, connection.writable)
        failing(connection.send_bytes, 'text')
        failing(connection.recv_bytes, -1)
    print(connection.closed)
    receiver, sender = Pipe(False)
    failing(sender.recv)
    sender.send_bytes(b'abcdef', 2, 3)
    print(receiver.recv_bytes())
