// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FileName } from "@/shared/ui/text";

describe("the name of a file", () => {
  it.each([
    ["نقشه ۱۴۰۵.pdf", ".pdf"],
    ["Report 2024.v2.xlsx", ".xlsx"],
    ["گزارش pilot.docx", ".docx"],
  ])("%s keeps its letters, and its ending in one piece", (name, ending) => {
    const { container } = render(<FileName>{name}</FileName>);
    expect(container.textContent).toBe(name);
    expect(container.querySelector("bdi > bdi[dir=ltr]")?.textContent).toBe(ending);
  });

  it.each(["README", ".env", "نسخه ۱. نهایی"])("%s has no ending to set apart", (name) => {
    const { container } = render(<FileName>{name}</FileName>);
    expect(container.innerHTML).toBe(`<bdi>${name}</bdi>`);
  });
});
