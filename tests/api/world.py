"""Objects with everything that an answer can show of them, and ways to look at answers."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import CredentialStatus
from accounts.models import Membership, Organisation, User
from accounts.viewer import Viewer
from api.relay import encode_id
from bahamm.kernel.models import EventRecord
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Attachment, Challenge, ChallengeRevision, Goal, Solution, SolutionRevision
from tests.api.client import Tab, documents
from tests.factories.accounts import CredentialFactory, SupplierFactory, UnitFactory, UserFactory
from tests.factories.catalog import AxisFactory, ChallengeFactory, DimensionFactory, GoalFactory, SolutionFactory
from tests.factories.matching import embedded


def gid(row: Any) -> str:
    return encode_id(type(row).__name__, row.pk)


def tab_of(viewer: Viewer) -> Tab:
    """A tab of the person that ``viewer`` is."""
    return Tab(None if viewer.user_id is None else User.objects.get(pk=viewer.user_id))


def statements(tab: Tab, operation: str, **variables: Any) -> tuple[int, dict[str, Any]]:
    """How many SQL statements the operation takes, and its data."""
    tab.post({"query": documents()[operation], "variables": variables})  # what is remembered is not counted
    with CaptureQueriesContext(connection) as captured:
        data = tab.data(operation, **variables)
    return len(captured), data


def rich_goal() -> Goal:
    goal: Goal = GoalFactory()
    goal.axes.set([AxisFactory(), AxisFactory()])
    return goal


def attach(item: Challenge | Solution, name: str = "نقشه.pdf") -> Attachment:
    stored = default_storage.save("test.pdf", ContentFile(b"%PDF-1.4"))
    parent = {"challenge": item} if isinstance(item, Challenge) else {"solution": item}
    return Attachment.objects.create(
        **parent, name=name, size=8, content_type="application/pdf", sha256="0" * 64, storage_name=stored
    )


def rich_challenge(unit: Organisation | None = None, *, indexed: bool = True, **fields: Any) -> Challenge:
    """A published challenge of a unit of its own, with goals, files, versions, history and a merged twin."""
    unit = unit or UnitFactory(parent=UnitFactory())
    place = {"dimension": DimensionFactory(), "axis": AxisFactory(), "goals": [rich_goal(), rich_goal()]}
    challenge: Challenge = ChallengeFactory(unit=unit, **{"state": ChallengeState.PUBLISHED, **place, **fields})
    attach(challenge)
    for number in (1, 2):
        ChallengeRevision.objects.create(
            challenge=challenge,
            number=number,
            author=UserFactory(),
            changed_fields=["owner_name"],
            snapshot={"state": "draft", "owner_name": "معاونت"},
        )
    _happened("challenge", challenge.pk, "ChallengeCreated", target="draft")
    _happened("challenge", challenge.pk, "ChallengePublished", source="quality_check", target="published")
    return embedded(challenge) if indexed else challenge


def rich_solution(supplier: Organisation | None = None, *, indexed: bool = True, **fields: Any) -> Solution:
    """A published solution of a supplier of its own."""
    supplier = supplier or SupplierFactory()
    place = {"dimensions": [DimensionFactory()], "goals": [rich_goal()]}
    solution: Solution = SolutionFactory(supplier=supplier, **{"state": SolutionState.PUBLISHED, **place, **fields})
    attach(solution)
    SolutionRevision.objects.create(
        solution=solution, number=1, author=UserFactory(), changed_fields=["title"], snapshot={"state": "draft"}
    )
    _happened("solution", solution.pk, "SolutionCreated", target="draft")
    return embedded(solution) if indexed else solution


def _happened(noun: str, pk: int, name: str, **data: Any) -> EventRecord:
    return EventRecord.objects.create(name=name, subject_type=noun, subject_id=pk, actor=UserFactory(), data=data)


def rich_supplier() -> Organisation:
    supplier = SupplierFactory()
    CredentialFactory(organisation=supplier, stored_status=CredentialStatus.VERIFIED)
    return supplier


def members(organisation: Organisation, role: str, count: int) -> list[Membership]:
    return [Membership.objects.create(user=UserFactory(), organisation=organisation, role=role) for _ in range(count)]


def titled(row: Any) -> dict[str, Any]:
    return {"id": gid(row), "code": row.code, "titleFa": row.title_fa, "titleEn": row.title_en}


def reference(organisation: Any) -> dict[str, Any]:
    kind = organisation.supplier_kind
    return {
        "id": gid(organisation),
        "kind": organisation.kind.upper(),
        "name": organisation.name,
        "nameEn": organisation.name_en,
        "slug": organisation.slug,
        "supplierKind": kind and kind.upper(),
    }


def moment(value: datetime | None) -> str | None:
    return value and value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def published(**fields: Any) -> Challenge:
    challenge: Challenge = ChallengeFactory(state=ChallengeState.PUBLISHED, **fields)
    return challenge


def offered(**fields: Any) -> Solution:
    solution: Solution = SolutionFactory(state=SolutionState.PUBLISHED, **fields)
    return solution
