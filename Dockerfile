# The tool in a container, from a release: nothing is compiled.
#
#   docker build -t verbatim --build-arg VERSION=0.1.0 .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" verbatim build articles -o site
#
# `verbatim serve` and `verbatim open` listen on the container's own 127.0.0.1 alone, which the machine does not reach: look at the site with any web server.
FROM debian:12-slim AS fetch
ARG VERSION=0.1.0
ARG RELEASES=https://github.com/OWNER/REPOSITORY/releases/download
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*
COPY tools/release/fetch.sh /fetch.sh
RUN sh /fetch.sh "$VERSION" /opt/verbatim "$RELEASES" && rm -f /opt/verbatim/bin/verbatim-desktop

FROM debian:12-slim
# pdftotext reads PDF files.
RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils && rm -rf /var/lib/apt/lists/*
COPY --from=fetch /opt/verbatim /opt/verbatim
RUN ln -s /opt/verbatim/bin/verbatim /usr/local/bin/verbatim && useradd --create-home verbatim
USER verbatim
WORKDIR /work
ENTRYPOINT ["verbatim"]
CMD ["--help"]
