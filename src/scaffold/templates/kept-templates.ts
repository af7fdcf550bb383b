/** Where a repository keeps templates of its own: reviews see them, updates need no network, and lint passes them over. */
export const keptIn = '.k8s-platform/templates';
