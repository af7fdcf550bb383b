/** Told how far a run is with what it works on now; may be called very often. */
export type Progress = (what: 'files' | 'units' | 'objects', done: number, total: number) => void;
