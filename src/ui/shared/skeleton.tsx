import type { JSX } from 'preact';

/** The shape of an article, while the article is not there yet. */
export function Skeleton({ label }: { readonly label: string }): JSX.Element {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {['title', 'line', 'line', 'line short', 'line', 'line', 'line short'].map((shape, index) => (
        <div class={`skeleton-${shape}`} key={index} />
      ))}
    </div>
  );
}
