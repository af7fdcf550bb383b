/** 28 small rules of the kind that teams write for conftest, for a comparison of like with like. */
export function conftestPolicy(): string {
  const perContainer = [
    ['has no CPU request', 'not container.resources.requests.cpu'],
    ['has no memory request', 'not container.resources.requests.memory'],
    ['has no memory limit', 'not container.resources.limits.memory'],
    ['has no liveness probe', 'not container.livenessProbe'],
    ['has no readiness probe', 'not container.readinessProbe'],
    ['runs privileged', 'container.securityContext.privileged'],
    ['may gain privileges', 'not container.securityContext.allowPrivilegeEscalation == false'],
    ['can write to its root', 'not container.securityContext.readOnlyRootFilesystem'],
    ['keeps capabilities', 'not "ALL" in object.get(container, ["securityContext", "capabilities", "drop"], [])'],
    ['uses latest', 'endswith(container.image, ":latest")'],
    ['has no tag', 'not contains(container.image, ":")'],
    ['has a host port', 'container.ports[_].hostPort'],
    ['has a tty', 'container.tty'],
    ['has no name', 'not container.name'],
  ];
  const perPod = [
    ['shares the network', 'pod.hostNetwork'],
    ['shares processes', 'pod.hostPID'],
    ['shares IPC', 'pod.hostIPC'],
    ['mounts the host', 'pod.volumes[_].hostPath'],
    ['mounts a token', 'not pod.automountServiceAccountToken == false'],
    ['may run as root', 'not pod.securityContext.runAsNonRoot'],
    ['uses the default account', 'not pod.serviceAccountName'],
  ];
  const perObject = [
    ['has no name label', 'not input.metadata.labels["app.kubernetes.io/name"]'],
    ['has no part-of label', 'not input.metadata.labels["app.kubernetes.io/part-of"]'],
    ['goes to default', 'input.metadata.namespace == "default"'],
    ['is a Secret', 'input.kind == "Secret"'],
    ['is a NodePort', 'input.kind == "Service"\n\tinput.spec.type == "NodePort"'],
    ['has one replica', 'input.kind == "Deployment"\n\tinput.spec.replicas < 2'],
    ['has no TLS', 'input.kind == "Ingress"\n\tnot input.spec.tls'],
  ];
  const rule = (lines: string, [message, condition]: readonly string[]) =>
    `deny contains "${message!}" if {\n${lines}\t${condition!}\n}\n`;
  return [
    'package main\n',
    'pod := input.spec.template.spec\n',
    ...perContainer.map((check) => rule('\tsome container in pod.containers\n', check)),
    ...perPod.map((check) => rule('\tpod\n', check)),
    ...perObject.map((check) => rule('', check)),
  ].join('\n');
}
