"""What ``template.yaml`` sets up is what the code asks for.

``sam validate`` lets a wrong runtime or architecture pass, so they are held here.  That the
table is the store's, and its calls allowed, is held in ``tests/store/test_dynamodb.py``.
"""

import re
from inspect import getsource
from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.settings import PREFIX, Settings
from skill.simulator.world.conversation import SKILL_ID
from skill.store import dynamodb, dynamodb_events, dynamodb_wire
from skill.store.open import open_store

ROOT = Path(__file__).parents[1]
LOCALLY = {"CreateTable", "UpdateTimeToLive", "Close"}  # the stack makes the table itself
Node = Any


class Template(yaml.SafeLoader):
    """Reads a template; ``!Ref x`` and its like become ``{"Ref": x}``."""


def scalar(loader: yaml.SafeLoader, tag: str, node: yaml.ScalarNode) -> Node:
    """Return a tag with a plain argument."""
    return {tag: node.value}


Template.add_multi_constructor("!", scalar)


@pytest.fixture(scope="module")
def template() -> dict[str, Node]:
    """Return the template."""
    read: dict[str, Node] = yaml.load(
        (ROOT / "template.yaml").read_text(encoding="utf-8"), Template
    )
    return read


@pytest.fixture
def function(template: dict[str, Node]) -> dict[str, Node]:
    """Return the function's properties."""
    [found] = [
        resource["Properties"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    ]
    assert isinstance(found, dict)
    return found


def test_the_function_runs_where_it_was_built_for(function: dict[str, Node]) -> None:
    """Python 3.13 on arm64, as the Makefile compiles and downloads for."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert function["Runtime"] == "python3.13"
    assert function["Architectures"] == ["arm64"]
    assert "python3.13 -m compileall" in makefile
    assert "LARDER_PLATFORM:-aarch64-manylinux_2_34" in makefile


def test_the_handler_is_the_one_there_is(function: dict[str, Node]) -> None:
    """``lambda_function.handler``, made by the Makefile's target of the same name."""
    source = (ROOT / "lambda" / "lambda_function.py").read_text(encoding="utf-8")

    assert function["Handler"] == "lambda_function.handler"
    assert "handler = build()" in source


def test_it_starts_from_a_snapshot_under_an_alias(function: dict[str, Node]) -> None:
    """SnapStart works on published versions alone, and an alias publishes them."""
    assert function["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert function["AutoPublishAlias"] == "live"


def test_it_gives_up_when_alexa_does(function: dict[str, Node]) -> None:
    """Alexa waits for eight seconds."""
    assert function["Timeout"] == 8


def test_only_this_skill_may_call_it(
    template: dict[str, Node], function: dict[str, Node]
) -> None:
    """Alexa's permission names the skill id, which the function checks again."""
    [event] = function["Events"].values()
    wanted = {"Ref": "SkillId"}

    assert event == {"Type": "AlexaSkill", "Properties": {"SkillId": wanted}}
    assert function["Environment"]["Variables"]["LARDER_SKILL_ID"] == wanted
    assert re.fullmatch(template["Parameters"]["SkillId"]["AllowedPattern"], SKILL_ID)


def test_the_template_and_the_settings_name_the_same(function: dict[str, Node]) -> None:
    """Every setting is set, and nothing that is none."""
    given = set(function["Environment"]["Variables"])
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}

    assert given == known


def test_the_template_sets_what_the_settings_take(
    template: dict[str, Node], function: dict[str, Node]
) -> None:
    """The values that stand in it can be used, the store's URL among them."""
    variables = function["Environment"]["Variables"]
    plain = {name: value for name, value in variables.items() if isinstance(value, str)}
    levels = template["Parameters"]["LogLevel"]["AllowedValues"]
    url = variables["LARDER_STORE"]["Sub"]
    for name, value in (("${Households}", "a-table"), ("${AWS::Region}", "eu-west-1")):
        url = url.replace(name, value)

    assert [Settings.from_environment(plain | {"LARDER_LOG_LEVEL": v}) for v in levels]
    assert isinstance(open_store(url), dynamodb.DynamoStore)


def test_it_may_do_what_the_store_does_and_no_more(function: dict[str, Node]) -> None:
    """The actions are those of the calls in the store's source, on the one table.

    A scan is for ``larder events``, which runs elsewhere, with rights of its own.
    """
    parts = (dynamodb, dynamodb_events, dynamodb_wire)
    source = "".join(map(getsource, parts))
    called = set(re.findall(r"(?:_dynamodb|client|_client\(\))\.(\w+)[(,]", source))
    actions = {name.title().replace("_", "") for name in called} - LOCALLY - {"Scan"}
    [policy] = function["Policies"]
    [statement] = policy["Statement"]

    assert set(statement["Action"]) == {f"dynamodb:{action}" for action in actions}
    assert statement["Resource"] == {"GetAtt": "Households.Arn"}


def test_what_the_family_said_outlives_the_stack(template: dict[str, Node]) -> None:
    """Neither the table nor the key of its pseudonyms is deleted with the stack."""
    for name in ("Households", "PseudonymKey"):
        resource = template["Resources"][name]
        assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain"
