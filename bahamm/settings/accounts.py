"""Sign-up, sign-in, second factor, tokens and lockout: django-allauth (headless) and django-axes."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bahamm.settings.environment import Environment

AUTHENTICATION_BACKENDS = [
    # Axes stands first: a locked pair of account and address is refused before any password is looked at.
    "axes.backends.AxesStandaloneBackend",
    # Speaks e-mail (and the admin's "username", which is the e-mail) and carries Django's permissions.
    "allauth.account.auth_backends.AuthenticationBackend",
]

_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "full_name"]},
    },
    {"NAME": "accounts.password_validation.LengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
# Only in the browser that signed up; elsewhere the link verifies and the person signs in.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # Axes counts per account and address; this wider net catches one account tried from many addresses.
    "login_failed": "30/m/ip,100/h/key",
    "confirm_email": "1/60s/key",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}

MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Bahamm"
MFA_TOTP_TOLERANCE = 1

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser", "app")
HEADLESS_ADAPTER = "accounts.adapters.HeadlessAdapter"
HEADLESS_TOKEN_STRATEGY = "accounts.tokens.RotatingTokenStrategy"  # noqa: S105  a dotted path
HEADLESS_JWT_ALGORITHM = "RS256"
HEADLESS_JWT_ACCESS_TOKEN_EXPIRES_IN = 300
HEADLESS_JWT_REFRESH_TOKEN_EXPIRES_IN = 14 * 24 * 3600
# Signing out, a new password or a deactivated account ends access at once, not five minutes later.
HEADLESS_JWT_STATEFUL_VALIDATION_ENABLED = True
HEADLESS_JWT_ROTATE_REFRESH_TOKEN = True

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# One account from one address: an attacker elsewhere cannot lock its owner out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "accounts.lockout.account_of"
AXES_CLIENT_IP_CALLABLE = "accounts.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.respond_locked"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False


def accounts_settings(environment: Environment) -> dict[str, Any]:
    """The part that follows from the environment: addresses in mails, proxies, the signing key."""
    base = environment.base_url
    return {
        "HEADLESS_FRONTEND_URLS": {
            "account_confirm_email": f"{base}/account/verify-email/{{key}}",
            "account_reset_password": f"{base}/account/password/reset",
            "account_reset_password_from_key": f"{base}/account/password/reset/{{key}}",
            "account_signup": f"{base}/account/sign-up",
        },
        "ALLAUTH_TRUSTED_PROXY_COUNT": environment.trusted_proxies,
        "HEADLESS_JWT_PRIVATE_KEY": _signing_key(environment),
    }


def _signing_key(environment: Environment) -> str:
    """The operator's key, else one made once and kept in the data folder."""
    path = environment.jwt_private_key_file or environment.data_dir / "secrets" / "jwt_private_key.pem"
    if environment.jwt_private_key_file is None and not path.exists():
        _make_key(path)
    return path.read_text(encoding="ascii")


def _make_key(path: Path) -> None:
    """Write a complete key under another name and link it: of two processes that start at once, one wins whole."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    descriptor, name = tempfile.mkstemp(dir=path.parent)  # mkstemp opens it 0600
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    try:
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(name)
