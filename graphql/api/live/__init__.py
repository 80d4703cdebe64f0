"""Subscriptions over ``graphql-transport-ws``: one hub per process, one small consumer per socket."""
