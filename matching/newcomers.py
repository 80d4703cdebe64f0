"""Who is a newcomer: the one definition, for pairing, exposure reports and whatever counts newcomers later."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import Organisation
from matching.enums import Direction, FeedbackVerdict
from matching.models import MatchFeedback

#: A supplier that registered so recently is a newcomer whatever happened since.
DEFAULT_DAYS = 180


def newcomers_among(supplier_ids: Collection[int]) -> frozenset[int]:
    """Suppliers that no unit ever invited, or that registered within ``MATCHING["NEWCOMER_DAYS"]`` days.

    An invitation counts for good, also one that was taken back: it was the door that a newcomer still waits for.
    (An award presupposes an invitation or a bid; when awards are kept, they count here, too.)
    """
    configured: dict[str, Any] = settings.MATCHING
    recently = timezone.now() - timedelta(days=configured.get("NEWCOMER_DAYS", DEFAULT_DAYS))
    invited = MatchFeedback.objects.filter(
        direction=Direction.CHALLENGE_TO_SOLUTIONS, verdict=FeedbackVerdict.INVITED, solution__supplier__in=supplier_ids
    )
    known = Organisation.objects.filter(pk__in=invited.values("solution__supplier"), created_at__lt=recently)
    return frozenset(supplier_ids) - frozenset(known.values_list("pk", flat=True))
