declare module '@citation-js/core' {
  /** The package's plug-ins; it comes without types. */
  export const plugins: {
    readonly input: {
      /** Reads a file of a form as items of CSL-JSON. */
      chain(
        text: string,
        options: { readonly forceType: string; readonly generateGraph: boolean },
      ): Record<string, unknown>[];
    };
  };
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
