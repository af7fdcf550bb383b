const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts responses, and prints the counts in the text format of Prometheus. */
export class RequestCounter {
  #counts = new Map();

  add(method, status) {
    // Whatever clients send, the number of series stays small.
    const labels = `method="${known.has(method) ? method : 'other'}",status="${status}"`;
    this.#counts.set(labels, (this.#counts.get(labels) ?? 0) + 1);
  }

  print() {
    const lines = [...this.#counts].sort().map(([labels, count]) => `http_requests_total{${labels}} ${count}\n`);
    return `# HELP http_requests_total Responses by method and status.\n# TYPE http_requests_total counter\n${lines.join('')}`;
  }
}
