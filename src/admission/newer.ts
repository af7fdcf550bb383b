import type { AdmissionError } from '../engines/admission.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';

/** Something that the validation in the engine refuses, and servers from some version on do not. */
interface Allowance {
  /** `group/Kind` */
  readonly kind: string;
  readonly field: string;
  /** Minor version of Kubernetes 1. */
  readonly since: number;
  readonly allows: (spec: Json) => boolean;
}

const allowances: readonly Allowance[] = [
  {
    // https://kubernetes.io/blog/2026/09/02/kubernetes-v1-37-hpa-scale-to-zero-beta/
    kind: 'autoscaling/HorizontalPodAutoscaler',
    field: 'spec.minReplicas',
    since: 37,
    allows: ({ minReplicas, metrics }) =>
      minReplicas === 0 &&
      Array.isArray(metrics) &&
      metrics.some((metric) => isObject(metric) && (metric.type === 'Object' || metric.type === 'External')),
  },
];

/** Whether every server that the object goes to takes what the engine, which is of one version, refuses. */
export function isAllowedNow({ field }: AdmissionError, { id, body }: Resource, minors: readonly number[]): boolean {
  const kind = `${groupOf(id.apiVersion)}/${id.kind}`;
  const { spec } = body;
  return allowances.some(
    (one) =>
      one.kind === kind &&
      one.field === field &&
      isObject(spec) &&
      one.allows(spec) &&
      minors.every((minor) => minor >= one.since),
  );
}
