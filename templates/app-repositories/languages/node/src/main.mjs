import { createServer } from 'node:http';
import { createApp } from './app.mjs';
import { createLog } from './log.mjs';

const { PORT = '8080', METRICS_PORT = '9090', LOG_LEVEL = 'info' } = process.env;
const log = createLog(LOG_LEVEL);
const app = createApp();

const servers = [
  [createServer(app.serve), Number(PORT)],
  [createServer(app.serveMetrics), Number(METRICS_PORT)],
].map(([server, port]) => server.listen(port, () => log('info', 'listening', { port })));

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(signal));

/** Finishes what is being served, for at most 20 seconds. */
function stop(signal) {
  log('info', 'stopping', { signal });
  app.drain();
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  setTimeout(() => {
    log('warn', 'requests were cut off');
    process.exit(1);
  }, 20_000).unref();
}
