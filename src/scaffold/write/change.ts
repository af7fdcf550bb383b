export interface FileToWrite {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Otherwise a file that is there keeps its mode. */
  readonly executable?: boolean;
}

export interface ChangeOfFiles {
  /** Moved into place in this order. */
  readonly write: readonly FileToWrite[];
  /** Paths, with the folders that they leave empty. */
  readonly remove?: readonly string[];
  /** Moved after all else: what says that the change was made. A run that was killed before can be repeated. */
  readonly last?: readonly FileToWrite[];
}
