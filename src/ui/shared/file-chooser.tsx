import type { JSX, RefObject } from 'preact';

interface ChooserProps {
  readonly label: string;
  /** The kinds of files that are offered, as the attribute `accept` takes them. */
  readonly accept: string;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
  /** The field behind the button. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly id?: string;
}

/** A button that has the reader choose a file; the same one can be chosen again. */
export function FileChooser(props: ChooserProps): JSX.Element {
  const { label, accept, disabled, onFile, field, id } = props;
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={disabled}
        onClick={() => field.current?.click()}
      >
        {label}
      </button>
      <input
        ref={field}
        id={id}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
