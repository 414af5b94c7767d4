"""gil-lab's own module: a simulated server, because a run cannot use a network (docs/server.md)."""

from _lab import receive
from time import monotonic

__all__ = ['server', 'Server', 'Connection']


class Connection:
    """The program's side of a connection. recv() releases the GIL until the answer to the last request arrives."""

    def __init__(self, server):
        self._server = server
        self._timeout = None
        self._answer = b''
        # _arrival is the time at which _answer arrives. The server computes the answer in the program's own thread.
        self._arrival = 0.0
        self._waiting = False
        self.closed = False

    def _check_open(self):
        if self.closed:
            raise OSError(9, 'Bad file descriptor')

    def sendall(self, data, /):
        self._check_open()
        if not isinstance(data, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._answer += self._server.answer(data)
        self._arrival = monotonic() + self._server.delay
        self._waiting = True

    def send(self, data, /):
        self.sendall(data)
        return len(data)

    def recv(self, size, /):
        """Returns at most `size` bytes of the answer. After the last byte, returns b'', as if the server had closed the connection."""
        self._check_open()
        if self._waiting:
            self._wait(self._arrival - monotonic())
        data = self._answer[:size]
        self._answer = self._answer[size:]
        return data

    def _wait(self, seconds):
        if self._timeout is not None and seconds > self._timeout:
            receive(self._timeout)
            raise TimeoutError('timed out')
        receive(max(seconds, 0.0))
        self._waiting = False

    def settimeout(self, seconds, /):
        """Sets the longest time in s that recv() waits. None means no limit."""
        self._timeout = seconds

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


class Server:
    """A server that answers each request after `delay` seconds. Any number of threads may have connections at once."""

    def __init__(self, delay, answer):
        if delay < 0:
            raise ValueError('delay must not be negative')
        self.delay = delay
        self.answer = answer

    def connect(self):
        return Connection(self)

    def get(self, path='/'):
        """Sends the request `GET /path`, and returns the whole answer."""
        with self.connect() as connection:
            connection.sendall(f'GET {path}'.encode())
            parts = []
            while data := connection.recv(4096):
                parts.append(data)
        return b''.join(parts)


def echo(request):
    return request


def server(delay, answer=echo):
    """Makes a server. `answer` takes the bytes of a request and returns the bytes of the answer. By default the answer is the request."""
    return Server(delay, answer)
