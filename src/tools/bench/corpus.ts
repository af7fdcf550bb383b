import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes manifests of common kinds, five objects a file; one file in ten has mistakes. The same bytes each time. */
export function writeCorpus(folder: string, files: number, prefix = 'app'): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < files; index += 1) {
    writeFileSync(join(folder, `app-${String(index).padStart(5, '0')}.yaml`), objects(index, prefix).join('---\n'));
  }
}

/** A Deployment with what belongs to it, each a document. */
export function objects(index: number, prefix: string): string[] {
  const name = `${prefix}-${index}`;
  const meta = (kind: string, apiVersion: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: team-${index % 40}\n  labels:\n    app.kubernetes.io/name: ${name}\n    app.kubernetes.io/part-of: shop\n`;
  const broken = index % 10 === 0;
  return [
    `${meta('Deployment', 'apps/v1')}spec:
  ${broken ? 'replica' : 'replicas'}: ${1 + (index % 5)}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      serviceAccountName: ${name}
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
      containers:
${container('web', index)}${container('proxy', index + 1)}`,
    `${meta('Service', 'v1')}spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`,
    `${meta('ConfigMap', 'v1')}data:
  LOG_LEVEL: info
  settings.yaml: |
${Array.from({ length: 20 }, (_, line) => `    setting-${line}: value-${(index * 31 + line) % 97}\n`).join('')}`,
    `${meta('NetworkPolicy', 'networking.k8s.io/v1')}spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 8080
`,
    `${meta('HorizontalPodAutoscaler', 'autoscaling/v2')}spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: ${broken ? '"6"' : 6}
`,
  ];
}

/** A Deployment of which little is said, so that about ten rules have something to say. */
export function careless(index: number): string {
  const name = `careless-${index}`;
  const env = Array.from(
    { length: 10 },
    (_, at) => `            - name: SETTING_${at}\n              value: "${at * 7}"\n`,
  );
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: team-${index % 40}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: ghcr.io/example/web:latest
          env:
${env.join('')}        - name: proxy
          image: ghcr.io/example/proxy:1.${index % 50}.0
          env:
${env.join('')}`;
}

function container(name: string, index: number): string {
  const probe =
    index % 3 === 0
      ? ''
      : '          livenessProbe:\n            httpGet:\n              path: /healthz\n              port: 8080\n';
  return `        - name: ${name}
          image: ghcr.io/example/${name}:1.${index % 50}.0
          ports:
            - name: ${name === 'web' ? 'http' : 'admin'}
              containerPort: ${name === 'web' ? 8080 : 9090}
          env:
${Array.from({ length: 10 }, (_, variable) => `            - name: SETTING_${variable}\n              value: "${variable * 7}"\n`).join('')}          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 128Mi
${probe}          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;
}
