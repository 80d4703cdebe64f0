"""ORM work of sockets: a bounded pool of threads, so that a thousand sockets hold a handful of connections."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import close_old_connections

ResultT = TypeVar("ResultT")

THREADS = 4
_POOL = ThreadPoolExecutor(THREADS, thread_name_prefix="live")


async def in_pool(work: Callable[[], ResultT]) -> ResultT:
    """Run ``work`` in the pool, with connections that are still good."""
    return await asyncio.get_running_loop().run_in_executor(_POOL, _run, work)


def _run(work: Callable[[], ResultT]) -> ResultT:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()
