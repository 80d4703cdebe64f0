/** Colours there are besides «nothing». */
export const STEPS = 5;

export interface Step {
  /** 1 is the palest, 5 the darkest; fewer values than colours spread over them. */
  heat: number;
  from: number;
  to: number;
}

/** Whole numbers from 1 to `max` in at most five ranges of equal width; none without a value. */
export function scaleOf(values: readonly number[]): readonly Step[] {
  const max = Math.max(0, ...values);
  const count = Math.min(STEPS, max);
  return Array.from({ length: count }, (_, index) => ({
    heat: Math.round(((index + 1) * STEPS) / count),
    from: Math.floor((index * max) / count) + 1,
    to: Math.floor(((index + 1) * max) / count),
  }));
}

/** Which colour `value` has; 0 is none. */
export function heatOf(value: number, scale: readonly Step[]): number {
  return scale.find((step) => value >= step.from && value <= step.to)?.heat ?? 0;
}
