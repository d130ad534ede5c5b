# The bot on a server. It needs the tokens in its environment. The playground listens on 127.0.0.1
# only, so run it on your own machine (script/run).

# For the same base each time, give its digest: --build-arg BASE=python:3.12-slim@sha256:…
ARG BASE=python:3.12-slim

FROM ${BASE} AS build
WORKDIR /app
COPY . .
ENV PIP_NO_CACHE_DIR=1
# To read screenshots: --build-arg PARTS=ocr; the image grows by 400 MB. PARTS=heic: HEIC, too.
ARG PARTS=run
RUN script/bootstrap ${PARTS}

FROM ${BASE}
RUN useradd --system --uid 10001 --home-dir /app ssi-coach \
    && install -d -o ssi-coach -m 700 /data
# The same path as in the build, because a virtual environment contains its own path.
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/ssi-coach.db \
    HEARTBEAT_FILE=/tmp/ssi-coach/heartbeat.json
USER ssi-coach
VOLUME /data
HEALTHCHECK --interval=30s --timeout=20s --retries=3 --start-period=1m CMD ["ssi-coach", "health"]
CMD ["ssi-coach", "run"]
