"""The closed vocabularies of matching."""

from django.db import models


class Kind(models.TextChoices):
    """The two sides of the index."""

    CHALLENGE = "challenge", "چالش / challenge"
    SOLUTION = "solution", "راهکار / solution"


class Part(models.TextChoices):
    """What of an object is read phrase by phrase: the text that ranks and is quoted, and what only adds details."""

    TEXT = "text", "متن / text"
    DETAILS = "details", "جزئیات / details"


class Direction(models.TextChoices):
    """Who looks: a challenge at solutions (the unit's list), or a solution at challenges (the supplier's list)."""

    CHALLENGE_TO_SOLUTIONS = "challenge", "چالش ← راهکارها / challenge to solutions"
    SOLUTION_TO_CHALLENGES = "solution", "راهکار ← چالش‌ها / solution to challenges"


class MatchBand(models.TextChoices):
    STRONG = "strong", "قوی / strong"
    GOOD = "good", "خوب / good"
    POSSIBLE = "possible", "ممکن / possible"


#: What people are told of, what their desk shows first, and what counts as a need that is met.
SURE_BANDS = (MatchBand.STRONG, MatchBand.GOOD)


class FeedbackVerdict(models.TextChoices):
    """``RETRACTED`` is history only: it takes the current verdict back and is never shown.

    ``BID`` and ``AWARDED`` are deeds, not opinions: events will write them, no person chooses them.
    """

    USEFUL = "useful", "به‌دردخور / useful"
    NOT_USEFUL = "not_useful", "نامربوط / not useful"
    INVITED = "invited", "دعوت‌شده / invited"
    BID = "bid", "پیشنهاد داده / bid"
    AWARDED = "awarded", "برگزیده / awarded"
    RETRACTED = "retracted", "پس‌گرفته / retracted"


#: What a person may choose.
GIVEN_VERDICTS = (FeedbackVerdict.USEFUL, FeedbackVerdict.NOT_USEFUL, FeedbackVerdict.INVITED)


class VerdictFilter(models.TextChoices):
    """Which matches of a list are shown, by what the viewer's side said of them."""

    UNDECIDED = "undecided", "بررسی‌نشده / undecided"
    USEFUL = FeedbackVerdict.USEFUL.value, FeedbackVerdict.USEFUL.label
    NOT_USEFUL = FeedbackVerdict.NOT_USEFUL.value, FeedbackVerdict.NOT_USEFUL.label
    INVITED = FeedbackVerdict.INVITED.value, FeedbackVerdict.INVITED.label


#: What ranking learns from a verdict: how good the pair is.
GRADES: dict[str, int] = {
    FeedbackVerdict.NOT_USEFUL: 0,
    FeedbackVerdict.USEFUL: 1,
    FeedbackVerdict.INVITED: 2,
    FeedbackVerdict.BID: 2,
    FeedbackVerdict.AWARDED: 3,
}


class RankerState(models.TextChoices):
    """A fitted ranker waits, ranks, or has ranked. At most one is active; none: the built-in weights rank."""

    CANDIDATE = "candidate", "نامزد / candidate"
    ACTIVE = "active", "در کار / active"
    RETIRED = "retired", "کنار رفته / retired"


class GapKind(models.TextChoices):
    """What a cell of the gap map says at a glance."""

    EMPTY = "empty", "نه نیاز و نه عرضه / neither demand nor supply"
    MET = "met", "هر نیاز تطبیقی دارد / every need has a match"
    UNMATCHED_DEMAND = "unmatched_demand", "نیاز بی‌تطبیق / needs without a match"
    DEMAND_WITHOUT_SUPPLY = "demand_without_supply", "نیاز بی‌عرضه / demand without supply"
    SUPPLY_WITHOUT_DEMAND = "supply_without_demand", "عرضهٔ بی‌تقاضا / supply without demand"


class MergeReason(models.TextChoices):
    """Why one of two challenges that are the same should stay."""

    IS_OPEN = "is_open", "هم‌اکنون باز است / it is open already"
    PUBLISHED_EARLIER = "published_earlier", "زودتر منتشر شده / published earlier"
    BETTER_DESCRIBED = "better_described", "کامل‌تر نوشته شده / better described"
    STARTED_EARLIER = "started_earlier", "زودتر آغاز شده / started earlier"


class SearchKind(models.TextChoices):
    """What a saved search looks for."""

    CHALLENGES = "challenges", "چالش‌ها / challenges"
    SOLUTIONS = "solutions", "راهکارها / solutions"


class PairingDecision(models.TextChoices):
    """What the secretariat said of one pair of a plan."""

    ACCEPTED = "accepted", "پذیرفته و پیشنهادشده به واحد / accepted and suggested to the unit"
    LOCKED = "locked", "ثابت در حل دوباره / kept when the plan is solved again"
    REJECTED = "rejected", "کنار گذاشته / never paired in this plan"


#: Decisions that keep a pair in the plan.
KEPT = (PairingDecision.ACCEPTED, PairingDecision.LOCKED)
