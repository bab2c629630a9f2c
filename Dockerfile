# docker build -t hbm-db . && docker run --rm -e DATABASE_URL hbm-db status
FROM rust:1-bookworm AS build
WORKDIR /build
COPY . .
RUN cargo install --path . --locked --root /installed

FROM debian:bookworm-slim
RUN apt-get update -q \
    && apt-get install -yq --no-install-recommends ca-certificates postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home hbm-db
COPY --from=build /installed/bin/hbm-db /usr/local/bin/hbm-db
USER hbm-db
WORKDIR /home/hbm-db
ENTRYPOINT ["hbm-db"]
CMD ["help"]
