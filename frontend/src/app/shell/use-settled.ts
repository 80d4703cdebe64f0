import { useEffect, useState } from "react";

/** Follows a value once it has stood for a moment, so that a blink of the network does not make the header blink. */
export function useSettled<Value>(value: Value, milliseconds = 700): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [value, milliseconds]);
  return settled;
}
