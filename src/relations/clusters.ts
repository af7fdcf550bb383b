import { jsonText } from '../model/json-text.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import { valueAt } from '../model/json-path.ts';
import { specOf } from '../units/application.ts';
import type { Repository } from './facts.ts';
import { folderIn } from './files.ts';
import type { World } from './world.ts';

/** Of what a cluster is made from: the date, the addresses of its nodes, what saves its etcd, and its control planes' versions. */
export function clusterFacts(resource: Resource, { world, filesIn, today }: Repository): Json {
  const { kind } = resource.id;
  return {
    today,
    ...(kind === 'ClusterConfiguration'
      ? { nodeAddresses: nodeAddresses(resource, world), etcdBackup: hasEtcdBackup(resource, world, filesIn) }
      : {}),
    ...(kind === 'MachineDeployment' ? { controlPlanes: controlPlaneVersions(resource, world) } : {}),
  };
}

/** What kubeadm's other configurations in the folder say of the nodes. */
function nodeAddresses(configuration: Resource, world: World): string[] {
  const folder = folderIn(configuration);
  return ['kubeadm.k8s.io/InitConfiguration', 'kubeadm.k8s.io/JoinConfiguration']
    .flatMap((kind) => world.ofKind(kind))
    .filter((resource) => folderIn(resource) === folder)
    .flatMap(({ body }) => [
      valueAt(body, ['localAPIEndpoint', 'advertiseAddress']),
      valueAt(body, ['controlPlane', 'localAPIEndpoint', 'advertiseAddress']),
    ])
    .filter((address) => typeof address === 'string');
}

/** A CronJob that takes snapshots, or a script or unit of that name beside the configuration. */
function hasEtcdBackup(configuration: Resource, world: World, filesIn: Repository['filesIn']): boolean {
  const takesSnapshots = ({ body }: Resource) => /etcd(?:ctl|utl)\b[^]*\bsnapshot\b/.test(jsonText(body.spec ?? {}));
  if (world.ofKind('batch/CronJob').some(takesSnapshots)) return true;
  const folder = folderIn(configuration);
  return filesIn(folder).some((path) => /etcd[^/]*(?:backup|snapshot)|(?:backup|snapshot)[^/]*etcd/i.test(path));
}

function controlPlaneVersions(machines: Resource, world: World): unknown[] {
  const { clusterName } = specOf(machines);
  return world
    .near(machines, 'controlplane.cluster.x-k8s.io/KubeadmControlPlane')
    .filter(({ id, body }) => {
      const labels = valueAt(body, ['metadata', 'labels']);
      const name = isObject(labels) ? labels['cluster.x-k8s.io/cluster-name'] : undefined;
      return name === clusterName || id.name === `${String(clusterName)}-control-plane`;
    })
    .map((controlPlane) => specOf(controlPlane).version);
}
