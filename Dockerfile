# What learns each night: `larder learn`, with what it needs of pyproject.toml and uv.lock.
# docker buildx build --platform linux/arm64 -t REGISTRY/larder-trainer:TAG --push .
FROM python:3.13-slim

ENV LARDER_HOME=/var/larder PATH=/opt/larder/.venv/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /opt/larder

RUN pip install --no-cache-dir uv
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --frozen --no-cache --extra train --no-install-project
COPY skill skill
RUN uv sync --frozen --no-cache --extra train --no-editable \
    && useradd --system larder \
    && install --directory --owner=larder /var/larder

USER larder
ENTRYPOINT ["larder"]
CMD ["learn"]
