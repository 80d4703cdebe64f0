"""CPU of a GraphQL list of 100 challenges against a plain Django view that reads with the same SQL and writes JSON."""

from typing import Any

import orjson
from django.test.utils import setup_databases, teardown_databases

from bench.figures import cpu, table

ROUNDS = 30
QUERY = """query Bench { challenges(first: 100) { totalCount edges { node {
  id title summary state deadline tags unit { id name } city { nameFa } goals { code titleFa } } } } }"""


def main() -> None:
    import django

    django.setup()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        _measure()
    finally:
        teardown_databases(old, verbosity=0)


def _measure() -> None:
    from django.test import Client, RequestFactory
    from django.urls import reverse

    from tests.factories.catalog import ChallengeFactory

    for _ in range(100):
        ChallengeFactory(state="published")
    client = Client(raise_request_exception=True, headers={"host": "localhost"})
    body = orjson.dumps({"query": QUERY})

    def by_graphql(_: int) -> Any:
        answer = client.post(reverse("graphql"), body, content_type="application/json")
        assert len(orjson.loads(answer.content)["data"]["challenges"]["edges"]) == 100
        return answer

    request = RequestFactory(headers={"host": "localhost"}).get("/")
    by_graphql(0)
    graphql, plain = cpu(by_graphql, ROUNDS), cpu(lambda _: _plain_view(request), ROUNDS)
    table([("GraphQL list of 100", graphql, "ms CPU"), ("plain view, same SQL", plain, "ms CPU")])
    print(f"{'ratio':<44} {graphql / plain:10.2f} x")


def _plain_view(request: Any) -> Any:
    from django.http import HttpResponse

    from accounts.viewer import Viewer
    from marketplace.catalog.selectors import challenges_visible_to, sort_challenges

    visible = challenges_visible_to(Viewer.anonymous())
    rows = sort_challenges(visible).select_related("unit", "city").prefetch_related("goals")[:100]
    nodes = [
        {
            "id": row.pk,
            "title": row.title,
            "summary": row.summary,
            "state": row.state,
            "deadline": row.deadline,
            "tags": row.tags,
            "unit": {"id": row.unit_id, "name": row.unit.name},
            "city": {"nameFa": row.city.name_fa if row.city else None},
            "goals": [{"code": goal.code, "titleFa": goal.title_fa} for goal in row.goals.all()],
        }
        for row in rows
    ]
    return HttpResponse(orjson.dumps({"totalCount": visible.count(), "nodes": nodes}), content_type="application/json")
