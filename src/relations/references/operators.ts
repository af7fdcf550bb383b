import { groupOf, type Resource } from '../../model/resource.ts';
import type { ObjectName } from './built-in.ts';

/** What operators make of a custom resource, as `Kind name`; `{}` stands for its own name, `*` for what is not known. */
const made: Readonly<Record<string, readonly string[]>> = {
  // https://cloudnative-pg.io/documentation/current/applications/
  'postgresql.cnpg.io/Cluster': [
    ...['{}-app', '{}-superuser', '{}-ca', '{}-server', '{}-replication'].map((name) => `Secret ${name}`),
    ...['{}-rw', '{}-ro', '{}-r'].map((name) => `Service ${name}`),
    'ServiceAccount {}',
    'PersistentVolumeClaim {}-*',
  ],
  'postgresql.cnpg.io/Pooler': ['Service {}', 'Secret {}*'],
  'acid.zalan.do/postgresql': ['Secret *.{}.credentials.postgresql.acid.zalan.do', 'Service {}', 'Service {}-*'],
  'postgres-operator.crunchydata.com/PostgresCluster': ['Secret {}-*', 'Service {}-*', 'ConfigMap {}-*'],
  'kafka.strimzi.io/Kafka': ['Secret {}-*', 'Service {}-*', 'ConfigMap {}-*', 'ServiceAccount {}-*'],
  'kafka.strimzi.io/KafkaUser': ['Secret {}'],
  'elasticsearch.k8s.elastic.co/Elasticsearch': ['Secret {}-es-*', 'Service {}-es-*', 'ConfigMap {}-es-*'],
  'kibana.k8s.elastic.co/Kibana': ['Secret {}-kb-*', 'Service {}-kb-*'],
  'rabbitmq.com/RabbitmqCluster': [
    'Secret {}-default-user',
    'Secret {}-erlang-cookie',
    'Service {}',
    'Service {}-nodes',
  ],
  'mongodbcommunity.mongodb.com/MongoDBCommunity': ['Secret {}-*', 'Service {}-svc'],
  'databases.spotahome.com/RedisFailover': ['Service rfs-{}', 'Service rfr-{}', 'Service rfrm-{}'],
  'minio.min.io/Tenant': ['Secret {}-*', 'Service {}-*', 'Service minio'],
  'objectbucket.io/ObjectBucketClaim': ['Secret {}', 'ConfigMap {}'],
  'monitoring.coreos.com/Prometheus': [
    'Service prometheus-operated',
    'ConfigMap prometheus-{}-*',
    'Secret prometheus-{}*',
  ],
  'monitoring.coreos.com/Alertmanager': ['Service alertmanager-operated', 'Secret alertmanager-{}*'],
  'monitoring.coreos.com/ThanosRuler': ['Service thanos-ruler-operated'],
  'grafana.integreatly.org/Grafana': ['Service {}-service', 'Secret {}-admin-credentials', 'ServiceAccount {}-sa'],
  'opentelemetry.io/OpenTelemetryCollector': ['Service {}-collector*', 'ServiceAccount {}-collector'],
  'jaegertracing.io/Jaeger': ['Service {}-*'],
  'serving.knative.dev/Service': ['Service {}'],
  'flagger.app/Canary': ['Service {}', 'Service {}-canary', 'Service {}-primary', 'apps/Deployment {}-primary'],
  'multicluster.x-k8s.io/ServiceImport': ['Service {}'],
};

/** Custom resources of which an operator makes pods, with labels of its own. */
const podMakers = new Set([
  ...Object.keys(made),
  'argoproj.io/ArgoCD',
  'argoproj.io/Workflow',
  'argoproj.io/CronWorkflow',
  'tekton.dev/Pipeline',
  'tekton.dev/Task',
  'logging.banzaicloud.io/Logging',
  'monitoring.coreos.com/PrometheusAgent',
  'operator.victoriametrics.com/VMCluster',
  'operator.victoriametrics.com/VMSingle',
  'operator.victoriametrics.com/VMAgent',
  'gateway.networking.k8s.io/Gateway',
  'actions.github.com/AutoscalingRunnerSet',
  'actions.summerwind.dev/RunnerDeployment',
  'kubevirt.io/VirtualMachine',
  'sparkoperator.k8s.io/SparkApplication',
  'flink.apache.org/FlinkDeployment',
  'ray.io/RayCluster',
  'ray.io/RayService',
  'pxc.percona.com/PerconaXtraDBCluster',
  'psmdb.percona.com/PerconaServerMongoDB',
  'k8s.mariadb.com/MariaDB',
  'mysql.oracle.com/InnoDBCluster',
  'cassandra.datastax.com/CassandraDatacenter',
  'scylla.scylladb.com/ScyllaCluster',
  'dragonflydb.io/Dragonfly',
  'k8s.keycloak.org/Keycloak',
]);

export function operatorsObjects({ id }: Resource): ObjectName[] {
  return (made[`${groupOf(id.apiVersion)}/${id.kind}`] ?? []).map((text) => {
    const [kind, name] = text.split(' ') as [string, string];
    return {
      kind: kind.includes('/') ? kind : `/${kind}`,
      name: name.replace('{}', id.name),
      namespace: id.namespace,
    };
  });
}

/** Kinds, by `group/Kind`, of which pods come that no file describes. */
export function makesPods(kind: string): boolean {
  return podMakers.has(kind);
}
