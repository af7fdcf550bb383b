/** What a check says about one repository: what is wrong with it, a line each, or why nothing can be said. */
export type Outcome =
  | {
      readonly mistakes: readonly string[];
      /** Digests of the objects that were judged, where the check counts them; some may be the same. */
      readonly objects?: readonly string[];
      /** Kinds of objects that could not be judged. */
      readonly unjudged?: readonly string[];
    }
  /** What the repository does not have. */
  | { readonly nothing: string }
  /** What would have to be there to check it. */
  | { readonly missing: string };

export function notInstalled(peer: string): Outcome {
  return { missing: `${peer} is not installed` };
}
