/** The files of a folder as a zip file: in the order of their names, all of one time. */
export function zipOf(folder: string): Uint8Array;
