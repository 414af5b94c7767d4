"""How asyncio gets a copy of the context variables. The module contextvars sets `copy`, so a program without it copies nothing."""

copy = None
