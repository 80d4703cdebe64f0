// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { type MoneyEnds, MoneyRangeField } from "@/shared/domain/money-range-field";
import { FormErrors } from "@/shared/forms/errors";
import { renderIn } from "../../render";

let latest: MoneyEnds | null = null;

beforeEach(() => {
  latest = null;
});

function Price({ start = { min: null, max: null } }: { start?: MoneyEnds }) {
  const [value, setValue] = useState<MoneyEnds>(start);
  return (
    <MoneyRangeField
      label="بازهٔ قیمت"
      minName="priceMin"
      maxName="priceMax"
      value={value}
      onChange={(next) => {
        latest = next;
        setValue(next);
      }}
    />
  );
}

function texts(): string[] {
  return screen.getAllByRole<HTMLInputElement>("textbox").map((field) => field.value);
}

function field(index: 0 | 1): HTMLElement {
  const found = screen.getAllByRole("textbox")[index];
  if (!found) throw new Error("a range has two fields");
  return found;
}

function write(index: 0 | 1, value: string) {
  fireEvent.change(field(index), { target: { value } });
}

describe("a price range", () => {
  it("takes Persian digits with separators in tomans and stores rials", async () => {
    renderIn("fa", <Price />);
    await userEvent.type(field(0), "۱٬۵۰۰٬۰۰۰");
    write(1, "۲۰۰۰۰۰۰");
    expect(latest).toEqual({ min: "15000000", max: "20000000" });
  });

  it("repeats a sum in words with its unit", () => {
    renderIn("fa", <Price />);
    write(0, "2500000000");
    expect(screen.getByText("۲٫۵ میلیارد تومان")).toBeTruthy();
  });

  it("changes the unit on the spot while the sums stay", async () => {
    renderIn("fa", <Price start={{ min: "15000000", max: "20000000" }} />);
    expect(texts()).toEqual(["۱٬۵۰۰٬۰۰۰", "۲٬۰۰۰٬۰۰۰"]);
    await userEvent.click(screen.getByRole("button", { name: "نوشتن به ریال" }));
    expect(texts()).toEqual(["۱۵٬۰۰۰٬۰۰۰", "۲۰٬۰۰۰٬۰۰۰"]);
    expect(latest).toBeNull();
  });

  it("says when the ends are crossed, and keeps both", () => {
    renderIn("en", <Price start={{ min: "20000000", max: "15000000" }} />);
    expect(screen.getByText(/The lower amount is above the upper one/)).toBeTruthy();
    write(1, "3000000");
    expect(latest).toEqual({ min: "20000000", max: "30000000" });
    expect(screen.queryByText(/The lower amount is above the upper one/)).toBeNull();
  });

  it("says so once when the server refused the crossed ends, too", () => {
    renderIn(
      "en",
      <FormErrors issues={[{ field: "input.fields.priceMin", code: "min_over_max", message: "The minimum is larger than the maximum." }]}>
        <Price start={{ min: "20000000", max: "15000000" }} />
      </FormErrors>,
    );
    expect(screen.getByText(/The lower amount is above the upper one/)).toBeTruthy();
    expect(screen.queryByText("The minimum is larger than the maximum.")).toBeNull();
    expect(field(0).getAttribute("aria-invalid")).toBeNull();
  });

  it("names the highest amount in the writer's digits and unit, and keeps none above", () => {
    renderIn("fa", <Price start={{ min: "10", max: null }} />);
    write(1, "99999999999999");
    expect(latest).toEqual({ min: "10", max: "999999999999990" });
    write(1, "100000000000000");
    expect(screen.getByText("مبلغ باید کمتر از ۱۰۰ هزار میلیارد تومان باشد.")).toBeTruthy();
    expect(latest).toEqual({ min: "10", max: "999999999999990" });
    expect(texts()[1]).toBe("100000000000000");
  });

  it("does not take words for an amount", () => {
    renderIn("en", <Price start={{ min: "10", max: null }} />);
    write(1, "about two million");
    expect(screen.getByText(/Write the amount in digits/)).toBeTruthy();
    expect(latest).toBeNull();
  });

  it("is emptied to nothing, not to zero", () => {
    renderIn("en", <Price start={{ min: "10", max: null }} />);
    write(0, "");
    expect(latest).toEqual({ min: null, max: null });
  });
});
