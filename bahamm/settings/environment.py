"""The environment, typed: every missing or malformed name is reported at once, then the process stops."""

import os
import secrets
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]

Names = Annotated[list[str], NoDecode]


class Environment(BaseSettings):
    """What an operator may set; each name carries the prefix ``BAHAMM_``."""

    model_config = SettingsConfigDict(env_prefix="BAHAMM_", extra="ignore", hide_input_in_errors=True)

    data_dir: Path = ROOT / "var"
    database_url: str = ""
    vector_backend: Literal["faiss", "pgvector"] = "faiss"
    redis_url: str = ""
    secret_key: str = ""
    allowed_hosts: Names = ["127.0.0.1", "localhost", "[::1]"]
    base_url: str = "http://127.0.0.1:8000"
    trusted_proxies: Annotated[int, Field(ge=0)] = 0
    frontend_dist: Path | None = None
    model_dir: Path | None = None
    embedding_model: str = ""
    embedded_worker: bool = True
    email_url: str = "console://"
    default_from_email: str = "Bahamm <no-reply@localhost>"
    upload_max_bytes: Annotated[int, Field(gt=0)] = 20 * 1024 * 1024
    gallery: bool = False
    graphiql: bool = False
    trusted_documents_only: bool = False
    jwt_private_key_file: Path | None = None

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("base_url")
    @classmethod
    def _http(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value:
            dj_database_url.parse(value)
        return value

    @field_validator("vector_backend")
    @classmethod
    def _with_postgres(cls, value: str, info: ValidationInfo) -> str:
        url = info.data.get("database_url")
        if value == "pgvector" and url is not None and not url.startswith(("postgres://", "postgresql://")):
            raise ValueError("pgvector needs a PostgreSQL server in BAHAMM_DATABASE_URL")
        return value

    @property
    def frontend_folder(self) -> Path:
        """Where the built web application lies: everything ``make run`` writes stays in the data folder."""
        return self.frontend_dist or self.data_dir / "frontend"

    @cached_property
    def database(self) -> dict[str, Any]:
        url = self.database_url or f"sqlite:///{self.data_dir / 'bahamm.sqlite3'}"
        database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
        if database["ENGINE"].endswith("sqlite3"):
            # IMMEDIATE takes the write lock at BEGIN: a transaction that reads, then writes waits
            # for its turn instead of failing half way with "database is locked".
            database["OPTIONS"] = {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            }
        return database

    def secret(self, name: str, make: Callable[[], str] = lambda: secrets.token_urlsafe(48)) -> str:
        """A secret kept in the data folder; made at first use, so that a first run needs no set-up."""
        path = self.data_dir / "secrets" / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(make())
        except FileExistsError:
            pass
        return path.read_text(encoding="ascii")


REQUIRED_IN_PRODUCTION = ("secret_key", "database_url", "allowed_hosts", "base_url")


def read_environment(*, production: bool = False) -> Environment:
    """Read and check the environment.

    Raises :class:`ImproperlyConfigured` with one line for each malformed name and, in
    production, for each name that has no safe default and was not given.
    """
    problems: list[str] = []
    environment: Environment | None = None
    try:
        environment = Environment()
        given = environment.model_fields_set
    except ValidationError as error:
        problems = [f"BAHAMM_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors()]
        given = {name for name in REQUIRED_IN_PRODUCTION if _is_given(name)}
    if production:
        broken = {line.split(":")[0] for line in problems}
        names = {name: f"BAHAMM_{name.upper()}" for name in REQUIRED_IN_PRODUCTION}
        problems += [f"{env}: missing" for name, env in names.items() if name not in given and env not in broken]
    if problems or environment is None:
        raise ImproperlyConfigured("The environment is not usable:\n  " + "\n  ".join(sorted(problems)))
    return environment


def _is_given(name: str) -> bool:
    return f"BAHAMM_{name.upper()}" in os.environ
