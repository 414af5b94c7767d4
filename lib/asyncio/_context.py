"""The function with which asyncio copies context variables. contextvars sets `copy`. A program without contextvars copies nothing."""

copy = None
