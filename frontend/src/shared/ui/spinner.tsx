import styles from "./spinner.module.css";

export function Spinner({ size = 16 }: { size?: number }) {
  return <span className={styles.spinner} style={{ inlineSize: size, blockSize: size }} aria-hidden="true" />;
}
