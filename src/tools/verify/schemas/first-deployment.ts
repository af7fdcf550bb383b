import { check } from '../../../schema/check.ts';
import { SchemaStore } from '../../../schema/store.ts';

/** What a run pays before its first verdict: loads one version, validates one Deployment. Prints CPU milliseconds since the start. */
const store = new SchemaStore(36);
const labels = { app: 'web' };
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'example/web:1.0.0',
            ports: [{ containerPort: 8080 }],
            resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
            readinessProbe: { httpGet: { path: '/', port: 8080 } },
          },
        ],
      },
    },
  },
};
const { definition } = store.kind('apps/v1/Deployment')!;
const problems = check(deployment, store.definition(definition)!, (reference) => store.definition(reference));
if (problems.length > 0) throw new Error(`the Deployment is not valid: ${JSON.stringify(problems)}`);
const { user, system } = process.cpuUsage();
process.stdout.write(String((user + system) / 1000));
