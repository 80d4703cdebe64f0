"""Load the sample data through the same services that people use: the history it leaves is a real one.

Cities with their units, start-ups, the people around them, the development set of challenges and solutions.
Loading twice changes nothing.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django_tasks_db.models import DBTaskResult

from accounts.enums import OrganisationKind, Role, SupplierKind
from accounts.models import City, Membership, Organisation, User
from accounts.services import decide_credential, submit_credential
from accounts.viewer import Viewer, viewer_for
from bahamm.demo import accounts as demo
from bahamm.demo.cities import CITIES
from bahamm.demo.evaluation import keep_first_evaluation
from bahamm.demo.feedback import give_feedback, was_judged
from bahamm.demo.people import People
from bahamm.demo.vectors import KeptVectors
from bahamm.kernel.worker import run_pending
from marketplace.catalog import services as catalog
from marketplace.catalog.models import Axis, Challenge, Dimension, Goal, Solution
from matching.embedding import holder
from matching.services import index_catalogue

DATA = Path(__file__).parent / "data"
Progress = Callable[[str], None]

#: How long ago the companies registered; the start-ups did so today, hence pairing counts them as newcomers.
COMPANIES_SINCE = timedelta(days=800)
#: Challenges that stay on the way to publication, so that each inbox has something to do.
STOPS = {
    "ch-0113": "draft",
    "ch-0038": "draft",
    "ch-0029": "draft",
    "ch-0084": "unit_approved",
    "ch-0111": "quality_check",
    "ch-0127": "quality_check",
    "ch-0129": "returned",
}
#: Drafts that their officer has finished: the head finds them waiting.
FINISHED_DRAFTS = frozenset({"ch-0113"})
OFFICER_UNITS = frozenset(
    {
        "شرکت کنترل کیفیت هوای تهران",
        "شرکت کنترل کیفیت هوا با همکاری ستاد معاینه فنی شهرداری تهران",
        "ستاد محیط زیست شهرداری تهران",
    }
)
HEAD_CITY = "تهران"
HEAD_EN_CITY = "اصفهان"
OFFICER_EN_UNIT = "Tourism Development Office, Isfahan Municipality"
OWNER_SOLUTION = "so-0002"
CREDENTIALS = 24
OWNER_EN_SUPPLIER = "Inversion Desk"


def load_demo(*, progress: Progress) -> None:
    """Load everything that is missing; a second call changes nothing. An interrupted one is taken up where it ended."""
    if was_judged():
        return
    if not Organisation.objects.filter(is_sample=True).exists():
        progress("demo data: cities, units, start-ups and their people, challenges and solutions")
        with transaction.atomic():
            world = World()
            world.build()
            world.publish_solutions()
            world.walk_challenges()
            _leave_matching_to_the_bulk_run()
    progress("demo data: reasons and matches (some seconds)")
    model = holder.get()
    embedder = KeptVectors(model) if model is not None else None
    index_catalogue(embedder=embedder)
    run_pending()
    if embedder is not None:
        keep_first_evaluation(DATA, embedder)
    give_feedback()


def _leave_matching_to_the_bulk_run() -> None:
    """Take back the deliveries that would match each object by itself: all of them are matched at once."""
    queued = DBTaskResult.objects.ready().filter(args_kwargs__args__1__startswith="matching.handlers.")
    queued.delete()


def _rows(name: str) -> list[dict[str, Any]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class World:
    """The organisations and people while they are being made."""

    def __init__(self) -> None:
        self.people = People()
        # First, hence oldest: needs that none of the sample solutions answers, so that the gap map has gaps to show.
        self.challenges = _rows("unanswered.jsonl") + _rows("challenges.jsonl")
        self.solutions = _rows("solutions.jsonl")
        self.cities: dict[str, City] = {}
        self.municipalities: dict[str, Organisation] = {}
        self.units: dict[str, Organisation] = {}
        self.suppliers: dict[str, Organisation] = {}
        self.heads: dict[str, Viewer] = {}
        self.officers: dict[str, Viewer] = {}
        self.owners: dict[str, Viewer] = {}
        self.secretariat: Viewer = Viewer.anonymous()

    # -- organisations and people ------------------------------------------------------------
    def build(self) -> None:
        self._build_secretariat()
        for name, (slug, name_en) in CITIES.items():
            self._build_city(name, slug, name_en)
        for row in self.challenges:
            if row["unit"] not in self.units:
                self._build_unit(row)
        for row in self.solutions:
            if row["organisation"] not in self.suppliers:
                self._build_supplier(row)
        self._build_named_accounts()
        self._build_credentials()
        # A head's rights reach over the units below, which did not exist when the head was made.
        self.heads = {name: _viewer(head) for name, head in self.heads.items()}

    def _build_secretariat(self) -> None:
        office = _organisation(OrganisationKind.SECRETARIAT, "دبیرخانهٔ باهم", "Bahamm Secretariat", slug="secretariat")
        member = self._person(demo.SECRETARIAT)
        _member(member, office, Role.SECRETARIAT)
        _member(self._person(demo.EVALUATOR), office, Role.EVALUATOR)
        self.secretariat = viewer_for(member)
        admin = self._person(demo.ADMIN)
        admin.is_staff = admin.is_superuser = True
        admin.save()

    def _build_city(self, name: str, slug: str, name_en: str) -> None:
        city = City.objects.update_or_create(slug=slug, defaults={"name_fa": name, "name_en": name_en})[0]
        self.cities[name] = city
        municipality = _organisation(
            OrganisationKind.MUNICIPAL_UNIT,
            f"شهرداری {name}",
            f"{name_en} Municipality",
            slug=f"{slug}-municipality",
            city=city,
        )
        self.municipalities[name] = municipality
        account = {HEAD_CITY: demo.HEAD, HEAD_EN_CITY: demo.HEAD_EN}.get(name)
        head = self._person(account) if account else self._invented("fa")
        _member(head, municipality, Role.UNIT_HEAD)
        self.heads[name] = viewer_for(head)

    def _build_unit(self, row: dict[str, Any]) -> None:
        name = row["unit"]
        parent = self.municipalities[row["city"]]
        english = name if row["lang"] == "en" else ""
        unit = _organisation(
            OrganisationKind.MUNICIPAL_UNIT, name, english, slug=_slug(name), city=parent.city, parent=parent
        )
        self.units[name] = unit
        named = {**dict.fromkeys(OFFICER_UNITS, demo.OFFICER), OFFICER_EN_UNIT: demo.OFFICER_EN}
        account = named.get(name)
        officer = self._person(account) if account else self._invented(row["lang"])
        _member(officer, unit, Role.UNIT_OFFICER)
        self.officers[name] = viewer_for(officer)

    def _build_supplier(self, row: dict[str, Any]) -> None:
        name = row["organisation"]
        kind = SupplierKind.COMPANY if row["trl"] >= 8 else SupplierKind.STARTUP
        english = name if row["lang"] == "en" else ""
        supplier = _organisation(OrganisationKind.SUPPLIER, name, english, slug=_slug(name), supplier_kind=kind)
        if kind == SupplierKind.COMPANY:
            Organisation.objects.filter(pk=supplier.pk).update(created_at=timezone.now() - COMPANIES_SINCE)
        self.suppliers[name] = supplier
        owner = self._invented(row["lang"])
        _member(owner, supplier, Role.SUPPLIER_OWNER)
        self.owners[name] = viewer_for(owner)

    def _build_named_accounts(self) -> None:
        """The start-ups that a visitor can be: one Persian, one English."""
        persian = next(row["organisation"] for row in self.solutions if row["id"] == OWNER_SOLUTION)
        for name, account, role in (
            (persian, demo.OWNER, Role.SUPPLIER_OWNER),
            (persian, demo.MEMBER, Role.SUPPLIER_MEMBER),
            (OWNER_EN_SUPPLIER, demo.OWNER_EN, Role.SUPPLIER_OWNER),
        ):
            _member(self._person(account), self.suppliers[name], role)

    def _build_credentials(self) -> None:
        """Claims of some suppliers; the secretariat has verified most of them, the others wait on its desk."""
        for number, (name, supplier) in enumerate(list(self.suppliers.items())[:CREDENTIALS]):
            credential = submit_credential(
                actor=self.owners[name],
                organisation_id=supplier.pk,
                kind="knowledge_based",
                number=f"{14050000 + number}",
                issuer="معاونت علمی و فناوری",
                valid_until=timezone.now() + timedelta(days=400),
            )
            if number % 6:
                decide_credential(actor=self.secretariat, credential_id=credential.pk, verified=True)

    def _person(self, account: demo.DemoAccount) -> User:
        return _user(account.email, account.full_name, account.language, demo.demo_password())

    def _invented(self, language: str) -> User:
        full_name, local = self.people.next(language)
        return _user(f"{local}@{demo.DOMAIN}", full_name, language, None)

    # -- catalogue ---------------------------------------------------------------------------
    def publish_solutions(self) -> None:
        dimensions = {item.code: item.pk for item in Dimension.objects.filter(taxonomy__is_active=True)}
        for row in self.solutions:
            owner = self.owners[row["organisation"]]
            solution = catalog.create_solution(
                actor=owner,
                supplier_id=self.suppliers[row["organisation"]].pk,
                fields={
                    "language": row["lang"],
                    "title": row["title"],
                    "summary": row["summary"],
                    "description": row["description"],
                    "evidence": _evidence(row),
                    "trl": row["trl"],
                    "price_min": row["price_min_rial"],
                    "price_max": row["price_max_rial"],
                    "dimensions": [dimensions[code] for code in row["dimensions"]],
                    "tags": row["tags"],
                },
            )
            catalog.transition_solution(actor=owner, solution_id=solution.pk, transition="publish")
        Solution.objects.update(is_sample=True)

    def walk_challenges(self) -> None:
        codes = {
            model: {item.code: item.pk for item in model.objects.filter(taxonomy__is_active=True)}
            for model in (Dimension, Axis, Goal)
        }
        for row in self.challenges:
            challenge = catalog.create_challenge(
                actor=self.officers[row["unit"]],
                unit_id=self.units[row["unit"]].pk,
                fields=_challenge_fields(row, codes),
            )
            self._walk(challenge.pk, row, STOPS.get(row["id"], "published"))
        Challenge.objects.update(is_sample=True)

    def _walk(self, challenge_id: int, row: dict[str, Any], stop: str) -> None:
        """Take the challenge from draft to ``stop`` with the people whose acts these are."""
        if stop == "draft":
            if row["id"] in FINISHED_DRAFTS:
                catalog.request_approval(actor=self.officers[row["unit"]], challenge_id=challenge_id)
            return
        head, office = self.heads[row["city"]], self.secretariat
        _step(head, challenge_id, "approve_by_unit")
        if stop == "unit_approved":
            return
        _step(head, challenge_id, "send_to_secretariat")
        if stop == "quality_check":
            return
        if stop == "returned":
            _step(office, challenge_id, "return", reason="خط پایه را با عدد و سال بنویسید تا اثر پایلوت سنجیدنی باشد.")
            return
        hints = catalog.assess_quality(Challenge.objects.get(pk=challenge_id)).hints
        waived = [hint.code for hint in hints if hint.is_blocking]
        _step(office, challenge_id, "publish", reason="دادهٔ نمونه" if waived else "", waived_hints=waived)


def _viewer(viewer: Viewer) -> Viewer:
    """The same person with the rights of now."""
    return viewer_for(User.objects.get(pk=viewer.user_id or 0))


def _step(actor: Viewer, challenge_id: int, transition: str, **values: Any) -> None:
    catalog.transition_challenge(actor=actor, challenge_id=challenge_id, transition=transition, **values)


def _challenge_fields(row: dict[str, Any], codes: dict[Any, dict[str, int]]) -> dict[str, Any]:
    paragraphs = row["description"].split("\n")
    persian = row["lang"] == "fa"
    return {
        "language": row["lang"],
        "title": row["title"],
        "summary": row["summary"],
        "description": row["description"],
        "owner_name": row["unit"],
        "place": row["city"] if persian else CITIES[row["city"]][1],
        "baseline": paragraphs[0],
        "success_measures": paragraphs[-1],
        "shareable_data": "دادهٔ عملیاتی دو سال گذشته، پس از امضای تعهد محرمانگی"
        if persian
        else "Operational data of the last two years, after a confidentiality undertaking",
        "pilot_site": "با عرضه‌کننده تعیین می‌شود" if persian else "To be agreed with the supplier",
        "budget_min": row["budget_min_rial"],
        "budget_max": row["budget_max_rial"],
        "budget_source": "بودجهٔ مصوب سال ۱۴۰۵ واحد (دادهٔ نمونه)"
        if persian
        else "The unit's approved budget for 1405 (sample data)",
        "trl_min": row["trl_min"],
        "deadline": timezone.now() + timedelta(days=row["deadline_days"]),
        "dimension": codes[Dimension][row["dimension"]],
        "axis": codes[Axis][row["axis"]],
        "goals": [codes[Goal][code] for code in row["goals"]],
        "tags": row["tags"],
    }


def _evidence(row: dict[str, Any]) -> str:
    """The paragraph of the description that reports figures, as the entry's evidence."""
    return next((part for part in reversed(row["description"].split("\n")) if any(map(str.isdigit, part))), "")


def _organisation(kind: str, name: str, name_en: str, *, slug: str, **fields: Any) -> Organisation:
    made: Organisation = Organisation.objects.get_or_create(
        slug=slug, defaults={"kind": kind, "name": name, "name_en": name_en, "is_sample": True, **fields}
    )[0]
    return made


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)[:110]


def _member(user: User, organisation: Organisation, role: str) -> None:
    Membership.objects.get_or_create(user=user, organisation=organisation, role=role)


def _user(email: str, full_name: str, language: str, password: str | None) -> User:
    from allauth.account.models import EmailAddress

    user = User.objects.filter(email=email).first()
    if user is None:
        calendar = "gregorian" if language == "en" else "jalali"
        user = User.objects.create_user(email, password, full_name=full_name, language=language, calendar=calendar)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
