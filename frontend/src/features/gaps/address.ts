/** What can be counted, in the order of the switch. */
export const measures = ["demand", "supply", "matched", "unmatched", "idle"] as const;
export type Measure = (typeof measures)[number];

export const views = ["map", "goals", "table"] as const;
export type View = (typeof views)[number];

/** A cell, or a goal. */
export type Place = { dimension: string; axis: string } | { goal: string };

export interface Wanted {
  measure: Measure;
  view: View;
  city: string | null;
  /** The place that is opened. */
  place: Place | null;
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], text: string | null): Value {
  return values.find((value) => value === text) ?? values[0];
}

/** Reads the address; what it does not understand is left out. */
export function wantedFrom(params: URLSearchParams): Wanted {
  const [dimension, axis, goal] = ["dimension", "axis", "goal"].map((name) => params.get(name));
  const cell = dimension && axis ? { dimension, axis } : null;
  return {
    measure: oneOf(measures, params.get("measure")),
    view: oneOf(views, params.get("view")),
    city: params.get("city"),
    place: goal ? { goal } : cell,
  };
}

export function paramsOf({ measure, view, city, place }: Wanted): URLSearchParams {
  const params = new URLSearchParams();
  if (view !== views[0]) params.set("view", view);
  if (measure !== measures[0]) params.set("measure", measure);
  if (city) params.set("city", city);
  for (const [name, value] of Object.entries(place ?? {})) params.set(name, value);
  return params;
}

/** The list of open challenges that states this place itself. */
export function challengesAt(place: Place, city: string | null): string {
  return `/challenges?${new URLSearchParams({ open: "1", ...(city ? { city } : {}), ...place }).toString()}`;
}

/** Solutions state goals and dimensions, no axes. */
export function solutionsAt(place: Place): string {
  const stated = "goal" in place ? place : { dimension: place.dimension };
  return `/solutions?${new URLSearchParams(stated).toString()}`;
}
