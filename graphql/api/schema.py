"""The root only merges. Whoever adds a noun adds its package here and nothing else.

The convention: a package for each noun, ``api/<noun>/``, with

- ``types.py``: its types, each class named exactly as in the SDL (``class Challenge(RowType)``);
- ``queries.py``: ``class Queries(ObjectType)`` with its fields of the root query, and ``finders``, which find the
  objects of its Node types by primary key for ``node(id)``;
- ``mutations.py``: ``class Mutations(ObjectType)`` with its fields of the root mutation (each made by
  :func:`api.payloads.mutation`).

``api/subscriptions.py`` exports ``class Subscription(ObjectType)`` and ``sources`` (field name in camelCase to
:class:`api.live.sources.Source`).
"""

from api import subscriptions
from api.accounts import mutations as accounts_mutations
from api.accounts import queries as accounts_queries
from api.catalog import mutations as catalog_mutations
from api.catalog import queries as catalog_queries
from api.dashboard import queries as dashboard_queries
from api.discovery import mutations as discovery_mutations
from api.discovery import queries as discovery_queries
from api.documents import Documents
from api.graphene_types import Schema
from api.matching import mutations as matching_mutations
from api.matching import queries as matching_queries
from api.nodes import node_field
from api.notifications import mutations as notifications_mutations
from api.notifications import queries as notifications_queries
from api.operators import mutations as operators_mutations
from api.operators import queries as operators_queries
from api.session import mutations as session_mutations
from api.session import queries as session_queries
from api.taxonomy import queries as taxonomy_queries

# graphene lists the fields of the last base first.


class Query(
    operators_queries.Queries,
    discovery_queries.Queries,
    dashboard_queries.Queries,
    notifications_queries.Queries,
    matching_queries.Queries,
    catalog_queries.Queries,
    taxonomy_queries.Queries,
    accounts_queries.Queries,
    session_queries.Queries,
):
    """Reads. Everybody may ask; everybody gets what they may see."""

    node = node_field(
        {
            **accounts_queries.finders,
            **taxonomy_queries.finders,
            **catalog_queries.finders,
            **matching_queries.finders,
            **notifications_queries.finders,
            **discovery_queries.finders,
            **operators_queries.finders,
        }
    )


class Mutation(
    operators_mutations.Mutations,
    discovery_mutations.Mutations,
    notifications_mutations.Mutations,
    matching_mutations.Mutations,
    catalog_mutations.Mutations,
    accounts_mutations.Mutations,
    session_mutations.Mutations,
):
    """Writes: one `input`, one payload with `errors`; the object is null when it is refused."""


schema = Schema(query=Query, mutation=Mutation, subscription=subscriptions.Subscription)
documents = Documents(schema.graphql_schema)
