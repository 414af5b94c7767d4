"""The base class of event loops."""


class AbstractEventLoop:
    """The methods that CPython's loops have and gil-lab's loops cannot support."""

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError('gil-lab sends no signals to an event loop: set an asyncio.Event instead')

    def remove_signal_handler(self, sig):
        return False

    async def create_server(self, *args, **kwargs):
        raise NotImplementedError(_NETWORK)

    async def create_connection(self, *args, **kwargs):
        raise NotImplementedError(_NETWORK)

    async def create_datagram_endpoint(self, *args, **kwargs):
        raise NotImplementedError(_NETWORK)

    async def subprocess_exec(self, *args, **kwargs):
        raise NotImplementedError(_PROCESSES)

    async def subprocess_shell(self, *args, **kwargs):
        raise NotImplementedError(_PROCESSES)


_NETWORK = 'gil-lab has no network: pass messages through an asyncio.Queue instead'
_PROCESSES = 'gil-lab starts no other programs: start a multiprocessing.Process instead'
