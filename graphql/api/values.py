"""Values that several nouns share."""

from typing import Any

from api.graphene_types import Boolean, InputObjectType, ObjectType, String
from bahamm.kernel.actions import AllowedAction as Action


class Money(ObjectType):
    """Money in rial: `amount` is a whole number of rials as a string (no float, no overflow)."""

    amount = String(required=True, description="Digits only, such as `1500000000`.")
    currency = String(required=True, description="ISO 4217; always `IRR`.")

    @staticmethod
    def resolve_amount(money: Any, _info: Any) -> str:
        return str(int(money.amount))

    @staticmethod
    def resolve_currency(money: Any, _info: Any) -> str:
        return str(money.currency)


class MoneyInput(InputObjectType):
    """An amount of money; digits of any script are understood."""

    amount = String(required=True, description="A whole number of rials.")
    currency = String(default_value="IRR", description="ISO 4217; only `IRR` is accepted.")


class AllowedAction(ObjectType):
    """What the viewer may do now. A refused action carries why, in the viewer's language."""

    name = String(required=True, description="The action's name, such as `update_challenge`.")
    allowed = Boolean(required=True, description="Whether it would be done now.")
    code = String(description="Stable name of the reason for which it is refused.")
    reason = String(description="That reason in the viewer's language.")

    @staticmethod
    def resolve_code(action: Action, _info: Any) -> str | None:
        return None if action.refusal is None else action.refusal.code.code

    @staticmethod
    def resolve_reason(action: Action, _info: Any) -> str | None:
        return None if action.refusal is None else action.refusal.text()
