"""Manager(): a process that holds objects, and proxies that call their methods from other processes."""

from itertools import count
from queue import Queue as _ThreadQueue
from threading import Barrier, BoundedSemaphore, Event, Lock, RLock, Semaphore, Thread

from _condition import Condition
from _multiprocessing import Queue, queue_at, queue_number
from _thread import get_ident
from _at_fork import register_at_fork
from multiprocessing.process import PROCESS_CLASSES, at_exit, get_start_method

# The two queues between a thread of this process and the thread that serves it in a manager's process. The key is the manager's queue and
# the ident of the thread in this process.
_channels = {}
# A forked process must not use the channels of its parent.
register_at_fork(after_in_child=_channels.clear)


class Namespace:
    def __init__(self, **kwds):
        for name, value in kwds.items():
            setattr(self, name, value)


class _Value:
    def __init__(self, typecode, value, lock=True):
        self.typecode = typecode
        self.value = value

    def get(self):
        return self.value

    def set(self, value):
        self.value = value

    def __repr__(self):
        return 'Value(%r, %r)' % (self.typecode, self.value)


class _Array:
    def __init__(self, typecode, sequence):
        self.typecode = typecode
        self.items = list(sequence)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __repr__(self):
        return 'array(%r, %r)' % (self.typecode, self.items)


# --- the manager's process ------------------------------------------------------------------------------------------------


def _serve(inbox, registry):
    """The main function of the manager's process. It starts one thread for each thread that uses the manager."""
    objects = {}
    numbers = count()
    while True:
        channel = inbox.get()
        if channel is None:
            return
        requests, replies = channel
        args = (registry, objects, numbers, queue_at(requests), queue_at(replies))
        Thread(target=_serve_thread, args=args, daemon=True).start()


def _serve_thread(registry, objects, numbers, requests, replies):
    while True:
        number, method, args, kwds = requests.get()
        try:
            if number is None:
                number = next(numbers)
                make = registry[method] if isinstance(method, str) else method
                objects[number] = make(*args, **kwds)
                reply = (True, number)
            else:
                reply = (True, _run(objects[number], method, args, kwds))
        except Exception as error:
            reply = (False, error)
        try:
            replies.put(reply)
        except Exception as error:
            replies.put((False, error))


def _run(obj, method, args, kwds):
    """Calls the object's method with the name `method`. For an operator, `method` is a function of this file, and _run() calls it."""
    if not isinstance(method, str):
        return method(obj, *args)
    result = getattr(obj, method)(*args, **kwds)
    return list(result) if method in ('keys', 'values', 'items') else result


def _get_item(obj, key):
    return obj[key]


def _set_item(obj, key, value):
    obj[key] = value


def _delete_item(obj, key):
    del obj[key]


def _get_slice(obj, start, stop, step):
    return obj[start:stop:step]


def _set_slice(obj, start, stop, step, value):
    obj[start:stop:step] = value


def _length(obj):
    return len(obj)


def _contains(obj, item):
    return item in obj


def _items(obj):
    return list(obj)


def _text(obj):
    return repr(obj)


def _add(obj, other):
    return obj + other


def _multiply(obj, times):
    return obj * times


def _attribute(obj, name):
    return getattr(obj, name)


def _set_attribute(obj, name, value):
    setattr(obj, name, value)


def _delete_attribute(obj, name):
    delattr(obj, name)


def _has_method(obj, name):
    return callable(getattr(obj, name, None))


def _namespace_text(obj):
    items = [f'{name}={value!r}' for name, value in sorted(obj.__dict__.items()) if not name.startswith('_')]
    return 'Namespace(%s)' % ', '.join(items)


# --- the users of a manager -----------------------------------------------------------------------------------------------


def _ask(inbox, number, method, args, kwds):
    key = (inbox, get_ident())
    if key not in _channels:
        channel = (Queue(), Queue())
        _channels[key] = channel
        queue_at(inbox).put((queue_number(channel[0]), queue_number(channel[1])))
    requests, replies = _channels[key]
    requests.put((number, method, args, kwds))
    success, result = replies.get()
    if success:
        return result
    raise result


