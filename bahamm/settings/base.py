"""Settings shared by every environment; the others only override."""

from typing import Any
from urllib.parse import unquote, urlsplit

from bahamm.settings.accounts import *  # noqa: F403
from bahamm.settings.accounts import accounts_settings
from bahamm.settings.environment import Environment


def configure(environment: Environment) -> dict[str, Any]:
    """All settings that follow from ``environment``; a settings module does ``globals().update(configure(...))``."""
    environment.data_dir.mkdir(parents=True, exist_ok=True)
    return {
        "ENVIRONMENT": environment,
        "SECRET_KEY": environment.secret_key or environment.secret("secret_key"),
        "ALLOWED_HOSTS": environment.allowed_hosts,
        "CSRF_TRUSTED_ORIGINS": [environment.base_url],
        "DATABASES": {"default": environment.database},
        "CHANNEL_LAYERS": {"default": _channel_layer(environment)},
        "CACHES": {"default": _cache(environment)},
        "MEDIA_ROOT": environment.data_dir / "media",
        "STATIC_ROOT": environment.data_dir / "static",
        "STATICFILES_DIRS": [environment.frontend_folder] if environment.frontend_folder.is_dir() else [],
        "DEFAULT_FROM_EMAIL": environment.default_from_email,
        "BAHAMM_BASE_URL": environment.base_url,
        "MATCHING": {
            "EMBEDDER": _embedder(environment),
            "VECTORS": environment.vector_backend,
            "SNAPSHOT_DIR": str(environment.data_dir / "index"),
            "KEEP_SHOWN": True,
        },
        **accounts_settings(environment),
        **_email(environment.email_url),
    }


def _channel_layer(environment: Environment) -> dict[str, Any]:
    if environment.redis_url:
        options = {"hosts": [environment.redis_url], "prefix": "bahamm"}
        return {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": options}
    return {"BACKEND": "channels.layers.InMemoryChannelLayer"}


def _cache(environment: Environment) -> dict[str, Any]:
    if environment.redis_url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": environment.redis_url}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def _embedder(environment: Environment) -> dict[str, Any]:
    if environment.embedding_model:
        path = "matching.engine.embedders.sentence_transformer.SentenceTransformerEmbedder"
        return {"BACKEND": path, "OPTIONS": {"name_or_folder": environment.embedding_model}}
    folder = environment.model_dir or environment.data_dir / "model"
    return {"BACKEND": "matching.engine.embedders.onnx.OnnxEmbedder", "OPTIONS": {"folder": str(folder)}}


def _email(url: str) -> dict[str, Any]:
    """``console://``, ``memory://`` or ``smtp[s]://user:password@host:port`` (smtps speaks STARTTLS)."""
    parts = urlsplit(url)
    if parts.scheme in ("console", "memory"):
        backend = "locmem" if parts.scheme == "memory" else "console"
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{backend}.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (587 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtps",
    }


DEBUG = False
ROOT_URLCONF = "bahamm.urls"
ASGI_APPLICATION = "bahamm.asgi.application"
WSGI_APPLICATION = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "channels",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django_tasks",
    "django_tasks_db",
    "djmoney",
    "tree_queries",
    "rules.apps.AutodiscoverRulesConfig",
    "graphene_django",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "axes",
    "bahamm.kernel",
    "accounts",
    "marketplace.catalog",
    "marketplace.notifications",
    "matching",
    "api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "embedding"],
    }
}

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
DISPLAY_TIME_ZONE = "Asia/Tehran"
CURRENCIES = ("IRR",)
DEFAULT_CURRENCY = "IRR"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:
    """Vite names what lies in ``assets/`` by its content."""
    return "/assets/" in url


MEDIA_URL = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

GRAPHENE = {"SCHEMA": "api.schema.schema", "ATOMIC_MUTATIONS": False}
GRAPHQL_LIMITS = {
    "MAX_TOKENS": 4000,
    "MAX_DEPTH": 14,
    "MAX_ALIASES": 30,
    "MAX_COST": 6000,
    "PAGE_SIZE": 20,
    "MAX_PAGE_SIZE": 100,
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        # React Aria and charts position elements through style attributes; no style element is allowed.
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", "ws:", "wss:"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname:<7} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"bahamm": {"level": "INFO"}, "django_tasks": {"level": "WARNING"}},
}
