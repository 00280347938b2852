"""What can be set from outside: read once from the environment, frozen, checked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

PREFIX = "LARDER_"
SIMULATOR = "simulator"
"""A folder of a laptop's home: the simulator's kitchen, with a home of its own."""


class SettingsError(Exception):
    """A setting cannot be used; the message says which and why, without its value."""


class Settings(BaseModel):
    """The settings; each is an environment variable ``LARDER_<NAME>``.

    pydantic-settings would do the same for 40 ms of CPU at every cold start, beside 2 ms
    (measured: README), so the reading is these ten lines.

    Attributes:
        skill_id: the only application answered; "" answers any.
        secret: key of the HMAC over Alexa's ids, at least 16 characters; "" makes a laptop
            keep one of its own in ``home``.
        store: ``memory:``, ``sqlite:///path`` or ``dynamodb://table?region=...``;
            "" is a SQLite file in ``home``.
        catalog: the recipes to serve: a file, a folder of columns, or a folder of such
            with a file ``current`` that names one; the starter recipes where unset.
        models: a folder of models with a file ``current`` that names the one to serve, or
            the baseline without it; in ``home`` where unset.  Where there is such a
            folder, or a shelf, somebody trains, and that baseline explores for it.
        shelf: ``s3://bucket/prefix`` whose ``models/`` and ``catalog/`` are copied to
            ``home`` and served from there; "" copies nothing.
        home: where a laptop keeps its files.
        api_hosts: hosts besides Alexa's own that the access token may be sent to (the
            simulator's stand-ins), separated by commas.
        log_level: of the JSON log on standard error.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    skill_id: str = ""
    secret: SecretStr = SecretStr("")
    store: str = ""
    catalog: Path | None = None
    models: Path | None = None
    shelf: str = ""
    home: Path = Field(default_factory=lambda: Path.home() / ".larder")
    api_hosts: str = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings of an environment; empty values count as unset.

        Raises:
            SettingsError: a value cannot be used.
        """
        known = {
            name: value
            for name in cls.model_fields
            if (value := environment.get(f"{PREFIX}{name.upper()}", ""))
        }
        try:
            return cls.model_validate(known)
        except ValidationError as error:
            wrong = ", ".join(f"{PREFIX}{str(e['loc'][0]).upper()}" for e in error.errors())
            raise SettingsError(f"cannot use {wrong}") from error

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return ``api_hosts`` as a tuple."""
        return tuple(filter(None, (h.strip() for h in self.api_hosts.split(","))))
