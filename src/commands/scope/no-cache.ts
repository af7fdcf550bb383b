/** What `--no-cache` says of itself. */
export const noCache = 'work everything out anew, and keep nothing for the next run';
