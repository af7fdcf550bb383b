import type { JsonPath } from '../../../model/json-path.ts';

/** A field that a Pod Security check reads, from the pod or from the container that has it, and what may be in it. */
export interface Field {
  readonly path: JsonPath;
  readonly values: readonly unknown[];
}

const flags = [true, false, null];
const users = [0, 1, 65532, null];
const profiles = [
  ...['RuntimeDefault', 'Localhost', 'Unconfined', 'runtime/default', ''].map((type) => ({ type })),
  {},
  null,
];
const annotations = ['runtime/default', 'localhost/web', 'localhost', 'unconfined', 'RuntimeDefault', ''];
const seLinuxOptions = [
  ...['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t', ''].map((type) => ({
    type,
  })),
  { user: 'system_u' },
  { user: '' },
  { role: 'system_r' },
  { role: '' },
  { type: null, user: null, role: null },
  { level: 's0:c1,c2' },
  { type: 'container_t', user: 'system_u' },
  {},
  null,
];
const windowsOptions = [...flags.map((hostProcess) => ({ hostProcess })), { runAsUserName: 'ContainerUser' }, {}, null];

const sysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_notsent_lowat',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4/tcp_syncookies',
  'net.core.somaxconn',
  'kernel.msgmax',
  '',
].map((name) => ({ name, value: '1' }));

const volumeSources = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'image',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
];
const volumes = [
  ...volumeSources.map((source) => [{ name: 'data', [source]: {} }]),
  [{ name: 'data', hostPath: { path: '/data', type: 'Directory' } }],
  [{ name: 'data', hostPath: null, emptyDir: { medium: 'Memory' } }],
  [{ name: 'data', emptyDir: null }],
  [{ name: 'data' }],
  [
    { name: 'data', emptyDir: {} },
    { name: 'logs', hostPath: { path: '/var/log' } },
  ],
  [],
  null,
];

export const podFields: readonly Field[] = [
  { path: ['metadata', 'annotations'], values: [{}, null] },
  ...['web', 'absent'].flatMap((container) => [
    field(annotations, 'metadata', 'annotations', `container.apparmor.security.beta.kubernetes.io/${container}`),
    field(annotations, 'metadata', 'annotations', `container.seccomp.security.alpha.kubernetes.io/${container}`),
  ]),
  field(annotations, 'metadata', 'annotations', 'seccomp.security.alpha.kubernetes.io/pod'),
  field(flags, 'spec', 'hostNetwork'),
  field(flags, 'spec', 'hostPID'),
  field(flags, 'spec', 'hostIPC'),
  field(flags, 'spec', 'hostUsers'),
  field([{ name: 'windows' }, { name: 'linux' }, {}, null], 'spec', 'os'),
  field(volumes, 'spec', 'volumes'),
  field([{}, null], 'spec', 'securityContext'),
  field(flags, 'spec', 'securityContext', 'runAsNonRoot'),
  field(users, 'spec', 'securityContext', 'runAsUser'),
  field(profiles, 'spec', 'securityContext', 'appArmorProfile'),
  field(profiles, 'spec', 'securityContext', 'seccompProfile'),
  field(seLinuxOptions, 'spec', 'securityContext', 'seLinuxOptions'),
  field(windowsOptions, 'spec', 'securityContext', 'windowsOptions'),
  field([...sysctls.map((one) => [one]), sysctls.slice(0, 3), [], null], 'spec', 'securityContext', 'sysctls'),
];

const capabilities = [
  ...[
    'AUDIT_WRITE',
    'CHOWN',
    'DAC_OVERRIDE',
    'FOWNER',
    'FSETID',
    'KILL',
    'MKNOD',
    'NET_BIND_SERVICE',
    'SETFCAP',
    'SETGID',
    'SETPCAP',
    'SETUID',
    'SYS_CHROOT',
    'NET_RAW',
    'NET_ADMIN',
    'SYS_ADMIN',
    'CAP_CHOWN',
    'chown',
    'ALL',
    '',
  ].flatMap((added) => [{ add: [added] }, { add: [added], drop: ['ALL'] }]),
  { add: ['CHOWN', 'SYS_ADMIN'], drop: ['ALL'] },
  { drop: ['ALL'] },
  { drop: ['all'] },
  { drop: ['NET_RAW'] },
  { drop: ['NET_RAW', 'ALL'] },
  { drop: [], add: [] },
  { drop: null, add: null },
  {},
  null,
];
const ports = [
  ...[80, 0, null].map((hostPort) => [{ containerPort: 80, hostPort }]),
  [{ containerPort: 80 }],
  [{ containerPort: 80 }, { containerPort: 443, hostPort: 443 }],
  [],
  null,
];
const hosts = ['10.0.0.1', 'localhost', '', null];
const handlers = [
  ...hosts.flatMap((host) => [{ httpGet: { host, port: 80 } }, { tcpSocket: { host, port: 80 } }]),
  { httpGet: { port: 80 } },
  { exec: { command: ['true'] } },
  {},
  null,
];

export const containerFields: readonly Field[] = [
  field([{}, null], 'securityContext'),
  field(flags, 'securityContext', 'privileged'),
  field(flags, 'securityContext', 'allowPrivilegeEscalation'),
  field(flags, 'securityContext', 'runAsNonRoot'),
  field(users, 'securityContext', 'runAsUser'),
  field(['Default', 'Unmasked', '', null], 'securityContext', 'procMount'),
  field(capabilities, 'securityContext', 'capabilities'),
  field(profiles, 'securityContext', 'appArmorProfile'),
  field(profiles, 'securityContext', 'seccompProfile'),
  field(seLinuxOptions, 'securityContext', 'seLinuxOptions'),
  field(windowsOptions, 'securityContext', 'windowsOptions'),
  field(ports, 'ports'),
  field(handlers, 'livenessProbe'),
  field(handlers, 'readinessProbe'),
  field(handlers, 'startupProbe'),
  field(handlers, 'lifecycle', 'postStart'),
  field(handlers, 'lifecycle', 'preStop'),
];

function field(values: readonly unknown[], ...path: JsonPath): Field {
  return { path, values };
}