class BaseProxy:
    def __init__(self, inbox, number, typeid):
        self._inbox = inbox
        self._number = number
        self._typeid = typeid

    def _callmethod(self, methodname, args=(), kwds={}):
        return _ask(self._inbox, self._number, methodname, args, kwds)

    def _getvalue(self):
        return self._callmethod(_items)

    def __getstate__(self):
        return (self._inbox, self._number, self._typeid)

    def __setstate__(self, state):
        self._inbox, self._number, self._typeid = state

    def __repr__(self):
        return '<%s object, typeid %r at %#x>' % (type(self).__name__, self._typeid, id(self))

    def __str__(self):
        return self._callmethod(_text)


class _ContainerProxy(BaseProxy):
    def __len__(self):
        return self._callmethod(_length)

    def __getitem__(self, key):
        return self._callmethod(_get_item, (key,))

    def __setitem__(self, key, value):
        self._callmethod(_set_item, (key, value))

    def __delitem__(self, key):
        self._callmethod(_delete_item, (key,))

    def __contains__(self, item):
        return self._callmethod(_contains, (item,))

    def __iter__(self):
        return iter(self._callmethod(_items))

    def _getslice(self, bounds):
        return self._callmethod(_get_slice, bounds)

    def _setslice(self, bounds, value):
        self._callmethod(_set_slice, bounds + (value,))

    def pop(self, *args):
        return self._callmethod('pop', args)

    def clear(self):
        self._callmethod('clear')

    def copy(self):
        return self._callmethod('copy')


class DictProxy(_ContainerProxy):
    def get(self, *args):
        return self._callmethod('get', args)

    def keys(self):
        return self._callmethod('keys')

    def values(self):
        return self._callmethod('values')

    def items(self):
        return self._callmethod('items')

    def setdefault(self, *args):
        return self._callmethod('setdefault', args)

    def popitem(self):
        return self._callmethod('popitem')

    def update(self, *args, **kwds):
        self._callmethod('update', args, kwds)


class ListProxy(_ContainerProxy):
    def append(self, item):
        self._callmethod('append', (item,))

    def extend(self, items):
        self._callmethod('extend', (list(items),))

    def insert(self, index, item):
        self._callmethod('insert', (index, item))

    def remove(self, item):
        self._callmethod('remove', (item,))

    def index(self, *args):
        return self._callmethod('index', args)

    def count(self, item):
        return self._callmethod('count', (item,))

    def reverse(self):
        self._callmethod('reverse')

    def sort(self, **kwds):
        self._callmethod('sort', (), kwds)

    def __add__(self, other):
        return self._callmethod(_add, (other,))

    def __mul__(self, times):
        return self._callmethod(_multiply, (times,))

    def __iadd__(self, items):
        self.extend(items)
        return self


class ArrayProxy(_ContainerProxy):
    pass


class ValueProxy(BaseProxy):
    def get(self):
        return self._callmethod('get')

    def set(self, value):
        self._callmethod('set', (value,))

    @property
    def value(self):
        return self.get()

    @value.setter
    def value(self, value):
        self.set(value)


class NamespaceProxy(BaseProxy):
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return self._callmethod(_attribute, (name,))

    def __setattr__(self, name, value):
        if name.startswith('_'):
            object.__setattr__(self, name, value)
        else:
            self._callmethod(_set_attribute, (name, value))

    def __delattr__(self, name):
        self._callmethod(_delete_attribute, (name,))

    def __repr__(self):
        return self._callmethod(_namespace_text)

    def __str__(self):
        return self._callmethod(_namespace_text)


class AcquirerProxy(BaseProxy):
    def acquire(self, blocking=True, timeout=None):
        return self._callmethod('acquire', (blocking,) if timeout is None else (blocking, timeout))

    def release(self):
        return self._callmethod('release')

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


class ConditionProxy(AcquirerProxy):
    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        return self._callmethod('notify', (n,))

    def notify_all(self):
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        while not result:
            if not self.wait(timeout):
                return predicate()
            result = predicate()
        return result


class EventProxy(BaseProxy):
    def is_set(self):
        return self._callmethod('is_set')

    def set(self):
        return self._callmethod('set')

    def clear(self):
        return self._callmethod('clear')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))


class BarrierProxy(BaseProxy):
    def wait(self, timeout=None):
        return self._callmethod('wait', () if timeout is None else (timeout,))


