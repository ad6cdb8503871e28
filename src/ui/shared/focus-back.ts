/** Notes what has the focus; gives what puts it back there, if by then it is within what goes away. */
export function focusToGiveBack(): (leaving: Element | null) => void {
  const before = document.activeElement;
  return (leaving) => {
    const isWithin = leaving?.contains(document.activeElement);
    if (isWithin && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}
