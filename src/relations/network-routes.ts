import { jsonText } from '../model/json-text.ts';
import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { areTogether } from './neighbours.ts';
import type { World } from './world.ts';

/** A request that an Ingress or a route of the Gateway API takes. */
interface Route {
  readonly owner: Resource;
  readonly path: JsonPath;
  /** Equal for two routes that take the same requests at the same entry. */
  readonly key: string;
  /** Host and path, as a person writes them. */
  readonly shown: string;
}

const kinds: Readonly<Record<string, (resource: Resource) => Route[]>> = {
  'networking.k8s.io/Ingress': ingressRoutes,
  'gateway.networking.k8s.io/HTTPRoute': gatewayRoutes,
  'gateway.networking.k8s.io/GRPCRoute': gatewayRoutes,
};

const known = new WeakMap<World, ReadonlyMap<string, readonly Route[]>>();

/** Of an Ingress, HTTPRoute or GRPCRoute: which of its routes another one, or it itself, takes too. */
export function duplicateRoutes(resource: Resource, { world }: Repository): Json {
  const all = routesIn(world);
  const own = [...all.values()].flat().filter(({ owner }) => owner === resource);
  const duplicates = own.flatMap((route) => {
    const rival = all.get(route.key)!.find((other) => other !== route && areRivals(route, other, world));
    return rival === undefined ? [] : [{ path: route.path, route: route.shown, by: rival.owner.id }];
  });
  return { duplicateRoutes: duplicates };
}

function routesIn(world: World): ReadonlyMap<string, readonly Route[]> {
  const cached = known.get(world);
  if (cached !== undefined) return cached;
  const routes = Object.entries(kinds).flatMap(([kind, routesOf]) => world.ofKind(kind).flatMap(routesOf));
  const byKey = new Map<string, Route[]>();
  for (const route of routes) byKey.set(route.key, [...(byKey.get(route.key) ?? []), route]);
  known.set(world, byKey);
  return byKey;
}

/** The same object in two units is one, and two that are never deployed together do not meet. */
function areRivals({ owner, path }: Route, other: Route, world: World): boolean {
  if (owner === other.owner) return JSON.stringify(path) !== JSON.stringify(other.path);
  const [one, two] = [owner.id, other.owner.id];
  const isSame = one.kind === two.kind && one.name === two.name && one.namespace === two.namespace;
  return !isSame && !world.areAlternatives(owner, other.owner) && areTogether(owner, other.owner);
}

function ingressRoutes(owner: Resource): Route[] {
  const { annotations } = isObject(owner.body.metadata) ? owner.body.metadata : {};
  const notes = isObject(annotations) ? annotations : {};
  if (notes['nginx.ingress.kubernetes.io/canary'] === 'true') return [];
  const spec = isObject(owner.body.spec) ? owner.body.spec : {};
  const entry = spec.ingressClassName ?? notes['kubernetes.io/ingress.class'] ?? '';
  return listOf(spec.rules).flatMap((rule, index) =>
    listOf(isObject(rule.http) ? rule.http.paths : undefined).map((taken, at) => {
      const [host, path] = [textOf(rule.host, '*'), textOf(taken.path, '/')];
      return {
        owner,
        path: ['spec', 'rules', index, 'http', 'paths', at],
        key: jsonText(['Ingress', entry, host, path, taken.pathType]),
        shown: `${host}${path}`,
      };
    }),
  );
}

function gatewayRoutes(owner: Resource): Route[] {
  const spec = isObject(owner.body.spec) ? owner.body.spec : {};
  const hosts = Array.isArray(spec.hostnames) && spec.hostnames.length > 0 ? spec.hostnames : ['*'];
  return listOf(spec.parentRefs).flatMap((parent) => {
    const entry = [
      parent.kind ?? 'Gateway',
      parent.namespace ?? owner.id.namespace,
      parent.name,
      parent.sectionName,
      parent.port,
    ];
    return listOf(spec.rules).flatMap((rule, index) =>
      (Array.isArray(rule.matches) ? listOf(rule.matches) : [{}]).flatMap((match, at) =>
        hosts.map((host: unknown) => {
          const path = { type: 'PathPrefix', value: '/', ...(isObject(match.path) ? match.path : {}) };
          return {
            owner,
            path: ['spec', 'rules', index, ...(Array.isArray(rule.matches) ? ['matches', at] : [])],
            key: jsonText([owner.id.kind, entry, host, path, match.method, match.headers, match.queryParams]),
            shown: `${String(host)}${path.value}`,
          };
        }),
      ),
    );
  });
}

function textOf(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