class QueueProxy(BaseProxy):
    def put(self, item, block=True, timeout=None):
        self._callmethod('put', (item, block, timeout))

    def get(self, block=True, timeout=None):
        return self._callmethod('get', (block, timeout))

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._callmethod('qsize')

    def empty(self):
        return self._callmethod('empty')

    def full(self):
        return self._callmethod('full')

    def task_done(self):
        self._callmethod('task_done')

    def join(self):
        self._callmethod('join')


class AutoProxy(BaseProxy):
    """Has the public methods of its object."""

    def __getattr__(self, name):
        if name.startswith('_') or not self._callmethod(_has_method, (name,)):
            raise AttributeError(f"'AutoProxy[{self._typeid}]' object has no attribute {name!r}")

        def call(*args, **kwds):
            return self._callmethod(name, args, kwds)

        return call

    def __repr__(self):
        return '<AutoProxy[%s] object, typeid %r at %#x>' % (self._typeid, self._typeid, id(self))


class BaseManager:
    """A manager of the types that the program has added with register()."""

    # The callables that make objects, by type id. Each register() makes a new dict, because subclasses share this one.
    _registry = {}

    def __init__(self, address=None, authkey=None, *, ctx=None):
        if address is not None:
            raise NotImplementedError('gil-lab has no managers with an address: omit it')
        self._process_class = PROCESS_CLASSES[ctx.get_start_method() if ctx else get_start_method()]
        self._inbox = None

    def start(self, initializer=None, initargs=()):
        self._inbox = Queue()
        self._process = self._process_class(target=_serve, args=(self._inbox, self._registry))
        self._process.name = type(self).__name__ + '-' + self._process.name.split('-')[-1]
        self._process.start()
        at_exit(self.shutdown)

    def shutdown(self):
        if self._inbox is not None and self._process.is_alive():
            self._inbox.put(None)
            self._process.join()

    def __enter__(self):
        if self._inbox is None:
            self.start()
        return self

    def __exit__(self, *error):
        self.shutdown()

    def _make(self, kind, proxy, typeid, args, kwds={}):
        inbox = queue_number(self._inbox)
        return proxy(inbox, _ask(inbox, None, kind, args, kwds), typeid)

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        if exposed is not None or method_to_typeid is not None:
            raise NotImplementedError('gil-lab has no exposed and no method_to_typeid: give a proxytype')
        cls._registry = {**cls._registry, typeid: callable}

        def make(self, /, *args, **kwds):
            return self._make(typeid, AutoProxy if proxytype is None else proxytype, typeid, args, kwds)

        if create_method:
            make.__name__ = typeid
            setattr(cls, typeid, make)


class SyncManager(BaseManager):
    def dict(self, *args, **kwds):
        return self._make(dict, DictProxy, 'dict', args, kwds)

    def list(self, *args):
        return self._make(list, ListProxy, 'list', args)

    def Namespace(self, **kwds):
        return self._make(Namespace, NamespaceProxy, 'Namespace', (), kwds)

    def Value(self, *args):
        return self._make(_Value, ValueProxy, 'Value', args)

    def Array(self, typecode, sequence):
        return self._make(_Array, ArrayProxy, 'Array', (typecode, list(sequence)))

    def Lock(self):
        return self._make(Lock, AcquirerProxy, 'Lock', ())

    def RLock(self):
        return self._make(RLock, AcquirerProxy, 'RLock', ())

    def Semaphore(self, value=1):
        return self._make(Semaphore, AcquirerProxy, 'Semaphore', (value,))

    def BoundedSemaphore(self, value=1):
        return self._make(BoundedSemaphore, AcquirerProxy, 'BoundedSemaphore', (value,))

    def Condition(self):
        return self._make(Condition, ConditionProxy, 'Condition', ())

    def Event(self):
        return self._make(Event, EventProxy, 'Event', ())

    def Barrier(self, parties):
        return self._make(Barrier, BarrierProxy, 'Barrier', (parties,))

    def Queue(self, maxsize=0):
        return self._make(_ThreadQueue, QueueProxy, 'Queue', (maxsize,))

    def JoinableQueue(self, maxsize=0):
        return self._make(_ThreadQueue, QueueProxy, 'JoinableQueue', (maxsize,))


def Manager():
    """Returns a SyncManager that has started."""
    manager = SyncManager()
    manager.start()
    return manager
