import { useEffect, useState } from 'preact/hooks';

const SETTLE = 400;

/** The value once it has stopped changing: a pin on its way asks the server nothing. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
