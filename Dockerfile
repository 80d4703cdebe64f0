# syntax=docker/dockerfile:1
# Three stages: the web application, the Python environment with the language model, the image that runs.

FROM node:20-bookworm-slim AS web
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY graphql /src/graphql
COPY frontend ./
RUN npm run build -- --outDir /built/frontend --emptyOutDir

FROM python:3.11-slim-bookworm AS python
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
WORKDIR /src
COPY requirements/runtime.txt requirements/
RUN /venv/bin/pip install -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY accounts accounts
COPY marketplace marketplace
COPY matching matching
COPY graphql graphql
COPY bahamm bahamm
RUN /venv/bin/pip install --no-deps . \
    && /venv/bin/python -m matching.engine.model_build /built/model

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home bahamm \
    && mkdir -p /data && chown bahamm /data
COPY --from=python /venv /venv
COPY --from=python --chown=bahamm /built/model /opt/bahamm/model
COPY --from=web --chown=bahamm /built/frontend /opt/bahamm/frontend
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=bahamm.settings.production \
    BAHAMM_DATA_DIR=/data \
    BAHAMM_MODEL_DIR=/opt/bahamm/model \
    BAHAMM_FRONTEND_DIST=/opt/bahamm/frontend \
    BAHAMM_EMBEDDED_WORKER=false
USER bahamm
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'X-Forwarded-Proto': 'https'}), timeout=4)"]
CMD ["bahamm", "serve", "--host", "0.0.0.0", "--workers", "2"]
