"""The demo accounts: one random password per installation, printed at each start, never in production."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

DOMAIN = "demo.bahamm.example"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A person whom a visitor can be."""

    name: str
    full_name: str
    role_fa: str
    role_en: str
    language: str = "fa"

    @property
    def email(self) -> str:
        return f"{self.name}@{DOMAIN}"


OFFICER = DemoAccount("officer", "نرگس احمدی", "کارشناس واحد متقاضی (تهران)", "unit officer, Tehran")
HEAD = DemoAccount("head", "بهروز کاظمی", "مدیر واحد متقاضی (تهران)", "unit head, Tehran")
OFFICER_EN = DemoAccount(
    "officer.en", "Shirin Daneshvar", "کارشناس واحد (انگلیسی)", "unit officer, Isfahan (English)", "en"
)
HEAD_EN = DemoAccount("head.en", "Farhad Sohrabi", "مدیر واحد (انگلیسی)", "unit head, Isfahan (English)", "en")
OWNER = DemoAccount("startup", "آرش یوسفی", "صاحب‌امتیاز استارتاپ", "start-up owner")
OWNER_EN = DemoAccount("startup.en", "Leila Rahimi", "صاحب‌امتیاز استارتاپ (انگلیسی)", "start-up owner (English)", "en")
MEMBER = DemoAccount("member", "سمیرا نادری", "عضو استارتاپ", "start-up member")
SECRETARIAT = DemoAccount("secretariat", "مهدی صادقی", "دبیرخانه", "secretariat")
EVALUATOR = DemoAccount("evaluator", "پروین عزیزی", "داور", "evaluator")
ADMIN = DemoAccount("admin", "مدیر سامانه", "مدیر فنی (‎/admin/‎)", "administrator (/admin/)")

ACCOUNTS = (OFFICER, HEAD, OFFICER_EN, HEAD_EN, OWNER, OWNER_EN, MEMBER, SECRETARIAT, EVALUATOR, ADMIN)


def demo_password() -> str:
    """The password of all demo accounts: ``BAHAMM_DEMO_PASSWORD`` or a random one kept in the data folder."""
    return os.environ.get("BAHAMM_DEMO_PASSWORD") or str(settings.ENVIRONMENT.secret("demo_password", _readable))


def _readable() -> str:
    return "-".join(secrets.token_hex(2) for _ in range(4))


def announce(address: str) -> None:
    """Print where the product is and who one can be."""
    from accounts.models import User

    print(f"\nBahamm: {address}\n")
    present = set(User.objects.filter(email__endswith=f"@{DOMAIN}").values_list("email", flat=True))
    if settings.DEMO_DATA_ALLOWED and present:
        print(f"Demo accounts (sample data), password {demo_password()}")
        for account in ACCOUNTS:
            if account.email in present:
                print(f"  {account.email:<38} {account.role_en}")
    print(f"\nData: {_short(settings.ENVIRONMENT.data_dir)}   Ctrl-C stops everything.\n", flush=True)


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
