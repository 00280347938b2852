# Two commands set everything up: `make run` talks, `make test` proves.
# uv is taken from the PATH, or installed into .uv with the Python found here: Lambda's own
# version if there is one, be it one that pyenv keeps aside.

SHELL := /bin/sh
PYENV := "$$HOME"/.pyenv/versions/3.13.[0-9]/bin/python "$$HOME"/.pyenv/versions/3.13.[1-9][0-9]/bin/python
PYTHON := $(shell for p in .venv/bin/python python3.13 $(PYENV) python3.12 python3.11 python3 python3.14 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && { command -v $$p; break; }; done)
LAMBDA = $(shell for p in python3.13 .venv/bin/python $(PYENV); do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' \
	2>/dev/null && { command -v $$p; break; }; done)
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
# Behind a proxy with a certificate of its own, uv has to be told to ask the system for it.
SYSTEM := UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1
SYNC := $(UV) sync --frozen --inexact --quiet --python $(PYTHON)
sync = $(SYNC) $(1) 2>/dev/null || $(SYSTEM) $(SYNC) $(1)
INSTALL := $(UV) pip install --quiet --python-version 3.13 --only-binary :all:
install = $(INSTALL) $(1) 2>/dev/null || $(SYSTEM) $(INSTALL) $(1)
BIN := .venv/bin
CLIENT := .aws-sam/runtime-client
RUN_READY := .venv/.run-ready
TEST_READY := .venv/.test-ready

.PHONY: run test lint bench build emulator displays clean help

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

run: $(RUN_READY) ## open a conversation with Larder in this terminal
	@PYTHONWARNINGS=ignore::SyntaxWarning $(BIN)/larder chat

test: $(TEST_READY) ## run the tests
	@$(BIN)/python -m pytest -n auto

lint: $(TEST_READY) ## formatting, lint, types and the floors of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TEST_READY) ## measure a turn beside a bare ask-sdk-core handler
	$(BIN)/python -m benchmarks.turn

build: $(TEST_READY) ## validate and build what `sam deploy` uploads
	$(BIN)/sam validate --lint
	$(BIN)/sam build

emulator: $(TEST_READY) ## build for this machine, and talk to the function in AWS's emulator
	LARDER_PLATFORM=$$(uname -m)-manylinux_2_34 $(BIN)/sam build
	rm -rf $(CLIENT) && mkdir -p $(CLIENT)
	$(UV) export --frozen --only-group dev --no-emit-project --quiet --output-file $(CLIENT)/pins.txt >/dev/null
	$(call install,--target $(CLIENT) --constraint $(CLIENT)/pins.txt awslambdaric)
	$(LAMBDA) -m compileall -q $(CLIENT)
	LARDER_EMULATOR=required $(BIN)/python -m pytest -m emulator tests/emulator

displays: $(TEST_READY) ## draw every screen in headless Chromium, and measure it (needs node)
	npm ci --silent --no-audit --no-fund --ignore-scripts
	LARDER_DISPLAYS=required $(BIN)/python -m pytest -m display tests/display

clean: ## remove everything that was installed or built here
	rm -rf node_modules .venv .uv .aws-sam .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(RUN_READY): pyproject.toml uv.lock | $(UV)
	@echo "Setting up Larder (once)..."
	@$(call sync,)
	@touch $@

$(TEST_READY): pyproject.toml uv.lock | $(UV)
	@echo "Setting up Larder's tests (once)..."
	@$(call sync,--all-extras --all-groups)
	@touch $(RUN_READY) $@

.uv/bin/uv:
	@test -n "$(PYTHON)" || { echo "Larder needs Python 3.11 or newer on the PATH." >&2; exit 1; }
	@$(PYTHON) -m venv .uv 2>/dev/null || { rm -rf .uv; \
		echo "This Python cannot make virtual environments (on Debian: apt install python3-venv)." >&2; exit 1; }
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8,<1'

# SAM calls this target to fill the function's folder (BuildMethod: makefile).
build-SkillFunction:
	@test -n "$(LAMBDA)" || { echo "The function is built with Lambda's own Python, 3.13, and there is none here." >&2; exit 1; }
	$(UV) export --frozen --no-dev --no-emit-project --quiet --output-file "$(ARTIFACTS_DIR)/requirements.txt" >/dev/null
	$(call install,--target "$(ARTIFACTS_DIR)" --python-platform $${LARDER_PLATFORM:-aarch64-manylinux_2_34} \
		--require-hashes --requirement "$(ARTIFACTS_DIR)/requirements.txt")
	rm -rf "$(ARTIFACTS_DIR)/requirements.txt" "$(ARTIFACTS_DIR)/bin" "$(ARTIFACTS_DIR)/.lock"
	cp -r skill "$(ARTIFACTS_DIR)/skill"
	rm -rf "$(ARTIFACTS_DIR)/skill/simulator" "$(ARTIFACTS_DIR)/skill/ingest" "$(ARTIFACTS_DIR)/skill/training" \
		"$(ARTIFACTS_DIR)/skill/catalog/starter" "$(ARTIFACTS_DIR)/skill/food/data"
	cp lambda/lambda_function.py "$(ARTIFACTS_DIR)/"
	find "$(ARTIFACTS_DIR)" -type d \( -name tests -o -name test -o -name __pycache__ \) -prune -exec rm -rf {} +
	rm -rf "$(ARTIFACTS_DIR)"/*.dist-info/RECORD
	find "$(ARTIFACTS_DIR)/botocore/data" -mindepth 1 -maxdepth 1 -type d ! -name dynamodb ! -name s3 -exec rm -rf {} +
	$(LAMBDA) -m compileall -q --invalidation-mode unchecked-hash \
		-s "$(ARTIFACTS_DIR)" -p /var/task "$(ARTIFACTS_DIR)"
