"""What a person is told of a fault that is nobody's input: a code and a reference to the log, never a stack."""

import logging
import secrets
from typing import NamedTuple

from django.db import InterfaceError, OperationalError

from bahamm.kernel.errors import INTERNAL, STORAGE_UNAVAILABLE, FieldError

logger = logging.getLogger("bahamm.faults")


class Fault(NamedTuple):
    refusal: FieldError
    reference: str
    #: The HTTP status of an answer that is nothing but this fault.
    status: int


def noted(fault: BaseException | None) -> Fault:
    """Log ``fault`` under a reference."""
    reference = secrets.token_hex(6)
    logger.error("fault %s", reference, exc_info=fault)
    is_storage = isinstance(fault, OperationalError | InterfaceError)
    code, status = (STORAGE_UNAVAILABLE, 503) if is_storage else (INTERNAL, 500)
    return Fault(FieldError(code, parameters={"reference": reference}), reference, status)
