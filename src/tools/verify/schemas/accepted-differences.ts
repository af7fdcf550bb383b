export interface AcceptedDifference {
  /** What the line that reports the difference matches. */
  readonly lines: RegExp;
  readonly reason: string;
}

/** Differences between the store and a server that are meant to be. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    lines: /^kind \S+\/(?:DeleteOptions|WatchEvent|Status): only the server/,
    reason: 'parts of requests and answers, which no manifest holds',
  },
  {
    lines:
      /^kind (?:authentication\.k8s\.io\/v1\/TokenRequest|autoscaling\/v1\/Scale|policy\/v1\/Eviction): only the server/,
    reason: 'bodies of subresources, which no manifest holds',
  },
  {
    lines:
      /^io\.k8s\.apimachinery\.pkg\.apis\.meta\.v1\.(?:DeleteOptions|Patch|Preconditions|Status|StatusCause|StatusDetails|WatchEvent): only the server/,
    reason: 'definitions of requests and answers; no kind leads to them',
  },
  {
    lines:
      /^io\.k8s\.api\.(?:authentication\.v1\.(?:BoundObjectReference|TokenRequest\w*)|autoscaling\.v1\.Scale\w*|policy\.v1\.Eviction): only the server/,
    reason: 'definitions of subresources; no kind leads to them',
  },
  {
    lines: /^kind v1\/APIGroupList: only the store/,
    reason: 'the answer to /apis; the server gives that path no version',
  },
  {
    lines:
      /^io\.k8s\.apimachinery\.pkg\.api\.resource\.Quantity: number or string\(quantity\) here, number or string there$/,
    reason: 'the store names the format, so that quantities are parsed as the server parses them',
  },
  {
    lines:
      /^io\.k8s\.apimachinery\.pkg\.util\.intstr\.IntOrString: integer or string here, integer or string\(int-or-string\) there$/,
    reason: 'the store says it with x-kubernetes-int-or-string, as custom resources do',
  },
];
