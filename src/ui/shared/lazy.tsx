import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component that is loaded when it is first shown, so that the pop-up opens without it. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element | undefined {
  let loaded: ComponentType<Props> | undefined;
  return (props) => {
    const [Component, setComponent] = useState(() => loaded);
    useEffect(() => {
      if (Component) return;
      void load().then((component) => {
        loaded = component;
        setComponent(() => component);
      });
    }, [Component]);
    return Component && <Component {...props} />;
  };
}
