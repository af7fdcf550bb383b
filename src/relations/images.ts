/** A container image's name, taken apart. Source: the distribution specification's reference grammar. */
export interface Image {
  /** `docker.io` where the name has none. */
  readonly registry: string;
  /** `library/nginx` for `nginx`. */
  readonly repository: string;
  /** Empty where there is none. */
  readonly tag: string;
  readonly digest: string;
}

export function parseImage(name: string): Image {
  const [beforeDigest = '', digest = ''] = name.split('@', 2);
  const slash = beforeDigest.lastIndexOf('/');
  const colon = beforeDigest.indexOf(':', slash + 1);
  const path = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tag = colon < 0 ? '' : beforeDigest.slice(colon + 1);
  const first = path.indexOf('/');
  const host = path.slice(0, Math.max(first, 0));
  const hasRegistry = host.includes('.') || host.includes(':') || host === 'localhost';
  const repository = hasRegistry ? path.slice(first + 1) : path;
  const official = !hasRegistry && first < 0;
  return {
    registry: hasRegistry ? host : 'docker.io',
    repository: official ? `library/${repository}` : repository,
    tag,
    digest,
  };
}
