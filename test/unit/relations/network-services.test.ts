import { expect, test } from 'vitest';
import { factsIn } from '../../support/facts.ts';

const service = (name: string, spec = '{ selector: { app: web, tier: front } }') =>
  `\napiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: ${spec}\n`;

test('ports are those of containers that keep running', () => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  initContainers:
    - { name: setup, ports: [{ name: setup, containerPort: 1 }] }
    - { name: proxy, restartPolicy: Always, ports: [{ name: proxy, containerPort: 2 }] }
  containers:
    - { name: web, ports: [{ name: http, containerPort: 3 }, { containerPort: 4 }, { name: dns, containerPort: 5, protocol: UDP }] }
`;
  const facts = factsIn({ 'all.yaml': `${pod}---${service('web', '{ selector: { app: web } }')}` })('Service web');
  expect(facts.podPorts).toEqual(
    expect.arrayContaining([
      { name: 'proxy', protocol: 'TCP' },
      { name: 'http', protocol: 'TCP' },
      { name: 'dns', protocol: 'UDP' },
    ]),
  );
  expect(facts.podPorts).toHaveLength(3);
});

test('nothing is said of ports where no pod is known', () => {
  expect(factsIn({ 'all.yaml': service('web') })('Service web')).not.toHaveProperty('podPorts');
});

test('the order of labels does not matter', () => {
  const other = service('other', '{ clusterIP: None, selector: { tier: front, app: web } }');
  const facts = factsIn({
    'all.yaml': `${service('web')}---${other}---${service('api', '{ selector: { app: api } }')}`,
  });
  expect(facts('Service web').sharedSelector).toEqual({
    with: [{ name: 'other', clusterIP: 'None' }],
    isManaged: false,
  });
});

test('a Rollout tells its Services apart', () => {
  const rollout = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec: { strategy: { blueGreen: { activeService: web, previewService: web-preview } } }
`;
  const facts = factsIn({ 'all.yaml': `${service('web')}---${service('web-preview')}---${rollout}` });
  expect(facts('Service web').sharedSelector).toMatchObject({ isManaged: true });
});
