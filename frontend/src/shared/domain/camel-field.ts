/** `success_measures` and `input.fields.successMeasures` both name the form's field `successMeasures`. */
export function camelField(path: string): string {
  return path.replace(/^(input\.)?(fields\.)?/, "").replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
