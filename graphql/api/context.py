"""What every resolver sees as ``info.context``."""

from dataclasses import dataclass

from accounts.selectors import user_of
from accounts.viewer import Viewer, viewer_for
from api.graphene_types import Info


@dataclass(slots=True)
class Context:
    """One execution of one operation: made anew for each request and each live event."""

    viewer: Viewer

    def refresh(self) -> None:
        """Look at the viewer's rights again: a mutation has just changed them, and its payload shows them."""
        user = user_of(self.viewer)
        if user is not None:
            self.viewer = viewer_for(user, language=self.viewer.language)


def viewer_in(info: Info) -> Viewer:
    viewer: Viewer = info.context.viewer
    return viewer
