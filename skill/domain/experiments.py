"""Which arm of an experiment a household is in: always the same one, and nobody keeps it.

A hash of the household's key and the experiment's own salt decides, so that arms are
independent from one experiment to the next.  Source: Kohavi, Tang and Xu 2020, "Trustworthy
Online Controlled Experiments", chapter 14.
"""

from hashlib import sha256

from pydantic import BaseModel, ConfigDict, Field, model_validator

RESOLUTION = 2**64


class Arm(BaseModel):
    """One way of doing it.  ``share`` of the households are in it, relative to others'."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str = Field(min_length=1)
    share: float = Field(gt=0, allow_inf_nan=False)


class Experiment(BaseModel):
    """Arms to compare.  ``salt`` is the experiment's own; another one deals anew."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    salt: str = Field(min_length=1)
    arms: tuple[Arm, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_differ(self) -> "Experiment":
        if len({arm.name for arm in self.arms}) < len(self.arms):
            raise ValueError("two arms have one name")
        return self

    def arm(self, household: str) -> Arm:
        """Return the arm of a household."""
        drawn = sha256(f"{len(self.salt)}:{self.salt}:{household}".encode()).digest()
        left = int.from_bytes(drawn[:8]) / RESOLUTION * sum(a.share for a in self.arms)
        for arm in self.arms[:-1]:
            left -= arm.share
            if left < 0:
                return arm
        return self.arms[-1]
