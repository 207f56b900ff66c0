# crosscheck in a container, as a command or as a server:
#   docker build -t crosscheck .
#   docker run --rm -v "$PWD:/work" crosscheck check draft.md --sources sources.toml
#   docker build -t crosscheck-serve --target serve .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     -v crosscheck:/data -e CROSSCHECK_TOKEN -p 127.0.0.1:8765:8765 crosscheck-serve
# Pin the base image by digest where you build: --build-arg BASE=python:3.12-slim@sha256:...
ARG BASE=python:3.12-slim

FROM ${BASE} AS build
COPY requirements-use.lock pyproject.toml README.md LICENSE NOTICE /src/
COPY crosscheck /src/crosscheck
# What is installed is what the lock names, by hash; the package itself is built with what the lock has, too. What only
# builds and installs does not go into the image.
RUN python -m venv /opt/crosscheck \
    && /opt/crosscheck/bin/pip install --no-cache-dir --require-hashes -r /src/requirements-use.lock \
    && /opt/crosscheck/bin/pip install --no-cache-dir --no-deps --no-build-isolation /src \
    && /opt/crosscheck/bin/pip uninstall --yes editables hatchling pathspec pluggy tomlkit trove-classifiers pip

FROM ${BASE} AS command
COPY --from=build /opt/crosscheck /opt/crosscheck
RUN useradd --create-home --uid 1000 crosscheck \
    && mkdir /work /data && chown crosscheck /work /data \
    && python -m pip uninstall --yes --root-user-action=ignore pip
ENV PATH=/opt/crosscheck/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 1000
WORKDIR /work
ENTRYPOINT ["crosscheck"]

# Writes to /data alone; needs a token, since it can be reached from other machines.
FROM command AS serve
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "from http.client import HTTPConnection as C; c = C('127.0.0.1', 8765, timeout=3); c.request('GET', '/health'); exit(c.getresponse().status != 200)"]
CMD ["serve", "--host", "0.0.0.0", "--archive", "/data/archive.sqlite", "--decisions", "/data/decisions"]

FROM command
CMD ["--help"]
