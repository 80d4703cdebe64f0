// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { HighlightedText, type Mark } from "@/shared/domain/highlighted-text";
import { renderIn } from "../../render";

const TEXT = "پمپ‌ها دستی روشن می‌شوند";
const MARKS: Mark[] = [
  { id: "0", start: 0, end: 11 },
  { id: "1", start: 7, end: 16 },
];

function Paired({ onStep }: { onStep?: (step: 1 | -1) => void }) {
  const [activeId, setActiveId] = useState<string | null>(null);
  return <HighlightedText text={TEXT} marks={MARKS} language="FA" activeId={activeId} onActivate={setActiveId} labelOf={(id) => `phrase ${id}`} {...(onStep ? { onStep } : {})} />;
}

test("without a partner the phrases are marks in the text, in its language and direction", () => {
  const { container } = renderIn("en", <HighlightedText text={TEXT} marks={MARKS} language="FA" />);
  const paragraph = container.querySelector("p");
  expect(paragraph?.textContent).toBe(TEXT);
  expect([paragraph?.lang, paragraph?.dir]).toEqual(["fa", "auto"]);
  expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["پمپ‌ها ", "دستی", " روشن"]);
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("each phrase is one stop of the Tab key and focusing it makes it active", async () => {
  const user = userEvent.setup();
  renderIn("fa", <Paired />);
  await user.tab();
  expect(document.activeElement?.textContent).toBe("پمپ‌ها ");
  expect(screen.getAllByRole("button").map((mark) => mark.getAttribute("aria-pressed"))).toEqual(["true", "true", "false"]);
  await user.tab();
  expect(document.activeElement?.textContent).toBe("دستی");
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});

test("where phrases overlap, pressing goes on to the other one", async () => {
  const user = userEvent.setup();
  renderIn("fa", <Paired />);
  const [, shared] = screen.getAllByRole("button");
  if (!shared) throw new Error("no overlap");
  await user.click(shared);
  const afterFirst = screen.getAllByRole("button").map((mark) => mark.getAttribute("aria-pressed"));
  await user.keyboard("{Enter}");
  const afterSecond = screen.getAllByRole("button").map((mark) => mark.getAttribute("aria-pressed"));
  expect([afterFirst, afterSecond].sort()).toEqual([
    ["false", "true", "true"],
    ["true", "true", "false"],
  ]);
});

test("the arrows on a phrase ask for its neighbour", async () => {
  const user = userEvent.setup();
  const onStep = vi.fn();
  renderIn("fa", <Paired onStep={onStep} />);
  await user.tab();
  await user.keyboard("{ArrowDown}{ArrowUp}");
  expect(onStep.mock.calls).toEqual([[1], [-1]]);
});
