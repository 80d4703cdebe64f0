import { generate } from "lean-qr";
import { useMemo } from "react";
import styles from "../account.module.css";

const QUIET = 2;

/** Drawn here, in the page: the secret leaves for no image service, and no policy is loosened for it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const code = generate(text);
    let drawn = "";
    for (let y = 0; y < code.size; y += 1) {
      for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) drawn += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
    return { path: drawn, size: code.size + QUIET * 2 };
  }, [text]);
  return (
    <div className={styles.qr}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        {/* Scanners want black on white, in the dark theme too. */}
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </div>
  );
}
