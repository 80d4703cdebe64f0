"""People, organisations, memberships and roles: who somebody is, and for whom they act."""
