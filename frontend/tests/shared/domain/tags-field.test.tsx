// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { TagsField, withTags } from "@/shared/domain/tags-field";
import { renderIn } from "../../render";

let latest: string[] = [];

beforeEach(() => {
  latest = [];
});

function Tags({ max = 12 }: { max?: number }) {
  const [value, setValue] = useState<string[]>([]);
  return (
    <TagsField
      value={value}
      max={max}
      onChange={(next) => {
        latest = next;
        setValue(next);
      }}
    />
  );
}

describe("tags", () => {
  it("are separated by commas of either keyboard and by Enter", async () => {
    renderIn("fa", <Tags />);
    await userEvent.type(screen.getByRole("textbox"), "نشت آب، حسگر,شبکه{Enter}");
    expect(latest).toEqual(["نشت آب", "حسگر", "شبکه"]);
  });

  it("that differ only in spelling are one", () => {
    expect(withTags(["آب‌رسانی"], "آب رساني، #IoT, iot", 12)).toEqual(["آب‌رسانی", "IoT"]);
  });

  it("are added when the field is left", async () => {
    renderIn("en", <Tags />);
    await userEvent.type(screen.getByRole("textbox"), "sensor");
    await userEvent.tab();
    expect(latest).toEqual(["sensor"]);
  });

  it("come back into the field with Backspace", async () => {
    renderIn("en", <Tags />);
    await userEvent.type(screen.getByRole("textbox"), "one,two,{Backspace}");
    expect(latest).toEqual(["one"]);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "two");
  });

  it("stop at the most, and the field says so", async () => {
    renderIn("en", <Tags max={2} />);
    await userEvent.type(screen.getByRole("textbox"), "one,two,three{Enter}");
    expect(latest).toEqual(["one", "two"]);
    expect(screen.getByText(/You have 2 tags/)).toBeTruthy();
    expect(screen.getByRole("textbox")).toHaveProperty("value", "three");
  });

  it("over sixty characters are not taken", async () => {
    renderIn("en", <Tags />);
    await userEvent.type(screen.getByRole("textbox"), `${"x".repeat(61)}{Enter}`);
    expect(latest).toEqual([]);
    expect(screen.getByText(/at most 60 characters/)).toBeTruthy();
  });
});
