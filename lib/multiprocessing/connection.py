"""Pipe() and its connections."""

from _at_fork import register_at_fork
from _multiprocessing import PickleError, Queue, post, queue_at, queue_number, semaphore, take
from queue import Empty

from multiprocessing.heap import Cells
from multiprocessing.process import at_end, at_failed_fork, is_over, wait_until

# The indices of the two counters in _Direction.counts.
_READERS = 0
_WRITERS = 1
# A direction sends this message once it has no writers left. A reader that takes the message puts it back for the next reader.
_END = 0

# The open connections of this process. The process closes them at its end, after the end of its daemonic children.
_open = []
# The connections whose copies the latest fork has counted.
_copied = []


class UnpicklingError(PickleError):
    """recv() has received the bytes of a send_bytes(), which are not a pickled object."""

    __module__ = '_pickle'


class _Direction:
    """One direction of a pipe: a queue of messages, and counts of its readers and writers in all processes."""

    def __init__(self):
        self.queue = Queue()
        self.counts = Cells('i', 2)
        self.mutex = semaphore(1, 1)

    def __getstate__(self):
        return (queue_number(self.queue), self.counts, self.mutex)

    def __setstate__(self, state):
        number, self.counts, self.mutex = state
        self.queue = queue_at(number)

    def add(self, side, change):
        take(self.mutex, None)
        self.counts[side] += change
        if side == _WRITERS and self.counts[_WRITERS] == 0:
            self.queue.put(_END)
        post(self.mutex)


class Connection:
    """One end of a pipe. send() copies the message, so it does not wait for recv()."""

    def __init__(self, inward, outward):
        self._in = inward
        self._out = outward
        # Messages that poll() has taken from the queue, for the next recv().
        self._taken = []
        self._closed = False
        self._count(1)
        _remember(self)

    def _count(self, change):
        if self._in:
            self._in.add(_READERS, change)
        if self._out:
            self._out.add(_WRITERS, change)

    def __getstate__(self):
        self._check_closed()
        # Counts the copy before the other process makes it. Otherwise the direction could appear closed, if this process closed its own
        # connection first.
        self._count(1)
        return (self._in, self._out)

    def __setstate__(self, state):
        self._in, self._out = state
        self._taken = []
        self._closed = False
        _remember(self)

    def _check_closed(self):
        if self._closed:
            raise OSError('handle is closed')

    @property
    def closed(self):
        return self._closed

    @property
    def readable(self):
        return self._in is not None

    @property
    def writable(self):
        return self._out is not None

    def close(self):
        if not self._closed:
            self._closed = True
            self._count(-1)
            _open.remove(self)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def _put(self, message):
        self._check_closed()
        if not self._out:
            raise OSError('connection is read-only')
        if self._out.counts[_READERS] == 0:
            raise BrokenPipeError(32, 'Broken pipe')
        self._out.queue.put(message)

    def _get(self):
        self._check_closed()
        if not self._in:
            raise OSError('connection is write-only')
        message = self._taken.pop(0) if self._taken else self._in.queue.get()
        if message == _END:
            self._in.queue.put(_END)
            raise EOFError
        return message

    def send(self, obj):
        self._put((obj,))

    def recv(self):
        message = self._get()
        if isinstance(message, bytes):
            if not message:
                raise EOFError('Ran out of input')
            raise UnpicklingError('invalid load key, %r.' % chr(message[0]))
        return message[0]

    def send_bytes(self, buf, offset=0, size=None):
        if not isinstance(buf, bytes):
            raise TypeError("memoryview: a bytes-like object is required, not '%s'" % type(buf).__name__)
        if offset < 0:
            raise ValueError('offset is negative')
        if len(buf) < offset:
            raise ValueError('buffer length < offset')
        if size is None:
            size = len(buf) - offset
        elif size < 0:
            raise ValueError('size is negative')
        elif offset + size > len(buf):
            raise ValueError('buffer length < offset + size')
        self._put(buf[offset : offset + size])

    def recv_bytes(self, maxlength=None):
        if maxlength is not None and maxlength < 0:
            raise ValueError('negative maxlength')
        message = self._get()
        if not isinstance(message, bytes):
            # The next recv() returns the object.
            self._taken.insert(0, message)
            raise NotImplementedError('gil-lab makes no bytes of an object of send(): call recv(), or send bytes with send_bytes()')
        if maxlength is not None and len(message) > maxlength:
            raise OSError('bad message length')
        return message

    def poll(self, timeout=0.0):
        """Returns whether recv() would return or fail at once. Waits for this at most `timeout` seconds. None means no limit."""
        self._check_closed()
        if not self._in:
            raise OSError('connection is write-only')
        if not self._taken:
            try:
                self._taken.append(self._in.queue.get(True, timeout))
            except Empty:
                return False
        return True


def _remember(connection):
    if not _open:
        at_end(_close_all)
    _open.append(connection)


def _before_fork():
    """Counts the copies before the child has them, as __getstate__() does."""
    _copied[:] = _open
    for connection in _copied:
        connection._count(1)


def _after_failed_fork():
    for connection in _copied:
        connection._count(-1)


def _in_child():
    for connection in _copied:
        # A message that the parent's poll() has taken belongs to the parent, so the child drops its copy.
        connection._taken.clear()
        if connection.closed:
            # Another thread of the parent closed the connection between the count and the fork.
            connection._count(-1)


register_at_fork(before=_before_fork, after_in_child=_in_child)
at_failed_fork(_after_failed_fork)


def _close_all():
    for connection in list(_open):
        connection.close()


def Pipe(duplex=True):
    one = _Direction()
    if duplex:
        other = _Direction()
        return Connection(one, other), Connection(other, one)
    return Connection(one, None), Connection(None, one)


def wait(object_list, timeout=None):
    """Waits until an object is ready: a connection whose recv() would return or fail at once, or a sentinel whose process has ended.

    Returns a list of all objects that are ready. After `timeout` seconds, returns an empty list. None means no limit.
    """
    objects = list(object_list)
    return wait_until(lambda: [one for one in objects if (is_over(one) if isinstance(one, int) else one.poll())], timeout)
