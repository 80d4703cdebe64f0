// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { DimensionPicker, DimensionSelect, GoalPicker } from "@/shared/domain/taxonomy-picker";
import { FakeServer } from "../../fake-server";
import { renderScreen } from "../../render-screen";

const water = { __typename: "Dimension", id: "d1", code: "ENV", titleFa: "محیط هوشمند", titleEn: "Smart environment" };
const travel = { __typename: "Dimension", id: "d2", code: "MOB", titleFa: "جابجایی هوشمند", titleEn: "Smart mobility" };

function goal(id: string, titleFa: string, titleEn: string, dimension: object) {
  return { __typename: "Goal", id, code: id, titleFa, titleEn, dimension, axes: [] };
}

const TAXONOMY = {
  taxonomy: {
    __typename: "Taxonomy",
    id: "t1",
    code: "smart",
    version: "1",
    titleFa: "شهر هوشمند",
    titleEn: "Smart city",
    dimensions: [water, travel],
    axes: [],
    goals: [goal("g1", "کاهش هدررفت آب", "Less water loss", water), goal("g2", "هوای پاک", "Clean air", water), goal("g3", "حمل‌ونقل همگانی", "Public transport", travel)],
    macroPolicies: [],
  },
};

let chosen: readonly string[] = [];

function Goals({ max = 5 }: { max?: number }) {
  const [value, setValue] = useState<string[]>([]);
  return (
    <GoalPicker
      value={value}
      max={max}
      preferDimensions={["d2"]}
      onChange={(next) => {
        chosen = next;
        setValue(next);
      }}
    />
  );
}

let ticked: readonly string[] = [];

function Dimensions() {
  const [value, setValue] = useState<string[]>([]);
  return (
    <DimensionPicker
      value={value}
      onChange={(next) => {
        ticked = next;
        setValue(next);
      }}
    />
  );
}

function show(element: React.ReactElement, locale: "fa" | "en" = "fa") {
  return renderScreen(locale, [{ path: "/", element }], "/");
}

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.operation("Taxonomy", () => TAXONOMY);
});

// The lists of options are heavy for a simulated page on a busy machine.
describe("goals", { timeout: 20_000 }, () => {
  it("are found by Arabic spelling of a Persian name", async () => {
    show(<Goals />);
    await userEvent.click(await screen.findByRole("combobox", { name: "هدف‌ها" }));
    await userEvent.paste("حمل و نقل همگاني");
    const list = await screen.findByRole("listbox");
    expect(within(list).getAllByRole("option").map((option) => option.textContent)).toEqual(["حمل‌ونقل همگانی"]);
    await userEvent.click(within(list).getByRole("option"));
    expect(chosen).toEqual(["g3"]);
  });

  it("of the chosen dimensions stand first, under their name", async () => {
    show(<Goals />);
    await userEvent.click(await screen.findByRole("combobox", { name: "هدف‌ها" }));
    const list = await screen.findByRole("listbox");
    expect(within(list).getAllByRole("group").map((group) => group.textContent)).toEqual([
      "جابجایی هوشمندحمل‌ونقل همگانی",
      "محیط هوشمندکاهش هدررفت آبهوای پاک",
    ]);
  });

  it("cannot be more than the most", async () => {
    show(<Goals max={1} />, "en");
    await userEvent.click(await screen.findByRole("combobox", { name: "Goals" }));
    await userEvent.click(await screen.findByRole("option", { name: "Clean air" }));
    expect(chosen).toEqual(["g2"]);
    await userEvent.click(screen.getByRole("option", { name: "Less water loss" }));
    expect(chosen).toEqual(["g2"]);
  });
});

describe("dimensions", () => {
  it("are ticked, several of them", async () => {
    show(<Dimensions />);
    await userEvent.click(await screen.findByRole("checkbox", { name: "جابجایی هوشمند" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "محیط هوشمند" }));
    expect(ticked).toEqual(["d2", "d1"]);
  });

  it("can be taken back to none in a filter", async () => {
    const changes: (string | null)[] = [];
    show(<DimensionSelect value="d1" none="همه" onChange={(id) => changes.push(id)} />);
    await userEvent.click(await screen.findByRole("button", { name: /محیط هوشمند/ }));
    await userEvent.click(await screen.findByRole("option", { name: "همه" }));
    expect(changes).toEqual([null]);
  });
});

describe("a list that does not come", () => {
  it("says so and can be asked for again", async () => {
    let isDown = true;
    server.operation("Taxonomy", () => {
      if (isDown) throw new Error("no network");
      return TAXONOMY;
    });
    show(<Goals />);
    const retry = await screen.findByRole("button", { name: "تلاش دوباره" });
    isDown = false;
    await userEvent.click(retry);
    const field = await screen.findByRole("combobox", { name: "هدف‌ها" });
    await userEvent.click(field);
    expect(await screen.findAllByRole("option")).toHaveLength(3);
  });
});
