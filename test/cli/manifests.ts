/** Broken in the ways that the README promises to find; `line` is where each must be reported. */
export const brokenRepository: Readonly<Record<string, string>> = {
  'apps/web/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replica: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      automountServiceAccountToken: "no"
      containers:
        - name: web
          image: nginx:latest
          ports:
            - containerPort: 8080
`,
  'apps/web/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  a: b: c
`,
  'argocd/application.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
  namespace: argocd
spec:
  project: shpo
  source:
    repoURL: https://github.com/example/shop.git
    targetRevision: main
    path: apps/web
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos: []
`,
  'README.md': '# shop\n',
  '.github/workflows/ci.yaml': 'on: push\njobs: {}\n',
};

export const expectedFindings: readonly (readonly [file: string, line: number, rule: string])[] = [
  ['apps/web/config.yaml', 6, 'yaml/syntax'],
  ['apps/web/deployment.yaml', 7, 'schema/unknown-field'],
  ['apps/web/deployment.yaml', 16, 'schema/invalid'],
  ['apps/web/deployment.yaml', 18, 'reliability/readiness-probe'],
  ['apps/web/deployment.yaml', 19, 'reliability/image-tag'],
  ['argocd/application.yaml', 7, 'gitops/project-missing'],
];

export const goodDeployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
        - name: web
          image: ghcr.io/example/web:1.4.2
          securityContext:
            allowPrivilegeEscalation: false
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 128Mi
          livenessProbe:
            tcpSocket:
              port: 8080
`;
