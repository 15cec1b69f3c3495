# The web server alone: PostgreSQL runs beside it (compose.yaml).
FROM node:22-bookworm-slim
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /recto
RUN chown node:node /recto
USER node
COPY --chown=node:node package.json package-lock.json .npmrc ./
# With the development dependencies: the build compiles the options of command-line tools from one of them.
RUN npm ci --no-audit --no-fund
COPY --chown=node:node . .
RUN npm run build
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, so that the stop signal reaches the launcher, which lets requests finish.
CMD ["node", "--conditions=react-server", "--import", "tsx", "lib/launch/start.ts"]
