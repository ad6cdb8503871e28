/** The last part of an address's path; the address itself where it has none. */
export function fileName(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) || address;
}
