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

from skill.__main__ import parser
from skill.settings import PREFIX, Settings
from skill.simulator.world.conversation import SKILL_ID
from skill.store import (
    dynamodb,
    dynamodb_events,
    dynamodb_latest,
    dynamodb_wire,
    shelf,
    shelving,
)
from skill.store.dynamodb_latest import INDEX
from skill.store.open import open_store

ROOT = Path(__file__).parents[1]
LOCALLY = {"CreateTable", "UpdateTimeToLive", "Close"}  # the stack makes the table itself
Node = Any


class Template(yaml.SafeLoader):
    """Reads a template; ``!Ref x`` and its like become ``{"Ref": x}``."""


def tagged(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Node:
    """Return a tag with its arguments."""
    if isinstance(node, yaml.SequenceNode):
        return {tag: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.ScalarNode)
    return {tag: node.value}


Template.add_multi_constructor("!", tagged)


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
    assert "sys.version_info[:2] != (3, 13)" in makefile
    assert "\t$(LAMBDA) -m compileall" in makefile
    assert "LARDER_PLATFORM:-aarch64-manylinux_2_34" in makefile


def test_what_is_uploaded_can_call_the_services_it_calls() -> None:
    """Of the hundreds that boto3 describes, the build keeps those it has clients of."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [line] = [one for one in makefile.splitlines() if "botocore/data" in one]
    source = getsource(dynamodb) + getsource(shelf)

    assert set(re.findall(r"! -name (\w+)", line)) == set(
        re.findall(r"\.client\(\s*\"(\w+)\"", source)
    )


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

    Its index may be asked, and nothing else.

    A scan is for ``larder events``, which runs elsewhere, with rights of its own.
    """
    parts = (dynamodb, dynamodb_events, dynamodb_latest, dynamodb_wire)
    source = "".join(map(getsource, parts))
    called = set(re.findall(r"(?:_dynamodb|client|_client\(\))\.(\w+)[(,]", source))
    actions = {name.title().replace("_", "") for name in called} - LOCALLY - {"Scan"}
    [policy, _] = function["Policies"]
    [table, index] = policy["Statement"]

    assert set(table["Action"]) == {f"dynamodb:{action}" for action in actions}
    assert table["Resource"] == {"GetAtt": "Households.Arn"}
    assert index["Action"] == "dynamodb:Query"
    assert index["Resource"] == {"Sub": f"${{Households.Arn}}/index/{INDEX}"}


def test_without_an_image_there_is_one_function_and_one_table(
    template: dict[str, Node],
) -> None:
    """All that learning needs is set up if and only if it is asked for."""
    always = {n for n, r in template["Resources"].items() if "Condition" not in r}
    held = {n: r["Condition"] for n, r in template["Resources"].items() if "Condition" in r}

    assert template["Parameters"]["TrainerImage"]["Default"] == ""
    assert always == {"SkillFunction", "Households", "PseudonymKey", "SkillLogs"}
    assert set(held.values()) == {"Learns"}


def test_what_learns_is_told_what_the_function_is_told(
    template: dict[str, Node], function: dict[str, Node]
) -> None:
    """The same table and shelf; not the key of the pseudonyms, which it has no use for."""
    [container] = template["Resources"]["Trainer"]["Properties"]["ContainerDefinitions"]
    told = {one["Name"]: one["Value"] for one in container["Environment"]}
    variables = function["Environment"]["Variables"]

    assert told["LARDER_STORE"] == variables["LARDER_STORE"]
    assert variables["LARDER_SHELF"] == {"If": ["Learns", told["LARDER_SHELF"], ""]}
    assert set(told) == {"LARDER_STORE", "LARDER_SHELF", "LARDER_LOG_LEVEL"}


def test_the_function_reads_the_shelf_and_what_learns_writes_models_alone(
    template: dict[str, Node], function: dict[str, Node]
) -> None:
    """The actions are those of the calls in the shelf's source."""
    calls = set(re.findall(r"connect\(\)\.(\w+)\(", getsource(shelf) + getsource(shelving)))
    [_, conditional] = function["Policies"]
    reads = conditional["If"][1]["Statement"]
    role = template["Resources"]["TrainerRole"]["Properties"]["Policies"][0]
    works = {one["Sid"]: one for one in role["PolicyDocument"]["Statement"]}

    assert calls == {
        *("list_objects_v2", "get_object", "download_file"),
        *("upload_file", "delete_object"),
    }
    assert [one["Action"] for one in reads] == ["s3:GetObject", "s3:ListBucket"]
    assert works["Models"]["Resource"] == {"Sub": "${Shelf.Arn}/models/*"}
    assert works["Recipes"]["Action"] == "s3:GetObject"
    assert works["EventsAndWhoIsForgotten"]["Action"] == ["dynamodb:Query", "dynamodb:Scan"]


def test_the_image_is_made_of_what_is_here_and_learns() -> None:
    """Docker is asked for nothing that its context leaves out, and runs the command."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    taken = [one for line in lines if line.startswith("COPY") for one in line.split()[1:-1]]

    assert all((ROOT / one).exists() for one in taken)
    assert {f"!{one}" for one in taken} == {one for one in let_in if one.startswith("!")}
    assert lines[-2:] == ['ENTRYPOINT ["larder"]', 'CMD ["learn"]']
    assert "USER larder" in lines
    assert parser().parse_args(["learn"]).learn.__name__ == "run_learn"


def test_what_the_family_said_outlives_the_stack(template: dict[str, Node]) -> None:
    """Neither the table, the key of its pseudonyms nor the shelf goes with the stack."""
    for name in ("Households", "PseudonymKey", "Shelf"):
        resource = template["Resources"][name]
        assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain"
