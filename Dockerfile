# syntax=docker/dockerfile:1
ARG NODE_VERSION=22-bookworm-slim
ARG GRAFANA_VERSION=13.2.3

# Installs and builds; also fills the demo's Prometheus, see docker-compose.yaml.
FROM node:${NODE_VERSION} AS build
WORKDIR /pod-coroner
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build:plugin

# Grafana with the plugin, and nothing else changed.
FROM grafana/grafana:${GRAFANA_VERSION} AS grafana
COPY --from=build /pod-coroner/dist /var/lib/grafana/plugins/podcoroner-autopsy-app
COPY provisioning /etc/grafana/provisioning
