# crosscheck in a container: docker run --rm -v "$PWD:/work" crosscheck check draft.md --sources sources.toml
FROM python:3.12-slim AS build
COPY pyproject.toml README.md LICENSE /src/
COPY crosscheck /src/crosscheck
RUN pip wheel --no-cache-dir --wheel-dir /wheels "/src[docx,postgres,warc]"

FROM python:3.12-slim
COPY --from=build /wheels /wheels
# The version is that of the wheel built above.
# hadolint ignore=DL3013
RUN pip install --no-cache-dir --no-index --find-links /wheels "crosscheck-news[docx,postgres,warc]" \
    && rm -rf /wheels \
    && useradd --create-home --uid 1000 crosscheck \
    && mkdir /work && chown crosscheck /work
USER 1000
WORKDIR /work
ENTRYPOINT ["crosscheck"]
CMD ["--help"]
