type Message = string | ((args: Record<string, string & number & boolean>, formatter: Formatter) => string);
interface Formatter {
  number(value: number): string;
}
export const persian: Record<string, Record<string, Message>>;
